import { afterEach, describe, expect, it } from 'vitest';
import { sql } from '../../foundation/database/sql.ts';
import { identityOf } from '../../foundation/identity/subjects.ts';
import { house, signIn, today, type TestUser } from '../../foundation/testing/house.ts';
import { sendPacket } from '../sharing/index.ts';
import type { RequestFile } from './schema.ts';

describe('a request that a provider sends', () => {
  afterEach(() => today(null));

  async function arrived(bornOn: string): Promise<{ officer: TestUser; worker: TestUser; message: string; release: string }> {
    today('2004-03-02');
    const [worker, officer] = [await signIn('case-manager'), await signIn('certification-officer')];
    const person = (await worker.post<{ id: string }>('/api/people', { givenName: 'Rosa', familyName: 'Ejemplo', bornOn, citizenship: 'MX', cameToNoticeOn: '2004-02-17' })).body.id;
    const signers = bornOn > '1987' ? 'minor-alone' : 'person';
    const released = await worker.post<{ id: string }>('/api/sharing/releases', { person, recipient: officer.agency, purpose: 'benefits', purposeWords: 'For the letter', fields: ['name', 'birth', 'citizenship'], signers, method: 'paper', language: 'es', signedOn: '2004-03-02', lastDay: '2004-03-31' });
    expect(released.status, released.text).toBe(200);
    const { database, services } = await house();
    const sent = await database.transact(worker.who, (tx) => sendPacket(tx, identityOf(services.keys, worker.agency), services, {
      release: released.body.id, person, kind: 'certification-request', content: { name: 'Rosa Ejemplo', birth: bornOn, citizenship: 'MX' },
      facts: { givenName: 'Rosa', familyName: 'Ejemplo', form: 'labor', discoveredAt: '2004-03-01T22:10:00Z', evidence: [{ kind: 'severe-form', office: 'FBI field office', datedOn: '2004-02-20' }, { kind: 'made-up', office: 'X', datedOn: '2004-02-20' }] },
    }));
    return { officer, worker, message: sent.message, release: released.body.id };
  }

  it('fills a person, a request and its documents without anything typed anew, once', async () => {
    const { officer, message } = await arrived('1979-05-06');
    const taken = await officer.post<{ id: string }>('/api/letters/arrivals', { message });
    expect(taken.status, taken.text).toBe(200);
    const file = (await officer.get<RequestFile>(`/api/letters/requests/${taken.body.id}`)).body;
    expect(file).toMatchObject({ name: 'Ejemplo, Rosa', bornOn: '1979-05-06', ageGroup: 'adult', citizenship: 'MX', form: 'labor', requester: 'victim-services', receivedOn: '2004-03-02', evidence: [{ kind: 'severe-form', office: 'FBI field office' }] });
    const again = await officer.post<{ error: { code: string } }>('/api/letters/arrivals', { message });
    expect(again.body.error.code).toBe('letters.arrived');
  });

  it('starts a child’s clock when the child was discovered', async () => {
    const { officer, message } = await arrived('1990-05-06');
    const taken = await officer.post<{ id: string }>('/api/letters/arrivals', { message });
    const file = (await officer.get<RequestFile>(`/api/letters/requests/${taken.body.id}`)).body;
    expect(file.ageGroup).toBe('minor');
    const { database } = await house();
    const [row] = await database.transact(officer.who, (tx) => tx.all<{ discovered_at: Date }>(sql`select discovered_at from letters.request_as_of where agency = ${officer.agency}::uuid and id = ${taken.body.id}::uuid`));
    expect(row?.discovered_at.toISOString()).toBe('2004-03-01T22:10:00.000Z');
  });

  it('is nothing to another office, and nothing at all once the release is taken back', async () => {
    const { officer, worker, message, release } = await arrived('1979-05-06');
    const other = await signIn('certification-officer');
    const absent = await other.post('/api/letters/arrivals', { message: crypto.randomUUID() });
    const foreign = await other.post('/api/letters/arrivals', { message });
    expect([foreign.status, foreign.text]).toEqual([absent.status, absent.text]);
    await worker.post(`/api/sharing/releases/${release}/revoke`, { how: 'spoken' });
    expect((await officer.post('/api/letters/arrivals', { message })).status).toBe(404);
  });
});
