import { deadline, parameterOn, type LegalParameter } from '../../foundation/calendar/parameters.ts';
import type { Day } from '../../foundation/calendar/day.ts';
import { Refusal } from '../../foundation/errors.ts';
import type { Outcome } from './schema.ts';

/** A clock of the law on a child's request: when it runs out, and whether it was met. */
export interface Clock {
  name: string;
  dueAt: Date;
  metAt: Date | null;
  state: 'met' | 'met late' | 'running' | 'missed';
  authority: string;
}

/** What the clocks of a request are read from. */
export interface ClockFacts {
  ageGroup: 'adult' | 'minor' | 'unknown';
  discoveredAt: Date | null;
  receivedAt: Date;
  notices: readonly { kind: string; givenAt: Date }[];
  decisions: readonly { outcome: Outcome; decidedOn: string; recordedAt: Date }[];
}

/** The clocks that ran or run for a minor, by the rules of their days: 24 hours to HHS, 24 hours from HHS, 90 days of interim assistance and 30 more (22 USC 7105(b)(1)(G)-(H)). */
export function clocksOf(facts: ClockFacts, now: Date, parameters: readonly LegalParameter[]): Clock[] {
  if (facts.ageGroup !== 'minor') return [];
  const clocks: (Clock | undefined)[] = [];
  const notice = (kind: string): Date | null => facts.notices.find((n) => n.kind === kind)?.givenAt ?? null;
  if (facts.discoveredAt) clocks.push(clock('official-to-hhs', 'official_notify_hhs_minor', facts.discoveredAt, notice('official-to-hhs') ?? facts.receivedAt, now, parameters));
  const interim = facts.decisions.find((d) => d.outcome === 'interim');
  if (interim) {
    for (const kind of ['hhs-to-ag', 'hhs-to-dhs']) clocks.push(clock(kind, 'hhs_notify_ag_dhs_interim', interim.recordedAt, notice(kind), now, parameters));
    const ended = facts.decisions.find((d) => d.outcome === 'eligible' || d.outcome === 'denied')?.recordedAt ?? null;
    const extended = facts.decisions.find((d) => d.outcome === 'interim-extended');
    clocks.push(clock('interim-ends', 'interim_assistance', new Date(`${interim.decidedOn}T17:00:00Z`), extended?.recordedAt ?? ended, now, parameters));
    if (extended) clocks.push(clock('extension-ends', 'interim_assistance_extension', new Date(`${extended.decidedOn}T17:00:00Z`), ended, now, parameters));
  }
  return clocks.filter((c): c is Clock => !!c);
}

function clock(name: string, rule: string, from: Date, metAt: Date | null, now: Date, parameters: readonly LegalParameter[]): Clock | undefined {
  let parameter: LegalParameter;
  try {
    parameter = parameterOn(parameters, rule, from.toISOString().slice(0, 10) as Day);
  } catch (error) {
    if (error instanceof Refusal) return undefined; // the law of that day set no such clock
    throw error;
  }
  const due = deadline(from, parameter);
  if (!due) return undefined;
  const state = metAt ? (metAt < due.at ? 'met' : 'met late') : now < due.at ? 'running' : 'missed';
  return { name, dueAt: due.at, metAt, state, authority: due.citation };
}
