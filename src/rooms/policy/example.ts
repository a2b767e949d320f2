import { acting } from '../../foundation/audit/acting.ts';
import { addDays, addMonths, day } from '../../foundation/calendar/day.ts';
import type { Tx } from '../../foundation/database/database.ts';
import type { Example } from '../../foundation/web/example.ts';
import type { Purpose } from './schema.ts';
import * as store from './store.ts';

const ORDER = 'Executive Order 13257';
const LAW = '22 USC 7103(g)(2)';
/** The members of the Task Force that the chapter names (line 141). */
const MEMBERS: readonly (readonly [short: string, office: string, representative: string])[] = [
  ['State', 'Secretary of State', 'Director, Office to Monitor and Combat Trafficking in Persons'], ['Justice', 'Attorney General', 'Office of the Attorney General'], ['Labor', 'Secretary of Labor', 'Bureau of International Labor Affairs'],
  ['HHS', 'Secretary of Health and Human Services', 'Administration for Children and Families'], ['DHS', 'Secretary of Homeland Security', 'Border and Transportation Security Directorate'], ['CIA', 'Director of Central Intelligence', 'Office of the Director of Central Intelligence'],
  ['OMB', 'Director of the Office of Management and Budget', 'International Affairs Division'], ['USAID', 'Administrator of the U.S. Agency for International Development', 'Office of Women in Development'],
];
/** Named since by 22 USC 7103(b), as the text stands in our source of April 2023; since when each belongs is not known to us. */
const SINCE: readonly (readonly [short: string, office: string])[] = [['DNI', 'Director of National Intelligence'], ['Defense', 'Secretary of Defense'], ['Education', 'Secretary of Education'], ['Commerce', 'Secretary of Commerce'], ['Treasury', 'Secretary of the Treasury'], ['USTR', 'United States Trade Representative']];
const TOPICS = [
  ['Strategic plans of the agencies', 'Each agency brings its strategic plan up to date', 'Bring the strategic plan up to date'], ['Interagency grant policy', 'Plans of grants are announced two weeks before they are decided', 'Name who announces plans of grants'],
  ['Public outreach and research', 'Outreach after the disaster in South and Southeast Asia is coordinated', 'Send the list of outreach under way'], ['The initiative of September 2003', 'Projects of the initiative report each quarter', 'Report on the projects of the initiative'],
] as const;
const NOTICES: readonly (readonly [title: string, department: string, purposes: readonly Purpose[], countries: readonly string[], dollars: number, announced: string])[] = [
  ['Shelters in the Mekong region', 'USAID', ['shelter', 'victim-services'], ['KH', 'TH', 'LA'], 1_800_000, '2004-11-08'], ['Training of border police', 'State', ['training', 'equipment'], ['AL', 'MD'], 900_000, '2004-12-06'], ['Schooling for children at risk', 'Labor', ['education', 'livelihoods'], ['KH', 'PH'], 2_400_000, '2005-01-10'],
  ['Return and a fresh start', 'State', ['hotline-return', 'victim-services'], ['TH', 'MM'], 700_000, '2005-02-14'], ['Model law and prosecutors', 'Justice', ['laws', 'training'], ['MX', 'GT'], 650_000, '2005-03-07'], ['How many, and how we know', 'State', ['research'], [], 400_000, '2005-04-04'],
  ['A second shelter in Phnom Penh', 'State', ['shelter'], ['KH'], 500_000, '2005-05-09'], ['A hotline of the region', 'USAID', ['hotline-return'], ['AL', 'RO'], 350_000, '2005-05-23'],
];

