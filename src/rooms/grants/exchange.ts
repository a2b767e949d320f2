import type { Tx } from '../../foundation/database/database.ts';
import { Refusal } from '../../foundation/errors.ts';
import type { RoomSheet } from '../../foundation/exchange/room-sheet.ts';
import { defineSheet, type CellValue } from '../../foundation/exchange/sheet.ts';
import { codersFor, objectToAward } from './rules.ts';
import { readActivities, type Read } from './iati/read.ts';
import { withDocument } from './iati/validate.ts';
import { CATEGORIES, FUNDERS, INDICATORS, INSTRUMENTS, RECIPIENTS, REGIONS, REPORTS, SCOPES, SERVICES, type Category, type Region, type Scope } from './schema.ts';
import { reportedRows, rowsAfter } from './store-sheets.ts';
import * as store from './store.ts';

const words = (codes: readonly string[]): Record<string, string> => Object.fromEntries(codes.map((c) => [c, c.replaceAll('-', ' ').replace(/^./, (l) => l.toUpperCase())]));
type Fault = Parameters<RoomSheet['take']>[2];

const awardSheet = defineSheet({
  room: 'grants', name: 'awards', title: 'Awards',
  columns: [
    { name: 'number', title: 'Award number', about: 'The number of the award; each once.', kind: 'key', required: true, maxLength: 60, pattern: '^[A-Za-z0-9][A-Za-z0-9./_-]*$', example: 'TIP-04-001' },
    { name: 'title', title: 'Project title', about: 'What the project is called.', kind: 'text', required: true, maxLength: 300, example: 'A shelter in two provinces' },
    { name: 'purpose', title: 'Purpose', about: 'What it is for; the title stands for it where nothing is written.', kind: 'text', required: false, maxLength: 4000, example: 'To shelter trafficked persons.' },
    { name: 'funder', title: 'Office', about: 'Which office awards it.', kind: 'choice', required: true, choices: words(FUNDERS), example: 'state-tip' },
    { name: 'instrument', title: 'Instrument', about: 'A grant unless told.', kind: 'choice', required: false, choices: words(INSTRUMENTS), example: 'grant' },
    { name: 'recipient', title: 'Recipient', about: 'The organization’s name; one that is not on record is recorded.', kind: 'text', required: true, maxLength: 200, example: 'Lantern Relief Fund' },
    { name: 'recipient_kind', title: 'Kind of recipient', about: 'Of an organization that is not on record; nongovernmental unless told.', kind: 'choice', required: false, choices: words(RECIPIENTS), example: 'ngo' },
    { name: 'recipient_country', title: 'Country of recipient', about: 'Of an organization that is not on record; US unless told.', kind: 'text', required: false, pattern: '^[A-Z]{2}$', example: 'US' },
    { name: 'scope', title: 'Scope', about: 'Domestic or international.', kind: 'choice', required: true, choices: words(SCOPES), example: 'international' },
    { name: 'region', title: 'Region', about: 'Of an international award; a domestic one needs none.', kind: 'choice', required: false, choices: words(REGIONS), example: 'east-asia-pacific' },
    { name: 'countries', title: 'Countries benefiting', about: 'Codes of ISO 3166, set apart by semicolons; none where it is for a whole region.', kind: 'text', required: false, pattern: '^[A-Z]{2}(; ?[A-Z]{2})*$', example: 'KH;TH' },
    { name: 'categories', title: 'Kinds of assistance', about: 'Any of the kinds of the founding chapter.', kind: 'choices', required: false, choices: words(CATEGORIES), example: 'shelters;hotlines' },
    { name: 'service', title: 'Service', about: 'Of a domestic award of services.', kind: 'choice', required: false, choices: words(SERVICES), example: 'comprehensive' },
    { name: 'awarded_on', title: 'Awarded on', about: 'The day of the award.', kind: 'day', required: true, example: '2004-03-01' },
    { name: 'starts_on', title: 'Starts on', about: 'The day of the award unless told.', kind: 'day', required: false, example: '2004-03-01' },
    { name: 'ends_on', title: 'Ends on', about: 'The day after its last.', kind: 'day', required: true, example: '2006-03-01' },
    { name: 'amount', title: 'Amount awarded', about: 'US dollars.', kind: 'money', required: true, example: '400000.00' },
    { name: 'obligated', title: 'Obligated', about: 'US dollars obligated on the day of the award; all of it unless told, and 0 for none.', kind: 'money', required: false, example: '400000.00' },
    { name: 'period', title: 'Budget period', about: '1 for the first year of money, 2 for its continuation, and so on.', kind: 'integer', required: false, example: '1' },
  ],
});

