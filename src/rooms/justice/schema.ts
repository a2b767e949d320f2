import { Type, type Static, type TSchema } from 'typebox';
import { DayText, Kept } from '../../foundation/web/shapes.ts';

const closed = { additionalProperties: false } as const;
const Id = Type.String({ format: 'uuid' });
const words = <const T extends readonly string[]>(values: T) => Type.Unsafe<T[number]>({ type: 'string', enum: [...values] });
const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

export { Kept };

const FORMS = ['sex', 'labor', 'both', 'unknown'] as const;
const SOURCES = ['tip', 'hotline', 'inspection', 'embassy', 'task-force', 'other-agency', 'own'] as const;
const AGENCIES = ['fbi', 'ice', 'dol', 'dss', 'state-local', 'foreign'] as const;
const INVESTIGATION_STEPS = ['closed', 'referred', 'referred-state', 'declined', 'reopened'] as const;
const DECLINES = ['insufficient-evidence', 'no-jurisdiction', 'limitation', 'witness', 'other-prosecution', 'no-offense', 'policy'] as const;
const INSTRUMENTS = ['complaint', 'information', 'indictment'] as const;
const LATER_PAPERS = ['information', 'indictment', 'superseding-information', 'superseding-indictment'] as const;
const PAPERS = ['complaint', ...LATER_PAPERS] as const;
/** The sections a count may charge; `law.ts` has what each punished with on which day. */
export const STATUTES = [
  '18 USC 1581', '18 USC 1583', '18 USC 1584', '18 USC 1589', '18 USC 1590', '18 USC 1591', '18 USC 1592', '18 USC 1597', '18 USC 1351', '18 USC 371',
  '18 USC 2421', '18 USC 2422(a)', '18 USC 2422(b)', '18 USC 2423(a)', '18 USC 2423(b)', '18 USC 2423(c)', '18 USC 2423(d)', '8 USC 1324', '8 USC 1328',
] as const;
export type Statute = (typeof STATUTES)[number];
export type Paper = (typeof PAPERS)[number];
const SEXES = ['female', 'male', 'another', 'unknown'] as const;
const AGES = ['under-18', '18-24', '25-34', '35-44', '45-54', '55-over', 'unknown'] as const;
const RACES = ['american-indian', 'asian', 'black', 'pacific', 'white', 'several', 'unknown'] as const;
const ROLES = ['recruiter', 'transporter', 'harborer', 'enforcer', 'manager', 'organizer', 'buyer', 'beneficiary', 'unknown'] as const;
const CUSTODY_STEPS = ['at-large', 'arrested', 'released', 'extradition-requested', 'extradited', 'surrendered', 'died'] as const;
const CUSTODIES = ['not-arrested', 'at-large', 'extradition', 'detained', 'released', 'serving', 'died'] as const;
const MODES = ['completed', 'attempt', 'conspiracy'] as const;
export const ACTS = ['recruiting', 'enticing', 'harboring', 'transporting', 'providing', 'obtaining', 'advertising', 'maintaining', 'patronizing', 'soliciting', 'other'] as const;
const VICTIM_AGES = ['adult', 'minor', 'under-14', 'none'] as const;
const CHARGE_STANDINGS = ['charged', 'pleaded', 'convicted', 'acquitted', 'dismissed', 'superseded', 'vacated', 'struck'] as const;
/** What is entered in a cell of the grid; the rest follows from papers and appeals. */
const CELL_STEPS = ['charged', 'plea', 'plea-withdrawn', 'strike', 'guilty', 'not-guilty', 'dismissed'] as const;
const CHARGE_STEPS = ['charged', 'plea', 'plea-withdrawn', 'guilty', 'not-guilty', 'dismissed', 'superseded', 'vacated', 'reversed'] as const;
const TRIAL_ENDS = ['verdict', 'mistrial', 'plea', 'dismissal'] as const;
const FORFEITS = ['money', 'real-property', 'vehicle', 'business', 'other'] as const;
const COURTS = ['ca1', 'ca2', 'ca3', 'ca4', 'ca5', 'ca6', 'ca7', 'ca8', 'ca9', 'ca10', 'ca11', 'cadc', 'scotus'] as const;
const APPEAL_OUTCOMES = ['affirmed', 'vacated', 'reversed', 'resentence', 'dismissed'] as const;
const STATUSES = ['citizen', 'resident', 'immigrant', 'none', 'unknown'] as const;
const RELATIONS = ['third-party', 'family', 'unknown'] as const;

