import { Refusal, refuseUnknown } from '../../foundation/errors.ts';
import { addYears, day } from '../../foundation/calendar/day.ts';
import { destroySubject, holdsOn, holdSubjects, liftHold } from '../../foundation/identity/subjects.ts';
import type { TimedAct } from '../../foundation/web/nightly.ts';
import type { Asked } from '../../foundation/web/route.ts';
import { nameOf } from './readings.ts';
import { isSealed, purgeDay, SHORTEST_KEPT } from './rules.ts';
import type { HoldDefendant, OpenSealed, SealedWords } from './schema.ts';
import * as store from './store.ts';

type Done = { id: string; version: number };

/** Opens the sealed record of a juvenile for one of the purposes that 18 USC 5038(a) names; for whom and for which stays on record. */
export async function openSealed({ tx, identity, input, services }: Asked<OpenSealed>): Promise<SealedWords> {
  const defendant = await store.findDefendant(tx, input.id) ?? refuseUnknown();
  if (!isSealed(defendant)) throw new Refusal('justice.not-sealed', 'This record is not sealed.');
  const words = nameOf(tx, (await identity.keysOf(tx, [defendant.id])).get(defendant.id), { ...defendant, age_group: 'unknown' });
  if (!words) throw new Refusal('justice.purged', 'The name was destroyed by the schedule.');
  store.noteRead(tx, 'defendant', [defendant.id]);
  await store.keepRow(tx, 'opening', { defendant: defendant.id, purpose: input.purpose, asked_by: input.askedBy, opened_on: services.today() });
  return words;
}

/** Holds a defendant's record for a court or counsel: until it is lifted, the schedule destroys nothing of it. */
export async function holdDefendant({ tx, input }: Asked<HoldDefendant>): Promise<Done> {
  const defendant = await store.findDefendant(tx, input.id) ?? refuseUnknown();
  if (defendant.purged_on !== null) throw new Refusal('justice.purged', 'The name was destroyed by the schedule.');
  if ((await holdsOn(tx, [defendant.id])).some((h) => h.grounds === input.grounds)) throw new Refusal('justice.held', 'This hold stands already.');
  const [id] = await holdSubjects(tx, [defendant.id], input.grounds);
  return { id: id as string, version: 1 };
}

/** Lifts the holds of a defendant's record. */
export async function liftDefendant({ tx, input, services }: Asked<{ id: string }>): Promise<Done> {
  const defendant = await store.findDefendant(tx, input.id) ?? refuseUnknown();
  const holds = await holdsOn(tx, [defendant.id]);
  if (holds.length === 0) throw new Refusal('justice.not-held', 'No hold stands on this record.');
  for (const hold of holds) await liftHold(tx, hold.id, hold.version, services.today());
  return { id: defendant.id, version: defendant.version };
}

/** Every night the names that the schedule no longer keeps are destroyed; what was charged and decided stays, for it counts. A legal hold keeps them. */
export const purgeNightly: TimedAct = {
  name: 'justice.purge', records: 'destroyed the name of a defendant by the schedule', as: [],
  due: async ({ tx, services }) => {
    const today = services.today();
    const rows = await store.endedDefendants(tx, addYears(today, -SHORTEST_KEPT));
    return rows.filter((r) => { const on = purgeDay({ ...r, endedOn: day(r.endedOn) }); return on !== undefined && on <= today; }).map((r) => r.id);
  },
  run: async ({ tx, services }, id) => {
    const defendant = await store.findDefendant(tx, id);
    if (!defendant) return;
    await store.hold(tx, defendant.prosecution);
    const row = await store.findDefendant(tx, id);
    const [facts] = (await store.endedDefendants(tx, services.today())).filter((r) => r.id === id);
    const on = facts && purgeDay({ ...facts, endedOn: day(facts.endedOn) });
    if (!row || row.purged_on !== null || on === undefined || on > services.today()) return;
    await destroySubject(tx, services.dataFolder, id);
    await store.reviseRow(tx, 'defendant', id, row.version, { purged_on: services.today() });
  },
};
