/*
 * A referral search at 200,000 services, beside SQL written by hand for the same questions on a bare copy of the same rows
 * with the same indexes (no row security, no roles, no reasons), on one server in one run. Two in five services lie in one of
 * the 23 cities of the gazetteer, the others in one of its 52 states; a state with three cities so holds 6.4 % of all, which
 * is about what Florida holds of the country. One in a hundred is given everywhere; each has one or two of 21 needs. Run: node bench/directory.ts [--services 200000] [--questions 2000] --data FOLDER
 */
import { cpus, loadavg } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { openHouse } from '../src/app/open.ts';
import { addAccount, addOrganization } from '../src/foundation/access/accounts.ts';
import { findSession, openSession } from '../src/foundation/access/sessions.ts';
import { acting } from '../src/foundation/audit/acting.ts';
import { addDays } from '../src/foundation/calendar/day.ts';
import { startEmbedded } from '../src/foundation/database/embedded.ts';
import { identityOf } from '../src/foundation/identity/subjects.ts';
import { publishEverything } from '../src/rooms/directory/actions.ts';
import { minuteOfWeek, readHours, schedulesOf } from '../src/rooms/directory/hours.ts';
import { documentOf, keepLocations } from '../src/rooms/directory/location.ts';
import { areasAround, PLACES, readPlace } from '../src/rooms/directory/places.ts';
import { directory } from '../src/rooms/directory/room.ts';
import { askedKeys } from '../src/rooms/directory/rules.ts';
import { FACTS, type Question } from '../src/rooms/directory/schema.ts';
import { searchServices } from '../src/rooms/directory/search.ts';
import * as store from '../src/rooms/directory/store.ts';
import { NEEDS } from '../src/rooms/directory/taxonomy.ts';
import { pick, say, seeded, spread, throughClients } from './million/tools.ts';

const { values: options } = parseArgs({ options: { services: { type: 'string', default: '200000' }, questions: { type: 'string', default: '2000' }, data: { type: 'string' } } });
if (!options.data) throw new Error('Name a folder for the data: --data FOLDER');
const dataFolder = resolve(options.data);
const [wanted, questions] = [Number(options.services), Number(options.questions)];
const AGENCY = 5000;
const random = seeded(2004);
const opened = await openHouse([directory], { dataFolder, origin: 'http://localhost:4004' });
const { database, services } = opened;
const today = services.today();

const there = await database.counter.maybe<{ n: number }>({ text: 'select count(*) as n from directory.published_service', values: [] });
for (let done = there?.n ?? 0; done < wanted; done += AGENCY) {
  const agency = await addOrganization(database.gate, { name: `Agency ${done}`, short: crypto.randomUUID().slice(0, 18), kind: 'hotline' });
  const who = await findSession(database.gate, await openSession(database.gate, await addAccount(database.gate, { label: 'Filling', organization: agency, role: 'supervisor' }), services.now()), services.now());
  if (!who) throw new Error('The filling could not sign in.');
  await acting(database, who, { records: 'filled the directory', via: 'bench directory' }, async (tx) => {
    const identity = identityOf(services.keys, agency);
    const organizations = await store.keepRows(tx, 'organization', Array.from({ length: AGENCY / 5 }, (_, i) => ({ name: `Organization ${done + i}`, detail: { description: 'Made for measuring.' }, entered_on: today })));
    const made = Array.from({ length: AGENCY }, (_, i) => ({ id: crypto.randomUUID(), location: crypto.randomUUID(), organization: organizations[i % organizations.length] as string, place: pick(random, random() < 0.4 ? PLACES.slice(0, 23) : PLACES.slice(23)), everywhere: random() < 0.01, hidden: random() < 0.3 }));
    await keepLocations(tx, identity, made.map((m) => ({ id: m.location, organization: m.organization, confidential: m.hidden, document: documentOf({ latitude: m.place.latitude + random() - 0.5, longitude: m.place.longitude + random() - 0.5, city: m.place.name.split(',')[0] as string, state: m.place.state }) })));
    await store.keepRows(tx, 'service', made.map((m, i) => ({
      id: m.id, organization: m.organization, name: `Service ${done + i}`, status: 'active', needs: [...new Set([pick(random, NEEDS), pick(random, NEEDS)])], ages: pick(random, ['all', 'all', 'adults', 'minors']), forms: pick(random, ['both', 'both', 'sex', 'labor']), status_needed: random() < 0.1,
      areas: m.everywhere ? ['US'] : areasAround(m.place).filter((a) => a !== 'US').slice(0, random() < 0.3 ? 2 : 1), zone: m.place.zone, capacity_kind: pick(random, ['none', 'beds', 'slots']), entered_on: today, ended_on: null,
      detail: { description: 'A service that is made for measuring, with a description as long as such descriptions are.', languages: [...new Set(['en', pick(random, ['es', 'zh', 'vi', 'ru'])])].map((code) => ({ id: crypto.randomUUID(), code })), phones: [{ id: crypto.randomUUID(), number: '202-555-0100', type: 'voice' }], schedules: schedulesOf(readHours(pick(random, ['24/7', 'Mo-Fr 9-17', 'Mo-Sa 8-20'])) ?? []) },
    })));
    await store.keepRows(tx, 'service_place', made.map((m) => ({ service: m.id, location: m.location })));
    await store.keepRows(tx, 'checking', made.map((m) => ({ service: m.id, facts: [...FACTS], checked_on: addDays(today, -Math.floor(random() * 200)), checked_by: 'Filling' })));
    await store.keepRows(tx, 'capacity', made.filter(() => random() < 0.5).map((m) => ({ service: m.id, free: Math.floor(random() * 4), total: null, said_by: 'Filling' })));
    await publishEverything(tx, identity, today, random() < 0.8 ? 'public' : 'agencies');
  });
  say(`${(done + AGENCY).toLocaleString('en-US')} services shown`);
}

