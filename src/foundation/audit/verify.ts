import { createHash, type KeyObject } from 'node:crypto';
import type pg from 'pg';
import type { Head } from './heads.ts';
import { keepHeads, readHeads } from './heads.ts';

/** What a verification found: how much it read, and each breach in a sentence. */
export interface Verification {
  entries: number;
  chains: number;
  headsChecked: number;
  breaches: string[];
}

interface EntryRow {
  agency: string; lane: number; seq: number; at: string; account: string; act: string; via: string; subject: string; ids: string; hash: Buffer;
}

/** Recomputes every chain apart from the database's own function, and holds it against the signed heads. Runs as administrator, who alone sees all agencies. */
export async function verifyAudit(client: pg.ClientBase, dataFolder: string, publicKey: KeyObject): Promise<Verification> {
  const { heads, forged } = readHeads(dataFolder, publicKey);
  const breaches = forged.map((line) => `Line ${line} of the signed heads does not carry this installation's signature.`);
  const wanted = new Map<string, Head>();
  for (const head of heads) wanted.set(`${head.agency}|${head.lane}|${head.seq}`, head);
  let entries = 0;
  let chains = 0;
  let chain = '';
  let seq = 0;
  let previous: Buffer = Buffer.alloc(0);
  await client.query('begin');
  await client.query('set local transaction read only');
  await client.query(`declare entries no scroll cursor for select agency, lane, seq, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
    account, act, via, subject, array_to_string(ids, ',') as ids, hash from audit.entry order by agency, lane, seq`);
  for (;;) {
    const { rows } = await client.query<EntryRow>('fetch 5000 from entries');
    if (rows.length === 0) break;
    for (const row of rows) {
      const here = `${row.agency}|${row.lane}`;
      if (here !== chain) {
        chain = here;
        seq = 0;
        previous = Buffer.alloc(0);
        chains++;
      }
      seq++;
      if (row.seq !== seq) {
        breaches.push(`Agency ${row.agency}, lane ${row.lane}: entry ${seq} is missing.`);
        seq = row.seq;
      }
      const hash = hashOf(previous, row);
      if (!hash.equals(row.hash)) breaches.push(`Agency ${row.agency}, lane ${row.lane}, entry ${row.seq}: its content does not meet its hash.`);
      previous = row.hash;
      entries++;
      const head = wanted.get(`${here}|${row.seq}`);
      if (head) {
        if (head.hash !== row.hash.toString('hex')) breaches.push(`Agency ${row.agency}, lane ${row.lane}, entry ${row.seq}: it is not the entry that was signed on ${head.at}.`);
        wanted.delete(`${here}|${row.seq}`);
      }
    }
  }
  await client.query('commit');
  for (const head of wanted.values()) breaches.push(`Agency ${head.agency}, lane ${head.lane}: entry ${head.seq}, signed on ${head.at}, is gone.`);
  return { entries, chains, headsChecked: heads.length, breaches };
}

/** Signs where every chain that moved since the last signing stands now; answers how many. Runs as administrator. */
export async function signHeads(client: pg.ClientBase, dataFolder: string, keys: { privateKey: KeyObject; publicKey: KeyObject }, at: Date): Promise<number> {
  const before = new Map(readHeads(dataFolder, keys.publicKey).heads.map((h) => [`${h.agency}|${h.lane}`, h.seq]));
  const { rows } = await client.query<{ agency: string; lane: number; seq: number; hash: Buffer }>(
    'select distinct on (agency, lane) agency, lane, seq, hash from audit.entry order by agency, lane, seq desc');
  const moved = rows.filter((r) => before.get(`${r.agency}|${r.lane}`) !== r.seq);
  keepHeads(dataFolder, keys.privateKey, moved.map((r) => ({ agency: r.agency, lane: r.lane, seq: r.seq, hash: r.hash.toString('hex'), at: at.toISOString() })));
  return moved.length;
}

function hashOf(previous: Buffer, row: EntryRow): Buffer {
  const text = [row.agency, row.lane, row.seq, row.at, row.account, row.act, row.via, row.subject, row.ids].join('|');
  return createHash('sha256').update(previous).update(text).digest();
}