const reportSheet = defineSheet({
  room: 'grants', name: 'performance-reports', title: 'Performance reports',
  columns: [
    { name: 'award', title: 'Award number', about: 'The number of the award.', kind: 'text', required: true, maxLength: 60, example: 'TIP-04-001' },
    { name: 'kind', title: 'Report', about: 'Performance, financial or final.', kind: 'choice', required: true, choices: words(REPORTS), example: 'performance' },
    { name: 'from', title: 'From', about: 'The first day it tells of.', kind: 'day', required: true, example: '2004-10-01' },
    { name: 'until', title: 'Until', about: 'The day after the last.', kind: 'day', required: true, example: '2005-01-01' },
    { name: 'received_on', title: 'Received on', about: 'The day it came.', kind: 'day', required: true, example: '2005-01-20' },
    { name: 'indicator', title: 'What is counted', about: 'One row for each. Write no name of anybody.', kind: 'choice', required: true, choices: words(INDICATORS), example: 'officials-trained' },
    { name: 'target', title: 'Target', about: 'What was planned.', kind: 'integer', required: false, example: '60' },
    { name: 'actual', title: 'Actual', about: 'What came about.', kind: 'integer', required: true, example: '47' },
  ],
});

const activitySheet = defineSheet({
  room: 'grants', name: 'iati-activities', title: 'IATI activities',
  columns: [
    { name: 'identifier', title: 'IATI identifier', about: 'As it stands in the file; each once.', kind: 'key', required: true, maxLength: 60, example: 'US-GOV-11-TIP-04-001' },
    { name: 'activity', title: 'Activity', about: 'The activity itself. Choose an IATI file of the standard 2.03: one row is made of each activity, and whom to call is left out.', kind: 'text', required: true, personal: true, example: '<iati-activity>…</iati-activity>' },
  ],
});

/** Organizations by name, those not on record kept first. */
async function recipientsOf(tx: Tx, given: readonly { name: string; kind: string; country: string }[]): Promise<Map<string, string>> {
  const names = [...new Set(given.map((g) => g.name))];
  const there = await store.taken(tx, 'recipient', 'name', names);
  const fresh = [...new Map(given.filter((g) => !there.has(g.name)).map((g) => [g.name, g])).values()];
  const ids = await store.keepRows(tx, 'recipient', fresh.map((g) => ({ name: g.name, kind: g.kind, country: g.country, reference: null })));
  return new Map([...there, ...fresh.map((g, i) => [g.name, ids[i] as string] as const)]);
}

/** Awards as they stand in a file, with their countries, their money and the question whether they count. */
interface Given { rowNumber: number; award: Record<string, unknown> & { number: string; funder: string; awarded_on: string; cents: number }; recipient: { name: string; kind: string; country: string }; countries: string[]; movements: { kind: string; on_day: string; cents: number }[] }

