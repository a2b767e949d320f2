/** What other rooms may ask of relief: the status notices an office received, which of them stand, and whom records of relief protect. */
export { keepNotice, noticesOf, type StatusNotice } from './notices.ts';
export { protectedPersons } from './readings.ts';
export { standingNotices } from './rules.ts';
export type { Noticed, NoticeKind } from './schema.ts';
