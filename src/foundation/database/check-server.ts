import type pg from 'pg';
import { Refusal } from '../errors.ts';
import { LOGIN_ROLES } from './migrate.ts';

/** Refuses to open on a server that could lose an acknowledged write or show one agency another's rows; says each fault found. */
export async function checkServer(client: pg.ClientBase): Promise<void> {
  const found = [...(await unsafeSettings(client)), ...(await unsafeRoles(client)), ...(await unsafeTables(client)), ...(await unsafePolicies(client)), ...(await unsafeGrants(client)), ...(await unsafeViews(client)), ...(await unsafeFunctions(client))];
  if (found.length > 0) throw new Refusal('database.unsafe', `Fourfold does not open on this database:\n- ${found.join('\n- ')}`, { detail: { found } });
}

async function texts(client: pg.ClientBase, query: string, values: unknown[] = []): Promise<string[]> {
  return (await client.query<{ text: string }>(query, values)).rows.map((r) => r.text);
}

async function unsafeSettings(client: pg.ClientBase): Promise<string[]> {
  const version = Number((await client.query<{ v: string }>(`select current_setting('server_version_num') as v`)).rows[0]?.v);
  const old = version < 170000 ? [`the server is PostgreSQL ${Math.floor(version / 10000)}; 17 or newer is needed`] : [];
  const off = await texts(client, `select format('%s is off: an acknowledged write could be lost', name) as text from pg_settings
    where name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting = 'off' order by name`);
  const roles = await texts(client, `select format('%s is set for the role %s', setting, rolname) as text
    from pg_db_role_setting s join pg_roles r on r.oid = s.setrole, unnest(s.setconfig) as setting
    where setting ~ '^(fsync|full_page_writes|synchronous_commit|row_security)=(off|local)' and rolname like 'fourfold%'`);
  return [...old, ...off, ...roles];
}

async function unsafeRoles(client: pg.ClientBase): Promise<string[]> {
  const roles = [...Object.values(LOGIN_ROLES), 'fourfold_owner', 'fourfold_checker'];
  return [
    ...(await texts(client, `select format('the role %s is superuser or passes row security', rolname) as text from pg_roles where rolname = any($1) and (rolsuper or rolbypassrls) order by rolname`, [roles])),
    ...(await texts(client, `select format('the role %s may make roles or databases, or copy the whole server', rolname) as text from pg_roles where rolname = any($1) and (rolcreaterole or rolcreatedb or rolreplication) order by rolname`, [roles])),
    ...(await texts(client, `select 'the owner role can log in' as text from pg_roles where rolname in ('fourfold_owner', 'fourfold_checker') and rolcanlogin limit 1`)),
    ...(await texts(client, `select format('the role %s is a member of %s', m.rolname, g.rolname) as text from pg_auth_members a join pg_roles m on m.oid = a.member join pg_roles g on g.oid = a.roleid where m.rolname = any($1)`, [Object.values(LOGIN_ROLES)])),
    ...(await texts(client, `select format('the login role %s owns %s', pg_get_userbyid(relowner), oid::regclass) as text from pg_class where pg_get_userbyid(relowner) = any($1)`, [Object.values(LOGIN_ROLES)])),
  ];
}

const OURS = `from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p', 'f') and n.nspname !~ '^(pg_|information_schema)' and c.oid <> 'foundation.kept'::regclass`;
const HAS_AGENCY = `exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'agency' and not a.attisdropped)`;

/** A tenant table is any table with a column `agency`: each must force row security and carry the agency in every key. */
async function unsafeTables(client: pg.ClientBase): Promise<string[]> {
  const tenant = `${OURS} and ${HAS_AGENCY}`;
  return [
    ...(await texts(client, `select format('the table %s does not force row security', c.oid::regclass) as text ${tenant} and not (c.relrowsecurity and c.relforcerowsecurity) order by 1`)),
    ...(await texts(client, `select format('the key %s of %s does not carry the agency', k.conname, c.oid::regclass) as text
      from pg_constraint k join pg_class c on c.oid = k.conrelid where c.oid in (select c.oid ${tenant}) and k.contype in ('p', 'u', 'f', 'x')
        and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'agency' and a.attnum = any (k.conkey)) order by 1`)),
    ...(await texts(client, `select format('the unique index %s does not carry the agency', i.indexrelid::regclass) as text
      from pg_index i join pg_class c on c.oid = i.indrelid where c.oid in (select c.oid ${tenant}) and i.indisunique
        and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'agency' and a.attnum = any ((i.indkey::int2[])[0:i.indnkeyatts - 1])) order by 1`)),
  ];
}

