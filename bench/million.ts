/*
 * The product at the size of a government: a million persons and five million acts, and what the promises cost there, each
 * against a named peer on the same server in the same run. What each figure is stands in bench/README.md.
 * Run: node bench/million.ts --persons 1000000 --acts 5000000 --data FOLDER [--only figures,page,search,write,open,audit] [--out FILE]
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { openHouse, type Opened } from '../src/app/open.ts';
import { startEmbedded } from '../src/foundation/database/embedded.ts';
import { letters } from '../src/rooms/letters/room.ts';
import { people } from '../src/rooms/people/room.ts';
import { measureAudit, measureList } from './million/audit.ts';
import { countOurs, countPeer, differences, measureFigures, TABLES, type FiguresFound } from './million/figures.ts';
import { fill, officerOf } from './million/fill.ts';
import { drawSearches, measureSearch } from './million/search.ts';
import { forgetCache, load, quantile, say, spread, stopServer, timed, type Line } from './million/tools.ts';
import { measurePages } from './million/page.ts';
import { copyEvidence, measureWrites } from './million/writing.ts';

const { values: options } = parseArgs({ options: {
  persons: { type: 'string', default: '20000' }, acts: { type: 'string', default: '100000' }, data: { type: 'string' }, only: { type: 'string' }, out: { type: 'string' },
} });
if (!options.data) throw new Error('Name a folder for the data: --data FOLDER');
const dataFolder = resolve(options.data);
const [persons, acts] = [Number(options.persons), Number(options.acts)];
const large = persons > 100_000;
const parts = new Set((options.only ?? 'figures,page,search,write,open,audit').split(','));
const EARLIER = new Date('2012-10-01T00:00:00Z');

const lines: Line[] = [];
const results: Record<string, unknown> = {};
const begun = { at: new Date().toISOString(), load: load() };
const ms = (n: number): string => (n < 10 ? `${n.toFixed(2)} ms` : n < 10_000 ? `${n.toFixed(0)} ms` : `${(n / 1000).toFixed(1)} s`);
const a = (n: number): string => Math.round(n).toLocaleString('en-US');

const open = (): Promise<Opened> => openHouse([people, letters], { dataFolder, origin: 'http://localhost:4004' });
/** The superuser's own pool, as large as the product's: what the peers are asked through. */
async function superuser(): Promise<pg.Pool> {
  const server = await startEmbedded(dataFolder);
  const pool = new pg.Pool({ host: server.socket, port: server.port, user: 'postgres', password: server.superuserPassword, database: 'fourfold', max: 10 });
  pool.on('error', () => undefined); // a connection that is ending while the server is stopped
  return pool;
}

let opened = await open();
const filled = await fill(opened, persons, acts);
const officer = await officerOf(opened);
results['filled'] = filled;

if (parts.has('figures')) await figures();
if (parts.has('page')) await pages();
if (parts.has('search')) await searching();
if (parts.has('write')) await writing();
if (parts.has('audit')) await auditing();
if (parts.has('open')) await opening();
else await opened.database.close();
await stopServer(dataFolder);
report();

