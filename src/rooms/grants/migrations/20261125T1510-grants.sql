-- Grants: where the money comes from, what is offered, who asks, who is awarded what for which places, each movement of money on its own day,
-- what the award is held to, and whether it counts as a measure against trafficking: coded, settled, and pinned by edition.
-- Stated, appropriated, awarded, obligated and disbursed are five things and stand apart. No person who was served stands here.

create schema grants;

create table grants.threshold (
  like foundation.kept including all,
  from_day date not null check (from_day between '1990-01-01' and '2100-01-01'),
  cents    bigint not null check (cents >= 0)
);
comment on table grants.threshold is 'From which amount on an award is coded by two people independently, from a day on.';
create unique index on grants.threshold (agency, from_day) where superseded_at = 'infinity';
select foundation.guard('grants.threshold');

create table grants.initiative (
  like foundation.kept including all,
  name      text not null check (length(name) between 2 and 200),
  stated_on date not null check (stated_on between '1990-01-01' and '2100-01-01'),
  cents     bigint not null check (cents > 0),
  source    text not null check (length(source) between 3 and 400)
);
comment on table grants.initiative is 'A sum that was announced, and where: stated is neither appropriated nor obligated. Awards say to which they belong.';
create unique index on grants.initiative (agency, name) where superseded_at = 'infinity';
select foundation.guard('grants.initiative');

create table grants.appropriation (
  like foundation.kept including all,
  law             text not null check (length(law) between 3 and 200),
  account         text not null check (length(account) between 2 and 200),
  fiscal_year     int not null check (fiscal_year between 1990 and 2100),
  enacted_on      date not null check (enacted_on between '1990-01-01' and '2100-01-01'),
  cents           bigint not null check (cents > 0),
  available_until date check (available_until > enacted_on)
);
comment on table grants.appropriation is 'Money that a law makes available for a fiscal year; available_until null: until expended.';
create unique index on grants.appropriation (agency, law, account, fiscal_year) where superseded_at = 'infinity';
select foundation.guard('grants.appropriation');

create table grants.program (
  like foundation.kept including all,
  name          text not null check (length(name) between 2 and 200),
  funder        text not null check (funder in ('state-tip', 'state-prm', 'state-inl', 'state-other', 'dol', 'usaid', 'hhs', 'doj-ovc', 'doj-bja', 'doj-other', 'other')),
  authority     text not null check (length(authority) between 3 and 200),
  appropriation uuid,
  federal_share boolean not null,
  statement     boolean not null,
  foreign key (agency, appropriation, first) references grants.appropriation (agency, id, version)
);
comment on table grants.program is 'A line of grants under an authority; whether the Federal share is limited, and whether 22 USC 7110(g)(2) asks a statement of its recipients.';
create unique index on grants.program (agency, name) where superseded_at = 'infinity';
select foundation.guard('grants.program');

create table grants.opportunity (
  like foundation.kept including all,
  program      uuid not null,
  number       text not null check (length(number) between 2 and 60),
  title        text not null check (length(title) between 2 and 200),
  about        text not null check (length(about) between 2 and 4000),
  posted_on    date not null check (posted_on between '1990-01-01' and '2100-01-01'),
  closes_on    date not null check (closes_on >= posted_on),
  total_cents  bigint not null check (total_cents > 0),
  least_cents  bigint check (least_cents >= 0),
  most_cents   bigint check (most_cents >= coalesce(least_cents, 0)),
  awards       int check (awards between 1 and 10000),
  foreign key (agency, program, first) references grants.program (agency, id, version)
);
comment on table grants.opportunity is 'What is offered: for how much, from when until when applications are taken (22 USC 7105a: open competition).';
create unique index on grants.opportunity (agency, number) where superseded_at = 'infinity';
create index on grants.opportunity (agency, program);
select foundation.guard('grants.opportunity');

create table grants.recipient (
  like foundation.kept including all,
  name       text not null check (length(name) between 2 and 200),
  kind       text not null check (kind in ('ngo', 'faith-based', 'university', 'international', 'government', 'state-local', 'tribal', 'company')),
  country    text not null check (country ~ '^[A-Z]{2}$'),
  reference  text check (length(reference) between 2 and 60)
);
comment on table grants.recipient is 'An organization that receives or asks for money; reference is its number in a register of organizations.';
create unique index on grants.recipient (agency, name) where superseded_at = 'infinity';
select foundation.guard('grants.recipient');

