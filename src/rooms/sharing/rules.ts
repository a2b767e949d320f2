import { addDays, compare, daysBetween, type Day } from '../../foundation/calendar/day.ts';
import { dayOf } from '../../foundation/calendar/zone.ts';
import { Refusal } from '../../foundation/errors.ts';
import type { NewRelease, Outcome, Reason, ReferralView, SharedField, Signers } from './schema.ts';

/** The longest a release may hold, in days, and how long it holds where nobody says: the law asks for a reasonable limit (34 USC 12291(b)(2)(C)) and names none; these are this product's own. */
export const RELEASE_DAYS = { longest: 365, usual: 30 } as const;

/** Who must sign, by age: a minor with a guardian who has harmed nobody, or alone where the State lets a minor receive the service alone (28 CFR 90.4(b)(3)(ii)). */
const MAY_SIGN: readonly { ageGroup: 'adult' | 'minor' | 'unknown'; signers: Signers; authority: string }[] = [
  { ageGroup: 'adult', signers: 'person', authority: '34 USC 12291(b)(2)(B)' },
  { ageGroup: 'adult', signers: 'guardian-of-adult', authority: '34 USC 12291(b)(2)(B)(ii)' },
  { ageGroup: 'minor', signers: 'minor-and-guardian', authority: '34 USC 12291(b)(2)(B)(ii)' },
  { ageGroup: 'minor', signers: 'minor-alone', authority: '34 USC 12291(b)(2)(C)' },
  { ageGroup: 'unknown', signers: 'person', authority: '34 USC 12291(b)(2)(B)' },
];

/** Throws where a release may not be recorded so: a wrong signer, a guardian who harmed, days out of order, or longer than a year. */
export function refuseRelease(release: NewRelease, ageGroup: 'adult' | 'minor' | 'unknown', today: Day): void {
  const startsOn = release.startsOn ?? release.signedOn;
  if (release.guardianHarmed && release.signers !== 'person' && release.signers !== 'minor-alone') throw new Refusal('sharing.harmful-signer', 'Somebody who may have harmed the person or the other parent cannot sign for them (34 USC 12291(b)(2)(B)(ii)). The minor may sign alone where the State lets a minor receive the service alone.');
  if (!MAY_SIGN.some((m) => m.ageGroup === ageGroup && m.signers === release.signers)) {
    throw new Refusal('sharing.wrong-signer', ageGroup === 'minor' ? 'The person is under 18: they sign together with a parent or guardian who harmed nobody, or alone where the State lets a minor receive the service alone (28 CFR 90.4(b)(3)(ii)).' : 'An adult signs for themselves, or their court-appointed guardian does (34 USC 12291(b)(2)(B)).');
  }
  if (compare(release.signedOn as Day, today) > 0) throw new Refusal('sharing.signed-later', 'The day of signing lies in the future: record the release once it is signed.');
  if (compare(startsOn as Day, release.signedOn as Day) < 0) throw new Refusal('sharing.before-signing', 'A release cannot start before it was signed.');
  const days = daysBetween(startsOn as Day, release.lastDay as Day) + 1;
  if (days < 1) throw new Refusal('sharing.no-days', 'The last day lies before the first.');
  if (days > RELEASE_DAYS.longest) throw new Refusal('sharing.too-long', `A release holds at most ${RELEASE_DAYS.longest} days; this would be ${days}. Ask the person again when it ends.`);
}

/** Where a release stands on a day. `expiresOn` is the first day on which it no longer holds. */
export function standingOf(release: { starts_on: string; expires_on: string; revoked_on: string | null; stopped: boolean }, today: Day): 'stands' | 'to-come' | 'expired' | 'revoked' {
  if (release.revoked_on !== null || release.stopped) return 'revoked';
  if (compare(release.expires_on as Day, today) <= 0) return 'expired';
  return compare(release.starts_on as Day, today) > 0 ? 'to-come' : 'stands';
}

/** Throws where something would be told that the release does not name. */
export function refuseUnreleased(told: readonly SharedField[], released: readonly SharedField[]): void {
  const beyond = told.filter((f) => !released.includes(f));
  if (beyond.length > 0) throw new Refusal('sharing.field-not-released', `The release does not name: ${beyond.join(', ')}. Leave it out, or ask the person for another release.`, { detail: { fields: beyond } });
}

type ReferralState = 'sent' | Outcome;

/** How a referral may go on; what is not here is refused. */
export const STEPS: readonly { from: ReferralState; outcome: Outcome }[] = [
  { from: 'sent', outcome: 'accepted' }, { from: 'sent', outcome: 'declined' }, { from: 'accepted', outcome: 'done' }, { from: 'accepted', outcome: 'not-done' },
];

/** Where a referral stands after its answers, in the order they were given. */
export function stateAfter(outcomes: readonly Outcome[]): ReferralState {
  return outcomes.reduce<ReferralState>((state, outcome) => (STEPS.some((s) => s.from === state && s.outcome === outcome) ? outcome : state), 'sent');
}

/** Throws where an answer does not follow, or a no lacks its reason. */
export function refuseAnswer(state: ReferralState, outcome: Outcome, reason: Reason | undefined): void {
  if (!STEPS.some((s) => s.from === state && s.outcome === outcome)) throw new Refusal('sharing.no-such-answer', state === 'sent' ? 'Accept or decline it first.' : 'This was answered already, and that answer does not follow.');
  const no = outcome === 'declined' || outcome === 'not-done';
  if (no !== (reason !== undefined)) throw new Refusal('sharing.reason', no ? 'Say why, so that the sender can look elsewhere.' : 'Only a no carries a reason.');
}

/** The state of a referral as its sender sees it: an unanswered one is overdue once its clock has run out. */
export function stateSeen(outcomes: readonly Outcome[], opened: boolean, answerBy: Date, now: Date): 'sent' | 'opened' | 'overdue' | Outcome {
  const state = stateAfter(outcomes);
  if (state !== 'sent') return state;
  return now > answerBy ? 'overdue' : opened ? 'opened' : 'sent';
}

/** The last day of a release of the usual length. */
export function usualLastDay(startsOn: Day): Day {
  return addDays(startsOn, RELEASE_DAYS.usual - 1);
}

/** What an office's opening or answer changes of the sender's own record of a referral, or undefined where it changes nothing; the receipt's day is the office's, in its time zone. */
export function receiptIn(row: { acknowledged_on: string | null; outcome: string | null }, seen: ReferralView | undefined, zone: string): Record<string, unknown> | undefined {
  const outcome = seen?.answers.at(-1)?.outcome ?? null;
  const at = row.acknowledged_on === null ? seen?.openedAt ?? seen?.answers[0]?.at : undefined;
  if (at === undefined && outcome === row.outcome) return undefined;
  return { ...(at === undefined ? {} : { acknowledged_on: dayOf(new Date(at), zone), acknowledged_by: seen?.openedAt ? 'opened' : 'accepted' }), ...(outcome ? { outcome } : {}) };
}
