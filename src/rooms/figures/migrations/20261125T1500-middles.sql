-- A mean and a median of days have decimals; kept values could hold whole numbers only, and a mean of 41.5 days could not be kept.
drop view figures.kept_value_as_of;
alter table figures.kept_value alter column value type numeric(20, 4);
create view figures.kept_value_as_of with (security_invoker = true) as select * from figures.kept_value
  where recorded_at <= (select foundation.as_of()) and superseded_at > (select foundation.as_of());
grant select on figures.kept_value_as_of to fourfold_app;

drop view figures.revision_as_of;
alter table figures.revision alter column from_value type numeric(20, 4), alter column to_value type numeric(20, 4);
create view figures.revision_as_of with (security_invoker = true) as select * from figures.revision
  where recorded_at <= (select foundation.as_of()) and superseded_at > (select foundation.as_of());
grant select on figures.revision_as_of to fourfold_app;
