import { once } from 'node:events';
import { invite } from '../../foundation/access/accounts.ts';
import { signHeads } from '../../foundation/audit/verify.ts';
import { closePdf } from '../../foundation/document/pdf.ts';
import { keepTime } from '../../foundation/web/nightly.ts';
import { Refusal } from '../../foundation/errors.ts';
import { castOf } from '../cast.ts';
import type { Config } from '../config.ts';
import { openWithExample } from '../load-example.ts';
import { openHouse, type Opened } from '../open.ts';
import { rooms } from '../rooms.ts';
import { buildServer } from '../server.ts';
import { version } from '../version.ts';
import type { Asked, Command } from './command.ts';
import { configFor, DATA_OPTIONS } from './with-house.ts';
import { summary } from './assessment.ts';

const HEADS_EVERY = 10_000;

/** Serves the product with the data it has. */
export const serve: Command = {
  name: 'serve', usage: 'serve [--port N] [--data FOLDER]', about: 'serves the product on this machine with its own data (no example)', arguments: [], options: { port: { type: 'string' }, ...DATA_OPTIONS },
  run: async (asked) => {
    const config = withPort(configFor(asked.options), asked);
    const opened = await openHouse(rooms, { dataFolder: config.dataFolder, url: config.databaseUrl, origin: config.origin, textGateway: config.textGateway });
    await listen(opened, config, false, async (address) => asked.answer({ address }, `Fourfold is at ${address}\nStop it with Ctrl-C. The first account is made with: ./fourfold account add`));
  },
};

/** Serves the product with the example response, sign-in links, and the Assessment of fiscal year 2004 in the terminal. */
export const demo: Command = {
  name: 'demo', usage: 'demo [--port N] [--scale N]', about: 'serves the product with the example response and one sign-in link for each role', arguments: [], options: { port: { type: 'string' }, scale: { type: 'string' }, data: { type: 'string' } },
  run: async (asked) => {
    const config = withPort(configFor({ ...asked.options, demo: true }), asked);
    const scale = Number(asked.options['scale'] ?? 1);
    if (!Number.isInteger(scale) || scale < 1) throw new Refusal('app.scale', 'Give --scale a whole number from 1.');
    const opened = await openWithExample(config, scale, asked.progress);
    const links = await signInLinks(opened, config);
    const figures = await summary(opened, 2004);
    await listen(opened, config, true, async (address) => asked.answer({ address, links, ...figures.value }, [
      '', figures.text, '', `Fourfold is at ${address}`, '', 'Sign in as (links work until this is stopped, at most twelve hours):',
      ...links.map((l) => `  ${`${l.label} (${l.short})`.padEnd(42)} ${l.link}`), '', 'Everybody in it is invented. Stop it with Ctrl-C.',
    ].join('\n')));
  },
};

async function signInLinks(opened: Opened, config: Config): Promise<{ label: string; role: string; short: string; link: string }[]> {
  const ends = new Date(opened.services.now().getTime() + 12 * 3_600_000);
  const links = [];
  for (const person of await (await castOf(opened)).everybody()) {
    links.push({ label: person.label, role: person.role, short: person.short, link: `${config.origin}/demo/${await invite(opened.database.gate, person.account, 'demo', ends)}` });
  }
  return links;
}

function withPort(config: Config, asked: Asked): Config {
  if (asked.options['port'] === undefined) return config;
  const port = Number(asked.options['port']);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Refusal('app.port', 'Give --port a number from 0 to 65535.');
  return { ...config, port, origin: config.origin.replace(/:\d+$/, `:${port}`) };
}

/** Listens until told to stop; signs the heads of the audit as it goes. */
async function listen(opened: Opened, config: Config, demoLinks: boolean, ready: (address: string) => Promise<void>): Promise<void> {
  const server = await buildServer({ opened, rooms, origin: config.origin, version, demo: demoLinks, log: (entry) => process.stderr.write(`${JSON.stringify(entry)}\n`) });
  const host = new URL(config.origin).hostname === 'localhost' ? 'localhost' : '0.0.0.0';
  try {
    await server.listen({ port: config.port, host });
  } catch (cause) {
    await opened.database.close();
    if ((cause as NodeJS.ErrnoException).code === 'EADDRINUSE') throw new Refusal('app.port-taken', `Port ${config.port} is taken on this machine: stop what uses it, or give another with --port.`);
    throw cause;
  }
  await ready(config.origin);
  const signing = setInterval(() => { sign(opened).catch((error: Error) => process.stderr.write(`The heads of the audit were not signed: ${error.message}\n`)); }, HEADS_EVERY);
  // The example is invented and there to be looked at: what is due of it at its start is left until a night comes.
  const time = keepTime({ database: opened.database, services: opened.services, rooms, log: (entry) => process.stderr.write(`${JSON.stringify(entry)}\n`) }, { catchUp: !demoLinks });
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  clearInterval(signing);
  await time.stop();
  await server.close();
  await sign(opened).catch(() => {});
  await opened.database.close();
  await closePdf();
}

async function sign({ database, services }: Opened): Promise<void> {
  const client = await database.administrator();
  try {
    await signHeads(client, database.dataFolder, services.keys.installation(), services.now());
  } finally {
    await client.end();
  }
}
