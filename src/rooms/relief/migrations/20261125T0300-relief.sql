-- Immigration relief: continued presence, T and U applications with their families, adjustment, reunification, and what is due when.
-- Figures count only what the deciding office holds (kept_as = 'office'); a provider's rows about its client's application are its tracker.

create table relief.presence (
  like foundation.kept including all,
  person      uuid not null,
  number      text not null check (number ~ '^CP-[0-9]{2}-[0-9]{8}$'),
  kept_as     text not null check (kept_as in ('office', 'tracker')),
  basis       text not null check (basis in ('witness', 'civil-action')),
  requester   text not null check (requester in ('ice', 'fbi', 'us-attorney', 'labor', 'state', 'other-federal')),
  received_on date not null check (received_on between '2000-10-28' and '2100-01-01'),
  age_group   text not null check (age_group in ('adult', 'minor', 'unknown')),
  sex         text not null check (sex in ('female', 'male', 'another', 'unknown')),
  citizenship text not null check (citizenship ~ '^[A-Z]{2}$'),
  state       text not null check (state in ('requested', 'filed', 'issued', 'ended', 'revoked', 'denied', 'withdrawn')),
  issued_on   date check (issued_on >= received_on),
  ends_on     date check (ends_on > received_on),
  outcome     text check (outcome in ('issued', 'denied', 'withdrawn')),
  decided_on  date check (decided_on >= received_on),
  reason      text check (length(reason) between 2 and 40),
  check ((outcome is null) = (decided_on is null)),
  foreign key (agency, person, first) references people.person (agency, id, version)
);
comment on table relief.presence is 'A request that a person be permitted to remain, 22 USC 7105(c)(3) and 28 CFR 1100.35. State, issue and end are what the steps make of it; received_on is the day law enforcement received it, (d)(7)(B).';
create unique index on relief.presence (agency, number, version);
create index on relief.presence (agency, person);
create index on relief.presence (agency, state, ends_on);
create index on relief.presence (issued_on);
select foundation.guard('relief.presence');

create table relief.presence_step (
  like foundation.kept including all,
  presence  uuid not null,
  step      text not null check (step in ('filed', 'issued', 'renewed', 'ended', 'revoked', 'denied', 'withdrawn')),
  on_day    date not null check (on_day between '2000-10-28' and '2100-01-01'),
  ends_on   date check (ends_on > on_day),
  reason    text check (length(reason) between 2 and 40),
  authority text not null check (length(authority) between 3 and 200),
  foreign key (agency, presence, first) references relief.presence (agency, id, version)
);
comment on table relief.presence_step is 'What was done on a request for continued presence: one row for each act, never changed.';
create index on relief.presence_step (agency, presence);
select foundation.guard('relief.presence_step');

-- A civil action under 18 USC 1595: while it is pending, the person must be permitted to remain, 22 USC 7105(c)(3)(A)(iii).
create table relief.civil_action (
  like foundation.kept including all,
  person       uuid not null,
  kept_as      text not null check (kept_as in ('office', 'tracker')),
  filed_on     date not null check (filed_on between '2000-10-28' and '2100-01-01'),
  concluded_on date check (concluded_on >= filed_on),
  foreign key (agency, person, first) references people.person (agency, id, version)
);
comment on table relief.civil_action is 'A civil action of the person under 18 USC 1595, by its days only; which court and whom it names is not kept.';
create index on relief.civil_action (agency, person);
select foundation.guard('relief.civil_action');

