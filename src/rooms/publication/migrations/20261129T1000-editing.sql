-- Who writes which paragraph, what is said about it, who proposes a release and who releases it, and who may read it before its day.

create table publication.proposal (
  like foundation.kept including all,
  year          int not null check (year between 1990 and 2199),
  draft         uuid not null,
  draft_version int not null check (draft_version >= 1),
  counted_as_of timestamptz not null,
  reasons       jsonb not null default '[]' check (jsonb_typeof(reasons) = 'array'),
  words         text check (length(words) between 1 and 1000),
  proposed_by   uuid not null,
  standing      text not null check (standing in ('waiting', 'released', 'returned', 'withdrawn')),
  decided_by    uuid,
  answer        text check (length(answer) between 1 and 1000),
  check (standing <> 'released' or (decided_by is not null and decided_by <> proposed_by)),
  foreign key (agency, draft, first) references publication.assessment (agency, id, version)
);
comment on table publication.proposal is 'A release that somebody proposes; another one releases it as it was counted then, or returns it.';
create unique index on publication.proposal (agency, year) where standing = 'waiting' and superseded_at = 'infinity';
create index on publication.proposal (agency, draft);
select foundation.guard('publication.proposal', countable => false);

create table publication.comment (
  like foundation.kept including all,
  year       int not null,
  draft      uuid not null,
  block      text not null check (block ~ '^[a-z0-9]{6,24}$'),
  words      text not null check (length(words) between 1 and 2000),
  must       boolean not null,
  written_by uuid not null,
  standing   text not null check (standing in ('open', 'answered', 'resolved')),
  foreign key (agency, draft, first) references publication.assessment (agency, id, version)
);
comment on table publication.comment is 'What somebody says of a paragraph; while it is not resolved it stands on the checklist.';
comment on column publication.comment.must is 'Whether a release waits for it to be resolved.';
create index on publication.comment (agency, draft);
select foundation.guard('publication.comment', countable => false);

create table publication.reply (
  like foundation.kept including all,
  comment    uuid not null,
  words      text not null check (length(words) between 1 and 2000),
  written_by uuid not null,
  foreign key (agency, comment, first) references publication.comment (agency, id, version)
);
comment on table publication.reply is 'What is answered to a comment.';
create index on publication.reply (agency, comment);
select foundation.guard('publication.reply', countable => false);

create table publication.hold (
  like foundation.kept including all,
  draft   uuid not null,
  block   text not null check (block ~ '^[a-z0-9]{6,24}$'),
  held_by uuid not null,
  until   timestamptz not null,
  taken_from uuid,
  words   text check (length(words) between 1 and 400),
  foreign key (agency, draft, first) references publication.assessment (agency, id, version)
);
comment on table publication.hold is 'Who is writing a paragraph; it ends by itself, and may be taken over with a word to whoever had it.';
create unique index on publication.hold (agency, draft, block) where superseded_at = 'infinity';
select foundation.guard('publication.hold', countable => false);

create table publication.reader (
  like foundation.kept including all,
  year     int not null check (year between 1990 and 2199),
  office   text not null check (length(office) between 2 and 120),
  role     text not null check (length(role) between 2 and 120),
  person   text check (length(person) between 2 and 120),
  reads_at timestamptz not null,
  why      text not null check (length(why) between 3 and 300),
  standing text not null check (standing in ('listed', 'struck'))
);
comment on table publication.reader is 'Who may read an Assessment before its day, and from when; the public is told the office, the role and the hour, never the person.';
create index on publication.reader (agency, year);
select foundation.guard('publication.reader', countable => false);

-- What a release says of itself besides its numbers and its text, apart, so that a list of versions need not read all of them whole.
alter table publication.release add column head jsonb check (jsonb_typeof(head) = 'object');
comment on column publication.release.head is 'The version, its weight, what changed and who could read it before the day, as the payload has them; null where a release was signed before there were versions.';
drop view publication.release_as_of;
create view publication.release_as_of with (security_invoker = true) as select * from publication.release
  where recorded_at <= (select foundation.as_of()) and superseded_at > (select foundation.as_of());
grant select on publication.release_as_of to fourfold_app;
grant select (head) on publication.release to fourfold_public;
