-- A context is signed for one turn of one connection. Before, it was signed for the instant at which its transaction began,
-- which nobody knows until it has begun: every act waited once more for the server. A turn is drawn when the transaction
-- before it has ended, so that the next begins, says for whom it acts and asks its first question in one flight. A turn is
-- drawn once on the whole server and only the connection that drew it last can use it: a context put by, or seen in another
-- transaction, is refused as before. agency.account.roles.turn.signature.
create sequence foundation.turn as bigint cache 64;
comment on sequence foundation.turn is 'The turns of all connections; a context holds for the one its connection drew last.';
revoke all on sequence foundation.turn from public;

create function foundation.take_turn() returns bigint
  language sql volatile security definer set search_path = pg_catalog
  return nextval('foundation.turn');
comment on function foundation.take_turn() is 'Draws this connection''s next turn; every context signed before is void from here on.';
revoke all on function foundation.take_turn() from public;
grant execute on function foundation.take_turn() to fourfold_app;

create or replace function foundation.context() returns text[]
  language plpgsql stable parallel restricted security definer set search_path = pg_catalog as $$
declare
  signed text := current_setting('fourfold.context', true);
  part text[];
begin
  if signed is null or signed = '' then return null; end if;
  -- One question, for the context is asked for several times in each act.
  select case when encode(sha256(key.outer_pad || sha256(key.inner_pad || convert_to(left(signed, -65), 'UTF8'))), 'hex') = right(signed, 64)
      and split_part(signed, '.', 4) = currval('foundation.turn')::text then string_to_array(signed, '.') end
    into strict part from foundation.context_key key;
  if part is null then raise insufficient_privilege using message = 'The context is not signed by this product for this turn.'; end if;
  return part;
end $$;
drop function foundation.began();

-- Whose a row is and who writes it are held against the context as one list, in one question where there were two. And a countable table has
-- the index by which a count learns whether it still stands (measure/migrations/20261125T1520).
create or replace function foundation.guard(target regclass, countable boolean default true, scope text default 'true') returns void
  language plpgsql set search_path = pg_catalog as $$
declare
  room text; name text;
begin
  select n.nspname, c.relname into room, name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = target;
  execute format('alter table %s enable row level security, force row level security', target);
  execute format('create policy own_select on %s for select to fourfold_app using (agency = (select foundation.agency()) and (%s))', target, scope);
  execute format('create policy own_insert on %s for insert to fourfold_app with check (array[agency, recorded_by] = (select (foundation.context())[1:2]::uuid[]) and (%s) '
    || 'and recorded_at = transaction_timestamp() and superseded_at = ''infinity'')', target, scope);
  execute format('create policy own_supersede on %s for update to fourfold_app using (agency = (select foundation.agency()) and (%s) and superseded_at = ''infinity'') '
    || 'with check (agency = (select foundation.agency()) and superseded_at = greatest(transaction_timestamp(), recorded_at))', target, scope);
  execute format('grant select, insert, update (superseded_at) on %s to fourfold_app', target);
  execute format('create view %I.%I with (security_invoker = true) as select * from %s '
    || 'where recorded_at <= (select foundation.as_of()) and superseded_at > (select foundation.as_of())', room, name || '_as_of', target);
  execute format('grant select on %I.%I to fourfold_app', room, name || '_as_of');
  if countable then
    execute format('create policy counted on %s for select to fourfold_counter using (true)', target);
    execute format('grant select on %s to fourfold_counter', target);
    execute format('grant select on %I.%I to fourfold_counter', room, name || '_as_of');
    execute format('create index on %s using brin ((recorded_at at time zone ''UTC'')) with (pages_per_range = 32, autosummarize = on)', target);
  end if;
  execute format('grant usage on schema %I to fourfold_app, fourfold_counter', room);
end $$;

do $$
declare
  p record; checked text; old_who text := ' AND (recorded_by = ( SELECT foundation.account() AS account))'; old_whose text := '(agency = ( SELECT foundation.agency() AS agency))';
begin
  for p in select polrelid::regclass as target, pg_get_expr(polwithcheck, polrelid) as checked from pg_policy where polname = 'own_insert' loop
    if position('(' || old_whose in p.checked) <> 1 or position(old_who in p.checked) = 0 then continue; end if;
    checked := '(array[agency, recorded_by] = (select (foundation.context())[1:2]::uuid[])' || substr(replace(p.checked, old_who, ''), length(old_whose) + 2);
    execute format('alter policy own_insert on %s with check (%s)', p.target, checked);
  end loop;
end $$;

-- An entry is written by audit.record alone, which checks what it is given: the table's own checks were read and planned anew
-- with each entry. One statement finds the end of the chain and adds to it. No question goes by time within an agency. And
-- on an audit that was empty when it was analyzed, the planner took the end of a chain from a scan of the whole, for as long
-- as the connection lived.
do $$
declare c name;
begin
  for c in select conname from pg_constraint where conrelid = 'audit.entry'::regclass and contype = 'c' loop
    execute format('alter table audit.entry drop constraint %I', c);
  end loop;
end $$;
drop index audit.entry_agency_at_idx;
alter function audit.hash_of(bytea, uuid, int, bigint, timestamptz, uuid, text, text, text, uuid[]) reset all;

create or replace function audit.record(act text, via text, subject text, ids uuid[], lane int) returns void
  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set enable_sort = off as $$
declare
  signed text[] := foundation.context();
begin
  -- Where nobody signed there is nothing to lock, and the lock answers null.
  if pg_advisory_xact_lock(hashtextextended(signed[1] || lane, 7103)) is null or signed[2] is null then
    raise insufficient_privilege using message = 'An audit entry has somebody who acted.';
  end if;
  if (length(act) between 3 and 120 and length(via) between 3 and 160 and lane between 0 and 15 and subject is not null and ids is not null) is not true then
    raise check_violation using message = 'An audit entry says what was done and how, in one of sixteen lanes.';
  end if;
  insert into audit.entry (agency, lane, seq, at, account, act, via, subject, ids, hash)
  select signed[1]::uuid, record.lane, before.seq + 1, transaction_timestamp(), signed[2]::uuid, record.act, record.via, record.subject, record.ids,
    audit.hash_of(before.hash, signed[1]::uuid, record.lane, before.seq + 1, transaction_timestamp(), signed[2]::uuid, record.act, record.via, record.subject, record.ids)
    from (select coalesce(max(last.seq), 0) as seq, coalesce(max(last.hash), ''::bytea) as hash
            from (select e.seq, e.hash from audit.entry e where e.agency = signed[1]::uuid and e.lane = record.lane order by e.seq desc limit 1) last) before;
end $$;
