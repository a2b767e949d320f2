import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { addOrganization } from '../../foundation/access/accounts.ts';
import { acting } from '../../foundation/audit/acting.ts';
import { sql } from '../../foundation/database/sql.ts';
import { replayPurges } from '../../foundation/identity/subjects.ts';
import { house, signIn, today, type Answer, type TestUser } from '../../foundation/testing/house.ts';
import { runRound } from '../../foundation/web/nightly.ts';
import { openReply } from '../sharing/index.ts';
import { canary } from '../../foundation/testing/inputs.ts';
import type { CaseFile, Documents, GlassView, HhsForm, Legal, Papers, Plan, Privileged, PurgeDue } from './schema.ts';
import { measures } from './measures.ts';

type Kept = { id: string; version: number };
type Refused = { error: { code: string } };
const ON = '2004-03-02';
const DIGEST = createHash('sha256').update('the paper').digest('hex');

async function office(): Promise<{ ana: TestUser; ben: TestUser; iris: TestUser; lea: TestUser }> {
  const ana = await signIn('case-manager');
  const of = { agency: ana.agency };
  return { ana, ben: await signIn('case-manager', of), iris: await signIn('supervisor', of), lea: await signIn('legal-advocate', of) };
}
async function ok<T>(answer: Promise<Answer<T>>): Promise<T> {
  const got = await answer;
  expect(got.status, got.text).toBe(200);
  return got.body;
}
const opened = (who: TestUser, more: object = {}) => ok(who.post<Kept & { person: string }>('/api/cases', { givenName: 'Rosa', familyName: 'Ejemplo', bornOn: '1984-05-06', citizenship: 'MX', cameOn: ON, source: 'hotline', form: 'labor', ...more }));
const code = async (answer: Promise<Answer<Refused>>): Promise<string> => { const got = await answer; return got.body?.error?.code ?? `${got.status} ${got.text}`; };
const note = (who: TestUser, id: string, words: string) => ok(who.post<Kept>(`/api/cases/${id}/notes`, { happenedOn: ON, words, services: [{ kind: 'shelter', minutes: 10 }] }));

describe('a privileged note', () => {
  it('is read by its author and whom the author names, and by nobody else: not the team, not the supervisor, not in SQL', async () => {
    const { ana, ben, iris, lea } = await office();
    const made = await opened(ana);
    for (const who of [ben, lea]) await ok(ana.post(`/api/cases/${made.id}/team`, { account: who.account, part: 'member' }));
    const words = canary();
    const kept = await ok(lea.post<Kept>(`/api/cases/${made.id}/privileged`, { words, happenedOn: ON }));
    const see = async (who: TestUser) => (await ok(who.get<Privileged>(`/api/cases/${made.id}/privileged`))).notes.map((n) => n.words);
    expect(await see(lea)).toEqual([words]);
    expect(await see(ana)).toEqual([]);
    expect((await iris.get(`/api/cases/${made.id}/privileged`)).status).toBe(404);
    const { database } = await house();
    const inSql = (who: TestUser) => acting(database, who.who, { records: 'tested', via: 'test' }, (tx) => tx.one<{ n: number }>(sql`select count(*) as n from cases.privileged_note`));
    expect([(await inSql(lea)).n, (await inSql(ana)).n, (await inSql(iris)).n]).toEqual([1, 0, 0]);
    await ok(lea.post(`/api/cases/privileged/${kept.id}/readers`, { readers: [ana.account] }));
    expect([await see(ana), await see(ben)]).toEqual([[words], []]);
    expect((await ana.post(`/api/cases/privileged/${kept.id}/readers`, { readers: [ben.account] })).status).toBe(404);
    await ok(lea.post(`/api/cases/privileged/${kept.id}/readers`, { readers: [] }));
    expect(await see(ana)).toEqual([]);
    const forged = acting(database, ana.who, { records: 'tested', via: 'test' }, (tx) => tx.all(sql`insert into cases.privileged_note (agency, file, author, readers, happened_on, key, sealed) values (${ana.agency}::uuid, ${made.id}::uuid, ${lea.account}::uuid, array[${ana.account}::uuid], ${ON}::date, gen_random_uuid(), '\\x00')`));
    await expect(forged).rejects.toMatchObject({ code: '42501' });
  });

  it('is touched by no measure, no file, no list, no page of the case and no figure', async () => {
    const { ana, iris } = await office();
    const made = await opened(ana);
    const words = canary();
    const kept = await ok(ana.post<Kept>(`/api/cases/${made.id}/privileged`, { words, happenedOn: ON }));
    for (const measure of measures) expect(measure.records).not.toContain('privileged');
    const { database, rooms } = await house();
    await expect(database.counter.all(sql`select count(*) from cases.privileged_note`)).rejects.toMatchObject({ code: '42501' });
    await expect(database.counter.all(sql`select count(*) from cases.privileged_note_as_of`)).rejects.toMatchObject({ code: '42501' });
    const sheets = rooms.flatMap((r) => (r.sheets ?? []).map((s) => s.sheet.name));
    for (const sheet of sheets) {
      const file = await iris.get(`/api/exchange/${sheet}/export.csv`);
      expect(file.text, sheet).not.toContain(words);
      expect(file.text, sheet).not.toContain(kept.id);
    }
    for (const path of [`/api/cases/of/${made.person}`, `/api/cases/${made.id}/notes`, `/api/cases/${made.id}/plan`, '/api/cases', '/api/cases/day', `/api/people/${made.person}`, `/api/sharing/people/${made.person}`]) {
      for (const who of [ana, iris]) {
        const answer = await who.get(path);
        expect(answer.text, path).not.toContain(words);
        expect(answer.text, path).not.toContain(kept.id);
      }
    }
  });
});

