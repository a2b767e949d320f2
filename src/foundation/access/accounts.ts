import { Refusal } from '../errors.ts';
import type { Asker } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import { hashOf, newSecret } from './sessions.ts';
import type { Kind, Role } from './roles.ts';

/** An organization to be entered. */
export interface NewOrganization { name: string; short: string; kind: Kind; id?: string }

/** Enters an organization; its zone follows from its kind. Answers its id; a Refusal where its short name is taken. */
export async function addOrganization(gate: Asker, organization: NewOrganization): Promise<string> {
  const rows = await gate.all<{ id: string }>(sql`
    insert into access.organization (id, name, short, kind, zone)
    select coalesce(${organization.id ?? null}::uuid, gen_random_uuid()), ${organization.name}::text, ${organization.short}::text, k.kind, k.zone from access.organization_kind k where k.kind = ${organization.kind}::text
    on conflict do nothing returning id`);
  if (!rows[0]) throw new Refusal('access.organization-there', `There is an organization ${organization.short} already, or no kind ${organization.kind}.`);
  return rows[0].id;
}

/** The organization of a short name, or undefined. */
export function findOrganization(gate: Asker, short: string): Promise<{ id: string; kind: Kind; zone: string; name: string } | undefined> {
  return gate.maybe(sql`select id, kind, zone, name from access.organization where lower(short) = lower(${short}::text)`);
}

/** Enters an account with its first role; the side of the wall it stands on follows from the organization's zone and never changes (security rule R2). */
export async function addAccount(gate: Asker, account: { label: string; organization: string; role: Role; id?: string }): Promise<string> {
  const [row] = await gate.all<{ id: string }>(sql`
    insert into access.account (id, label, side)
    select coalesce(${account.id ?? null}::uuid, gen_random_uuid()), ${account.label}::text, case when o.zone in ('services', 'justice') then o.zone else 'neither' end
      from access.organization o where o.id = ${account.organization}::uuid returning id`);
  if (!row) throw new Refusal('access.no-organization', 'There is no such organization.', { status: 404 });
  await grantRole(gate, row.id, account.organization, account.role);
  return row.id;
}

/** Gives an account a further role; a Refusal where the role is not one of that kind of organization, or stands beyond the wall. */
export async function grantRole(gate: Asker, account: string, organization: string, role: Role): Promise<void> {
  try {
    const rows = await gate.all(sql`
      insert into access.membership (account, side, organization, zone, kind, role)
      select a.id, a.side, o.id, o.zone, o.kind, ${role}::text from access.account a, access.organization o
       where a.id = ${account}::uuid and o.id = ${organization}::uuid on conflict do nothing returning id`);
    if (rows.length === 0) throw new Refusal('access.role-held', 'The account holds this role there already, or one of the two does not exist.');
  } catch (cause) {
    const code = (cause as { code?: string }).code;
    if (code === '23514') throw new Refusal('access.beyond-the-wall', 'An account on the justice side can never hold a role of victim services, nor the other way round.');
    if (code === '23503') throw new Refusal('access.no-such-role', `Organizations of this kind have no role ${role}.`);
    throw cause;
  }
}

/** Takes a role away; it has no effect from the next request on. */
export async function revokeRole(gate: Asker, account: string, organization: string, role: Role, now: Date): Promise<void> {
  await gate.all(sql`update access.membership set revoked_at = ${now}::timestamptz where account = ${account}::uuid and organization = ${organization}::uuid and role = ${role}::text and revoked_at is null`);
}

/** Closes an account; its sessions have no effect from the next request on. */
export async function disableAccount(gate: Asker, account: string, now: Date): Promise<void> {
  await gate.all(sql`update access.account set disabled_at = ${now}::timestamptz where id = ${account}::uuid and disabled_at is null`);
}

/** Makes a link's secret by which an account enrolls a passkey (or, under `demo`, signs in); it works once and until `endsAt`. */
export async function invite(gate: Asker, account: string, kind: 'enroll' | 'demo', endsAt: Date): Promise<string> {
  const secret = newSecret();
  await gate.all(sql`insert into access.invitation (token_hash, account, kind, ends_at) values (${hashOf(secret)}::bytea, ${account}::uuid, ${kind}::text, ${endsAt}::timestamptz)`);
  return secret;
}

/** The account an invitation is for, without using it up; undefined where it ended or was used. */
export async function findInvitation(gate: Asker, secret: string, kind: 'enroll' | 'demo', now: Date): Promise<string | undefined> {
  const row = await gate.maybe<{ account: string }>(sql`select account from access.invitation where token_hash = ${hashOf(secret)}::bytea and kind = ${kind}::text and used_at is null and ends_at > ${now}::timestamptz`);
  return row?.account;
}

/** Uses an invitation up; undefined where somebody else was first. */
export async function useInvitation(gate: Asker, secret: string, kind: 'enroll' | 'demo', now: Date): Promise<string | undefined> {
  const row = await gate.maybe<{ account: string }>(sql`update access.invitation set used_at = ${now}::timestamptz where token_hash = ${hashOf(secret)}::bytea and kind = ${kind}::text and used_at is null and ends_at > ${now}::timestamptz returning account`);
  return row?.account;
}
