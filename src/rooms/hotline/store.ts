import type { KeyObject } from 'node:crypto';
import { keep, keepMany, revise, touch } from '../../foundation/database/keep.ts';
import type { Tx } from '../../foundation/database/database.ts';
import { sql, type Sql } from '../../foundation/database/sql.ts';
import { openSubjectKey, seal, unseal } from '../../foundation/identity/seal.ts';
import type { Identity } from '../../foundation/identity/subjects.ts';
import type { Caller, Channel, Closing, ContactFile, ContactsAsked, Described, HandOverView, Need, ReferralLine, Safety, Said, SafeContactView, TipTold } from './schema.ts';

export interface ContactRow {
  id: string; version: number; number: string; channel: Channel; received_at: Date; received_on: string; taken_by: string | null; taken_at: Date | null; caller: Caller | null; safety: Safety | null; described: Described[]; needs: Need[]; language: string;
  age_group: ContactFile['ageGroup']; closed_as: Closing | null; closed_at: Date | null; person: string | null; messages: number; waiting: boolean; taken_label: string | null;
}
export interface ReferralRow { id: string; version: number; contact: string; service: string; keeper: string | null; organization: string; name: string; needs: string[]; referred_on: string; reached: ReferralLine['reached']; outcome: ReferralLine['outcome']; sent: string | null }
export interface CardRow { id: string; version: number; contact: string; channel: SafeContactView['channel']; from_hour: number; until_hour: number; voicemail: boolean; confirmed_on: string; sealed: Buffer }
export interface FollowUpRow { id: string; version: number; contact: string; due_at: Date; outcome: ContactFile['followUps'][number]['outcome']; done_on: string | null }
export interface TipRow { id: string; version: number; contact: string; number: string; received_on: string; decision: 'hand-over' | 'not' | 'ask'; urgent: boolean; told: TipTold }
export interface HandOverRow {
  id: string; version: number; tip: string; recipient: string | null; recipient_name: string; sent_at: Date; sent_on: string; due_at: Date; referral: string | null; acknowledged_on: string | null; acknowledged_by: HandOverView['acknowledgedBy']; reference: string | null; outcome: string | null;
}
export interface MessageRow { id: string; contact: string; direction: 'in' | 'out'; sealed: Buffer; recorded_at: Date }

/** A table of the room that hangs on a contact or tip. */
export type Table = 'desk' | 'contact' | 'words' | 'message' | 'receipt' | 'consent' | 'referral' | 'safe_contact' | 'follow_up' | 'tip' | 'tip_pin' | 'hand_over' | 'presence' | 'text' | 'own_phrase';

/** Writes rows of a table of the room. */
export function keepRows(tx: Tx, table: Table, rows: readonly Record<string, unknown>[]): Promise<string[]> {
  return keepMany(tx, `hotline.${table}`, rows);
}

/** Writes one row. */
export function keepOne(tx: Tx, table: Table, row: Record<string, unknown>): Promise<string> {
  return keep(tx, `hotline.${table}`, row);
}

/** Puts the next version in a row's place. */
export function reviseRow(tx: Tx, table: Table, id: string, version: number, changes: Record<string, unknown>): Promise<number> {
  return revise(tx, `hotline.${table}`, id, version, changes);
}

/** Seals a text for a row of the room. */
export function sealFor(key: KeyObject, agency: string, table: Table, id: string, text: string): Buffer {
  return seal(key, { agency, table: `hotline.${table}`, row: id, column: 'sealed' }, text);
}

/** Opens what `sealFor` made. */
export function openFor(key: KeyObject, agency: string, table: Table, id: string, sealed: Uint8Array): string {
  return unseal(key, { agency, table: `hotline.${table}`, row: id, column: 'sealed' }, sealed);
}

// The label of who took a contact comes from their presence.
const CONTACT = sql`select c.id, c.version, c.number, c.channel, c.received_at, c.received_on, c.taken_by, c.taken_at, c.caller, c.safety, c.described, c.needs, c.language, c.age_group, c.closed_as, c.closed_at, c.person,
  (select count(*) from hotline.message_as_of m where m.agency = c.agency and m.contact = c.id)::int as messages, exists (select from hotline.unanswered u where u.agency = c.agency and u.contact = c.id) as waiting, p.label as taken_label
  from hotline.contact_as_of c left join hotline.presence_as_of p on p.agency = c.agency and p.account = c.taken_by`;

