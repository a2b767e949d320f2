import type { KeyObject } from 'node:crypto';
import { day } from '../../foundation/calendar/day.ts';
import { Refusal, refuseUnknown } from '../../foundation/errors.ts';
import type { Asked } from '../../foundation/web/route.ts';
import { freeNumbers, openAt, recipientOf, refuse, sealAt, type Done } from './common.ts';
import * as rules from './rules.ts';
import type { AcknowledgeRequest, AnswerRequest, Counts, Founding, IssueEdition, NewAddressee, NewFounding, NewProduct, NewRequest, ProductFile, Products, Requests, RequestsAsked } from './schema.ts';
import * as store from './store.ts';

/** Begins a product; its editions are sealed under a key of its own. */
export async function addProduct({ tx, identity, input }: Asked<NewProduct>): Promise<Done> {
  await store.lock(tx, input.title);
  if ((await store.products(tx)).some((p) => p.title === input.title)) throw new Refusal('center.title-taken', 'A product of this title is on record already: issue its next edition.');
  const id = crypto.randomUUID();
  await identity.makeKeys(tx, [id]);
  return { id: await store.keepOne(tx, 'product', { id, ...input }), version: 1 };
}

/** Puts somebody on the distribution list. */
export async function addAddressee({ tx, input, services }: Asked<NewAddressee>): Promise<Done> {
  const product = await store.find<store.ProductRow>(tx, 'product', input.id) ?? refuseUnknown();
  await store.lock(tx, product.id);
  const to = await recipientOf(tx, input);
  if ((await store.of<store.AddresseeRow>(tx, 'addressee', [product.id])).some((a) => a.left_on === null && a.recipient_name === to.name)) throw new Refusal('center.on-the-list', 'It is on the list already.');
  return { id: await store.keepOne(tx, 'addressee', { product: product.id, recipient: to.recipient, recipient_name: to.name, since: services.today(), left_on: null }), version: 1 };
}

/** Takes somebody off the list; what they had stays in the record. */
export async function dropAddressee({ tx, input, services, version }: Asked<{ id: string }>): Promise<Done> {
  const row = await store.find<store.AddresseeRow>(tx, 'addressee', input.id) ?? refuseUnknown();
  if (row.left_on !== null) throw new Refusal('center.off-the-list', 'It is off the list already.');
  return { id: row.id, version: await store.reviseRow(tx, 'addressee', row.id, version ?? row.version, { left_on: services.today() }) };
}

/** Issues the next edition to everybody on the list of today. */
export async function issueEdition({ tx, identity, input, services }: Asked<IssueEdition>): Promise<Done> {
  const product = await store.find<store.ProductRow>(tx, 'product', input.id) ?? refuseUnknown();
  await store.lock(tx, product.id);
  const key = (await identity.keysOf(tx, [product.id])).get(product.id) ?? refuseUnknown();
  const number = ((await store.of<store.EditionRow>(tx, 'edition', [product.id]))[0]?.number ?? 0) + 1;
  if ((number === 1) !== (input.changes === undefined)) throw new Refusal('center.changes', 'A later edition says what changed, and the first has nothing to say of it.', { status: 400 });
  const id = crypto.randomUUID();
  await store.keepOne(tx, 'edition', { id, product: product.id, number, issued_on: services.today(), changes: input.changes ?? null, sealed: sealAt(tx, key, 'edition', id, { body: input.body }) });
  const list = (await store.of<store.AddresseeRow>(tx, 'addressee', [product.id])).filter((a) => a.left_on === null);
  await store.keepRows(tx, 'copy', list.map((a) => ({ edition: id, addressee: a.id, recipient_name: a.recipient_name, sent_on: services.today() })));
  return { id, version: 1 };
}

/** The products. */
export async function listProducts({ tx }: Asked<object>): Promise<Products> {
  return { products: (await store.products(tx)).map((p) => ({ id: p.id, title: p.title, kind: p.kind, sensitivity: p.sensitivity, edition: p.edition, issuedOn: p.issued_on, addressees: p.addressees })) };
}

/** One product, with its editions and to whom each went. */
export async function readProduct({ tx, identity, input }: Asked<{ id: string }>): Promise<ProductFile> {
  const product = await store.find<store.ProductRow>(tx, 'product', input.id) ?? refuseUnknown();
  const key = (await identity.keysOf(tx, [product.id])).get(product.id);
  const [list, editions] = [await store.of<store.AddresseeRow>(tx, 'addressee', [product.id]), await store.of<store.EditionRow>(tx, 'edition', [product.id])];
  const copies = Map.groupBy(await store.of<{ edition: string; recipient_name: string; sent_on: string }>(tx, 'copy', editions.map((e) => e.id)), (c) => c.edition);
  return {
    id: product.id, title: product.title, kind: product.kind, sensitivity: product.sensitivity, edition: editions[0]?.number ?? null, issuedOn: editions[0]?.issued_on ?? null, addressees: list.filter((a) => a.left_on === null).length,
    list: list.map((a) => ({ id: a.id, version: a.version, recipientName: a.recipient_name, since: a.since, leftOn: a.left_on })),
    editions: editions.map((e) => ({ id: e.id, number: e.number, issuedOn: e.issued_on, changes: e.changes, ...openAt<{ body: string }>(tx, key, 'edition', e), copies: (copies.get(e.id) ?? []).map((c) => ({ recipientName: c.recipient_name, sentOn: c.sent_on })) })),
  };
}

