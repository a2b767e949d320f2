import type { Tx } from '../../../foundation/database/database.ts';
import { seal, unseal } from '../../../foundation/identity/seal.ts';
import type { Identity } from '../../../foundation/identity/subjects.ts';
import { openerOf, placeOf, sealingsOf, type FileRef } from '../keys.ts';
import { partOf, type Supplement, type SupplementPart } from './record.ts';
import * as store from './store.ts';

const TABLE = 'htcds_supplement';
const PARTS: readonly SupplementPart[] = ['record', 'notes', 'plan'];

/** Seals and writes what HTCDS told of cases beside their records, each part under its own key. */
export async function keepSupplements(tx: Tx, identity: Identity, cases: readonly (FileRef & { supplement: Supplement })[]): Promise<void> {
  const own = await identity.keysOf(tx, cases.map((c) => c.person));
  for (const part of PARTS) {
    const told = cases.map((c) => ({ ...c, fields: Object.fromEntries(Object.entries(c.supplement).filter(([name]) => partOf(name) === part)) })).filter((c) => Object.keys(c.fields).length > 0);
    if (told.length === 0) continue;
    const joint = part === 'record' ? undefined : await sealingsOf(tx, identity, told, part);
    await store.keepHtcds(tx, TABLE, told.flatMap((c) => {
      const [id, sealing, key] = [crypto.randomUUID(), joint?.get(c.id), own.get(c.person)];
      const by = joint ? sealing?.key : key;
      return by ? [{ id, file: c.id, part, key: sealing?.by ?? null, sealed: seal(by, placeOf(tx, TABLE, id), JSON.stringify(c.fields)) }] : [];
    }));
  }
}

/** Puts one field of the record's part of a supplement in place of what it said before; false where the person's key is gone. */
export async function correctSupplement(tx: Tx, identity: Identity, file: FileRef, name: string, entry: Supplement[string]): Promise<{ id: string; version: number } | undefined> {
  const key = (await identity.keysOf(tx, [file.person])).get(file.person);
  if (!key) return undefined;
  const row = (await store.supplementsOf(tx, [file.id])).find((r) => r.part === 'record');
  const before = row ? (JSON.parse(unseal(key, placeOf(tx, TABLE, row.id), row.sealed)) as Supplement) : {};
  const id = row?.id ?? crypto.randomUUID();
  const sealed = seal(key, placeOf(tx, TABLE, id), JSON.stringify({ ...before, [name]: entry }));
  if (row) return { id, version: await store.reviseSupplement(tx, id, row.version, sealed) };
  await store.keepHtcds(tx, TABLE, [{ id, file: file.id, part: 'record', key: null, sealed }]);
  return { id, version: 1 };
}

/** What HTCDS told of cases beside their records, as far as the keys still stand. */
export async function openSupplements(tx: Tx, identity: Identity, files: readonly FileRef[]): Promise<Map<string, Supplement>> {
  const rows = await store.supplementsOf(tx, files.map((f) => f.id));
  const persons = new Map(files.map((f) => [f.id, f.person]));
  const [own, joint] = await Promise.all([identity.keysOf(tx, [...persons.values()]), openerOf(tx, identity, [...persons.values()], rows.flatMap((r) => r.key ?? []))]);
  const found = new Map<string, Supplement>();
  for (const row of rows) {
    const person = persons.get(row.file) ?? '';
    const key = row.key === null ? own.get(person) : joint(person, row.key);
    if (key) found.set(row.file, { ...found.get(row.file), ...(JSON.parse(unseal(key, placeOf(tx, TABLE, row.id), row.sealed)) as Supplement) });
  }
  return found;
}
