import { Type, type Static, type TSchema } from 'typebox';
import { DayText, Kept } from '../../foundation/web/shapes.ts';
import type { Form as PersonForm, Sex as PersonSex } from '../people/index.ts';

const closed = { additionalProperties: false } as const;
const Id = Type.String({ format: 'uuid' });
const words = <const T extends readonly string[]>(values: T) => Type.Unsafe<T[number]>({ type: 'string', enum: [...values] });
const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

export { Kept };

// The words are those of people; only their types come from there, for screens load this file and not the whole of people.
const Sex = words(['female', 'male', 'another', 'unknown'] as const satisfies readonly PersonSex[]);
const Form = words(['sex', 'labor', 'both', 'unknown'] as const satisfies readonly PersonForm[]);

export const REQUESTERS = ['victim-services', 'law-enforcement', 'attorney', 'state-agency', 'self', 'other'] as const;
export const EVIDENCE_KINDS = ['severe-form', 'continued-presence', 'bona-fide-t', 't-status', 'willing-to-assist', 'trauma-exemption', 'age', 'credible-information'] as const;
export const OFFICES = ['DHS', 'AG', 'NGO'] as const;
export const OUTCOMES = ['certified', 'interim', 'interim-extended', 'eligible', 'denied'] as const;
export const NOTICES = ['official-to-hhs', 'hhs-to-ag', 'hhs-to-dhs', 'state-refugee-coordinator', 'state-refugee-health-coordinator'] as const;
export const BENEFITS = ['tanf', 'ssi', 'medicaid', 'snap', 'refugee-cash', 'refugee-medical', 'refugee-services', 'housing', 'job-training', 'legal-aid', 'refugee-minors'] as const;

export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];
export type Outcome = (typeof OUTCOMES)[number];
export type Office = (typeof OFFICES)[number];
export type Benefit = (typeof BENEFITS)[number];

/** A request for certification (adult) or assistance (minor) to be entered. */
export const NewRequest = Type.Object({
  person: Id, receivedOn: DayText, requester: words(REQUESTERS), form: Type.Optional(Form),
  discoveredAt: Type.Optional(Type.String({ format: 'date-time', description: 'For a minor: when an official discovered that the person may be a victim, 22 USC 7105(b)(1)(H).' })),
}, closed);
export type NewRequest = Static<typeof NewRequest>;

/** A message that came in as a request, to be taken into the queue. */
export const TakeArrival = Type.Object({ message: Id }, closed);
export type TakeArrival = Static<typeof TakeArrival>;

/** A document of another office that was seen. */
export const NewEvidence = Type.Object({ id: Id, kind: words(EVIDENCE_KINDS), office: Type.String({ minLength: 2, maxLength: 200 }), datedOn: DayText, endsOn: Type.Optional(DayText), page: Type.Optional(Type.Integer({ minimum: 1, maximum: 9999 })) }, closed);
export type NewEvidence = Static<typeof NewEvidence>;
export const NewConsultation = Type.Object({ id: Id, office: words(OFFICES), consultedOn: DayText, objected: Type.Optional(Type.Boolean()) }, closed);
export type NewConsultation = Static<typeof NewConsultation>;
export const NewNotice = Type.Object({ id: Id, kind: words(NOTICES), givenAt: Type.String({ format: 'date-time' }) }, closed);
export type NewNotice = Static<typeof NewNotice>;

/** A decision on a request; a letter follows from every one but a denial. */
export const NewDecision = Type.Object({ id: Id, outcome: words(OUTCOMES), decidedOn: DayText, reason: Type.Optional(Type.String({ minLength: 3, maxLength: 400 })) }, closed);
export type NewDecision = Static<typeof NewDecision>;
export const Decided = Type.Object({ id: Type.String(), version: Type.Integer(), letter: nullable(Type.String()), serial: nullable(Type.String()) }, closed);

export const RequestId = Type.Object({ id: Id }, closed);
export const LetterId = Type.Object({ id: Id }, closed);
export const EndLetter = Type.Object({ id: Id, reason: Type.String({ minLength: 3, maxLength: 400 }), endedOn: Type.Optional(DayText) }, closed);
export type EndLetter = Static<typeof EndLetter>;
export const NewBenefitApplied = Type.Object({ id: Id, benefit: words(BENEFITS), office: Type.String({ minLength: 2, maxLength: 200 }), appliedOn: DayText }, closed);
export type NewBenefitApplied = Static<typeof NewBenefitApplied>;

