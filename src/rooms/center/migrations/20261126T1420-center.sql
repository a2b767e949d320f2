-- The Human Smuggling and Trafficking Center (8 USC 1777): leads and what became of them, criminal intelligence under 28 CFR 23,
-- products and to whom they went, requests from and to other countries. What identifies anybody stands sealed.

create schema center;

create table center.lead (
  like foundation.kept including all,
  number       text not null check (number ~ '^T-[0-9]{2}-[0-9]{8}$'),
  reference    text check (length(reference) between 1 and 40),
  received_on  date not null check (received_on between '1990-01-01' and '2100-01-01'),
  source       text not null check (source in ('hotline', 'public', 'agency', 'inspection', 'provider', 'embassy', 'foreign', 'task-force', 'own')),
  reliability  text not null check (reliability in ('reliable', 'usually', 'unreliable', 'unknown')),
  confidence   text not null check (confidence in ('confirmed', 'probable', 'doubtful', 'unjudged')),
  form         text not null check (form in ('sex', 'labor', 'both', 'smuggling', 'unknown')),
  place        text check (place ~ '^[A-Z]{2}$'),
  urgent       boolean not null,
  sealed       bytea not null,
  message      uuid,
  assess_by    date not null,
  standing     text not null default 'new' check (standing in ('new', 'assessed', 'referred', 'closed')),
  assessed_on  date check (assessed_on >= received_on),
  closed_on    date check (closed_on >= received_on),
  closed_as    text check (closed_as in ('referred', 'no-substance', 'other-matter', 'duplicate', 'too-little')),
  destroyed_on date,
  check ((closed_on is null) = (closed_as is null)), check ((standing = 'closed') = (closed_on is not null)), check (destroyed_on is null or closed_on is not null)
);
comment on table center.lead is 'A lead or tip: where it came from, how far its source and what it says may be relied on, and what became of it. What it says stands sealed.';
comment on column center.lead.reference is 'The number under which the office''s own log has it.';
comment on column center.lead.message is 'The message in this office''s own mailbox that it was taken from.';
create unique index on center.lead (agency, number, version);
create unique index on center.lead (agency, reference, version) where reference is not null;
create unique index on center.lead (agency, message, version) where message is not null;
create index on center.lead (agency, received_on desc);
create index on center.lead (received_on);
select foundation.guard('center.lead');

create table center.referral (
  like foundation.kept including all,
  lead            uuid not null,
  recipient       uuid,
  recipient_name  text not null check (length(recipient_name) between 2 and 200),
  sent_on         date not null,
  due_at          timestamptz not null,
  message         uuid,
  acknowledged_on date,
  acknowledged_by text check (acknowledged_by in ('opened', 'accepted', 'letter', 'telephone')),
  reference       text check (length(reference) between 1 and 80),
  outcome         text check (outcome in ('accepted', 'declined', 'done', 'not-done')),
  check ((acknowledged_on is null) = (acknowledged_by is null)), check (recipient is null or message is not null),
  foreign key (agency, lead, first) references center.lead (agency, id, version)
);
comment on table center.referral is 'A lead referred to an investigating agency, until when its receipt is to be shown, and the proof that it was received.';
create index on center.referral (agency, lead);
create index on center.referral (sent_on);
create index on center.referral (agency, superseded_at) where message is not null and (outcome is null or outcome = 'accepted');
select foundation.guard('center.referral');

create table center.subject (
  like foundation.kept including all,
  number      text not null check (number ~ '^S-[0-9]{2}-[0-9]{8}$'),
  kind        text not null check (kind in ('person', 'organization')),
  crime       text not null check (crime in ('sex-trafficking', 'labor-trafficking', 'smuggling', 'document-fraud', 'money-laundering', 'corruption')),
  reliability text not null check (reliability in ('reliable', 'usually', 'unreliable', 'unknown')),
  confidence  text not null check (confidence in ('confirmed', 'probable', 'doubtful', 'unjudged')),
  sensitivity text not null check (sensitivity in ('open', 'limited', 'restricted')),
  sealed      bytea not null,
  entered_on  date not null check (entered_on between '1990-01-01' and '2100-01-01'),
  entered_by  uuid not null,
  review_on   date not null,
  holds_until date not null check (holds_until > entered_on),
  lead        uuid,
  purged_on   date,
  purged_as   text check (purged_as in ('not-validated', 'no-suspicion', 'error', 'court-order')),
  check (review_on <= holds_until), check ((purged_on is null) = (purged_as is null)),
  foreign key (agency, lead, first) references center.lead (agency, id, version)
);
comment on table center.subject is 'A person or organization reasonably suspected of criminal conduct, 28 CFR 23.20(a) and (c): who, and on which facts, stands sealed under a key that the purge destroys.';
comment on column center.subject.holds_until is 'The day on which it is purged unless a validation is recorded before, 28 CFR 23.20(h). No edit moves it.';
create unique index on center.subject (agency, number, version);
create index on center.subject (agency, holds_until) where superseded_at = 'infinity' and purged_on is null;
create index on center.subject (purged_on);
select foundation.guard('center.subject');

create table center.validation (
  like foundation.kept including all,
  subject      uuid not null,
  validated_on date not null,
  holds_until  date not null check (holds_until > validated_on),
  sealed       bytea not null,
  foreign key (agency, subject, first) references center.subject (agency, id, version)
);
comment on table center.validation is 'A review that found the suspicion standing: who reviewed, when, why it is kept and until when, 28 CFR 23.20(h). It is a record of its own; changing the subject is none.';
create index on center.validation (agency, subject);
create index on center.validation (validated_on);
select foundation.guard('center.validation');

