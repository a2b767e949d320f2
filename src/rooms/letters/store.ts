import { keep, keepMany, touch } from '../../foundation/database/keep.ts';
import type { Tx } from '../../foundation/database/database.ts';
import { sql } from '../../foundation/database/sql.ts';
import type { EvidenceKind, LetterView, Office, Outcome } from './schema.ts';

export interface RequestRow { id: string; version: number; person: string; number: string; received_on: string; received_at: Date; discovered_at: Date | null; requester: string; form: 'sex' | 'labor' | 'both' | 'unknown'; arrived_as: string | null }
export interface EvidenceRow { id: string; request: string; kind: EvidenceKind; office: string; dated_on: string; ends_on: string | null; page: number | null }
export interface ConsultationRow { id: string; request: string; office: Office; consulted_on: string; objected: boolean }
export interface NoticeRow { id: string; request: string; kind: never; given_at: Date }
export interface DecisionRow { id: string; request: string; outcome: Outcome; decided_on: string; reason: string | null; basis: string; recorded_at: Date }
export interface LetterRow {
  id: string; request: string; person: string; decision: string; serial: string; kind: LetterView['kind']; age_group: 'adult' | 'minor'; issued_on: string; expires_on: string | null;
  replaces: string | null; rests_on: string; form: RequestRow['form']; sex: string; citizenship: string; status_index: number; template: string; sealed: Buffer;
  ended_kind: 'replaced' | 'rescinded' | 'lapsed' | null; ended_on: string | null; ended_reason: string | null;
}

/** Writes requests; their numbers are `R-<two digits of the year>-<random>`. */
export function keepRequests(tx: Tx, rows: readonly Record<string, unknown>[]): Promise<string[]> {
  return keepMany(tx, 'letters.request', rows);
}

/** A table of the room that hangs on a request, letter or decision. */
export type Hanging = 'evidence' | 'consultation' | 'notice' | 'decision' | 'letter' | 'ending' | 'benefit_applied';

/** Writes rows that hang on a request or a letter. */
export function keepHanging(tx: Tx, table: Hanging, rows: readonly Record<string, unknown>[]): Promise<string[]> {
  return keepMany(tx, `letters.${table}`, rows);
}

/** Writes one row that hangs on a request or a letter. */
export function keepOne(tx: Tx, table: Hanging, row: Record<string, unknown>): Promise<string> {
  return keep(tx, `letters.${table}`, row);
}

/** Requests by id. */
export async function findRequests(tx: Tx, ids: readonly string[]): Promise<RequestRow[]> {
  const rows = await tx.all<RequestRow>(sql`select id, version, person, number, received_on, received_at, discovered_at, requester, form, arrived_as from letters.request_as_of where agency = ${tx.who.agency}::uuid and id = any(${[...ids]}::uuid[])`);
  touch(tx, 'letters.request', rows.map((r) => r.id));
  return rows;
}

/** What hangs on requests: evidence, consultations, notices, decisions. */
export async function aroundRequests(tx: Tx, ids: readonly string[]) {
  const agency = tx.who.agency;
  const of = [...ids];
  const evidence = await tx.all<EvidenceRow>(sql`select id, request, kind, office, dated_on, ends_on, page from letters.evidence_as_of where agency = ${agency}::uuid and request = any(${of}::uuid[]) order by recorded_at, dated_on`);
  const consultations = await tx.all<ConsultationRow>(sql`select id, request, office, consulted_on, objected from letters.consultation_as_of where agency = ${agency}::uuid and request = any(${of}::uuid[]) order by consulted_on`);
  const notices = await tx.all<NoticeRow>(sql`select id, request, kind, given_at from letters.notice_as_of where agency = ${agency}::uuid and request = any(${of}::uuid[]) order by given_at`);
  const decisions = await tx.all<DecisionRow>(sql`select id, request, outcome, decided_on, reason, basis, recorded_at from letters.decision_as_of where agency = ${agency}::uuid and request = any(${of}::uuid[]) order by recorded_at, decided_on`);
  return { evidence, consultations, notices, decisions };
}

/** Ids of requests, oldest first: those not finally decided, those decided, or all. */
export async function requestIds(tx: Tx, show: 'open' | 'decided' | 'all', from: number, count: number): Promise<{ total: number; ids: string[] }> {
  const decided = sql`exists (select from letters.decision_as_of d where d.agency = r.agency and d.request = r.id and d.outcome in ('certified', 'eligible', 'denied'))`;
  const condition = show === 'all' ? sql`true` : show === 'open' ? sql`not ${decided}` : decided;
  const total = await tx.one<{ n: number }>(sql`select count(*) as n from letters.request_as_of r where r.agency = ${tx.who.agency}::uuid and ${condition}`);
  const rows = await tx.all<{ id: string }>(sql`
    select r.id from letters.request_as_of r where r.agency = ${tx.who.agency}::uuid and ${condition}
     order by ${show === 'open' ? sql`(r.age_group = 'minor') desc, r.received_at, r.id` : sql`r.received_at desc, r.id`} limit ${count} offset ${from}`);
  return { total: total.n, ids: rows.map((r) => r.id) };
}

