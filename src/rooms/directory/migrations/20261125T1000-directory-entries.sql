-- The directory: what each agency keeps of organizations, services and places (its own rows, with their past), and the
-- copies of what it has published (no past: a copy never outlives the version it was made from).
-- Where a place is stands in no column in plain: it is sealed under a key of its own, confidential or not.

create function directory.tells_place(document jsonb) returns boolean
  language sql immutable parallel safe set search_path = pg_catalog
  return jsonb_path_exists(document, '$.**.addresses') or jsonb_path_exists(document, '$.**.address_1') or jsonb_path_exists(document, '$.**.postal_code')
    or jsonb_path_exists(document, '$.**.latitude') or jsonb_path_exists(document, '$.**.longitude') or jsonb_path_exists(document, '$.**.location') or jsonb_path_exists(document, '$.**.locations');
comment on function directory.tells_place(jsonb) is 'Whether an HSDS document says anywhere where something is.';

create table directory.organization (
  like foundation.kept including all,
  name       text  not null check (length(name) between 1 and 300),
  detail     jsonb not null default '{}' check (jsonb_typeof(detail) = 'object' and not detail ?| array['id', 'name', 'services', 'locations'] and not directory.tells_place(detail)),
  entered_on date  not null
);
comment on table directory.organization is 'An organization that gives services; detail holds its other HSDS 3.0 properties as they are.';
create index on directory.organization (agency, lower(name));
select foundation.guard('directory.organization');

create table directory.location (
  like foundation.kept including all,
  organization uuid,
  confidential boolean not null,
  shown        uuid    not null,
  sealed       bytea   not null,
  foreign key (agency, organization, first) references directory.organization (agency, id, version),
  unique (agency, id, version, confidential),
  check (confidential = (shown <> id))
);
comment on table directory.location is 'A place. Its HSDS properties, address and coordinates are sealed under its own key.';
comment on column directory.location.shown is 'The id under which anybody else sees the place: its own, or, where it is confidential, one that leads nowhere.';
create index on directory.location (agency, organization);
select foundation.guard('directory.location', countable => false);

create table directory.service (
  like foundation.kept including all,
  organization  uuid    not null,
  name          text    not null check (length(name) between 1 and 300),
  status        text    not null check (status in ('active', 'inactive', 'defunct', 'temporarily closed')),
  needs         text[]  not null default '{}',
  ages          text    not null default 'all' check (ages in ('all', 'adults', 'minors')),
  forms         text    not null default 'both' check (forms in ('both', 'sex', 'labor')),
  status_needed boolean not null default false,
  areas         text[]  not null default '{}',
  zone          text    not null default 'America/New_York' check (length(zone) between 1 and 60),
  capacity_kind text    not null default 'none' check (capacity_kind in ('none', 'beds', 'slots')),
  entered_on    date    not null,
  ended_on      date    check (ended_on >= entered_on),
  detail        jsonb   not null default '{}' check (jsonb_typeof(detail) = 'object' and not detail ?| array['id', 'name', 'status', 'organization', 'service_at_locations'] and not directory.tells_place(detail)),
  words         tsvector generated always as (to_tsvector('simple', name || ' ' || coalesce(detail ->> 'alternate_name', '') || ' ' || coalesce(detail ->> 'description', ''))) stored,
  foreign key (agency, organization, first) references directory.organization (agency, id, version),
  check ((status = 'active') = (ended_on is null))
);
comment on table directory.service is 'A service of an organization: what it is for, whom it takes, and, in detail, its other HSDS 3.0 properties.';
comment on column directory.service.status_needed is 'Whether it asks for an immigration status.';
comment on column directory.service.areas is 'Where it is given: US, US-FL, z336 (ZIP codes that begin so) or a city of the gazetteer.';
comment on column directory.service.entered_on is 'The day it was entered here; ended_on the day it was marked as no longer active.';
create index on directory.service (agency, lower(name), id);
create index on directory.service (agency, organization);
select foundation.guard('directory.service');

create table directory.service_place (
  like foundation.kept including all,
  service  uuid    not null,
  location uuid    not null,
  ended    boolean not null default false,
  detail   jsonb   not null default '{}' check (jsonb_typeof(detail) = 'object' and not detail ?| array['id', 'service', 'location'] and not directory.tells_place(detail)),
  foreign key (agency, service, first) references directory.service (agency, id, version),
  foreign key (agency, location, first) references directory.location (agency, id, version)
);
comment on table directory.service_place is 'A service at a place (HSDS service_at_location).';
create index on directory.service_place (agency, service);
create index on directory.service_place (agency, location);
select foundation.guard('directory.service_place', countable => false);

