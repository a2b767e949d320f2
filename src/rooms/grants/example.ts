import { acting } from '../../foundation/audit/acting.ts';
import { addDays, addMonths, type Day } from '../../foundation/calendar/day.ts';
import type { Tx } from '../../foundation/database/database.ts';
import { seeded, type Example } from '../../foundation/web/example.ts';
import { EDITIONS, plan, RECIPIENTS, type PlannedAward } from './example-plan.ts';
import { codersFor, fiscalYear } from './rules.ts';
import type { Funder } from './schema.ts';
import { totalsAt } from './store-class.ts';
import * as store from './store.ts';

const THRESHOLD = 10_000_000;
const PROGRAMS: readonly (readonly [name: string, funder: Funder, authority: string, account: string, share: boolean, statement: boolean])[] = [
  ['Anti-trafficking programs abroad', 'state-tip', '22 USC 7104, 7105(a)', 'Economic Support Fund', false, true], ['Help for migrants', 'state-prm', '22 USC 2601', 'Migration and Refugee Assistance', false, false], ['Laws and their enforcement', 'state-inl', '22 USC 2152d', 'International Narcotics Control and Law Enforcement', false, false],
  ['Child labor and trafficking', 'dol', '22 USC 7104', 'Bureau of International Labor Affairs', false, false], ['Development against trafficking', 'usaid', '22 USC 7104', 'Development Assistance', false, true], ['Outreach and help to victims', 'hhs', '22 USC 7105(b)', 'Refugee and Entrant Assistance', false, false],
  ['Services to victims of trafficking', 'doj-ovc', '22 USC 7105(b)(2)', 'Trafficking Victims', true, false], ['Research and training', 'doj-other', '22 USC 7105(b)(2)', 'Trafficking Victims', true, false],
];

/** The register of grants of the example: the portfolio, how it was coded and revised, and what is under way today. */
export const example: Example = {
  after: [],
  load: async (asked) => {
    const random = seeded(111);
    const today = asked.services.today();
    const within = async <T>(who: string, work: (tx: Tx) => Promise<T>): Promise<T> => acting(asked.database, await asked.cast.as('GRANTS', who), { records: 'loaded the example', via: 'example grants' }, work);
    const portfolio = plan(random);
    const planned = [...portfolio, ...underWay(portfolio, today)];
    const ids = planned.map(() => crypto.randomUUID());
    await within('Greg, grant officer', async (tx) => {
      await keepAwards(tx, planned, ids);
      await keepMonitoring(tx, planned, ids, today);
      await keepCodings(tx, planned, ids, portfolio.length, 'first');
    });
    await within('Gail, grant officer', (tx) => keepCodings(tx, planned, ids, portfolio.length, 'second'));
    await within('Rita, grants supervisor', async (tx) => {
      await store.keepRows(tx, 'ruling', planned.flatMap((a, i) => a.rulings.map((r, at) => ({
        award: ids[i], outcome: r.outcome, share: r.share, trafficking: r.trafficking, child_labor: r.childLabor, way: r.way, reason: r.reason, decided_on: r.on, from_edition: r.edition, until_edition: a.rulings[at + 1]?.edition ?? null,
      }))));
      for (const [i, edition] of EDITIONS.entries()) await store.keepOne(tx, 'edition', { number: i + 1, published_on: edition.on, reason: edition.reason, totals: await totalsAt(tx, i + 1) });
    });
    asked.progress(1, 1);
  },
};

/** A few awards of these months, which nobody has decided on yet, with what falls due around today. */
function underWay(portfolio: readonly PlannedAward[], today: Day): PlannedAward[] {
  return portfolio.filter((a) => fiscalYear(a.awardedOn) === 2009).filter((_, i) => i % 13 === 0).slice(0, 18).map((a, i) => {
    const awardedOn = addDays(today, -200 + i * 7);
    return { ...a, number: `${a.number.split('-')[0]}-${String(fiscalYear(awardedOn)).slice(2)}-${String(i + 1).padStart(3, '0')}`, awardedOn, endsOn: addMonths(awardedOn, i < 3 ? 6 : 18), rulings: [], mistaken: false, continues: null, period: 1, initiative: false };
  });
}

