import { createPublicKey, verify } from 'node:crypto';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Day } from '../../foundation/calendar/day.ts';
import { sql } from '../../foundation/database/sql.ts';
import { anyone, house, signIn, today, type TestUser } from '../../foundation/testing/house.ts';
import { disclosureRules } from './data.ts';
import { allCells } from './public-store.ts';
import { attackRelease } from './safety.ts';
import type { Checked, ClaimAnswer } from './schema.ts';

/** A year of its own, so that no other test's records are counted in it. */
const YEAR = 2095;
let officer: TestUser;
let analyst: TestUser;
let publisher: TestUser;
let visitor: Awaited<ReturnType<typeof anyone>>;

async function identify(count: number, identifiedOn: string, form: string): Promise<void> {
  for (let i = 0; i < count; i += 1) {
    const person = await officer.post<{ id: string }>('/api/people', { cameToNoticeOn: identifiedOn });
    const done = await officer.post(`/api/people/${person.body.id}/identifications`, { status: 'confirmed', identifiedOn, form, evidence: 'interview' });
    expect(done.status, done.text).toBe(200);
  }
}

const text = (...paragraphs: string[]) => ({ sections: [{ title: 'Victims', paragraphs }] });
const paragraph = `In fiscal year ${YEAR}, HHS identified {{PPL-01 FY${YEAR}}} victims, more than three times the {{PPL-01 FY${YEAR - 1}}} of the year before.`;
type Released = { id: string; version: number; error: { code: string; detail: { findings: { code: string }[] } } };
/** The one proposes, the other releases; answers what was refused, where anything was. */
async function release(body: object, version: number, { year = YEAR, by = analyst, other = publisher } = {}) {
  const proposed = await by.post<Released>(`/api/assessments/${year}/proposals`, body, { 'if-match': String(version) });
  return proposed.status === 200 ? other.post<Released>(`/api/assessments/${year}/release`, { proposal: proposed.body.id }) : proposed;
}
const cell = async (figure: string) => (await (await house()).services.public.all<{ value: number | null; status: string; held: boolean; previous: number | null }>(sql`select value, status, held, previous from publication.cell where figure = ${figure}::text order by recorded_at desc limit 1`))[0];

beforeAll(async () => {
  [officer, analyst] = [await signIn('certification-officer'), await signIn('analyst')];
  publisher = await signIn('publisher', { agency: analyst.agency });
  visitor = await anyone();
  await identify(24, `${YEAR}-05-10`, 'sex');
  await identify(14, `${YEAR}-06-10`, 'labor');
  await identify(3, `${YEAR}-07-10`, 'both');
  await identify(8, `${YEAR - 1}-05-10`, 'sex');
}, 60_000);

