import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { openSession } from '../src/foundation/access/sessions.ts';
import type { Role } from '../src/foundation/access/roles.ts';
import { cutOff, faultsOf, machineWords, tooNarrow, tooWide } from '../src/foundation/testing/faults.ts';
import { castOf } from '../src/app/cast.ts';
import { loadExample } from '../src/app/load-example.ts';
import { rooms } from '../src/app/rooms.ts';
import { openPage } from './browser.ts';
import { story } from './story.ts';

type Who = readonly [short: string, role: Role];
const DANA: Who = ['HOTLINE', 'hotline-advocate'];
const MOSS: Who = ['HOTLINE', 'supervisor'];
const ANA: Who = ['LANTERN', 'case-manager'];
const IRIS: Who = ['LANTERN', 'supervisor'];
const BEA: Who = ['LEGAL-1', 'legal-advocate'];
const RUTH: Who = ['HHS', 'certification-officer'];
const OMAR: Who = ['USCIS', 'immigration-officer'];
const NORA: Who = ['TIP', 'analyst'];
const VERA: Who = ['TIP', 'publisher'];
const PAUL: Who = ['DOJ', 'prosecutor'];
const WES: Who = ['DOL', 'inspector'];
const INES: Who = ['HSTC', 'investigator'];
const ROZ: Who = ['HSTC', 'supervisor'];
const KIM: Who = ['ICE', 'investigator'];
const TESS: Who = ['DOJ', 'task-force-coordinator'];
const LEE: Who = ['HHS', 'administrator'];
const GREG: Who = ['GRANTS', 'grant-officer'];
const RITA: Who = ['GRANTS', 'supervisor'];
const OPAL: Who = ['HHS', 'outreach-officer'];


/** A screen as somebody comes to it: of a screen for one record, each place of the example to look at it. */
type Visit = readonly [who: Who, path: (ids: Ids) => string | readonly string[]];
interface Ids { service: string; organization: string; contacts: string[]; person: string; closed: string; child: string; screened: string; screening: string; messages: string[]; asked: string; presence: string; applications: string[]; relieved: string; requests: string[]; letters: string[]; treaty: string; prosecutions: string[]; investigation: string; inspections: string[]; taskForce: string; awards: string[]; opportunity: string; recipient: string; coalitions: string[]; events: string[]; registered: string; leads: string[]; subjects: string[]; product: string; bodies: string[]; notices: string[]; countries: string[] }

