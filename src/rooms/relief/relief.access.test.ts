import { afterEach, describe, expect, it } from 'vitest';
import { sql } from '../../foundation/database/sql.ts';
import { identityOf } from '../../foundation/identity/subjects.ts';
import { house, signIn, today, type TestUser } from '../../foundation/testing/house.ts';
import { runRound } from '../../foundation/web/nightly.ts';
import { discloseWithout } from '../sharing/index.ts';
import type { ApplicationFile, Incoming, NoticeView, OfficeView, PersonFile, PresenceFile, QueueEntry } from './schema.ts';

interface Kept { id: string; version: number }
interface Refused { error: { code: string; detail?: { from?: string } } }

const personOf = async (worker: TestUser, more: object = {}): Promise<string> => (await worker.post<Kept>('/api/people', { givenName: 'Rosa', familyName: 'Ejemplo', bornOn: '1980-04-01', cameToNoticeOn: '2004-02-17', citizenship: 'MX', ...more })).body.id;
const must = async <T>(answer: Promise<{ status: number; text: string; body: T }>): Promise<T> => {
  const { status, text, body } = await answer;
  expect(status, text).toBe(200);
  return body;
};
const apply = (officer: TestUser, person: string, more: object = {}) => officer.post<Kept & Refused>('/api/relief/applications', { person, kind: 'status', class: 'T-1', receivedOn: '2004-03-01', ...more });
const step = (officer: TestUser, id: string, name: string, onDay: string, more: object = {}, headers?: Record<string, string>) => officer.post<Kept & Refused>(`/api/relief/applications/${id}/steps`, { step: name, onDay, ...more }, headers);
const file = async (user: TestUser, id: string) => must(user.get<ApplicationFile>(`/api/relief/applications/${id}`));
const relief = async (user: TestUser, person: string) => must(user.get<PersonFile>(`/api/relief/people/${person}`));

