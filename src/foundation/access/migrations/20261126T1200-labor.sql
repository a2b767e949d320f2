-- The labor inspectorate (29 USC 211): it stands with government and on neither side of the wall, for it serves nobody as a
-- provider and prosecutes nobody for trafficking.
insert into access.organization_kind values ('labor', 'government');
insert into access.role values ('inspector', 'labor'), ('supervisor', 'labor'), ('administrator', 'labor');
