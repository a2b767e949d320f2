import { describe, expect, it } from 'vitest';
import { house, signIn } from '../../foundation/testing/house.ts';
import { freeCaseCodes } from './actions.ts';

describe('people of an agency', () => {
  it('are entered, found by any part, read and corrected by their own agency', async () => {
    const worker = await signIn('case-manager');
    const entered = await worker.post<{ id: string }>('/api/people', { givenName: 'Guadalupe', familyName: 'Hernández Quispe', bornOn: '1984-05-06', phones: ['202-555-0143'], numbers: [{ kind: 'a-number', number: 'A012345678' }], cameToNoticeOn: '2004-02-17', citizenship: 'MX' });
    expect(entered.status, entered.text).toBe(200);
    for (const words of ['Hernandez', 'gwadalupe', '202 555 0143', 'A-012-345-678', 'Quispe 1984', 'her']) {
      const found = await worker.post<{ people: { id: string; familyName: string }[] }>('/api/people/search', { words });
      expect(found.status, found.text).toBe(200);
      expect(found.body.people.map((p) => p.id), words).toContain(entered.body.id);
    }
    const none = await worker.post<{ people: unknown[] }>('/api/people/search', { words: 'Hernandez 1990' });
    expect(none.body.people).toEqual([]);
    const file = await worker.get<{ person: { identityVersion: number; familyName: string; ageGroup: string }; readings: unknown[] }>(`/api/people/${entered.body.id}`);
    expect(file.body.person).toMatchObject({ familyName: 'Hernández Quispe', ageGroup: 'adult', identityVersion: 1 });
    const corrected = await worker.post(`/api/people/${entered.body.id}/identity`, { familyName: 'Hernández' }, { 'if-match': '1' });
    expect(corrected.status, corrected.text).toBe(200);
    const stale = await worker.post<{ error: { code: string } }>(`/api/people/${entered.body.id}/identity`, { familyName: 'Else' }, { 'if-match': '1' });
    expect(stale.status).toBe(412);
  });

  it('have sex, citizenship and language corrected, by who had the newest version before them', async () => {
    const worker = await signIn('case-manager');
    const { id } = (await worker.post<{ id: string }>('/api/people', { givenName: 'Ana', familyName: 'Muestra', cameToNoticeOn: '2004-02-17' })).body;
    const read = async () => (await worker.get<{ person: { version: number; citizenship: string; language: string; sex: string } }>(`/api/people/${id}`)).body.person;
    expect(await read()).toMatchObject({ citizenship: 'ZZ', version: 1 });
    expect((await worker.post(`/api/people/${id}/facts`, { citizenship: 'MX', language: 'es' }, { 'if-match': '1' })).status).toBe(200);
    expect(await read()).toMatchObject({ citizenship: 'MX', language: 'es', sex: 'unknown', version: 2 });
    expect((await worker.post(`/api/people/${id}/facts`, { citizenship: 'GT' }, { 'if-match': '1' })).status).toBe(412);
    expect((await (await signIn('case-manager')).post(`/api/people/${id}/facts`, { citizenship: 'GT' })).status).toBe(404);
  });

  it('are given a code that nobody of the agency has, drawn again where it was given already', async () => {
    const worker = await signIn('case-manager');
    const { database } = await house();
    await worker.post('/api/people', { familyName: 'Muestra', cameToNoticeOn: '2004-02-17' });
    const taken = (await worker.get<{ people: { caseCode: string }[] }>('/api/people')).body.people[0]?.caseCode as string;
    const drawn = [taken, 'M-11111111', 'M-11111111', 'M-22222222'];
    expect((await database.transact(worker.who, (tx) => freeCaseCodes(tx, 2, () => drawn.shift() as string))).sort()).toEqual(['M-11111111', 'M-22222222']);
  });
});
