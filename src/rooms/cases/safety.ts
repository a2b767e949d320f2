import { addDays, compare, day, type Day } from '../../foundation/calendar/day.ts';
import type { Tx } from '../../foundation/database/database.ts';
import { touch } from '../../foundation/database/keep.ts';
import { Refusal } from '../../foundation/errors.ts';
import type { Identity } from '../../foundation/identity/subjects.ts';
import type { Asked } from '../../foundation/web/route.ts';
import { getPerson } from '../people/index.ts';
import { getOwnCase } from './inside.ts';
import { openerOf, openWords, sealingOf, sealWords } from './keys.ts';
import { confirmedLately, refuseFuture, refuseUnsafe, SAFE_CONTACT_DAYS } from './rules.ts';
import type { Card, Channel, NewCard, NewSafetyPlan, Reached, Safety, SafetyShown } from './schema.ts';
import * as store from './store.ts';
import { cardOf, safetyPlanOf } from './store-content.ts';

type Done = { id: string; version: number };

/** That there is a card and a plan, and whether they may still be relied on; what they say is shown apart, as an act of its own. */
export async function readSafety(tx: Tx, identity: Identity, file: store.FileRow, today: Day): Promise<Safety> {
  const [card, plan] = await Promise.all([cardOf(tx, file.id), safetyPlanOf(tx, file.id)]);
  const open = await openerOf(tx, identity, [file.person], [card, plan].flatMap((r) => (r ? [r.key] : [])));
  return {
    card: card ? { confirmedOn: card.made, nextOn: card.next, usable: confirmedLately(card.made, today) && open(file.person, card.key) !== undefined, purged: open(file.person, card.key) === undefined } : null,
    plan: plan ? { madeOn: plan.made, reviewOn: plan.next, due: compare(plan.next as Day, today) <= 0, purged: open(file.person, plan.key) === undefined } : null,
  };
}

/** Whether there is a safe-contact card and a safety plan. */
export async function readSafetyOf({ tx, identity, input, services }: Asked<{ id: string }>): Promise<Safety> {
  return readSafety(tx, identity, await getOwnCase(tx, input.id, 'safety'), services.today());
}

/** Shows what the safe-contact card and the safety plan say; the audit names it. */
export async function showSafety({ tx, identity, input }: Asked<{ id: string }>): Promise<SafetyShown> {
  const file = await getOwnCase(tx, input.id, 'safety');
  const plan = await safetyPlanOf(tx, file.id);
  const open = await openerOf(tx, identity, [file.person], plan ? [plan.key] : []);
  if (plan) touch(tx, 'cases.safety_plan', [plan.id]);
  return { card: (await openCard(tx, identity, file)) ?? null, plan: plan ? openWords(tx, open(file.person, plan.key), 'safety_plan', plan) : null };
}

async function openCard(tx: Tx, identity: Identity, file: store.FileRow): Promise<(Card & { confirmedOn: string }) | undefined> {
  const row = await cardOf(tx, file.id);
  if (!row) return undefined;
  const text = openWords(tx, (await openerOf(tx, identity, [file.person], [row.key]))(file.person, row.key), 'safe_contact', row);
  touch(tx, 'cases.safe_contact', [row.id]);
  return text === null ? undefined : { ...(JSON.parse(text) as Card), confirmedOn: row.made };
}

/** Before somebody is called, written or sent to: refused without a card confirmed lately for that very channel; else what to keep to. */
export async function reachPerson({ tx, identity, input, services }: Asked<{ id: string; channel: Channel }>): Promise<Reached> {
  const file = await getOwnCase(tx, input.id, 'safety');
  const card = await openCard(tx, identity, file);
  refuseUnsafe(card, input.channel, services.today());
  const person = await getPerson(tx, identity, file.person);
  return { card: card as Card & { confirmedOn: string }, ...(input.channel === 'phone' || input.channel === 'text' ? { phones: person.phones ?? [] } : {}) };
}

/** Records how a person may safely be reached, in their own words, or what changed of it. */
export async function recordCard({ tx, identity, input, services, version }: Asked<NewCard>): Promise<Done> {
  const file = await getOwnCase(tx, input.id, 'safety');
  refuseFuture(input.confirmedOn, services.today());
  const before = await cardOf(tx, file.id);
  const sealing = await sealingOf(tx, identity, file, 'safety');
  const id = before?.id ?? crypto.randomUUID();
  const row = { confirmed_on: input.confirmedOn, next_on: addDays(day(input.confirmedOn), SAFE_CONTACT_DAYS), key: sealing.by, sealed: sealWords(tx, sealing, 'safe_contact', id, JSON.stringify(input.card)) };
  if (before) return { id, version: await store.reviseRow(tx, 'safe_contact', id, version ?? before.version, row) };
  return { id: await store.keepRow(tx, 'safe_contact', { id, file: file.id, ...row }), version: 1 };
}

/** Records that the person confirmed again how they may be reached. */
export async function confirmCard({ tx, input, services, version }: Asked<{ id: string; confirmedOn: string }>): Promise<Done> {
  const file = await getOwnCase(tx, input.id, 'safety');
  refuseFuture(input.confirmedOn, services.today());
  const before = await cardOf(tx, file.id);
  if (!before) throw new Refusal('cases.no-safe-contact', 'There is no safe-contact card to confirm: record one with the person.');
  return { id: before.id, version: await store.reviseRow(tx, 'safe_contact', before.id, version ?? before.version, { confirmed_on: input.confirmedOn, next_on: addDays(day(input.confirmedOn), SAFE_CONTACT_DAYS) }) };
}

/** Writes the safety plan, and when it is to be looked at again. */
export async function recordSafetyPlan({ tx, identity, input, services, version }: Asked<NewSafetyPlan>): Promise<Done> {
  const file = await getOwnCase(tx, input.id, 'safety');
  refuseFuture(input.madeOn, services.today());
  if (compare(day(input.reviewOn), day(input.madeOn)) < 0) throw new Refusal('cases.before-made', 'The plan is looked at again after it was made, not before.', { status: 400 });
  const before = await safetyPlanOf(tx, file.id);
  const sealing = await sealingOf(tx, identity, file, 'safety');
  const id = before?.id ?? crypto.randomUUID();
  const row = { made_on: input.madeOn, review_on: input.reviewOn, key: sealing.by, sealed: sealWords(tx, sealing, 'safety_plan', id, input.words) };
  if (before) return { id, version: await store.reviseRow(tx, 'safety_plan', id, version ?? before.version, row) };
  return { id: await store.keepRow(tx, 'safety_plan', { id, file: file.id, ...row }), version: 1 };
}