interface RequestWords { asked: string; answer?: string | undefined }

/** Records a request from or to another government; its clocks run from the day it was made. */
export async function addRequest({ tx, identity, input, services }: Asked<NewRequest>): Promise<Done> {
  refuse(rules.objectToDay(input.askedOn, '1990-01-01', services.today()));
  if (input.answerBy !== undefined && input.answerBy < input.askedOn) throw new Refusal('center.too-early', 'It cannot be answered before it was asked.');
  const clocks = rules.requestClocks(day(input.askedOn), input.answerBy === undefined ? undefined : day(input.answerBy));
  const id = crypto.randomUUID();
  const key = (await identity.makeKeys(tx, [id])).get(id) as KeyObject;
  const [number] = await freeNumbers(tx, 'request', [input.askedOn]);
  await store.keepOne(tx, 'request', {
    id, number, direction: input.direction, country: input.country, partner: input.partner, channel: input.channel, what: input.what, asked_on: input.askedOn, acknowledge_by: clocks.acknowledgeBy, answer_by: clocks.answerBy, acknowledged_on: null, answered_on: null, outcome: null, reason: null,
    sealed: sealAt(tx, key, 'request', id, { asked: input.asked } satisfies RequestWords),
  });
  return { id, version: 1 };
}

/** Records that a request was acknowledged. */
export async function acknowledgeRequest({ tx, input, services, version }: Asked<AcknowledgeRequest>): Promise<Done> {
  const row = await store.find<store.RequestRow>(tx, 'request', input.id) ?? refuseUnknown();
  if (row.acknowledged_on !== null || row.answered_on !== null) throw new Refusal('center.acknowledged', 'Receipt was recorded already.');
  refuse(rules.objectToDay(input.onDay, row.asked_on, services.today()));
  return { id: row.id, version: await store.reviseRow(tx, 'request', row.id, version ?? row.version, { acknowledged_on: input.onDay }) };
}

/** Records the answer of a request. */
export async function answerRequest({ tx, identity, input, services, version }: Asked<AnswerRequest>): Promise<Done> {
  await store.lock(tx, input.id);
  const row = await store.find<store.RequestRow>(tx, 'request', input.id) ?? refuseUnknown();
  refuse(rules.objectToAnswer(row, input.onDay, input.outcome, input.reason, services.today()));
  const key = (await identity.keysOf(tx, [row.id])).get(row.id) ?? refuseUnknown();
  const sealed = sealAt(tx, key, 'request', row.id, { ...(openAt<RequestWords>(tx, key, 'request', row) as RequestWords), answer: input.answer });
  return { id: row.id, version: await store.reviseRow(tx, 'request', row.id, version ?? row.version, { answered_on: input.onDay, outcome: input.outcome, reason: input.reason ?? null, sealed, acknowledged_on: row.acknowledged_on ?? input.onDay }) };
}

/** A window of the requests. */
export async function listRequests({ tx, identity, input, services }: Asked<RequestsAsked>): Promise<Requests> {
  const { total, rows } = await store.requests(tx, input.show !== 'all', input.from ?? 0, input.count ?? 50);
  const keys = await identity.keysOf(tx, rows.map((r) => r.id));
  return {
    total, requests: rows.map((r) => {
      const said = openAt<RequestWords>(tx, keys.get(r.id), 'request', r);
      return {
        id: r.id, version: r.version, number: r.number, direction: r.direction, country: r.country, partner: r.partner, channel: r.channel, what: r.what, askedOn: r.asked_on, acknowledgeBy: r.acknowledge_by, answerBy: r.answer_by, acknowledgedOn: r.acknowledged_on, answeredOn: r.answered_on, outcome: r.outcome, reason: r.reason,
        late: rules.lateOf(r, services.today()), ...(said ? { asked: said.asked, answer: said.answer ?? null } : {}),
      };
    }),
  };
}

/** Records an event of the center's founding. */
export async function addFounding({ tx, input, services }: Asked<NewFounding>): Promise<Done> {
  if (input.happened > services.today()) throw new Refusal('center.day-to-come', 'This day is still to come.');
  await store.lock(tx, 'founding');
  if ((await store.founding(tx)).some((f) => f.event === input.event && f.happened === input.happened)) throw new Refusal('center.event-there', 'This event is on record already.');
  return { id: await store.keepOne(tx, 'founding', { event: input.event, happened: input.happened, by_whom: input.byWhom, authority: input.authority, act: input.act ?? null, source: input.source }), version: 1 };
}

/** What established the center. */
export async function listFounding({ tx }: Asked<object>): Promise<Founding> {
  return { events: (await store.founding(tx)).map((f) => ({ id: f.id, event: f.event, happened: f.happened, byWhom: f.by_whom, authority: f.authority, act: f.act, source: f.source })) };
}

/** What waits at the center. */
export function readCounts({ tx, services }: Asked<object>): Promise<Counts> {
  return store.counts(tx, services.today(), services.now());
}
