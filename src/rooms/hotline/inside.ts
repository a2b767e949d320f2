import { timeZone } from '../../foundation/calendar/clock.ts';
import type { Tx } from '../../foundation/database/database.ts';
import { refuseUnknown } from '../../foundation/errors.ts';
import * as store from './store.ts';

/** The hour it is at the offices. */
export function hourOf(now: Date): number {
  return Number(new Intl.DateTimeFormat('en-US', { timeZone: timeZone(), hour: '2-digit', hourCycle: 'h23' }).format(now));
}

/** A contact under its lock, or the one answer that hidden and absent share. */
export async function standing(tx: Tx, id: string): Promise<store.ContactRow> {
  await store.lockContact(tx, id);
  return (await store.findContact(tx, id)) ?? refuseUnknown();
}
