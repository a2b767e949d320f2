/*
 * A figure's page as an analyst opens it (session, permission, count and breakdown, what others published, audit row): counted
 * anew, as after an act in its tables, and opened again, when its tables are asked whether the count stands; each against the
 * same numbers by hand. And the public page of a figure, which
 * reads released cells, against Fastify sending the same bytes from memory.
 */
import fastify from 'fastify';
import { openSession } from '../../src/foundation/access/sessions.ts';
import { castOf } from '../../src/app/cast.ts';
import { openHouse } from '../../src/app/open.ts';
import { rooms } from '../../src/app/rooms.ts';
import { buildServer } from '../../src/app/server.ts';
import { memoryOf } from '../../src/rooms/figures/remembered.ts';
import { publication } from '../../src/rooms/publication/room.ts';
import { countPeer, TABLES } from './figures.ts';
import { spread, timed } from './tools.ts';

/** Times of the staff's page counted anew and opened again, of the same numbers by hand, of the public page, and of its bytes sent bare, in milliseconds. */
export interface PagesFound { anew: ReturnType<typeof spread>; again: ReturnType<typeof spread>; byHand: ReturnType<typeof spread>; public: ReturnType<typeof spread>; bytes: ReturnType<typeof spread> }

/** Opens every measure's page over a fiscal year, with and without each breakdown; then the public page of a released figure. */
export async function measurePages(dataFolder: string, repeats: number): Promise<PagesFound> {
  const origin = 'http://localhost:4004';
  const opened = await openHouse(rooms, { dataFolder, origin });
  const server = await buildServer({ opened, rooms, origin, version: 'bench', demo: false, log: () => {} });
  const client = await opened.database.administrator();
  try {
    const cast = await castOf(opened);
    const account = (await cast.everybody()).find((p) => p.role === 'analyst')?.account as string;
    const analyst = { fourfold: await openSession(opened.database.gate, account, new Date()) };
    const [anew, again, byHand]: [number[], number[], number[]] = [[], [], []];
    const memory = memoryOf(opened.services.counter);
    const asked = TABLES.filter((t) => t.cut === 'span');
    for (let k = 0; k < repeats; k++) {
      for (const table of asked) {
        const url = `/api/figures/${table.measure.id}?period=FY2001-FY2004${table.by ? `&by=${table.by}` : ''}`;
        memory.clear();
        const page = await timed(() => server.inject({ method: 'GET', url, cookies: analyst }));
        const same = await timed(() => server.inject({ method: 'GET', url, cookies: analyst }));
        if (page.answer.statusCode !== 200) throw new Error(`${url} answered ${page.answer.statusCode}: ${page.answer.payload.slice(0, 200)}`);
        const whole = { ...table, by: undefined };
        const hand = await timed(() => countPeer(client, table.by ? [whole, table] : [whole]));
        if (k > 0) {
          anew.push(page.ms);
          again.push(same.ms);
          byHand.push(hand.ms);
        }
      }
    }
    const there = await server.inject({ method: 'GET', url: '/data/f/LET-01' });
    if (there.statusCode !== 200) await publication.example?.load({ database: opened.database, services: opened.services, cast, scale: 1, random: Math.random, made: new Map(), progress: () => {} });
    const page = await server.inject({ method: 'GET', url: '/data/f/LET-01' });
    const bare = fastify();
    bare.get('/', (_request, reply) => reply.type('text/html; charset=utf-8').send(page.payload));
    const [open, bytes]: [number[], number[]] = [[], []];
    for (let k = 0; k < 300; k++) {
      open.push((await timed(() => server.inject({ method: 'GET', url: '/data/f/LET-01', remoteAddress: `10.0.${k % 250}.1` }))).ms);
      bytes.push((await timed(() => bare.inject({ method: 'GET', url: '/' }))).ms);
    }
    await bare.close();
    return { anew: spread(anew), again: spread(again), byHand: spread(byHand), public: spread(open), bytes: spread(bytes) };
  } finally {
    await client.end();
    await server.close();
    await opened.database.close();
  }
}
