-- Persons of an agency. What identifies them is sealed; what is counted stands beside it without identity.

create schema people;

create table people.person (
  like foundation.kept including all,
  case_code   text not null check (case_code ~ '^[A-Z]{1,3}-[0-9]{3,9}$'),
  sex         text not null default 'unknown' check (sex in ('female', 'male', 'another', 'unknown')),
  citizenship text not null default 'ZZ' check (citizenship ~ '^[A-Z]{2}$'),
  age_group   text not null default 'unknown' check (age_group in ('adult', 'minor', 'unknown')),
  language    text not null default 'und' check (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]+)*$'),
  came_to_notice_on date not null check (came_to_notice_on between '1990-01-01' and '2100-01-01')
);
comment on table people.person is 'A person known to an agency, under a code of that agency. Two records of one person stay two, tied by a link.';
comment on column people.person.age_group is 'By age on the day the person came to notice; the birth date itself is sealed.';
comment on column people.person.citizenship is 'ISO 3166-1 alpha-2 as of the day the person came to notice; ZZ where not known.';
create unique index on people.person (agency, case_code, version);
create index on people.person (agency, came_to_notice_on);
select foundation.guard('people.person');

create table people.identity (
  like foundation.kept including all,
  person    uuid not null,
  sealed    bytea not null,
  foreign key (agency, person, first) references people.person (agency, id, version)
);
comment on table people.identity is 'Names, birth date, numbers and contact of a person, sealed under the person''s own key.';
create unique index on people.identity (agency, person, version);
select foundation.guard('people.identity', countable => false);

create table people.relation (
  like foundation.kept including all,
  person   uuid not null,
  relative uuid not null,
  kind     text not null check (kind in ('spouse', 'parent', 'child', 'sibling', 'guardian', 'other')),
  check (person <> relative),
  foreign key (agency, person, first) references people.person (agency, id, version),
  foreign key (agency, relative, first) references people.person (agency, id, version)
);
comment on table people.relation is 'Family and guardians: relative is the person''s <kind>.';
create index on people.relation (agency, person);
create index on people.relation (agency, relative);
select foundation.guard('people.relation');

create table people.link (
  like foundation.kept including all,
  person    uuid not null,
  same_as   uuid not null,
  reason    text not null check (length(reason) between 3 and 400),
  undone    boolean not null default false,
  undone_reason text check (undone_reason is null or length(undone_reason) between 3 and 400),
  check (person < same_as),
  check (undone = (undone_reason is not null)),
  foreign key (agency, person, first) references people.person (agency, id, version),
  foreign key (agency, same_as, first) references people.person (agency, id, version)
);
comment on table people.link is 'Two records that are one person, with the reason. Taken back by a further version, and remembered.';
create unique index on people.link (agency, person, same_as) where superseded_at = 'infinity' and not undone;
create index on people.link (agency, same_as);
select foundation.guard('people.link');

-- Identified as a victim: potential and confirmed are different statuses, and no figure adds them.
create table people.identification (
  like foundation.kept including all,
  person        uuid not null,
  status        text not null check (status in ('potential', 'confirmed')),
  identified_on date not null check (identified_on between '1990-01-01' and '2100-01-01'),
  form          text not null check (form in ('sex', 'labor', 'both', 'unknown')),
  evidence      text not null check (length(evidence) between 3 and 200),
  foreign key (agency, person, first) references people.person (agency, id, version)
);
comment on table people.identification is 'An office found a person to be a (potential or confirmed) victim of a severe form of trafficking, 22 USC 7102(11): the day, who decided, and on what kind of evidence.';
create index on people.identification (agency, person);
create index on people.identification (identified_on);
select foundation.guard('people.identification');
