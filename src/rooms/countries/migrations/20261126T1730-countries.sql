-- Countries as they were called when something was said of them: findings on the worst forms of child labor, trade preferences, tier placements with their clocks, evidence on the minimum standards, projects; and what of it anybody may read.

create schema countries;

create table countries.country (
  like foundation.kept including all,
  code       text not null check (code ~ '^[A-Z]{2}$'),
  kind       text not null check (kind in ('country', 'territory')),
  region     text not null check (region in ('africa', 'east-asia-pacific', 'europe-eurasia', 'near-east', 'south-central-asia', 'western-hemisphere')),
  from_on    date,
  until_on   date check (until_on > from_on),
  successors text[] not null default '{}' check (successors = '{}' or until_on is not null),
  latitude   int not null check (latitude between -90 and 90),
  longitude  int not null check (longitude between -180 and 180)
);
comment on table countries.country is 'A country or territory, for the days in which it was one; what came after it is named.';
comment on column countries.country.code is 'ISO 3166-1 alpha-2, as it was then.';
create unique index on countries.country (agency, code) where superseded_at = 'infinity';
select foundation.guard('countries.country');

create table countries.name (
  like foundation.kept including all,
  country  uuid not null,
  name     text not null check (length(name) between 2 and 80),
  from_on  date,
  until_on date check (until_on > from_on),
  foreign key (agency, country, first) references countries.country (agency, id, version)
);
comment on table countries.name is 'What a country was called, from a day (null: as long as it was one) until a day not counted.';
create index on countries.name (agency, country);
select foundation.guard('countries.name');

create table countries.finding (
  like foundation.kept including all,
  country      uuid not null,
  year         int not null check (year between 2002 and 2100),
  published_on date not null,
  prevalence   text not null check (length(prevalence) between 2 and 8000),
  forms        text[] not null check (forms <@ array['slavery', 'prostitution', 'illicit', 'hazardous']),
  sectors      text[] not null default '{}' check (cardinality(sectors) <= 40),
  law          text not null check (length(law) between 2 and 8000),
  enforcement  text not null check (length(enforcement) between 2 and 8000),
  policy       text not null check (length(policy) between 2 and 8000),
  programs     text not null check (length(programs) between 2 and 8000),
  actions      text check (length(actions) between 2 and 8000),
  level        text check (level in ('significant', 'moderate', 'minimal', 'none')),
  foreign key (agency, country, first) references countries.country (agency, id, version)
);
comment on table countries.finding is 'Findings on the worst forms of child labor in a country, in the report of a year: 19 USC 2464.';
comment on column countries.finding.forms is 'Which limbs of 19 USC 2467(6) are found: (A) slavery, (B) prostitution, (C) illicit activities, (D) hazardous work.';
create unique index on countries.finding (agency, country, year) where superseded_at = 'infinity';
create index on countries.finding (published_on);
select foundation.guard('countries.finding');

create table countries.preference (
  like foundation.kept including all,
  short     text not null check (short ~ '^[A-Z]{3,8}$'),
  title     text not null check (length(title) between 3 and 200),
  authority text not null check (length(authority) between 3 and 200),
  criterion text not null check (length(criterion) between 3 and 1000)
);
comment on table countries.preference is 'A trade preference program, and what it asks of a country about the worst forms of child labor.';
create unique index on countries.preference (agency, short) where superseded_at = 'infinity';
select foundation.guard('countries.preference');

create table countries.spell (
  like foundation.kept including all,
  preference uuid not null,
  from_on    date not null,
  until_on   date check (until_on > from_on),
  certainty  text not null check (certainty in ('sourced', 'unverified')),
  source     text not null check (length(source) between 3 and 400),
  foreign key (agency, preference, first) references countries.preference (agency, id, version)
);
comment on table countries.spell is 'Days in which a program was in force: programs lapse and are renewed.';
create index on countries.spell (agency, preference);
select foundation.guard('countries.spell');

create table countries.designation (
  like foundation.kept including all,
  preference uuid not null,
  country    uuid not null,
  from_on    date not null,
  until_on   date check (until_on > from_on),
  ended      text check (length(ended) between 3 and 1000),
  interest   boolean not null default false,
  certainty  text not null check (certainty in ('sourced', 'unverified')),
  check ((until_on is null) = (ended is null)),
  foreign key (agency, preference, first) references countries.preference (agency, id, version),
  foreign key (agency, country, first) references countries.country (agency, id, version)
);
comment on table countries.designation is 'A country as a beneficiary of a program, from a day until it ended and why.';
comment on column countries.designation.interest is 'Designated in the national economic interest although a criterion is not met: 19 USC 2462(b)(2).';
create index on countries.designation (agency, country);
create index on countries.designation (from_on);
select foundation.guard('countries.designation');

