import { keep, keepMany, revise, touch } from '../../foundation/database/keep.ts';
import type { Tx } from '../../foundation/database/database.ts';
import { raw, sql, type Sql } from '../../foundation/database/sql.ts';
import type { Advice, Category, ConditionKind, Ending, Funder, Indicator, Instrument, MovementKind, Outcome, RecipientKind, Region, ReportKind, Scope, Service, Standing, Total, VisitKind, Way } from './schema.ts';

export interface InitiativeRow { id: string; name: string; stated_on: string; cents: number; source: string }
export interface AppropriationRow { id: string; law: string; account: string; fiscal_year: number; enacted_on: string; cents: number; available_until: string | null }
export interface ProgramRow { id: string; name: string; funder: Funder; authority: string; appropriation: string | null; federal_share: boolean; statement: boolean }
export interface OpportunityRow { id: string; program: string; number: string; title: string; about: string; posted_on: string; closes_on: string; total_cents: number; least_cents: number | null; most_cents: number | null; awards: number | null; recorded_at: Date }
export interface RecipientRow { id: string; name: string; kind: RecipientKind; country: string; reference: string | null }
export interface FindingRow { id: string; version: number; recipient: string; number: string; issued_on: string; resolved_on: string | null; about: string }
export interface ApplicationRow { id: string; version: number; opportunity: string; recipient: string; number: string; title: string; received_on: string; cents: number; total_cents: number; statement_on: string | null; outcome: Ending | null; decided_on: string | null; reason: string | null }
export interface ReviewRow { id: string; application: string; score: number; advises: Advice; why: string; recorded_by: string }
export interface AwardRow {
  id: string; version: number; number: string; title: string; purpose: string; instrument: Instrument; funder: Funder; program: string | null; application: string | null; recipient: string; parent: string | null; scope: Scope; region: Region; categories: Category[]; service: Service | null;
  awarded_on: string; starts_on: string; ends_on: string; cents: number; total_cents: number | null; period: number; continues: string | null; initiative: string | null; closed_on: string | null; recorded_at: Date;
}
export interface MovementRow { id: string; award: string; kind: MovementKind; on_day: string; cents: number; reference: string | null }
export interface ConditionRow { id: string; version: number; award: string; kind: ConditionKind; about: string; due_on: string | null; met_on: string | null; evidence: string | null }
export interface ReportRow { id: string; version: number; award: string; kind: ReportKind; from_day: string; until_day: string; due_on: string; received_on: string | null; accepted_on: string | null; narrative: string | null }
export interface ReportedRow { report: string; indicator: Indicator; target: number | null; actual: number }
export interface VisitRow { id: string; version: number; award: string; kind: VisitKind; planned_on: string; held_on: string | null; found: string | null; follow_on: string | null; settled_on: string | null }
export interface QuestionRow { id: string; version: number; award: string; round: number; coders: number; standing: Standing }
export interface CodingRow { id: string; version: number; award: string; round: number; outcome: Outcome; share: number; trafficking: boolean; child_labor: boolean; evidence: string; coded_on: string; recorded_by: string }
export interface RulingRow { id: string; version: number; award: string; outcome: Outcome; share: number; trafficking: boolean; child_labor: boolean; way: Way; reason: string; decided_on: string; from_edition: number; until_edition: number | null }
export interface EditionRow { id: string; number: number; published_on: string; reason: string; totals: Total[] }

