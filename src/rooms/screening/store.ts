import type { KeyObject } from 'node:crypto';
import { keepMany, revise, touch } from '../../foundation/database/keep.ts';
import type { Tx } from '../../foundation/database/database.ts';
import { sql } from '../../foundation/database/sql.ts';
import { seal, unseal } from '../../foundation/identity/seal.ts';
import type { Indication, Indicator } from './rules.ts';
import type { Answer, Band, Instrument, Language } from './schema.ts';

export interface ScreeningRow { id: string; version: number; person: string; instrument: Instrument['code']; instrument_version: number; started_on: string; language: Language }
export interface AnswerRow { id: string; version: number; screening: string; question: string; coded: Answer; sealed: Buffer | null; recorded_at: Date }
export interface ResultRow { id: string; version: number; screening: string; finished_on: string; band: Band; recorded_at: Date }
export interface QuestionRow { code: string; topic: string; ask: string; why: string }

const place = (agency: string, id: string) => ({ agency, table: 'screening.answer', row: id, column: 'sealed' });

const LANGUAGES_OF = sql`array_prepend('en', array(select t.language from screening.translation t where t.instrument = v.instrument and t.version = v.version order by t.language))`;

/** The instruments in the versions that hold on a day. */
export function instrumentsOn(tx: Tx, on: string): Promise<(Omit<Instrument, 'questions'> & { questions: number })[]> {
  return tx.all(sql`select i.code, v.version, i.kind, i.title, i.lead, v.source, ${LANGUAGES_OF} as languages, (select count(*) from screening.question q where q.instrument = v.instrument and q.version = v.version) as questions
    from screening.instrument i join screening.version v on v.instrument = i.code
   where v.holds_from <= ${on}::date and (v.holds_until is null or v.holds_until > ${on}::date)
     and v.version = (select max(w.version) from screening.version w where w.instrument = v.instrument and w.holds_from <= ${on}::date and (w.holds_until is null or w.holds_until > ${on}::date))
   order by i.position`);
}

/** What a version of an instrument asks, and what its answers show. */
export async function instrumentOf(tx: Tx, code: string, version: number): Promise<{ title: string; lead: string; source: string; questions: QuestionRow[]; indications: Indication[]; indicators: Indicator[] }> {
  const head = await tx.one<{ title: string; lead: string; source: string }>(sql`select i.title, i.lead, v.source from screening.instrument i join screening.version v on v.instrument = i.code where i.code = ${code} and v.version = ${version}::int`);
  const questions = await tx.all<QuestionRow>(sql`select code, topic, ask, why from screening.question where instrument = ${code} and version = ${version}::int order by position`);
  const indications = await tx.all<Indication>(sql`select question, answer, indicator from screening.indicates where instrument = ${code} and version = ${version}::int order by indicator`);
  const indicators = await tx.all<Indicator>(sql`select code, words, dimension, strength, strength_source as "strengthSource", element from screening.indicator order by code`);
  return { ...head, questions, indications, indicators };
}

/** In which languages a version of an instrument can be asked. */
export async function languagesOf(tx: Tx, code: string, version: number): Promise<Language[]> {
  return (await tx.one<{ languages: Language[] }>(sql`select ${LANGUAGES_OF} as languages from screening.version v where v.instrument = ${code} and v.version = ${version}::int`)).languages;
}

/** A version of an instrument as it is asked in a language, by the codes of its questions; undefined for English, in which it was written. */
export async function wordingIn(tx: Tx, code: string, version: number, language: Language): Promise<{ title: string; lead: string; source: string; questions: Map<string, QuestionRow> } | undefined> {
  const head = await tx.maybe<{ title: string; lead: string; source: string }>(sql`select title, lead, source from screening.translation where instrument = ${code} and version = ${version}::int and language = ${language}`);
  if (!head) return undefined;
  const rows = await tx.all<QuestionRow>(sql`select code, topic, ask, why from screening.question_in where instrument = ${code} and version = ${version}::int and language = ${language}`);
  return { ...head, questions: new Map(rows.map((r) => [r.code, r])) };
}

/** Changes the language in which a person is asked. */
export function reviseLanguage(tx: Tx, row: ScreeningRow, language: Language): Promise<number> {
  return revise(tx, 'screening.screening', row.id, row.version, { language });
}

/** Writes that screenings were begun. */
export function keepScreenings(tx: Tx, rows: readonly Record<string, unknown>[]): Promise<string[]> {
  return keepMany(tx, 'screening.screening', rows);
}

