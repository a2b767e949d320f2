/** The words for what is recorded of a person. */
import * as m from '../../../../messages/messages.js';
import type { DocumentNumber, Form, Person, RelationKind, Sex } from '../../schema.ts';

/** Each sex as the person says it. */
export const sexes: Readonly<Record<Sex, string>> = { female: m.people_female(), male: m.people_male(), another: m.people_another(), unknown: m.people_unknown() };

/** Each age group. */
export const ageGroups: Readonly<Record<Person['ageGroup'], string>> = { adult: m.people_adult(), minor: m.people_minor(), unknown: m.people_age_unknown() };

/** Each form of trafficking. */
export const forms: Readonly<Record<Form, string>> = { sex: m.people_form_sex(), labor: m.people_form_labor(), both: m.people_form_both(), unknown: m.people_form_unknown() };

/** What a relative is of a person. */
export const relationKinds: Readonly<Record<RelationKind, string>> = { spouse: m.people_spouse(), parent: m.people_parent(), child: m.people_child(), sibling: m.people_sibling(), guardian: m.people_guardian(), other: m.people_other_relative() };

/** The kinds of numbers that documents carry. */
export const numberKinds: Readonly<Record<DocumentNumber['kind'], string>> = { 'a-number': m.people_a_number(), passport: m.people_passport(), ssn: m.people_ssn(), other: m.people_other_number() };
