-- Holding traffickers to account: investigation → case → instrument → counts against defendants → outcome count by count → sentence, restitution, forfeiture, appeal.
-- No table of the services side is named here, and none may be: a victim stands under a pseudonym, and what is known of them beside comes in a packet or not at all.

create schema justice;

create table justice.investigation (
  like foundation.kept including all,
  number    text not null check (number ~ '^[A-Z0-9][A-Z0-9-]{2,29}$'),
  opened_on date not null check (opened_on between '1990-01-01' and '2100-01-01'),
  form      text not null check (form in ('sex', 'labor', 'both', 'unknown')),
  source    text not null check (source in ('tip', 'hotline', 'inspection', 'embassy', 'task-force', 'other-agency', 'own')),
  agencies  text[] not null check (agencies <@ array['fbi', 'ice', 'dol', 'dss', 'state-local', 'foreign'] and cardinality(agencies) > 0),
  standing  text not null default 'open' check (standing in ('open', 'referred', 'declined', 'closed'))
);
comment on table justice.investigation is 'An investigation, once, on the day it was opened, however many agencies work on it.';
create unique index on justice.investigation (agency, number) where superseded_at = 'infinity';
create index on justice.investigation (agency, opened_on);
create index on justice.investigation (opened_on);
select foundation.guard('justice.investigation');

create table justice.investigation_step (
  like foundation.kept including all,
  investigation uuid not null,
  step    text not null check (step in ('referred', 'referred-state', 'declined', 'reopened', 'closed')),
  on_day  date not null,
  reason  text check (reason in ('insufficient-evidence', 'no-jurisdiction', 'limitation', 'witness', 'other-prosecution', 'no-offense', 'policy')),
  persons int check (persons between 1 and 999),
  check ((step = 'declined') = (reason is not null)),
  check ((step = 'referred-state') = (persons is not null)),
  foreign key (agency, investigation, first) references justice.investigation (agency, id, version)
);
comment on table justice.investigation_step is 'What became of an investigation; a decline has its reason, a referral for State prosecution the number of individuals (22 USC 7103(d)(7)(Q)(iii)).';
create index on justice.investigation_step (agency, investigation);
create index on justice.investigation_step (on_day);
select foundation.guard('justice.investigation_step');

create table justice.prosecution (
  like foundation.kept including all,
  docket        text not null check (docket ~ '^([0-9]:)?[0-9]{2}-(CR|MJ)-[0-9]{3,6}$'),
  district      text not null check (district ~ '^[a-z]{2,4}$'),
  filed_on      date not null check (filed_on between '1990-01-01' and '2100-01-01'),
  form          text not null check (form in ('sex', 'labor', 'both', 'unknown')),
  investigation uuid,
  foreign key (agency, investigation, first) references justice.investigation (agency, id, version)
);
comment on table justice.prosecution is 'A prosecution, once, on the day of its first charging paper; what supersedes it files no new case.';
create unique index on justice.prosecution (agency, district, docket) where superseded_at = 'infinity';
create index on justice.prosecution (agency, filed_on);
create index on justice.prosecution (filed_on);
create index on justice.prosecution (agency, investigation);
select foundation.guard('justice.prosecution');

create table justice.instrument (
  like foundation.kept including all,
  prosecution     uuid not null,
  kind     text not null check (kind in ('complaint', 'information', 'indictment', 'superseding-information', 'superseding-indictment')),
  filed_on date not null,
  place    int not null check (place between 1 and 99),
  foreign key (agency, prosecution, first) references justice.prosecution (agency, id, version)
);
comment on table justice.instrument is 'A charging paper of a case, in its order.';
create unique index on justice.instrument (agency, prosecution, place, version);
create index on justice.instrument (agency, prosecution);
create index on justice.instrument (filed_on);
select foundation.guard('justice.instrument');

