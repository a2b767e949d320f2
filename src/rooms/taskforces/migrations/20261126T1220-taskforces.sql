-- Task forces: what was done towards each on which day, who belongs to it, what may be shared in it, its meetings, trainings and
-- conferences, its members' own counts, and the awards to police and to providers. No person who was served stands here.

create schema taskforces;

create table taskforces.task_force (
  like foundation.kept including all,
  name   text not null check (length(name) between 2 and 120),
  area   text not null check (length(area) between 2 and 120),
  extent text not null check (extent in ('city', 'region', 'state'))
);
comment on table taskforces.task_force is 'A task force by its name, and the area it works in: a city, a region or a whole State.';
create unique index on taskforces.task_force (agency, name, version);
select foundation.guard('taskforces.task_force');

create table taskforces.step (
  like foundation.kept including all,
  task_force uuid not null,
  state      text not null check (state in ('announced', 'convened', 'formed', 'operational', 'suspended', 'closed')),
  on_day     date not null check (on_day between '1990-01-01' and '2100-01-01'),
  source     text check (length(source) between 3 and 400),
  foreign key (agency, task_force, first) references taskforces.task_force (agency, id, version)
);
comment on table taskforces.step is 'One dated state of a task force. They are told apart and not an order: one may be formed before it is convened. Funded is the day of its first award.';
create index on taskforces.step (agency, task_force);
create index on taskforces.step (on_day);
select foundation.guard('taskforces.step');

create table taskforces.member (
  like foundation.kept including all,
  task_force uuid not null,
  name       text not null check (length(name) between 2 and 200),
  part       text not null check (part in ('lead', 'police', 'prosecution', 'services', 'labor', 'community')),
  level      text not null check (level in ('federal', 'state', 'local', 'tribal', 'nongovernmental')),
  offers     text[] not null default '{}',
  joined_on  date not null check (joined_on between '1990-01-01' and '2100-01-01'),
  left_on    date check (left_on > joined_on),
  foreign key (agency, task_force, first) references taskforces.task_force (agency, id, version)
);
comment on table taskforces.member is 'An agency that belongs to a task force, by its part, and the services it says it offers in the area.';
create index on taskforces.member (agency, task_force);
select foundation.guard('taskforces.member');

create table taskforces.agreement (
  like foundation.kept including all,
  task_force uuid not null,
  title      text not null check (length(title) between 2 and 200),
  parties    uuid[] not null check (cardinality(parties) between 1 and 60),
  shares     text[] not null check (cardinality(shares) between 1 and 10),
  signed_on  date not null check (signed_on between '1990-01-01' and '2100-01-01'),
  ends_on    date check (ends_on > signed_on),
  foreign key (agency, task_force, first) references taskforces.task_force (agency, id, version)
);
comment on table taskforces.agreement is 'An agreement of the office with members, from a day until a day, and what may be shared under it. What it does not name may not be.';
create index on taskforces.agreement (agency, task_force);
select foundation.guard('taskforces.agreement', countable => false);

create table taskforces.meeting (
  like foundation.kept including all,
  task_force uuid not null,
  held_on    date not null check (held_on between '1990-01-01' and '2100-01-01'),
  agenda     bytea not null,
  minutes    bytea,
  attended   uuid[] not null default '{}',
  check (minutes is not null or attended = '{}'),
  foreign key (agency, task_force, first) references taskforces.task_force (agency, id, version)
);
comment on table taskforces.meeting is 'A meeting: agenda and minutes are sealed, for what is said of a case may be in them; which members attended.';
create index on taskforces.meeting (agency, task_force, held_on);
select foundation.guard('taskforces.meeting', countable => false);

create table taskforces.action (
  like foundation.kept including all,
  meeting    uuid not null,
  sealed     bytea not null,
  due_on     date not null,
  done_on    date,
  foreign key (agency, meeting, first) references taskforces.meeting (agency, id, version)
);
comment on table taskforces.action is 'What a meeting gave somebody to do (who and what stand sealed), by when, and when it was done.';
create index on taskforces.action (agency, meeting);
select foundation.guard('taskforces.action', countable => false);

