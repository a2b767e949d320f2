-- Certification of adults and eligibility of minors, 22 USC 7105(b)(1): request → evidence → consultation → decision → letter.

create schema letters;

create table letters.request (
  like foundation.kept including all,
  person      uuid not null,
  number      text not null check (number ~ '^R-[0-9]{2}-[0-9]{5,}$'),
  received_on date not null check (received_on between '2000-10-28' and '2100-01-01'),
  received_at timestamptz not null,
  discovered_at timestamptz check (discovered_at <= received_at),
  age_group   text not null check (age_group in ('adult', 'minor', 'unknown')),
  requester   text not null check (requester in ('victim-services', 'law-enforcement', 'attorney', 'state-agency', 'self', 'other')),
  form        text not null default 'unknown' check (form in ('sex', 'labor', 'both', 'unknown')),
  foreign key (agency, person, first) references people.person (agency, id, version)
);
comment on column letters.request.age_group is 'By age on the day of receipt.';
comment on table letters.request is 'A request that a person be certified (adult) or found eligible (minor); from 28 October 2000, the day of the act.';
create unique index on letters.request (agency, number, version);
create index on letters.request (agency, person);
create index on letters.request (agency, received_on);
select foundation.guard('letters.request');

create table letters.evidence (
  like foundation.kept including all,
  request   uuid not null,
  kind      text not null check (kind in ('continued-presence', 'bona-fide-t', 't-status', 'willing-to-assist', 'trauma-exemption', 'age', 'credible-information', 'severe-form')),
  office    text not null check (length(office) between 2 and 200),
  dated_on  date not null check (dated_on between '1990-01-01' and '2100-01-01'),
  ends_on   date check (ends_on > dated_on),
  page      int check (page between 1 and 9999),
  foreign key (agency, request, first) references letters.request (agency, id, version)
);
comment on table letters.evidence is 'A document of another office that was seen: what it shows, whose it is, its day, and until when it holds.';
create index on letters.evidence (agency, request);
select foundation.guard('letters.evidence');

create table letters.consultation (
  like foundation.kept including all,
  request      uuid not null,
  office       text not null check (office in ('DHS', 'AG', 'NGO')),
  consulted_on date not null,
  objected     boolean not null default false,
  foreign key (agency, request, first) references letters.request (agency, id, version)
);
comment on table letters.consultation is 'Consultation before a decision: DHS for adults, 22 USC 7105(b)(1)(E); the Attorney General, DHS and NGOs for minors, (b)(1)(G).';
create index on letters.consultation (agency, request);
select foundation.guard('letters.consultation');

create table letters.notice (
  like foundation.kept including all,
  request     uuid not null,
  kind        text not null check (kind in ('official-to-hhs', 'hhs-to-ag', 'hhs-to-dhs', 'state-refugee-coordinator', 'state-refugee-health-coordinator')),
  given_at    timestamptz not null,
  foreign key (agency, request, first) references letters.request (agency, id, version)
);
comment on table letters.notice is 'Notices with a clock: within 24 hours to HHS of a minor''s discovery, and within 24 hours from HHS after interim eligibility, 22 USC 7105(b)(1)(G)-(H).';
create index on letters.notice (agency, request);
select foundation.guard('letters.notice');

create table letters.decision (
  like foundation.kept including all,
  request    uuid not null,
  outcome    text not null check (outcome in ('certified', 'interim', 'interim-extended', 'eligible', 'denied')),
  decided_on date not null check (decided_on between '2000-10-28' and '2100-01-01'),
  reason     text check (reason is null or length(reason) between 3 and 400),
  basis      text not null check (length(basis) between 3 and 200),
  check ((outcome = 'denied') = (reason is not null)),
  foreign key (agency, request, first) references letters.request (agency, id, version)
);
comment on table letters.decision is 'What the office decided on a request, when, and on which basis of law.';
create index on letters.decision (agency, request);
select foundation.guard('letters.decision');

create table letters.letter (
  like foundation.kept including all,
  request    uuid not null,
  person     uuid not null,
  decision   uuid not null,
  serial     text not null check (serial ~ '^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{2}$'),
  kind       text not null check (kind in ('certification', 'eligibility', 'interim')),
  age_group  text not null check (age_group in ('adult', 'minor')),
  issued_on  date not null check (issued_on between '2000-10-28' and '2100-01-01'),
  expires_on date check (expires_on > issued_on),
  replaces   uuid,
  rests_on   text not null check (rests_on in ('continued-presence', 'bona-fide-t', 't-status', 'minor')),
  form       text not null check (form in ('sex', 'labor', 'both', 'unknown')),
  sex        text not null check (sex in ('female', 'male', 'another', 'unknown')),
  citizenship text not null check (citizenship ~ '^[A-Z]{2}$'),
  status_index int not null check (status_index >= 0),
  template   text not null,
  check_code bytea not null check (length(check_code) = 32),
  sealed     bytea not null,
  check ((kind = 'certification') = (age_group = 'adult')),
  foreign key (agency, request, first) references letters.request (agency, id, version),
  foreign key (agency, person, first) references people.person (agency, id, version),
  foreign key (agency, decision, first) references letters.decision (agency, id, version),
  foreign key (agency, replaces, first) references letters.letter (agency, id, version)
);
comment on table letters.letter is 'A letter as issued. What it says of the person is sealed under the person''s key; the check code is a keyed hash of number, initial and birth year.';
create unique index on letters.letter (agency, serial, version);
create unique index on letters.letter (agency, status_index, version);
create index on letters.letter (agency, person);
create index on letters.letter (agency, request);
create index on letters.letter (issued_on);
create index on letters.letter (check_code);
select foundation.guard('letters.letter');

