import { ageOn, day } from '../../foundation/calendar/day.ts';
import { Refusal, refuseUnknown } from '../../foundation/errors.ts';
import type { Asked } from '../../foundation/web/route.ts';
import { enterPeople, type NewPerson } from '../people/index.ts';
import { openPacket, type RequestFacts } from '../sharing/index.ts';
import { newRequestNumber } from './actions.ts';
import { EVIDENCE_KINDS, type EvidenceKind, type TakeArrival } from './schema.ts';
import * as store from './store.ts';

/** Takes a request that a provider sent into the queue: the person, the request and the documents seen, from what the packet says and nothing typed anew. */
export async function takeArrival({ tx, identity, input, services }: Asked<TakeArrival>): Promise<{ id: string; version: number }> {
  await store.lockLetter(tx, input.message);
  if (await store.findArrival(tx, input.message)) throw new Refusal('letters.arrived', 'This was taken into the queue already.');
  const packet = await openPacket(tx, services, input.message);
  if (!packet?.content) refuseUnknown();
  const said = packet.content;
  const facts = packet.facts as Partial<RequestFacts> | undefined;
  const person = crypto.randomUUID();
  const receivedOn = services.today();
  const entered: NewPerson & { id: string } = {
    id: person, cameToNoticeOn: receivedOn, ...optional({ givenName: facts?.givenName ?? said.name, familyName: facts?.familyName, bornOn: said.birth, citizenship: said.citizenship, language: said.language }), ...(isSex(said.sex) ? { sex: said.sex } : {}),
  };
  await enterPeople(tx, identity, [entered]);
  const minor = said.birth !== undefined && ageOn(day(said.birth), receivedOn) < 18;
  const [request] = await store.keepRequests(tx, [{
    person, number: newRequestNumber(receivedOn), received_on: receivedOn, received_at: services.now().toISOString(), discovered_at: minor ? facts?.discoveredAt ?? null : null, requester: 'victim-services',
    age_group: said.birth === undefined ? 'unknown' : minor ? 'minor' : 'adult', form: facts?.form ?? 'unknown', arrived_as: input.message,
  }]);
  const evidence = (facts?.evidence ?? []).filter((e) => (EVIDENCE_KINDS as readonly string[]).includes(e.kind));
  if (evidence.length > 0) await store.keepHanging(tx, 'evidence', evidence.map((e) => ({ request, kind: e.kind as EvidenceKind, office: e.office, dated_on: e.datedOn, ends_on: e.endsOn ?? null, page: null })));
  return { id: request as string, version: 1 };
}

function optional(fields: Readonly<Record<string, string | undefined>>): Partial<NewPerson> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''));
}

function isSex(text: string | undefined): text is 'female' | 'male' | 'another' {
  return text === 'female' || text === 'male' || text === 'another';
}
