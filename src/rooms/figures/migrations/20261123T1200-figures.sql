-- Values that analysts keep, why they were revised, and what others have published.

create schema figures;

create table figures.kept_value (
  like foundation.kept including all,
  measure      text not null check (measure ~ '^[A-Z]{2,6}-[0-9]{2,3}[a-z]?$'),
  definition   int not null check (definition >= 1),
  period       text not null check (length(period) between 4 and 60),
  filter       jsonb not null default '{}' check (jsonb_typeof(filter) = 'object'),
  by_dimension text check (length(by_dimension) between 1 and 40),
  value        bigint not null,
  known_at     timestamptz not null,
  sentence     text not null check (length(sentence) between 1 and 1000)
);
comment on table figures.kept_value is 'A computed value that an analyst keeps; its next version is a recomputation, never a typed number.';
comment on column figures.kept_value.definition is 'The version of the measure''s definition.';
comment on column figures.kept_value.value is 'A count, or money in minor units.';
comment on column figures.kept_value.known_at is 'The instant as of which the records were counted.';
create unique index on figures.kept_value (agency, measure, period, filter, version);
select foundation.guard('figures.kept_value', countable => false);

create table figures.revision (
  like foundation.kept including all,
  kept       uuid not null,
  to_version int not null check (to_version >= 2),
  code       text not null check (code in ('late-record', 'record-corrected', 'duplicate-found', 'classification', 'definition', 'error')),
  words      text not null check (length(words) between 3 and 400),
  from_value bigint not null,
  to_value   bigint not null,
  foreign key (agency, kept, first) references figures.kept_value (agency, id, version)
);
comment on table figures.revision is 'Why a kept value changed: from what to what, for which reason, and who said so (recorded_by).';
create unique index on figures.revision (agency, kept, to_version, version);
select foundation.guard('figures.revision', countable => false);

create table figures.published_elsewhere (
  like foundation.kept including all,
  period         text not null check (length(period) between 4 and 60),
  metric         text not null check (length(metric) between 1 and 120),
  value_text     text not null check (length(value_text) between 1 and 40),
  value          numeric(20, 4) not null,
  unit           text not null check (length(unit) between 1 and 60),
  source_title   text not null check (length(source_title) between 1 and 300),
  source_address text not null check (length(source_address) between 1 and 400),
  note           text not null default '' check (length(note) <= 600)
);
comment on table figures.published_elsewhere is 'A figure as a publication gives it, with its source; money in whole units of its currency.';
create unique index on figures.published_elsewhere (agency, metric, period, value_text, unit, source_title, version);
select foundation.guard('figures.published_elsewhere', countable => false);