const LETTER = sql`select l.id, l.request, l.person, l.decision, l.serial, l.kind, l.age_group, l.issued_on, l.expires_on, l.replaces, l.rests_on, l.form, l.sex, l.citizenship, l.status_index, l.template, l.sealed,
  e.kind as ended_kind, e.ended_on, e.reason as ended_reason from letters.letter_as_of l left join letters.ending_as_of e on e.agency = l.agency and e.letter = l.id`;

/** Letters by id. */
export async function findLetters(tx: Tx, ids: readonly string[]): Promise<LetterRow[]> {
  const rows = await tx.all<LetterRow>(sql`${LETTER} where l.agency = ${tx.who.agency}::uuid and l.id = any(${[...ids]}::uuid[])`);
  touch(tx, 'letters.letter', rows.map((r) => r.id));
  return rows;
}

/** The letters of requests, in order of issue. */
export function lettersOf(tx: Tx, requests: readonly string[]): Promise<LetterRow[]> {
  return tx.all<LetterRow>(sql`${LETTER} where l.agency = ${tx.who.agency}::uuid and l.request = any(${[...requests]}::uuid[]) order by l.issued_on, l.recorded_at`);
}

/** Every letter of a person, in order of issue. */
export function lettersOfPerson(tx: Tx, person: string): Promise<LetterRow[]> {
  return tx.all<LetterRow>(sql`${LETTER} where l.agency = ${tx.who.agency}::uuid and l.person = ${person}::uuid order by l.issued_on, l.recorded_at`);
}

/** A window of the letters issued, newest first, or the one of a serial number. */
export async function issuedLetters(tx: Tx, from: number, count: number, serial: string | undefined): Promise<{ total: number; rows: LetterRow[] }> {
  const condition = serial === undefined ? sql`true` : sql`l.serial = ${serial}`;
  const total = await tx.one<{ n: number }>(sql`select count(*) as n from letters.letter_as_of l where l.agency = ${tx.who.agency}::uuid and ${condition}`);
  const rows = await tx.all<LetterRow>(sql`${LETTER} where l.agency = ${tx.who.agency}::uuid and ${condition} order by l.issued_on desc, l.id limit ${count} offset ${from}`);
  return { total: total.n, rows };
}

/** Locks a letter against a second ending at the same moment. */
export async function lockLetter(tx: Tx, id: string): Promise<void> {
  await tx.send(sql`select pg_advisory_xact_lock(hashtextextended(${`letter|${id}`}::text, 22))`);
}

/** The request that came in as a message. */
export function findArrival(tx: Tx, message: string): Promise<{ id: string } | undefined> {
  return tx.maybe(sql`select id from letters.request_as_of where agency = ${tx.who.agency}::uuid and arrived_as = ${message}::uuid`);
}

/** Locks a request against a second decision at the same moment. */
export async function lockRequest(tx: Tx, id: string): Promise<void> {
  await tx.send(sql`select pg_advisory_xact_lock(hashtextextended(${`request|${id}`}::text, 22))`);
}

/** Free places on the status list, chosen at random among one list more than is needed, so that a place tells nothing of order. */
export async function freePlaces(tx: Tx, count: number): Promise<number[]> {
  const { n } = await tx.one<{ n: number }>(sql`select count(*) as n from letters.letter where agency = ${tx.who.agency}::uuid`);
  const size = 65_536 * (1 + Math.floor((n + count) / 50_000));
  const chosen = new Set<number>();
  while (chosen.size < count) {
    const wanted = new Set<number>();
    while (wanted.size < count - chosen.size) wanted.add(Math.floor((crypto.getRandomValues(new Uint32Array(1))[0]! / 2 ** 32) * size));
    const taken = new Set((await tx.all<{ i: number }>(sql`select status_index as i from letters.letter where agency = ${tx.who.agency}::uuid and status_index = any(${[...wanted]}::int[])`)).map((r) => r.i));
    for (const place of wanted) if (!taken.has(place)) chosen.add(place);
  }
  return [...chosen];
}

/** What benefits were applied for on a letter. */
export function appliedOn(tx: Tx, letter: string): Promise<{ id: string; benefit: never; office: string; applied_on: string }[]> {
  return tx.all(sql`select id, benefit, office, applied_on from letters.benefit_applied_as_of where agency = ${tx.who.agency}::uuid and letter = ${letter}::uuid order by applied_on, recorded_at`);
}

/** The template of a kind of letter that held on a day. */
export function findTemplate(tx: Tx, kind: string, on: string): Promise<{ name: string; paragraphs: Record<'en' | 'es', string[]> } | undefined> {
  return tx.maybe(sql`select name, paragraphs from letters.template where kind = ${kind} and holds_from <= ${on}::date and (holds_until is null or holds_until > ${on}::date) order by holds_from desc limit 1`);
}
