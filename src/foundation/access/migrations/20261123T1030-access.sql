-- Who may enter: organizations, each in one zone; accounts and the roles they hold; keys, sessions, invitations.
-- Only the gate's own role reaches accounts, keys and sessions; the application is handed a checked Who and no more.

create schema access;
create table access.zone (zone text primary key);
insert into access.zone values ('services'), ('government'), ('justice'), ('programs'), ('public');

create table access.organization_kind (
  kind text primary key,
  zone text not null references access.zone,
  unique (kind, zone)
);
insert into access.organization_kind values
  ('hotline', 'services'), ('victim-services', 'services'), ('benefit-granting', 'government'), ('immigration', 'government'),
  ('law-enforcement', 'justice'), ('prosecution', 'justice'), ('programs', 'programs'), ('policy', 'programs'), ('public', 'public');

create table access.organization (
  id      uuid primary key default gen_random_uuid(),
  name    text not null check (length(name) between 2 and 200),
  short   text not null check (length(short) between 1 and 40),
  kind    text not null,
  zone    text not null,
  made_at timestamptz not null default transaction_timestamp(),
  foreign key (kind, zone) references access.organization_kind (kind, zone),
  unique (id, zone)
);
comment on table access.organization is 'An organization of one kind, and through its kind in one zone.';
create unique index on access.organization (lower(short));

create table access.role (
  role text not null,
  kind text not null references access.organization_kind,
  primary key (role, kind)
);
comment on table access.role is 'Which roles organizations of which kind have.';
insert into access.role values
  ('hotline-advocate', 'hotline'), ('case-manager', 'victim-services'), ('certification-officer', 'benefit-granting'),
  ('benefit-worker', 'benefit-granting'), ('immigration-officer', 'immigration'), ('investigator', 'law-enforcement'),
  ('prosecutor', 'prosecution'), ('task-force-coordinator', 'prosecution'), ('grant-officer', 'programs'), ('analyst', 'policy'), ('publisher', 'policy');
insert into access.role select r, kind from access.organization_kind, unnest(array['supervisor', 'administrator']) r where kind <> 'public';

-- An account stands on one side of the wall for good: the services side, the justice side, or neither.
create table access.account (
  id          uuid primary key default gen_random_uuid(),
  label       text not null check (length(label) between 1 and 120),
  side        text not null check (side in ('services', 'justice', 'neither')),
  made_at     timestamptz not null default transaction_timestamp(),
  disabled_at timestamptz,
  unique (id, side)
);
comment on column access.account.side is 'The wall (R2): a justice-zone account can never hold a services-zone role. Fixed by foreign key and check, not by the screen.';

create table access.membership (
  id           uuid primary key default gen_random_uuid(),
  account      uuid not null,
  side         text not null,
  organization uuid not null,
  zone         text not null,
  kind         text not null,
  role         text not null,
  granted_at   timestamptz not null default transaction_timestamp(),
  revoked_at   timestamptz,
  foreign key (account, side) references access.account (id, side),
  foreign key (organization, zone) references access.organization (id, zone),
  foreign key (kind, zone) references access.organization_kind (kind, zone),
  foreign key (role, kind) references access.role (role, kind),
  check ((zone = 'services') = (side = 'services')),
  check ((zone = 'justice') = (side = 'justice'))
);
create unique index on access.membership (account, organization, role) where revoked_at is null;
create index on access.membership (account);

create table access.passkey (
  id         text primary key,
  account    uuid not null references access.account,
  public_key bytea not null,
  counter    bigint not null default 0,
  transports text[] not null default '{}',
  made_at    timestamptz not null default transaction_timestamp(),
  revoked_at timestamptz
);
create table access.recovery (
  id      uuid primary key default gen_random_uuid(),
  account uuid not null references access.account,
  lookup  bytea not null unique check (length(lookup) = 32),
  used_at timestamptz
);
create table access.invitation (
  token_hash bytea primary key check (length(token_hash) = 32),
  account    uuid not null references access.account,
  kind       text not null check (kind in ('enroll', 'demo')),
  ends_at    timestamptz not null,
  used_at    timestamptz
);
create table access.challenge (
  id        uuid primary key,
  challenge text not null,
  account   uuid references access.account,
  ends_at   timestamptz not null
);
create table access.session (
  token_hash   bytea primary key check (length(token_hash) = 32),
  account      uuid not null references access.account,
  organization uuid not null references access.organization,
  opened_at    timestamptz not null default transaction_timestamp(),
  seen_at      timestamptz not null default transaction_timestamp(),
  ends_at      timestamptz not null,
  closed_at    timestamptz
);
create index on access.session (account) where closed_at is null;

grant usage on schema access to fourfold_gate, fourfold_app, fourfold_counter;
grant select on access.organization, access.organization_kind to fourfold_app, fourfold_counter;
grant select, insert on all tables in schema access to fourfold_gate;
grant update (disabled_at) on access.account to fourfold_gate;
grant update (revoked_at) on access.membership, access.passkey to fourfold_gate;
grant update (counter) on access.passkey to fourfold_gate;
grant update (used_at) on access.recovery, access.invitation to fourfold_gate;
grant update (seen_at, closed_at) on access.session to fourfold_gate;
grant delete on access.challenge to fourfold_gate;

-- Field-level rules as data: what a role may do with a class of fields. Absent means hidden.
create table access.field_rule (
  class text not null,
  role  text not null,
  may   text not null check (may in ('hidden', 'masked', 'read', 'write')),
  primary key (class, role)
);
comment on table access.field_rule is 'Classes of fields by sensitivity, and what each role may do with them; a class with no row for a role is hidden from it.';
grant select on access.field_rule to fourfold_app, fourfold_gate;
