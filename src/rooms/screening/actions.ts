import { day } from '../../foundation/calendar/day.ts';
import { Invalid, Refusal, refuseUnknown } from '../../foundation/errors.ts';
import type { Tx } from '../../foundation/database/database.ts';
import type { Asked } from '../../foundation/web/route.ts';
import { caseCodesOf, getPerson, keepIdentifications } from '../people/index.ts';
import { resultOf } from './rules.ts';
import type { Answer, Finish, Instrument, Language, NewAnswer, NewScreening, Proposal, ResultView, ScreeningFile, ScreeningLine } from './schema.ts';
import * as store from './store.ts';

type Done = { id: string; version: number };

/** The instruments that may be begun today. */
export async function listInstruments({ tx, services }: Pick<Asked<unknown>, 'tx' | 'services'>): Promise<{ instruments: Instrument[] }> {
  return { instruments: await store.instrumentsOn(tx, services.today()) };
}

/** Begins a screening of a person with the version of the instrument that holds on its day. */
export async function startScreening({ tx, identity, input, services }: Pick<Asked<NewScreening>, 'tx' | 'identity' | 'input' | 'services'>): Promise<Done> {
  const person = await getPerson(tx, identity, input.person);
  const on = day(input.startedOn ?? services.today());
  const instrument = (await store.instrumentsOn(tx, on)).find((i) => i.code === input.instrument);
  if (!instrument) throw new Refusal('screening.no-instrument', `No version of this instrument held on ${on}.`);
  const [id] = await store.keepScreenings(tx, [{ person: input.person, instrument: instrument.code, instrument_version: instrument.version, started_on: on, language: languageFor(input.language ?? person.language, instrument.languages) }]);
  return { id: id as string, version: 1 };
}

/** The language in which somebody is asked: their own where the instrument is there in it, else English, in which it was written. */
function languageFor(tag: string, there: readonly Language[]): Language {
  return there.find((l) => tag === l || tag.startsWith(`${l}-`)) ?? 'en';
}

/** Asks on in another language; what was answered stands, for the questions are the same. */
export async function askIn({ tx, input }: Asked<{ id: string; language: Language }>): Promise<Done> {
  const screening = await store.findScreening(tx, input.id);
  if (!screening) refuseUnknown();
  if (!(await store.languagesOf(tx, screening.instrument, screening.instrument_version)).includes(input.language)) throw new Refusal('screening.not-in-language', 'This instrument is not there in this language.');
  return { id: screening.id, version: screening.language === input.language ? screening.version : await store.reviseLanguage(tx, screening, input.language) };
}

/** The screenings of a person, newest first; each with its band only once it was put down as finished. */
export async function screeningsOf(tx: Tx, persons: readonly string[]): Promise<(ScreeningLine & { person: string })[]> {
  return (await store.screeningsOf(tx, persons)).map((s) => ({
    person: s.person, id: s.id, instrument: s.instrument, title: s.title, startedOn: s.started_on, finishedOn: s.reopened ? null : s.finished_on, answered: s.answered, questions: s.questions, band: s.reopened ? null : s.band,
  }));
}

/** The screenings of one person. */
export async function listScreenings({ tx, identity, input }: Asked<{ person: string }>): Promise<{ screenings: ScreeningLine[] }> {
  await getPerson(tx, identity, input.person);
  return { screenings: (await screeningsOf(tx, [input.person])).map(({ person: _, ...line }) => line) };
}

/** A screening as it stands, with what its answers indicate. */
export async function readScreening({ tx, identity, input }: Asked<{ id: string }>): Promise<ScreeningFile> {
  const screening = await store.findScreening(tx, input.id);
  if (!screening) refuseUnknown();
  const instrument = await store.instrumentOf(tx, screening.instrument, screening.instrument_version);
  const wording = await store.wordingIn(tx, screening.instrument, screening.instrument_version, screening.language);
  const rows = await store.answersOf(tx, screening.id);
  const key = (await identity.keysOf(tx, [screening.person])).get(screening.person);
  const answers = new Map(rows.map((r) => [r.question, r]));
  const result = await store.findResult(tx, screening.id);
  const stands = result && rows.every((r) => r.recorded_at <= result.recorded_at);
  return {
    id: screening.id, version: screening.version, person: screening.person, caseCode: (await caseCodesOf(tx, [screening.person])).get(screening.person) ?? '', instrument: screening.instrument, instrumentVersion: screening.instrument_version,
    title: instrument.title, lead: instrument.lead, source: instrument.source, language: screening.language, languages: await store.languagesOf(tx, screening.instrument, screening.instrument_version), translation: wording?.source ?? null,
    startedOn: screening.started_on, finishedOn: stands ? result.finished_on : null,
    questions: instrument.questions.map((q) => {
      const row = answers.get(q.code);
      const words = row && store.wordsOf(tx, row, key);
      return { ...q, ...wording?.questions.get(q.code), coded: row?.coded ?? null, version: row?.version ?? null, ...(words === undefined ? {} : { words }) };
    }),
    result: judged(instrument, rows),
  };
}