async function figures(): Promise<void> {
  say(`figures: ${TABLES.length} tables`);
  // Cold: the server starts anew and the kernel forgets its files, first for the product, then for the peer.
  const cold = async (count: (client: pg.Client) => Promise<Map<string, number>[]>) => {
    await opened.database.close();
    await stopServer(dataFolder);
    const cached = forgetCache(dataFolder);
    opened = await open();
    const client = await opened.database.administrator();
    const taken = await timed(() => count(client));
    await client.end();
    return { ...taken, cached };
  };
  const coldOurs = await cold(() => countOurs(opened.database, TABLES));
  const coldPeer = await cold((client) => countPeer(client, TABLES));
  const wrong = differences(TABLES, coldOurs.answer, coldPeer.answer);
  if (wrong.length > 0) throw new Error(`Figures differ from those by hand:\n${wrong.slice(0, 20).join('\n')}`);
  say(`cold: ${ms(coldOurs.ms)}, by hand ${ms(coldPeer.ms)}`);
  const client = await opened.database.administrator();
  const warm = await measureFigures(opened.database, client, large ? 5 : 7, EARLIER);
  await client.end();
  const found: FiguresFound = { ...warm, coldOurs: coldOurs.ms, coldPeer: coldPeer.ms, cachedMegabytes: coldOurs.cached };
  results['figures'] = found;
  const worst = found.alone.toSorted((x, y) => y.ours / y.peer - x.ours / x.peer);
  const each = worst.map((t) => t.ours / t.peer);
  const name = `the same ${a(found.cells)} numbers by hand, a statement a table, as superuser`;
  line('Assessment, cold', ms(coldOurs.ms), ms(coldPeer.ms), name, coldOurs.ms / coldPeer.ms, 'within 30 s', coldOurs.ms <= 30_000);
  line('Assessment, warm (median)', ms(quantile(found.ours, 0.5)), ms(quantile(found.peer, 0.5)), name, quantile(found.ours, 0.5) / quantile(found.peer, 0.5), 'at most 2', quantile(found.ours, 0.5) <= 2 * quantile(found.peer, 0.5));
  line('Assessment, warm (p95)', ms(quantile(found.ours, 0.95)), ms(quantile(found.peer, 0.95)), name, quantile(found.ours, 0.95) / quantile(found.peer, 0.95), 'at most 2', quantile(found.ours, 0.95) <= 2 * quantile(found.peer, 0.95));
  line('Assessment, as of 1 October 2012 (median)', ms(quantile(found.asOfOurs, 0.5)), ms(quantile(found.asOfPeer, 0.5)), name, quantile(found.asOfOurs, 0.5) / quantile(found.asOfPeer, 0.5), 'at most 2', quantile(found.asOfOurs, 0.5) <= 2 * quantile(found.asOfPeer, 0.5));
  line('One table alone (median of ratios)', '', '', 'its statement by hand', quantile(each, 0.5), 'at most 2', quantile(each, 0.5) <= 2);
  line(`One table alone (worst: ${worst[0]?.table})`, ms(worst[0]?.ours ?? 0), ms(worst[0]?.peer ?? 0), 'its statement by hand', each[0] ?? null, 'at most 2', (each[0] ?? 0) <= 2);
}

async function pages(): Promise<void> {
  say('pages');
  const found = await measurePages(dataFolder, large ? 4 : 6);
  results['pages'] = found;
  for (const share of ['median', 'p95'] as const) {
    line(`A figure's page, counted anew (${share})`, ms(found.anew[share]), ms(found.byHand[share]), 'the same numbers by hand', found.anew[share] / found.byHand[share], '', null);
    line(`A figure's page, opened again (${share})`, ms(found.again[share]), ms(found.byHand[share]), 'the same numbers by hand', found.again[share] / found.byHand[share], share === 'p95' ? 'below 150 ms' : '', share === 'p95' ? found.again.p95 < 150 : null);
    line(`The public page of a figure (${share})`, ms(found.public[share]), ms(found.bytes[share]), 'Fastify sending the same bytes', found.public[share] / found.bytes[share], share === 'p95' ? 'below 150 ms' : '', share === 'p95' ? found.public.p95 < 150 : null);
  }
}

async function searching(): Promise<void> {
  const pool = await superuser();
  const client = await opened.database.administrator();
  const searches = await drawSearches(client, officer.agency, 2_000);
  await client.end();
  const found = [];
  // Once through a tenth of them first, so that statements are prepared and caches are as they are at work.
  await measureSearch(opened, officer, pool, searches.slice(0, 200), 8, 10);
  for (const clients of [1, 16]) {
    say(`searches with ${clients} at once`);
    const one = await measureSearch(opened, officer, pool, searches, clients, large ? 10 : 1);
    found.push(one);
    const peer = 'plain names under a trigram index, no protection';
    for (const share of ['median', 'p95', 'p99'] as const) {
      const target = share === 'p95' ? clients === 1 ? 'below 80 ms' : '' : '';
      line(`Search, ${clients} at once (${share})`, ms(one.ours[share]), ms(one.peer[share]), peer, one.ours[share] / one.peer[share], target, share === 'p95' && clients === 1 ? one.ours.p95 < 80 : null);
    }
  }
  await pool.end();
  results['search'] = found;
}

async function writing(): Promise<void> {
  const pool = await superuser();
  const client = await opened.database.administrator();
  await copyEvidence(client);
  const { rows } = await client.query<{ id: string }>('select id from letters.request where agency = $1 and version = 1 limit 20000', [officer.agency]);
  say('writing');
  const found = await measureWrites(opened.database, officer, pool, rows.map((r) => r.id), [1, 4, 8], 5, 2);
  await client.query('drop table bench.evidence');
  await client.end();
  await pool.end();
  results['write'] = found;
  for (const one of found) line(`Writes with audit, ${one.clients} at once`, `${a(quantile(one.ours, 0.5))}/s`, `${a(quantile(one.peer, 0.5))}/s`, 'bare autocommit INSERT, superuser, unguarded copy', one.ratio, 'at least 0.5', one.ratio >= 0.5);
}

