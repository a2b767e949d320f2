-- What the public may do: drop a report in, find its own thread again by its receipt, ask after a tip by number and PIN; and
-- what a telephone system may do with its signed webhook: let a contact ring. Each is one narrow function that runs as a role
-- nobody can log in as and that sees just these columns; the public's own role reads and writes no table of this room.

create table hotline.tip_try (
  agency uuid not null,
  number text not null check (number ~ '^T-[0-9]{4}-[0-9]{4}$'),
  at     timestamptz not null default transaction_timestamp()
);
comment on table hotline.tip_try is 'Wrong PINs by tip number: after ten within an hour the number answers nothing for a while.';
create index on hotline.tip_try (agency, number, at);
alter table hotline.tip_try enable row level security, force row level security;

create table hotline.webhook_seen (
  agency uuid not null,
  nonce  uuid not null,
  at     timestamptz not null default transaction_timestamp(),
  primary key (agency, nonce)
);
comment on table hotline.webhook_seen is 'Nonces of webhook events, so that none is taken twice.';
alter table hotline.webhook_seen enable row level security, force row level security;

create policy of_public on hotline.desk for select to fourfold_checker using (superseded_at = 'infinity');
create policy of_public on hotline.contact for insert to fourfold_checker with check (recorded_by = '00000000-0000-0000-0000-000000000000' and superseded_at = 'infinity' and version = 1 and closed_at is null and taken_by is null);
create policy of_public_in on hotline.message for insert to fourfold_checker with check (recorded_by = '00000000-0000-0000-0000-000000000000' and superseded_at = 'infinity' and version = 1 and direction = 'in');
create policy of_public on hotline.message for select to fourfold_checker using (superseded_at = 'infinity');
create policy of_public on hotline.arrival_key to fourfold_checker using (true) with check (true);
create policy of_public_in on hotline.unanswered for insert to fourfold_checker with check (true);
create policy of_public_in on hotline.receipt for insert to fourfold_checker with check (recorded_by = '00000000-0000-0000-0000-000000000000' and superseded_at = 'infinity' and version = 1);
create policy of_public on hotline.receipt for select to fourfold_checker using (superseded_at = 'infinity');
create policy of_public on hotline.tip for select to fourfold_checker using (superseded_at = 'infinity');
create policy of_public on hotline.tip_pin for select to fourfold_checker using (superseded_at = 'infinity');
create policy of_public on hotline.hand_over for select to fourfold_checker using (superseded_at = 'infinity');
create policy of_public on hotline.tip_try to fourfold_checker using (true) with check (true);
create policy of_public on hotline.webhook_seen to fourfold_checker using (true) with check (true);

grant usage, create on schema hotline to fourfold_checker;
grant select (agency, form_name, form_open, webhook, recorded_at, superseded_at) on hotline.desk to fourfold_checker;
grant insert (agency, id, recorded_by, number, channel, received_at, received_on, language) on hotline.contact to fourfold_checker;
grant insert (agency, id, recorded_by, contact, direction, sealed) on hotline.message to fourfold_checker;
grant select (agency, id, contact, direction, sealed, recorded_at, superseded_at) on hotline.message to fourfold_checker;
grant insert, select on hotline.arrival_key to fourfold_checker;
grant insert (agency, contact) on hotline.unanswered to fourfold_checker;
grant insert (agency, recorded_by, contact, lookup) on hotline.receipt to fourfold_checker;
grant select (agency, contact, lookup, superseded_at) on hotline.receipt to fourfold_checker;
grant select (agency, id, number, told, superseded_at) on hotline.tip to fourfold_checker;
grant select (agency, tip, hash, superseded_at) on hotline.tip_pin to fourfold_checker;
grant select (agency, tip, sent_on, acknowledged_on, superseded_at) on hotline.hand_over to fourfold_checker;
grant insert, select, delete on hotline.tip_try to fourfold_checker;
grant insert, select, delete on hotline.webhook_seen to fourfold_checker;

-- The hotlines whose form is open, the longest open first.
create function hotline.open_desks() returns table (agency uuid, name text)
  language sql stable security definer set search_path = pg_catalog
  as $$ select d.agency, d.form_name from hotline.desk d where d.form_open and d.superseded_at = 'infinity' order by d.recorded_at, d.agency $$;

-- Keeps a report: the contact, its first message, the key it is sealed under, and the keyed hash of its receipt.
create function hotline.take_report(to_agency uuid, contact uuid, number text, language text, wrapped bytea, lookup bytea, message uuid, sealed bytea, today date) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog as $$
#variable_conflict use_variable
begin
  if not exists (select from hotline.desk d where d.agency = to_agency and d.form_open and d.superseded_at = 'infinity') then return false; end if;
  insert into hotline.contact (agency, id, recorded_by, number, channel, received_at, received_on, language) values (to_agency, contact, '00000000-0000-0000-0000-000000000000', number, 'web', transaction_timestamp(), today, language);
  insert into hotline.arrival_key (agency, contact, wrapped) values (to_agency, contact, wrapped);
  insert into hotline.receipt (agency, recorded_by, contact, lookup) values (to_agency, '00000000-0000-0000-0000-000000000000', contact, lookup);
  insert into hotline.message (agency, id, recorded_by, contact, direction, sealed) values (to_agency, message, '00000000-0000-0000-0000-000000000000', contact, 'in', sealed);
  insert into hotline.unanswered (agency, contact) values (to_agency, contact) on conflict do nothing;
  return true;
end $$;