/** A contact by id. */
export async function findContact(tx: Tx, id: string): Promise<ContactRow | undefined> {
  const row = await tx.maybe<ContactRow>(sql`${CONTACT} where c.agency = ${tx.who.agency}::uuid and c.id = ${id}::uuid`);
  if (row) touch(tx, 'hotline.contact', [row.id]);
  return row;
}

/** A window of contacts: those open (longest waiting first), those that wait for an answer, those closed, or all (newest first). */
export async function contacts(tx: Tx, show: NonNullable<ContactsAsked['show']>, from: number, count: number): Promise<{ total: number; rows: ContactRow[] }> {
  const agency = tx.who.agency;
  const [total, window] = show === 'answer'
    ? [sql`select count(*) as n from hotline.unanswered where agency = ${agency}::uuid`, sql`select contact as id from hotline.unanswered where agency = ${agency}::uuid order by since, contact limit ${count} offset ${from}`]
    : standingIn(agency, show, from, count);
  const { n } = await tx.one<{ n: number }>(total);
  // The window is chosen before anything is counted of each contact, so that a far window costs no more than a near one.
  const ids = (await tx.all<{ id: string }>(window)).map((r) => r.id);
  const rows = new Map((await tx.all<ContactRow>(sql`${CONTACT} where c.agency = ${agency}::uuid and c.id = any(${ids}::uuid[])`)).map((r) => [r.id, r]));
  return { total: n, rows: ids.flatMap((id) => rows.get(id) ?? []) };
}

function standingIn(agency: string, show: 'open' | 'closed' | 'all', from: number, count: number): [Sql, Sql] {
  const condition = show === 'open' ? sql`c.closed_at is null` : show === 'closed' ? sql`c.closed_at is not null` : sql`true`;
  const order = show === 'open' ? sql`array_position(array['phone', 'chat', 'text', 'walk-in', 'web'], c.channel), c.received_at` : sql`c.received_at desc`;
  return [
    sql`select count(*) as n from hotline.contact_as_of c where c.agency = ${agency}::uuid and ${condition}`,
    sql`select c.id from hotline.contact_as_of c where c.agency = ${agency}::uuid and ${condition} order by ${order} limit ${count} offset ${from}`,
  ];
}

/** The contacts that a window of an export holds, oldest first after the last one seen. */
export function contactsAfter(tx: Tx, after: { on: string; id: string } | undefined, count: number): Promise<ContactRow[]> {
  const from = after ? sql`and (c.received_on, c.id) > (${after.on}::date, ${after.id}::uuid)` : sql``;
  return tx.all(sql`select c.id, c.version, c.number, c.channel, c.received_at, c.received_on, c.caller, c.safety, c.described, c.needs, c.language, c.age_group, c.closed_as, c.closed_at from hotline.contact_as_of c
    where c.agency = ${tx.who.agency}::uuid ${from} order by c.received_on, c.id limit ${count}`);
}

/** The contacts that belong to a person on record. */
export async function contactsOf(tx: Tx, person: string): Promise<string[]> {
  return (await tx.all<{ id: string }>(sql`select id from hotline.contact_as_of where agency = ${tx.who.agency}::uuid and person = ${person}::uuid`)).map((r) => r.id);
}

/** Which of these numbers stand already. */
export async function takenNumbers(tx: Tx, numbers: readonly string[]): Promise<Set<string>> {
  return new Set((await tx.all<{ number: string }>(sql`select number from hotline.contact where agency = ${tx.who.agency}::uuid and number = any(${[...numbers]}::text[])`)).map((r) => r.number));
}

/** Locks a contact, so that two saves at the same moment follow each other. */
export async function lockContact(tx: Tx, id: string): Promise<void> {
  await tx.send(sql`select pg_advisory_xact_lock(hashtextextended(${`contact|${id}`}::text, 22))`);
}

/** Locks somebody's place at the desk, so that two of their windows do not both write it anew. */
export async function lockPresence(tx: Tx, account: string): Promise<void> {
  await tx.send(sql`select pg_advisory_xact_lock(hashtextextended(${`presence|${tx.who.agency}|${account}`}::text, 22))`);
}

/** The key of what a contact says: its own as a subject; undefined once it was destroyed, or before anything was said. */
export async function ownKey(tx: Tx, identity: Identity, contact: string): Promise<KeyObject | undefined> {
  return (await identity.keysOf(tx, [contact])).get(contact);
}

