-- Two further signs beside a released number: p (its period has not ended) and z (not applicable, for nothing was counted yet by its definition).
alter table publication.cell drop constraint cell_status, drop constraint cell_withheld,
  add constraint cell_status check (status in ('', 'c', 'r', 'p', 'x', 'z')),
  add constraint cell_withheld check ((status in ('c', 'x', 'z')) = (value is null));
comment on table publication.cell is 'One released number with everything needed to read it; c: withheld, r: revised, with the number before and the reason, p: provisional, x: no record, z: not applicable.';
