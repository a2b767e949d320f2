-- What stands beside a number that agencies counted each for itself: by which way it was made, gross, and between which numbers
-- the unduplicated one lies. A mean has decimals, and where no record is, there is none (x), which is not the same as withheld.
drop view publication.cell_as_of;
do $$
declare c text;
begin
  for c in select conname from pg_constraint where conrelid = 'publication.cell'::regclass and contype = 'c' and pg_get_constraintdef(oid) ~ 'status' loop
    execute format('alter table publication.cell drop constraint %I', c);
  end loop;
end $$;
alter table publication.cell
  alter column value type numeric(20, 4), alter column previous type numeric(20, 4),
  add column way text check (way in ('A', 'B')), add column gross bigint, add column at_least bigint, add column at_most bigint, add column made text,
  add constraint cell_status check (status in ('', 'c', 'r', 'x')),
  add constraint cell_withheld check ((status in ('c', 'x')) = (value is null)),
  add constraint cell_beside check (value is not null or (gross is null and at_least is null and at_most is null));
comment on column publication.cell.at_least is 'The fewest that an unduplicated number can be; null where it is exact, or where so few agencies have records in it that it is not told.';
create view publication.cell_as_of with (security_invoker = true) as select * from publication.cell
  where recorded_at <= (select foundation.as_of()) and superseded_at > (select foundation.as_of());
grant select on publication.cell_as_of to fourfold_app;
grant select (way, gross, at_least, at_most, made) on publication.cell to fourfold_public;