export type ChargeStanding = (typeof CHARGE_STANDINGS)[number];
export type ChargeStepKind = (typeof CHARGE_STEPS)[number];
export type CellStep = (typeof CELL_STEPS)[number];
export type CustodyStep = (typeof CUSTODY_STEPS)[number];
export type Custody = (typeof CUSTODIES)[number];
export type InvestigationStep = (typeof INVESTIGATION_STEPS)[number];
export type VictimAge = (typeof VICTIM_AGES)[number];
export type Mode = (typeof MODES)[number];
export type AppealOutcome = (typeof APPEAL_OUTCOMES)[number];

const Number_ = Type.String({ pattern: '^[A-Z0-9][A-Z0-9-]{2,29}$', description: 'The number this office gives the investigation, such as INV-2004-0117.' });
const Docket = Type.String({ pattern: '^([0-9]:)?[0-9]{2}-(CR|MJ)-[0-9]{3,6}$', description: 'The docket number, such as 04-CR-00140 or 1:04-CR-00140.' });
const District = Type.String({ pattern: '^[a-z]{2,4}$', description: 'The judicial district as courts shorten it: nyed, gand.' });
const Cents = Type.Integer({ minimum: 1, maximum: 10_000_000_000_000, description: 'An amount in cents.' });
const Country = Type.String({ pattern: '^[A-Z]{2}$', description: 'ISO 3166-1 alpha-2; ZZ where not known.' });

export const NewInvestigation = Type.Object({ number: Number_, openedOn: DayText, form: words(FORMS), source: words(SOURCES), agencies: Type.Array(words(AGENCIES), { minItems: 1, maxItems: 6 }), message: Type.Optional(Id) }, closed);
export type NewInvestigation = Static<typeof NewInvestigation>;
export const ArrivalAsked = Type.Object({ message: Id }, closed);
/** What another office handed over, as far as an investigation is opened from it: where it came from first, and under which number. */
export const Arrival = Type.Object({ office: Type.String(), number: nullable(Type.String()), source: words(SOURCES), form: words(FORMS), investigation: nullable(Type.String()) }, closed);
export type Arrival = Static<typeof Arrival>;
export const NewInvestigationStep = Type.Object({ id: Id, step: words(INVESTIGATION_STEPS), onDay: DayText, reason: Type.Optional(words(DECLINES)), persons: Type.Optional(Type.Integer({ minimum: 1, maximum: 999 })) }, closed);
export type NewInvestigationStep = Static<typeof NewInvestigationStep>;

export const HandOver = Type.Object({ id: Id, recipient: Id, summary: Type.String({ minLength: 3, maxLength: 2000, description: 'What it is about. No victim is named.' }) }, closed);
export type HandOver = Static<typeof HandOver>;
export const Takers = Type.Object({ organizations: Type.Array(Type.Object({ id: Type.String(), name: Type.String() }, closed)) }, closed);
export type Takers = Static<typeof Takers>;

