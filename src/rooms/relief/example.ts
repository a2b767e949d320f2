import { addDays, daysBetween, type Day } from '../../foundation/calendar/day.ts';
import { acting } from '../../foundation/audit/acting.ts';
import type { Session } from '../../foundation/access/sessions.ts';
import type { Tx } from '../../foundation/database/database.ts';
import { identityOf } from '../../foundation/identity/subjects.ts';
import type { Example, ExampleAsked } from '../../foundation/web/example.ts';
import { enterPeople, peopleOf, type ExamplePerson, type NewPerson } from '../people/index.ts';
import { keepWholeApplications, keepWholePresences, type WholeApplication, type WholePresence } from './bulk.ts';
import { CHAPTER_DAY, COHORTS, familyPlans, presencePlan, principalPlan, type Planned } from './example-plan.ts';
import { runningCases } from './example-today.ts';
import { keepNotice } from './notices.ts';
import { recompute } from './recompute.ts';
import { reunificationState } from './rules.ts';
import * as store from './store.ts';

type Named = ExamplePerson & { givenName: string; familyName: string };
type Entered = Planned & { person: NewPerson & { id: string } };

/** Relief of the example: the immigration office's own records of the people met, their families, and cases that run today; two providers track some of theirs. */
export const example: Example = {
  after: ['people'],
  load: async (asked) => {
    const officer = await asked.cast.as('USCIS', 'immigration-officer');
    const pool = await namedPool(asked);
    const plans = planRecords(asked, pool);
    await inParts(asked, officer, plans);
    await keepRunning(asked, officer, 'office', pool.slice(-34), ['requested', 'filed', 'ending', 'ending', 'suing', 'received', 'received', 'received', 'bona-fide', 'bona-fide', 'asked', 'asked', 'answered', 'eligible', 'family', 'family', 'denied', 'adjusting', 'away', 'returning']);
    await keepRunning(asked, await asked.cast.as('LANTERN', 'case-manager'), 'tracker', pool.slice(-48, -40), ['ending', 'asked', 'family', 'away']);
    await keepRunning(asked, await asked.cast.as('LEGAL-1', 'legal-advocate'), 'tracker', pool.slice(-64, -54), ['bona-fide', 'eligible', 'denied', 'family', 'asked']);
    await keepNotices(asked, pool);
  },
};

/** The people of the example under the names that the benefit-granting office knows. */
async function namedPool({ database, services, cast, made }: ExampleAsked): Promise<Named[]> {
  const officer = await cast.as('HHS', 'certification-officer');
  const pool = made.get('people') as ExamplePerson[];
  const names = new Map<string, { givenName: string; familyName: string }>();
  for (let i = 0; i < pool.length; i += 500) {
    await acting(database, officer, { records: 'loaded the example', via: 'example relief' }, async (tx) => {
      for (const p of await peopleOf(tx, identityOf(services.keys, officer.agency), pool.slice(i, i + 500).map((x) => x.id))) names.set(p.id, { givenName: p.givenName ?? 'Ana', familyName: p.familyName ?? 'Ejemplo' });
    });
  }
  return pool.map((p) => ({ ...p, ...(names.get(p.id) as { givenName: string; familyName: string }) }));
}

interface Plans { people: Entered[]; presences: WholePresence[]; applications: WholeApplication[]; reunifications: { person: string; principal: string; class: string; country: string; openedOn: Day; days: number }[]; permits: Record<string, unknown>[] }

