import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addAccount, addOrganization } from '../foundation/access/accounts.ts';
import { openSession } from '../foundation/access/sessions.ts';
import { verifyAudit } from '../foundation/audit/verify.ts';
import { projectFolder } from './config.ts';
import { openHouse } from './open.ts';
import { rooms } from './rooms.ts';

const CYCLES = 3;

describe('a server and its database killed at once while people are entered and files taken in', () => {
  it('keep every write that was acknowledged, none twice and none by half', { timeout: 180_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fourfold-crash-'));
    const port = await freePort();
    const origin = `http://localhost:${port}`;
    try {
      const token = await prepare(folder, origin);
      const acknowledged = new Map<string, string>();
      let files = 0;
      for (let cycle = 0; cycle < CYCLES; cycle++) {
        const server = await startServer(folder, port);
        const stop = { now: false };
        const writers = [...Array.from({ length: 4 }, () => enterPeople(origin, token, stop, acknowledged)), takeFiles(origin, token, stop, (n) => { files += n; })];
        await new Promise((resolve) => setTimeout(resolve, 1200 + cycle * 400));
        kill(server, folder);
        stop.now = true;
        await Promise.all(writers);
      }
      expect(acknowledged.size, 'something was acknowledged').toBeGreaterThan(10);
      const opened = await openHouse(rooms, { dataFolder: folder, origin });
      const client = await opened.database.administrator();
      try {
        const there = await client.query<{ id: string; identities: number; keys: number }>(`select p.id, (select count(*) from people.identity i where i.agency = p.agency and i.person = p.id) as identities,
          (select count(*) from identity.subject_key k where k.agency = p.agency and k.subject = p.id) as keys from people.person p`);
        const kept = new Set(there.rows.map((r) => r.id));
        expect([...acknowledged.values()].filter((id) => !kept.has(id)), 'acknowledged and gone').toEqual([]);
        expect(there.rows.filter((r) => r.identities !== 1 || r.keys !== 1), 'half a person').toEqual([]);
        const batches = await client.query<{ rows: number; written: number }>(`select b.rows, (select count(*) from foundation.batch_row r where r.batch = b.id and r.target = 'people.person') as written from foundation.batch b`);
        expect(batches.rows.filter((b) => b.rows !== b.written), 'half a file').toEqual([]);
        expect(batches.rows.length, 'files acknowledged are there').toBeGreaterThanOrEqual(files);
        expect((await verifyAudit(client, folder, opened.services.keys.installation().publicKey)).breaches).toEqual([]);
      } finally {
        await client.end();
        await opened.database.close();
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

async function prepare(folder: string, origin: string): Promise<string> {
  const opened = await openHouse(rooms, { dataFolder: folder, origin });
  const organization = await addOrganization(opened.database.gate, { name: 'Crash test provider', short: 'CRASH', kind: 'victim-services' });
  const account = await addAccount(opened.database.gate, { label: 'Worker', organization, role: 'case-manager' });
  const token = await openSession(opened.database.gate, account, new Date());
  await opened.database.close();
  return token;
}

async function startServer(folder: string, port: number): Promise<ChildProcess> {
  const server = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(projectFolder(), 'src/app/cli.ts'), 'serve', '--port', String(port), '--data', folder], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    server.stdout.on('data', (piece: Buffer) => { said += piece.toString(); if (said.includes('Fourfold is at')) resolve(); });
    server.stderr.on('data', (piece: Buffer) => { said += piece.toString(); });
    server.once('exit', () => reject(new Error(`The server ended before it served: ${said}`)));
  });
  return server;
}

/** SIGKILL to the server and to every process of its database. */
function kill(server: ChildProcess, folder: string): void {
  const postmaster = Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  server.kill('SIGKILL');
  process.kill(-postmaster, 'SIGKILL');
}

async function enterPeople(origin: string, token: string, stop: { now: boolean }, acknowledged: Map<string, string>): Promise<void> {
  while (!stop.now) {
    const key = randomUUID();
    const reply = await post(origin, token, '/api/people', { familyName: `Muestra ${key.slice(0, 4)}`, givenName: 'Ana', cameToNoticeOn: '2004-02-17' }, key);
    if (reply) acknowledged.set(key, (reply as { id: string }).id);
  }
}

async function takeFiles(origin: string, token: string, stop: { now: boolean }, count: (n: number) => void): Promise<void> {
  while (!stop.now) {
    const rows = Array.from({ length: 60 }, () => `F-${String(Math.floor(Math.random() * 1e9)).padStart(9, '0')},Rosa,Ejemplo,2004-02-17`);
    const content = Buffer.from(['case_code,given_name,family_name,came_to_notice_on', ...rows].join('\n')).toString('base64');
    const reply = await post(origin, token, '/api/exchange/people', { fileName: 'people.csv', content }, randomUUID());
    if ((reply as { outcome?: string } | undefined)?.outcome === 'kept') count(1);
  }
}

async function post(origin: string, token: string, path: string, body: object, key: string): Promise<unknown> {
  try {
    const reply = await fetch(`${origin}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', cookie: `fourfold=${token}`, 'x-fourfold': '1', 'idempotency-key': key }, body: JSON.stringify(body), signal: AbortSignal.timeout(10_000) });
    return reply.ok ? await reply.json() : undefined;
  } catch {
    return undefined; // the connection fell: nothing was acknowledged
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
