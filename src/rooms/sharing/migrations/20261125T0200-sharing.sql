-- What crosses from one agency to another: releases, packets under them, disclosures that the law makes without one, and
-- referrals with their answers. Nothing else crosses, and nothing here is a window into another agency's rows.

create schema sharing;
comment on schema sharing is 'Releases of information, and the only ways by which anything of a person crosses agencies.';

create table sharing.release (
  like foundation.kept including all,
  person       uuid not null,
  recipient    uuid not null,
  purpose      text not null check (purpose in ('services', 'housing', 'legal', 'medical', 'benefits', 'immigration', 'law-enforcement', 'reunification', 'other')),
  fields       text[] not null check (cardinality(fields) between 1 and 20 and array_position(fields, null) is null),
  method       text not null check (method in ('paper', 'electronic')),
  signers      text not null check (signers in ('person', 'minor-and-guardian', 'minor-alone', 'guardian-of-adult')),
  language     text not null check (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]+)*$'),
  interpreted  boolean not null default false,
  signed_on    date not null,
  document     bytea check (length(document) = 32),
  starts_on    date not null,
  expires_on   date not null,
  revoked_on   date,
  revoked_how  text check (revoked_how in ('spoken', 'written', 'code', 'purge')),
  stop_code    bytea not null check (length(stop_code) = 32),
  sealed       bytea not null,
  check (recipient <> agency),
  check (expires_on > starts_on and expires_on <= starts_on + 365),
  check (starts_on >= signed_on),
  check ((revoked_on is null) = (revoked_how is null)),
  foreign key (agency, person, first) references people.person (agency, id, version)
);
comment on table sharing.release is 'A person''s signed consent that one agency may tell one other agency named fields for one purpose until a day: 34 USC 12291(b)(2), 28 CFR 90.4. A renewal is another release.';
comment on column sharing.release.sealed is 'The purpose in words, the risks the person named, and the code by which they may stop it, sealed under the person''s key.';
comment on column sharing.release.expires_on is 'The first day on which it no longer holds; a year is the longest there is.';
comment on column sharing.release.stop_code is 'SHA-256 of the code on the person''s own sheet, by which sharing is stopped without an account.';
create index on sharing.release (agency, person);
create index on sharing.release (agency, expires_on) where superseded_at = 'infinity' and revoked_on is null;
create index on sharing.release (stop_code) where superseded_at = 'infinity';
select foundation.guard('sharing.release', countable => false);

-- The word of the person themselves, given on the public page: it counts from that instant, before anybody at the agency has read it.
create table sharing.stop (
  agency  uuid not null,
  release uuid not null,
  at      timestamptz not null default transaction_timestamp(),
  primary key (agency, release)
);
comment on table sharing.stop is 'A release that its person ended with the code on their sheet; nothing is read under it from that instant on.';
alter table sharing.stop enable row level security, force row level security;
create policy own_select on sharing.stop for select to fourfold_app using (agency = (select foundation.agency()));
grant select on sharing.stop to fourfold_app;

create table sharing.packet (
  like foundation.kept including all,
  person    uuid not null,
  recipient uuid not null,
  release   uuid,
  basis     text not null check (basis in ('release', 'court-order', 'statute', 'imminent-danger')),
  authority text check (length(authority) between 3 and 200),
  document  bytea check (length(document) = 32),
  kind      text not null check (kind ~ '^[a-z][a-z-]{2,40}$'),
  fields    text[] not null check (cardinality(fields) between 1 and 20),
  message   uuid not null,
  sealed    bytea not null,
  check (recipient <> agency),
  check ((basis = 'release') = (release is not null)),
  check ((basis = 'release') = (authority is null)),
  check (basis <> 'court-order' or document is not null),
  foreign key (agency, person, first) references people.person (agency, id, version),
  foreign key (agency, release, first) references sharing.release (agency, id, version)
);
comment on table sharing.packet is 'What was told of a person to another agency: which fields, under which release or which other ground, and a copy of what was said, sealed under the person''s key.';
create index on sharing.packet (agency, person);
create index on sharing.packet (agency, release);
create index on sharing.packet (agency, message);
select foundation.guard('sharing.packet', countable => false);

create table sharing.referral (
  like foundation.kept including all,
  subject    uuid not null,
  about      text not null check (about in ('person', 'contact', 'tip')),
  kind       text not null check (kind in ('referral', 'transfer', 'tip')),
  recipient  uuid not null,
  services   text[] not null default '{}',
  language   text not null default 'und',
  age_group  text not null default 'unknown' check (age_group in ('adult', 'minor', 'unknown')),
  sent_on    date not null,
  answer_by  timestamptz not null,
  packet     uuid,
  message    uuid not null,
  check (recipient <> agency),
  foreign key (agency, packet, first) references sharing.packet (agency, id, version)
);
comment on table sharing.referral is 'One agency asks another to take somebody on, or hands a tip over. What the other answered stands in the messages about it.';
create index on sharing.referral (agency, subject);
create index on sharing.referral (agency, sent_on);
select foundation.guard('sharing.referral');

