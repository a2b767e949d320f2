import { addDays, compare, type Day } from '../../foundation/calendar/day.ts';
import type { Tx } from '../../foundation/database/database.ts';
import { organizationsOf } from '../../foundation/access/organizations.ts';
import { refuseUnknown } from '../../foundation/errors.ts';
import type { Asked } from '../../foundation/web/route.ts';
import { caseCodesOf, peopleOf } from '../people/index.ts';
import { endingReleases, releasesStandingOf } from '../sharing/index.ts';
import { codesOf } from './actions.ts';
import { glassViews } from './glass.ts';
import { looksInto, namesOf } from './inside.ts';
import { openerOf, openWords } from './keys.ts';
import { hhsClock } from './rules.ts';
import type { CaseloadAsked, CaseRow, DayTask, MyDay, View, Workload } from './schema.ts';
import * as store from './store.ts';
import { viewsOf } from './store-content.ts';
import * as lists from './store-lists.ts';

/** A window of the caseload: one's own cases by what is due next, or another view; cases one is not on show their code alone. */
export async function readCaseload({ tx, identity, input, services }: Asked<CaseloadAsked>): Promise<{ total: number; rows: CaseRow[] }> {
  const everybody = tx.who.roles.includes('supervisor');
  const { total, ids } = await lists.caseWindow(tx, { view: input.view ?? 'mine', form: input.form, everybody, today: services.today(), from: input.from ?? 0, count: input.count ?? 50 });
  const files = new Map((await store.findFiles(tx, ids)).map((f) => [f.id, f]));
  const mine = [...files.values()].filter((f) => looksInto(tx, f, 'all')).map((f) => f.id);
  const [codes, next, last, statuses, sharing] = await Promise.all([codesOf(tx, [...files.values()]), lists.nextTasks(tx, mine), lists.lastServices(tx, mine), store.statusesOf(tx, mine), releasesStandingOf(tx, [...files.values()].filter((f) => mine.includes(f.id)).map((f) => f.person), services.today())]);
  const open = await openerOf(tx, identity, [...files.values()].map((f) => f.person), next.map((t) => t.key));
  const people = new Map((input.names ? await peopleOf(tx, identity, [...files.values()].filter((f) => mine.includes(f.id)).map((f) => f.person)) : []).map((p) => [p.id, p]));
  return {
    total,
    rows: ids.flatMap((id): CaseRow[] => {
      const file = files.get(id);
      if (!file) return [];
      if (!mine.includes(id)) return [{ ...CLOSED, id, person: file.person, code: codes.get(id) ?? '' }];
      const task = next.find((t) => t.file === id);
      const relief = statuses.find((s) => s.file === id && !s.kind.startsWith('letter'));
      const letter = statuses.find((s) => s.file === id && s.kind.startsWith('letter'));
      const released = sharing.get(file.person);
      const person = people.get(file.person);
      const name = [person?.familyName, person?.givenName].filter(Boolean).join(', ');
      return [{
        id, person: file.person, code: codes.get(id) ?? '', open: true, ...(name === '' ? {} : { name }), state: file.state, openedOn: file.opened_on, next: task ? openWords(tx, open(file.person, task.key), 'task', task) : null, nextDue: task?.due_on ?? null, tasks: task?.open ?? 0, lastOn: last.get(id) ?? null,
        relief: relief?.kind ?? null, reliefEnds: relief?.ends_on ?? null, letter: letter?.kind ?? null, letterOn: letter?.held_on ?? null, sharing: released?.count ?? 0, sharingEnds: released?.endsOn ?? null,
      }];
    }),
  };
}

const CLOSED = { open: false, state: null, openedOn: null, next: null, nextDue: null, tasks: 0, lastOn: null, relief: null, reliefEnds: null, letter: null, letterOn: null, sharing: null, sharingEnds: null } as const;

/** The most tasks that my day shows: those overdue, and those of the next seven days. */
const MOST = { overdue: 50, due: 60 } as const;

