import type { KeyObject } from 'node:crypto';
import { keep, keepMany, revise, touch } from '../../foundation/database/keep.ts';
import type { Tx } from '../../foundation/database/database.ts';
import { sql } from '../../foundation/database/sql.ts';
import { seal, unseal } from '../../foundation/identity/seal.ts';
import type { Identity, Person } from './schema.ts';

/** A person's row without identity. */
export interface PersonRow {
  id: string; version: number; case_code: string; sex: Person['sex']; citizenship: string; age_group: Person['ageGroup']; language: string; came_to_notice_on: string;
}

interface IdentityRow { id: string; person: string; version: number; sealed: Buffer }

const place = (agency: string, id: string) => ({ agency, table: 'people.identity', row: id, column: 'sealed' });

/** Persons by id, as known at the asked instant. */
export function findPersons(tx: Tx, ids: readonly string[]): Promise<PersonRow[]> {
  return tx.all<PersonRow>(sql`select id, version, case_code, sex, citizenship, age_group, language, came_to_notice_on from people.person_as_of where agency = ${tx.who.agency}::uuid and id = any(${[...ids]}::uuid[])`);
}

/** Case codes by id: the names under which an agency speaks of persons without naming them. */
export async function caseCodesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.all<{ id: string; case_code: string }>(sql`select id, case_code from people.person_as_of where agency = ${tx.who.agency}::uuid and id = any(${[...ids]}::uuid[])`);
  return new Map(rows.map((r) => [r.id, r.case_code]));
}

/** The person of a case code. */
export function findByCaseCode(tx: Tx, code: string): Promise<{ id: string } | undefined> {
  return tx.maybe(sql`select id from people.person_as_of where agency = ${tx.who.agency}::uuid and case_code = ${code}`);
}

/** Persons by case code. */
export async function findByCaseCodes(tx: Tx, codes: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.all<{ id: string; case_code: string }>(sql`select id, case_code from people.person_as_of where agency = ${tx.who.agency}::uuid and case_code = any(${[...codes]}::text[])`);
  return new Map(rows.map((r) => [r.case_code, r.id]));
}

/** Which of these case codes stand already. */
export async function takenCaseCodes(tx: Tx, codes: readonly string[]): Promise<Set<string>> {
  const rows = await tx.all<{ case_code: string }>(sql`select case_code from people.person where agency = ${tx.who.agency}::uuid and case_code = any(${[...codes]}::text[])`);
  return new Set(rows.map((r) => r.case_code));
}

/** A window of the caseload, newest notice first, and how many there are. */
export async function caseload(tx: Tx, from: number, count: number): Promise<{ total: number; rows: PersonRow[] }> {
  const total = await tx.one<{ n: number }>(sql`select count(*) as n from people.person_as_of where agency = ${tx.who.agency}::uuid`);
  const rows = await tx.all<PersonRow>(sql`select id, version, case_code, sex, citizenship, age_group, language, came_to_notice_on from people.person_as_of
    where agency = ${tx.who.agency}::uuid order by came_to_notice_on desc, id limit ${count} offset ${from}`);
  return { total: total.n, rows };
}

/** Writes persons without identity. */
export function keepPersons(tx: Tx, rows: readonly Record<string, unknown>[]): Promise<string[]> {
  return keepMany(tx, 'people.person', rows);
}

/** Writes the next version of a person's row. */
export function revisePerson(tx: Tx, id: string, version: number, changes: Record<string, unknown>): Promise<number> {
  return revise(tx, 'people.person', id, version, changes);
}

/** Seals and writes identities of people whose keys are given. */
export async function keepIdentities(tx: Tx, identities: readonly { person: string; key: KeyObject; identity: Partial<Identity> }[]): Promise<void> {
  await keepMany(tx, 'people.identity', identities.map(({ person, key, identity }) => {
    const id = crypto.randomUUID();
    return { id, person, sealed: seal(key, place(tx.who.agency, id), JSON.stringify(identity)) };
  }));
}

