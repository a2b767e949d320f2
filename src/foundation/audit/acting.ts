import type { Database, TransactOptions, Tx } from '../database/database.ts';
import { sql, type Sql } from '../database/sql.ts';
import type { Who } from '../database/who.ts';

/** What a route or command says of itself for the audit: the act in words, and the way it came in. */
export interface Act {
  /** Past tense, as it reads after a name: "issued a letter". */
  records: string;
  /** `POST /letters`, `import people`. */
  via: string;
}

const PLAIN = /^[A-Za-z0-9 ,.'()/:_\-–]+$/;

/** Runs work for somebody in one transaction that also holds its audit row; nothing is kept where the row cannot be. */
export function acting<T>(database: Database, who: Who, act: Act, work: (tx: Tx) => Promise<T>, options: Omit<TransactOptions, 'last'> = {}): Promise<T> {
  if (!PLAIN.test(act.records) || !PLAIN.test(act.via)) throw new TypeError('An audit text is written by the product and holds plain words only.');
  return database.transact(who, work, { ...options, last: (tx, lane) => recordStatement(act, tx, lane) });
}

/** The statement sent with the commit: words of the product, kinds of records, and ids. */
function recordStatement(act: Act, tx: Tx, lane: number): Sql {
  const subject = [...tx.touched.keys()].sort().join(' ');
  const ids = [...new Set([...tx.touched.values()].flatMap((s) => [...s]))].sort();
  return sql`select audit.record(${act.records}::text, ${act.via}::text, ${subject}::text, ${ids}::uuid[], ${lane}::int) as turn`;
}
