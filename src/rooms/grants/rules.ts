import { addMonths, compare, dayInWords, type Day } from '../../foundation/calendar/day.ts';
import { parameterOn, type LegalParameter } from '../../foundation/calendar/parameters.ts';
import type { Category, Department, Funder, Instrument, MovementKind, Outcome, Region, Scope, Standing } from './schema.ts';

/** Why a rule says no: the code of its Refusal and the sentence. */
export interface Objection { code: string; sentence: string }
type Parameters = readonly LegalParameter[];

const words = (on: string): string => dayInWords(on as Day);

/** The fiscal year that a day lies in: 31 USC 1102. */
export function fiscalYear(on: string): number {
  return Number(on.slice(0, 4)) + (Number(on.slice(5, 7)) >= 10 ? 1 : 0);
}

/** The department that a funder belongs to. */
export function departmentOf(funder: Funder): Department {
  const [department] = funder.split('-');
  return department === 'state' || department === 'doj' ? department : (funder as Department);
}

/** Which of the four duties each kind of assistance of the chapter serves (lines 30 and 113; 22 USC 7104, 7105(a), 2152d). */
export const DUTIES: Readonly<Record<Category, readonly ('prevention' | 'protection' | 'prosecution' | 'partnership')[]>> = {
  'economic-alternatives': ['prevention'], education: ['prevention'], demand: ['prevention'], 'training-officials': ['protection', 'prosecution'], laws: ['prosecution'], equipment: ['prosecution'], 'anti-corruption': ['prosecution'],
  shelters: ['protection'], hotlines: ['protection'], 'return-reintegration': ['protection'], 'victim-services': ['protection'], coordination: ['partnership'],
};

/** Nothing that has happened lies in days to come. */
export function objectToDay(on: string, today: string): Objection | undefined {
  return on > today ? { code: 'grants.day-to-come', sentence: 'This day is still to come.' } : undefined;
}

/** What is to be awarded, as far as the rules look at it. */
export interface Asked { scope: Scope; region: Region; countries: readonly string[]; awardedOn: string; startsOn: string; endsOn: string; cents: number; totalCents: number | null; period: number; continues: boolean; parent: boolean }

/** An award’s own facts agree with one another. */
export function objectToAward(award: Asked): Objection | undefined {
  if (award.endsOn <= award.startsOn) return { code: 'grants.no-days', sentence: 'It would end before it begins.' };
  if ((award.scope === 'domestic') !== (award.region === 'domestic')) return { code: 'grants.region', sentence: 'What is domestic is in no region abroad, and what is international is in one or in all.' };
  if (award.scope === 'domestic' && award.countries.some((c) => c !== 'US')) return { code: 'grants.region', sentence: 'A domestic award benefits no other country. Make it international, or take the country out.' };
  if (award.continues && award.period < 2) return { code: 'grants.period', sentence: 'What carries on an award is its second budget period or a later one.' };
  return award.totalCents !== null && award.totalCents < award.cents ? { code: 'grants.more-than-cost', sentence: 'The award would be more than the whole cost of the project.' } : undefined;
}

/** The Federal share of a project may not exceed a part of its whole cost: 22 USC 7105(b)(2)(C), 7105(f)(3)(B); 34 USC 20705(c). */
export function objectToShare(parameters: Parameters, cents: number, totalCents: number | null, on: string): Objection | undefined {
  const most = Number(parameterOn(parameters, 'grant_federal_share_max', on as Day).value);
  if (totalCents === null) return { code: 'grants.cost-needed', sentence: `The Federal share may not exceed ${most} % of the whole cost, so the whole cost is needed.` };
  return cents * 100 > totalCents * most ? { code: 'grants.federal-share', sentence: `This would be ${(100 * cents / totalCents).toFixed(1)} % of the whole cost. The Federal share may not exceed ${most} % (22 USC 7105(b)(2)(C)).` } : undefined;
}

/** An audit finding of a recipient. */
export interface Found { number: string; issuedOn: string; resolvedOn: string | null }

/** The fiscal years for which a finding excludes: the first two that begin after it has been open for twelve months; 22 USC 7113(a)(1)(A), (C). None where it was resolved in time or the rule was not law yet. */
export function excludedYears(parameters: Parameters, finding: Found): number[] {
  const since = parameters.find((p) => p.name === 'grant_unresolved_audit_finding')?.from;
  const end = (on: string, months: number): Day => addMonths(on as Day, months);
  if (!since || finding.issuedOn < since) return [];
  const open = end(finding.issuedOn, Number(parameterOn(parameters, 'grant_unresolved_audit_finding', finding.issuedOn as Day).value));
  if (finding.resolvedOn !== null && finding.resolvedOn < open) return [];
  const years = Number(parameterOn(parameters, 'grant_unresolved_audit_exclusion', open).value);
  return Array.from({ length: years }, (_, i) => fiscalYear(open) + 1 + i);
}

