import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { acting } from '../../foundation/audit/acting.ts';
import { setClock } from '../../foundation/calendar/clock.ts';
import { anyone, house, signIn, today, type TestUser } from '../../foundation/testing/house.ts';
import { commands } from './commands.ts';
import { findDraft } from './store.ts';
import { keepProposal } from './store-editing.ts';
import { checkSigned } from './verify.ts';
import type { Around, AssessmentShape, Checked, Leaning } from './schema.ts';

/** Years of its own, so that no other test's records are counted in them. */
const YEAR = 2055;
let officer: TestUser;
let analyst: TestUser;
let other: TestUser;
let publisher: TestUser;

async function identify(count: number, identifiedOn: string): Promise<void> {
  for (let i = 0; i < count; i += 1) {
    const person = await officer.post<{ id: string }>('/api/people', { cameToNoticeOn: identifiedOn });
    expect((await officer.post(`/api/people/${person.body.id}/identifications`, { status: 'confirmed', identifiedOn, form: 'sex', evidence: 'interview' })).status).toBe(200);
  }
}

type Refused = { id: string; version: number; error: { code: string; message: string; detail: { version: number; findings: { code: string }[] } } };
const at = (path: string, year = YEAR): string => `/api/assessments/${year}${path}`;
const act = (user: TestUser, path: string, body: object = {}, version?: number) => user.post<Refused>(path, body, version === undefined ? {} : { 'if-match': String(version) });
const around = async (user: TestUser, year = YEAR) => (await user.get<Around>(at('/around', year))).body;
const read = async (user: TestUser, year = YEAR) => (await user.get<AssessmentShape>(at('', year))).body;
const paragraphs = (shape: AssessmentShape): string[] => shape.sections.flatMap((s) => s.paragraphs);
const withWords = (shape: AssessmentShape, p: number, words: string) => ({ sections: shape.sections.map((s, i) => (i === 0 ? { ...s, paragraphs: s.paragraphs.map((old, k) => (k === p ? words : old)) } : s)) });

beforeAll(async () => {
  officer = await signIn('certification-officer');
  analyst = await signIn('analyst');
  [other, publisher] = [await signIn('analyst', { agency: analyst.agency }), await signIn('publisher', { agency: analyst.agency })];
  await identify(26, `${YEAR}-02-03`);
  await identify(11, `${YEAR - 1}-02-03`);
  const saved = await act(analyst, at(''), { sections: [{ title: 'Victims', paragraphs: ['The law asks for an account.', `In fiscal year ${YEAR}, HHS identified {{PPL-01 FY${YEAR}}} victims, more than double the {{PPL-01 FY${YEAR - 1}}} of the year before.`] }] });
  expect(saved.status, saved.text).toBe(200);
}, 60_000);
afterEach(() => { today(null); setClock(null); });

describe('a text that two write', () => {
  it('keeps what each wrote in a paragraph of their own, and refuses where both wrote in one', async () => {
    const open = await read(analyst);
    expect(open.sections[0]?.blocks).toHaveLength(2);
    expect((await act(analyst, at(''), withWords(open, 0, 'The law asks for a yearly account.'), 1)).body.version).toBe(2);
    // The other still has the first version before them.
    const late = await act(other, at(''), withWords(open, 1, `${paragraphs(open)[1]} Each is counted once.`), 1);
    expect(late.body.version, late.text).toBe(3);
    expect(paragraphs(await read(analyst))).toEqual(['The law asks for a yearly account.', `${paragraphs(open)[1]} Each is counted once.`]);
    expect((await read(analyst)).sections[0]?.blocks).toEqual(open.sections[0]?.blocks);
    expect((await act(other, at(''), withWords(open, 0, 'Something else.'), 1)).status).toBe(412);
    expect((await act(other, at(''), withWords(open, 0, 'Something else.'), 77)).status).toBe(412);
  });

  it('says who is writing which paragraph, until that ends by itself or is taken over with a word', async () => {
    const open = await read(analyst);
    const block = open.sections[0]?.blocks?.[0] ?? '';
    expect((await act(analyst, at('/holds'), { block })).status).toBe(200);
    expect((await around(other)).holds).toMatchObject([{ block, mine: false, takenFromMe: false, by: expect.stringMatching(/./) as string }]);
    const refused = await act(other, at(''), withWords(open, 0, 'Mine.'), open.version);
    expect([refused.status, refused.body.error.code]).toEqual([409, 'publication.held-by-another']);
    expect((await act(other, at('/holds'), { block })).body.error.code).toBe('publication.held-by-another');
    // Another paragraph is free meanwhile.
    const next = await act(other, at(''), withWords(open, 1, `${paragraphs(open)[1]?.replace(' Each is counted once.', '')}`), open.version);
    expect(next.status, next.text).toBe(200);
    expect((await act(other, at('/holds'), { block, words: 'The press office waits for this one.' })).status).toBe(200);
    expect((await around(analyst)).holds).toMatchObject([{ block, mine: false, takenFromMe: true, words: 'The press office waits for this one.' }]);
    expect((await act(analyst, at('/holds/end'), { block })).status).toBe(404);
    expect((await act(other, at('/holds/end'), { block })).status).toBe(200);
    expect((await around(analyst)).holds).toEqual([]);
    // Whoever goes away lets it go in five minutes.
    await act(analyst, at('/holds'), { block });
    expect((await act(other, at('/holds'), { block })).status).toBe(409);
    setClock(new Date(Date.now() + 6 * 60_000));
    expect((await around(other)).holds).toEqual([]);
    expect((await act(other, at('/holds'), { block })).status).toBe(200);
    setClock(null);
    await act(other, at('/holds/end'), { block });
    expect((await act(analyst, at('/holds'), { block: 'nothere' })).status).toBe(404);
  });
});

