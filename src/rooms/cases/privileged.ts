import { Refusal, refuseUnknown } from '../../foundation/errors.ts';
import type { Asked } from '../../foundation/web/route.ts';
import { getCase, namesOf, refuseStranger } from './inside.ts';
import { openerOf, openWords, sealingOf, sealWords } from './keys.ts';
import { refuseFuture } from './rules.ts';
import type { Privileged } from './schema.ts';
import * as store from './store.ts';
import { privilegedOf, type PrivilegedRow } from './store-content.ts';

/** Writes a note under privilege: its author reads it, and whom the author names; PostgreSQL shows it to nobody else. */
export async function writePrivileged({ tx, identity, input, services }: Asked<{ id: string; words: string; happenedOn: string }>): Promise<{ id: string; version: number }> {
  const file = await getCase(tx, input.id);
  if (!file.mine) throw new Refusal('cases.not-on-team', 'Only the team of a case writes notes under privilege in it.', { status: 403 });
  refuseFuture(input.happenedOn, services.today());
  const sealing = await sealingOf(tx, identity, file, 'privileged');
  const id = crypto.randomUUID();
  return { id: await store.keepRow(tx, 'privileged_note', { id, file: file.id, author: tx.who.account, readers: [], happened_on: input.happenedOn, key: sealing.by, sealed: sealWords(tx, sealing, 'privileged_note', id, input.words) }), version: 1 };
}

/** Names who besides the author reads a privileged note; a name left out reads it no longer. */
export async function nameReaders({ tx, input, version }: Asked<{ note: string; readers: string[] }>): Promise<{ id: string; version: number }> {
  const row = await store.findRow<PrivilegedRow>(tx, 'privileged_note', input.note);
  if (!row || row.author !== tx.who.account) refuseUnknown();
  for (const reader of input.readers) await refuseStranger(tx, reader);
  return { id: row.id, version: await store.reviseRow(tx, 'privileged_note', row.id, version ?? row.version, { readers: input.readers }) };
}

/** The privileged notes of a case that the asker wrote or was named for. Being on the case, or over it, opens none. */
export async function readPrivileged({ tx, identity, input }: Asked<{ id: string }>): Promise<Privileged> {
  const file = await getCase(tx, input.id);
  const rows = await privilegedOf(tx, file.id);
  const [open, name] = await Promise.all([openerOf(tx, identity, [file.person], rows.map((r) => r.key)), namesOf(tx, rows.map((r) => r.author))]);
  return {
    notes: rows.map((r) => {
      const key = open(file.person, r.key);
      return { id: r.id, version: r.version, happenedOn: r.happened_on, by: name(r.author), mine: r.author === tx.who.account, readers: r.readers, purged: key === undefined, words: openWords(tx, key, 'privileged_note', r) };
    }),
  };
}
