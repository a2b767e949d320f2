import { acting } from '../../foundation/audit/acting.ts';
import { addDays, day, type Day } from '../../foundation/calendar/day.ts';
import { newSerial } from '../../foundation/credential/serial.ts';
import type { Tx } from '../../foundation/database/database.ts';
import { identityOf } from '../../foundation/identity/subjects.ts';
import { seeded, type Example, type ExampleAsked } from '../../foundation/web/example.ts';
import { certificateRows } from './actions.ts';
import { LEVELS, SECTORS, type Extent, type Sector } from './schema.ts';
import * as store from './store.ts';
import { keepPersons, personsOf } from './trainees.ts';

/** What the chapter says: more than 500 attendants of whom 21 teams were about 20 each (line 91), and 24,600 trained by grantees of OVC (line 65), which here are attendances. */
const TARGET = { attended: 503, team: { federal: 6, state: 5, local: 9 }, grantees: 24_600 } as const;
/** Whom grantees trained (line 65), about as often as it is named first. */
const TRAINED: readonly Sector[] = ['law-enforcement', 'law-enforcement', 'prosecution', 'civil-law', 'social-services', 'social-services', 'health-care', 'clergy', 'community'];
const CITIES = ['Boston', 'New York', 'Newark', 'Washington', 'Atlanta', 'Miami', 'Tampa', 'Houston', 'El Paso', 'Phoenix', 'Los Angeles', 'San Diego', 'San Francisco', 'Seattle', 'Chicago', 'St. Louis', 'Honolulu', 'Las Vegas'];
const GIVEN = ['Ada', 'Ben', 'Cora', 'Dev', 'Elsa', 'Finn', 'Greta', 'Hugo', 'Ines', 'Jonas', 'Kira', 'Luis', 'Mona', 'Nils', 'Olga', 'Paul', 'Rosa', 'Sven', 'Tara', 'Uwe'];
const FAMILY = ['Amber', 'Birch', 'Cedar', 'Dale', 'Elm', 'Fern', 'Grove', 'Hazel', 'Iris', 'Juniper'];

/** A task force of the example that sent a team. */
interface SendsTeam { name: string; extent: Extent; formedOn: Day }

/** The trainings of the example: the conference of the chapter whose teams are not the whole, what grantees report, two trainings with registrations, and modules piloted abroad. */
export const example: Example = {
  after: ['taskforces', 'outreach'],
  load: async (asked) => {
    const random = seeded(65);
    await within(asked, 'DOJ', 'task-force-coordinator', (tx) => keepConference(tx, asked.made.get('teams') as readonly SendsTeam[]));
    await within(asked, 'GRANTS', 'grant-officer', (tx) => keepGrantees(tx, random));
    await within(asked, 'TIP', 'analyst', (tx) => keepPilots(tx));
    await within(asked, 'HHS', 'outreach-officer', (tx) => keepRegistered(tx, asked, random));
    asked.progress(1, 1);
  },
};

async function within(asked: ExampleAsked, short: string, role: string, work: (tx: Tx) => Promise<void>): Promise<void> {
  await acting(asked.database, await asked.cast.as(short, role), { records: 'loaded the example', via: 'example training' }, work);
}

async function keepConference(tx: Tx, places: readonly SendsTeam[]): Promise<void> {
  const event = await store.keepOne(tx, 'event', { kind: 'conference', name: 'Human Trafficking into the United States: Rescuing Women and Children from Slavery', place: 'Tampa, Florida', host: 'Department of Justice', starts_on: '2004-07-14', ends_on: '2004-07-16', attended: TARGET.attended });
  const team = Object.entries(TARGET.team);
  const inTeams = places.length * team.reduce((sum, [, n]) => sum + n, 0);
  await store.keepRows(tx, 'part', [...places.flatMap((p) => team.map(([level, attended]) => ({ event, team: p.name, extent: p.extent, level, sector: null, attended }))), { event, team: null, extent: null, level: 'federal', sector: null, attended: TARGET.attended - inTeams }]);
  const trainings = await store.keepRows(tx, 'event', places.slice(0, 6).map((p, i) => ({ kind: 'training', name: `Training in ${p.name}`, place: p.name, host: `${p.name} U.S. Attorney’s Office`, starts_on: addDays(p.formedOn, 20), ends_on: addDays(p.formedOn, 20), attended: 30 + i })));
  await store.keepRows(tx, 'part', trainings.flatMap((id, i) => [['local', 'law-enforcement', 18], ['nongovernmental', 'social-services', 8]].map(([level, sector, attended]) => ({ event: id, team: places[i]?.name, extent: places[i]?.extent, level, sector, attended }))));
}

