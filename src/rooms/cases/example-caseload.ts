import { createHash } from 'node:crypto';
import { addDays, type Day } from '../../foundation/calendar/day.ts';
import { acting } from '../../foundation/audit/acting.ts';
import type { Session } from '../../foundation/access/sessions.ts';
import type { Tx } from '../../foundation/database/database.ts';
import { identityOf, type Identity } from '../../foundation/identity/subjects.ts';
import type { ExampleAsked } from '../../foundation/web/example.ts';
import { enterPeople, inventPerson } from '../people/index.ts';
import { keepCases, type WrittenCase } from './actions.ts';
import { CARDS, GOALS, NOTES, SAFETY_PLAN, TASKS } from './example-words.ts';
import { sealingOf, sealWords } from './keys.ts';
import { keepTasks } from './plan.ts';
import { SAFE_CONTACT_DAYS } from './rules.ts';
import type { Passage } from './schema.ts';
import * as store from './store.ts';

/** How many cases the caseload holds today, whatever the scale: it is somebody's own desk. */
const CASES = 24;

interface Asking { tx: Tx; identity: Identity; today: Day; random: () => number; worker: Session }

/** The caseload of Lantern House by today's date: plans, notes, tasks around today, safe contacts, relief, a paper and a child whose clock runs. */
export async function keepCaseload({ database, services, cast, random, made }: ExampleAsked): Promise<void> {
  const worker = await cast.as('LANTERN', 'case-manager');
  const today = services.today();
  const invented = Array.from({ length: CASES }, (_, i) => inventPerson(random, { from: addDays(today, -240), until: addDays(today, i === 3 ? 0 : -12) }, i === 3));
  await acting(database, worker, { records: 'loaded the example', via: 'example cases' }, async (tx) => {
    const identity = identityOf(services.keys, worker.agency);
    await enterPeople(tx, identity, invented.map((p) => p.person));
    const cases = invented.map((p, i): WrittenCase => {
      const cameOn = i === 3 ? today : p.noticedOn;
      const intake: WrittenCase['passages'][number] = { kind: 'intake', happenedOn: cameOn, reason: null };
      const on = (kind: Passage, days: number, reason: string | null = null): WrittenCase['passages'][number] => ({ kind, happenedOn: addDays(cameOn, days), reason });
      const passages = i === 3 || i % 8 === 5 ? [intake] : i % 12 === 10 ? [intake, on('enrolled', 2), on('exited', 10, 'goals-met')] : [intake, on('enrolled', Math.min(6, i % 7))];
      return {
        file: crypto.randomUUID(), person: p.id, cameOn, source: (['hotline', 'law-enforcement', 'provider', 'self', 'faith'] as const)[i % 5] as string, referredOn: null, form: p.form, eligibility: i % 3 === 0 ? 'certified' : 'pre-certified', funder: 'ovc',
        ageGroup: i === 3 ? 'minor' : 'adult', sex: p.sex, indicatedAt: i === 3 ? new Date(services.now().getTime() - 9 * 3_600_000).toISOString() : null, passages, team: [{ account: worker.account, part: 'lead' }],
      };
    });
    await keepCases(tx, cases);
    const asking = { tx, identity, today, random, worker };
    for (const [i, c] of cases.entries()) await keepOneCase(asking, c, i);
  });
  made.set('caseload', invented.map((p, i) => ({ person: p.id, minor: i === 3 })));
}

