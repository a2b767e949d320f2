import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '../foundation/errors.ts';
import { seeded } from '../foundation/web/example.ts';
import type { Room } from '../foundation/web/room.ts';
import { castOf } from './cast.ts';
import type { Opened } from './open.ts';

/** What stands in the data folder once the example is loaded whole. */
interface Loaded { scale: number; at: string }

/** Whether the example was loaded whole, and at which scale. */
export function exampleLoaded(dataFolder: string): Loaded | undefined {
  const file = join(dataFolder, 'example.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Loaded) : undefined;
}

/** Loads every room's share of the example response, each after those it builds on. */
export async function loadExample(opened: Opened, rooms: readonly Room[], scale: number, progress: (what: string, done: number, of: number) => void): Promise<void> {
  const cast = await castOf(opened);
  const made = new Map<string, unknown>();
  const random = seeded(2004);
  for (const room of inOrder(rooms)) {
    await room.example?.load({ database: opened.database, services: opened.services, cast, scale, random, made, progress: (done, of) => progress(`Example: ${room.name}`, done, of) });
  }
  writeFileSync(join(opened.database.dataFolder, 'example.json'), JSON.stringify({ scale, at: opened.services.now().toISOString() } satisfies Loaded));
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
