/*
 * The register of grants at a quarter of a million awards, through the product’s own server and readings: every view of the grids, what-if over all of
 * them, an IATI file of 10,000 activities (with the most memory it took), and a messy sheet of 50,000 awards tried and taken back. Beside the
 * views stands the same window asked in SQL written by hand, in one run. Run: node bench/grants.ts [--awards 250000] [--rows 50000] [--only views,what-if,iati,sheet] --data FOLDER
 */
import { execFile } from 'node:child_process';
import { cpus, loadavg } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { openHouse } from '../src/app/open.ts';
import { rooms } from '../src/app/rooms.ts';
import { buildServer } from '../src/app/server.ts';
import { addAccount, addOrganization } from '../src/foundation/access/accounts.ts';
import { findSession, openSession } from '../src/foundation/access/sessions.ts';
import { acting } from '../src/foundation/audit/acting.ts';
import { addDays, day } from '../src/foundation/calendar/day.ts';
import { csvLine } from '../src/foundation/exchange/write-table.ts';
import { CATEGORIES, FUNDERS } from '../src/rooms/grants/schema.ts';
import { totalsAt } from '../src/rooms/grants/store-class.ts';
import * as store from '../src/rooms/grants/store.ts';
import { pick, say, seeded } from './million/tools.ts';

const { values: options } = parseArgs({ options: { awards: { type: 'string', default: '250000' }, rows: { type: 'string', default: '50000' }, only: { type: 'string', default: 'views,what-if,iati,sheet' }, data: { type: 'string' } } });
if (!options.data) throw new Error('Name a folder for the data: --data FOLDER');
const [wanted, sheetRows] = [Number(options.awards), Number(options.rows)];
const parts = options.only.split(',');
const random = seeded(250);
const origin = 'http://localhost:4004';
const opened = await openHouse(rooms, { dataFolder: resolve(options.data), origin });
const { database, services } = opened;
const SHORT = 'BENCH';
const found = await database.gate.maybe<{ id: string }>({ text: 'select id from access.organization where short = $1', values: [SHORT] });
const agency = found?.id ?? await addOrganization(database.gate, { name: 'Register of Grants', short: SHORT, kind: 'programs' });
const token = await openSession(database.gate, await addAccount(database.gate, { label: 'Bench', organization: agency, role: 'grant-officer' }), services.now());
const who = await findSession(database.gate, token, services.now());
if (!who) throw new Error('Nobody could sign in.');
const within = <T>(work: Parameters<typeof acting<T>>[3]): Promise<T> => acting(database, who, { records: 'filled the register', via: 'bench grants' }, work, { seconds: 3600 });

