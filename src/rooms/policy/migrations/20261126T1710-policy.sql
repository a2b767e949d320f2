-- The interagency bodies: who belonged to them when, what they met for and decided, what follows from it, and what agencies tell one another before and after they decide on grants.

create schema policy;

create table policy.body (
  like foundation.kept including all,
  kind           text not null check (kind in ('task-force', 'operating-group', 'working-group')),
  name           text not null check (length(name) between 2 and 200),
  established_on date not null check (established_on between '1990-01-01' and '2100-01-01'),
  exact          text not null check (exact in ('day', 'month')),
  authority      text not null check (length(authority) between 3 and 400)
);
comment on table policy.body is 'An interagency body, and what established it.';
comment on column policy.body.exact is 'Whether the day of its establishment is known, or only the month: then the day is its first, and is not said.';
create unique index on policy.body (agency, name) where superseded_at = 'infinity';
select foundation.guard('policy.body');

create table policy.member (
  like foundation.kept including all,
  body      uuid not null,
  short     text not null check (length(short) between 2 and 40),
  office    text not null check (length(office) between 2 and 200),
  chair     boolean not null,
  from_on   date not null check (from_on between '1990-01-01' and '2100-01-01'),
  until_on  date check (until_on > from_on),
  authority text not null check (length(authority) between 3 and 400),
  certainty text not null check (certainty in ('sourced', 'unverified')),
  foreign key (agency, body, first) references policy.body (agency, id, version)
);
comment on table policy.member is 'An office that belongs to a body, from a day until a day not counted. Whoever holds the office is not named.';
comment on column policy.member.short is 'The agency as minutes call it, such as Labor.';
create index on policy.member (agency, body);
select foundation.guard('policy.member');

create table policy.meeting (
  like foundation.kept including all,
  body     uuid not null,
  held_on  date not null check (held_on between '1990-01-01' and '2100-01-01'),
  agenda   text not null check (length(agenda) between 2 and 8000),
  minutes  text check (length(minutes) between 2 and 40000),
  attended uuid[] not null default '{}',
  check (minutes is not null or attended = '{}'),
  foreign key (agency, body, first) references policy.body (agency, id, version)
);
comment on table policy.meeting is 'A meeting of a body: its agenda, and once it was held its minutes and which members came.';
create index on policy.meeting (agency, body, held_on);
select foundation.guard('policy.meeting');

create table policy.decision (
  like foundation.kept including all,
  meeting uuid not null,
  what    text not null check (length(what) between 2 and 1000),
  foreign key (agency, meeting, first) references policy.meeting (agency, id, version)
);
comment on table policy.decision is 'What a meeting decided, as its minutes say it.';
create unique index on policy.decision (agency, meeting, what) where superseded_at = 'infinity';
select foundation.guard('policy.decision');

create table policy.directive (
  like foundation.kept including all,
  kind      text not null check (kind in ('executive-order', 'presidential-directive', 'statute', 'guideline')),
  number    text not null check (length(number) between 1 and 60),
  title     text not null check (length(title) between 2 and 300),
  issued_on date not null check (issued_on between '1990-01-01' and '2100-01-01'),
  certainty text not null check (certainty in ('sourced', 'unverified')),
  source    text check (length(source) between 3 and 600),
  check (certainty = 'unverified' or source is not null)
);
comment on table policy.directive is 'What the President, the law or the group itself told agencies to do; the duties under it are actions.';
create unique index on policy.directive (agency, number) where superseded_at = 'infinity';
select foundation.guard('policy.directive');

create table policy.plan (
  like foundation.kept including all,
  short      text not null check (length(short) between 2 and 40),
  title      text not null check (length(title) between 2 and 200),
  adopted_on date not null check (adopted_on between '1990-01-01' and '2100-01-01'),
  starts_on  date not null,
  ends_on    date not null check (ends_on > starts_on)
);
comment on table policy.plan is 'The strategic plan of an agency against trafficking, for the days from the first until the last, which is not counted.';
create unique index on policy.plan (agency, short, starts_on) where superseded_at = 'infinity';
select foundation.guard('policy.plan');

create table policy.action (
  like foundation.kept including all,
  decision  uuid,
  directive uuid,
  plan      uuid,
  short     text not null check (length(short) between 2 and 40),
  what      text not null check (length(what) between 2 and 1000),
  begun_on  date not null,
  due_on    date not null check (due_on >= begun_on),
  check (num_nonnulls(decision, directive, plan) = 1),
  foreign key (agency, decision, first) references policy.decision (agency, id, version),
  foreign key (agency, directive, first) references policy.directive (agency, id, version),
  foreign key (agency, plan, first) references policy.plan (agency, id, version)
);
comment on table policy.action is 'What an agency is to do, by when, and what it follows from: a decision, a directive or its plan.';
create index on policy.action (agency, due_on);
select foundation.guard('policy.action');