const server = await startEmbedded(dataFolder);
const superuser = new pg.Pool({ host: server.socket, port: server.port, user: 'postgres', password: server.superuserPassword, database: 'fourfold', max: 4 });
superuser.on('error', () => {}); // idle connections that end with their server
await superuser.query(`drop schema if exists bare cascade; create schema bare; create table bare.service as select * from directory.published_service; create table bare.place as select * from directory.published_place;
  alter table bare.service add primary key (agency, id); create index on bare.service using gin (finds); create index on bare.place using gin (near); create index on bare.place (agency, service)`);
for (const table of ['bare.service', 'bare.place', 'directory.published_service', 'directory.published_place', 'directory.published_location', 'directory.published_organization']) await superuser.query(`vacuum analyze ${table}`);
say('the bare copy stands');

const ask = (): Question => {
  const place = pick(random, PLACES.slice(0, 23));
  return {
    needs: [...new Set(Array.from({ length: 1 + Math.floor(random() * 2) }, () => pick(random, NEEDS)))], ...(random() < 0.1 ? {} : { place: random() < 0.1 ? `US ${place.state}`.slice(3) : place.name }), ...(random() < 0.6 ? { language: pick(random, ['es', 'zh', 'vi']) } : {}),
    ...(random() < 0.4 ? { age: pick(random, ['adult', 'minor'] as const) } : {}), ...(random() < 0.2 ? { form: pick(random, ['sex', 'labor'] as const) } : {}), ...(random() < 0.2 ? { noStatus: true } : {}), ...(random() < 0.2 ? { openNow: true } : {}), ...(random() < 0.3 ? { withRoom: true } : {}), count: 20,
  };
};

/** The same question as somebody would write it by hand: parameters in, twenty rows out, nothing explained. */
async function bare(q: Question): Promise<unknown[]> {
  const read = q.place ? readPlace(q.place) : undefined;
  const keys = askedKeys(q.needs, read?.place, read?.zip);
  const around = read ? areasAround(read.place, read.zip) : ['US'];
  const minute = minuteOfWeek(services.now(), read?.place.zone ?? 'America/New_York');
  const { rows } = await superuser.query({ name: 'bare', text: `
    with hit as (select agency, id from bare.service where finds && $1::text[] union select agency, service from bare.place where near && $2::text[])
    select s.agency, s.id, s.name, s.organization_name, s.document, s.languages, s.free, s.checked_on, d.miles from hit join bare.service s using (agency, id)
      left join lateral (select min(3958.8 * 2 * asin(sqrt(least(1, power(sin(radians(p.latitude - $3::float8) / 2), 2) + cos(radians($3::float8)) * cos(radians(p.latitude)) * power(sin(radians(p.longitude - $4::float8) / 2), 2))))) as miles from bare.place p where p.agency = s.agency and p.service = s.id and p.latitude is not null) d on true
     where ($5::text is null or s.ages in ('all', $5)) and ($6::text is null or s.forms in ('both', $6)) and (not $7::boolean or not s.status_needed) and (not $8::boolean or s.hours @> $9::int) and (not $10::boolean or s.capacity_kind = 'none' or s.free is distinct from 0)
     order by (select count(*) from unnest(s.needs) n where n = any ($11::text[])) desc, s.free is not distinct from 0, $12::text is not null and not $12::text = any (s.languages), not s.hours @> $9::int, d.miles > 10, not s.areas && $13::text[], d.miles, s.name limit 20`,
  values: [keys.areas, keys.near, read?.place.latitude ?? null, read?.place.longitude ?? null, q.age ? `${q.age}s` : null, q.form ?? null, q.noStatus ?? false, q.openNow ?? false, minute, q.withRoom ?? false, q.needs, q.language ?? null, around] });
  return rows;
}

const asked = Array.from({ length: questions }, ask);
for (const q of asked.slice(0, 200)) { await searchServices(database.counter, services, q); await bare(q); }
const found = { any: 0, total: 0 };
for (const [clients, name] of [[1, 'one at a time'], [4, 'four at once']] as const) {
  const ours = spread(await throughClients(asked, clients, async (q) => { const r = await searchServices(database.counter, services, q); if (clients === 1) { found.total += r.total; if (r.found.length > 0) found.any++; } }));
  const public_ = spread(await throughClients(asked, clients, (q) => searchServices(database.public, services, q)));
  const peer = spread(await throughClients(asked, clients, bare));
  const ms = (s: typeof ours): string => `median ${s.median.toFixed(1)} ms, p95 ${s.p95.toFixed(1)} ms, p99 ${s.p99.toFixed(1)} ms`;
  console.log(`search for agencies, ${name}   ${ms(ours)}\nsearch for the public, ${name} ${ms(public_)}\nbare SQL, ${name}              ${ms(peer)}\nratio (p95, agencies : bare)   ${(ours.p95 / peer.p95).toFixed(2)} : 1`);
}
console.log(`${wanted.toLocaleString('en-US')} services, ${questions.toLocaleString('en-US')} questions, ${(found.total / questions).toFixed(0)} found on average, ${found.any} with any; ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}`);
await superuser.query('drop schema bare cascade'); // the house does not open beside tables without walls
await superuser.end();
await database.close();
