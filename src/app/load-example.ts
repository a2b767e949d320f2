import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Fault, Refusal } from '../foundation/errors.ts';
import { seeded } from '../foundation/web/example.ts';
import type { Room } from '../foundation/web/room.ts';
import { castOf } from './cast.ts';
import type { Config } from './config.ts';
import { openHouse, type Opened } from './open.ts';
import { rooms as allRooms } from './rooms.ts';

/** What stands in a data folder that is the example's: written before it is loaded, and with the instant once it is whole. */
interface Loaded { scale: number; rooms?: readonly string[]; at?: string }

const NOT_AN_EXAMPLE = 'This data is not the example’s: the example is loaded only where there is nothing else. Leave --data out, or name an empty folder.';

const marker = (dataFolder: string): string => join(dataFolder, 'example.json');

function readMarker(dataFolder: string): Loaded | undefined {
  return existsSync(marker(dataFolder)) ? (JSON.parse(readFileSync(marker(dataFolder), 'utf8')) as Loaded) : undefined;
}

/** Whether the example was loaded whole, and at which scale. */
export function exampleLoaded(dataFolder: string): Loaded | undefined {
  const found = readMarker(dataFolder);
  return found?.at === undefined ? undefined : found;
}

/** Loads every room's share of the example response, each after those it builds on. */
export async function loadExample(opened: Opened, rooms: readonly Room[], scale: number, progress: (what: string, done: number, of: number) => void): Promise<void> {
  const { dataFolder, gate } = opened.database;
  if (await gate.maybe({ text: 'select from access.organization limit 1', values: [] })) throw new Refusal('app.not-an-example', NOT_AN_EXAMPLE);
  const names = inOrder(rooms).map((room) => room.name);
  writeFileSync(marker(dataFolder), JSON.stringify({ scale, rooms: names } satisfies Loaded));
  const cast = await castOf(opened);
  const made = new Map<string, unknown>();
  const random = seeded(2004);
  for (const room of inOrder(rooms)) {
    // What counts over rows that PostgreSQL has not looked at yet is planned blind, and takes five times as long.
    if (room.example?.after.includes('figures')) await lookedAt(opened);
    await room.example?.load({ database: opened.database, services: opened.services, cast, scale, random, made, progress: (done, of) => progress(`Example: ${room.name}`, done, of) });
  }
  writeFileSync(marker(dataFolder), JSON.stringify({ scale, rooms: names, at: opened.services.now().toISOString() } satisfies Loaded));
}

async function lookedAt(opened: Opened): Promise<void> {
  const client = await opened.database.administrator();
  try {
    await client.query('analyze');
  } finally {
    await client.end();
  }
}

function inOrder(rooms: readonly Room[]): Room[] {
  const left = rooms.filter((r) => r.example);
  const done: Room[] = [];
  while (left.length > 0) {
    const next = left.findIndex((r) => r.example?.after.every((name) => !left.some((l) => l.name === name)));
    if (next < 0) throw new Fault(`The examples of ${left.map((r) => r.name).join(', ')} wait for one another.`);
    done.push(...left.splice(next, 1));
  }
  return done;
}

/** Opens the example's own data and loads the example where it is not: at the scale asked, or where none was, at whichever it has. */
export async function openWithExample(config: Config, scale: number | undefined, progress: (what: string, done: number, of: number) => void): Promise<Opened> {
  const open = (): Promise<Opened> => openHouse(allRooms, { dataFolder: config.dataFolder, origin: config.origin });
  let opened = await open();
  const loaded = exampleLoaded(config.dataFolder);
  const whole = loaded?.rooms?.join() === inOrder(allRooms).map((room) => room.name).join(); // a later version has rooms of which an earlier one loaded nothing
  if (loaded && whole && (scale === undefined || loaded.scale === scale)) return opened;
  if (loaded || (await opened.database.gate.all({ text: 'select from access.organization limit 1', values: [] })).length > 0) {
    // Half an example (it was stopped while loading) or one of another scale: it is invented, and is made anew. Whatever else is somebody's own.
    const isExample = readMarker(config.dataFolder) !== undefined;
    await opened.database.close();
    if (!isExample) throw new Refusal('app.not-an-example', NOT_AN_EXAMPLE);
    rmSync(config.dataFolder, { recursive: true, force: true });
    opened = await open();
  }
  process.stderr.write('Loading the example response …\n');
  await loadExample(opened, allRooms, scale ?? loaded?.scale ?? 1, progress);
  return opened;
}