async function auditing(): Promise<void> {
  const client = await opened.database.administrator();
  say('audit');
  const audit = await measureAudit(opened, client, 5);
  const list = await measureList(opened, client, officer, 300);
  await client.end();
  results['audit'] = audit;
  results['list'] = { ours: spread(list.ours), peer: spread(list.peer) };
  const [mine, read] = [quantile(audit.ours, 0.5), quantile(audit.peer, 0.5)];
  line(`Audit verified, ${a(audit.entries)} entries`, `${a(audit.entries / mine * 1000)}/s`, `${a(audit.entries / read * 1000)}/s`, 'the same rows only read', mine / read, '', null);
  const [median, p95] = [spread(list.ours), spread(list.peer)];
  line('List of 50 of an agency (median)', ms(median.median), ms(p95.median), 'the same statement as superuser', median.median / p95.median, '', null);
  line('List of 50 of an agency (p95)', ms(median.p95), ms(p95.p95), 'the same statement as superuser', median.p95 / p95.p95, '', null);
}

async function opening(): Promise<void> {
  await opened.database.close();
  await stopServer(dataFolder);
  say('opening');
  const run = (what: string): { milliseconds: number; megabytes: number | string } => {
    const done = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'million/opening.ts'), what, dataFolder], { encoding: 'utf8' });
    if (done.status !== 0) throw new Error(`Opening failed: ${done.stderr}`);
    return JSON.parse(done.stdout.trim().split('\n').at(-1) as string);
  };
  const house = [];
  const bare = [];
  for (let k = 0; k < 5; k++) {
    house.push(run('house'));
    bare.push(run('bare-database'));
  }
  const server = run('bare-server');
  results['open'] = { house, bare, server };
  const [mine, plain] = [quantile(house.map((h) => h.milliseconds), 0.5), quantile(bare.map((b) => b.milliseconds), 0.5)];
  line('Opening the house on its folder', ms(mine), ms(plain), 'the same PostgreSQL started, one question', mine / plain, 'below 10 s', mine < 10_000);
  const held = house[0]?.megabytes;
  if (typeof held === 'number') line('Memory of an idle server', `${held.toFixed(0)} MB`, `${Number(server.megabytes).toFixed(0)} MB`, 'Fastify alone, listening', held / Number(server.megabytes), 'below 300 MB', held < 300);
  else say(`memory not measured: ${held}`);
}

function line(what: string, ours: string, peer: string, peerName: string, ratio: number | null, target: string, met: boolean | null): void {
  lines.push({ what, ours, peer, peerName, ratio, target, met });
  say(`${what}: ${ours} against ${peer}${ratio === null ? '' : `, ratio ${ratio.toFixed(2)}`}${met === false ? '  MISSED' : ''}`);
}

function report(): void {
  const ended = { at: new Date().toISOString(), load: load() };
  const machine = `${cpus().length} cores (${cpus()[0]?.model}), ${(totalmem() / 2 ** 30).toFixed(0)} GB, Node ${process.version}`;
  const rows = [['', 'Fourfold', 'peer', 'ratio', 'target', ''], ...lines.map((l) => [l.what, l.ours, l.peer, l.ratio === null ? '' : l.ratio.toFixed(2), l.target, l.met === null ? '' : l.met ? 'met' : 'MISSED'])];
  const widths = (rows[0] as string[]).map((_, i) => Math.max(...rows.map((r) => [...(r[i] ?? '')].length)));
  console.log(`\n${a(persons)} persons, ${a(filled.acts)} acts, ${a(filled.megabytes)} MB; ${machine}; load ${begun.load} at the start, ${ended.load} at the end`);
  for (const row of rows) console.log(row.map((cell, i) => (i === 0 || i === 4 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  ').trimEnd());
  const out = options.out ?? join(import.meta.dirname, 'results.json');
  writeFileSync(out, `${JSON.stringify({ machine, persons, acts: filled.acts, begun, ended, lines, results }, null, 1)}\n`);
  say(`written to ${out}`);
}