/** Opens the identities of people whose keys still stand; each reading is noted for the audit. */
export async function openIdentities(tx: Tx, persons: readonly string[], keys: ReadonlyMap<string, KeyObject>): Promise<Map<string, { identity: Partial<Identity>; id: string; version: number }>> {
  const rows = await tx.all<IdentityRow>(sql`select id, person, version, sealed from people.identity_as_of where agency = ${tx.who.agency}::uuid and person = any(${[...persons]}::uuid[])`);
  const opened = new Map<string, { identity: Partial<Identity>; id: string; version: number }>();
  for (const row of rows) {
    const key = keys.get(row.person);
    if (key) opened.set(row.person, { identity: JSON.parse(unseal(key, place(tx.who.agency, row.id), row.sealed)) as Partial<Identity>, id: row.id, version: row.version });
  }
  touch(tx, 'people.person', [...opened.keys()]);
  return opened;
}

/** Puts a corrected identity in the place of the one before. */
export function reviseIdentity(tx: Tx, id: string, version: number, key: KeyObject, identity: Partial<Identity>): Promise<number> {
  return revise(tx, 'people.identity', id, version, { sealed: seal(key, place(tx.who.agency, id), JSON.stringify(identity)) });
}

/** Writes that one person is another's relative. */
export function keepRelation(tx: Tx, person: string, relative: string, kind: string): Promise<string> {
  return keep(tx, 'people.relation', { person, relative, kind });
}

/** Writes links of two records each; the smaller id stands first, so that a pair is one pair. */
export function keepLinkRows(tx: Tx, links: readonly { one: string; other: string; reason: string }[]): Promise<string[]> {
  return keepMany(tx, 'people.link', links.map(({ one, other, reason }) => ({ person: one < other ? one : other, same_as: one < other ? other : one, reason })));
}

/** A link by id. */
export function findLink(tx: Tx, id: string): Promise<{ version: number; undone: boolean } | undefined> {
  return tx.maybe(sql`select version, undone from people.link_as_of where agency = ${tx.who.agency}::uuid and id = ${id}::uuid`);
}

/** Takes a link back, with the reason; it stays in the record. */
export function undoLink(tx: Tx, id: string, version: number, reason: string): Promise<number> {
  return revise(tx, 'people.link', id, version, { undone: true, undone_reason: reason });
}

/** Writes that a person was identified. */
export function keepIdentifications(tx: Tx, rows: readonly Record<string, unknown>[]): Promise<string[]> {
  return keepMany(tx, 'people.identification', rows);
}

/** What offices found of persons: confirmed where somebody confirmed it, else potential where somebody found that. */
export async function identificationsOf(tx: Tx, persons: readonly string[]): Promise<Map<string, 'potential' | 'confirmed'>> {
  const rows = await tx.all<{ person: string; status: 'potential' | 'confirmed' }>(sql`select person, min(status) as status from people.identification_as_of where agency = ${tx.who.agency}::uuid and person = any(${[...persons]}::uuid[]) group by person`);
  return new Map(rows.map((r) => [r.person, r.status])); // "confirmed" comes before "potential"
}

/** Relations, links and identifications of one person. */
export async function aroundPerson(tx: Tx, id: string) {
  const agency = tx.who.agency;
  const relations = await tx.all<{ id: string; kind: never; relative: string; case_code: string }>(sql`
    select r.id, r.kind, r.relative, p.case_code from people.relation_as_of r join people.person_as_of p on p.agency = r.agency and p.id = r.relative
     where r.agency = ${agency}::uuid and r.person = ${id}::uuid order by r.recorded_at`);
  const links = await tx.all<{ id: string; version: number; other: string; case_code: string; reason: string; recorded_at: Date; undone: boolean; undone_reason: string | null }>(sql`
    select l.id, l.version, o.id as other, o.case_code, l.reason, l.recorded_at, l.undone, l.undone_reason from people.link_as_of l
      join people.person_as_of o on o.agency = l.agency and o.id = case when l.person = ${id}::uuid then l.same_as else l.person end
     where l.agency = ${agency}::uuid and (l.person = ${id}::uuid or l.same_as = ${id}::uuid) order by l.recorded_at`);
  const identifications = await tx.all<{ id: string; status: never; identified_on: string; form: never; evidence: string }>(sql`
    select id, status, identified_on, form, evidence from people.identification_as_of where agency = ${agency}::uuid and person = ${id}::uuid order by identified_on`);
  return { relations, links, identifications };
}
