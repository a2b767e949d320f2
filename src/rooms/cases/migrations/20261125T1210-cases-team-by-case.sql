-- Whether a case has a team yet is asked of all its past rows when somebody who is on no team of it opens or names it; without
-- an index that was a reading of the whole office's teams.
create index on cases.team (agency, file);