/** The interagency bodies of the example: members and establishment are those of the chapter, meetings, plans and notices are invented. */
export const example: Example = {
  after: [],
  load: async ({ database, cast, progress, services }) => {
    const within = async (short: string, role: 'analyst' | 'grant-officer', work: (tx: Tx) => Promise<void>): Promise<void> => acting(database, await cast.as(short, role), { records: 'loaded the example', via: 'example policy' }, work);
    const notices = new Map<string, string>();
    await within('TIP', 'analyst', async (tx) => {
      await keepBodies(tx);
      await keepPlans(tx);
      await keepRecommendations(tx);
      await keepNotices(tx, notices, 'State');
      // One whose window is open on the day the example is looked at.
      const now = services.today();
      await store.keepOne(tx, 'notice', {
        number: 'State-09', title: 'Safe return from work abroad', department: 'State', instrument: 'grant', purposes: ['hotline-return'], countries: ['LK', 'PH'], cents: 60_000_000, starts_on: addMonths(now, 2), ends_on: addMonths(now, 26),
        what: 'Safe return from work abroad: for two years, with partners chosen in an open competition.', announced_on: addDays(now, -3), comments_until: addDays(now, 11),
      });
    });
    let grants = '';
    await within('GRANTS', 'grant-officer', async (tx) => {
      grants = tx.who.agency;
      await keepNotices(tx, notices, 'others');
    });
    let tip = '';
    const comments: string[] = [];
    await within('TIP', 'analyst', async (tx) => {
      tip = tx.who.agency;
      comments.push(...await store.keepRows(tx, 'comment', [
        { notice_agency: grants, notice: notices.get('Schooling for children at risk'), stance: 'concern', words: 'The embassy asks that the schools be agreed with the ministry first.', on_day: '2005-01-14' },
        { notice_agency: grants, notice: notices.get('Model law and prosecutors'), stance: 'no-objection', words: 'Good, and in time for the new law in Mexico.', on_day: '2005-03-10' },
      ]));
    });
    await within('GRANTS', 'grant-officer', async (tx) => {
      await store.keepOne(tx, 'answer', { notice: notices.get('Schooling for children at risk'), comment: comments[0], words: 'The ministry has signed; the letter is with the embassy.', on_day: '2005-01-20' });
      await store.keepOne(tx, 'comment', { notice_agency: tip, notice: notices.get('A second shelter in Phnom Penh'), stance: 'duplication', words: 'The project of November for the Mekong region builds a shelter there already.', on_day: '2005-05-16' });
    });
    progress(1, 1);
  },
};

async function keepBodies(tx: Tx): Promise<void> {
  const [force, group] = await store.keepRows(tx, 'body', [
    { kind: 'task-force', name: 'Interagency Task Force to Monitor and Combat Trafficking in Persons', established_on: '2002-02-13', exact: 'day', authority: `${ORDER}; 22 USC 7103(a)` },
    { kind: 'operating-group', name: 'Senior Policy Operating Group', established_on: '2003-12-01', exact: 'month', authority: 'Approved by the Task Force in December 2003; 22 USC 7103(g)' },
  ]);
  const homeland = (short: string) => short === 'DHS';
  await store.keepRows(tx, 'member', MEMBERS.map(([short, office]) => ({ body: force, short, office, chair: short === 'State', from_on: homeland(short) ? '2003-03-01' : '2002-02-13', until_on: short === 'CIA' || short === 'OMB' ? '2023-04-01' : null, authority: homeland(short) ? 'Executive Order 13286' : ORDER, certainty: homeland(short) ? 'unverified' : 'sourced' })));
  await store.keepRows(tx, 'member', SINCE.map(([short, office]) => ({ body: force, short, office, chair: false, from_on: '2023-04-01', until_on: null, authority: '22 USC 7103(b), text of April 2023', certainty: 'unverified' })));
  const seats = MEMBERS.map(([short, , office]) => ({ id: crypto.randomUUID(), body: group, short, office, chair: short === 'State', from_on: '2003-12-19', until_on: null, authority: LAW, certainty: 'unverified' }));
  await store.keepRows(tx, 'member', seats);
  for (const [i, [topic, decided, what]] of [...TOPICS, ...TOPICS].entries()) {
    const on = addMonths(day('2004-01-21'), i * 2 + (i > 3 ? 1 : 0));
    const given = [seats[1 + (i % 4)], seats[5 + (i % 3)]].map((m) => ({ short: m?.short as string, due: addDays(on, 45) }));
    const minutes = `${topic}. Everybody reported.\nDecided: ${decided}\n${given.map((g) => `@${g.short}: ${what} by ${g.due}`).join('\n')}`;
    const meeting = await store.keepOne(tx, 'meeting', { body: group, held_on: on, agenda: topic, minutes, attended: seats.filter((_, n) => (n + i) % 6 !== 0).map((m) => m.id) });
    const decision = await store.keepOne(tx, 'decision', { meeting, what: decided });
    const actions = await store.keepRows(tx, 'action', given.map((g) => ({ decision, directive: null, plan: null, short: g.short, what, begun_on: on, due_on: g.due })));
    if (i < 7) await store.keepOne(tx, 'progress', { action: actions[0], on_day: addDays(on, 40), state: 'done', note: null });
    if (i === 4) await store.keepOne(tx, 'progress', { action: actions[1], on_day: addDays(on, 44), state: 'held-up', note: 'The figures of two bureaus are missing.' });
    else if (i < 6) await store.keepOne(tx, 'progress', { action: actions[1], on_day: addDays(on, 50), state: 'done', note: null });
  }
}

