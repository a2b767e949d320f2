-- Training: curricula in versions, events with who attended told apart by team, level and sector, people who registered (sealed), what
-- those who came thought of it (of nobody), and certificates that anybody can check. The tables of events and of their parts came over
-- from the task forces with their past.

alter table training.attendance rename to part;
alter table training.event drop constraint event_kind_check;
alter table training.event add constraint event_kind_check check (kind in ('training', 'conference', 'pilot'));
alter table training.event add column country text not null default 'US' check (country ~ '^[A-Z]{2}$'), add column reporter text not null default 'own' check (reporter in ('own', 'ovc-grantee', 'hhs-grantee', 'other')),
  add column curriculum_version uuid, add column persons int check (persons between 1 and 1000000), add check (persons <= attended);
alter table training.part add column sector text;
alter table training.part add constraint part_team_check check (length(team) between 2 and 120), add constraint part_extent_check check (extent in ('city', 'region', 'state') and team is not null or extent is null);
comment on table training.event is 'A training, a conference or a pilot: where, who was host, how many attended, and whose report it is. How many persons they were stands only where the host says so.';
comment on table training.part is 'A part of those who attended: by level of government, by sector, and by the team they came with where they came with one. The parts are never more than the whole.';
create unique index on training.part (agency, event, coalesce(team, ''), level, coalesce(sector, ''), version);
create view training.event_as_of with (security_invoker = true) as select * from training.event where recorded_at <= (select foundation.as_of()) and superseded_at > (select foundation.as_of());
create view training.part_as_of with (security_invoker = true) as select * from training.part where recorded_at <= (select foundation.as_of()) and superseded_at > (select foundation.as_of());
grant select on training.event_as_of, training.part_as_of to fourfold_app, fourfold_counter;

create table training.curriculum (
  like foundation.kept including all,
  title  text not null check (length(title) between 2 and 200),
  topics text[] not null check (cardinality(topics) between 1 and 10)
);
comment on table training.curriculum is 'A curriculum by its title and topics; what is taught stands in versions.';
create unique index on training.curriculum (agency, title, version);
select foundation.guard('training.curriculum');

create table training.curriculum_version (
  like foundation.kept including all,
  curriculum uuid not null,
  number     int not null check (number between 1 and 999),
  issued_on  date not null check (issued_on between '1990-01-01' and '2100-01-01'),
  minutes    int not null check (minutes between 10 and 10000),
  changed    text check (length(changed) between 2 and 400),
  foreign key (agency, curriculum, first) references training.curriculum (agency, id, version)
);
comment on table training.curriculum_version is 'One version of a curriculum, numbered from 1, with its length and what changed against the one before.';
create unique index on training.curriculum_version (agency, curriculum, number, version);
select foundation.guard('training.curriculum_version');
alter table training.event add foreign key (agency, curriculum_version, first) references training.curriculum_version (agency, id, version);

create table training.trainee (
  like foundation.kept including all,
  token  bytea not null check (length(token) = 32),
  sealed bytea not null
);
comment on table training.trainee is 'A person who registered for trainings of an office: name and address sealed under a key of their own, found by the keyed hash of the address, so that whoever comes twice is one.';
create unique index on training.trainee (agency, token, version);
select foundation.guard('training.trainee', countable => false);

create table training.registration (
  like foundation.kept including all,
  event         uuid not null,
  trainee       uuid not null,
  level         text not null check (level in ('federal', 'state', 'local', 'tribal', 'nongovernmental')),
  sector        text not null,
  registered_on date not null check (registered_on between '1990-01-01' and '2100-01-01'),
  attended_on   date check (attended_on between '1990-01-01' and '2100-01-01'),
  foreign key (agency, event, first) references training.event (agency, id, version),
  foreign key (agency, trainee, first) references training.trainee (agency, id, version)
);
comment on table training.registration is 'That a person registered for an event, and whether they came. It is none of the attendances that the host counted: the two stand apart.';
create unique index on training.registration (agency, event, trainee, version);
create index on training.registration (agency, trainee);
create index on training.registration (registered_on);
select foundation.guard('training.registration');

create table training.evaluation (
  like foundation.kept including all,
  event     uuid not null,
  useful    int not null check (useful between 1 and 5),
  before    int not null check (before between 1 and 5),
  after     int not null check (after between 1 and 5),
  would_act boolean not null,
  foreign key (agency, event, first) references training.event (agency, id, version)
);
comment on table training.evaluation is 'What one of those who came thought of an event. It names nobody and hangs on no registration.';
create index on training.evaluation (agency, event);
select foundation.guard('training.evaluation');

create table training.certificate (
  like foundation.kept including all,
  registration uuid not null,
  serial       text not null check (serial ~ '^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{2}$'),
  issued_on    date not null check (issued_on between '1990-01-01' and '2100-01-01'),
  status_index int not null check (status_index >= 0),
  check_code   bytea not null check (length(check_code) = 32),
  says         text not null check (length(says) between 2 and 400),
  sealed       bytea not null,
  withdrawn_on date check (withdrawn_on >= issued_on),
  foreign key (agency, registration, first) references training.registration (agency, id, version)
);
comment on table training.certificate is 'A certificate that somebody completed a training. Whoever holds it can have it checked; what it says of the training is told with the answer, and nothing of the person.';
create unique index on training.certificate (agency, serial, version);
create unique index on training.certificate (agency, registration, version);
create unique index on training.certificate (agency, status_index, version);
create index on training.certificate (check_code);
select foundation.guard('training.certificate');

-- The public check: the number, the first letter of the family name and the year of issue against one word and what was completed.
create function training.check_certificate(code bytea) returns table (verdict text, says text)
  language sql stable security definer set search_path = pg_catalog
  as $$ select case when c.withdrawn_on is null then 'valid' else 'withdrawn' end, c.says from training.certificate c where c.check_code = code and c.superseded_at = 'infinity' limit 1 $$;
-- Which places on the list of an office no longer stand; fetched whole, so that a check does not tell which it was.
create function training.ended_places(of_agency uuid) returns table (place int, replaced boolean)
  language sql stable security definer set search_path = pg_catalog
  as $$ select c.status_index, false from training.certificate c where c.agency = of_agency and c.superseded_at = 'infinity' and c.withdrawn_on is not null order by 1 $$;
create policy checked on training.certificate for select to fourfold_checker using (superseded_at = 'infinity');
grant usage, create on schema training to fourfold_checker;
grant select (agency, check_code, status_index, says, withdrawn_on, superseded_at) on training.certificate to fourfold_checker;
revoke all on function training.check_certificate(bytea), training.ended_places(uuid) from public;
grant execute on function training.check_certificate(bytea), training.ended_places(uuid) to fourfold_public;
alter function training.check_certificate(bytea) owner to fourfold_checker;
alter function training.ended_places(uuid) owner to fourfold_checker;
revoke create on schema training from fourfold_checker;
grant usage on schema training to fourfold_public;
