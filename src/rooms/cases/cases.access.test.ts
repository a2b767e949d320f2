import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { house, signIn, type Answer, type TestUser } from '../../foundation/testing/house.ts';
import { canary } from '../../foundation/testing/inputs.ts';
import { acting } from '../../foundation/audit/acting.ts';
import { sql } from '../../foundation/database/sql.ts';
import type { CaseFile, MyDay, Notes as NotesSchema, Plan, Workload } from './schema.ts';
import type { Static } from 'typebox';

type Kept = { id: string; version: number };
type Refused = { error: { code: string } };
type Notes = Static<typeof NotesSchema>;
const ON = '2004-03-02';

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

const opened = (who: TestUser, more: object = {}) => ok(who.post<Kept & { person: string }>('/api/cases', { givenName: 'Rosa', familyName: `Ejemplo ${canary()}`, bornOn: '1984-05-06', cameOn: ON, source: 'hotline', form: 'labor', ...more }));
const code = async (answer: Promise<Answer<Refused>>): Promise<string> => { const got = await answer; return got.body?.error?.code ?? `${got.status} ${got.text}`; };

describe('a case', () => {
  it('is opened with four answers, enrolled, exited with a reason, and entered again', async () => {
    const { ana } = await office();
    const made = await opened(ana);
    const see = async () => (await ok(ana.get<CaseFile>(`/api/cases/of/${made.person}`))).case;
    expect((await see())?.inside).toMatchObject({ state: 'intake', form: 'labor', ageGroup: 'adult', source: 'hotline', next: ['enrolled', 'declined'] });
    expect(await code(ana.post<Refused>('/api/cases', { person: made.person, cameOn: ON, source: 'self' }))).toBe('cases.open-already');
    expect(await code(ana.post<Refused>(`/api/cases/${made.id}/passages`, { kind: 'exited', happenedOn: '2004-03-05', reason: 'moved' }))).toBe('cases.no-such-step');
    await ok(ana.post(`/api/cases/${made.id}/passages`, { kind: 'enrolled', happenedOn: '2004-03-05' }));
    await ok(ana.post(`/api/cases/${made.id}/passages`, { kind: 'exited', happenedOn: '2004-09-05', reason: 'goals-met' }));
    await ok(ana.post(`/api/cases/${made.id}/passages`, { kind: 're-entered', happenedOn: '2005-01-05' }));
    expect((await see())?.inside).toMatchObject({ state: 'enrolled' });
    expect((await see())?.inside?.timeline.map((t) => t.what)).toEqual(['passage-re-entered', 'passage-exited', 'passage-enrolled', 'passage-intake']);
  });

  it('keeps the state that its passages come to', async () => {
    const { ana, iris } = await office();
    const made = await opened(ana);
    await ok(ana.post(`/api/cases/${made.id}/passages`, { kind: 'declined', happenedOn: '2004-03-05', reason: 'no-capacity' }));
    const list = await ok(iris.get<{ total: number; rows: { id: string; state: string }[] }>('/api/cases', { view: 'exited' }));
    expect(list.rows).toEqual([expect.objectContaining({ id: made.id, state: 'closed' })]);
    expect((await ok(iris.get<{ total: number }>('/api/cases', { view: 'intake' }))).total).toBe(0);
  });

  it('is open to its team and to supervisors, and to others of the agency tells that it exists and who works on it', async () => {
    const { ana, ben, iris } = await office();
    const made = await opened(ana);
    const words = canary();
    await ok(ana.post(`/api/cases/${made.id}/notes`, { happenedOn: ON, words, services: [{ kind: 'shelter', minutes: 30 }] }));
    const seen = await ben.get<CaseFile>(`/api/cases/of/${made.person}`);
    expect(seen.body.case).toMatchObject({ id: made.id, mine: false, opened: false, inside: null, team: [expect.objectContaining({ name: 'Test case-manager', part: 'lead' })] });
    for (const part of ['notes', 'plan', 'safety', 'safety/shown', 'documents', 'papers', 'legal', 'hhs/certification']) {
      const answer = await ben.get<Refused>(`/api/cases/${made.id}/${part}`);
      expect([answer.status, answer.body.error.code], part).toEqual([403, 'cases.not-on-team']);
    }
    expect(await code(ben.post<Refused>(`/api/cases/${made.id}/notes`, { happenedOn: ON, words: 'x', services: [{ kind: 'shelter', minutes: 1 }] }))).toBe('cases.not-on-team');
    const row = (await ok(ben.get<{ rows: object[] }>('/api/cases', { view: 'all' }))).rows.find((r) => (r as Kept).id === made.id);
    expect(row).toMatchObject({ open: false, state: null, nextDue: null });
    expect((await ok(iris.get<Notes>(`/api/cases/${made.id}/notes`))).notes[0]?.words).toBe(words);
    expect(await code(ben.post<Refused>(`/api/cases/${made.id}/team`, { account: ben.account, part: 'member' }))).toBe('cases.not-on-team');
    const member = await ok(ana.post<Kept>(`/api/cases/${made.id}/team`, { account: ben.account, part: 'member' }));
    expect((await ok(ben.get<Notes>(`/api/cases/${made.id}/notes`))).notes[0]?.words).toBe(words);
    await ok(ana.post(`/api/cases/team/${member.id}/leave`));
    expect((await ben.get(`/api/cases/${made.id}/notes`)).status).toBe(403);
  });

  it('answers nothing at all to another agency, to a supervisor of another kind of office, and to the police', async () => {
    const { ana } = await office();
    const made = await opened(ana);
    const strangers = [await signIn('case-manager'), await signIn('supervisor', { kind: 'victim-services' }), await signIn('supervisor'), await signIn('investigator'), await signIn('hotline-advocate'), await signIn('supervisor', { kind: 'hotline' }), await signIn('administrator', { agency: ana.agency })];
    for (const stranger of strangers) {
      const [real, invented] = [await stranger.get(`/api/cases/of/${made.person}`), await stranger.get(`/api/cases/of/${randomUUID()}`)];
      expect([real.status, real.text]).toEqual([404, invented.text]);
      const [notes, none] = [await stranger.get(`/api/cases/${made.id}/notes`), await stranger.get(`/api/cases/${randomUUID()}/notes`)];
      expect([notes.status, notes.text]).toEqual([404, none.text]);
    }
  });
});

