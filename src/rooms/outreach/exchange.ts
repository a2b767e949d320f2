import { readSerial } from '../../foundation/credential/serial.ts';
import type { CheckedRow } from '../../foundation/exchange/check-table.ts';
import type { RoomSheet } from '../../foundation/exchange/room-sheet.ts';
import { defineSheet } from '../../foundation/exchange/sheet.ts';
import type { Problem } from '../../foundation/errors.ts';
import { INTERMEDIARY, KIND, MEDIUM, SECTOR } from './measures.ts';
import * as rules from './rules.ts';
import type { Intermediary } from './schema.ts';
import * as store from './store.ts';
import { readWebFile } from './web-log.ts';

const STATE = '^[A-Z]{2}$';
const LANGUAGE = '^[a-z]{2,3}(-[A-Za-z0-9]+)*$';

const placementsSheet = defineSheet({
  room: 'outreach', name: 'outreach-distribution', title: 'Distribution of campaign materials',
  columns: [
    { name: 'material', title: 'Material', about: 'Its title, as it is on record.', kind: 'text', required: true, maxLength: 200, example: 'Look Beneath the Surface' },
    { name: 'kind', title: 'Kind', about: 'What it is; told where two materials share a title.', kind: 'choice', required: false, choices: KIND.values, example: 'poster' },
    { name: 'language', title: 'Language', about: 'A language tag. The edition that stood on the day is taken.', kind: 'text', required: true, pattern: LANGUAGE, example: 'es' },
    { name: 'coalition', title: 'Coalition', about: 'The coalition that carried it there, as it is on record; empty where none did.', kind: 'text', required: false, maxLength: 120, example: 'Phoenix Coalition' },
    { name: 'intermediary', title: 'Intermediaries', about: 'The group of intermediaries, of the dated list.', kind: 'choice', required: true, choices: INTERMEDIARY.values, example: 'health-care' },
    { name: 'recipient', title: 'Recipient', about: 'The organization that was given the copies. Name no person.', kind: 'text', required: true, maxLength: 200, example: 'Desert Community Clinic' },
    { name: 'city', title: 'City', about: 'Where the copies went.', kind: 'text', required: true, maxLength: 120, example: 'Phoenix' },
    { name: 'state', title: 'State', about: 'The State or territory, two letters.', kind: 'text', required: true, pattern: STATE, example: 'AZ' },
    { name: 'sent_on', title: 'Sent on', about: 'The day on which they went out.', kind: 'day', required: true, example: '2004-06-02' },
    { name: 'copies', title: 'Copies', about: 'How many.', kind: 'integer', required: true, example: '250' },
    { name: 'code', title: 'Code', about: 'The code they carry, ten characters; empty where they carry none.', kind: 'text', required: false, maxLength: 20, example: '7Q4M-2XKD-9V' },
  ],
});
const membersSheet = defineSheet({
  room: 'outreach', name: 'coalition-members', title: 'Members of coalitions',
  columns: [
    { name: 'coalition', title: 'Coalition', about: 'Its name, as it is on record.', kind: 'text', required: true, maxLength: 120, example: 'Phoenix Coalition' },
    { name: 'organization', title: 'Organization', about: 'The member. Name no person.', kind: 'text', required: true, maxLength: 200, example: 'Desert Community Clinic' },
    { name: 'sector', title: 'Sector', about: 'What it does.', kind: 'choice', required: true, choices: SECTOR.values, example: 'health-care' },
    { name: 'joined_on', title: 'Joined on', about: 'The day on which it joined.', kind: 'day', required: true, example: '2004-05-11' },
    { name: 'left_on', title: 'Left on', about: 'The day on which it left; empty while it belongs to it.', kind: 'day', required: false, example: '2005-02-01' },
  ],
});
const announcementsSheet = defineSheet({
  room: 'outreach', name: 'announcements', title: 'Public service announcements',
  columns: [
    { name: 'campaign', title: 'Campaign', about: 'Its name, as it is on record.', kind: 'text', required: true, maxLength: 200, example: 'Rescue and Restore Victims of Human Trafficking' },
    { name: 'title', title: 'Announcement', about: 'Its title.', kind: 'text', required: true, maxLength: 200, example: 'Look closer, 30 seconds' },
    { name: 'medium', title: 'Medium', about: 'Where it was aired or printed.', kind: 'choice', required: true, choices: MEDIUM.values, example: 'radio' },
    { name: 'language', title: 'Language', about: 'A language tag.', kind: 'text', required: true, pattern: LANGUAGE, example: 'es' },
    { name: 'outlet', title: 'Outlet', about: 'The station, paper or site.', kind: 'text', required: true, maxLength: 200, example: 'Radio Sol 1190' },
    { name: 'state', title: 'State', about: 'Two letters; empty where it is nationwide.', kind: 'text', required: false, pattern: STATE, example: 'AZ' },
    { name: 'aired_on', title: 'First aired on', about: 'The first day.', kind: 'day', required: true, example: '2004-05-03' },
    { name: 'last_on', title: 'Last aired on', about: 'The last day.', kind: 'day', required: true, example: '2004-05-31' },
    { name: 'airings', title: 'Airings', about: 'How often in all.', kind: 'integer', required: true, example: '84' },
  ],
});
const webSheet = defineSheet({
  room: 'outreach', name: 'web-visits', title: 'Visits to web resources',
  columns: [
    { name: 'site', title: 'Web resource', about: 'Its name, as it is on record; where an office has one, it may be left empty. A log or an export is taken as it is, and its file is named after the resource.', kind: 'text', required: false, maxLength: 120, example: 'Rescue and Restore' },
    { name: 'span', title: 'Span', about: 'One day, or all days of a file.', kind: 'choice', required: true, choices: { day: 'One day', file: 'The whole file' }, example: 'day' },
    { name: 'from_day', title: 'From', about: 'The day, or the first one.', kind: 'day', required: true, example: '2004-04-12' },
    { name: 'last_day', title: 'Until', about: 'The day, or the last one.', kind: 'day', required: true, example: '2004-04-12' },
    { name: 'visits', title: 'Visits', about: 'Needed for a day. Robots left out.', kind: 'integer', required: false, example: '214' },
    { name: 'visitors', title: 'Visitors', about: 'Each once in the span; needed for a whole file. Visitors of days are never added.', kind: 'integer', required: false, example: '190' },
    { name: 'pages', title: 'Pages', about: 'Pages seen, robots left out.', kind: 'integer', required: false, example: '702' },
    { name: 'bots', title: 'Pages of robots', about: 'Pages that were left out.', kind: 'integer', required: false, example: '118' },
    { name: 'source', title: 'Source', about: 'Where the numbers come from.', kind: 'choice', required: true, choices: { 'server-log': 'Server log', analytics: 'Analytics export', 'by-hand': 'By hand' }, example: 'server-log' },
  ],
});