async function keepAwards(tx: Tx, planned: readonly PlannedAward[], ids: readonly string[]): Promise<void> {
  const recipients = await store.keepRows(tx, 'recipient', RECIPIENTS.map((r) => ({ ...r, reference: null })));
  const initiative = await store.keepOne(tx, 'initiative', { name: 'President’s initiative of 2003', stated_on: '2003-09-23', cents: 5_000_000_000, source: 'TIP Report 2005, chapter on the U.S. Government, lines 111 and 148' });
  const years = Array.from({ length: 9 }, (_, i) => 2001 + i);
  const accounts = [...new Set(PROGRAMS.map(([, , , account]) => account))];
  const appropriations = await store.keepRows(tx, 'appropriation', accounts.flatMap((account, a) => years.map((year) => ({ law: `Appropriations for fiscal year ${year} (invented)`, account, fiscal_year: year, enacted_on: `${year - 1}-12-08`, cents: 2_500_000_000 + a * 150_000_000, available_until: `${year + 1}-10-01` }))));
  const programs = await store.keepRows(tx, 'program', PROGRAMS.map(([name, funder, authority, account, federal_share, statement]) => ({ name, funder, authority, appropriation: appropriations[accounts.indexOf(account) * years.length + 3], federal_share, statement })));
  const programOf = (funder: Funder): string | null => programs[PROGRAMS.findIndex(([, f]) => f === funder)] ?? null;
  const applications = await keepOffers(tx, programs, planned.filter((a) => a.number.startsWith('OVC-04')).map((a) => ({ ...a, recipient: recipients[a.recipient] as string })), recipients);
  await store.keepRows(tx, 'award', planned.map((a, i) => ({
    id: ids[i], number: a.number, title: a.title, purpose: a.purpose, instrument: a.instrument, funder: a.funder, program: programOf(a.funder), application: applications.get(a.number) ?? null, recipient: recipients[a.recipient], parent: null, scope: a.region === 'domestic' ? 'domestic' : 'international', region: a.region, categories: a.categories, service: a.service,
    awarded_on: a.awardedOn, starts_on: a.awardedOn, ends_on: a.endsOn, cents: a.cents, total_cents: a.totalCents, period: a.period, continues: a.continues === null ? null : ids[a.continues], initiative: a.initiative ? initiative : null, closed_on: a.rulings.length === 0 ? null : addDays(a.endsOn, 120),
  })));
  await store.keepRows(tx, 'place', planned.flatMap((a, i) => a.countries.map((country) => ({ award: ids[i], country }))));
  await store.keepRows(tx, 'movement', planned.flatMap((a, i) => {
    const first = Math.floor(a.cents * 0.6);
    return [
      { award: ids[i], kind: 'obligated', on_day: a.awardedOn, cents: a.cents, reference: null }, { award: ids[i], kind: 'disbursed', on_day: addDays(a.awardedOn, 30), cents: first, reference: null },
      ...(a.rulings.length === 0 ? [] : [{ award: ids[i], kind: 'disbursed', on_day: addDays(a.endsOn, -30), cents: a.cents - first, reference: null }]),
    ];
  }));
  await keepSubAwards(tx, planned, ids, recipients);
}

/** The implementing partner’s own partners, beneath what it was awarded (founding chapter, line 36). */
async function keepSubAwards(tx: Tx, planned: readonly PlannedAward[], ids: readonly string[], recipients: readonly string[]): Promise<void> {
  const parents = planned.map((a, i) => ({ a, id: ids[i] as string })).filter(({ a }) => a.number.startsWith('PRM-04'));
  await store.keepRows(tx, 'award', parents.map(({ a, id }, i) => ({
    number: `${a.number}-S1`, title: `Shelter and counsel by a local partner: ${a.title.split(': ')[1] ?? ''}`, purpose: 'To give shelter and counsel before and after the return.', instrument: 'grant', funder: a.funder, program: null, application: null, recipient: recipients[20 + i], parent: id, scope: 'international', region: a.region, categories: ['shelters'], service: null,
    awarded_on: addDays(a.awardedOn, 30), starts_on: addDays(a.awardedOn, 30), ends_on: a.endsOn, cents: Math.floor(a.cents / 4), total_cents: null, period: 1, continues: null, initiative: null, closed_on: addDays(a.endsOn, 120),
  })));
}

/** One opportunity as it was offered, asked for, reviewed and decided; answers the applications that were selected, by the number of the award that followed. */
async function keepOffers(tx: Tx, programs: readonly string[], selected: readonly { number: string; title: string; recipient: string; cents: number; totalCents: number | null }[], recipients: readonly string[]): Promise<Map<string, string>> {
  const opportunity = await store.keepOne(tx, 'opportunity', { program: programs[6], number: 'OVC-04-A', title: 'Comprehensive services in more places', about: 'Shelter, care, legal help and interpreters for victims of trafficking, in places that have none yet.', posted_on: '2003-11-03', closes_on: '2004-01-15', total_cents: 600_000_000, least_cents: null, most_cents: null, awards: 10 });
  const others = [0, 1, 2].map((i) => ({ number: '', title: `Services in another place ${i + 1}`, recipient: recipients[60 + i] as string, cents: 40_000_000, totalCents: 54_000_000 }));
  const applications = await store.keepRows(tx, 'application', [...selected, ...others].map((a, i) => ({ opportunity, recipient: a.recipient, number: `OVC-04-A-${String(i + 1).padStart(2, '0')}`, title: a.title, received_on: addDays('2003-12-20' as Day, i), cents: a.cents, total_cents: a.totalCents ?? a.cents * 2, statement_on: '2003-12-20', outcome: a.number !== '' ? 'selected' : i === selected.length ? 'ineligible' : 'not-selected', decided_on: '2004-02-10', reason: i === selected.length ? 'It came in part only.' : 'By score and by place.' })));
  await store.keepRows(tx, 'review', applications.map((application, i) => ({ application, score: i < selected.length ? 91 - i : 58, advises: i < selected.length ? 'fund' : 'do-not-fund', why: i < selected.length ? 'Partners are named and the costs are plain.' : 'No shelter is named.', reviewed_on: '2004-01-30' })));
  return new Map(selected.map((a, i) => [a.number, applications[i] as string]));
}

