import { refuseUnknown } from '../../foundation/errors.ts';
import type { Asked } from '../../foundation/web/route.ts';
import { reasonWord, searchServices } from '../directory/index.ts';
import { formOf } from './rules.ts';
import type { Near, NearAsked } from './schema.ts';
import * as store from './store.ts';

/** How many services the desk shows: each is a number key. */
const SHOWN = 9;

/** The services that fit what a caller needs, where they are, and in their language: in the directory's order, with its reasons. */
export async function findNear({ tx, identity, input, services }: Asked<NearAsked>): Promise<Near> {
  const contact = await store.findContact(tx, input.id);
  if (!contact) refuseUnknown();
  const said = (await store.findWords(tx, await store.ownKey(tx, identity, contact.id), contact.id))?.said;
  const place = (said?.place ?? '').trim();
  const form = formOf(contact.described);
  const { total, place: read, understood, found } = await searchServices(services.counter, services, {
    needs: contact.needs, count: SHOWN, ...(place ? { place } : {}), ...(contact.language === 'und' ? {} : { language: contact.language }), ...(contact.age_group === 'unknown' ? {} : { age: contact.age_group }), ...(form ? { form } : {}),
    ...(input.withRoom ? { withRoom: true } : {}), ...(input.openNow ? { openNow: true } : {}),
  });
  return {
    total, place: read, understood,
    found: found.map((f) => ({
      id: f.id, keeper: f.keeper, member: f.keeper !== tx.who.agency, name: f.name, organization: f.organization, phones: f.phones.map((p) => p.number), howTo: f.howTo, hours: f.hours, open: f.open, checkedOn: f.checkedOn,
      reasons: f.reasons.map((r) => ({ text: reasonWord(r), for: r.for })),
    })),
  };
}
