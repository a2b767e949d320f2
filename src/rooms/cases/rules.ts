import { addDays, addMonths, compare, type Day } from '../../foundation/calendar/day.ts';
import { deadline, parameterOn, type LegalParameter } from '../../foundation/calendar/parameters.ts';
import { Refusal } from '../../foundation/errors.ts';
import { DECLINE_REASONS, EXIT_REASONS, type Channel, type Passage, type PaperKind, type PurgePart, type State, type Status } from './schema.ts';

/** One passage a case may make, and whose definition it follows. */
interface Step { from: State | 'none'; kind: Passage; to: State; authority: string }

const DEFINITIONS = 'HHS 0970-0467: enrollment, exit, re-entry (omb.report/icr/202310-0970-012/doc/136626701)';

/** Every passage there is; one that is not here is refused. */
export const STEPS: readonly Step[] = [
  { from: 'none', kind: 'intake', to: 'intake', authority: DEFINITIONS },
  { from: 'intake', kind: 'enrolled', to: 'enrolled', authority: DEFINITIONS },
  { from: 'intake', kind: 'declined', to: 'closed', authority: DEFINITIONS },
  { from: 'enrolled', kind: 'exited', to: 'exited', authority: DEFINITIONS },
  { from: 'exited', kind: 're-entered', to: 'enrolled', authority: DEFINITIONS },
  { from: 'closed', kind: 're-entered', to: 'intake', authority: DEFINITIONS },
];

/** Where a case stands after its passages, in the order in which they happened. */
export function stateAfter(passages: readonly Passage[]): State | 'none' {
  return passages.reduce<State | 'none'>((state, kind) => STEPS.find((s) => s.from === state && s.kind === kind)?.to ?? state, 'none');
}

/** The passages open to a case from where it stands. */
export function passagesFrom(state: State): Passage[] {
  return STEPS.filter((s) => s.from === state).map((s) => s.kind);
}

/** The state that a passage leads to; refused where it does not follow, lacks its reason, or lies before the last one or after today. */
export function passed(before: { kind: Passage; happenedOn: string }[], next: { kind: Passage; happenedOn: Day; reason?: string | undefined }, today: Day): State {
  const state = stateAfter(before.map((p) => p.kind));
  const step = STEPS.find((s) => s.from === state && s.kind === next.kind);
  if (!step) throw new Refusal('cases.no-such-step', `This does not follow from where the case stands (${state === 'none' ? 'no intake yet' : state}).`);
  const reasons: readonly string[] = next.kind === 'exited' ? EXIT_REASONS : next.kind === 'declined' ? DECLINE_REASONS : [];
  if ((reasons.length > 0) !== (next.reason !== undefined) || (next.reason !== undefined && !reasons.includes(next.reason))) {
    throw new Refusal('cases.reason', reasons.length > 0 ? 'Say why, with one of the reasons listed for it.' : 'This takes no reason.', { status: 400 });
  }
  const last = before.at(-1)?.happenedOn as Day | undefined;
  if (last && compare(next.happenedOn, last) < 0) throw new Refusal('cases.before-last', `The last passage of this case was on ${last}; this one cannot lie before it.`);
  refuseFuture(next.happenedOn, today);
  return step.to;
}

/** What happened cannot lie in the future. */
export function refuseFuture(on: string, today: Day): void {
  if (on > today) throw new Refusal('cases.future', 'This day has not come yet.', { status: 400 });
}

/** After how many days a safe-contact card must be confirmed anew; our number, for NNEDV asks only that it be checked again. */
export const SAFE_CONTACT_DAYS = 30;
/** After how many days a safety plan is looked at again; our number. */
export const SAFETY_PLAN_DAYS = 90;

/** Refuses to reach a person in a way they have not lately said is safe (R10, NNEDV safe contact). */
export function refuseUnsafe(card: { confirmedOn: string; channel: Channel } | undefined, channel: Channel, today: Day): void {
  if (!card) throw new Refusal('cases.no-safe-contact', 'Nobody has recorded how this person may safely be reached, so do not call, write or send. Ask them in person, and record it.');
  if (!confirmedLately(card.confirmedOn, today)) throw new Refusal('cases.safe-contact-old', `How this person may safely be reached was last confirmed on ${card.confirmedOn}, more than ${SAFE_CONTACT_DAYS} days ago. Confirm it with them in person first.`);
  if (card.channel !== channel) throw new Refusal('cases.unsafe-channel', 'The person has not said that this way of reaching them is safe. Look at their safe-contact card.');
}

