-- Texts that go out: neutral notices through a gateway that the installation names. Neither the number nor what was said
-- stands here: the number is opened from the safe-contact card at the moment of sending, and only while the card holds.
create table hotline.text (
  like foundation.kept including all,
  contact  uuid not null,
  notice   text not null check (notice in ('write', 'call', 'as-agreed')),
  language text not null check (language in ('en', 'es')),
  state    text not null check (state in ('waiting', 'sent', 'failed', 'withdrawn')),
  reason   text check (reason in ('card-absent', 'card-old', 'no-longer-text', 'no-number', 'too-late', 'gateway-refused', 'gateway-silent')),
  asked_at timestamptz not null,
  next_at  timestamptz not null,
  tries    int not null default 0 check (tries between 0 and 100),
  sent_at  timestamptz,
  check ((state = 'failed') = (reason is not null)),
  check ((state = 'sent') = (sent_at is not null)),
  foreign key (agency, contact, first) references hotline.contact (agency, id, version)
);
comment on table hotline.text is 'A neutral text to somebody whose safe-contact card says text: waiting, sent, failed or withdrawn. It bears no number and no words.';
create index on hotline.text (agency, contact);
create index on hotline.text (agency, next_at) where state = 'waiting' and superseded_at = 'infinity';
select foundation.guard('hotline.text', countable => false);