create table sharing.answer (
  like foundation.kept including all,
  message     uuid not null,
  outcome     text not null check (outcome in ('accepted', 'declined', 'done', 'not-done')),
  reason      text check (reason in ('no-capacity', 'not-eligible', 'outside-area', 'language', 'not-reached', 'person-declined', 'already-served', 'safety', 'other')),
  answered_on date not null,
  check ((outcome in ('declined', 'not-done')) = (reason is not null))
);
comment on table sharing.answer is 'How this agency answered a referral that came in.';
create index on sharing.answer (agency, message);
select foundation.guard('sharing.answer');

create table sharing.opened (
  like foundation.kept including all,
  message uuid not null
);
comment on table sharing.opened is 'That this agency opened a message of its mailbox for the first time; the sender has a receipt of it.';
create unique index on sharing.opened (agency, message, version);
select foundation.guard('sharing.opened', countable => false);

-- A mailbox: the row belongs to the agency it was sent to. What it says is sealed under a key of its own that the sender
-- holds, so that the sender can destroy it; the sealed part is in no role's reach but through sharing.open_message.
create table sharing.message (
  agency    uuid        not null,
  id        uuid        not null,
  sender    uuid        not null,
  kind      text        not null check (kind in ('packet', 'referral', 'answer', 'receipt', 'ended', 'stopped')),
  topic     text        not null default '' check (topic ~ '^[a-z-]{0,41}$'),
  about     uuid        not null,
  says      text        not null default '' check (says in ('', 'accepted', 'declined', 'done', 'not-done')),
  reason    text        not null default '' check (reason ~ '^[a-z-]{0,20}$'),
  basis     text        not null check (basis in ('none', 'release', 'court-order', 'statute', 'imminent-danger')),
  authority text        not null default '' check (length(authority) <= 200),
  release   uuid,
  answer_by timestamptz,
  sealed    bytea,
  sent_at   timestamptz not null default transaction_timestamp(),
  primary key (agency, id),
  check (sender <> agency or kind = 'stopped'),
  check ((basis = 'release') = (release is not null))
);
comment on table sharing.message is 'Mailboxes. Only ids, codes and the ground stand open; nobody''s identity does.';
create index on sharing.message (agency, sent_at desc);
create index on sharing.message (agency, about);
alter table sharing.message enable row level security, force row level security;
create policy own_select on sharing.message for select to fourfold_app using (agency = (select foundation.agency()));
grant select (agency, id, sender, kind, topic, about, says, reason, basis, authority, release, answer_by, sent_at) on sharing.message to fourfold_app;
create policy counted on sharing.message for select to fourfold_counter using (true);
grant select (agency, id, sender, kind, topic, about, says, reason, sent_at) on sharing.message to fourfold_counter;

create table sharing.message_key (
  agency  uuid  not null,
  message uuid  not null,
  wrapped bytea not null check (length(wrapped) between 48 and 200),
  primary key (agency, message)
);
comment on table sharing.message_key is 'The key of what a message says, wrapped under its sender''s key. It is destroyed when the release behind it ends, and then nobody can read the message again.';
alter table sharing.message_key enable row level security, force row level security;
create policy own on sharing.message_key to fourfold_app using (agency = (select foundation.agency())) with check (agency = (select foundation.agency()));
grant select, insert, delete on sharing.message_key to fourfold_app;

grant usage on schema sharing to fourfold_public;

-- The carrier: the owner of these functions, held by row security as everybody is. It sees a release only on behalf of its
-- two sides, and a mailbox only on behalf of its agency or of the sender of the row.
create policy carried on sharing.release for select to fourfold_owner using (agency = (select foundation.agency()) or recipient = (select foundation.agency()));
create policy carried_lock on sharing.release for update to fourfold_owner using (agency = (select foundation.agency()) or recipient = (select foundation.agency())) with check (false);
create policy carried on sharing.stop for select to fourfold_owner using (true);
create policy carried on sharing.message for select to fourfold_owner using (agency = (select foundation.agency()) or sender = (select foundation.agency()));
create policy carried_in on sharing.message for insert to fourfold_owner with check (sender = (select foundation.agency()) and sent_at = transaction_timestamp());
create policy carried on sharing.message_key for select to fourfold_owner using (exists (select from sharing.message m where m.sender = message_key.agency and m.id = message_key.message and m.agency = (select foundation.agency())));

-- Whether a release stands now; the row is held until the end of the transaction, so that a revocation waits for what reads
-- under it or what reads waits for the revocation, and never passes it.
create function sharing.release_stands(of_agency uuid, of_release uuid, for_recipient uuid, today date) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  perform from sharing.release r where r.agency = of_agency and r.id = of_release and r.recipient = for_recipient and r.superseded_at = 'infinity'
    and r.revoked_on is null and r.starts_on <= today and r.expires_on > today for share;
  return found and not exists (select from sharing.stop s where s.agency = of_agency and s.release = of_release);