/** Where each screen stands; one that is missing fails the walk. */
const VISITS: Readonly<Record<string, readonly Visit[]>> = {
  '/people': [[ANA, () => '/people']], '/people/new': [[ANA, () => '/people/new']], '/people/$id': [[ANA, (at) => [`/people/${at.person}`, `/people/${at.child}`]]], '/people/$id/looked': [[ANA, (at) => `/people/${at.person}/looked`]], '/people/$id/destroy': [[IRIS, (at) => `/people/${at.person}/destroy`]],
  '/letters': [[RUTH, () => ['/letters', '/letters?show=decided']]], '/letters/issued': [[RUTH, () => '/letters/issued']], '/letters/requests/$id': [[RUTH, (at) => at.requests.map((id) => `/letters/requests/${id}`)]], '/letters/$id': [[RUTH, (at) => at.letters.map((id) => `/letters/${id}`)]],
  '/figures': [[NORA, () => '/figures']], '/figures/$measure': [[NORA, () => ['/figures/LET-01', '/figures/LET-01?by=kind', '/figures/LET-01?view=history&since=2020-01-01', '/figures/CAS-01', '/figures/REL-02']]],
  '/report': [[VERA, () => '/report']], '/report/$year': [[VERA, () => ['/report/2004', '/report/2004?view=turns', '/report/2004?view=comments', '/report/2004?view=release']]], '/inspections': [[WES, () => ['/inspections', '/inspections?show=to-refer']]], '/inspections/outreach': [[WES, () => '/inspections/outreach']], '/inspections/$id': [[WES, (at) => at.inspections.map((id) => `/inspections/${id}`)]],
  '/taskforces': [[TESS, () => '/taskforces']], '/taskforces/$id': [[TESS, (at) => `/taskforces/${at.taskForce}`]], '/taskforces/$id/quarter': [[TESS, (at) => `/taskforces/${at.taskForce}/quarter?quarter=FY2005Q1`]],
  '/outreach': [[OPAL, () => '/outreach']], '/outreach/materials': [[OPAL, () => '/outreach/materials']], '/outreach/placements': [[OPAL, () => '/outreach/placements']], '/outreach/web': [[OPAL, () => '/outreach/web']], '/outreach/way': [[OPAL, () => ['/outreach/way', '/outreach/way?year=RY2005']]],
  '/outreach/code': [[DANA, () => '/outreach/code']], '/outreach/coalitions/$id': [[OPAL, (at) => at.coalitions.map((id) => `/outreach/coalitions/${id}`)]],
  '/training': [[TESS, () => ['/training', '/training?show=conferences']]], '/training/curricula': [[OPAL, () => '/training/curricula']], '/training/$id': [[TESS, (at) => at.events.map((id) => `/training/${id}`)], [OPAL, (at) => `/training/${at.registered}`], [PAUL, (at) => `/training/${at.events[0]}`]],
  '/accounts': [[LEE, () => '/accounts']],
  '/grants': [[GREG, () => '/grants']], '/grants/awards': [[GREG, () => ['/grants/awards', '/grants/awards?show=sub-awards', '/grants/awards?year=2004&funder=dol&sort=largest']]], '/grants/awards/$id': [[GREG, (at) => at.awards.map((id) => `/grants/awards/${id}`)]], '/grants/classification': [[GREG, () => '/grants/classification'], [RITA, () => ['/grants/classification?show=differ', '/grants/classification?show=decided&year=2004']]],
  '/grants/editions': [[RITA, () => ['/grants/editions', '/grants/editions?year=2004&earlier=1&later=2']]], '/grants/what-if': [[GREG, () => '/grants/what-if?year=2004']], '/grants/money': [[GREG, () => '/grants/money']], '/grants/opportunities/$id': [[GREG, (at) => `/grants/opportunities/${at.opportunity}`]], '/grants/recipients/$id': [[GREG, (at) => `/grants/recipients/${at.recipient}`]],
  '/center': [[INES, () => ['/center', '/center?show=open', '/center?show=all']]], '/center/leads/$id': [[INES, (at) => at.leads.map((id) => `/center/leads/${id}`)]], '/center/subjects': [[INES, () => ['/center/subjects', '/center/subjects?show=review', '/center/subjects?show=purged']]],
  '/center/subjects/$id': [[INES, (at) => at.subjects.map((id) => `/center/subjects/${id}`)], [ROZ, (at) => `/center/subjects/${at.subjects[0]}`]], '/center/products': [[INES, () => '/center/products']], '/center/products/$id': [[INES, (at) => `/center/products/${at.product}`]], '/center/requests': [[INES, () => ['/center/requests', '/center/requests?show=all']]], '/center/founding': [[ROZ, () => '/center/founding']],
  '/deconfliction': [[KIM, () => ['/deconfliction', '/deconfliction?show=all']]], '/deconfliction/notices': [[KIM, () => '/deconfliction/notices']], '/deconfliction/askings': [[ROZ, () => '/deconfliction/askings']],
  '/policy': [[NORA, () => ['/policy', '/policy?show=overdue', '/policy?show=all']]], '/policy/bodies': [[NORA, () => '/policy/bodies']], '/policy/bodies/$id': [[NORA, (at) => at.bodies.map((id) => `/policy/bodies/${id}`)]], '/policy/plans': [[NORA, () => '/policy/plans']],
  '/policy/notices': [[NORA, () => ['/policy/notices', '/policy/notices?show=all']], [GREG, () => '/policy/notices?show=decided']], '/policy/notices/$id': [[NORA, (at) => at.notices.map((id) => `/policy/notices/${id}`)], [GREG, (at) => at.notices.map((id) => `/policy/notices/${id}`)]], '/policy/recommendations': [[NORA, () => '/policy/recommendations']],
  '/countries': [[NORA, () => '/countries'], [VERA, () => '/countries?on=2004-06-14']], '/countries/clocks': [[NORA, () => '/countries/clocks']], '/countries/preferences': [[NORA, () => '/countries/preferences']], '/countries/$id': [[NORA, (at) => at.countries.map((id) => `/countries/${id}`)]],
  '/treaties': [[NORA, () => '/treaties']], '/treaties/$id': [[NORA, (at) => `/treaties/${at.treaty}`]],
  '/directory': [[DANA, () => ['/directory', '/directory?show=stale']]], '/referrals': [[DANA, () => '/referrals']], '/directory/organizations': [[DANA, () => '/directory/organizations']], '/directory/organizations/new': [[DANA, () => '/directory/organizations/new']],
  '/directory/organizations/$id': [[DANA, (at) => `/directory/organizations/${at.organization}`]], '/directory/organizations/$id/service': [[DANA, (at) => `/directory/organizations/${at.organization}/service`]], '/directory/feed': [[MOSS, () => '/directory/feed']],
  '/directory/$id': [[MOSS, (at) => `/directory/${at.service}`]], '/directory/$id/correct': [[DANA, (at) => `/directory/${at.service}/correct`]],
  '/hotline': [[DANA, () => '/hotline']], '/hotline/contacts': [[DANA, () => '/hotline/contacts']], '/hotline/tips': [[DANA, () => ['/hotline/tips', '/hotline/tips?show=all']]], '/hotline/follow-ups': [[DANA, () => '/hotline/follow-ups']], '/hotline/settings': [[MOSS, () => '/hotline/settings']], '/hotline/phrases': [[MOSS, () => '/hotline/phrases']],
  '/hotline/contacts/$id': [[DANA, (at) => at.contacts.map((id) => `/hotline/contacts/${id}`)], [MOSS, (at) => `/hotline/contacts/${at.contacts.at(-1)}`]],
  '/people/$id/screenings': [[DANA, (at) => `/people/${at.screened}/screenings`]], '/screening/$id': [[DANA, (at) => `/screening/${at.screening}`]],
  '/cases/day': [[ANA, () => '/cases/day']], '/cases': [[ANA, () => ['/cases', '/cases?view=all']]], '/cases/watch': [[IRIS, () => '/cases/watch']], '/cases/purge': [[IRIS, () => '/cases/purge']], '/cases/new': [[ANA, () => '/cases/new']], '/cases/session': [[ANA, () => '/cases/session']],
  '/people/$id/case': [[ANA, (at) => [`/people/${at.person}/case`, `/people/${at.child}/case`]], [BEA, (at) => `/people/${at.closed}/case`]], '/people/$id/notes': [[ANA, (at) => `/people/${at.person}/notes`]], '/people/$id/plan': [[ANA, (at) => `/people/${at.person}/plan`]],
  '/people/$id/safety': [[ANA, (at) => `/people/${at.asked}/safety`]], '/people/$id/documents': [[ANA, (at) => [`/people/${at.person}/documents`, `/people/${at.asked}/documents`]]], '/people/$id/legal': [[ANA, (at) => [`/people/${at.person}/legal`, `/people/${at.child}/legal`]]],
  '/cases/htcds': [[IRIS, () => '/cases/htcds']], '/people/$id/htcds': [[ANA, (at) => `/people/${at.person}/htcds`]],
  '/sharing': [[BEA, () => '/sharing?show=all'], [RUTH, () => '/sharing']], '/sharing/messages/$id': [[BEA, (at) => at.messages.map((id) => `/sharing/messages/${id}`)]], '/people/$id/sharing': [[ANA, (at) => `/people/${at.person}/sharing`]],
  '/relief': [[OMAR, () => ['/relief', '/relief?show=presence', '/relief?show=granted']]], '/relief/deadlines': [[OMAR, () => '/relief/deadlines']], '/relief/family': [[OMAR, () => '/relief/family']], '/relief/questions': [[OMAR, () => '/relief/questions']], '/relief/notices': [[RUTH, () => '/relief/notices']],
  '/relief/presences/$id': [[OMAR, (at) => `/relief/presences/${at.presence}`]], '/relief/applications/$id': [[OMAR, (at) => at.applications.map((id) => `/relief/applications/${id}`)]], '/people/$id/relief': [[OMAR, (at) => `/people/${at.relieved}/relief`], [ANA, (at) => `/people/${at.person}/relief`]], '/people/$id/family': [[OMAR, (at) => `/people/${at.relieved}/family`]],
  '/justice/cases': [[PAUL, () => ['/justice/cases', '/justice/cases?show=all']]], '/justice/cases/$id': [[PAUL, (at) => at.prosecutions.map((id) => `/justice/cases/${id}`)]], '/justice/investigations': [[PAUL, () => ['/justice/investigations', '/justice/investigations?show=all']]], '/justice/investigations/$id': [[PAUL, (at) => `/justice/investigations/${at.investigation}`]],
};