/** What needs the asker today: overdue, due, consents that end, safety checks, letters back, and the clocks of children. */
export async function readDay({ tx, identity, services }: Asked<object>): Promise<MyDay> {
  const today = services.today();
  const [tasks, safety, letters, minors, ending, count] = await Promise.all([lists.myTasks(tx, today, addDays(today, 7), MOST.overdue, MOST.due), lists.safetyDue(tx, today), lists.lettersBack(tx, addDays(today, -14)), lists.minorsUnasked(tx), endingReleases(tx, today, 14), lists.myCaseCount(tx)]);
  const files = new Map((await store.findFiles(tx, [...new Set([...tasks, ...safety, ...letters, ...minors].map((r) => r.file))])).map((f) => [f.id, f]));
  const [codes, open] = await Promise.all([codesOf(tx, [...files.values()]), openerOf(tx, identity, [...files.values()].map((f) => f.person), tasks.map((t) => t.key))]);
  const of = (file: string): { case: string; person: string; code: string } => ({ case: file, person: files.get(file)?.person ?? '', code: codes.get(file) ?? '' });
  const shown = tasks.flatMap((t): DayTask[] => (files.has(t.file) ? [{ id: t.id, version: t.version, ...of(t.file), kind: t.kind, dueOn: t.due_on as string, words: openWords(tx, open(of(t.file).person, t.key), 'task', t) }] : []));
  const overdue = shown.filter((t) => compare(t.dueOn as Day, today) < 0);
  return {
    overdue, overdueMore: Math.max(0, (tasks[0]?.late ?? 0) - overdue.length), today: shown.filter((t) => t.dueOn === today), soon: shown.filter((t) => compare(t.dueOn as Day, today) > 0),
    consents: await consentsEnding(tx, ending), safety: safety.map((s) => ({ ...of(s.file), on: s.day, what: s.what })), letters: letters.map((l) => ({ ...of(l.file), kind: l.kind, on: l.held_on })),
    clocks: minors.flatMap((x) => {
      const clock = hhsClock(x.indicated_at, services.parameters);
      return clock ? [{ ...of(x.file), dueAt: clock.dueAt.toISOString(), authority: clock.authority }] : [];
    }),
    caseload: count, glass: tx.who.roles.includes('supervisor') ? await glassViews(tx, identity, true) : [],
  };
}

async function consentsEnding(tx: Tx, all: Awaited<ReturnType<typeof endingReleases>>): Promise<MyDay['consents']> {
  if (all.length === 0) return [];
  const mine = new Set(await lists.myPersons(tx));
  const ending = all.filter((r) => mine.has(r.person)).slice(0, 20);
  const [codes, known] = await Promise.all([caseCodesOf(tx, ending.map((r) => r.person)), organizationsOf(tx, ending.map((r) => r.recipient))]);
  return ending.map((r) => ({ person: r.person, code: codes.get(r.person) ?? '', recipient: known.get(r.recipient)?.name ?? '', lastDay: addDays(r.expires_on as Day, -1) }));
}

/** What a supervisor sees of everybody's work: numbers, what is late, and what must be reviewed; no note is opened for it. */
export async function readWorkload({ tx, identity, services }: Asked<object>): Promise<Workload> {
  const today = services.today();
  const [rows, name, watched, papers, glass] = await Promise.all([lists.workload(tx, today), namesOf(tx), lists.watch(tx, today), lists.openPapers(tx), glassViews(tx, identity, true)]);
  const files = await store.findFiles(tx, [...new Set(papers.map((p) => p.file))]);
  const codes = await codesOf(tx, files);
  const persons = new Map(files.map((f) => [f.id, f.person]));
  return {
    workers: rows.map((r) => ({ account: r.account, name: name(r.account), cases: r.cases, overdue: r.overdue, dueWeek: r.due_week, notes30: r.notes, minutes30: r.minutes })), unassigned: watched.unassigned, quiet: watched.quiet, cardsOld: watched.cards,
    papers: papers.map((p) => ({ case: p.file, person: persons.get(p.file) ?? '', code: codes.get(p.file) ?? '', kind: p.kind, answerBy: p.answer_by })), glass,
  };
}

/** The views of the caseload that the asker keeps. */
export async function readViews({ tx }: Asked<object>): Promise<{ views: { id: string; version: number; name: string; view: View; form: 'sex' | 'labor' | 'both' | 'unknown' | null }[] }> {
  return { views: (await viewsOf(tx)).map((v) => ({ id: v.id, version: v.version, name: v.name, view: v.asked.view, form: v.asked.form ?? null })) };
}

/** Keeps a view of the caseload for the asker. */
export async function keepView({ tx, input }: Asked<{ name: string; view: View; form?: string }>): Promise<{ id: string; version: number }> {
  return { id: await store.keepRow(tx, 'view', { name: input.name, asked: { view: input.view, ...(input.form ? { form: input.form } : {}) }, dropped: false }), version: 1 };
}

/** Drops a view of the asker's. */
export async function dropView({ tx, input, version }: Asked<{ view: string }>): Promise<{ id: string; version: number }> {
  const found = (await viewsOf(tx)).find((v) => v.id === input.view);
  if (!found) refuseUnknown();
  return { id: found.id, version: await store.reviseRow(tx, 'view', found.id, version ?? found.version, { dropped: true }) };
}
