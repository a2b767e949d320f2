import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { addAccount, addOrganization } from '../foundation/access/accounts.ts';
import { openSession } from '../foundation/access/sessions.ts';
import { headsFile, keepHeads } from '../foundation/audit/heads.ts';
import { signHeads, verifyAudit } from '../foundation/audit/verify.ts';
import { openHouse, type Opened } from './open.ts';
import { rooms } from './rooms.ts';
import { buildServer } from './server.ts';

const CANARY = 'Xanthippe-Canary';

describe('the audit', () => {
  let opened: Opened;
  let client: pg.Client;
  const requests: { act: string; status: number }[] = [];
  const verify = async (): Promise<string[]> => (await verifyAudit(client, opened.database.dataFolder, opened.services.keys.installation().publicKey)).breaches.filter((b) => b.includes(agency) || b.includes('Line'));
  let agency = '';

  beforeAll(async () => {
    opened = await openHouse(rooms, { dataFolder: inject('dataFolder'), origin: 'http://localhost:4004', name: `audit_${randomUUID().slice(0, 8)}`, connections: 6 });
    const server = await buildServer({ opened, rooms, origin: 'http://localhost:4004', version: 'test', demo: false, log: () => {} });
    agency = await addOrganization(opened.database.gate, { name: 'Audit provider', short: 'AUDIT', kind: 'victim-services' });
    const account = await addAccount(opened.database.gate, { label: 'Worker', organization: agency, role: 'case-manager' });
    const fourfold = await openSession(opened.database.gate, account, new Date());
    await Promise.all(Array.from({ length: 40 }, async () => {
      const entered = await server.inject({ method: 'POST', url: '/api/people', payload: { familyName: CANARY, givenName: 'Ana', cameToNoticeOn: '2004-02-17' }, cookies: { fourfold }, headers: { 'x-fourfold': '1', 'idempotency-key': randomUUID() } });
      requests.push({ act: 'entered a person', status: entered.statusCode });
      const read = await server.inject({ method: 'GET', url: `/api/people/${entered.json<{ id: string }>().id}`, cookies: { fourfold } });
      requests.push({ act: 'read a person', status: read.statusCode });
    }));
    await server.close();
    client = await opened.database.administrator();
  }, 60_000);
  afterAll(async () => {
    await client?.end();
    await opened?.database.close();
  });

  it('has exactly one row for each act and each reading, names the record, and holds nothing personal', async () => {
    expect(requests.every((r) => r.status === 200)).toBe(true);
    const { rows } = await client.query<{ act: string; n: number }>('select act, count(*)::int as n from audit.entry where agency = $1 and cardinality(ids) > 0 group by 1 order by 1', [agency]);
    expect(rows).toEqual([{ act: 'entered a person', n: 40 }, { act: 'read a person', n: 40 }]);
    const all = await client.query<{ text: string }>('select e::text as text from audit.entry e');
    expect(all.rows.some((r) => r.text.includes('Canary') || r.text.includes('Ana'))).toBe(false);
  });

  it('verifies whole, and finds every kind of tampering', async () => {
    expect(await verify()).toEqual([]);
    expect(await signHeads(client, opened.database.dataFolder, opened.services.keys.installation(), new Date())).toBeGreaterThan(0);
    expect(await verify()).toEqual([]);
    const { rows: [lane] } = await client.query<{ lane: number; last: number }>('select lane, max(seq)::int as last from audit.entry where agency = $1 group by lane order by 2 desc limit 1', [agency]);
    const at = lane as { lane: number; last: number };
    const where = `where agency = '${agency}' and lane = ${at.lane}`;
    const tampering: Record<string, string> = {
      act: `update audit.entry set act = act || '.' ${where} and seq = 2`, via: `update audit.entry set via = via || '.' ${where} and seq = 2`, subject: `update audit.entry set subject = 'x' ${where} and seq = 2`, ids: `update audit.entry set ids = '{}' ${where} and seq = 2`,
      account: `update audit.entry set account = gen_random_uuid() ${where} and seq = 2`, time: `update audit.entry set at = at + interval '1 microsecond' ${where} and seq = 2`, hash: `update audit.entry set hash = sha256(hash) ${where} and seq = 2`,
      deleted: `delete from audit.entry ${where} and seq = 2`, 'cut short': `delete from audit.entry ${where} and seq = ${at.last}`, gone: `delete from audit.entry ${where}`,
      swapped: `update audit.entry set act = (select act from audit.entry ${where} and seq = 1), ids = (select ids from audit.entry ${where} and seq = 1) ${where} and seq = 2`,
    };
    for (const [kind, statement] of Object.entries(tampering)) await withCopy(async () => {
      await client.query(statement);
      expect((await verify()).length, kind).toBeGreaterThan(0);
    });
    await withCopy(async () => {
      await client.query(`update audit.entry set act = 'something else' ${where} and seq = 1`);
      await client.query(`do $$ declare e record; before bytea := ''; begin for e in select * from audit.entry ${where} order by seq loop
        before := audit.hash_of(before, e.agency, e.lane, e.seq, e.at, e.account, e.act, e.via, e.subject, e.ids); update audit.entry set hash = before ${where} and seq = e.seq; end loop; end $$`);
      expect((await verify()).some((b) => b.includes('not the entry that was signed')), 're-hashed whole').toBe(true);
    });
    expect(await verify(), 'as it was').toEqual([]);
  });

  it('notices a head that somebody else wrote', async () => {
    const file = headsFile(opened.database.dataFolder);
    const before = readFileSync(file, 'utf8');
    const { generateKeyPairSync } = await import('node:crypto');
    keepHeads(opened.database.dataFolder, generateKeyPairSync('ed25519').privateKey, [{ agency, lane: 0, seq: 1, hash: 'ff', at: new Date().toISOString() }]);
    expect(await verify()).toContainEqual(expect.stringContaining('does not carry this installation'));
    writeFileSync(file, before);
  });

  /** Lets something be done to the entries, and puts them back as they were. */
  async function withCopy(work: () => Promise<void>): Promise<void> {
    await client.query('create temporary table entries as select * from audit.entry');
    try {
      await work();
    } finally {
      await client.query('delete from audit.entry; insert into audit.entry select * from entries; drop table entries');
    }
  }
});