const awardsThere = async (): Promise<number> => (await database.counter.maybe<{ n: number }>({ text: 'select count(*) as n from grants.award', values: [] }))?.n ?? 0;
const there = await awardsThere();
for (let done = there; done < wanted; done += 5000) {
  await within(async (tx) => {
    const recipients = await store.keepRows(tx, 'recipient', Array.from({ length: 200 }, (_, i) => ({ name: `Organization ${done}-${i}`, kind: 'ngo', country: 'US', reference: null })));
    const made = Array.from({ length: Math.min(5000, wanted - done) }, (_, i) => {
      const awardedOn = addDays(day('2000-10-01'), Math.floor(random() * 9000));
      return { id: crypto.randomUUID(), number: `B-${done + i}`, funder: pick(random, FUNDERS), cents: 1_000_000 + Math.floor(random() ** 4 * 500_000_000), awardedOn, labor: random() < 0.1, standing: random() < 0.02 ? 'differ' : random() < 0.05 ? 'open' : 'decided' };
    });
    await store.keepRows(tx, 'award', made.map((a, i) => ({
      id: a.id, number: a.number, title: `A project that is made for measuring, ${i}`, purpose: 'A purpose as long as such purposes are, with an objective and those whom it would reach.', instrument: 'grant', funder: a.funder, program: null, application: null, recipient: recipients[i % 200], parent: null, scope: 'international', region: 'africa', categories: [pick(random, CATEGORIES)], service: null,
      awarded_on: a.awardedOn, starts_on: a.awardedOn, ends_on: addDays(a.awardedOn, 730), cents: a.cents, total_cents: null, period: 1, continues: null, initiative: null, closed_on: addDays(a.awardedOn, 800) < services.today() ? addDays(a.awardedOn, 800) : null,
    })));
    await store.keepRows(tx, 'place', made.map((a) => ({ award: a.id, country: pick(random, ['GH', 'NG', 'KE', 'TZ', 'UG', 'ML', 'SN', 'ZM']) })));
    await store.keepRows(tx, 'movement', made.map((a) => ({ award: a.id, kind: 'obligated', on_day: a.awardedOn, cents: a.cents, reference: null })));
    await store.keepRows(tx, 'question', made.map((a) => ({ award: a.id, round: 1, coders: 2, standing: a.standing, funder: a.funder, awarded_on: a.awardedOn, cents: a.cents })));
    await store.keepRows(tx, 'ruling', made.filter((a) => a.standing === 'decided').map((a) => ({ award: a.id, outcome: 'whole', share: 10_000, trafficking: true, child_labor: a.labor, way: 'agreed', reason: 'Made for measuring', decided_on: a.awardedOn, from_edition: 1, until_edition: null })));
  });
  say(`${Math.min(wanted, done + 5000).toLocaleString('en-US')} awards`);
}
const administrator = await database.administrator();
if (there < wanted) await administrator.query('vacuum analyze');
const editions = await within((tx) => store.lastEdition(tx));
if (editions === 0) await within(async (tx) => store.keepOne(tx, 'edition', { number: 1, published_on: '2005-03-01', reason: 'Made for measuring', totals: await totalsAt(tx, 1) }));
const server = await buildServer({ opened, rooms, origin, version: 'bench', demo: false, log: () => {} });
const cookies = { fourfold: token };
const get = async (url: string): Promise<{ statusCode: number; payload: string }> => server.inject({ method: 'GET', url: `/api${url}`, cookies });
const post = async (url: string, payload: object) => server.inject({ method: 'POST', url: `/api${url}`, payload, cookies, headers: { 'x-fourfold': '1', 'idempotency-key': crypto.randomUUID() } });

async function p95(times: number, ask: () => Promise<{ statusCode: number; payload?: string }>): Promise<number> {
  const taken: number[] = [];
  for (let i = 0; i < times; i++) {
    const start = performance.now();
    const { statusCode, payload } = await ask();
    if (statusCode !== 200) throw new Error(`${statusCode} ${payload?.slice(0, 300)}`);
    taken.push(performance.now() - start);
  }
  return taken.toSorted((a, b) => a - b)[Math.floor(times * 0.95)] as number;
}
const line = (what: string, took: number, target: number, more = ''): void => console.log(`${what.padEnd(58)} ${took.toFixed(0).padStart(7)} ms  target ${target} ms: ${took <= target ? 'met' : 'MISSED'}${more}`);

console.log(`${(await awardsThere()).toLocaleString('en-US')} awards; ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}`);
const views = ['/grants/awards', '/grants/awards?sort=largest', '/grants/awards?show=active', '/grants/awards?show=to-close', '/grants/awards?show=closed&funder=dol', '/grants/awards?year=2004&funder=dol&sort=largest', '/grants/awards?from=200000', '/grants/awards?find=B-1234', '/grants/awards?find=Organization%2050', '/grants/dues', '/grants/classification', '/grants/classification?show=differ', '/grants/classification?show=decided&year=2004', '/grants/classification?show=all&from=100000'];
for (const view of parts.includes('views') ? views : []) {
  await get(view);
  line(view, await p95(20, () => get(view)), 150);
}
if (parts.includes('views')) {
  const start = performance.now();
  for (let i = 0; i < 20; i++) await administrator.query(`select a.id, a.number, a.title, r.name, a.awarded_on, a.cents from grants.award a join grants.recipient r on r.agency = a.agency and r.id = a.recipient and r.superseded_at = 'infinity' where a.agency = $1 and a.superseded_at = 'infinity' order by a.awarded_on desc limit 100`, [agency]);
  console.log(`${'  the first of them by hand, without access, audit or past'.padEnd(58)} ${((performance.now() - start) / 20).toFixed(0).padStart(7)} ms`);
}
if (parts.includes('what-if')) {
  for (const [what, rule] of [['what-if over all awards of a year', { year: 2004, when: { childLabor: true }, outcome: 'no' }], ['what-if, a share of every award of an office', { year: 2010, when: { funder: 'dol' }, outcome: 'share', share: 5000 }]] as const) line(what, await p95(5, () => post('/grants/what-if', rule)), 2000);
  line('editions with the totals of every year', await p95(3, () => get('/grants/editions')), 2000);
}

