import { keep, keepMany, revise, touch } from '../../foundation/database/keep.ts';
import type { Tx } from '../../foundation/database/database.ts';
import { raw, sql, type Sql } from '../../foundation/database/sql.ts';
import type { AskedFor, Channel, Closing, Confidence, Crime, Direction, Form, FoundingEvent, GivenBy, LeadStanding, Outcome, ProductKind, Purge, Purpose, Reason, Reliability, Right, Sensitivity, Source } from './schema.ts';

export interface LeadRow {
  id: string; version: number; number: string; reference: string | null; received_on: string; source: Source; reliability: Reliability; confidence: Confidence; form: Form; place: string | null; urgent: boolean; sealed: Buffer; message: string | null;
  assess_by: string; standing: LeadStanding; assessed_on: string | null; closed_on: string | null; closed_as: Closing | null; destroyed_on: string | null;
}
export interface ReferralRow {
  id: string; version: number; lead: string; recipient: string | null; recipient_name: string; sent_on: string; due_at: Date; message: string | null; acknowledged_on: string | null; acknowledged_by: 'opened' | 'accepted' | 'letter' | 'telephone' | null; reference: string | null; outcome: 'accepted' | 'declined' | 'done' | 'not-done' | null;
}
export interface SubjectRow {
  id: string; version: number; number: string; kind: 'person' | 'organization'; crime: Crime; reliability: Reliability; confidence: Confidence; sensitivity: Sensitivity; sealed: Buffer; entered_on: string; entered_by: string; review_on: string; holds_until: string; lead: string | null; purged_on: string | null; purged_as: Purge | null;
}
export interface ValidationRow { id: string; subject: string; validated_on: string; holds_until: string; sealed: Buffer; recorded_by: string }
export interface DisseminationRow { id: string; version: number; subject: string; recipient_name: string; right_to_know: Right; purpose: Purpose; given_on: string; given_by: GivenBy; sealed: Buffer; told_on: string | null; recorded_by: string }
export interface ProductRow { id: string; version: number; title: string; kind: ProductKind; sensitivity: Sensitivity }
export interface EditionRow { id: string; product: string; number: number; issued_on: string; changes: string | null; sealed: Buffer }
export interface AddresseeRow { id: string; version: number; product: string; recipient: string | null; recipient_name: string; since: string; left_on: string | null }
export interface RequestRow {
  id: string; version: number; number: string; direction: Direction; country: string; partner: string; channel: Channel; what: AskedFor; asked_on: string; acknowledge_by: string; answer_by: string; acknowledged_on: string | null; answered_on: string | null; outcome: Outcome | null; reason: Reason | null; sealed: Buffer;
}
export interface FoundingRow { id: string; event: FoundingEvent; happened: string; by_whom: string[]; authority: string; act: string | null; source: string }

const COLUMNS = {
  lead: 'id, version, number, reference, received_on, source, reliability, confidence, form, place, urgent, sealed, message, assess_by, standing, assessed_on, closed_on, closed_as, destroyed_on',
  referral: 'id, version, lead, recipient, recipient_name, sent_on, due_at, message, acknowledged_on, acknowledged_by, reference, outcome',
  subject: 'id, version, number, kind, crime, reliability, confidence, sensitivity, sealed, entered_on, entered_by, review_on, holds_until, lead, purged_on, purged_as',
  validation: 'id, subject, validated_on, holds_until, sealed, recorded_by', dissemination: 'id, version, subject, recipient_name, right_to_know, purpose, given_on, given_by, sealed, told_on, recorded_by',
  product: 'id, version, title, kind, sensitivity', edition: 'id, product, number, issued_on, changes, sealed', addressee: 'id, version, product, recipient, recipient_name, since, left_on', copy: 'edition, recipient_name, sent_on',
  request: 'id, version, number, direction, country, partner, channel, what, asked_on, acknowledge_by, answer_by, acknowledged_on, answered_on, outcome, reason, sealed', founding: 'id, event, happened, by_whom, authority, act, source',
} as const;
type Table = keyof typeof COLUMNS;

/** Writes one row of a table of the room. */
export function keepOne(tx: Tx, table: Table, row: Record<string, unknown>): Promise<string> {
  return keep(tx, `center.${table}`, row);
}

