import { inject } from 'vitest';
import { setHouse } from '../../foundation/testing/house.ts';
import { openHouse } from '../open.ts';
import { rooms } from '../rooms.ts';
import { buildServer } from '../server.ts';

setHouse(async () => {
  const origin = 'http://localhost:4004';
  const opened = await openHouse(rooms, { dataFolder: inject('dataFolder'), origin, connections: 6 });
  const server = await buildServer({ opened, rooms, origin, version: 'test', demo: false, log: (entry) => console.error('fault', JSON.stringify(entry)) });
  return { database: opened.database, services: opened.services, server, rooms };
});
