/** The questions other rooms may ask of people. */
export { enterPeople, getPerson, peopleOf } from './actions.ts';
export { caseCodesOf, findByCaseCode, keepIdentifications, takenCaseCodes } from './store.ts';
export { ageGroupOn } from './rules.ts';
export type { Form, Identity, NewPerson, Person, Sex } from './schema.ts';
export type { ExamplePerson } from './example.ts';
