import { Refusal } from '../../foundation/errors.ts';
import { addAccount, findOrganization } from '../../foundation/access/accounts.ts';
import { findSession, openSession, type Session } from '../../foundation/access/sessions.ts';
import type { Role } from '../../foundation/access/roles.ts';
import { hasData } from '../../foundation/database/embedded.ts';
import { sql } from '../../foundation/database/sql.ts';
import { readConfig, type Config } from '../config.ts';
import { openWithExample } from '../load-example.ts';
import { openHouse, type Opened } from '../open.ts';
import { rooms } from '../rooms.ts';
import type { Asked } from './command.ts';

/** The options by which a command says which data it works on. */
export const DATA_OPTIONS = { data: { type: 'string' }, demo: { type: 'boolean' } } as const;

/** Opens the house a command works on, and closes it whatever happens. */
export async function withHouse<T>(options: Record<string, string | boolean | undefined>, work: (opened: Opened, config: Config) => Promise<T>): Promise<T> {
  const config = configFor(options);
  return closing(await openHouse(rooms, { dataFolder: config.dataFolder, url: config.databaseUrl, origin: config.origin }), config, work);
}

/**
 * Opens the data a command asks: what was named, else one's own. Until there is any of one's own, that is the invented
 * example, loaded where it is not, and said so: an empty house would answer every question with nothing.
 */
export async function withData<T>({ options, progress }: Asked, work: (opened: Opened, config: Config) => Promise<T>): Promise<T> {
  if (!meansExample(options, configFor(options))) return withHouse(options, work);
  const example = configFor({ ...options, demo: true });
  if (!options['demo']) process.stderr.write('You have no data of your own here yet, so this works on the invented example (as --demo does).\n');
  return closing(await openWithExample(example, undefined, progress), example, work);
}

/** Whether a question is meant for the example: where it was asked for, or nothing was named and there is no data of one's own yet. */
export function meansExample(options: Record<string, string | boolean | undefined>, config: Config): boolean {
  if (options['data'] !== undefined) return false;
  return options['demo'] === true || (config.databaseUrl === undefined && !hasData(config.dataFolder));
}

async function closing<T>(opened: Opened, config: Config, work: (opened: Opened, config: Config) => Promise<T>): Promise<T> {
  try {
    return await work(opened, config);
  } finally {
    await opened.database.close();
  }
}

/** The configuration with what the command line says over it: `--data FOLDER`, or `--demo` for the example's own folder. */
export function configFor(options: Record<string, string | boolean | undefined>): Config {
  const config = readConfig();
  if (typeof options['data'] === 'string') return { ...config, dataFolder: readConfig({ FOURFOLD_DATA: options['data'] }).dataFolder };
  if (options['demo']) return { ...config, dataFolder: `${config.dataFolder}/demo`, databaseUrl: undefined };
  return config;
}

/** Somebody of an organization for a command to act as: its own account «Command line», made when first needed, so that the audit tells it from people. */
export async function commandLineAccount(opened: Opened, short: string, role: Role): Promise<Session> {
  const gate = opened.database.gate;
  const organization = await findOrganization(gate, short);
  if (!organization) throw new Refusal('app.no-organization', `There is no organization «${short}». Those there are: ${(await organizationShorts(opened)).join(', ') || 'none yet; ./fourfold account add makes one'}.`);
  const there = await gate.maybe<{ account: string }>(sql`select m.account from access.membership m join access.account a on a.id = m.account where m.organization = ${organization.id}::uuid and m.role = ${role}::text and a.label = 'Command line' and m.revoked_at is null and a.disabled_at is null limit 1`);
  const account = there?.account ?? await addAccount(gate, { label: 'Command line', organization: organization.id, role });
  const session = await findSession(gate, await openSession(gate, account, opened.services.now()), opened.services.now());
  if (!session) throw new Refusal('access.closed', 'The account of the command line could not sign in.');
  return session;
}

/** The short names of all organizations. */
export async function organizationShorts(opened: Opened): Promise<string[]> {
  return (await opened.database.gate.all<{ short: string }>(sql`select short from access.organization order by short`)).map((r) => r.short);
}

/** Which role of an organization's kind holds a permission of a room. */
export async function roleFor(opened: Opened, short: string, wanted: readonly Role[]): Promise<Role> {
  const rows = await opened.database.gate.all<{ role: Role }>(sql`select r.role from access.role r join access.organization o on o.kind = r.kind where lower(o.short) = lower(${short}::text) and r.role = any(${[...wanted]}::text[])`);
  const role = rows[0]?.role;
  if (!role) throw new Refusal('app.no-role', `Nobody in «${short}» may do that; it is for ${wanted.join(', ')}.`);
  return role;
}
