-- The desk of a hotline: contacts saved from the first key, what was said sealed beside them, referrals, follow-ups, tips with a
-- number and PIN, and what the public may drop in. A call is not a case and not a person.

create table hotline.desk (
  like foundation.kept including all,
  public_number text check (public_number is null or public_number ~ '^[0-9+][0-9 -]{4,24}$'),
  form_name     text not null check (length(form_name) between 2 and 120),
  form_open     boolean not null default false,
  webhook       int not null default 0 check (webhook >= 0)
);
comment on table hotline.desk is 'What a hotline shows the public: its number and its web form; and which generation of its webhook secret holds (0: none).';
create unique index on hotline.desk (agency, version);
select foundation.guard('hotline.desk');

create table hotline.contact (
  like foundation.kept including all,
  number      text not null check (number ~ '^H-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$'),
  channel     text not null check (channel in ('phone', 'text', 'chat', 'web', 'walk-in')),
  received_at timestamptz not null,
  received_on date not null check (received_on between '1990-01-01' and '2100-01-01'),
  taken_by    uuid,
  taken_at    timestamptz,
  caller      text check (caller in ('self', 'known', 'tip', 'professional', 'other')),
  safety      text check (safety in ('safe', 'yes-no', 'danger')),
  described   text[] not null default '{}',
  needs       text[] not null default '{}',
  language    text not null default 'und' check (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]+)*$'),
  age_group   text not null default 'unknown' check (age_group in ('adult', 'minor', 'unknown')),
  closed_as   text check (closed_as in ('referred', 'transferred', 'tip', 'information', 'support', 'danger', 'wrong-number', 'prank', 'hang-up', 'other')),
  closed_at   timestamptz,
  person      uuid,
  check ((closed_as is null) = (closed_at is null)),
  foreign key (agency, person, first) references people.person (agency, id, version)
);
comment on table hotline.contact is 'One contact with the hotline, in codes; what was said stands sealed in hotline.words. Each save is a version, from the first key on.';
create unique index on hotline.contact (agency, number, version);
create index on hotline.contact (agency, received_at desc);
-- A contact has as many versions as it was saved: what stands, and what is open, is found without reading those that do not.
create index on hotline.contact (agency, superseded_at) include (recorded_at, closed_at);
create index on hotline.contact (agency, superseded_at) include (recorded_at) where closed_at is null;
create index on hotline.contact (agency, person) where person is not null;
create index on hotline.contact (received_on);
select foundation.guard('hotline.contact');

create table hotline.words (
  like foundation.kept including all,
  contact uuid not null,
  sealed  bytea not null,
  foreign key (agency, contact, first) references hotline.contact (agency, id, version)
);
comment on table hotline.words is 'What was said, where, and by whom, sealed under the contact''s own key.';
create unique index on hotline.words (agency, contact, version);
select foundation.guard('hotline.words', countable => false);

create table hotline.message (
  like foundation.kept including all,
  contact   uuid not null,
  direction text not null check (direction in ('in', 'out')),
  sealed    bytea not null,
  foreign key (agency, contact, first) references hotline.contact (agency, id, version)
);
comment on table hotline.message is 'A thread by text, chat or web form, each message sealed.';
create index on hotline.message (agency, contact, recorded_at);
select foundation.guard('hotline.message', countable => false);

create table hotline.arrival_key (
  agency  uuid  not null,
  contact uuid  not null,
  wrapped bytea not null check (length(wrapped) between 48 and 200),
  primary key (agency, contact)
);
comment on table hotline.arrival_key is 'The key of what came in from outside (web form, webhook), wrapped under the agency''s key; destroyed with the contact.';
alter table hotline.arrival_key enable row level security, force row level security;
create policy own on hotline.arrival_key to fourfold_app using (agency = (select foundation.agency())) with check (agency = (select foundation.agency()));
grant select, insert, delete on hotline.arrival_key to fourfold_app;

create table hotline.unanswered (
  agency  uuid        not null,
  contact uuid        not null,
  since   timestamptz not null default transaction_timestamp(),
  primary key (agency, contact)
);
comment on table hotline.unanswered is 'Threads in which somebody wrote and has no answer yet: put here as a message comes in, taken out as one goes out or the contact is closed. What was said, and when, stands in hotline.message.';
create index on hotline.unanswered (agency, since);
alter table hotline.unanswered enable row level security, force row level security;
create policy own on hotline.unanswered to fourfold_app using (agency = (select foundation.agency())) with check (agency = (select foundation.agency()));
grant select, insert, delete on hotline.unanswered to fourfold_app;

