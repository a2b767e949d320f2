/** The questions other rooms may ask of people. */
export { enterPeople, getPerson, peopleOf } from './actions.ts';
export { caseCodesOf, keepIdentifications, takenCaseCodes } from './store.ts';
export { ageGroupOn } from './rules.ts';
export { DayText, Form, Kept, Sex } from './schema.ts';
export type { NewPerson, Person, Identity } from './schema.ts';
export type { ExamplePerson } from './example.ts';
