-- What an administrator of an agency does with its accounts, from the browser. The application reaches accounts through these
-- functions alone; each asks the signed context for whom it acts, and the table of roles whether they are an administrator still.
alter table access.passkey add column revoked_by uuid;
comment on column access.passkey.revoked_by is 'Who withdrew the key, where its owner did not: whoever did may not invite the account to make another.';

create function access.standing_here(wanted text[]) returns uuid
  language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  here uuid := foundation.agency();
begin
  if not exists (select from access.membership m where m.organization = here and m.account = foundation.account() and m.role = any (wanted) and m.revoked_at is null) then
    raise insufficient_privilege using message = 'Only an administrator of the agency may do this.';
  end if;
  return here;
end $$;
comment on function access.standing_here(text[]) is 'The agency of the signed context, where who acts holds one of these roles in it now.';

create function access.accounts_here() returns table (account uuid, label text, made_at timestamptz, roles text[], keys int, withdrawn_by uuid, seen_at timestamptz, invited_until timestamptz, elsewhere boolean, closed boolean)
  language sql stable security definer set search_path = pg_catalog as $$
  with here as materialized (select access.standing_here(array['administrator', 'supervisor']) as agency)
  select a.id, a.label, a.made_at,
         coalesce(array_agg(distinct m.role order by m.role) filter (where m.revoked_at is null), '{}'),
         (select count(*)::int from access.passkey p where p.account = a.id and p.revoked_at is null),
         (select p.revoked_by from access.passkey p where p.account = a.id and p.revoked_by is not null order by p.revoked_at desc limit 1),
         (select max(s.seen_at) from access.session s where s.account = a.id and s.organization = here.agency),
         (select max(i.ends_at) from access.invitation i where i.account = a.id and i.kind = 'enroll' and i.used_at is null and i.ends_at > transaction_timestamp()),
         exists (select from access.membership o where o.account = a.id and o.organization <> here.agency and o.revoked_at is null),
         a.disabled_at is not null or not bool_or(m.revoked_at is null)
    from here join access.membership m on m.organization = here.agency join access.account a on a.id = m.account
   group by here.agency, a.id order by a.label, a.id $$;
comment on function access.accounts_here() is 'The accounts that hold or held a role in the agency of the signed context, for its administrators and supervisors.';

create function access.roles_here() returns setof text
  language sql stable security definer set search_path = pg_catalog as $$
  select r.role from access.organization o join access.role r on r.kind = o.kind where o.id = access.standing_here(array['administrator', 'supervisor']) order by r.role $$;
comment on function access.roles_here() is 'The roles that an agency of this kind has.';

create function access.grant_here(of_account uuid, of_role text) returns void
  language sql volatile security definer set search_path = pg_catalog as $$
  insert into access.membership (account, side, organization, zone, kind, role)
  select a.id, a.side, o.id, o.zone, o.kind, of_role from access.account a, access.organization o
   where o.id = access.standing_here(array['administrator']) and a.id = of_account and a.id <> foundation.account() and a.disabled_at is null
     and exists (select from access.membership m where m.account = a.id and m.organization = o.id) $$;
comment on function access.grant_here(uuid, text) is 'Gives an account of the agency a further role; nobody gives one to themselves.';

create function access.enter_here(of_account uuid, of_label text, of_role text) returns void
  language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  here uuid := access.standing_here(array['administrator']);
begin
  insert into access.account (id, label, side)
  select of_account, of_label, case when o.zone in ('services', 'justice') then o.zone else 'neither' end from access.organization o where o.id = here;
  insert into access.membership (account, side, organization, zone, kind, role)
  select a.id, a.side, o.id, o.zone, o.kind, of_role from access.account a, access.organization o where a.id = of_account and o.id = here;
end $$;
comment on function access.enter_here(uuid, text, text) is 'Enters an account of the agency with its first role.';

create function access.revoke_here(of_account uuid, of_role text) returns void
  language sql volatile security definer set search_path = pg_catalog as $$
  update access.membership set revoked_at = transaction_timestamp()
   where organization = access.standing_here(array['administrator']) and account = of_account and account <> foundation.account() and (role = of_role or of_role is null) and revoked_at is null $$;
comment on function access.revoke_here(uuid, text) is 'Takes a role of the agency from an account, or every one where none is named; nobody takes their own.';

create function access.withdraw_keys_here(of_account uuid) returns void
  language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  here uuid := access.standing_here(array['administrator']);
begin
  if of_account = foundation.account() or not exists (select from access.membership m where m.organization = here and m.account = of_account)
    or exists (select from access.membership m where m.organization <> here and m.account = of_account and m.revoked_at is null) then
    raise insufficient_privilege using message = 'Keys are withdrawn by an administrator of the only agency in which the account holds a role, and never one''s own.';
  end if;
  update access.passkey set revoked_at = transaction_timestamp(), revoked_by = foundation.account() where account = of_account and revoked_at is null;
  update access.recovery set used_at = transaction_timestamp() where account = of_account and used_at is null;
  update access.invitation set used_at = transaction_timestamp() where account = of_account and used_at is null;
  update access.session set closed_at = transaction_timestamp() where account = of_account and closed_at is null;
end $$;
comment on function access.withdraw_keys_here(uuid) is 'Withdraws the passkeys, recovery codes, invitations and sessions of an account.';

create function access.invite_here(of_account uuid, of_hash bytea, until timestamptz) returns void
  language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  here uuid := access.standing_here(array['administrator', 'supervisor']);
begin
  if of_account = foundation.account() or until > transaction_timestamp() + interval '8 days'
    or not exists (select from access.membership m join access.account a on a.id = m.account where m.organization = here and m.account = of_account and m.revoked_at is null and a.disabled_at is null)
    or exists (select from access.membership m where m.organization <> here and m.account = of_account and m.revoked_at is null)
    or exists (select from access.passkey p where p.account = of_account and (p.revoked_at is null or p.revoked_by = foundation.account())) then
    raise insufficient_privilege using message = 'An account without a key is invited, never one''s own, and never by who withdrew its key.';
  end if;
  update access.invitation set used_at = transaction_timestamp() where account = of_account and kind = 'enroll' and used_at is null;
  insert into access.invitation (token_hash, account, kind, ends_at) values (of_hash, of_account, 'enroll', until);
end $$;
comment on function access.invite_here(uuid, bytea, timestamptz) is 'Invites an account that has no key to make one; an invitation before it no longer works.';

do $$
declare f text;
begin
  foreach f in array array['standing_here(text[])', 'accounts_here()', 'roles_here()', 'grant_here(uuid, text)', 'enter_here(uuid, text, text)', 'revoke_here(uuid, text)', 'withdraw_keys_here(uuid)', 'invite_here(uuid, bytea, timestamptz)'] loop
    execute format('revoke all on function access.%s from public', f);
    execute format('grant execute on function access.%s to fourfold_app', f);
  end loop;
end $$;
