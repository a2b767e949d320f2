import { addMonths, day, type Day } from '../../foundation/calendar/day.ts';
import type { Tx } from '../../foundation/database/database.ts';
import { Refusal, refuseUnknown } from '../../foundation/errors.ts';
import { destroySubject, holdsOn, type Identity } from '../../foundation/identity/subjects.ts';
import type { ByItself, TimedAct } from '../../foundation/web/nightly.ts';
import type { Asked, Services } from '../../foundation/web/route.ts';
import { caseCodesOf, destroyPerson } from '../people/index.ts';
import { codesOf } from './actions.ts';
import { getCase, getOwnCase, looksInto, namesOf } from './inside.ts';
import { KEPT_MONTHS, purgeDue } from './rules.ts';
import type { Purge, PurgeDue, PurgePart } from './schema.ts';
import * as store from './store.ts';
import { findDocument } from './store-content.ts';
import { latestPurges, purgeWindow } from './store-lists.ts';

type Done = { id: string; version: number };
type Part = Exclude<PurgePart, 'document' | 'person'>;

/** Destroys the key of one part of a case, or of the whole person through the room of people; what was sealed under it opens nowhere again. Held by a legal hold. */
export async function purgeCase({ tx, identity, input, services }: Asked<Purge>): Promise<Done> {
  await store.lockFile(tx, input.id);
  const file = await getCase(tx, input.id);
  await refuseHeld(tx, file);
  const [id] = await store.keepRows(tx, 'purge', [{ file: file.id, part: input.part, record: null, reason: input.reason, purged_on: services.today() }]);
  if (input.part === 'person') await destroyPerson(tx, identity, services, file.person);
  else await destroyPart(tx, identity, services, file.id, input.part);
  return { id: id as string, version: 1 };
}

/** Destroys one document. */
export async function purgeDocument({ tx, input, services }: Asked<{ document: string; reason: string }>): Promise<Done> {
  const row = await findDocument(tx, input.document);
  const file = row && await getCase(tx, row.file);
  if (!row || !file || !looksInto(tx, file, 'all')) refuseUnknown();
  await refuseHeld(tx, file);
  const id = await store.keepRow(tx, 'purge', { file: file.id, part: 'document', record: row.id, reason: input.reason, purged_on: services.today() });
  await destroySubject(tx, services.dataFolder, row.key);
  return { id, version: 1 };
}

/** What this room destroys when a person is purged from wherever: every key of their case, unless a hold stands on any. */
export async function forgetCase(tx: Tx, services: Services, person: string): Promise<void> {
  const file = await store.findFileOf(tx, person);
  if (!file) return;
  await refuseHeld(tx, file);
  const told = (await store.purgesOf(tx, [file.id])).some((p) => p.part === 'person');
  if (!told) await store.keepRow(tx, 'purge', { file: file.id, part: 'person', record: null, reason: 'with-person', purged_on: services.today() });
  for (const key of await store.keyNamesOf(tx, file.id)) await destroySubject(tx, services.dataFolder, key);
}

/** A hold on any key of a case holds the whole of it; asked before anything is destroyed, for the ledger of purges takes nothing back. */
async function refuseHeld(tx: Tx, file: store.FileRow): Promise<void> {
  if ((await holdsOn(tx, [file.person, ...await store.keyNamesOf(tx, file.id)])).length > 0) throw new Refusal('cases.held', 'A legal hold stands on this case, so nothing of it is destroyed. End the paper that placed it first.');
}

async function destroyPart(tx: Tx, identity: Identity, services: Services, file: string, part: Part): Promise<void> {
  const ring = await store.findRing(tx, file, part);
  if (!ring) return;
  await destroySubject(tx, services.dataFolder, ring.key);
  // What is written from now on is sealed under another key; the one destroyed stays destroyed.
  const next = crypto.randomUUID();
  await identity.makeKeys(tx, [next]);
  await store.reviseRow(tx, 'ring', ring.id, ring.version, { key: next });
}

/** For each part the last day of ending by which its time has run out. */
const endedBy = (today: Day): Map<string, Day> => new Map(Object.entries(KEPT_MONTHS).map(([part, months]) => [part, addMonths(today, -months)]));

/** Cases whose time has run out, by part, and the last purges done. */
export async function readPurgeDue({ tx, input, services }: Asked<{ from?: number; count?: number }>): Promise<PurgeDue> {
  const today = services.today();
  const { total, rows } = await purgeWindow(tx, endedBy(today), input.from ?? 0, input.count ?? 50);
  const [codes, holds, done, name] = [await caseCodesOf(tx, rows.map((r) => r.person)), new Set((await holdsOn(tx, rows.map((r) => r.person))).map((h) => h.subject)), await latestPurges(tx, 30), await namesOf(tx)];
  const doneCodes = await codesOf(tx, await store.findFiles(tx, [...new Set(done.map((d) => d.file))]));
  return {
    total,
    due: rows.map((r) => ({ id: r.id, person: r.person, code: codes.get(r.person) ?? '', since: r.moved_on, parts: purgeDue(day(r.moved_on) as Day, today, r.purged), held: holds.has(r.person) })),
    done: done.map((d) => ({ id: d.id, code: doneCodes.get(d.file) ?? '', part: d.part, reason: d.reason, on: d.purged_on, by: name(d.recorded_by) })),
  };
}

/** Cases of which something is due and no hold stands on the person: what is destroyed by itself at night. */
async function dueByItself({ tx, services }: ByItself): Promise<string[]> {
  const { rows } = await purgeWindow(tx, endedBy(services.today()), 0, 100_000);
  const held = new Set((await holdsOn(tx, rows.map((r) => r.person))).map((h) => h.subject));
  return rows.filter((r) => !held.has(r.person)).map((r) => r.id);
}

/** Every night what is due by the schedule of `rules.ts` is destroyed, as a supervisor would destroy it. */
export const purgeNightly: TimedAct = {
  name: 'cases.purge-due', records: 'destroyed what was due of a case', as: ['supervisor'], due: dueByItself,
  run: async (of, id) => { await purgeOnSchedule({ ...of, input: { id } }); },
};

/** Destroys every part of one ended case whose time has run out. */
export async function purgeOnSchedule({ tx, identity, input, services }: Pick<Asked<{ id: string }>, 'tx' | 'identity' | 'input' | 'services'>): Promise<Done> {
  await store.lockFile(tx, input.id);
  const file = await getOwnCase(tx, input.id);
  await refuseHeld(tx, file);
  const purged = await store.standingPurges(tx, file.id, file.moved_on);
  const ended = file.state === 'exited' || file.state === 'closed';
  const parts = ended ? purgeDue(day(file.moved_on), services.today(), purged) : [];
  if (parts.length === 0) throw new Refusal('cases.not-due', 'Nothing of this case is due to be destroyed.');
  const [id] = await store.keepRows(tx, 'purge', parts.map((part) => ({ file: file.id, part, record: null, reason: 'schedule', purged_on: services.today() })));
  for (const part of parts) {
    if (part === 'person') await destroyPerson(tx, identity, services, file.person);
    else await destroyPart(tx, identity, services, file.id, part as Part);
  }
  return { id: id as string, version: 1 };
}
