-- The names beside a page of notes are a few; all colleagues of a large office were read for them.
drop function access.colleagues();
create function access.colleagues(of_accounts uuid[] default null) returns table (account uuid, label text, roles text[], here boolean)
  language sql stable security definer set search_path = pg_catalog
  as $$
  select a.id, a.label, coalesce(array_agg(distinct m.role order by m.role) filter (where m.revoked_at is null), '{}'), a.disabled_at is null and bool_or(m.revoked_at is null)
    from access.membership m join access.account a on a.id = m.account
   where m.organization = (select foundation.agency()) and (of_accounts is null or m.account = any(of_accounts)) group by a.id, a.label, a.disabled_at $$;
comment on function access.colleagues(uuid[]) is 'Accounts that hold or held a role in the agency of the signed context: all, or of those named.';
revoke all on function access.colleagues(uuid[]) from public;
grant execute on function access.colleagues(uuid[]) to fourfold_app;