create table justice.defendant (
  like foundation.kept including all,
  prosecution         uuid not null,
  place        int not null check (place between 1 and 999),
  sealed       bytea not null,
  sex          text not null check (sex in ('female', 'male', 'another', 'unknown')),
  age_group    text not null check (age_group in ('under-18', '18-24', '25-34', '35-44', '45-54', '55-over', 'unknown')),
  race         text not null check (race in ('american-indian', 'asian', 'black', 'pacific', 'white', 'several', 'unknown')),
  origin       text not null check (origin ~ '^[A-Z]{2}$'),
  citizenship  text not null check (citizenship ~ '^[A-Z]{2}$'),
  role         text not null check (role in ('recruiter', 'transporter', 'harborer', 'enforcer', 'manager', 'organizer', 'buyer', 'beneficiary', 'unknown')),
  custody      text not null default 'not-arrested' check (custody in ('not-arrested', 'at-large', 'extradition', 'detained', 'released', 'serving', 'died')),
  charged_on   date,
  convicted_on date,
  convicted_by text check (convicted_by in ('plea', 'verdict')),
  standing     text not null default 'uncharged' check (standing in ('uncharged', 'charged', 'convicted', 'acquitted', 'dismissed')),
  check ((convicted_on is null) = (convicted_by is null)), check ((standing = 'convicted') = (convicted_on is not null)),
  foreign key (agency, prosecution, first) references justice.prosecution (agency, id, version)
);
comment on table justice.defendant is 'A person in one case, once. Name and aliases are sealed under the defendant''s own key.';
comment on column justice.defendant.charged_on is 'The first day on which a charging paper of this case named them.';
comment on column justice.defendant.convicted_on is 'The day of the first plea or verdict of guilty that stands.';
create unique index on justice.defendant (agency, prosecution, place, version);
create index on justice.defendant (agency, prosecution);
create index on justice.defendant (charged_on);
create index on justice.defendant (convicted_on);
select foundation.guard('justice.defendant');

create table justice.defendant_step (
  like foundation.kept including all,
  defendant uuid not null,
  step   text not null check (step in ('at-large', 'arrested', 'released', 'extradition-requested', 'extradited', 'surrendered', 'died')),
  on_day date not null,
  foreign key (agency, defendant, first) references justice.defendant (agency, id, version)
);
comment on table justice.defendant_step is 'Where a defendant is; a fugitive stays charged and is never disposed of.';
create index on justice.defendant_step (agency, defendant);
create index on justice.defendant_step (on_day);
select foundation.guard('justice.defendant_step');

create table justice.count (
  like foundation.kept including all,
  prosecution         uuid not null,
  instrument   uuid not null,
  place        int not null check (place between 1 and 999),
  statute      text not null check (length(statute) between 3 and 40),
  mode         text not null check (mode in ('completed', 'attempt', 'conspiracy')),
  act          text not null check (act in ('recruiting', 'enticing', 'harboring', 'transporting', 'providing', 'obtaining', 'advertising', 'maintaining', 'patronizing', 'soliciting', 'other')),
  victim       text not null check (victim in ('adult', 'minor', 'under-14', 'none')),
  aggravated   boolean not null default false,
  offense_from date not null,
  offense_to   date not null,
  aliens       int check (aliens between 1 and 9999),
  check (offense_from <= offense_to),
  foreign key (agency, prosecution, first) references justice.prosecution (agency, id, version),
  foreign key (agency, instrument, first) references justice.instrument (agency, id, version)
);
comment on table justice.count is 'One count of a charging paper: the section, the act, and the days of the offense, which decide the law.';
comment on column justice.count.aliens is '8 USC 1324 is punished for each alien.';
create unique index on justice.count (agency, instrument, place, version);
create index on justice.count (agency, prosecution);
select foundation.guard('justice.count');

