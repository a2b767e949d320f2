-- Measured at a hundred thousand cases and two million services: what was given lately is read from an index alone, for the
-- cases that lie quiet and for the workload of an office.
create index service_lately on cases.service (agency, happened_on) include (file, worker, minutes, note, recorded_at, superseded_at) where superseded_at = 'infinity';
create index team_here on cases.team (agency, file) include (account, recorded_at, superseded_at, left_on) where superseded_at = 'infinity' and left_on is null;