describe('a comment', () => {
  it('stands on the checklist until it is resolved, and keeps a release back where it must', async () => {
    const open = await read(analyst);
    const block = open.sections[0]?.blocks?.[1] ?? '';
    const findings = async () => (await analyst.get<Checked>(at('/findings'))).body.findings.filter((f) => f.code === 'publication.comment-open');
    const small = await act(other, at('/comments'), { block, words: 'Is “identified” the word of the law?', must: false });
    expect(small.status, small.text).toBe(200);
    expect(await findings()).toMatchObject([{ severity: 'warning', place: 'section 1 (Victims), paragraph 2' }]);
    const must = await act(other, at('/comments'), { block, words: 'Ask the press office first.', must: true });
    expect((await findings()).map((f) => f.severity).sort()).toEqual(['error', 'warning']);
    const kept = await act(analyst, at('/proposals'), {}, open.version);
    // A refusal names nobody and repeats nobody's words.
    for (const said of ['press office', 'word of the law']) expect(kept.text).not.toContain(said);
    expect([kept.body.error.code, kept.body.error.detail.findings.map((f) => f.code)]).toEqual(['publication.not-releasable', ['publication.comment-open']]);
    // The writer's own addition is no answer; another's is.
    await act(other, `/api/assessments/comments/${must.body.id}/replies`, { words: 'By Friday.' });
    expect((await around(analyst)).comments[1]).toMatchObject({ standing: 'open', mine: false, replies: [{ words: 'By Friday.', mine: false }] });
    await act(analyst, `/api/assessments/comments/${must.body.id}/replies`, { words: 'They agree.' });
    expect((await around(other)).comments[1]).toMatchObject({ standing: 'answered', mine: true });
    expect((await findings()).map((f) => f.severity).sort()).toEqual(['error', 'warning']);
    await act(other, `/api/assessments/comments/${must.body.id}/standing`, { standing: 'resolved' });
    expect((await findings()).map((f) => f.severity)).toEqual(['warning']);
    expect((await act(analyst, `/api/assessments/comments/${must.body.id}/replies`, { words: 'Late.' })).body.error.code).toBe('publication.comment-resolved');
    await act(other, `/api/assessments/comments/${must.body.id}/standing`, { standing: 'open' });
    expect((await around(other)).comments[1]?.standing).toBe('answered');
    await act(other, `/api/assessments/comments/${must.body.id}/standing`, { standing: 'resolved' });
    // It stays with its paragraph when the words change.
    await act(analyst, at(''), withWords(open, 1, `${paragraphs(open)[1]} `.replace('victims,', 'victims of trafficking,').trim()), open.version);
    expect((await around(analyst)).comments.map((c) => c.block)).toEqual([block, block]);
    const stranger = await signIn('publisher');
    for (const path of [`/api/assessments/comments/${must.body.id}/replies`, `/api/assessments/comments/${must.body.id}/standing`]) expect((await act(stranger, path, path.endsWith('replies') ? { words: 'x' } : { standing: 'open' })).status).toBe(404);
    expect((await around(stranger)).comments).toEqual([]);
    expect((await act(stranger, at('/comments'), { block, words: 'x', must: false })).status).toBe(404);
  });
});

