-- Whose a row is and who writes it are held against the signed context as one list: a question that answers a single value is asked once
-- for each statement at the cost of one call, and not of a table of one row.
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
declare p record; checked text;
begin
  for p in select polrelid::regclass as target, regexp_replace(pg_get_expr(polwithcheck, polrelid), '\s+', ' ', 'g') as checked from pg_policy where polname = 'own_insert' loop
    checked := replace(p.checked, '((agency, recorded_by) = ( SELECT (signed.signed[1])::uuid AS signed, (signed.signed[2])::uuid AS signed FROM foundation.context() signed(signed)))', '(array[agency, recorded_by] = (select (foundation.context())[1:2]::uuid[]))');
    if checked <> p.checked then execute format('alter policy own_insert on %s with check (%s)', p.target, checked); end if;
  end loop;
end $$;

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
