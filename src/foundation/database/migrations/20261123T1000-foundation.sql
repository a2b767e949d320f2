-- The ground every room stands on: the signed context, the shape of a row that keeps its past,
-- and the guard that turns a table into a tenant's own.

create schema foundation;
comment on schema foundation is 'Signed context, the shape of rows that keep their past, and the guard of tenant tables.';
grant usage on schema foundation to fourfold_app, fourfold_counter, fourfold_public;

revoke create on schema public from public;

create table foundation.context_key (
  one boolean primary key default true check (one),
  inner_pad bytea not null check (length(inner_pad) = 64),
  outer_pad bytea not null check (length(outer_pad) = 64)
);
comment on table foundation.context_key is 'HMAC pads of the key that signs the context of a transaction. Readable by the definer functions only.';

-- The context is agency.account.roles.pid.until.signature; the signature is HMAC-SHA-256 over what stands before it.
create function foundation.context() returns text[]
  language plpgsql stable parallel restricted security definer set search_path = pg_catalog as $$
declare
  raw text := current_setting('fourfold.context', true);
  part text[];
  pads record;
begin
  if raw is null or raw = '' then return null; end if;
  part := string_to_array(raw, '.');
  if cardinality(part) <> 6 then raise insufficient_privilege using message = 'The context is malformed.'; end if;
  select inner_pad, outer_pad into strict pads from foundation.context_key;
  if encode(sha256(pads.outer_pad || sha256(pads.inner_pad || convert_to(array_to_string(part[1:5], '.'), 'UTF8'))), 'hex') <> part[6] then
    raise insufficient_privilege using message = 'The context is not signed by this product.';
  end if;
  if part[4]::int <> pg_backend_pid() then
    raise insufficient_privilege using message = 'The context belongs to another connection.';
  end if;
  if to_timestamp(part[5]::bigint) < transaction_timestamp() then
    raise insufficient_privilege using message = 'The context has run out.';
  end if;
  return part;
end $$;
revoke all on function foundation.context() from public;

create function foundation.agency() returns uuid
  language sql stable parallel restricted security definer set search_path = pg_catalog
  return (foundation.context())[1]::uuid;
comment on function foundation.agency() is 'The agency this transaction acts for, or null (which no row matches) where none is signed.';

create function foundation.account() returns uuid
  language sql stable parallel restricted security definer set search_path = pg_catalog
  return (foundation.context())[2]::uuid;

create function foundation.has_role(wanted text) returns boolean
  language sql stable parallel restricted security definer set search_path = pg_catalog
  return wanted = any (string_to_array((foundation.context())[3], ','));

-- The instant a question is asked as of; now, where the asker names none.
create function foundation.as_of() returns timestamptz
  language sql stable parallel safe set search_path = pg_catalog
  return coalesce(nullif(current_setting('fourfold.as_of', true), '')::timestamptz, transaction_timestamp());
revoke all on function foundation.agency(), foundation.account(), foundation.has_role(text), foundation.as_of() from public;
grant execute on function foundation.agency(), foundation.account(), foundation.has_role(text), foundation.as_of()
  to fourfold_app, fourfold_counter, fourfold_public;

-- What every row of a room carries. A row is never overwritten: a correction is the next version of the same id.
create table foundation.kept (
  agency        uuid        not null,
  id            uuid        not null default gen_random_uuid(),
  version       int         not null default 1 check (version >= 1),
  recorded_at   timestamptz not null default transaction_timestamp(),
  recorded_by   uuid        not null default foundation.account(),
  superseded_at timestamptz not null default 'infinity' check (superseded_at >= recorded_at),
  first         int         not null generated always as (1) stored,
  primary key (agency, id, version)
);
comment on table foundation.kept is 'The columns of every room''s tables, taken with LIKE … INCLUDING ALL; it holds no rows.';
comment on column foundation.kept.first is 'Always 1: foreign keys (agency, other, first) point at the first version of another row.';
comment on column foundation.kept.superseded_at is 'When a later version took this row''s place; infinity while it stands.';

-- Makes a table its agency's own: row security forced, the past closed, and a view of what was known as of an instant.
-- countable: offices that count may read its rows without identity (never set for identity).
-- scope: a further condition on who inside the agency sees a row.
create function foundation.guard(target regclass, countable boolean default true, scope text default 'true') returns void
  language plpgsql set search_path = pg_catalog as $$
declare
  room text; name text; columns text;
begin
  select n.nspname, c.relname into room, name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = target;
  execute format('alter table %s enable row level security, force row level security', target);
  execute format('create policy own_select on %s for select to fourfold_app using (agency = (select foundation.agency()) and (%s))', target, scope);
  execute format('create policy own_insert on %s for insert to fourfold_app with check (agency = (select foundation.agency()) and (%s) '
    || 'and recorded_by = (select foundation.account()) and recorded_at = transaction_timestamp() and superseded_at = ''infinity'')', target, scope);
  execute format('create policy own_supersede on %s for update to fourfold_app using (agency = (select foundation.agency()) and (%s) and superseded_at = ''infinity'') '
    || 'with check (agency = (select foundation.agency()) and superseded_at >= transaction_timestamp() and superseded_at < ''infinity'')', target, scope);
  execute format('grant select, insert, update (superseded_at) on %s to fourfold_app', target);
  execute format('create index on %s (agency, recorded_at)', target);
  execute format('create view %I.%I with (security_invoker = true) as select * from %s '
    || 'where recorded_at <= (select foundation.as_of()) and superseded_at > (select foundation.as_of())', room, name || '_as_of', target);
  execute format('grant select on %I.%I to fourfold_app', room, name || '_as_of');
  if countable then
    execute format('create policy counted on %s for select to fourfold_counter using (true)', target);
    execute format('grant select on %s to fourfold_counter', target);
    execute format('grant select on %I.%I to fourfold_counter', room, name || '_as_of');
  end if;
  execute format('grant usage on schema %I to fourfold_app, fourfold_counter', room);
end $$;

-- What a request with an idempotency key already answered, so that a repeat does nothing twice.
create table foundation.answered (
  agency      uuid not null,
  account     uuid not null default foundation.account(),
  key         uuid not null,
  route       text not null,
  asked       bytea not null check (length(asked) = 32),
  status      int not null,
  reply       jsonb not null,
  answered_at timestamptz not null default transaction_timestamp(),
  primary key (agency, account, key)
);
comment on table foundation.answered is 'Replies to requests by idempotency key; replies of acts carry ids and versions only, never identity.';
alter table foundation.answered enable row level security, force row level security;
create policy own on foundation.answered to fourfold_app
  using (agency = (select foundation.agency()) and account = (select foundation.account()))
  with check (agency = (select foundation.agency()) and account = (select foundation.account()));
grant select, insert on foundation.answered to fourfold_app;

-- Files taken in, so that the same file twice changes nothing and a batch can be taken back whole.
create table foundation.batch (
  like foundation.kept including all,
  room     text not null,
  sheet    text not null,
  digest   bytea not null check (length(digest) = 32),
  rows     int not null check (rows >= 0),
  undone   boolean not null default false
);
comment on table foundation.batch is 'One import: the sheet, the SHA-256 of the file and how many rows it added.';
select foundation.guard('foundation.batch', countable => false);

create table foundation.batch_row (
  like foundation.kept including all,
  batch  uuid not null,
  target text not null,
  row_id uuid not null,
  foreign key (agency, batch, first) references foundation.batch (agency, id, version)
);
create index on foundation.batch_row (agency, batch);
select foundation.guard('foundation.batch_row', countable => false);