create table directory.capacity (
  like foundation.kept including all,
  service uuid not null,
  free    int  not null check (free between 0 and 9999),
  total   int  check (total between 0 and 9999 and total >= free),
  said_by text not null check (length(said_by) between 1 and 120),
  foreign key (agency, service, first) references directory.service (agency, id, version)
);
comment on table directory.capacity is 'What was free at a service at the moment it was recorded; the last one counts, and only for a day.';
create index on directory.capacity (agency, service, recorded_at desc);
select foundation.guard('directory.capacity');

create table directory.checking (
  like foundation.kept including all,
  service    uuid   not null,
  facts      text[] not null check (cardinality(facts) >= 1 and facts <@ array['contact', 'hours', 'place', 'who', 'languages']),
  checked_on date   not null,
  checked_by text   not null check (length(checked_by) between 1 and 120),
  foreign key (agency, service, first) references directory.service (agency, id, version)
);
comment on table directory.checking is 'Somebody made sure that groups of facts of a service were still right on a day.';
create index on directory.checking (agency, service, checked_on desc);
select foundation.guard('directory.checking');

create table directory.publication (
  like foundation.kept including all,
  service  uuid not null,
  state    text not null check (state in ('published', 'withdrawn')),
  audience text not null check (audience in ('agencies', 'public')),
  foreign key (agency, service, first) references directory.service (agency, id, version)
);
comment on table directory.publication is 'The acts by which a service is shown to every agency, or to the public too, and taken back; the last one counts.';
create index on directory.publication (agency, service, recorded_at desc);
select foundation.guard('directory.publication');

create table directory.term (
  like foundation.kept including all,
  kind     text  not null check (kind in ('taxonomy', 'taxonomy_term')),
  document jsonb not null check (jsonb_typeof(document) = 'object' and not directory.tells_place(document))
);
comment on table directory.term is 'A taxonomy, or a term of one, taken in with a feed; our own stands in the product.';
select foundation.guard('directory.term');

-- The copies. What an agency shows stands here without the past, so that what is taken back leaves nothing behind.
create table directory.published_organization (
  agency      uuid  not null,
  id          uuid  not null,
  audience    text  not null check (audience in ('agencies', 'public')),
  name        text  not null,
  document    jsonb not null check (not directory.tells_place(document)),
  modified_at timestamptz not null,
  primary key (agency, id)
);
comment on table directory.published_organization is 'An organization as it is shown; everything shown of it goes with it.';
create index on directory.published_organization (modified_at);
create index on directory.published_organization (id);

create table directory.published_service (
  agency        uuid not null,
  id            uuid not null,
  organization  uuid not null,
  audience      text not null check (audience in ('agencies', 'public')),
  name          text not null,
  organization_name text not null,
  needs         text[] not null,
  ages          text not null,
  forms         text not null,
  status_needed boolean not null,
  languages     text[] not null,
  interpreter   boolean not null,
  areas         text[] not null,
  finds         text[] not null,
  hours         int4multirange,
  zone          text not null,
  capacity_kind text not null,
  free          int,
  total         int,
  capacity_at   timestamptz,
  checked_on    date,
  document      jsonb not null check (not directory.tells_place(document)),
  words         tsvector generated always as (to_tsvector('simple', name || ' ' || organization_name || ' ' || coalesce(document ->> 'alternate_name', '') || ' ' || coalesce(document ->> 'description', ''))) stored,
  modified_at   timestamptz not null,
  primary key (agency, id),
  foreign key (agency, organization) references directory.published_organization (agency, id) on delete cascade
);
comment on table directory.published_service is 'An active service as it is shown and found. Where it stands is not here: places are copied apart, each under its own guard.';
comment on column directory.published_service.finds is 'need@area for each need and area, so that one look in one index finds what fits.';
comment on column directory.published_service.hours is 'Minutes of the local week at which it is open, Monday 00:00 being 0; null where not said.';
create index on directory.published_service using gin (finds) with (fastupdate = off);
create index on directory.published_service using gin (words) with (fastupdate = off);
create index on directory.published_service (modified_at);
create index on directory.published_service (id);
create index on directory.published_service (agency, organization);
create index on directory.published_service (agency, checked_on);