const Lack = Type.Object({ code: Type.String(), sentence: Type.String(), authority: Type.String() }, closed);
const ClockView = Type.Object({ name: Type.String(), dueAt: Type.String(), metAt: nullable(Type.String()), state: words(['met', 'met late', 'running', 'missed'] as const), authority: Type.String() }, closed);
const LetterView = Type.Object({
  id: Type.String(), serial: Type.String(), kind: words(['certification', 'eligibility', 'interim'] as const), issuedOn: Type.String(), expiresOn: nullable(Type.String()),
  standing: words(['valid', 'replaced', 'rescinded', 'lapsed', 'expired'] as const), replaces: nullable(Type.String()), restsOn: Type.String(),
  endedOn: nullable(Type.String()), endedReason: nullable(Type.String()),
}, closed);
export type LetterView = Static<typeof LetterView>;

export const QueueEntry = Type.Object({
  id: Type.String(), number: Type.String(), person: Type.String(), caseCode: Type.String(), name: Type.Optional(Type.String({ fieldClass: 'identity.name' })),
  ageGroup: words(['adult', 'minor', 'unknown'] as const), receivedOn: Type.String(), state: Type.String(), complete: Type.Boolean(), waitingFor: Type.Array(Type.String()), nextDueAt: nullable(Type.String()), clockName: nullable(Type.String()),
}, closed);
export type QueueEntry = Static<typeof QueueEntry>;
export const QueueAsked = Type.Object({ show: Type.Optional(words(['open', 'decided', 'all'] as const)), from: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000_000 })), count: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })) }, closed);
export const Queue = Type.Object({ total: Type.Integer(), entries: Type.Array(QueueEntry) }, closed);

export const RequestFile = Type.Object({
  id: Type.String(), version: Type.Integer(), number: Type.String(), person: Type.String(), caseCode: Type.String(), state: Type.String(),
  name: Type.Optional(Type.String({ fieldClass: 'identity.name' })), bornOn: Type.Optional(nullable(Type.String({ fieldClass: 'identity.birth' }))),
  ageToday: Type.Optional(nullable(Type.Integer({ fieldClass: 'identity.birth' }))), ageGroup: words(['adult', 'minor', 'unknown'] as const), citizenship: Type.String(), sex: Sex, form: Form,
  receivedOn: Type.String(), requester: Type.String(),
  evidence: Type.Array(Type.Object({ id: Type.String(), kind: words(EVIDENCE_KINDS), office: Type.String(), datedOn: Type.String(), endsOn: nullable(Type.String()), page: nullable(Type.Integer()),
    /** Whether a status notice of another office says it, and nobody recorded it here. */
    noticed: Type.Boolean() }, closed)),
  consultations: Type.Array(Type.Object({ id: Type.String(), office: words(OFFICES), consultedOn: Type.String(), objected: Type.Boolean() }, closed)),
  notices: Type.Array(Type.Object({ id: Type.String(), kind: words(NOTICES), givenAt: Type.String() }, closed)),
  decisions: Type.Array(Type.Object({ id: Type.String(), outcome: words(OUTCOMES), decidedOn: Type.String(), reason: nullable(Type.String()), basis: Type.String() }, closed)),
  letters: Type.Array(LetterView), clocks: Type.Array(ClockView),
  /** For each outcome open today: what is still lacking. Empty means it can be decided. */
  possible: Type.Array(Type.Object({ outcome: words(OUTCOMES), lacking: Type.Array(Lack) }, closed)),
}, closed);
export type RequestFile = Static<typeof RequestFile>;

export const LetterFile = Type.Object({
  letter: LetterView,
  /** When continued presence ended, where the letter rests on it and so should lapse. */
  lapsesSince: nullable(Type.String()), request: Type.String(), person: Type.String(), checkAddress: Type.String(), template: Type.String(),
  benefits: Type.Array(Type.Object({ benefit: words(BENEFITS), title: Type.String(), open: Type.Boolean(), from: nullable(Type.String()), until: nullable(Type.String()), why: Type.String(), authority: Type.String() }, closed)),
  applied: Type.Array(Type.Object({ id: Type.String(), benefit: words(BENEFITS), office: Type.String(), appliedOn: Type.String() }, closed)),
}, closed);
export type LetterFile = Static<typeof LetterFile>;
export const IssuedAsked = Type.Object({ from: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000_000 })), count: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })), serial: Type.Optional(Type.String({ maxLength: 20 })) }, closed);
export const Issued = Type.Object({ total: Type.Integer(), letters: Type.Array(Type.Object({ ...LetterView.properties, caseCode: Type.String() }, closed)) }, closed);