/** Whoever is excluded by an audit finding gets no grant of the Attorney General in those years. */
export function objectToRecipient(parameters: Parameters, funder: Funder, findings: readonly Found[], on: string, today: string): Objection | undefined {
  if (departmentOf(funder) !== 'doj') return undefined;
  const excluding = findings.find((f) => excludedYears(parameters, f).includes(fiscalYear(on)) && addMonths(f.issuedOn as Day, 12) <= today);
  return excluding ? { code: 'grants.excluded', sentence: `Audit finding ${excluding.number} was not resolved in twelve months, so the recipient may not be awarded a grant in fiscal years ${excludedYears(parameters, excluding).join(' and ')} (22 USC 7113(a)(1)(C)).` } : undefined;
}

/** An application as far as its decision looks at it. */
export interface Applied { receivedOn: string; cents: number; totalCents: number; statementOn: string | null }

/** What keeps an application from being selected, all of it. */
export function objectionsToSelection(parameters: Parameters, program: { federalShare: boolean; statement: boolean; funder: Funder }, opportunity: { closesOn: string; leastCents: number | null; mostCents: number | null }, application: Applied, findings: readonly Found[], today: string): Objection[] {
  const { cents } = application;
  return [
    application.receivedOn > opportunity.closesOn ? { code: 'grants.late', sentence: `It came after ${words(opportunity.closesOn)}, the last day for applications.` } : undefined,
    (opportunity.leastCents !== null && cents < opportunity.leastCents) || (opportunity.mostCents !== null && cents > opportunity.mostCents) ? { code: 'grants.amount', sentence: 'It asks for less or for more than the opportunity offers.' } : undefined,
    program.federalShare ? objectToShare(parameters, cents, application.totalCents, application.receivedOn) : undefined,
    program.statement && application.statementOn === null ? { code: 'grants.statement', sentence: 'It holds no statement that the organization does not promote, support or advocate the legalization or practice of prostitution (22 USC 7110(g)(2)).' } : undefined,
    objectToRecipient(parameters, program.funder, findings, application.receivedOn, today),
  ].filter((o) => o !== undefined);
}

/** What an award is held to from its first day. */
export function conditionsOf(instrument: Instrument, program: { federalShare: boolean; statement: boolean } | undefined, statementOn: string | null, awardedOn: string): { kind: 'federal-share' | 'statement' | 'termination'; about: string; metOn: string | null; evidence: string | null }[] {
  return [
    ...(instrument === 'contribution' ? [] : [{ kind: 'termination' as const, about: 'The agreement lets the agency end it without penalty where the recipient or somebody under it takes part in trafficking (22 USC 7104(g)).', metOn: null, evidence: null }]),
    ...(program?.federalShare ? [{ kind: 'federal-share' as const, about: 'The Federal share stays within its limit (22 USC 7105(b)(2)(C)).', metOn: awardedOn, evidence: 'The whole cost is on record with the award.' }] : []),
    ...(program?.statement ? [{ kind: 'statement' as const, about: 'The organization states that it does not promote, support or advocate the legalization or practice of prostitution (22 USC 7110(g)(2)).', metOn: statementOn, evidence: statementOn === null ? null : 'It stands in the application.' }] : []),
  ];
}

/** What has moved of an award. */
export interface Moved { kind: MovementKind; cents: number }

/** The sums of what was obligated and disbursed. */
export function sumsOf(movements: readonly Moved[]): { obligated: number; disbursed: number } {
  const sum = (kind: MovementKind): number => movements.reduce((n, m) => n + (m.kind === kind ? m.cents : 0), 0);
  return { obligated: sum('obligated'), disbursed: sum('disbursed') };
}

/** Never more is obligated than awarded, nor paid than obligated, nor taken back than there is; and nothing is paid while the statement that the law demands is missing. */
export function objectToMovement(award: { cents: number; awardedOn: string; closedOn: string | null }, movements: readonly Moved[], more: Moved & { onDay: string }, statementMissing: boolean, today: string): Objection | undefined {
  const { obligated, disbursed } = sumsOf([...movements, more]);
  if (award.closedOn !== null) return { code: 'grants.closed', sentence: `The award was closed on ${words(award.closedOn)}.` };
  if (more.cents === 0) return { code: 'grants.nothing-moved', sentence: 'Nothing moves. Write an amount, with a minus where money is taken back.' };
  if (more.onDay < award.awardedOn) return { code: 'grants.before-award', sentence: `The award was made on ${words(award.awardedOn)}; no money moves before.` };
  if (obligated > award.cents) return { code: 'grants.over-obligated', sentence: 'More would be obligated than was awarded.' };
  if (disbursed > obligated) return { code: 'grants.over-disbursed', sentence: 'More would be paid out than is obligated.' };
  if (obligated < 0 || disbursed < 0) return { code: 'grants.below-nothing', sentence: 'More would be taken back than there is.' };
  if (statementMissing && more.kind === 'disbursed' && more.cents > 0) return { code: 'grants.statement', sentence: 'The statement that the law demands of the organization is not on record, so nothing may be paid (22 USC 7110(g)(2)).' };
  return objectToDay(more.onDay, today);
}

