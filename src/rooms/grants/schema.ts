import { Type, type Static, type TSchema } from 'typebox';
import { DayText, Kept } from '../../foundation/web/shapes.ts';

const closed = { additionalProperties: false } as const;
const Id = Type.String({ format: 'uuid' });
const words = <const T extends readonly string[]>(values: T) => Type.Unsafe<T[number]>({ type: 'string', enum: [...values] });
const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

export { Kept };

export const FUNDERS = ['state-tip', 'state-prm', 'state-inl', 'state-other', 'dol', 'usaid', 'hhs', 'doj-ovc', 'doj-bja', 'doj-other', 'other'] as const;
const DEPARTMENTS = ['state', 'dol', 'usaid', 'hhs', 'doj', 'other'] as const;
export const INSTRUMENTS = ['grant', 'cooperative-agreement', 'contribution', 'contract'] as const;
export const SCOPES = ['domestic', 'international'] as const;
export const REGIONS = ['domestic', 'africa', 'east-asia-pacific', 'europe-eurasia', 'near-east', 'south-central-asia', 'western-hemisphere', 'global'] as const;
/** The kinds of assistance of the founding chapter, lines 30 and 113, each once. */
export const CATEGORIES = ['economic-alternatives', 'education', 'demand', 'training-officials', 'laws', 'equipment', 'anti-corruption', 'shelters', 'hotlines', 'return-reintegration', 'victim-services', 'coordination'] as const;
export const SERVICES = ['comprehensive', 'supplemental', 'technical-assistance', 'outreach'] as const;
export const RECIPIENTS = ['ngo', 'faith-based', 'university', 'international', 'government', 'state-local', 'tribal', 'company'] as const;
const ENDINGS = ['selected', 'not-selected', 'ineligible', 'withdrawn'] as const;
const ADVICE = ['fund', 'fund-with-changes', 'do-not-fund'] as const;
export const MOVEMENTS = ['obligated', 'disbursed'] as const;
export const CONDITIONS = ['federal-share', 'statement', 'termination', 'conference', 'special'] as const;
export const REPORTS = ['performance', 'financial', 'final'] as const;
export const INDICATORS = ['persons-assisted', 'officials-trained', 'others-trained', 'shelters-supported', 'hotlines-supported', 'laws-assisted', 'returns-assisted', 'persons-reached'] as const;
const VISITS = ['site', 'desk'] as const;
export const OUTCOMES = ['whole', 'share', 'no', 'undecided'] as const;
export const STANDINGS = ['open', 'once', 'differ', 'decided'] as const;
const WAYS = ['one', 'agreed', 'settled', 'rule', 'restored'] as const;
const DUES = ['report', 'condition', 'visit', 'follow-up', 'close-out'] as const;
export type Funder = (typeof FUNDERS)[number];
export type Department = (typeof DEPARTMENTS)[number];
export type Instrument = (typeof INSTRUMENTS)[number];
export type Scope = (typeof SCOPES)[number];
export type Region = (typeof REGIONS)[number];
export type Category = (typeof CATEGORIES)[number];
export type Service = (typeof SERVICES)[number];
export type RecipientKind = (typeof RECIPIENTS)[number];
export type Ending = (typeof ENDINGS)[number];
export type Advice = (typeof ADVICE)[number];
export type MovementKind = (typeof MOVEMENTS)[number];
export type ConditionKind = (typeof CONDITIONS)[number];
export type ReportKind = (typeof REPORTS)[number];
export type Indicator = (typeof INDICATORS)[number];
export type VisitKind = (typeof VISITS)[number];
export type Outcome = (typeof OUTCOMES)[number];
export type Standing = (typeof STANDINGS)[number];
export type Way = (typeof WAYS)[number];
export type DueKind = (typeof DUES)[number];

