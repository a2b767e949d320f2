import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { anyone, house, signIn, type TestUser } from '../../foundation/testing/house.ts';
import { openCatalog } from './catalog.ts';
import type { Difference, FigurePage, History } from './schema.ts';

let officer: TestUser;
let analyst: TestUser;
const sheet = { fileName: 'published.csv', content: readFileSync(join(import.meta.dirname, 'data', 'published-figures.csv')).toString('base64') };

async function identify(user: TestUser, identifiedOn: string, form: string): Promise<string> {
  const person = await user.post<{ id: string }>('/api/people', { cameToNoticeOn: identifiedOn });
  const done = await user.post(`/api/people/${person.body.id}/identifications`, { status: 'confirmed', identifiedOn, form, evidence: 'interview' });
  expect(done.status, done.text).toBe(200);
  return person.body.id;
}

beforeAll(async () => {
  openCatalog((await house()).rooms);
  officer = await signIn('certification-officer');
  analyst = await signIn('analyst');
  const twice = await identify(officer, '2091-01-10', 'sex');
  await officer.post(`/api/people/${twice}/identifications`, { status: 'confirmed', identifiedOn: '2091-02-10', form: 'labor', evidence: 'interview' });
  for (const day of ['2090-10-01', '2091-09-30', '2091-10-01']) await identify(officer, day, 'labor');
});

