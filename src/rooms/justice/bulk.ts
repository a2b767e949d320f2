import type { Day } from '../../foundation/calendar/day.ts';
import type { Tx } from '../../foundation/database/database.ts';
import type { Fields } from '../../foundation/database/keep.ts';
import type { Identity } from '../../foundation/identity/subjects.ts';
import { seal } from '../../foundation/identity/seal.ts';
import type { CountFacts } from './law.ts';
import { custodyAfter, defendantOf, stateOf } from './rules.ts';
import type { ChargeStepKind, Custody, CustodyStep } from './schema.ts';
import * as store from './store.ts';

/* Cases that come whole, from a docket or from the example: what happened is given, and how everything stands follows by the rules. */

export interface WholeStep { step: ChargeStepKind; onDay: Day; appeal?: true }
export interface WholeCharge { paper: number; count: number; steps: WholeStep[]; carries?: number }
export interface WholeDefendant {
  name: string; aliases: string[]; sex: 'female' | 'male' | 'another' | 'unknown'; ageGroup: string; race: string; country: string; role: string; charges: WholeCharge[]; custody: { step: CustodyStep; onDay: Day }[];
  sentence?: { on: Day; months: number | null; life?: boolean; probation?: number | null; release: number | null }; ordered?: { on: Day; cents: number; paid: { on: Day; cents: number }[] }; appeal?: { filedOn: Day; decidedOn?: Day; outcome?: 'affirmed' | 'vacated' };
}
export interface WholeCount extends CountFacts { act: string }
export interface WholeCase { docket: string; district: string; filedOn: Day; form: 'sex' | 'labor' | 'both' | 'unknown'; investigation?: string; papers: { kind: string; filedOn: Day; counts: WholeCount[] }[]; defendants: WholeDefendant[]; victims: { on: Day; minor: boolean; country: string; relation: string }[]; forfeited?: { on: Day; cents: number } }

type Rows = Record<Exclude<Parameters<typeof store.keepRows>[1], 'opening' | 'term' | 'hand_over'>, Fields[]>;

/** Writes cases whole, each row as the steps behind it leave it. */
export async function keepCases(tx: Tx, identity: Identity, cases: readonly WholeCase[]): Promise<void> {
  const rows: Rows = { investigation: [], investigation_step: [], prosecution: [], instrument: [], defendant: [], defendant_step: [], count: [], charge: [], charge_step: [], trial: [], sentence: [], restitution: [], payment: [], forfeiture: [], appeal: [], victim: [], victim_count: [] };
  const people = cases.map((c) => c.defendants.map(() => crypto.randomUUID()));
  const keys = await identity.makeKeys(tx, people.flat());
  for (const [at, c] of cases.entries()) {
    const prosecution = crypto.randomUUID();
    rows.prosecution.push({ id: prosecution, docket: c.docket, district: c.district, filed_on: c.filedOn, form: c.form, investigation: c.investigation ?? null });
    const counts = c.papers.map((paper, p) => {
      const instrument = crypto.randomUUID();
      rows.instrument.push({ id: instrument, prosecution, kind: paper.kind, filed_on: paper.filedOn, place: p + 1 });
      return paper.counts.map((n, i) => {
        const id = crypto.randomUUID();
        rows.count.push({ id, prosecution, instrument, place: i + 1, statute: n.statute, mode: n.mode, act: n.act, victim: n.victim, aggravated: n.aggravated, offense_from: n.offenseFrom, offense_to: n.offenseTo, aliens: n.aliens ?? null });
        return id;
      });
    });
    c.defendants.forEach((d, place) => {
      const id = people[at]?.[place] as string;
      const key = keys.get(id);
      if (!key) throw new Error('A defendant has no key.');
      const appeal = d.appeal ? crypto.randomUUID() : null;
      const charges = d.charges.map((g) => ({ ...g, id: crypto.randomUUID(), state: stateOf(g.steps) }));
      const custody = d.custody.reduce<Custody>((before, s: { step: CustodyStep }) => custodyAfter(before, s.step), 'not-arrested');
      const facts = charges.map((g) => ({ standing: g.state.standing, charged_on: g.steps[0]?.onDay as string, convicted_on: g.state.convictedOn, convicted_by: g.state.convictedBy }));
      rows.defendant.push({
        id, prosecution, place: place + 1, sealed: seal(key, { agency: tx.who.agency, table: 'justice.defendant', row: id, column: 'sealed' }, JSON.stringify({ name: d.name, aliases: d.aliases })),
        sex: d.sex, age_group: d.ageGroup, race: d.race, origin: d.country, citizenship: d.country, role: d.role, custody, ...defendantOf(facts),
      });
      rows.defendant_step.push(...d.custody.map((s) => ({ defendant: id, step: s.step, on_day: s.onDay })));
      for (const g of charges) {
        const before = g.carries === undefined ? null : charges.find((one) => one.paper === g.paper - 1 && one.count === g.carries)?.id ?? null;
        rows.charge.push({ id: g.id, prosecution, count: counts[g.paper]?.[g.count], defendant: id, charged_on: g.steps[0]?.onDay, carries: before, standing: g.state.standing, standing_on: g.state.on, convicted_on: g.state.convictedOn, convicted_by: g.state.convictedBy });
        rows.charge_step.push(...g.steps.map((s, i) => ({ charge: g.id, step: s.step, on_day: s.onDay, place: i + 1, struck: false, appeal: s.appeal ? appeal : null })));
      }
      if (d.appeal) rows.appeal.push({ id: appeal, defendant: id, court: 'ca11', filed_on: d.appeal.filedOn, decided_on: d.appeal.decidedOn ?? null, outcome: d.appeal.outcome ?? null });
      if (d.sentence) rows.sentence.push({ defendant: id, sentenced_on: d.sentence.on, months: d.sentence.months, life: d.sentence.life ?? false, probation_months: d.sentence.probation ?? null, release_months: d.sentence.release, fine_cents: null, ended_on: null, appeal: null });
      if (d.ordered) {
        const order = crypto.randomUUID();
        rows.restitution.push({ id: order, defendant: id, ordered_on: d.ordered.on, cents: d.ordered.cents, ended_on: null, appeal: null });
        rows.payment.push(...d.ordered.paid.map((p) => ({ restitution: order, paid_on: p.on, cents: p.cents })));
      }
    });
    c.victims.forEach((v, place) => {
      const id = crypto.randomUUID();
      rows.victim.push({ id, prosecution, place: place + 1, identified_on: v.on, sex: c.form === 'labor' && place % 2 === 0 ? 'male' : 'female', age_group: v.minor ? 'minor' : 'adult', origin: v.country, status: v.country === 'US' ? 'citizen' : 'none', relation: v.relation, message: null });
      rows.victim_count.push(...(counts.at(-1) ?? []).slice(0, 2).map((count) => ({ victim: id, count })));
    });
    if (c.forfeited) rows.forfeiture.push({ prosecution, ordered_on: c.forfeited.on, what: 'money', cents: c.forfeited.cents, to_victims: Math.floor(c.forfeited.cents / 2) });
  }
  for (const [table, all] of Object.entries(rows) as [keyof Rows, Fields[]][]) await store.keepRows(tx, table, all);
}
