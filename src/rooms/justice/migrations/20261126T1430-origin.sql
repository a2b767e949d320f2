-- An investigation may be opened from what another office handed over: which message it was, from whom, and under which number of
-- theirs, so that a tip of the hotline is known again in the case that came of it.
alter table justice.investigation add column message uuid, add column origin_agency uuid, add column origin_number text check (length(origin_number) between 1 and 40);
alter table justice.investigation add constraint investigation_origin_check check ((message is null) = (origin_agency is null));
comment on column justice.investigation.message is 'The message in this office''s own mailbox from which it was opened.';
create unique index on justice.investigation (agency, message, version) where message is not null;
create or replace view justice.investigation_as_of with (security_invoker = true) as select * from justice.investigation
  where recorded_at <= (select foundation.as_of()) and superseded_at > (select foundation.as_of());