export const NewCase = Type.Object({ docket: Docket, district: District, form: words(FORMS), paper: words(INSTRUMENTS), filedOn: DayText, investigation: Type.Optional(Id) }, closed);
export type NewCase = Static<typeof NewCase>;
export const NewDefendant = Type.Object({
  id: Id, name: Type.String({ minLength: 2, maxLength: 200, fieldClass: 'justice.defendant' }), aliases: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { maxItems: 20, fieldClass: 'justice.defendant' })),
  sex: words(SEXES), ageGroup: words(AGES), race: words(RACES), origin: Country, citizenship: Country, role: words(ROLES),
}, closed);
export type NewDefendant = Static<typeof NewDefendant>;
export const NewCustodyStep = Type.Object({ id: Id, step: words(CUSTODY_STEPS), onDay: DayText }, closed);
export type NewCustodyStep = Static<typeof NewCustodyStep>;
export const NewCount = Type.Object({
  id: Id, statute: words(STATUTES), mode: words(MODES), act: words(ACTS), victim: words(VICTIM_AGES), aggravated: Type.Optional(Type.Boolean()), offenseFrom: DayText, offenseTo: DayText, aliens: Type.Optional(Type.Integer({ minimum: 1, maximum: 9999 })),
}, closed);
export type NewCount = Static<typeof NewCount>;
export const NewCell = Type.Object({ id: Id, count: Id, defendant: Id, step: words(CELL_STEPS), onDay: DayText }, closed);
export type NewCell = Static<typeof NewCell>;
export const NewPaper = Type.Object({ id: Id, paper: words(LATER_PAPERS), filedOn: DayText, leave: Type.Optional(Type.Array(Id, { maxItems: 200, description: 'Counts that the new paper does not carry on.' })) }, closed);
export type NewPaper = Static<typeof NewPaper>;
export const NewTrial = Type.Object({ id: Id, beganOn: DayText, before: words(['jury', 'bench'] as const) }, closed);
export type NewTrial = Static<typeof NewTrial>;
export const EndTrial = Type.Object({ id: Id, endedOn: DayText, ending: words(TRIAL_ENDS) }, closed);
export type EndTrial = Static<typeof EndTrial>;
const PURPOSES = ['court', 'presentence', 'investigation', 'treatment', 'security', 'victim'] as const;
const HOLDS = ['subpoena', 'court-order', 'litigation', 'discovery'] as const;
export type OpeningPurpose = (typeof PURPOSES)[number];
export type HoldGrounds = (typeof HOLDS)[number];
/** Opens the sealed record of a juvenile, 18 USC 5038(a). */
export const OpenSealed = Type.Object({ id: Id, purpose: words(PURPOSES), askedBy: Type.String({ minLength: 2, maxLength: 200, description: 'The court, agency or office that asks.' }) }, closed);
export type OpenSealed = Static<typeof OpenSealed>;
export const SealedWords = Type.Object({ name: Type.Optional(Type.String({ fieldClass: 'justice.defendant' })), aliases: Type.Optional(Type.Array(Type.String(), { fieldClass: 'justice.defendant' })) }, closed);
export type SealedWords = Static<typeof SealedWords>;
export const HoldDefendant = Type.Object({ id: Id, grounds: words(HOLDS) }, closed);
export type HoldDefendant = Static<typeof HoldDefendant>;
const RUNS = ['concurrent', 'consecutive'] as const;
export const NewSentence = Type.Object({
  id: Id, sentencedOn: DayText, months: Type.Optional(Type.Integer({ minimum: 0, maximum: 1200 })), life: Type.Optional(Type.Boolean()), probationMonths: Type.Optional(Type.Integer({ minimum: 1, maximum: 600 })), releaseMonths: Type.Optional(Type.Integer({ minimum: 1, maximum: 1200 })), fineCents: Type.Optional(Cents),
  terms: Type.Optional(Type.Array(Type.Object({ count: Id, months: Type.Integer({ minimum: 1, maximum: 1200 }), runs: words(RUNS) }, closed), { minItems: 1, maxItems: 60, description: 'Count by count; the months of the whole follow from them.' })),
}, closed);
export type NewSentence = Static<typeof NewSentence>;
const Amount = Type.Integer({ minimum: 0, maximum: 10_000_000_000_000, description: 'An amount in cents.' });
const Amounts = Type.Object({ losses: Amount, services: Amount, wages: Amount }, closed);
export const NewRestitution = Type.Object({ id: Id, orderedOn: DayText, cents: Cents, amounts: Type.Optional(Amounts) }, closed);
export type NewRestitution = Static<typeof NewRestitution>;
export const NewPayment = Type.Object({ id: Id, paidOn: DayText, cents: Cents }, closed);
export type NewPayment = Static<typeof NewPayment>;
export const NewForfeiture = Type.Object({ id: Id, orderedOn: DayText, what: words(FORFEITS), cents: Cents, toVictims: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000_000_000_000 })) }, closed);
export type NewForfeiture = Static<typeof NewForfeiture>;
export const NewAppeal = Type.Object({ id: Id, court: words(COURTS), filedOn: DayText }, closed);
export type NewAppeal = Static<typeof NewAppeal>;
export const DecideAppeal = Type.Object({ id: Id, decidedOn: DayText, outcome: words(APPEAL_OUTCOMES) }, closed);
export type DecideAppeal = Static<typeof DecideAppeal>;
export const NewVictim = Type.Object({ id: Id, identifiedOn: DayText, sex: words(SEXES), ageGroup: words(['adult', 'minor', 'unknown'] as const), origin: Country, status: words(STATUSES), relation: words(RELATIONS), counts: Type.Optional(Type.Array(Id, { maxItems: 100 })) }, closed);
export type NewVictim = Static<typeof NewVictim>;
export const LinkVictim = Type.Object({ id: Id, message: Id }, closed);
export type LinkVictim = Static<typeof LinkVictim>;

