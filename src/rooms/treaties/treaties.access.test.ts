import { beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../foundation/access/roles.ts';
import { anyone, signIn, type TestUser } from '../../foundation/testing/house.ts';
import type { InstrumentFile, Register } from './schema.ts';

interface Refused { error: { code: string; sentence: string } }
const C182 = { short: 'C182', name: 'ILO C182 Worst Forms of Child Labour Convention, 1999', adoptedOn: '1999-06-17', inForceOn: '2000-11-19', source: 'https://www.ilo.org/', certainty: 'sourced' };
const SIGNED = { state: 'US', kind: 'instrument-signed', happenedOn: '1999-12-02', source: 'https://www.ilo.org/', certainty: 'sourced' };
const ABSENT = '00000000-0000-4000-8000-000000000000';

describe('the register of an office of policy', () => {
  let analyst: TestUser;
  let id: string;
  let event: string;
  beforeAll(async () => {
    analyst = await signIn('analyst');
    id = (await analyst.post<{ id: string }>('/api/treaties', C182)).body.id;
    event = (await analyst.post<{ id: string }>(`/api/treaties/${id}/events`, SIGNED)).body.id;
  });

  it('is read as a state stands on a day', async () => {
    const standing = async (query: Record<string, string>) => (await analyst.get<Register>('/api/treaties', query)).body;
    expect(await standing({ on: '1999-12-01' })).toMatchObject({ state: 'US', on: '1999-12-01', instruments: [{ instrument: C182, standing: null }] });
    expect((await standing({ on: '1999-12-02' })).instruments[0]?.standing).toEqual({ kind: 'instrument-signed', happenedOn: '1999-12-02', certainty: 'sourced' });
    expect((await standing({ on: '1999-12-02', state: 'MX' })).instruments[0]?.standing).toBeNull();
    expect((await standing({})).instruments[0]?.standing?.kind).toBe('instrument-signed');
    expect((await analyst.get<InstrumentFile>(`/api/treaties/${id}`)).body.events).toMatchObject([{ id: event, version: 1, ...SIGNED }]);
  });

  it('refuses what cannot have been, and says why', async () => {
    const refused = await analyst.post<Refused>(`/api/treaties/${id}/events`, { ...SIGNED, state: 'MX', happenedOn: '1999-02-28' });
    expect([refused.status, refused.body.error.code]).toEqual([409, 'treaties.before-adoption']);
    expect(refused.body.error.sentence).toContain('C182 was adopted on June 17, 1999');
    const again = await analyst.post<Refused>('/api/treaties', C182);
    expect([again.status, again.body.error.code]).toEqual([409, 'treaties.short-taken']);
    const unsourced = await analyst.post<Refused>(`/api/treaties/${id}/events`, { state: 'MX', kind: 'deposited', happenedOn: '2000-06-30', certainty: 'sourced' });
    expect(unsourced.body.error.code).toBe('treaties.no-source');
    const shapeless = await analyst.post(`/api/treaties/${id}/events`, { ...SIGNED, state: 'Mexico' });
    expect(shapeless.status).toBe(400);
  });

  it('is corrected by whoever has the standing version, and the rules are asked again', async () => {
    const kept = await analyst.post<{ id: string }>(`/api/treaties/${id}/events`, { ...SIGNED, kind: 'deposited', happenedOn: '1999-12-03' });
    const path = `/api/treaties/${id}/events/${kept.body.id}`;
    const early = await analyst.post<Refused>(path, { happenedOn: '1999-12-01' }, { 'if-match': '1' });
    expect([early.status, early.body.error.code]).toEqual([409, 'treaties.out-of-order']);
    expect((await analyst.post(path, { happenedOn: '1999-12-02' }, { 'if-match': '1' })).body).toEqual({ id: kept.body.id, version: 2 });
    expect((await analyst.post(path, { happenedOn: '1999-12-04' }, { 'if-match': '1' })).status).toBe(412);
  });

  it('is written by analysts and publishers, read by supervisors, and by no other role', async () => {
    const who = async (role: Role) => (role === 'supervisor' ? signIn(role, { agency: analyst.agency }) : signIn(role));
    const tried = async (role: Role) => {
      const user = await who(role);
      return [(await user.get('/api/treaties')).status, (await user.post('/api/treaties', { ...C182, short: `For ${role}` })).status];
    };
    expect(await tried('publisher')).toEqual([200, 200]);
    expect(await tried('supervisor')).toEqual([200, 404]);
    for (const role of ['hotline-advocate', 'case-manager', 'certification-officer', 'benefit-worker', 'immigration-officer', 'investigator', 'prosecutor', 'task-force-coordinator', 'grant-officer', 'administrator'] as const) {
      expect(await tried(role), role).toEqual([404, 404]);
    }
    expect((await (await anyone()).get('/api/treaties')).status).toBe(401);
  });

  it('is its own: a foreign record and an absent one look the same', async () => {
    const stranger = await signIn('analyst');
    expect((await stranger.get<Register>('/api/treaties')).body.instruments).toEqual([]);
    const errors = async (ask: (instrument: string, step: string) => Promise<{ status: number; body: Refused }>) => {
      const [foreign, absent] = [await ask(id, event), await ask(ABSENT, ABSENT)];
      expect(foreign.status).toBe(404);
      expect(foreign.body.error).toEqual(absent.body.error);
    };
    await errors((instrument) => stranger.get<Refused>(`/api/treaties/${instrument}`));
    await errors((instrument) => stranger.post<Refused>(`/api/treaties/${instrument}/events`, SIGNED));
    await errors((instrument, step) => stranger.post<Refused>(`/api/treaties/${instrument}/events/${step}`, { happenedOn: '2000-01-01' }, { 'if-match': '1' }));
    const other = await analyst.post<{ id: string }>('/api/treaties', { ...C182, short: 'Another' });
    expect((await analyst.post(`/api/treaties/${other.body.id}/events/${event}`, { happenedOn: '2000-01-01' })).status).toBe(404);
  });
});