describe('an Assessment', () => {
  it('begins as text in which every number is a token, and is saved only over what its writer had open', async () => {
    const begun = await analyst.get<{ version: number; sections: { paragraphs: string[] }[] }>(`/api/assessments/${YEAR}`);
    expect(begun.status, begun.text).toBe(200);
    expect(begun.body.version).toBe(0);
    expect(begun.text).toContain(`HHS identified {{PPL-01 RY${YEAR + 1}}} victims, more than three times the {{PPL-01 RY${YEAR}}} of the year before`);
    const findings = await analyst.get<Checked>(`/api/assessments/${YEAR}/findings`);
    expect(findings.body.findings.filter((f) => f.severity === 'error')).toEqual([]);
    expect((await analyst.post(`/api/assessments/${YEAR}`, text(`${paragraph} [[40,000|source: HHS 2005]] people looked.`))).body).toMatchObject({ version: 1 });
    expect((await analyst.post(`/api/assessments/${YEAR}`, text(paragraph))).status).toBe(428);
    expect((await analyst.post(`/api/assessments/${YEAR}`, text(paragraph), { 'if-match': '1' })).body).toMatchObject({ version: 2 });
    expect((await publisher.post(`/api/assessments/${YEAR}`, text('Else.'), { 'if-match': '1' })).status).toBe(412);
  });

  it('is checked before it is saved, and errors keep a release back', async () => {
    const checked = await analyst.post<Checked>(`/api/assessments/${YEAR}/check`, text(`HHS identified 41 victims, fewer than {{PPL-01 FY${YEAR - 1}}}, and {{ZZZ-99 FY${YEAR}}}.`, `{{PPL-01 FY${YEAR}}}, more than double the {{PPL-01 CY${YEAR - 1}}}.`));
    expect(checked.body.findings.filter((f) => f.severity === 'error').map((f) => f.code)).toEqual(expect.arrayContaining(['publication.bare-number', 'publication.unknown-figure', 'publication.not-comparable']));
    await analyst.post(`/api/assessments/${YEAR}`, text('HHS identified 41 victims.'), { 'if-match': '2' });
    const refused = await release({}, 3);
    expect(refused.status).toBe(409);
    expect(refused.body.error).toMatchObject({ code: 'publication.not-releasable', detail: { findings: [{ code: 'publication.bare-number' }] } });
    await analyst.post(`/api/assessments/${YEAR}`, text(paragraph), { 'if-match': '3' });
    expect((await release({}, 3)).status).toBe(412);
    const page = await analyst.get(`/api/assessments/${YEAR}/preview`, { form: 'html' });
    expect(page.text).toContain('A draft, not released');
  });

  it('is released frozen and signed, and the public reads it in two languages without a script', async () => {
    const released = await release({}, 4);
    expect(released.status, released.text).toBe(200);
    expect(released.body.version).toBe(1);
    const page = await visitor.get(`/assessment/${YEAR}`);
    expect(page.status).toBe(200);
    expect(page.text).toMatch(/HHS identified <a href="\/data\/f\/PPL-01">41<\/a> .*\[p\].* victims, more than three times the <a href="\/data\/f\/PPL-01">8<\/a>/);
    expect(page.text).not.toContain('<script');
    expect((await visitor.get(`/assessment/${YEAR}`, { lang: 'es' })).text).toContain('La evaluación está escrita en inglés.');
    const pdf = await visitor.get(`/assessment/${YEAR}.pdf`);
    expect([pdf.headers['content-type'], pdf.text.slice(0, 5)]).toEqual(['application/pdf', '%PDF-']);
    const signed = (await visitor.get<{ publicKey: string; signature: string; payload: string }>(`/assessment/${YEAR}.json`)).body;
    const key = createPublicKey({ key: Buffer.from(signed.publicKey, 'base64'), format: 'der', type: 'spki' });
    expect(key.equals((await house()).services.keys.installation().publicKey)).toBe(true);
    expect(verify(null, Buffer.from(signed.payload), key, Buffer.from(signed.signature, 'base64'))).toBe(true);
    expect(verify(null, Buffer.from(signed.payload.replace('41', '42')), key, Buffer.from(signed.signature, 'base64'))).toBe(false);
    for (const path of ['/data', '/data/f/PPL-01', '/data/revisions']) {
      for (const lang of ['en', 'es']) {
        const shown = await visitor.get(path, { lang });
        expect([shown.status, shown.text.includes('<script'), shown.text.includes(`<html lang="${lang}"`)], path).toEqual([200, false, true]);
      }
    }
    expect((await visitor.get('/data')).text).toContain('How many victims of a severe form of trafficking were identified?');
    expect((await visitor.get('/data/f/XYZ-77')).status).toBe(404);
    expect((await visitor.get('/assessment/2198')).status).toBe(404);
  });

  it('withholds what is too small, and enough else that it cannot be worked out', async () => {
    expect(await cell(`PPL-01 FY${YEAR} form=both`)).toMatchObject({ value: null, status: 'c' });
    expect(await cell(`PPL-01 FY${YEAR} form=labor`)).toMatchObject({ value: null, status: 'c' });
    expect(await cell(`PPL-01 FY${YEAR} form=sex`)).toMatchObject({ value: 24, status: 'p' });
    const csv = (await visitor.get('/data/f/PPL-01.csv')).text;
    const json = (await visitor.get<{ cells: { figure: string; value: number | null; mark: string }[] }>('/data/f/PPL-01.json')).body;
    const own = json.cells.filter((c) => c.figure.startsWith(`PPL-01 FY${YEAR}`));
    expect(own.find((c) => c.figure.endsWith('form=both'))).toMatchObject({ value: null, mark: 'c' });
    expect(csv.split('\r\n').filter((line) => line.startsWith(`PPL-01 FY${YEAR}`))).toHaveLength(own.length);
    for (const c of own) expect(csv).toContain(`${c.figure},PPL-01,`);
    const signed = (await visitor.get<{ payload: string }>(`/assessment/${YEAR}.json`)).body.payload;
    expect((JSON.parse(signed) as { cells: { figure: string; value: number | null }[] }).cells.find((c) => c.figure.endsWith('form=both'))?.value).toBeNull();
  });

  it('shows gross and unduplicated of what several agencies counted, on the page, in the text, in the files and under the signature', async () => {
    const year = 2079;
    for (const count of [9, 7, 8]) {
      const agency = await signIn('certification-officer');
      for (let i = 0; i < count; i += 1) {
        const person = await agency.post<{ id: string }>('/api/people', { cameToNoticeOn: `${year}-05-10` });
        await agency.post(`/api/people/${person.body.id}/identifications`, { status: 'confirmed', identifiedOn: `${year}-05-10`, form: 'sex', evidence: 'interview' });
      }
    }
    const post = (path: string, body: object, headers: Record<string, string> = {}) => publisher.post<{ version: number }>(`/api/assessments/${year}${path}`, body, headers);
    expect((await post('', text(`In fiscal year ${year}, {{PPL-01 FY${year}}} victims were identified.`))).status).toBe(200);
    const made = await release({}, 1, { year });
    expect(made.status, made.text).toBe(200);
    const page = (await visitor.get(`/assessment/${year}`)).text;
    // The largest agency counted nine; what is published is the sum by three.
    expect(page).toContain(`24 persons in fiscal year ${year}: gross, the sum of what each agency counted once; unduplicated at least 8 and at most 24 (way B, overlap unknown).`);
    expect((await visitor.get('/data/f/PPL-01')).text).toContain(`fiscal year ${year}</th><td class="number">24 [p]</td><td class="number">24</td><td class="number">8 to 24</td>`);
    expect((await visitor.get('/data/f/PPL-01', { lang: 'es' })).text).toContain('de 8 a 24');
    const json = (await visitor.get<{ cells: Record<string, unknown>[] }>('/data/f/PPL-01.json')).body.cells;
    expect(json.find((c) => c['figure'] === `PPL-01 FY${year}`)).toMatchObject({ way: 'B', gross: 24, unduplicated_at_least: 8, unduplicated_at_most: 24 });
    expect(json.find((c) => c['figure'] === `PPL-01 FY${year} form=sex`)).toMatchObject({ value: 24, gross: 24, unduplicated_at_least: 8 });
    expect((await visitor.get('/data/f/PPL-01.csv')).text).toMatch(/way,gross,unduplicated_at_least,unduplicated_at_most/);
    const signed = JSON.parse((await visitor.get<{ payload: string }>(`/assessment/${year}.json`)).body.payload) as { cells: Record<string, unknown>[] };
    expect(signed.cells.find((c) => c['figure'] === `PPL-01 FY${year}`)).toMatchObject({ way: 'B', gross: 24, atLeast: 8, atMost: 24 });
    // One agency alone counted these: the bound would say so, and is not told; nor is anything beside a part whose table is not whole.
    expect(json.find((c) => c['figure'] === `PPL-01 FY${YEAR}`)).toMatchObject({ gross: 41, unduplicated_at_least: null, unduplicated_at_most: 41 });
    expect(json.find((c) => c['figure'] === `PPL-01 FY${YEAR} form=sex`)).toMatchObject({ value: 24, gross: null, unduplicated_at_least: null, unduplicated_at_most: null });
  });

  it('shows both numbers where one was revised, with the reason, and goes on withholding what it withheld', async () => {
    await identify(6, `${YEAR}-08-10`, 'sex');
    const silent = await release({}, 4);
    expect(silent.body.error?.detail.findings.map((f) => f.code)).toContain('publication.revision-without-reason');
    const released = await release({ reasons: [{ code: 'late-record', words: 'Referrals of the field offices came in late' }] }, 4);
    expect(released.status, released.text).toBe(200);
    expect(await cell(`PPL-01 FY${YEAR}`)).toMatchObject({ value: 47, status: 'r', previous: 41 });
    expect(await cell(`PPL-01 FY${YEAR} form=sex`)).toMatchObject({ value: 30, status: 'r', previous: 24 });
    for (const [path, shown] of [['/data/revisions', 'Referrals of the field offices came in late'], ['/data/f/PPL-01', 'Changed from 41'], [`/assessment/${YEAR}`, '47'], [`/assessment/${YEAR}`, '[r]'], [`/assessment/${YEAR}`, 'Referrals of the field offices came in late']] as const) expect((await visitor.get(path)).text, path).toContain(shown);
    // One further record: the total moves, and the cell it is in stays withheld.
    await identify(1, `${YEAR}-08-11`, 'labor');
    await identify(2, `${YEAR - 1}-08-11`, 'sex');
    const third = await release({ reasons: [{ code: 'late-record', words: 'A further referral came in late' }] }, 4);
    expect(third.status, third.text).toBe(200);
    expect(await cell(`PPL-01 FY${YEAR}`)).toMatchObject({ value: 48, status: 'r', previous: 47 });
    expect(await cell(`PPL-01 FY${YEAR} form=labor`)).toMatchObject({ value: null, status: 'c' });
  });

  it('holds a table back where a small cell moves by little, so that nobody can tell whose record it was (R16)', async () => {
    const small = `PPL-01 FY${YEAR - 1} form=sex`;
    await analyst.post(`/api/assessments/${YEAR}`, text(paragraph, `Of the {{PPL-01 FY${YEAR - 1}}} of the year before, {{${small}}} had been trafficked for sex.`), { 'if-match': '4' });
    expect((await release({}, 5)).status).toBe(200);
    expect(await cell(small)).toMatchObject({ value: 10, status: 'p', held: false });
    await identify(2, `${YEAR - 1}-08-12`, 'sex');
    const findings = await analyst.get<Checked>(`/api/assessments/${YEAR}/findings`);
    expect(findings.body.findings.map((f) => f.code)).toContain('publication.held-back');
    const held = await release({ reasons: [{ figure: `PPL-01 FY${YEAR - 1}`, code: 'late-record', words: 'Late referrals' }] }, 5);
    expect(held.status, held.text).toBe(200);
    expect(await cell(small)).toMatchObject({ value: 10, status: 'p', held: true });
    expect(await cell(`PPL-01 FY${YEAR - 1}`)).toMatchObject({ value: 12, status: 'r', previous: 10 });
    // All that five releases told, taken together: nothing of what they withhold can be worked out.
    const { services } = await house();
    const attacked = await attackRelease(services.counter, [], await allCells(services.public), disclosureRules(services.today()));
    expect(attacked.tried).toBeGreaterThan(4);
    expect(attacked.narrow).toEqual([]);
    const listed = await analyst.get<{ assessments: { year: number; releases: number }[] }>('/api/assessments');
    expect(listed.body.assessments[0]).toMatchObject({ year: YEAR, releases: 5 });
  });
});

