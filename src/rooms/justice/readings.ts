import { holdsOn } from '../../foundation/identity/subjects.ts';
import { handOversOf } from './handing.ts';
import { organizationsOf } from '../../foundation/access/organizations.ts';
import type { KeyObject } from 'node:crypto';
import { day } from '../../foundation/calendar/day.ts';
import { refuseUnknown } from '../../foundation/errors.ts';
import { unseal } from '../../foundation/identity/seal.ts';
import type { Tx } from '../../foundation/database/database.ts';
import type { Asked } from '../../foundation/web/route.ts';
import { openPacket } from '../sharing/index.ts';
import { fullAmount, isLate, isSealed, mayEnter, outsideLaw } from './rules.ts';
import { lawOf, limitationOf, OFFENSES, type CountFacts, type Law } from './law.ts';
import { measures } from './measures.ts';
import type { CaseFile, CaseEntry, Counted, CountView, DefendantView, InvestigationEntry, InvestigationFile, ToldOfVictim } from './schema.ts';
import * as store from './store.ts';

/** Investigations, newest first. */
export function readInvestigations({ tx, input }: Asked<{ show?: 'open' | 'all'; from?: number; count?: number }>): Promise<{ total: number; investigations: InvestigationEntry[] }> {
  return store.investigations(tx, input.show !== 'all', input.from ?? 0, input.count ?? 50);
}

/** One investigation with its steps, its cases, and the figures it counts in. */
export async function readInvestigation({ tx, input, services }: Asked<{ id: string }>): Promise<InvestigationFile> {
  const investigation = await store.findInvestigation(tx, input.id) ?? refuseUnknown();
  const steps = await store.investigationSteps(tx, input.id);
  const { message, originAgency, originNumber, ...entry } = investigation;
  const office = originAgency === null ? undefined : (await organizationsOf(tx, [originAgency])).get(originAgency);
  return { ...entry, origin: message === null ? null : { message, office: office?.name ?? '', number: originNumber }, handOvers: await handOversOf(tx, services, input.id), steps, cases: await store.casesOf(tx, input.id), counted: await counted(tx, [input.id, ...steps.map((s) => s.id)]) };
}

/** Cases, newest first. */
export function readCases({ tx, input }: Asked<{ show?: 'pending' | 'all'; from?: number; count?: number }>): Promise<{ total: number; cases: CaseEntry[] }> {
  return store.cases(tx, input.show !== 'all', input.from ?? 0, input.count ?? 50);
}

/** Everything of one case, with the law each count stands under and what the case adds to which figure. */
export async function readCase({ tx, identity, input }: Asked<{ id: string }>): Promise<CaseFile> {
  const file = await store.findCase(tx, input.id) ?? refuseUnknown();
  const at = [file.id];
  const [papers, defendants, counts, charges] = [await store.papersOf(tx, at), await store.defendantsOf(tx, at), await store.countsOf(tx, at), await store.chargesOf(tx, at)];
  const people = defendants.map((d) => d.id);
  const [sentences, orders, appeals, custody] = [await store.sentencesOf(tx, people), await store.restitutionOf(tx, people), await store.appealsOf(tx, people), await store.custodyStepsOf(tx, people)];
  const [steps, payments, trials, forfeitures, victims] = [await store.chargeStepsOf(tx, charges.map((c) => c.id)), await store.paymentsOf(tx, orders.map((r) => r.id)), await store.trialsOf(tx, at), await store.forfeituresOf(tx, at), await store.victimsOf(tx, at)];
  const told = await store.victimCountsOf(tx, victims.map((v) => v.id));
  store.noteRead(tx, 'prosecution', at);
  store.noteRead(tx, 'defendant', people);
  const keys = await identity.keysOf(tx, people);
  const terms = await store.termsOf(tx, sentences.map((s) => s.id));
  const held = new Set((await holdsOn(tx, people)).map((h) => h.subject));
  const laws = new Map(counts.map((c) => [c.id, lawOf(factsOf(c))]));
  const investigation = file.investigation === null ? undefined : await store.findInvestigation(tx, file.investigation);
  const views = defendants.map((d): DefendantView => {
    const words = nameOf(tx, keys.get(d.id), d);
    const convicted = charges.filter((c) => c.defendant === d.id && c.convicted_on !== null).flatMap((c) => {
      const law = laws.get(c.count);
      return law ? [{ statute: counts.find((n) => n.id === c.count)?.statute ?? '', law }] : [];
    });
    return {
      id: d.id, version: d.version, place: d.place, kept: d.purged_on !== null ? 'destroyed' : isSealed(d) ? 'sealed' : 'open', held: held.has(d.id), ...(words ? { name: words.name, aliases: words.aliases } : {}), sex: d.sex, ageGroup: d.age_group, race: d.race, origin: d.origin, citizenship: d.citizenship, role: d.role, custody: d.custody, standing: d.standing,
      chargedOn: d.charged_on, convictedOn: d.convicted_on, steps: custody.filter((s) => s.defendant === d.id).map((s) => ({ step: s.step, onDay: s.on_day })),
      sentences: sentences.filter((s) => s.defendant === d.id).map((s) => ({ id: s.id, sentencedOn: s.sentenced_on, months: s.months, life: s.life, probationMonths: s.probation_months, releaseMonths: s.release_months, fineCents: s.fine_cents === null ? null : Number(s.fine_cents), endedOn: s.ended_on, terms: counts.flatMap((n) => terms.filter((t) => t.sentence === s.id && t.count === n.id)).map(({ count, months, runs }) => ({ count, months, runs })), outside: s.ended_on === null ? outsideLaw(s, convicted) : null })),
      restitution: orders.filter((r) => r.defendant === d.id).map((r) => ({ id: r.id, orderedOn: r.ordered_on, cents: Number(r.cents), ...amountsOf(r), endedOn: r.ended_on, payments: payments.filter((p) => p.restitution === r.id).map((p) => ({ id: p.id, paidOn: p.paid_on, cents: Number(p.cents) })) })),
      appeals: appeals.filter((a) => a.defendant === d.id).map((a) => ({ id: a.id, court: a.court, filedOn: a.filed_on, decidedOn: a.decided_on, outcome: a.outcome })),
    };
  });
  const ids = [file.id, ...people, ...charges.map((c) => c.id), ...sentences.map((s) => s.id), ...orders.map((r) => r.id), ...payments.map((p) => p.id), ...victims.map((v) => v.id), ...forfeitures.map((f) => f.id)];
  return {
    id: file.id, version: file.version, docket: file.docket, district: file.district, filedOn: file.filed_on, form: file.form, investigation: investigation ? { id: investigation.id, number: investigation.number } : null,
    papers: papers.map((p) => ({ id: p.id, kind: p.kind, filedOn: p.filed_on, place: p.place })), defendants: views, counts: counts.map((c) => countView(c, laws.get(c.id), papers)),
    charges: charges.filter((c) => c.standing !== 'struck').map((c) => {
      const mine = steps.filter((s) => s.charge === c.id);
      return { id: c.id, count: c.count, defendant: c.defendant, chargedOn: c.charged_on, standing: c.standing, standingOn: c.standing_on, convictedOn: c.convicted_on, convictedBy: c.convicted_by, may: mayEnter(mine), steps: mine.map((s) => ({ step: s.step, onDay: s.onDay })) };
    }),
    trials: trials.map((t) => ({ id: t.id, beganOn: t.began_on, before: t.before, endedOn: t.ended_on, ending: t.ending })),
    forfeitures: forfeitures.map((f) => ({ id: f.id, orderedOn: f.ordered_on, what: f.what, cents: Number(f.cents), toVictims: Number(f.to_victims) })),
    victims: victims.map((v) => ({ id: v.id, version: v.version, place: v.place, identifiedOn: v.identified_on, sex: v.sex, ageGroup: v.age_group, origin: v.origin, status: v.status, relation: v.relation, counts: told.filter((t) => t.victim === v.id).map((t) => t.count), told: v.message !== null })),
    counted: await counted(tx, ids),
  };
}

