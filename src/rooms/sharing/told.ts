import type { Tx } from '../../foundation/database/database.ts';
import { Refusal } from '../../foundation/errors.ts';
import type { Identity as Keys } from '../../foundation/identity/subjects.ts';
import { getPerson, type Person } from '../people/index.ts';
import type { SharedField } from './schema.ts';

/** What the record of a person says for each field that can be told from it. */
const FROM_RECORD: Partial<Record<SharedField, (person: Person) => string | undefined>> = {
  name: (p) => [p.givenName, p.familyName].filter(Boolean).join(' ') || undefined, birth: (p) => p.bornOn ?? undefined, sex: (p) => (p.sex === 'unknown' ? undefined : p.sex), citizenship: (p) => (p.citizenship === 'ZZ' ? undefined : p.citizenship),
  language: (p) => (p.language === 'und' ? undefined : p.language), contact: (p) => p.phones?.join('; ') || undefined, address: (p) => p.address || undefined, numbers: (p) => p.numbers?.map((n) => `${n.kind} ${n.number}`).join('; ') || undefined,
};

/** A snapshot of the fields asked for: from the record, and from the sender's own words; a Refusal names those that there is nothing to tell of. */
export async function told(tx: Tx, identity: Keys, person: string, fields: readonly SharedField[], said: { situation?: string | undefined; needs?: string | undefined }): Promise<Partial<Record<SharedField, string>>> {
  const record = await getPerson(tx, identity, person);
  const words: Partial<Record<SharedField, string | undefined>> = { situation: said.situation, needs: said.needs };
  const found = fields.map((f) => [f, words[f] ?? FROM_RECORD[f]?.(record)] as const);
  const missing = found.filter(([, text]) => text === undefined).map(([f]) => f);
  if (missing.length > 0) throw new Refusal('sharing.nothing-of', `The record says nothing of: ${missing.join(', ')}. Record it first, write it in words, or leave it out.`, { detail: { fields: missing } });
  return Object.fromEntries(found) as Partial<Record<SharedField, string>>;
}
