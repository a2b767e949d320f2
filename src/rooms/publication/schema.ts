import { Type, type Static } from 'typebox';

const closed = { additionalProperties: false } as const;
const Text = Type.String();
const Year = Type.Integer({ minimum: 1990, maximum: 2199, description: 'A fiscal year.' });

export const Nothing = Type.Object({}, closed);
export const Kept = Type.Object({ id: Text, version: Type.Integer() }, closed);
export const OfYear = Type.Object({ year: Year }, closed);

/** The name of a paragraph, which it keeps while its words change. */
const Block = Type.String({ pattern: '^[a-z0-9]{6,24}$', description: 'The name of a paragraph.' });
/** A section of the text: a title and paragraphs in which numbers are tokens; `blocks` names the paragraphs, and what has no name is given one. */
export const Section = Type.Object({ title: Type.String({ minLength: 1, maxLength: 200 }), paragraphs: Type.Array(Type.String({ minLength: 1, maxLength: 6000 }), { maxItems: 200 }), blocks: Type.Optional(Type.Array(Block, { maxItems: 200 })) }, closed);
export const Draft = Type.Object({ year: Year, sections: Type.Array(Section, { maxItems: 60 }) }, closed);
export type Draft = Static<typeof Draft>;

export const Finding = Type.Object({ code: Text, severity: Type.Union([Type.Literal('error'), Type.Literal('warning')]), place: Text, words: Text, sentence: Text }, closed);
export const ShownFigure = Type.Object({ figure: Text, shown: Text, status: Text, sentence: Text, previous: Type.Union([Type.Number(), Type.Null()]) }, closed);

export const AssessmentShape = Type.Object({ year: Year, version: Type.Integer({ description: '0 while nothing has been saved.' }), sections: Type.Array(Section), releases: Type.Array(Type.Object({ sequence: Type.Integer(), number: Text, releasedAt: Text }, closed)) }, closed);
export type AssessmentShape = Static<typeof AssessmentShape>;
export const Assessments = Type.Object({ assessments: Type.Array(Type.Object({ year: Year, version: Type.Integer(), sections: Type.Integer(), releases: Type.Integer(), lastReleasedAt: Type.Union([Text, Type.Null()]), number: Type.Union([Text, Type.Null()]), waiting: Type.Union([Type.Literal('for-me'), Type.Literal('for-another'), Type.Null()], { description: 'A release was proposed: another person, or the asker, is to make it.' }), comments: Type.Integer({ description: 'Not resolved.' }) }, closed)) }, closed);

/** A sentence that reads otherwise than it was released, or is true no longer: both readings, the figures that moved, and what the checker says now. */
export const TurnShape = Type.Object({ section: Type.Integer(), paragraph: Type.Integer(), turned: Type.Union([Type.Literal('false'), Type.Literal('true'), Type.Literal('changed')]), before: Text, after: Text, figures: Type.Array(Text), why: Type.Array(Text) }, closed);
const Weight = Type.Union([Type.Literal('major'), Type.Literal('minor'), Type.Literal('patch')]);
export const ChangeShape = Type.Object({ weight: Weight, what: Text, words: Text }, closed);
/** The version a release would be: major where something was taken out or stands elsewhere, minor where numbers or paragraphs are new, patch where words were corrected. */
export const NextVersion = Type.Object({ number: Text, weight: Weight, after: Type.Union([Text, Type.Null()]), changes: Type.Array(ChangeShape) }, closed);

export const Checked = Type.Object({ asOf: Text, errors: Type.Integer(), warnings: Type.Integer(), findings: Type.Array(Finding), figures: Type.Array(ShownFigure), turns: Type.Array(TurnShape), next: NextVersion }, closed);
export type Checked = Static<typeof Checked>;

export const AskPreview = Type.Object({ year: Year, form: Type.Union([Type.Literal('html'), Type.Literal('pdf')]) }, closed);

/** The codes of reasons, those of the figures room. */
const RevisionCode = Type.Union((['late-record', 'record-corrected', 'duplicate-found', 'classification', 'definition', 'error'] as const).map((code) => Type.Literal(code)));

const Reasons = Type.Array(Type.Object({ figure: Type.Optional(Type.String({ maxLength: 300 })), code: RevisionCode, words: Type.String({ minLength: 3, maxLength: 400 }) }, closed), { maxItems: 500 });
const Id = Type.String({ format: 'uuid' });
const Words = Type.String({ minLength: 1, maxLength: 1000 });

/** What is proposed for release: why figures changed (a reason without a figure holds for every changed one that has none of its own), and a word to whoever releases it. */
export const NewProposal = Type.Object({ year: Year, reasons: Type.Optional(Reasons), words: Type.Optional(Words) }, closed);
export type NewProposal = Static<typeof NewProposal>;
export const ReturnProposal = Type.Object({ proposal: Id, words: Words }, closed);
export type ReturnProposal = Static<typeof ReturnProposal>;
export const NewRelease = Type.Object({ year: Year, proposal: Id }, closed);
export type NewRelease = Static<typeof NewRelease>;