function planRecords({ scale, random, services }: ExampleAsked, pool: readonly Named[]): Plans {
  const plans: Plans = { people: [], presences: [], applications: [], reunifications: [], permits: [] };
  const met = pool.filter((p) => p.identifiedOn).sort((a, b) => ((a.identifiedOn as Day) < (b.identifiedOn as Day) ? -1 : 1));
  const enter = (from: Named, metOn: Day, more: { bornOn?: Day } = {}): Entered => {
    const id = crypto.randomUUID();
    const bornOn = more.bornOn ?? from.bornOn;
    const { sex } = from;
    const entered: Entered = { id, bornOn, sex, citizenship: from.citizenship, metOn, person: { id, givenName: from.givenName, familyName: from.familyName, sex, citizenship: from.citizenship, cameToNoticeOn: metOn, bornOn } };
    plans.people.push(entered);
    return entered;
  };
  const own = new Map(met.map((p) => [p.id, enter(p, p.identifiedOn as Day)]));
  // Continued presence for most of those met by the chapter's day; the last weeks are still pending.
  for (const p of met) {
    const person = own.get(p.id) as Entered;
    if (random() < 0.12 || person.metOn >= addDays(CHAPTER_DAY, -170)) continue;
    plans.presences.push(presencePlan(random, person, random() < 0.06 ? 'denied' : 'issued', services.parameters));
  }
  for (const p of met.filter((x) => (x.identifiedOn as Day) >= addDays(CHAPTER_DAY, -170)).slice(0, 30 * scale)) plans.presences.push(presencePlan(random, own.get(p.id) as Entered, 'pending', services.parameters));
  const used = new Set<string>();
  for (const cohort of COHORTS) {
    const span = daysBetween(cohort.from, cohort.until);
    const fates = (['approved', 'denied', 'withdrawn', 'pending'] as const).flatMap((fate) => Array.from({ length: cohort[fate] * scale }, () => fate));
    // Half of those who apply are people of whom the benefit-granting office knows; the others came by themselves.
    const known = met.filter((p) => !used.has(p.id) && (p.identifiedOn as Day) < addDays(cohort.until, -40)).slice(0, Math.floor(fates.length / 2));
    known.forEach((p) => used.add(p.id));
    fates.forEach((fate, i) => {
      const from = known[i % 2 === 0 ? i / 2 : -1];
      const person = from ? own.get(from.id) as Entered : stranger(random, pool, enter, cohort.from);
      const earliest = from ? Math.max(0, daysBetween(cohort.from, addDays(from.identifiedOn as Day, 20))) : 0;
      const receivedOn = addDays(cohort.from, earliest + Math.floor(random() * Math.max(1, span - earliest)));
      const application = principalPlan(random, person, receivedOn, fate, services.parameters);
      plans.applications.push(application);
      const approved = application.steps.find((s) => s.step === 'approved');
      if (approved) plans.permits.push({ person: person.id, application: application.id, kept_as: 'office', kind: 'work', category: 'a16', valid_from: addDays(approved.onDay as Day, Math.floor(random() * 30)), valid_until: approved.endsOn });
      for (const member of familyPlans(random, application, person)) {
        const relative = enter({ ...(pool[Math.floor(random() * pool.length)] as Named), familyName: person.person.familyName ?? '', citizenship: person.citizenship }, addDays(receivedOn, 1), { bornOn: member.bornOn });
        const follows = member.plan(relative.id);
        plans.applications.push(follows);
        // The project of PRM and IOM is of the chapter's own year, and takes the classes that the chapter names.
        const granted = follows.steps.find((s) => s.step === 'approved');
        if (granted && granted.onDay >= '2004-06-01' && ['T-2', 'T-3', 'T-4'].includes(follows.class)) plans.reunifications.push({ person: relative.id, principal: person.id, class: follows.class, country: person.citizenship, openedOn: granted.onDay as Day, days: daysBetween(granted.onDay as Day, CHAPTER_DAY) });
      }
    });
  }
  return plans;
}

/** Somebody whom no other office met: invented of two people of the example. */
function stranger(random: () => number, pool: readonly Named[], enter: (from: Named, metOn: Day, more?: { bornOn?: Day }) => Entered, metOn: Day): Entered {
  const [a, b] = [pool[Math.floor(random() * pool.length)] as Named, pool[Math.floor(random() * pool.length)] as Named];
  return enter({ ...a, familyName: b.citizenship === a.citizenship ? b.familyName : a.familyName }, metOn, { bornOn: addDays(a.bornOn, Math.floor(random() * 2000) - 1000) });
}

async function inParts(asked: ExampleAsked, officer: Session, plans: Plans): Promise<void> {
  const { database, services, progress, random } = asked;
  const identity = identityOf(services.keys, officer.agency);
  const total = plans.people.length;
  const act = (work: (tx: Tx) => Promise<void>): Promise<void> => acting(database, officer, { records: 'loaded the example', via: 'example relief' }, work);
  for (let i = 0; i < total; i += 500) {
    await act(async (tx) => void (await enterPeople(tx, identity, plans.people.slice(i, i + 500).map((p) => p.person))));
    progress(Math.min(i + 500, total), total * 2);
  }
  await act(async (tx) => keepWholePresences(tx, plans.presences, await identity.keysOf(tx, plans.presences.map((p) => p.person))));
  await act(async (tx) => keepWholeApplications(tx, plans.applications, await identity.keysOf(tx, plans.applications.map((a) => a.person))));
  await act(async (tx) => void (await store.keepRows(tx, 'permit', plans.permits)));
  await act(async (tx) => {
    for (const r of plans.reunifications) {
      const done = (['approved', 'consular', 'travel', 'arrived'] as const).slice(0, Math.max(1, Math.min(4, Math.floor(r.days / 45))));
      await keepCase(tx, { person: r.person, principal: r.principal, kind: 'reunification', class: r.class, country: r.country, opened_on: r.openedOn, steps: done.map((step, i) => ({ step, on: addDays(r.openedOn, 5 + i * 40 + Math.floor(random() * 4)) })) }, 'office');
    }
  });
  for (let i = 0; i < total; i += 400) {
    await act((tx) => recompute(tx, plans.people.slice(i, i + 400).map((p) => p.id), 'received', services.parameters));
    progress(total + Math.min(i + 400, total), total * 2);
  }
}