type Fault = (rowNumber: number, column: string, problem: Pick<Problem, 'problem' | 'mend'>) => void;

/** Reports faults and knows whether there was none: only then are rows written, for what is at fault may be what the table refuses. */
function counted(told: Fault): { fault: Fault; none: () => boolean } {
  let faults = 0;
  return { fault: (...one) => { faults += 1; told(...one); }, none: () => faults === 0 };
}
const text = ({ values }: CheckedRow, column: string): string => String(values[column] ?? '');
const filled = ({ values }: CheckedRow, column: string): boolean => values[column] !== null && values[column] !== undefined && values[column] !== '';

function objected(fault: Fault, row: CheckedRow, column: string, objection: rules.Objection | undefined): void {
  if (objection) fault(row.rowNumber, column, { problem: objection.sentence, mend: 'Correct the cell, or take the row out.' });
}

function between(fault: Fault, row: CheckedRow, column: string, least: number, most: number): void {
  const value = row.values[column];
  if (typeof value === 'number' && (value < least || value > most)) fault(row.rowNumber, column, { problem: `This is less than ${least} or more than can be.`, mend: 'Check the number.' });
}

const unknown = (what: string): Pick<Problem, 'problem' | 'mend'> => ({ problem: `No ${what} of this name is on record.`, mend: 'Write the name as it is on record, or record it first.' });