create table hotline.receipt (
  like foundation.kept including all,
  contact uuid not null,
  lookup  bytea not null check (length(lookup) = 32),
  foreign key (agency, contact, first) references hotline.contact (agency, id, version)
);
comment on table hotline.receipt is 'By which receipt code somebody finds their own thread again: a keyed hash; the code itself is kept nowhere.';
create unique index on hotline.receipt (agency, contact, version);
create index on hotline.receipt (lookup) where superseded_at = 'infinity';
select foundation.guard('hotline.receipt', countable => false);

create table hotline.consent (
  like foundation.kept including all,
  contact uuid not null,
  name    boolean not null,
  number  boolean not null,
  told    boolean not null,
  script  text not null check (length(script) between 3 and 40),
  foreign key (agency, contact, first) references hotline.contact (agency, id, version)
);
comment on table hotline.consent is 'What a caller said may be passed on when the script was read to them: their name, their number, what they told.';
create unique index on hotline.consent (agency, contact, version);
select foundation.guard('hotline.consent');

create table hotline.referral (
  like foundation.kept including all,
  contact      uuid not null,
  service      uuid not null,
  keeper       uuid,
  organization text not null check (length(organization) between 1 and 300),
  name         text not null check (length(name) between 1 and 300),
  needs        text[] not null default '{}',
  referred_on  date not null,
  reached      text check (reached in ('spoke', 'message', 'no-answer')),
  outcome      text check (outcome in ('connected', 'given', 'declined')),
  sent         uuid,
  foreign key (agency, contact, first) references hotline.contact (agency, id, version)
);
comment on table hotline.referral is 'A caller was referred to a service: whether the agency was reached first, whether the two were connected, and the card that was sent.';
create index on hotline.referral (agency, contact);
create index on hotline.referral (referred_on);
select foundation.guard('hotline.referral');

create table hotline.safe_contact (
  like foundation.kept including all,
  contact      uuid not null,
  channel      text not null check (channel in ('phone', 'text', 'email', 'in-person')),
  from_hour    int not null check (from_hour between 0 and 23),
  until_hour   int not null check (until_hour between 1 and 24),
  voicemail    boolean not null,
  confirmed_on date not null,
  sealed       bytea not null,
  check (from_hour < until_hour),
  foreign key (agency, contact, first) references hotline.contact (agency, id, version)
);
comment on table hotline.safe_contact is 'How a caller may safely be reached, as they last confirmed it; where, who may answer and the code phrase are sealed.';
create unique index on hotline.safe_contact (agency, contact, version);
select foundation.guard('hotline.safe_contact', countable => false);

create table hotline.follow_up (
  like foundation.kept including all,
  contact uuid not null,
  due_at  timestamptz not null,
  outcome text check (outcome in ('reached', 'not-reached', 'not-safe', 'no-longer-wanted')),
  done_on date,
  check ((outcome is null) = (done_on is null)),
  foreign key (agency, contact, first) references hotline.contact (agency, id, version)
);
comment on table hotline.follow_up is 'A promise to be in touch again, and what became of it.';
create index on hotline.follow_up (agency, superseded_at) where outcome is null;
create index on hotline.follow_up (agency, contact);
select foundation.guard('hotline.follow_up');

create table hotline.tip (
  like foundation.kept including all,
  contact     uuid not null,
  number      text not null check (number ~ '^T-[0-9]{4}-[0-9]{4}$'),
  received_on date not null,
  decision    text not null check (decision in ('hand-over', 'not', 'ask')),
  urgent      boolean not null,
  told        text not null default 'received' check (told in ('received', 'looked-into', 'acted-on', 'nothing-found', 'cannot-say')),
  foreign key (agency, contact, first) references hotline.contact (agency, id, version)
);
comment on table hotline.tip is 'A tip, under the number its caller was given; told is what they may learn of it beside its hand-over.';
create unique index on hotline.tip (agency, number, version);
create unique index on hotline.tip (agency, contact, version);
create index on hotline.tip (number) where superseded_at = 'infinity';
create index on hotline.tip (received_on);
select foundation.guard('hotline.tip');