create table directory.published_location (
  agency       uuid not null,
  organization uuid not null,
  shown        uuid not null,
  origin       uuid not null,
  version      int  not null,
  confidential boolean not null,
  audience     text not null check (audience in ('agencies', 'public')),
  document     jsonb not null,
  city         text,
  state        text,
  primary key (agency, organization, shown),
  foreign key (agency, organization) references directory.published_organization (agency, id) on delete cascade,
  -- Whether a place is confidential is said by the place itself, in the very version that was copied.
  foreign key (agency, origin, version, confidential) references directory.location (agency, id, version, confidential),
  check (not confidential or (shown <> origin and city is null and state is null and document = jsonb_build_object('id', shown::text, 'location_type', 'virtual', 'name', 'Address kept private')))
);
comment on table directory.published_location is 'A place as it is shown. Of a confidential place the row can hold nothing but that there is one.';
comment on column directory.published_location.origin is 'The place it was copied from; only the agency itself reads this column.';
create index on directory.published_location (agency, origin);

create table directory.published_place (
  agency       uuid not null,
  organization uuid not null,
  id           uuid not null,
  service      uuid not null,
  shown        uuid not null,
  origin       uuid not null,
  version      int  not null,
  confidential boolean not null,
  audience     text not null check (audience in ('agencies', 'public')),
  document     jsonb not null check (not directory.tells_place(document)),
  near         text[] not null default '{}',
  latitude     float8,
  longitude    float8,
  modified_at  timestamptz not null,
  primary key (agency, id),
  foreign key (agency, service) references directory.published_service (agency, id) on delete cascade,
  foreign key (agency, organization, shown) references directory.published_location (agency, organization, shown) on delete cascade,
  foreign key (agency, origin, version, confidential) references directory.location (agency, id, version, confidential),
  check (not confidential or (shown <> origin and near = '{}' and latitude is null and longitude is null and document = jsonb_build_object('id', id::text)))
);
comment on table directory.published_place is 'A service at a place as it is shown and found by distance; a confidential place is found by none.';
create index on directory.published_place using gin (near) with (fastupdate = off);
create index on directory.published_place (agency, service);
create index on directory.published_place (agency, organization, shown);
create index on directory.published_place (id);
create index on directory.published_place (modified_at);

create table directory.published_term (
  agency   uuid  not null,
  id       uuid  not null,
  kind     text  not null check (kind in ('taxonomy', 'taxonomy_term')),
  document jsonb not null check (not directory.tells_place(document)),
  primary key (agency, id)
);
comment on table directory.published_term is 'A taxonomy or term of another house, shown because services shown use it.';

-- The agency writes its own copies; every agency finds what is for agencies through the counter's role; the public's role finds what is public.
do $$
declare t text; seen text;
begin
  foreach t in array array['organization', 'service', 'location', 'place', 'term'] loop
    execute format('alter table directory.published_%s enable row level security, force row level security', t);
    execute format('create policy own on directory.published_%s to fourfold_app using (agency = (select foundation.agency())) with check (agency = (select foundation.agency()))', t);
    execute format('grant select, insert, delete on directory.published_%s to fourfold_app', t);
    execute format('create policy shown_to_agencies on directory.published_%s for select to fourfold_counter using (true)', t);
    execute format('create policy shown_to_public on directory.published_%s for select to fourfold_public using (%s)', t, case t when 'term' then 'true' else 'audience = ''public''' end);
    execute format('grant select (%s) on directory.published_%s to fourfold_counter, fourfold_public', (
      select string_agg(quote_ident(attname), ', ') from pg_attribute where attrelid = format('directory.published_%s', t)::regclass and attnum > 0 and attname not in ('origin', 'version')), t);
  end loop;
end $$;
grant usage on schema directory to fourfold_app, fourfold_counter, fourfold_public;
revoke execute on function directory.tells_place(jsonb) from public;
grant execute on function directory.tells_place(jsonb) to fourfold_app;

-- Row security lets no operator that could leak use an index before the wall has judged the row, and would read every copy
-- there is for each search. These two look in the indexes for whoever asks, and judge by the role that is connected: the
-- public's finds what is public. They answer what decides the order and no document; that is read through the wall itself.
-- Documents are kept out of the way of the rows that are looked through, and what is looked at is not compressed unless it must be.
alter table directory.published_service set (toast_tuple_target = 1024);
alter table directory.published_service alter column document set storage external, alter column words set storage external, alter column finds set storage main, alter column needs set storage main,
  alter column languages set storage main, alter column areas set storage main, alter column hours set storage main, alter column name set storage main;
