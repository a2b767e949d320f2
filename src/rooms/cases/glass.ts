import type { Tx } from '../../foundation/database/database.ts';
import { Refusal, refuseUnknown } from '../../foundation/errors.ts';
import type { Identity } from '../../foundation/identity/subjects.ts';
import type { Asked } from '../../foundation/web/route.ts';
import { codesOf } from './actions.ts';
import { getCase, namesOf } from './inside.ts';
import { openerOf, openWords, sealingOf, sealWords } from './keys.ts';
import type { BreakGlass, GlassView } from './schema.ts';
import * as store from './store.ts';
import { glassRows } from './store-content.ts';

/** Within how many hours the opening of a case by somebody not on it is reviewed (R14); our number. */
const REVIEW_HOURS = 24;

/** Opens a case to somebody who is not on it, for fifteen minutes and a stated reason; the supervisors see it from this commit on and must review it. */
export async function breakGlass({ tx, identity, input }: Asked<BreakGlass>): Promise<{ id: string; version: number }> {
  const file = await getCase(tx, input.id);
  if (file.mine) throw new Refusal('cases.on-team', 'You are on the team of this case: it is open to you.');
  if (file.glass_until) throw new Refusal('cases.glass-lasts', 'You opened this case already; it stays open until the fifteen minutes are over.');
  const sealing = await sealingOf(tx, identity, file, 'glass');
  const id = crypto.randomUUID();
  return { id: await store.keepRow(tx, 'glass', { id, file: file.id, reason: input.reason, scope: input.scope, key: sealing.by, sealed: sealWords(tx, sealing, 'glass', id, input.words) }), version: 1 };
}

/** Records what the review of an opening found; whoever opened the case does not review it. */
export async function reviewGlass({ tx, input, services, version }: Asked<{ glass: string; finding: string }>): Promise<{ id: string; version: number }> {
  const row = await store.findRow<{ account: string; finding: string | null; ends_at: Date }>(tx, 'glass', input.glass);
  if (!row) refuseUnknown();
  if (row.finding !== null) throw new Refusal('cases.reviewed', 'This was reviewed already.');
  if (row.account === tx.who.account) throw new Refusal('cases.own-review', 'Somebody else reviews what you opened.', { status: 403 });
  // The review ends the opening where it still lasts: the row's end is then this moment.
  return { id: row.id, version: await store.reviseRow(tx, 'glass', row.id, version ?? row.version, { reviewed_on: services.today(), finding: input.finding, ...(row.ends_at > services.now() ? { ends_at: await store.transactionTime(tx) } : {}) }) };
}

/** Openings not reviewed yet, and the last that were. */
export async function readGlass({ tx, identity }: Asked<object>): Promise<{ open: GlassView[]; reviewed: GlassView[] }> {
  return { open: await glassViews(tx, identity, true), reviewed: await glassViews(tx, identity, false) };
}

/** Openings with their reasons in words. */
export async function glassViews(tx: Tx, identity: Identity, open: boolean): Promise<GlassView[]> {
  const rows = await glassRows(tx, open, open ? 200 : 50);
  const files = await store.findFiles(tx, [...new Set(rows.map((r) => r.file))]);
  const byId = new Map(files.map((f) => [f.id, f]));
  const [codes, opener, name] = await Promise.all([codesOf(tx, files), openerOf(tx, identity, files.map((f) => f.person), rows.map((r) => r.key)), namesOf(tx)]);
  return rows.flatMap((r): GlassView[] => {
    const file = byId.get(r.file);
    return file ? [{
      id: r.id, version: r.version, case: r.file, person: file.person, code: codes.get(r.file) ?? '', by: name(r.account), reason: r.reason, scope: r.scope, at: r.begun.toISOString(), endsAt: r.ends_at.toISOString(), lasts: r.lasts,
      reviewBy: new Date(r.begun.getTime() + REVIEW_HOURS * 3_600_000).toISOString(), finding: r.finding, words: openWords(tx, opener(file.person, r.key), 'glass', r),
    }] : [];
  });
}
