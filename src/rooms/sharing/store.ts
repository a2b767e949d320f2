import { createHash, type KeyObject } from 'node:crypto';
import { keep, revise, touch } from '../../foundation/database/keep.ts';
import type { Tx } from '../../foundation/database/database.ts';
import { sql } from '../../foundation/database/sql.ts';
import { makeSubjectKey, openSubjectKey, seal, unseal } from '../../foundation/identity/seal.ts';
import type { KeyStore } from '../../foundation/identity/keystore.ts';
import type { Ground, Outcome, Reason, ReleaseView, SharedField, Signers } from './schema.ts';

export interface ReleaseRow {
  id: string; version: number; person: string; recipient: string; purpose: ReleaseView['purpose']; fields: SharedField[]; method: 'paper' | 'electronic'; signers: Signers; language: string; interpreted: boolean;
  signed_on: string; starts_on: string; expires_on: string; revoked_on: string | null; revoked_how: string | null; stopped: boolean; sealed: Buffer;
}
export interface PacketRow { id: string; person: string; recipient: string; release: string | null; basis: Ground | 'release'; authority: string | null; kind: string; fields: SharedField[]; message: string; recorded_at: Date; readable: boolean; opened_at: Date | null }
export interface ReferralRow { id: string; subject: string; kind: 'referral' | 'transfer' | 'tip'; recipient: string; services: string[]; sent_on: string; answer_by: Date; message: string; opened_at: Date | null; recorded_at: Date }
export interface MessageRow { id: string; sender: string; kind: 'packet' | 'referral' | 'answer' | 'receipt' | 'ended' | 'stopped'; topic: string; about: string; says: '' | Outcome; reason: '' | Reason; basis: string; authority: string; release: string | null; answer_by: Date | null; sent_at: Date }

/** What a release says beside its codes. */
export interface ReleaseWords { purposeWords: string; risks: string; code: string }

const place = (agency: string, table: string, row: string) => ({ agency, table, row, column: 'sealed' });

/** Seals a text of a row under a key. */
export function sealRow(key: KeyObject, agency: string, table: string, row: string, text: string): Buffer {
  return seal(key, place(agency, table, row), text);
}

/** Opens what `sealRow` sealed. */
export function openRow(key: KeyObject, agency: string, table: string, row: string, sealed: Uint8Array): string {
  return unseal(key, place(agency, table, row), sealed);
}

/** The hash under which a person's own stop code is kept. */
export function stopHash(code: string): Buffer {
  return createHash('sha256').update(code.toUpperCase().replace(/[^A-Z0-9]/g, '')).digest();
}

/** Writes one row of the room. */
export function keepOne(tx: Tx, table: 'release' | 'packet' | 'referral' | 'answer' | 'opened', row: Record<string, unknown>): Promise<string> {
  return keep(tx, `sharing.${table}`, row);
}

const RELEASE = sql`select r.id, r.version, r.person, r.recipient, r.purpose, r.fields, r.method, r.signers, r.language, r.interpreted, r.signed_on, r.starts_on, r.expires_on, r.revoked_on, r.revoked_how, r.sealed,
  s.release is not null as stopped from sharing.release_as_of r left join sharing.stop s on s.agency = r.agency and s.release = r.id and s.at <= foundation.as_of()`;

/** Releases by id. */
export async function findReleases(tx: Tx, ids: readonly string[]): Promise<ReleaseRow[]> {
  const rows = await tx.all<ReleaseRow>(sql`${RELEASE} where r.agency = ${tx.who.agency}::uuid and r.id = any(${[...ids]}::uuid[])`);
  touch(tx, 'sharing.release', rows.map((r) => r.id));
  return rows;
}

/** Every release of people, newest first. */
export async function releasesOf(tx: Tx, people: readonly string[]): Promise<ReleaseRow[]> {
  const rows = await tx.all<ReleaseRow>(sql`${RELEASE} where r.agency = ${tx.who.agency}::uuid and r.person = any(${[...people]}::uuid[]) order by r.starts_on desc, r.id`);
  touch(tx, 'sharing.release', rows.map((r) => r.id));
  return rows;
}

/** Releases that stand and end within so many days, the nearest first. */
export function endingReleases(tx: Tx, today: string, within: number): Promise<{ id: string; person: string; recipient: string; expires_on: string }[]> {
  return tx.all(sql`select r.id, r.person, r.recipient, r.expires_on from sharing.release_as_of r where r.agency = ${tx.who.agency}::uuid and r.revoked_on is null
    and r.expires_on > ${today}::date and r.expires_on <= ${today}::date + ${within}::int + 1 and r.starts_on <= ${today}::date
    and not exists (select from sharing.stop s where s.agency = r.agency and s.release = r.id) order by r.expires_on, r.id limit 200`);
}

/** Ends a release. */
export function endRelease(tx: Tx, id: string, version: number, on: string, how: 'spoken' | 'written' | 'code' | 'purge'): Promise<number> {
  return revise(tx, 'sharing.release', id, version, { revoked_on: on, revoked_how: how });
}

