import { acting } from '../../foundation/audit/acting.ts';
import { addDays, addMonths, day, type Day } from '../../foundation/calendar/day.ts';
import { newSerial } from '../../foundation/credential/serial.ts';
import type { Tx } from '../../foundation/database/database.ts';
import { identityOf, type Identity } from '../../foundation/identity/subjects.ts';
import { seeded, type Example } from '../../foundation/web/example.ts';
import { sealed } from './actions.ts';
import { INTERMEDIARIES, type Sector } from './schema.ts';
import * as store from './store.ts';

/** The chapter names no city of the ten (line 53): these are places of its task forces, invented as coalitions. */
const CITIES: readonly (readonly [city: string, state: string])[] = [['Atlanta', 'GA'], ['Houston', 'TX'], ['Las Vegas', 'NV'], ['Miami', 'FL'], ['Philadelphia', 'PA'], ['Phoenix', 'AZ'], ['Portland', 'OR'], ['San Francisco', 'CA'], ['Seattle', 'WA'], ['St. Louis', 'MO']];
/** What the chapter says (line 53): roughly 40,000 until the end of fiscal year 2004; months of visits beside them are this generator's own. */
const TARGET = { visitors: 40_180, from: day('2004-04-08'), last: day('2004-09-30'), visits: 61_240 } as const;
const UNTIL = day('2005-06-03');
const MEMBERS: readonly (readonly [name: string, sector: Sector])[] = [
  ['Police Department', 'law-enforcement'], ['Family Services', 'social-services'], ['Community Clinic', 'health-care'], ['Interfaith Council', 'faith-based'], ['Farm Worker Project', 'migrant-labor'], ['Youth Shelter', 'child-youth'], ['Asian Community Center', 'ethnic'], ['Legal Aid Society', 'legal'],
  ['Women’s Shelter', 'social-services'], ['Hospital Association', 'health-care'], ['Latin American Association', 'ethnic'], ['School District', 'education'],
];
const TITLES = [['Look Beneath the Surface', 'poster', ['en', 'es', 'zh', 'vi']], ['What to ask', 'card', ['en', 'es']], ['For those who give care', 'brochure', ['en', 'es']], ['Tool kit for law enforcement', 'tool-kit', ['en']], ['The facts', 'fact-sheet', ['en', 'es', 'ru']]] as const;

interface Edition { id: string; kind: string; language: string }

/** The campaign of the example: launched in April 2004, its ten coalitions, where its materials went, and what came back. */
export const example: Example = {
  after: ['hotline'],
  load: async (asked) => {
    const random = seeded(53);
    const officer = await asked.cast.as('HHS', 'outreach-officer');
    const identity = identityOf(asked.services.keys, officer.agency);
    let codes: string[] = [];
    await acting(asked.database, officer, { records: 'loaded the example', via: 'example outreach' }, async (tx) => {
      const campaign = await store.keepOne(tx, 'campaign', { name: 'Rescue and Restore Victims of Human Trafficking', theme: 'Look Beneath the Surface', launched_on: '2004-04-07' });
      const editions = await keepMaterials(tx, campaign);
      const coalitions = await keepCoalitions(tx, identity, random, campaign);
      codes = await keepPlacements(tx, random, editions, coalitions);
      await keepAnnouncements(tx, random, campaign);
      await keepVisits(tx, random, campaign);
    });
    const advocate = await asked.cast.as('HOTLINE', 'hotline-advocate');
    await acting(asked.database, advocate, { records: 'loaded the example', via: 'example outreach' }, async (tx) => {
      await store.keepRows(tx, 'trace', Array.from({ length: 64 }, (_, i) => ({ code: codes[Math.floor(random() * codes.length)], on_day: addDays(day('2004-06-20'), Math.floor(random() * 330)), channel: i % 5 === 0 ? 'text' : 'phone' })));
    });
    asked.progress(1, 1);
  },
};

async function keepMaterials(tx: Tx, campaign: string): Promise<Edition[]> {
  const materials = await store.keepRows(tx, 'material', TITLES.map(([title, kind]) => ({ campaign, title, kind })));
  const first = TITLES.flatMap(([, kind, languages], i) => languages.map((language) => ({ material: materials[i], language, number: 1, issued_on: '2004-04-07', changed: null, withdrawn_on: i === 0 && language === 'en' ? '2005-01-10' : null, kind })));
  const second = [{ material: materials[0], language: 'en', number: 2, issued_on: '2005-01-10', changed: 'The number of the hotline stands larger, and labor trafficking is shown beside sex trafficking.', withdrawn_on: null, kind: 'poster' }];
  const all = [...first, ...second];
  const ids = await store.keepRows(tx, 'edition', all.map(({ kind: _, ...row }) => row));
  return all.map(({ kind, language, withdrawn_on }, i) => ({ id: ids[i] as string, kind, language: withdrawn_on === null ? language : `${language} until 2005-01-10` }));
}

