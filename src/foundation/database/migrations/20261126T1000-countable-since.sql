-- Every countable table has the index by which a count learns whether it still stands (measure/migrations/20261125T1520), those made
-- since and those to come.
create or replace function foundation.guard(target regclass, countable boolean default true, scope text default 'true') returns void
  language plpgsql set search_path = pg_catalog as $$
declare
  room text; name text;
begin
  select n.nspname, c.relname into room, name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = target;
  execute format('alter table %s enable row level security, force row level security', target);
  execute format('create policy own_select on %s for select to fourfold_app using (agency = (select foundation.agency()) and (%s))', target, scope);
  execute format('create policy own_insert on %s for insert to fourfold_app with check ((agency, recorded_by) = (select signed[1]::uuid, signed[2]::uuid from foundation.context() signed) and (%s) '
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
declare t regclass;
begin
  for t in select p.polrelid::regclass from pg_policy p join pg_attribute a on a.attrelid = p.polrelid and a.attname = 'recorded_at' where p.polname = 'counted'
      and not exists (select from pg_index x join pg_class i on i.oid = x.indexrelid join pg_am m on m.oid = i.relam where x.indrelid = p.polrelid and m.amname = 'brin') loop
    execute format('create index on %s using brin ((recorded_at at time zone ''UTC'')) with (pages_per_range = 32, autosummarize = on)', t);
  end loop;
end $$;