const Asked = { from: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000_000 })), count: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })) };
export const ById = Type.Object({ id: Id }, closed);
export const InvestigationsAsked = Type.Object({ show: Type.Optional(words(['open', 'all'] as const)), ...Asked }, closed);
export const CasesAsked = Type.Object({ show: Type.Optional(words(['pending', 'all'] as const)), ...Asked }, closed);
export const YearAsked = Type.Object({ year: Type.Integer({ minimum: 1990, maximum: 2100, description: 'A calendar year, as these tables are asked for.' }) }, closed);

const investigation = { id: Type.String(), version: Type.Integer(), number: Type.String(), openedOn: Type.String(), form: words(FORMS), source: words(SOURCES), agencies: Type.Array(words(AGENCIES)), standing: words(['open', 'referred', 'declined', 'closed'] as const) };
export const InvestigationEntry = Type.Object({ ...investigation, cases: Type.Integer() }, closed);
export type InvestigationEntry = Static<typeof InvestigationEntry>;
export const Investigations = Type.Object({ total: Type.Integer(), investigations: Type.Array(InvestigationEntry) }, closed);

const StepView = Type.Object({ id: Type.String(), step: words(INVESTIGATION_STEPS), onDay: Type.String(), reason: nullable(words(DECLINES)), persons: nullable(Type.Integer()) }, closed);
export const CaseEntry = Type.Object({ id: Type.String(), docket: Type.String(), district: Type.String(), filedOn: Type.String(), form: words(FORMS), defendants: Type.Integer(), convicted: Type.Integer(), pending: Type.Integer(), atLarge: Type.Integer() }, closed);
export type CaseEntry = Static<typeof CaseEntry>;
export const CaseList = Type.Object({ total: Type.Integer(), cases: Type.Array(CaseEntry) }, closed);
/** What one record adds to which figure, in which fiscal year. */
const Counted = Type.Object({ measure: Type.String(), title: Type.String(), unit: Type.String(), period: Type.String(), adds: Type.Number(), currency: nullable(Type.String()), rule: Type.String() }, closed);
export type Counted = Static<typeof Counted>;
export const InvestigationFile = Type.Object({ ...investigation, origin: nullable(Type.Object({ message: Type.String(), office: Type.String(), number: nullable(Type.String()) }, closed)),
  handOvers: Type.Array(Type.Object({ id: Type.String(), recipient: Type.String(), sentOn: Type.String(), state: words(['sent', 'opened', 'overdue', 'accepted', 'declined', 'done', 'not-done'] as const), reason: nullable(Type.String()) }, closed)), steps: Type.Array(StepView), cases: Type.Array(CaseEntry), counted: Type.Array(Counted) }, closed);
export type InvestigationFile = Static<typeof InvestigationFile>;

