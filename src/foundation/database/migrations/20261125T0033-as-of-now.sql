-- A question asked of now is asked as of its own statement. Before, it was asked as of the beginning of its transaction, so
-- that whoever waited for a lock did not see what was committed while they waited, and could decide a second time.
create or replace function foundation.as_of() returns timestamptz
  language sql stable parallel safe set search_path = pg_catalog
  return coalesce(nullif(current_setting('fourfold.as_of', true), '')::timestamptz, statement_timestamp());
comment on function foundation.as_of() is 'The instant a question is asked as of; its own, where the asker names none.';
