import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { addOrganization } from '../foundation/access/accounts.ts';
import { ITSELF } from '../foundation/access/itself.ts';
import { house, signIn, today, type Answer, type TestUser } from '../foundation/testing/house.ts';
import { keepTime, runRound, type RoundReport, type TimedAct } from '../foundation/web/nightly.ts';
import { nightly } from './commands/nightly.ts';
import { openHouse } from './open.ts';
import { rooms } from './rooms.ts';

interface Kept { id: string; version: number; person: string }

async function ok<T>(answer: Promise<Answer<T>>): Promise<T> {
  const got = await answer;
  expect(got.status, got.text).toBe(200);
  return got.body;
}

/** A case that ended on a day, with a safe-contact card. */
async function ended(worker: TestUser, on: string): Promise<Kept> {
  const made = await ok(worker.post<Kept>('/api/cases', { givenName: 'Rosa', familyName: 'Ejemplo', bornOn: '1984-05-06', cameOn: '2004-03-02', source: 'hotline', form: 'labor' }));
  await ok(worker.post(`/api/cases/${made.id}/safety/card`, { confirmedOn: '2004-03-02', card: { channel: 'text', hours: 'any', whoMayAnswer: 'she', voicemail: true } }));
  await ok(worker.post(`/api/cases/${made.id}/passages`, { kind: 'declined', happenedOn: on, reason: 'person-declined' }));
  return made;
}

async function night(agencies: readonly string[], more: { acts?: readonly TimedAct[]; log?: (entry: object) => void } = {}): Promise<RoundReport> {
  const { database, services } = await house();
  const of = more.acts ? rooms.map((room) => (room.name === 'people' ? { ...room, nightly: more.acts as readonly TimedAct[] } : room)) : rooms;
  return runRound({ database, services, rooms: of, which: 'nightly', agencies, log: more.log ?? ((entry) => { throw new Error(JSON.stringify(entry)); }) });
}
const done = (report: RoundReport, act: string): number | undefined => report.acts.find((a) => a.act === act)?.done;