const Name = Type.String({ minLength: 2, maxLength: 200 });
const Number_ = Type.String({ minLength: 2, maxLength: 60, pattern: '^[A-Za-z0-9][A-Za-z0-9./_-]*$', description: 'Letters, digits, points, slashes and hyphens.' });
const About = Type.String({ minLength: 2, maxLength: 4000 });
const Reason = Type.String({ minLength: 3, maxLength: 1000 });
const Cents = Type.Integer({ minimum: 1, maximum: 1_000_000_000_000, description: 'US cents.' });
const Country = Type.String({ pattern: '^[A-Z]{2}$', description: 'A code of ISO 3166.' });
const Year = Type.Integer({ minimum: 1990, maximum: 2100 });
const Share = Type.Integer({ minimum: 1, maximum: 9999, description: 'Hundredths of a percent.' });

export const NewInitiative = Type.Object({ name: Name, statedOn: DayText, cents: Cents, source: Type.String({ minLength: 3, maxLength: 400 }) }, closed);
export type NewInitiative = Static<typeof NewInitiative>;
export const NewAppropriation = Type.Object({ law: Type.String({ minLength: 3, maxLength: 200 }), account: Name, fiscalYear: Year, enactedOn: DayText, cents: Cents, availableUntil: Type.Optional(DayText) }, closed);
export type NewAppropriation = Static<typeof NewAppropriation>;
export const NewProgram = Type.Object({ name: Name, funder: words(FUNDERS), authority: Type.String({ minLength: 3, maxLength: 200 }), appropriation: Type.Optional(Id), federalShare: Type.Boolean(), statement: Type.Boolean() }, closed);
export type NewProgram = Static<typeof NewProgram>;
export const NewOpportunity = Type.Object({ program: Id, number: Number_, title: Name, about: About, postedOn: DayText, closesOn: DayText, totalCents: Cents, leastCents: Type.Optional(Cents), mostCents: Type.Optional(Cents), awards: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })) }, closed);
export type NewOpportunity = Static<typeof NewOpportunity>;
export const NewRecipient = Type.Object({ name: Name, kind: words(RECIPIENTS), country: Country, reference: Type.Optional(Number_) }, closed);
export type NewRecipient = Static<typeof NewRecipient>;
export const NewFinding = Type.Object({ recipient: Id, number: Number_, issuedOn: DayText, about: Type.String({ minLength: 2, maxLength: 1000 }) }, closed);
export type NewFinding = Static<typeof NewFinding>;
export const ResolveFinding = Type.Object({ finding: Id, resolvedOn: DayText }, closed);
export type ResolveFinding = Static<typeof ResolveFinding>;
export const NewApplication = Type.Object({ opportunity: Id, recipient: Id, number: Number_, title: Name, receivedOn: DayText, cents: Cents, totalCents: Cents, statementOn: Type.Optional(DayText) }, closed);
export type NewApplication = Static<typeof NewApplication>;
export const NewReview = Type.Object({ application: Id, score: Type.Integer({ minimum: 0, maximum: 100 }), advises: words(ADVICE), why: Type.String({ minLength: 3, maxLength: 4000 }) }, closed);
export type NewReview = Static<typeof NewReview>;
export const DecideApplication = Type.Object({ application: Id, outcome: words(ENDINGS), decidedOn: DayText, reason: Reason }, closed);
export type DecideApplication = Static<typeof DecideApplication>;