create table taskforces.event (
  like foundation.kept including all,
  kind      text not null check (kind in ('conference', 'training')),
  name      text not null check (length(name) between 2 and 200),
  place     text not null check (length(place) between 2 and 120),
  host      text not null check (length(host) between 2 and 200),
  starts_on date not null check (starts_on between '1990-01-01' and '2100-01-01'),
  ends_on   date not null check (ends_on >= starts_on),
  attended  int not null check (attended between 1 and 1000000)
);
comment on table taskforces.event is 'A training or conference, and how many attended it altogether.';
create unique index on taskforces.event (agency, name, starts_on, version);
create index on taskforces.event (starts_on);
select foundation.guard('taskforces.event');

create table taskforces.attendance (
  like foundation.kept including all,
  event      uuid not null,
  task_force uuid,
  level      text not null check (level in ('federal', 'state', 'local', 'tribal', 'nongovernmental')),
  attended   int not null check (attended between 1 and 1000000),
  foreign key (agency, event, first) references taskforces.event (agency, id, version),
  foreign key (agency, task_force, first) references taskforces.task_force (agency, id, version)
);
comment on table taskforces.attendance is 'A part of those who attended: by level of government, and by the team they came with where they came with one. The parts are never more than the whole.';
create unique index on taskforces.attendance (agency, event, coalesce(task_force, '00000000-0000-0000-0000-000000000000'), level, version);
select foundation.guard('taskforces.attendance');

create table taskforces.entry (
  like foundation.kept including all,
  task_force uuid not null,
  member     uuid not null,
  kind       text not null check (kind in ('potential-victims', 'confirmed-victims', 'investigation', 'arrests', 'charged', 'demand-operation')),
  on_day     date not null check (on_day between '1990-01-01' and '2100-01-01'),
  reference  text not null check (length(reference) between 1 and 60),
  amount     int not null check (amount between 1 and 100000),
  foreign key (agency, task_force, first) references taskforces.task_force (agency, id, version),
  foreign key (agency, member, first) references taskforces.member (agency, id, version)
);
comment on table taskforces.entry is 'A line of a member''s own record: what, on which day, under the member''s own number, and how many. Potential and confirmed victims are two kinds and never added.';
create unique index on taskforces.entry (agency, member, kind, reference, version);
create index on taskforces.entry (agency, task_force, on_day);
create index on taskforces.entry (on_day);
select foundation.guard('taskforces.entry');

create table taskforces.report (
  like foundation.kept including all,
  task_force   uuid not null,
  quarter      text not null check (quarter ~ '^FY[0-9]{4}Q[1-4]$'),
  numbers      jsonb not null,
  narrative    text check (length(narrative) between 1 and 8000),
  submitted_on date not null,
  reason       text check (length(reason) between 3 and 400),
  foreign key (agency, task_force, first) references taskforces.task_force (agency, id, version)
);
comment on table taskforces.report is 'A quarter as it was submitted: the numbers as they were computed then. One submitted again says why.';
create unique index on taskforces.report (agency, task_force, quarter, version);
select foundation.guard('taskforces.report');

create table taskforces.need (
  like foundation.kept including all,
  task_force uuid not null,
  service    text not null,
  noted_on   date not null check (noted_on between '1990-01-01' and '2100-01-01'),
  foreign key (agency, task_force, first) references taskforces.task_force (agency, id, version)
);
comment on table taskforces.need is 'A service needed in the area. It is a gap while no member offers it.';
create unique index on taskforces.need (agency, task_force, service, version);
select foundation.guard('taskforces.need');

create table taskforces.award (
  like foundation.kept including all,
  task_force uuid not null,
  side       text not null check (side in ('police', 'provider')),
  funder     text not null check (funder in ('bja', 'ovc', 'hhs', 'other')),
  recipient  text not null check (length(recipient) between 2 and 200),
  cents      bigint not null check (cents between 0 and 100000000000),
  planned_on date check (planned_on between '1990-01-01' and '2100-01-01'),
  awarded_on date check (awarded_on between '1990-01-01' and '2100-01-01'),
  check (planned_on is not null or awarded_on is not null),
  foreign key (agency, task_force, first) references taskforces.task_force (agency, id, version)
);
comment on table taskforces.award is 'An award to the police or to a provider of a task force. A plan of one is not one, and counts nothing.';
create index on taskforces.award (agency, task_force);
create index on taskforces.award (awarded_on);
select foundation.guard('taskforces.award');