describe('the row policies of a case, asked as SQL in the application’s own role', () => {
  it('show no note, plan, card, document or paper to a colleague who is not on the team, and let nobody into a team by themselves', async () => {
    const { ana, ben } = await office();
    const { database } = await house();
    const made = await opened(ana);
    await ok(ana.post(`/api/cases/${made.id}/notes`, { happenedOn: ON, words: 'A note', services: [{ kind: 'shelter', minutes: 30 }] }));
    await ok(ana.post(`/api/cases/${made.id}/goals`, { words: 'A goal', openedOn: ON }));
    await ok(ana.post(`/api/cases/${made.id}/tasks`, { words: 'A task' }));
    await ok(ana.post(`/api/cases/${made.id}/safety/card`, { confirmedOn: ON, card: { channel: 'text', hours: '14 to 16', whoMayAnswer: 'nobody', voicemail: false } }));
    await ok(ana.post(`/api/cases/${made.id}/documents`, { kind: 'other', title: 'A paper', content: Buffer.from('%PDF-1.4 x').toString('base64') }));
    const tables = ['profile', 'passage', 'note', 'service', 'goal', 'task', 'safe_contact', 'document'];
    const count = (who: TestUser) => acting(database, who.who, { records: 'tested', via: 'test' }, async (tx) => {
      const found: number[] = [];
      for (const t of tables) found.push((await tx.one<{ n: number }>({ text: `select count(*) as n from cases.${t} where agency = $1::uuid and file = $2::uuid`, values: [who.agency, made.id] })).n);
      return found;
    });
    expect(await count(ana)).toEqual(tables.map(() => 1));
    expect(await count(ben)).toEqual(tables.map(() => 0));
    const join = acting(database, ben.who, { records: 'tested', via: 'test' }, (tx) => tx.all(sql`insert into cases.team (agency, file, account, part) values (${ben.agency}::uuid, ${made.id}::uuid, ${ben.account}::uuid, 'lead')`));
    await expect(join).rejects.toMatchObject({ code: '42501' });
    const long = acting(database, ben.who, { records: 'tested', via: 'test' }, (tx) => tx.all(sql`insert into cases.glass (agency, file, reason, scope, key, sealed, ends_at) values (${ben.agency}::uuid, ${made.id}::uuid, 'other', 'all', ${randomUUID()}::uuid, '\\x00', now() + interval '1 day')`));
    await expect(long).rejects.toMatchObject({ code: '23514' });
    const forOther = acting(database, ana.who, { records: 'tested', via: 'test' }, (tx) => tx.all(sql`insert into cases.glass (agency, file, account, reason, scope, key, sealed) values (${ben.agency}::uuid, ${made.id}::uuid, ${ben.account}::uuid, 'other', 'all', ${randomUUID()}::uuid, '\\x00')`));
    await expect(forOther).rejects.toMatchObject({ code: '42501' });
  });
});