if (parts.includes('iati')) {
  // Over a socket, by a process of its own, as whoever fetches it does.
  const address = await server.listen({ port: 0, host: '127.0.0.1' });
  await get('/grants/awards');
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => { most = Math.max(most, process.memoryUsage().rss); }, 20);
  const began = performance.now();
  const fetching = 'const r = await fetch(process.argv[1], { headers: { cookie: process.argv[2] } }); const t = await r.text(); console.log(t.split("<iati-activity ").length - 1, t.length)';
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', fetching, `${address}/api/grants/iati.xml?year=2004&edition=1`, `fourfold=${token}`]);
  const [activities = 0, bytes = 0] = stdout.trim().split(' ').map(Number);
  const took = performance.now() - began;
  clearInterval(watch);
  line(`IATI file of ${activities.toLocaleString('en-US')} activities, ${(bytes / 1e6).toFixed(0)} MB`, took * 10_000 / Math.max(1, activities), 10_000, ` (for 10,000); memory ${(most / 1e6).toFixed(0)} MB at most (target 300), ${((most - before) / 1e6).toFixed(0)} MB of it for the file`);
}

const head = ['Award No.', 'Project Title', 'Office', 'Recipient', 'Scope', 'Region', 'Countries benefiting', 'Awarded on', 'Ends on', 'Amount awarded'];
const days = [(y: number, m: number, d: number) => `${m}/${d}/${y}`, (y: number, m: number, d: number) => `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`, (y: number, m: number, d: number) => `${d} ${['January', 'February', 'March', 'April', 'May', 'June'][m - 1]} ${y}`] as const;
const rowOf = (i: number, bad: boolean): string[] => {
  const write = pick(random, days);
  return [` S-${i} `, `Project ${i}`, bad && i % 500 === 7 ? 'labour dept?' : pick(random, ['dol', 'Usaid', 'state-tip']), `Messy Organization ${i % 3000}`, pick(random, ['International', 'international']), pick(random, ['africa', 'Near east']), pick(random, ['', 'GH;NG', 'KE']), write(2004, 1 + (i % 6), 13 + (i % 15)), write(2006, 1 + (i % 6), 13 + (i % 15)), pick(random, ['$12,000.00', '12000', '3,400.50'])];
};
const sheet = (bad: boolean): string => Buffer.from(csvLine(head) + Array.from({ length: sheetRows }, (_, i) => csvLine(rowOf(i, bad))).join('')).toString('base64');
const mapping = { number: 0, title: 1, funder: 2, recipient: 3, scope: 4, region: 5, countries: 6, awarded_on: 7, ends_on: 8, amount: 9 };
const timed = async (what: string, body: object): Promise<{ batch: string | null }> => {
  const from = performance.now();
  const answer = (await post('/exchange/awards', body)).json<{ outcome: string; kept: number; batch: string | null; problems: unknown[] }>();
  line(`${what}: ${answer.outcome}, ${answer.kept ?? 0} kept, ${answer.problems?.length ?? 0} problems`, performance.now() - from, 60_000);
  return answer;
};
if (parts.includes('sheet')) {
  await timed(`messy sheet of ${sheetRows.toLocaleString('en-US')} rows, tried`, { fileName: 'messy.csv', content: sheet(true), mapping, dryRun: true });
  const good = sheet(false);
  await timed('the same mended, tried', { fileName: 'mended.csv', content: good, mapping, dryRun: true });
  const { batch } = await timed('taken in', { fileName: 'mended.csv', content: good, mapping });
  const undoing = performance.now();
  const undone = await post(`/exchange/awards/batches/${batch}/undo`, {});
  line(`taken back at once (${undone.statusCode})`, performance.now() - undoing, 60_000);
}
await server.close();
await database.close();
process.exit(0);