const COLUMNS = {
  threshold: 'id, from_day, cents', initiative: 'id, name, stated_on, cents, source', appropriation: 'id, law, account, fiscal_year, enacted_on, cents, available_until', program: 'id, name, funder, authority, appropriation, federal_share, statement',
  opportunity: 'id, program, number, title, about, posted_on, closes_on, total_cents, least_cents, most_cents, awards, recorded_at', recipient: 'id, name, kind, country, reference', finding: 'id, version, recipient, number, issued_on, resolved_on, about',
  application: 'id, version, opportunity, recipient, number, title, received_on, cents, total_cents, statement_on, outcome, decided_on, reason', review: 'id, application, score, advises, why, recorded_by',
  award: 'id, version, number, title, purpose, instrument, funder, program, application, recipient, parent, scope, region, categories, service, awarded_on, starts_on, ends_on, cents, total_cents, period, continues, initiative, closed_on, recorded_at',
  place: 'award, country', source: 'award, identifier, xml, currencies, recorded_at', movement: 'id, award, kind, on_day, cents, reference', condition: 'id, version, award, kind, about, due_on, met_on, evidence', report: 'id, version, award, kind, from_day, until_day, due_on, received_on, accepted_on, narrative',
  reported: 'report, indicator, target, actual', visit: 'id, version, award, kind, planned_on, held_on, found, follow_on, settled_on', question: 'id, version, award, round, coders, standing, funder, awarded_on, cents',
  coding: 'id, version, award, round, outcome, share, trafficking, child_labor, evidence, coded_on, recorded_by', ruling: 'id, version, award, outcome, share, trafficking, child_labor, way, reason, decided_on, from_edition, until_edition',
  edition: 'id, number, published_on, reason, totals', proposal: 'id, version, kind, what, reason, proposed_by, proposed_on, outcome, decided_by, decided_on, moved',
} as const;
export type Table = keyof typeof COLUMNS;

/** The columns of a table as they are read. */
export function columnsOf(table: Table, prefix = ''): Sql {
  return raw(COLUMNS[table].split(', ').map((c) => prefix + c).join(', '));
}

/** Writes one row of a table of the room. */
export function keepOne(tx: Tx, table: Table, row: Record<string, unknown>): Promise<string> {
  return keep(tx, `grants.${table}`, row);
}

/** Writes rows of a table of the room, in statements of a bearable size; answers their ids in order. */
export async function keepRows(tx: Tx, table: Table, rows: readonly Record<string, unknown>[]): Promise<string[]> {
  const ids: string[] = [];
  for (let i = 0; i < rows.length; i += 5000) ids.push(...await keepMany(tx, `grants.${table}`, rows.slice(i, i + 5000)));
  return ids;
}

/** Puts the next version of a row in its place. */
export function reviseRow(tx: Tx, table: Table, id: string, version: number, changes: Record<string, unknown>): Promise<number> {
  return revise(tx, `grants.${table}`, id, version, changes);
}

/** Makes others who write to the same thing wait, for the rules look at all of it. */
export async function lock(tx: Tx, what: string): Promise<void> {
  await tx.all(sql`select pg_advisory_xact_lock(hashtextextended(${`grants|${tx.who.agency}|${what}`}::text, 47))`);
}

/** A row of the room by id. */
export async function find<Row>(tx: Tx, table: Table, id: string): Promise<Row | undefined> {
  const row = await tx.maybe<Row & object>(sql`select ${columnsOf(table)} from grants.${raw(table)}_as_of where agency = ${tx.who.agency}::uuid and id = ${id}::uuid`);
  if (row) touch(tx, `grants.${table}`, [id]);
  return row;
}

/** Rows of a table by id. */
export function findAll<Row>(tx: Tx, table: Table, ids: readonly string[]): Promise<Row[]> {
  return tx.all<Row & object>(sql`select ${columnsOf(table)} from grants.${raw(table)}_as_of where agency = ${tx.who.agency}::uuid and id = any(${[...ids]}::uuid[])`);
}

const ORDER = { place: 'country', movement: 'on_day, kind desc, recorded_at', condition: 'met_on nulls first, due_on nulls last, kind', report: 'from_day, kind', visit: 'planned_on', coding: 'round, coded_on, recorded_at', ruling: 'from_edition, award' } as const;

/** The rows of a table that hang on awards. */
export function of<Row>(tx: Tx, table: keyof typeof ORDER | 'question', awards: readonly string[]): Promise<Row[]> {
  return tx.all<Row & object>(sql`select ${columnsOf(table)} from grants.${raw(table)}_as_of where agency = ${tx.who.agency}::uuid and award = any(${[...awards]}::uuid[]) order by ${raw(table === 'question' ? 'award' : ORDER[table])}`);
}

