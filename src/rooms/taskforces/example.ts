import { acting } from '../../foundation/audit/acting.ts';
import { addDays, day, type Day } from '../../foundation/calendar/day.ts';
import type { Tx } from '../../foundation/database/database.ts';
import { identityOf, type Identity } from '../../foundation/identity/subjects.ts';
import { seeded, type Example } from '../../foundation/web/example.ts';
import { sealedMeeting } from './actions.ts';
import { quarterDays, numbersOf } from './rules.ts';
import type { EntryKind, Extent, Part, Service } from './schema.ts';
import * as store from './store.ts';

/** The places of the founding chapter, line 95, and how far each reaches. */
const PLACES: readonly (readonly [name: string, area: string, extent: Extent])[] = [
  ['Philadelphia', 'Philadelphia, Pennsylvania', 'city'], ['Atlanta', 'Atlanta, Georgia', 'city'], ['Phoenix', 'Phoenix, Arizona', 'city'], ['New Jersey', 'New Jersey', 'state'], ['Northern Virginia', 'Northern Virginia', 'region'], ['Connecticut', 'Connecticut', 'state'],
  ['San Francisco', 'San Francisco, California', 'city'], ['Houston', 'Houston, Texas', 'city'], ['St. Louis', 'St. Louis, Missouri', 'city'], ['Tampa', 'Tampa, Florida', 'city'], ['Miami', 'Miami, Florida', 'city'], ['Orlando', 'Orlando, Florida', 'city'], ['Washington, D.C.', 'District of Columbia', 'city'],
  ['Portland', 'Portland', 'city'], ['Albuquerque', 'Albuquerque, New Mexico', 'city'], ['Seattle', 'Seattle, Washington', 'city'], ['Las Vegas', 'Las Vegas, Nevada', 'city'], ['San Antonio', 'San Antonio, Texas', 'city'], ['El Paso', 'El Paso, Texas', 'city'], ['Los Angeles', 'Los Angeles, California', 'city'], ['New York', 'New York, New York', 'city'],
];
/** What the chapter says of them (lines 89 to 97): announced, funded so far and for how much. */
const TARGET = { announced: 20, funded: 18, fundedCents: 767_461_400 } as const;
const SERVICES_NEEDED: readonly Service[] = ['shelter', 'legal', 'interpreters', 'mental-health', 'job-training'];
const MEMBERS: readonly (readonly [name: string, part: Part, level: 'federal' | 'local' | 'nongovernmental', offers: readonly Service[]])[] = [
  ['U.S. Attorney’s Office', 'lead', 'federal', []], ['Police Department', 'police', 'local', []], ['Immigration and Customs Enforcement', 'police', 'federal', []], ['Legal Aid', 'services', 'nongovernmental', ['legal', 'interpreters']], ['Family Shelter', 'services', 'nongovernmental', ['shelter', 'case-management']],
];

interface Place { id: string; name: string; formedOn: Day; members: store.MemberRow[] }

/** The task forces of the example: the places and days are those of the chapter, the members’ records are invented. */
export const example: Example = {
  after: [],
  load: async (asked) => {
    const random = seeded(89);
    const coordinator = await asked.cast.as('DOJ', 'task-force-coordinator');
    const identity = identityOf(asked.services.keys, coordinator.agency);
    const within = (work: (tx: Tx) => Promise<void>): Promise<void> => acting(asked.database, coordinator, { records: 'loaded the example', via: 'example taskforces' }, work);
    await within(async (tx) => {
      const places = await keepPlaces(tx);
      asked.made.set('teams', places.map((p, i) => ({ name: p.name, extent: PLACES[i]?.[2], formedOn: p.formedOn })));
      await keepAwards(tx, places);
      await keepRecords(tx, random, places);
      await keepTables(tx, identity, places);
    });
    asked.progress(1, 1);
  },
};