export const NewAward = Type.Object({
  number: Number_, title: Type.String({ minLength: 2, maxLength: 300 }), purpose: About, instrument: words(INSTRUMENTS), funder: words(FUNDERS), program: Type.Optional(Id), application: Type.Optional(Id), recipient: Id, parent: Type.Optional(Id),
  scope: words(SCOPES), region: words(REGIONS), countries: Type.Optional(Type.Array(Country, { maxItems: 100, uniqueItems: true })), categories: Type.Array(words(CATEGORIES), { maxItems: 12, uniqueItems: true }), service: Type.Optional(words(SERVICES)),
  awardedOn: DayText, startsOn: DayText, endsOn: DayText, cents: Cents, totalCents: Type.Optional(Cents), period: Type.Optional(Type.Integer({ minimum: 1, maximum: 20 })), continues: Type.Optional(Id), initiative: Type.Optional(Id), obligateNow: Type.Optional(Type.Boolean({ description: 'Whether all of it is obligated on the day of the award.' })),
}, closed);
export type NewAward = Static<typeof NewAward>;
export const CorrectAward = Type.Object({ award: Id, title: Type.Optional(Type.String({ minLength: 2, maxLength: 300 })), purpose: Type.Optional(About), categories: Type.Optional(Type.Array(words(CATEGORIES), { maxItems: 12, uniqueItems: true })), endsOn: Type.Optional(DayText), cents: Type.Optional(Cents) }, closed);
export type CorrectAward = Static<typeof CorrectAward>;
export const NewMovement = Type.Object({ award: Id, kind: words(MOVEMENTS), onDay: DayText, cents: Type.Integer({ minimum: -1_000_000_000_000, maximum: 1_000_000_000_000 }), reference: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })) }, closed);
export type NewMovement = Static<typeof NewMovement>;
export const NewCondition = Type.Object({ award: Id, kind: words(CONDITIONS), about: Reason, dueOn: Type.Optional(DayText) }, closed);
export type NewCondition = Static<typeof NewCondition>;
export const MeetCondition = Type.Object({ condition: Id, metOn: DayText, evidence: Reason }, closed);
export type MeetCondition = Static<typeof MeetCondition>;
export const NewReport = Type.Object({ award: Id, kind: words(REPORTS), from: DayText, until: DayText, dueOn: DayText }, closed);
export type NewReport = Static<typeof NewReport>;
const Counted = Type.Object({ indicator: words(INDICATORS), target: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000_000 })), actual: Type.Integer({ minimum: 0, maximum: 100_000_000 }) }, closed);
export const ReceiveReport = Type.Object({ report: Id, receivedOn: DayText, narrative: Type.Optional(Type.String({ minLength: 1, maxLength: 8000 })), counts: Type.Array(Counted, { maxItems: 20 }) }, closed);
export type ReceiveReport = Static<typeof ReceiveReport>;
export const AcceptReport = Type.Object({ report: Id, acceptedOn: DayText }, closed);
export type AcceptReport = Static<typeof AcceptReport>;
export const NewVisit = Type.Object({ award: Id, kind: words(VISITS), plannedOn: DayText }, closed);
export type NewVisit = Static<typeof NewVisit>;
export const HoldVisit = Type.Object({ visit: Id, heldOn: DayText, found: Type.String({ minLength: 3, maxLength: 4000 }), followOn: Type.Optional(DayText) }, closed);
export type HoldVisit = Static<typeof HoldVisit>;
export const SettleVisit = Type.Object({ visit: Id, settledOn: DayText }, closed);
export type SettleVisit = Static<typeof SettleVisit>;
export const CloseAward = Type.Object({ award: Id, closedOn: DayText }, closed);
export type CloseAward = Static<typeof CloseAward>;

export const VIEWS = ['all', 'active', 'to-close', 'closed', 'sub-awards'] as const;
export const SORTS = ['newest', 'largest'] as const;
export const ListAsked = Type.Object({ show: Type.Optional(words(VIEWS)), sort: Type.Optional(words(SORTS)), funder: Type.Optional(words(FUNDERS)), scope: Type.Optional(words(SCOPES)), year: Type.Optional(Year), find: Type.Optional(Type.String({ maxLength: 100 })), from: Type.Optional(Type.Integer({ minimum: 0 })), count: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })) }, closed);
export type ListAsked = Static<typeof ListAsked>;
const AwardLine = Type.Object({ id: Type.String(), number: Type.String(), title: Type.String(), recipient: Type.String(), funder: words(FUNDERS), scope: words(SCOPES), region: words(REGIONS), instrument: words(INSTRUMENTS), awardedOn: Type.String(), endsOn: Type.String(), cents: Type.Integer(), obligated: Type.Integer(), disbursed: Type.Integer(), outcome: nullable(words(OUTCOMES)), share: Type.Integer(), standing: words(STANDINGS), dueOn: nullable(Type.String()), closedOn: nullable(Type.String()) }, closed);
export type AwardLine = Static<typeof AwardLine>;
export const Awards = Type.Object({ total: Type.Integer(), awards: Type.Array(AwardLine) }, closed);
export type Awards = Static<typeof Awards>;