describe('notes', () => {
  it('hold several services, move steps, and are corrected by their author alone', async () => {
    const { ana, ben } = await office();
    const made = await opened(ana);
    await ok(ana.post(`/api/cases/${made.id}/team`, { account: ben.account, part: 'member' }));
    const goal = await ok(ana.post<Kept>(`/api/cases/${made.id}/goals`, { words: 'Quiero mi propia casa', openedOn: ON }));
    const step = await ok(ana.post<Kept>(`/api/cases/${made.id}/tasks`, { words: 'Apply for housing', goal: goal.id, dueOn: '2004-04-01' }));
    const note = await ok(ana.post<Kept>(`/api/cases/${made.id}/notes`, { happenedOn: '2004-03-20', words: 'We went together', services: [{ kind: 'housing', minutes: 60 }, { kind: 'transportation', minutes: 20 }], steps: [{ task: step.id, done: true }] }));
    const plan = await ok(ana.get<Plan>(`/api/cases/${made.id}/plan`));
    expect(plan.goals).toEqual([expect.objectContaining({ words: 'Quiero mi propia casa', outcome: null })]);
    expect(plan.tasks).toEqual([expect.objectContaining({ words: 'Apply for housing', kind: 'step', outcome: 'done', doneOn: '2004-03-20', notes: 1 })]);
    expect(await code(ben.post<Refused>(`/api/cases/notes/${note.id}/correct`, { words: 'Mine now' }))).toBe('cases.not-author');
    await ok(ana.post(`/api/cases/notes/${note.id}/correct`, { words: 'We went there together' }));
    const notes = await ok(ben.get<Notes>(`/api/cases/${made.id}/notes`));
    expect(notes.notes[0]).toMatchObject({ words: 'We went there together', version: 2, mine: false, services: [{ kind: 'housing', minutes: 60 }, { kind: 'transportation', minutes: 20 }] });
    const other = await opened(ana);
    expect((await ana.post(`/api/cases/${other.id}/notes`, { happenedOn: ON, services: [{ kind: 'housing', minutes: 1 }], steps: [{ task: step.id, done: false }] })).status).toBe(404);
  });

  it('of a group session stand once for each who attended, and of none where one is not ours', async () => {
    const { ana, ben } = await office();
    const [one, two, foreign] = [await opened(ana), await opened(ana), await opened(ben)];
    expect(await code(ana.post<Refused>('/api/cases/sessions', { cases: [one.id, foreign.id], happenedOn: ON, kind: 'education', minutes: 90 }))).toBe('cases.not-on-team');
    expect((await ok(ana.get<Notes>(`/api/cases/${one.id}/notes`))).total).toBe(0);
    const session = await ok(ana.post<{ notes: string[] }>('/api/cases/sessions', { cases: [one.id, two.id], happenedOn: ON, kind: 'education', minutes: 90, words: 'First English class' }));
    expect(session.notes).toHaveLength(2);
    for (const made of [one, two]) expect((await ok(ana.get<Notes>(`/api/cases/${made.id}/notes`))).notes).toEqual([expect.objectContaining({ session: true, words: 'First English class', services: [expect.objectContaining({ kind: 'education', minutes: 90 })] })]);
  });

  it('are not readable in the database', async () => {
    const { ana } = await office();
    const made = await opened(ana);
    const words = canary();
    await ok(ana.post(`/api/cases/${made.id}/notes`, { happenedOn: ON, words, services: [{ kind: 'shelter', minutes: 5 }] }));
    const admin = await (await house()).database.administrator();
    try {
      const { rows } = await admin.query<{ text: string }>(`select n::text as text from cases.note n where n.file = $1`, [made.id]);
      expect(rows).toHaveLength(1);
      expect(rows[0]?.text).not.toContain(words);
      expect(rows[0]?.text).not.toContain(Buffer.from(words).toString('hex'));
    } finally { await admin.end(); }
  });
});

