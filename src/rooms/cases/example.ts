import { addDays, ageOn, compare, daysBetween, day, type Day } from '../../foundation/calendar/day.ts';
import { acting } from '../../foundation/audit/acting.ts';
import { identityOf } from '../../foundation/identity/subjects.ts';
import type { Example, ExampleAsked } from '../../foundation/web/example.ts';
import { enterPeople, inventPerson, type InventedPerson } from '../people/index.ts';
import { keepCases, type WrittenCase } from './actions.ts';
import { keepCaseload } from './example-caseload.ts';
import { NOTES } from './example-words.ts';
import { sealingsOf, sealWords } from './keys.ts';
import type { Passage } from './schema.ts';
import * as store from './store.ts';

/** How many persons each grantee of OVC had served from January 2003 to May 2005: the chapter's total (line 65); how it falls on grantees is this generator's own. */
const SERVED: readonly { office: string; persons: number }[] = [{ office: 'LANTERN', persons: 181 }, { office: 'SERVICES-2', persons: 150 }, { office: 'SERVICES-3', persons: 126 }, { office: 'SERVICES-4', persons: 100 }];

/** How many persons each grantee of the Legal Services Corporation assisted in fiscal year 2004: the chapter's total and number of grantees (line 67); the split is this generator's own. */
const ASSISTED: readonly { office: string; persons: number; before: number; after: number }[] = [
  { office: 'LEGAL-1', persons: 34, before: 9, after: 12 }, { office: 'LEGAL-2', persons: 28, before: 6, after: 8 }, { office: 'LEGAL-3', persons: 24, before: 5, after: 9 }, { office: 'LEGAL-4', persons: 22, before: 4, after: 6 },
  { office: 'LEGAL-5', persons: 19, before: 3, after: 5 }, { office: 'LEGAL-6', persons: 17, before: 3, after: 4 }, { office: 'LEGAL-7', persons: 15, before: 2, after: 4 }, { office: 'LEGAL-8', persons: 11, before: 2, after: 3 },
];

const LAST = day('2005-05-31');
const KINDS = ['case-management', 'case-management', 'case-management', 'shelter', 'medical', 'legal-advocacy', 'mental-health', 'education', 'transportation', 'interpretation', 'job-skills', 'benefits-help', 'crisis-intervention'] as const;
const MATTER_KINDS = ['t-status', 't-status', 't-status', 'continued-presence', 'family-reunification', 'wages', 'protective-order', 'identity-documents', 'benefits', 'housing'] as const;
const SOURCES = ['law-enforcement', 'law-enforcement', 'hotline', 'provider', 'self', 'faith', 'outreach', 'health', 'family-friend'] as const;

const EXITS = ['goals-met', 'goals-met', 'moved', 'person-ended', 'lost-contact', 'other-provider'] as const;

/** The cases of the example: those whom OVC's grantees served and LSC's grantees assisted, and the caseload of Lantern House as it stands today. */
export const example: Example = {
  after: ['people'],
  load: async (asked) => {
    const all = [...SERVED, ...ASSISTED].reduce((sum, o) => sum + o.persons, 0) * asked.scale;
    let done = 0;
    const progress = (n: number): void => asked.progress(done += n, all);
    for (const { office, persons } of SERVED) await serve(asked, office, persons * asked.scale, progress);
    for (const office of ASSISTED) await assist(asked, office, progress);
    await keepCaseload(asked);
  },
};

/** A case as the example writes it, with its person. */
function exampleCase(random: () => number, invented: InventedPerson, funder: string, account: string, passages: WrittenCase['passages']): WrittenCase {
  const cameOn = passages[0]?.happenedOn as Day;
  return {
    file: crypto.randomUUID(), person: invented.id, cameOn, source: pick(random, SOURCES), referredOn: random() < 0.6 ? addDays(cameOn, -Math.floor(random() * 3)) : null, form: invented.form,
    eligibility: random() < 0.6 ? 'pre-certified' : 'certified', funder, ageGroup: ageOn(invented.bornOn, cameOn) < 18 ? 'minor' : 'adult', sex: invented.sex, indicatedAt: null, passages, team: [{ account, part: 'lead' }],
  };
}

async function serve(asked: ExampleAsked, office: string, persons: number, progress: (n: number) => void): Promise<void> {
  const worker = await asked.cast.as(office, 'case-manager');
  for (let start = 0; start < persons; start += 200) {
    const many = Math.min(200, persons - start);
    const invented = Array.from({ length: many }, (_, i) => inventPerson(asked.random, { from: '2003-01-02', until: '2005-05-01' }, (start + i) % 9 === 0));
    await acting(asked.database, worker, { records: 'loaded the example', via: 'example cases' }, async (tx) => {
      const identity = identityOf(asked.services.keys, worker.agency);
      await enterPeople(tx, identity, invented.map((p) => p.person));
      const cases = invented.map((p) => exampleCase(asked.random, p, 'ovc', worker.account, passagesOf(asked.random, p.noticedOn)));
      await keepCases(tx, cases);
      const given = cases.flatMap((c) => servicesOf(asked.random, c));
      const noted = office === 'LANTERN' ? given.filter((s) => NOTES[s.kind]) : [];
      const sealings = await sealingsOf(tx, identity, cases.filter((c) => noted.some((n) => n.file === c.file)).map((c) => ({ id: c.file, person: c.person })), 'notes');
      await store.keepRows(tx, 'note', noted.map((s) => {
        const sealing = sealings.get(s.file) as NonNullable<ReturnType<typeof sealings.get>>;
        return { id: s.id, file: s.file, happened_on: s.happened_on, author: worker.account, session: null, key: sealing.by, sealed: sealWords(tx, sealing, 'note', s.id, pick(asked.random, NOTES[s.kind] ?? [])) };
      }));
      const withNote = new Set(noted.map((s) => s.id));
      await store.keepRows(tx, 'service', given.map(({ id, ...s }) => ({ ...s, note: withNote.has(id) ? id : null, worker: worker.account, session: null })));
    });
    progress(many);
  }
}

