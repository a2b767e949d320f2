import { describe, expect, it } from 'vitest';
import { house, signIn, type TestUser } from '../../foundation/testing/house.ts';
import { countMany } from '../../foundation/measure/count.ts';
import { parsePeriod } from '../../foundation/calendar/period.ts';
import { screeningsFinished } from './measures.ts';
import type { ScreeningFile } from './schema.ts';

async function begun(worker: TestUser, instrument = 'short'): Promise<{ person: string; id: string }> {
  const person = (await worker.post<{ id: string }>('/api/people', { givenName: 'Rosa', familyName: 'Ejemplo', bornOn: '1979-05-06', cameToNoticeOn: '2004-02-01' })).body.id;
  const started = await worker.post<{ id: string }>(`/api/screening/people/${person}`, { instrument });
  expect(started.status, started.text).toBe(200);
  return { person, id: started.body.id };
}

describe('a screening', () => {
  it('keeps answers in any order in the person’s words, is taken up again, and tells its reasons', async () => {
    const worker = await signIn('case-manager');
    const { person, id } = await begun(worker);
    const say = (question: string, coded: string, words?: string, headers = {}) => worker.post<{ version: number; error: { code: string } }>(`/api/screening/${id}/answers`, { question, coded, ...(words ? { words } : {}) }, headers);
    expect((await worker.post<{ error: { code: string } }>(`/api/screening/${id}/finish`)).body.error.code).toBe('screening.unanswered');
    expect((await say('S07', 'yes', 'The boss has my passport')).status).toBe(200);
    expect((await say('S02', 'declined')).status).toBe(200);
    const file = async () => (await worker.get<ScreeningFile>(`/api/screening/${id}`)).body;
    const first = await file();
    expect(first.questions.find((q) => q.code === 'S07')).toMatchObject({ coded: 'yes', words: 'The boss has my passport', version: 1 });
    expect(first.result).toMatchObject({ band: 'some', because: ['Papers are kept from the person'], answered: 1 });
    expect(first.result.elements.find((e) => e.element === 'coercion')?.standing).toBe('met');
    expect((await say('S07', 'no', undefined, { 'if-match': '1' })).body.version).toBe(2);
    expect((await say('S07', 'yes', undefined, { 'if-match': '1' })).status).toBe(412);
    expect((await file()).questions.find((q) => q.code === 'S07')).toMatchObject({ coded: 'no', words: 'The boss has my passport' });
    expect((await say('Q99', 'yes')).status).toBe(400);
    expect((await worker.post(`/api/screening/${id}/finish`)).status).toBe(200);
    expect((await file()).finishedOn).not.toBeNull();
    await say('S10', 'yes');
    expect((await file()).finishedOn, 'a further answer takes it up again').toBeNull();
    const propose = () => worker.post<{ error: { code: string } }>(`/api/screening/${id}/proposals`, { form: 'labor', identifiedOn: '2004-03-01' });
    expect((await propose()).body.error.code).toBe('screening.not-finished');
    expect((await worker.post(`/api/screening/${id}/finish`)).status).toBe(200);
    expect((await propose()).status).toBe(200);
    expect((await propose()).body.error.code).toBe('screening.proposed');
    const known = (await worker.get<{ identifications: { status: string; evidence: string }[] }>(`/api/people/${person}`)).body.identifications;
    expect(known).toEqual([expect.objectContaining({ status: 'potential', evidence: 'Screening (Short interview): some indications' })]);
  });

  it('shows another agency nothing, a supervisor no words, and is counted by band without identity', async () => {
    const worker = await signIn('case-manager');
    const { person, id } = await begun(worker, 'elements');
    for (const [question, coded] of [['A01', 'yes'], ['A08', 'yes'], ['A09', 'yes']]) await worker.post(`/api/screening/${id}/answers`, { question, coded, words: 'Zq in her words' });
    await worker.post(`/api/screening/${id}/finish`, { finishedOn: '2031-05-06' }).then((r) => expect(r.status, r.text).toBe(200));
    const other = await signIn('case-manager');
    expect((await other.get(`/api/screening/${id}`)).status).toBe(404);
    expect((await other.get(`/api/screening/people/${person}`)).status).toBe(404);
    expect((await other.post(`/api/screening/${id}/answers`, { question: 'A01', coded: 'no' })).status).toBe(404);
    const supervisor = await signIn('supervisor', { agency: worker.agency });
    const seen = await supervisor.get(`/api/screening/${id}`);
    expect(seen.status).toBe(200);
    expect(seen.text).not.toContain('Zq in her words');
    expect((await supervisor.post(`/api/screening/${id}/answers`, { question: 'A01', coded: 'no' })).status).toBe(404);
    const { database } = await house();
    const [values] = await countMany(database.counter, [{ measure: screeningsFinished, period: parsePeriod('FY2031'), where: { band: ['strong'], instrument: ['elements'] } }], new Date());
    expect(values?.[0]?.value).toBe(1);
  });

  it('is asked in the person’s own language where the instrument is there in it, and on the way in another; what it indicates stays the same', async () => {
    const worker = await signIn('case-manager');
    const of = async (language: string, more: object = {}) => {
      const person = (await worker.post<{ id: string }>('/api/people', { givenName: 'Rosa', familyName: 'Ejemplo', language, cameToNoticeOn: '2004-02-01' })).body.id;
      const { id } = (await worker.post<{ id: string }>(`/api/screening/people/${person}`, { instrument: 'short', ...more })).body;
      return { id, file: async () => (await worker.get<ScreeningFile>(`/api/screening/${id}`)).body };
    };
    const [spanish, korean, chosen] = [await of('es-MX'), await of('ko'), await of('ko', { language: 'es' })];
    expect([(await spanish.file()).language, (await korean.file()).language, (await chosen.file()).language]).toEqual(['es', 'en', 'es']);
    const asked = async () => { const { questions, translation, language, result } = await spanish.file(); return { ask: questions.find((q) => q.code === 'S07')?.ask, translation, language, because: result.because }; };
    expect(await asked()).toMatchObject({ ask: '¿Alguien le guardaba sus papeles?', translation: expect.stringContaining('by this project') });
    expect((await worker.post(`/api/screening/${spanish.id}/answers`, { question: 'S07', coded: 'yes' })).status).toBe(200);
    expect((await worker.post(`/api/screening/${spanish.id}/language`, { language: 'en' })).status).toBe(200);
    expect(await asked()).toEqual({ ask: 'Did somebody keep your papers?', translation: null, language: 'en', because: ['Papers are kept from the person'] });
    expect((await worker.post(`/api/screening/${spanish.id}/language`, { language: 'xx' })).status).toBe(400);
    expect((await (await signIn('case-manager')).post(`/api/screening/${spanish.id}/language`, { language: 'es' })).status, 'another agency').toBe(404);
  });

  it('has every instrument whole in Spanish: each question with topic, sentence and reason, none left in English', async () => {
    const { database } = await house();
    const admin = await database.administrator();
    try {
      const { rows } = await admin.query<{ instrument: string; code: string }>(`select q.instrument, q.code from screening.question q left join screening.question_in s on s.instrument = q.instrument and s.version = q.version and s.code = q.code and s.language = 'es'
        where s.code is null or s.ask = q.ask or (s.why = q.why and q.instrument <> 'elements') or (q.ask like '%?') <> (s.ask like '¿%?')`);
      expect(rows).toEqual([]);
    } finally { await admin.end(); }
  });

  it('has instruments whose every question is answerable and whose indicators are in the vocabulary', async () => {
    const worker = await signIn('case-manager');
    const { instruments } = (await worker.get<{ instruments: { code: string; questions: number }[] }>('/api/screening/instruments')).body;
    expect(instruments.map((i) => [i.code, i.questions])).toEqual([['campaign', 10], ['short', 20], ['long', 30], ['elements', 9], ['indicators', 67]]);
  });
});