-- The one thread that a receipt opens.
create function hotline.read_thread(receipt bytea) returns table (agency uuid, contact uuid, wrapped bytea, message uuid, direction text, sealed bytea, at timestamptz)
  language sql stable security definer set search_path = pg_catalog
  as $$
  select r.agency, r.contact, k.wrapped, m.id, m.direction, m.sealed, m.recorded_at
    from hotline.receipt r join hotline.arrival_key k on k.agency = r.agency and k.contact = r.contact
    join hotline.message m on m.agency = r.agency and m.contact = r.contact and m.superseded_at = 'infinity'
   where r.lookup = receipt and r.superseded_at = 'infinity' order by m.recorded_at, m.id $$;

-- Adds to the one thread that a receipt opens; at most fifty messages a day.
create function hotline.add_to_thread(receipt bytea, message uuid, sealed bytea) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog as $$
#variable_conflict use_variable
declare
  found_one record;
begin
  select r.agency, r.contact into found_one from hotline.receipt r join hotline.arrival_key k on k.agency = r.agency and k.contact = r.contact where r.lookup = receipt and r.superseded_at = 'infinity';
  if not found then return false; end if;
  if (select count(*) from hotline.message m where m.agency = found_one.agency and m.contact = found_one.contact and m.direction = 'in' and m.recorded_at > transaction_timestamp() - interval '1 day') >= 50 then return false; end if;
  insert into hotline.message (agency, id, recorded_by, contact, direction, sealed) values (found_one.agency, message, '00000000-0000-0000-0000-000000000000', found_one.contact, 'in', sealed);
  insert into hotline.unanswered (agency, contact) values (found_one.agency, found_one.contact) on conflict do nothing;
  return true;
end $$;

-- What became of a tip, for whoever has its number and PIN. A wrong PIN and a number that is not there answer the same.
create function hotline.ask_tip(tip_number text, pin bytea) returns table (told text, handed_over date, received date)
  language plpgsql volatile security definer set search_path = pg_catalog as $$
#variable_conflict use_column
declare
  found_one record;
begin
  for found_one in select t.agency, t.id, t.told, p.hash from hotline.tip t join hotline.tip_pin p on p.agency = t.agency and p.tip = t.id and p.superseded_at = 'infinity' where t.number = tip_number and t.superseded_at = 'infinity' loop
    if (select count(*) from hotline.tip_try y where y.agency = found_one.agency and y.number = tip_number and y.at > transaction_timestamp() - interval '1 hour') >= 10 then continue; end if;
    if found_one.hash = pin then
      return query select found_one.told, min(h.sent_on), min(h.acknowledged_on) from hotline.hand_over h where h.agency = found_one.agency and h.tip = found_one.id and h.superseded_at = 'infinity';
      return;
    end if;
    delete from hotline.tip_try y where y.at < transaction_timestamp() - interval '1 day' and y.agency = found_one.agency;
    insert into hotline.tip_try (agency, number) values (found_one.agency, tip_number);
  end loop;
end $$;

-- Which agencies a tip of this number may belong to, so that its PIN is hashed with the right salt.
create function hotline.tip_agencies(tip_number text) returns table (agency uuid)
  language sql stable security definer set search_path = pg_catalog
  as $$ select t.agency from hotline.tip t where t.number = tip_number and t.superseded_at = 'infinity' $$;

-- The generation of a hotline's webhook secret; none where it takes no webhook.
create function hotline.webhook_of(of_agency uuid) returns table (generation int)
  language sql stable security definer set search_path = pg_catalog
  as $$ select d.webhook from hotline.desk d where d.agency = of_agency and d.webhook > 0 and d.superseded_at = 'infinity' $$;

-- Lets a contact ring, once for each nonce.
create function hotline.ring(to_agency uuid, nonce uuid, contact uuid, number text, channel text, language text, wrapped bytea, message uuid, sealed bytea, today date) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog as $$
#variable_conflict use_variable
begin
  if not exists (select from hotline.desk d where d.agency = to_agency and d.webhook > 0 and d.superseded_at = 'infinity') then return false; end if;
  delete from hotline.webhook_seen w where w.agency = to_agency and w.at < transaction_timestamp() - interval '1 day';
  insert into hotline.webhook_seen (agency, nonce) values (to_agency, nonce) on conflict do nothing;
  if not found then return false; end if;
  insert into hotline.contact (agency, id, recorded_by, number, channel, received_at, received_on, language) values (to_agency, contact, '00000000-0000-0000-0000-000000000000', number, channel, transaction_timestamp(), today, language);
  insert into hotline.arrival_key (agency, contact, wrapped) values (to_agency, contact, wrapped);
  if sealed is not null then
    insert into hotline.message (agency, id, recorded_by, contact, direction, sealed) values (to_agency, message, '00000000-0000-0000-0000-000000000000', contact, 'in', sealed);
    if channel <> 'phone' then insert into hotline.unanswered (agency, contact) values (to_agency, contact) on conflict do nothing; end if;
  end if;
  return true;
end $$;

do $$
declare f regprocedure;
begin
  foreach f in array array['hotline.open_desks()', 'hotline.take_report(uuid,uuid,text,text,bytea,bytea,uuid,bytea,date)', 'hotline.read_thread(bytea)', 'hotline.add_to_thread(bytea,uuid,bytea)',
    'hotline.ask_tip(text,bytea)', 'hotline.tip_agencies(text)', 'hotline.webhook_of(uuid)', 'hotline.ring(uuid,uuid,uuid,text,text,text,bytea,uuid,bytea,date)']::regprocedure[] loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to fourfold_public', f);
    execute format('alter function %s owner to fourfold_checker', f);
  end loop;
end $$;
revoke create on schema hotline from fourfold_checker;
grant usage on schema hotline to fourfold_public;
