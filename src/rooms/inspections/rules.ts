import { dayInWords, type Day } from '../../foundation/calendar/day.ts';
import { parameterOn, type LegalParameter } from '../../foundation/calendar/parameters.ts';
import { Refusal } from '../../foundation/errors.ts';
import type { Law, Outcome, Receipt, Subject, Supports } from './schema.ts';

/** The laws that the office enforces, each with its section. */
export const CITATIONS: Readonly<Record<Law, string>> = {
  'minimum-wage': '29 USC 206', overtime: '29 USC 207', records: '29 USC 211(c)', 'child-labor': '29 USC 212', retaliation: '29 USC 215(a)(3)', 'farm-workers': '29 USC 1801-1872', 'h-2a': '8 USC 1188', 'h-1b': '8 USC 1182(n)',
  'public-works': '40 USC 3141-3148', 'service-contracts': '41 USC 6701-6707', trafficking: '18 USC 1581-1597',
};

/** Hours until indicators are referred, and until receipt is to be shown; these are this product's own. */
export const REFER_HOURS = { urgent: 24, usual: 72 } as const;

/** Why a rule says no, or what stands in the way: the code of its Refusal and the sentence. */
export interface Objection { code: string; sentence: string }

const NOT_OURS = 'This office may not investigate trafficking: it enforces wages, hours and conditions of employment (29 USC 211(a); founding chapter, line 137), and trafficking is for those who enforce 18 USC chapter 77. Note what was seen as an indicator, and refer it.';

/** An activity about trafficking is refused whatever the rest of it: 29 USC 211(a); founding chapter, line 137. */
export function objectToSubject(about: Subject): Objection | undefined {
  return about === 'trafficking' ? { code: 'inspections.not-ours', sentence: NOT_OURS } : undefined;
}

/** A violation is of a law that the office enforces; no finding of trafficking is its to make: 29 USC 211(a), 216(c). */
export function objectToLaw(law: Law): Objection | undefined {
  return law === 'trafficking' ? { code: 'inspections.not-ours', sentence: NOT_OURS } : undefined;
}

/** Nothing was found, paid or seen before the inspection began, nor on a day to come. */
export function objectToDay(on: string, openedOn: string, today: string): Objection | undefined {
  if (on < openedOn) return { code: 'inspections.before-opening', sentence: `The inspection was opened on ${dayInWords(openedOn as Day)}, and this would lie before it.` };
  return on > today ? { code: 'inspections.day-to-come', sentence: 'This day is still to come.' } : undefined;
}

/** What is concluded takes no more findings; payments, receipts and declarations may follow. */
export function objectToMore(concludedOn: string | null): Objection | undefined {
  return concludedOn === null ? undefined : { code: 'inspections.concluded', sentence: `This inspection was concluded on ${dayInWords(concludedOn as Day)}. What is found now belongs to a new one.` };
}

/** Back wages are paid out of what was computed, and never more than it: 29 USC 216(c). */
export function objectToPayment(computed: number, paid: number, cents: number): Objection | undefined {
  return paid + cents <= computed ? undefined : { code: 'inspections.paid-too-much', sentence: `Back wages of ${dollars(computed)} were computed and ${dollars(paid)} of them paid: ${dollars(cents)} is more than what is left. Record the violation it is for first.` };
}

/** Indicators go to an office that may investigate trafficking, and to no other. */
export function objectToRecipient(kind: string): Objection | undefined {
  return kind === 'law-enforcement' || kind === 'prosecution' ? undefined : { code: 'inspections.not-law-enforcement', sentence: 'Indicators are referred to an office of law enforcement or prosecution: another may not investigate trafficking either.' };
}

/** By when indicators not yet referred are to be referred: from the earliest of them by its own hours. */
export function referBy(indicators: readonly { noted_at: Date; urgent: boolean }[], lastReferral: Date | undefined): Date | undefined {
  const due = indicators.filter((i) => lastReferral === undefined || i.noted_at > lastReferral).map((i) => i.noted_at.getTime() + (i.urgent ? REFER_HOURS.urgent : REFER_HOURS.usual) * 3_600_000);
  return due.length === 0 ? undefined : new Date(Math.min(...due));
}