function passagesOf(random: () => number, cameOn: Day): WrittenCase['passages'] {
  const passages: { kind: Passage; happenedOn: Day; reason: string | null }[] = [{ kind: 'intake', happenedOn: cameOn, reason: null }];
  const step = (kind: Passage, days: number, reason: string | null = null): void => {
    passages.push({ kind, happenedOn: addDays(passages.at(-1)?.happenedOn as Day, days), reason });
  };
  if (random() < 0.06) step('declined', 4 + Math.floor(random() * 10), pick(random, ['referred-on', 'person-declined', 'not-eligible']));
  else {
    step('enrolled', Math.floor(random() * 12));
    step('exited', 60 + Math.floor(random() * 500), pick(random, EXITS));
    if (random() < 0.08) {
      step('re-entered', 30 + Math.floor(random() * 90));
      step('exited', 60 + Math.floor(random() * 200), pick(random, EXITS));
    }
  }
  return passages;
}

/** The first service is on the day of intake, so that everybody of the cohort was served; the rest follow while the case runs. */
function servicesOf(random: () => number, c: WrittenCase): { id: string; file: string; person: string; kind: string; happened_on: string; minutes: number }[] {
  const end = c.passages.find((p) => p.kind === 'exited' || p.kind === 'declined')?.happenedOn as Day;
  const span = daysBetween(c.cameOn as Day, compare(end, LAST) < 0 ? end : LAST);
  return Array.from({ length: 1 + Math.floor(random() ** 1.5 * 14) }, (_, i) => {
    const kind = i === 0 ? 'case-management' : pick(random, KINDS);
    return { id: crypto.randomUUID(), file: c.file, person: c.person, kind, happened_on: addDays(c.cameOn as Day, i === 0 ? 0 : Math.floor(random() * (span + 1))), minutes: kind === 'shelter' ? 0 : 15 * (1 + Math.floor(random() * 6)) };
  });
}

async function assist(asked: ExampleAsked, office: (typeof ASSISTED)[number], progress: (n: number) => void): Promise<void> {
  const { random, scale } = asked;
  const advocate = await asked.cast.as(office.office, 'legal-advocate');
  const spans = [{ persons: office.before, from: '2002-10-05', until: '2003-09-20' }, { persons: office.persons, from: '2003-10-01', until: '2004-10-01' }, { persons: office.after, from: '2004-10-05', until: '2005-05-20' }];
  for (const span of spans) {
    for (let start = 0; start < span.persons * scale; start += 200) {
      const many = Math.min(200, span.persons * scale - start);
      await acting(asked.database, advocate, { records: 'loaded the example', via: 'example cases' }, async (tx) => {
        const invented = Array.from({ length: many }, (_, i) => inventPerson(random, span, i % 11 === 0));
        await enterPeople(tx, identityOf(asked.services.keys, advocate.agency), invented.map((p) => p.person));
        const cases = invented.map((p) => exampleCase(random, p, 'lsc', advocate.account, [{ kind: 'intake', happenedOn: p.noticedOn, reason: null }, { kind: 'enrolled', happenedOn: p.noticedOn, reason: null }]));
        await keepCases(tx, cases);
        await store.keepRows(tx, 'matter', cases.flatMap((c) => mattersOf(random, c, span.until)));
        await store.keepRows(tx, 'service', cases.map((c) => ({ file: c.file, person: c.person, note: null, kind: 'legal-assistance', happened_on: c.cameOn, minutes: 45 + 15 * Math.floor(random() * 5), worker: advocate.account, session: null })));
      });
      progress(span.from === '2003-10-01' ? many : 0);
    }
  }
}

/** One matter on the day of intake, and for some a second within the same span. */
function mattersOf(random: () => number, c: WrittenCase, until: string): Record<string, unknown>[] {
  const matter = (opened: Day): Record<string, unknown> => {
    const closed = addDays(opened, 60 + Math.floor(random() * 400));
    const ends = compare(closed, LAST) <= 0 && random() < 0.7;
    return { file: c.file, person: c.person, kind: pick(random, MATTER_KINDS), funder: 'lsc', opened_on: opened, closed_on: ends ? closed : null, outcome: ends ? pick(random, ['granted', 'granted', 'advice-given', 'settled', 'denied', 'withdrawn']) : null };
  };
  const first = c.cameOn as Day;
  const second = addDays(first, 20 + Math.floor(random() * 60));
  return [matter(first), ...(random() < 0.3 && second < until ? [matter(second)] : [])];
}

/** One of several, by the example's own series of numbers. */
function pick<T>(random: () => number, from: readonly T[]): T {
  return from[Math.floor(random() * from.length)] as T;
}