describe('applications of an office', () => {
  afterEach(() => today(null));

  it('go from receipt to status, with every deadline counted by the law of the day and logged', async () => {
    today('2004-12-01');
    const officer = await signIn('immigration-officer');
    const person = await personOf(officer);
    const { id } = await must(apply(officer, person));
    await must(step(officer, id, 'asked', '2004-04-01'));
    expect((await relief(officer, person)).deadlines).toMatchObject([{ kind: 'evidence-due', dueOn: '2004-06-24', countedFrom: '2004-04-01', amount: 84, unit: 'days', log: [{ cause: 'asked' }] }]);
    expect((await step(officer, id, 'asked', '2004-04-02')).body.error.code).toBe('relief.no-such-step');
    expect((await step(officer, id, 'answered', '2004-03-30')).body.error.code).toBe('relief.out-of-order');
    expect((await step(officer, id, 'answered', '2005-03-30')).body.error.code).toBe('relief.in-future');
    await must(step(officer, id, 'answered', '2004-05-20'));
    expect((await relief(officer, person)).deadlines).toEqual([]);
    const stale = await step(officer, id, 'approved', '2004-06-02', {}, { 'if-match': '1' });
    expect(stale.status).toBe(412);
    await must(step(officer, id, 'approved', '2004-06-02'));
    const granted = await file(officer, id);
    expect(granted).toMatchObject({ state: 'approved', outcome: 'approved', decidedOn: '2004-06-02', endsOn: '2007-06-02', days: 93, keptAs: 'office' });
    expect((await relief(officer, person)).deadlines.map((d) => [d.kind, d.dueOn])).toEqual([['status-ends', '2007-06-01'], ['adjust-from', '2009-01-12']]);
    const early = await apply(officer, person, { kind: 'adjustment', receivedOn: '2004-11-30' });
    expect([early.body.error.code, early.body.error.detail?.from]).toEqual(['relief.too-early', '2009-01-12']);
  });

  it('move their deadlines by the next act, and keep the log of each computing', async () => {
    today('2015-06-01');
    const officer = await signIn('immigration-officer');
    const person = await personOf(officer);
    const { id } = await must(apply(officer, person, { receivedOn: '2012-01-10' }));
    await must(step(officer, id, 'approved', '2012-09-03'));
    const from = async () => (await relief(officer, person)).deadlines.find((d) => d.kind === 'adjust-from');
    expect(await from()).toMatchObject({ dueOn: '2015-09-03', log: [{ dueOn: '2015-09-03' }] });
    const absence = await must(officer.post<Kept>(`/api/relief/people/${person}/absences`, { leftOn: '2014-01-01', returnedOn: '2014-04-15' }));
    expect(absence.version).toBe(1);
    expect(await from()).toMatchObject({ dueOn: '2017-04-15', log: [{ dueOn: '2015-09-03' }, { dueOn: '2017-04-15', cause: 'departed' }] });
    expect((await relief(officer, person)).presenceKept).toMatchObject({ broken: true, longest: 104 });
    await must(officer.post(`/api/relief/people/${person}/absences/${absence.id}/return`, { returnedOn: '2014-04-15', justified: 'certified' }));
    expect((await from())?.dueOn).toBe('2015-09-03');
    await must(officer.post(`/api/relief/people/${person}/completions`, { completedOn: '2015-02-02' }));
    expect((await from())?.dueOn).toBe('2015-02-02');
    await must(apply(officer, person, { kind: 'adjustment', receivedOn: '2015-03-01' }));
    expect((await relief(officer, person)).deadlines, 'status is extended while adjustment is pending').toEqual([]);
  });

  it('of U give the first day of adjustment three years after admission, by their own law, and at night to those granted before it was counted', async () => {
    today('2011-06-01');
    const officer = await signIn('immigration-officer');
    const person = await personOf(officer);
    const { id } = await must(apply(officer, person, { class: 'U-1', receivedOn: '2010-01-10' }));
    await must(step(officer, id, 'approved', '2010-09-03'));
    const from = async () => (await relief(officer, person)).deadlines.find((d) => d.kind === 'adjust-from');
    expect(await from()).toMatchObject({ dueOn: '2013-09-03', countedFrom: '2010-09-03', amount: 3, unit: 'years', citation: expect.stringContaining('8 USC 1255(m)(1)(A)') });
    const early = await apply(officer, person, { kind: 'adjustment', class: 'U-1', receivedOn: '2011-05-30' });
    expect([early.body.error.code, early.body.error.detail?.from]).toEqual(['relief.too-early', '2013-09-03']);
    await must(officer.post(`/api/relief/people/${person}/completions`, { completedOn: '2011-02-02' }));
    expect((await from())?.dueOn, 'the end of the case shortens nothing').toBe('2013-09-03');
    const { database, services, rooms } = await house();
    const admin = await database.administrator();
    try { await admin.query('delete from relief.deadline where agency = $1', [officer.agency]); } finally { await admin.end(); }
    expect(await from()).toBeUndefined();
    const night = async () => (await runRound({ database, services, rooms, which: 'nightly', agencies: [officer.agency], log: (entry) => { throw new Error(JSON.stringify(entry)); } })).acts.find((a) => a.act === 'relief.count-anew')?.done;
    expect([await night(), await night()]).toEqual([1, 0]);
    expect(await from()).toMatchObject({ dueOn: '2013-09-03', log: [{ cause: 'law' }] });
  });

  it('are refused where they would be denied solely on what the perpetrator furnished', async () => {
    today('2004-12-01');
    const officer = await signIn('immigration-officer');
    const { id } = await must(apply(officer, await personOf(officer)));
    const told = async (source: string) => (await must(officer.post<Kept>(`/api/relief/applications/${id}/information`, { source, text: 'She came by her own wish, the employer says.' }))).id;
    const employer = await told('perpetrator');
    expect((await step(officer, id, 'denied', '2004-06-01', { reason: 'not-severe-form' })).body.error.code).toBe('relief.rests-on-nothing');
    expect((await step(officer, id, 'denied', '2004-06-01', { reason: 'not-severe-form', restsOn: [employer] })).body.error.code).toBe('relief.solely-perpetrator');
    expect((await step(officer, id, 'denied', '2004-06-01', { reason: 'not-severe-form', restsOn: [crypto.randomUUID()] })).status).toBe(404);
    await must(step(officer, id, 'denied', '2004-06-01', { reason: 'not-severe-form', restsOn: [employer, await told('record')] }));
    const denied = await file(officer, id);
    expect(denied).toMatchObject({ state: 'denied', outcome: 'denied', reason: 'not-severe-form' });
    expect(denied.deadlines.find((d) => d.state === 'open')).toMatchObject({ kind: 'appeal-due', dueOn: '2004-07-01' });
    const supervisor = await signIn('supervisor', { agency: officer.agency });
    expect(JSON.stringify(await file(supervisor, id)), 'a supervisor sees that there are words, and not which').not.toContain('employer');
  });

  it('let families follow by the law of the day and no further than the principal', async () => {
    today('2004-12-01');
    const officer = await signIn('immigration-officer');
    const [principal, child, mother] = [await personOf(officer), await personOf(officer, { bornOn: '1996-05-05' }), await personOf(officer, { bornOn: '1955-05-05' })];
    const { id } = await must(apply(officer, principal));
    const parent = await apply(officer, mother, { class: 'T-4', relation: 'parent', principal: id, receivedOn: '2004-04-01' });
    expect(parent.body.error.code).toBe('relief.principal-too-old');
    expect((await apply(officer, child, { class: 'T-3', relation: 'child', unmarried: true, receivedOn: '2004-04-01' })).body.error.code).toBe('relief.no-principal');
    const follows = await must(apply(officer, child, { class: 'T-3', relation: 'child', unmarried: true, principal: id, receivedOn: '2004-04-01' }));
    expect(await file(officer, follows.id)).toMatchObject({ subclause: 'II', principalUnder21: false });
    expect((await step(officer, follows.id, 'approved', '2004-07-01')).body.error.code).toBe('relief.principal-not-granted');
    await must(step(officer, id, 'approved', '2004-06-10'));
    await must(step(officer, follows.id, 'approved', '2004-07-01'));
    expect((await file(officer, follows.id)).endsOn, 'the family’s status ends with the principal’s').toBe('2007-06-10');
    expect((await file(officer, id)).family.map((f) => f.class)).toEqual(['T-3']);
    expect((await relief(officer, child)).protected).toBe(true);
  });

  it('reconcile in every year, as a cohort, and are counted only where the deciding office holds them', async () => {
    today('2004-12-01');
    const [officer, advocate] = [await signIn('immigration-officer'), await signIn('case-manager')];
    const ids: string[] = [];
    for (let i = 0; i < 3; i++) ids.push((await must(apply(officer, await personOf(officer)))).id);
    await must(step(officer, ids[0] as string, 'approved', '2004-10-20'));
    await must(step(officer, ids[1] as string, 'withdrawn', '2004-05-20'));
    const year = await must(officer.get<OfficeView>('/api/relief', { year: '2004' }));
    expect(year).toMatchObject({ cohort: { received: 3, approved: 1, denied: 0, withdrawn: 1, pending: 1, reconciles: true }, flow: { received: 3, approved: 0, withdrawn: 1 }, cap: { granted: 0, most: 5000 } });
    const { services } = await house();
    const counted = async () => (await services.counter.all<{ n: number }>(sql`select count(*) as n from relief.application_as_of where kept_as = 'office' and agency = any(${[officer.agency, advocate.agency]}::uuid[])`))[0]?.n;
    expect(await counted()).toBe(3);
    const client = await personOf(advocate);
    const tracked = await must(apply(advocate, client));
    expect(await file(advocate, tracked.id)).toMatchObject({ keptAs: 'tracker' });
    await must(step(advocate, tracked.id, 'denied', '2004-06-01', { reason: 'not-complied' }));
    expect(await counted()).toBe(3);
    expect((await must(advocate.get<OfficeView>('/api/relief', { year: '2004' }))).cohort, 'a tracker has its own view').toMatchObject({ received: 1, denied: 1 });
  });

  it('are nothing to a stranger, a police account, a benefit worker or another office', async () => {
    today('2004-12-01');
    const officer = await signIn('immigration-officer');
    const person = await personOf(officer);
    const { id } = await must(apply(officer, person));
    for (const other of [await signIn('investigator'), await signIn('prosecutor'), await signIn('benefit-worker'), await signIn('hotline-advocate'), await signIn('immigration-officer'), await signIn('case-manager')]) {
      for (const path of [`/api/relief/applications/${id}`, `/api/relief/people/${person}`, `/api/relief/people/${person}/sheet`]) {
        const [hidden, absent] = [await other.get(path), await other.get(path.replace(id, crypto.randomUUID()).replace(person, crypto.randomUUID()))];
        expect([hidden.status, hidden.text]).toEqual([404, absent.text]);
      }
      expect((await step(other, id, 'withdrawn', '2004-06-01')).status).toBe(404);
    }
    const certifier = await signIn('certification-officer');
    expect((await certifier.get('/api/relief/queue')).status, 'reads notices only').toBe(404);
    expect((await certifier.get('/api/relief/notices')).status).toBe(200);
    const supervisor = await signIn('supervisor', { agency: officer.agency });
    expect((await supervisor.get('/api/relief/queue')).status).toBe(200);
    expect((await step(supervisor, id, 'withdrawn', '2004-06-01')).status).toBe(404);
  });
});

