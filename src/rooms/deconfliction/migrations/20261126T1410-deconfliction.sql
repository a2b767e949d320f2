-- Blind deconfliction: agencies of the justice side mark what they hold, and where two hold the same, both are told. What stands in
-- the index is a keyed hash under a key that is in no database; the value stands sealed with its owner alone. The index is
-- compared by the functions below and by nobody else, and they name no table but those of this schema: nothing of victim
-- services can ever be searched.

create schema deconfliction;

create table deconfliction.holding (
  like foundation.kept including all,
  kind     text not null check (kind in ('phone', 'plate', 'name', 'document')),
  sealed   bytea not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  asked_on date not null,
  ends_on  date not null,
  ended_on date,
  ended_as text check (ended_as in ('withdrawn', 'lapsed')),
  check (ends_on > asked_on and ends_on <= asked_on + 3660),
  check ((ended_on is null) = (ended_as is null))
);
comment on table deconfliction.holding is 'That an agency holds a telephone number, plate, name or document in a case of its own, until a day. What it is stands sealed under a key that is destroyed when it ends.';
create index on deconfliction.holding (agency, asked_at desc);
create index on deconfliction.holding (agency, ends_on) where superseded_at = 'infinity' and ended_on is null;
create index on deconfliction.holding (asked_on);
select foundation.guard('deconfliction.holding');
create policy justice_only on deconfliction.holding as restrictive for insert to fourfold_app with check (foundation.stands_in('justice'));

create table deconfliction.mark (
  agency  uuid    not null,
  holding uuid    not null,
  how     text    not null check (how in ('same', 'alike')),
  token   bytea   not null check (length(token) = 32),
  looked  boolean not null default false,
  primary key (agency, holding, token)
);
comment on table deconfliction.mark is 'The blind index: HMAC-SHA-256 of a value in one form, under the key of deconfliction. It goes when the holding ends.';
create index on deconfliction.mark (token);
create index on deconfliction.mark (agency, holding) where not looked;
alter table deconfliction.mark enable row level security, force row level security;
create policy own on deconfliction.mark to fourfold_app using (agency = (select foundation.agency())) with check (agency = (select foundation.agency()));
create policy justice_only on deconfliction.mark as restrictive for insert to fourfold_app with check (foundation.stands_in('justice') and not looked);
grant select, insert, delete on deconfliction.mark to fourfold_app;

create table deconfliction.notice (
  like foundation.kept including all,
  match      uuid not null,
  holding    uuid not null,
  kind       text not null check (kind in ('phone', 'plate', 'name', 'document')),
  how        text not null check (how in ('same', 'alike')),
  told_on    date not null,
  asked      boolean not null,
  answer_by  date not null check (answer_by > told_on),
  decision   text check (decision in ('talk', 'no')),
  decided_on date,
  contact    bytea,
  check ((decision is null) = (decided_on is null)), check ((decision is not distinct from 'talk') = (contact is not null)),
  foreign key (agency, holding, first) references deconfliction.holding (agency, id, version)
);
comment on table deconfliction.notice is 'An owner is told that another agency holds the same; it decides whether to talk. It names nobody, and the other''s decision shows only where both are for talking.';
comment on column deconfliction.notice.asked is 'Whether it was this owner''s asking that met the other: of the two notices of a match, the one that is counted.';
create unique index on deconfliction.notice (agency, match, version);
create index on deconfliction.notice (agency, answer_by);
create index on deconfliction.notice (told_on);
create index on deconfliction.notice (match);
select foundation.guard('deconfliction.notice');

-- Who met whom. No role at work reaches it: only the functions below.
create table deconfliction.pair (
  match          uuid primary key default gen_random_uuid(),
  first_agency   uuid not null,
  first_holding  uuid not null,
  second_agency  uuid not null,
  second_holding uuid not null,
  check (first_agency < second_agency),
  unique (first_agency, first_holding, second_agency, second_holding)
);
comment on table deconfliction.pair is 'Two holdings of two agencies that met, once.';
alter table deconfliction.pair enable row level security, force row level security;
create policy carried on deconfliction.pair to fourfold_owner using (true) with check (true);

