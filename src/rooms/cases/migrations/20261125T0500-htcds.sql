-- HTCDS: what the standard tells of a case and the rooms' own records do not, sealed; and which cases were handed over to whom.

create table cases.htcds_supplement (
  like foundation.kept including all,
  file   uuid not null,
  part   text not null check (part in ('record', 'notes', 'plan')),
  key    uuid,
  sealed bytea not null,
  check ((part = 'record') = (key is null)),
  foreign key (agency, file, first) references cases.file (agency, id, version)
);
comment on table cases.htcds_supplement is 'Fields of HTCDS that people and cases hold in no column of their own, sealed under the person''s key; comments and plans under the keys of those parts besides, so that purging a part purges them.';
comment on column cases.htcds_supplement.key is 'The key of the part, jointly with the person''s own; none where the person''s own key alone seals.';
create unique index on cases.htcds_supplement (agency, file, part) where superseded_at = 'infinity';
select foundation.guard('cases.htcds_supplement', countable => false, scope => $scope$
  (select foundation.has_role('supervisor'))
  or file in (select t.file from cases.team t where t.agency = (select foundation.agency()) and t.account = (select foundation.account()) and t.left_on is null and t.superseded_at = 'infinity')
  or file in (select g.file from cases.glass g where g.agency = (select foundation.agency()) and g.account = (select foundation.account()) and g.scope = 'all' and g.ends_at > transaction_timestamp() and g.superseded_at = 'infinity')$scope$);

create table cases.htcds_handover (
  like foundation.kept including all,
  recipient  uuid not null,
  made_on    date not null,
  unreleased int not null check (unreleased >= 0),
  refused    int not null check (refused >= 0),
  blocked    int not null check (blocked >= 0)
);
comment on table cases.htcds_handover is 'That cases were handed over to another organization as a file of HTCDS, and how many stayed: no release, a no in the record, a paper.';
create index on cases.htcds_handover (agency, recorded_at desc);
select foundation.guard('cases.htcds_handover', countable => false, scope => '(select foundation.has_role(''supervisor''))');

create table cases.htcds_given (
  like foundation.kept including all,
  handover uuid not null,
  file     uuid not null,
  person   uuid not null,
  releases uuid[] not null check (cardinality(releases) between 1 and 100),
  fields   text[] not null check (cardinality(fields) between 1 and 30),
  foreign key (agency, handover, first) references cases.htcds_handover (agency, id, version),
  foreign key (agency, file, first) references cases.file (agency, id, version),
  foreign key (agency, person, first) references people.person (agency, id, version)
);
comment on table cases.htcds_given is 'Which case was handed over, under which releases and which of their fields: the accounting a person may be given. What was told is not kept here.';
create index on cases.htcds_given (agency, handover);
create index on cases.htcds_given (agency, person);
select foundation.guard('cases.htcds_given', countable => false, scope => '(select foundation.has_role(''supervisor''))');
