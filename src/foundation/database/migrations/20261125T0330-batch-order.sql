-- A batch is taken back in the reverse of the order in which it was written: what hangs on a row, or may be seen only
-- through it, is taken back before it. Before, a row that let its writer see others could be the first to go.
alter table foundation.batch_row add column place int not null default 0;
comment on column foundation.batch_row.place is 'In which order the tables of the batch were written.';