create table grants.finding (
  like foundation.kept including all,
  recipient   uuid not null,
  number      text not null check (length(number) between 2 and 60),
  issued_on   date not null check (issued_on between '1990-01-01' and '2100-01-01'),
  resolved_on date check (resolved_on >= issued_on),
  about       text not null check (length(about) between 2 and 1000),
  foreign key (agency, recipient, first) references grants.recipient (agency, id, version)
);
comment on table grants.finding is 'A finding of a final audit report that money was spent on what it may not be; open for twelve months it excludes, 22 USC 7113(a)(1).';
create unique index on grants.finding (agency, recipient, number) where superseded_at = 'infinity';
select foundation.guard('grants.finding', countable => false);

create table grants.application (
  like foundation.kept including all,
  opportunity  uuid not null,
  recipient    uuid not null,
  number       text not null check (length(number) between 2 and 60),
  title        text not null check (length(title) between 2 and 200),
  received_on  date not null check (received_on between '1990-01-01' and '2100-01-01'),
  cents        bigint not null check (cents > 0),
  total_cents  bigint not null check (total_cents >= cents),
  statement_on date,
  outcome      text check (outcome in ('selected', 'not-selected', 'ineligible', 'withdrawn')),
  decided_on   date check (decided_on >= received_on),
  reason       text check (length(reason) between 3 and 1000),
  check ((outcome is null) = (decided_on is null)),
  foreign key (agency, opportunity, first) references grants.opportunity (agency, id, version),
  foreign key (agency, recipient, first) references grants.recipient (agency, id, version)
);
comment on table grants.application is 'An application: what it asks of the whole cost, the day of its statement under 22 USC 7110(g)(2), and how it was decided.';
create unique index on grants.application (agency, number) where superseded_at = 'infinity';
create index on grants.application (agency, opportunity);
create index on grants.application (agency, recipient);
select foundation.guard('grants.application');

create table grants.review (
  like foundation.kept including all,
  application uuid not null,
  score       int not null check (score between 0 and 100),
  advises     text not null check (advises in ('fund', 'fund-with-changes', 'do-not-fund')),
  why         text not null check (length(why) between 3 and 4000),
  reviewed_on date not null,
  foreign key (agency, application, first) references grants.application (agency, id, version)
);
comment on table grants.review is 'One reading of an application by whoever recorded it, each by itself.';
create index on grants.review (agency, application);
select foundation.guard('grants.review', countable => false);

create table grants.award (
  like foundation.kept including all,
  number      text not null check (length(number) between 2 and 60),
  title       text not null check (length(title) between 2 and 300),
  purpose     text not null check (length(purpose) between 2 and 4000),
  instrument  text not null check (instrument in ('grant', 'cooperative-agreement', 'contribution', 'contract')),
  funder      text not null check (funder in ('state-tip', 'state-prm', 'state-inl', 'state-other', 'dol', 'usaid', 'hhs', 'doj-ovc', 'doj-bja', 'doj-other', 'other')),
  program     uuid,
  application uuid,
  recipient   uuid not null,
  parent      uuid,
  scope       text not null check (scope in ('domestic', 'international')),
  region      text not null check (region in ('domestic', 'africa', 'east-asia-pacific', 'europe-eurasia', 'near-east', 'south-central-asia', 'western-hemisphere', 'global')),
  categories  text[] not null default '{}' check (cardinality(categories) <= 20),
  service     text check (service in ('comprehensive', 'supplemental', 'technical-assistance', 'outreach')),
  awarded_on  date not null check (awarded_on between '1990-01-01' and '2100-01-01'),
  starts_on   date not null check (starts_on between '1990-01-01' and '2100-01-01'),
  ends_on     date not null check (ends_on > starts_on),
  cents       bigint not null check (cents >= 0),
  total_cents bigint check (total_cents >= cents),
  period      int not null default 1 check (period between 1 and 20),
  continues   uuid,
  initiative  uuid,
  closed_on   date,
  check ((scope = 'domestic') = (region = 'domestic')),
  check ((period > 1) or continues is null),
  foreign key (agency, program, first) references grants.program (agency, id, version),
  foreign key (agency, application, first) references grants.application (agency, id, version),
  foreign key (agency, recipient, first) references grants.recipient (agency, id, version),
  foreign key (agency, parent, first) references grants.award (agency, id, version),
  foreign key (agency, continues, first) references grants.award (agency, id, version),
  foreign key (agency, initiative, first) references grants.initiative (agency, id, version)
);
comment on table grants.award is 'An award or, with a parent, a sub-award: to whom, for what, for which time, of how much. period is the number of its budget period; continues is the award whose money it carries on. What was obligated and paid stands in movements.';
create unique index on grants.award (agency, number) where superseded_at = 'infinity';
create index on grants.award (agency, awarded_on desc, id) include (recorded_at, superseded_at, funder, scope, ends_on, closed_on, parent) where superseded_at = 'infinity';
create index on grants.award (agency, cents desc, id) include (recorded_at, superseded_at, funder, scope, awarded_on, ends_on, closed_on, parent) where superseded_at = 'infinity';
create index on grants.award (agency, recipient);
create index on grants.award (agency, parent) where parent is not null;
create index on grants.award (agency, ends_on) where superseded_at = 'infinity' and closed_on is null;
select foundation.guard('grants.award');