describe('breaking the glass', () => {
  it('opens what it names for as long as it lasts, is before the supervisor at once, and is reviewed by somebody else', async () => {
    const { ana, ben, iris } = await office();
    const made = await opened(ana);
    await note(ana, made.id, 'What only the team reads');
    const notes = () => ben.get<{ notes: { words: string }[] } & Refused>(`/api/cases/${made.id}/notes`);
    expect((await notes()).status).toBe(403);
    const short = await ben.post(`/api/cases/${made.id}/glass`, { reason: 'imminent-danger', scope: 'notes', words: 'short' });
    expect(short.status).toBe(400);
    const why = `She is with him again ${canary()}`;
    const broken = await ok(ben.post<Kept>(`/api/cases/${made.id}/glass`, { reason: 'imminent-danger', scope: 'notes', words: why }));
    expect((await notes()).body.notes[0]?.words).toBe('What only the team reads');
    expect((await ben.get<Refused>(`/api/cases/${made.id}/safety/shown`)).status).toBe(403);
    expect(await code(ben.post<Refused>(`/api/cases/${made.id}/glass`, { reason: 'other', scope: 'all', words: 'Once more, please' }))).toBe('cases.glass-lasts');
    expect(await code(ben.post<Refused>(`/api/cases/${made.id}/team`, { account: ben.account, part: 'lead' }))).toBe('cases.not-on-team');
    const day = await ok(iris.get<{ glass: GlassView[] }>('/api/cases/day'));
    expect(day.glass).toEqual([expect.objectContaining({ id: broken.id, lasts: true, scope: 'notes', words: why, code: expect.stringMatching(/^M-/) })]);
    expect((await ok(ana.get<{ glass: GlassView[] }>('/api/cases/day'))).glass).toEqual([]);
    expect((await ben.post(`/api/cases/glass/${broken.id}/review`, { finding: 'justified' })).status).toBe(404);
    await ok(iris.post(`/api/cases/glass/${broken.id}/review`, { finding: 'not-justified' }));
    expect((await notes()).status).toBe(403);
    expect(await code(iris.post<Refused>(`/api/cases/glass/${broken.id}/review`, { finding: 'justified' }))).toBe('cases.reviewed');
    expect((await ok(iris.get<{ open: object[]; reviewed: GlassView[] }>('/api/cases/glass')))).toMatchObject({ open: [], reviewed: [{ id: broken.id, finding: 'not-justified', lasts: false }] });
  });

  it('opens nothing once its fifteen minutes are over', async () => {
    const { ana, ben } = await office();
    const made = await opened(ana);
    await note(ana, made.id, 'Not any more');
    const broken = await ok(ben.post<Kept>(`/api/cases/${made.id}/glass`, { reason: 'missing', scope: 'all', words: 'Nobody has seen her since Monday' }));
    expect((await ben.get(`/api/cases/${made.id}/notes`)).status).toBe(200);
    const admin = await (await house()).database.administrator();
    try { await admin.query(`update cases.glass set recorded_at = recorded_at - interval '16 minutes', ends_at = ends_at - interval '16 minutes' where id = $1`, [broken.id]); } finally { await admin.end(); }
    expect((await ben.get(`/api/cases/${made.id}/notes`)).status).toBe(403);
  });
});

