-- The work of an agency with one person: case, team, notes, services, plan, safety, papers, legal aid, purge.
-- Inside the agency a case's team and supervisors see its content; others see that it exists. Privileged notes are
-- readable by their author and whom the author names, and by nobody else at all.

create schema cases;

create table cases.file (
  like foundation.kept including all,
  person    uuid not null,
  state     text not null check (state in ('intake', 'enrolled', 'exited', 'closed')),
  opened_on date not null check (opened_on between '1990-01-01' and '2100-01-01'),
  moved_on  date not null check (moved_on >= opened_on),
  foreign key (agency, person, first) references people.person (agency, id, version)
);
comment on table cases.file is 'That an agency works with a person: one case a person. Everybody of the agency may know this much.';
comment on column cases.file.state is 'What the passages of the case come to, written by the same function in the same act, so that lists need not read every passage.';
create unique index on cases.file (agency, person, version);
create index on cases.file (agency, state, opened_on desc, id) where superseded_at = 'infinity';
create index on cases.file (agency, moved_on) where superseded_at = 'infinity' and state in ('exited', 'closed');
select foundation.guard('cases.file');

create table cases.team (
  like foundation.kept including all,
  file    uuid not null,
  account uuid not null,
  part    text not null check (part in ('lead', 'member')),
  left_on date,
  foreign key (agency, file, first) references cases.file (agency, id, version)
);
comment on table cases.team is 'Who of the agency works a case, and so may read what stands in it.';
create unique index on cases.team (agency, file, account) where superseded_at = 'infinity' and left_on is null;
create index on cases.team (agency, account) include (file) where superseded_at = 'infinity' and left_on is null;
select foundation.guard('cases.team');

