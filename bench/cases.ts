/*
 * The daily work of an office: my day, the caseload, a note, and sixteen users reading and writing at once, at a hundred
 * thousand cases and two million service records; each beside the bare Fastify-and-SQL equivalent on the same server in the
 * same run. The product's side is the whole of it: session, permission, row policies, sealed words, audit row, field rules.
 * Run: node bench/cases.ts --cases 100000 --services 2000000 --data FOLDER [--seconds 10] [--out FILE]
 */
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { openHouse } from '../src/app/open.ts';
import { rooms } from '../src/app/rooms.ts';
import { buildServer } from '../src/app/server.ts';
import { startEmbedded } from '../src/foundation/database/embedded.ts';
import { bareServer, copyBare } from './cases/bare.ts';
import { fillOffice } from './cases/fill.ts';
import { load, pick, say, seeded, spread, stopServer, timed } from './million/tools.ts';

const { values: options } = parseArgs({ options: { cases: { type: 'string', default: '2000' }, services: { type: 'string', default: '40000' }, data: { type: 'string' }, seconds: { type: 'string', default: '5' }, out: { type: 'string' } } });
if (!options.data) throw new Error('Name a folder for the data: --data FOLDER');
const dataFolder = resolve(options.data);
const [cases, services, seconds] = [Number(options.cases), Number(options.services), Number(options.seconds)];
const PER_WORKER = Math.min(200, Math.max(20, cases / 20));

const opened = await openHouse(rooms, { dataFolder, origin: 'http://localhost:4004', connections: 16 });
const embedded = await startEmbedded(dataFolder);
const superuser = { host: embedded.socket, port: embedded.port, user: 'postgres', password: embedded.superuserPassword, database: 'fourfold' };
const client = new pg.Client(superuser);
await client.connect();
const begun = { at: new Date().toISOString(), load: load() };
const office = await fillOffice(opened, client, cases, services, PER_WORKER);
await copyBare(client);
say('copied for the bare equivalent');
const pool = new pg.Pool({ ...superuser, max: 16 });
const server = await buildServer({ opened, rooms, origin: 'http://localhost:4004', version: 'bench', demo: false, log: (entry) => console.error(entry) });
const bare = bareServer(pool, office.agency);

const random = seeded(67);
const { rows: led } = await client.query<{ id: string; person: string; account: string }>(`select f.id, f.person, t.account from cases.file f join cases.team t on t.agency = f.agency and t.file = f.id where f.agency = $1 and f.superseded_at = 'infinity' and f.state = 'enrolled'`, [office.agency]);
const byAccount = Map.groupBy(led, (r) => r.account);
const words = 'Went along to the clinic. The interpreter was a woman, as she had asked. Next appointment in six weeks.';

async function ask(token: string, method: 'GET' | 'POST', url: string, payload?: object): Promise<void> {
  const reply = await server.inject({ method, url, cookies: { fourfold: token }, ...(payload ? { payload, headers: { 'x-fourfold': '1', 'idempotency-key': randomUUID() } } : {}) });
  if (reply.statusCode !== 200) throw new Error(`${method} ${url} answered ${reply.statusCode}: ${reply.payload.slice(0, 300)}`);
}
async function askBare(method: 'GET' | 'POST', url: string, payload?: object): Promise<void> {
  const reply = await bare.inject({ method, url, ...(payload ? { payload } : {}) });
  if (reply.statusCode !== 200) throw new Error(`${method} ${url} answered ${reply.statusCode}: ${reply.payload.slice(0, 300)}`);
}
interface Job { what: string; ours: () => Promise<void>; peer: () => Promise<void> }
const worker = () => pick(random, office.workers);
const ledBy = (account: string): { id: string; person: string } => pick(random, byAccount.get(account) ?? led);
const jobs: Record<string, (w?: ReturnType<typeof worker>) => Job> = {
  'my day': (w = worker()) => ({ what: 'my day', ours: () => ask(w.token, 'GET', '/api/cases/day'), peer: () => askBare('GET', `/day/${w.who.account}`) }),
  'the caseload, 50 rows': (w = worker()) => ({ what: 'grid', ours: () => ask(w.token, 'GET', '/api/cases?count=50'), peer: () => askBare('GET', `/grid/${w.who.account}`) }),
  'the notes of a case': (w = worker()) => { const c = ledBy(w.who.account); return { what: 'notes', ours: () => ask(w.token, 'GET', `/api/cases/${c.id}/notes`), peer: () => askBare('GET', `/notes/${c.id}`) }; },
  'a note saved': (w = worker()) => {
    const c = ledBy(w.who.account);
    return { what: 'write', ours: () => ask(w.token, 'POST', `/api/cases/${c.id}/notes`, { happenedOn: opened.services.today(), words, services: [{ kind: 'case-management', minutes: 45 }] }), peer: () => askBare('POST', `/notes/${c.id}`, { person: c.person, account: w.who.account, words }) };
  },
};
const views = ['mine', 'due', 'quiet', 'intake', 'exited', 'all'];
const found: Record<string, unknown> = {};
const ms = (n: number): string => `${n.toFixed(1)} ms`;