/** The key of a thread: that of what came in from outside, or the contact's own. */
export async function threadKey(tx: Tx, identity: Identity, contact: string): Promise<KeyObject | undefined> {
  const row = await tx.maybe<{ wrapped: Buffer }>(sql`select wrapped from hotline.arrival_key where agency = ${tx.who.agency}::uuid and contact = ${contact}::uuid`);
  return row ? openSubjectKey(identity.keys.wrapping, tx.who.agency, contact, row.wrapped) : ownKey(tx, identity, contact);
}

/** Notes that somebody wrote and waits for an answer. */
export async function noteUnanswered(tx: Tx, contacts: readonly string[]): Promise<void> {
  await tx.all(sql`insert into hotline.unanswered (agency, contact) select ${tx.who.agency}::uuid, unnest(${[...contacts]}::uuid[]) on conflict do nothing`);
}

/** Notes that an answer went out, or that none is needed. */
export async function noteAnswered(tx: Tx, contact: string): Promise<void> {
  await tx.all(sql`delete from hotline.unanswered where agency = ${tx.who.agency}::uuid and contact = ${contact}::uuid`);
}

/** Destroys the key of what came in from outside. */
export async function destroyArrival(tx: Tx, contact: string): Promise<void> {
  await tx.all(sql`delete from hotline.arrival_key where agency = ${tx.who.agency}::uuid and contact = ${contact}::uuid`);
}

/** What a contact said, opened, with its row. */
export async function findWords(tx: Tx, key: KeyObject | undefined, contact: string): Promise<{ id: string; version: number; said: Said } | undefined> {
  const row = await tx.maybe<{ id: string; version: number; sealed: Buffer }>(sql`select id, version, sealed from hotline.words_as_of where agency = ${tx.who.agency}::uuid and contact = ${contact}::uuid`);
  return row && key ? { id: row.id, version: row.version, said: JSON.parse(openFor(key, tx.who.agency, 'words', row.id, row.sealed)) as Said } : undefined;
}

/** Whether anything sealed stands of a contact, readable or not. */
export async function anythingSaid(tx: Tx, contact: string): Promise<boolean> {
  const { there } = await tx.one<{ there: boolean }>(sql`select exists (select from hotline.words_as_of w where w.agency = ${tx.who.agency}::uuid and w.contact = ${contact}::uuid) or exists (select from hotline.message_as_of m where m.agency = ${tx.who.agency}::uuid and m.contact = ${contact}::uuid) as there`);
  return there;
}

/** Seals what a contact said, in the place of what stood before. */
export async function keepWords(tx: Tx, key: KeyObject, contact: string, before: { id: string; version: number } | undefined, said: Said): Promise<void> {
  const id = before?.id ?? crypto.randomUUID();
  const sealed = sealFor(key, tx.who.agency, 'words', id, JSON.stringify(said));
  if (before) await revise(tx, 'hotline.words', id, before.version, { sealed });
  else await keep(tx, 'hotline.words', { id, contact, sealed });
}

/** The thread of a contact, oldest first. */
export function threadOf(tx: Tx, contact: string): Promise<MessageRow[]> {
  return tx.all(sql`select id, contact, direction, sealed, recorded_at from hotline.message_as_of where agency = ${tx.who.agency}::uuid and contact = ${contact}::uuid order by recorded_at, id`);
}

/** The consent of a contact. */
export function findConsent(tx: Tx, contact: string): Promise<{ id: string; version: number; name: boolean; number: boolean; told: boolean; recorded_at: Date } | undefined> {
  return tx.maybe(sql`select id, version, name, number, told, recorded_at from hotline.consent_as_of where agency = ${tx.who.agency}::uuid and contact = ${contact}::uuid`);
}

/** The referrals of a contact. */
export function referralsOf(tx: Tx, contact: string): Promise<ReferralRow[]> {
  return tx.all(sql`select id, version, contact, service, keeper, organization, name, needs, referred_on, reached, outcome, sent from hotline.referral_as_of where agency = ${tx.who.agency}::uuid and contact = ${contact}::uuid order by recorded_at`);
}

/** A referral by id. */
export function findReferral(tx: Tx, id: string): Promise<ReferralRow | undefined> {
  return tx.maybe(sql`select id, version, contact, service, keeper, organization, name, needs, referred_on, reached, outcome, sent from hotline.referral_as_of where agency = ${tx.who.agency}::uuid and id = ${id}::uuid`);
}