export const NewComment = Type.Object({ year: Year, block: Block, words: Type.String({ minLength: 1, maxLength: 2000 }), must: Type.Boolean({ description: 'A release waits until it is resolved.' }) }, closed);
export type NewComment = Static<typeof NewComment>;
export const NewReply = Type.Object({ comment: Id, words: Type.String({ minLength: 1, maxLength: 2000 }) }, closed);
export type NewReply = Static<typeof NewReply>;
export const CommentStanding = Type.Object({ comment: Id, standing: Type.Union([Type.Literal('open'), Type.Literal('resolved')]) }, closed);
export type CommentStanding = Static<typeof CommentStanding>;
export const NewHold = Type.Object({ year: Year, block: Block, words: Type.Optional(Type.String({ minLength: 1, maxLength: 400, description: 'A word to whoever has it, where it is taken over.' })) }, closed);
export type NewHold = Static<typeof NewHold>;
export const LetGo = Type.Object({ year: Year, block: Block }, closed);
export type LetGo = Static<typeof LetGo>;
export const NewReader = Type.Object({ year: Year, office: Type.String({ minLength: 2, maxLength: 120 }), role: Type.String({ minLength: 2, maxLength: 120 }), person: Type.Optional(Type.String({ minLength: 2, maxLength: 120 })), readsAt: Type.String({ format: 'date-time' }), why: Type.String({ minLength: 3, maxLength: 300 }) }, closed);
export type NewReader = Static<typeof NewReader>;
export const StrikeReader = Type.Object({ reader: Id }, closed);

const By = { by: Text, mine: Type.Boolean(), at: Text };
export const CommentShape = Type.Object({ id: Text, version: Type.Integer(), block: Text, words: Text, must: Type.Boolean(), standing: Text, ...By, replies: Type.Array(Type.Object({ words: Text, ...By }, closed)) }, closed);
export type CommentShape = Static<typeof CommentShape>;
export const HoldShape = Type.Object({ block: Text, by: Text, mine: Type.Boolean(), until: Text, takenFromMe: Type.Boolean(), words: Type.Union([Text, Type.Null()]) }, closed);
export type HoldShape = Static<typeof HoldShape>;
export const ReaderShape = Type.Object({ id: Text, version: Type.Integer(), office: Text, role: Text, person: Type.Union([Text, Type.Null()]), readsAt: Text, why: Text }, closed);
export type ReaderShape = Static<typeof ReaderShape>;
export const ProposalShape = Type.Object({ id: Text, version: Type.Integer(), ...By, draftVersion: Type.Integer(), countedAsOf: Text, standing: Text, reasons: Reasons, words: Type.Union([Text, Type.Null()]), answer: Type.Union([Text, Type.Null()]), decidedBy: Type.Union([Text, Type.Null()]) }, closed);
export type ProposalShape = Static<typeof ProposalShape>;
/** What goes on around a text: what is said of its paragraphs, who is writing which, who may read it before its day, and what was proposed for release. */
export const Around = Type.Object({ year: Year, version: Type.Integer(), comments: Type.Array(CommentShape), holds: Type.Array(HoldShape), readers: Type.Array(ReaderShape), proposals: Type.Array(ProposalShape) }, closed);
export type Around = Static<typeof Around>;

/** Every sentence that leans on a figure, in the Assessments of this office: as it was released, and as it reads now. */
export const AskLeaning = Type.Object({ figure: Type.String({ minLength: 4, maxLength: 300 }) }, closed);
export const Leaning = Type.Object({ sentences: Type.Array(Type.Object({ year: Type.Integer(), section: Text, at: Type.Integer(), paragraph: Type.Integer(), turned: Type.Union([Type.Literal('false'), Type.Literal('true'), Type.Literal('changed'), Type.Literal('same')]), before: Type.Union([Text, Type.Null()]), after: Text, why: Type.Array(Text) }, closed)) }, closed);
export type Leaning = Static<typeof Leaning>;

export const ClaimAnswer = Type.Object({ id: Text, line: Type.Integer(), what: Text, unit: Text, basis: Text, status: Text, verdict: Type.Union([Text, Type.Null()]), values: Type.Array(Type.Union([Type.Number(), Text, Type.Null()])), stated: Type.Array(Text), finding: Text }, closed);
export type ClaimAnswer = Static<typeof ClaimAnswer>;
export const Claims = Type.Object({ claims: Type.Array(ClaimAnswer) }, closed);

const Lang = Type.Optional(Type.Union([Type.Literal('en'), Type.Literal('es')]));
export const PublicPage = Type.Object({ lang: Lang }, closed);
/** A name with the form asked for; what names nothing that was released answers with a page that says so. */
const FileName = Type.String({ minLength: 1, maxLength: 200 });
export const PublicFigure = Type.Object({ file: FileName, lang: Lang, view: Type.Optional(Type.String({ maxLength: 200 })) }, closed);
export type PublicFigure = Static<typeof PublicFigure>;
export const PublicAssessment = Type.Object({ file: FileName, lang: Lang }, closed);
export const PublicYear = Type.Object({ year: FileName, lang: Lang }, closed);
export const PublicRelease = Type.Object({ year: FileName, file: FileName, lang: Lang }, closed);
export const PublicVerified = Type.Object({ year: FileName, sequence: FileName, lang: Lang }, closed);
