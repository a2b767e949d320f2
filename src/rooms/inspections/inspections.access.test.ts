import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../foundation/access/roles.ts';
import { anyone, house, signIn, today, type TestUser } from '../../foundation/testing/house.ts';
import { runRound } from '../../foundation/web/nightly.ts';
import type { Counts, InspectionFile, Inspections } from './schema.ts';

interface Refused { error: { code: string; sentence: string } }
const ABSENT = '00000000-0000-4000-8000-000000000000';
const NEW = { openedOn: '2004-01-05', startedBy: 'complaint', industry: 'restaurants', place: 'TX', employer: 'Maple Row kitchen', site: '1 Example Street' } as const;

describe('inspections of work places', () => {
  let inspector: TestUser;
  let supervisor: TestUser;
  let investigator: TestUser;
  beforeAll(async () => {
    today('2004-03-01');
    [inspector, investigator] = [await signIn('inspector'), await signIn('investigator')];
    supervisor = await signIn('supervisor', { agency: inspector.agency });
  });
  afterAll(() => today(null));
  const open = async (more: object = {}): Promise<string> => (await inspector.post<{ id: string }>('/api/inspections', { ...NEW, ...more })).body.id;
  const file = async (id: string): Promise<InspectionFile> => (await inspector.get<InspectionFile>(`/api/inspections/${id}`)).body;
  const act = async (id: string, what: string, body: object) => {
    const answer = await inspector.post<Refused & { id: string }>(`/api/inspections/${id}/${what}`, body);
    return answer.status === 200 ? answer.body.id : answer.body.error.code;
  };
  const indicator = { kind: 'papers-kept', seenOn: '2004-02-01', workers: 3, urgent: false };

  it('never look into trafficking: neither an activity nor a finding may be about it, and the answer says on which authority', async () => {
    const id = await open();
    for (const [what, body] of [['activities', { kind: 'interviews', about: 'trafficking', doneOn: '2004-02-01' }], ['violations', { law: 'trafficking', foundOn: '2004-02-01', workers: 2, cents: 0 }]] as const) {
      const answer = await inspector.post<Refused>(`/api/inspections/${id}/${what}`, body);
      expect([answer.status, answer.body.error.code], what).toEqual([409, 'inspections.not-ours']);
      expect(answer.body.error.sentence, what).toMatch(/29 USC 211\(a\)/);
    }
    expect(await act(id, 'activities', { kind: 'interviews', about: 'wages', doneOn: '2004-02-01' })).toMatch(/^[0-9a-f-]{36}$/);
    expect((await file(id)).activities).toMatchObject([{ about: 'wages' }]);
  });

  it('compute back wages and have them paid, no more than were computed, and end as they were found', async () => {
    const id = await open();
    expect(await act(id, 'payments', { paidOn: '2004-02-01', workers: 1, cents: 1 })).toBe('inspections.paid-too-much');
    await act(id, 'violations', { law: 'overtime', foundOn: '2004-02-01', workers: 10, cents: 100_000 });
    await act(id, 'violations', { law: 'minimum-wage', foundOn: '2004-02-02', workers: 4, cents: 50_000 });
    await act(id, 'payments', { paidOn: '2004-02-10', workers: 10, cents: 100_000 });
    expect(await file(id)).toMatchObject({ computed: 150_000, paid: 100_000, employer: NEW.employer, site: NEW.site, violations: [{ citation: '29 USC 207' }, { citation: '29 USC 206' }] });
    expect(await act(id, 'conclude', { outcome: 'paid', concludedOn: '2004-02-20', workers: 10 })).toBe('inspections.unpaid');
    expect(await act(id, 'conclude', { outcome: 'agreed', concludedOn: '2004-02-20', workers: 15 })).toBe('inspections.workers-unfit');
    expect(await act(id, 'conclude', { outcome: 'agreed', concludedOn: '2004-02-20', workers: 12 })).toBe(id);
    expect(await act(id, 'violations', { law: 'overtime', foundOn: '2004-02-21', workers: 1, cents: 0 })).toBe('inspections.concluded');
    expect(await act(id, 'payments', { paidOn: '2004-02-25', workers: 4, cents: 50_000 })).toMatch(/^[0-9a-f-]{36}$/);
    expect(await act(id, 'payments', { paidOn: '2004-01-01', workers: 4, cents: 1 })).toBe('inspections.before-opening');
  });

  it('refer what they saw to those who may look into it; the receipt comes when it is opened, and the answer after it', async () => {
    const id = await open();
    expect(await act(id, 'referrals', { recipient: investigator.agency })).toBe('inspections.nothing-to-refer');
    await act(id, 'indicators', indicator);
    expect((await file(id)).referBy).toMatch(/^2004-03-04T/);
    expect(await act(id, 'conclude', { outcome: 'no-violation', concludedOn: '2004-02-20', workers: 0 })).toBe('inspections.not-referred');
    const caring = await signIn('case-manager');
    expect(await act(id, 'referrals', { recipient: caring.agency })).toBe('inspections.not-law-enforcement');
    expect(await act(id, 'referrals', { recipient: ABSENT })).toBe('unknown');
    expect(await act(id, 'referrals', { recipient: inspector.agency })).toBe('unknown');
    await act(id, 'referrals', { recipient: investigator.agency });
    expect(await file(id)).toMatchObject({ referBy: null, inTheWay: [], referrals: [{ recipient: investigator.agency, state: 'waiting', acknowledgedOn: null }] });

    const { entries } = (await investigator.get<{ entries: { id: string; topic: string }[] }>('/api/sharing/inbox')).body;
    expect(entries).toMatchObject([{ topic: 'tip' }]);
    const message = await investigator.get<{ note: string }>(`/api/sharing/messages/${entries[0]?.id}`);
    expect(message.body.note).toContain('Maple Row kitchen');
    expect(message.body.note).toContain('identity papers kept by the employer (3 workers');
    expect(await file(id)).toMatchObject({ referrals: [{ state: 'received', acknowledgedBy: 'opened' }] });
    expect((await investigator.post(`/api/sharing/messages/${entries[0]?.id}/answer`, { outcome: 'accepted' })).status).toBe(200);
    expect((await file(id)).referrals[0]?.state).toBe('accepted');
    const hand = await inspector.post<Refused>(`/api/inspections/referrals/${(await file(id)).referrals[0]?.id}/receipt`, { by: 'letter', reference: 'A 1' });
    expect(hand.body.error.code).toBe('inspections.acknowledged');
    expect(await act(id, 'conclude', { outcome: 'no-violation', concludedOn: '2004-02-20', workers: 0 })).toBe(id);
  });

  it('take receipts at night, though nobody looks', async () => {
    const id = await open();
    await act(id, 'indicators', indicator);
    await act(id, 'referrals', { recipient: investigator.agency });
    const { entries } = (await investigator.get<{ entries: { id: string; state: string }[] }>('/api/sharing/inbox')).body;
    for (const entry of entries) await investigator.get(`/api/sharing/messages/${entry.id}`);
    const { database, services, rooms } = await house();
    const night = await runRound({ database, services, rooms, which: 'nightly', log: () => undefined, agencies: [inspector.agency] });
    expect(night.acts.find((a) => a.act === 'inspections.take-receipts')).toMatchObject({ done: 1, failed: 0 });
  });

  it('record the receipt of an office outside by hand, once', async () => {
    const id = await open();
    await act(id, 'indicators', { ...indicator, urgent: true });
    expect(await act(id, 'referrals', {})).toBe('inspections.no-recipient');
    const referral = await act(id, 'referrals', { recipientName: 'County sheriff' });
    expect((await inspector.get<Counts>('/api/inspections/counts')).body.overdue).toBe(0);
    expect((await inspector.post(`/api/inspections/referrals/${referral}/receipt`, { by: 'letter', reference: 'S-17' })).status).toBe(200);
    expect((await inspector.post<Refused>(`/api/inspections/referrals/${referral}/receipt`, { by: 'letter', reference: 'S-17' })).body.error.code).toBe('inspections.acknowledged');
    expect((await file(id)).referrals).toMatchObject([{ state: 'received', reference: 'S-17', recipient: null }]);
  });

  it('let a supervisor decide declarations, by the law of the day', async () => {
    const id = await open();
    const declaration = await act(id, 'declarations', { supports: 'T', askedOn: '2004-02-01' });
    const path = `/api/inspections/declarations/${declaration}/decision`;
    expect((await inspector.post(path, { outcome: 'signed', decidedOn: '2004-02-10' })).status).toBe(404);
    expect((await supervisor.post<Refused>(path, { outcome: 'signed', decidedOn: '2004-02-10' })).body.error.code).toBe('inspections.may-not-sign');
    expect((await supervisor.post<Refused>(path, { outcome: 'declined', decidedOn: '2004-02-10' })).body.error.code).toBe('inspections.reason');
    expect((await supervisor.post(path, { outcome: 'declined', decidedOn: '2004-02-10', reason: 'No rule lets this office sign' })).status).toBe(200);
    expect((await supervisor.post<Refused>(path, { outcome: 'declined', decidedOn: '2004-02-10', reason: 'Twice' })).body.error.code).toBe('inspections.decided');
  });

  it('reach out to consulates and communities', async () => {
    const event = { kind: 'consulate', partner: 'Consulate General of Mexico', country: 'MX', place: 'TX', heldOn: '2004-02-05', attended: 60 };
    expect((await inspector.post('/api/inspections/outreach', event)).status).toBe(200);
    expect((await inspector.post<Refused>('/api/inspections/outreach', event)).body.error.code).toBe('inspections.outreach-recorded');
    expect((await inspector.post<Refused>('/api/inspections/outreach', { ...event, kind: 'community' })).body.error.code).toBe('inspections.country');
    expect((await supervisor.get<{ total: number }>('/api/inspections/outreach')).body.total).toBe(1);
  });

  it('are the inspectorate’s alone: another role or office finds nothing, and a foreign record is an absent one', async () => {
    const id = await open();
    for (const role of ['hotline-advocate', 'case-manager', 'certification-officer', 'immigration-officer', 'investigator', 'prosecutor', 'task-force-coordinator', 'grant-officer', 'analyst', 'supervisor', 'administrator'] as const satisfies readonly Role[]) {
      const user = await signIn(role);
      expect([(await user.get('/api/inspections')).status, (await user.post('/api/inspections', NEW)).status], role).toEqual([404, 404]);
    }
    expect((await supervisor.post('/api/inspections', NEW)).status).toBe(404);
    expect((await supervisor.get<Inspections>('/api/inspections', { show: 'all' })).body).toMatchObject({ inspections: expect.arrayContaining([expect.objectContaining({ id, employer: NEW.employer })]) as unknown });
    expect((await (await anyone()).get('/api/inspections')).status).toBe(401);
    const stranger = await signIn('inspector');
    const [foreign, absent] = [await stranger.get<Refused>(`/api/inspections/${id}`), await stranger.get<Refused>(`/api/inspections/${ABSENT}`)];
    expect([foreign.status, foreign.body.error]).toEqual([404, absent.body.error]);
  });
});