/** Makes the key of a message, wrapped under the sender's own; it lies apart, so that destroying it is enough. */
export async function makeMessageKey(tx: Tx, keys: KeyStore, message: string): Promise<KeyObject> {
  const made = makeSubjectKey(keys.of(tx.who.agency).wrapping, tx.who.agency, message);
  await tx.all(sql`insert into sharing.message_key (agency, message, wrapped) values (${tx.who.agency}::uuid, ${message}::uuid, ${made.wrapped}::bytea)`);
  return made.key;
}

/** Destroys the keys of what was told under releases, so that nobody reads it again; answers which packets to whom it destroyed. */
export function destroyTold(tx: Tx, releases: readonly string[]): Promise<{ message: string; recipient: string }[]> {
  return tx.all(sql`delete from sharing.message_key k using sharing.packet_as_of p where k.agency = ${tx.who.agency}::uuid and p.agency = k.agency and p.message = k.message and p.release = any(${[...releases]}::uuid[]) returning p.message, p.recipient`);
}

/** Releases that ran out, or were stopped by their person, under which something told could still be opened by its key. */
export async function outrunReleases(tx: Tx, today: string): Promise<string[]> {
  const rows = await tx.all<{ id: string }>(sql`select r.id from sharing.release_as_of r where r.agency = ${tx.who.agency}::uuid
    and (r.expires_on <= ${today}::date or exists (select from sharing.stop s where s.agency = r.agency and s.release = r.id))
    and exists (select from sharing.packet_as_of p join sharing.message_key k on k.agency = p.agency and k.message = p.message where p.agency = r.agency and p.release = r.id) order by r.id`);
  return rows.map((r) => r.id);
}

/** Destroys the keys of whatever was told of a person, under whichever ground. */
export async function destroyToldOf(tx: Tx, person: string): Promise<void> {
  await tx.all(sql`delete from sharing.message_key k using sharing.packet_as_of p where k.agency = ${tx.who.agency}::uuid and p.agency = k.agency and p.person = ${person}::uuid and k.message = p.message`);
}

interface Put { to: string; message: string; kind: MessageRow['kind']; topic?: string; about: string; says?: Outcome; reason?: Reason | undefined; basis?: string; authority?: string; release?: string | undefined; answerBy?: Date; sealed?: Buffer; today: string }

/** Puts a message into another agency's mailbox; false where the release it names does not stand. */
export async function putMessage(tx: Tx, put: Put): Promise<boolean> {
  const row = await tx.one<{ put: boolean }>(sql`select sharing.put_message(${put.to}::uuid, ${put.message}::uuid, ${put.kind}::text, ${put.topic ?? ''}::text, ${put.about}::uuid, ${put.says ?? ''}::text, ${put.reason ?? ''}::text, ${put.basis ?? 'none'}::text,
    ${put.authority ?? ''}::text, ${put.release ?? null}::uuid, ${put.answerBy ?? null}::timestamptz, ${put.sealed ?? null}::bytea, ${put.today}::date) as put`);
  touch(tx, 'sharing.message', [put.message]);
  return row.put;
}

/** Opens a message of one's own mailbox; undefined where there is none or what it rested on has ended. */
export async function openMessage(tx: Tx, keys: KeyStore, id: string, today: string): Promise<{ sender: string; text: string } | undefined> {
  const row = await tx.maybe<{ sender: string; sealed: Buffer; wrapped: Buffer }>(sql`select sender, sealed, wrapped from sharing.open_message(${id}::uuid, ${crypto.randomUUID()}::uuid, ${today}::date)`);
  touch(tx, 'sharing.message', [id]);
  if (!row) return undefined;
  return { sender: row.sender, text: unseal(openSubjectKey(keys.of(row.sender).wrapping, row.sender, id, row.wrapped), place(tx.who.agency, 'sharing.message', id), row.sealed) };
}

/** Seals what a message says, bound to the mailbox it goes to. */
export function sealMessage(key: KeyObject, recipient: string, message: string, text: string): Buffer {
  return seal(key, place(recipient, 'sharing.message', message), text);
}

/** Which messages of one's own mailbox can still be opened. */
export async function stillOpen(tx: Tx, ids: readonly string[], today: string): Promise<Set<string>> {
  const rows = await tx.all<{ message: string }>(sql`select message from sharing.still_open(${[...ids]}::uuid[], ${today}::date)`);
  return new Set(rows.map((r) => r.message));
}

const MESSAGE = sql`select m.id, m.sender, m.kind, m.topic, m.about, m.says, m.reason, m.basis, m.authority, m.release, m.answer_by, m.sent_at from sharing.message m`;

/** One message of one's own mailbox. */
export function findMessage(tx: Tx, id: string): Promise<MessageRow | undefined> {
  return tx.maybe<MessageRow>(sql`${MESSAGE} where m.agency = ${tx.who.agency}::uuid and m.id = ${id}::uuid`);
}