describe('what the law asks of an Assessment, item by item', () => {
  afterEach(() => today(null));
  const of = async (user: TestUser, year: number) => (await user.get<{ sections: { title: string; paragraphs: string[] }[] }>(`/api/assessments/${year}`)).body.sections;
  const figure = async (user: TestUser, name: string, year: number) => (await user.get<Checked>(`/api/assessments/${year}/findings`)).body.figures.find((f) => f.figure === name);

  it('has a sentence for each where there is no record, and no number in it', async () => {
    const sections = await of(analyst, 2059);
    const relief = sections.find((s) => s.title === 'Immigration relief')?.paragraphs.join('\n') ?? '';
    for (const words of ['No person was granted continued presence in fiscal year 2059.', 'there is no mean and no median of the days it takes.', 'No principal applied for T status', 'Nobody applied for T status for a family member', 'No principal petitioned for U status', 'For no principal did work authorization begin']) expect(relief).toContain(words);
    for (const item of ['B', 'C', 'D', 'C), (F', 'G']) expect(relief).toContain(`(22 U.S.C. 7103(d)(7)(${item})).`);
    expect(sections.find((s) => s.title === 'Finding and helping victims')?.paragraphs.join('\n')).toContain('No person is on record as having received services in fiscal year 2059.');
    expect(relief).not.toContain('{');
    expect((await analyst.get<Checked>('/api/assessments/2059/findings')).body.errors).toBe(0);
  });

  it('tells means and medians as tokens, withholds those of few records, and refuses to tell one of none', async () => {
    const year = 2061;
    today('2061-12-01');
    const [worker, writer] = [await signIn('immigration-officer'), await signIn('publisher')];
    const decide = async (days: number): Promise<void> => {
      const person = await worker.post<{ id: string }>('/api/people', { cameToNoticeOn: '2061-01-02' });
      const made = await worker.post<{ id: string }>('/api/relief/applications', { person: person.body.id, kind: 'status', class: 'T-1', receivedOn: '2061-01-10' });
      const done = await worker.post(`/api/relief/applications/${made.body.id}/steps`, { step: 'approved', onDay: new Date(Date.UTC(2061, 0, 10 + days)).toISOString().slice(0, 10) });
      expect(done.status, done.text).toBe(200);
    };
    await decide(40);
    expect((await of(writer, year)).flatMap((s) => s.paragraphs).join(' ')).toContain(`{{REL-20 FY${year}}} days in the mean and {{REL-21 FY${year}}} days in the median`);
    expect(await figure(writer, `REL-20 FY${year}`, year)).toMatchObject({ shown: '[c]', status: 'c' });
    for (const days of [41, 43, 50, 61]) await decide(days);
    expect(await figure(writer, `REL-20 FY${year}`, year)).toMatchObject({ shown: '47', status: '' });
    await decide(62);
    expect(await figure(writer, `REL-21 FY${year}`, year)).toMatchObject({ shown: '46.5' });
    const saved = await writer.post(`/api/assessments/${year}`, text(`It took {{REL-20 FY${year}}} days in the mean and {{REL-21 FY${year}}} in the median.`));
    expect(saved.status).toBe(200);
    const released = await release({}, 1, { year, by: await signIn('analyst', { agency: writer.agency }), other: writer });
    expect(released.status, released.text).toBe(200);
    expect((await visitor.get(`/assessment/${year}`)).text).toContain('>46.5</a> in the median');
    const json = (await visitor.get<{ cells: { figure: string; value: number }[] }>('/data/f/REL-21.json')).body.cells;
    expect(json.map((c) => [c.figure, c.value])).toEqual([[`REL-21 FY${year}`, 46.5]]);
    today(null);
    const kept = await analyst.post<{ id: string }>('/api/figures/REL-21/keep', { period: `FY${year}` });
    expect(kept.status, kept.text).toBe(200);
    expect((await analyst.get<{ kept: { value: number }[] }>('/api/figures/REL-21/history', { period: `FY${year}` })).body.kept[0]?.value).toBe(46.5);
    const none = await analyst.post<Checked>(`/api/assessments/${year}/check`, text(`It took {{REL-20 FY${year - 1}}} days in the mean.`));
    expect(none.body.findings.find((f) => f.code === 'publication.no-number')).toMatchObject({ severity: 'error', sentence: `There is no mean for fiscal year ${year - 1}: no record stands behind it. Take the sentence out, or say that there was none.` });
    expect((await analyst.post('/api/figures/REL-20/keep', { period: `FY${year - 1}` })).status).toBe(409);
  });
});