create table countries.placement (
  like foundation.kept including all,
  country     uuid not null,
  year        int not null check (year between 2001 and 2100),
  tier        int not null check (tier between 1 and 3),
  watch       text check (watch in ('up-to-1', 'up-from-3', 'numbers', 'no-evidence', 'commitments')),
  waiver      text check (length(waiver) between 3 and 1000),
  released_on date not null,
  explanation text check (length(explanation) between 3 and 8000),
  certainty   text not null check (certainty in ('sourced', 'unverified')),
  check (watch is null or tier <> 3),
  check (waiver is null or watch is not null),
  foreign key (agency, country, first) references countries.country (agency, id, version)
);
comment on table countries.placement is 'On which list of 22 USC 7107(b)(1) the report of a year puts a country, and whether and why on the special watch list of (b)(2).';
create unique index on countries.placement (agency, country, year) where superseded_at = 'infinity';
create index on countries.placement (released_on);
select foundation.guard('countries.placement');

create table countries.step (
  like foundation.kept including all,
  placement uuid not null,
  kind      text not null check (kind in ('determination', 'interim', 'action-plan')),
  on_day    date not null,
  words     text not null check (length(words) between 2 and 4000),
  foreign key (agency, placement, first) references countries.placement (agency, id, version)
);
comment on table countries.step is 'What was done within a clock that a placement starts: a determination (22 USC 7107(c)), the interim assessment (b)(2)(B), an action plan (b)(4).';
create unique index on countries.step (agency, placement, kind) where superseded_at = 'infinity';
select foundation.guard('countries.step');

create table countries.evidence (
  like foundation.kept including all,
  country   uuid not null,
  year      int not null check (year between 2001 and 2100),
  criterion text not null check (criterion ~ '^(a[1-3]|b([1-9]|1[0-2]))$'),
  answer    text not null check (answer in ('met', 'partly', 'not-met', 'no-data')),
  words     text not null check (length(words) between 2 and 4000),
  concrete  boolean not null,
  source    text not null check (length(source) between 3 and 400),
  foreign key (agency, country, first) references countries.country (agency, id, version)
);
comment on table countries.evidence is 'What is known of a country on a minimum standard, (a)(1) to (3), or a criterion of serious and sustained efforts, (b)(1) to (12), of 22 USC 7106.';
comment on column countries.evidence.concrete is 'Whether it is a concrete action recorded in the reporting period: 22 USC 7107(b)(1).';
create index on countries.evidence (agency, country, year);
select foundation.guard('countries.evidence');

create table countries.project (
  like foundation.kept including all,
  country    uuid not null,
  title      text not null check (length(title) between 2 and 200),
  department text not null check (length(department) between 2 and 40),
  purpose    text not null check (purpose in ('trafficking', 'child-labor', 'both')),
  starts_on  date not null,
  ends_on    date not null check (ends_on > starts_on),
  number     text check (length(number) between 1 and 60),
  foreign key (agency, country, first) references countries.country (agency, id, version)
);
comment on table countries.project is 'A project in a country; its money stands in the register of grants under its number.';
create index on countries.project (agency, country);
select foundation.guard('countries.project');

-- What anybody may read of a country: a copy without the past, written by the act that publishes it.
create table countries.published_country (
  agency       uuid not null,
  code         text not null,
  name         text not null,
  region       text not null,
  ended        boolean not null,
  latitude     int not null,
  longitude    int not null,
  document     jsonb not null,
  published_on date not null,
  primary key (agency, code)
);
comment on table countries.published_country is 'A country as anybody may read it.';
alter table countries.published_country enable row level security, force row level security;
create policy own on countries.published_country to fourfold_app using (agency = (select foundation.agency())) with check (agency = (select foundation.agency()));
create policy shown_to_public on countries.published_country for select to fourfold_public using (true);
grant select, insert, delete on countries.published_country to fourfold_app;
grant select (code, name, region, ended, latitude, longitude, document, published_on) on countries.published_country to fourfold_public;
grant usage on schema countries to fourfold_public;