describe('figures', () => {
  it('are computed with everything that must stand beside a number', async () => {
    const page = await analyst.get<FigurePage>('/api/figures/PPL-01', { period: 'FY2091', by: 'form' });
    expect(page.status, page.text).toBe(200);
    expect(page.body.figure).toMatchObject({ measure: 'PPL-01', version: 1, unit: 'person', basis: 'fiscal-year', value: 3, amount: '3 persons', sentence: 'HHS identified 3 persons in fiscal year 2091.', status: 'computed', period: { from: '2090-10-01', until: '2091-10-01' } });
    // One person of two forms counts once in the total and once in each form.
    expect(page.body.figure.cells?.map((c) => [c.code, c.value])).toEqual([['sex', 1], ['labor', 3], ['both', 0], ['unknown', 0]]);
    expect(page.body.conflicts.map((c) => c.id)).toEqual(['identified-or-letters']);
    const limited = await analyst.get<FigurePage>('/api/figures/PPL-01', { period: 'FY2091', where: 'form:sex' });
    expect(limited.body.figure.value).toBe(1);
    const past = await analyst.get<FigurePage>('/api/figures/PPL-01', { period: 'FY2091', asOf: '2020-01-01' });
    expect(past.body.figure).toMatchObject({ value: 0, asOf: '2020-01-01T00:00:00.000Z' });
    for (const [query, status] of [[{ period: 'sometime' }, 400], [{ period: 'FY2091', by: 'colour' }, 400], [{ period: 'FY2091', where: 'form:green' }, 400], [{ period: 'on 2091-01-01' }, 400]] as const) {
      expect((await analyst.get('/api/figures/PPL-01', query)).status, JSON.stringify(query)).toBe(status);
    }
    expect((await analyst.get('/api/figures/XXX-99', { period: 'FY2091' })).status).toBe(404);
  });

  it('say what is gross and what unduplicated where several agencies count the same persons, part by part', async () => {
    for (const [day, count] of [['2087-01-10', 5], ['2087-02-10', 2], ['2087-03-10', 1]] as const) {
      const agency = await signIn('certification-officer');
      for (let i = 0; i < count; i += 1) await identify(agency, day, i < 2 ? 'sex' : 'labor');
    }
    const figure = async (query: Record<string, string>) => (await analyst.get<FigurePage>('/api/figures/PPL-01', { ...query })).body.figure;
    expect(await figure({ period: 'FY2087' })).toMatchObject({ value: 8, way: 'B', kind: 'gross', across: { agencies: 3, gross: 8, atLeast: 5, atMost: 8 }, made: 'Way B, the sum of what each agency counted for itself, overlap unknown: 8 persons gross; unduplicated at least 5 and at most 8. Nothing of one agency is matched with another’s, encoded or not (34 USC 12291(b)(2)).' });
    const cells = (await figure({ period: 'FY2087', by: 'form' })).cells;
    expect(cells?.map((c) => [c.code, c.value, c.across])).toEqual([
      ['sex', 5, { agencies: 3, gross: 5, atLeast: 2, atMost: 5 }], ['labor', 3, { agencies: 1, gross: 3, atLeast: 3, atMost: 3 }], ['both', 0, { agencies: 0, gross: 0, atLeast: 0, atMost: 0 }], ['unknown', 0, { agencies: 0, gross: 0, atLeast: 0, atMost: 0 }],
    ]);
    expect(cells?.[1]?.sentence).toBe('HHS identified 3 persons in fiscal year 2087 (form of trafficking: Labor trafficking).');
    // Of two agencies the larger count would give both away.
    expect((await figure({ period: 'since 2087-01-01 until 2087-03-01' })).across).toEqual({ agencies: 2, gross: 7, atLeast: 4, atMost: 7 });
    const [letter] = (await analyst.get<{ measures: { id: string; across: object }[] }>('/api/figures')).body.measures.filter((x) => x.id === 'LET-01');
    expect(letter?.across).toEqual({ way: 'A', serial: 'the serial HHS gives each letter' });
  });

  it('come year by year, and their equations are checked', async () => {
    const series = await analyst.get<{ points: { value: number; period: { label: string } }[] }>('/api/figures/PPL-01/series', { basis: 'fiscal-year', from: '2090', to: '2092', by: 'form' });
    expect(series.body.points.map((p) => [p.period.label, p.value])).toEqual([['FY2090', 0], ['FY2091', 3], ['FY2092', 1]]);
    expect((await analyst.get('/api/figures/reconciliations', { period: 'FY2091' })).status).toBe(200);
    expect((await analyst.get<{ measures: { id: string }[] }>('/api/figures')).body.measures.map((m) => m.id)).toContain('PPL-01');
  });

  it('lead to the records the asker may see, and say of all others only how many they are', async () => {
    const supervisor = await signIn('supervisor', { agency: officer.agency });
    const own = await supervisor.get<{ records: string[]; seen: number; beyond: number }>('/api/figures/PPL-01/records', { period: 'FY2091' });
    expect(own.body).toMatchObject({ seen: 4, beyond: 0 });
    const outside = await analyst.get<{ records: string[]; seen: number; beyond: number }>('/api/figures/PPL-01/records', { period: 'FY2091' });
    expect(outside.body).toEqual({ records: [], seen: 0, beyond: 4 });
  });

  it('are kept as computed, and revised only by recomputing, with a reason', async () => {
    const kept = await analyst.post<{ id: string }>('/api/figures/PPL-01/keep', { period: 'FY2092' });
    expect(kept.status, kept.text).toBe(200);
    expect((await analyst.post('/api/figures/PPL-01/keep', { period: 'FY2092' })).status).toBe(409);
    const reason = { code: 'late-record', words: 'A referral of the field office came in late' };
    expect((await analyst.post(`/api/figures/kept/${kept.body.id}/revise`, reason)).status).toBe(409);
    await identify(officer, '2092-02-02', 'sex');
    const revised = await analyst.post(`/api/figures/kept/${kept.body.id}/revise`, reason, { 'if-match': '1' });
    expect(revised.body).toEqual({ id: kept.body.id, version: 2 });
    const history = await analyst.get<History>('/api/figures/PPL-01/history', { period: 'FY2092' });
    expect(history.body.kept[0]).toMatchObject({ figure: 'PPL-01 FY2092', value: 2, version: 2, changes: [{ from: 1, to: 2, difference: 1, code: 'late-record', mine: true }] });
    await identify(officer, '2092-02-03', 'sex');
    expect((await analyst.post(`/api/figures/kept/${kept.body.id}/revise`, reason, { 'if-match': '1' })).status).toBe(412);
    const cells = await analyst.post<{ kept: number }>('/api/figures/PPL-01/keep', { period: 'FY2092', by: 'form' });
    expect(cells.body.kept).toBe(4);
  });

  it('stand beside what others published: 357 rows come in, and again change nothing', async () => {
    const taken = await analyst.post<{ outcome: string; kept: number; rows: number }>('/api/exchange/published-figures', sheet);
    expect(taken.body, taken.text).toMatchObject({ outcome: 'kept', rows: 357, kept: 357 });
    expect((await analyst.post<{ outcome: string }>('/api/exchange/published-figures', sheet)).body.outcome).toBe('taken-before');
    const listed = async () => (await analyst.get<{ published: unknown[] }>('/api/figures/elsewhere')).body.published.length;
    expect(await listed()).toBe(357);
    const changedFile = Buffer.concat([Buffer.from(sheet.content, 'base64'), Buffer.from('FY2004,letters_total (certification+eligibility),163,letters,"TIP Report 2005, ch. VII (founding chapter)",https://example.org,\n')]).toString('base64');
    expect((await analyst.post<{ outcome: string }>('/api/exchange/published-figures', { ...sheet, content: changedFile })).status).toBe(200);
    expect(await listed()).toBe(357);
    const page = await analyst.get<FigurePage>('/api/figures/PPL-01', { period: 'RY2005' });
    expect(page.body.elsewhere).toMatchObject([{ metric: 'victims_identified_HHS', value: 228, difference: (page.body.figure.value ?? 0) - 228 }]);
  });

  it('are open to those who count, and to nobody else', async () => {
    const caseManager = await signIn('case-manager');
    const other = await signIn('analyst');
    for (const path of ['/api/figures', '/api/figures/PPL-01?period=FY2091', '/api/figures/PPL-01/records?period=FY2091', '/api/figures/PPL-01/history', '/api/figures/elsewhere', '/api/figures/reconciliations?period=FY2091']) {
      expect((await caseManager.get(path)).status, path).toBe(404);
      expect((await (await anyone()).get(path)).status, path).toBe(401);
    }
    expect((await officer.post('/api/figures/PPL-01/keep', { period: 'FY2091' })).status).toBe(404);
    expect((await other.get<{ published: unknown[] }>('/api/figures/elsewhere')).body.published).toEqual([]);
    expect((await other.get<History>('/api/figures/PPL-01/history')).body.kept).toEqual([]);
    const counter = (await house()).services.counter;
    await expect(counter.all({ text: 'select * from figures.kept_value', values: [] })).rejects.toThrow(/permission denied/);
  });
});

