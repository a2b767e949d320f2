import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { addAccount, findInvitation, grantRole } from '../../foundation/access/accounts.ts';
import { openSession } from '../../foundation/access/sessions.ts';
import { sql } from '../../foundation/database/sql.ts';
import { house, signIn, type TestUser } from '../../foundation/testing/house.ts';
import type { Accounts } from './schema.ts';

/** Who may sign in for an agency is its own administrators' to say, and PostgreSQL's to hold. */
describe('the accounts of an agency', () => {
  const list = async (user: TestUser): Promise<Accounts> => (await user.get<Accounts>('/api/accounts')).body;
  const of = async (user: TestUser, id: string) => (await list(user)).accounts.find((a) => a.id === id);
  const make = async (admin: TestUser, role = 'certification-officer', label = 'Desk 4'): Promise<string> => (await admin.post<{ id: string }>('/api/accounts', { label, role })).body.id;
  const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');
  const withKey = async (account: string): Promise<void> => {
    await (await house()).database.gate.all(sql`insert into access.passkey (id, account, public_key) values (${randomBytes(8).toString('hex')}::text, ${account}::uuid, ${Buffer.alloc(32)}::bytea)`);
  };

  it('are entered, invited by the hash of a secret, given and taken roles, and closed; each at once', async () => {
    const admin = await signIn('administrator');
    const { database, services } = await house();
    const id = await make(admin);
    expect(await of(admin, id)).toMatchObject({ label: 'Desk 4', roles: ['certification-officer'], state: 'keyless', mayInvite: true });
    const secret = randomBytes(32).toString('base64url');
    expect((await admin.post(`/api/accounts/${id}/invite`, { hash: hashOf(secret) })).status).toBe(200);
    expect(await findInvitation(database.gate, secret, 'enroll', services.now())).toBe(id);
    expect(await of(admin, id)).toMatchObject({ state: 'invited' });
    const later = randomBytes(32).toString('base64url');
    await admin.post(`/api/accounts/${id}/invite`, { hash: hashOf(later) });
    expect([await findInvitation(database.gate, secret, 'enroll', services.now()), await findInvitation(database.gate, later, 'enroll', services.now())]).toEqual([undefined, id]);

    await withKey(id);
    const worker = await openSession(database.gate, id, services.now());
    const asked = async (): Promise<number> => (await (await house()).server.inject({ method: 'GET', url: '/api/letters/requests', cookies: { fourfold: worker } })).statusCode;
    expect(await asked()).toBe(200);
    expect((await admin.post(`/api/accounts/${id}/roles`, { role: 'administrator' })).status).toBe(200);
    expect((await admin.post(`/api/accounts/${id}/roles/revoke`, { role: 'certification-officer' })).status).toBe(200);
    expect((await of(admin, id))?.roles).toEqual(['administrator']);
    expect(await asked(), 'a role that was taken has no effect on the next request').not.toBe(200);
    expect((await admin.post(`/api/accounts/${id}/close`, {})).status).toBe(200);
    expect(await asked()).toBe(401);
    expect(await of(admin, id)).toMatchObject({ state: 'closed', roles: [] });
    expect((await admin.post(`/api/accounts/${id}/close`, {})).body).toMatchObject({ error: { code: 'accounts.closed' } });
  });

  it('are never changed by their own person, so the last administrator stays', async () => {
    const admin = await signIn('administrator');
    for (const [path, body] of [['roles', { role: 'supervisor' }], ['roles/revoke', { role: 'administrator' }], ['close', {}], ['withdraw', {}], ['invite', { hash: hashOf('x') }]] as const) {
      expect((await admin.post(`/api/accounts/${admin.account}/${path}`, body)).body, path).toMatchObject({ error: { code: 'accounts.own' } });
    }
    expect((await of(admin, admin.account))?.roles).toEqual(['administrator']);
  });

  it('have roles of their kind of agency alone, once', async () => {
    const admin = await signIn('administrator');
    const id = await make(admin);
    expect((await list(admin)).roles).toEqual(['administrator', 'benefit-worker', 'certification-officer', 'outreach-officer', 'supervisor']);
    expect((await admin.post('/api/accounts', { label: 'Desk 5', role: 'prosecutor' })).body).toMatchObject({ error: { code: 'accounts.no-such-role' } });
    expect((await admin.post(`/api/accounts/${id}/roles`, { role: 'prosecutor' })).body).toMatchObject({ error: { code: 'accounts.no-such-role' } });
    expect((await admin.post(`/api/accounts/${id}/roles`, { role: 'certification-officer' })).body).toMatchObject({ error: { code: 'accounts.role-held' } });
    expect((await admin.post('/api/accounts', { label: '', role: 'supervisor' })).status).toBe(400);
  });

  it('whose key is lost are invited by a second person, never by who withdrew it', async () => {
    const admin = await signIn('administrator');
    const supervisor = await signIn('supervisor', { agency: admin.agency });
    const id = await make(admin);
    expect((await admin.post(`/api/accounts/${id}/withdraw`, {})).body).toMatchObject({ error: { code: 'accounts.no-key' } });
    await withKey(id);
    expect((await supervisor.post(`/api/accounts/${id}/invite`, { hash: hashOf('a') })).body, 'a key that stands is no lost key').toMatchObject({ error: { code: 'accounts.key-there' } });
    const { database, services } = await house();
    const session = await openSession(database.gate, id, services.now());
    expect((await admin.post(`/api/accounts/${id}/withdraw`, {})).status).toBe(200);
    expect((await (await house()).server.inject({ method: 'GET', url: '/api/letters/requests', cookies: { fourfold: session } })).statusCode).toBe(401);
    expect((await admin.post(`/api/accounts/${id}/invite`, { hash: hashOf('b') })).body).toMatchObject({ error: { code: 'accounts.second-person' } });
    expect(await of(admin, id)).toMatchObject({ state: 'keyless', mayInvite: false });
    expect((await supervisor.post(`/api/accounts/${id}/invite`, { hash: hashOf('c') })).status).toBe(200);
  });

  it('of other agencies, and of people who work elsewhere too, are out of reach', async () => {
    const [admin, other] = [await signIn('administrator'), await signIn('administrator')];
    const theirs = await make(other);
    for (const [path, body] of [['roles', { role: 'supervisor' }], ['roles/revoke', { role: 'certification-officer' }], ['close', {}], ['withdraw', {}], ['invite', { hash: hashOf('x') }]] as const) {
      const [foreign, absent] = [await admin.post(`/api/accounts/${theirs}/${path}`, body), await admin.post(`/api/accounts/${crypto.randomUUID()}/${path}`, body)];
      expect([foreign.status, foreign.text], path).toEqual([absent.status, absent.text]);
      expect(foreign.status).toBe(404);
    }
    expect((await list(admin)).accounts.map((a) => a.id)).not.toContain(theirs);
    const both = await make(admin);
    await withKey(both);
    const { database } = await house();
    await grantRole(database.gate, both, other.agency, 'benefit-worker');
    expect((await admin.post(`/api/accounts/${both}/withdraw`, {})).body).toMatchObject({ error: { code: 'accounts.elsewhere' } });
    await admin.post(`/api/accounts/${both}/close`, {});
    expect((await of(other, both))?.roles, 'closed in one agency, it stands in the other').toEqual(['benefit-worker']);
  });

  it('are PostgreSQL’s to hold: nobody but an administrator of now reaches them, whatever the program asks', async () => {
    const { database } = await house();
    const admin = await signIn('administrator');
    const id = await make(admin);
    const officer = await signIn('certification-officer', { agency: admin.agency });
    const acts = [sql`select access.enter_here(${crypto.randomUUID()}::uuid, 'Nobody', 'supervisor')`, sql`select access.grant_here(${officer.account}::uuid, 'administrator')`, sql`select access.revoke_here(${id}::uuid, null)`, sql`select access.withdraw_keys_here(${id}::uuid)`, sql`select access.invite_here(${id}::uuid, ${Buffer.alloc(32)}::bytea, now() + interval '1 hour')`, sql`select * from access.accounts_here()`, sql`insert into access.membership (account, side, organization, zone, kind, role) select null, null, null, null, null, null`];
    for (const act of acts) await expect(database.transact(officer.who, (tx) => tx.all(act)), act.text).rejects.toMatchObject({ code: '42501' });
    // An administrator whose role was taken is one no more, though the session that was opened says so still.
    const second = await addAccount(database.gate, { label: 'Second', organization: admin.agency, role: 'administrator' });
    await admin.post(`/api/accounts/${second}/roles/revoke`, { role: 'administrator' });
    const stale = { ...admin.who, account: second };
    for (const act of acts.slice(0, 6)) await expect(database.transact(stale, (tx) => tx.all(act)), act.text).rejects.toMatchObject({ code: '42501' });
    // And an administrator gives nothing to themselves, nor invites themselves, by a statement of their own.
    await database.transact(admin.who, (tx) => tx.all(sql`select access.grant_here(${admin.account}::uuid, 'certification-officer')`));
    await expect(database.transact(admin.who, (tx) => tx.all(sql`select access.invite_here(${admin.account}::uuid, ${Buffer.alloc(32)}::bytea, now() + interval '1 hour')`))).rejects.toMatchObject({ code: '42501' });
    expect((await of(admin, admin.account))?.roles).toEqual(['administrator']);
  });
});