create table letters.ending (
  like foundation.kept including all,
  letter   uuid not null,
  kind     text not null check (kind in ('replaced', 'rescinded', 'lapsed')),
  ended_on date not null,
  reason   text not null check (length(reason) between 3 and 400),
  foreign key (agency, letter, first) references letters.letter (agency, id, version)
);
comment on table letters.ending is 'Why a letter no longer stands: replaced by another, rescinded (it should not have been issued), or lapsed with continued presence, 22 USC 7105(b)(1)(E)(iv).';
create unique index on letters.ending (agency, letter, version);
select foundation.guard('letters.ending');

create table letters.benefit_applied (
  like foundation.kept including all,
  letter     uuid not null,
  benefit    text not null check (length(benefit) between 2 and 60),
  office     text not null check (length(office) between 2 and 200),
  applied_on date not null,
  foreign key (agency, letter, first) references letters.letter (agency, id, version)
);
comment on table letters.benefit_applied is 'Which benefit was applied for on a letter, as offices that check it report.';
create index on letters.benefit_applied (agency, letter);
select foundation.guard('letters.benefit_applied');

create table letters.template (
  name       text not null,
  kind       text not null check (kind in ('certification', 'eligibility', 'interim')),
  holds_from date not null,
  holds_until date,
  paragraphs jsonb not null,
  source     text not null,
  primary key (name, kind)
);
comment on table letters.template is 'The wording of letters, in English and Spanish, by the days on which it holds.';
grant select on letters.template to fourfold_app;

-- The public check: three things only the holder of a letter has, against one word. It runs as a role that can read just these columns.
create policy checked on letters.letter for select to fourfold_checker using (true);
create policy checked on letters.ending for select to fourfold_checker using (true);
grant usage, create on schema letters to fourfold_checker;
grant select (agency, id, check_code, status_index, expires_on, superseded_at) on letters.letter to fourfold_checker;
grant select (agency, letter, kind, superseded_at) on letters.ending to fourfold_checker;

create function letters.check_letter(code bytea, today date) returns text
  language sql stable security definer set search_path = pg_catalog
  as $$
  select case when l.id is null then 'unknown'
    when exists (select from letters.ending e where e.agency = l.agency and e.letter = l.id and e.superseded_at = 'infinity' and e.kind = 'replaced') then 'replaced'
    when exists (select from letters.ending e where e.agency = l.agency and e.letter = l.id and e.superseded_at = 'infinity') then 'withdrawn'
    when l.expires_on is not null and l.expires_on <= today then 'withdrawn'
    else 'valid' end
  from (select 1) one left join letters.letter l on l.check_code = code and l.superseded_at = 'infinity' limit 1 $$;

-- The status list: which places on the list of one agency no longer stand. Fetched whole, so that a check does not tell which letter it was.
create function letters.ended_places(of_agency uuid) returns table (place int, replaced boolean)
  language sql stable security definer set search_path = pg_catalog
  as $$
  select l.status_index, e.kind = 'replaced' from letters.ending e join letters.letter l on l.agency = e.agency and l.id = e.letter and l.superseded_at = 'infinity'
   where e.agency = of_agency and e.superseded_at = 'infinity' order by 1 $$;

revoke all on function letters.check_letter(bytea, date), letters.ended_places(uuid) from public;
grant execute on function letters.check_letter(bytea, date), letters.ended_places(uuid) to fourfold_public;
alter function letters.check_letter(bytea, date) owner to fourfold_checker;
alter function letters.ended_places(uuid) owner to fourfold_checker;
revoke create on schema letters from fourfold_checker;
grant usage on schema letters to fourfold_public;