create table policy.progress (
  like foundation.kept including all,
  action uuid not null,
  on_day date not null,
  state  text not null check (state in ('under-way', 'held-up', 'done', 'dropped')),
  note   text check (length(note) between 2 and 2000),
  check (state in ('under-way', 'done') or note is not null),
  foreign key (agency, action, first) references policy.action (agency, id, version)
);
comment on table policy.progress is 'How an action stood on a day. What is held up or dropped says why.';
create index on policy.progress (agency, action, on_day);
create index on policy.progress (on_day);
select foundation.guard('policy.progress');

create table policy.notice (
  like foundation.kept including all,
  number         text not null check (length(number) between 2 and 40),
  title          text not null check (length(title) between 2 and 200),
  department     text not null check (length(department) between 2 and 40),
  instrument     text not null check (instrument in ('grant', 'cooperative-agreement', 'contribution', 'grant-policy')),
  purposes       text[] not null check (cardinality(purposes) between 1 and 12),
  countries      text[] not null check (cardinality(countries) <= 60),
  cents          bigint not null check (cents between 0 and 100000000000000),
  starts_on      date not null,
  ends_on        date not null check (ends_on > starts_on),
  what           text not null check (length(what) between 2 and 4000),
  announced_on   date not null,
  comments_until date not null check (comments_until > announced_on),
  urgent         text check (length(urgent) between 3 and 400),
  decision       text check (decision in ('as-planned', 'changed', 'dropped')),
  decided_on     date check (decided_on >= announced_on),
  decided_cents  bigint check (decided_cents between 0 and 100000000000000),
  after          text check (length(after) between 2 and 4000),
  award_number   text check (length(award_number) between 1 and 60),
  check (num_nonnulls(decision, decided_on, decided_cents, after) in (0, 4)),
  check (award_number is null or decision <> 'dropped')
);
comment on table policy.notice is 'What an agency tells the Operating Group of a plan before it decides and after: 22 USC 7103(g)(4). Every agency of the group reads it; it names no person.';
comment on column policy.notice.award_number is 'The number of the award that came of it, as the register of grants has it.';
create unique index on policy.notice (agency, number) where superseded_at = 'infinity';
create index on policy.notice (announced_on);
create index on policy.notice (decided_on);
select foundation.guard('policy.notice');

create table policy.comment (
  like foundation.kept including all,
  notice_agency uuid not null,
  notice        uuid not null,
  stance        text not null check (stance in ('no-objection', 'question', 'concern', 'duplication')),
  words         text not null check (length(words) between 2 and 4000),
  on_day        date not null
);
comment on table policy.comment is 'What another agency says to a notice while its window is open.';
create index on policy.comment (notice);
select foundation.guard('policy.comment');

create table policy.answer (
  like foundation.kept including all,
  notice  uuid not null,
  comment uuid not null,
  words   text not null check (length(words) between 2 and 4000),
  on_day  date not null,
  foreign key (agency, notice, first) references policy.notice (agency, id, version)
);
comment on table policy.answer is 'How the agency of a notice answered a comment on it.';
create unique index on policy.answer (agency, comment) where superseded_at = 'infinity';
select foundation.guard('policy.answer');

create table policy.recommendation (
  like foundation.kept including all,
  year    int not null check (year between 2001 and 2100),
  number  int not null check (number between 1 and 200),
  short   text not null check (length(short) between 2 and 40),
  what    text not null check (length(what) between 2 and 2000),
  made_on date not null
);
comment on table policy.recommendation is 'A recommendation of the Assessment of a year, to an agency.';
create unique index on policy.recommendation (agency, year, number) where superseded_at = 'infinity';
select foundation.guard('policy.recommendation');

create table policy.follow_up (
  like foundation.kept including all,
  recommendation uuid not null,
  year           int not null check (year between 2001 and 2100),
  state          text not null check (state in ('done', 'under-way', 'not-begun', 'not-taken-up')),
  words          text not null check (length(words) between 2 and 4000),
  on_day         date not null,
  foreign key (agency, recommendation, first) references policy.recommendation (agency, id, version)
);
comment on table policy.follow_up is 'How a later Assessment says that a recommendation was followed.';
create unique index on policy.follow_up (agency, recommendation, year) where superseded_at = 'infinity';
select foundation.guard('policy.follow_up');
