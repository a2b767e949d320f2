-- The plan of one case is read whole, the steps done with it; the index of open tasks knows only those open.
create index task_of_case on cases.task (agency, file);
