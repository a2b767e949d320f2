import { Refusal, refuseUnknown } from '../../../foundation/errors.ts';
import type { Asked } from '../../../foundation/web/route.ts';
import { getOwnCase } from '../inside.ts';
import { FIELDS, sharedAs, type Field } from './fields.ts';
import { readCases } from './read-cases.ts';
import { saidAnew } from './record.ts';
import type { CaseAsHtcds } from './schema.ts';
import { correctSupplement } from './sealed.ts';
import type { HtcdsCase } from './sheet.ts';

type Fact = CaseAsHtcds['sections'][number]['facts'][number];

/** A case in the terms of HTCDS, for its team: what was taken in can be seen, not only given out again. */
export async function readCaseAs({ tx, identity, input }: Asked<{ id: string }>): Promise<CaseAsHtcds> {
  const file = await getOwnCase(tx, input.id);
  const [one] = await readCases(tx, identity, [file.id]);
  if (!one) refuseUnknown();
  const known = FIELDS.filter((field) => one.given[field.name] !== undefined && field.name !== 'con_Consent');
  const consent = one.given['con_Consent'];
  return {
    consent: typeof consent === 'boolean' ? consent : null,
    sections: [...Map.groupBy(known, (field) => field.section)].map(([section, fields]) => ({ section, facts: fields.map((field) => factOf(field, one.given[field.name] as HtcdsCase[string])) })),
  };
}

function factOf(field: Field, value: HtcdsCase[string]): Fact {
  const say = (code: string): string => field.values[code] ?? code;
  const text = typeof value === 'object' ? value.map(say).join('; ') : typeof value === 'boolean' ? (value ? 'Yes' : 'No') : say(String(value));
  const base = { field: field.name, title: field.label, day: field.kind === 'day', deprecated: field.status === 'deprecated' };
  switch (sharedAs(field.name)) {
    case 'name': return { ...base, name: text };
    case 'birth': return { ...base, birth: text };
    case 'contact': case 'address': return { ...base, contact: text };
    case 'numbers': return { ...base, number: text };
    default: return { ...base, words: text };
  }
}

/** Records whether the person consents to their case being handed over; a no keeps it here whatever was released. */
export async function sayConsent({ tx, identity, input }: Asked<{ id: string; consent: boolean }>): Promise<{ id: string; version: number }> {
  const file = await getOwnCase(tx, input.id);
  const kept = await correctSupplement(tx, identity, file, 'con_Consent', saidAnew('con_Consent', input.consent));
  if (!kept) throw new Refusal('cases.purged', 'This person was purged, so nothing more can be written of them.');
  return kept;
}