export const AwardId = Type.Object({ id: Id }, closed);
const Dues = Type.Object({ id: Type.String(), award: Type.String(), number: Type.String(), title: Type.String(), kind: words(DUES), dueOn: Type.String() }, closed);
export const DueList = Type.Object({ dues: Type.Array(Dues), overdue: Type.Integer(), soon: Type.Integer(), toCode: Type.Integer(), differ: Type.Integer(), proposals: Type.Integer() }, closed);
export type DueList = Static<typeof DueList>;

const ConditionView = Type.Object({ id: Type.String(), version: Type.Integer(), kind: words(CONDITIONS), about: Type.String(), dueOn: nullable(Type.String()), metOn: nullable(Type.String()), evidence: nullable(Type.String()) }, closed);
const ReportView = Type.Object({ id: Type.String(), version: Type.Integer(), kind: words(REPORTS), from: Type.String(), until: Type.String(), dueOn: Type.String(), receivedOn: nullable(Type.String()), acceptedOn: nullable(Type.String()), narrative: nullable(Type.String()), counts: Type.Array(Type.Object({ indicator: words(INDICATORS), target: nullable(Type.Integer()), actual: Type.Integer() }, closed)) }, closed);
const VisitView = Type.Object({ id: Type.String(), version: Type.Integer(), kind: words(VISITS), plannedOn: Type.String(), heldOn: nullable(Type.String()), found: nullable(Type.String()), followOn: nullable(Type.String()), settledOn: nullable(Type.String()) }, closed);
const CodingView = Type.Object({ id: Type.String(), version: Type.Integer(), by: Type.String(), mine: Type.Boolean(), outcome: nullable(words(OUTCOMES)), share: nullable(Type.Integer()), trafficking: nullable(Type.Boolean()), childLabor: nullable(Type.Boolean()), evidence: nullable(Type.String()), codedOn: Type.String(), round: Type.Integer() }, closed);
const RulingView = Type.Object({ id: Type.String(), outcome: words(OUTCOMES), share: Type.Integer(), trafficking: Type.Boolean(), childLabor: Type.Boolean(), way: words(WAYS), reason: Type.String(), decidedOn: Type.String(), fromEdition: Type.Integer(), untilEdition: nullable(Type.Integer()), inForce: Type.Boolean() }, closed);
export const Classified = Type.Object({ version: Type.Integer(), standing: words(STANDINGS), round: Type.Integer(), coders: Type.Integer(), mayCode: Type.Boolean(), maySettle: Type.Boolean(), codings: Type.Array(CodingView), rulings: Type.Array(RulingView) }, closed);
export type Classified = Static<typeof Classified>;
export const AwardFile = Type.Object({
  id: Type.String(), version: Type.Integer(), number: Type.String(), title: Type.String(), purpose: Type.String(), instrument: words(INSTRUMENTS), funder: words(FUNDERS), scope: words(SCOPES), region: words(REGIONS), countries: Type.Array(Type.String()), categories: Type.Array(words(CATEGORIES)), service: nullable(words(SERVICES)),
  recipient: Type.Object({ id: Type.String(), name: Type.String(), kind: words(RECIPIENTS), country: Type.String(), excluded: nullable(Type.Object({ finding: Type.String(), years: Type.Array(Type.Integer()) }, closed)) }, closed),
  program: nullable(Type.Object({ id: Type.String(), name: Type.String(), authority: Type.String() }, closed)), application: nullable(Type.String()), parent: nullable(Type.Object({ id: Type.String(), number: Type.String(), title: Type.String() }, closed)), subAwards: Type.Array(Type.Object({ id: Type.String(), number: Type.String(), title: Type.String(), recipient: Type.String(), cents: Type.Integer() }, closed)),
  awardedOn: Type.String(), startsOn: Type.String(), endsOn: Type.String(), cents: Type.Integer(), totalCents: nullable(Type.Integer()), period: Type.Integer(), continues: nullable(Type.Object({ id: Type.String(), number: Type.String(), awardedOn: Type.String() }, closed)), initiative: nullable(Type.String()), closedOn: nullable(Type.String()), toClose: Type.Array(Type.String()),
  obligated: Type.Integer(), disbursed: Type.Integer(), movements: Type.Array(Type.Object({ id: Type.String(), kind: words(MOVEMENTS), onDay: Type.String(), cents: Type.Integer(), reference: nullable(Type.String()) }, closed)),
  came: nullable(Type.Object({ identifier: Type.String(), currencies: Type.Array(Type.String()) }, closed)), conditions: Type.Array(ConditionView), reports: Type.Array(ReportView), visits: Type.Array(VisitView), classified: Classified,
}, closed);
export type AwardFile = Static<typeof AwardFile>;