describe('what the product does by itself at night', () => {
  afterEach(() => today(null));

  it('destroys what is due of cases, not where a hold stands, says so in the audit as its own, and finds nothing the next time', async () => {
    today('2004-03-05');
    const worker = await signIn('case-manager');
    const [due, held, recent] = [await ended(worker, '2004-03-02'), await ended(worker, '2004-03-02'), await ended(worker, '2004-03-05')];
    await ok(worker.post(`/api/cases/${held.id}/papers`, { kind: 'subpoena', words: 'From his lawyer', receivedOn: '2004-03-05', answerBy: '2004-12-31', digest: 'a'.repeat(64) }));
    today('2004-06-03');
    expect(done(await night([worker.agency]), 'cases.purge-due')).toBe(1);
    expect(done(await night([worker.agency]), 'cases.purge-due')).toBe(0);
    const [later, lead] = [await signIn('case-manager', { agency: worker.agency }), await signIn('supervisor', { agency: worker.agency })];
    for (const [made, purged] of [[due, true], [held, false], [recent, false]] as const) {
      expect((await ok(lead.get<{ case: { inside: { safety: { card: { purged: boolean } } } } }>(`/api/cases/of/${made.person}`))).case.inside.safety.card.purged).toBe(purged);
    }
    expect((await ok(lead.get<{ done: object[] }>('/api/cases/purge'))).done).toEqual([expect.objectContaining({ part: 'safety', reason: 'schedule', on: '2004-06-03', by: ITSELF.label })]);
    const admin = await (await house()).database.administrator();
    try {
      const { rows } = await admin.query<{ act: string; via: string; ids: string[] }>('select act, via, ids from audit.entry where agency = $1 and account = $2', [worker.agency, ITSELF.account]);
      expect(rows).toEqual([{ act: 'destroyed what was due of a case', via: 'by itself cases.purge-due', ids: expect.arrayContaining([due.id, due.person]) as string[] }]);
    } finally { await admin.end(); }
    const desk = await ok(later.get<{ colleagues: { id: string }[] }>('/api/cases/desk'));
    expect(JSON.stringify(desk), 'no work is given to the product').not.toContain(ITSELF.account);
  });

  it('ends for good what was told under a release that ran out, tells the office, and does it once', async () => {
    today('2004-03-02');
    const [mine, theirs] = [await signIn('case-manager'), await signIn('case-manager')];
    const person = (await ok(mine.post<Kept>('/api/people', { givenName: 'Rosa', familyName: 'Ejemplo', cameToNoticeOn: '2004-02-17' }))).id;
    const release = (lastDay: string) => ok(mine.post<Kept>('/api/sharing/releases', { person, recipient: theirs.agency, purpose: 'legal', purposeWords: 'So that the lawyer can call', fields: ['name'], signers: 'person', method: 'paper', language: 'es', signedOn: '2004-03-02', lastDay }));
    for (const lastDay of ['2004-03-31', '2004-04-30']) await ok(mine.post('/api/sharing/packets', { release: (await release(lastDay)).id, fields: ['name'] }));
    today('2004-04-01');
    const keys = async (): Promise<{ keys: number; ended: number }> => {
      const admin = await (await house()).database.administrator();
      try {
        return (await admin.query<{ keys: number; ended: number }>(`select (select count(*)::int from sharing.message_key where agency = $1) as keys, (select count(*)::int from sharing.message where sender = $1 and kind = 'ended') as ended`, [mine.agency])).rows[0] as { keys: number; ended: number };
      } finally { await admin.end(); }
    };
    expect(await keys()).toEqual({ keys: 2, ended: 0 });
    expect([done(await night([mine.agency]), 'sharing.end-outrun'), done(await night([mine.agency]), 'sharing.end-outrun')]).toEqual([1, 0]);
    expect(await keys()).toEqual({ keys: 1, ended: 1 });
  });

  it('takes the receipts of tips into the record though nobody looks', async () => {
    const [desk, agent] = [await signIn('hotline-advocate'), await signIn('investigator')];
    const contact = (await ok(desk.post<Kept>('/api/hotline/contacts', { channel: 'phone' }))).id;
    const tip = (await ok(desk.post<Kept>(`/api/hotline/contacts/${contact}/tip`, { decision: 'hand-over', urgent: true, pin: '700001', blind: crypto.randomUUID() }))).id;
    await ok(desk.post(`/api/hotline/tips/${tip}/hand-overs`, { recipient: agent.agency }));
    expect(done(await night([desk.agency]), 'hotline.take-receipts')).toBe(0);
    const [entry] = (await ok(agent.get<{ entries: { id: string }[] }>('/api/sharing/inbox'))).entries;
    await ok(agent.get(`/api/sharing/messages/${entry?.id}`));
    expect([done(await night([desk.agency]), 'hotline.take-receipts'), done(await night([desk.agency]), 'hotline.take-receipts')]).toEqual([1, 0]);
  });

  it('goes on past an act that fails, and reports it without a word of anybody', async () => {
    today('2004-03-05');
    const worker = await signIn('case-manager');
    await ended(worker, '2004-03-02');
    today('2004-06-03');
    const logged: object[] = [];
    const of = (name: string, run: TimedAct['run']): TimedAct => ({ name, records: 'tested', as: [], due: async () => ['00000000-0000-4000-8000-00000000000a', '00000000-0000-4000-8000-00000000000b'], run });
    const failing = of('test.failing', async ({ tx }, id) => { if (id.endsWith('a')) await tx.all({ text: `select 'Rosa Ejemplo'::int`, values: [] }); });
    const blind: TimedAct = { ...failing, name: 'test.blind', due: async () => { throw new TypeError('Rosa Ejemplo'); } };
    const report = await night([worker.agency], { acts: [failing, blind], log: (entry) => logged.push(entry) });
    expect(report.acts.filter((a) => a.act.startsWith('test'))).toEqual([{ act: 'test.failing', done: 1, refused: {}, failed: 1 }, { act: 'test.blind', done: 0, refused: {}, failed: 1 }]);
    expect(done(report, 'cases.purge-due')).toBe(1);
    expect(logged).toEqual([expect.objectContaining({ act: 'test.failing', code: '22P02' }), expect.objectContaining({ act: 'test.blind', name: 'TypeError' })]);
    expect(JSON.stringify([report, logged])).not.toMatch(/Rosa|Ejemplo/);
  });

  it('is done by one server at a time for an agency', async () => {
    const worker = await signIn('case-manager');
    let [running, most, ran] = [0, 0, 0];
    const slow: TimedAct = { name: 'test.slow', records: 'tested', as: [], due: async () => [crypto.randomUUID()], run: async () => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 100));
      running--;
      ran++;
    } };
    const reports = await Promise.all([1, 2, 3].map(() => night([worker.agency], { acts: [slow] })));
    expect([most, reports.reduce((n, r) => n + r.agencies, 0), reports.reduce((n, r) => n + r.elsewhere, 0)]).toEqual([1, ran, 3 - ran]);
  });

  it('is done by a server once a day, from three in the morning, and stops with the server', async () => {
    const worker = await signIn('case-manager');
    const { database, services } = await house();
    let [ran, at] = [0, new Date('2004-06-03T05:00:00Z')]; // one in the morning in Washington
    const act: TimedAct = { name: 'test.count', records: 'tested', as: [], due: async () => { ran++; return []; }, run: async () => {} };
    const clock = { ...services, now: () => at, today: () => '2004-06-03' as ReturnType<typeof services.today> };
    const time = keepTime({ database, services: clock, rooms: rooms.map((room) => (room.name === 'people' ? { ...room, nightly: [act] } : { ...room, nightly: [], steady: [] })), agencies: [worker.agency], log: () => {} }, { catchUp: true, every: 10 });
    const wait = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 150));
    await wait();
    expect(ran).toBe(0);
    at = new Date('2004-06-03T07:30:00Z');
    await wait();
    await time.stop();
    expect(ran).toBe(1);
  });

  it('is run once from the command line', { timeout: 60_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fourfold-night-'));
    try {
      const opened = await openHouse(rooms, { dataFolder: folder, origin: 'http://localhost:4004' });
      await addOrganization(opened.database.gate, { name: 'Night provider', short: 'NIGHT', kind: 'victim-services' });
      await opened.database.close();
      const answers: { value: unknown; text: string }[] = [];
      expect(await nightly.run({ positionals: [], options: { data: folder }, json: true, answer: (value, text) => { answers.push({ value, text }); }, progress: () => {} })).toBe(0);
      expect(answers).toEqual([{ value: { agencies: 1, elsewhere: 0, acts: expect.arrayContaining([{ act: 'cases.purge-due', done: 0, refused: {}, failed: 0 }]) as object[] }, text: expect.stringContaining('Looked through 1 agency.') as string }]);
    } finally { rmSync(folder, { recursive: true, force: true }); }
  });
});
