-- The record of every act and every reading: one row in the same transaction, insert-only, chained per agency.
-- An agency has sixteen lanes, each a chain of its own, so that connections writing at once do not wait for one another.

create schema audit;
create table audit.entry (
  agency   uuid        not null,
  lane     smallint    not null check (lane between 0 and 15),
  seq      bigint      not null check (seq >= 1),
  at       timestamptz not null default transaction_timestamp(),
  account  uuid        not null,
  act      text        not null check (length(act) between 3 and 120),
  via      text        not null check (length(via) between 3 and 160),
  subject  text        not null default '',
  ids      uuid[]      not null default '{}',
  hash     bytea       not null check (length(hash) = 32),
  primary key (agency, lane, seq)
);
comment on table audit.entry is 'Who did or read what and when, by ids only: no personal data ever stands here. Each hash covers the entry and the hash before it in its lane.';
create index on audit.entry using gin (ids);
create index on audit.entry (agency, at);
alter table audit.entry enable row level security, force row level security;
create policy own_select on audit.entry for select to fourfold_app using (agency = (select foundation.agency()));
create policy own_insert on audit.entry for insert to fourfold_app
  with check (agency = (select foundation.agency()) and account = (select foundation.account()) and at = transaction_timestamp());
grant usage on schema audit to fourfold_app;
grant select, insert on audit.entry to fourfold_app;

create function audit.hash_of(prev bytea, agency uuid, lane int, seq bigint, at timestamptz, account uuid, act text, via text, subject text, ids uuid[]) returns bytea
  language sql stable parallel safe set search_path = pg_catalog
  return sha256(prev || convert_to(concat_ws('|', agency, lane, seq, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), account, act, via, subject, array_to_string(ids, ',')), 'UTF8'));

create function audit.record(act text, via text, subject text, ids uuid[], lane int) returns void
  language plpgsql set search_path = pg_catalog as $$
declare
  mine uuid := foundation.agency();
  before record;
begin
  perform pg_advisory_xact_lock(hashtextextended(mine::text || lane, 7103));
  select e.seq, e.hash into before from audit.entry e where e.agency = mine and e.lane = record.lane order by e.seq desc limit 1;
  insert into audit.entry (agency, lane, seq, account, act, via, subject, ids, hash)
  values (mine, lane, coalesce(before.seq, 0) + 1, foundation.account(), act, via, subject, ids,
    audit.hash_of(coalesce(before.hash, ''::bytea), mine, lane, coalesce(before.seq, 0) + 1, transaction_timestamp(), foundation.account(), act, via, subject, ids));
end $$;
revoke all on function audit.record(text, text, text, uuid[], int), audit.hash_of(bytea, uuid, int, bigint, timestamptz, uuid, text, text, text, uuid[]) from public;
grant execute on function audit.record(text, text, text, uuid[], int), audit.hash_of(bytea, uuid, int, bigint, timestamptz, uuid, text, text, text, uuid[]) to fourfold_app;