grant usage, create on schema directory to fourfold_checker;
create policy found on directory.published_service for select to fourfold_checker using (true);
create policy found on directory.published_place for select to fourfold_checker using (true);
grant select (agency, id, audience, name, needs, ages, forms, status_needed, languages, interpreter, areas, finds, hours, zone, capacity_kind, free, capacity_at, checked_on, words) on directory.published_service to fourfold_checker;
grant select (agency, service, audience, near, latitude, longitude) on directory.published_place to fourfold_checker;
create function directory.found(asked_areas text[], asked_cells text[], from_latitude float8, from_longitude float8)
  returns table (agency uuid, id uuid, name text, needs text[], ages text, forms text, status_needed boolean, languages text[], interpreter boolean, areas text[], hours int4multirange, zone text, capacity_kind text, free int, capacity_at timestamptz, checked_on date, miles float8)
  language sql stable security definer rows 1000 set search_path = pg_catalog
  as $$
  with near as (
    select d.agency, d.service as id, min(d.miles) as miles from (
      select p.agency, p.service, 3958.8 * 2 * asin(sqrt(least(1, power(sin(radians(p.latitude - from_latitude) / 2), 2) + cos(radians(from_latitude)) * cos(radians(p.latitude)) * power(sin(radians(p.longitude - from_longitude) / 2), 2)))) as miles
        from directory.published_place p where p.near && asked_cells and (p.audience = 'public' or session_user = 'fourfold_counter')) d
     where d.miles <= 30 group by 1, 2)
  select s.agency, s.id, s.name, s.needs, s.ages, s.forms, s.status_needed, s.languages, s.interpreter, s.areas, s.hours, s.zone, s.capacity_kind, s.free, s.capacity_at, s.checked_on, n.miles
    from directory.published_service s left join near n on n.agency = s.agency and n.id = s.id where s.finds && asked_areas and (s.audience = 'public' or session_user = 'fourfold_counter')
  union all
  select s.agency, s.id, s.name, s.needs, s.ages, s.forms, s.status_needed, s.languages, s.interpreter, s.areas, s.hours, s.zone, s.capacity_kind, s.free, s.capacity_at, s.checked_on, n.miles
    from near n join directory.published_service s on s.agency = n.agency and s.id = n.id where not s.finds && asked_areas and (s.audience = 'public' or session_user = 'fourfold_counter') $$;
create function directory.said(asked_words text) returns table (agency uuid, id uuid)
  language sql stable security definer rows 200 set search_path = pg_catalog
  as $$ select s.agency, s.id from directory.published_service s where s.words @@ to_tsquery('simple', asked_words) and (s.audience = 'public' or session_user = 'fourfold_counter') $$;
revoke all on function directory.found(text[], text[], float8, float8), directory.said(text) from public;
grant execute on function directory.found(text[], text[], float8, float8), directory.said(text) to fourfold_counter, fourfold_public;
alter function directory.found(text[], text[], float8, float8) owner to fourfold_checker;
alter function directory.said(text) owner to fourfold_checker;
revoke create on schema directory from fourfold_checker;

-- A copy never outlives what it was made from: whatever changes takes every copy of its organization away, and the act that
-- changed it writes them anew in the same transaction. What an act forgets is not shown, rather than shown wrongly.
create function directory.take_back() returns trigger
  language plpgsql set search_path = pg_catalog as $$
begin
  case tg_table_name
    when 'organization' then delete from directory.published_organization p where p.agency = old.agency and p.id = old.id;
    when 'service' then delete from directory.published_organization p where p.agency = old.agency and p.id = old.organization;
    when 'location' then
      delete from directory.published_organization p using directory.published_location l where l.agency = old.agency and l.origin = old.id and p.agency = l.agency and p.id = l.organization;
    when 'service_place' then
      delete from directory.published_organization p using directory.published_service s where s.agency = old.agency and s.id = old.service and p.agency = s.agency and p.id = s.organization;
    when 'publication' then
      delete from directory.published_organization p using directory.published_service s where s.agency = new.agency and s.id = new.service and p.agency = s.agency and p.id = s.organization;
    when 'term' then delete from directory.published_term p where p.agency = old.agency and p.id = old.id;
  end case;
  return null;
end $$;
do $$
declare t text;
begin
  foreach t in array array['organization', 'service', 'location', 'service_place', 'term'] loop
    execute format('create trigger take_back after update on directory.%I for each row execute function directory.take_back()', t);
  end loop;
  create trigger take_back after insert on directory.publication for each row execute function directory.take_back();
end $$;
revoke execute on function directory.take_back() from public;