function judged(instrument: Awaited<ReturnType<typeof store.instrumentOf>>, rows: readonly { question: string; coded: Answer }[]): ResultView {
  return resultOf({ ...instrument, answers: new Map(rows.map((r) => [r.question, r.coded])) });
}

/** Keeps one answer, in any order; an answer that stands is replaced by its next version. */
export async function answerQuestion({ tx, identity, input, version }: Asked<NewAnswer>): Promise<Done> {
  const screening = await store.findScreening(tx, input.id);
  if (!screening) refuseUnknown();
  await store.lockScreening(tx, screening.id);
  const { questions } = await store.instrumentOf(tx, screening.instrument, screening.instrument_version);
  if (!questions.some((q) => q.code === input.question)) throw new Invalid([{ where: '/question', problem: 'This instrument does not ask this question.', mend: 'Give the code of one of its questions.' }]);
  const key = (await identity.keysOf(tx, [screening.person])).get(screening.person);
  if (!key) refuseUnknown();
  const before = (await store.answersOf(tx, screening.id)).find((a) => a.question === input.question);
  if (before) return { id: before.id, version: await store.reviseAnswer(tx, before, version ?? before.version, input.coded, input.words, key) };
  const [id] = await store.keepAnswers(tx, [{ screening: screening.id, question: input.question, coded: input.coded, words: input.words, key }]);
  return { id: id as string, version: 1 };
}

/** Puts a screening down as finished, as it stands; a later answer takes it up again. */
export async function finishScreening({ tx, input, services }: Asked<Finish>): Promise<Done> {
  const screening = await store.findScreening(tx, input.id);
  if (!screening) refuseUnknown();
  await store.lockScreening(tx, screening.id);
  const on = day(input.finishedOn ?? services.today());
  if (on < screening.started_on) throw new Refusal('screening.before-start', `The screening began on ${screening.started_on}; it cannot have ended before.`, { status: 400 });
  const instrument = await store.instrumentOf(tx, screening.instrument, screening.instrument_version);
  const view = judged(instrument, await store.answersOf(tx, screening.id));
  if (view.answered === 0) throw new Refusal('screening.unanswered', 'Nothing is answered yet. Leave it open, and take it up again when the person is ready.');
  const row = { finished_on: on, band: view.band, met: view.indicators.filter((i) => i.standing === 'met').length, unknown: view.indicators.filter((i) => i.standing === 'unknown').length };
  const before = await store.findResult(tx, screening.id);
  if (before) return { id: screening.id, version: await store.reviseResult(tx, before, row) };
  await store.keepResults(tx, [{ screening: screening.id, ...row }]);
  return { id: screening.id, version: 1 };
}

const BAND_WORDS = { open: 'no answers', none: 'no indications', some: 'some indications', many: 'many indications', strong: 'strong indications' } as const;

/** Records the person as a potential victim after a finished screening; nobody is confirmed by a screening. */
export async function proposePotential({ tx, input }: Asked<Proposal>): Promise<Done> {
  const screening = await store.findScreening(tx, input.id);
  if (!screening) refuseUnknown();
  await store.lockScreening(tx, screening.id);
  const result = await store.findResult(tx, screening.id);
  const later = (await store.answersOf(tx, screening.id)).some((a) => result && a.recorded_at > result.recorded_at);
  if (!result || later) throw new Refusal('screening.not-finished', 'Finish the screening first, so that the record says what it rests on.');
  if (await store.wasProposed(tx, screening.id)) throw new Refusal('screening.proposed', 'After this screening the person was recorded as potential already.');
  const { title } = await store.instrumentOf(tx, screening.instrument, screening.instrument_version);
  const [id] = await keepIdentifications(tx, [{ person: screening.person, status: 'potential', identified_on: day(input.identifiedOn), form: input.form, evidence: `Screening (${title}): ${BAND_WORDS[result.band]}` }]);
  await store.keepProposals(tx, [{ screening: screening.id, identification: id as string }]);
  return { id: id as string, version: 1 };
}