create table relief.application (
  like foundation.kept including all,
  person      uuid not null,
  number      text not null check (number ~ '^[TUA]-[0-9]{2}-[0-9]{8}$'),
  kept_as     text not null check (kept_as in ('office', 'tracker')),
  kind        text not null check (kind in ('status', 'adjustment')),
  class       text not null check (class ~ '^(T-[1-6]|U-[1-5])$'),
  principal   uuid,
  relation    text check (relation in ('spouse', 'child', 'parent', 'sibling', 'child-of-derivative')),
  subclause   text check (subclause in ('I', 'II', 'III')),
  principal_under_21 boolean,
  received_on date not null check (received_on between '2000-10-28' and '2100-01-01'),
  age_group   text not null check (age_group in ('adult', 'minor', 'unknown')),
  sex         text not null check (sex in ('female', 'male', 'another', 'unknown')),
  citizenship text not null check (citizenship ~ '^[A-Z]{2}$'),
  state       text not null check (state in ('received', 'bona-fide', 'asked', 'answered', 'waiting', 'approved', 'denied', 'appealed', 'reopened', 'withdrawn', 'revoked', 'closed')),
  outcome     text check (outcome in ('approved', 'denied', 'withdrawn')),
  decided_on  date check (decided_on >= received_on),
  ends_on     date,
  reason      text check (length(reason) between 2 and 40),
  check ((outcome is null) = (decided_on is null)),
  check ((class in ('T-1', 'U-1')) = (relation is null)),
  foreign key (agency, person, first) references people.person (agency, id, version),
  foreign key (agency, principal, first) references relief.application (agency, id, version)
);
comment on table relief.application is 'An application for T or U status (I-914, I-918, with a Supplement A for each of the family) or for adjustment from it (I-485). State, outcome and end are what the steps make of it.';
comment on column relief.application.principal_under_21 is 'Whether the principal was under 21 when the principal applied: frozen on that day, 8 USC 1184(o)(5).';
comment on column relief.application.subclause is 'Of 8 USC 1101(a)(15)(T)(ii): by the principal''s age (I, II), or by present danger of retaliation (III).';
create unique index on relief.application (agency, number, version);
create index on relief.application (agency, person);
create index on relief.application (agency, principal);
create index on relief.application (agency, state, received_on);
create index on relief.application (agency, outcome, decided_on);
create index on relief.application (agency, decided_on);
create index on relief.application (received_on);
select foundation.guard('relief.application');

create table relief.application_step (
  like foundation.kept including all,
  application uuid not null,
  step      text not null check (step in ('bona-fide', 'asked', 'answered', 'waiting-list', 'approved', 'denied', 'appealed', 'appeal-sustained', 'appeal-dismissed', 'exhausted', 'withdrawn', 'revoked', 'extended')),
  on_day    date not null check (on_day between '2000-10-28' and '2100-01-01'),
  due_on    date check (due_on > on_day),
  ends_on   date check (ends_on > on_day),
  reason    text check (length(reason) between 2 and 40),
  authority text not null check (length(authority) between 3 and 200),
  foreign key (agency, application, first) references relief.application (agency, id, version)
);
comment on table relief.application_step is 'What was done on an application: one row for each act, never changed.';
create index on relief.application_step (agency, application);
create index on relief.application_step (on_day);
select foundation.guard('relief.application_step');

-- What an office was told, in whose words: sealed, and tagged with where it came from (8 USC 1367(a)(1)).
create table relief.information (
  like foundation.kept including all,
  person      uuid not null,
  application uuid,
  presence    uuid,
  source      text not null check (source in ('applicant', 'law-enforcement', 'record', 'provider', 'other', 'perpetrator')),
  sealed      bytea not null,
  check ((application is null) <> (presence is null)),
  foreign key (agency, person, first) references people.person (agency, id, version),
  foreign key (agency, application, first) references relief.application (agency, id, version),
  foreign key (agency, presence, first) references relief.presence (agency, id, version)
);
comment on table relief.information is 'Information on an application or a request, sealed under the person''s key, with its source. A denial that rests solely on what the perpetrator furnished is refused, 8 USC 1367(a)(1)(E)-(F).';
create index on relief.information (agency, application);
create index on relief.information (agency, presence);
select foundation.guard('relief.information', countable => false);

create table relief.denial_basis (
  like foundation.kept including all,
  application_step uuid,
  presence_step    uuid,
  information      uuid not null,
  check ((application_step is null) <> (presence_step is null)),
  foreign key (agency, application_step, first) references relief.application_step (agency, id, version),
  foreign key (agency, presence_step, first) references relief.presence_step (agency, id, version),
  foreign key (agency, information, first) references relief.information (agency, id, version)
);
comment on table relief.denial_basis is 'Which information a denial or a revocation rests on.';
create index on relief.denial_basis (agency, application_step);
create index on relief.denial_basis (agency, information);
select foundation.guard('relief.denial_basis', countable => false);