async function keepGiven(tx: Tx, given: readonly Given[]): Promise<string[]> {
  const recipients = await recipientsOf(tx, given.map((g) => g.recipient));
  const thresholds = new Map<string, number>();
  for (const on of new Set(given.map((g) => g.award.awarded_on.slice(0, 7)))) thresholds.set(on, await store.thresholdOn(tx, `${on}-01`));
  const ids = given.map(() => crypto.randomUUID());
  await store.keepRows(tx, 'award', given.map((g, i) => ({ id: ids[i], ...g.award, recipient: recipients.get(g.recipient.name), program: null, application: null, parent: null, total_cents: null, continues: null, initiative: null })));
  await store.keepRows(tx, 'place', given.flatMap((g, i) => g.countries.map((country) => ({ award: ids[i], country }))));
  await store.keepRows(tx, 'movement', given.flatMap((g, i) => g.movements.map((m) => ({ award: ids[i], ...m, reference: null }))));
  await store.keepRows(tx, 'question', given.map((g, i) => ({ award: ids[i], round: 1, coders: codersFor(g.award.cents, thresholds.get(g.award.awarded_on.slice(0, 7)) as number), standing: 'open', funder: g.award.funder, awarded_on: g.award.awarded_on, cents: g.award.cents })));
  return ids;
}

async function faultTaken(tx: Tx, numbers: readonly { rowNumber: number; number: string }[], column: string, fault: Fault): Promise<boolean> {
  const taken = await store.taken(tx, 'award', 'number', numbers.map((n) => n.number));
  for (const { rowNumber, number } of numbers) if (taken.has(number)) fault(rowNumber, column, { problem: 'An award of this number is on record already.', mend: 'Leave the row out; a correction is made on the award.' });
  return taken.size > 0;
}

const takeAwards: RoomSheet['take'] = async ({ tx, services }, rows, fault) => {
  const today = services.today();
  let wrong = await faultTaken(tx, rows.map((r) => ({ rowNumber: r.rowNumber, number: String(r.values['number']) })), 'number', fault);
  const given = rows.map(({ rowNumber, values }): Given => {
    const text = (name: string, otherwise = ''): string => { const v = values[name]; return typeof v === 'string' && v !== '' ? v : otherwise; };
    const scope = text('scope') as Scope;
    const region = (scope === 'domestic' ? text('region', 'domestic') : text('region', 'global')) as Region;
    const countries = text('countries') === '' ? [] : [...new Set(text('countries').split(/; ?/))];
    const [awardedOn, endsOn, cents] = [text('awarded_on'), text('ends_on'), Number(values['amount'])];
    const startsOn = text('starts_on', awardedOn);
    const obligated = values['obligated'] === null || values['obligated'] === undefined ? cents : Number(values['obligated']);
    const say = (column: string, problem: string, mend: string): void => { wrong = true; fault(rowNumber, column, { problem, mend }); };
    if (awardedOn > today) say('awarded_on', 'This day is still to come.', 'Correct the day, or take the row out.');
    if (cents <= 0) say('amount', 'An award is of more than nothing.', 'Check the amount.');
    if (obligated > cents || obligated < 0) say('obligated', 'More would be obligated than was awarded, or less than nothing.', 'Check the amounts.');
    const period = values['period'] === null || values['period'] === undefined ? 1 : Number(values['period']);
    if (period < 1 || period > 20) say('period', 'There is no such budget period.', 'Write 1 for the first.');
    const objection = objectToAward({ scope, region, countries, awardedOn, startsOn, endsOn, cents, totalCents: null, period, continues: false, parent: false });
    if (objection) say(objection.code === 'grants.region' ? 'region' : 'ends_on', objection.sentence, 'Correct the row.');
    return {
      rowNumber, countries: scope === 'domestic' ? [] : countries, recipient: { name: text('recipient'), kind: text('recipient_kind', 'ngo'), country: text('recipient_country', 'US') }, movements: obligated > 0 ? [{ kind: 'obligated', on_day: awardedOn, cents: obligated }] : [],
      award: {
        number: text('number'), title: text('title'), purpose: text('purpose', text('title')), instrument: text('instrument', 'grant'), funder: text('funder'), scope, region, categories: listOf(values['categories']) as Category[], service: values['service'] ?? null, awarded_on: awardedOn, starts_on: startsOn, ends_on: endsOn, cents, period, closed_on: null,
      },
    };
  });
  if (!wrong) await keepGiven(tx, given);
};