/** A referral as it stands this moment, for whoever holds the lock of its contact: what was kept while they waited for it is seen too, which a reading as of the transaction's begin does not see. */
export function standingReferral(tx: Tx, id: string): Promise<ReferralRow | undefined> {
  return tx.maybe(sql`select id, version, contact, service, keeper, organization, name, needs, referred_on, reached, outcome, sent from hotline.referral where agency = ${tx.who.agency}::uuid and id = ${id}::uuid and superseded_at = 'infinity'`);
}

/** The safe-contact cards of contacts. */
export async function cardsOf(tx: Tx, contacts: readonly string[]): Promise<Map<string, CardRow>> {
  const rows = await tx.all<CardRow>(sql`select id, version, contact, channel, from_hour, until_hour, voicemail, confirmed_on, sealed from hotline.safe_contact_as_of where agency = ${tx.who.agency}::uuid and contact = any(${[...contacts]}::uuid[])`);
  return new Map(rows.map((r) => [r.contact, r]));
}

/** The follow-ups of a contact. */
export function followUpsOf(tx: Tx, contact: string): Promise<FollowUpRow[]> {
  return tx.all(sql`select id, version, contact, due_at, outcome, done_on from hotline.follow_up_as_of where agency = ${tx.who.agency}::uuid and contact = ${contact}::uuid order by due_at`);
}

/** A follow-up by id. */
export function findFollowUp(tx: Tx, id: string): Promise<FollowUpRow | undefined> {
  return tx.maybe(sql`select id, version, contact, due_at, outcome, done_on from hotline.follow_up_as_of where agency = ${tx.who.agency}::uuid and id = ${id}::uuid`);
}

/** The follow-ups that are open, the earliest first, at most a hundred. */
export function openFollowUps(tx: Tx): Promise<(FollowUpRow & { number: string; language: string })[]> {
  return tx.all(sql`select f.id, f.version, f.contact, f.due_at, f.outcome, f.done_on, c.number, c.language from hotline.follow_up_as_of f join hotline.contact_as_of c on c.agency = f.agency and c.id = f.contact
    where f.agency = ${tx.who.agency}::uuid and f.outcome is null order by f.due_at limit 100`);
}

const TIP = sql`select id, version, contact, number, received_on, decision, urgent, told from hotline.tip_as_of`;

/** A tip by id. */
export function findTip(tx: Tx, id: string): Promise<TipRow | undefined> {
  return tx.maybe(sql`${TIP} where agency = ${tx.who.agency}::uuid and id = ${id}::uuid`);
}

/** The tip of a contact. */
export function tipOf(tx: Tx, contact: string): Promise<TipRow | undefined> {
  return tx.maybe(sql`${TIP} where agency = ${tx.who.agency}::uuid and contact = ${contact}::uuid`);
}

/** A window of tips, newest first: all, or those whose receipt or decision is still waited for. */
export async function tips(tx: Tx, waiting: boolean, from: number, count: number): Promise<{ total: number; rows: TipRow[] }> {
  const condition = waiting ? sql`(t.decision = 'ask' or (t.decision = 'hand-over' and not exists (select from hotline.hand_over_as_of h where h.agency = t.agency and h.tip = t.id and h.acknowledged_on is not null)))` : sql`true`;
  const { n } = await tx.one<{ n: number }>(sql`select count(*) as n from hotline.tip_as_of t where t.agency = ${tx.who.agency}::uuid and ${condition}`);
  const rows = await tx.all<TipRow>(sql`select t.id, t.version, t.contact, t.number, t.received_on, t.decision, t.urgent, t.told from hotline.tip_as_of t where t.agency = ${tx.who.agency}::uuid and ${condition} order by t.received_on desc, t.id limit ${count} offset ${from}`);
  return { total: n, rows };
}

/** Which of these tip numbers stand already. */
export async function takenTips(tx: Tx, numbers: readonly string[]): Promise<Set<string>> {
  return new Set((await tx.all<{ number: string }>(sql`select number from hotline.tip where agency = ${tx.who.agency}::uuid and number = any(${[...numbers]}::text[])`)).map((r) => r.number));
}

/** The PIN of a tip. */
export function findPin(tx: Tx, tip: string): Promise<{ id: string; version: number } | undefined> {
  return tx.maybe(sql`select id, version from hotline.tip_pin_as_of where agency = ${tx.who.agency}::uuid and tip = ${tip}::uuid`);
}