describe('continued presence', () => {
  afterEach(() => today(null));

  it('is issued by the law of the day, counts its days, and must stand while a civil action is pending', async () => {
    today('2004-12-01');
    const officer = await signIn('immigration-officer');
    const person = await personOf(officer);
    const { id } = await must(officer.post<Kept>('/api/relief/presences', { person, receivedOn: '2004-03-01', requester: 'fbi' }));
    const act = (name: string, onDay: string, more: object = {}) => officer.post<Kept & Refused>(`/api/relief/presences/${id}/steps`, { step: name, onDay, ...more });
    expect((await act('issued', '2004-03-20', { endsOn: '2006-03-20' })).body.error.code).toBe('relief.too-long');
    await must(act('issued', '2004-03-20'));
    expect(await must(officer.get<PresenceFile>(`/api/relief/presences/${id}`))).toMatchObject({ state: 'issued', endsOn: '2005-03-20', days: 19, standing: true, mustStand: false });
    const action = await must(officer.post<Kept>(`/api/relief/people/${person}/civil-actions`, { filedOn: '2004-06-01' }));
    const held = await must(officer.get<PresenceFile>(`/api/relief/presences/${id}`));
    expect(held.mustStand).toBe(true);
    expect(held.possible.find((p) => p.step === 'ended')?.lacking.map((l) => l.code)).toEqual(['relief.must-be-permitted']);
    expect((await act('ended', '2004-07-01')).body.error.code).toBe('relief.must-be-permitted');
    expect((await relief(officer, person)).deadlines).toEqual([]);
    await must(officer.post(`/api/relief/people/${person}/civil-actions/${action.id}/conclude`, { concludedOn: '2004-09-01' }));
    expect((await relief(officer, person)).deadlines).toMatchObject([{ kind: 'presence-ends', dueOn: '2005-03-19', log: [{ state: 'open' }] }]);
    await must(act('ended', '2004-10-01', { reason: 'no-longer-needed' }));
    expect((await relief(officer, person)).deadlines).toEqual([]);
  });
});

