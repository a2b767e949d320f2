/* How fast the audit's chains are verified against the same rows only read; and what row security costs a list of fifty. */
import type pg from 'pg';
import type { Session } from '../../src/foundation/access/sessions.ts';
import { verifyAudit } from '../../src/foundation/audit/verify.ts';
import type { Opened } from '../../src/app/open.ts';
import { sql } from '../../src/foundation/database/sql.ts';
import { timed } from './tools.ts';

/** Verifies and reads in turn; a breach is an error, for nothing here breaks a chain. */
export async function measureAudit(opened: Opened, client: pg.Client, repeats: number): Promise<{ entries: number; ours: number[]; peer: number[] }> {
  const found = { entries: 0, ours: [] as number[], peer: [] as number[] };
  for (let k = 0; k < repeats; k++) {
    const verified = await timed(() => verifyAudit(client, opened.database.dataFolder, opened.services.keys.installation().publicKey));
    if (verified.answer.breaches.length > 0) throw new Error(verified.answer.breaches.slice(0, 5).join('\n'));
    found.entries = verified.answer.entries;
    found.ours.push(verified.ms);
    found.peer.push((await timed(() => readEntries(client))).ms);
  }
  return found;
}

async function readEntries(client: pg.Client): Promise<void> {
  await client.query('begin');
  await client.query('declare entries no scroll cursor for select agency, lane, seq, at, account, act, via, subject, ids, hash from audit.entry order by agency, lane, seq');
  while ((await client.query('fetch 5000 from entries')).rows.length > 0);
  await client.query('commit');
}

/** The first page of a caseload, under the signed context of an agency and as superuser: milliseconds each, in turn. */
export async function measureList(opened: Opened, client: pg.Client, who: Session, repeats: number): Promise<{ ours: number[]; peer: number[] }> {
  const list = sql`select id, version, case_code, sex, citizenship, age_group, language, came_to_notice_on from people.person_as_of where agency = ${who.agency}::uuid order by came_to_notice_on desc, id limit 50`;
  const found = { ours: [] as number[], peer: [] as number[] };
  await opened.database.transact(who, async (tx) => {
    for (let k = 0; k < repeats + 20; k++) {
      const ours = await timed(() => tx.all(list));
      const peer = await timed(() => client.query({ name: 'list', text: list.text, values: list.values as unknown[] }));
      if (ours.answer.length !== peer.answer.rows.length) throw new Error('The two lists differ.');
      if (k < 20) continue;
      found.ours.push(ours.ms);
      found.peer.push(peer.ms);
    }
  });
  return found;
}