const LawSaid = Type.Object({
  penalty: Type.String(), minimumMonths: nullable(Type.Integer()), maximumMonths: nullable(Type.Integer({ description: 'Nothing where it is life or any term of years.' })), since: Type.String(), act: Type.String(), unverified: Type.Boolean(),
  why: Type.String(), limitation: Type.String(), limitationWhy: Type.String(), runsOut: nullable(Type.String()), late: Type.Boolean(),
}, closed);
const CountView = Type.Object({
  id: Type.String(), instrument: Type.String(), place: Type.Integer(), statute: words(STATUTES), title: Type.String(), mode: words(MODES), act: words(ACTS), victim: words(VICTIM_AGES), aggravated: Type.Boolean(), offenseFrom: Type.String(), offenseTo: Type.String(), aliens: nullable(Type.Integer()), law: nullable(LawSaid),
}, closed);
export type CountView = Static<typeof CountView>;
const ChargeStepView = Type.Object({ step: words(CHARGE_STEPS), onDay: Type.String() }, closed);
const ChargeView = Type.Object({ id: Type.String(), count: Type.String(), defendant: Type.String(), chargedOn: Type.String(), standing: words(CHARGE_STANDINGS), standingOn: Type.String(), convictedOn: nullable(Type.String()), convictedBy: nullable(words(['plea', 'verdict'] as const)), may: Type.Array(words(CELL_STEPS)), steps: Type.Array(ChargeStepView) }, closed);
export type ChargeView = Static<typeof ChargeView>;
const SentenceView = Type.Object({ id: Type.String(), sentencedOn: Type.String(), months: nullable(Type.Integer()), life: Type.Boolean(), probationMonths: nullable(Type.Integer()), releaseMonths: nullable(Type.Integer()), fineCents: nullable(Type.Integer()), endedOn: nullable(Type.String()), terms: Type.Array(Type.Object({ count: Type.String(), months: Type.Integer(), runs: words(RUNS) }, closed)), outside: nullable(Type.String({ description: 'Where the term lies outside what the law of the day allows: why.' })) }, closed);
const RestitutionView = Type.Object({ id: Type.String(), orderedOn: Type.String(), cents: Type.Integer(), amounts: nullable(Amounts), full: nullable(Type.Integer({ description: 'What 18 USC 1593(b)(3) makes of the amounts.' })), endedOn: nullable(Type.String()), payments: Type.Array(Type.Object({ id: Type.String(), paidOn: Type.String(), cents: Type.Integer() }, closed)) }, closed);
const AppealView = Type.Object({ id: Type.String(), court: words(COURTS), filedOn: Type.String(), decidedOn: nullable(Type.String()), outcome: nullable(words(APPEAL_OUTCOMES)) }, closed);
const DefendantView = Type.Object({
  id: Type.String(), version: Type.Integer(), place: Type.Integer(), kept: words(['open', 'sealed', 'destroyed'] as const), held: Type.Boolean(), name: Type.Optional(Type.String({ fieldClass: 'justice.defendant' })), aliases: Type.Optional(Type.Array(Type.String(), { fieldClass: 'justice.defendant' })),
  sex: words(SEXES), ageGroup: words(AGES), race: words(RACES), origin: Type.String(), citizenship: Type.String(), role: words(ROLES), custody: words(CUSTODIES), standing: words(['uncharged', 'charged', 'convicted', 'acquitted', 'dismissed'] as const),
  chargedOn: nullable(Type.String()), convictedOn: nullable(Type.String()), steps: Type.Array(Type.Object({ step: words(CUSTODY_STEPS), onDay: Type.String() }, closed)),
  sentences: Type.Array(SentenceView), restitution: Type.Array(RestitutionView), appeals: Type.Array(AppealView),
}, closed);
export type DefendantView = Static<typeof DefendantView>;
const VictimView = Type.Object({ id: Type.String(), version: Type.Integer(), place: Type.Integer(), identifiedOn: Type.String(), sex: words(SEXES), ageGroup: words(['adult', 'minor', 'unknown'] as const), origin: Type.String(), status: words(STATUSES), relation: words(RELATIONS), counts: Type.Array(Type.String()), told: Type.Boolean() }, closed);
export type VictimView = Static<typeof VictimView>;
const PaperView = Type.Object({ id: Type.String(), kind: words(PAPERS), filedOn: Type.String(), place: Type.Integer() }, closed);

/** Everything of one case, and what it adds to which figure. */
export const CaseFile = Type.Object({
  id: Type.String(), version: Type.Integer(), docket: Type.String(), district: Type.String(), filedOn: Type.String(), form: words(FORMS), investigation: nullable(Type.Object({ id: Type.String(), number: Type.String() }, closed)),
  papers: Type.Array(PaperView), defendants: Type.Array(DefendantView), counts: Type.Array(CountView), charges: Type.Array(ChargeView),
  trials: Type.Array(Type.Object({ id: Type.String(), beganOn: Type.String(), before: words(['jury', 'bench'] as const), endedOn: nullable(Type.String()), ending: nullable(words(TRIAL_ENDS)) }, closed)),
  forfeitures: Type.Array(Type.Object({ id: Type.String(), orderedOn: Type.String(), what: words(FORFEITS), cents: Type.Integer(), toVictims: Type.Integer() }, closed)),
  victims: Type.Array(VictimView), counted: Type.Array(Counted),
}, closed);
export type CaseFile = Static<typeof CaseFile>;

/** What a packet under a release tells of a victim; nothing once the release has ended. */
export const ToldOfVictim = Type.Object({ said: Type.Array(Type.Object({ field: Type.String(), text: Type.String({ fieldClass: 'sharing.packet' }) }, closed)) }, closed);
export type ToldOfVictim = Static<typeof ToldOfVictim>;
