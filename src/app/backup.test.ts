import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { addAccount, addOrganization } from '../foundation/access/accounts.ts';
import { openSession } from '../foundation/access/sessions.ts';
import { verifyAudit } from '../foundation/audit/verify.ts';
import { backup, restore } from './commands/backup.ts';
import type { Asked } from './commands/command.ts';
import { openHouse } from './open.ts';
import { rooms } from './rooms.ts';
import { buildServer } from './server.ts';

const folder = mkdtempSync(join(tmpdir(), 'fourfold-backup-'));
const origin = 'http://localhost:4004';
const asked = (positionals: string[], options: Record<string, string>): Asked => ({ positionals, options, json: true, answer: () => {}, progress: () => {} });

describe('a backup', () => {
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('comes back whole, forgets again who was purged since, and does not open when it was changed', { timeout: 120_000 }, async () => {
    const live = join(folder, 'live');
    const file = join(folder, 'one.backup');
    const secret = join(folder, 'passphrase');
    writeFileSync(secret, 'a long enough passphrase\n');
    const opened = await openHouse(rooms, { dataFolder: live, origin });
    const organization = await addOrganization(opened.database.gate, { name: 'Backup provider', short: 'BACKUP', kind: 'victim-services' });
    const account = await addAccount(opened.database.gate, { label: 'Worker', organization, role: 'case-manager' });
    const token = await openSession(opened.database.gate, account, new Date());
    const server = await buildServer({ opened, rooms, origin, version: 'test', demo: false, log: () => {} });
    const enter = async (familyName: string): Promise<string> => (await server.inject({ method: 'POST', url: '/api/people', payload: { familyName, cameToNoticeOn: '2004-02-17' }, cookies: { fourfold: token }, headers: { 'x-fourfold': '1', 'idempotency-key': randomUUID() } })).json<{ id: string }>().id;
    const [kept, purged] = [await enter('Bleibt'), await enter('Geht')];
    await server.close();
    await opened.database.close();
    expect(await backup.run(asked([file], { data: live, 'passphrase-file': secret }))).toBeUndefined();
    expect(readFileSync(file).includes(Buffer.from('Bleibt')), 'nothing readable in the file').toBe(false);

    // Purged after the backup: the ledger of the live folder knows it.
    const ledger = join(folder, 'purged.jsonl');
    appendFileSync(ledger, `${JSON.stringify({ agency: organization, subject: purged })}\n`);

    const back = join(folder, 'back');
    await restore.run(asked([file], { data: back, purges: ledger, 'passphrase-file': secret }));
    const again = await openHouse(rooms, { dataFolder: back, origin });
    const restored = await buildServer({ opened: again, rooms, origin, version: 'test', demo: false, log: () => {} });
    const read = async (id: string): Promise<Record<string, unknown>> => (await restored.inject({ method: 'GET', url: `/api/people/${id}`, cookies: { fourfold: token } })).json<{ person: Record<string, unknown> }>().person;
    expect((await read(kept))['familyName']).toBe('Bleibt');
    expect(await read(purged)).toMatchObject({ purged: true });
    expect((await read(purged))['familyName']).toBeUndefined();
    await restored.close();
    const client = await again.database.administrator();
    expect((await verifyAudit(client, back, again.services.keys.installation().publicKey)).breaches).toEqual([]);
    await client.end();
    await again.database.close();

    const changed = readFileSync(file);
    changed[changed.length >> 1]! ^= 1;
    writeFileSync(join(folder, 'changed.backup'), changed);
    const nowhere = join(folder, 'nowhere');
    await expect(restore.run(asked([join(folder, 'changed.backup')], { data: nowhere, keys: `${file}.keys`, 'passphrase-file': secret }))).rejects.toMatchObject({ code: 'backup.does-not-open' });
    expect(existsSync(join(nowhere, 'postgres'))).toBe(false);
  });
});