const ProgramView = Type.Object({ id: Type.String(), name: Type.String(), funder: words(FUNDERS), authority: Type.String(), account: nullable(Type.String()), federalShare: Type.Boolean(), statement: Type.Boolean(), awards: Type.Integer(), obligated: Type.Integer() }, closed);
const OpportunityLine = Type.Object({ id: Type.String(), number: Type.String(), title: Type.String(), program: Type.String(), status: words(['forecasted', 'open', 'closed'] as const), postedOn: Type.String(), closesOn: Type.String(), totalCents: Type.Integer(), applications: Type.Integer(), selected: Type.Integer() }, closed);
export const Money = Type.Object({
  appropriations: Type.Array(Type.Object({ id: Type.String(), law: Type.String(), account: Type.String(), fiscalYear: Type.Integer(), enactedOn: Type.String(), availableUntil: nullable(Type.String()), cents: Type.Integer() }, closed)),
  programs: Type.Array(ProgramView), opportunities: Type.Array(OpportunityLine), initiatives: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), statedOn: Type.String(), cents: Type.Integer(), source: Type.String(), awarded: Type.Integer(), obligated: Type.Integer() }, closed)),
}, closed);
export type Money = Static<typeof Money>;
export const Names = Type.Object({ recipients: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), kind: words(RECIPIENTS), country: Type.String() }, closed)), programs: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), funder: words(FUNDERS) }, closed)), initiatives: Type.Array(Type.Object({ id: Type.String(), name: Type.String() }, closed)) }, closed);
export type Names = Static<typeof Names>;
export const FindNames = Type.Object({ find: Type.Optional(Type.String({ maxLength: 100 })) }, closed);
export type FindNames = Static<typeof FindNames>;
export const OpportunityFile = Type.Object({
  id: Type.String(), number: Type.String(), title: Type.String(), about: Type.String(), program: Type.String(), status: words(['forecasted', 'open', 'closed'] as const), postedOn: Type.String(), closesOn: Type.String(), totalCents: Type.Integer(), leastCents: nullable(Type.Integer()), mostCents: nullable(Type.Integer()), awards: nullable(Type.Integer()), federalShare: Type.Boolean(), statement: Type.Boolean(), asked: Type.Integer(),
  applications: Type.Array(Type.Object({ id: Type.String(), version: Type.Integer(), number: Type.String(), title: Type.String(), recipient: Type.String(), recipientId: Type.String(), receivedOn: Type.String(), cents: Type.Integer(), totalCents: Type.Integer(), statementOn: nullable(Type.String()), outcome: nullable(words(ENDINGS)), decidedOn: nullable(Type.String()), reason: nullable(Type.String()), objections: Type.Array(Type.String()), mine: Type.Boolean(), award: nullable(Type.String()), reviews: Type.Array(Type.Object({ id: Type.String(), by: Type.String(), score: Type.Integer(), advises: words(ADVICE), why: Type.String() }, closed)), readings: Type.Integer(), mean: nullable(Type.Number()) }, closed)),
}, closed);
export type OpportunityFile = Static<typeof OpportunityFile>;
const FindingView = Type.Object({ id: Type.String(), version: Type.Integer(), number: Type.String(), issuedOn: Type.String(), resolvedOn: nullable(Type.String()), about: Type.String(), excludes: Type.Array(Type.Integer()) }, closed);
export const RecipientFile = Type.Object({ id: Type.String(), name: Type.String(), kind: words(RECIPIENTS), country: Type.String(), reference: nullable(Type.String()), findings: Type.Array(FindingView), awards: Type.Array(Type.Object({ id: Type.String(), number: Type.String(), title: Type.String(), awardedOn: Type.String(), cents: Type.Integer() }, closed)) }, closed);
export type RecipientFile = Static<typeof RecipientFile>;