function listOf(value: CellValue | undefined): string[] {
  return typeof value === 'string' && value !== '' ? value.split(';').map((v) => v.trim()) : [];
}

const takeReports: RoomSheet['take'] = async ({ tx, services }, rows, fault) => {
  const awards = await store.taken(tx, 'award', 'number', [...new Set(rows.map((r) => String(r.values['award'])))]);
  const owed = await store.of<store.ReportRow>(tx, 'report', [...awards.values()]);
  const reports = new Map<string, { row: Record<string, unknown>; there: store.ReportRow | undefined; counts: Map<string, Record<string, unknown>> }>();
  let wrong = false;
  for (const { rowNumber, values } of rows) {
    const text = (name: string): string => String(values[name]);
    const say = (column: string, problem: string, mend: string): void => { wrong = true; fault(rowNumber, column, { problem, mend }); };
    const award = awards.get(text('award'));
    if (award === undefined) { say('award', 'No award of this number is on record.', 'Write the number as it is on record.'); continue; }
    if (text('until') <= text('from')) say('until', 'It would end before it begins.', 'Check both days.');
    if (text('received_on') > services.today()) say('received_on', 'This day is still to come.', 'Correct the day.');
    if (text('received_on') < text('from')) say('received_on', 'It would have come before its time began.', 'Check both days.');
    for (const column of ['target', 'actual']) if (values[column] !== null && Number(values[column]) < 0) say(column, 'This is less than nothing.', 'Check the number.');
    const key = JSON.stringify([award, values['kind'], values['from']]);
    const there = owed.find((r) => r.award === award && r.kind === values['kind'] && r.from_day === values['from']);
    if (there?.received_on) { say('from', 'This report has come already.', 'Leave the row out.'); continue; }
    const report = reports.get(key) ?? { there, row: { award, kind: values['kind'], from_day: values['from'], until_day: values['until'], due_on: values['until'], received_on: values['received_on'], accepted_on: null, narrative: null }, counts: new Map() };
    if (report.row['until_day'] !== values['until'] || report.row['received_on'] !== values['received_on']) say('until', 'Rows of one report give different days.', 'Write the same days in each of its rows.');
    if (report.counts.has(text('indicator'))) say('indicator', 'The report counts this twice.', 'Leave one of the rows out.');
    report.counts.set(text('indicator'), { indicator: values['indicator'], target: values['target'] ?? null, actual: values['actual'] });
    reports.set(key, report);
  }
  if (wrong) return;
  const all = [...reports.values()];
  const fresh = all.filter((r) => !r.there);
  const ids = await store.keepRows(tx, 'report', fresh.map((r) => r.row));
  for (const r of all) if (r.there) await store.reviseRow(tx, 'report', r.there.id, r.there.version, { received_on: r.row['received_on'] });
  await store.keepRows(tx, 'reported', all.flatMap((r) => [...r.counts.values()].map((c) => ({ report: r.there?.id ?? ids[fresh.indexOf(r)], ...c }))));
};