describe('a stranger with a subpoena', () => {
  it('gets nothing: it goes to counsel, holds the record, and nothing of the case leaves until counsel has answered', async () => {
    const { ana, iris } = await office();
    const made = await opened(ana);
    const other = await opened(ana);
    await note(ana, made.id, 'Held');
    const doc = await ok(ana.post<Kept>(`/api/cases/${made.id}/documents`, { kind: 'other', title: 'Paper', content: Buffer.from('text').toString('base64') }));
    const paper = await ok(ana.post<Kept>(`/api/cases/${made.id}/papers`, { kind: 'subpoena', words: 'From his lawyer', receivedOn: ON, answerBy: '2004-03-16', digest: DIGEST }));
    expect(await code(ana.get<Refused>(`/api/cases/documents/${doc.id}/file`))).toBe('cases.under-subpoena');
    expect((await ok(ana.get<Plan>(`/api/cases/${made.id}/plan`))).tasks).toEqual([expect.objectContaining({ kind: 'counsel', dueOn: '2004-03-16' })]);
    const csv = await iris.get('/api/exchange/cases/export.csv');
    const held = csv.text.split('\n').find((l) => l.includes('subpoena'));
    expect(held, csv.text).toBeDefined();
    expect(held).not.toContain('labor');
    expect(await code(iris.post<Refused>(`/api/cases/papers/${paper.id}/disclose`, { recipient: iris.agency, authority: 'Superior Court', fields: ['name'] }))).toBe('cases.not-an-order');
    for (const part of ['notes', 'person'] as const) expect(await code(iris.post<Refused>(`/api/cases/${made.id}/purge`, { part, reason: 'person-asked' }))).toBe('cases.held');
    expect(await code(iris.post<Refused>(`/api/people/${made.person}/purge`))).toBe('cases.held');
    expect(await code(iris.post<Refused>(`/api/cases/documents/${doc.id}/purge`, { reason: 'person-asked' }))).toBe('cases.held');
    await ok(iris.post(`/api/cases/${other.id}/purge`, { part: 'notes', reason: 'person-asked' }));
    const { database } = await house();
    const sqlDelete = await acting(database, iris.who, { records: 'tested', via: 'test' }, (tx) => tx.all(sql`delete from identity.subject_key where subject = ${made.person}::uuid returning subject`));
    expect(sqlDelete).toEqual([]);
    await ok(iris.post(`/api/cases/papers/${paper.id}/end`, { ending: 'quashed', endedOn: '2004-03-10' }));
    expect((await ana.get(`/api/cases/documents/${doc.id}/file`)).text).toBe('text');
    await ok(iris.post(`/api/cases/${made.id}/purge`, { part: 'notes', reason: 'person-asked' }));
  });

  it('gets nothing by the way of a release either, nor in any file, until counsel has answered; a court order goes its way', async () => {
    const { ana, iris } = await office();
    const lawyer = await signIn('legal-advocate');
    const [name, other] = [canary(), canary()];
    const made = await opened(ana, { familyName: name });
    await opened(ana, { familyName: other });
    const today = (await house()).services.today();
    const release = (await ok(ana.post<Kept>('/api/sharing/releases', { person: made.person, recipient: lawyer.agency, purpose: 'legal', purposeWords: 'So that the lawyer can help', fields: ['name', 'form'], signers: 'person', method: 'paper', language: 'es', signedOn: today, lastDay: today }))).id;
    const packet = (): Promise<Answer<Refused>> => ana.post<Refused>('/api/sharing/packets', { release, fields: ['name'] });
    const referral = (more: object): Promise<Answer<Refused>> => ana.post<Refused>('/api/sharing/referrals', { person: made.person, recipient: lawyer.agency, kind: 'referral', services: ['legal'], answerWithinHours: 24, ...more });
    const blocked = async (): Promise<boolean> => (await ok(ana.get<{ blocked: boolean }>(`/api/sharing/people/${made.person}`))).blocked;
    for (const kind of ['subpoena', 'discovery'] as const) {
      const paper = await ok(ana.post<Kept>(`/api/cases/${made.id}/papers`, { kind, words: 'From his lawyer', receivedOn: ON, answerBy: '2004-03-16', digest: DIGEST }));
      expect([await code(packet()), await code(referral({ release, fields: ['name'] })), await blocked()]).toEqual(['sharing.under-subpoena', 'sharing.under-subpoena', true]);
      for (const sheet of ['people', 'cases', 'service-records', 'htcds']) {
        const csv = await iris.get(`/api/exchange/${sheet}/export.csv`);
        expect(csv.status).toBe(200);
        expect(csv.text, sheet).not.toContain(name);
        if (sheet === 'people') expect(csv.text).toContain(other);
      }
      const handed = await ok(iris.post<Kept>('/api/cases/htcds/handovers', { recipient: lawyer.agency }).then((a) => ({ ...a, status: a.status === 409 ? 200 : a.status })));
      expect(JSON.stringify(handed)).toContain('1 under a paper');
      await ok(iris.post(`/api/cases/papers/${paper.id}/end`, { ending: 'quashed', endedOn: ON }));
    }
    const order = await ok(ana.post<Kept>(`/api/cases/${made.id}/papers`, { kind: 'court-order', words: 'Order of the court', receivedOn: ON, answerBy: '2004-03-16', digest: DIGEST }));
    await ok(iris.post(`/api/cases/papers/${order.id}/disclose`, { recipient: lawyer.agency, authority: 'Superior Court, 04-113', fields: ['name'] }));
    const subpoena = await ok(ana.post<Kept>(`/api/cases/${made.id}/papers`, { kind: 'subpoena', words: 'Again', receivedOn: ON, answerBy: '2004-03-16', digest: DIGEST }));
    await ok(iris.post(`/api/cases/papers/${order.id}/disclose`, { recipient: lawyer.agency, authority: 'Superior Court, 04-113', fields: ['name'] }));
    await ok(referral({}));
    await ok(iris.post(`/api/cases/papers/${subpoena.id}/end`, { ending: 'answered-by-counsel', endedOn: ON }));
    expect(await blocked()).toBe(false);
    await ok(packet());
  });

  it('with an order of a court is told the fields ordered and no more, and the person is to be told', async () => {
    const { ana, iris } = await office();
    const made = await opened(ana);
    const dojId = await addOrganization((await house()).database.gate, { name: 'A court office', short: crypto.randomUUID().slice(0, 12), kind: 'prosecution' });
    const paper = await ok(ana.post<Kept>(`/api/cases/${made.id}/papers`, { kind: 'court-order', words: 'Order of the court', receivedOn: ON, answerBy: '2004-03-16', digest: DIGEST }));
    expect(await code(iris.post<Refused>(`/api/cases/papers/${paper.id}/disclose`, { recipient: dojId, authority: 'Superior Court, 04-113', fields: ['immigration'] }))).toBe('cases.nothing-of');
    await ok(iris.post(`/api/cases/papers/${paper.id}/disclose`, { recipient: dojId, authority: 'Superior Court, 04-113', fields: ['name'] }));
    const packets = (await ok(ana.get<{ packets: { basis: string; authority: string; fields: string[] }[] }>(`/api/sharing/people/${made.person}`))).packets;
    expect(packets).toEqual([expect.objectContaining({ basis: 'court-order', authority: 'Superior Court, 04-113', fields: ['name'] })]);
    expect((await ok(ana.get<Plan>(`/api/cases/${made.id}/plan`))).tasks.map((t) => t.kind).sort()).toEqual(['counsel', 'safety-plan', 'tell-person']);
  });
});