/** What each award was held to and reported; of those under way some is due, and one visit asks for something. */
async function keepMonitoring(tx: Tx, planned: readonly PlannedAward[], ids: readonly string[], today: Day): Promise<void> {
  const done = planned.map((a, i) => ({ a, id: ids[i] as string })).filter(({ a }) => a.rulings.length > 0);
  const now = planned.map((a, i) => ({ a, id: ids[i] as string })).filter(({ a }) => a.rulings.length === 0);
  const owed = (award: string, kind: string, from: Day, until: Day, due: Day, received: Day | null) => ({ award, kind, from_day: from, until_day: until, due_on: due, received_on: received, accepted_on: received === null ? null : addDays(received, 10), narrative: received === null ? null : 'The work went as planned.' });
  const finals = await store.keepRows(tx, 'report', done.map(({ a, id }) => owed(id, 'final', a.awardedOn, a.endsOn, addDays(a.endsOn, 90), addDays(a.endsOn, 80))));
  await store.keepRows(tx, 'reported', finals.filter((_, i) => i % 4 === 0).flatMap((report, i) => [{ report, indicator: 'officials-trained', target: 60, actual: 40 + (i % 30) }, { report, indicator: 'persons-assisted', target: null, actual: 10 + (i % 50) }]));
  await store.keepRows(tx, 'report', now.map(({ a, id }, i) => owed(id, 'performance', a.awardedOn, addDays(a.awardedOn, 90), addDays(today, -12 + i * 3), null)));
  await store.keepRows(tx, 'condition', now.map(({ id, a }, i) => ({ award: id, kind: 'termination', about: 'The agreement lets the agency end it without penalty where the recipient or somebody under it takes part in trafficking (22 USC 7104(g)).', due_on: a.awardedOn, met_on: i < 3 ? null : a.awardedOn, evidence: i < 3 ? null : 'Clause 14 of the agreement.' })));
  await store.keepRows(tx, 'visit', now.slice(4, 9).map(({ id }, i) => ({ award: id, kind: i % 2 === 0 ? 'site' : 'desk', planned_on: addDays(today, i < 2 ? -20 : i * 6), held_on: i < 2 ? addDays(today, -20) : null, found: i < 2 ? 'The books are in order. The list of staff has gaps.' : null, follow_on: i < 2 ? addDays(today, 10 - i * 14) : null, settled_on: null })));
}

/** The codings of two persons: those of old agree, those of the review of 2005 did not, and of the last awards some are disputed and some half done. */
async function keepCodings(tx: Tx, planned: readonly PlannedAward[], ids: readonly string[], old: number, who: 'first' | 'second'): Promise<void> {
  const coders = planned.map((a) => codersFor(a.cents, THRESHOLD));
  if (who === 'first') await store.keepRows(tx, 'question', planned.map((a, i) => ({ award: ids[i], round: a.mistaken ? 2 : 1, coders: a.mistaken ? 2 : coders[i], standing: i < old ? 'decided' : i - old < 3 && coders[i] === 2 ? 'differ' : i - old < 8 && coders[i] === 2 ? 'once' : 'open', funder: a.funder, awarded_on: a.awardedOn, cents: a.cents })));
  const rows = planned.flatMap((a, i) => {
    const [first] = a.rulings;
    const coded = (round: number, outcome: string, share: number, trafficking: boolean, child_labor: boolean, evidence: string, on: Day) => ({ award: ids[i], round, outcome, share, trafficking, child_labor, evidence, coded_on: on });
    if (first) {
      if (who === 'second' && coders[i] === 1 && !a.mistaken) return [];
      const agreed = who === 'second' && coders[i] === 1 ? [] : [coded(1, first.outcome, first.share, first.trafficking, first.childLabor, first.reason, addDays(first.on, -10))];
      const review = a.mistaken ? [who === 'first' ? coded(2, 'whole', 10_000, true, true, 'The summary speaks of exploited children.', '2005-05-10' as Day) : coded(2, 'no', 0, false, true, 'The agreement names schooling and work only, page 2.', '2005-05-12' as Day)] : [];
      return [...agreed, ...review];
    }
    const at = i - old;
    if (coders[i] === 1 || at >= 8 || (who === 'second' && at >= 3)) return [];
    return [who === 'first' ? coded(1, 'whole', 10_000, true, false, 'Objective 1, page 4', a.awardedOn) : coded(1, 'share', 5000, true, true, 'One of two components, budget line 3', a.awardedOn)];
  });
  await store.keepRows(tx, 'coding', rows);
}
