/*
 * Run as a process of its own: opens the house on a folder, asks one question, builds the server, listens, rests, and prints
 * how long it took and how much memory it holds. As its peers: `bare-database` starts the same PostgreSQL and asks one
 * question; `bare-server` listens with Fastify alone.
 */
import { randomInt } from 'node:crypto';
import fastify from 'fastify';
import pg from 'pg';
import { startEmbedded } from '../../src/foundation/database/embedded.ts';
import { openHouse } from '../../src/app/open.ts';
import { letters } from '../../src/rooms/letters/room.ts';
import { people } from '../../src/rooms/people/room.ts';

const [what, dataFolder] = process.argv.slice(2) as ['house' | 'bare-database' | 'bare-server', string];
const port = randomInt(30_000, 60_000);
const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 3_000));
const tell = (found: object): void => console.log(JSON.stringify(found));
const megabytes = (): number => process.memoryUsage.rss() / 1e6;
const from = performance.now();

if (what === 'bare-server') {
  const server = fastify();
  await server.listen({ port, host: '127.0.0.1' });
  await rest();
  tell({ megabytes: megabytes() });
  await server.close();
} else if (what === 'bare-database') {
  const server = await startEmbedded(dataFolder);
  const client = new pg.Client({ host: server.socket, port: server.port, user: 'postgres', password: server.superuserPassword, database: 'fourfold' });
  await client.connect();
  await client.query('select 1');
  tell({ milliseconds: performance.now() - from });
  await client.end();
  await server.stop();
} else {
  const origin = `http://localhost:${port}`;
  const opened = await openHouse([people, letters], { dataFolder, origin });
  await opened.database.gate.all({ text: 'select id from access.organization limit 1', values: [] });
  const milliseconds = performance.now() - from;
  let held: number | string;
  try {
    const { buildServer } = await import('../../src/app/server.ts');
    const server = await buildServer({ opened, rooms: [people, letters], origin, version: 'bench', demo: false, log: () => {} });
    await server.listen({ port, host: '127.0.0.1' });
    await rest();
    held = megabytes();
    await server.close();
  } catch (error) {
    held = `the server does not load yet: ${(error as Error).message}`;
  }
  tell({ milliseconds, megabytes: held });
  await opened.database.close();
}