create table relief.absence (
  like foundation.kept including all,
  person      uuid not null,
  kept_as     text not null check (kept_as in ('office', 'tracker')),
  left_on     date not null check (left_on between '2000-10-28' and '2100-01-01'),
  returned_on date check (returned_on >= left_on),
  justified   text check (justified in ('assisting', 'certified')),
  foreign key (agency, person, first) references people.person (agency, id, version)
);
comment on table relief.absence is 'A departure from the United States; more than 90 days at once or 180 in all breaks continuous presence unless it was to assist or certified, 8 USC 1255(l)(3).';
create index on relief.absence (agency, person);
select foundation.guard('relief.absence', countable => false);

create table relief.completion (
  like foundation.kept including all,
  person       uuid not null,
  kept_as      text not null check (kept_as in ('office', 'tracker')),
  completed_on date not null check (completed_on between '2000-10-28' and '2100-01-01'),
  foreign key (agency, person, first) references people.person (agency, id, version)
);
comment on table relief.completion is 'The Attorney General found the investigation or prosecution complete, 8 USC 1255(l)(1)(A).';
create index on relief.completion (agency, person);
select foundation.guard('relief.completion', countable => false);

create table relief.permit (
  like foundation.kept including all,
  person      uuid not null,
  application uuid,
  kept_as     text not null check (kept_as in ('office', 'tracker')),
  kind        text not null check (kind in ('work', 'travel')),
  category    text not null check (category in ('a16', 'c25', 'c40', 'c11', 'a19', 'c14', 'parole', 'other')),
  valid_from  date not null check (valid_from between '2000-10-28' and '2100-01-01'),
  valid_until date not null check (valid_until > valid_from),
  foreign key (agency, person, first) references people.person (agency, id, version),
  foreign key (agency, application, first) references relief.application (agency, id, version)
);
comment on table relief.permit is 'A work authorization or a travel document by its days: a duty to T status, 8 USC 1101(i)(2). valid_until is the first day on which it no longer holds.';
create index on relief.permit (agency, person);
create index on relief.permit (agency, application);
select foundation.guard('relief.permit');

-- Reunification of the family and voluntary return: the pilot of PRM and IOM (founding chapter, line 36).
create table relief.reunification (
  like foundation.kept including all,
  person      uuid not null,
  principal   uuid not null,
  kept_as     text not null check (kept_as in ('office', 'tracker')),
  kind        text not null check (kind in ('reunification', 'return')),
  class       text check (class ~ '^T-[2-6]$'),
  country     text not null check (country ~ '^[A-Z]{2}$'),
  opened_on   date not null check (opened_on between '2000-10-28' and '2100-01-01'),
  state       text not null check (state in ('opened', 'approved', 'consular', 'travel', 'arrived', 'returned', 'followed-up', 'closed', 'stopped')),
  arrived_on  date check (arrived_on >= opened_on),
  check ((kind = 'reunification') = (class is not null)),
  check ((kind = 'return') = (person = principal)),
  foreign key (agency, person, first) references people.person (agency, id, version),
  foreign key (agency, principal, first) references people.person (agency, id, version)
);
comment on table relief.reunification is 'A case of the reunification pilot: a member of the family comes to the principal, or the principal returns home by their own wish.';
create index on relief.reunification (agency, person);
create index on relief.reunification (agency, principal);
create index on relief.reunification (agency, state, opened_on);
select foundation.guard('relief.reunification');

create table relief.reunification_step (
  like foundation.kept including all,
  reunification uuid not null,
  step   text not null check (step in ('approved', 'consular', 'travel', 'arrived', 'returned', 'followed-up', 'closed', 'stopped')),
  on_day date not null check (on_day between '2000-10-28' and '2100-01-01'),
  foreign key (agency, reunification, first) references relief.reunification (agency, id, version)
);
comment on table relief.reunification_step is 'What was done on a case of reunification or return.';
create index on relief.reunification_step (agency, reunification);
select foundation.guard('relief.reunification_step');