describe('reaching a person', () => {
  it('is refused until a card is confirmed lately for that channel', async () => {
    const { ana } = await office();
    const made = await opened(ana);
    const reach = (channel: string) => ana.post<Refused & { card: { phrase: string } }>(`/api/cases/${made.id}/reach`, { channel });
    expect(await code(reach('text'))).toBe('cases.no-safe-contact');
    await ok(ana.post(`/api/cases/${made.id}/safety/card`, { confirmedOn: ON, card: { channel: 'text', hours: '14 to 16', whoMayAnswer: 'her sister', voicemail: false, phrase: 'the library book' } }));
    expect(await code(reach('text'))).toBe('cases.safe-contact-old');
    const { services } = await house();
    await ok(ana.post(`/api/cases/${made.id}/safety/confirm`, { confirmedOn: services.today() }));
    expect(await code(reach('phone'))).toBe('cases.unsafe-channel');
    const got = await reach('text');
    expect([got.status, got.body.card.phrase]).toEqual([200, 'the library book']);
  });
});

describe('documents', () => {
  it('are known by their bytes, sealed, and come back only as an attachment without a telling name', async () => {
    const { ana } = await office();
    const made = await opened(ana);
    const text = `Secret ${canary()}`;
    const add = (content: Buffer, title = 'Passport of Rosa') => ana.post<Kept & Refused>(`/api/cases/${made.id}/documents`, { kind: 'identity', title, content: content.toString('base64') });
    expect((await add(Buffer.from('<html><script>alert(1)</script>'))).status).toBe(400);
    expect((await add(Buffer.from('MZ\u0090\u0000'))).status).toBe(400);
    const kept = await ok(add(Buffer.from(text)));
    const got = await ana.get(`/api/cases/documents/${kept.id}/file`);
    expect(got.text).toBe(text);
    expect(String(got.headers['content-disposition'])).toMatch(/^attachment; filename="document-[0-9a-f]{8}\.txt"$/);
    const admin = await (await house()).database.administrator();
    try {
      const { rows } = await admin.query<{ content: Buffer; row: string }>('select content, (d.*)::text as row from cases.document d where id = $1', [kept.id]);
      expect(rows[0]?.content.includes(Buffer.from(text))).toBe(false);
      expect(rows[0]?.row).not.toContain('Passport');
    } finally { await admin.end(); }
  });
});