describe('signs beside numbers', () => {
  afterEach(() => today(null));

  it('stand in the text, the print, the pages and the files, with what they mean', async () => {
    const year = 2099;
    today(`${year + 1}-01-05` as Day);
    officer = await signIn('certification-officer', { agency: officer.agency });
    analyst = await signIn('analyst', { agency: analyst.agency });
    publisher = await signIn('publisher', { agency: analyst.agency });
    await identify(3, `${year}-02-02`, 'sex');
    await identify(9, `${year - 1}-02-02`, 'labor');
    await identify(6, `${year}-11-02`, 'labor');
    const one = await officer.post<{ id: string }>('/api/people', { cameToNoticeOn: `${year}-02-02` });
    await officer.post(`/api/people/${one.body.id}/identifications`, { status: 'potential', identifiedOn: `${year}-02-02`, form: 'sex', evidence: 'interview' });
    const begun = await analyst.get(`/api/assessments/${year}`);
    // One, and yet not “one was”: what is withheld shows in no word.
    expect(begun.text).toContain(`{{PPL-02 FY${year}}} persons were identified as potential victims`);
    const compared = await analyst.post<Checked>(`/api/assessments/${year}/check`, text(`HHS identified {{PPL-01 FY${year}}} victims, fewer than half of the {{PPL-01 FY${year - 1}}} of the year before.`));
    expect(compared.body.findings.map((f) => f.code)).toContain('publication.compares-withheld');
    expect((await analyst.post(`/api/assessments/${year}`, text(`In fiscal year ${year}, HHS identified {{PPL-01 FY${year}}} victims, {{PPL-01 FY${year - 1}}} the year before, {{PPL-01 FY${year + 1}}} so far in the year that runs, and {{PPL-01 FY1999}} before the law.`))).status).toBe(200);
    const released = await release({}, 1, { year });
    expect(released.status, released.text).toBe(200);
    const figures = { c: `PPL-01 FY${year}`, p: `PPL-01 FY${year + 1}`, z: 'PPL-01 FY1999' };
    const [page, figure, csv, json, signed] = await Promise.all([visitor.get(`/assessment/${year}`), visitor.get('/data/f/PPL-01'), visitor.get('/data/f/PPL-01.csv'), visitor.get<{ cells: Record<string, unknown>[] }>('/data/f/PPL-01.json'), visitor.get<{ payload: string }>(`/assessment/${year}.json`)]);
    const frozen = (JSON.parse(signed.body.payload) as { cells: Record<string, unknown>[]; disclosure: object });
    expect(frozen.disclosure).toMatchObject({ method: 'optimal' });
    for (const [sign, name] of Object.entries(figures)) {
      expect(page.text, sign).toMatch(new RegExp(`<li>\\[${sign}\\] [A-Z]`));
      expect(figure.text, sign).toContain(`[${sign}] `);
      const value = sign === 'p' ? 6 : null;
      expect(frozen.cells.find((c) => c['figure'] === name)).toMatchObject({ value, status: sign });
      expect(json.body.cells.find((c) => c['figure'] === name)).toMatchObject({ value, mark: sign, mark_means: expect.stringMatching(/^[A-Z]/) as string });
      expect(csv.text.split('\r\n').find((line) => line.startsWith(`${name},`)), sign).toContain(`,${value ?? ''},${sign},`);
    }
    expect((await visitor.get('/data/f/PPL-01', { lang: 'es' })).text).toContain('[z] no se aplica');
  });
});