create table justice.charge (
  like foundation.kept including all,
  prosecution         uuid not null,
  count        uuid not null,
  defendant    uuid not null,
  charged_on   date not null,
  carries      uuid,
  standing     text not null default 'charged' check (standing in ('charged', 'pleaded', 'convicted', 'acquitted', 'dismissed', 'superseded', 'vacated', 'struck')),
  standing_on  date not null,
  convicted_on date,
  convicted_by text check (convicted_by in ('plea', 'verdict')),
  check ((convicted_on is null) = (convicted_by is null)), check ((standing in ('pleaded', 'convicted')) = (convicted_on is not null)),
  foreign key (agency, prosecution, first) references justice.prosecution (agency, id, version),
  foreign key (agency, count, first) references justice.count (agency, id, version),
  foreign key (agency, defendant, first) references justice.defendant (agency, id, version)
);
comment on table justice.charge is 'A count against a defendant: one cell of the grid, with how it stands.';
comment on column justice.charge.carries is 'The charge of the paper before, which this one carries on.';
create unique index on justice.charge (agency, count, defendant) where superseded_at = 'infinity' and standing <> 'struck';
create index on justice.charge (agency, prosecution);
create index on justice.charge (agency, defendant);
create index on justice.charge (convicted_on);
create index on justice.charge (charged_on);
select foundation.guard('justice.charge');

create table justice.charge_step (
  like foundation.kept including all,
  charge uuid not null,
  step   text not null check (step in ('charged', 'plea', 'plea-withdrawn', 'guilty', 'not-guilty', 'dismissed', 'superseded', 'vacated', 'reversed')),
  on_day date not null,
  place  int not null check (place between 1 and 999),
  struck boolean not null default false,
  appeal uuid,
  foreign key (agency, charge, first) references justice.charge (agency, id, version)
);
comment on table justice.charge_step is 'What happened to a charge, in order; what was entered by mistake is struck and stays readable as of before.';
create index on justice.charge_step (agency, charge);
create index on justice.charge_step (on_day);
select foundation.guard('justice.charge_step');

create table justice.trial (
  like foundation.kept including all,
  prosecution     uuid not null,
  began_on date not null,
  before   text not null check (before in ('jury', 'bench')),
  ended_on date check (ended_on >= began_on),
  ending   text check (ending in ('verdict', 'mistrial', 'plea', 'dismissal')),
  check ((ended_on is null) = (ending is null)),
  foreign key (agency, prosecution, first) references justice.prosecution (agency, id, version)
);
comment on table justice.trial is 'A trial of a case; its verdicts stand count by count with the charges.';
create index on justice.trial (agency, prosecution);
create index on justice.trial (began_on);
select foundation.guard('justice.trial');

create table justice.sentence (
  like foundation.kept including all,
  defendant        uuid not null,
  sentenced_on     date not null,
  months           int check (months between 0 and 1200),
  life             boolean not null default false,
  probation_months int check (probation_months between 1 and 600),
  release_months   int check (release_months between 1 and 1200),
  fine_cents       bigint check (fine_cents between 1 and 10000000000000),
  ended_on         date check (ended_on >= sentenced_on),
  appeal           uuid,
  check (not (life and months is not null)), check (months is not null or life or probation_months is not null or fine_cents is not null),
  check ((ended_on is null) = (appeal is null)),
  foreign key (agency, defendant, first) references justice.defendant (agency, id, version)
);
comment on table justice.sentence is 'What a court imposed on a defendant; ended where an appeal set it aside, and then another may follow.';
create unique index on justice.sentence (agency, defendant) where superseded_at = 'infinity' and ended_on is null;
create index on justice.sentence (agency, defendant);
create index on justice.sentence (sentenced_on);
select foundation.guard('justice.sentence');

