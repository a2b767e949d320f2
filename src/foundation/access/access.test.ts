import { randomInt, randomUUID } from 'node:crypto';
import { Type, type TSchema } from 'typebox';
import { beforeAll, describe, expect, it } from 'vitest';
import { raw, sql } from '../database/sql.ts';
import { house, signIn } from '../testing/house.ts';
import { SIGNED_OUT } from '../web/reply.ts';
import { addAccount, addOrganization, disableAccount, grantRole, invite, revokeRole, useInvitation } from './accounts.ts';
import { shown, unwritable, type FieldRight, type FieldRules } from './fields.ts';
import { KINDS, type Kind, type Role } from './roles.ts';
import { closeSession, findSession, hashOf, openSession, SESSION_LIMITS } from './sessions.ts';

const gate = async () => (await house()).database.gate;
const asAdministrator = async (statement: string, values: unknown[]): Promise<number> => {
  const client = await (await house()).database.administrator();
  try {
    return (await client.query(statement, values)).rowCount ?? 0;
  } finally {
    await client.end();
  }
};
const organization = async (kind: Kind): Promise<string> => addOrganization(await gate(), { name: `Agency ${randomUUID()}`, short: randomUUID().slice(0, 18), kind });

describe('the wall between services and justice (R2), tried as SQL through the gate', () => {
  const ZONES = ['services', 'government', 'justice', 'programs', 'public'];
  const organizations = new Map<Kind, string>();
  const accounts = new Map<string, string>();
  const beyond: Record<string, string> = { justice: 'services', services: 'justice' };

  beforeAll(async () => {
    for (const kind of KINDS) organizations.set(kind, await organization(kind));
    for (const [side, kind, role] of [['services', 'hotline', 'hotline-advocate'], ['justice', 'prosecution', 'prosecutor'], ['neither', 'benefit-granting', 'supervisor']] as const) {
      accounts.set(side, await addAccount(await gate(), { label: `On the side of ${side}`, organization: organizations.get(kind) as string, role }));
    }
  });
  const zonesOf = async (account: string): Promise<string[]> => (await (await gate()).all<{ zone: string }>(sql`select distinct o.zone from access.membership m join access.organization o on o.id = m.organization where m.account = ${account}::uuid order by 1`)).map((r) => r.zone);

  it('lets no account hold a role beyond it, whatever a membership claims of side, zone and kind', async () => {
    let refused = 0;
    for (const [side, account] of accounts) {
      for (const [kind, target] of organizations) {
        const zone = (await (await gate()).maybe<{ zone: string }>(sql`select zone from access.organization where id = ${target}::uuid`))?.zone as string;
        if (side === 'neither' ? !['services', 'justice'].includes(zone) : zone !== beyond[side]) continue;
        const claims = ['services', 'justice', 'neither'].flatMap((ofSide) => ZONES.flatMap((ofZone) => KINDS.flatMap((ofKind) => ['case-manager', 'prosecutor', 'supervisor'].map((role) => ({ ofSide, ofZone, ofKind, role })))));
        for (const { ofSide, ofZone, ofKind, role } of claims) {
          await expect((await gate()).all(sql`insert into access.membership (account, side, organization, zone, kind, role) values (${account}::uuid, ${ofSide}, ${target}::uuid, ${ofZone}, ${ofKind}, ${role})`), `${kind} ${JSON.stringify({ ofSide, ofZone, ofKind, role })}`)
            .rejects.toSatisfy((e: { code: string }) => ['23503', '23514'].includes(e.code));
          refused++;
        }
      }
      expect(await zonesOf(account), side).toEqual([side === 'neither' ? 'government' : side]);
    }
    expect(refused, 'two kinds of the services side, three of the justice side, and both for who stands on neither').toBe((3 + 2 + 5) * 3 * ZONES.length * KINDS.length * 3);
  });

  it('is in no one’s power to move: not the side of an account, the zone of an office or the roles of a kind', async () => {
    const [justice, prosecution] = [accounts.get('justice') as string, organizations.get('prosecution') as string];
    for (const statement of [
      `update access.account set side = 'services' where id = '${justice}'`, `update access.membership set zone = 'services', side = 'services' where account = '${justice}'`, `update access.membership set organization = '${organizations.get('hotline')}' where account = '${justice}'`,
      `update access.organization set zone = 'services', kind = 'hotline' where id = '${prosecution}'`, `update access.organization_kind set zone = 'services' where kind = 'prosecution'`, `insert into access.organization_kind values ('other', 'services')`,
      `insert into access.role values ('prosecutor', 'hotline')`, `insert into access.zone values ('other')`, `delete from access.account where id = '${justice}'`, `delete from access.membership where account = '${justice}'`, `alter table access.membership drop constraint membership_check`,
    ]) await expect((await gate()).all(raw(statement)), statement).rejects.toMatchObject({ code: '42501' });
    await expect(grantRole(await gate(), justice, organizations.get('hotline') as string, 'hotline-advocate')).rejects.toMatchObject({ code: 'access.beyond-the-wall' });
  });

  it('stands after every role was taken away and the account was closed', async () => {
    const account = await addAccount(await gate(), { label: 'Once a prosecutor', organization: organizations.get('prosecution') as string, role: 'prosecutor' });
    await revokeRole(await gate(), account, organizations.get('prosecution') as string, 'prosecutor', new Date());
    await disableAccount(await gate(), account, new Date());
    await expect(grantRole(await gate(), account, organizations.get('victim-services') as string, 'case-manager')).rejects.toMatchObject({ code: 'access.beyond-the-wall' });
    await grantRole(await gate(), account, organizations.get('law-enforcement') as string, 'investigator');
    expect(await zonesOf(account)).toEqual(['justice']);
  });
});

