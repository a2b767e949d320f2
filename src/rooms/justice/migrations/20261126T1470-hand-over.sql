-- An investigation handed over to a prosecutor (or to another office that may take it): to whom, when, and until when an answer is
-- waited for. What they answered stands in the messages about it.
create table justice.hand_over (
  like foundation.kept including all,
  investigation uuid not null,
  recipient     uuid not null,
  sent_on       date not null,
  referral      uuid not null,
  foreign key (agency, investigation, first) references justice.investigation (agency, id, version)
);
comment on table justice.hand_over is 'An investigation handed over to another office; the referral in the room of sharing carries it.';
create index on justice.hand_over (agency, investigation);
select foundation.guard('justice.hand_over');