/** What the decision on a declaration rests on. */
export interface DeclarationGrounds { supports: Supports; outcome: 'signed' | 'declined'; decidedOn: string; askedOn: string; reason?: string | undefined; referred: boolean }

/** A declaration is signed where the law of its day lets the office sign, and, once it must refer first, after a referral: the office's own rules of 2015 and 2019. */
export function objectToDeclaration(grounds: DeclarationGrounds, parameters: readonly LegalParameter[]): Objection | undefined {
  if (grounds.decidedOn < grounds.askedOn) return { code: 'inspections.before-asking', sentence: 'It was decided before it was asked.' };
  if ((grounds.outcome === 'declined') !== (grounds.reason !== undefined)) return { code: 'inspections.reason', sentence: 'Only a no carries a reason, and every no does.' };
  if (grounds.outcome === 'declined') return undefined;
  if (ruleOn(parameters, 'labor_declarations', grounds.decidedOn) === undefined) return { code: 'inspections.may-not-sign', sentence: `On ${dayInWords(grounds.decidedOn as Day)} this office could not sign declarations in support of ${grounds.supports} status.` };
  const first = ruleOn(parameters, 'labor_declarations_refer_first', grounds.decidedOn);
  return first && !grounds.referred ? { code: 'inspections.refer-first', sentence: `Since ${dayInWords(first.from as Day)} the office refers to law enforcement before it signs. Refer the inspection first.` } : undefined;
}

function ruleOn(parameters: readonly LegalParameter[], name: string, on: string): LegalParameter | undefined {
  try {
    return parameterOn(parameters, name, on as Day);
  } catch (error) {
    if (error instanceof Refusal) return undefined; // no such rule held on that day
    throw error;
  }
}

/** What concluding an inspection rests on. */
export interface Standing { violations: readonly { workers: number }[]; computed: number; paid: number; toRefer: boolean }

/** What stands in the way of any conclusion: indicators that nobody who may look into them has been told of. */
export function inTheWay(standing: Standing): Objection[] {
  return standing.toRefer ? [{ code: 'inspections.not-referred', sentence: 'Indicators of trafficking were noted and not referred. Refer them to law enforcement first: nobody else looks into them.' }] : [];
}

/** The outcome fits what was found (29 USC 216), and the persons are at least those of the largest violation and at most all of them together. */
export function objectToConclusion(standing: Standing, outcome: Outcome, workers: number): Objection | undefined {
  const [way] = inTheWay(standing);
  if (way) return way;
  const found = standing.violations.map((v) => v.workers);
  if ((outcome === 'no-violation') !== (found.length === 0)) return { code: 'inspections.outcome-unfit', sentence: found.length === 0 ? 'No violation is recorded, so it ends with none.' : 'Violations are recorded, so it does not end with none.' };
  if (outcome === 'paid' && standing.paid < standing.computed) return { code: 'inspections.unpaid', sentence: `${dollars(standing.computed - standing.paid)} of the back wages is not paid yet. Record the payment, or conclude it as agreed or taken to court.` };
  const [least, most] = [Math.max(0, ...found), found.reduce((sum, n) => sum + n, 0)];
  return workers >= least && workers <= most ? undefined : { code: 'inspections.workers-unfit', sentence: least === most ? `The violations were done to ${least} workers.` : `The violations were done to at least ${least} and at most ${most} workers; each person counts once.` };
}

/** Where a referral stands: its answer, its receipt, or its clock. */
export function receiptState(referral: { acknowledged_on: string | null; outcome: Exclude<Receipt, 'waiting' | 'overdue' | 'received'> | null; due_at: Date }, now: Date): Receipt {
  return referral.outcome ?? (referral.acknowledged_on !== null ? 'received' : now > referral.due_at ? 'overdue' : 'waiting');
}

/** A consulate is some country's, and nobody else's event is. */
export function objectToOutreach(kind: string, country: string | undefined): Objection | undefined {
  return (kind === 'consulate') === (country !== undefined) ? undefined : { code: 'inspections.country', sentence: kind === 'consulate' ? 'Say whose consulate it was.' : 'Only an event with a consulate names a country.' };
}

/** Cents as dollars in words of a sentence. */
function dollars(cents: number): string {
  return new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' }).format(cents / 100);
}
