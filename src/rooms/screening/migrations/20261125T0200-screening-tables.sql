-- Screening: instruments as data with versions, answers in the person's words, and what they indicate. Never a verdict.

create table screening.instrument (
  code     text primary key,
  kind     text not null check (kind in ('campaign', 'interview', 'indicators', 'elements')),
  position int not null,
  title    text not null,
  lead     text not null
);
create table screening.version (
  instrument  text not null references screening.instrument,
  version     int not null check (version >= 1),
  holds_from  date not null,
  holds_until date,
  source      text not null,
  primary key (instrument, version)
);
create table screening.indicator (
  code      text primary key,
  dimension text check (dimension in ('deceptive-recruitment', 'coercive-recruitment', 'vulnerability-recruitment', 'exploitation', 'coercion-destination', 'vulnerability-destination')),
  strength  text check (strength in ('strong', 'medium', 'weak')),
  strength_source text check (strength_source is null or length(strength_source) > 0),
  element   text check (element in ('act', 'force', 'fraud', 'coercion', 'labor', 'sex', 'under-18')),
  words     text not null,
  check ((dimension is null) = (strength is null)),
  check (dimension is not null or element is not null)
);
comment on table screening.indicator is 'What an answer may indicate: in one of the six dimensions of the ILO and EC operational indicators, or as an element of 22 USC 7102 itself.';
comment on column screening.indicator.strength_source is 'Where the strength is from; empty means working knowledge without a source.';
create table screening.question (
  instrument text not null,
  version    int not null,
  code       text not null,
  position   int not null,
  topic      text not null,
  ask        text not null,
  why        text not null,
  primary key (instrument, version, code),
  foreign key (instrument, version) references screening.version
);
create table screening.indicates (
  instrument text not null,
  version    int not null,
  question   text not null,
  answer     text not null check (answer in ('yes', 'no')),
  indicator  text not null references screening.indicator,
  primary key (instrument, version, question, indicator),
  foreign key (instrument, version, question) references screening.question
);
comment on table screening.indicates is 'Which answer to a question shows an indicator; the opposite answer speaks against it, and no answer says nothing.';
grant select on screening.instrument, screening.version, screening.indicator, screening.question, screening.indicates to fourfold_app;

create table screening.screening (
  like foundation.kept including all,
  person      uuid not null,
  instrument  text not null,
  instrument_version int not null,
  started_on  date not null check (started_on between '1990-01-01' and '2100-01-01'),
  foreign key (agency, person, first) references people.person (agency, id, version)
);
comment on table screening.screening is 'A screening of a person by one version of an instrument; asked in any order, left and taken up again.';
create index on screening.screening (agency, person);
create index on screening.screening (started_on);
select foundation.guard('screening.screening');

create table screening.answer (
  like foundation.kept including all,
  screening uuid not null,
  question  text not null check (length(question) between 2 and 20),
  coded     text not null check (coded in ('yes', 'no', 'unknown', 'declined', 'not-asked')),
  sealed    bytea,
  foreign key (agency, screening, first) references screening.screening (agency, id, version)
);
comment on table screening.answer is 'One answer: its code, and the person''s own words sealed under their key.';
create unique index on screening.answer (agency, screening, question, version);
select foundation.guard('screening.answer', countable => false);

create table screening.result (
  like foundation.kept including all,
  screening   uuid not null,
  finished_on date not null check (finished_on between '1990-01-01' and '2100-01-01'),
  band        text not null check (band in ('open', 'none', 'some', 'many', 'strong')),
  met         int not null check (met >= 0),
  unknown     int not null check (unknown >= 0),
  foreign key (agency, screening, first) references screening.screening (agency, id, version)
);
comment on table screening.result is 'How a screening stood when it was put down as finished: indications and elements met, not met or unknown, never a verdict.';
create unique index on screening.result (agency, screening, version);
select foundation.guard('screening.result');

create table screening.proposal (
  like foundation.kept including all,
  screening      uuid not null,
  identification uuid not null,
  foreign key (agency, screening, first) references screening.screening (agency, id, version),
  foreign key (agency, identification, first) references people.identification (agency, id, version)
);
comment on table screening.proposal is 'A screening after which the person was recorded as a potential victim; to confirm is another decision, made with the people''s records.';
create unique index on screening.proposal (agency, screening, version);
select foundation.guard('screening.proposal');