describe('a release', () => {
  it('takes two: who proposes it does not release it, and what is released is what was proposed', async () => {
    const { version } = await read(analyst);
    const proposed = await act(analyst, at('/proposals'), { words: 'Ready for Monday.' }, version);
    expect(proposed.status, proposed.text).toBe(200);
    const own = await act(publisher, at('/proposals'), {}, version);
    expect((await around(analyst)).proposals.map((p) => p.standing)).toEqual(['waiting', 'withdrawn']);
    expect((await act(publisher, at('/release'), { proposal: own.body.id })).body.error.code).toBe('publication.own-proposal');
    expect((await act(publisher, at('/release'), { proposal: proposed.body.id })).body.error.code).toBe('publication.decided');
    const again = await act(analyst, at('/proposals'), { words: 'As the publisher asked.' }, version);
    // What is recorded after it was proposed goes into a later release.
    await identify(4, `${YEAR}-03-04`);
    const waits = async (user: TestUser) => (await user.get<{ assessments: { year: number; waiting: string | null; comments: number }[] }>('/api/assessments')).body.assessments.find((a) => a.year === YEAR);
    expect([await waits(analyst), await waits(publisher)]).toMatchObject([{ waiting: 'for-another', comments: 1 }, { waiting: 'for-me', comments: 1 }]);
    const returned = await act(publisher, `/api/assessments/proposals/${again.body.id}/return`, { words: 'Say who counted.' });
    expect(returned.status, returned.text).toBe(200);
    expect((await around(analyst)).proposals[0]).toMatchObject({ standing: 'returned', answer: 'Say who counted.', mine: true });
    const third = await act(analyst, at('/proposals'), {}, version);
    await identify(4, `${YEAR}-04-04`);
    const released = await act(publisher, at('/release'), { proposal: third.body.id });
    expect(released.body.version, released.text).toBe(1);
    expect((await (await anyone()).get(`/assessment/${YEAR}`)).text).toContain('>30</a>');
    expect((await act(publisher, at('/release'), { proposal: third.body.id })).body.error.code).toBe('publication.decided');
    expect((await act(publisher, at('/release', YEAR - 1), { proposal: third.body.id })).body.error.code).toBe('publication.decided');
    // Nor does the table take it, whatever the code above it does.
    const { database } = await house();
    for (const decided_by of [publisher.account, null]) {
      await expect(acting(database, publisher.who, { records: 'tried to release alone', via: 'test' }, async (tx) => {
        const draft = await findDraft(tx, YEAR);
        return keepProposal(tx, { year: YEAR, draft: draft?.id, draft_version: 1, counted_as_of: '2026-01-01T00:00:00Z', reasons: [], words: null, proposed_by: publisher.account, standing: 'released', decided_by, answer: null });
      })).rejects.toThrow(/check constraint/);
    }
    // A text that was changed is proposed again.
    const before = await read(analyst);
    const stale = await act(analyst, at('/proposals'), { reasons: [{ code: 'late-record', words: 'Late referrals' }] }, before.version);
    expect(stale.status, stale.text).toBe(200);
    await act(analyst, at(''), withWords(before, 0, 'The law asks for an account every year.'), before.version);
    expect((await act(publisher, at('/release'), { proposal: stale.body.id })).body.error.code).toBe('publication.text-moved');
  });

  it('shows beforehand which sentences turn, takes the reason of a revised figure, and says what kind of version it is', async () => {
    const check = async () => (await analyst.get<Checked>(at('/findings'))).body;
    const moved = await check();
    expect(moved.next).toMatchObject({ number: '1.1.0', weight: 'minor', after: '1.0.0' });
    expect(moved.next.changes.map((c) => c.what)).toEqual(expect.arrayContaining(['value-changed', 'words-corrected']));
    expect(moved.next.changes.find((c) => c.what === 'value-changed')?.words).toContain('30 became 34');
    expect(moved.turns).toMatchObject([{ section: 1, paragraph: 2, turned: 'changed', figures: [`PPL-01 FY${YEAR}`], before: expect.stringContaining('identified 30 victims') as string, after: expect.stringContaining('identified 34 victims') as string }]);
    expect(moved.findings.map((f) => f.code)).toContain('publication.revision-without-reason');
    // The year before rises: the sentence is no longer true, and says so before anything goes out.
    await identify(9, `${YEAR - 1}-03-03`);
    const wrong = await check();
    expect(wrong.turns).toMatchObject([{ turned: 'false', why: [expect.stringContaining('“more than double” does not hold') as string] }]);
    const leaning = await analyst.get<Leaning>('/api/assessments/leaning', { figure: `PPL-01 FY${YEAR - 1}` });
    expect(leaning.body.sentences, leaning.text).toMatchObject([{ year: YEAR, section: 'Victims', at: 1, paragraph: 2, turned: 'false' }]);
    expect((await analyst.get<Leaning>('/api/assessments/leaning', { figure: 'PPL-01 FY1999' })).body.sentences).toEqual([]);
    const open = await read(analyst);
    await act(analyst, at(''), withWords(open, 1, (paragraphs(open)[1] ?? '').replace('more than double', 'more than')), open.version);
    expect((await check()).turns).toMatchObject([{ turned: 'changed' }]);
    // A kept value that is revised with its reason explains the figure and its parts; nothing is typed twice.
    for (const year of [YEAR, YEAR - 1]) {
      const kept = await analyst.post<{ id: string }>('/api/figures/PPL-01/keep', { period: `FY${year}`, asOf: '2020-01-01' });
      expect((await act(analyst, `/api/figures/kept/${kept.body.id}/revise`, { code: 'late-record', words: `Referrals of ${year} came late` }, 1)).status).toBe(200);
    }
    const explained = await check();
    expect(explained.findings.filter((f) => f.severity === 'error')).toEqual([]);
    const proposed = await act(analyst, at('/proposals'), {}, open.version + 1);
    expect((await act(publisher, at('/release'), { proposal: proposed.body.id })).body.version).toBe(2);
    expect((await (await anyone()).get('/data/f/PPL-01')).text).toContain(`Referrals of ${YEAR} came late`);
    expect((await read(analyst)).releases.map((r) => r.number)).toEqual(['1.1.0', '1.0.0']);
    expect((await check()).turns).toEqual([]);
  });
});

