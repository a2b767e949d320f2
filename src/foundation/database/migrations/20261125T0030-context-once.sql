-- The context is checked a dozen times in a write, and was checked through two functions each time, each with a setting of
-- its own to make and undo. Now agency, account and role are expressions that PostgreSQL takes into the query, over one
-- checking function; nobody learns from it more than the signed text that their own transaction carries.
create or replace function foundation.agency() returns uuid
  language sql stable parallel restricted
  return (foundation.context())[1]::uuid;
create or replace function foundation.account() returns uuid
  language sql stable parallel restricted
  return (foundation.context())[2]::uuid;
create or replace function foundation.has_role(wanted text) returns boolean
  language sql stable parallel restricted
  return wanted = any (string_to_array((foundation.context())[3], ','));
alter function foundation.agency() security invoker reset all;
alter function foundation.account() security invoker reset all;
alter function foundation.has_role(text) security invoker reset all;
grant execute on function foundation.context() to fourfold_app, fourfold_counter, fourfold_public;
