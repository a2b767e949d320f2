import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FieldRight, FieldRules } from '../foundation/access/fields.ts';
import { now, today } from '../foundation/calendar/clock.ts';
import { readLegalParameters } from '../foundation/calendar/parameters.ts';
import { openDatabase, type Database } from '../foundation/database/database.ts';
import { readMigrations } from '../foundation/database/migrate.ts';
import { openKeyStore } from '../foundation/identity/keystore.ts';
import { replayPurges } from '../foundation/identity/subjects.ts';
import type { Room } from '../foundation/web/room.ts';
import { openCatalog } from '../rooms/figures/room.ts';
import type { Services, TextGateway } from '../foundation/web/route.ts';

/** An opened house: the database at its newest step, the keys, and the field rules in force. */
export interface Opened {
  database: Database;
  services: Services;
  rules: FieldRules;
}

/** What opening needs to be told. */
export interface Opening {
  dataFolder: string;
  url?: string | undefined;
  origin: string;
  name?: string;
  connections?: number;
  textGateway?: TextGateway | undefined;
}

/** Opens the house for the given rooms: migrates, refuses an unsafe database, replays purges, and loads the rules of fields. */
export async function openHouse(rooms: readonly Room[], opening: Opening): Promise<Opened> {
  openCatalog(rooms);
  const database = await openDatabase({
    dataFolder: opening.dataFolder, migrations: readMigrations(migrationFolders(rooms)),
    ...(opening.url ? { url: opening.url } : {}), ...(opening.name ? { name: opening.name } : {}), ...(opening.connections ? { connections: opening.connections } : {}),
  });
  await replayPurges(database);
  const rules = await fieldRules(database, rooms);
  const keys = openKeyStore(opening.dataFolder);
  const parameters = readLegalParameters(readFileSync(join(import.meta.dirname, '../foundation/calendar/data/legal-parameters.csv'), 'utf8'));
  const services: Services = {
    keys, parameters, counter: database.counter, public: database.public, origin: opening.origin, dataFolder: opening.dataFolder, now, today, ...(opening.textGateway ? { textGateway: opening.textGateway } : {}),
    forget: async (tx, person) => { for (const room of rooms) await room.forget?.({ tx, services }, person); },
  };
  return { database, services, rules };
}

function migrationFolders(rooms: readonly Room[]): string[] {
  const source = join(import.meta.dirname, '..');
  const foundation = ['database', 'audit', 'identity', 'access', 'measure'].map((part) => join(source, 'foundation', part, 'migrations'));
  return [...foundation, ...rooms.map((room) => join(source, 'rooms', room.name, 'migrations'))].filter((f) => existsSync(f));
}

/** Enters the rules that rooms ship where none stands yet (an administrator's own rule is left alone), and reads those in force. */
async function fieldRules(database: Database, rooms: readonly Room[]): Promise<FieldRules> {
  const client = await database.administrator();
  try {
    for (const room of rooms) {
      for (const [fieldClass, byRole] of Object.entries(room.fields ?? {})) {
        for (const [role, may] of Object.entries(byRole)) {
          await client.query('insert into access.field_rule (class, role, may) values ($1, $2, $3) on conflict do nothing', [fieldClass, role, may]);
        }
      }
    }
    const { rows } = await client.query<{ class: string; role: string; may: FieldRight }>('select class, role, may from access.field_rule');
    const rules = new Map<string, Map<string, FieldRight>>();
    for (const row of rows) {
      const byRole = rules.get(row.class) ?? new Map<string, FieldRight>();
      byRole.set(row.role, row.may);
      rules.set(row.class, byRole);
    }
    return rules;
  } finally {
    await client.end();
  }
}