-- Whether the asker works a case. It reads the team apart from the policies of the team itself, which would otherwise ask themselves.
create policy looked_up on cases.team for select to fourfold_owner using (agency = (select foundation.agency()));
create policy looked_up on cases.file for select to fourfold_owner using (agency = (select foundation.agency()));
create function cases.works_on(of_file uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog
  as $$
  select exists (select from cases.team t where t.agency = (select foundation.agency()) and t.file = of_file and t.account = (select foundation.account()) and t.left_on is null and t.superseded_at = 'infinity')
      or exists (select from cases.file f where f.agency = (select foundation.agency()) and f.id = of_file and f.version = 1 and f.recorded_by = (select foundation.account())
                 and not exists (select from cases.team t where t.agency = f.agency and t.file = f.id)) $$;
comment on function cases.works_on(uuid) is 'Whether the asker is on the team of a case, or opened it and it has no team yet.';
revoke all on function cases.works_on(uuid) from public;
grant execute on function cases.works_on(uuid) to fourfold_app;
-- Nobody lets themselves into a team: a supervisor does, or somebody who is on it.
create policy let_in on cases.team as restrictive for insert to fourfold_app with check ((select foundation.has_role('supervisor')) or cases.works_on(file));

-- Break-glass: fifteen minutes for a stated reason, told to the supervisors at once and reviewed within a day. The row
-- itself is what the row policies honour, and only while it lasts.
create table cases.glass (
  like foundation.kept including all,
  file       uuid not null,
  account    uuid not null default foundation.account(),
  reason     text not null check (reason in ('imminent-danger', 'medical', 'missing', 'child-at-risk', 'other')),
  scope      text not null check (scope in ('safety', 'notes', 'all')),
  key        uuid not null,
  sealed     bytea not null,
  ends_at    timestamptz not null default transaction_timestamp() + interval '15 minutes',
  reviewed_on date,
  finding    text check (finding in ('justified', 'not-justified', 'further-action')),
  check (ends_at <= recorded_at + interval '15 minutes'),
  check ((version = 1) = (reviewed_on is null)),
  check ((reviewed_on is null) = (finding is null)),
  foreign key (agency, file, first) references cases.file (agency, id, version)
);
comment on table cases.glass is 'Who opened a case they are not on, why, and what its review found. The reason in words is sealed.';
create index on cases.glass (agency, file);
create index on cases.glass (agency, account, ends_at) where superseded_at = 'infinity';
select foundation.guard('cases.glass', countable => false);
create policy broken on cases.glass as restrictive for insert to fourfold_app
  with check (version = 1 and account = (select foundation.account()) or version > 1 and (select foundation.has_role('supervisor')) and account <> (select foundation.account()) and ends_at <= transaction_timestamp());

-- The keys under which each part of a case is sealed, jointly with the person's own key: destroying one purges that part.
create table cases.ring (
  like foundation.kept including all,
  file uuid not null,
  part text not null check (part in ('notes', 'plan', 'safety', 'privileged', 'papers', 'glass')),
  key  uuid not null,
  foreign key (agency, file, first) references cases.file (agency, id, version)
);
comment on table cases.ring is 'Which key seals which part of a case now; it holds no key.';
create unique index on cases.ring (agency, file, part) where superseded_at = 'infinity';
select foundation.guard('cases.ring', countable => false);

-- The scope of everything that stands in a case. The lists of one's own cases and grants are read once a query.
create function cases.guard_content(target regclass, part text, countable boolean default true) returns void
  language plpgsql set search_path = pg_catalog as $$
begin
  perform foundation.guard(target, countable => countable, scope => format($scope$
    (select foundation.has_role('supervisor'))
    or file in (select t.file from cases.team t where t.agency = (select foundation.agency()) and t.account = (select foundation.account()) and t.left_on is null and t.superseded_at = 'infinity')
    or file in (select g.file from cases.glass g where g.agency = (select foundation.agency()) and g.account = (select foundation.account()) and g.scope in ('all', %L) and g.ends_at > transaction_timestamp() and g.superseded_at = 'infinity')$scope$, part));
end $$;
revoke all on function cases.guard_content(regclass, text, boolean) from public;

create table cases.profile (
  like foundation.kept including all,
  file        uuid not null,
  came_on     date not null check (came_on between '1990-01-01' and '2100-01-01'),
  source      text not null check (source in ('hotline', 'law-enforcement', 'self', 'family-friend', 'provider', 'health', 'faith', 'school', 'government', 'outreach', 'other')),
  referred_on date check (referred_on <= came_on),
  form        text not null default 'unknown' check (form in ('sex', 'labor', 'both', 'unknown')),
  eligibility text not null default 'not-determined' check (eligibility in ('pre-certified', 'certified', 'citizen-or-resident', 'not-eligible', 'not-determined')),
  funder      text not null default 'none' check (funder in ('ovc', 'hhs', 'lsc', 'state', 'private', 'none')),
  age_group   text not null default 'unknown' check (age_group in ('adult', 'minor', 'unknown')),
  sex         text not null default 'unknown' check (sex in ('female', 'male', 'another', 'unknown')),
  indicated_at timestamptz,
  foreign key (agency, file, first) references cases.file (agency, id, version)
);
comment on table cases.profile is 'What intake asks and counting needs, in codes: where the person came from, form of trafficking, eligibility, which grant pays.';
comment on column cases.profile.indicated_at is 'For a minor: when there was first credible indication; the 24 hours of 22 USC 7105(b)(1)(H) run from it.';
create unique index on cases.profile (agency, file, version);
select cases.guard_content('cases.profile', 'all');

create table cases.passage (
  like foundation.kept including all,
  file        uuid not null,
  person      uuid not null,
  kind        text not null check (kind in ('intake', 'enrolled', 'declined', 'exited', 're-entered')),
  happened_on date not null check (happened_on between '1990-01-01' and '2100-01-01'),
  reason      text check (reason ~ '^[a-z][a-z-]{1,40}$'),
  check ((kind in ('declined', 'exited')) = (reason is not null)),
  foreign key (agency, file, first) references cases.file (agency, id, version),
  foreign key (agency, person, first) references people.person (agency, id, version)
);
comment on table cases.passage is 'Intake, enrollment, exit and re-entry, as they happened (HHS 0970-0467).';
create index on cases.passage (agency, file);
create index on cases.passage (happened_on);
select cases.guard_content('cases.passage', 'all');

create table cases.note (
  like foundation.kept including all,
  file        uuid not null,
  happened_on date not null check (happened_on between '1990-01-01' and '2100-01-01'),
  author      uuid not null,
  session     uuid,
  key         uuid not null,
  sealed      bytea,
  foreign key (agency, file, first) references cases.file (agency, id, version)
);
comment on table cases.note is 'What was done with a person on a day, in words that are sealed. A group session makes one note for each who attended.';
create index on cases.note (agency, file, happened_on desc, id) where superseded_at = 'infinity';
create index on cases.note (agency, author, happened_on) where superseded_at = 'infinity';
select cases.guard_content('cases.note', 'notes', countable => false);

create table cases.service (
  like foundation.kept including all,
  file        uuid not null,
  person      uuid not null,
  note        uuid,
  kind        text not null check (kind ~ '^[a-z][a-z-]{2,40}$'),
  happened_on date not null check (happened_on between '1990-01-01' and '2100-01-01'),
  minutes     int not null check (minutes between 0 and 1440),
  worker      uuid not null,
  session     uuid,
  foreign key (agency, file, first) references cases.file (agency, id, version),
  foreign key (agency, person, first) references people.person (agency, id, version),
  foreign key (agency, note, first) references cases.note (agency, id, version)
);
comment on table cases.service is 'One service to one person on one day, with its minutes; kinds are those of vocabulary.ts.';
create index on cases.service (agency, file, happened_on desc) where superseded_at = 'infinity';
create index on cases.service (agency, note) where note is not null;
create index on cases.service (agency, worker, recorded_at desc);
create index on cases.service (happened_on);
select cases.guard_content('cases.service', 'notes');

create table cases.goal (
  like foundation.kept including all,
  file      uuid not null,
  opened_on date not null,
  ended_on  date check (ended_on >= opened_on),
  outcome   text check (outcome in ('reached', 'let-go')),
  key       uuid not null,
  sealed    bytea not null,
  check ((ended_on is null) = (outcome is null)),
  foreign key (agency, file, first) references cases.file (agency, id, version)
);
comment on table cases.goal is 'A goal of the plan, in the survivor''s own words, sealed.';
create index on cases.goal (agency, file);
select cases.guard_content('cases.goal', 'all', countable => false);

create table cases.task (
  like foundation.kept including all,
  file    uuid not null,
  goal    uuid,
  kind    text not null check (kind in ('step', 'visit', 'call', 'court', 'paper', 'counsel', 'tell-person', 'safety-plan', 'safety-check', 'hhs', 'other')),
  owner   uuid not null,
  due_on  date,
  done_on date,
  outcome text check (outcome in ('done', 'dropped')),
  key     uuid not null,
  sealed  bytea not null,
  check ((done_on is null) = (outcome is null)),
  check ((kind = 'step') = (goal is not null)),
  foreign key (agency, file, first) references cases.file (agency, id, version),
  foreign key (agency, goal, first) references cases.goal (agency, id, version)
);
comment on table cases.task is 'What somebody of the agency is to do by a day: a step of the plan or a task beside it. What it says is sealed.';
create index on cases.task (agency, file, due_on) where superseded_at = 'infinity' and done_on is null;
create index on cases.task (agency, owner, due_on) include (file) where superseded_at = 'infinity' and done_on is null;
create index on cases.task (agency, due_on) include (file, owner) where superseded_at = 'infinity' and done_on is null;
create index on cases.task (agency, goal) where goal is not null;
select cases.guard_content('cases.task', 'all', countable => false);

create table cases.progress (
  like foundation.kept including all,
  file uuid not null,
  note uuid not null,
  task uuid not null,
  foreign key (agency, file, first) references cases.file (agency, id, version),
  foreign key (agency, note, first) references cases.note (agency, id, version),
  foreign key (agency, task, first) references cases.task (agency, id, version)
);
comment on table cases.progress is 'Which step a note moved forward.';
create index on cases.progress (agency, file);
select cases.guard_content('cases.progress', 'all', countable => false);

create table cases.safe_contact (
  like foundation.kept including all,
  file         uuid not null,
  confirmed_on date not null,
  next_on      date not null check (next_on >= confirmed_on),
  key          uuid not null,
  sealed       bytea not null,
  foreign key (agency, file, first) references cases.file (agency, id, version)
);
comment on table cases.safe_contact is 'How a person may safely be reached: channel, hours, who may answer, voicemail, code phrase; sealed. Only when it was last confirmed stands beside.';
create unique index on cases.safe_contact (agency, file, version);
create index on cases.safe_contact (agency, next_on) include (file) where superseded_at = 'infinity';
select cases.guard_content('cases.safe_contact', 'safety', countable => false);

create table cases.safety_plan (
  like foundation.kept including all,
  file      uuid not null,
  made_on   date not null,
  review_on date not null check (review_on >= made_on),
  key       uuid not null,
  sealed    bytea not null,
  foreign key (agency, file, first) references cases.file (agency, id, version)
);
comment on table cases.safety_plan is 'The safety plan, as the person and the worker made it; sealed. The day of its review stands beside.';
create unique index on cases.safety_plan (agency, file, version);
create index on cases.safety_plan (agency, review_on) include (file) where superseded_at = 'infinity';
select cases.guard_content('cases.safety_plan', 'safety', countable => false);

create table cases.document (
  like foundation.kept including all,
  file    uuid not null,
  kind    text not null check (kind in ('consent', 'identity', 'court', 'immigration', 'medical', 'photo', 'letter', 'other')),
  media   text not null check (media in ('application/pdf', 'image/png', 'image/jpeg', 'text/plain', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document')),
  bytes   int not null check (bytes between 1 and 20971520),
  pages   int check (pages between 1 and 100000),
  digest  bytea not null check (length(digest) = 32),
  key     uuid not null,
  sealed  bytea not null,
  content bytea not null,
  foreign key (agency, file, first) references cases.file (agency, id, version)
);
comment on table cases.document is 'A file of a case: what it is called in words and its content are sealed, each document under a key of its own.';
create index on cases.document (agency, file);
select cases.guard_content('cases.document', 'all', countable => false);

create table cases.privileged_note (
  like foundation.kept including all,
  file        uuid not null,
  author      uuid not null default foundation.account(),
  readers     uuid[] not null default '{}' check (cardinality(readers) <= 20),
  happened_on date not null,
  key         uuid not null,
  sealed      bytea not null,
  foreign key (agency, file, first) references cases.file (agency, id, version)
);
comment on table cases.privileged_note is 'A note under privilege (such as Cal. Evid. Code 1038): its author and whom the author names read it, nobody else, supervisors neither. No export, search, measure, packet or figure reaches it.';
create index on cases.privileged_note (agency, file);
select foundation.guard('cases.privileged_note', countable => false, scope => 'author = (select foundation.account()) or (select foundation.account()) = any (readers)');
create policy authors on cases.privileged_note as restrictive for insert to fourfold_app with check (author = (select foundation.account()));
create policy authors_end on cases.privileged_note as restrictive for update to fourfold_app using (author = (select foundation.account()));

create table cases.paper (
  like foundation.kept including all,
  file        uuid not null,
  kind        text not null check (kind in ('subpoena', 'court-order', 'warrant', 'discovery')),
  received_on date not null,
  answer_by   date not null check (answer_by >= received_on),
  digest      bytea not null check (length(digest) = 32),
  ended_on    date check (ended_on >= received_on),
  ending      text check (ending in ('quashed', 'withdrawn', 'answered-by-counsel', 'complied', 'expired')),
  key         uuid not null,
  sealed      bytea not null,
  check ((ended_on is null) = (ending is null)),
  foreign key (agency, file, first) references cases.file (agency, id, version)
);
comment on table cases.paper is 'A paper that asks for records. A subpoena is not a court order: it blocks export, goes to counsel and holds the record; nothing is told under it.';
create index on cases.paper (agency, file);
create index on cases.paper (agency, answer_by) where superseded_at = 'infinity' and ended_on is null;
select cases.guard_content('cases.paper', 'all', countable => false);

create table cases.paper_hold (
  like foundation.kept including all,
  file  uuid not null,
  paper uuid not null,
  hold  uuid not null,
  foreign key (agency, file, first) references cases.file (agency, id, version),
  foreign key (agency, paper, first) references cases.paper (agency, id, version)
);
comment on table cases.paper_hold is 'Which legal holds a paper placed, so that they are lifted with it.';
create index on cases.paper_hold (agency, paper);
select cases.guard_content('cases.paper_hold', 'all', countable => false);

create table cases.purge (
  like foundation.kept including all,
  file    uuid not null,
  part    text not null check (part in ('notes', 'plan', 'safety', 'privileged', 'papers', 'document', 'person')),
  record  uuid,
  reason  text not null check (reason in ('schedule', 'person-asked', 'court', 'entered-wrongly', 'with-person')),
  purged_on date not null,
  foreign key (agency, file, first) references cases.file (agency, id, version)
);
comment on table cases.purge is 'What of a case was destroyed, when and why: the proof, beside the audit.';
create index on cases.purge (agency, file);
select cases.guard_content('cases.purge', 'all');

create table cases.status (
  like foundation.kept including all,
  file    uuid not null,
  kind    text not null check (kind in ('cp-requested', 'cp-granted', 't-filed', 't-bona-fide', 't-granted', 'u-filed', 'u-granted', 'letter-asked', 'letter-certified', 'letter-eligible', 'letter-interim', 'letter-denied')),
  held_on date not null check (held_on between '1990-01-01' and '2100-01-01'),
  ends_on date check (ends_on > held_on),
  foreign key (agency, file, first) references cases.file (agency, id, version)
);
comment on table cases.status is 'What the person showed the agency of relief and letters. Anything of T, U or continued presence puts the case under 8 USC 1367.';
create index on cases.status (agency, file, held_on desc);
select cases.guard_content('cases.status', 'all', countable => false);

create table cases.matter (
  like foundation.kept including all,
  file      uuid not null,
  person    uuid not null,
  kind      text not null check (kind in ('t-status', 'u-status', 'continued-presence', 'adjustment', 'family-reunification', 'protective-order', 'custody', 'wages', 'restitution', 'benefits', 'housing', 'identity-documents', 'vacatur', 'other')),
  funder    text not null check (funder in ('ovc', 'hhs', 'lsc', 'state', 'private', 'none')),
  opened_on date not null check (opened_on between '1990-01-01' and '2100-01-01'),
  closed_on date check (closed_on >= opened_on),
  outcome   text check (outcome in ('granted', 'partly-granted', 'denied', 'settled', 'advice-given', 'withdrawn', 'referred')),
  check ((closed_on is null) = (outcome is null)),
  foreign key (agency, file, first) references cases.file (agency, id, version),
  foreign key (agency, person, first) references people.person (agency, id, version)
);
comment on table cases.matter is 'A legal aid matter. Grantees of the Legal Services Corporation need no certification to take one (Program Letter 02-5).';
create index on cases.matter (agency, file);
create index on cases.matter (opened_on);
select cases.guard_content('cases.matter', 'all');

create table cases.training (
  like foundation.kept including all,
  file         uuid not null,
  person       uuid not null,
  kind         text not null check (kind in ('language', 'basic-education', 'vocational', 'on-the-job', 'job-search', 'other')),
  enrolled_on  date not null check (enrolled_on between '1990-01-01' and '2100-01-01'),
  completed_on date check (completed_on >= enrolled_on),
  placed_on    date check (placed_on >= enrolled_on),
  left_on      date check (left_on >= enrolled_on),
  foreign key (agency, file, first) references cases.file (agency, id, version),
  foreign key (agency, person, first) references people.person (agency, id, version)
);
comment on table cases.training is 'Job training: enrolled, completed, placed.';
create index on cases.training (agency, file);
create index on cases.training (enrolled_on);
select cases.guard_content('cases.training', 'all');

create table cases.asked_hhs (
  like foundation.kept including all,
  file    uuid not null,
  kind    text not null check (kind in ('certification', 'child-assistance')),
  sent_on date not null,
  sent_at timestamptz not null default transaction_timestamp(),
  packet  uuid,
  foreign key (agency, file, first) references cases.file (agency, id, version)
);
comment on table cases.asked_hhs is 'That HHS was asked for certification or child assistance, and under which packet.';
create index on cases.asked_hhs (agency, file);
select cases.guard_content('cases.asked_hhs', 'all', countable => false);

create table cases.view (
  like foundation.kept including all,
  account uuid not null default foundation.account(),
  name    text not null check (length(name) between 1 and 40),
  asked   jsonb not null check (length(asked::text) <= 1000),
  dropped boolean not null default false
);
comment on table cases.view is 'A way of looking at the caseload that somebody keeps for themselves.';
create index on cases.view (agency, account) where superseded_at = 'infinity';
select foundation.guard('cases.view', countable => false, scope => 'account = (select foundation.account())');

drop function cases.guard_content(regclass, text, boolean);