describe('a session', () => {
  const at = (minutes: number): Date => new Date(Date.UTC(2004, 2, 2) + minutes * 60_000);
  const opened = async (role: Role = 'case-manager', kind: Kind = 'victim-services') => {
    const agency = await organization(kind);
    const account = await addAccount(await gate(), { label: 'Worker', organization: agency, role });
    return { agency, account, token: await openSession(await gate(), account, at(0)) };
  };

  it('ends when it sat idle, and however busy it was when its time is over', async () => {
    const { idle, absolute } = SESSION_LIMITS;
    const first = await opened();
    expect(await findSession(await gate(), first.token, at(idle - 0.01))).toMatchObject({ account: first.account });
    expect(await findSession(await gate(), first.token, at(2 * idle - 0.02))).toBeDefined();
    expect(await findSession(await gate(), first.token, at(3 * idle))).toBeUndefined();
    const busy = await opened();
    for (let minute = 0; minute < absolute; minute += idle - 1) expect(await findSession(await gate(), busy.token, at(minute)), `minute ${minute}`).toBeDefined();
    expect(await findSession(await gate(), busy.token, at(absolute - 0.01))).toBeDefined();
    expect(await findSession(await gate(), busy.token, at(absolute))).toBeUndefined();
  });

  it('is another each time, is kept as a hash only, and opens for no one else’s token', async () => {
    const { account, token } = await opened();
    const again = await openSession(await gate(), account, at(0));
    expect(again).not.toBe(token);
    expect(await asAdministrator('select from access.session s where s::text like $1', [`%${hashOf(token).toString('hex')}%`])).toBe(1);
    expect(await asAdministrator('select from access.session s where s::text like any($1)', [[token, Buffer.from(token).toString('hex'), Buffer.from(token, 'base64url').toString('hex')].map((t) => `%${t}%`)])).toBe(0);
    for (const other of [token.slice(0, -1), `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`, `${token}=`, hashOf(token).toString('base64url'), "' or 1=1 --", '']) expect(await findSession(await gate(), other, at(1)), other).toBeUndefined();
  });

  it('loses what was taken away by the next request: one role, the last role, the account, the session; and nobody can tell which', async () => {
    const { services } = await house();
    const user = await signIn('analyst');
    await grantRole(await gate(), user.account, user.agency, 'supervisor');
    const status = async (path: string): Promise<number> => (await user.get(path)).status;
    expect([await status('/api/figures'), await status('/api/people')]).toEqual([200, 200]);
    await revokeRole(await gate(), user.account, user.agency, 'supervisor', services.now());
    expect([await status('/api/figures'), await status('/api/people')]).toEqual([200, 404]);

    const without = ({ status: code, text, headers }: { status: number; text: string; headers: Record<string, unknown> }) => [code, text, Object.entries(headers).filter(([name]) => name !== 'date')];
    const endings: ((user: Awaited<ReturnType<typeof signIn>>) => Promise<unknown>)[] = [
      async (u) => revokeRole(await gate(), u.account, u.agency, 'analyst', services.now()), async (u) => disableAccount(await gate(), u.account, services.now()), async (u) => closeSession(await gate(), u.token, services.now()), async (u) => u.post('/api/sign-out'),
      (u) => asAdministrator(`update access.session set seen_at = now() - interval '1 day' where account = $1`, [u.account]),
    ];
    const answers = await Promise.all(endings.map(async (end) => {
      const one = await signIn('analyst');
      expect((await one.get('/api/figures')).status).toBe(200);
      await end(one);
      return without(await one.get('/api/figures'));
    }));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]?.slice(0, 2)).toEqual([401, JSON.stringify(SIGNED_OUT)]);
  });

  it('opens for no account that holds no role or was closed', async () => {
    const { account } = await opened();
    await disableAccount(await gate(), account, at(1));
    await expect(openSession(await gate(), account, at(2))).rejects.toMatchObject({ code: 'access.closed' });
    const next = await opened();
    await revokeRole(await gate(), next.account, next.agency, 'case-manager', at(1));
    await expect(openSession(await gate(), next.account, at(2))).rejects.toMatchObject({ code: 'access.closed' });
  });
});

