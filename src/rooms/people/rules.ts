import { ageOn, type Day } from '../../foundation/calendar/day.ts';
import { partsOf, nameWords, type Part, type Searchable } from '../../foundation/identity/parts.ts';
import type { Identity } from './schema.ts';

/** Adult or minor on a day, by completed years; 18 is adult, 22 USC 7105(b)(1)(C)(ii)(I). Unknown without a birth date. */
export function ageGroupOn(bornOn: string | null | undefined, on: Day): 'adult' | 'minor' | 'unknown' {
  if (!bornOn) return 'unknown';
  return ageOn(bornOn as Day, on) >= 18 ? 'adult' : 'minor';
}

/** What of an identity is searchable. */
export function searchable(identity: Partial<Identity>): Searchable {
  return {
    names: [identity.givenName, identity.familyName, ...(identity.aliases ?? [])].filter((n): n is string => !!n),
    phones: identity.phones ?? [], numbers: (identity.numbers ?? []).map((n) => n.number),
    ...(identity.bornOn ? { bornOn: identity.bornOn } : {}),
  };
}

// Whole words only: an A-number written with hyphens is neither a case code nor a telephone number.
const CASE_CODE = /(?<![\w-])([A-Za-z]{1,3}-\d{3,9})(?![\w-])/;
const TELEPHONE = /(?<![\w-])(?:\+|\()?\d[\d\s().-]{6,}\d(?![\w-])/g;

/** Reads what an advocate typed into the parts to look for, a group for each word: any part of a group will do, and every group must be met. */
export function readSearch(words: string): { groups: Part[][]; caseCode: string | undefined } {
  const caseCode = CASE_CODE.exec(words)?.[1]?.toUpperCase();
  const rest = caseCode ? words.replace(CASE_CODE, ' ') : words;
  const groups: Part[][] = [];
  const withoutPhones = rest.replace(TELEPHONE, (phone) => {
    groups.push([...partsOf({ phones: [phone] }), ...partsOf({ numbers: [phone] })]);
    return ' ';
  });
  for (const piece of withoutPhones.split(/[\s,;]+/).filter((p) => p !== '')) {
    if (/^(19|20)\d\d$/.test(piece)) groups.push(partsOf({ birthYear: Number(piece) }));
    else if (/\d/.test(piece) && piece.replace(/[^A-Za-z0-9]/g, '').length >= 4) groups.push(partsOf({ numbers: [piece] }));
    else for (const word of nameWords(piece)) groups.push(nameParts(word));
  }
  return { groups: groups.filter((g) => g.length > 0), caseCode };
}

/** A word of a name is met by how it sounds or as it is written; three letters are met by the start of a name. */
function nameParts(word: string): Part[] {
  const parts = partsOf({ names: [word] }).filter((p) => p.kind !== 'start');
  return word.length === 3 ? [...parts, { kind: 'start', text: word }] : parts;
}

/** How well a person meets the words typed, from 0; words as written count most, then how they begin. */
export function likeness(words: string, identity: Partial<Identity>): number {
  const names = searchable(identity).names?.flatMap(nameWords) ?? [];
  return nameWords(words).reduce((sum, word) => sum + (names.includes(word) ? 3 : names.some((n) => n.startsWith(word) || word.startsWith(n)) ? 2 : 1), 0);
}
