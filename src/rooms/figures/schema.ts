import { Type, type Static } from 'typebox';

const closed = { additionalProperties: false } as const;
const Text = Type.String();
const Maybe = <T extends ReturnType<typeof Type.String> | ReturnType<typeof Type.Number>>(of: T) => Type.Union([of, Type.Null()]);
const MeasureId = Type.String({ pattern: '^[A-Z]{2,6}-[0-9]{2,3}[a-z]?$', description: 'Such as LET-01.' });
const PeriodText = Type.String({ minLength: 4, maxLength: 60, description: 'FY2004, FY2001-FY2004, RY2005, CY2004, 2003-01, since … until …, on ….' });
const By = Type.String({ pattern: '^[a-z][a-z0-9_]{0,39}$', description: 'A dimension of the measure.' });
const Where = Type.String({ maxLength: 200, description: 'kind:certification, several codes with a bar, several dimensions with a semicolon.' });
const Instant = Type.String({ maxLength: 40, description: 'As known at this instant, such as 2005-06-03T12:00:00Z.' });

export const Nothing = Type.Object({}, closed);
export const Kept = Type.Object({ id: Text, version: Type.Integer() }, closed);
export const KeptMany = Type.Object({ id: Text, version: Type.Integer(), kept: Type.Integer() }, closed);

/** What stands beside a number that agencies counted each for itself; the unduplicated one lies from `atLeast` to `atMost`, which are equal where it is exact. */
const Across = Type.Object({ agencies: Maybe(Type.Number()), gross: Type.Number(), atLeast: Maybe(Type.Number()), atMost: Type.Number() }, closed);
/** By which way agencies were brought together, whether the value is then gross or unduplicated, and all of it in one sentence. */
const Made = { way: Type.Union([Type.Literal('A'), Type.Literal('B')]), kind: Type.Optional(Type.Union([Type.Literal('gross'), Type.Literal('unduplicated')])), across: Type.Optional(Across), made: Text };

export const Cell = Type.Object({ code: Text, label: Text, value: Maybe(Type.Number()), amount: Text, sentence: Text, status: Text, ...Made }, closed);
export type Cell = Static<typeof Cell>;

const Filter = Type.Record(Text, Type.Array(Text));

/** What another publication says of the same thing, and how far the computed value is from it. */
export const Elsewhere = Type.Object({ metric: Text, period: Text, value: Type.Number(), valueText: Text, unit: Text, sourceTitle: Text, sourceAddress: Text, note: Text, difference: Maybe(Type.Number()) }, closed);
export type Elsewhere = Static<typeof Elsewhere>;

export const ConflictShape = Type.Object({ id: Text, figure: Text, first: Text, second: Text, difference: Text, reading: Text }, closed);

/** A number with everything it needs to be understood. Money is in minor units of `currency`. */
export const FigureAnswer = Type.Object({
  measure: Text, version: Type.Integer(), title: Text, question: Text, unit: Text, basis: Text, population: Text, countedOnce: Text, authority: Text, counts: Text,
  period: Type.Object({ label: Text, words: Text, from: Maybe(Type.String()), until: Text }, closed), filter: Filter, value: Maybe(Type.Number()), currency: Type.Optional(Text), amount: Text, sentence: Text, status: Text, ...Made,
  asOf: Text, computedAt: Text, noTotal: Type.Optional(Text), by: Type.Optional(Text), cells: Type.Optional(Type.Array(Cell)),
}, closed);
export type FigureAnswer = Static<typeof FigureAnswer>;

export const FigurePage = Type.Object({ figure: FigureAnswer, elsewhere: Type.Array(Elsewhere), conflicts: Type.Array(ConflictShape) }, closed);
export type FigurePage = Static<typeof FigurePage>;

export const AskFigure = Type.Object({ measure: MeasureId, period: PeriodText, by: Type.Optional(By), where: Type.Optional(Where), asOf: Type.Optional(Instant) }, closed);
export type AskFigure = Static<typeof AskFigure>;

const Year = Type.Integer({ minimum: 1900, maximum: 2200 });
export const AskSeries = Type.Object({
  measure: MeasureId, basis: Type.Union([Type.Literal('fiscal-year'), Type.Literal('reporting-year'), Type.Literal('calendar-year')]), from: Year, to: Year, by: Type.Optional(By), where: Type.Optional(Where), asOf: Type.Optional(Instant),
}, closed);
export type AskSeries = Static<typeof AskSeries>;
export const Series = Type.Object({ points: Type.Array(FigureAnswer) }, closed);