/** Trainings of grantees since January 2003, whose attendances add up to the target; some hosts say how many persons they were, and most do not. */
async function keepGrantees(tx: Tx, random: () => number): Promise<void> {
  const curriculum = await store.keepOne(tx, 'curriculum', { title: 'Trafficking in persons: who it meets and what the law gives them', topics: ['dynamics', 'legal-definition', 'rights-and-services', 'culture'] });
  const [first, second] = await store.keepRows(tx, 'curriculum_version', [{ curriculum, number: 1, issued_on: '2003-02-03', minutes: 180, changed: null }, { curriculum, number: 2, issued_on: '2004-02-02', minutes: 240, changed: 'The visa for victims and their families is taught with its deadlines.' }]);
  const sizes = Array.from({ length: 410 }, () => 40 + Math.floor(random() * 40));
  const left = TARGET.grantees - sizes.reduce((sum, n) => sum + n, 0);
  const whole = sizes.map((n, i) => n + Math.floor(left / sizes.length) + (i < ((left % sizes.length) + sizes.length) % sizes.length ? 1 : 0));
  const rows = whole.map((attended, i) => {
    const on = addDays(day('2003-02-10'), Math.floor(i * 2.04));
    const city = CITIES[i % CITIES.length] as string;
    return { id: crypto.randomUUID(), kind: 'training', name: `Training ${i + 1} of ${city}`, place: city, host: `${city} services project`, starts_on: on, ends_on: on, attended, persons: i % 9 === 0 ? attended - Math.floor(random() * 6) : null, reporter: 'ovc-grantee', curriculum_version: i % 3 === 0 ? (on < '2004-02-02' ? first : second) : null };
  });
  await store.keepRows(tx, 'event', rows);
  await store.keepRows(tx, 'part', rows.flatMap((row, i) => {
    const sector = TRAINED[i % TRAINED.length] as Sector;
    const told = i % 5 === 4 ? 0 : Math.floor(row.attended * 0.7);
    return told === 0 ? [] : [{ event: row.id, team: null, extent: null, level: ['law-enforcement', 'prosecution'].includes(sector) ? 'local' : 'nongovernmental', sector, attended: told }, { event: row.id, team: null, extent: null, level: 'state', sector: TRAINED[(i + 4) % TRAINED.length] === sector ? 'community' : TRAINED[(i + 4) % TRAINED.length], attended: Math.floor(row.attended * 0.2) }];
  }));
}

/** Modules developed by IOM with the support of PRM, tried in three places over fiscal year 2004 (line 36). */
async function keepPilots(tx: Tx): Promise<void> {
  const curriculum = await store.keepOne(tx, 'curriculum', { title: 'Modules of the International Organization for Migration', topics: ['dynamics', 'screening', 'rights-and-services'] });
  const version = await store.keepOne(tx, 'curriculum_version', { curriculum, number: 1, issued_on: '2003-11-03', minutes: 960, changed: null });
  await store.keepRows(tx, 'event', ([['The Caribbean', 'ZZ', '2004-02-09', 34], ['Indonesia', 'ID', '2004-04-19', 41], ['Southern Africa', 'ZZ', '2004-08-16', 38]] as const).map(([place, country, on, attended]) => ({ kind: 'pilot', name: `Pilot in ${place}`, place, country, host: 'International Organization for Migration', starts_on: on, ends_on: addDays(day(on), 3), attended, persons: attended, reporter: 'other', curriculum_version: version })));
}

/** Two trainings to which people registered by name, some of them to both; certificates, one of them withdrawn, and answers that name nobody. */
async function keepRegistered(tx: Tx, asked: ExampleAsked, random: () => number): Promise<void> {
  const identity = identityOf(asked.services.keys, tx.who.agency);
  const curriculum = await store.keepOne(tx, 'curriculum', { title: 'Look beneath the surface: asking the right questions', topics: ['dynamics', 'screening', 'rights-and-services'] });
  const version = await store.keepOne(tx, 'curriculum_version', { curriculum, number: 1, issued_on: '2004-04-12', minutes: 180, changed: null });
  const events = ([['Health care workers in Phoenix', 'Phoenix, Arizona', '2004-05-12', 52], ['Health care workers in Atlanta', 'Atlanta, Georgia', '2005-03-09', 47]] as const).map(([name, place, on, attended]) => ({ id: crypto.randomUUID(), kind: 'training', name, place, country: 'US', host: 'Department of Health and Human Services', starts_on: on, ends_on: on, attended, persons: null, reporter: 'own', curriculum_version: version }));
  await store.keepRows(tx, 'event', events);
  const people = Array.from({ length: 60 }, (_, i) => ({ givenName: GIVEN[i % GIVEN.length] as string, familyName: FAMILY[Math.floor(i / 6) % FAMILY.length] as string, email: `person${i + 1}@example.org`, organization: i % 4 === 0 ? 'Desert Community Clinic' : null }));
  const trainees = await keepPersons(tx, identity, people);
  const registrations = events.flatMap((event, n) => trainees.slice(n * 18, n * 18 + 42).map((trainee, i) => ({ id: crypto.randomUUID(), event: event.id, trainee, level: LEVELS[2 + ((i + n) % 3)], sector: SECTORS[i % 5], registered_on: addDays(day(event.starts_on), -20 + (i % 15)), attended_on: random() < 0.9 ? event.starts_on : null })));
  await store.keepRows(tx, 'registration', registrations);
  const persons = await personsOf(tx, identity, trainees);
  const came = registrations.filter((r) => r.attended_on !== null).slice(0, 24);
  const rows = await certificateRows(tx, identity, asked.services, came.map((registration) => {
    const event = events.find((e) => e.id === registration.event) as (typeof events)[number];
    return { registration, event: { ...event, version: 1, country: 'US' } as store.EventRow, person: persons.get(registration.trainee) as never, issuedOn: addDays(day(event.ends_on), 2), serial: newSerial(Uint8Array.from({ length: 8 }, () => Math.floor(random() * 256))) };
  }));
  await store.keepRows(tx, 'certificate', rows.map((row, i) => ({ ...row, withdrawn_on: i === 5 ? '2004-09-01' : null })));
  await store.keepRows(tx, 'evaluation', events.flatMap((event) => Array.from({ length: 31 }, () => {
    const before = 1 + Math.floor(random() * 3);
    return { event: event.id, useful: 3 + Math.floor(random() * 3), before, after: Math.min(5, before + 1 + Math.floor(random() * 2)), would_act: random() < 0.8 };
  })));
}