describe('the public role', () => {
  it('reads released rows, without who wrote them, and nothing else', async () => {
    const ask = (await house()).services.public;
    expect((await ask.all(sql`select figure, value from publication.cell limit 1`)).length).toBe(1);
    for (const statement of ['select recorded_by from publication.cell', 'select agency from publication.release', 'select * from publication.assessment', 'select * from publication.cell_as_of', 'select * from figures.kept_value', 'select * from people.person', 'select * from people.identification',
      'select * from letters.letter', 'select * from access.account', 'insert into publication.cell (figure) values (1)', 'delete from publication.cell', 'update publication.cell set value = 0']) {
      await expect(ask.all({ text: statement, values: [] }), statement).rejects.toThrow(/permission denied/);
    }
    const counter = (await house()).services.counter;
    await expect(counter.all(sql`select 1 from publication.assessment`)).rejects.toThrow(/permission denied/);
  });
});

describe('who may', () => {
  it('is the policy office, and release the publisher alone', async () => {
    const caseManager = await signIn('case-manager');
    const stranger = await signIn('publisher');
    for (const path of ['/api/assessments', `/api/assessments/${YEAR}`, `/api/assessments/${YEAR}/findings`, `/api/assessments/${YEAR}/preview?form=html`, '/api/assessments/2004/claims']) {
      expect((await caseManager.get(path)).status, path).toBe(404);
      expect((await visitor.get(path)).status, path).toBe(401);
    }
    const nowhere = { proposal: '00000000-0000-4000-8000-000000000000' };
    expect((await analyst.post(`/api/assessments/${YEAR}/release`, nowhere)).status).toBe(404);
    expect((await caseManager.post(`/api/assessments/${YEAR}`, text('A.'))).status).toBe(404);
    expect((await stranger.get<{ assessments: unknown[] }>('/api/assessments')).body.assessments).toEqual([]);
    expect((await stranger.post(`/api/assessments/${YEAR}/release`, nowhere)).status).toBe(404);
    expect((await stranger.post(`/api/assessments/${YEAR}/proposals`, {}, { 'if-match': '5' })).status).toBe(404);
  });
});