create table grants.place (
  like foundation.kept including all,
  award   uuid not null,
  country text not null check (country ~ '^[A-Z]{2}$'),
  foreign key (agency, award, first) references grants.award (agency, id, version)
);
comment on table grants.place is 'A country that an award benefits by name. An award for a whole region or the world names none and is in no count of countries.';
create index on grants.place (agency, award);
create index on grants.place (agency, country);
select foundation.guard('grants.place');

create table grants.source (
  like foundation.kept including all,
  award      uuid not null,
  identifier text not null check (length(identifier) between 1 and 400),
  xml        text not null check (length(xml) <= 2000000),
  currencies text[] not null,
  foreign key (agency, award, first) references grants.award (agency, id, version)
);
comment on table grants.source is 'An award as it came in an IATI file, without whom to call: given out again as it came until something of the award changes here. Amounts in other currencies than dollars stand here alone.';
create unique index on grants.source (agency, award) where superseded_at = 'infinity';
create index on grants.source (agency, award);
select foundation.guard('grants.source', countable => false);

create table grants.movement (
  like foundation.kept including all,
  award     uuid not null,
  kind      text not null check (kind in ('obligated', 'disbursed')),
  on_day    date not null check (on_day between '1990-01-01' and '2100-01-01'),
  cents     bigint not null check (cents <> 0),
  reference text check (length(reference) between 1 and 60),
  foreign key (agency, award, first) references grants.award (agency, id, version)
);
comment on table grants.movement is 'Money obligated or paid out on a day; less than nothing where it was taken back.';
create index on grants.movement (agency, award);
create index on grants.movement (agency, on_day) where superseded_at = 'infinity' and kind = 'obligated';
create index on grants.movement (on_day);
select foundation.guard('grants.movement');

create table grants.condition (
  like foundation.kept including all,
  award    uuid not null,
  kind     text not null check (kind in ('federal-share', 'statement', 'termination', 'conference', 'special')),
  about    text not null check (length(about) between 3 and 1000),
  due_on   date,
  met_on   date,
  evidence text check (length(evidence) between 3 and 1000),
  check (met_on is null or evidence is not null),
  foreign key (agency, award, first) references grants.award (agency, id, version)
);
comment on table grants.condition is 'What an award is held to: share of cost, statement, termination clause, approval of a conference, or a term of its own; and how it was met.';
create index on grants.condition (agency, award);
create index on grants.condition (agency, due_on) where superseded_at = 'infinity' and met_on is null;
select foundation.guard('grants.condition', countable => false);

create table grants.report (
  like foundation.kept including all,
  award       uuid not null,
  kind        text not null check (kind in ('performance', 'financial', 'final')),
  from_day    date not null,
  until_day   date not null check (until_day > from_day),
  due_on      date not null check (due_on >= from_day),
  received_on date,
  accepted_on date check (accepted_on >= received_on),
  narrative   text check (length(narrative) between 1 and 8000),
  foreign key (agency, award, first) references grants.award (agency, id, version)
);
comment on table grants.report is 'A report that an award owes, by when, and when it came and was accepted. It names nobody.';
create unique index on grants.report (agency, award, kind, from_day) where superseded_at = 'infinity';
create index on grants.report (agency, award);
create index on grants.report (agency, due_on) where superseded_at = 'infinity' and received_on is null;
select foundation.guard('grants.report', countable => false);

create table grants.reported (
  like foundation.kept including all,
  report    uuid not null,
  indicator text not null check (indicator in ('persons-assisted', 'officials-trained', 'others-trained', 'shelters-supported', 'hotlines-supported', 'laws-assisted', 'returns-assisted', 'persons-reached')),
  target    int check (target >= 0),
  actual    int not null check (actual >= 0),
  foreign key (agency, report, first) references grants.report (agency, id, version)
);
comment on table grants.reported is 'What a report counts under one indicator: the recipient''s own number, never added to counts of persons of other rooms.';
create index on grants.reported (agency, report);
select foundation.guard('grants.reported', countable => false);

