import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { addOrganization } from '../foundation/access/accounts.ts';
import { meansExample } from './commands/with-house.ts';
import { readConfig } from './config.ts';
import { loadExample, openWithExample } from './load-example.ts';
import { openHouse } from './open.ts';
import { rooms } from './rooms.ts';

/** The data of somebody's own is never taken for the example, and an empty house never answers for it. */
describe('which data a command works on', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fourfold-which-'));
  const config = readConfig({ FOURFOLD_DATA: folder });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is the example’s until there is any of one’s own, and what was named where it was named', () => {
    const nowhere = readConfig({ FOURFOLD_DATA: join(folder, 'nothing') });
    expect(meansExample({}, nowhere)).toBe(true);
    expect(meansExample({ demo: true }, nowhere)).toBe(true);
    expect(meansExample({ data: join(folder, 'nothing') }, nowhere)).toBe(false);
    expect(meansExample({ data: folder, demo: true }, nowhere)).toBe(false);
    expect(meansExample({}, { ...nowhere, databaseUrl: 'postgres://elsewhere' })).toBe(false);
  });

  it('is not deleted or filled with the example where it is somebody’s own', async () => {
    const opened = await openHouse(rooms, { dataFolder: folder, origin: config.origin });
    try {
      await addOrganization(opened.database.gate, { name: 'An office of its own', short: 'OWN', kind: 'victim-services' });
      await expect(loadExample(opened, rooms, 1, () => {})).rejects.toMatchObject({ code: 'app.not-an-example' });
      await expect(openWithExample(config, 2, () => {})).rejects.toMatchObject({ code: 'app.not-an-example' });
      expect(meansExample({}, config)).toBe(false);
      expect(await opened.database.gate.all({ text: 'select short from access.organization', values: [] })).toEqual([{ short: 'OWN' }]);
    } finally {
      await opened.database.close();
    }
  });
});
