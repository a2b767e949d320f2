import { afterEach, describe, expect, it } from 'vitest';
import { sql } from '../../foundation/database/sql.ts';
import { identityOf } from '../../foundation/identity/subjects.ts';
import { anyone, house, signIn, today, type TestUser } from '../../foundation/testing/house.ts';
import { openWords } from './actions.ts';
import { findReleases } from './store.ts';
import type { Inbox, Message, PersonSharing, SharedField } from './schema.ts';
import type { Static } from 'typebox';

type Entries = Static<typeof Inbox>;
interface Kept { id: string; version: number }
interface Refused { error: { code: string } }

async function personOf(worker: TestUser, more: object = {}): Promise<string> {
  return (await worker.post<Kept>('/api/people', { givenName: 'Rosa', familyName: 'Ejemplo', bornOn: '1980-04-01', phones: ['202-555-0143'], cameToNoticeOn: '2004-02-17', ...more })).body.id;
}
const release = (person: string, recipient: string, more: object = {}) => ({
  person, recipient, purpose: 'legal', purposeWords: 'So that the lawyer can call', fields: ['name', 'contact', 'situation'] satisfies SharedField[], signers: 'person', method: 'paper', language: 'es', signedOn: '2004-03-02', lastDay: '2004-03-31', ...more,
});
const inbox = async (user: TestUser, show = 'waiting') => (await user.get<Entries>('/api/sharing/inbox', { show })).body.entries;