describe('who may read before the day', () => {
  it('is listed with day and hour; the release tells office and role, and no person', async () => {
    const listed = await act(analyst, at('/readers'), { office: 'Office of the Secretary', role: 'Chief of staff', person: 'Marker Personname', readsAt: `${YEAR}-06-01T13:00:00.000Z`, why: 'To answer the press on the day' });
    expect(listed.status, listed.text).toBe(200);
    const struck = await act(analyst, at('/readers'), { office: 'Press office', role: 'Spokesperson', readsAt: `${YEAR}-06-01T13:00:00.000Z`, why: 'Mistaken' });
    expect((await act(publisher, `/api/assessments/readers/${struck.body.id}/strike`)).status).toBe(200);
    expect((await around(publisher)).readers).toMatchObject([{ office: 'Office of the Secretary', role: 'Chief of staff', person: 'Marker Personname' }]);
    expect((await act(await signIn('publisher'), `/api/assessments/readers/${listed.body.id}/strike`)).status).toBe(404);
    const proposed = await act(analyst, at('/proposals'), {}, (await read(analyst)).version);
    const released = await act(publisher, at('/release'), { proposal: proposed.body.id });
    expect(released.status, released.text).toBe(200);
    const payload = (await (await anyone()).get<{ payload: string }>(`/assessment/${YEAR}.json`)).body.payload;
    expect(JSON.parse(payload)).toMatchObject({ version: '1.1.1', weight: 'patch', persons: 2, readers: [{ office: 'Office of the Secretary', role: 'Chief of staff', why: 'To answer the press on the day' }] });
    expect(payload).not.toContain('Marker');
    expect(payload).not.toContain('Press office');
  });
});

