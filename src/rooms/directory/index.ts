/** The questions other rooms may ask of the directory: pass `services.counter` for what agencies may see, `services.public` for what everybody may. */
export { findService, findShown, searchServices } from './search.ts';
export { readPlace } from './places.ts';
export { NEEDS, type Need } from './taxonomy.ts';
export { needWord, reasonWord } from './words.ts';
export type { Found, Question, Reason, Results } from './schema.ts';
export type { ExampleService } from './example.ts';
