/* One document of evidence kept with its audit row, against a bare INSERT of the same columns by the superuser on an unguarded copy of the table. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Session } from '../../src/foundation/access/sessions.ts';
import { acting } from '../../src/foundation/audit/acting.ts';
import type { Database } from '../../src/foundation/database/database.ts';
import { keep } from '../../src/foundation/database/keep.ts';
import { quantile } from './tools.ts';

/** Writes a second at a number of clients, round by round. */
export interface WriteFound { clients: number; ours: number[]; peer: number[]; ratio: number }

/** Makes the unguarded copy: same columns, keys, indexes and reference; only the agency's column is called otherwise, so that the house still opens. */
export async function copyEvidence(client: pg.Client): Promise<void> {
  await client.query(`drop table if exists bench.evidence; create table bench.evidence (like letters.evidence including all); alter table bench.evidence rename agency to of_agency;
    alter table bench.evidence add foreign key (of_agency, request, first) references letters.request (agency, id, version); insert into bench.evidence (of_agency, id, version, recorded_at, recorded_by, superseded_at, request, kind, office, dated_on, ends_on, page)
    select agency, id, version, recorded_at, recorded_by, superseded_at, request, kind, office, dated_on, ends_on, page from letters.evidence; analyze bench.evidence`);
}

/** Measures both for some seconds in turn, at each number of clients. */
export async function measureWrites(database: Database, who: Session, pool: pg.Pool, requests: readonly string[], clients: readonly number[], rounds: number, seconds: number): Promise<WriteFound[]> {
  const request = (): string => requests[Math.floor(Math.random() * requests.length)] as string;
  const row = () => ({ request: request(), kind: 'severe-form', office: 'ICE field office', dated_on: '2004-02-10', ends_on: null, page: 3 });
  const ours = (): Promise<unknown> => acting(database, who, { records: 'entered evidence', via: 'POST /api/letters/requests/(id)/evidence' }, (tx) => keep(tx, 'letters.evidence', row()));
  const bare = (): Promise<unknown> => {
    const r = row();
    return pool.query({ name: 'bare', text: 'insert into bench.evidence (of_agency, id, recorded_by, request, kind, office, dated_on, ends_on, page) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)', values: [who.agency, randomUUID(), who.account, r.request, r.kind, r.office, r.dated_on, r.ends_on, r.page] });
  };
  const found: WriteFound[] = [];
  for (const n of clients) {
    const rates = { ours: [] as number[], peer: [] as number[] };
    await rateOf(n, 0.3, ours);
    await rateOf(n, 0.3, bare);
    for (let k = 0; k < rounds; k++) {
      rates.ours.push(await rateOf(n, seconds, ours));
      rates.peer.push(await rateOf(n, seconds, bare));
    }
    found.push({ clients: n, ...rates, ratio: quantile(rates.ours, 0.5) / quantile(rates.peer, 0.5) });
  }
  return found;
}

async function rateOf(clients: number, seconds: number, work: () => Promise<unknown>): Promise<number> {
  const until = performance.now() + seconds * 1000;
  const from = performance.now();
  let done = 0;
  await Promise.all(Array.from({ length: clients }, async () => {
    while (performance.now() < until) {
      await work();
      done++;
    }
  }));
  return done / ((performance.now() - from) / 1000);
}