/** Writes rows of a table of the room; answers their ids in order. */
export function keepRows(tx: Tx, table: Table, rows: readonly Record<string, unknown>[]): Promise<string[]> {
  return keepMany(tx, `center.${table}`, rows);
}

/** Puts the next version of a row in its place. */
export function reviseRow(tx: Tx, table: Table, id: string, version: number, changes: Record<string, unknown>): Promise<number> {
  return revise(tx, `center.${table}`, id, version, changes);
}

/** Makes others who write to a record wait, for the rules look at all of it. */
export async function lock(tx: Tx, id: string): Promise<void> {
  await tx.all(sql`select pg_advisory_xact_lock(hashtextextended(${`center|${tx.who.agency}|${id}`}::text, 45))`);
}

/** A row of the room by id. */
export async function find<Row>(tx: Tx, table: Table, id: string): Promise<Row | undefined> {
  const row = await tx.maybe<Row & object>(sql`select ${raw(COLUMNS[table])} from center.${raw(table)}_as_of where agency = ${tx.who.agency}::uuid and id = ${id}::uuid`);
  if (row) touch(tx, `center.${table}`, [id]);
  return row;
}

const HANGS = { referral: ['lead', 'sent_on, recorded_at'], subject: ['lead', 'entered_on, number'], validation: ['subject', 'validated_on, recorded_at'], dissemination: ['subject', 'given_on, recorded_at'], edition: ['product', 'number desc'], addressee: ['product', 'recipient_name, since'], copy: ['edition', 'recipient_name'] } as const;

/** The rows of a table that hang on others, in their order. */
export async function of<Row>(tx: Tx, table: keyof typeof HANGS, ids: readonly string[]): Promise<Row[]> {
  const [column, order] = HANGS[table];
  return tx.all<Row & object>(sql`select ${raw(COLUMNS[table])} from center.${raw(table)}_as_of where agency = ${tx.who.agency}::uuid and ${raw(column)} = any(${[...ids]}::uuid[]) order by ${raw(order)}`);
}

async function window<Row extends { id: string }>(tx: Tx, table: Table, where: Sql, order: string, from: number, count: number): Promise<{ total: number; rows: Row[] }> {
  const whole = sql`from center.${raw(table)}_as_of where agency = ${tx.who.agency}::uuid and ${where}`;
  const total = await tx.one<{ n: number }>(sql`select count(*) as n ${whole}`);
  const rows = await tx.all<Row>(sql`select ${raw(COLUMNS[table])} ${whole} order by ${raw(order)} limit ${count} offset ${from}`);
  touch(tx, `center.${table}`, rows.map((r) => r.id));
  return { total: total.n, rows };
}

/** A window of the leads: those to be judged, soonest due first; those that go on; or all, newest first. */
export function leads(tx: Tx, show: 'to-assess' | 'open' | 'all', from: number, count: number): Promise<{ total: number; rows: LeadRow[] }> {
  const where = show === 'all' ? sql`true` : show === 'open' ? sql`standing <> 'closed'` : sql`standing = 'new'`;
  return window(tx, 'lead', where, show === 'to-assess' ? 'assess_by, urgent desc, received_on, id' : 'received_on desc, id', from, count);
}

/** The lead that was taken from a message. */
export function leadOfMessage(tx: Tx, message: string): Promise<{ id: string } | undefined> {
  return tx.maybe(sql`select id from center.lead_as_of where agency = ${tx.who.agency}::uuid and message = ${message}::uuid`);
}

/** Which numbers of a kind are given already: the product's own, or those of the office's log. */
export async function taken(tx: Tx, table: 'lead' | 'subject' | 'request', column: 'number' | 'reference', values: readonly string[]): Promise<Set<string>> {
  const rows = await tx.all<{ value: string }>(sql`select ${raw(column)} as value from center.${raw(table)}_as_of where agency = ${tx.who.agency}::uuid and ${raw(column)} = any(${[...values]}::text[])`);
  return new Set(rows.map((r) => r.value));
}

