-- Inspections of work places under the laws of wages and hours. Nobody who works there is named: workers are counted, and the
-- employer's name and place stand sealed under a key of the inspection. Money is in cents.

create schema inspections;

create table inspections.inspection (
  like foundation.kept including all,
  number       text not null check (number ~ '^W-[0-9]{2}-[0-9]{8}$'),
  reference    text check (length(reference) between 1 and 40),
  opened_on    date not null check (opened_on between '1990-01-01' and '2100-01-01'),
  started_by   text not null check (started_by in ('complaint', 'directed')),
  industry     text not null check (industry in ('agriculture', 'garment', 'restaurants', 'hotels', 'cleaning', 'construction', 'food-processing', 'health-care', 'households', 'landscaping', 'beauty', 'other')),
  place        text not null check (place ~ '^[A-Z]{2}$'),
  outcome      text check (outcome in ('no-violation', 'paid', 'agreed', 'court')),
  concluded_on date check (concluded_on >= opened_on),
  workers      int check (workers between 0 and 1000000),
  check ((outcome is null) = (concluded_on is null)),
  check ((outcome is null) = (workers is null))
);
comment on table inspections.inspection is 'One inspection of one employer: begun by a complaint, or directed by the office.';
comment on column inspections.inspection.reference is 'The number the office itself gives the inspection in its own files.';
comment on column inspections.inspection.place is 'The State or territory, two letters.';
comment on column inspections.inspection.workers is 'Persons to whom any violation was done, each once, as found when the inspection was concluded.';
create unique index on inspections.inspection (agency, number, version);
create unique index on inspections.inspection (agency, reference, version) where reference is not null;
create index on inspections.inspection (agency, opened_on desc);
create index on inspections.inspection (opened_on);
select foundation.guard('inspections.inspection');

create table inspections.employer (
  like foundation.kept including all,
  inspection uuid not null,
  sealed     bytea not null,
  foreign key (agency, inspection, first) references inspections.inspection (agency, id, version)
);
comment on table inspections.employer is 'Who the employer is and where, sealed: an employer may be a natural person.';
create unique index on inspections.employer (agency, inspection, version);
select foundation.guard('inspections.employer', countable => false);

create table inspections.activity (
  like foundation.kept including all,
  inspection uuid not null,
  kind       text not null check (kind in ('opening-conference', 'records', 'interviews', 'visit', 'closing-conference')),
  about      text not null check (about in ('wages', 'hours', 'records', 'child-labor', 'housing', 'transport', 'recruitment')),
  done_on    date not null check (done_on between '1990-01-01' and '2100-01-01'),
  foreign key (agency, inspection, first) references inspections.inspection (agency, id, version)
);
comment on table inspections.activity is 'What was done on an inspection, and about what. There is no activity about trafficking, for the office has no power to look into it.';
create index on inspections.activity (agency, inspection);
select foundation.guard('inspections.activity');

create table inspections.violation (
  like foundation.kept including all,
  inspection uuid not null,
  law        text not null check (law in ('minimum-wage', 'overtime', 'records', 'child-labor', 'retaliation', 'farm-workers', 'h-2a', 'h-1b', 'public-works', 'service-contracts')),
  found_on   date not null check (found_on between '1990-01-01' and '2100-01-01'),
  workers    int not null check (workers between 1 and 1000000),
  cents      bigint not null check (cents between 0 and 100000000000),
  foreign key (agency, inspection, first) references inspections.inspection (agency, id, version)
);
comment on table inspections.violation is 'A violation of a law that the office enforces, the workers it was done to, and the back wages computed.';
create index on inspections.violation (agency, inspection);
create index on inspections.violation (found_on);
select foundation.guard('inspections.violation');

create table inspections.payment (
  like foundation.kept including all,
  inspection uuid not null,
  paid_on    date not null check (paid_on between '1990-01-01' and '2100-01-01'),
  workers    int not null check (workers between 1 and 1000000),
  cents      bigint not null check (cents between 1 and 100000000000),
  foreign key (agency, inspection, first) references inspections.inspection (agency, id, version)
);
comment on table inspections.payment is 'Back wages that the employer paid, and to how many workers.';
create index on inspections.payment (agency, inspection);
create index on inspections.payment (paid_on);
select foundation.guard('inspections.payment');