create table justice.restitution (
  like foundation.kept including all,
  defendant  uuid not null,
  ordered_on date not null,
  cents      bigint not null check (cents between 1 and 10000000000000),
  ended_on   date check (ended_on >= ordered_on),
  appeal     uuid,
  check ((ended_on is null) = (appeal is null)),
  foreign key (agency, defendant, first) references justice.defendant (agency, id, version)
);
comment on table justice.restitution is 'An order to pay the victims, 18 USC 1593; the amount in cents.';
create index on justice.restitution (agency, defendant);
create index on justice.restitution (ordered_on);
select foundation.guard('justice.restitution');

create table justice.payment (
  like foundation.kept including all,
  restitution uuid not null,
  paid_on date not null,
  cents   bigint not null check (cents between 1 and 10000000000000),
  foreign key (agency, restitution, first) references justice.restitution (agency, id, version)
);
comment on table justice.payment is 'What was paid on one order (22 USC 7103(d)(7)(Q)(vi) asks for it by order).';
create index on justice.payment (agency, restitution);
create index on justice.payment (paid_on);
select foundation.guard('justice.payment');

create table justice.forfeiture (
  like foundation.kept including all,
  prosecution       uuid not null,
  ordered_on date not null,
  what       text not null check (what in ('money', 'real-property', 'vehicle', 'business', 'other')),
  cents      bigint not null check (cents between 1 and 10000000000000),
  to_victims bigint not null default 0 check (to_victims >= 0),
  check (to_victims <= cents),
  foreign key (agency, prosecution, first) references justice.prosecution (agency, id, version)
);
comment on table justice.forfeiture is 'Property forfeited; it goes first to restitution, 18 USC 1594(f).';
create index on justice.forfeiture (agency, prosecution);
create index on justice.forfeiture (ordered_on);
select foundation.guard('justice.forfeiture');

create table justice.appeal (
  like foundation.kept including all,
  defendant  uuid not null,
  court      text not null check (court in ('ca1', 'ca2', 'ca3', 'ca4', 'ca5', 'ca6', 'ca7', 'ca8', 'ca9', 'ca10', 'ca11', 'cadc', 'scotus')),
  filed_on   date not null,
  decided_on date check (decided_on >= filed_on),
  outcome    text check (outcome in ('affirmed', 'vacated', 'reversed', 'resentence', 'dismissed')),
  check ((decided_on is null) = (outcome is null)),
  foreign key (agency, defendant, first) references justice.defendant (agency, id, version)
);
comment on table justice.appeal is 'An appeal; one that vacates or reverses takes the convictions with it from its day of decision.';
create index on justice.appeal (agency, defendant);
create index on justice.appeal (filed_on);
select foundation.guard('justice.appeal');

create table justice.victim (
  like foundation.kept including all,
  prosecution        uuid not null,
  place       int not null check (place between 1 and 9999),
  identified_on date not null,
  sex         text not null check (sex in ('female', 'male', 'another', 'unknown')),
  age_group   text not null check (age_group in ('adult', 'minor', 'unknown')),
  origin      text not null check (origin ~ '^[A-Z]{2}$'),
  status      text not null check (status in ('citizen', 'resident', 'immigrant', 'none', 'unknown')),
  relation    text not null check (relation in ('third-party', 'family', 'unknown')),
  message     uuid,
  foreign key (agency, prosecution, first) references justice.prosecution (agency, id, version)
);
comment on table justice.victim is 'A victim of a case, under a number and nothing else; `message` is the packet in which a released record came, in this office''s own mailbox.';
create unique index on justice.victim (agency, prosecution, place, version);
create index on justice.victim (agency, prosecution);
create index on justice.victim (identified_on);
select foundation.guard('justice.victim');

create table justice.victim_count (
  like foundation.kept including all,
  victim uuid not null,
  count  uuid not null,
  foreign key (agency, victim, first) references justice.victim (agency, id, version),
  foreign key (agency, count, first) references justice.count (agency, id, version)
);
comment on table justice.victim_count is 'Whom a count was committed against.';
create index on justice.victim_count (agency, victim);
select foundation.guard('justice.victim_count');