/** The referrals to offices that work here whose receipt or last answer is not there yet. */
export function watchedReferrals(tx: Tx): Promise<ReferralRow[]> {
  return tx.all(sql`select ${raw(COLUMNS.referral)} from center.referral_as_of where agency = ${tx.who.agency}::uuid and message is not null and (acknowledged_on is null or outcome is null or outcome = 'accepted')`);
}

/** Closed leads whose words have been kept long enough. */
export async function leadsToDestroy(tx: Tx, closed: string, referred: string): Promise<string[]> {
  const rows = await tx.all<{ id: string }>(sql`select id from center.lead_as_of where agency = ${tx.who.agency}::uuid and destroyed_on is null and closed_on <= case when closed_as = 'referred' then ${referred}::date else ${closed}::date end order by id`);
  return rows.map((r) => r.id);
}

/** A window of the subjects: those in force, those to be reviewed, those purged. */
export function subjects(tx: Tx, show: 'active' | 'review' | 'purged', today: string, from: number, count: number): Promise<{ total: number; rows: SubjectRow[] }> {
  const where = show === 'purged' ? sql`purged_on is not null` : show === 'review' ? sql`purged_on is null and review_on <= ${today}::date` : sql`purged_on is null`;
  return window(tx, 'subject', where, show === 'purged' ? 'purged_on desc, id' : show === 'review' ? 'holds_until, review_on, id' : 'entered_on desc, id', from, count);
}

/** The subjects whose time is over without a validation. */
export async function subjectsToPurge(tx: Tx, today: string): Promise<string[]> {
  return (await tx.all<{ id: string }>(sql`select id from center.subject_as_of where agency = ${tx.who.agency}::uuid and purged_on is null and holds_until <= ${today}::date order by id`)).map((r) => r.id);
}

/** The products with their last edition and how many are on the list. */
export function products(tx: Tx): Promise<(ProductRow & { edition: number | null; issued_on: string | null; addressees: number })[]> {
  return tx.all(sql`select p.id, p.version, p.title, p.kind, p.sensitivity, max(e.number) as edition, max(e.issued_on) as issued_on,
      (select count(*) from center.addressee_as_of a where a.agency = p.agency and a.product = p.id and a.left_on is null) as addressees
    from center.product_as_of p left join center.edition_as_of e on e.agency = p.agency and e.product = p.id where p.agency = ${tx.who.agency}::uuid group by p.agency, p.id, p.version, p.title, p.kind, p.sensitivity order by max(e.issued_on) desc nulls first, p.title`);
}

/** A window of the requests: those not answered, the soonest due first; or all, newest first. */
export function requests(tx: Tx, open: boolean, from: number, count: number): Promise<{ total: number; rows: RequestRow[] }> {
  return window(tx, 'request', open ? sql`answered_on is null` : sql`true`, open ? 'answer_by, id' : 'asked_on desc, id', from, count);
}

/** What established the center, in its order. */
export function founding(tx: Tx): Promise<FoundingRow[]> {
  return tx.all(sql`select ${raw(COLUMNS.founding)} from center.founding_as_of where agency = ${tx.who.agency}::uuid order by happened, event`);
}

/** What waits at the center. */
export function counts(tx: Tx, today: string, now: Date): Promise<{ toAssess: number; lateReceipts: number; toReview: number; toTell: number; lateRequests: number }> {
  const mine = sql`agency = ${tx.who.agency}::uuid`;
  return tx.one(sql`select (select count(*) from center.lead_as_of where ${mine} and standing = 'new') as "toAssess",
    (select count(*) from center.referral_as_of where ${mine} and acknowledged_on is null and outcome is null and due_at < ${now}::timestamptz) as "lateReceipts",
    (select count(*) from center.subject_as_of where ${mine} and purged_on is null and review_on <= ${today}::date) as "toReview",
    (select count(*) from center.dissemination_as_of d join center.subject_as_of s on s.agency = d.agency and s.id = d.subject and s.purged_on is not null where d.agency = ${tx.who.agency}::uuid and d.told_on is null) as "toTell",
    (select count(*) from center.request_as_of where ${mine} and answered_on is null and (answer_by < ${today}::date or acknowledged_on is null and acknowledge_by < ${today}::date)) as "lateRequests"`);
}
