-- Keys of the people whose data is held, and the blind index by which an agency finds its own.
-- Neither keeps a past: destroying a key is what purging a person means.

create schema identity;
create table identity.subject_key (
  agency  uuid  not null,
  subject uuid  not null,
  wrapped bytea not null check (length(wrapped) between 48 and 200),
  made_at timestamptz not null default transaction_timestamp(),
  primary key (agency, subject)
);
comment on table identity.subject_key is 'The key of one person''s fields, wrapped by the agency''s key, which never stands in the database.';

create table identity.token (
  agency  uuid  not null,
  kind    text  not null check (kind in ('name', 'sound', 'start', 'birth-year', 'phone', 'number')),
  token   bytea not null check (length(token) = 8),
  subject uuid  not null,
  primary key (agency, kind, token, subject)
);
comment on table identity.token is 'Keyed, truncated hashes of searchable parts, different in every agency: nothing joins across agencies.';
create index on identity.token (agency, subject);

grant usage on schema identity to fourfold_app;
do $$
declare t text;
begin
  foreach t in array array['identity.subject_key', 'identity.token'] loop
    execute format('alter table %s enable row level security, force row level security', t);
    execute format('create policy own on %s to fourfold_app using (agency = (select foundation.agency())) with check (agency = (select foundation.agency()))', t);
    execute format('grant select, insert, delete on %s to fourfold_app', t);
  end loop;
end $$;
