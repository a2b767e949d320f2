import { acting } from '../../foundation/audit/acting.ts';
import type { Tx } from '../../foundation/database/database.ts';
import type { Fields } from '../../foundation/database/keep.ts';
import { identityOf, type Identity } from '../../foundation/identity/subjects.ts';
import { seal } from '../../foundation/identity/seal.ts';
import { seeded, type Example } from '../../foundation/web/example.ts';
import { plan, type PlannedCase, type PlannedInvestigation } from './example-plan.ts';
import { custodyAfter, defendantOf, investigationAfter, stateOf } from './rules.ts';
import type { Custody, CustodyStep, InvestigationStep } from './schema.ts';
import * as store from './store.ts';

type Rows = Record<Parameters<typeof store.keepRows>[1], Fields[]>;

/** Investigations and cases of fiscal years 1997 to 2004 as the Department of Justice keeps them; every defendant is invented. */
export const example: Example = {
  after: [],
  load: async ({ database, services, cast, scale, progress }) => {
    const prosecutor = await cast.as('DOJ', 'prosecutor');
    const { investigations, cases } = plan(seeded(1997), scale);
    const ids = investigations.map(() => crypto.randomUUID());
    const act = (work: (tx: Tx) => Promise<void>): Promise<void> => acting(database, prosecutor, { records: 'loaded the example', via: 'example justice' }, work);
    await act((tx) => keepInvestigations(tx, investigations, ids));
    for (let from = 0; from < cases.length; from += 40) {
      await act((tx) => keepCases(tx, identityOf(services.keys, prosecutor.agency), cases.slice(from, from + 40), ids));
      progress(Math.min(from + 40, cases.length), cases.length);
    }
  },
};

async function keepInvestigations(tx: Tx, all: readonly PlannedInvestigation[], ids: readonly string[]): Promise<void> {
  await store.keepRows(tx, 'investigation', all.map((i, at) => ({
    id: ids[at], number: i.number, opened_on: i.openedOn, form: i.form, source: i.source, agencies: i.agencies,
    standing: i.steps.reduce<Parameters<typeof investigationAfter>[0]>((before, s) => investigationAfter(before, { ...s, step: s.step as InvestigationStep }), 'open'),
  })));
  await store.keepRows(tx, 'investigation_step', all.flatMap((i, at) => i.steps.map((s) => ({ investigation: ids[at], step: s.step, on_day: s.onDay, reason: s.reason ?? null, persons: s.persons ?? null }))));
}

/** Writes cases whole, each row as the steps behind it leave it. */
async function keepCases(tx: Tx, identity: Identity, cases: readonly PlannedCase[], investigations: readonly string[]): Promise<void> {
  const rows: Rows = { investigation: [], investigation_step: [], prosecution: [], instrument: [], defendant: [], defendant_step: [], count: [], charge: [], charge_step: [], trial: [], sentence: [], restitution: [], payment: [], forfeiture: [], appeal: [], victim: [], victim_count: [] };
  const people = cases.map((c) => c.defendants.map(() => crypto.randomUUID()));
  const keys = await identity.makeKeys(tx, people.flat());
  for (const [at, c] of cases.entries()) {
    const prosecution = crypto.randomUUID();
    rows.prosecution.push({ id: prosecution, docket: c.docket, district: c.district, filed_on: c.filedOn, form: c.form, investigation: c.investigation === undefined ? null : investigations[c.investigation] });
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
      if (!key) throw new Error('A defendant of the example has no key.');
      const appeal = d.appeal ? crypto.randomUUID() : null;
      const charges = d.charges.map((g) => ({ ...g, id: crypto.randomUUID(), state: stateOf(g.steps) }));
      const custody = d.custody.reduce<Custody>((before, s: { step: CustodyStep }) => custodyAfter(before, s.step), 'not-arrested');
      const facts = charges.map((g) => ({ standing: g.state.standing, charged_on: g.steps[0]?.onDay as string, convicted_on: g.state.convictedOn, convicted_by: g.state.convictedBy }));
      rows.defendant.push({
        id, prosecution, place: place + 1, sealed: seal(key, { agency: tx.who.agency, table: 'justice.defendant', row: id, column: 'sealed' }, JSON.stringify({ name: d.name, aliases: d.aliases })),
        sex: d.sex, age_group: d.ageGroup, race: d.race, origin: d.country, citizenship: d.country, role: d.role, custody: d.sentence && custody === 'detained' ? 'serving' : custody, ...defendantOf(facts),
      });
      rows.defendant_step.push(...d.custody.map((s) => ({ defendant: id, step: s.step, on_day: s.onDay })), ...(d.sentence && custody === 'detained' ? [{ defendant: id, step: 'surrendered', on_day: d.sentence.on }] : []));
      for (const g of charges) {
        const before = g.carries === undefined ? null : charges.find((one) => one.paper === g.paper - 1 && one.count === g.carries)?.id ?? null;
        rows.charge.push({ id: g.id, prosecution, count: counts[g.paper]?.[g.count], defendant: id, charged_on: g.steps[0]?.onDay, carries: before, standing: g.state.standing, standing_on: g.state.on, convicted_on: g.state.convictedOn, convicted_by: g.state.convictedBy });
        rows.charge_step.push(...g.steps.map((s, i) => ({ charge: g.id, step: s.step, on_day: s.onDay, place: i + 1, struck: false, appeal: s.appeal ? appeal : null })));
      }
      if (d.appeal) rows.appeal.push({ id: appeal, defendant: id, court: 'ca11', filed_on: d.appeal.filedOn, decided_on: d.appeal.decidedOn ?? null, outcome: d.appeal.outcome ?? null });
      if (d.sentence) rows.sentence.push({ defendant: id, sentenced_on: d.sentence.on, months: d.sentence.months, life: false, probation_months: null, release_months: d.sentence.release, fine_cents: null, ended_on: null, appeal: null });
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