/** Whether a safe-contact card was confirmed lately enough to be used. */
export function confirmedLately(confirmedOn: string, today: Day): boolean {
  return compare(addDays(confirmedOn as Day, SAFE_CONTACT_DAYS), today) >= 0;
}

/** Statuses under 8 USC 1367: whoever applied for or holds T, U or continued presence; the file's existence itself is not told. */
export function under1367(statuses: readonly Status[]): boolean {
  return statuses.some((s) => /^(t|u|cp)-/.test(s));
}

/** Whether a paper orders anything to be told; a subpoena signed by a clerk or counsel is no order of a court (NNEDV; R7). */
export function ordersDisclosure(kind: PaperKind): boolean {
  return kind === 'court-order' || kind === 'warrant';
}

/** A paper blocks export of the record while it stands and orders nothing, or what it orders is not yet decided. */
export function blocksExport(papers: readonly { kind: PaperKind; endedOn: string | null }[]): boolean {
  return papers.some((p) => p.endedOn === null && !ordersDisclosure(p.kind));
}

/** How long each part is kept after the case ended, in months; our schedule, for the law asks to keep the least and sets no number (34 USC 12291(b)(2); FVPSA retention guidance). */
export const KEPT_MONTHS: Readonly<Partial<Record<PurgePart, number>>> = { safety: 3, notes: 36, plan: 36, privileged: 36, papers: 84, person: 84 };

/** The parts whose time has run out, given the day a case ended and what was purged already. */
export function purgeDue(endedOn: Day, today: Day, purged: readonly PurgePart[]): PurgePart[] {
  if (purged.includes('person')) return [];
  const due = (Object.entries(KEPT_MONTHS) as [PurgePart, number][]).filter(([part, months]) => !purged.includes(part) && compare(addMonths(endedOn, months), today) <= 0).map(([part]) => part);
  return due.includes('person') ? ['person'] : due;
}

/** When HHS must have been told of a minor: 24 hours from the first credible indication, by the rule of that day; none where the law of the day set none. */
export function hhsClock(indicatedAt: Date, parameters: readonly LegalParameter[]): { dueAt: Date; authority: string } | undefined {
  try {
    const due = deadline(indicatedAt, parameterOn(parameters, 'official_notify_hhs_minor', indicatedAt.toISOString().slice(0, 10) as Day));
    return due ? { dueAt: due.at, authority: due.citation } : undefined;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

/** The kind of a file by its first bytes; undefined for what is not taken. Names and stated types are not believed. */
export function sniffed(bytes: Uint8Array): 'application/pdf' | 'image/png' | 'image/jpeg' | 'text/plain' | 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' | undefined {
  const begins = (...head: number[]): boolean => head.every((b, i) => bytes[i] === b);
  if (begins(0x25, 0x50, 0x44, 0x46, 0x2d)) return 'application/pdf';
  if (begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  if (begins(0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (begins(0x50, 0x4b, 0x03, 0x04)) return holds(bytes, 'word/document.xml') && !holds(bytes, 'vbaProject.bin') ? 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' : undefined;
  return bytes.length > 0 && isText(bytes) && !/^\s*<(!doctype|html|svg|script|\?xml)/i.test(new TextDecoder().decode(bytes.subarray(0, 512))) ? 'text/plain' : undefined;
}

function holds(bytes: Uint8Array, name: string): boolean {
  const wanted = new TextEncoder().encode(name);
  outer: for (let at = bytes.indexOf(wanted[0] as number); at >= 0; at = bytes.indexOf(wanted[0] as number, at + 1)) {
    for (let i = 1; i < wanted.length; i++) if (bytes[at + i] !== wanted[i]) continue outer;
    return true;
  }
  return false;
}

function isText(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return !bytes.some((b) => b < 9 || (b > 13 && b < 32));
  } catch {
    return false;
  }
}
