import { organizationsOf } from '../../foundation/access/organizations.ts';
import type { Tx } from '../../foundation/database/database.ts';
import { Refusal, refuseUnknown } from '../../foundation/errors.ts';
import type { Asked, Services } from '../../foundation/web/route.ts';
import { openPacket } from '../sharing/index.ts';
import { originOf } from './rules.ts';
import type { Arrival, NewInvestigation } from './schema.ts';
import * as store from './store.ts';

interface Origin { agency: string; office: string; number: string | null; source: Arrival['source']; form: Arrival['form'] }

/** What another office handed over says of where it came from; nobody types it anew. */
async function originIn(tx: Tx, services: Services, message: string): Promise<Origin> {
  const carried = await openPacket(tx, services, message) ?? refuseUnknown();
  if (carried.note === undefined || carried.content !== undefined) refuseUnknown(); // a tip or referral, and no packet of a person
  const office = (await organizationsOf(tx, [carried.sender])).get(carried.sender) ?? refuseUnknown();
  const facts = carried.facts ?? {};
  const said = [facts['investigation'], facts['lead'], facts['tip'], facts['inspection']].find((n) => typeof n === 'string') as string | undefined;
  return { agency: office.id, office: office.name, number: said ?? null, source: originOf(facts['origin'], office.kind), form: facts['form'] === 'sex' || facts['form'] === 'labor' || facts['form'] === 'both' ? facts['form'] : 'unknown' };
}

/** What an investigation that is opened from a message begins with. */
export async function readArrival({ tx, input, services }: Asked<{ message: string }>): Promise<Arrival> {
  const { office, number, source, form } = await originIn(tx, services, input.message);
  return { office, number, source, form, investigation: (await store.investigationOfMessage(tx, input.message))?.id ?? null };
}

/** The origin that is kept with an investigation: where the message says it came from, and no other. */
export async function originFor(tx: Tx, services: Services, input: NewInvestigation): Promise<{ message: string | null; origin_agency: string | null; origin_number: string | null }> {
  if (input.message === undefined) return { message: null, origin_agency: null, origin_number: null };
  const origin = await originIn(tx, services, input.message);
  if (input.source !== origin.source) throw new Refusal('justice.origin', 'What was handed over says another origin. It stays what it is, so that the tip is known again in the case.');
  if (await store.investigationOfMessage(tx, input.message)) throw new Refusal('justice.opened-from', 'An investigation was opened from this already.');
  return { message: input.message, origin_agency: origin.agency, origin_number: origin.number };
}