function amountsOf(r: store.RestitutionRow): Pick<DefendantView['restitution'][number], 'amounts' | 'full'> {
  if (r.losses_cents === null || r.services_cents === null || r.wages_cents === null) return { amounts: null, full: null };
  const amounts = { losses: r.losses_cents, services: r.services_cents, wages: r.wages_cents };
  return { amounts, full: fullAmount(amounts) };
}

/** Name and aliases of a defendant; nothing once their key is destroyed, or while the record of a juvenile is sealed. */
export function nameOf(tx: Tx, key: KeyObject | undefined, d: Pick<store.DefendantRow, 'id' | 'sealed' | 'standing'> & { age_group: string }): { name: string; aliases: string[] } | undefined {
  return key && !isSealed(d) ? (JSON.parse(unseal(key, { agency: tx.who.agency, table: 'justice.defendant', row: d.id, column: 'sealed' }, d.sealed)) as { name: string; aliases: string[] }) : undefined;
}

function factsOf(c: store.CountRow): CountFacts {
  return { statute: c.statute, mode: c.mode, victim: c.victim, aggravated: c.aggravated, offenseFrom: day(c.offense_from), offenseTo: day(c.offense_to), aliens: c.aliens };
}

function countView(c: store.CountRow, law: Law | undefined, papers: readonly store.PaperRow[]): CountView {
  const limitation = limitationOf(factsOf(c));
  const filedOn = papers.find((p) => p.id === c.instrument)?.filed_on ?? '';
  return {
    id: c.id, instrument: c.instrument, place: c.place, statute: c.statute, title: OFFENSES[c.statute].title, mode: c.mode, act: c.act, victim: c.victim, aggravated: c.aggravated, offenseFrom: c.offense_from, offenseTo: c.offense_to, aliens: c.aliens,
    law: law ? { penalty: law.penalty, minimumMonths: law.least, maximumMonths: law.most, since: law.since, act: law.act, unverified: law.unverified, why: law.why, limitation: limitation.said, limitationWhy: limitation.why, runsOut: limitation.runsOut, late: isLate(factsOf(c), filedOn) } : null,
  };
}

/** Means and medians are of many cases, and one case adds nothing to them. */
const ADDING = measures.filter((m) => m.aggregate.kind === 'records' || m.aggregate.kind === 'distinct' || m.aggregate.kind === 'sum');

/** What these records add to which figure, by the SQL of the figures themselves. */
async function counted(tx: Tx, ids: readonly string[]): Promise<Counted[]> {
  const rows = await store.countedOf(tx, ADDING, ids);
  return rows.flatMap(({ measure, year, n }): Counted[] => {
    const of = ADDING.find((m) => m.id === measure);
    if (!of) return [];
    const currency = of.aggregate.kind === 'sum' ? of.aggregate.currency ?? null : null;
    return [{ measure, title: of.title, unit: of.unit, period: `FY${year}`, adds: n, currency, rule: of.countedOnce }];
  });
}

/** What a packet tells of a victim, as long as its release stands. */
export async function readTold({ tx, input, services }: Asked<{ id: string }>): Promise<ToldOfVictim> {
  const victim = await store.findVictim(tx, input.id) ?? refuseUnknown();
  store.noteRead(tx, 'victim', [victim.id]);
  const opened = victim.message === null ? undefined : await openPacket(tx, services, victim.message);
  return { said: Object.entries(opened?.content ?? {}).map(([field, text]) => ({ field, text: String(text) })) };
}