describe('signing in', () => {
  const address = (): string => `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`;
  const ask = async (path: string, payload: object, from = address()) => {
    const reply = await (await house()).server.inject({ method: 'POST', url: path, payload, headers: { 'x-fourfold': '1', 'x-forwarded-for': from } });
    const headers = Object.fromEntries(Object.entries(reply.headers).filter(([name]) => name !== 'date' && !name.startsWith('x-ratelimit-')));
    return { status: reply.statusCode, text: reply.payload, headers, body: JSON.parse(reply.payload) as { id?: string; error?: { code: string } } };
  };
  const challenge = async (): Promise<string> => (await ask('/api/sign-in/begin', {})).body.id as string;
  const worker = async (): Promise<string> => addAccount(await gate(), { label: 'Worker', organization: await organization('victim-services'), role: 'case-manager' });
  const passkey = async (account: string): Promise<string> => {
    const id = randomUUID();
    await (await gate()).all(sql`insert into access.passkey (id, account, public_key) values (${id}, ${account}::uuid, ${Buffer.alloc(77)}::bytea)`);
    return id;
  };
  const response = (id: string) => ({ id, rawId: id, type: 'public-key', clientExtensionResults: {}, response: { clientDataJSON: 'e30', authenticatorData: 'AAAA', signature: 'AAAA' } });

  it('tells nobody which accounts, keys, codes and invitations there are: every failure is one answer', async () => {
    const [open, closed] = [await worker(), await worker()];
    await disableAccount(await gate(), closed, new Date());
    const used = await challenge();
    await ask('/api/sign-in/finish', { id: used, response: response('nobody') });
    const finish = async (id: unknown, key: string) => ask('/api/sign-in/finish', { id, response: response(key) });
    const [late, spent, other] = [await invite(await gate(), open, 'enroll', new Date(2000, 1)), await invite(await gate(), open, 'enroll', new Date(2100, 1)), await invite(await gate(), open, 'demo', new Date(2100, 1))];
    await useInvitation(await gate(), spent, 'enroll', new Date());
    for (const [code, account] of [['AAAABBBBCCCCDDDD', closed], ['EEEEFFFFGGGGHHHH', open]] as const) await (await gate()).all(sql`insert into access.recovery (account, lookup, used_at) values (${account}::uuid, ${hashOf(`recovery|${code}`)}::bytea, ${account === open ? new Date() : null}::timestamptz) on conflict do nothing`);
    const failures = [
      await finish(await challenge(), 'nobody'), await finish(await challenge(), await passkey(open)), await finish(await challenge(), await passkey(closed)), await finish(used, await passkey(open)), await finish(randomUUID(), 'nobody'), await finish('nonsense', 'nobody'), await finish(undefined, ''),
      await ask('/api/sign-in/finish', {}), await ask('/api/sign-in/recover', { code: 'NOSUCHCODE' }), await ask('/api/sign-in/recover', { code: 'AAAA-BBBB-CCCC-DDDD' }), await ask('/api/sign-in/recover', { code: 'EEEE-FFFF-GGGG-HHHH' }), await ask('/api/sign-in/recover', {}),
      ...await Promise.all(['nonsense', late, spent, other].map((invitation) => ask('/api/enroll/begin', { invitation }))), await ask('/api/enroll/finish', { id: used, invitation: spent, response: {} }), await ask('/api/enroll/finish', {}),
    ];
    expect(failures[0]).toMatchObject({ status: 401, body: { error: { code: 'access.not-signed-in' } } });
    for (const [i, failure] of failures.entries()) expect(failure, `failure ${i}`).toEqual(failures[0]);
    expect(failures[0]?.headers['set-cookie']).toBeUndefined();
    const fresh = await invite(await gate(), open, 'enroll', new Date(2100, 1));
    expect((await ask('/api/enroll/begin', { invitation: fresh })).status, 'and what is good is taken').toBe(200);
  });

  it('begins alike for everybody, and no challenge serves twice or late', async () => {
    const [one, other] = [await ask('/api/sign-in/begin', {}), await ask('/api/sign-in/begin', { account: await worker() })];
    const shape = (text: string): string => text.replaceAll(/"(id|challenge)":"[^"]+"/g, '"$1"');
    expect(shape(one.text)).toBe(shape(other.text));
    const { services } = await house();
    const taken = async (id: string) => (await gate()).all(sql`select from access.challenge where id = ${id}::uuid`);
    await ask('/api/sign-in/finish', { id: one.body.id, response: response('nobody') });
    expect(await taken(one.body.id as string)).toHaveLength(0);
    await (await gate()).all(sql`insert into access.challenge (id, challenge, ends_at) values (${randomUUID()}::uuid, 'late', ${new Date(services.now().getTime() - 1000)}::timestamptz)`);
    await challenge();
    expect(await (await gate()).all(sql`select from access.challenge where challenge = 'late'`)).toHaveLength(0);
  });

  it('is slowed down for an address that tries often, and for no other', async () => {
    for (const [path, limit] of [['/api/sign-in/begin', 20], ['/api/sign-in/finish', 20], ['/api/sign-in/recover', 5], ['/api/enroll/begin', 20], ['/api/enroll/finish', 20]] as const) {
      const from = address();
      for (let i = 0; i < limit; i++) expect((await ask(path, {}, from)).status, `${path} ${i}`).not.toBe(429);
      const stopped = await ask(path, {}, from);
      expect([stopped.status, stopped.headers['retry-after'], stopped.body], path).toEqual([429, '60', { error: { kind: 'refusal', code: 'too-often', sentence: expect.any(String) as string } }]);
      expect((await ask(path, {})).status, `${path} from elsewhere`).not.toBe(429);
    }
  });
});

