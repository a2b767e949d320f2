import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type pg from 'pg';
import { Fault, Refusal } from '../errors.ts';

/** One forward-only step of the schema: a plain SQL file named by its instant, such as `20261201T1200-letters.sql`. */
export interface Migration {
  name: string;
  text: string;
  checksum: string;
}

/** The login roles and what each is for; every one is NOSUPERUSER and NOBYPASSRLS. */
export const LOGIN_ROLES = {
  app: 'fourfold_app',
  counter: 'fourfold_counter',
  gate: 'fourfold_gate',
  public: 'fourfold_public',
} as const;

const LOCK = 4_041_965;

/** Reads the migrations of the given folders into one order, by name; a Fault where two share a name. */
export function readMigrations(folders: readonly string[]): Migration[] {
  const all = folders.flatMap((folder) =>
    readdirSync(folder).filter((f) => f.endsWith('.sql')).map((file) => {
      const text = readFileSync(join(folder, file), 'utf8');
      return { name: basename(file), text, checksum: createHash('sha256').update(text).digest('hex') };
    }),
  ).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const [i, step] of all.entries()) {
    if (!/^\d{8}T\d{4}-[a-z0-9-]+\.sql$/.test(step.name)) throw new Fault(`The migration ${step.name} is not named like 20261201T1200-room.sql.`);
    if (all[i + 1]?.name === step.name) throw new Fault(`Two migrations are named ${step.name}.`);
  }
  return all;
}

/** Makes the roles and brings the schema to the newest step; answers the names of the steps taken now. */
export async function migrate(client: pg.ClientBase, migrations: readonly Migration[], passwords: Readonly<Record<keyof typeof LOGIN_ROLES, string>>): Promise<string[]> {
  await client.query('select pg_advisory_lock($1)', [LOCK]);
  try {
    await atOnce(() => makeRoles(client, passwords));
    await client.query('create table if not exists public.fourfold_migration (name text primary key, checksum text not null, taken_at timestamptz not null default now())');
    await client.query('alter table public.fourfold_migration owner to fourfold_owner; revoke all on public.fourfold_migration from public');
    const taken = new Map((await client.query<{ name: string; checksum: string }>('select name, checksum from public.fourfold_migration')).rows.map((r) => [r.name, r.checksum]));
    const fresh: string[] = [];
    for (const step of migrations) {
      const before = taken.get(step.name);
      if (before === step.checksum) continue;
      if (before !== undefined) throw new Refusal('database.migration-changed', `The migration ${step.name} was changed after it was taken; migrations go forward only, so undo the change and add a new file.`);
      await take(client, step);
      fresh.push(step.name);
    }
    return fresh;
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK]);
  }
}

async function take(client: pg.ClientBase, step: Migration): Promise<void> {
  try {
    await client.query('begin');
    await client.query('set local role fourfold_owner');
    await client.query(step.text);
    await client.query('reset role');
    await client.query('insert into public.fourfold_migration (name, checksum) values ($1, $2)', [step.name, step.checksum]);
    await client.query('commit');
  } catch (cause) {
    await client.query('rollback');
    throw new Fault(`The migration ${step.name} failed: ${(cause as Error).message}`, { cause });
  }
}

/** Roles belong to the whole server, and the lock above to one database: where another database makes them at the same moment, it is tried again. */
async function atOnce(work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (cause) {
      const { code, message } = cause as { code?: string; message: string };
      if (attempt === 20 || !(['23505', '42710', '40001', '40P01'].includes(code ?? '') || /concurrently updated/.test(message))) throw cause;
      await new Promise((resolve) => setTimeout(resolve, 50 * attempt));
    }
  }
}

async function makeRoles(client: pg.ClientBase, passwords: Readonly<Record<keyof typeof LOGIN_ROLES, string>>): Promise<void> {
  for (const role of ['fourfold_owner', 'fourfold_checker']) {
    await client.query(`do $$ begin if not exists (select from pg_roles where rolname = '${role}') then create role ${role} nologin nosuperuser nobypassrls; end if; end $$`);
  }
  for (const [key, role] of Object.entries(LOGIN_ROLES)) {
    const password = passwords[key as keyof typeof LOGIN_ROLES];
    if (!/^[0-9a-f]{32,}$/.test(password)) throw new Fault('A database password is not of the form this product makes.');
    await client.query(`do $$ begin if not exists (select from pg_roles where rolname = '${role}') then create role ${role}; end if; end $$`);
    await client.query(`alter role ${role} login nosuperuser nobypassrls nocreaterole nocreatedb noinherit password '${password}'`);
  }
  await client.query("alter role fourfold_app set transaction_timeout = '1h'");
  // A count is planned for its own period: one plan for every period reads whole what a short one would find by an index, and planning is nothing beside counting.
  await client.query('alter role fourfold_counter set plan_cache_mode = force_custom_plan');
  await client.query('grant fourfold_checker to fourfold_owner');
  await client.query(`do $$ begin execute format('grant create, connect, temporary on database %I to fourfold_owner', current_database());
    execute format('revoke all on database %I from public', current_database());
    execute format('grant connect on database %I to fourfold_app, fourfold_counter, fourfold_gate, fourfold_public', current_database()); end $$`);
  await client.query('revoke all on schema public from public; grant usage, create on schema public to fourfold_owner');
  await hideVolumes(client);
  await closeCatalog(client);
}

/** Row counts of other agencies are told by the planner's statistics in pg_class; the roles of the product may read every other column of it. */
async function hideVolumes(client: pg.ClientBase): Promise<void> {
  await client.query(`do $$
    declare columns text;
    begin
      select string_agg(quote_ident(attname), ', ') into columns from pg_attribute
       where attrelid = 'pg_catalog.pg_class'::regclass and attnum > 0 and not attisdropped
         and attname not in ('reltuples', 'relpages', 'relallvisible', 'relallfrozen');
      revoke select on pg_catalog.pg_class from public;
      execute format('grant select (%s) on pg_catalog.pg_class to public', columns);
    exception when insufficient_privilege then
      raise notice 'This server does not let its catalog be closed.';
    end $$`);
}

/**
 * Functions of PostgreSQL that anybody may call and that tell of other agencies or keep things beyond the row policies:
 * sizes and statistics of tables, what other connections do, large objects, and the ending of others' connections.
 */
async function closeCatalog(client: pg.ClientBase): Promise<void> {
  await client.query(`do $$
    declare f regprocedure;
    begin
      for f in select p.oid::regprocedure from pg_proc p where p.pronamespace = 'pg_catalog'::regnamespace
          and p.proname ~ '^(pg_stat_get_.*|lo_.*|lo(read|write)|pg_(relation|table|indexes|total_relation|tablespace)_size|pg_(terminate|cancel)_backend|currtid2)$'
          and exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee = 0) loop
        execute format('revoke execute on function %s from public', f);
      end loop;
    exception when insufficient_privilege then
      raise notice 'This server does not let its catalog be closed.';
    end $$`);
}
