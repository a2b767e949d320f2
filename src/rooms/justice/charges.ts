import type { Tx } from '../../foundation/database/database.ts';
import { defendantOf, stateOf } from './rules.ts';
import * as store from './store.ts';

/** Brings a charge to where its steps lead; answers its version. */
export async function chargeAfter(tx: Tx, charge: Pick<store.ChargeRow, 'id' | 'version' | 'standing_on'>): Promise<number> {
  const { standing, on, convictedOn, convictedBy } = stateOf(await store.chargeStepsOf(tx, [charge.id]));
  return store.reviseRow(tx, 'charge', charge.id, charge.version, { standing, standing_on: on || charge.standing_on, convicted_on: convictedOn, convicted_by: convictedBy });
}

/** Brings defendants to where their charges lead: charged since when, convicted since when and how. */
export async function refreshDefendants(tx: Tx, prosecution: string, ids: readonly string[]): Promise<void> {
  const charges = await store.chargesOf(tx, [prosecution]);
  for (const defendant of (await store.defendantsOf(tx, [prosecution])).filter((d) => ids.includes(d.id))) {
    const next = defendantOf(charges.filter((c) => c.defendant === defendant.id));
    if ((Object.keys(next) as (keyof typeof next)[]).some((k) => next[k] !== defendant[k])) await store.reviseRow(tx, 'defendant', defendant.id, defendant.version, { ...next });
  }
}
