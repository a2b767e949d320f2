import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addAccount, addOrganization } from '../foundation/access/accounts.ts';
import { findSession, openSession } from '../foundation/access/sessions.ts';
import { acting } from '../foundation/audit/acting.ts';
import { verifyAudit } from '../foundation/audit/verify.ts';
import { identityOf } from '../foundation/identity/subjects.ts';
import { backup, restore } from './commands/backup.ts';
import type { Asked } from './commands/command.ts';
import { openHouse } from './open.ts';
import { rooms } from './rooms.ts';
import { enterPeople, peopleOf } from '../rooms/people/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'fourfold-backup-'));
const origin = 'http://localhost:4004';
const asked = (positionals: string[], options: Record<string, string>): Asked => ({ positionals, options, json: true, answer: () => {}, progress: () => {} });

describe('a backup', () => {
  beforeAll(() => { process.env['FOURFOLD_BACKUP_PASSPHRASE'] = 'a long enough passphrase'; });
  afterAll(() => {
    delete process.env['FOURFOLD_BACKUP_PASSPHRASE'];
    rmSync(folder, { recursive: true, force: true });
  });

  it('comes back whole, forgets again who was purged since, and does not open when it was changed', { timeout: 120_000 }, async () => {
    const live = join(folder, 'live');
    const file = join(folder, 'one.backup');
    const opened = await openHouse(rooms, { dataFolder: live, origin });
    const organization = await addOrganization(opened.database.gate, { name: 'Backup provider', short: 'BACKUP', kind: 'victim-services' });
    const account = await addAccount(opened.database.gate, { label: 'Worker', organization, role: 'case-manager' });
    const who = await findSession(opened.database.gate, await openSession(opened.database.gate, account, new Date()), new Date());
    if (!who) throw new Error('no session');
    const act = { records: 'entered a person', via: 'test' };
    const [kept, purged] = await acting(opened.database, who, act, (tx) => enterPeople(tx, identityOf(opened.services.keys, who.agency), ['Bleibt', 'Geht'].map((familyName) => ({ familyName, cameToNoticeOn: '2004-02-17' })))) as [string, string];
    await opened.database.close();
    expect(await backup.run(asked([file], { data: live }))).toBeUndefined();
    expect(readFileSync(file).includes(Buffer.from('Bleibt')), 'nothing readable in the file').toBe(false);

    // Purged after the backup: the ledger of the live folder knows it.
    const ledger = join(folder, 'purged.jsonl');
    appendFileSync(ledger, `${JSON.stringify({ agency: organization, subject: purged })}\n`);

    const back = join(folder, 'back');
    await restore.run(asked([file], { data: back, purges: ledger }));
    const again = await openHouse(rooms, { dataFolder: back, origin });
    const people = await acting(again.database, who, { records: 'read a person', via: 'test' }, (tx) => peopleOf(tx, identityOf(again.services.keys, who.agency), [kept, purged]));
    expect(people.find((p) => p.id === kept)?.familyName).toBe('Bleibt');
    expect(people.find((p) => p.id === purged)).toMatchObject({ purged: true });
    const client = await again.database.administrator();
    expect((await verifyAudit(client, back, again.services.keys.installation().publicKey)).breaches).toEqual([]);
    await client.end();
    await again.database.close();

    const changed = readFileSync(file);
    changed[changed.length >> 1]! ^= 1;
    writeFileSync(join(folder, 'changed.backup'), changed);
    const nowhere = join(folder, 'nowhere');
    await expect(restore.run(asked([join(folder, 'changed.backup')], { data: nowhere, keys: `${file}.keys` }))).rejects.toMatchObject({ code: 'backup.does-not-open' });
    expect(existsSync(join(nowhere, 'postgres'))).toBe(false);
  });
});
