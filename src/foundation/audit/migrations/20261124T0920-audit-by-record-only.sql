-- The application writes to the audit through audit.record alone. Before, it could insert rows of its own: an injected
-- query could have put an entry with a false place or hash at the end of its agency's chain, which would then never
-- verify again, and hidden among false alarms what it did.
create policy chain_select on audit.entry for select to fourfold_owner using (agency = (select foundation.agency()));
create policy chain_insert on audit.entry for insert to fourfold_owner
  with check (agency = (select foundation.agency()) and account = (select foundation.account()) and at = transaction_timestamp());
alter function audit.record(text, text, text, uuid[], int) security definer;
drop policy own_insert on audit.entry;
revoke insert on audit.entry from fourfold_app;
