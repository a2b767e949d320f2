import { keep, keepMany, revise, touch } from '../../foundation/database/keep.ts';
import type { Tx } from '../../foundation/database/database.ts';
import { sql, type Sql } from '../../foundation/database/sql.ts';
import type { Activity, IndicatorKind, Industry, Law, Outcome, OutreachKind, Receipt, Subject, Supports } from './schema.ts';

export interface InspectionRow { id: string; version: number; number: string; reference: string | null; opened_on: string; started_by: 'complaint' | 'directed'; industry: Industry; place: string; outcome: Outcome | null; concluded_on: string | null; workers: number | null }
export interface ActivityRow { id: string; inspection: string; kind: Activity; about: Subject; done_on: string }
export interface ViolationRow { id: string; inspection: string; law: Law; found_on: string; workers: number; cents: number }
export interface PaymentRow { id: string; inspection: string; paid_on: string; workers: number; cents: number }
export interface IndicatorRow { id: string; inspection: string; kind: IndicatorKind; seen_on: string; workers: number; urgent: boolean; noted_at: Date }
export interface ReferralRow {
  id: string; version: number; inspection: string; recipient: string | null; recipient_name: string; sent_at: Date; sent_on: string; due_at: Date; message: string | null; acknowledged_on: string | null;
  acknowledged_by: 'opened' | 'accepted' | 'letter' | 'telephone' | null; reference: string | null; outcome: Exclude<Receipt, 'waiting' | 'overdue' | 'received'> | null;
}
export interface DeclarationRow { id: string; version: number; inspection: string; supports: Supports; asked_on: string; decided_on: string | null; outcome: 'signed' | 'declined' | null; reason: string | null }
export interface OutreachRow { id: string; kind: OutreachKind; partner: string; country: string | null; place: string; held_on: string; attended: number }

type Table = 'inspection' | 'employer' | 'activity' | 'violation' | 'payment' | 'indicator' | 'referral' | 'declaration' | 'outreach';

/** Writes one row of a table of the room. */
export function keepOne(tx: Tx, table: Table, row: Record<string, unknown>): Promise<string> {
  return keep(tx, `inspections.${table}`, row);
}

/** Writes rows of a table of the room; answers their ids in order. */
export function keepRows(tx: Tx, table: Table, rows: readonly Record<string, unknown>[]): Promise<string[]> {
  return keepMany(tx, `inspections.${table}`, rows);
}

/** Puts the next version of a row in its place. */
export function reviseRow(tx: Tx, table: Table, id: string, version: number, changes: Record<string, unknown>): Promise<number> {
  return revise(tx, `inspections.${table}`, id, version, changes);
}

/** Makes others who write to an inspection wait, for the rules look at all of it. */
export async function lock(tx: Tx, inspection: string): Promise<void> {
  await tx.send(sql`select pg_advisory_xact_lock(hashtextextended(${`inspection|${inspection}`}::text, 41))`);
}

/** Inspections by id. */
export async function findInspections(tx: Tx, ids: readonly string[]): Promise<InspectionRow[]> {
  const rows = await tx.all<InspectionRow>(sql`select id, version, number, reference, opened_on, started_by, industry, place, outcome, concluded_on, workers from inspections.inspection_as_of where agency = ${tx.who.agency}::uuid and id = any(${[...ids]}::uuid[])`);
  touch(tx, 'inspections.inspection', rows.map((r) => r.id));
  return rows;
}

const TO_REFER = sql`exists (select from inspections.indicator_as_of n where n.agency = i.agency and n.inspection = i.id
  and not exists (select from inspections.referral_as_of r where r.agency = n.agency and r.inspection = n.inspection and r.sent_at >= n.noted_at))`;

/** Ids of inspections, newest first: those that go on, those whose indicators nobody was told of, or all. */
export async function inspectionIds(tx: Tx, show: 'open' | 'to-refer' | 'all', from: number, count: number): Promise<{ total: number; ids: string[] }> {
  const condition: Sql = show === 'all' ? sql`true` : show === 'open' ? sql`i.outcome is null` : TO_REFER;
  const total = await tx.one<{ n: number }>(sql`select count(*) as n from inspections.inspection_as_of i where i.agency = ${tx.who.agency}::uuid and ${condition}`);
  const rows = await tx.all<{ id: string }>(sql`select i.id from inspections.inspection_as_of i where i.agency = ${tx.who.agency}::uuid and ${condition} order by i.opened_on desc, i.id limit ${count} offset ${from}`);
  return { total: total.n, ids: rows.map((r) => r.id) };
}

/** A window of the inspections in the order of their days, for a file. */
export function inspectionsAfter(tx: Tx, after: { on: string; id: string } | undefined, count: number): Promise<InspectionRow[]> {
  return tx.all(sql`select id, version, number, reference, opened_on, started_by, industry, place, outcome, concluded_on, workers from inspections.inspection_as_of
    where agency = ${tx.who.agency}::uuid ${after ? sql`and (opened_on, id) > (${after.on}::date, ${after.id}::uuid)` : sql``} order by opened_on, id limit ${count}`);
}

/** Which of these numbers are given already. */
export async function takenNumbers(tx: Tx, numbers: readonly string[]): Promise<Set<string>> {
  const rows = await tx.all<{ number: string }>(sql`select number from inspections.inspection_as_of where agency = ${tx.who.agency}::uuid and number = any(${[...numbers]}::text[])`);
  return new Set(rows.map((r) => r.number));
}