describe('my day and the supervisor’s view', () => {
  it('show what is late and due, and the supervisor counts it without a word of it', async () => {
    const { ana, iris } = await office();
    const made = await opened(ana);
    const { services } = await house();
    const words = canary();
    await ok(ana.post(`/api/cases/${made.id}/tasks`, { words, kind: 'visit', dueOn: '2004-04-01' }));
    const due = await ok(ana.post<Kept>(`/api/cases/${made.id}/tasks`, { words: 'Call the clinic', dueOn: services.today() }));
    await ok(ana.post(`/api/cases/${made.id}/notes`, { happenedOn: services.today(), services: [{ kind: 'shelter', minutes: 45 }] }));
    const day = await ok(ana.get<MyDay>('/api/cases/day'));
    expect([day.overdue.map((t) => t.words), day.today.map((t) => t.words), day.caseload]).toEqual([[words], ['Call the clinic'], 1]);
    const before = await iris.get<Workload>('/api/cases/workload');
    expect(before.body.workers).toEqual([expect.objectContaining({ account: ana.account, cases: 1, overdue: 1, dueWeek: 1, notes30: 1, minutes30: 45 })]);
    expect(before.text).not.toContain(words);
    await ok(ana.post(`/api/cases/tasks/${due.id}/end`, { outcome: 'done' }));
    expect(await code(ana.post<Refused>(`/api/cases/tasks/${due.id}/end`, { outcome: 'done' }))).toBe('cases.ended');
    await ok(ana.post(`/api/cases/tasks/${due.id}/reopen`));
    expect((await ok(ana.get<MyDay>('/api/cases/day'))).today).toHaveLength(1);
    expect((await ana.get('/api/cases/workload')).status).toBe(404);
    const [row] = (await ok(ana.get<{ rows: object[] }>('/api/cases'))).rows;
    expect(row).toMatchObject({ id: made.id, open: true, next: words, nextDue: '2004-04-01', tasks: 2, lastOn: services.today(), relief: null, sharing: 0 });
  });

  it('keep one’s own views to oneself', async () => {
    const { ana, ben } = await office();
    const view = await ok(ana.post<Kept>('/api/cases/views', { name: 'Labor, quiet', view: 'quiet', form: 'labor' }));
    expect((await ok(ana.get<{ views: object[] }>('/api/cases/views'))).views).toEqual([{ id: view.id, version: 1, name: 'Labor, quiet', view: 'quiet', form: 'labor' }]);
    expect((await ok(ben.get<{ views: object[] }>('/api/cases/views'))).views).toEqual([]);
    expect((await ben.post(`/api/cases/views/${view.id}/drop`)).status).toBe(404);
    await ok(ana.post(`/api/cases/views/${view.id}/drop`));
    expect((await ok(ana.get<{ views: object[] }>('/api/cases/views'))).views).toEqual([]);
  });
});

describe('a referral that was accepted', () => {
  it('lends its packet to the intake, and nothing once the release is taken back', async () => {
    const { services } = await house();
    const [hotline, ana] = [await signIn('hotline-advocate'), await signIn('case-manager')];
    const person = (await ok(hotline.post<Kept>('/api/people', { givenName: 'Luz', familyName: 'Ejemplo Vega', bornOn: '1984-05-06', citizenship: 'MX', language: 'es', cameToNoticeOn: ON }))).id;
    const release = await ok(hotline.post<Kept>('/api/sharing/releases', { person, recipient: ana.agency, purpose: 'services', purposeWords: 'To be taken on', fields: ['name', 'birth', 'citizenship'], signers: 'person', method: 'paper', language: 'es', signedOn: services.today(), lastDay: services.today() }));
    await ok(hotline.post('/api/sharing/referrals', { person, recipient: ana.agency, kind: 'referral', services: ['case-management'], answerWithinHours: 24, release: release.id, fields: ['name', 'birth', 'citizenship'] }));
    const [entry] = (await ok(ana.get<{ entries: { id: string; kind: string }[] }>('/api/sharing/inbox'))).entries.filter((e) => e.kind === 'referral');
    await ok(ana.post(`/api/sharing/messages/${entry?.id}/answer`, { outcome: 'accepted' }));
    expect(await ok(ana.get<object>(`/api/cases/incoming/${entry?.id}`))).toEqual({ givenName: 'Luz', familyName: 'Ejemplo Vega', bornOn: '1984-05-06', citizenship: 'MX', language: 'es', source: 'provider' });
    await ok(hotline.post(`/api/sharing/releases/${release.id}/revoke`, { how: 'spoken' }));
    const after = await ana.get<object>(`/api/cases/incoming/${entry?.id}`);
    expect(JSON.stringify(after.body)).not.toContain('Ejemplo');
    expect((await signIn('case-manager').then((other) => other.get(`/api/cases/incoming/${entry?.id}`))).status).toBe(404);
  });
});