describe('a purge', () => {
  it('of one part destroys its words and leaves the rest, what is written after stands, and the proof remains', async () => {
    const { ana, iris } = await office();
    const made = await opened(ana);
    await note(ana, made.id, 'Before');
    await ok(ana.post(`/api/cases/${made.id}/goals`, { words: 'A goal', openedOn: ON }));
    await ok(iris.post(`/api/cases/${made.id}/purge`, { part: 'notes', reason: 'person-asked' }));
    await note(ana, made.id, 'After');
    const { database } = await house();
    await replayPurges(database);
    const notes = (await ok(ana.get<{ notes: { words: string | null; purged: boolean; services: object[] }[] }>(`/api/cases/${made.id}/notes`))).notes;
    expect(notes.map((n) => `${n.words} ${n.purged} ${n.services.length}`).sort()).toEqual(['After false 1', 'null true 1']);
    expect((await ok(ana.get<Plan>(`/api/cases/${made.id}/plan`))).goals[0]?.words).toBe('A goal');
    expect((await ok(iris.get<PurgeDue>('/api/cases/purge'))).done).toEqual([expect.objectContaining({ part: 'notes', reason: 'person-asked' })]);
  });

  it('of the person, from whichever room, takes every word of the case along', async () => {
    const { ana, iris } = await office();
    const made = await opened(ana);
    await note(ana, made.id, 'Gone');
    await ok(ana.post<Kept>(`/api/cases/${made.id}/documents`, { kind: 'other', title: 'Gone too', content: Buffer.from('text').toString('base64') }));
    await ok(iris.post(`/api/people/${made.person}/purge`));
    const file = (await ok(iris.get<CaseFile>(`/api/cases/of/${made.person}`))).case;
    expect(file).toMatchObject({ purged: true });
    expect((await ok(iris.get<{ notes: { words: null; purged: boolean }[] }>(`/api/cases/${made.id}/notes`))).notes).toEqual([expect.objectContaining({ words: null, purged: true })]);
    expect((await ok(iris.get<Documents>(`/api/cases/${made.id}/documents`))).documents).toEqual([expect.objectContaining({ title: null, purged: true })]);
    expect(await code(ana.post<Refused>(`/api/cases/${made.id}/notes`, { happenedOn: ON, words: 'More', services: [{ kind: 'shelter', minutes: 1 }] }))).toBe('cases.purged');
  });

  it('comes due by its schedule and is done in one act', async () => {
    const { ana, iris } = await office();
    const made = await opened(ana);
    await ok(ana.post(`/api/cases/${made.id}/safety/card`, { confirmedOn: ON, card: { channel: 'text', hours: 'any', whoMayAnswer: 'she', voicemail: true } }));
    await ok(ana.post(`/api/cases/${made.id}/passages`, { kind: 'declined', happenedOn: '2004-03-05', reason: 'person-declined' }));
    today('2004-06-20');
    try {
      const [later, worker] = [await signIn('supervisor', { agency: ana.agency }), await signIn('case-manager', { agency: ana.agency })];
      const due = await ok(later.get<PurgeDue>('/api/cases/purge'));
      expect(due).toMatchObject({ total: 1, due: [{ id: made.id, since: '2004-03-05', parts: ['safety'], held: false }] });
      expect((await worker.get('/api/cases/purge')).status).toBe(404);
      await ok(later.post(`/api/cases/${made.id}/purge/due`));
      expect((await ok(later.get<PurgeDue>('/api/cases/purge'))).total).toBe(0);
      expect(await code(later.post<Refused>(`/api/cases/${made.id}/purge/due`))).toBe('cases.not-due');
    } finally { today(null); }
    expect((await ok(iris.get<CaseFile>(`/api/cases/of/${made.person}`))).case?.inside?.safety.card).toMatchObject({ purged: true, usable: false });
  });
});