export const AskRecords = Type.Object({ measure: MeasureId, period: PeriodText, where: Type.Optional(Where), asOf: Type.Optional(Instant), from: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000_000 })), count: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })) }, closed);
export type AskRecords = Static<typeof AskRecords>;
/** The records behind a figure that the asker may see; `beyond` says only how many others there are. */
export const Records = Type.Object({ records: Type.Array(Text), seen: Type.Integer(), beyond: Type.Integer() }, closed);

export const MeasureShape = Type.Object({
  id: Text, room: Text, title: Text, question: Text, unit: Text, population: Text, event: Text, bases: Type.Array(Text), countedOnce: Text, across: Type.Object({ way: Text, serial: Type.Optional(Text), oneOffice: Type.Optional(Type.Boolean()) }, closed), disclosure: Type.Object({ rule: Text, why: Text }, closed), version: Type.Integer(), effectiveFrom: Text, authority: Text, sentence: Text, counts: Text, noTotal: Type.Optional(Text),
  dimensions: Type.Array(Type.Object({ name: Text, title: Text, open: Type.Boolean(), codes: Type.Array(Type.Object({ code: Text, label: Text }, closed)) }, closed)),
  changes: Type.Array(Type.Object({ version: Type.Integer(), on: Text, what: Text }, closed)),
}, closed);
export type MeasureShape = Static<typeof MeasureShape>;
export const CatalogShape = Type.Object({ measures: Type.Array(MeasureShape), reconciliations: Type.Array(Type.Object({ name: Text, total: Text, parts: Type.Array(Text), holdsWhen: Type.Optional(Text) }, closed)) }, closed);

export const AskReconciliations = Type.Object({ period: PeriodText, asOf: Type.Optional(Instant) }, closed);
export const Reconciliations = Type.Object({
  period: Text, equations: Type.Array(Type.Object({ name: Text, holds: Type.Union([Type.Boolean(), Type.Null()]), total: Maybe(Type.Number()), sum: Maybe(Type.Number()), difference: Maybe(Type.Number()), explanation: Text }, closed)),
}, closed);

export const KeepFigure = AskFigure;
export const RevisionCode = Type.Union((['late-record', 'record-corrected', 'duplicate-found', 'classification', 'definition', 'error'] as const).map((code) => Type.Literal(code)));
export const ReviseFigure = Type.Object({ id: Type.String({ format: 'uuid' }), code: RevisionCode, words: Type.String({ minLength: 3, maxLength: 400 }) }, closed);
export type ReviseFigure = Static<typeof ReviseFigure>;

export const AskHistory = Type.Object({ measure: MeasureId, period: Type.Optional(PeriodText) }, closed);
export const History = Type.Object({
  kept: Type.Array(Type.Object({
    id: Text, version: Type.Integer(), figure: Text, value: Type.Number(), sentence: Text, knownAt: Text, firstKnownAt: Text, definition: Type.Integer(),
    changes: Type.Array(Type.Object({ toVersion: Type.Integer(), from: Type.Number(), to: Type.Number(), difference: Type.Number(), code: Text, reason: Text, words: Text, at: Text, author: Text, mine: Type.Boolean() }, closed)),
  }, closed)),
}, closed);
export type History = Static<typeof History>;

export const AskDifference = Type.Object({ measure: MeasureId, period: PeriodText, where: Type.Optional(Where), from: Type.String({ format: 'date-time', description: 'As known at this instant.' }), to: Type.Optional(Instant) }, closed);
export type AskDifference = Static<typeof AskDifference>;
const AtInstant = Type.Object({ asOf: Text, value: Maybe(Type.Number()), amount: Text }, closed);
/** Records that moved one way: those the asker may see (the first of them by id), and of all others only how many they are. */
const MovedRecords = Type.Object({ records: Type.Array(Text), seen: Type.Integer(), beyond: Type.Integer() }, closed);
/** A figure at two instants: what it was, what it is, which records moved, and why a kept value of it was revised in between. */
export const Difference = Type.Object({
  figure: Text, currency: Type.Optional(Text), from: AtInstant, to: AtInstant, difference: Maybe(Type.Number()), came: MovedRecords, went: MovedRecords, changed: MovedRecords, stayed: Type.Integer(),
  reasons: Type.Array(Type.Object({ at: Text, from: Type.Number(), to: Type.Number(), reason: Text, words: Text, author: Text, mine: Type.Boolean() }, closed)),
}, closed);
export type Difference = Static<typeof Difference>;

export const AskElsewhere = Type.Object({ metric: Type.Optional(Type.String({ maxLength: 120 })) }, closed);
export const ElsewhereList = Type.Object({ published: Type.Array(Elsewhere) }, closed);
