import { addDays, addMonths, ageOn, compare, day, type Day } from '../../foundation/calendar/day.ts';
import { acting } from '../../foundation/audit/acting.ts';
import { identityOf } from '../../foundation/identity/subjects.ts';
import type { Example, ExampleAsked } from '../../foundation/web/example.ts';
import type { Session } from '../../foundation/access/sessions.ts';
import { peopleOf, type ExamplePerson } from '../people/index.ts';
import { letterRow, newRequestNumber } from './actions.ts';
import { signLetter, type LetterContent } from './credential.ts';
import { expiryOf, STEPS } from './rules.ts';
import { BENEFITS } from './schema.ts';
import { newSerial } from '../../foundation/credential/serial.ts';
import * as store from './store.ts';

/** How many letters went to adults and to minors in each fiscal year that the founding chapter gives (line 49); for the years it does not split, the split is this generator's own. */
const ISSUED: readonly { from: string; until: string; adults: number; minors: number }[] = [
  { from: '2000-12-01', until: '2001-10-01', adults: 194, minors: 4 },
  { from: '2001-10-01', until: '2002-10-01', adults: 92, minors: 7 },
  { from: '2002-10-01', until: '2003-10-01', adults: 145, minors: 6 },
  { from: '2003-10-01', until: '2004-10-01', adults: 144, minors: 19 },
];

interface Planned { person: ExamplePerson; receivedOn: Day; decidedOn: Day; minor: boolean; denied: boolean; pending: boolean }

/** Letters of the example: for the people identified, by the year in which they could be; beside them requests denied and pending, replacements that count nothing, and benefits applied for. */
export const example: Example = {
  after: ['people'],
  load: async (asked) => {
    const officer = await asked.cast.as('HHS', 'certification-officer');
    const plans = plan(asked, asked.made.get('people') as ExamplePerson[]);
    for (let start = 0; start < plans.length; start += 200) {
      await acting(asked.database, officer, { records: 'loaded the example', via: 'example letters' }, async (tx) => keepPlans(asked, officer, tx, plans.slice(start, start + 200)));
      asked.progress(Math.min(start + 200, plans.length), plans.length);
    }
  },
};

/** Chooses whose letter falls in which year: a letter follows identification by weeks, and adults and minors are told apart by age on the day of decision. */
function plan({ scale, random }: ExampleAsked, people: readonly ExamplePerson[]): Planned[] {
  const waiting = people.filter((p) => p.identifiedOn).sort((a, b) => compare(a.identifiedOn as Day, b.identifiedOn as Day));
  const used = new Set<string>();
  const plans: Planned[] = [];
  for (const year of ISSUED) {
    for (const [minor, wanted] of [[true, year.minors * scale], [false, year.adults * scale]] as const) {
      let found = 0;
      for (const person of waiting) {
        if (found === wanted) break;
        const decidedOn = dayOfDecision(random, person, year);
        if (used.has(person.id) || !decidedOn || ageOn(person.bornOn, decidedOn) < 18 !== minor) continue;
        used.add(person.id);
        found++;
        plans.push({ person, receivedOn: addDays(decidedOn, -Math.min(20, 1 + Math.floor(random() * 18))), decidedOn, minor, denied: false, pending: false });
      }
      if (found < wanted) throw new Error(`The example has too few ${minor ? 'minors' : 'adults'} identified before ${year.until}: ${found} of ${wanted}.`);
    }
  }
  // Those identified and without a letter: some were refused one for want of status, some still wait.
  for (const person of waiting.filter((p) => !used.has(p.id) && compare(p.identifiedOn as Day, day('2004-09-01')) < 0)) {
    const receivedOn = addDays(person.identifiedOn as Day, 10);
    const denied = random() < 0.5;
    plans.push({ person, receivedOn, decidedOn: addDays(receivedOn, 15), minor: ageOn(person.bornOn, addDays(receivedOn, 15)) < 18, denied, pending: !denied });
  }
  return plans;
}

function dayOfDecision(random: () => number, person: ExamplePerson, year: { from: string; until: string }): Day | undefined {
  const earliest = addDays(person.identifiedOn as Day, 20);
  const from = compare(earliest, day(year.from)) > 0 ? earliest : day(year.from);
  const days = Math.round((Date.parse(year.until) - Date.parse(from)) / 86_400_000);
  return days <= 0 ? undefined : addDays(from, Math.floor(random() * Math.min(days, 150)));
}