/** What came back about things of one's own: receipts, answers, the person's own word. */
export function messagesAbout(tx: Tx, about: readonly string[]): Promise<MessageRow[]> {
  return tx.all<MessageRow>(sql`${MESSAGE} where m.agency = ${tx.who.agency}::uuid and m.about = any(${[...about]}::uuid[]) order by m.sent_at, m.id`);
}

/** A window of what came in, newest first: all of it, or what waits for an answer. */
export async function inbox(tx: Tx, waiting: boolean, from: number, count: number): Promise<{ total: number; rows: MessageRow[] }> {
  const unanswered = sql`not exists (select from sharing.answer_as_of a where a.agency = m.agency and a.message = m.id and a.outcome in ('declined', 'done', 'not-done'))`;
  const unread = sql`not exists (select from sharing.opened_as_of o where o.agency = m.agency and o.message = m.id)`;
  const shown = sql`m.agency = ${tx.who.agency}::uuid and (m.kind = 'referral' ${waiting ? sql`and ${unanswered}` : sql``} or m.kind = 'packet' and m.topic <> 'referral' ${waiting ? sql`and ${unread}` : sql``})`;
  const total = await tx.one<{ n: number }>(sql`select count(*) as n from sharing.message m where ${shown}`);
  const rows = await tx.all<MessageRow>(sql`${MESSAGE} where ${shown} order by ${waiting ? sql`m.answer_by nulls last,` : sql``} m.sent_at desc, m.id limit ${count} offset ${from}`);
  return { total: total.n, rows };
}

/** What this agency answered to messages that came in, in order. */
export function answersTo(tx: Tx, messages: readonly string[]): Promise<{ message: string; outcome: Outcome; reason: Reason | null; recorded_at: Date }[]> {
  return tx.all(sql`select message, outcome, reason, recorded_at from sharing.answer_as_of where agency = ${tx.who.agency}::uuid and message = any(${[...messages]}::uuid[]) order by recorded_at, id`);
}

/** Which of these messages this agency opened before. */
export async function openedBefore(tx: Tx, messages: readonly string[]): Promise<Set<string>> {
  const rows = await tx.all<{ message: string }>(sql`select message from sharing.opened_as_of where agency = ${tx.who.agency}::uuid and message = any(${[...messages]}::uuid[])`);
  return new Set(rows.map((r) => r.message));
}

/** Holds a message while it is opened or answered, so that two do not pass each other. */
export async function lockMessage(tx: Tx, id: string): Promise<void> {
  await tx.send(sql`select pg_advisory_xact_lock(hashtextextended(${id}::text, 4120))`);
}

/** Packets sent of people, newest first, with their receipts. */
export function packetsOf(tx: Tx, people: readonly string[]): Promise<PacketRow[]> {
  return tx.all<PacketRow>(sql`select p.id, p.person, p.recipient, p.release, p.basis, p.authority, p.kind, p.fields, p.message, p.recorded_at,
      exists (select from sharing.message_key k where k.agency = p.agency and k.message = p.message) as readable,
      (select min(m.sent_at) from sharing.message m where m.agency = p.agency and m.about = p.message and m.kind = 'receipt') as opened_at
    from sharing.packet_as_of p where p.agency = ${tx.who.agency}::uuid and p.person = any(${[...people]}::uuid[]) order by p.recorded_at desc, p.id`);
}

/** The messages that packets of one's own went as. */
export function messagesOfPackets(tx: Tx, packets: readonly string[]): Promise<{ id: string; message: string }[]> {
  return tx.all(sql`select id, message from sharing.packet_as_of where agency = ${tx.who.agency}::uuid and id = any(${[...packets]}::uuid[])`);
}

/** Referrals made of subjects, newest first. */
export function referralsOf(tx: Tx, subjects: readonly string[]): Promise<ReferralRow[]> {
  return tx.all<ReferralRow>(sql`select r.id, r.subject, r.kind, r.recipient, r.services, r.sent_on, r.answer_by, r.message, r.recorded_at,
      (select min(m.sent_at) from sharing.message m where m.agency = r.agency and m.about = r.message and m.kind = 'receipt') as opened_at
    from sharing.referral_as_of r where r.agency = ${tx.who.agency}::uuid and r.subject = any(${[...subjects]}::uuid[]) order by r.recorded_at desc, r.id`);
}

/** How many releases of each person stand today, and the last day of the one that ends first. */
export async function releasesStandingOf(tx: Tx, people: readonly string[], today: string): Promise<Map<string, { count: number; endsOn: string }>> {
  const rows = await tx.all<{ person: string; n: number; ends: string }>(sql`select r.person, count(*) as n, (min(r.expires_on) - 1)::date as ends from sharing.release_as_of r where r.agency = ${tx.who.agency}::uuid and r.person = any(${[...people]}::uuid[])
    and r.revoked_on is null and r.starts_on <= ${today}::date and r.expires_on > ${today}::date and not exists (select from sharing.stop s where s.agency = r.agency and s.release = r.id) group by r.person`);
  return new Map(rows.map((r) => [r.person, { count: r.n, endsOn: r.ends }]));
}