/** Which of these own references of the office are given already. */
export async function takenReferences(tx: Tx, references: readonly string[]): Promise<Set<string>> {
  const rows = await tx.all<{ reference: string }>(sql`select reference from inspections.inspection_as_of where agency = ${tx.who.agency}::uuid and reference = any(${[...references]}::text[])`);
  return new Set(rows.map((r) => r.reference));
}

/** The sealed employers of inspections. */
export function employersOf(tx: Tx, ids: readonly string[]): Promise<{ id: string; inspection: string; sealed: Buffer }[]> {
  return tx.all(sql`select id, inspection, sealed from inspections.employer_as_of where agency = ${tx.who.agency}::uuid and inspection = any(${[...ids]}::uuid[])`);
}

/** What hangs on inspections. */
export async function around(tx: Tx, ids: readonly string[]) {
  const whose = sql`agency = ${tx.who.agency}::uuid and inspection = any(${[...ids]}::uuid[])`;
  const activities = await tx.all<ActivityRow>(sql`select id, inspection, kind, about, done_on from inspections.activity_as_of where ${whose} order by done_on, recorded_at`);
  const violations = await tx.all<ViolationRow>(sql`select id, inspection, law, found_on, workers, cents from inspections.violation_as_of where ${whose} order by found_on, recorded_at`);
  const payments = await tx.all<PaymentRow>(sql`select id, inspection, paid_on, workers, cents from inspections.payment_as_of where ${whose} order by paid_on, recorded_at`);
  const indicators = await tx.all<IndicatorRow>(sql`select id, inspection, kind, seen_on, workers, urgent, noted_at from inspections.indicator_as_of where ${whose} order by noted_at, recorded_at`);
  const declarations = await tx.all<DeclarationRow>(sql`select id, version, inspection, supports, asked_on, decided_on, outcome, reason from inspections.declaration_as_of where ${whose} order by asked_on, recorded_at`);
  return { activities, violations, payments, indicators, declarations, referrals: await referralsOf(tx, ids) };
}
export type Around = Awaited<ReturnType<typeof around>>;

const REFERRAL = sql`select id, version, inspection, recipient, recipient_name, sent_at, sent_on, due_at, message, acknowledged_on, acknowledged_by, reference, outcome from inspections.referral_as_of`;

/** The referrals of inspections, in the order they were sent. */
export function referralsOf(tx: Tx, ids: readonly string[]): Promise<ReferralRow[]> {
  return tx.all(sql`${REFERRAL} where agency = ${tx.who.agency}::uuid and inspection = any(${[...ids]}::uuid[]) order by sent_at, recorded_at`);
}

/** A referral by id. */
export function findReferral(tx: Tx, id: string): Promise<ReferralRow | undefined> {
  return tx.maybe(sql`${REFERRAL} where agency = ${tx.who.agency}::uuid and id = ${id}::uuid`);
}

/** The referrals to offices that work here whose receipt or last answer is not there yet. */
export function watchedReferrals(tx: Tx): Promise<ReferralRow[]> {
  return tx.all(sql`${REFERRAL} where agency = ${tx.who.agency}::uuid and message is not null and (acknowledged_on is null or outcome is null or outcome = 'accepted') order by sent_at`);
}

/** A declaration by id. */
export function findDeclaration(tx: Tx, id: string): Promise<DeclarationRow | undefined> {
  return tx.maybe(sql`select id, version, inspection, supports, asked_on, decided_on, outcome, reason from inspections.declaration_as_of where agency = ${tx.who.agency}::uuid and id = ${id}::uuid`);
}

const OUTREACH = sql`select id, kind, partner, country, place, held_on, attended from inspections.outreach_as_of`;

/** A window of the outreach, newest first. */
export async function outreach(tx: Tx, from: number, count: number): Promise<{ total: number; rows: OutreachRow[] }> {
  const total = await tx.one<{ n: number }>(sql`select count(*) as n from inspections.outreach_as_of where agency = ${tx.who.agency}::uuid`);
  return { total: total.n, rows: await tx.all<OutreachRow>(sql`${OUTREACH} where agency = ${tx.who.agency}::uuid order by held_on desc, id limit ${count} offset ${from}`) };
}

/** The outreach of some days. */
export function outreachOn(tx: Tx, days: readonly string[]): Promise<OutreachRow[]> {
  return tx.all(sql`${OUTREACH} where agency = ${tx.who.agency}::uuid and held_on = any(${[...days]}::date[])`);
}

/** What waits in the office. */
export function counts(tx: Tx, now: Date): Promise<{ open: number; toRefer: number; overdue: number; declarations: number }> {
  return tx.one(sql`select
    (select count(*) from inspections.inspection_as_of i where i.agency = ${tx.who.agency}::uuid and i.outcome is null) as open,
    (select count(*) from inspections.inspection_as_of i where i.agency = ${tx.who.agency}::uuid and ${TO_REFER}) as "toRefer",
    (select count(*) from inspections.referral_as_of r where r.agency = ${tx.who.agency}::uuid and r.acknowledged_on is null and r.due_at < ${now}::timestamptz) as overdue,
    (select count(*) from inspections.declaration_as_of d where d.agency = ${tx.who.agency}::uuid and d.outcome is null) as declarations`);
}