async function keepPlaces(tx: Tx): Promise<Place[]> {
  const ids = await store.keepRows(tx, 'task_force', PLACES.map(([name, area, extent]) => ({ name, area, extent })));
  const days = PLACES.map((_, i) => ({ formed: addDays(day('2004-06-08'), i * 9), operational: addDays(day('2004-11-15'), i * 7) }));
  await store.keepRows(tx, 'step', ids.flatMap((task_force, i) => [
    ...(i < TARGET.announced ? [{ task_force, state: 'announced', on_day: '2004-06-01', source: 'TIP Report 2005, chapter on the U.S. Government, line 89' }] : []),
    { task_force, state: 'convened', on_day: '2004-07-14', source: 'TIP Report 2005, line 91' }, { task_force, state: 'formed', on_day: days[i]?.formed, source: 'TIP Report 2005, line 95' }, { task_force, state: 'operational', on_day: days[i]?.operational, source: null },
  ]));
  const members = ids.flatMap((task_force, i) => MEMBERS.map(([name, part, level, offers]) => ({ id: crypto.randomUUID(), task_force, name: `${PLACES[i]?.[0] as string} ${name}`, part, level, offers, joined_on: days[i]?.formed as Day })));
  await store.keepRows(tx, 'member', members);
  return ids.map((id, i) => ({ id, name: PLACES[i]?.[0] as string, formedOn: days[i]?.formed as Day, members: members.filter((m) => m.task_force === id).map((m) => ({ ...m, version: 1, offers: [...m.offers], left_on: null })) }));
}

/** Awards to police of the places funded so far, plans for the others, and awards to providers of some. */
async function keepAwards(tx: Tx, places: readonly Place[]): Promise<void> {
  const each = Math.floor(TARGET.fundedCents / TARGET.funded);
  await store.keepRows(tx, 'award', places.map((p, i) => ({
    task_force: p.id, side: 'police', funder: 'bja', recipient: `${p.name} Police Department`, cents: i === 0 ? TARGET.fundedCents - each * (TARGET.funded - 1) : i < TARGET.funded ? each : 0, planned_on: i < TARGET.funded ? null : '2005-02-01', awarded_on: i < TARGET.funded ? '2004-11-23' : null,
  })));
  await store.keepRows(tx, 'award', places.filter((_, i) => i % 3 === 0 && i < TARGET.funded).map((p) => ({ task_force: p.id, side: 'provider', funder: 'ovc', recipient: `${p.name} Family Shelter`, cents: 45_000_000, planned_on: null, awarded_on: '2005-01-18' })));
}

/** The members’ own records until the chapter was written, each under its own numbers, and the first quarter of fiscal year 2005 as it was submitted. */
async function keepRecords(tx: Tx, random: () => number, places: readonly Place[]): Promise<void> {
  const rows: { task_force: string; member: string; kind: EntryKind; on_day: Day; reference: string; amount: number }[] = [];
  for (const [i, p] of places.entries()) for (const [m, member] of p.members.entries()) {
    const kinds: readonly EntryKind[] = member.part === 'services' ? ['potential-victims', 'confirmed-victims'] : member.part === 'police' ? ['potential-victims', 'arrests', 'demand-operation', ...(i % 3 === 2 ? [] : ['investigation' as const])] : ['charged'];
    for (const kind of kinds) for (let n = 1; n <= 4; n++) {
      const on = addDays(p.formedOn, 5 + Math.floor(random() * 240));
      if (on < '2005-05-31') rows.push({ task_force: p.id, member: member.id, kind, on_day: on, reference: `${String.fromCodePoint(65 + m)}${n}`, amount: kind === 'potential-victims' ? 1 + Math.floor(random() * 5) : kind === 'investigation' || kind === 'demand-operation' ? 1 : 1 + Math.floor(random() * 2) });
    }
  }
  await store.keepRows(tx, 'entry', rows);
  const { from, until } = quarterDays('FY2005Q1');
  await store.keepRows(tx, 'report', places.slice(0, 12).map((p) => ({ task_force: p.id, quarter: 'FY2005Q1', numbers: numbersOf(p.members, rows.filter((r) => r.task_force === p.id), from, until), narrative: null, submitted_on: '2005-01-20', reason: null })));
}

/** Needs, an agreement and a meeting of each. */
async function keepTables(tx: Tx, identity: Identity, places: readonly Place[]): Promise<void> {
  await store.keepRows(tx, 'need', places.flatMap((p, i) => SERVICES_NEEDED.slice(0, 3 + (i % 3)).map((service) => ({ task_force: p.id, service, noted_on: p.formedOn }))));
  await store.keepRows(tx, 'agreement', places.map((p) => ({ task_force: p.id, title: 'Memorandum of understanding', parties: p.members.map((m) => m.id), shares: ['counts', 'leads', 'contact-points'], signed_on: addDays(p.formedOn, 10), ends_on: null })));
  for (const p of places) {
    const id = crypto.randomUUID();
    const sealed = await sealedMeeting(tx, identity, id, 'Who does what. Where shelter is lacking.', 'Everybody named a contact point. Shelter for men is lacking.');
    await store.keepOne(tx, 'meeting', { id, task_force: p.id, held_on: addDays(p.formedOn, 14), ...sealed, attended: p.members.slice(0, 4).map((m) => m.id) });
  }
}
