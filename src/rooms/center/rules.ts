import { addDays, addMonths, addYears, dayInWords, earlier, type Day } from '../../foundation/calendar/day.ts';
import { parameterOn, type LegalParameter } from '../../foundation/calendar/parameters.ts';
import { Fault } from '../../foundation/errors.ts';
import type { Closing, LeadStanding, Outcome, Purpose, Reason, Receipt, Right, Source } from './schema.ts';

/** Why a rule says no: the code of its Refusal and the sentence. */
export interface Objection { code: string; sentence: string }

/** Within how many days a lead is judged, and how many hours an office has to show that it received one; no law sets them: they are this product's own. */
export const ASSESS_DAYS = { urgent: 1, usual: 5 } as const;
export const REFER_HOURS = { urgent: 24, usual: 72 } as const;
/** After how long the words of a closed lead are destroyed: one that came to nothing, and one that was referred; our numbers, and never longer than intelligence may be kept. */
export const LEAD_KEPT = { days: 365, referredYears: 5 } as const;
/** How often a subject is reviewed; the law asks for it once within its five years, and this is the product's own. */
const REVIEW_MONTHS = 12;
/** The clocks of a request between governments; our numbers. */
const REQUEST_DAYS = { acknowledge: 5, answer: 30 } as const;

/** Where a lead came from, by the kind of office that handed it over. */
export function sourceOf(kind: string): Source {
  return kind === 'hotline' ? 'hotline' : kind === 'labor' ? 'inspection' : kind === 'victim-services' ? 'provider' : 'agency';
}

/** What may be done with a lead that stands so. */
export function objectToLead(standing: LeadStanding, act: 'assess' | 'refer' | 'close', as?: Closing): Objection | undefined {
  if (standing === 'closed') return { code: 'center.lead-closed', sentence: 'This lead is closed. What is new is a lead of its own.' };
  if (act === 'refer' && standing === 'new') return { code: 'center.assess-first', sentence: 'Judge the source and what it says first: the other office is told both.' };
  if (act === 'close' && (as === 'referred') !== (standing === 'referred')) return { code: 'center.closing-unfit', sentence: standing === 'referred' ? 'It was referred, and is closed as referred.' : 'It was not referred.' };
  return undefined;
}

/** To whom a lead may be referred: an office that may investigate trafficking. */
export function objectToInvestigator(kind: string): Objection | undefined {
  return kind === 'law-enforcement' || kind === 'prosecution' ? undefined : { code: 'center.not-investigating', sentence: 'A lead is referred to an office of law enforcement or prosecution, which may investigate it.' };
}

/** How a receipt stands. */
export function receiptOf(row: { acknowledged_on: string | null; due_at: Date; outcome: string | null }, now: Date): Receipt {
  if (row.outcome !== null) return row.outcome as Receipt;
  return row.acknowledged_on !== null ? 'received' : now > row.due_at ? 'overdue' : 'waiting';
}

/** When a subject is purged that was entered or validated on a day, and when it is reviewed before: 28 CFR 23.20(h). */
export function clocksFrom(on: Day, parameters: readonly LegalParameter[]): { reviewOn: Day; holdsUntil: Day } {
  const { value, unit } = parameterOn(parameters, 'intelligence_retention', on);
  if (typeof value !== 'number' || unit !== 'years') throw new Fault('How long intelligence may be kept is a number of years.');
  const holdsUntil = addYears(on, value);
  return { reviewOn: earlier(addMonths(on, REVIEW_MONTHS), holdsUntil), holdsUntil };
}

/** A review is another person's: whoever entered the suspicion does not judge whether it stands (our rule; 28 CFR 23.20(h) asks for the reviewer's name). */
export function objectToValidation(enteredBy: string, reviewer: string, purgedOn: string | null, holdsUntil: string, today: Day): Objection | undefined {
  if (purgedOn !== null || today >= holdsUntil) return { code: 'center.purged', sentence: 'The time to validate is over: it is purged.' };
  return enteredBy === reviewer ? { code: 'center.own-validation', sentence: 'You entered this subject. Somebody else reviews whether the suspicion stands.' } : undefined;
}

/** Who may be given something of a subject: those of law enforcement with a need and a right to know who accept the same rules, 28 CFR 23.20(e) and (f)(1); anybody only to avoid imminent danger to life or property, (f)(2). */
export function objectToDissemination(right: Right, purpose: Purpose, recipientKind: string | undefined): Objection | undefined {
  if ((right === 'imminent-danger') !== (purpose === 'danger')) return { code: 'center.right-unfit', sentence: 'Imminent danger is a right and a purpose at once, and neither goes with another.' };
  const justice = recipientKind === undefined || ['law-enforcement', 'prosecution', 'intelligence'].includes(recipientKind);
  return justice || right === 'imminent-danger' ? undefined : { code: 'center.not-law-enforcement', sentence: 'Intelligence goes to law enforcement alone (28 CFR 23.20(f)(1)), or to anybody whom it keeps from imminent danger to life or property (28 CFR 23.20(f)(2)).' };
}

/** A request is answered once, after it was asked; a no has its reason. */
export function objectToAnswer(request: { asked_on: string; answered_on: string | null }, onDay: string, outcome: Outcome, reason: Reason | undefined, today: Day): Objection | undefined {
  if (request.answered_on !== null) return { code: 'center.answered', sentence: 'This request was answered already.' };
  if ((outcome === 'declined') !== (reason !== undefined)) return { code: 'center.reason', sentence: 'A request that is declined has a reason, and no other has one.' };
  return objectToDay(onDay, request.asked_on, today);
}

/** A day lies within what can be. */
export function objectToDay(on: string, notBefore: string, today: Day): Objection | undefined {
  if (on > today) return { code: 'center.day-to-come', sentence: 'This day is still to come.' };
  return on < notBefore ? { code: 'center.too-early', sentence: `It cannot be before ${dayInWords(notBefore as Day)}.` } : undefined;
}

/** Until when a request is acknowledged and answered. */
export function requestClocks(askedOn: Day, answerBy: Day | undefined): { acknowledgeBy: Day; answerBy: Day } {
  return { acknowledgeBy: addDays(askedOn, REQUEST_DAYS.acknowledge), answerBy: answerBy ?? addDays(askedOn, REQUEST_DAYS.answer) };
}

/** Which clock of a request has run out. */
export function lateOf(r: { acknowledge_by: string; answer_by: string; acknowledged_on: string | null; answered_on: string | null }, today: string): 'acknowledge' | 'answer' | null {
  if (r.answered_on !== null) return null;
  return today > r.answer_by ? 'answer' : r.acknowledged_on === null && today > r.acknowledge_by ? 'acknowledge' : null;
}
