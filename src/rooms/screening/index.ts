/** The questions other rooms may ask of screening. */
export { screeningsOf, startScreening } from './actions.ts';
export type { Band, NewScreening, ScreeningLine } from './schema.ts';
