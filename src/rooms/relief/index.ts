/** What other rooms may ask of relief: the status notices that an office received of people, and to keep one that came in. */
export { keepNotice, noticesOf, type StatusNotice } from './notices.ts';