async function keepPlans({ services, random }: ExampleAsked, officer: Session, tx: Parameters<Parameters<typeof acting>[3]>[0], plans: readonly Planned[]): Promise<void> {
  const identity = identityOf(services.keys, officer.agency);
  const rows = plans.map((p) => ({ ...p, request: crypto.randomUUID(), decision: crypto.randomUUID(), letter: crypto.randomUUID() }));
  await store.keepRequests(tx, rows.map((r) => ({
    id: r.request, person: r.person.id, number: newRequestNumber(r.receivedOn), received_on: r.receivedOn, received_at: `${r.receivedOn}T15:00:00Z`, discovered_at: null,
    requester: random() < 0.6 ? 'law-enforcement' : 'victim-services', age_group: ageOn(r.person.bornOn, r.receivedOn) < 18 ? 'minor' : 'adult', form: r.person.form,
  })));
  await store.keepHanging(tx, 'evidence', rows.flatMap((r) => evidenceOf(random, r)));
  await store.keepHanging(tx, 'consultation', rows.filter((r) => !r.pending).map((r) => ({ request: r.request, office: 'DHS', consulted_on: r.receivedOn, objected: r.denied })));
  const decided = rows.filter((r) => !r.pending);
  await store.keepHanging(tx, 'decision', decided.map((r) => {
    const outcome = r.denied ? 'denied' : r.minor ? 'eligible' : 'certified';
    return { id: r.decision, request: r.request, outcome, decided_on: r.decidedOn, reason: r.denied ? 'Neither continued presence nor a bona fide application was shown.' : null, basis: STEPS.find((s) => s.from === 'open' && s.outcome === outcome)?.authority };
  }));
  const granted = decided.filter((r) => !r.denied);
  const people = new Map((await peopleOf(tx, identity, granted.map((r) => r.person.id))).map((p) => [p.id, p]));
  const keys = await identity.keysOf(tx, granted.map((r) => r.person.id));
  const again = granted.filter(() => random() < 0.03);
  const places = await store.freePlaces(tx, granted.length + again.length);
  const write = async (r: (typeof granted)[number], id: string, issuedOn: Day, replaces: string | null) => {
    const person = people.get(r.person.id);
    const key = keys.get(r.person.id);
    const kind = r.minor ? 'eligibility' : 'certification';
    const template = await store.findTemplate(tx, kind, issuedOn);
    if (!person || !key || !template) throw new Error('The example met a person without a key or a day without a template.');
    const expiresOn = expiryOf(kind, r.minor ? 'eligible' : 'certified', issuedOn, services.parameters);
    const content: LetterContent = { serial: newSerial(), kind, name: `${person.givenName} ${person.familyName}`, bornOn: r.person.bornOn, issuedOn, expiresOn, statusIndex: places.pop() as number, agency: officer.agency, template: template.name };
    return letterRow(services, key, id, { request: r.request, decision: r.decision, kind, ageGroup: r.minor ? 'minor' : 'adult', issuedOn, expiresOn, restsOn: r.minor ? 'minor' : 'continued-presence', form: r.person.form, replaces, person }, content, officer.agency, await signLetter(content, identity.keys, services.origin, services.now()));
  };
  const letters: Record<string, unknown>[] = [];
  for (const r of granted) letters.push(await write(r, r.letter, r.decidedOn, null));
  await store.keepHanging(tx, 'letter', letters);
  const replacements: Record<string, unknown>[] = [];
  for (const r of again) replacements.push(await write(r, crypto.randomUUID(), addMonths(r.decidedOn, 2), r.letter));
  await store.keepHanging(tx, 'letter', replacements);
  await store.keepHanging(tx, 'ending', again.map((r) => ({ letter: r.letter, kind: 'replaced', ended_on: addMonths(r.decidedOn, 2), reason: 'The first letter was lost in the mail.' })));
  await store.keepHanging(tx, 'benefit_applied', granted.flatMap((r) => BENEFITS.filter((b) => ['refugee-cash', 'refugee-medical', 'snap', 'medicaid'].includes(b) && random() < 0.45).map((benefit) => ({ letter: r.letter, benefit, office: 'State benefit office', applied_on: addDays(r.decidedOn, 5 + Math.floor(random() * 40)) }))));
}

function evidenceOf(random: () => number, r: Planned & { request: string }): Record<string, unknown>[] {
  const dated = addDays(r.receivedOn, -Math.floor(random() * 10));
  const shows = (kind: string, office: string): Record<string, unknown> => ({ request: r.request, kind, office, dated_on: dated, ends_on: null, page: 1 + Math.floor(random() * 6) });
  const severe = shows('severe-form', random() < 0.5 ? 'FBI field office' : 'ICE field office');
  if (r.minor) return [severe, shows('age', 'Consulate')];
  if (r.denied || r.pending) return [severe, shows('willing-to-assist', 'Victim-witness coordinator')];
  return [severe, shows(random() < 0.9 ? 'willing-to-assist' : 'trauma-exemption', 'Victim-witness coordinator'), shows('continued-presence', 'Department of Homeland Security')];
}
