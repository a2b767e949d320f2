import { acting } from '../../foundation/audit/acting.ts';
import { addDays, day, type Day } from '../../foundation/calendar/day.ts';
import type { Tx } from '../../foundation/database/database.ts';
import { identityOf, type Identity } from '../../foundation/identity/subjects.ts';
import { seeded, type Example, type ExampleAsked } from '../../foundation/web/example.ts';
import { freeNumbers, keepEmployers } from './actions.ts';
import { refer } from './referring.ts';
import { INDICATORS, type Industry, type Law } from './schema.ts';
import * as store from './store.ts';

/** Industries as often as they are inspected, each with what is usually found there. */
const USUAL: readonly (readonly [Industry, readonly Law[]])[] = [
  ['agriculture', ['farm-workers', 'h-2a', 'minimum-wage']], ['garment', ['minimum-wage', 'overtime', 'records']], ['restaurants', ['overtime', 'minimum-wage', 'child-labor']], ['restaurants', ['overtime', 'records']], ['hotels', ['overtime', 'records']],
  ['cleaning', ['overtime', 'minimum-wage']], ['construction', ['overtime', 'public-works']], ['food-processing', ['overtime', 'child-labor']], ['health-care', ['overtime']], ['households', ['minimum-wage', 'overtime']], ['landscaping', ['overtime', 'minimum-wage']],
];
const PLACES = ['CA', 'TX', 'NY', 'FL', 'NJ', 'GA', 'IL', 'AZ', 'WA', 'NC'] as const;
const NAMES = ['Juniper', 'Westfield', 'Old Mill', 'Bright Harbor', 'Three Oaks', 'Sunrise', 'Canyon', 'Maple Row', 'Northgate', 'Silver Lake'] as const;
const CONSULATES = [['Consulate General of Mexico', 'MX'], ['Consulate of Guatemala', 'GT'], ['Consulate of El Salvador', 'SV'], ['Consulate General of the Philippines', 'PH'], ['Consulate of Honduras', 'HN']] as const;
const PER_YEAR = 24;

interface Invented { id: string; openedOn: Day; industry: Industry; place: string; startedBy: 'complaint' | 'directed'; violations: { law: Law; foundOn: Day; workers: number; cents: number }[]; payment: { paidOn: Day; cents: number } | null; concludedOn: Day; indicators: { kind: (typeof INDICATORS)[number]; workers: number }[] }

/** The inspections of the example, fiscal years 1997 to 2004, all of them invented; and what waits on the inspector today. */
export const example: Example = {
  after: ['sharing'],
  load: async (given) => {
    const asked: ExampleAsked = { ...given, random: seeded(211) };
    const inspector = await asked.cast.as('DOL', 'inspector');
    const identity = identityOf(asked.services.keys, inspector.agency);
    const within = (work: (tx: Tx) => Promise<void>): Promise<void> => acting(asked.database, inspector, { records: 'loaded the example', via: 'example inspections' }, work);
    for (let year = 1997; year <= 2004; year++) {
      const invented = Array.from({ length: PER_YEAR * asked.scale }, () => invent(asked.random, year));
      await within((tx) => keepInvented(asked, identity, tx, invented));
      asked.progress(year - 1996, 9);
    }
    await within((tx) => keepToday(asked, identity, tx));
    asked.progress(9, 9);
  },
};

function invent(random: () => number, year: number): Invented {
  const chance = (p: number): boolean => random() < p;
  const whole = (least: number, most: number): number => least + Math.floor(random() * (most - least + 1));
  const openedOn = addDays(day(`${year - 1}-10-01`), whole(0, 240));
  const [industry, laws] = pick(random, USUAL);
  const violations = chance(0.75) ? laws.slice(0, whole(1, laws.length)).map((law) => {
    const workers = whole(2, 60);
    return { law, foundOn: addDays(openedOn, whole(10, 60)), workers, cents: law === 'records' || law === 'child-labor' ? 0 : workers * whole(20_000, 180_000) };
  }) : [];
  const computed = violations.reduce((sum, v) => sum + v.cents, 0);
  const concludedOn = addDays(openedOn, whole(90, 120));
  return {
    id: crypto.randomUUID(), openedOn, industry, place: pick(random, PLACES), startedBy: chance(0.7) ? 'complaint' : 'directed', violations, concludedOn, payment: computed > 0 && chance(0.85) ? { paidOn: addDays(openedOn, whole(65, 89)), cents: computed } : null,
    indicators: violations.length > 0 && chance(0.08) ? INDICATORS.filter(() => chance(0.3)).slice(0, 3).map((kind) => ({ kind, workers: whole(1, 6) })) : [],
  };
}

