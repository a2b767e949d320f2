import { randomUUID } from 'node:crypto';
import type { Role } from '../access/roles.ts';
import { ITSELF } from '../access/itself.ts';
import { acting } from '../audit/acting.ts';
import { startOfDay } from '../calendar/zone.ts';
import { timeZone } from '../calendar/clock.ts';
import type { Database, Tx } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import { Refusal } from '../errors.ts';
import { identityOf, type Identity } from '../identity/subjects.ts';
import type { Room } from './room.ts';
import type { Services } from './route.ts';

/** What an act of the product's own is given: one agency's transaction. */
export interface ByItself { tx: Tx; identity: Identity; services: Services }

/** Something a room does when its time has come, with nobody asking: what is due in one agency, and what is done with each, in a transaction and with an audit row of its own. */
export interface TimedAct {
  /** Its name in reports, by its room: `cases.purge-due`. */
  name: string;
  /** What the audit row says, as a route says it. */
  records: string;
  /** The roles in which the product acts here, which the row policies honour. */
  as: readonly Role[];
  /** Ids of what is due now; it reads nothing that identifies anybody. */
  due(of: ByItself): Promise<string[]>;
  /** Does one of them; it looks again whether it is still due, for somebody may have been first. A Refusal leaves it for the next time. */
  run(of: ByItself, id: string): Promise<void>;
}

/** How a round of timed acts went: numbers and codes, and nothing of anybody's record. */
export interface RoundReport {
  agencies: number;
  /** Agencies that another server was working on at this moment. */
  elsewhere: number;
  acts: { act: string; done: number; refused: Record<string, number>; failed: number }[];
}

/** What a round needs to be told. */
export interface Round {
  database: Database;
  services: Services;
  rooms: readonly Room[];
  /** The acts of the night, or those that are looked for every minute. */
  which: 'nightly' | 'steady';
  /** A failing act is told by id, kind and place in the code alone. */
  log: (entry: { id: string; act: string; name: string; code: string; at: string }) => void;
  /** Only these agencies, where named. */
  agencies?: readonly string[];
  /** Answers true where the round is to end before its next act. */
  stopping?: () => boolean;
}

const LOCK = 7104;

/** Runs the timed acts of all rooms for every agency. An agency is one server's at a time (an advisory lock), so nothing is done twice at once; an act that fails keeps no other from being done. */
export async function runRound(round: Round): Promise<RoundReport> {
  const organizations = (await round.database.gate.all<{ id: string; kind: string }>(sql`select id, kind from access.organization order by id`)).filter((o) => round.agencies?.includes(o.id) ?? true);
  const acts = round.rooms.flatMap((room) => (room[round.which] ?? []).map((act) => ({ act, kinds: room.kinds as readonly string[] | undefined })));
  const report: RoundReport = { agencies: 0, elsewhere: 0, acts: acts.map(({ act }) => ({ act: act.name, done: 0, refused: {}, failed: 0 })) };
  if (acts.length === 0 || organizations.length === 0) return report;
  const client = await round.database.administrator();
  try {
    for (const { id: agency, kind } of organizations) {
      const mine = acts.filter(({ kinds }) => kinds?.includes(kind) ?? true);
      if (mine.length === 0 || round.stopping?.()) continue;
      const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1, hashtext($2)) as mine', [LOCK, agency]);
      if (!rows[0]?.mine) { report.elsewhere++; continue; }
      try {
        report.agencies++;
        for (const { act } of mine) await runAct(round, agency, act, report.acts.find((a) => a.act === act.name) as RoundReport['acts'][number]);
      } finally {
        await client.query('select pg_advisory_unlock($1, hashtext($2))', [LOCK, agency]);
      }
    }
  } finally {
    await client.end();
  }
  return report;
}

async function runAct(round: Round, agency: string, act: TimedAct, count: RoundReport['acts'][number]): Promise<void> {
  const { database, services } = round;
  const who = { agency, account: ITSELF.account, roles: act.as };
  const of = (tx: Tx): ByItself => ({ tx, identity: identityOf(services.keys, agency), services });
  let due: string[];
  try {
    // What is found is ids that nobody is shown, so the looking leaves no audit row; each act does.
    due = await database.transact(who, (tx) => act.due(of(tx)));
  } catch (error) {
    fail(round, act, count, error);
    return;
  }
  for (const id of due) {
    if (round.stopping?.()) return;
    try {
      await acting(database, who, { records: act.records, via: `by itself ${act.name}` }, (tx) => act.run(of(tx), id));
      count.done++;
    } catch (error) {
      if (error instanceof Refusal) count.refused[error.code] = (count.refused[error.code] ?? 0) + 1;
      else fail(round, act, count, error);
    }
  }
}

/** Nothing of an error's words is told: a database may quote a row in them. */
function fail(round: Round, act: TimedAct, count: RoundReport['acts'][number], error: unknown): void {
  count.failed++;
  const { name, code, stack } = error as { name?: string; code?: unknown; stack?: string };
  round.log({ id: randomUUID(), act: act.name, name: String(name ?? 'Error'), code: /^[A-Z0-9_]{2,30}$/.test(String(code)) ? String(code) : '', at: String(stack ?? '').split('\n').filter((l) => /^\s+at /.test(l)).slice(0, 5).map((l) => l.trim()).join(' < ') });
}

/** From which hour of the night on the nightly work is done; our number. */
const NIGHT_HOUR = 3;

/** Runs rounds for as long as a server stands: every minute what is steady, and once a day, from three in the morning or as soon as a server stands after that, what is nightly. Answers how to stop: it waits for the act that is under way. */
export function keepTime(round: Omit<Round, 'which' | 'stopping'>, options: { catchUp: boolean; every?: number }): { stop(): Promise<void> } {
  let stopping = false;
  let under: Promise<unknown> | undefined;
  let lastNight = options.catchUp ? undefined : round.services.today();
  const turn = async (): Promise<void> => {
    const of = { ...round, stopping: () => stopping };
    await runRound({ ...of, which: 'steady' });
    const today = round.services.today();
    if (stopping || lastNight === today || round.services.now().getTime() < startOfDay(today, timeZone()).getTime() + NIGHT_HOUR * 3_600_000) return;
    await runRound({ ...of, which: 'nightly' });
    lastNight = today;
  };
  const timer = setInterval(() => {
    under ??= turn().catch((error: unknown) => round.log({ id: randomUUID(), act: 'round', name: String((error as Error).name), code: String((error as { code?: unknown }).code ?? ''), at: '' })).finally(() => { under = undefined; });
  }, options.every ?? 60_000);
  timer.unref();
  return {
    stop: async () => {
      stopping = true;
      clearInterval(timer);
      await under;
    },
  };
}