/** What a sub-award may be: of the same scope of time, and with its siblings within what was obligated to the award above it. */
export function objectToSubAward(parent: { obligated: number; parent: string | null; startsOn: string; endsOn: string }, siblings: number, sub: { cents: number; startsOn: string; endsOn: string }): Objection | undefined {
  if (parent.parent !== null) return { code: 'grants.sub-of-sub', sentence: 'A sub-award hangs on an award, not on another sub-award.' };
  if (sub.startsOn < parent.startsOn || sub.endsOn > parent.endsOn) return { code: 'grants.no-days', sentence: 'A sub-award lies within the days of the award it hangs on.' };
  return siblings + sub.cents > parent.obligated ? { code: 'grants.over-obligated', sentence: 'The sub-awards would be more than is obligated to the award they hang on.' } : undefined;
}

/** What an award still lacks before it can be closed. */
export function lackingToClose(award: { endsOn: string }, of: { reports: readonly { kind: string; acceptedOn: string | null }[]; conditions: readonly { metOn: string | null }[]; visits: readonly { heldOn: string | null; followOn: string | null; settledOn: string | null }[]; movements: readonly Moved[] }, today: string): string[] {
  const { obligated, disbursed } = sumsOf(of.movements);
  const final = of.reports.some((r) => r.kind === 'final' && r.acceptedOn !== null);
  return [
    ...(award.endsOn > today ? [`It runs until ${words(award.endsOn)}.`] : []),
    ...(final ? [] : ['Its final report is not accepted.']),
    ...(of.reports.some((r) => r.acceptedOn === null && r.kind !== 'final') ? ['A report is not accepted yet.'] : []),
    ...(of.conditions.some((c) => c.metOn === null) ? ['A condition is not met.'] : []),
    ...(of.visits.some((v) => v.heldOn === null || (v.followOn !== null && v.settledOn === null)) ? ['A visit is not held, or what must follow it is not settled.'] : []),
    ...(obligated === disbursed ? [] : ['What was obligated is neither paid nor taken back.']),
  ];
}

/** How somebody codes an award. */
export interface Coded { outcome: Outcome; share: number; trafficking: boolean; childLabor: boolean }

/** The share that an outcome stands for, in hundredths of a percent. */
export function shareOf(outcome: Outcome, share: number | undefined): number {
  return outcome === 'whole' ? 10_000 : outcome === 'share' ? share ?? 0 : 0;
}

/** A coding agrees with itself: a share names how much, and what counts has trafficking among its aims. That an award is against child labor says nothing of trafficking. */
export function objectToCoding(coded: Coded): Objection | undefined {
  if (coded.outcome === 'share' && coded.share === 0) return { code: 'grants.share-needed', sentence: 'Say how much of it counts.' };
  return (coded.outcome === 'whole' || coded.outcome === 'share') && !coded.trafficking ? { code: 'grants.no-trafficking', sentence: 'It counts only where trafficking is among its aims. Tick trafficking, or code it as not counting: child labor alone is another thing.' } : undefined;
}

/** How many must code an award: two from the threshold on, so that no large sum hangs on one reading. */
export function codersFor(cents: number, threshold: number): 1 | 2 {
  return cents >= threshold ? 2 : 1;
}

/** How a round stands after its codings: undecided is no decision, so it differs from everything. */
export function standingOf(coders: number, codings: readonly Coded[]): Standing {
  const [first, second] = codings;
  if (!first) return 'open';
  if (coders === 1) return first.outcome === 'undecided' ? 'differ' : 'decided';
  if (!second) return 'once';
  return agree(first, second) && first.outcome !== 'undecided' ? 'decided' : 'differ';
}

/** Whether two codings say the same, tags too. */
export function agree(a: Coded, b: Coded): boolean {
  return a.outcome === b.outcome && a.share === b.share && a.trafficking === b.trafficking && a.childLabor === b.childLabor;
}

/** Who may code in a round: nobody twice, and nobody once it is full. */
export function mayCode(me: string, standing: Standing, codedBy: readonly string[]): boolean {
  return (standing === 'open' || standing === 'once') && !codedBy.includes(me);
}

/** Who may settle what two disagree on: a third. */
export function maySettle(me: string, standing: Standing, codedBy: readonly string[]): boolean {
  return standing === 'differ' && !codedBy.includes(me);
}

/** The part of an amount that counts. */
export function counted(cents: number, share: number): number {
  return Math.round(cents * share / 10_000);
}

/** Editions are published in the order of their days. */
export function objectToEdition(publishedOn: string, last: string | undefined, rulings: number, today: string): Objection | undefined {
  if (rulings === 0) return { code: 'grants.nothing-new', sentence: 'Nothing has been decided since the last edition.' };
  if (last !== undefined && compare(publishedOn as Day, last as Day) < 0) return { code: 'grants.edition-order', sentence: `The last edition was published on ${words(last)}; a later one is not dated before it.` };
  return objectToDay(publishedOn, today);
}