async function keepPlans(tx: Tx): Promise<void> {
  const directives = await store.keepRows(tx, 'directive', [
    { kind: 'executive-order', number: ORDER, title: 'President’s Interagency Task Force to Monitor and Combat Trafficking in Persons', issued_on: '2002-02-13', certainty: 'sourced', source: '67 Federal Register 7259' },
    { kind: 'presidential-directive', number: 'NSPD-22', title: 'National Security Presidential Directive on trafficking in persons', issued_on: '2002-12-16', certainty: 'unverified', source: null },
    { kind: 'guideline', number: 'SPOG 2004-1', title: 'Interagency grant policy and coordination guidelines', issued_on: '2004-03-24', certainty: 'unverified', source: null },
  ]);
  const duties = await store.keepRows(tx, 'action', MEMBERS.filter(([short]) => short !== 'OMB' && short !== 'CIA').map(([short], i) => ({ decision: null, directive: directives[i % 2 === 0 ? 1 : 2], plan: null, short, what: i % 2 === 0 ? 'Bring rules and training into line with the directive' : 'Announce plans of grants before they are decided', begun_on: i % 2 === 0 ? '2003-01-06' : '2004-03-24', due_on: i % 2 === 0 ? '2003-12-31' : '2004-06-30' })));
  await store.keepRows(tx, 'progress', duties.map((action, i) => ({ action, on_day: i % 2 === 0 ? '2003-11-14' : '2004-06-18', state: 'done', note: null })));
  const steps = ['Train those who meet victims first', 'Name one contact point in each field office', 'Report cases and referrals each quarter', 'Review what was done, and publish it'];
  for (const [i, [short]] of MEMBERS.filter(([s]) => s !== 'OMB' && s !== 'CIA').entries()) {
    const plan = await store.keepOne(tx, 'plan', { short, title: `Strategic plan of ${short}, fiscal years 2004 and 2005`, adopted_on: addDays(day('2003-10-20'), i * 12), starts_on: '2003-10-01', ends_on: '2005-10-01' });
    const actions = await store.keepRows(tx, 'action', steps.map((what, n) => ({ decision: null, directive: null, plan, short, what, begun_on: '2003-10-01', due_on: addMonths(day('2004-03-31'), n * 6) })));
    await store.keepRows(tx, 'progress', actions.slice(0, 2).map((action, n) => ({ action, on_day: addMonths(day('2004-03-15'), n * 6), state: 'done', note: null })));
    await store.keepOne(tx, 'progress', { action: actions[2], on_day: '2005-04-15', state: i === 3 ? 'held-up' : 'under-way', note: i === 3 ? 'Two regions report in another form.' : null });
  }
}

async function keepRecommendations(tx: Tx): Promise<void> {
  const what = ['Find more victims, through training of those who meet them', 'Certify sooner, and count how long it takes', 'Count each victim once across agencies', 'Bring grant plans before the group in time'];
  const made = await store.keepRows(tx, 'recommendation', [2003, 2004].flatMap((year) => what.slice(0, year === 2003 ? 3 : 4).map((text, n) => ({ year, number: n + 1, short: ['Justice', 'HHS', 'HHS', 'State'][n], what: text, made_on: `${year + 1}-06-01` }))));
  await store.keepRows(tx, 'follow_up', made.slice(0, 2).map((recommendation, n) => ({ recommendation, year: 2004, state: n === 0 ? 'under-way' : 'done', words: n === 0 ? 'Trainings were held in each region; more are planned.' : 'The days from request to letter are counted since October.', on_day: '2005-05-20' })));
}

async function keepNotices(tx: Tx, ids: Map<string, string>, whose: 'State' | 'others'): Promise<void> {
  for (const [i, [title, department, purposes, countries, dollars, announced]] of NOTICES.entries()) {
    if ((department === 'State') !== (whose === 'State')) continue;
    const on = day(announced);
    const decided = i < 5;
    ids.set(title, await store.keepOne(tx, 'notice', {
      number: `${department}-${announced.slice(0, 4)}-${String(i + 1).padStart(2, '0')}`, title, department, instrument: i % 3 === 0 ? 'cooperative-agreement' : 'grant', purposes, countries, cents: dollars * 100, starts_on: addMonths(on, 2), ends_on: addMonths(on, 26), what: `${title}: for two years, with partners chosen in an open competition.`,
      announced_on: on, comments_until: addDays(on, 14), urgent: null, decision: decided ? (i === 2 ? 'changed' : 'as-planned') : null, decided_on: decided ? addDays(on, 24) : null, decided_cents: decided ? dollars * (i === 2 ? 90 : 100) : null, after: decided ? (i === 2 ? 'One province less, for the ministry builds there itself.' : 'As announced.') : null, award_number: null,
    }));
  }
}
