-- Phrases are the agency's own to change. Those shipped stay as they are; what an agency says instead, adds or leaves out
-- stands in its own rows. A phrase is said in English and in Spanish, so that nobody is answered in a language they do not read.
create table hotline.own_phrase (
  like foundation.kept including all,
  shortcut text not null check (shortcut ~ '^[a-z]{2,12}$'),
  en       text check (length(en) between 2 and 1000),
  es       text check (length(es) between 2 and 1000),
  used     boolean not null,
  check ((en is null) = (es is null))
);
comment on table hotline.own_phrase is 'What an agency says under a shortcut; no text means the one that is shipped.';
create unique index on hotline.own_phrase (agency, shortcut, version);
select foundation.guard('hotline.own_phrase', countable => false);
comment on table hotline.phrase is 'Phrases as they are shipped, called by a semicolon.';