describe('a figure at two instants', () => {
  it('says what moved: the difference, the records the asker may see, how many others, and why with who said so', async () => {
    // The instant of a count is rounded up to a millisecond, which is let pass.
    const at = async () => {
      const { figure } = (await analyst.get<FigurePage>('/api/figures/PPL-01', { period: 'FY2086' })).body;
      await new Promise((passed) => { setTimeout(passed, 5); });
      return figure.asOf;
    };
    await identify(officer, '2086-02-02', 'sex');
    const then = await at();
    const kept = await analyst.post<{ id: string }>('/api/figures/PPL-01/keep', { period: 'FY2086' });
    await identify(officer, '2086-03-02', 'sex');
    await identify(officer, '2086-04-02', 'labor');
    const now = await at();
    const ask = (user: TestUser, query: Record<string, string>) => user.get<Difference>('/api/figures/PPL-01/difference', { period: 'FY2086', ...query });
    const outside = await ask(analyst, { from: then, to: now });
    expect(outside.body, outside.text).toMatchObject({ figure: 'PPL-01 FY2086', from: { value: 1, asOf: then }, to: { value: 3, asOf: now }, difference: 2, came: { records: [], seen: 0, beyond: 2 }, went: { seen: 0, beyond: 0 }, stayed: 1, reasons: [] });
    const supervisor = await signIn('supervisor', { agency: officer.agency });
    const inside = (await ask(supervisor, { from: then })).body;
    expect(inside).toMatchObject({ came: { seen: 2, beyond: 0 }, went: { seen: 0 }, stayed: 1 });
    expect(inside.came.records).toHaveLength(2);
    // The other way round in time nothing is gained that was not lost; an instant to come is now.
    expect((await ask(analyst, { from: '2999-01-01T00:00:00Z', to: now })).body).toMatchObject({ difference: 0, stayed: 3 });
    await analyst.post(`/api/figures/kept/${kept.body.id}/revise`, { code: 'late-record', words: 'Two came late' }, { 'if-match': '1' });
    expect((await ask(analyst, { from: then })).body.reasons).toMatchObject([{ from: 1, to: 3, words: 'Two came late', mine: true, author: expect.stringMatching(/./) as string }]);
    expect((await ask(analyst, { from: 'yesterday' })).status).toBe(400);
    expect((await ask(await signIn('case-manager'), { from: then })).status).toBe(404);
  });
});
