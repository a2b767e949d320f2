import { Type, type Static } from 'typebox';

const closed = { additionalProperties: false } as const;
const Text = Type.String();
const Year = Type.Integer({ minimum: 1990, maximum: 2199, description: 'A fiscal year.' });

export const Nothing = Type.Object({}, closed);
export const Kept = Type.Object({ id: Text, version: Type.Integer() }, closed);
export const OfYear = Type.Object({ year: Year }, closed);

/** A section of the text: a title and paragraphs in which numbers are tokens. */
export const Section = Type.Object({ title: Type.String({ minLength: 1, maxLength: 200 }), paragraphs: Type.Array(Type.String({ minLength: 1, maxLength: 6000 }), { maxItems: 200 }) }, closed);
export const Draft = Type.Object({ year: Year, sections: Type.Array(Section, { maxItems: 60 }) }, closed);
export type Draft = Static<typeof Draft>;

export const Finding = Type.Object({ code: Text, severity: Type.Union([Type.Literal('error'), Type.Literal('warning')]), place: Text, words: Text, sentence: Text }, closed);
export const ShownFigure = Type.Object({ figure: Text, shown: Text, status: Text, sentence: Text, previous: Type.Union([Type.Number(), Type.Null()]) }, closed);

export const AssessmentShape = Type.Object({ year: Year, version: Type.Integer({ description: '0 while nothing has been saved.' }), sections: Type.Array(Section), releases: Type.Array(Type.Object({ sequence: Type.Integer(), releasedAt: Text }, closed)) }, closed);
export type AssessmentShape = Static<typeof AssessmentShape>;
export const Assessments = Type.Object({ assessments: Type.Array(Type.Object({ year: Year, version: Type.Integer(), sections: Type.Integer(), releases: Type.Integer(), lastReleasedAt: Type.Union([Text, Type.Null()]) }, closed)) }, closed);

export const Checked = Type.Object({ asOf: Text, errors: Type.Integer(), warnings: Type.Integer(), findings: Type.Array(Finding), figures: Type.Array(ShownFigure) }, closed);
export type Checked = Static<typeof Checked>;

export const AskPreview = Type.Object({ year: Year, form: Type.Union([Type.Literal('html'), Type.Literal('pdf')]) }, closed);

/** The codes of reasons, those of the figures room. */
const RevisionCode = Type.Union((['late-record', 'record-corrected', 'duplicate-found', 'classification', 'definition', 'error'] as const).map((code) => Type.Literal(code)));

/** Why figures changed; a reason without a figure holds for every changed figure that has none of its own. */
export const NewRelease = Type.Object({ year: Year, reasons: Type.Optional(Type.Array(Type.Object({ figure: Type.Optional(Type.String({ maxLength: 300 })), code: RevisionCode, words: Type.String({ minLength: 3, maxLength: 400 }) }, closed), { maxItems: 500 })) }, closed);
export type NewRelease = Static<typeof NewRelease>;

export const ClaimAnswer = Type.Object({ id: Text, line: Type.Integer(), what: Text, unit: Text, basis: Text, status: Text, values: Type.Array(Type.Union([Type.Number(), Text, Type.Null()])), stated: Type.Array(Text), finding: Text }, closed);
export type ClaimAnswer = Static<typeof ClaimAnswer>;
export const Claims = Type.Object({ claims: Type.Array(ClaimAnswer) }, closed);

const Lang = Type.Optional(Type.Union([Type.Literal('en'), Type.Literal('es')]));
export const PublicPage = Type.Object({ lang: Lang }, closed);
/** A name with the form asked for; what names nothing that was released answers with a page that says so. */
const FileName = Type.String({ minLength: 1, maxLength: 200 });
export const PublicFigure = Type.Object({ file: FileName, lang: Lang, view: Type.Optional(Type.Union([Type.Literal('chart'), Type.Literal('table'), Type.Literal('map')])) }, closed);
export type PublicFigure = Static<typeof PublicFigure>;
export const PublicAssessment = Type.Object({ file: FileName, lang: Lang }, closed);
export const PublicTables = Type.Object({ year: FileName, lang: Lang }, closed);