describe('a request to HHS', () => {
  it('is filled from the case, lists what is missing, and goes only under a release that names what it needs', async () => {
    const { ana } = await office();
    const made = await opened(ana, { citizenship: 'MX' });
    const hhs = await addOrganization((await house()).database.gate, { name: 'An HHS office', short: crypto.randomUUID().slice(0, 12), kind: 'benefit-granting' });
    const form = () => ok(ana.get<HhsForm>(`/api/cases/${made.id}/hhs/certification`));
    expect((await form()).items.filter((i) => i.required && !i.here).map((i) => i.item)).toEqual(['status']);
    const release = async (fields: string[]) => (await ok(ana.post<Kept>('/api/sharing/releases', { person: made.person, recipient: hhs, purpose: 'benefits', purposeWords: 'To ask for certification', fields, signers: 'person', method: 'paper', document: DIGEST, language: 'es', signedOn: (await house()).services.today(), lastDay: (await house()).services.today() }))).id;
    const narrow = await release(['name', 'birth']);
    const send = (by: string) => ana.post<Refused>(`/api/cases/${made.id}/hhs/certification`, { release: by });
    expect(await code(send(narrow))).toBe('cases.request-incomplete');
    await ok(ana.post(`/api/cases/${made.id}/statuses`, { kind: 'cp-granted', heldOn: '2004-04-01', endsOn: '2005-04-01' }));
    expect((await form()).missing).toBe(0);
    expect(await code(send(narrow))).toBe('cases.release-too-narrow');
    const wide = await release(['name', 'birth', 'citizenship', 'form', 'immigration']);
    await ok(send(wide));
    expect((await form()).sentOn).toBe((await house()).services.today());
    expect(await code(ana.post<Refused>(`/api/cases/${made.id}/hhs/child-assistance`, { release: wide }))).toBe('cases.wrong-request');
    const officer = await signIn('certification-officer', { agency: hhs });
    const inbox = await ok(officer.get<{ entries: { id: string; topic: string }[] }>('/api/sharing/inbox'));
    expect(inbox.entries.map((e) => e.topic)).toEqual(['certification-request']);
    const said = await ok(officer.get<{ said: { field: string; text: string }[] }>(`/api/sharing/messages/${inbox.entries[0]?.id}`));
    expect(said.said.map((s) => s.field).sort()).toEqual(['birth', 'citizenship', 'form', 'immigration', 'name']);
    const taken = await ok(officer.post<Kept>('/api/letters/arrivals', { message: inbox.entries[0]?.id }));
    const request = await ok(officer.get<object>(`/api/letters/requests/${taken.id}`));
    expect(request).toMatchObject({ name: 'Ejemplo, Rosa', bornOn: '1984-05-06', citizenship: 'MX', form: 'labor', evidence: [{ kind: 'continued-presence', datedOn: '2004-04-01' }] });
  });

  it('comes back decided from HHS itself, in codes and days, into the case it is of and no other; not where the release was taken back', async () => {
    const { ana } = await office();
    const officer = await signIn('certification-officer');
    const { database, services, rooms } = await house();
    const on = services.today();
    const asked = async (): Promise<{ id: string; person: string; request: string; release: string; form: () => Promise<HhsForm> }> => {
      const made = await opened(ana, { citizenship: 'MX' });
      await ok(ana.post(`/api/cases/${made.id}/statuses`, { kind: 'cp-granted', heldOn: '2004-04-01', endsOn: '2005-04-01' }));
      const release = (await ok(ana.post<Kept>('/api/sharing/releases', { person: made.person, recipient: officer.agency, purpose: 'benefits', purposeWords: 'To ask for certification', fields: ['name', 'birth', 'citizenship', 'form', 'immigration'], signers: 'person', method: 'paper', document: DIGEST, language: 'es', signedOn: on, lastDay: on }))).id;
      await ok(ana.post(`/api/cases/${made.id}/hhs/certification`, { release }));
      const [entry] = (await ok(officer.get<{ entries: { id: string }[] }>('/api/sharing/inbox'))).entries;
      const form = (): Promise<HhsForm> => ok(ana.get<HhsForm>(`/api/cases/${made.id}/hhs/certification`));
      expect((await form()).standing).toEqual({ state: 'sent', outcome: null, decidedOn: null, endsOn: null });
      const request = (await ok(officer.post<Kept>('/api/letters/arrivals', { message: entry?.id }))).id;
      expect((await form()).standing?.state).toBe('opened');
      return { ...made, request, release, form };
    };
    const decide = (request: string) => ok(officer.post(`/api/letters/requests/${request}/decisions`, { outcome: 'denied', decidedOn: on, reason: 'No severe form was shown' }));
    const round = () => runRound({ database, services, rooms, which: 'steady', agencies: [ana.agency], log: (entry) => { throw new Error(JSON.stringify(entry)); } });
    const statuses = async (id: string): Promise<string[]> => (await ok(ana.get<Legal>(`/api/cases/${id}/legal`))).statuses.map((s) => s.kind);
    const [one, other, revoked] = [await asked(), await asked(), await asked()];
    await decide(one.request);
    await ok(ana.post(`/api/sharing/releases/${revoked.release}/revoke`, { how: 'spoken' }));
    await decide(revoked.request);
    for (const times of [1, 0]) expect((await round()).acts.find((a) => a.act === 'cases.take-hhs-answers')).toMatchObject({ done: times, failed: 0 });
    expect((await one.form()).standing).toEqual({ state: 'decided', outcome: 'denied', decidedOn: on, endsOn: null });
    expect([await statuses(one.id), await statuses(other.id), await statuses(revoked.id)]).toEqual([['letter-denied', 'cp-granted'], ['cp-granted'], ['cp-granted']]);
    expect((await other.form()).standing?.state).toBe('opened');
    expect((await ok(ana.get<{ letters: { case: string; kind: string }[] }>('/api/cases/day'))).letters).toEqual([expect.objectContaining({ case: one.id, kind: 'letter-denied' })]);
    const answer = await database.transact({ ...ana.who, roles: ['case-manager'] }, (tx) => tx.all<{ id: string }>(sql`select id from sharing.message where agency = ${ana.agency}::uuid and kind = 'answer'`));
    const said = await database.transact(ana.who, (tx) => openReply(tx, services, answer[0]?.id ?? ''));
    expect(said).toEqual({ outcome: 'denied', decidedOn: on, endsOn: null });
  });

  it('for a child is before the worker with its clock from the first indication', async () => {
    const { ana } = await office();
    const { services } = await house();
    const made = await opened(ana, { bornOn: '2012-01-01', cameOn: services.today() });
    const day = await ok(ana.get<{ clocks: { case: string; authority: string }[] }>('/api/cases/day'));
    expect(day.clocks).toEqual([expect.objectContaining({ case: made.id, authority: expect.stringContaining('7105(b)(1)(H)') })]);
    expect((await ok(ana.get<HhsForm>(`/api/cases/${made.id}/hhs/child-assistance`))).dueAt).not.toBeNull();
  });
});

