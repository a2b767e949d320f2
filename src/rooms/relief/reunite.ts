import { day } from '../../foundation/calendar/day.ts';
import { Refusal, refuseUnknown } from '../../foundation/errors.ts';
import type { Asked } from '../../foundation/web/route.ts';
import { getPerson } from '../people/index.ts';
import { keptAs } from './actions.ts';
import { refuseDisorder, reunificationState, reunificationSteps } from './rules.ts';
import type { NewReunification, NewReunificationStep } from './schema.ts';
import * as store from './store.ts';

type Done = { id: string; version: number };

/** Opens a case: a member of the family is to come to the principal, or the person wishes to return home. */
export async function openReunification({ tx, identity, input, who, services }: Asked<NewReunification>): Promise<Done> {
  refuseDisorder(day(input.openedOn), '2000-10-28', services.today());
  const person = await getPerson(tx, identity, input.person);
  if (input.kind === 'reunification' && (input.principal === undefined || input.principal === input.person || input.class === undefined)) {
    throw new Refusal('relief.no-principal', 'A reunification names the principal, who is somebody else, and the class under which the member of the family comes.', { status: 400 });
  }
  const principal = input.kind === 'return' ? person.id : (await getPerson(tx, identity, input.principal as string)).id;
  return { id: await store.keepOne(tx, 'reunification', { person: person.id, principal, kept_as: keptAs(who), kind: input.kind, class: input.kind === 'return' ? null : input.class, country: input.country, opened_on: day(input.openedOn), state: 'opened' }), version: 1 };
}

/** Takes a step on a case of reunification or return. */
export async function stepReunification({ tx, input, services, version }: Asked<NewReunificationStep>): Promise<Done> {
  const [found] = await store.findReunifications(tx, { ids: [input.id] });
  if (!found) refuseUnknown();
  await store.lockPerson(tx, found.person);
  const [row] = await store.findReunifications(tx, { ids: [input.id] });
  if (!row) refuseUnknown();
  const steps = await store.reunificationSteps(tx, [row.id]);
  if (!reunificationSteps(row.kind, row.state).includes(input.step)) throw new Refusal('relief.no-such-step', 'This step does not follow from where the case stands.');
  refuseDisorder(day(input.onDay), steps.at(-1)?.on_day ?? row.opened_on, services.today());
  await store.keepOne(tx, 'reunification_step', { reunification: row.id, step: input.step, on_day: day(input.onDay) });
  const state = reunificationState(row.kind, [...steps.map((s) => s.step), input.step]);
  return { id: row.id, version: await store.reviseRow(tx, 'reunification', row.id, version ?? row.version, { state, ...(state === 'arrived' || state === 'returned' ? { arrived_on: day(input.onDay) } : {}) }) };
}
