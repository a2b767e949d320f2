-- An entry is the last that a transaction says, so it draws the connection's next turn with it: the context that said it is
-- void from there on, and no statement of its own is needed to draw one. The next entry of a chain is made from the row
-- before it. With sorting made dear, the end of a chain is read from the index even where the audit was empty when it was analyzed.
drop function audit.record(text, text, text, uuid[], int);
create function audit.record(act text, via text, subject text, ids uuid[], lane int) returns bigint
  language plpgsql security definer set search_path = pg_catalog set enable_sort = off as $$
declare
  signed text[] := foundation.context();
begin
  -- Where nobody signed there is nothing to lock, and the lock answers null.
  if pg_advisory_xact_lock(hashtextextended(signed[1] || lane, 7103)) is null or signed[2] is null then
    raise insufficient_privilege using message = 'An audit entry has somebody who acted.';
  end if;
  if (length(act) between 3 and 120 and length(via) between 3 and 160 and lane between 0 and 15 and subject is not null and ids is not null) is not true then
    raise check_violation using message = 'An audit entry says what was done and how, in one of sixteen lanes.';
  end if;
  insert into audit.entry (agency, lane, seq, at, account, act, via, subject, ids, hash)
  select e.agency, e.lane, e.seq + 1, transaction_timestamp(), signed[2]::uuid, record.act, record.via, record.subject, record.ids,
    audit.hash_of(e.hash, e.agency, e.lane, e.seq + 1, transaction_timestamp(), signed[2]::uuid, record.act, record.via, record.subject, record.ids)
    from audit.entry e where e.agency = signed[1]::uuid and e.lane = record.lane order by e.seq desc limit 1;
  if not found then
    insert into audit.entry (agency, lane, seq, at, account, act, via, subject, ids, hash)
    values (signed[1]::uuid, record.lane, 1, transaction_timestamp(), signed[2]::uuid, record.act, record.via, record.subject, record.ids,
      audit.hash_of(''::bytea, signed[1]::uuid, record.lane, 1, transaction_timestamp(), signed[2]::uuid, record.act, record.via, record.subject, record.ids));
  end if;
  return nextval('foundation.turn');
end $$;
comment on function audit.record(text, text, text, uuid[], int) is 'Adds the entry of a transaction to its agency''s chain, and draws the connection''s next turn.';
alter function audit.record(text, text, text, uuid[], int) owner to fourfold_owner;
revoke all on function audit.record(text, text, text, uuid[], int) from public;
grant execute on function audit.record(text, text, text, uuid[], int) to fourfold_app;
