import { compare, day } from '../../foundation/calendar/day.ts';
import { Refusal } from '../../foundation/errors.ts';
import type { Asked } from '../../foundation/web/route.ts';
import { getOwnCase, getRow } from './inside.ts';
import { refuseFuture } from './rules.ts';
import type { CloseMatter, Legal, MoveTraining, NewMatter, NewStatus, NewTraining } from './schema.ts';
import * as store from './store.ts';
import { legalOf } from './store-content.ts';

type Done = { id: string; version: number };

/** Opens a legal aid matter; a grantee of the Legal Services Corporation needs no certification for it (Program Letter 02-5). */
export async function openMatter({ tx, input, services }: Asked<NewMatter>): Promise<Done> {
  const file = await getOwnCase(tx, input.id);
  refuseFuture(input.openedOn, services.today());
  const [profile] = await store.findProfiles(tx, [file.id]);
  return { id: await store.keepRow(tx, 'matter', { file: file.id, person: file.person, kind: input.kind, funder: input.funder ?? profile?.funder ?? 'none', opened_on: day(input.openedOn), closed_on: null, outcome: null }), version: 1 };
}

/** Closes a matter with its outcome. */
export async function closeMatter({ tx, input, services, version }: Asked<CloseMatter>): Promise<Done> {
  const { row } = await getRow<{ opened_on: string; closed_on: string | null }>(tx, 'matter', input.matter);
  if (row.closed_on !== null) throw new Refusal('cases.ended', 'This matter was closed already.');
  refuseFuture(input.closedOn, services.today());
  if (compare(day(input.closedOn), day(row.opened_on)) < 0) throw new Refusal('cases.before-opened', `It was opened on ${row.opened_on}, so it cannot have been closed before.`, { status: 400 });
  return { id: row.id, version: await store.reviseRow(tx, 'matter', row.id, version ?? row.version, { closed_on: input.closedOn, outcome: input.outcome }) };
}

/** Enrolls a person in job training. */
export async function startTraining({ tx, input, services }: Asked<NewTraining>): Promise<Done> {
  const file = await getOwnCase(tx, input.id);
  refuseFuture(input.enrolledOn, services.today());
  return { id: await store.keepRow(tx, 'training', { file: file.id, person: file.person, kind: input.kind, enrolled_on: day(input.enrolledOn), completed_on: null, placed_on: null, left_on: null }), version: 1 };
}

/** Records that training was completed, led to a job, or was left. */
export async function moveTraining({ tx, input, services, version }: Asked<MoveTraining>): Promise<Done> {
  const { row } = await getRow<{ enrolled_on: string }>(tx, 'training', input.training);
  const days = [input.completedOn, input.placedOn, input.leftOn].filter((d) => d !== undefined);
  for (const on of days) {
    refuseFuture(on, services.today());
    if (compare(day(on), day(row.enrolled_on)) < 0) throw new Refusal('cases.before-opened', `Training began on ${row.enrolled_on}, so this cannot lie before.`, { status: 400 });
  }
  return { id: row.id, version: await store.reviseRow(tx, 'training', row.id, version ?? row.version, { completed_on: input.completedOn, placed_on: input.placedOn, left_on: input.leftOn }) };
}

/** Records what the person showed of relief or a letter. */
export async function recordStatus({ tx, input, services }: Asked<NewStatus>): Promise<Done> {
  const file = await getOwnCase(tx, input.id);
  refuseFuture(input.heldOn, services.today());
  if (input.endsOn && input.endsOn <= input.heldOn) throw new Refusal('cases.before-opened', 'It cannot end before it began.', { status: 400 });
  return { id: await store.keepRow(tx, 'status', { file: file.id, kind: input.kind, held_on: day(input.heldOn), ends_on: input.endsOn ?? null }), version: 1 };
}

/** Legal aid, job training, and what was shown of relief and letters. */
export async function readLegal({ tx, input }: Asked<{ id: string }>): Promise<Legal> {
  const file = await getOwnCase(tx, input.id);
  const [{ matters, trainings }, statuses] = await Promise.all([legalOf(tx, file.id), store.statusesOf(tx, [file.id])]);
  return {
    statuses: statuses.map((s) => ({ id: s.id, kind: s.kind, heldOn: s.held_on, endsOn: s.ends_on })),
    matters: matters.map((x) => ({ id: x.id, version: x.version, kind: x.kind, funder: x.funder, openedOn: x.opened_on, closedOn: x.closed_on, outcome: x.outcome })),
    trainings: trainings.map((t) => ({ id: t.id, version: t.version, kind: t.kind, enrolledOn: t.enrolled_on, completedOn: t.completed_on, placedOn: t.placed_on, leftOn: t.left_on })),
  };
}