const takeActivities: RoomSheet['take'] = async ({ tx, services }, rows, fault) => {
  const today = services.today();
  const read = rows.flatMap(({ rowNumber, values }) => {
    const found = withDocument(Buffer.from(`<iati-activities version="2.03">${String(values['activity'])}</iati-activities>`), readActivities)?.[0];
    return found ? [{ rowNumber, found, identifier: String(values['identifier']) }] : [];
  });
  let wrong = read.length < rows.length || await faultTaken(tx, read.map((r) => ({ rowNumber: r.rowNumber, number: r.found.number })), 'identifier', fault);
  const say = (rowNumber: number, problem: string, mend: string): void => { wrong = true; fault(rowNumber, 'activity', { problem, mend }); };
  const given = read.map(({ rowNumber, found }): Given => {
    if (found.title === '') say(rowNumber, 'The activity has no title.', 'Give it one in the program that wrote the file.');
    if (found.recipient === '') say(rowNumber, 'The activity names nobody who carries it out.', 'Name a participating organisation of role 4.');
    if (found.startsOn === null || found.endsOn === null || found.endsOn <= found.startsOn) say(rowNumber, 'The activity has no days, or ends before it begins.', 'Give it activity dates.');
    return {
      rowNumber, countries: found.countries, recipient: { name: found.recipient.slice(0, 200), kind: found.recipientKind, country: 'US' }, movements: found.movements.filter((m) => m.onDay <= today).map((m) => ({ kind: m.kind, on_day: m.onDay, cents: m.cents })),
      award: {
        number: found.number, title: found.title.slice(0, 300), purpose: found.purpose.slice(0, 4000), instrument: 'grant', funder: found.funder, scope: found.scope, region: found.region, categories: [], service: null, awarded_on: found.movements.map((m) => m.onDay).concat(found.startsOn ?? today).sort()[0] as string, starts_on: found.startsOn ?? today, ends_on: found.endsOn ?? today, cents: found.cents, period: 1, closed_on: found.closed ? found.endsOn : null,
      },
    };
  });
  if (wrong) return;
  const ids = await keepGiven(tx, given);
  await store.keepRows(tx, 'source', read.map(({ found, identifier }, i) => ({ award: ids[i], identifier, xml: found.xml, currencies: found.currencies })));
};

/** An IATI file as rows, one for each activity, named by its identifier. */
async function readIati(bytes: Uint8Array, fileName: string): ReturnType<NonNullable<RoomSheet['read']>> {
  if (!fileName.toLowerCase().endsWith('.xml')) throw new Refusal('grants.not-iati', 'Choose an IATI file: XML whose root is iati-activities.', { status: 400 });
  const found = withDocument(bytes, (d): Read[] | undefined => (d.root.name === 'iati-activities' ? readActivities(d) : undefined));
  if (!found) throw new Refusal('grants.not-iati', 'Choose an IATI file: XML whose root is iati-activities.', { status: 400 });
  return { format: 'csv', header: ['identifier', 'activity'], headerRow: 1, sheetNames: [], notes: [], rows: found.map((a, i) => ({ rowNumber: i + 2, cells: [a.number, a.xml] })), place: (_, rowNumber) => `activity ${rowNumber - 1}` };
}

/** Awards and reports in and out as sheets, and activities of the aid transparency standard in. */
export const sheets: readonly RoomSheet[] = [
  {
    sheet: awardSheet, mayImport: 'grants.write', mayExport: 'grants.read', take: takeAwards,
    give: async function* ({ tx }) {
      for (let after = '';;) {
        const rows = await rowsAfter(tx, after, 1000);
        for (const r of rows) yield { ...r, amount: Number(r.amount), obligated: Number(r.obligated), categories: r.categories.join(';'), countries: r.countries.join(';') };
        if (rows.length < 1000) return;
        after = rows.at(-1)?.number as string;
      }
    },
  },
  {
    sheet: reportSheet, mayImport: 'grants.write', mayExport: 'grants.read', take: takeReports,
    give: async function* ({ tx }) {
      for (const row of await reportedRows(tx)) yield row;
    },
  },
  { sheet: activitySheet, mayImport: 'grants.write', mayExport: 'grants.read', kinds: ['.xml'], read: readIati, take: takeActivities, give: async function* ({ tx }) { for (const s of await store.all<{ identifier: string; xml: string }>(tx, 'source', 'identifier')) yield { identifier: s.identifier, activity: s.xml }; } },
];