async function one(name: string, n: number, work: () => Promise<void>): Promise<ReturnType<typeof spread>> {
  for (let i = 0; i < 5; i++) await work();
  const times: number[] = [];
  for (let i = 0; i < n; i++) times.push((await timed(work)).ms);
  const s = spread(times);
  found[name] = s;
  return s;
}
for (const [name, make] of Object.entries(jobs)) {
  const ours = await one(name, 60, () => make().ours());
  const peer = await one(`${name}, bare`, 60, () => make().peer());
  say(`${name}: median ${ms(ours.median)}, p95 ${ms(ours.p95)}; bare ${ms(peer.median)}, p95 ${ms(peer.p95)}; ratio ${(ours.median / peer.median).toFixed(2)}`);
}
for (const view of views) {
  const own = await one(`view ${view} of a worker`, 20, () => ask(worker().token, 'GET', `/api/cases?view=${view}&count=50`));
  const all = await one(`view ${view} of the supervisor`, 12, () => ask(office.supervisor.token, 'GET', `/api/cases?view=${view}&count=50`));
  say(`view ${view}: of a worker ${ms(own.median)} (p95 ${ms(own.p95)}), of the supervisor over all cases ${ms(all.median)} (p95 ${ms(all.p95)})`);
}
const watch = await one('the team’s work', 8, () => ask(office.supervisor.token, 'GET', '/api/cases/workload'));
say(`the team’s work: ${ms(watch.median)}`);

/** Sixteen people signed in, each at once with the next thing: of seven, six read and one writes. */
const MIX = ['the caseload, 50 rows', 'the notes of a case', 'my day', 'the notes of a case', 'the caseload, 50 rows', 'the notes of a case', 'a note saved'];
async function mixed(side: 'ours' | 'peer'): Promise<{ rate: number; p95: number; median: number }> {
  const times: number[] = [];
  const until = performance.now() + seconds * 1000;
  const from = performance.now();
  await Promise.all(office.workers.slice(0, 16).map(async (user) => {
    while (performance.now() < until) {
      const job = (jobs[pick(random, MIX)] as (w: typeof user) => Job)(user);
      times.push((await timed(job[side])).ms);
    }
  }));
  const { median, p95 } = spread(times);
  return { rate: times.length / ((performance.now() - from) / 1000), median, p95 };
}
await mixed('ours');
const rounds = { ours: [] as Awaited<ReturnType<typeof mixed>>[], peer: [] as Awaited<ReturnType<typeof mixed>>[] };
for (let k = 0; k < 3; k++) {
  rounds.ours.push(await mixed('ours'));
  rounds.peer.push(await mixed('peer'));
}
found['mixed'] = rounds;
const middle = (side: 'ours' | 'peer') => rounds[side].toSorted((x, y) => x.rate - y.rate)[1] as (typeof rounds)['ours'][number];
const [ours, peer] = [middle('ours'), middle('peer')];
say(`mixed, 16 users: ${ours.rate.toFixed(0)} requests/s (${(ours.rate / cpus().length).toFixed(0)} a core), median ${ms(ours.median)}, p95 ${ms(ours.p95)}; bare ${peer.rate.toFixed(0)} requests/s, p95 ${ms(peer.p95)}; ratio ${(ours.rate / peer.rate).toFixed(2)}`);
console.log(`${cases} cases, ${services} services, ${cpus().length} cores; load before ${begun.load}, after ${load()}`);
if (options.out) writeFileSync(options.out, JSON.stringify({ ...begun, cases, services, cores: cpus().length, after: load(), found }, null, 2));
await server.close();
await bare.close();
await pool.end();
await client.end();
await opened.database.close();
await stopServer(dataFolder);