/** A screening by id. */
export async function findScreening(tx: Tx, id: string): Promise<ScreeningRow | undefined> {
  const row = await tx.maybe<ScreeningRow>(sql`select id, version, person, instrument, instrument_version, started_on, language from screening.screening_as_of where agency = ${tx.who.agency}::uuid and id = ${id}::uuid`);
  if (row) touch(tx, 'screening.screening', [row.id, row.person]);
  return row;
}

/** The screenings of persons, newest first, with how they stand. */
export function screeningsOf(tx: Tx, persons: readonly string[]): Promise<(ScreeningRow & { title: string; answered: number; questions: number; band: Band | null; finished_on: string | null; reopened: boolean })[]> {
  return tx.all(sql`
    select s.id, s.version, s.person, s.instrument, s.instrument_version, s.started_on, s.language, i.title, r.band, r.finished_on, coalesce(a.last > r.recorded_at, false) as reopened, coalesce(a.n, 0)::int as answered,
           (select count(*) from screening.question q where q.instrument = s.instrument and q.version = s.instrument_version)::int as questions
      from screening.screening_as_of s join screening.instrument i on i.code = s.instrument
      left join screening.result_as_of r on r.agency = s.agency and r.screening = s.id
      left join lateral (select count(*) filter (where a.coded in ('yes', 'no')) as n, max(a.recorded_at) as last from screening.answer_as_of a where a.agency = s.agency and a.screening = s.id) a on true
     where s.agency = ${tx.who.agency}::uuid and s.person = any(${[...persons]}::uuid[]) order by s.started_on desc, s.recorded_at desc`);
}

/** The answers of a screening as they stand. */
export function answersOf(tx: Tx, screening: string): Promise<AnswerRow[]> {
  return tx.all(sql`select id, version, screening, question, coded, sealed, recorded_at from screening.answer_as_of where agency = ${tx.who.agency}::uuid and screening = ${screening}::uuid`);
}

/** Locks a screening, so that two who answer one question at the same moment do not both write it anew. */
export async function lockScreening(tx: Tx, id: string): Promise<void> {
  await tx.send(sql`select pg_advisory_xact_lock(hashtextextended(${`screening|${id}`}::text, 22))`);
}

/** Writes answers that were not there before; words are sealed under the person's key. */
export function keepAnswers(tx: Tx, rows: readonly { screening: string; question: string; coded: Answer; words: string | undefined; key: KeyObject | undefined }[]): Promise<string[]> {
  return keepMany(tx, 'screening.answer', rows.map(({ screening, question, coded, words, key }) => {
    const id = crypto.randomUUID();
    return { id, screening, question, coded, sealed: words && key ? seal(key, place(tx.who.agency, id), words) : null };
  }));
}

/** Puts another answer in the place of one; where no words are given, those that stand stay. */
export function reviseAnswer(tx: Tx, row: AnswerRow, version: number, coded: Answer, words: string | undefined, key: KeyObject): Promise<number> {
  return revise(tx, 'screening.answer', row.id, version, { coded, ...(words === undefined ? {} : { sealed: words === '' ? null : seal(key, place(tx.who.agency, row.id), words) }) });
}

/** The words of an answer, or undefined where none were kept. */
export function wordsOf(tx: Tx, row: AnswerRow, key: KeyObject | undefined): string | undefined {
  return row.sealed && key ? unseal(key, place(tx.who.agency, row.id), row.sealed) : undefined;
}

/** The result put down for a screening, if any. */
export function findResult(tx: Tx, screening: string): Promise<ResultRow | undefined> {
  return tx.maybe(sql`select id, version, screening, finished_on, band, recorded_at from screening.result_as_of where agency = ${tx.who.agency}::uuid and screening = ${screening}::uuid`);
}

/** Writes results. */
export function keepResults(tx: Tx, rows: readonly Record<string, unknown>[]): Promise<string[]> {
  return keepMany(tx, 'screening.result', rows);
}

/** Puts a later result in the place of the one before. */
export function reviseResult(tx: Tx, row: ResultRow, changes: Record<string, unknown>): Promise<number> {
  return revise(tx, 'screening.result', row.id, row.version, changes);
}

/** Whether the person was already recorded as potential after this screening. */
export async function wasProposed(tx: Tx, screening: string): Promise<boolean> {
  return !!(await tx.maybe(sql`select 1 as one from screening.proposal_as_of where agency = ${tx.who.agency}::uuid and screening = ${screening}::uuid`));
}

/** Ties screenings to the identifications that followed them. */
export function keepProposals(tx: Tx, rows: readonly { screening: string; identification: string }[]): Promise<string[]> {
  return keepMany(tx, 'screening.proposal', rows);
}
