import { afterEach, describe, expect, it } from 'vitest';
import { house, signIn, today, type TestUser } from '../../foundation/testing/house.ts';
import { keepNotice } from '../relief/index.ts';
import { acting } from '../../foundation/audit/acting.ts';
import type { LetterFile, RequestFile } from './schema.ts';

type Notice = Parameters<typeof keepNotice>[2];
const told = async (officer: TestUser, person: string, notice: Partial<Notice>) =>
  acting((await house()).database, officer.who, { records: 'received a status notice', via: 'test' }, (tx) => keepNotice(tx, person, { kind: 'continued-presence', ended: null, datedOn: '2004-02-10', endsOn: null, office: 'Immigration', ...notice }));

describe('status notices as evidence for letters', () => {
  afterEach(() => today(null));

  async function request() {
    today('2004-03-02');
    const officer = await signIn('certification-officer');
    const person = (await officer.post<{ id: string }>('/api/people', { givenName: 'Rosa', familyName: 'Ejemplo', bornOn: '1979-05-06', cameToNoticeOn: '2004-02-01', citizenship: 'MX' })).body.id;
    const { id } = (await officer.post<{ id: string }>('/api/letters/requests', { person, receivedOn: '2004-02-20', requester: 'law-enforcement', form: 'labor' })).body;
    for (const kind of ['severe-form', 'willing-to-assist']) await officer.post(`/api/letters/requests/${id}/evidence`, { kind, office: 'ICE field office', datedOn: '2004-02-10' });
    await officer.post(`/api/letters/requests/${id}/consultations`, { office: 'DHS', consultedOn: '2004-02-25' });
    const decide = () => officer.post<{ letter: string; error: { code: string } }>(`/api/letters/requests/${id}/decisions`, { outcome: 'certified', decidedOn: '2004-03-02' });
    return { officer, person, id, decide };
  }

  it('stand beside recorded documents, so that nothing is recorded twice, and a letter rests on them', async () => {
    const { officer, person, id, decide } = await request();
    expect((await decide()).body.error.code).toBe('letters.no-status');
    await told(officer, person, {});
    const file = (await officer.get<RequestFile>(`/api/letters/requests/${id}`)).body;
    expect(file.evidence.find((e) => e.kind === 'continued-presence')).toMatchObject({ noticed: true, office: 'Immigration', datedOn: '2004-02-10' });
    expect(file.possible[0]?.lacking).toEqual([]);
    const decided = await decide();
    expect(decided.status, decided.text).toBe(200);
    expect((await officer.get<LetterFile>(`/api/letters/${decided.body.letter}`)).body.letter.restsOn).toBe('continued-presence');
  });

  it('end what documents and notices showed, and another office’s are nothing here', async () => {
    const { officer, person, id, decide } = await request();
    await officer.post(`/api/letters/requests/${id}/evidence`, { kind: 'continued-presence', office: 'ICE field office', datedOn: '2004-02-10' });
    await told(officer, person, { kind: 'ended', ended: 'continued-presence', datedOn: '2004-02-28' });
    expect((await decide()).body.error.code).toBe('letters.no-status');
    await told(officer, person, { datedOn: '2004-03-01', endsOn: '2005-03-01' });
    expect((await decide()).status).toBe(200);
  });

  it('offer that a letter lapses when continued presence has ended', async () => {
    const { officer, person, decide } = await request();
    await told(officer, person, {});
    const { letter } = (await decide()).body;
    const read = async () => (await officer.get<LetterFile>(`/api/letters/${letter}`)).body;
    expect((await read()).lapsesSince).toBeNull();
    today('2004-09-01');
    const later = await signIn('certification-officer', { agency: officer.agency });
    await told(later, person, { kind: 'ended', ended: 'continued-presence', datedOn: '2004-08-20' });
    expect((await later.get<LetterFile>(`/api/letters/${letter}`)).body.lapsesSince).toBe('2004-08-20');
    expect((await later.post(`/api/letters/${letter}/lapse`, { reason: 'Continued presence has ended', endedOn: '2004-08-20' })).status).toBe(200);
    expect((await later.get<LetterFile>(`/api/letters/${letter}`)).body).toMatchObject({ lapsesSince: null, letter: { standing: 'lapsed' } });
  });
});
