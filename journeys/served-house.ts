import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { inject } from 'vitest';
import { openHouse, type Opened } from '../src/app/open.ts';
import { rooms } from '../src/app/rooms.ts';
import { buildServer } from '../src/app/server.ts';
import { createServer } from 'node:net';

/** A house of its own for one story, served on a free port of this machine. */
export interface ServedHouse {
  opened: Opened;
  origin: string;
  close(): Promise<void>;
}

/** Opens a database of its own in the run's server, and serves it. */
export async function serveHouse(demo = false): Promise<ServedHouse> {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const opened = await openHouse(rooms, { dataFolder: inject('dataFolder'), origin, name: `journey_${randomUUID().slice(0, 8)}`, connections: 6 });
  const server = await buildServer({ opened, rooms, origin, version: 'test', demo, log: (entry) => console.error('fault', JSON.stringify(entry)) });
  await server.listen({ port, host: 'localhost' });
  return { opened, origin, close: async () => { await server.close(); await opened.database.close(); } };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, 'localhost', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
