import { keep, keepMany, revise, touch } from '../../foundation/database/keep.ts';
import type { Asker, Tx } from '../../foundation/database/database.ts';
import { raw, sql } from '../../foundation/database/sql.ts';
import type { Answer, Certainty, Criterion, Form, Kind, Level, Purpose, Region, StepKind, Watch } from './schema.ts';

export interface CountryRow { id: string; version: number; code: string; kind: Kind; region: Region; from_on: string | null; until_on: string | null; successors: string[]; latitude: number; longitude: number; recorded_at: Date }
export interface NameRow { id: string; version: number; country: string; name: string; from_on: string | null; until_on: string | null }
export interface FindingRow { id: string; country: string; year: number; published_on: string; prevalence: string; forms: Form[]; sectors: string[]; law: string; enforcement: string; policy: string; programs: string; actions: string | null; level: Level | null }
export interface PreferenceRow { id: string; short: string; title: string; authority: string; criterion: string }
export interface SpellRow { id: string; preference: string; from_on: string; until_on: string | null; certainty: Certainty; source: string }
export interface DesignationRow { id: string; version: number; preference: string; country: string; from_on: string; until_on: string | null; ended: string | null; interest: boolean; certainty: Certainty }
export interface PlacementRow { id: string; country: string; year: number; tier: number; watch: Watch | null; waiver: string | null; released_on: string; explanation: string | null; certainty: Certainty }
export interface StepRow { id: string; placement: string; kind: StepKind; on_day: string; words: string }
export interface EvidenceRow { id: string; country: string; year: number; criterion: Criterion; answer: Answer; words: string; concrete: boolean; source: string }
export interface ProjectRow { id: string; country: string; title: string; department: string; purpose: Purpose; starts_on: string; ends_on: string; number: string | null }
export interface PublicCountry { code: string; name: string; region: Region; ended: boolean; latitude: number; longitude: number; document: unknown; published_on: string }

const COLUMNS = {
  country: 'id, version, code, kind, region, from_on, until_on, successors, latitude, longitude, recorded_at', name: 'id, version, country, name, from_on, until_on', finding: 'id, country, year, published_on, prevalence, forms, sectors, law, enforcement, policy, programs, actions, level',
  preference: 'id, short, title, authority, criterion', spell: 'id, preference, from_on, until_on, certainty, source', designation: 'id, version, preference, country, from_on, until_on, ended, interest, certainty', placement: 'id, country, year, tier, watch, waiver, released_on, explanation, certainty',
  step: 'id, placement, kind, on_day, words', evidence: 'id, country, year, criterion, answer, words, concrete, source', project: 'id, country, title, department, purpose, starts_on, ends_on, number',
} as const;
export type Table = keyof typeof COLUMNS;
const ORDER = { country: 'code', name: 'from_on nulls first', finding: 'year desc', preference: 'short', spell: 'from_on', designation: 'from_on', placement: 'year desc', step: 'on_day', evidence: 'year desc, criterion', project: 'starts_on desc, title' } as const;

/** Writes one row of a table of the room. */
export function keepOne(tx: Tx, table: Table, row: Record<string, unknown>): Promise<string> {
  return keep(tx, `countries.${table}`, row);
}

/** Writes rows of a table of the room; answers their ids in order. */
export function keepRows(tx: Tx, table: Table, rows: readonly Record<string, unknown>[]): Promise<string[]> {
  return keepMany(tx, `countries.${table}`, rows);
}

/** Puts the next version of a row in its place. */
export function reviseRow(tx: Tx, table: Table, id: string, version: number, changes: Record<string, unknown>): Promise<number> {
  return revise(tx, `countries.${table}`, id, version, changes);
}

/** Makes others who write to a country or a program wait, for the rules look at all of it. */
export async function lock(tx: Tx, id: string): Promise<void> {
  await tx.all(sql`select pg_advisory_xact_lock(hashtextextended(${`countries|${id}`}::text, 59))`);
}

/** A row of the room by id. */
export async function find<Row>(tx: Tx, table: Table, id: string): Promise<Row | undefined> {
  const row = await tx.maybe<Row & object>(sql`select ${raw(COLUMNS[table])} from countries.${raw(table)}_as_of where agency = ${tx.who.agency}::uuid and id = ${id}::uuid`);
  if (row) touch(tx, `countries.${table}`, [id]);
  return row;
}

/** All rows of a table of the office, in its order. */
export function all<Row>(tx: Tx, table: Table): Promise<Row[]> {
  return tx.all<Row & object>(sql`select ${raw(COLUMNS[table])} from countries.${raw(table)}_as_of where agency = ${tx.who.agency}::uuid order by ${raw(ORDER[table])}`);
}

/** Rows of a table that hang on others by one of its columns. */
export function hanging<Row>(tx: Tx, table: Table, column: 'country' | 'preference' | 'placement', ids: readonly string[]): Promise<Row[]> {
  return tx.all<Row & object>(sql`select ${raw(COLUMNS[table])} from countries.${raw(table)}_as_of where agency = ${tx.who.agency}::uuid and ${raw(column)} = any(${[...ids]}::uuid[]) order by ${raw(ORDER[table])}`);
}

/** The last finding of each country, without its words. */
export function lastFindings(tx: Tx): Promise<{ country: string; year: number; level: Level | null }[]> {
  return tx.all(sql`select distinct on (country) country, year, level from countries.finding_as_of where agency = ${tx.who.agency}::uuid order by country, year desc`);
}

/** The copies that anybody may read, with their days, without their documents. */
export function publishedHere(tx: Tx): Promise<{ code: string; published_on: string; document: unknown }[]> {
  return tx.all(sql`select code, published_on, document from countries.published_country where agency = ${tx.who.agency}::uuid`);
}

/** Puts copies in the place of those before. */
export async function publish(tx: Tx, rows: readonly (Omit<PublicCountry, 'document'> & { document: object })[]): Promise<void> {
  await tx.all(sql`delete from countries.published_country where agency = ${tx.who.agency}::uuid and code = any(${rows.map((r) => r.code)}::text[])`);
  await tx.all(sql`insert into countries.published_country (agency, code, name, region, ended, latitude, longitude, document, published_on)
    select ${tx.who.agency}::uuid, r.code, r.name, r.region, r.ended, r.latitude, r.longitude, r.document, r.published_on from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) r(code text, name text, region text, ended boolean, latitude int, longitude int, document jsonb, published_on date)`);
}

/** Every country that anybody may read about, by the public's own role; where two offices publish one, the earlier by its name. */
export function publicCountries(ask: Asker): Promise<Omit<PublicCountry, 'document'>[]> {
  return ask.all(sql`select distinct on (name, code) code, name, region, ended, latitude, longitude, published_on from countries.published_country order by name, code`);
}

/** One country as anybody may read it. */
export function publicCountry(ask: Asker, code: string): Promise<PublicCountry | undefined> {
  return ask.maybe(sql`select code, name, region, ended, latitude, longitude, document, published_on from countries.published_country where code = ${code} order by published_on desc limit 1`);
}