/** The ways in which a screen is looked at: by every rule of axe, or those that the way can change; nothing is wider than the window in any. */
const WAYS = [
  { name: 'light', width: 1280, scheme: 'light', dir: 'ltr', rules: undefined }, { name: 'dark', width: 1280, scheme: 'dark', dir: 'ltr', rules: ['color-contrast', 'link-in-text-block'] },
  { name: 'right to left on a phone', width: 390, scheme: 'light', dir: 'rtl', rules: undefined }, { name: 'on a phone', width: 390, scheme: 'dark', dir: 'ltr', rules: [] },
] as const;

/** Pages that anybody reads, as the example has them. */
const PUBLIC = ['/', '/help', '/letter-check', '/data', '/data/f/LET-01', '/data/f/GRA-01?view=map', '/data/f/GRA-01?view=table', '/data/un/2004', '/data/api', '/data/errata', '/data/revisions', '/assessment/2004', '/assessment/2004/tables', '/assessment/2004/releases', '/assessment/2004/releases/1/verify', '/countries', '/countries/kh', '/developers'];

story('every screen of every room', [], (at) => {
  let ids: Ids;
  const pages = new Map<string, Awaited<ReturnType<typeof openPage>>>();

  beforeAll(async () => {
    await loadExample(at.house.opened, rooms, 1, () => undefined);
    const people = await (await castOf(at.house.opened)).everybody();
    for (const [short, role] of [DANA, MOSS, ANA, IRIS, BEA, RUTH, OMAR, NORA, VERA, PAUL, WES, TESS, GREG, RITA, LEE, OPAL, INES, ROZ, KIM]) {
      const account = people.find((one) => one.short === short && one.role === role)?.account as string;
      pages.set(short + role, await openPage(at.browser, at.house.origin, await openSession(at.house.opened.database.gate, account, at.house.opened.services.now())));
    }
    ids = await idsOf(async (who, path) => {
      const answer = await of(who).page.request.get(`/api${path}`);
      expect(answer.status(), path).toBe(200);
      return await answer.json() as never;
    });
  }, 300_000);

  const of = ([short, role]: Who) => pages.get(short + role) as Awaited<ReturnType<typeof openPage>>;

  it.each(rooms.filter((room) => (room.screens ?? []).length > 0).map((room) => room.name))('%s: no fault that axe can find, nothing wider than its place and no word of a machine, in light and dark, right to left and on a phone', async (name) => {
    const screens = rooms.find((room) => room.name === name)?.screens ?? [];
    const faults: string[] = [];
    for (const screen of screens) {
      const visits = VISITS[screen.path];
      expect(visits, `${screen.path} is walked by nobody`).toBeDefined();
      for (const [who, path] of visits ?? []) {
        const { page, complaints } = of(who);
        for (const address of [path(ids)].flat()) faults.push(...await lookAt(page, `/app${address}`));
        faults.push(...complaints.splice(0).map((said) => `${screen.path}: ${said}`));
      }
    }
    expect(faults).toEqual([]);
  }, 300_000);

  it('what anybody reads: the same of the pages of the public', async () => {
    const { page, complaints, close } = await openPage(at.browser, at.house.origin);
    const faults: string[] = [];
    for (const address of PUBLIC) faults.push(...await lookAt(page, address));
    await close();
    expect([...faults, ...complaints]).toEqual([]);
  }, 300_000);
}, { demo: true });