create policy carried on deconfliction.mark for select to fourfold_owner using (true);
create policy carried_looked on deconfliction.mark for update to fourfold_owner using (agency = (select foundation.agency())) with check (agency = (select foundation.agency()) and looked);
create policy carried on deconfliction.holding for select to fourfold_owner using (true);
create policy carried on deconfliction.notice for select to fourfold_owner using (true);
create policy carried_in on deconfliction.notice for insert to fourfold_owner with check (decision is null and version = 1 and superseded_at = 'infinity' and recorded_at = transaction_timestamp());

-- Compares one holding of the asking agency with those of all others, and tells both owners of what meets. It answers nothing,
-- whatever it finds; and whoever asks does not wait for it, for it is done by itself, some time after the asking was answered.
create function deconfliction.look(of_holding uuid, today date, answer_by date) returns void
  language plpgsql volatile security definer set search_path = pg_catalog as $$
#variable_conflict use_column
declare
  mine uuid := foundation.agency();
  met record;
  made uuid;
begin
  if mine is null then raise insufficient_privilege using message = 'A holding has an owner.'; end if;
  for met in
    select h.agency, h.id, h.kind, bool_or(m.how = 'same') as same
      from deconfliction.mark m join deconfliction.mark o on o.token = m.token and o.agency <> m.agency
      join deconfliction.holding h on h.agency = o.agency and h.id = o.holding and h.superseded_at = 'infinity' and h.ended_on is null and h.ends_on > look.today
      join deconfliction.holding own on own.agency = m.agency and own.id = m.holding and own.superseded_at = 'infinity' and own.ended_on is null and own.ends_on > look.today
     where m.agency = mine and m.holding = of_holding group by h.agency, h.id, h.kind
  loop
    insert into deconfliction.pair (first_agency, first_holding, second_agency, second_holding)
    values (least(mine, met.agency), case when mine < met.agency then of_holding else met.id end, greatest(mine, met.agency), case when mine < met.agency then met.id else of_holding end)
    on conflict do nothing returning match into made;
    if made is not null then
      insert into deconfliction.notice (agency, recorded_by, match, holding, kind, how, told_on, answer_by, asked)
      select t.agency, '00000000-0000-4000-8000-000000000004', made, t.holding, met.kind, case when met.same then 'same' else 'alike' end, look.today, look.answer_by, t.asked
        from (values (mine, of_holding, true), (met.agency, met.id, false)) t (agency, holding, asked);
    end if;
  end loop;
  update deconfliction.mark set looked = true where agency = mine and holding = of_holding and not looked;
end $$;
revoke all on function deconfliction.look(uuid, date, date) from public;
grant execute on function deconfliction.look(uuid, date, date) to fourfold_app;

-- The other side of matches of one's own, where both are for talking; in every other case nothing, and always the same nothing.
create function deconfliction.other_sides(matches uuid[]) returns table (match uuid, agency uuid, notice uuid, contact bytea)
  language sql stable security definer set search_path = pg_catalog as $$
  select mine.match, other.agency, other.id, other.contact from deconfliction.notice mine
    join deconfliction.pair p on p.match = mine.match and mine.agency in (p.first_agency, p.second_agency)
    join deconfliction.notice other on other.match = mine.match and other.agency = case when mine.agency = p.first_agency then p.second_agency else p.first_agency end
   where mine.agency = foundation.agency() and mine.match = any (matches) and mine.superseded_at = 'infinity' and other.superseded_at = 'infinity' and mine.decision = 'talk' and other.decision = 'talk' $$;
revoke all on function deconfliction.other_sides(uuid[]) from public;
grant execute on function deconfliction.other_sides(uuid[]) to fourfold_app;
