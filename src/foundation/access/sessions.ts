import { createHash, randomBytes } from 'node:crypto';
import { Refusal } from '../errors.ts';
import type { Asker } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import type { Who } from '../database/who.ts';
import type { Kind, Role } from './roles.ts';

/** A session as the rest of the product sees it. */
export interface Session extends Who {
  label: string;
  organization: string;
  short: string;
  kind: Kind;
  zone: string;
  endsAt: Date;
  idleEndsAt: Date;
}

/** Idle and absolute limits of a session, in minutes (OWASP session guidance; ours: 15 minutes idle, 10 hours in all). */
export const SESSION_LIMITS = { idle: 15, absolute: 600 } as const;

/** The hash under which a secret of somebody's is kept. */
export function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** A secret of 256 bits, in URL-safe text. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Opens a session for an account in the organization where it has held a role longest; a Refusal where it holds none. Answers the token, which is kept nowhere. */
export async function openSession(gate: Asker, account: string, now: Date): Promise<string> {
  const secret = newSecret();
  const rows = await gate.all(sql`
    insert into access.session (token_hash, account, organization, opened_at, seen_at, ends_at)
    select ${hashOf(secret)}::bytea, m.account, m.organization, ${now}::timestamptz, ${now}::timestamptz, ${now}::timestamptz + make_interval(mins => ${SESSION_LIMITS.absolute}::int)
      from access.membership m join access.account a on a.id = m.account
     where m.account = ${account}::uuid and m.revoked_at is null and a.disabled_at is null order by m.granted_at limit 1 returning account`);
  if (rows.length === 0) throw new Refusal('access.closed', 'This account holds no role in any organization. Ask an administrator of yours.', { status: 403 });
  return secret;
}

/** The session of a token, or undefined where it ended, sat idle, was closed, or its account or last role was taken away: told apart by nobody. */
export async function findSession(gate: Asker, token: string, now: Date): Promise<Session | undefined> {
  if (!/^[A-Za-z0-9_-]{43}$/.test(token)) return undefined;
  const row = await gate.maybe<{ account: string; agency: string; label: string; organization: string; short: string; kind: Kind; zone: string; roles: Role[]; seen_at: Date; ends_at: Date }>(sql`
    select s.account, s.organization as agency, a.label, o.name as organization, o.short, o.kind, o.zone, s.seen_at, s.ends_at,
           array(select m.role from access.membership m where m.account = s.account and m.organization = s.organization and m.revoked_at is null order by m.role) as roles
      from access.session s join access.account a on a.id = s.account join access.organization o on o.id = s.organization
     where s.token_hash = ${hashOf(token)}::bytea and s.closed_at is null and a.disabled_at is null
       and s.ends_at > ${now}::timestamptz and s.seen_at > ${now}::timestamptz - make_interval(mins => ${SESSION_LIMITS.idle}::int)`);
  if (!row || row.roles.length === 0) return undefined;
  if (now.getTime() - row.seen_at.getTime() > 30_000) {
    await gate.all(sql`update access.session set seen_at = ${now}::timestamptz where token_hash = ${hashOf(token)}::bytea`);
  }
  const { seen_at: _, ends_at: endsAt, ...rest } = row;
  return { ...rest, endsAt, idleEndsAt: new Date(now.getTime() + SESSION_LIMITS.idle * 60_000) };
}

/** Ends one session; the next request with its token is nobody's. */
export async function closeSession(gate: Asker, token: string, now: Date): Promise<void> {
  await gate.all(sql`update access.session set closed_at = ${now}::timestamptz where token_hash = ${hashOf(token)}::bytea and closed_at is null`);
}

/** Ends every session of an account. */
export async function closeSessionsOf(gate: Asker, account: string, now: Date): Promise<void> {
  await gate.all(sql`update access.session set closed_at = ${now}::timestamptz where account = ${account}::uuid and closed_at is null`);
}