const coded = { outcome: words(OUTCOMES), share: Type.Optional(Share), trafficking: Type.Boolean(), childLabor: Type.Boolean() };
export const CodeAward = Type.Object({ award: Id, ...coded, evidence: Reason }, closed);
export type CodeAward = Static<typeof CodeAward>;
export const SettleAward = Type.Object({ award: Id, ...coded, reason: Reason }, closed);
export type SettleAward = Static<typeof SettleAward>;
export const ReopenAward = Type.Object({ award: Id, reason: Reason }, closed);
export type ReopenAward = Static<typeof ReopenAward>;
export const QUEUES = ['mine', 'differ', 'decided', 'all'] as const;
export const GridAsked = Type.Object({ show: Type.Optional(words(QUEUES)), year: Type.Optional(Year), funder: Type.Optional(words(FUNDERS)), from: Type.Optional(Type.Integer({ minimum: 0 })), count: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })) }, closed);
export type GridAsked = Static<typeof GridAsked>;
const GridLine = Type.Object({ id: Type.String(), number: Type.String(), title: Type.String(), purpose: Type.String(), recipient: Type.String(), funder: words(FUNDERS), cents: Type.Integer(), standing: words(STANDINGS), coders: Type.Integer(), codings: Type.Array(CodingView), ruling: nullable(Type.Object({ outcome: words(OUTCOMES), share: Type.Integer(), trafficking: Type.Boolean(), childLabor: Type.Boolean(), reason: Type.String(), way: words(WAYS), fromEdition: Type.Integer() }, closed)), mayCode: Type.Boolean(), maySettle: Type.Boolean() }, closed);
export type GridLine = Static<typeof GridLine>;
export const Grid = Type.Object({ total: Type.Integer(), lines: Type.Array(GridLine) }, closed);
export type Grid = Static<typeof Grid>;