create table hotline.tip_pin (
  like foundation.kept including all,
  tip  uuid not null,
  hash bytea not null check (length(hash) = 32),
  foreign key (agency, tip, first) references hotline.tip (agency, id, version)
);
comment on table hotline.tip_pin is 'A slow hash (scrypt) of the caller''s PIN, salted under the agency''s key.';
create unique index on hotline.tip_pin (agency, tip, version);
select foundation.guard('hotline.tip_pin', countable => false);

create table hotline.hand_over (
  like foundation.kept including all,
  tip             uuid not null,
  recipient       uuid,
  recipient_name  text not null check (length(recipient_name) between 2 and 200),
  sent_at         timestamptz not null,
  sent_on         date not null,
  due_at          timestamptz not null,
  referral        uuid,
  acknowledged_on date,
  acknowledged_by text check (acknowledged_by in ('opened', 'accepted', 'letter', 'telephone')),
  reference       text check (length(reference) between 1 and 80),
  outcome         text check (outcome in ('accepted', 'declined', 'done', 'not-done')),
  check ((acknowledged_on is null) = (acknowledged_by is null)),
  foreign key (agency, tip, first) references hotline.tip (agency, id, version)
);
comment on table hotline.hand_over is 'A tip was handed over: to whom, by when receipt is to be shown, and the proof that it was received.';
create index on hotline.hand_over (agency, tip);
create index on hotline.hand_over (sent_on);
create index on hotline.hand_over (agency, superseded_at) where acknowledged_on is null;
select foundation.guard('hotline.hand_over');

create table hotline.presence (
  like foundation.kept including all,
  account uuid not null,
  label   text not null check (length(label) between 1 and 120),
  state   text not null check (state in ('ready', 'minute', 'away'))
);
comment on table hotline.presence is 'Who of the desk is ready, needs a minute, or is away.';
create unique index on hotline.presence (agency, account, version);
select foundation.guard('hotline.presence', countable => false);

create table hotline.phrase (
  shortcut text not null check (shortcut ~ '^[a-z]{2,12}$'),
  language text not null check (language in ('en', 'es')),
  text     text not null,
  primary key (shortcut, language)
);
comment on table hotline.phrase is 'Canned phrases for threads, called by a semicolon.';
grant select on hotline.phrase to fourfold_app;
insert into hotline.phrase values
  ('hello', 'en', 'Hello. Thank you for writing. Are you safe to write now? You can answer yes or no.'),
  ('hello', 'es', 'Hola. Gracias por escribir. ¿Puede escribir con seguridad ahora? Puede contestar sí o no.'),
  ('pace', 'en', 'Take your time. You decide what you tell, and you can stop whenever you want.'),
  ('pace', 'es', 'Tómese su tiempo. Usted decide qué contar y puede parar cuando quiera.'),
  ('danger', 'en', 'If you are in danger now, call 911 if you can. If you cannot speak, in many places you can text 911.'),
  ('danger', 'es', 'Si está en peligro ahora, llame al 911 si puede. Si no puede hablar, en muchos lugares puede enviar un mensaje al 911.'),
  ('delete', 'en', 'If somebody may look at this device, delete this conversation when we have finished.'),
  ('delete', 'es', 'Si alguien puede mirar este dispositivo, borre esta conversación cuando terminemos.'),
  ('look', 'en', 'I am looking for a place that fits. This takes a minute or two.'),
  ('look', 'es', 'Estoy buscando un lugar que le convenga. Tarda uno o dos minutos.'),
  ('share', 'en', 'May I tell them your name, your number, and what you told me? You can say no to each.'),
  ('share', 'es', '¿Puedo decirles su nombre, su número y lo que me contó? Puede decir que no a cada cosa.'),
  ('still', 'en', 'Are you still there? I will wait a few minutes more. You can come back whenever you want.'),
  ('still', 'es', '¿Sigue ahí? Esperaré unos minutos más. Puede volver cuando quiera.'),
  ('bye', 'en', 'Thank you for writing. You can write again at any time.'),
  ('bye', 'es', 'Gracias por escribir. Puede volver a escribir en cualquier momento.');