async function keepOneCase(asking: Asking, c: WrittenCase, i: number): Promise<void> {
  const { tx, identity, worker, today } = asking;
  const file = { id: c.file, person: c.person };
  await keepPlan(asking, file, i);
  await keepNotes(asking, c, i);
  const safety = await sealingOf(tx, identity, file, 'safety');
  if (i % 6 !== 4) {
    const id = crypto.randomUUID();
    const confirmed = addDays(today, -(i % 5 === 0 ? 34 : 3 + (i % 20)));
    await store.keepRow(tx, 'safe_contact', { id, file: c.file, confirmed_on: confirmed, next_on: addDays(confirmed, SAFE_CONTACT_DAYS), key: safety.by, sealed: sealWords(tx, safety, 'safe_contact', id, JSON.stringify(CARDS[i % CARDS.length])) });
  }
  if (i % 3 === 0) {
    const id = crypto.randomUUID();
    await store.keepRow(tx, 'safety_plan', { id, file: c.file, made_on: addDays(today, -40), review_on: addDays(today, i % 2 === 0 ? -1 : 30), key: safety.by, sealed: sealWords(tx, safety, 'safety_plan', id, SAFETY_PLAN) });
  }
  await store.keepRows(tx, 'status', statusesOf(i, today).map((s) => ({ file: c.file, ...s })));
  if (i % 4 === 1) await store.keepRow(tx, 'matter', { file: c.file, person: c.person, kind: i % 8 === 1 ? 't-status' : 'wages', funder: 'ovc', opened_on: addDays(today, -30), closed_on: null, outcome: null });
  if (i % 5 === 2) await store.keepRow(tx, 'training', { file: c.file, person: c.person, kind: 'language', enrolled_on: addDays(today, -25), completed_on: null, placed_on: null, left_on: null });
  if (i === 1) {
    const [sealing, id] = [await sealingOf(tx, identity, file, 'privileged'), crypto.randomUUID()];
    await store.keepRow(tx, 'privileged_note', { id, file: c.file, author: worker.account, readers: [], happened_on: addDays(today, -6), key: sealing.by, sealed: sealWords(tx, sealing, 'privileged_note', id, 'What she told me under privilege stays between us.') });
  }
  if (i === 6) {
    const [sealing, id] = [await sealingOf(tx, identity, file, 'papers'), crypto.randomUUID()];
    await store.keepRow(tx, 'paper', { id, file: c.file, kind: 'subpoena', received_on: addDays(today, -2), answer_by: addDays(today, 8), digest: createHash('sha256').update(id).digest(), ended_on: null, ending: null, key: sealing.by, sealed: sealWords(tx, sealing, 'paper', id, 'Signed by the lawyer of the other side; asks for the whole file.') });
    await keepTasks(tx, identity, file, [{ words: 'Counsel: answer the subpoena; nothing is handed over on it', kind: 'counsel', owner: worker.account, dueOn: addDays(today, 8) }]);
  }
}

async function keepPlan({ tx, identity, random, today, worker }: Asking, file: { id: string; person: string }, i: number): Promise<void> {
  const sealing = await sealingOf(tx, identity, file, 'plan');
  const goals = [GOALS[i % GOALS.length], ...(i % 3 === 0 ? [GOALS[(i + 3) % GOALS.length]] : [])].filter((g) => g !== undefined);
  const rows = goals.map((g) => ({ g, id: crypto.randomUUID() }));
  await store.keepRows(tx, 'goal', rows.map(({ g, id }) => ({ id, file: file.id, opened_on: addDays(today, -20), ended_on: null, outcome: null, key: sealing.by, sealed: sealWords(tx, sealing, 'goal', id, g.words) })));
  const due = (n: number): Day => addDays(today, (n * 5 + Math.floor(random() * 9)) % 26 - 3);
  await keepTasks(tx, identity, file, [
    ...rows.flatMap(({ g, id }, at) => g.steps.map((words, n) => ({ words, kind: 'step' as const, goal: id, owner: worker.account, dueOn: due(i + at + n + 2) }))),
    ...(i % 2 === 0 ? [{ ...(TASKS[i % TASKS.length] as (typeof TASKS)[number]), owner: worker.account, dueOn: i % 6 === 0 ? today : due(i) }] : []),
  ]);
}

async function keepNotes({ tx, identity, random, today, worker }: Asking, c: WrittenCase, i: number): Promise<void> {
  const sealing = await sealingOf(tx, identity, { id: c.file, person: c.person }, 'notes');
  const kinds = Object.keys(NOTES);
  const notes = Array.from({ length: c.cameOn === today ? 1 : 2 + (i % 6) }, (_, n) => {
    const kind = n === 0 ? 'case-management' : kinds[(i * 3 + n) % kinds.length] as string;
    const back = c.cameOn === today ? 0 : 1 + Math.floor(random() * (n === 0 ? 6 : 60));
    const on = addDays(today, -back);
    return { id: crypto.randomUUID(), kind, on: on < c.cameOn ? c.cameOn : on, words: NOTES[kind]?.[(i + n) % (NOTES[kind]?.length ?? 1)] ?? '' };
  });
  await store.keepRows(tx, 'note', notes.map((n) => ({ id: n.id, file: c.file, happened_on: n.on, author: worker.account, session: null, key: sealing.by, sealed: sealWords(tx, sealing, 'note', n.id, n.words) })));
  await store.keepRows(tx, 'service', notes.map((n) => ({ file: c.file, person: c.person, note: n.id, kind: n.kind, happened_on: n.on, minutes: 15 * (1 + Math.floor(random() * 5)), worker: worker.account, session: null })));
}

function statusesOf(i: number, today: Day): { kind: string; held_on: string; ends_on: string | null }[] {
  const at = (kind: string, days: number, ends: number | null = null): { kind: string; held_on: string; ends_on: string | null } => ({ kind, held_on: addDays(today, days), ends_on: ends === null ? null : addDays(today, ends) });
  switch (i % 6) {
    case 0: return [at('cp-granted', -60, 305), at('letter-asked', -30), at('letter-certified', -4)];
    case 1: return [at('t-filed', -45)];
    case 2: return [at('cp-requested', -10)];
    case 4: return [at('cp-granted', -80, 20), at('letter-asked', -12)];
    default: return [];
  }
}
