-- A release is also kept as a Word file, frozen with the rest. What was released before this has none.
drop view publication.edition_as_of;
alter table publication.edition add column docx bytea;
comment on column publication.edition.docx is 'The Assessment as a Word file with every released number at its end; its digest is in the signed payload.';
create view publication.edition_as_of with (security_invoker = true) as select * from publication.edition
  where recorded_at <= (select foundation.as_of()) and superseded_at > (select foundation.as_of());
grant select on publication.edition_as_of to fourfold_app;
grant select (docx) on publication.edition to fourfold_public;
