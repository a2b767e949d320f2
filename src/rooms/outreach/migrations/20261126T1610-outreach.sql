-- Outreach: campaigns, their materials and editions, where copies went, the coalitions that carry them there, announcements, visits to
-- web resources as a log or an export counted them, and what led back from a code on a poster to its place. No person stands here.

create schema outreach;

create table outreach.campaign (
  like foundation.kept including all,
  name        text not null check (length(name) between 2 and 200),
  theme       text not null check (length(theme) between 2 and 200),
  launched_on date not null check (launched_on between '1990-01-01' and '2100-01-01'),
  ended_on    date check (ended_on > launched_on)
);
comment on table outreach.campaign is 'A campaign by its name and theme, from the day it was launched.';
create unique index on outreach.campaign (agency, name, version);
select foundation.guard('outreach.campaign');

create table outreach.material (
  like foundation.kept including all,
  campaign uuid not null,
  title    text not null check (length(title) between 2 and 200),
  kind     text not null check (kind in ('poster', 'brochure', 'card', 'fact-sheet', 'tool-kit', 'video', 'web-page')),
  foreign key (agency, campaign, first) references outreach.campaign (agency, id, version)
);
comment on table outreach.material is 'Something that a campaign gives out; its words stand in editions.';
create unique index on outreach.material (agency, campaign, title, version);
select foundation.guard('outreach.material');

create table outreach.edition (
  like foundation.kept including all,
  material     uuid not null,
  language     text not null check (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]+)*$'),
  number       int not null check (number between 1 and 999),
  issued_on    date not null check (issued_on between '1990-01-01' and '2100-01-01'),
  changed      text check (length(changed) between 2 and 400),
  withdrawn_on date check (withdrawn_on > issued_on),
  foreign key (agency, material, first) references outreach.material (agency, id, version)
);
comment on table outreach.edition is 'One edition of a material in one language, numbered from 1, with what changed against the one before, until it is withdrawn.';
create unique index on outreach.edition (agency, material, language, number, version);
select foundation.guard('outreach.edition');

create table outreach.coalition (
  like foundation.kept including all,
  campaign    uuid not null,
  name        text not null check (length(name) between 2 and 120),
  city        text not null check (length(city) between 2 and 120),
  state       text not null check (state ~ '^[A-Z]{2}$'),
  convened_on date not null check (convened_on between '1990-01-01' and '2100-01-01'),
  ended_on    date check (ended_on > convened_on),
  foreign key (agency, campaign, first) references outreach.campaign (agency, id, version)
);
comment on table outreach.coalition is 'A local coalition of a campaign, from the day it was convened.';
create unique index on outreach.coalition (agency, name, version);
select foundation.guard('outreach.coalition');

create table outreach.member (
  like foundation.kept including all,
  coalition uuid not null,
  name      text not null check (length(name) between 2 and 200),
  sector    text not null,
  joined_on date not null check (joined_on between '1990-01-01' and '2100-01-01'),
  left_on   date check (left_on > joined_on),
  foreign key (agency, coalition, first) references outreach.coalition (agency, id, version)
);
comment on table outreach.member is 'An organization that belongs to a coalition, by its sector; never a person.';
create index on outreach.member (agency, coalition);
select foundation.guard('outreach.member');

create table outreach.meeting (
  like foundation.kept including all,
  coalition uuid not null,
  held_on   date not null check (held_on between '1990-01-01' and '2100-01-01'),
  about     text[] not null check (cardinality(about) between 1 and 10),
  members   uuid[] not null default '{}',
  guests    int not null default 0 check (guests between 0 and 100000),
  decided   bytea,
  foreign key (agency, coalition, first) references outreach.coalition (agency, id, version)
);
comment on table outreach.meeting is 'A meeting of a coalition: which members came, how many guests, what it was about; what was decided is sealed.';
create unique index on outreach.meeting (agency, coalition, held_on, version);
create index on outreach.meeting (held_on);
select foundation.guard('outreach.meeting');

create table outreach.placement (
  like foundation.kept including all,
  edition      uuid not null,
  coalition    uuid,
  intermediary text not null,
  recipient    text not null check (length(recipient) between 2 and 200),
  city         text not null check (length(city) between 2 and 120),
  state        text not null check (state ~ '^[A-Z]{2}$'),
  sent_on      date not null check (sent_on between '1990-01-01' and '2100-01-01'),
  copies       int not null check (copies between 1 and 10000000),
  code         text check (code ~ '^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{2}$'),
  foreign key (agency, edition, first) references outreach.edition (agency, id, version),
  foreign key (agency, coalition, first) references outreach.coalition (agency, id, version)
);
comment on table outreach.placement is 'Copies of an edition that went to an intermediary in a place; the code printed on them stands for the place and for nobody.';
create unique index on outreach.placement (agency, code, version);
create index on outreach.placement (code);
create index on outreach.placement (agency, sent_on);
select foundation.guard('outreach.placement');

