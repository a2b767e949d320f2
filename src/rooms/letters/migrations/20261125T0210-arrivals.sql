-- A request that a provider sent under a release keeps which message it came as, so that it is taken in once.
alter table letters.request add column arrived_as uuid;
comment on column letters.request.arrived_as is 'The message in this office''s mailbox that the request came as; null where it was entered here.';
create unique index on letters.request (agency, arrived_as, version) where arrived_as is not null;
create or replace view letters.request_as_of with (security_invoker = true) as select * from letters.request
  where recorded_at <= (select foundation.as_of()) and superseded_at > (select foundation.as_of());
