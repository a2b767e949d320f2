-- A context holds for one transaction. Before, it held for ten minutes on its connection, so that a query injected into
-- one request could have put by the context of another agency and used it in a later request on the same connection.
-- Now the context carries the instant at which its transaction began, to the microsecond, and no clock of the
-- application is asked: agency.account.roles.pid.began.signature.
create or replace function foundation.context() returns text[]
  language plpgsql stable parallel restricted security definer set search_path = pg_catalog as $$
declare
  raw text := current_setting('fourfold.context', true);
  part text[];
  pads record;
begin
  if raw is null or raw = '' then return null; end if;
  part := string_to_array(raw, '.');
  if cardinality(part) <> 6 then raise insufficient_privilege using message = 'The context is malformed.'; end if;
  select inner_pad, outer_pad into strict pads from foundation.context_key;
  if encode(sha256(pads.outer_pad || sha256(pads.inner_pad || convert_to(array_to_string(part[1:5], '.'), 'UTF8'))), 'hex') <> part[6] then
    raise insufficient_privilege using message = 'The context is not signed by this product.';
  end if;
  if part[4]::int <> pg_backend_pid() then
    raise insufficient_privilege using message = 'The context belongs to another connection.';
  end if;
  if part[5]::bigint <> foundation.began() then
    raise insufficient_privilege using message = 'The context belongs to another transaction.';
  end if;
  return part;
end $$;

create function foundation.began() returns bigint
  language sql stable parallel safe set search_path = pg_catalog
  return (extract(epoch from transaction_timestamp()) * 1000000)::bigint;
comment on function foundation.began() is 'When this transaction began, in microseconds since 1970.';
revoke all on function foundation.began() from public;
grant execute on function foundation.began() to fourfold_app;