end $$;
revoke all on function sharing.release_stands(uuid, uuid, uuid, date) from public;

-- Puts a message into another agency's mailbox; false where it names a release that does not stand for that agency.
create function sharing.put_message(to_agency uuid, message uuid, kind text, topic text, about uuid, says text, reason text, basis text, authority text, release uuid, answer_by timestamptz, sealed bytea, today date) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  if foundation.agency() is null then raise insufficient_privilege using message = 'A message has a sender.'; end if;
  if release is not null and not sharing.release_stands(foundation.agency(), release, to_agency, today) then return false; end if;
  insert into sharing.message (agency, id, sender, kind, topic, about, says, reason, basis, authority, release, answer_by, sealed)
  values (to_agency, message, foundation.agency(), kind, topic, about, says, reason, basis, authority, release, answer_by, sealed);
  return true;
end $$;
revoke all on function sharing.put_message(uuid, uuid, text, text, uuid, text, text, text, text, uuid, timestamptz, bytea, date) from public;
grant execute on function sharing.put_message(uuid, uuid, text, text, uuid, text, text, text, text, uuid, timestamptz, bytea, date) to fourfold_app;

-- What a message says, for the agency it was sent to, while the release behind it stands; the first opening tells the sender.
create function sharing.open_message(message uuid, receipt uuid, today date) returns table (sender uuid, sealed bytea, wrapped bytea)
  language plpgsql volatile security definer set search_path = pg_catalog as $$
#variable_conflict use_column
declare
  found_one sharing.message;
begin
  select m.* into found_one from sharing.message m where m.agency = foundation.agency() and m.id = open_message.message;
  if found_one.id is null or found_one.sealed is null then return; end if;
  if found_one.release is not null and not sharing.release_stands(found_one.sender, found_one.release, foundation.agency(), open_message.today) then return; end if;
  if found_one.kind in ('packet', 'referral') and not exists (select from sharing.message r where r.agency = found_one.sender and r.about = found_one.id and r.kind = 'receipt') then
    insert into sharing.message (agency, id, sender, kind, about, basis) values (found_one.sender, open_message.receipt, foundation.agency(), 'receipt', found_one.id, 'none');
  end if;
  return query select found_one.sender, found_one.sealed, k.wrapped from sharing.message_key k where k.agency = found_one.sender and k.message = found_one.id;
end $$;
revoke all on function sharing.open_message(uuid, uuid, date) from public;
grant execute on function sharing.open_message(uuid, uuid, date) to fourfold_app;

-- Which of these messages can still be opened.
create function sharing.still_open(messages uuid[], today date) returns table (message uuid)
  language plpgsql volatile security definer set search_path = pg_catalog as $$
#variable_conflict use_column
begin
  return query select m.id from sharing.message m where m.agency = foundation.agency() and m.id = any (messages) and m.sealed is not null
    and exists (select from sharing.message_key k where k.agency = m.sender and k.message = m.id)
    and (m.release is null or exists (select from sharing.release r where r.agency = m.sender and r.id = m.release and r.recipient = m.agency and r.superseded_at = 'infinity'
      and r.revoked_on is null and r.starts_on <= today and r.expires_on > today and not exists (select from sharing.stop s where s.agency = r.agency and s.release = r.id)));
end $$;
revoke all on function sharing.still_open(uuid[], date) from public;
grant execute on function sharing.still_open(uuid[], date) to fourfold_app;

-- The person's own word, given on the public page with the code on their sheet. It answers nothing, whatever the code.
create policy stopped on sharing.release for select to fourfold_checker using (true);
create policy stopped on sharing.stop to fourfold_checker using (true) with check (true);
create policy stopped on sharing.message for insert to fourfold_checker with check (kind in ('stopped', 'ended') and basis = 'none' and sealed is null);
grant usage, create on schema sharing to fourfold_checker;
grant select (agency, id, recipient, stop_code, superseded_at) on sharing.release to fourfold_checker;
grant select, insert on sharing.stop to fourfold_checker;
grant insert (agency, id, sender, kind, about, basis) on sharing.message to fourfold_checker;
create function sharing.stop_by_code(code bytea) returns void
  language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  r record;
begin
  for r in select l.agency, l.id, l.recipient from sharing.release l where l.stop_code = code and l.superseded_at = 'infinity' loop
    insert into sharing.stop (agency, release) values (r.agency, r.id) on conflict do nothing;
    if found then
      insert into sharing.message (agency, id, sender, kind, about, basis) values (r.agency, gen_random_uuid(), r.agency, 'stopped', r.id, 'none'), (r.recipient, gen_random_uuid(), r.agency, 'ended', r.id, 'none');
    end if;
  end loop;
end $$;
revoke all on function sharing.stop_by_code(bytea) from public;
grant execute on function sharing.stop_by_code(bytea) to fourfold_public;
alter function sharing.stop_by_code(bytea) owner to fourfold_checker;
revoke create on schema sharing from fourfold_checker;