/** What the office keeps in spreadsheets, in and out as files. */
export const sheets: readonly RoomSheet[] = [{
  sheet: placementsSheet, mayImport: 'outreach.write', mayExport: 'outreach.read',
  take: async ({ tx, services }, rows, told) => {
    const { fault, none } = counted(told);
    const materials = await store.all<store.MaterialRow>(tx, 'material');
    const editions = Map.groupBy(await store.all<store.EditionRow>(tx, 'edition'), (one) => one.material);
    const coalitions = new Map((await store.all<store.CoalitionRow>(tx, 'coalition')).map((one) => [one.name, one]));
    const codes = new Set((await store.placements(tx, { count: 100_000 })).rows.map((one) => one.code));
    const kept = rows.map((row) => {
      const on = text(row, 'sent_on');
      const [material, ...others] = materials.filter((one) => one.title === row.values['material'] && (!filled(row, 'kind') || one.kind === row.values['kind']));
      if (!material) fault(row.rowNumber, 'material', unknown('material'));
      if (others.length > 0) fault(row.rowNumber, 'kind', { problem: 'Several materials have this title.', mend: 'Say which kind it is.' });
      const own = (material ? editions.get(material.id) ?? [] : []).filter((one) => one.language === row.values['language']);
      const edition = own.find((one) => rules.objectToEdition(one, on) === undefined);
      if (material && !edition) fault(row.rowNumber, 'language', { problem: 'No edition in this language stood on the day.', mend: 'Check the language and the day, or record the edition first.' });
      const coalition = filled(row, 'coalition') ? coalitions.get(text(row, 'coalition')) : undefined;
      if (filled(row, 'coalition') && !coalition) fault(row.rowNumber, 'coalition', unknown('coalition'));
      objected(fault, row, 'sent_on', rules.objectToDay(on, services.today(), coalition?.convened_on));
      objected(fault, row, 'intermediary', rules.objectToIntermediary(row.values['intermediary'] as Intermediary, on));
      between(fault, row, 'copies', 1, 10_000_000);
      const code = filled(row, 'code') ? readSerial(text(row, 'code')) : null;
      if (code === undefined) fault(row.rowNumber, 'code', { problem: 'This is no code: its last character does not meet the others.', mend: 'Copy it from the poster, or leave the cell empty.' });
      if (code && codes.has(code)) fault(row.rowNumber, 'code', { problem: 'This code is on record already, or stands twice in the file.', mend: 'Each placement has a code of its own.' });
      codes.add(code ?? null);
      return { edition: edition?.id, coalition: coalition?.id ?? null, intermediary: row.values['intermediary'], recipient: row.values['recipient'], city: row.values['city'], state: row.values['state'], sent_on: on, copies: row.values['copies'], code };
    });
    if (none()) await store.keepRows(tx, 'placement', kept);
  },
  give: async function* ({ tx }) {
    for (let from = 0; ; from += 500) {
      const { rows } = await store.placements(tx, { from, count: 500 });
      if (rows.length === 0) return;
      for (const p of rows) yield { material: p.material, kind: p.kind, language: p.language, coalition: p.coalition, intermediary: p.intermediary, recipient: p.recipient, city: p.city, state: p.state, sent_on: p.sentOn, copies: p.copies, code: p.code };
    }
  },
}, {
  sheet: membersSheet, mayImport: 'outreach.write', mayExport: 'outreach.read',
  take: async ({ tx, services }, rows, told) => {
    const { fault, none } = counted(told);
    const coalitions = new Map((await store.all<store.CoalitionRow>(tx, 'coalition')).map((one) => [one.name, one]));
    const seen = new Set((await store.ofCoalitions<store.MemberRow>(tx, 'member', [...coalitions.values()].map((one) => one.id))).filter((one) => one.left_on === null).map((one) => JSON.stringify([one.coalition, one.name])));
    const kept = rows.map((row) => {
      const coalition = coalitions.get(text(row, 'coalition'));
      if (!coalition) fault(row.rowNumber, 'coalition', unknown('coalition'));
      objected(fault, row, 'joined_on', rules.objectToDay(text(row, 'joined_on'), services.today(), coalition?.convened_on));
      if (filled(row, 'left_on')) objected(fault, row, 'left_on', rules.objectToDay(text(row, 'left_on'), services.today(), text(row, 'joined_on')));
      if (filled(row, 'left_on') && text(row, 'left_on') === text(row, 'joined_on')) fault(row.rowNumber, 'left_on', { problem: 'It would leave on the day it joined.', mend: 'Correct the day.' });
      const key = JSON.stringify([coalition?.id, row.values['organization']]);
      if (!filled(row, 'left_on')) {
        if (seen.has(key)) fault(row.rowNumber, 'organization', { problem: 'This organization is a member already, or stands twice in the file.', mend: 'Leave the row out.' });
        seen.add(key);
      }
      return { coalition: coalition?.id, name: row.values['organization'], sector: row.values['sector'], joined_on: row.values['joined_on'], left_on: row.values['left_on'] ?? null };
    });
    if (none()) await store.keepRows(tx, 'member', kept);
  },
  give: async function* ({ tx }) {
    const coalitions = await store.all<store.CoalitionRow>(tx, 'coalition');
    for (const c of coalitions) for (const one of await store.ofCoalitions<store.MemberRow>(tx, 'member', [c.id])) yield { coalition: c.name, organization: one.name, sector: one.sector, joined_on: one.joined_on, left_on: one.left_on };
  },
}, {
  sheet: announcementsSheet, mayImport: 'outreach.write', mayExport: 'outreach.read',
  take: async ({ tx, services }, rows, told) => {
    const { fault, none } = counted(told);
    const campaigns = new Map((await store.all<store.CampaignRow>(tx, 'campaign')).map((one) => [one.name, one]));
    const seen = new Set((await store.announcementKeys(tx)).map((one) => JSON.stringify([one.title, one.outlet, one.aired_on])));
    const kept = rows.map((row) => {
      const campaign = campaigns.get(text(row, 'campaign'));
      if (!campaign) fault(row.rowNumber, 'campaign', unknown('campaign'));
      objected(fault, row, 'aired_on', rules.objectToDay(text(row, 'aired_on'), services.today(), campaign?.launched_on));
      objected(fault, row, 'last_on', rules.objectToDay(text(row, 'last_on'), services.today(), text(row, 'aired_on')));
      between(fault, row, 'airings', 1, 1_000_000);
      const key = JSON.stringify([row.values['title'], row.values['outlet'], row.values['aired_on']]);
      if (seen.has(key)) fault(row.rowNumber, 'title', { problem: 'This announcement is on record already for this outlet and day, or stands twice in the file.', mend: 'Leave the row out.' });
      seen.add(key);
      const { campaign: _, ...values } = row.values;
      return { ...values, state: values['state'] || null, campaign: campaign?.id };
    });
    if (none()) await store.keepRows(tx, 'announcement', kept);
  },
  give: async function* ({ tx }) {
    const campaigns = new Map((await store.all<store.CampaignRow>(tx, 'campaign')).map((one) => [one.id, one.name]));
    for (const a of await store.all<store.AnnouncementRow>(tx, 'announcement')) yield { campaign: campaigns.get(a.campaign) ?? null, title: a.title, medium: a.medium, language: a.language, outlet: a.outlet, state: a.state, aired_on: a.aired_on, last_on: a.last_on, airings: a.airings };
  },
}, {
  sheet: webSheet, mayImport: 'outreach.write', mayExport: 'outreach.read', kinds: ['.log', '.txt'], read: readWebFile,
  take: async ({ tx, services }, rows, told) => {
    const { fault, none } = counted(told);
    const sites = await store.all<store.SiteRow>(tx, 'site');
    const key = (site: string, row: { span: unknown; from_day: unknown; last_day: unknown }): string => JSON.stringify([site, row.span, row.from_day, row.last_day]);
    const seen = new Set((await store.webCounts(tx, sites.map((s) => s.id))).map((one) => key(one.site, one)));
    const kept = rows.map((row) => {
      const machine = row.values['source'] !== 'by-hand';
      // A log says nothing of whose it is: its file is named after the resource, and where an office has one resource it is that one.
      const site = sites.find((one) => one.name === row.values['site']) ?? (sites.length === 1 && (machine || !filled(row, 'site')) ? sites[0] : undefined);
      if (!site) fault(row.rowNumber, 'site', { problem: 'Which web resource this is of cannot be told.', mend: 'Write its name as it is on record, or name the log after it.' });
      objected(fault, row, 'from_day', rules.objectToDay(text(row, 'from_day'), services.today(), site?.opened_on));
      objected(fault, row, 'last_day', rules.objectToDay(text(row, 'last_day'), services.today(), text(row, 'from_day')));
      const day = row.values['span'] === 'day';
      if (day && row.values['last_day'] !== row.values['from_day']) fault(row.rowNumber, 'last_day', { problem: 'A day ends on the day it begins.', mend: 'Write the same day, or say that it is a whole file.' });
      if (!filled(row, day ? 'visits' : 'visitors')) fault(row.rowNumber, day ? 'visits' : 'visitors', { problem: day ? 'A day needs its visits.' : 'A whole file needs its visitors.', mend: 'Fill the cell.' });
      for (const column of ['visits', 'visitors', 'pages', 'bots']) between(fault, row, column, 0, 2_000_000_000);
      const name = key(site?.id ?? '', row.values as never);
      if (seen.has(name)) fault(row.rowNumber, 'from_day', { problem: 'This span is counted already, or stands twice in the file.', mend: 'Leave it out, or take the earlier file back.' });
      seen.add(name);
      return { ...row.values, site: site?.id };
    });
    if (none()) await store.keepRows(tx, 'web_count', kept);
  },
  give: async function* ({ tx }) {
    const sites = await store.all<store.SiteRow>(tx, 'site');
    const names = new Map(sites.map((s) => [s.id, s.name]));
    for (const w of await store.webCounts(tx, sites.map((s) => s.id))) yield { ...w, site: names.get(w.site) ?? null };
  },
}];