describe('what crosses agencies', () => {
  afterEach(() => today(null));

  async function two(kind: 'case-manager' | 'investigator' = 'case-manager') {
    today('2004-03-02');
    const [mine, theirs] = [await signIn('case-manager'), await signIn(kind)];
    const person = await personOf(mine);
    const released = await mine.post<Kept>('/api/sharing/releases', release(person, theirs.agency));
    expect(released.status, released.text).toBe(200);
    return { mine, theirs, person, released: released.body.id };
  }

  it('is a snapshot of the fields a release names, read once the other agency opens it, with a receipt', async () => {
    const { mine, theirs, person, released } = await two();
    expect(await inbox(theirs)).toEqual([]);
    const beyond = await mine.post<Refused>('/api/sharing/packets', { release: released, fields: ['name', 'birth'] });
    expect([beyond.status, beyond.body.error.code]).toEqual([409, 'sharing.field-not-released']);
    const told = await mine.post('/api/sharing/packets', { release: released, fields: ['name', 'contact', 'situation'], situation: 'Her papers are held by an employer.' });
    expect(told.status, told.text).toBe(200);
    const [entry] = await inbox(theirs);
    expect(entry).toMatchObject({ kind: 'packet', state: 'to-read', basis: 'release', readable: true, sender: { id: mine.agency } });
    expect(JSON.stringify(entry)).not.toMatch(/Rosa|Ejemplo|0143/);
    const opened = await theirs.get<Message>(`/api/sharing/messages/${entry?.id}`);
    expect(opened.body.said.map((s) => [s.field, s.text])).toEqual([['name', 'Rosa Ejemplo'], ['contact', '202-555-0143'], ['situation', 'Her papers are held by an employer.']]);
    const sharing = (await mine.get<PersonSharing>(`/api/sharing/people/${person}`)).body;
    expect(sharing.packets[0]).toMatchObject({ readable: true, fields: ['name', 'contact', 'situation'] });
    expect(sharing.packets[0]?.openedAt).not.toBeNull();
    await mine.post(`/api/people/${person}/identity`, { familyName: 'Otra' }, { 'if-match': '1' });
    expect((await theirs.get<Message>(`/api/sharing/messages/${entry?.id}`)).text, 'a packet is no window').not.toContain('Otra');
  });

  it('is opened by two at once with one receipt', async () => {
    const { mine, theirs, released } = await two();
    await mine.post('/api/sharing/packets', { release: released, fields: ['name'] });
    const [entry] = await inbox(theirs);
    const both = await Promise.all([1, 2, 3].map(() => theirs.get<Message>(`/api/sharing/messages/${entry?.id}`)));
    expect(both.map((a) => a.status)).toEqual([200, 200, 200]);
    const { database } = await house();
    expect(await database.transact(mine.who, (tx) => tx.all(sql`select id from sharing.message where agency = ${mine.agency}::uuid and kind = 'receipt'`))).toHaveLength(1);
  });

  it('is refused from the moment a release is taken back by word, at every end', async () => {
    const { mine, theirs, person, released } = await two();
    await mine.post('/api/sharing/packets', { release: released, fields: ['name'] });
    const [entry] = await inbox(theirs);
    expect((await theirs.get<Message>(`/api/sharing/messages/${entry?.id}`)).body.said).toHaveLength(1);
    const revoked = await mine.post(`/api/sharing/releases/${released}/revoke`, { how: 'spoken' }, { 'if-match': '1' });
    expect(revoked.status, revoked.text).toBe(200);
    const after = await theirs.get<Message>(`/api/sharing/messages/${entry?.id}`);
    expect(after.body).toMatchObject({ said: [], entry: { readable: false, state: 'ended' } });
    expect(after.text).not.toContain('Rosa');
    const again = await mine.post<Refused>('/api/sharing/packets', { release: released, fields: ['name'] });
    expect(again.body.error.code).toBe('sharing.release-ended');
    expect((await mine.post<Refused>(`/api/sharing/releases/${released}/revoke`, { how: 'spoken' })).body.error.code).toBe('sharing.ended');
    expect((await mine.get<PersonSharing>(`/api/sharing/people/${person}`)).body.packets[0]?.readable).toBe(false);
    const { database } = await house();
    const keys = await database.transact(mine.who, (tx) => tx.all(sql`select from sharing.message_key where agency = ${mine.agency}::uuid`));
    expect(keys, 'the key of what was told is gone').toHaveLength(0);
  });

  it('ends with the last day of the release, and starts no sooner than its first', async () => {
    const { mine, theirs, released } = await two();
    await mine.post('/api/sharing/packets', { release: released, fields: ['name'] });
    const [entry] = await inbox(theirs);
    today('2004-03-31');
    const late = await signIn('case-manager', { agency: theirs.agency });
    expect((await late.get<Message>(`/api/sharing/messages/${entry?.id}`)).body.said).toHaveLength(1);
    today('2004-04-01');
    const later = await signIn('case-manager', { agency: theirs.agency });
    expect((await later.get<Message>(`/api/sharing/messages/${entry?.id}`)).body).toMatchObject({ said: [], entry: { readable: false } });
  });

  it('ends by the code on the person’s sheet, without an account and without a telling answer', async () => {
    const { mine, theirs, person, released } = await two();
    await mine.post('/api/sharing/packets', { release: released, fields: ['name'] });
    const [entry] = await inbox(theirs);
    const code = await codeOn(released, mine, person);
    const somebody = await anyone();
    const wrong = await somebody.post('/stop-sharing?lang=en', { code: 'AAAA-BBBB-CCCC' });
    const right = await somebody.post('/stop-sharing?lang=en', { code });
    expect(right.text).toBe(wrong.text);
    expect((await theirs.get<Message>(`/api/sharing/messages/${entry?.id}`)).body.said).toEqual([]);
    const sharing = (await mine.get<PersonSharing>(`/api/sharing/people/${person}`)).body;
    expect(sharing.releases[0]).toMatchObject({ state: 'revoked', revokedHow: 'code' });
    expect((await mine.post<Refused>('/api/sharing/packets', { release: released, fields: ['name'] })).body.error.code).toBe('sharing.release-ended');
  });

  it('ends when the person is purged, wherever it was told', async () => {
    const { mine, theirs, person, released } = await two();
    await mine.post('/api/sharing/packets', { release: released, fields: ['name'] });
    const [entry] = await inbox(theirs);
    const supervisor = await signIn('supervisor', { agency: mine.agency });
    const purged = await supervisor.post(`/api/people/${person}/purge`, {});
    expect(purged.status, purged.text).toBe(200);
    const after = await theirs.get<Message>(`/api/sharing/messages/${entry?.id}`);
    expect(after.text).not.toContain('Rosa');
    expect(after.body.said).toEqual([]);
  });

  it('is nothing to a third agency, a police account or a colleague without the role, and a stranger’s guess answers as nothing there', async () => {
    const { mine, theirs, person, released } = await two('investigator');
    await mine.post('/api/sharing/packets', { release: released, fields: ['name'] });
    const [entry] = await inbox(theirs);
    const third = await signIn('prosecutor');
    const absent = await third.get(`/api/sharing/messages/${crypto.randomUUID()}`);
    for (const path of [`/api/sharing/messages/${entry?.id}`, `/api/sharing/people/${person}`]) {
      const answer = await third.get(path);
      expect([answer.status, answer.text]).toEqual([absent.status, absent.text]);
    }
    expect((await theirs.get(`/api/sharing/people/${person}`)).status, 'a recipient has no window into the sender').toBe(404);
    expect((await theirs.get<Message>(`/api/sharing/messages/${entry?.id}`)).body.said).toEqual([{ field: 'name', text: 'Rosa Ejemplo' }]);
    const { database } = await house();
    const direct = database.transact(theirs.who, (tx) => tx.all(sql`select sealed from sharing.message`));
    await expect(direct).rejects.toMatchObject({ code: '42501' });
    const others = await database.transact(third.who, (tx) => tx.all(sql`select id from sharing.message`));
    expect(others).toEqual([]);
    const opened = await database.transact(third.who, (tx) => tx.all(sql`select * from sharing.open_message(${entry?.id}::uuid, gen_random_uuid(), '2004-03-02'::date)`));
    expect(opened).toEqual([]);
  });

  it('lets a referral be accepted and done, or declined with a reason, and its sender sees each step', async () => {
    const { mine, theirs, person, released } = await two();
    const sent = await mine.post<Kept>('/api/sharing/referrals', { person, recipient: theirs.agency, kind: 'referral', services: ['legal-immigration'], answerWithinHours: 48, note: 'Mornings are best', release: released, fields: ['name', 'contact'] });
    expect(sent.status, sent.text).toBe(200);
    const [entry] = await inbox(theirs);
    expect(entry).toMatchObject({ kind: 'referral', state: 'waiting' });
    const read = (await theirs.get<Message>(`/api/sharing/messages/${entry?.id}`)).body;
    expect(read).toMatchObject({ services: ['legal-immigration'], note: 'Mornings are best', said: [{ field: 'name', text: 'Rosa Ejemplo' }, { field: 'contact', text: '202-555-0143' }] });
    const answer = (outcome: string, reason?: string) => theirs.post<Refused>(`/api/sharing/messages/${entry?.id}/answer`, { outcome, ...(reason ? { reason } : {}) });
    expect((await answer('done')).body.error.code).toBe('sharing.no-such-answer');
    expect((await answer('declined')).body.error.code).toBe('sharing.reason');
    expect((await answer('accepted')).status).toBe(200);
    expect((await answer('accepted')).body.error.code).toBe('sharing.no-such-answer');
    const states = async () => (await mine.get<PersonSharing>(`/api/sharing/people/${person}`)).body.referrals.map((r) => r.state);
    expect(await states()).toEqual(['accepted']);
    expect((await answer('not-done', 'not-reached')).status).toBe(200);
    expect(await states()).toEqual(['not-done']);
    expect(await inbox(theirs)).toEqual([]);
  });

  it('never passes a reading and a revocation by each other', async () => {
    const { mine, theirs, released } = await two();
    await mine.post('/api/sharing/packets', { release: released, fields: ['name'] });
    const [entry] = await inbox(theirs);
    const { database } = await house();
    let read: Promise<unknown[]> = Promise.resolve([]);
    await database.transact(mine.who, async (tx) => {
      await tx.all(sql`update sharing.release set superseded_at = greatest(transaction_timestamp(), recorded_at) where agency = ${mine.agency}::uuid and id = ${released}::uuid and superseded_at = 'infinity'`);
      read = database.transact(theirs.who, (other) => other.all(sql`select sealed from sharing.open_message(${entry?.id}::uuid, gen_random_uuid(), '2004-03-02'::date)`));
      await new Promise((resolve) => setTimeout(resolve, 150));
    });
    expect(await read, 'the reading waited for the revocation').toEqual([]);
  });
});

async function codeOn(release: string, worker: TestUser, person: string): Promise<string> {
  const { database, services } = await house();
  return database.transact(worker.who, async (tx) => {
    const identity = identityOf(services.keys, worker.agency);
    const [row] = await findReleases(tx, [release]);
    const key = (await identity.keysOf(tx, [person])).get(person);
    if (!row || !key) throw new Error('The release of the test is not there.');
    return openWords(key, worker.agency, row).code;
  });
}
