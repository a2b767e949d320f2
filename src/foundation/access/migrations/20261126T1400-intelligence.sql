-- An intelligence center that agencies hold together (8 USC 1777): it stands with justice, reads what others send it, and may hold
-- no role of victim services. Its investigators take leads up, its analysts write, its supervisors review.
insert into access.organization_kind values ('intelligence', 'justice');
insert into access.role values ('investigator', 'intelligence'), ('analyst', 'intelligence'), ('supervisor', 'intelligence'), ('administrator', 'intelligence');

-- Whether the agency of this transaction stands in a zone: for tables that only one side of the wall may ever write to.
create function foundation.stands_in(wanted text) returns boolean
  language sql stable parallel restricted set search_path = pg_catalog
  return exists (select from access.organization o where o.id = (select foundation.agency()) and o.zone = wanted);
revoke all on function foundation.stands_in(text) from public;
grant execute on function foundation.stands_in(text) to fourfold_app;
