import { describe, expect, it } from 'vitest';
import { anyone, signIn, type TestUser } from '../../foundation/testing/house.ts';
import type { RequestFile } from './schema.ts';

async function readyRequest(officer: TestUser, born = '1979-05-06'): Promise<{ person: string; request: string }> {
  const person = (await officer.post<{ id: string }>('/api/people', { givenName: 'Rosa', familyName: 'Ejemplo', bornOn: born, cameToNoticeOn: '2004-02-01', citizenship: 'MX' })).body.id;
  const request = (await officer.post<{ id: string }>('/api/letters/requests', { person, receivedOn: '2004-02-20', requester: 'law-enforcement', form: 'labor' })).body.id;
  for (const kind of ['severe-form', 'willing-to-assist', 'continued-presence']) {
    const kept = await officer.post(`/api/letters/requests/${request}/evidence`, { kind, office: 'ICE field office', datedOn: '2004-02-10' });
    expect(kept.status, kept.text).toBe(200);
  }
  return { person, request };
}

describe('a letter', () => {
  it('is refused with every lack and its section, then issued, checked, printed, replaced and rescinded', async () => {
    const officer = await signIn('certification-officer');
    const { request } = await readyRequest(officer);
    const early = await officer.post<{ error: { code: string; sentence: string } }>(`/api/letters/requests/${request}/decisions`, { outcome: 'certified', decidedOn: '2004-03-02' });
    expect(early.status).toBe(409);
    expect(early.body.error.code).toBe('letters.not-consulted');
    expect(early.body.error.sentence).toContain('22 USC 7105(b)(1)(E)');
    await officer.post(`/api/letters/requests/${request}/consultations`, { office: 'DHS', consultedOn: '2004-02-25' });
    const decided = await officer.post<{ letter: string; serial: string }>(`/api/letters/requests/${request}/decisions`, { outcome: 'certified', decidedOn: '2004-03-02' });
    expect(decided.status, decided.text).toBe(200);
    const again = await officer.post<{ error: { code: string } }>(`/api/letters/requests/${request}/decisions`, { outcome: 'certified', decidedOn: '2004-03-02' });
    expect(again.body.error.code).toBe('letters.no-such-step');
    const file = await officer.get<RequestFile>(`/api/letters/requests/${request}`);
    expect(file.body).toMatchObject({ state: 'certified', name: 'Ejemplo, Rosa', ageGroup: 'adult' });

    const check = async (initial = 'E', year = '1979', number = decided.body.serial.toLowerCase()) => (await (await anyone()).post('/letter-check', { number, initial, year })).text;
    expect(await check()).toContain('This letter is valid');
    expect(await check('X')).toContain('do not match');
    expect(await check('E', '1980')).toContain('do not match');
    const pdf = await officer.get(`/api/letters/${decided.body.letter}/pdf`);
    expect(pdf.status, pdf.text.slice(0, 300)).toBe(200);
    expect(pdf.text.startsWith('%PDF')).toBe(true);

    const replaced = await officer.post<{ id: string; serial: string }>(`/api/letters/${decided.body.letter}/replace`, { reason: 'Lost in the mail', endedOn: '2004-04-01' });
    expect(replaced.status, replaced.text).toBe(200);
    expect(await check()).toContain('was replaced');
    expect(await check('E', '1979', replaced.body.serial)).toContain('This letter is valid');
    const rescinded = await officer.post(`/api/letters/${replaced.body.id}/rescind`, { reason: 'Issued in error' });
    expect(rescinded.status, rescinded.text).toBe(200);
    expect(await check('E', '1979', replaced.body.serial)).toContain('was withdrawn');
    expect((await officer.post<{ error: { code: string } }>(`/api/letters/${replaced.body.id}/rescind`, { reason: 'Twice' })).body.error.code).toBe('letters.ended');
  });

  it('goes to a minor without any question of cooperation, and not to an adult', async () => {
    const officer = await signIn('certification-officer');
    const person = (await officer.post<{ id: string }>('/api/people', { givenName: 'Li', familyName: 'Muestra', bornOn: '1990-01-01', cameToNoticeOn: '2004-02-01' })).body.id;
    const request = (await officer.post<{ id: string }>('/api/letters/requests', { person, receivedOn: '2004-02-20', requester: 'victim-services' })).body.id;
    await officer.post(`/api/letters/requests/${request}/evidence`, { kind: 'severe-form', office: 'FBI', datedOn: '2004-02-10' });
    await officer.post(`/api/letters/requests/${request}/consultations`, { office: 'DHS', consultedOn: '2004-02-25' });
    expect((await officer.post<{ error: { code: string } }>(`/api/letters/requests/${request}/decisions`, { outcome: 'certified', decidedOn: '2004-03-02' })).body.error.code).toBe('letters.not-adult');
    const decided = await officer.post<{ letter: string }>(`/api/letters/requests/${request}/decisions`, { outcome: 'eligible', decidedOn: '2004-03-02' });
    expect(decided.status, decided.text).toBe(200);
  });

  it('is the same row however often the same act is sent', async () => {
    const officer = await signIn('certification-officer');
    const { request } = await readyRequest(officer);
    await officer.post(`/api/letters/requests/${request}/consultations`, { office: 'DHS', consultedOn: '2004-02-25' });
    const key = crypto.randomUUID();
    const decide = () => officer.post<{ serial: string }>(`/api/letters/requests/${request}/decisions`, { outcome: 'certified', decidedOn: '2004-03-02' }, { 'idempotency-key': key });
    const [one, two] = await Promise.all([decide(), decide()]);
    expect(one.body.serial).toBe(two.body.serial);
    const other = await officer.post<{ error: { code: string } }>(`/api/letters/requests/${request}/evidence`, { kind: 'age', office: 'X office', datedOn: '2004-02-10' }, { 'idempotency-key': key });
    expect(other.body.error.code).toBe('web.key-reused');
  });

  it('turns exactly one bit of the status list when it is withdrawn', async () => {
    const officer = await signIn('certification-officer');
    const { request } = await readyRequest(officer);
    await officer.post(`/api/letters/requests/${request}/consultations`, { office: 'DHS', consultedOn: '2004-02-25' });
    const { body } = await officer.post<{ letter: string }>(`/api/letters/requests/${request}/decisions`, { outcome: 'certified', decidedOn: '2004-03-02' });
    const bits = async (): Promise<Uint8Array> => {
      const { decodeStatusList } = await import('../../foundation/credential/status-list.ts');
      const list = await (await anyone()).get<{ credentialSubject: { encodedList: string } }>(`/api/letters/status/${officer.agency}/0`);
      return decodeStatusList(list.body.credentialSubject.encodedList);
    };
    const before = await bits();
    await officer.post(`/api/letters/${body.letter}/rescind`, { reason: 'Issued in error' });
    const after = await bits();
    let turned = 0;
    for (let i = 0; i < before.length; i++) for (let b = 0; b < 8; b++) if (((before[i]! ^ after[i]!) >> b) & 1) turned++;
    expect(turned).toBe(1);
  });

  it('is decided once by two who decide at the same moment', async () => {
    const officer = await signIn('certification-officer');
    for (let round = 0; round < 6; round++) {
      const { request } = await readyRequest(officer);
      await officer.post(`/api/letters/requests/${request}/consultations`, { office: 'DHS', consultedOn: '2004-02-25' });
      const both = await Promise.all([1, 2, 3].map(() => officer.post<{ error?: { code: string } }>(`/api/letters/requests/${request}/decisions`, { outcome: 'certified', decidedOn: '2004-03-02' })));
      expect(both.map((a) => a.status).sort(), both.map((a) => a.text).join()).toEqual([200, 409, 409]);
      expect((await officer.get<RequestFile>(`/api/letters/requests/${request}`)).body.letters).toHaveLength(1);
    }
  });
});
