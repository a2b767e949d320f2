-- Work is given to colleagues and their names stand beside what they did, so an agency may know its own accounts by their
-- labels: of its own agency only, as the signed context says, and nothing else of an account.
create function access.colleagues() returns table (account uuid, label text, roles text[], here boolean)
  language sql stable security definer set search_path = pg_catalog
  as $$
  select a.id, a.label, coalesce(array_agg(distinct m.role order by m.role) filter (where m.revoked_at is null), '{}'), a.disabled_at is null and bool_or(m.revoked_at is null)
    from access.membership m join access.account a on a.id = m.account
   where m.organization = (select foundation.agency()) group by a.id, a.label, a.disabled_at $$;
comment on function access.colleagues() is 'Accounts that hold or held a role in the agency of the signed context.';
revoke all on function access.colleagues() from public;
grant execute on function access.colleagues() to fourfold_app;