describe('a question from outside', () => {
  it('gets the same words about somebody with a file, somebody without one and nobody at all, and keeps no name', async () => {
    const officer = await signIn('immigration-officer');
    const [flagged, plain] = [await personOf(officer), await personOf(officer)];
    await must(apply(officer, flagged));
    const answers: string[] = [];
    for (const person of [flagged, plain, crypto.randomUUID(), undefined]) {
      for (const [asker, purpose, sworn] of [['employer', 'none', false], ['local-police', 'law-enforcement', false], ['relative', 'benefits', true], ['press', 'department', true]] as const) {
        const { id } = await must(officer.post<Kept>('/api/relief/questions', { asker, purpose, sworn, ...(person ? { person } : {}) }));
        const { id: _, asker: __, purpose: ___, ...answer } = await must(officer.get<Record<string, unknown>>(`/api/relief/questions/${id}`));
        answers.push(JSON.stringify(answer));
      }
    }
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('"answered":false');
    const { database } = await house();
    const rows = await database.transact(officer.who, (tx) => tx.all<{ person: string | null }>(sql`select person from relief.question`));
    expect(rows).toHaveLength(16);
    expect(rows.every((r) => r.person === null)).toBe(true);
  });
  it('is answered for a sworn and lawful purpose, and logged', async () => {
    const officer = await signIn('immigration-officer');
    const person = await personOf(officer);
    const application = await must(apply(officer, person));
    const { id } = await must(officer.post<Kept>('/api/relief/questions', { asker: 'dhs', purpose: 'department', sworn: true, person }));
    const answer = await must(officer.get<{ answered: boolean; authority: string; files: { number: string }[] }>(`/api/relief/questions/${id}`));
    expect(answer).toMatchObject({ answered: true, authority: '8 USC 1367(a)(2)', files: [{ number: (await file(officer, application.id)).number }] });
    expect((await must(officer.get<{ questions: { answered: boolean }[] }>('/api/relief/questions'))).questions[0]?.answered).toBe(true);
  });
});