/** The rows of a table, all of them in an order of their own, up to a bearable number. */
export function all<Row>(tx: Tx, table: Table, order: string, where: Sql = sql``): Promise<Row[]> {
  return tx.all<Row & object>(sql`select ${columnsOf(table)} from grants.${raw(table)}_as_of where agency = ${tx.who.agency}::uuid ${where} order by ${raw(order)} limit 2000`);
}

/** The condition that a column holds an id. */
export function whose(column: 'recipient' | 'opportunity' | 'award', id: string): Sql {
  return sql`and ${raw(column)} = ${id}::uuid`;
}

/** The condition that a column holds one of some ids. */
export function among(column: 'application' | 'id' | 'program', ids: readonly string[]): Sql {
  return sql`and ${raw(column)} = any(${[...ids]}::uuid[])`;
}

/** Which of these keys of a table are taken already. */
export async function taken(tx: Tx, table: 'award' | 'opportunity' | 'application' | 'recipient' | 'program' | 'initiative', column: 'number' | 'name', keys: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.all<{ key: string; id: string }>(sql`select ${raw(column)} as key, id from grants.${raw(table)}_as_of where agency = ${tx.who.agency}::uuid and superseded_at = 'infinity' and ${raw(column)} = any(${[...keys]}::text[])`);
  return new Map(rows.map((r) => [r.key, r.id]));
}

/** The sums of what was obligated and disbursed, by award. */
export async function sums(tx: Tx, awards: readonly string[]): Promise<Map<string, { obligated: number; disbursed: number }>> {
  const rows = await tx.all<{ award: string; obligated: string; disbursed: string }>(sql`select award, coalesce(sum(cents) filter (where kind = 'obligated'), 0) as obligated, coalesce(sum(cents) filter (where kind = 'disbursed'), 0) as disbursed
    from grants.movement_as_of where agency = ${tx.who.agency}::uuid and award = any(${[...awards]}::uuid[]) group by award`);
  return new Map(rows.map((r) => [r.award, { obligated: Number(r.obligated), disbursed: Number(r.disbursed) }]));
}

/** The sub-awards of an award. */
export function subAwards(tx: Tx, parent: string): Promise<(AwardRow & { recipient_name: string })[]> {
  return tx.all(sql`select ${columnsOf('award', 'a.')}, r.name as recipient_name from grants.award_as_of a join grants.recipient_as_of r on r.agency = a.agency and r.id = a.recipient where a.agency = ${tx.who.agency}::uuid and a.parent = ${parent}::uuid order by a.starts_on, a.number`);
}

/** What the reports of awards count. */
export function reportedOf(tx: Tx, reports: readonly string[]): Promise<ReportedRow[]> {
  return tx.all(sql`select ${columnsOf('reported')} from grants.reported_as_of where agency = ${tx.who.agency}::uuid and report = any(${[...reports]}::uuid[]) order by indicator`);
}

/** The amount from which on two code an award, on a day; a hundred thousand dollars where the office has set none. */
export async function thresholdOn(tx: Tx, on: string): Promise<number> {
  const row = await tx.maybe<{ cents: number }>(sql`select cents from grants.threshold_as_of where agency = ${tx.who.agency}::uuid and from_day <= ${on}::date order by from_day desc limit 1`);
  return row ? Number(row.cents) : 10_000_000;
}

/** The editions, the last first. */
export function editions(tx: Tx): Promise<EditionRow[]> {
  return tx.all(sql`select ${columnsOf('edition')} from grants.edition_as_of where agency = ${tx.who.agency}::uuid order by number desc`);
}

/** The number of the last edition, 0 where none is published; what is decided now comes into force with the next. */
export async function lastEdition(tx: Tx): Promise<number> {
  return (await tx.one<{ n: number }>(sql`select coalesce(max(number), 0) as n from grants.edition_as_of where agency = ${tx.who.agency}::uuid`)).n;
}
