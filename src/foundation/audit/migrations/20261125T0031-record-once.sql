-- What goes into the audit is said by audit.record alone, so its owner's policies need not ask again who is asking: the
-- agency and the account are taken from the signed context once, and written.
drop policy chain_select on audit.entry;
drop policy chain_insert on audit.entry;
create policy chain_select on audit.entry for select to fourfold_owner using (true);
create policy chain_insert on audit.entry for insert to fourfold_owner with check (true);

create or replace function audit.record(act text, via text, subject text, ids uuid[], lane int) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  signed text[] := foundation.context();
  mine uuid := signed[1]::uuid;
  who uuid := signed[2]::uuid;
  last_seq bigint;
  last_hash bytea;
begin
  if mine is null or who is null then raise insufficient_privilege using message = 'An audit entry has somebody who acted.'; end if;
  perform pg_advisory_xact_lock(hashtextextended(mine::text || lane, 7103));
  select e.seq, e.hash into last_seq, last_hash from audit.entry e where e.agency = mine and e.lane = record.lane order by e.seq desc limit 1;
  insert into audit.entry (agency, lane, seq, at, account, act, via, subject, ids, hash)
  values (mine, lane, coalesce(last_seq, 0) + 1, transaction_timestamp(), who, act, via, subject, ids,
    audit.hash_of(coalesce(last_hash, ''::bytea), mine, lane, coalesce(last_seq, 0) + 1, transaction_timestamp(), who, act, via, subject, ids));
end $$;