async function keepCoalitions(tx: Tx, identity: Identity, random: () => number, campaign: string): Promise<{ id: string; city: string; state: string; on: Day; active: boolean }[]> {
  const rows = CITIES.map(([city, state], i) => ({ id: crypto.randomUUID(), city, state, on: addDays(day('2004-04-20'), i * 9), active: i !== 6 }));
  await store.keepRows(tx, 'coalition', rows.map((r) => ({ id: r.id, campaign, name: `${r.city} Coalition`, city: r.city, state: r.state, convened_on: r.on })));
  const members = rows.flatMap((r, i) => MEMBERS.slice(0, r.active ? 10 + (i % 3) : 7).map(([name, sector], n) => ({ id: crypto.randomUUID(), coalition: r.id, name: `${r.city} ${name}`, sector, joined_on: addDays(r.on, n * 6) })));
  await store.keepRows(tx, 'member', members);
  const meetings = rows.flatMap((r, i) => Array.from({ length: r.active ? 9 : 3 }, (_, n) => ({ id: crypto.randomUUID(), coalition: r.id, on: addDays(addMonths(r.on, n + (r.active && n === 8 ? 4 : Math.floor(n / 2))), 3 + i), both: n % 2 === 0 })).filter(({ on }) => on <= UNTIL).map((one) => ({ ...one, members: members.filter((who) => who.coalition === r.id && who.joined_on <= one.on && random() < 0.8).map((who) => who.id) })));
  const told = meetings.filter((_, n) => n % 3 === 0);
  const decided = new Map((await Promise.all(told.map((one) => sealed(tx, identity, one.id, 'Two clinics take cards. The police department asks for a training in the fall.')))).map((text, n) => [told[n]?.id, text]));
  await store.keepRows(tx, 'meeting', meetings.map((one, n) => ({ id: one.id, coalition: one.coalition, held_on: one.on, about: one.both ? ['sex', 'labor'] : ['materials', 'members'], members: one.members, guests: n % 4, decided: decided.get(one.id) ?? null })));
  return rows;
}

/** Copies that went out month by month; every third lot of posters carries a code, whose page was opened now and then. */
async function keepPlacements(tx: Tx, random: () => number, editions: readonly Edition[], coalitions: readonly { id: string; city: string; state: string; on: Day; active: boolean }[]): Promise<string[]> {
  const rows = coalitions.flatMap((c) => Array.from({ length: c.active ? 22 : 6 }, (_, n) => {
    const sent = addDays(c.on, 10 + Math.floor((c.active ? n * 17.4 : n * 12) + random() * 6));
    const early = sent < '2005-01-10';
    const fit = editions.filter((e) => (e.language.includes('until') ? early : e.kind !== 'poster' || e.language !== 'en' || !early));
    const edition = n % 3 === 0 ? fit.find((e) => e.kind === 'poster' && e.language.startsWith(n % 2 === 0 ? 'en' : 'es')) as Edition : fit[Math.floor(random() * fit.length)] as Edition;
    const intermediary = INTERMEDIARIES[n % INTERMEDIARIES.length] as string;
    return { id: crypto.randomUUID(), edition: edition.id, coalition: c.id, intermediary, recipient: `${c.city} ${MEMBERS.find(([, sector]) => sector === intermediary)?.[0] ?? 'partners'}`, city: c.city, state: c.state, sent_on: sent, copies: 50 * (1 + Math.floor(random() * 12)), code: edition.kind === 'poster' && n % 3 === 0 ? newSerial(Uint8Array.from({ length: 8 }, () => Math.floor(random() * 256))) : null };
  })).filter((row) => row.sent_on <= UNTIL);
  await store.keepRows(tx, 'placement', rows);
  const coded = rows.filter((row) => row.code !== null);
  await store.keepRows(tx, 'opening', Array.from({ length: 420 }, () => {
    const row = coded[Math.floor(random() * coded.length)] as (typeof rows)[number];
    return { placement: row.id, on_day: addDays(row.sent_on, 1 + Math.floor(random() * 60)) };
  }).filter((one) => one.on_day <= UNTIL));
  return coded.flatMap((row) => (row.sent_on < '2004-10-01' ? row.code ?? [] : []));
}

async function keepAnnouncements(tx: Tx, random: () => number, campaign: string): Promise<void> {
  await store.keepRows(tx, 'announcement', CITIES.flatMap(([city, state], i) => (['radio', 'television', 'print'] as const).slice(0, 1 + (i % 3)).map((medium) => {
    const on = addDays(day('2004-05-03'), Math.floor(random() * 300));
    return { campaign, title: medium === 'print' ? 'Look closer' : 'Look closer, 30 seconds', medium, language: i % 2 === 0 ? 'en' : 'es', outlet: `${city} ${{ radio: 'Radio', television: 'Channel 6', print: 'Courier' }[medium]}`, state, aired_on: on, last_on: addDays(on, 27), airings: medium === 'print' ? 4 : 20 + Math.floor(random() * 80) };
  })));
}

/** Visits day by day until the end of fiscal year 2004, which add up to the target; the visitors of all these days as the file counted them. */
async function keepVisits(tx: Tx, random: () => number, campaign: string): Promise<void> {
  const site = await store.keepOne(tx, 'site', { campaign, name: 'Rescue and Restore', opened_on: '2004-04-07' });
  const days: Day[] = [];
  for (let on: Day = TARGET.from; on <= TARGET.last; on = addDays(on, 1)) days.push(on);
  const each = Math.floor(TARGET.visits / days.length);
  const moved = days.map(() => Math.floor(random() * 120));
  const visits = days.map((_, i) => each + (moved[i] as number) - (moved[(i + 1) % days.length] as number) + (i === 0 ? TARGET.visits - each * days.length : 0));
  await store.keepRows(tx, 'web_count', [
    ...days.map((on, i) => ({ site, span: 'day', from_day: on, last_day: on, visits: visits[i], visitors: Math.floor((visits[i] as number) * 0.9), pages: (visits[i] as number) * 3, bots: 40 + (moved[i] as number), source: 'server-log' })),
    { site, span: 'file', from_day: TARGET.from, last_day: TARGET.last, visits: null, visitors: TARGET.visitors, pages: null, bots: null, source: 'server-log' },
  ]);
}
