-- How a state came to be bound, what it reserved, what an instrument asks and who answers for it, and what others say that the register can check.

alter table treaties.event add column means text check (means in ('ratification', 'acceptance', 'approval', 'accession', 'succession'));
alter table treaties.event add constraint event_means check (means is null or kind = 'deposited');
comment on column treaties.event.means is 'Of a deposit: of which kind the instrument was.';
drop view treaties.event_as_of;
create view treaties.event_as_of with (security_invoker = true) as select * from treaties.event
  where recorded_at <= (select foundation.as_of()) and superseded_at > (select foundation.as_of());
grant select on treaties.event_as_of to fourfold_app, fourfold_counter;

create table treaties.reservation (
  like foundation.kept including all,
  instrument   uuid not null,
  state        text not null check (state ~ '^[A-Z]{2}$'),
  kind         text not null check (kind in ('reservation', 'declaration', 'understanding')),
  article      text not null check (length(article) between 1 and 60),
  words        text not null check (length(words) between 3 and 2000),
  made_on      date not null,
  withdrawn_on date check (withdrawn_on > made_on),
  source       text check (length(source) between 3 and 600),
  certainty    text not null check (certainty in ('sourced', 'unverified')),
  check (certainty = 'unverified' or source is not null),
  foreign key (agency, instrument, first) references treaties.instrument (agency, id, version)
);
comment on table treaties.reservation is 'What a state said of how it is bound: from the day it was made until the day it was withdrawn, not counted.';
create unique index on treaties.reservation (agency, instrument, state, kind, article, made_on) where superseded_at = 'infinity';
create index on treaties.reservation (made_on);
select foundation.guard('treaties.reservation');

create table treaties.obligation (
  like foundation.kept including all,
  instrument uuid not null,
  article    text not null check (length(article) between 1 and 60),
  what       text not null check (length(what) between 3 and 1000),
  answers    text not null check (length(answers) between 2 and 120),
  met_by     text check (length(met_by) between 2 and 1000),
  due_on     date,
  foreign key (agency, instrument, first) references treaties.instrument (agency, id, version)
);
comment on table treaties.obligation is 'What an article asks of the United States, which office answers for it, and by what it is met.';
comment on column treaties.obligation.due_on is 'Of a report that is owed: when the next is due.';
create unique index on treaties.obligation (agency, instrument, article, answers) where superseded_at = 'infinity';
select foundation.guard('treaties.obligation');

create table treaties.statement (
  like foundation.kept including all,
  instrument uuid not null,
  fact       text not null check (fact in ('number', 'adopted', 'in-force-generally', 'signed', 'transmitted', 'consented', 'instrument-signed', 'deposited', 'in-force', 'denounced')),
  state      text check (state ~ '^[A-Z]{2}$'),
  says       text not null check (says ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$|^[0-9]{1,3}$'),
  said_by    text not null check (length(said_by) between 3 and 300),
  check ((state is null) = (fact in ('number', 'adopted', 'in-force-generally'))),
  foreign key (agency, instrument, first) references treaties.instrument (agency, id, version)
);
comment on table treaties.statement is 'What a publication says of an instrument or of a step towards it, as precisely as it does; the register says whether its record agrees.';
create unique index on treaties.statement (agency, instrument, fact, coalesce(state, ''), said_by) where superseded_at = 'infinity';
select foundation.guard('treaties.statement');