describe('the rules of fields', () => {
  const rules: FieldRules = new Map([['secret', new Map<string, FieldRight>([['masker', 'masked'], ['reader', 'read'], ['writer', 'write']])]]);
  const secret = { fieldClass: 'secret' };
  const forms: Record<string, [TSchema, unknown, unknown]> = {
    'a text': [Type.String(secret), 'Ana', '•••'], 'an empty text': [Type.String(secret), '', ''], 'a number': [Type.Integer(secret), 64, null], 'a text or nothing': [Type.Union([Type.String(), Type.Null()], secret), 'Ana', '•••'],
    'a union whose form has the class': [Type.Union([Type.String(secret), Type.Null()]), 'Ana', '•••'], 'a number whose form has the class': [Type.Union([Type.Integer(secret), Type.Null()]), 64, null],
    'a list': [Type.Array(Type.String(), secret), ['Ana', 'Rosa'], ['•••', '•••']], 'an object': [Type.Object({ number: Type.String() }, secret), { number: 'A1' }, { number: '•••' }],
  };

  it('leave a class out, mask it, or show it, wherever in a schema it stands', () => {
    for (const [name, [schema, value, mask]] of Object.entries(forms)) {
      const outer = Type.Object({ open: Type.String(), inner: Type.Array(Type.Object({ field: schema })), maybe: Type.Union([Type.Object({ field: schema }), Type.Null()]), field: schema });
      const given = { open: 'one', inner: [{ field: value }], maybe: { field: value }, field: value, unknown: value };
      const seen = (field: unknown) => (field === undefined ? { open: 'one', inner: [{}], maybe: {} } : { open: 'one', inner: [{ field }], maybe: { field }, field });
      for (const [roles, field] of [[['nobody'], undefined], [['masker'], mask], [['reader'], value], [['writer'], value], [['masker', 'reader'], value], [[], undefined]] as const) expect(shown(outer, given, rules, roles), `${name} for ${roles.join()}`).toEqual(seen(field));
    }
    expect(shown(Type.Object({ names: Type.Array(Type.String(secret)) }), { names: ['Ana'] }, rules, ['nobody'])).toEqual({ names: [] });
    expect(shown(Type.Object({ names: Type.Array(Type.String(secret)) }), { names: ['Ana'] }, rules, ['masker'])).toEqual({ names: ['•••'] });
  });

  it('let nobody but a writer set a class, and say where it was tried', () => {
    for (const [name, [schema, value]] of Object.entries(forms)) {
      const outer = Type.Object({ inner: Type.Array(Type.Object({ field: schema })), maybe: Type.Union([Type.Object({ field: schema }), Type.Null()]), field: schema });
      const given = { inner: [{ field: value }], maybe: { field: value }, field: value };
      for (const role of ['nobody', 'masker', 'reader']) expect(unwritable(outer, given, rules, [role]).toSorted(), `${name} for ${role}`).toEqual(['/field', '/inner/0/field', '/maybe/field']);
      expect(unwritable(outer, given, rules, ['reader', 'writer']), name).toEqual([]);
      expect(unwritable(outer, { inner: [], maybe: null }, rules, ['nobody']), name).toEqual([]);
    }
    expect(unwritable(Type.Object({ names: Type.Array(Type.String(secret)) }), { names: ['Ana', 'Rosa'] }, rules, ['reader'])).toEqual(['/names/0', '/names/1']);
    expect(unwritable(Type.Object({ field: Type.String(secret) }), { field: null }, rules, ['reader'])).toEqual(['/field']);
  });
});
