/** The questions other rooms may ask of people. */
export { destroyPerson, enterPeople, getPerson, peopleOf } from './actions.ts';
export { caseCodesOf, findByCaseCode, findByCaseCodes, identificationsOf, keepIdentifications, takenCaseCodes } from './store.ts';
export { ageGroupOn } from './rules.ts';
export type { Form, Identity, NewPerson, Person, Sex } from './schema.ts';
export { inventPerson, type ExamplePerson, type InventedPerson } from './example.ts';