-- Deadlines as they follow from the records by dated law. A deadline that moves gets a next version, so its versions are the log of its computing.
create table relief.deadline (
  like foundation.kept including all,
  person       uuid not null,
  subject      uuid not null,
  lane         text not null check (lane in ('presence', 'status', 'family', 'adjustment', 'work')),
  kind         text not null check (kind in ('presence-ends', 'evidence-due', 'appeal-due', 'status-ends', 'adjust-from', 'return-by', 'work-ends', 'travel-ends')),
  due_on       date not null,
  counted_from date,
  amount       int check (amount > 0),
  unit         text check (unit in ('days', 'months', 'years')),
  citation     text not null check (length(citation) between 3 and 600),
  cause        text not null check (length(cause) between 3 and 60),
  state        text not null check (state in ('open', 'met', 'void')),
  foreign key (agency, person, first) references people.person (agency, id, version)
);
comment on table relief.deadline is 'What is due by when, with the rule and the count. due_on is the last day that is in time, or for adjust-from the first.';
create unique index on relief.deadline (agency, subject, kind) where superseded_at = 'infinity' and state = 'open';
create index on relief.deadline (agency, person);
create index on relief.deadline (agency, subject);
create index on relief.deadline (agency, state, due_on);
create index on relief.deadline (agency, kind, due_on);
select foundation.guard('relief.deadline', countable => false);

-- What the Department of Homeland Security told this office of a person, so that it may determine eligibility (8 USC 1367(b)(5), 22 USC 7105(b)(1)(E)).
create table relief.notice (
  like foundation.kept including all,
  person   uuid not null,
  kind     text not null check (kind in ('continued-presence', 'bona-fide-t', 't-status', 'ended')),
  ended    text check (ended in ('continued-presence', 'bona-fide-t', 't-status')),
  dated_on date not null check (dated_on between '2000-10-28' and '2100-01-01'),
  ends_on  date check (ends_on > dated_on),
  office   text not null check (length(office) between 2 and 200),
  check ((kind = 'ended') = (ended is not null)),
  foreign key (agency, person, first) references people.person (agency, id, version)
);
comment on table relief.notice is 'A status notice as received, in the rows of the office that received it.';
create index on relief.notice (agency, person);
create index on relief.notice (agency, dated_on);
select foundation.guard('relief.notice', countable => false);

-- What this office told a benefit-granting office, so that nothing is told twice and what is owed is seen.
create table relief.told (
  like foundation.kept including all,
  person   uuid not null,
  subject  uuid not null,
  kind     text not null check (kind in ('continued-presence', 'bona-fide-t', 't-status', 'ended')),
  ended    text check (ended in ('continued-presence', 'bona-fide-t', 't-status')),
  dated_on date not null,
  office   uuid not null,
  told_on  date not null,
  foreign key (agency, person, first) references people.person (agency, id, version)
);
comment on table relief.told is 'A status notice that was sent: of which record, what it says, to which office, and when.';
create index on relief.told (agency, person);
create index on relief.told (agency, subject);
select foundation.guard('relief.told', countable => false);

-- Questions from outside whether somebody has a file. Only a lawful, sworn purpose is answered; for every other the answer is one and the same, and no person is looked up or kept.
create table relief.question (
  like foundation.kept including all,
  asker    text not null check (asker in ('dhs', 'doj', 'state', 'benefit-agency', 'court', 'provider', 'local-police', 'employer', 'relative', 'press', 'defense', 'other')),
  purpose  text not null check (purpose in ('department', 'law-enforcement', 'benefits', 'judicial-review', 'waiver', 'services', 'national-security', 'none')),
  sworn    boolean not null,
  asked_on date not null,
  person   uuid,
  answered boolean not null,
  authority text not null check (length(authority) between 3 and 200),
  check (answered or person is null),
  foreign key (agency, person, first) references people.person (agency, id, version)
);
comment on table relief.question is 'The log of questions from outside whether a person has a file, 8 USC 1367(a)(2), (b).';
create index on relief.question (agency, asked_on);
select foundation.guard('relief.question', countable => false);