create table inspections.indicator (
  like foundation.kept including all,
  inspection uuid not null,
  kind       text not null check (kind in ('papers-kept', 'pay-withheld', 'movement-restricted', 'threats', 'violence', 'debt', 'isolation', 'lives-at-work', 'fees', 'minor')),
  seen_on    date not null check (seen_on between '1990-01-01' and '2100-01-01'),
  workers    int not null check (workers between 1 and 1000000),
  urgent     boolean not null,
  noted_at   timestamptz not null,
  foreign key (agency, inspection, first) references inspections.inspection (agency, id, version)
);
comment on table inspections.indicator is 'A sign of trafficking that was seen at work under the laws of wages. It says what was seen and nothing of whether it was trafficking.';
create index on inspections.indicator (agency, inspection);
create index on inspections.indicator (seen_on);
select foundation.guard('inspections.indicator');

create table inspections.referral (
  like foundation.kept including all,
  inspection      uuid not null,
  recipient       uuid,
  recipient_name  text not null check (length(recipient_name) between 2 and 200),
  sent_at         timestamptz not null,
  sent_on         date not null,
  due_at          timestamptz not null,
  message         uuid,
  acknowledged_on date,
  acknowledged_by text check (acknowledged_by in ('opened', 'accepted', 'letter', 'telephone')),
  reference       text check (length(reference) between 1 and 80),
  outcome         text check (outcome in ('accepted', 'declined', 'done', 'not-done')),
  check ((acknowledged_on is null) = (acknowledged_by is null)),
  check (recipient is null or message is not null),
  foreign key (agency, inspection, first) references inspections.inspection (agency, id, version)
);
comment on table inspections.referral is 'An inspection referred to law enforcement: to whom, by when receipt is to be shown, and the proof that it was received.';
comment on column inspections.referral.message is 'The referral in the room of sharing, where the office works here too.';
create index on inspections.referral (agency, inspection);
create index on inspections.referral (sent_on);
create index on inspections.referral (agency, superseded_at) where acknowledged_on is null;
select foundation.guard('inspections.referral');

create table inspections.declaration (
  like foundation.kept including all,
  inspection uuid not null,
  supports   text not null check (supports in ('T', 'U')),
  asked_on   date not null check (asked_on between '1990-01-01' and '2100-01-01'),
  decided_on date check (decided_on >= asked_on),
  outcome    text check (outcome in ('signed', 'declined')),
  reason     text check (length(reason) between 3 and 400),
  check ((outcome is null) = (decided_on is null)),
  check ((reason is not null) = (outcome is not distinct from 'declined'))
);
comment on table inspections.declaration is 'A declaration that a worker asked of the office in support of T or U status. Whose it is stands in the papers of the inspection and not here: it is secret, 8 USC 1367.';
alter table inspections.declaration add foreign key (agency, inspection, first) references inspections.inspection (agency, id, version);
create index on inspections.declaration (agency, inspection);
create index on inspections.declaration (decided_on);
select foundation.guard('inspections.declaration');

create table inspections.outreach (
  like foundation.kept including all,
  kind     text not null check (kind in ('consulate', 'community', 'workers', 'employers')),
  partner  text not null check (length(partner) between 2 and 200),
  country  text check (country ~ '^[A-Z]{2}$'),
  place    text not null check (place ~ '^[A-Z]{2}$'),
  held_on  date not null check (held_on between '1990-01-01' and '2100-01-01'),
  attended int not null check (attended between 0 and 1000000),
  check ((country is not null) = (kind = 'consulate'))
);
comment on table inspections.outreach is 'An event with a consulate, a community, workers or employers, and how many attended it: attendances, and not persons counted once.';
create unique index on inspections.outreach (agency, kind, partner, place, held_on, version);
create index on inspections.outreach (held_on);
select foundation.guard('inspections.outreach');