create table outreach.announcement (
  like foundation.kept including all,
  campaign    uuid not null,
  title       text not null check (length(title) between 2 and 200),
  medium      text not null check (medium in ('radio', 'television', 'print', 'web', 'outdoor')),
  language    text not null check (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]+)*$'),
  outlet      text not null check (length(outlet) between 2 and 200),
  state       text check (state ~ '^[A-Z]{2}$'),
  aired_on    date not null check (aired_on between '1990-01-01' and '2100-01-01'),
  last_on     date not null check (last_on between '1990-01-01' and '2100-01-01'),
  airings     int not null check (airings between 1 and 1000000),
  check (last_on >= aired_on),
  foreign key (agency, campaign, first) references outreach.campaign (agency, id, version)
);
comment on table outreach.announcement is 'A public service announcement as one outlet aired it, from its first day to its last; no State where it is nationwide.';
create index on outreach.announcement (agency, aired_on);
select foundation.guard('outreach.announcement');

create table outreach.site (
  like foundation.kept including all,
  campaign  uuid not null,
  name      text not null check (length(name) between 2 and 120),
  opened_on date not null check (opened_on between '1990-01-01' and '2100-01-01'),
  foreign key (agency, campaign, first) references outreach.campaign (agency, id, version)
);
comment on table outreach.site is 'A web resource of a campaign.';
create unique index on outreach.site (agency, name, version);
select foundation.guard('outreach.site');

create table outreach.web_count (
  like foundation.kept including all,
  site     uuid not null,
  span     text not null check (span in ('day', 'file')),
  from_day date not null check (from_day between '1990-01-01' and '2100-01-01'),
  last_day date not null check (last_day between '1990-01-01' and '2100-01-01'),
  visits   int check (visits >= 0),
  visitors int check (visitors >= 0),
  pages    int check (pages >= 0),
  bots     int check (bots >= 0),
  source   text not null check (source in ('server-log', 'analytics', 'by-hand')),
  check (last_day >= from_day and (span = 'file' or last_day = from_day)),
  check (span = 'file' or visits is not null),
  check (span = 'day' or visitors is not null),
  foreign key (agency, site, first) references outreach.site (agency, id, version)
);
comment on table outreach.web_count is 'Visits of one day, or the visitors of all the days of one file, each counted once in it. Visitors of days are never added: who comes on two days would be two.';
create unique index on outreach.web_count (agency, site, span, from_day, last_day) where superseded_at = 'infinity';
create index on outreach.web_count (last_day);
select foundation.guard('outreach.web_count');

create table outreach.opening (
  like foundation.kept including all,
  placement uuid not null,
  on_day    date not null,
  foreign key (agency, placement, first) references outreach.placement (agency, id, version)
);
comment on table outreach.opening is 'Once somebody opened the page behind the code of a placement: a day and a place, and nothing of whoever opened it.';
create index on outreach.opening (agency, placement, on_day);
select foundation.guard('outreach.opening');

create table outreach.trace (
  like foundation.kept including all,
  code    text not null check (code ~ '^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{2}$'),
  on_day  date not null check (on_day between '1990-01-01' and '2100-01-01'),
  channel text not null check (channel in ('phone', 'text', 'chat', 'web', 'in-person'))
);
comment on table outreach.trace is 'A contact in which somebody read the code of a poster. It names the place and the day and no contact, so that nobody can be found through it.';
create index on outreach.trace (code);
create index on outreach.trace (on_day);
select foundation.guard('outreach.trace');

-- Who reads a code out to a hotline reads that of any office: it is known whether it stands, and its place.
create function outreach.place_of(of_code text) returns table (city text, state text)
  language sql stable security definer set search_path = pg_catalog
  as $$ select p.city, p.state from outreach.placement p where p.code = of_code and p.superseded_at = 'infinity' order by p.recorded_at limit 1 $$;

-- The page behind a code was opened. At most a thousand times a day are counted: more is a machine.
create function outreach.open_code(of_code text, today date) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog as $$
declare p record;
begin
  select agency, id into p from outreach.placement where code = of_code and superseded_at = 'infinity' order by recorded_at limit 1;
  if p.id is null then return false; end if;
  if (select count(*) from outreach.opening o where o.agency = p.agency and o.placement = p.id and o.on_day = today) < 1000 then
    insert into outreach.opening (agency, id, recorded_by, placement, on_day) values (p.agency, gen_random_uuid(), '00000000-0000-0000-0000-000000000000', p.id, today);
  end if;
  return true;
end $$;

create policy of_public on outreach.placement for select to fourfold_checker using (superseded_at = 'infinity');
create policy of_public on outreach.opening for select to fourfold_checker using (superseded_at = 'infinity');
create policy of_public_in on outreach.opening for insert to fourfold_checker with check (recorded_by = '00000000-0000-0000-0000-000000000000' and superseded_at = 'infinity' and version = 1);
grant usage, create on schema outreach to fourfold_checker;
grant select (agency, id, code, city, state, recorded_at, superseded_at) on outreach.placement to fourfold_checker;
grant select (agency, placement, on_day, superseded_at) on outreach.opening to fourfold_checker;
grant insert (agency, id, recorded_by, placement, on_day) on outreach.opening to fourfold_checker;
revoke all on function outreach.place_of(text), outreach.open_code(text, date) from public;
grant execute on function outreach.place_of(text) to fourfold_app;
grant execute on function outreach.open_code(text, date) to fourfold_public;
alter function outreach.place_of(text) owner to fourfold_checker;
alter function outreach.open_code(text, date) owner to fourfold_checker;
revoke create on schema outreach from fourfold_checker;
grant usage on schema outreach to fourfold_public;
