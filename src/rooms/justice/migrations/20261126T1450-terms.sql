-- Terms of one sentence count by count: they run beside one another unless the court orders otherwise, 18 USC 3584(a); and what an order
-- of restitution is made of, 18 USC 1593(b)(3).
create table justice.term (
  like foundation.kept including all,
  sentence uuid not null,
  count    uuid not null,
  months   int not null check (months between 1 and 1200),
  runs     text not null check (runs in ('concurrent', 'consecutive')),
  foreign key (agency, sentence, first) references justice.sentence (agency, id, version),
  foreign key (agency, count, first) references justice.count (agency, id, version)
);
comment on table justice.term is 'The months of prison on one count, and whether they run beside the others or after them.';
create unique index on justice.term (agency, sentence, count, version);
select foundation.guard('justice.term');

alter table justice.restitution add column losses_cents bigint check (losses_cents between 0 and 10000000000000), add column services_cents bigint check (services_cents between 0 and 10000000000000), add column wages_cents bigint check (wages_cents between 0 and 10000000000000);
alter table justice.restitution add constraint restitution_amounts_check check ((losses_cents is null) = (services_cents is null) and (losses_cents is null) = (wages_cents is null));
comment on column justice.restitution.losses_cents is 'The victim''s losses by 18 USC 2259(c)(2).';
comment on column justice.restitution.services_cents is 'The gross income or value to the defendant of the victim''s services or labor.';
comment on column justice.restitution.wages_cents is 'The value of that labor by the minimum wage and overtime guarantees of 29 USC 201 and following; of these two the greater is owed.';
create or replace view justice.restitution_as_of with (security_invoker = true) as select * from justice.restitution
  where recorded_at <= (select foundation.as_of()) and superseded_at > (select foundation.as_of());
