/* Fills a data folder: two agencies, their persons, and what followed for them. A folder filled before is taken as it is. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import type { Session } from '../../src/foundation/access/sessions.ts';
import { castOf } from '../../src/app/cast.ts';
import type { Opened } from '../../src/app/open.ts';
import { fillActs, type Acts } from './acts.ts';
import { fillPeople } from './people.ts';
import { say, seeded } from './tools.ts';

/** What stands in the folder. */
export interface Filled { persons: number; acts: number; made: Acts; seconds: number; personsASecond: number; megabytes: number }

/** The officer for whom everything is asked and written: the first agency's. */
export async function officerOf(opened: Opened): Promise<Session> {
  return (await castOf(opened)).as('HHS', 'certification-officer');
}

/** Fills the folder, or answers what it holds already. */
export async function fill(opened: Opened, persons: number, acts: number): Promise<Filled> {
  const mark = join(opened.database.dataFolder, 'bench.json');
  if (existsSync(mark)) {
    const filled = JSON.parse(readFileSync(mark, 'utf8')) as Filled & { asked: number };
    if (filled.persons !== persons || filled.asked !== acts) throw new Error(`The folder was filled with ${filled.persons} persons and ${filled.asked} acts; name another folder.`);
    say(`the folder is filled already: ${filled.acts.toLocaleString('en-US')} acts`);
    return filled;
  }
  const from = performance.now();
  const cast = await castOf(opened);
  const client = await opened.database.administrator();
  try {
    await client.query(`set timezone = 'UTC'; set synchronous_commit = off; set session_replication_role = replica; set maintenance_work_mem = '512MB'`);
    await client.query(`drop schema if exists bench cascade; create schema bench`);
    // No column here is called «agency», or the house would rightly refuse to open on a table of an agency without row security.
    await client.query(`create table bench.plain (of_agency uuid, subject uuid, names text, given text, family text, birth_year int, phone text, number text)`);
    const again = await setAside(client, 'identity.token');
    const begun = performance.now();
    const [first, second] = [await cast.as('HHS', 'certification-officer'), await cast.as('LANTERN', 'case-manager')];
    await fillPeople(client, first, opened.services.keys.of(first.agency), persons, seeded(2004));
    await fillPeople(client, second, opened.services.keys.of(second.agency), Math.ceil(persons / 10), seeded(2005));
    const personsASecond = Math.round(persons * 1.1 / (performance.now() - begun) * 1000);
    for (const statement of again) await client.query(statement);
    say('the index of tokens is made');
    const made = await fillActs(client, acts);
    await client.query(`create extension if not exists pg_trgm schema bench`);
    await client.query(`create index on bench.plain using gin (names bench.gin_trgm_ops); create index on bench.plain (phone); create index on bench.plain (number); create index on bench.plain (birth_year)`);
    await client.query('vacuum (analyze)');
    await client.query('checkpoint');
    const megabytes = Math.round(Number((await client.query(`select pg_database_size(current_database()) as n`)).rows[0].n) / 1e6);
    const filled = { persons, asked: acts, acts: Object.values(made).reduce((a, b) => a + b, 0), made, seconds: (performance.now() - from) / 1000, personsASecond, megabytes };
    writeFileSync(mark, JSON.stringify(filled));
    say(`filled: ${filled.acts.toLocaleString('en-US')} acts, ${megabytes.toLocaleString('en-US')} MB, in ${filled.seconds.toFixed(0)} s`);
    return filled;
  } finally {
    await client.end();
  }
}

/** Takes the key and indexes of a table away while it is filled; answers the statements that make them again as they were. */
async function setAside(client: pg.Client, table: string): Promise<string[]> {
  const keys = (await client.query<{ name: string; text: string }>(`select conname as name, pg_get_constraintdef(oid) as text from pg_constraint where conrelid = $1::regclass and contype in ('p', 'u')`, [table])).rows;
  const indexes = (await client.query<{ name: string; text: string }>(`select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as text from pg_index where indrelid = $1::regclass and not exists (select from pg_constraint where conindid = indexrelid)`, [table])).rows;
  for (const key of keys) await client.query(`alter table ${table} drop constraint ${key.name}`);
  for (const index of indexes) await client.query(`drop index ${index.name}`);
  return [...keys.map((k) => `alter table ${table} add constraint ${k.name} ${k.text}`), ...indexes.map((i) => i.text)];
}
