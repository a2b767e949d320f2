import type { Tx } from '../../foundation/database/database.ts';
import { touch } from '../../foundation/database/keep.ts';
import { Refusal, refuseUnknown } from '../../foundation/errors.ts';
import { colleaguesOf } from '../../foundation/access/colleagues.ts';
import * as store from './store.ts';

/** What of a case somebody may look into: PostgreSQL decides again, row by row. */
export type Content = 'all' | 'notes' | 'safety';

/** Whether the asker may look into a case: its team, supervisors, and for fifteen minutes whoever broke the glass. */
export function looksInto(tx: Tx, file: store.FileRow, content: Content): boolean {
  return file.mine || tx.who.roles.includes('supervisor') || (file.glass ?? []).some((scope) => scope === 'all' || scope === content);
}

/** The case of an id, of one's own agency. */
export async function getCase(tx: Tx, id: string): Promise<store.FileRow> {
  const [file] = await store.findFiles(tx, [id]);
  if (!file) refuseUnknown();
  touch(tx, 'cases.person', [file.person]); // so that the person may be told who looked
  return file;
}

/** The case of an id that the asker may look into; whoever may not is told so, for that the case exists is no secret inside the agency. */
export async function getOwnCase(tx: Tx, id: string, content: Content = 'all'): Promise<store.FileRow> {
  const file = await getCase(tx, id);
  if (!looksInto(tx, file, content)) throw new Refusal('cases.not-on-team', 'You are not on the team of this case. Ask its team or a supervisor; where somebody is in danger, break the glass.', { status: 403 });
  return file;
}

/** A row of a case with the case it stands in, where the asker may look into it. */
export async function getRow<T extends object>(tx: Tx, table: Parameters<typeof store.findRow>[1], id: string): Promise<{ row: T & { id: string; version: number; file: string }; file: store.FileRow }> {
  const row = await store.findRow<T>(tx, table, id);
  if (!row) refuseUnknown();
  return { row, file: await getCase(tx, row.file) };
}

/** How colleagues are called, by their account: all of the office, or those named. */
export async function namesOf(tx: Tx, accounts?: readonly string[]): Promise<(account: string) => string> {
  const labels = new Map((await colleaguesOf(tx, accounts)).map((c) => [c.account, c.label]));
  return (account) => labels.get(account) ?? '—';
}

/** Refuses an account that does not work in the agency now. */
export async function refuseStranger(tx: Tx, account: string): Promise<void> {
  const found = (await colleaguesOf(tx, [account])).find((c) => c.account === account);
  if (!found?.here || !found.roles.some((r) => r === 'case-manager' || r === 'legal-advocate' || r === 'supervisor')) refuseUnknown();
}