insert into letters.template (name, kind, holds_from, holds_until, paragraphs, source)
select name, kind, holds_from::date, holds_until::date, paragraphs::jsonb, source from (values
  ('2001', 'certification', '2000-10-28', '2001-11-06', '{"en": ["This letter certifies that {name}, born on {bornOn}, has met the requirements of section 107(b) of the Trafficking Victims Protection Act of 2000.", "The holder is eligible for benefits and services under any Federal or State program to the same extent as a person admitted as a refugee. For programs that ask for a date of entry, it is {issuedOn}.", "This letter is valid for eight months, until {expiresOn}.", "Please do not check this person against immigration databases: they hold nothing about victims of trafficking. Check the letter as told below, and report the benefit applied for."], "es": ["Esta carta certifica que {name}, con fecha de nacimiento {bornOn}, cumple los requisitos de la sección 107(b) de la Ley de Protección de Víctimas de la Trata de 2000.", "La persona titular tiene derecho a los beneficios y servicios de todo programa federal o estatal en la misma medida que una persona admitida como refugiada. Para los programas que piden una fecha de entrada, es el {issuedOn}.", "Esta carta es válida por ocho meses, hasta el {expiresOn}.", "No consulte a esta persona en bases de datos de inmigración: no contienen nada sobre víctimas de la trata. Compruebe la carta como se indica abajo e informe del beneficio solicitado."]}', '22 USC 7105(b)(1); ORR State Letter 02-01'),
  ('2001-11', 'certification', '2001-11-06', null, '{"en": ["This letter certifies that {name}, born on {bornOn}, has met the requirements of 22 U.S.C. 7105(b)(1)(E).", "The holder is eligible for benefits and services under any Federal or State program to the same extent as a person admitted as a refugee. For programs that ask for a date of entry, it is {issuedOn}.", "This letter does not expire.", "Please do not check this person against immigration databases: they hold nothing about victims of trafficking. Check the letter as told below, and report the benefit applied for."], "es": ["Esta carta certifica que {name}, con fecha de nacimiento {bornOn}, cumple los requisitos de 22 U.S.C. 7105(b)(1)(E).", "La persona titular tiene derecho a los beneficios y servicios de todo programa federal o estatal en la misma medida que una persona admitida como refugiada. Para los programas que piden una fecha de entrada, es el {issuedOn}.", "Esta carta no caduca.", "No consulte a esta persona en bases de datos de inmigración: no contienen nada sobre víctimas de la trata. Compruebe la carta como se indica abajo e informe del beneficio solicitado."]}', '22 USC 7105(b)(1)(E); ORR State Letter 02-01'),
  ('2001', 'eligibility', '2000-10-28', '2001-11-06', '{"en": ["This letter states that {name}, born on {bornOn}, is under 18 years of age and eligible under section 107(b) of the Trafficking Victims Protection Act of 2000. No cooperation with law enforcement is asked of a child.", "The holder is eligible for benefits and services to the same extent as a person admitted as a refugee. For programs that ask for a date of entry, it is {issuedOn}.", "This letter is valid for eight months, until {expiresOn}."], "es": ["Esta carta declara que {name}, con fecha de nacimiento {bornOn}, es menor de 18 años y tiene derecho conforme a la sección 107(b) de la Ley de Protección de Víctimas de la Trata de 2000. A una persona menor no se le pide cooperar con las autoridades.", "La persona titular tiene derecho a los beneficios y servicios en la misma medida que una persona admitida como refugiada. Para los programas que piden una fecha de entrada, es el {issuedOn}.", "Esta carta es válida por ocho meses, hasta el {expiresOn}."]}', '22 USC 7105(b)(1); ORR State Letter 02-01'),
  ('2001-11', 'eligibility', '2001-11-06', null, '{"en": ["This letter states that {name}, born on {bornOn}, is eligible as a child under 22 U.S.C. 7105(b)(1)(C)(ii)(I) and (G). No cooperation with law enforcement is asked of a child.", "The holder is eligible for benefits and services to the same extent as a person admitted as a refugee. For programs that ask for a date of entry, it is {issuedOn}.", "This letter does not expire."], "es": ["Esta carta declara que {name}, con fecha de nacimiento {bornOn}, tiene derecho como menor conforme a 22 U.S.C. 7105(b)(1)(C)(ii)(I) y (G). A una persona menor no se le pide cooperar con las autoridades.", "La persona titular tiene derecho a los beneficios y servicios en la misma medida que una persona admitida como refugiada. Para los programas que piden una fecha de entrada, es el {issuedOn}.", "Esta carta no caduca."]}', '22 USC 7105(b)(1)(G); ORR State Letter 02-01'),
  ('2008-12', 'interim', '2008-12-23', null, '{"en": ["{name}, born on {bornOn}, is eligible for interim assistance under 22 U.S.C. 7105(b)(1)(G), on credible information that the child may have been subjected to a severe form of trafficking.", "Interim assistance holds until {expiresOn}. It does not decide whether the child was a victim."], "es": ["{name}, con fecha de nacimiento {bornOn}, tiene derecho a asistencia provisional conforme a 22 U.S.C. 7105(b)(1)(G), por información creíble de que pudo haber sufrido una forma grave de trata.", "La asistencia provisional vale hasta el {expiresOn}. No decide si la persona menor fue víctima."]}', '22 USC 7105(b)(1)(G)')
) as t (name, kind, holds_from, holds_until, paragraphs, source);