describe('legal aid and job training', () => {
  it('are opened and closed in order', async () => {
    const { ana } = await office();
    const made = await opened(ana, { funder: 'lsc' });
    const matter = await ok(ana.post<Kept>(`/api/cases/${made.id}/matters`, { kind: 't-status', openedOn: ON }));
    expect(await code(ana.post<Refused>(`/api/cases/matters/${matter.id}/close`, { outcome: 'granted', closedOn: '2004-03-01' }))).toBe('cases.before-opened');
    await ok(ana.post(`/api/cases/matters/${matter.id}/close`, { outcome: 'granted', closedOn: '2004-09-01' }));
    const training = await ok(ana.post<Kept>(`/api/cases/${made.id}/training`, { kind: 'vocational', enrolledOn: ON }));
    await ok(ana.post(`/api/cases/training/${training.id}/move`, { completedOn: '2004-06-01', placedOn: '2004-07-01' }));
    expect(await ok(ana.get<Legal>(`/api/cases/${made.id}/legal`))).toMatchObject({ matters: [{ funder: 'lsc', outcome: 'granted' }], trainings: [{ completedOn: '2004-06-01', placedOn: '2004-07-01', leftOn: null }] });
  });
});

describe('a paper of the case', () => {
  it('shows who holds it and how it ended', async () => {
    const { ana, iris } = await office();
    const made = await opened(ana);
    const paper = await ok(ana.post<Kept>(`/api/cases/${made.id}/papers`, { kind: 'discovery', words: 'Defense asks for notes', receivedOn: ON, answerBy: '2004-03-16', digest: DIGEST }));
    expect((await ok(ana.get<Papers>(`/api/cases/${made.id}/papers`))).papers).toEqual([expect.objectContaining({ id: paper.id, held: true, ending: null, digest: DIGEST })]);
    expect((await ana.post(`/api/cases/papers/${paper.id}/end`, { ending: 'withdrawn', endedOn: '2004-03-12' })).status).toBe(404);
    await ok(iris.post(`/api/cases/papers/${paper.id}/end`, { ending: 'withdrawn', endedOn: '2004-03-12' }));
    expect((await ok(ana.get<Papers>(`/api/cases/${made.id}/papers`))).papers).toEqual([expect.objectContaining({ held: false, ending: 'withdrawn' })]);
  });
});
