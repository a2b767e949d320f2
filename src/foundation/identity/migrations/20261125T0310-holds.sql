-- A legal hold keeps a key from being destroyed: while one stands, no purge of that subject is possible, from whichever
-- room it comes. It holds that subject only.
create table identity.hold (
  like foundation.kept including all,
  subject   uuid not null,
  grounds   text not null check (grounds in ('subpoena', 'court-order', 'litigation', 'discovery')),
  lifted_on date
);
comment on table identity.hold is 'Legal holds by subject of a key. Lifted by a further version; while one stands the key cannot be deleted.';
create unique index on identity.hold (agency, subject, id) where superseded_at = 'infinity' and lifted_on is null;
select foundation.guard('identity.hold', countable => false);

create policy held on identity.subject_key as restrictive for delete to fourfold_app
  using (not exists (select from identity.hold h where h.agency = subject_key.agency and h.subject = subject_key.subject and h.superseded_at = 'infinity' and h.lifted_on is null));
-- The counter has no business in this schema; guard opens a room's schema to it.
revoke usage on schema identity from fourfold_counter;
