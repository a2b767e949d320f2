-- The Assessment: its text as it is written, and what was released of it. What is released is the public's to read and nobody's to change.

create schema publication;

create table publication.assessment (
  like foundation.kept including all,
  year     int not null check (year between 1990 and 2199),
  sections jsonb not null check (jsonb_typeof(sections) = 'array')
);
comment on table publication.assessment is 'The text of the Assessment of a fiscal year as it is being written; every number in it is a token.';
create unique index on publication.assessment (agency, year, version);
select foundation.guard('publication.assessment', countable => false);

create table publication.release (
  like foundation.kept including all,
  year        int not null check (year between 1990 and 2199),
  sequence    int not null check (sequence >= 1),
  publisher   text not null check (length(publisher) between 1 and 40),
  released_at timestamptz not null,
  counted_as_of timestamptz not null,
  payload     text not null,
  signature   bytea not null check (length(signature) = 64),
  public_key  bytea not null
);
comment on table publication.release is 'One release of an Assessment: its canonical JSON (RFC 8785) with every cell, the digests of its text and the digest of the release before, signed by the installation (Ed25519).';
comment on column publication.release.public_key is 'The key that verifies the signature, as SPKI.';
create unique index on publication.release (agency, year, sequence, version);
select foundation.guard('publication.release', countable => false);

create table publication.cell (
  like foundation.kept including all,
  release     uuid not null,
  year        int not null,
  sequence    int not null,
  figure      text not null check (length(figure) between 4 and 300),
  measure     text not null,
  definition  int not null check (definition >= 1),
  title       text not null,
  question    text not null,
  topic       text not null,
  unit        text not null,
  basis       text not null,
  period      text not null,
  from_day    date,
  until_day   date not null,
  dimension   text,
  dimension_title text,
  code        text,
  code_label  text,
  value       bigint,
  currency    text check (currency ~ '^[A-Z]{3}$'),
  status      text not null check (status in ('', 'c', 'r')),
  held        boolean not null default false,
  previous    bigint,
  reason_code text,
  reason_words text,
  sentence    text not null,
  counted_once text not null,
  authority   text not null,
  in_text     boolean not null,
  released_at timestamptz not null,
  check ((status = 'c') = (value is null)),
  check ((dimension is null) = (code is null)),
  foreign key (agency, release, first) references publication.release (agency, id, version)
);
comment on table publication.cell is 'One released number with everything needed to read it; c: withheld, r: revised, with the number before and the reason.';
comment on column publication.cell.held is 'Kept at what the release before said, because a small cell moved by very little (R16).';
create unique index on publication.cell (agency, release, figure, version);
create index on publication.cell (figure, recorded_at desc);
create index on publication.cell (measure, recorded_at desc);
select foundation.guard('publication.cell', countable => false);

create table publication.edition (
  like foundation.kept including all,
  release  uuid not null,
  year     int not null,
  sequence int not null,
  title    text not null,
  html     text not null,
  pdf      bytea not null,
  foreign key (agency, release, first) references publication.release (agency, id, version)
);
comment on table publication.edition is 'A release as it was shown and printed.';
create unique index on publication.edition (agency, release, version);
create index on publication.edition (year, recorded_at desc);
select foundation.guard('publication.edition', countable => false);

-- The public reads released rows of these three tables, without who wrote them, and nothing else.
grant usage on schema publication to fourfold_public;
create policy published on publication.release for select to fourfold_public using (true);
create policy published on publication.cell for select to fourfold_public using (true);
create policy published on publication.edition for select to fourfold_public using (true);
grant select (id, recorded_at, superseded_at, year, sequence, publisher, released_at, counted_as_of, payload, signature, public_key) on publication.release to fourfold_public;
grant select (id, recorded_at, superseded_at, release, year, sequence, figure, measure, definition, title, question, topic, unit, basis, period, from_day, until_day, dimension, dimension_title, code, code_label,
  value, currency, status, held, previous, reason_code, reason_words, sentence, counted_once, authority, in_text, released_at) on publication.cell to fourfold_public;
grant select (id, recorded_at, superseded_at, release, year, sequence, title, html, pdf) on publication.edition to fourfold_public;