async function keepInvented({ random }: ExampleAsked, identity: Identity, tx: Tx, all: readonly Invented[]): Promise<void> {
  const numbers = await freeNumbers(tx, all.map((i) => i.openedOn));
  await store.keepRows(tx, 'inspection', all.map((i, at) => {
    const computed = i.violations.reduce((sum, v) => sum + v.cents, 0);
    return { id: i.id, number: numbers[at], reference: null, opened_on: i.openedOn, started_by: i.startedBy, industry: i.industry, place: i.place, outcome: i.violations.length === 0 ? 'no-violation' : i.payment || computed === 0 ? 'paid' : 'court', concluded_on: i.concludedOn, workers: Math.max(0, ...i.violations.map((v) => v.workers)) };
  }));
  await keepEmployers(tx, identity, all.map((i) => ({ inspection: i.id, employer: `${pick(random, NAMES)} ${i.industry.replaceAll('-', ' ')}`, site: null })));
  await store.keepRows(tx, 'activity', all.flatMap((i) => [{ inspection: i.id, kind: 'opening-conference', about: 'wages', done_on: addDays(i.openedOn, 2) }, { inspection: i.id, kind: 'records', about: 'hours', done_on: addDays(i.openedOn, 8) }, { inspection: i.id, kind: 'interviews', about: 'wages', done_on: addDays(i.openedOn, 9) }]));
  await store.keepRows(tx, 'violation', all.flatMap((i) => i.violations.map((v) => ({ inspection: i.id, law: v.law, found_on: v.foundOn, workers: v.workers, cents: v.cents }))));
  await store.keepRows(tx, 'payment', all.flatMap((i) => (i.payment ? [{ inspection: i.id, paid_on: i.payment.paidOn, workers: Math.max(1, ...i.violations.map((v) => v.workers)), cents: i.payment.cents }] : [])));
  const noon = (on: Day): string => `${on}T17:00:00Z`;
  await store.keepRows(tx, 'indicator', all.flatMap((i) => i.indicators.map((n) => ({ inspection: i.id, kind: n.kind, seen_on: addDays(i.openedOn, 9), workers: n.workers, urgent: false, noted_at: noon(addDays(i.openedOn, 9)) }))));
  await store.keepRows(tx, 'referral', all.filter((i) => i.indicators.length > 0).map((i) => ({
    inspection: i.id, recipient: null, recipient_name: 'Federal Bureau of Investigation', sent_at: noon(addDays(i.openedOn, 10)), sent_on: addDays(i.openedOn, 10), due_at: noon(addDays(i.openedOn, 13)), message: null, acknowledged_on: addDays(i.openedOn, 12), acknowledged_by: 'letter', reference: `Received ${i.openedOn.slice(0, 4)}`,
    outcome: null,
  })));
  const [first] = all;
  if (!first) return;
  const year = Number(addDays(first.openedOn, 92).slice(0, 4));
  await store.keepRows(tx, 'outreach', Array.from({ length: 8 }, (_, i) => {
    const [partner, country] = CONSULATES[i % CONSULATES.length] as (typeof CONSULATES)[number];
    const heldOn = addDays(day(`${year - 1}-10-05`), i * 44);
    return i % 2 === 0 ? { kind: 'consulate', partner, country, place: PLACES[i] as string, held_on: heldOn, attended: 40 + 10 * i } : { kind: i % 4 === 1 ? 'community' : 'workers', partner: `${NAMES[i] as string} community center`, country: null, place: PLACES[i] as string, held_on: heldOn, attended: 25 + 5 * i };
  }));
}

/** What waits today: an indicator that nobody was told of, and a referral whose receipt is waited for. */
async function keepToday({ services, cast }: ExampleAsked, identity: Identity, tx: Tx): Promise<void> {
  const today = services.today();
  const numbers = await freeNumbers(tx, [today, today, today]);
  const open = [['agriculture', 'FL', 'Three Oaks farms'], ['hotels', 'NV', 'Canyon lodging'], ['restaurants', 'TX', 'Maple Row kitchen']] as const;
  const ids = await store.keepRows(tx, 'inspection', open.map(([industry, place], i) => ({ number: numbers[i], reference: null, opened_on: addDays(today, -20 + i), started_by: i === 1 ? 'directed' : 'complaint', industry, place })));
  await keepEmployers(tx, identity, ids.map((inspection, i) => ({ inspection, employer: open[i]?.[2] as string, site: null })));
  await store.keepRows(tx, 'violation', ids.slice(0, 2).map((inspection) => ({ inspection, law: 'overtime', found_on: addDays(today, -4), workers: 12, cents: 1_480_000 })));
  await store.keepRows(tx, 'indicator', ids.slice(0, 2).map((inspection, i) => ({ inspection, kind: i === 0 ? 'papers-kept' : 'pay-withheld', seen_on: addDays(today, -1), workers: 4, urgent: i === 0, noted_at: services.now().toISOString() })));
  const [referred] = await store.findInspections(tx, ids.slice(1, 2));
  const ice = await cast.as('ICE', 'investigator');
  if (referred) await refer({ tx, identity, services }, referred, (await store.around(tx, [referred.id])).indicators, { recipient: ice.agency, name: 'Bureau of Immigration and Customs Enforcement' }, { employer: 'Canyon lodging', site: null });
}

function pick<Item>(random: () => number, from: readonly Item[]): Item {
  return from[Math.floor(random() * from.length)] as Item;
}
