import { randomUUID } from 'node:crypto';
import { globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, inject, it } from 'vitest';
import { openDatabase } from '../../foundation/database/database.ts';
import { readMigrations } from '../../foundation/database/migrate.ts';

const source = join(import.meta.dirname, '../..');

it('takes the trainings that stood with task forces over to their own room, with their past and their teams', async () => {
  const migrations = readMigrations([...new Set(globSync('**/migrations/*.sql', { cwd: source }).map((file) => join(source, dirname(file))))]);
  const [dataFolder, name] = [inject('dataFolder'), `moved_${randomUUID().slice(0, 8)}`];
  const [agency, who, event, force] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const before = await openDatabase({ dataFolder, name, migrations: migrations.filter((m) => m.name < '20261126T1620'), connections: 1 });
  const admin = await before.administrator();
  try {
    await admin.query('insert into taskforces.task_force (agency, id, recorded_by, name, area, extent) values ($1, $2, $3, \'New Jersey\', \'New Jersey\', \'state\')', [agency, force, who]);
    for (const [version, attended, end] of [[1, 499, 'now'], [2, 503, 'infinity']] as const) await admin.query('insert into taskforces.event (agency, id, version, recorded_by, kind, name, place, host, starts_on, ends_on, attended, superseded_at) values ($1, $2, $3, $4, \'conference\', \'A conference\', \'Tampa\', \'Justice\', \'2004-07-14\', \'2004-07-16\', $5, $6::timestamptz)', [agency, event, version, who, attended, end]);
    await admin.query('insert into taskforces.attendance (agency, recorded_by, event, task_force, level, attended) values ($1, $2, $3, $4, \'local\', 20), ($1, $2, $3, null, \'federal\', 83)', [agency, who, event, force]);
  } finally {
    await admin.end();
    await before.close();
  }
  const after = await openDatabase({ dataFolder, name, migrations, connections: 1 });
  const asked = await after.administrator();
  try {
    expect((await asked.query('select version, attended, country, reporter from training.event where agency = $1 order by version', [agency])).rows).toEqual([{ version: 1, attended: 499, country: 'US', reporter: 'own' }, { version: 2, attended: 503, country: 'US', reporter: 'own' }]);
    expect((await asked.query('select team, extent, level, attended from training.part_as_of where agency = $1 order by attended', [agency])).rows).toEqual([{ team: 'New Jersey', extent: 'state', level: 'local', attended: 20 }, { team: null, extent: null, level: 'federal', attended: 83 }]);
    expect((await asked.query('select count(*)::int as n from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = \'taskforces\' and c.relname in (\'event\', \'attendance\', \'event_as_of\', \'attendance_as_of\')')).rows).toEqual([{ n: 0 }]);
    // The walls came with them: nobody is seen who is not the asker's own.
    expect((await asked.query('select relname, relrowsecurity, relforcerowsecurity from pg_class where oid in (\'training.event\'::regclass, \'training.part\'::regclass, \'taskforces.task_force\'::regclass) order by relname')).rows.every((r: { relrowsecurity: boolean; relforcerowsecurity: boolean }) => r.relrowsecurity && r.relforcerowsecurity)).toBe(true);
  } finally {
    await asked.end();
    await after.close();
  }
});