describe('what the benefit-granting office is told', () => {
  afterEach(() => today(null));

  it('crosses through sharing, is taken up for the person it knows, and ends when the status does', async () => {
    today('2004-12-01');
    const [officer, certifier] = [await signIn('immigration-officer'), await signIn('certification-officer')];
    const [person, known] = [await personOf(officer), await personOf(certifier, { familyName: 'Ejémplo' })];
    const { id } = await must(apply(officer, person));
    await must(step(officer, id, 'bona-fide', '2004-05-01'));
    expect((await relief(officer, person)).owed).toMatchObject([{ subject: id, kind: 'bona-fide-t', datedOn: '2004-05-01', toldOn: null }]);
    const provider = await signIn('case-manager');
    const tell = (office: string) => officer.post<Kept & Refused>(`/api/relief/people/${person}/tell`, { subject: id, office });
    expect((await tell(provider.agency)).body.error.code).toBe('relief.not-a-benefit-office');
    await must(tell(certifier.agency));
    expect((await tell(certifier.agency)).body.error.code).toBe('relief.told-already');
    expect((await relief(officer, person)).owed[0]?.toldOn).toBe('2004-12-01');
    const inbox = await must(certifier.get<{ entries: { id: string; topic: string; basis: string }[] }>('/api/sharing/inbox'));
    expect(inbox.entries).toMatchObject([{ topic: 'status-notice', basis: 'statute' }]);
    const message = inbox.entries[0]?.id as string;
    const incoming = await must(certifier.get<Incoming>(`/api/relief/incoming/${message}`));
    expect(incoming).toMatchObject({ kind: 'bona-fide-t', datedOn: '2004-05-01', name: 'Ejemplo, Rosa', candidates: [{ person: known, bornOn: '1980-04-01' }] });
    await must(certifier.post(`/api/relief/incoming/${message}/take`, { person: known }));
    expect((await certifier.post<Refused>(`/api/relief/incoming/${message}/take`, { person: known })).body.error.code).toBe('relief.taken-already');
    const notices = await must(certifier.get<{ notices: NoticeView[] }>('/api/relief/notices'));
    expect(notices.notices).toMatchObject([{ person: known, kind: 'bona-fide-t', datedOn: '2004-05-01' }]);
    const stranger = await signIn('certification-officer');
    expect((await stranger.get(`/api/relief/incoming/${message}`)).status).toBe(404);
    expect((await must(stranger.get<{ total: number }>('/api/relief/notices'))).total).toBe(0);
  });

  it('is nothing where it comes from an office that grants no status, whatever it says of itself', async () => {
    today('2004-12-01');
    const [provider, certifier] = [await signIn('case-manager'), await signIn('certification-officer')];
    const person = await personOf(provider);
    const { database, services } = await house();
    const facts = { notice: 'status', kind: 't-status', ended: null, datedOn: '2004-05-01', endsOn: null, office: 'Bureau of Citizenship and Immigration Services', givenName: 'Rosa', familyName: 'Ejemplo', bornOn: '1980-04-01', sex: 'female', citizenship: 'MX', language: 'es' };
    const { message } = await database.transact(provider.who, (tx) => discloseWithout(tx, identityOf(services.keys, provider.agency), services, { to: certifier.agency, basis: 'statute', authority: '8 USC 1367(b)(5)', person, kind: 'status-notice', content: { name: 'Rosa Ejemplo' }, facts }));
    for (const answer of [await certifier.get(`/api/relief/incoming/${message}`), await certifier.post(`/api/relief/incoming/${message}/take`, {})]) expect(answer.status).toBe(404);
  });
});

describe('the queue and the sheet', () => {
  afterEach(() => today(null));

  it('put what is due first first, and print it in the person’s language without the name of this product', async () => {
    today('2025-06-01');
    const officer = await signIn('immigration-officer');
    const [first, second] = [await personOf(officer, { language: 'es' }), await personOf(officer)];
    const [a, b] = [await must(apply(officer, first, { receivedOn: '2025-02-01' })), await must(apply(officer, second, { receivedOn: '2025-01-01' }))];
    await must(step(officer, a.id, 'asked', '2025-05-01'));
    const queue = await must(officer.get<{ total: number; entries: QueueEntry[] }>('/api/relief/queue'));
    expect(queue.entries.map((e) => [e.id, e.dueOn])).toEqual([[a.id, '2025-07-24'], [b.id, null]]);
    const sheet = await officer.get(`/api/relief/people/${first}/sheet`);
    expect([sheet.status, sheet.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(sheet.headers['content-disposition']).toBe('attachment; filename="sheet.pdf"');
    expect(sheet.text).not.toMatch(/fourfold/i);
  });
});
