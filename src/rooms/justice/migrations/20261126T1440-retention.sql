-- How long this office keeps whom a case was against, 18 USC 5038 for juveniles and a schedule for the others; and to whom a sealed
-- record of a juvenile was opened, and for which of the purposes that the section names.
alter table justice.defendant add column purged_on date;
comment on column justice.defendant.purged_on is 'When the name was destroyed by the schedule. What was charged and decided stays, for it counts.';
create or replace view justice.defendant_as_of with (security_invoker = true) as select * from justice.defendant
  where recorded_at <= (select foundation.as_of()) and superseded_at > (select foundation.as_of());

create table justice.opening (
  like foundation.kept including all,
  defendant uuid not null,
  purpose   text not null check (purpose in ('court', 'presentence', 'investigation', 'treatment', 'security', 'victim')),
  asked_by  text not null check (length(asked_by) between 2 and 200),
  opened_on date not null,
  foreign key (agency, defendant, first) references justice.defendant (agency, id, version)
);
comment on table justice.opening is 'A sealed record of a juvenile was opened: for whom, and for which purpose of 18 USC 5038(a).';
create index on justice.opening (agency, defendant);
select foundation.guard('justice.opening', countable => false);
