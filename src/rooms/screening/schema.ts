import { Type, type Static, type TSchema } from 'typebox';
import { DayText, Kept } from '../../foundation/web/shapes.ts';

const closed = { additionalProperties: false } as const;
const Id = Type.String({ format: 'uuid' });
const words = <const T extends readonly string[]>(values: T) => Type.Unsafe<T[number]>({ type: 'string', enum: [...values] });
const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

export { Kept };

export const ANSWERS = ['yes', 'no', 'unknown', 'declined', 'not-asked'] as const;
export const DIMENSIONS = ['deceptive-recruitment', 'coercive-recruitment', 'vulnerability-recruitment', 'exploitation', 'coercion-destination', 'vulnerability-destination'] as const;
export const ELEMENTS = ['act', 'force', 'fraud', 'coercion', 'labor', 'sex', 'under-18'] as const;
export const BANDS = ['open', 'none', 'some', 'many', 'strong'] as const;
export const INSTRUMENTS = ['campaign', 'short', 'long', 'elements', 'indicators'] as const;
export const STANDINGS = ['met', 'not-met', 'unknown'] as const;
/** The languages in which a person may be asked; what an instrument says in each is data of its version. */
export const LANGUAGES = ['en', 'es'] as const;
export const STRENGTHS = ['strong', 'medium', 'weak'] as const;

export type Answer = (typeof ANSWERS)[number];
export type Language = (typeof LANGUAGES)[number];
export type Dimension = (typeof DIMENSIONS)[number];
export type Element = (typeof ELEMENTS)[number];
export type Band = (typeof BANDS)[number];
export type Standing = (typeof STANDINGS)[number];
export type Strength = (typeof STRENGTHS)[number];

/** An instrument in the version that holds today. */
export const Instrument = Type.Object({ code: words(INSTRUMENTS), version: Type.Integer(), kind: Type.String(), title: Type.String(), lead: Type.String(), questions: Type.Integer(), source: Type.String(), languages: Type.Array(words(LANGUAGES)) }, closed);
export type Instrument = Static<typeof Instrument>;
export const Instruments = Type.Object({ instruments: Type.Array(Instrument) }, closed);
export const Nothing = Type.Object({}, closed);

export const OfPerson = Type.Object({ person: Id }, closed);
export const NewScreening = Type.Object({ person: Id, instrument: words(INSTRUMENTS), startedOn: Type.Optional(DayText), language: Type.Optional(words(LANGUAGES)) }, closed);
export type NewScreening = Static<typeof NewScreening>;
export const AskIn = Type.Object({ id: Id, language: words(LANGUAGES) }, closed);

/** One screening in the list of a person's. */
export const ScreeningLine = Type.Object({
  id: Type.String(), instrument: words(INSTRUMENTS), title: Type.String(), startedOn: Type.String(), finishedOn: nullable(Type.String()), answered: Type.Integer(), questions: Type.Integer(), band: nullable(words(BANDS)),
}, closed);
export type ScreeningLine = Static<typeof ScreeningLine>;
export const Screenings = Type.Object({ screenings: Type.Array(ScreeningLine) }, closed);

export const ScreeningId = Type.Object({ id: Id }, closed);
const Words = Type.String({ maxLength: 4000, fieldClass: 'screening.words', description: 'In the person’s own words.' });
export const NewAnswer = Type.Object({ id: Id, question: Type.String({ minLength: 2, maxLength: 20 }), coded: words(ANSWERS), words: Type.Optional(Words) }, closed);
export type NewAnswer = Static<typeof NewAnswer>;
export const Finish = Type.Object({ id: Id, finishedOn: Type.Optional(DayText) }, closed);
export type Finish = Static<typeof Finish>;

export const FORMS = ['sex', 'labor', 'both', 'unknown'] as const;
/** Proposes that the person be recorded as a potential victim; confirming is somebody else’s decision, with its own evidence. */
export const Proposal = Type.Object({ id: Id, form: words(FORMS), identifiedOn: DayText }, closed);
export type Proposal = Static<typeof Proposal>;

const Reason = Type.Object({ question: Type.String(), ask: Type.String(), coded: words(ANSWERS) }, closed);
const IndicatorView = Type.Object({ code: Type.String(), words: Type.String(), dimension: nullable(words(DIMENSIONS)), strength: nullable(words(STRENGTHS)), strengthSource: nullable(Type.String()), standing: words(STANDINGS), reasons: Type.Array(Reason) }, closed);
export type IndicatorView = Static<typeof IndicatorView>;
const ElementView = Type.Object({ element: words(ELEMENTS), standing: words(STANDINGS), authority: Type.String(), by: Type.Array(Type.String()) }, closed);
export type ElementView = Static<typeof ElementView>;
const FormView = Type.Object({ form: words(['sex', 'labor'] as const), standing: words(STANDINGS), authority: Type.String(), needs: Type.Array(Type.Object({ name: Type.String(), standing: words(STANDINGS) }, closed)) }, closed);
export type FormView = Static<typeof FormView>;

/** What the answers so far indicate, with every reason. */
export const ResultView = Type.Object({
  band: words(BANDS), because: Type.Array(Type.String()), indicators: Type.Array(IndicatorView), elements: Type.Array(ElementView), forms: Type.Array(FormView),
  dimensions: Type.Array(Type.Object({ dimension: words(DIMENSIONS), met: Type.Integer(), shown: Type.Boolean() }, closed)), answered: Type.Integer(), questions: Type.Integer(),
}, closed);
export type ResultView = Static<typeof ResultView>;

/** A screening as it stands: its questions with their answers, and what they indicate. */
export const ScreeningFile = Type.Object({
  id: Type.String(), version: Type.Integer(), person: Type.String(), caseCode: Type.String(), instrument: words(INSTRUMENTS), instrumentVersion: Type.Integer(), title: Type.String(), lead: Type.String(), source: Type.String(),
  /** The language in which the questions stand here, those there are, and whose translation it is. */
  language: words(LANGUAGES), languages: Type.Array(words(LANGUAGES)), translation: nullable(Type.String()),
  startedOn: Type.String(), finishedOn: nullable(Type.String()),
  questions: Type.Array(Type.Object({ code: Type.String(), topic: Type.String(), ask: Type.String(), why: Type.String(), coded: nullable(words(ANSWERS)), version: nullable(Type.Integer()), words: Type.Optional(Words) }, closed)),
  result: ResultView,
}, closed);
export type ScreeningFile = Static<typeof ScreeningFile>;
