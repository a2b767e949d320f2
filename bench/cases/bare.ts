/* The bare equivalent: Fastify and SQL on unguarded copies of the same rows, the words in plain text, no audit, no session, no permission. */
import fastify, { type FastifyInstance } from 'fastify';
import pg from 'pg';

const TABLES = ['file', 'team', 'profile', 'task', 'note', 'service', 'safe_contact', 'status', 'passage'] as const;

/** Copies the tables without guard, keys included, with the indexes that a plain application would have. */
export async function copyBare(client: pg.Client): Promise<void> {
  await client.query('drop schema if exists bench cascade; create schema bench');
  for (const t of TABLES) {
    await client.query(`create table bench.${t} as select * from cases.${t}; alter table bench.${t} rename agency to of_agency; alter table bench.${t} add primary key (of_agency, id, version)`);
    await client.query(`create index on bench.${t} (of_agency, file)`).catch(() => undefined); // the case itself stands in no case
  }
  await client.query(`alter table bench.note add column words text; update bench.note set words = repeat('Weekly meeting. Looked at the plan together; she asked to go slower with housing and faster with English.', 3);
    alter table bench.task add column words text; update bench.task set words = 'Ask the clinic about the test results'; create index on bench.task (of_agency, owner, due_on) where done_on is null; create index on bench.team (of_agency, account);
    create index on bench.service (of_agency, file, happened_on desc); create index on bench.note (of_agency, file, happened_on desc)`);
  await client.query('vacuum analyze');
}

/** A server that answers the same questions in the plainest way. */
export function bareServer(pool: pg.Pool, agency: string): FastifyInstance {
  const server = fastify({ logger: false });
  const all = async (name: string, text: string, values: unknown[]): Promise<unknown[]> => (await pool.query({ name, text, values })).rows;
  const mine = `f.of_agency = $1 and f.superseded_at = 'infinity' and f.state in ('intake', 'enrolled') and f.id in (select t.file from bench.team t where t.of_agency = $1 and t.account = $2 and t.left_on is null)`;
  server.get('/grid/:account', async (request) => {
    const values = [agency, (request.params as { account: string }).account];
    const [total] = await all('total', `select count(*) as n from bench.file f where ${mine}`, values);
    const rows = await all('grid', `select f.id, f.person, f.state, f.opened_on, n.words, n.due_on, s.last, r.kind, r.ends_on from bench.file f
      left join lateral (select t.words, t.due_on from bench.task t where t.of_agency = f.of_agency and t.file = f.id and t.done_on is null order by t.due_on nulls last limit 1) n on true
      left join lateral (select max(s.happened_on) as last from bench.service s where s.of_agency = f.of_agency and s.file = f.id) s on true
      left join lateral (select r.kind, r.ends_on from bench.status r where r.of_agency = f.of_agency and r.file = f.id order by r.held_on desc limit 1) r on true
      where ${mine} order by n.due_on nulls last limit 50`, values);
    return { total, rows };
  });
  server.get('/day/:account', async (request) => {
    const values = [agency, (request.params as { account: string }).account];
    return {
      tasks: await all('tasks', `select t.id, t.file, t.words, t.due_on from bench.task t where t.of_agency = $1 and t.owner = $2 and t.done_on is null and t.due_on <= current_date + 7 order by t.due_on limit 110`, values),
      safety: await all('safety', `select c.file, c.next_on from bench.safe_contact c where c.of_agency = $1 and c.next_on <= current_date and c.file in (select file from bench.team where of_agency = $1 and account = $2) limit 50`, values),
      count: await all('count', `select count(*) as n from bench.file f where ${mine}`, values),
    };
  });
  server.get('/notes/:file', async (request) => {
    const values = [agency, (request.params as { file: string }).file];
    const notes = await all('notes', `select n.id, n.happened_on, n.words, n.author from bench.note n where n.of_agency = $1 and n.file = $2 order by n.happened_on desc limit 20`, values);
    return { notes, services: await all('of-notes', `select s.note, s.kind, s.minutes from bench.service s where s.of_agency = $1 and s.file = $2 order by s.happened_on desc limit 40`, values) };
  });
  server.post('/notes/:file', async (request) => {
    const { person, account, words } = request.body as { person: string; account: string; words: string };
    const file = (request.params as { file: string }).file;
    const client = await pool.connect();
    try {
      await client.query('begin');
      const note = await client.query<{ id: string }>({ name: 'note', text: `insert into bench.note (of_agency, id, version, recorded_at, recorded_by, superseded_at, file, happened_on, author, key, words) values ($1, gen_random_uuid(), 1, now(), $2, 'infinity', $3, current_date, $2, gen_random_uuid(), $4) returning id`, values: [agency, account, file, words] });
      await client.query({ name: 'service', text: `insert into bench.service (of_agency, id, version, recorded_at, recorded_by, superseded_at, file, person, note, kind, happened_on, minutes, worker) values ($1, gen_random_uuid(), 1, now(), $2, 'infinity', $3, $4, $5, 'case-management', current_date, 45, $2)`, values: [agency, account, file, person, note.rows[0]?.id] });
      await client.query('commit');
      return { id: note.rows[0]?.id };
    } finally {
      client.release();
    }
  });
  return server;
}
