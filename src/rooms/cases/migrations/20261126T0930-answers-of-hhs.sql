-- What HHS decided comes back by itself, as an answer to the packet that asked: in codes and days, from the office's own
-- hand. Which answers were taken into the case stands here, so that none is taken twice.
alter table cases.asked_hhs add column answers uuid[] not null default '{}';
alter table cases.asked_hhs add column outcome text check (outcome in ('certified', 'interim', 'interim-extended', 'eligible', 'denied'));
alter table cases.asked_hhs add column decided_on date;
alter table cases.asked_hhs add column ends_on date;
alter table cases.asked_hhs add constraint decided check ((outcome is null) = (decided_on is null));
comment on column cases.asked_hhs.outcome is 'What HHS answered last; the statuses of the case say the same, in order.';
create or replace view cases.asked_hhs_as_of with (security_invoker = true) as select * from cases.asked_hhs
  where recorded_at <= (select foundation.as_of()) and superseded_at > (select foundation.as_of());