create table grants.visit (
  like foundation.kept including all,
  award      uuid not null,
  kind       text not null check (kind in ('site', 'desk')),
  planned_on date not null,
  held_on    date,
  found      text check (length(found) between 3 and 4000),
  follow_on  date,
  settled_on date,
  check ((held_on is null) = (found is null)),
  foreign key (agency, award, first) references grants.award (agency, id, version)
);
comment on table grants.visit is 'A monitoring visit or desk review: planned, held, what was found, and what must follow until when.';
create index on grants.visit (agency, award);
create index on grants.visit (agency, planned_on) where superseded_at = 'infinity' and held_on is null;
select foundation.guard('grants.visit', countable => false);

create table grants.question (
  like foundation.kept including all,
  award      uuid not null,
  round      int not null check (round >= 1),
  coders     int not null check (coders in (1, 2)),
  standing   text not null check (standing in ('open', 'once', 'differ', 'decided')),
  funder     text not null,
  awarded_on date not null,
  cents      bigint not null,
  foreign key (agency, award, first) references grants.award (agency, id, version)
);
comment on table grants.question is 'Whether an award counts as a measure against trafficking: how many must code it in this round, and how far they are; with what the queue is ordered and narrowed by.';
create unique index on grants.question (agency, award) where superseded_at = 'infinity';
create index on grants.question (agency, award);
create index on grants.question (agency, standing, cents desc, award) include (recorded_at, superseded_at, funder, awarded_on, round) where superseded_at = 'infinity';
create index on grants.question (agency, cents desc, award) include (recorded_at, superseded_at, funder, awarded_on, standing) where superseded_at = 'infinity';
select foundation.guard('grants.question');

create table grants.coding (
  like foundation.kept including all,
  award       uuid not null,
  round       int not null,
  outcome     text not null check (outcome in ('whole', 'share', 'no', 'undecided')),
  share       int not null check (share between 0 and 10000),
  trafficking boolean not null,
  child_labor boolean not null,
  evidence    text not null check (length(evidence) between 3 and 1000),
  coded_on    date not null,
  check ((outcome = 'whole' and share = 10000) or (outcome = 'share' and share between 1 and 9999) or (outcome in ('no', 'undecided') and share = 0)),
  foreign key (agency, award, first) references grants.award (agency, id, version)
);
comment on table grants.coding is 'One person''s coding of an award in a round, made before they can see the other''s. The share is in hundredths of a percent.';
create unique index on grants.coding (agency, award, round, recorded_by) where superseded_at = 'infinity';
create index on grants.coding (agency, award);
select foundation.guard('grants.coding', countable => false);

create table grants.edition (
  like foundation.kept including all,
  number       int not null check (number >= 1),
  published_on date not null check (published_on between '1990-01-01' and '2100-01-01'),
  reason       text not null check (length(reason) between 3 and 1000),
  totals       jsonb not null
);
comment on table grants.edition is 'An edition of the classification, published and never changed: totals of each fiscal year as of it, so that whoever quotes one says of which.';
create unique index on grants.edition (agency, number) where superseded_at = 'infinity';
select foundation.guard('grants.edition');

create table grants.ruling (
  like foundation.kept including all,
  award         uuid not null,
  outcome       text not null check (outcome in ('whole', 'share', 'no', 'undecided')),
  share         int not null check (share between 0 and 10000),
  trafficking   boolean not null,
  child_labor   boolean not null,
  way           text not null check (way in ('one', 'agreed', 'settled', 'rule', 'restored')),
  reason        text not null check (length(reason) between 3 and 1000),
  decided_on    date not null,
  from_edition  int not null check (from_edition >= 1),
  until_edition int check (until_edition > from_edition),
  check ((outcome = 'whole' and share = 10000) or (outcome = 'share' and share between 1 and 9999) or (outcome in ('no', 'undecided') and share = 0)),
  foreign key (agency, award, first) references grants.award (agency, id, version)
);
comment on table grants.ruling is 'How an award counts from one edition until another: by one coder below the threshold, by two who agreed, by a third who settled, by a confirmed rule, or restored.';
create unique index on grants.ruling (agency, award, from_edition) where superseded_at = 'infinity';
create index on grants.ruling (agency, award);
select foundation.guard('grants.ruling');

create table grants.proposal (
  like foundation.kept including all,
  kind        text not null check (kind in ('rule', 'restore')),
  what        jsonb not null,
  reason      text not null check (length(reason) between 3 and 1000),
  proposed_by uuid not null,
  proposed_on date not null,
  outcome     text check (outcome in ('confirmed', 'refused')),
  decided_by  uuid,
  decided_on  date,
  moved       int,
  check ((outcome is null) = (decided_by is null) and (outcome is null) = (decided_on is null)),
  check (decided_by is distinct from proposed_by)
);
comment on table grants.proposal is 'A rule or a return to an earlier edition that would move many awards at once: one proposes after seeing what moves, another confirms.';
select foundation.guard('grants.proposal', countable => false);