const When = Type.Object({ funder: Type.Optional(words(FUNDERS)), scope: Type.Optional(words(SCOPES)), recipientKind: Type.Optional(words(RECIPIENTS)), category: Type.Optional(words(CATEGORIES)), trafficking: Type.Optional(Type.Boolean()), childLabor: Type.Optional(Type.Boolean()) }, closed);
export type When = Static<typeof When>;
export const WhatIf = Type.Object({ year: Year, scope: Type.Optional(words(SCOPES)), when: When, outcome: words(OUTCOMES), share: Type.Optional(Share) }, closed);
export type WhatIf = Static<typeof WhatIf>;
const Moved = Type.Object({ id: Type.String(), number: Type.String(), title: Type.String(), funder: words(FUNDERS), obligated: Type.Integer(), before: Type.Integer(), after: Type.Integer() }, closed);
export const WhatIfAnswer = Type.Object({ year: Type.Integer(), published: nullable(Type.Integer()), before: Type.Integer(), after: Type.Integer(), programsBefore: Type.Integer(), programsAfter: Type.Integer(), countriesBefore: Type.Integer(), countriesAfter: Type.Integer(), count: Type.Integer(), moved: Type.Array(Moved) }, closed);
export type WhatIfAnswer = Static<typeof WhatIfAnswer>;
export const Propose = Type.Object({ ...WhatIf.properties, reason: Reason }, closed);
export type Propose = Static<typeof Propose>;
export const ProposeReturn = Type.Object({ edition: Type.Integer({ minimum: 1 }), reason: Reason }, closed);
export type ProposeReturn = Static<typeof ProposeReturn>;
export const DecideProposal = Type.Object({ proposal: Id, outcome: words(['confirmed', 'refused'] as const) }, closed);
export type DecideProposal = Static<typeof DecideProposal>;
export const PublishEdition = Type.Object({ publishedOn: DayText, reason: Reason }, closed);
export type PublishEdition = Static<typeof PublishEdition>;
const Total = Type.Object({ year: Type.Integer(), scope: words(SCOPES), cents: Type.Integer(), programs: Type.Integer(), countries: Type.Integer() }, closed);
export type Total = Static<typeof Total>;
const EditionView = Type.Object({ number: Type.Integer(), publishedOn: Type.String(), reason: Type.String(), totals: Type.Array(Total) }, closed);
const ProposalView = Type.Object({ id: Type.String(), version: Type.Integer(), kind: words(['rule', 'restore'] as const), what: Type.Union([WhatIf, Type.Object({ edition: Type.Integer() }, closed)]), reason: Type.String(), by: Type.String(), mine: Type.Boolean(), proposedOn: Type.String(), outcome: nullable(words(['confirmed', 'refused'] as const)), decidedOn: nullable(Type.String()), moved: nullable(Type.Integer()) }, closed);
export const Editions = Type.Object({ editions: Type.Array(EditionView), draft: Type.Object({ number: Type.Integer(), rulings: Type.Integer(), totals: Type.Array(Total) }, closed), proposals: Type.Array(ProposalView), threshold: Type.Integer() }, closed);
export type Editions = Static<typeof Editions>;
export const CompareAsked = Type.Object({ year: Year, earlier: Type.Integer({ minimum: 1 }), later: Type.Integer({ minimum: 1 }), scope: Type.Optional(words(SCOPES)) }, closed);
export type CompareAsked = Static<typeof CompareAsked>;
const Explained = Type.Object({ ...Moved.properties, reason: nullable(Type.String()), decidedOn: nullable(Type.String()), trafficking: nullable(Type.Boolean()), childLabor: nullable(Type.Boolean()) }, closed);
export const Comparison = Type.Object({ year: Type.Integer(), before: Type.Integer(), after: Type.Integer(), count: Type.Integer(), moved: Type.Array(Explained) }, closed);
export type Comparison = Static<typeof Comparison>;
export const SetThreshold = Type.Object({ fromDay: DayText, cents: Type.Integer({ minimum: 0, maximum: 1_000_000_000_000 }) }, closed);
export type SetThreshold = Static<typeof SetThreshold>;

export const IatiAsked = Type.Object({ year: Type.Optional(Year), edition: Type.Optional(Type.Integer({ minimum: 1 })) }, closed);
export type IatiAsked = Static<typeof IatiAsked>;
const XmlFinding = Type.Object({ at: nullable(Type.String()), severity: words(['error', 'warning'] as const), rule: Type.String(), message: Type.String() }, closed);
export type XmlFinding = Static<typeof XmlFinding>;
export const CheckXml = Type.Object({ content: Type.String({ minLength: 1, maxLength: 40_000_000, description: 'An IATI file, in base64.' }) }, closed);
export type CheckXml = Static<typeof CheckXml>;
export const XmlChecked = Type.Object({ valid: Type.Boolean(), activities: Type.Integer(), findings: Type.Array(XmlFinding) }, closed);
export type XmlChecked = Static<typeof XmlChecked>;
export const PageAsked = Type.Object({ page: Type.Optional(Type.Integer({ minimum: 1 })), pageSize: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })) }, closed);
export type PageAsked = Static<typeof PageAsked>;
/** CommonGrants 0.4 writes its records in its own names; the shapes are held against its schemas in the tests. */
export const CommonGrants = Type.Object({ status: Type.Integer(), message: Type.String(), items: Type.Array(Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true })), paginationInfo: Type.Object({ page: Type.Integer(), pageSize: Type.Integer(), totalItems: Type.Integer(), totalPages: Type.Integer() }, closed) }, closed);
export type CommonGrants = Static<typeof CommonGrants>;