/** The hand-overs of tips. */
export function handOversOf(tx: Tx, tips: readonly string[]): Promise<HandOverRow[]> {
  return tx.all(sql`select id, version, tip, recipient, recipient_name, sent_at, sent_on, due_at, referral, acknowledged_on, acknowledged_by, reference, outcome from hotline.hand_over_as_of where agency = ${tx.who.agency}::uuid and tip = any(${[...tips]}::uuid[]) order by sent_at`);
}

/** The hand-overs to offices here that a receipt, an answer or an outcome may still come for. */
export function watchedHandOvers(tx: Tx): Promise<HandOverRow[]> {
  return tx.all(sql`select id, version, tip, recipient, recipient_name, sent_at, sent_on, due_at, referral, acknowledged_on, acknowledged_by, reference, outcome from hotline.hand_over_as_of
    where agency = ${tx.who.agency}::uuid and referral is not null and (acknowledged_on is null or outcome is null or outcome = 'accepted') order by sent_at`);
}

/** The hand-overs of a tip as they stand this moment, for whoever holds the lock of its contact. */
export function standingHandOvers(tx: Tx, tip: string): Promise<HandOverRow[]> {
  return tx.all(sql`select id, version, tip, recipient, recipient_name, sent_at, sent_on, due_at, referral, acknowledged_on, acknowledged_by, reference, outcome from hotline.hand_over where agency = ${tx.who.agency}::uuid and tip = ${tip}::uuid and superseded_at = 'infinity' order by sent_at`);
}

/** A hand-over by id. */
export function findHandOver(tx: Tx, id: string): Promise<HandOverRow | undefined> {
  return tx.maybe(sql`select id, version, tip, recipient, recipient_name, sent_at, sent_on, due_at, referral, acknowledged_on, acknowledged_by, reference, outcome from hotline.hand_over_as_of where agency = ${tx.who.agency}::uuid and id = ${id}::uuid`);
}

/** Who of the desk is where. */
export function presences(tx: Tx): Promise<{ id: string; version: number; account: string; label: string; state: 'ready' | 'minute' | 'away'; recorded_at: Date }[]> {
  return tx.all(sql`select id, version, account, label, state, recorded_at from hotline.presence_as_of where agency = ${tx.who.agency}::uuid order by label`);
}

/** Somebody's place at the desk as it stands this moment, for whoever holds its lock. */
export function standingPresence(tx: Tx, account: string): Promise<{ id: string; version: number; state: string } | undefined> {
  return tx.maybe(sql`select id, version, state from hotline.presence where agency = ${tx.who.agency}::uuid and account = ${account}::uuid and superseded_at = 'infinity'`);
}

/** How much waits at the desk now. */
export function counts(tx: Tx, now: Date): Promise<{ ringing: number; live: number; waiting: number; longest: Date | null; follow_ups: number; overdue: number }> {
  const agency = tx.who.agency;
  return tx.one(sql`select
    (select count(*) from hotline.contact_as_of c where c.agency = ${agency}::uuid and c.closed_at is null and c.taken_by is null and c.channel <> 'web')::int as ringing,
    (select count(*) from hotline.contact_as_of c where c.agency = ${agency}::uuid and c.closed_at is null and c.taken_by is not null)::int as live,
    (select count(*) from hotline.unanswered u where u.agency = ${agency}::uuid)::int as waiting,
    (select min(c.received_at) from hotline.contact_as_of c where c.agency = ${agency}::uuid and c.closed_at is null and c.taken_by is null and c.channel <> 'web') as longest,
    (select count(*) from hotline.follow_up_as_of f where f.agency = ${agency}::uuid and f.outcome is null and f.due_at <= ${now}::timestamptz)::int as follow_ups,
    (select count(*) from hotline.hand_over_as_of h where h.agency = ${agency}::uuid and h.acknowledged_on is null and h.due_at <= ${now}::timestamptz)::int as overdue`);
}

/** What the hotline shows the public. */
export function findDesk(tx: Tx): Promise<{ id: string; version: number; public_number: string | null; form_name: string; form_open: boolean; webhook: number } | undefined> {
  return tx.maybe(sql`select id, version, public_number, form_name, form_open, webhook from hotline.desk_as_of where agency = ${tx.who.agency}::uuid`);
}
