-- International instruments, and the dated steps of states towards them. All of it is public fact; none of it is about a person.

create schema treaties;

create table treaties.instrument (
  like foundation.kept including all,
  short       text not null check (length(short) between 1 and 40),
  name        text not null check (length(name) between 3 and 300),
  adopted_on  date not null,
  in_force_on date check (in_force_on >= adopted_on),
  source      text check (length(source) between 3 and 600),
  certainty   text not null check (certainty in ('sourced', 'unverified')),
  note        text check (length(note) between 1 and 600),
  check (certainty = 'unverified' or source is not null)
);
comment on table treaties.instrument is 'A treaty, convention or protocol, by the short name it is called.';
comment on column treaties.instrument.in_force_on is 'The day it came into force generally; the day for one state is an event.';
comment on column treaties.instrument.certainty is 'Of its days: sourced, or unverified where one of them rests on own knowledge.';
create unique index on treaties.instrument (agency, short) where superseded_at = 'infinity';
select foundation.guard('treaties.instrument');

create table treaties.event (
  like foundation.kept including all,
  instrument  uuid not null,
  state       text not null check (state ~ '^[A-Z]{2}$'),
  kind        text not null check (kind in ('signed', 'transmitted', 'consented', 'instrument-signed', 'deposited', 'in-force', 'denounced')),
  happened_on date not null,
  source      text check (length(source) between 3 and 600),
  certainty   text not null check (certainty in ('sourced', 'unverified')),
  check (certainty = 'unverified' or source is not null),
  foreign key (agency, instrument, first) references treaties.instrument (agency, id, version)
);
comment on table treaties.event is 'One dated step of one state towards an instrument.';
comment on column treaties.event.state is 'ISO 3166-1 alpha-2.';
create unique index on treaties.event (agency, instrument, state, kind) where superseded_at = 'infinity';
create index on treaties.event (happened_on);
select foundation.guard('treaties.event');