describe('the log of an inspectorate as a file', () => {
  interface Taken { outcome: string; kept: number; problems: { where: string; problem: string }[] }
  const HEADER = 'reference,opened_on,started_by,industry,place,employer,site,law,found_on,workers,back_wages_computed,back_wages_paid,paid_on,workers_paid,outcome,concluded_on,workers_affected';
  const GOOD = [
    'A1,2004-02-02,complaint,restaurants,TX,Example Catering,,overtime,2004-03-01,14,18250.00,18250.00,2004-04-01,14,paid,2004-04-15,16', 'A1,,,,,,,minimum-wage,2004-03-02,4,1000.50,1000.50,2004-04-01,4,,,',
    'A2,2004-02-03,directed,garment,CA,Example Sewing,,,,,,,,,no-violation,2004-03-01,0',
  ];
  const take = async (user: TestUser, rows: readonly string[]): Promise<Taken> => (await user.post<Taken>('/api/exchange/inspections', { fileName: 'log.csv', content: Buffer.from([HEADER, ...rows, ''].join('\n')).toString('base64') })).body;

  it('is taken in, adds up, and comes out as it went in', async () => {
    const inspector = await signIn('inspector');
    expect(await take(inspector, GOOD)).toMatchObject({ outcome: 'kept', problems: [] });
    const { inspections } = (await inspector.get<Inspections>('/api/inspections', { show: 'all' })).body;
    expect(inspections.map((i) => [i.reference, i.employer, i.computed, i.paid, i.outcome])).toEqual([['A2', 'Example Sewing', 0, 0, 'no-violation'], ['A1', 'Example Catering', 1_925_050, 1_925_050, 'paid']]);
    const out = (await inspector.get('/api/exchange/inspections/export.csv')).text;
    const other = await signIn('inspector');
    expect((await other.post<Taken>('/api/exchange/inspections', { fileName: 'log.csv', content: Buffer.from(out).toString('base64') })).body).toMatchObject({ outcome: 'kept', kept: 3 });
    expect((await other.get('/api/exchange/inspections/export.csv')).text).toBe(out);
    expect((await take(inspector, [GOOD[2] as string])).problems.map((p) => p.where)).toEqual(['A2']);
  });

  const bad: readonly [what: string, row: string, cell: string, says: string][] = [
    ['a finding of trafficking', 'A3,2004-02-02,complaint,hotels,TX,Example Inn,,trafficking,2004-03-01,2,0,,,,,,', 'H5', 'may not investigate'],
    ['more paid than computed', 'A3,2004-02-02,complaint,hotels,TX,Example Inn,,overtime,2004-03-01,2,10.00,10.01,2004-03-02,2,,,', 'L5', 'more than what is left'],
    ['a violation before it began', 'A3,2004-02-02,complaint,hotels,TX,Example Inn,,overtime,2004-02-01,2,10.00,,,,,,', 'I5', 'before it'],
    ['too many persons', 'A3,2004-02-02,complaint,hotels,TX,Example Inn,,overtime,2004-03-01,2,0,,,,paid,2004-03-09,3', 'Q5', '2 workers'],
    ['no employer', 'A3,2004-02-02,complaint,hotels,TX,,,,,,,,,,,,', 'F5', 'needs this'],
    ['an inspection told otherwise', 'A1,,,hotels,,,,,,,,,,,,,', 'D5', 'something else'],
  ];
  for (const [what, row, cell, says] of bad) {
    it(`names the cell and keeps nothing: ${what}`, async () => {
      const inspector = await signIn('inspector');
      const taken = await take(inspector, [...GOOD, row]);
      expect(taken).toMatchObject({ outcome: 'refused', kept: 0 });
      expect(taken.problems.find((p) => p.where === cell)?.problem, JSON.stringify(taken.problems)).toContain(says);
      expect((await inspector.get<Inspections>('/api/inspections', { show: 'all' })).body.total).toBe(0);
    });
  }
});
