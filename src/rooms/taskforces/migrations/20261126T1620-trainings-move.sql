-- Trainings and conferences were kept here for task forces alone. They are the office of a room of its own, and every agency that trains
-- keeps them there: the two tables go over to it with all their rows and their past. A team was a task force by its id; there it is a
-- team by its name and how far it reaches, for most that send one are no task force.
create schema training;
alter table taskforces.attendance add column team text, add column extent text;
alter table taskforces.attendance no force row level security;
alter table taskforces.task_force no force row level security;
update taskforces.attendance a set team = f.name, extent = f.extent from taskforces.task_force f where f.agency = a.agency and f.id = a.task_force and f.superseded_at = 'infinity';
alter table taskforces.attendance force row level security;
alter table taskforces.task_force force row level security;
drop view taskforces.attendance_as_of, taskforces.event_as_of;
alter table taskforces.attendance drop column task_force;
alter table taskforces.event set schema training;
alter table taskforces.attendance set schema training;
