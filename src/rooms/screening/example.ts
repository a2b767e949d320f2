import { addDays, compare, type Day } from '../../foundation/calendar/day.ts';
import { acting } from '../../foundation/audit/acting.ts';
import type { Tx } from '../../foundation/database/database.ts';
import { identityOf, type Identity } from '../../foundation/identity/subjects.ts';
import { seeded, type Example } from '../../foundation/web/example.ts';
import { keepIdentifications, type ExamplePerson } from '../people/index.ts';
import { resultOf } from './rules.ts';
import type { Answer, Instrument } from './schema.ts';
import * as store from './store.ts';

interface Screened { id: string; on: Day; form: 'sex' | 'labor' | 'unknown' }
/** What people of the example answer, in words that are nobody's. */
const WORDS = ['They keep it in the office.', 'Since the first day.', 'Only on Sundays.', 'I was afraid for my mother.', 'I do not want to say more now.'] as const;

/** Screenings of the example: of callers who became persons on record, who are then potential victims where much indicates it, and of some whom the benefit-granting office came to confirm. */
export const example: Example = {
  after: ['people', 'hotline'],
  load: async ({ database, services, cast, made, progress }) => {
    const random = seeded(7102);
    const callers = (made.get('hotline people') as { id: string; on: Day }[]).map((p): Screened => ({ ...p, form: 'unknown' }));
    const confirmed = (made.get('people') as ExamplePerson[]).filter((p) => p.identifiedOn && compare(p.noticedOn, '2004-04-01' as Day) >= 0 && random() < 0.35).map((p): Screened => ({ id: p.id, on: p.noticedOn, form: p.form }));
    for (const [short, role, people, propose] of [['HOTLINE', 'hotline-advocate', callers, true], ['HHS', 'certification-officer', confirmed, false]] as const) {
      const worker = await cast.as(short, role);
      const identity = identityOf(services.keys, worker.agency);
      for (let start = 0; start < people.length; start += 200) {
        await acting(database, worker, { records: 'loaded the example', via: 'example screening' }, (tx) => keepPart(tx, identity, random, people.slice(start, start + 200), propose));
        progress(Math.min(start + 200, people.length), people.length);
      }
    }
  },
};

async function keepPart(tx: Tx, identity: Identity, random: () => number, people: readonly Screened[], propose: boolean): Promise<void> {
  const rows = people.map((p) => ({ ...p, screening: crypto.randomUUID(), instrument: (random() < 0.6 ? 'short' : random() < 0.6 ? 'campaign' : 'long') as Instrument['code'], often: propose ? random() * 0.6 : 0.35 + random() * 0.5 }));
  const keys = await identity.keysOf(tx, rows.map((r) => r.id));
  const instruments = new Map(await Promise.all([...new Set(rows.map((r) => r.instrument))].map(async (code) => [code, await store.instrumentOf(tx, code, 1)] as const)));
  const answered = rows.map((r) => {
    const instrument = instruments.get(r.instrument);
    if (!instrument) throw new Error('The example met an instrument that is not there.');
    const shows = new Map(instrument.indications.map((i) => [i.question, i.answer]));
    const answers = new Map(instrument.questions.map((q): [string, Answer] => [q.code, answerOf(random, r.often, shows.get(q.code))]));
    return { ...r, answers, result: resultOf({ ...instrument, answers }) };
  });
  await store.keepScreenings(tx, answered.map((r) => ({ id: r.screening, person: r.id, instrument: r.instrument, instrument_version: 1, started_on: r.on })));
  await store.keepAnswers(tx, answered.flatMap((r) => [...r.answers].map(([question, coded]) => ({ screening: r.screening, question, coded, words: coded === 'yes' && random() < 0.25 ? WORDS[Math.floor(random() * WORDS.length)] : undefined, key: keys.get(r.id) }))));
  const finished = answered.filter((r) => r.result.answered > 0 && random() < 0.95);
  await store.keepResults(tx, finished.map((r) => ({ screening: r.screening, finished_on: addDays(r.on, Math.floor(random() * 6)), band: r.result.band, met: r.result.indicators.filter((i) => i.standing === 'met').length, unknown: r.result.indicators.filter((i) => i.standing === 'unknown').length })));
  const potential = propose ? finished.filter((r) => r.result.band === 'strong') : [];
  const ids = await keepIdentifications(tx, potential.map((r) => ({ person: r.id, status: 'potential', identified_on: addDays(r.on, 6), form: r.form, evidence: 'Screening: strong indications' })));
  await store.keepProposals(tx, potential.map((r, i) => ({ screening: r.screening, identification: ids[i] as string })));
}

function answerOf(random: () => number, often: number, shows: 'yes' | 'no' | undefined): Answer {
  const dice = random();
  if (dice < 0.06) return 'declined';
  if (dice < 0.12) return 'unknown';
  if (dice < 0.2) return 'not-asked';
  const shown = random() < often;
  return (shows ?? 'yes') === 'yes' ? (shown ? 'yes' : 'no') : shown ? 'no' : 'yes';
}
