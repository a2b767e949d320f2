import { beforeAll, describe, expect, it } from 'vitest';
import { ROLES, type Role } from '../../foundation/access/roles.ts';
import { anyone, signIn, type TestUser } from '../../foundation/testing/house.ts';
import { SERVICE } from './testing/service.ts';
import type { Found, Results, ServiceFile } from './schema.ts';

interface Refused { error: { code: string; problems?: { where: string }[] } }
const ABSENT = '00000000-0000-4000-8000-000000000000';

describe('an agency’s directory', () => {
  let advocate: TestUser;
  let supervisor: TestUser;
  let stranger: TestUser;
  let organization: string;
  let service: string;
  const mark = crypto.randomUUID().slice(0, 8);
  beforeAll(async () => {
    advocate = await signIn('case-manager');
    supervisor = await signIn('supervisor', { agency: advocate.agency });
    stranger = await signIn('hotline-advocate');
    organization = (await advocate.post<{ id: string }>('/api/directory/organizations', { name: `Haven ${mark}`, description: 'Invented.', phone: '813-555-0100' })).body.id;
    service = (await advocate.post<{ id: string }>('/api/directory/services', { ...SERVICE, name: `Night beds ${mark}`, organization })).body.id;
  });
  const found = async (user: TestUser, question: object = {}): Promise<Found[]> => (await user.post<Results>('/api/directory/find', { needs: ['shelter'], place: 'Tampa', count: 200, ...question })).body.found.filter((f) => f.id === service);

  it('is seen by nobody else until a supervisor shows it, to agencies first, and is gone when it is taken back', async () => {
    expect(await found(stranger)).toEqual([]);
    expect((await advocate.post(`/api/directory/services/${service}/publish`, { audience: 'public' })).status).toBe(404);
    expect((await supervisor.post(`/api/directory/services/${service}/publish`, { audience: 'agencies' })).status).toBe(200);
    expect(await found(stranger)).toMatchObject([{ id: service, keeper: advocate.agency, name: `Night beds ${mark}`, open: true }]);
    expect((await stranger.get(`/api/directory/found/${service}`)).status).toBe(200);
    expect((await (await anyone()).get(`/api/hsds/services/${service}`)).status, 'not for the public').toBe(404);
    expect((await (await anyone()).get('/api/hsds/services', { search: mark })).body).toMatchObject({ total_items: 0 });
    expect((await supervisor.post(`/api/directory/services/${service}/publish`, { audience: 'public' })).status).toBe(200);
    expect((await (await anyone()).get(`/api/hsds/services/${service}`)).status).toBe(200);
    expect((await supervisor.post<Refused>(`/api/directory/services/${service}/publish`, { audience: 'public' })).body.error.code).toBe('directory.shown-already');
    expect((await supervisor.post(`/api/directory/services/${service}/withdraw`)).status).toBe(200);
    expect(await found(stranger)).toEqual([]);
    expect((await (await anyone()).get(`/api/hsds/services/${service}`)).status).toBe(404);
    expect((await supervisor.post<Refused>(`/api/directory/services/${service}/withdraw`)).body.error.code).toBe('directory.not-shown');
    expect((await supervisor.post(`/api/directory/services/${service}/publish`, { audience: 'public' })).status).toBe(200);
  });

  it('is never read or written by another agency, shown or not', async () => {
    for (const user of [stranger, await signIn('supervisor')]) {
      expect((await user.get(`/api/directory/services/${service}`)).status).toBe(404);
      expect((await user.get(`/api/directory/organizations/${organization}`)).status).toBe(404);
      expect((await user.get<{ total: number }>('/api/directory/services')).body.total).toBe(0);
      for (const [path, body] of [[`services/${service}`, { name: 'Taken' }], [`services/${service}/check`, {}], [`services/${service}/capacity`, { free: 1 }], [`organizations/${organization}`, { name: 'Taken' }]] as const) expect((await user.post(`/api/directory/${path}`, body)).status, path).toBe(404);
      expect((await user.post('/api/directory/services', { ...SERVICE, organization })).status).toBe(404);
    }
    expect((await supervisor.get<ServiceFile>(`/api/directory/services/${service}`)).body.name).toBe(`Night beds ${mark}`);
  });

  it('shows a correction in the moment it is made, and says when somebody was first', async () => {
    const { version } = (await advocate.get<ServiceFile>(`/api/directory/services/${service}`)).body;
    const corrected = await advocate.post(`/api/directory/services/${service}`, { phones: [{ number: '813-555-0199', kind: 'text' }], languages: ['es'], hours: 'Mo 9-10' }, { 'if-match': String(version) });
    expect([corrected.status, corrected.body]).toEqual([200, { id: service, version: version + 1 }]);
    expect((await found(stranger))[0]).toMatchObject({ phones: [{ number: '813-555-0199', kind: 'text' }], languages: ['es'], hours: 'Mo 09:00-10:00', description: 'Beds.' });
    await advocate.post(`/api/directory/services/${service}`, { fees: 'Free' });
    await advocate.post(`/api/directory/services/${service}`, { clear: ['fees', 'description'] });
    expect((await found(stranger))[0]).toMatchObject({ fees: null, description: null, hours: 'Mo 09:00-10:00' });
    expect((await advocate.post(`/api/directory/services/${service}`, { name: 'Late' }, { 'if-match': String(version) })).status).toBe(412);
    expect((await advocate.post(`/api/directory/organizations/${organization}`, { name: `Haven of ${mark}` })).status).toBe(200);
    expect((await found(stranger))[0]?.organization).toBe(`Haven of ${mark}`);
  });

  it('says what is free, which counts today, and leaves out what is full where asked', async () => {
    expect((await found(stranger))[0]?.capacity.room).toBe('unknown');
    await advocate.post(`/api/directory/services/${service}/capacity`, { free: 0, total: 8 });
    expect((await found(stranger))[0]).toMatchObject({ capacity: { kind: 'beds', free: 0, total: 8, room: 'full' } });
    expect(await found(stranger, { withRoom: true })).toEqual([]);
    await advocate.post(`/api/directory/services/${service}/capacity`, { free: 3, total: 8 });
    expect((await found(stranger, { withRoom: true }))[0]?.capacity).toMatchObject({ free: 3, room: 'free', by: null });
    expect((await advocate.get<ServiceFile>(`/api/directory/services/${service}`)).body.capacity.by).toBe('Test case-manager');
    expect((await advocate.post<Refused>(`/api/directory/services/${service}/capacity`, { free: 9, total: 8 })).body.error.problems).toMatchObject([{ where: '/free' }]);
    await advocate.post(`/api/directory/services/${service}`, { capacityKind: 'none' });
    expect((await advocate.post<Refused>(`/api/directory/services/${service}/capacity`, { free: 1 })).body.error.code).toBe('directory.not-counted');
  });

  it('knows who made sure of each group of facts and when; the whole is as old as its oldest part', async () => {
    expect((await found(stranger))[0]).toMatchObject({ checkedOn: null });
    await advocate.post(`/api/directory/services/${service}/check`, { facts: ['hours', 'contact'] });
    expect((await found(stranger))[0]?.checkedOn).toBeNull();
    await advocate.post(`/api/directory/services/${service}/check`);
    const { checks } = (await advocate.get<ServiceFile>(`/api/directory/services/${service}`)).body;
    expect(checks.map((c) => [c.facts, c.by, c.old])).toEqual(['contact', 'hours', 'place', 'who', 'languages'].map((f) => [f, 'Test case-manager', false]));
    expect((await found(stranger))[0]?.reasons.map((r) => r.code)).toContain('checked');
  });

  it('finds by whom it takes, by language and by what is open, and says why', async () => {
    await advocate.post(`/api/directory/services/${service}`, { ages: 'adults', forms: 'labor', statusNeeded: true, hours: '24/7', interpreter: true });
    const fits = async (question: object): Promise<number> => (await found(stranger, question)).length;
    expect([await fits({ age: 'adult' }), await fits({ age: 'minor' }), await fits({ form: 'labor' }), await fits({ form: 'sex' }), await fits({ noStatus: true }), await fits({ openNow: true }), await fits({ place: '' }), await fits({ place: '33602' }), await fits({ place: 'Seattle' }), await fits({ needs: ['dental'] }), await fits({ needs: [] })]).toEqual([1, 0, 1, 0, 0, 1, 0, 1, 0, 0, 1]);
    const [one] = await found(stranger, { language: 'vi', needs: ['shelter', 'food'] });
    expect(one?.reasons.map((r) => r.code)).toEqual(['needs-some', 'language-interpreter', 'open-now', 'serves-area', 'checked']);
    expect((await stranger.post<Results>('/api/directory/find', { needs: [], place: 'Atlantis' })).body).toMatchObject({ understood: false, place: null });
  });

  it('does not show what is no longer active', async () => {
    await advocate.post(`/api/directory/services/${service}`, { status: 'temporarily closed' });
    expect(await found(stranger)).toEqual([]);
    expect((await supervisor.post<Refused>(`/api/directory/services/${service}/publish`, { audience: 'agencies' })).body.error.code).toBe('directory.not-active');
    await advocate.post(`/api/directory/services/${service}`, { status: 'active' });
    expect((await found(stranger)).length).toBe(1);
  });

  it('answers bad input with where and how', async () => {
    const where = async (body: object): Promise<unknown> => (await advocate.post<Refused>('/api/directory/services', { ...SERVICE, organization, ...body })).body.error.problems?.map((p) => p.where);
    expect(await where({ hours: 'whenever' })).toEqual(['/hours']);
    expect(await where({ areas: ['atlantis'] })).toEqual(['/areas/0']);
    expect(await where({ zone: 'Mars/Base' })).toEqual(['/zone']);
    expect(await where({ needs: ['magic'] })).toEqual(['/needs/0']);
    expect(await where({ more: 1 })).toEqual(['/more']);
    expect((await advocate.post('/api/directory/services', { ...SERVICE, organization: ABSENT })).status).toBe(404);
    expect((await advocate.post('/api/directory/services', { ...SERVICE, organization, locations: [ABSENT] })).status).toBe(404);
    expect((await advocate.get(`/api/directory/services/${ABSENT}`)).status).toBe(404);
  });

  it('is open to the desks and to no other role', async () => {
    const may: Partial<Record<Role, [number, number, number]>> = { 'hotline-advocate': [200, 200, 404], 'case-manager': [200, 200, 404], 'legal-advocate': [200, 404, 404], supervisor: [200, 200, 200] };
    for (const role of ROLES) {
      const user = await signIn(role);
      const tried = [(await user.get('/api/directory/services')).status, (await user.post('/api/directory/organizations', { name: 'One', description: 'Two' })).status, (await user.post('/api/directory/publish', { audience: 'agencies' })).status];
      expect(tried, role).toEqual(may[role] ?? [404, 404, 404]);
    }
  });

  it('is listed in windows, by view and by the beginnings of words', async () => {
    const list = async (query: Record<string, string>) => (await supervisor.get<{ total: number; services: { id: string; shown: string }[] }>('/api/directory/services', query)).body;
    expect(await list({ find: `night ${mark.slice(0, 5)}` })).toMatchObject({ total: 1, services: [{ id: service, shown: 'public' }] });
    expect((await list({ find: 'nothing-like-it' })).total).toBe(0);
    expect((await list({ show: 'unpublished' })).services.some((s) => s.id === service)).toBe(false);
    expect((await list({ show: 'stale' })).total).toBe(0);
    expect((await list({ from: '1', count: '1' })).services).toEqual([]);
  });

  it('holds an entry as large as one may be', async () => {
    const areas = ['US', 'US-CA', 'US-FL', 'US-NY', 'US-TX', 'san-francisco', 'los-angeles', 'philadelphia', 'albuquerque', 'san-antonio', 'washington', 'new-york', 'las-vegas', 'st-louis', 'new-haven', 'hartford', 'arlington', 'portland', 'orlando', 'z336'];
    const large = { ...SERVICE, organization, name: 'N'.repeat(300), description: Array.from({ length: 400 }, (_, i) => `word${i}`).join(' '), needs: ['case-management', 'mental-health', 'substance-use', 'reunification', 'interpreter', 'immigration', 'job-skills', 'child-care'], areas, languages: Array.from({ length: 40 }, (_, i) => `${'abcdefghij'[i % 10]}${'klmn'[Math.floor(i / 10)]}`) };
    const { id } = (await advocate.post<{ id: string }>('/api/directory/services', large)).body;
    const shown = await supervisor.post(`/api/directory/services/${id}/publish`, { audience: 'public' });
    expect(shown.status, shown.text).toBe(200);
    expect((await stranger.get<Found>(`/api/directory/found/${id}`)).body).toMatchObject({ areas, languages: large.languages });
  });
});
