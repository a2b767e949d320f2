import { day } from '../../foundation/calendar/day.ts';
import type { Tx } from '../../foundation/database/database.ts';
import { Refusal, refuseUnknown } from '../../foundation/errors.ts';
import type { Identity } from '../../foundation/identity/subjects.ts';
import type { Asked } from '../../foundation/web/route.ts';
import { getOwnCase, getRow, namesOf, refuseStranger } from './inside.ts';
import { openerOf, openWords, sealingOf, sealWords, type FileRef } from './keys.ts';
import { refuseFuture } from './rules.ts';
import type { EndGoal, EndTask, NewTask, Plan, TaskKind } from './schema.ts';
import * as store from './store.ts';
import { planOf, type GoalRow } from './store-content.ts';
import type { TaskRow } from './store-lists.ts';

type Done = { id: string; version: number };

/** Writes a goal in the survivor's own words. */
export async function setGoal({ tx, identity, input, services }: Asked<{ id: string; words: string; openedOn: string }>): Promise<Done> {
  const file = await getOwnCase(tx, input.id);
  refuseFuture(input.openedOn, services.today());
  const sealing = await sealingOf(tx, identity, file, 'plan');
  const id = crypto.randomUUID();
  return { id: await store.keepRow(tx, 'goal', { id, file: file.id, opened_on: input.openedOn, ended_on: null, outcome: null, key: sealing.by, sealed: sealWords(tx, sealing, 'goal', id, input.words) }), version: 1 };
}

/** Records that a goal was reached, or let go of. */
export async function endGoal({ tx, input, services, version }: Asked<EndGoal>): Promise<Done> {
  const { row } = await getRow<GoalRow>(tx, 'goal', input.goal);
  if (row.ended_on !== null) throw new Refusal('cases.ended', 'This goal was ended already.');
  refuseFuture(input.endedOn, services.today());
  return { id: row.id, version: await store.reviseRow(tx, 'goal', row.id, version ?? row.version, { ended_on: day(input.endedOn), outcome: input.outcome }) };
}

/** A task as it is written. */
export interface WrittenTask { words: string; kind: TaskKind; goal?: string | null; owner: string; dueOn: string | null }

/** Writes tasks of one case, their words sealed with the plan. */
export async function keepTasks(tx: Tx, identity: Identity, file: FileRef, tasks: readonly WrittenTask[]): Promise<string[]> {
  const sealing = await sealingOf(tx, identity, file, 'plan');
  return store.keepRows(tx, 'task', tasks.map((t) => {
    const id = crypto.randomUUID();
    return { id, file: file.id, goal: t.goal ?? null, kind: t.kind, owner: t.owner, due_on: t.dueOn, done_on: null, outcome: null, key: sealing.by, sealed: sealWords(tx, sealing, 'task', id, t.words) };
  }));
}

/** Writes a step towards a goal, or a task beside the plan. */
export async function setTask({ tx, identity, input }: Asked<NewTask>): Promise<Done> {
  const file = await getOwnCase(tx, input.id);
  const owner = input.owner ?? tx.who.account;
  await refuseStranger(tx, owner);
  if (input.goal) {
    const goal = await store.findRow<GoalRow>(tx, 'goal', input.goal);
    if (!goal || goal.file !== file.id) refuseUnknown();
    if (goal.ended_on !== null) throw new Refusal('cases.ended', 'This goal was ended; a step towards it makes no sense any more.');
  }
  const [id] = await keepTasks(tx, identity, file, [{ words: input.words, kind: input.goal ? 'step' : input.kind ?? 'other', goal: input.goal ?? null, owner, dueOn: input.dueOn ?? null }]);
  return { id: id as string, version: 1 };
}

/** Records that a task was done, or dropped. */
export async function endTask({ tx, input, services, version }: Asked<EndTask>): Promise<Done> {
  const { row } = await getRow<TaskRow>(tx, 'task', input.task);
  if (row.done_on !== null) throw new Refusal('cases.ended', 'This task was ended already.');
  const on = input.doneOn ?? services.today();
  refuseFuture(on, services.today());
  return { id: row.id, version: await store.reviseRow(tx, 'task', row.id, version ?? row.version, { done_on: on, outcome: input.outcome }) };
}

/** Takes the end of a task back. */
export async function reopenTask({ tx, input, version }: Asked<{ task: string }>): Promise<Done> {
  const { row } = await getRow<TaskRow>(tx, 'task', input.task);
  if (row.done_on === null) throw new Refusal('cases.still-open', 'This task is open.');
  return { id: row.id, version: await store.reviseRow(tx, 'task', row.id, version ?? row.version, { done_on: null, outcome: null }) };
}

/** Gives a task another day or another owner. */
export async function moveTask({ tx, input, version }: Asked<{ task: string; dueOn?: string; owner?: string }>): Promise<Done> {
  const { row } = await getRow<TaskRow>(tx, 'task', input.task);
  if (row.done_on !== null) throw new Refusal('cases.ended', 'This task was ended already.');
  if (input.owner) await refuseStranger(tx, input.owner);
  return { id: row.id, version: await store.reviseRow(tx, 'task', row.id, version ?? row.version, { due_on: input.dueOn, owner: input.owner }) };
}

/** The plan of a case: goals in the survivor's words, steps and tasks. */
export async function readPlan({ tx, identity, input }: Asked<{ id: string }>): Promise<Plan> {
  const file = await getOwnCase(tx, input.id);
  const { goals, tasks } = await planOf(tx, file.id);
  const [open, name] = await Promise.all([openerOf(tx, identity, [file.person], [...goals, ...tasks].map((r) => r.key)), namesOf(tx, tasks.map((t) => t.owner))]);
  return {
    goals: goals.map((g) => ({ id: g.id, version: g.version, openedOn: g.opened_on, endedOn: g.ended_on, outcome: g.outcome, words: openWords(tx, open(file.person, g.key), 'goal', g) })),
    tasks: tasks.map((t) => ({ id: t.id, version: t.version, kind: t.kind, goal: t.goal, owner: t.owner, ownerName: name(t.owner), mine: t.owner === tx.who.account, dueOn: t.due_on, doneOn: t.done_on, outcome: t.outcome, words: openWords(tx, open(file.person, t.key), 'task', t), notes: t.notes })),
  };
}