/** Looks at one page in every way. */
async function lookAt(page: Page, address: string): Promise<string[]> {
  await page.goto(address);
  await page.locator('main h1').first().waitFor();
  await page.waitForLoadState('networkidle');
  const at = address.replace(/[0-9a-f-]{36}/, '…');
  const faults = await page.locator('.problem').count() > 0 ? [`${at}: ${await page.locator('.problem').first().innerText()}`] : [];
  // What programs are told of the desk is told in their own words.
  if (!address.endsWith('/hotline/settings')) faults.push(...(await machineWords(page)).map((word) => `${at}: says «${word}»`));
  for (const { name, width, scheme, dir, rules } of WAYS) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: 844 });
    await page.evaluate((to) => { document.documentElement.dir = to; }, dir);
    for (const fault of [...await tooWide(page), ...await cutOff(page), ...await tooNarrow(page), ...(rules?.length === 0 ? [] : await faultsOf(page, rules))]) faults.push(`${at}, ${name}: ${fault}`);
  }
  return faults;
}

/** Records of the example on which the screens have something to show. */
async function idsOf(read: <T>(who: Who, path: string) => Promise<T>): Promise<Ids> {
  const { dues } = await read<{ dues: { award: string }[] }>(GREG, '/grants/dues');
  const labor = await read<{ awards: { id: string; outcome: string }[] }>(GREG, '/grants/awards?year=2004&funder=dol&count=60');
  const moved = labor.awards.find((a) => a.outcome === 'no')?.id as string;
  const { recipient } = await read<{ recipient: { id: string } }>(GREG, `/grants/awards/${moved}`);
  const { opportunities } = await read<{ opportunities: { id: string }[] }>(GREG, '/grants/money');
  const { inspections } = await read<{ inspections: { id: string }[] }>(WES, '/inspections?show=all&count=3');
  const { coalitions } = await read<{ coalitions: { id: string; unmet: string[] }[] }>(OPAL, '/outreach/coalitions');
  const [{ events: conferences }, { events: trainings }, { events: registered }] = [await read<{ events: { id: string }[] }>(TESS, '/training/events?show=conferences'), await read<{ events: { id: string }[] }>(TESS, '/training/events?count=1'), await read<{ events: { id: string }[] }>(OPAL, '/training/events?count=1')];
  const { taskForces } = await read<{ taskForces: { id: string }[] }>(TESS, '/taskforces');
  const [{ leads }, { leads: past }] = [await read<{ leads: { id: string }[] }>(INES, '/center/leads?show=open&count=2'), await read<{ leads: { id: string }[] }>(INES, '/center/leads?show=all&count=20')];
  const [{ subjects: due }, { subjects: purged }, { products }] = [await read<{ subjects: { id: string }[] }>(INES, '/center/subjects?show=review'), await read<{ subjects: { id: string }[] }>(INES, '/center/subjects?show=purged'), await read<{ products: { id: string; edition: number | null }[] }>(INES, '/center/products')];
  const [{ bodies }, { notices }] = [await read<{ bodies: { id: string }[] }>(NORA, '/policy/bodies'), await read<{ notices: { id: string; title: string }[] }>(NORA, '/policy/notices?show=all')];
  const { countries } = await read<{ countries: { id: string; code: string }[] }>(NORA, '/countries');
  const { services } = await read<{ services: { id: string }[] }>(DANA, '/directory/services?count=1');
  const { organizations } = await read<{ organizations: { id: string }[] }>(DANA, '/directory/organizations?count=1');
  const [open, closed] = [await read<{ contacts: { id: string; channel: string }[] }>(DANA, '/hotline/contacts?count=5'), await read<{ contacts: { id: string }[] }>(DANA, '/hotline/contacts?show=closed&count=3')];
  const { rows } = await read<{ rows: { person: string; relief: string | null; sharing: number | null }[] }>(ANA, '/cases?count=50');
  const day = await read<{ clocks: { person: string }[] }>(ANA, '/cases/day');
  const watch = await read<{ papers: { person: string }[] }>(IRIS, '/cases/workload');
  const others = await read<{ rows: { person: string; open: boolean }[] }>(BEA, '/cases?view=all&count=50');
  const { people } = await read<{ people: { id: string }[] }>(DANA, '/people?count=20');
  let screened = { person: '', id: '' };
  for (const { id } of people) {
    const [first] = (await read<{ screenings: { id: string }[] }>(DANA, `/screening/people/${id}`)).screenings;
    if (first !== undefined) { screened = { person: id, id: first.id }; break; }
  }
  const { entries } = await read<{ entries: { id: string }[] }>(BEA, '/sharing/inbox?show=all');
  const queue = async (show: string) => (await read<{ entries: { id: string; what: string; person: string }[] }>(OMAR, `/relief/queue?show=${show}&count=5`)).entries;
  const [pending, granted, presences] = [await queue('pending'), await queue('granted'), await queue('presence')];
  const [{ entries: requests }, { entries: decided }] = [await read<{ entries: { id: string }[] }>(RUTH, '/letters/requests?count=2'), await read<{ entries: { id: string }[] }>(RUTH, '/letters/requests?show=decided&count=1')];
  const [{ letters }, { instruments }] = [await read<{ letters: { id: string }[] }>(RUTH, '/letters?count=2'), await read<{ instruments: { instrument: { id: string } }[] }>(NORA, '/treaties')];
  const { cases: prosecutions } = await read<{ cases: { id: string; district: string; convicted: number }[] }>(PAUL, '/justice/cases?show=all&count=60');
  const { investigations } = await read<{ investigations: { id: string; cases: number }[] }>(PAUL, '/justice/investigations?show=all&count=200');
  const told = [prosecutions.find((c) => c.district === 'nyed'), prosecutions.find((c) => c.district === 'gand'), prosecutions.find((c) => c.convicted > 1)].flatMap((c) => c?.id ?? []);
  const person = rows.find((row) => row.relief !== null && (row.sharing ?? 0) > 0)?.person ?? rows[0]?.person;
  const ids = {
    countries: countries.filter(({ code }) => ['BD', 'CS', 'KH'].includes(code)).map(({ id }) => id), bodies: bodies.map(({ id }) => id), notices: notices.filter(({ title }) => ['A second shelter in Phnom Penh', 'Schooling for children at risk'].includes(title)).map(({ id }) => id),
    service: services[0]?.id, organization: organizations[0]?.id, contacts: [...open.contacts.slice(0, 3), ...closed.contacts.slice(0, 2)].map(({ id }) => id), person, child: day.clocks[0]?.person, asked: watch.papers[0]?.person ?? person,
    closed: others.rows.find((row) => !row.open)?.person ?? others.rows[0]?.person, screened: screened.person, screening: screened.id, messages: entries.slice(0, 2).map(({ id }) => id),
    presence: presences.find(({ what }) => what === 'presence')?.id, applications: [...pending.slice(0, 1), ...granted.slice(0, 1)].filter(({ what }) => what === 'application').map(({ id }) => id), relieved: granted[0]?.person,
    requests: [...requests.slice(0, 2), ...decided.slice(0, 1)].map(({ id }) => id), letters: letters.slice(0, 2).map(({ id }) => id), treaty: instruments[0]?.instrument.id, prosecutions: told, investigation: investigations.find((i) => i.cases > 0)?.id, inspections: inspections.slice(0, 3).map(({ id }) => id), taskForce: taskForces[0]?.id, awards: [moved, dues[0]?.award], opportunity: opportunities[0]?.id, recipient: recipient.id, events: [...conferences, ...trainings].map(({ id }) => id), registered: registered[0]?.id, coalitions: [coalitions.find((c) => c.unmet.length > 0), coalitions.find((c) => c.unmet.length === 0)].flatMap((c) => c?.id ?? []), leads: [leads[0]?.id, past.at(-1)?.id].flatMap((id) => id ?? []), subjects: [due[0]?.id, purged[0]?.id].flatMap((id) => id ?? []), product: products.find((p) => p.edition === 2)?.id,
  };
  for (const [name, id] of Object.entries(ids)) expect(id, `the example has no ${name}`).toBeTruthy();
  return ids as Ids;
}