/** A policy by which the application, or everybody, reaches rows of a tenant table must name the agency of the signed context. */
async function unsafePolicies(client: pg.ClientBase): Promise<string[]> {
  const own = '(agency = ( SELECT foundation.agency() AS agency))';
  const ownHand = '(ARRAY[agency, recorded_by] = ( SELECT ((foundation.context())[1:2])::uuid[] AS context))';
  const plain = (expression: string): string => `regexp_replace(pg_get_expr(${expression}, p.polrelid), '\\s+', ' ', 'g')`;
  const named = (expression: string): string => `coalesce(${plain(expression)} = '${own}' or starts_with(${plain(expression)}, '(${own} AND ') or starts_with(${plain(expression)}, '(${ownHand} AND '), false)`;
  return texts(client, `select format('the policy %s lets the application reach rows of every agency in %s', p.polname, c.oid::regclass) as text
    from pg_policy p join pg_class c on c.oid = p.polrelid where c.oid in (select c.oid ${OURS} and ${HAS_AGENCY}) and p.polpermissive
      and (0 = any (p.polroles) or 'fourfold_app'::regrole = any (p.polroles))
      and (p.polcmd in ('r', 'w', 'd', '*') and not ${named('p.polqual')} or p.polcmd in ('a', 'w') and not ${named('p.polwithcheck')}
        or p.polcmd = '*' and p.polwithcheck is not null and not ${named('p.polwithcheck')}) order by 1`);
}

/** What is written belongs to an agency; only the application writes, the gate to accounts; and nobody may truncate, for that passes row security. */
async function unsafeGrants(client: pg.ClientBase): Promise<string[]> {
  const [app, gate, ...readers] = [LOGIN_ROLES.app, LOGIN_ROLES.gate, LOGIN_ROLES.counter, LOGIN_ROLES.public];
  const writes = "(has_any_column_privilege(r, c.oid, 'INSERT') or has_any_column_privilege(r, c.oid, 'UPDATE') or has_table_privilege(r, c.oid, 'DELETE'))";
  return [
    ...(await texts(client, `select format('the application writes to %s, which belongs to no agency', c.oid::regclass) as text from unnest($1::text[]) r, lateral (select c.oid ${OURS} and not ${HAS_AGENCY}) c where ${writes} order by 1`, [[app]])),
    ...(await texts(client, `select format('the role %s may write to %s', r, c.oid::regclass) as text from unnest($1::text[]) r, lateral (select c.oid, n.nspname ${OURS}) c where ${writes} and not (r = $2 and c.nspname = 'access') order by 1`, [[...readers, gate], gate])),
    ...(await texts(client, `select format('the role %s may truncate %s, or hang keys and triggers on it', r, c.oid::regclass) as text from unnest($1::text[]) r, lateral (select c.oid ${OURS}) c
      where has_table_privilege(r, c.oid, 'TRUNCATE') or has_any_column_privilege(r, c.oid, 'REFERENCES') or has_table_privilege(r, c.oid, 'TRIGGER') order by 1`, [Object.values(LOGIN_ROLES)])),
  ];
}

async function unsafeViews(client: pg.ClientBase): Promise<string[]> {
  return [
    ...(await texts(client, `select format('the view %s does not run as its asker', c.oid::regclass) as text from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'v' and n.nspname !~ '^(pg_|information_schema)' and not coalesce('security_invoker=true' = any (c.reloptions), false) order by 1`)),
    ...(await texts(client, `select format('%s is a materialized view, which row security does not reach', c.oid::regclass) as text from pg_class c where c.relkind = 'm'`)),
  ];
}

async function unsafeFunctions(client: pg.ClientBase): Promise<string[]> {
  return [
    ...(await texts(client, `select format('the function %s runs as its owner without a fixed search_path', p.oid::regprocedure) as text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where p.prosecdef and n.nspname !~ '^(pg_|information_schema)' and not exists (select from unnest(p.proconfig) s where s like 'search_path=%') order by 1`)),
    ...(await texts(client, `select format('the function %s runs as %s, who passes row security', p.oid::regprocedure, r.rolname) as text from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_roles r on r.oid = p.proowner
      where p.prosecdef and n.nspname !~ '^(pg_|information_schema)' and (r.rolsuper or r.rolbypassrls) order by 1`)),
    ...(await texts(client, `select format('the function %s runs as its owner and anyone may call it', p.oid::regprocedure) as text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where p.prosecdef and n.nspname !~ '^(pg_|information_schema)' and (p.proacl is null or exists (select from aclexplode(p.proacl) a where a.grantee = 0)) order by 1`)),
  ];
}
