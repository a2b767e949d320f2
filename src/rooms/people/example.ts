import { addDays, day, type Day } from '../../foundation/calendar/day.ts';
import { acting } from '../../foundation/audit/acting.ts';
import { identityOf } from '../../foundation/identity/subjects.ts';
import type { Example } from '../../foundation/web/example.ts';
import { enterPeople } from './actions.ts';
import { FAMILY_NAMES, GIVEN_NAMES, misspelled, ORIGINS } from './example-names.ts';
import { ageGroupOn } from './rules.ts';
import type { NewPerson } from './schema.ts';
import { keepIdentifications, keepLinkRows } from './store.ts';

/** A person of the example as later rooms find them: on the day they came to notice, with what may be counted of them. */
export interface ExamplePerson {
  id: string;
  noticedOn: Day;
  bornOn: Day;
  sex: 'female' | 'male';
  citizenship: string;
  form: 'sex' | 'labor';
  /** The day on which the benefit-granting office confirmed them as a victim, where it did. */
  identifiedOn?: Day;
}

/** How many persons the office identified in a year; the two years of the founding chapter are the targets that this generator aims at. */
const IDENTIFIED: readonly { from: string; until: string; persons: number; minors: number }[] = [
  { from: '2000-11-15', until: '2001-10-01', persons: 230, minors: 8 },
  { from: '2001-10-01', until: '2002-10-01', persons: 130, minors: 12 },
  { from: '2002-10-01', until: '2003-04-01', persons: 120, minors: 8 },
  { from: '2003-04-01', until: '2004-04-01', persons: 108, minors: 14 },
  { from: '2004-04-01', until: '2005-04-01', persons: 228, minors: 24 },
];

/** Persons whom an office met before there was a letter to issue, in the years the chapter compares. */
const BEFORE = { from: '1996-10-01', until: '2000-11-01', persons: 160 };

/** The people of the example: those the benefit-granting office identified, those known before, and second records of some, linked to the first. */
export const example: Example = {
  after: [],
  load: async ({ database, services, cast, scale, random, made, progress }) => {
    const officer = await cast.as('HHS', 'certification-officer');
    const identity = identityOf(services.keys, officer.agency);
    const invented: InventedPerson[] = [];
    for (const year of IDENTIFIED) for (let i = 0; i < year.persons * scale; i++) invented.push(invent(random, year, i < year.minors * scale, true));
    for (let i = 0; i < BEFORE.persons * scale; i++) invented.push(invent(random, BEFORE, i % 12 === 0, false));
    const doubles = Math.floor(invented.length / 40);
    for (let start = 0; start < invented.length; start += 500) {
      const part = invented.slice(start, start + 500);
      await acting(database, officer, { records: 'loaded the example', via: 'example people' }, async (tx) => {
        await enterPeople(tx, identity, part.map((p) => p.person));
        await keepIdentifications(tx, part.filter((p) => p.identifiedOn).map((p) => ({ person: p.id, status: 'confirmed', identified_on: p.identifiedOn, form: p.form, evidence: 'referral and interview' })));
        const again = part.filter((_, i) => (start + i) % 40 === 0).slice(0, doubles).map((p) => ({ of: p.id, person: { ...p.person, id: crypto.randomUUID(), givenName: misspelled(random, p.person.givenName ?? ''), familyName: misspelled(random, p.person.familyName ?? '') } }));
        await enterPeople(tx, identity, again.map((a) => a.person));
        await keepLinkRows(tx, again.map((a) => ({ one: a.of, other: a.person.id, reason: 'Same birth date and document number; name spelled otherwise' })));
      });
      progress(Math.min(start + 500, invented.length), invented.length);
    }
    made.set('people', invented.map(({ person: _, ...p }): ExamplePerson => p));
  },
};

/** A person of the example with what is entered of them. */
export type InventedPerson = ExamplePerson & { person: NewPerson & { id: string } };

/** Invents a person who came to notice within a span of days; other rooms' examples invent theirs by it. */
export function inventPerson(random: () => number, span: { from: string; until: string }, minor: boolean): InventedPerson {
  return invent(random, span, minor, false);
}

function invent(random: () => number, year: { from: string; until: string }, minor: boolean, identified: boolean): InventedPerson {
  const span = Math.round((Date.parse(year.until) - Date.parse(year.from)) / 86_400_000);
  const met = addDays(day(year.from), Math.floor(random() * span));
  const age = minor ? 10 + random() * 7 : 18.5 + Math.floor(random() ** 1.6 * 32) + random();
  const bornOn = addDays(met, -Math.floor(age * 365.25));
  const sex = random() < 0.71 ? 'female' : 'male';
  const origin = pick(random, ORIGINS);
  const id = crypto.randomUUID();
  const form = random() < (sex === 'female' ? 0.58 : 0.12) ? 'sex' : 'labor';
  const noticedOn = identified ? addDays(met, -Math.floor(random() * 20)) : met;
  const givenName = pick(random, GIVEN_NAMES[origin.names][sex]);
  const familyName = origin.twoFamilyNames ? `${pick(random, FAMILY_NAMES[origin.names])} ${pick(random, FAMILY_NAMES[origin.names])}` : pick(random, FAMILY_NAMES[origin.names]);
  return {
    id, noticedOn, bornOn, sex, citizenship: origin.country, form, ...(identified ? { identifiedOn: met } : {}),
    person: {
      id, givenName, familyName, bornOn, sex, citizenship: origin.country, language: origin.language, cameToNoticeOn: noticedOn,
      ...(random() < 0.2 ? { aliases: [misspelled(random, givenName)] } : {}), ...(random() < 0.4 ? { phones: [`202-555-01${String(Math.floor(random() * 100)).padStart(2, '0')}`] } : {}),
      ...(ageGroupOn(bornOn, noticedOn) === 'adult' && random() < 0.5 ? { numbers: [{ kind: 'a-number' as const, number: `A${String(Math.floor(random() * 1e9)).padStart(9, '0')}` }] } : {}),
    },
  };
}

function pick<T>(random: () => number, from: readonly T[]): T {
  return from[Math.floor(random() * from.length)] as T;
}