create table center.dissemination (
  like foundation.kept including all,
  subject        uuid not null,
  recipient      uuid,
  recipient_name text not null check (length(recipient_name) between 2 and 200),
  right_to_know  text not null check (right_to_know in ('law-enforcement', 'prosecution', 'accepts-rules', 'imminent-danger')),
  purpose        text not null check (purpose in ('investigation', 'prosecution', 'safety', 'danger')),
  given_on       date not null,
  given_by       text not null check (given_by in ('paper', 'spoken', 'electronic')),
  sealed         bytea not null,
  told_on        date check (told_on >= given_on),
  check ((right_to_know = 'imminent-danger') = (purpose = 'danger')),
  foreign key (agency, subject, first) references center.subject (agency, id, version)
);
comment on table center.dissemination is 'The ledger of 28 CFR 23.20(g): to whom something of a subject was given, by which right, for what need and when. The need in words goes with the subject''s key; the ledger stays.';
comment on column center.dissemination.told_on is 'When the recipient was told that the subject was purged.';
create index on center.dissemination (agency, subject);
create index on center.dissemination (given_on);
select foundation.guard('center.dissemination');

create table center.product (
  like foundation.kept including all,
  title       text not null check (length(title) between 3 and 200),
  kind        text not null check (kind in ('strategic', 'vulnerability', 'bulletin', 'tactical')),
  sensitivity text not null check (sensitivity in ('open', 'limited', 'restricted'))
);
comment on table center.product is 'Something the center writes: a strategic assessment, the yearly assessment of vulnerabilities (8 USC 1777(c)), a bulletin, tactical intelligence.';
create unique index on center.product (agency, title, version);
select foundation.guard('center.product');

create table center.edition (
  like foundation.kept including all,
  product   uuid not null,
  number    int not null check (number between 1 and 999),
  issued_on date not null check (issued_on between '1990-01-01' and '2100-01-01'),
  changes   text check (length(changes) between 3 and 400),
  sealed    bytea not null,
  check ((number = 1) = (changes is null)),
  foreign key (agency, product, first) references center.product (agency, id, version)
);
comment on table center.edition is 'A version of a product as it was issued; a later one says what changed.';
create unique index on center.edition (agency, product, number, version);
create index on center.edition (issued_on);
select foundation.guard('center.edition');

create table center.addressee (
  like foundation.kept including all,
  product        uuid not null,
  recipient      uuid,
  recipient_name text not null check (length(recipient_name) between 2 and 200),
  since          date not null,
  left_on        date check (left_on >= since),
  foreign key (agency, product, first) references center.product (agency, id, version)
);
comment on table center.addressee is 'Who is on the distribution list of a product, from a day until a day.';
create index on center.addressee (agency, product);
select foundation.guard('center.addressee', countable => false);

create table center.copy (
  like foundation.kept including all,
  edition        uuid not null,
  addressee      uuid not null,
  recipient_name text not null check (length(recipient_name) between 2 and 200),
  sent_on        date not null,
  foreign key (agency, edition, first) references center.edition (agency, id, version),
  foreign key (agency, addressee, first) references center.addressee (agency, id, version)
);
comment on table center.copy is 'An edition as it went to one of those on the list of that day.';
create index on center.copy (agency, edition);
create index on center.copy (sent_on);
select foundation.guard('center.copy');

create table center.request (
  like foundation.kept including all,
  number          text not null check (number ~ '^F-[0-9]{2}-[0-9]{8}$'),
  direction       text not null check (direction in ('from', 'to')),
  country         text not null check (country ~ '^[A-Z]{2}$'),
  partner         text not null check (length(partner) between 2 and 200),
  channel         text not null check (channel in ('liaison', 'police', 'legal-assistance', 'diplomatic')),
  what            text not null check (what in ('information', 'records', 'whereabouts', 'evidence', 'operation', 'training')),
  asked_on        date not null check (asked_on between '1990-01-01' and '2100-01-01'),
  acknowledge_by  date not null,
  answer_by       date not null check (answer_by >= asked_on),
  acknowledged_on date check (acknowledged_on >= asked_on),
  answered_on     date check (answered_on >= asked_on),
  outcome         text check (outcome in ('answered', 'in-part', 'declined', 'withdrawn')),
  reason          text check (reason in ('no-authority', 'nothing-held', 'safety', 'pending-case', 'other')),
  sealed          bytea not null,
  check ((answered_on is null) = (outcome is null)), check ((outcome is not distinct from 'declined') = (reason is not null))
);
comment on table center.request is 'A request from or to another government, with its clocks and its answer; what is asked and answered stands sealed.';
create unique index on center.request (agency, number, version);
create index on center.request (agency, asked_on desc);
create index on center.request (asked_on);
select foundation.guard('center.request');

create table center.founding (
  like foundation.kept including all,
  event     text not null check (event in ('charter', 'statute', 'change')),
  happened  text not null check (happened ~ '^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$'),
  by_whom   text[] not null check (cardinality(by_whom) between 1 and 12),
  authority text not null check (length(authority) between 3 and 200),
  act       text check (length(act) between 3 and 200),
  source    text not null check (length(source) between 3 and 300)
);
comment on table center.founding is 'What established the center, event by event: a charter and a statute are two, each with its own day, which is as exact as its source.';
select foundation.guard('center.founding');
