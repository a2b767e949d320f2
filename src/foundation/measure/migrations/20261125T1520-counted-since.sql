-- A count stands until something is recorded in its tables; finding out must cost next to nothing. A BRIN index keeps the
-- first and last instant of each stretch of a table, so that asking for what was recorded since an instant reads its end only, and
-- a write pays next to nothing for it. It is on an expression, so that the planner does not take it for counting itself: every row
-- was recorded before now, and it would read the whole table through it. Rows that a batch takes back end without a next
-- version: of those the batch itself tells.
do $$
declare t regclass;
begin
  for t in select p.polrelid::regclass from pg_policy p join pg_attribute a on a.attrelid = p.polrelid and a.attname = 'recorded_at' where p.polname = 'counted'
      and not exists (select from pg_index x join pg_class i on i.oid = x.indexrelid join pg_am m on m.oid = i.relam where x.indrelid = p.polrelid and m.amname = 'brin') loop
    execute format('create index on %s using brin ((recorded_at at time zone ''UTC'')) with (pages_per_range = 32, autosummarize = on)', t);
  end loop;
end $$;
create policy counted on foundation.batch for select to fourfold_counter using (undone);
grant select (recorded_at, undone) on foundation.batch to fourfold_counter;
