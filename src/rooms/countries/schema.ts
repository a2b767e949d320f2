import { Type, type Static, type TSchema } from 'typebox';
import { DayText, Kept } from '../../foundation/web/shapes.ts';

const closed = { additionalProperties: false } as const;
const Id = Type.String({ format: 'uuid' });
const words = <const T extends readonly string[]>(values: T) => Type.Unsafe<T[number]>({ type: 'string', enum: [...values] });
const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Long = Type.String({ minLength: 2, maxLength: 8000 });
const Code = Type.String({ pattern: '^[A-Z]{2}$', description: 'ISO 3166-1 alpha-2, as it was then.' });
const Year = Type.Integer({ minimum: 2001, maximum: 2100, description: 'The year of the report.' });
const Why = Type.String({ minLength: 3, maxLength: 1000 });

export { Kept };

const KINDS = ['country', 'territory'] as const;
const REGIONS = ['africa', 'east-asia-pacific', 'europe-eurasia', 'near-east', 'south-central-asia', 'western-hemisphere'] as const;
/** The limbs of 19 USC 2467(6)(A) to (D). */
const FORMS = ['slavery', 'prostitution', 'illicit', 'hazardous'] as const;
const LEVELS = ['significant', 'moderate', 'minimal', 'none'] as const;
/** Why a country is on the special watch list: 22 USC 7107(b)(2)(A)(i), (ii), (iii)(I), (iii)(II), and commitments, as the law was before. */
const WATCHES = ['up-to-1', 'up-from-3', 'numbers', 'no-evidence', 'commitments'] as const;
const STEPS = ['determination', 'interim', 'action-plan'] as const;
/** The minimum standards (a)(1) to (3), and the criteria (b)(1) to (12) by which (a)(4) is judged: 22 USC 7106. */
const CRITERIA = ['a1', 'a2', 'a3', 'b1', 'b2', 'b3', 'b4', 'b5', 'b6', 'b7', 'b8', 'b9', 'b10', 'b11', 'b12'] as const;
const ANSWERS = ['met', 'partly', 'not-met', 'no-data'] as const;
const PURPOSES = ['trafficking', 'child-labor', 'both'] as const;
const CERTAINTIES = ['sourced', 'unverified'] as const;
export type Kind = (typeof KINDS)[number];
export type Region = (typeof REGIONS)[number];
export type Form = (typeof FORMS)[number];
export type Level = (typeof LEVELS)[number];
export type Watch = (typeof WATCHES)[number];
export type StepKind = (typeof STEPS)[number];
export type Criterion = (typeof CRITERIA)[number];
export type Answer = (typeof ANSWERS)[number];
export type Purpose = (typeof PURPOSES)[number];
export type Certainty = (typeof CERTAINTIES)[number];

export const NewCountry = Type.Object({ code: Code, name: Type.String({ minLength: 2, maxLength: 80 }), kind: words(KINDS), region: words(REGIONS), fromOn: Type.Optional(DayText), latitude: Type.Integer({ minimum: -90, maximum: 90 }), longitude: Type.Integer({ minimum: -180, maximum: 180 }) }, closed);
export type NewCountry = Static<typeof NewCountry>;
export const EndCountry = Type.Object({ id: Id, untilOn: DayText, successors: Type.Array(Code, { maxItems: 10, uniqueItems: true }) }, closed);
export type EndCountry = Static<typeof EndCountry>;
export const Rename = Type.Object({ id: Id, name: Type.String({ minLength: 2, maxLength: 80 }), fromOn: DayText }, closed);
export type Rename = Static<typeof Rename>;
export const CountryId = Type.Object({ id: Id }, closed);
const findingFields = { year: Year, publishedOn: DayText, prevalence: Long, forms: Type.Array(words(FORMS), { maxItems: 4, uniqueItems: true }), sectors: Type.Array(Type.String({ minLength: 2, maxLength: 80 }), { maxItems: 40, uniqueItems: true }), law: Long, enforcement: Long, policy: Long, programs: Long, actions: Type.Optional(Long), level: Type.Optional(words(LEVELS)) };
export const NewFinding = Type.Object({ id: Id, ...findingFields }, closed);
export type NewFinding = Static<typeof NewFinding>;
export const NewPlacement = Type.Object({ id: Id, year: Year, tier: Type.Integer({ minimum: 1, maximum: 3 }), watch: Type.Optional(words(WATCHES)), waiver: Type.Optional(Why), releasedOn: DayText, explanation: Type.Optional(Long), certainty: words(CERTAINTIES) }, closed);
export type NewPlacement = Static<typeof NewPlacement>;
export const NewStep = Type.Object({ placement: Id, kind: words(STEPS), onDay: DayText, words: Type.String({ minLength: 2, maxLength: 4000 }) }, closed);
export type NewStep = Static<typeof NewStep>;
export const NewEvidence = Type.Object({ id: Id, year: Year, criterion: words(CRITERIA), answer: words(ANSWERS), words: Type.String({ minLength: 2, maxLength: 4000 }), concrete: Type.Boolean(), source: Type.String({ minLength: 3, maxLength: 400 }) }, closed);
export type NewEvidence = Static<typeof NewEvidence>;
export const NewDesignation = Type.Object({ id: Id, preference: Id, fromOn: DayText, interest: Type.Boolean(), certainty: words(CERTAINTIES) }, closed);
export type NewDesignation = Static<typeof NewDesignation>;
export const EndDesignation = Type.Object({ designation: Id, untilOn: DayText, ended: Why }, closed);
export type EndDesignation = Static<typeof EndDesignation>;
export const NewProject = Type.Object({ id: Id, title: Type.String({ minLength: 2, maxLength: 200 }), department: Type.String({ minLength: 2, maxLength: 40 }), purpose: words(PURPOSES), startsOn: DayText, endsOn: DayText, number: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })) }, closed);
export type NewProject = Static<typeof NewProject>;
export const NewPreference = Type.Object({ short: Type.String({ pattern: '^[A-Z]{3,8}$' }), title: Type.String({ minLength: 3, maxLength: 200 }), authority: Type.String({ minLength: 3, maxLength: 200 }), criterion: Why }, closed);
export type NewPreference = Static<typeof NewPreference>;
export const NewSpell = Type.Object({ preference: Id, fromOn: DayText, untilOn: Type.Optional(DayText), certainty: words(CERTAINTIES), source: Type.String({ minLength: 3, maxLength: 400 }) }, closed);
export type NewSpell = Static<typeof NewSpell>;

