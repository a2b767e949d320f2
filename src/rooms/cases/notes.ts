import { Refusal, refuseUnknown } from '../../foundation/errors.ts';
import { colleaguesOf } from '../../foundation/access/colleagues.ts';
import type { Asked } from '../../foundation/web/route.ts';
import { getOwnCase, getRow, looksInto, namesOf } from './inside.ts';
import { openerOf, openWords, sealingOf, sealingsOf, sealWords } from './keys.ts';
import { refuseFuture } from './rules.ts';
import type { Desk, NewNote, NewSession, NoteView } from './schema.ts';
import * as store from './store.ts';
import { notesOf, servicesOf, type NoteRow } from './store-content.ts';
import { recentKinds } from './store-lists.ts';

type Done = { id: string; version: number };

/** Writes what was done on a day: one note with its services, and the steps it moved. */
export async function writeNote({ tx, identity, input, services }: Asked<NewNote>): Promise<Done> {
  const file = await getOwnCase(tx, input.id, 'notes');
  refuseFuture(input.happenedOn, services.today());
  const sealing = await sealingOf(tx, identity, file, 'notes');
  const id = crypto.randomUUID();
  await store.keepRow(tx, 'note', { id, file: file.id, happened_on: input.happenedOn, author: tx.who.account, session: null, key: sealing.by, sealed: input.words ? sealWords(tx, sealing, 'note', id, input.words) : null });
  await store.keepRows(tx, 'service', input.services.map((s) => ({ file: file.id, person: file.person, note: id, kind: s.kind, happened_on: input.happenedOn, minutes: s.minutes, worker: tx.who.account, session: null })));
  for (const step of input.steps ?? []) {
    const task = await store.findRow<{ done_on: string | null }>(tx, 'task', step.task);
    if (!task || task.file !== file.id) refuseUnknown();
    await store.keepRow(tx, 'progress', { file: file.id, note: id, task: task.id });
    if (step.done && task.done_on === null) await store.reviseRow(tx, 'task', task.id, task.version, { done_on: input.happenedOn, outcome: 'done' });
  }
  return { id, version: 1 };
}

/** Writes a group session: one note and one service for each who attended, each under the attendee's own key. */
export async function writeSession({ tx, identity, input, services }: Asked<NewSession>): Promise<Done & { notes: string[] }> {
  refuseFuture(input.happenedOn, services.today());
  const files = await store.findFiles(tx, input.cases);
  if (files.length !== input.cases.length) refuseUnknown();
  const closed = files.filter((f) => !looksInto(tx, f, 'notes'));
  if (closed.length > 0) throw new Refusal('cases.not-on-team', 'You are not on the team of everybody you chose. Leave them out, or ask to be put on their cases.', { status: 403 });
  const sealings = await sealingsOf(tx, identity, files, 'notes');
  if (sealings.size !== files.length) throw new Refusal('cases.purged', 'Somebody you chose was purged. Leave them out.');
  const session = crypto.randomUUID();
  const notes = files.map((f) => ({ file: f, id: crypto.randomUUID(), sealing: sealings.get(f.id) as NonNullable<ReturnType<typeof sealings.get>> }));
  const common = { happened_on: input.happenedOn, session };
  await store.keepRows(tx, 'note', notes.map((n) => ({ ...common, id: n.id, file: n.file.id, author: tx.who.account, key: n.sealing.by, sealed: input.words ? sealWords(tx, n.sealing, 'note', n.id, input.words) : null })));
  await store.keepRows(tx, 'service', notes.map((n) => ({ ...common, file: n.file.id, person: n.file.person, note: n.id, kind: input.kind, minutes: input.minutes, worker: tx.who.account })));
  return { id: session, version: 1, notes: notes.map((n) => n.id) };
}

/** Puts corrected words in the place of a note's; only its author does, and what stood before stays in the past. */
export async function correctNote({ tx, identity, input, version }: Asked<{ note: string; words: string }>): Promise<Done> {
  const { row, file } = await getRow<NoteRow>(tx, 'note', input.note);
  if (row.author !== tx.who.account) throw new Refusal('cases.not-author', 'Only whoever wrote a note corrects it. Write a note of your own beside it.', { status: 403 });
  const sealing = await sealingOf(tx, identity, file, 'notes');
  return { id: row.id, version: await store.reviseRow(tx, 'note', row.id, version ?? row.version, { key: sealing.by, sealed: sealWords(tx, sealing, 'note', row.id, input.words) }) };
}

/** The notes of a case with their services, newest first. */
export async function readNotes({ tx, identity, input }: Asked<{ id: string; from?: number; count?: number }>): Promise<{ total: number; notes: NoteView[] }> {
  const file = await getOwnCase(tx, input.id, 'notes');
  const { total, rows } = await notesOf(tx, file.id, input.from ?? 0, input.count ?? 20);
  const [services, open, name] = await Promise.all([servicesOf(tx, rows.map((r) => r.id)), openerOf(tx, identity, [file.person], rows.map((r) => r.key)), namesOf(tx, rows.map((r) => r.author))]);
  return {
    total,
    notes: rows.map((r) => {
      const key = open(file.person, r.key);
      return {
        id: r.id, version: r.version, happenedOn: r.happened_on, writtenAt: r.recorded_at.toISOString(), by: name(r.author), mine: r.author === tx.who.account, session: r.session !== null, purged: key === undefined && r.sealed !== null,
        words: openWords(tx, key, 'note', r), services: services.filter((s) => s.note === r.id).map((s) => ({ id: s.id, kind: s.kind, minutes: s.minutes })),
      };
    }),
  };
}

/** What writing a note needs at hand: the services last used, and the colleagues. */
export async function readDesk({ tx }: Asked<object>): Promise<Desk> {
  const colleagues = (await colleaguesOf(tx)).filter((c) => c.here && c.roles.some((r) => r === 'case-manager' || r === 'legal-advocate' || r === 'supervisor'));
  return { recent: await recentKinds(tx, 5), colleagues: colleagues.map((c) => ({ account: c.account, label: c.label, roles: c.roles, mine: c.account === tx.who.account })) };
}