describe('the claims of the founding chapter', () => {
  it('are answered from records where a room declares them, and checked against themselves in any case', async () => {
    const claims = async () => new Map((await analyst.get<{ claims: ClaimAnswer[] }>('/api/assessments/2004/claims')).body.claims.map((c) => [c.id, c]));
    const before = await claims();
    expect(before.size).toBe(68);
    await identify(1, '2004-06-01', 'sex');
    const after = await claims();
    expect(Number(after.get('SC012')?.values[0])).toBeGreaterThan(Number(before.get('SC012')?.values[0]));
    expect(after.get('SC012')?.finding).toMatch(/Not comparable with LET-01 FY2004 \(\d+\): .*a person is not a letter/);
    for (const id of ['SC043', 'SC045', 'SC047', 'SC053', 'SC061', 'SC062']) expect(after.get(id), id).toMatchObject({ status: 'flagged', verdict: 'fails' });
    expect(after.get('SC001')).toMatchObject({ status: 'source', values: ['2005-06-03'] });
    // A room that counts answers with what it holds, and a comparative of nothing recorded is not claimed.
    const prosecutions = after.get('SC033');
    expect(prosecutions).toMatchObject({ status: 'computed', stated: ['340', '106', '60', '16', '162', '69', '118', '59'] });
    expect(prosecutions?.values.every((v) => typeof v === 'number')).toBe(true);
    expect((await analyst.get('/api/assessments/2003/claims')).status).toBe(404);
  });
});