type Case = ReturnType<typeof runningCases>['reunifications'][number];

async function keepCase(tx: Tx, { steps, ...row }: Case, kept: 'office' | 'tracker'): Promise<void> {
  const state = reunificationState(row.kind, steps.map((s) => s.step));
  const id = await store.keepOne(tx, 'reunification', { ...row, kept_as: kept, state, arrived_on: steps.find((s) => s.step === 'arrived' || s.step === 'returned')?.on ?? null });
  await store.keepRows(tx, 'reunification_step', steps.map((s) => ({ reunification: id, step: s.step, on_day: s.on })));
}

/** Cases that run today, so that clocks, queue and sheets have something to show; they are entered under new records of people of the example. */
async function keepRunning({ database, services }: ExampleAsked, who: Session, kept: 'office' | 'tracker', from: readonly Named[], scenes: readonly string[]): Promise<void> {
  const identity = identityOf(services.keys, who.agency);
  const today = services.today();
  const people = from.map((p): Entered => {
    const id = crypto.randomUUID();
    const bornOn = addDays(today, -Math.floor(365.25 * (23 + (p.givenName.length * 7 + p.familyName.length) % 24)));
    return { id, bornOn, sex: p.sex, citizenship: p.citizenship, metOn: addDays(today, -1300), person: { id, givenName: p.givenName, familyName: p.familyName, bornOn, sex: p.sex, citizenship: p.citizenship, language: p.citizenship === 'MX' || p.citizenship === 'HN' || p.citizenship === 'GT' ? 'es' : 'en', cameToNoticeOn: addDays(today, -1300) } };
  });
  const running = runningCases(today, kept, people, services.parameters, scenes);
  const involved = new Set([...running.presences, ...running.applications, ...running.reunifications].map((r) => r.person));
  running.reunifications.forEach((r) => involved.add(r.principal));
  await acting(database, who, { records: 'loaded the example', via: 'example relief' }, async (tx) => {
    await enterPeople(tx, identity, people.filter((p) => involved.has(p.id)).map((p) => p.person));
    const keys = await identity.keysOf(tx, [...involved]);
    await keepWholePresences(tx, running.presences, keys);
    await keepWholeApplications(tx, running.applications, keys);
    await store.keepRows(tx, 'permit', running.permits.map((p) => ({ ...p, kept_as: kept })));
    await store.keepRows(tx, 'absence', running.absences.map((a) => ({ ...a, kept_as: kept })));
    await store.keepRows(tx, 'civil_action', running.civilActions.map((c) => ({ ...c, kept_as: kept })));
    for (const one of running.reunifications) await keepCase(tx, one, kept);
    await recompute(tx, [...involved], 'received', services.parameters);
  });
}

/** Status notices in the rows of the benefit-granting office: of people met since October 2004, who have no request yet, and of a few whose continued presence has ended. */
async function keepNotices({ database, cast, random }: ExampleAsked, pool: readonly Named[]): Promise<void> {
  const officer = await cast.as('HHS', 'certification-officer');
  const met = pool.filter((p) => p.identifiedOn).sort((a, b) => ((a.identifiedOn as Day) < (b.identifiedOn as Day) ? -1 : 1));
  await acting(database, officer, { records: 'loaded the example', via: 'example relief' }, async (tx) => {
    for (const p of met.filter((x) => (x.identifiedOn as Day) >= '2004-10-01').slice(0, 60)) {
      const datedOn = addDays(p.identifiedOn as Day, 10 + Math.floor(random() * 20));
      await keepNotice(tx, p.id, { kind: 'continued-presence', ended: null, datedOn, endsOn: null, office: 'Bureau of Citizenship and Immigration Services' });
    }
    for (const p of met.filter((x) => (x.identifiedOn as Day) >= '2002-06-01' && (x.identifiedOn as Day) < '2002-08-01').slice(0, 6)) {
      const datedOn = addDays(p.identifiedOn as Day, 8);
      await keepNotice(tx, p.id, { kind: 'continued-presence', ended: null, datedOn, endsOn: null, office: 'Bureau of Citizenship and Immigration Services' });
      await keepNotice(tx, p.id, { kind: 'ended', ended: 'continued-presence', datedOn: addDays(datedOn, 600), endsOn: null, office: 'Bureau of Citizenship and Immigration Services' });
    }
  });
}