describe('what was released', () => {
  it('stays readable as it was, tells what changed from version to version, and can be checked by anybody', async () => {
    const visitor = await anyone();
    const list = await visitor.get(`/assessment/${YEAR}/releases`);
    for (const words of ['Version 1.1.1', 'Version 1.1.0', 'Version 1.0.0', 'numbers or paragraphs are new', '30 became 34', 'This is the first version.', 'Chief of staff, Office of the Secretary', 'Nobody outside the office could read it before its day.']) expect(list.text, words).toContain(words);
    expect(list.text).not.toContain('Marker');
    const [first, second] = [await visitor.get(`/assessment/${YEAR}/releases/1`), await visitor.get(`/assessment/${YEAR}/releases/2`)];
    expect([first.text.includes('>30</a>'), first.text.includes('A newer one has been released since.'), second.text.includes('>34</a>')]).toEqual([true, true, true]);
    expect((await visitor.get(`/assessment/${YEAR}`)).text).toContain('words were corrected');
    for (const sequence of [1, 2, 3]) {
      const page = (await visitor.get(`/assessment/${YEAR}/releases/${sequence}/verify`)).text;
      expect(page, String(sequence)).toContain('Everything holds: this is what was signed.');
      expect([...page.matchAll(/<td>Holds<\/td>/g)], String(sequence)).toHaveLength(8);
      expect((await visitor.get(`/assessment/${YEAR}/releases/${sequence}/verify`, { lang: 'es' })).text).toContain('Todo coincide');
    }
    for (const path of [`/assessment/${YEAR}/releases/9`, `/assessment/${YEAR}/releases/9/verify`, `/assessment/${YEAR}/releases/1.odt`, `/assessment/${YEAR}/releases/one`, '/assessment/2197/releases', '/assessment/soon/releases', '/assessment/2197/tables']) expect((await visitor.get(path)).status, path).toBe(404);
    // Offline, with what the pages give out.
    const signed = (await visitor.get(`/assessment/${YEAR}/releases/2.json`)).text;
    const [before, pdf] = [(await visitor.get(`/assessment/${YEAR}/releases/1.json`)).text, (await visitor.get(`/assessment/${YEAR}/releases/2.pdf`)).headers['content-disposition']];
    expect(pdf).toContain(`assessment-${YEAR}-release-2.pdf`);
    expect(commands.verify(signed, { before })?.checks.map((c) => [c.what, c.holds])).toEqual([['signature', true], ['chain', true], ['time', true]]);
    expect(commands.verify(signed.replace('34', '35'), { before })?.checks[0]?.holds).toBe(false);
    expect(commands.verify(signed, { before: signed })?.checks.map((c) => c.holds)).toEqual([true, false, false]);
    expect(commands.verify(signed, { pdf: new Uint8Array([1]) })?.checks.find((c) => c.what === 'print')?.holds).toBe(false);
    // A number or a change that was altered in the database after it was signed is found.
    const { payload, signature, publicKey } = JSON.parse(signed) as Record<'payload' | 'signature' | 'publicKey', string>;
    const { cells, version, weight, changes, readers } = JSON.parse(payload) as { cells: { figure: string; value: number | null; status: string; previous: number | null }[]; version: string; weight: string; changes: object[]; readers: object[] };
    const numbers = (shown: typeof cells, head: object) => checkSigned({ payload, signature: Buffer.from(signature, 'base64'), publicKey: Buffer.from(publicKey, 'base64') }, { cells: shown, head }).find((c) => c.what === 'numbers')?.holds;
    const head = { readers, changes, weight, version };
    expect([numbers(cells, head), numbers(cells.map((c, i) => (i === 0 ? { ...c, value: (c.value ?? 0) + 1 } : c)), head), numbers(cells.slice(1), head), numbers(cells, { ...head, changes: [] })]).toEqual([true, false, false, false]);
    for (const none of ['', '{}', '[1]', JSON.stringify({ publicKey: '', signature: '', payload: '{}' })]) expect(commands.verify(none)).toBeUndefined();
  });

  it('is told as wrong where it was: corrected words, and numbers that changed for a mistake', async () => {
    const open = await read(analyst);
    await act(analyst, at(''), withWords(open, 0, 'The law asks for an account each year.'), open.version);
    await identify(6, `${YEAR}-05-05`);
    const errata = async () => (await (await anyone()).get('/data/errata')).text;
    expect(await errata()).not.toContain(`Counted twice in ${YEAR}`);
    const proposed = await act(analyst, at('/proposals'), { reasons: [{ code: 'duplicate-found', words: `Counted twice in ${YEAR}` }] }, open.version + 1);
    expect((await act(publisher, at('/release'), { proposal: proposed.body.id })).status).toBe(200);
    for (const words of [`Counted twice in ${YEAR}`, 'Words were corrected in “Victims”', `Assessment of ${YEAR}, version 1.2.0`]) expect(await errata(), words).toContain(words);
    expect(await errata()).not.toContain(`Referrals of ${YEAR} came late`);
  });
});

describe('the tables of writing', () => {
  it('are out of reach of the public and of the counter', async () => {
    const { services } = await house();
    for (const table of ['proposal', 'comment', 'reply', 'hold', 'reader']) for (const ask of [services.public, services.counter]) await expect(ask.all({ text: `select * from publication.${table}`, values: [] }), table).rejects.toThrow(/permission denied/);
  });
});