export const CountriesAsked = Type.Object({ on: Type.Optional(DayText) }, closed);
export type CountriesAsked = Static<typeof CountriesAsked>;
export const CountryEntry = Type.Object({ id: Type.String(), code: Type.String(), name: Type.String(), kind: words(KINDS), region: words(REGIONS), ended: Type.Boolean(), finding: nullable(Type.Integer()), level: nullable(words(LEVELS)), tier: nullable(Type.Integer()), watch: nullable(words(WATCHES)), tierYear: nullable(Type.Integer()), programs: Type.Array(Type.String()), publishedOn: nullable(Type.String()), stale: Type.Boolean() }, closed);
export type CountryEntry = Static<typeof CountryEntry>;
export const Countries = Type.Object({ on: Type.String(), countries: Type.Array(CountryEntry) }, closed);
export type Countries = Static<typeof Countries>;
const FindingView = Type.Object({ ...findingFields, id: Type.String(), called: Type.String(), actions: nullable(Type.String()), level: nullable(words(LEVELS)) }, closed);
const ClockView = Type.Object({ placement: Type.String(), code: Type.String(), name: Type.String(), year: Type.Integer(), kind: words(STEPS), opensOn: nullable(Type.String()), dueOn: Type.String(), citation: Type.String(), doneOn: nullable(Type.String()), words: nullable(Type.String()), late: Type.Boolean() }, closed);
export type ClockView = Static<typeof ClockView>;
const PlacementView = Type.Object({ id: Type.String(), year: Type.Integer(), called: Type.String(), tier: Type.Integer(), watch: nullable(words(WATCHES)), waiver: nullable(Type.String()), releasedOn: Type.String(), explanation: nullable(Type.String()), certainty: words(CERTAINTIES), clocks: Type.Array(ClockView) }, closed);
export const CountryFile = Type.Object({
  id: Type.String(), version: Type.Integer(), code: Type.String(), name: Type.String(), kind: words(KINDS), region: words(REGIONS), fromOn: nullable(Type.String()), untilOn: nullable(Type.String()), latitude: Type.Integer(), longitude: Type.Integer(),
  successors: Type.Array(Type.Object({ code: Type.String(), name: Type.String() }, closed)), names: Type.Array(Type.Object({ name: Type.String(), fromOn: nullable(Type.String()), untilOn: nullable(Type.String()) }, closed)),
  findings: Type.Array(FindingView), placements: Type.Array(PlacementView), warning: nullable(Type.String()),
  evidence: Type.Array(Type.Object({ id: Type.String(), year: Type.Integer(), criterion: words(CRITERIA), answer: words(ANSWERS), presumed: Type.Boolean(), words: Type.String(), concrete: Type.Boolean(), source: Type.String() }, closed)),
  designations: Type.Array(Type.Object({ id: Type.String(), version: Type.Integer(), short: Type.String(), fromOn: Type.String(), untilOn: nullable(Type.String()), ended: nullable(Type.String()), interest: Type.Boolean(), certainty: words(CERTAINTIES) }, closed)),
  projects: Type.Array(Type.Object({ id: Type.String(), title: Type.String(), department: Type.String(), purpose: words(PURPOSES), startsOn: Type.String(), endsOn: Type.String(), number: nullable(Type.String()) }, closed)), publishedOn: nullable(Type.String()), stale: Type.Boolean(),
}, closed);
export type CountryFile = Static<typeof CountryFile>;
export const Clocks = Type.Object({ clocks: Type.Array(ClockView) }, closed);
export type Clocks = Static<typeof Clocks>;
export const Preferences = Type.Object({
  preferences: Type.Array(Type.Object({
    id: Type.String(), short: Type.String(), title: Type.String(), authority: Type.String(), criterion: Type.String(), inForce: Type.Boolean(), spells: Type.Array(Type.Object({ id: Type.String(), fromOn: Type.String(), untilOn: nullable(Type.String()), certainty: words(CERTAINTIES), source: Type.String() }, closed)),
    beneficiaries: Type.Array(Type.Object({ country: Type.String(), name: Type.String(), fromOn: Type.String() }, closed)),
  }, closed)),
}, closed);
export type Preferences = Static<typeof Preferences>;
export const Published = Type.Object({ count: Type.Integer({ description: 'How many countries are shown otherwise than before.' }) }, closed);
export type Published = Static<typeof Published>;
