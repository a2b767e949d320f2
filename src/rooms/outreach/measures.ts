import type { Day } from '../../foundation/calendar/day.ts';
import { defineMeasure, type Dimension } from '../../foundation/measure/measure.ts';

const basis = ['fiscal-year', 'reporting-year', 'calendar-year', 'month', 'since-inception'] as const;
const common = { room: 'outreach', version: 1, effectiveFrom: '2004-04-01' as Day, changes: [] } as const;
const LINES = 'founding chapter, lines 53 to 57';
export const INTERMEDIARY: Dimension = { title: 'Intermediaries', values: { 'law-enforcement': 'Local law enforcement', 'social-services': 'Social service providers', 'health-care': 'Health care workers', 'faith-based': 'Faith-based organizations', 'migrant-labor': 'Migrant and labor outreach organizations', 'child-youth': 'Child and homeless youth advocates and caregivers', ethnic: 'Ethnic organizations' } };
export const SECTOR: Dimension = { title: 'Sector', values: { ...INTERMEDIARY.values, government: 'Government', legal: 'Legal aid', business: 'Business', education: 'Education', media: 'Media' } };
export const KIND: Dimension = { title: 'Material', values: { poster: 'Poster', brochure: 'Brochure', card: 'Card', 'fact-sheet': 'Fact sheet', 'tool-kit': 'Tool kit', video: 'Video', 'web-page': 'Web page' } };
export const MEDIUM: Dimension = { title: 'Medium', values: { radio: 'Radio', television: 'Television', print: 'Print', web: 'Web', outdoor: 'Outdoor' } };
const CHANNEL: Dimension = { title: 'Channel', values: { phone: 'Telephone', text: 'Text message', chat: 'Chat', web: 'Web form', 'in-person': 'In person' } };
const language: Dimension = { title: 'Language', values: {}, open: true };
const state: Dimension = { title: 'State', values: {}, open: true };

const launched = defineMeasure({
  ...common, id: 'OUT-01', basis: [...basis], title: 'Campaigns launched', question: 'How many public awareness campaigns were launched?', unit: 'campaign', population: 'public awareness campaigns against trafficking', event: 'the campaign was launched', countedOnce: 'Each campaign once, on the day it was launched.', across: { way: 'B' }, dimensions: {}, authority: `22 USC 7105(b)(1)(B); ${LINES}`, sentence: '{value} {unit} {was|were} launched in {period}.', aggregate: { kind: 'records' },
  records: `select c.agency, c.id as record, c.launched_on as day from outreach.campaign_as_of c`,
});
const copies = defineMeasure({
  ...common, id: 'OUT-02', basis: [...basis], title: 'Copies of materials given out', question: 'How many copies of campaign materials went to intermediaries?', unit: 'copy', population: 'copies of campaign materials that went to intermediaries', event: 'the copies were sent',
  countedOnce: 'Each copy once, on the day it went to an intermediary. How many of them were put up or read is not known.', across: { way: 'B' }, dimensions: { intermediary: INTERMEDIARY, kind: KIND, language, state }, authority: LINES, sentence: '{value} {unit} of campaign materials went to intermediaries in {period}.', aggregate: { kind: 'sum', of: 'copies' },
  records: `select p.agency, p.id as record, p.sent_on as day, p.intermediary, p.state, p.copies, m.kind, e.language from outreach.placement_as_of p join outreach.edition_as_of e on e.agency = p.agency and e.id = p.edition join outreach.material_as_of m on m.agency = e.agency and m.id = e.material`,
});
const reached = defineMeasure({
  ...common, id: 'OUT-03', basis: [...basis], title: 'Groups of intermediaries reached', question: 'How many groups of intermediaries were given materials?', unit: 'group', population: 'groups of intermediaries on the dated list', event: 'copies went to one of the group', countedOnce: 'Each group of the list once within the period, however many copies it was given.', across: { way: 'A', serial: 'the code of the group on the list, which is one for all' },
  dimensions: { intermediary: INTERMEDIARY }, authority: 'founding chapter, line 55', sentence: 'Materials went to {value} {unit} of intermediaries in {period}.', aggregate: { kind: 'distinct', of: 'intermediary' }, records: `select p.agency, p.id as record, p.sent_on as day, p.intermediary from outreach.placement_as_of p`,
});
const cities = defineMeasure({
  ...common, id: 'OUT-04', basis: ['point-in-time'], title: 'Cities with a coalition', question: 'In how many cities did a coalition stand?', unit: 'city', population: 'cities in which a coalition against trafficking was convened', event: 'a coalition stood on the day', countedOnce: 'Each city with its State once, however many coalitions it has, from the day one was convened until the last ended.', across: { way: 'A', serial: 'the name of the city with its State', oneOffice: true }, dimensions: { state },
  authority: 'founding chapter, line 53', sentence: 'Coalitions stood in {value} {unit} {period}.', aggregate: { kind: 'distinct', of: 'place' }, records: `select c.agency, c.id as record, c.convened_on as day, c.ended_on as "until", c.state, c.city || ', ' || c.state as place from outreach.coalition_as_of c`,
});
const meetings = defineMeasure({
  ...common, id: 'OUT-05', basis: [...basis], title: 'Meetings of coalitions', question: 'How many meetings did coalitions hold?', unit: 'meeting', population: 'meetings of coalitions against trafficking', event: 'the meeting was held', countedOnce: 'Each meeting once, on its day.', across: { way: 'B' }, dimensions: { state }, authority: LINES, sentence: 'Coalitions held {value} {unit} in {period}.', aggregate: { kind: 'records' },
  records: `select m.agency, m.id as record, m.held_on as day, c.state from outreach.meeting_as_of m join outreach.coalition_as_of c on c.agency = m.agency and c.id = m.coalition`,
});
const members = defineMeasure({
  ...common, id: 'OUT-06', basis: ['point-in-time'], title: 'Members of coalitions', question: 'How many organizations belonged to coalitions?', unit: 'membership', population: 'memberships of organizations in coalitions', event: 'the membership stood on the day', countedOnce: 'Each membership once: an organization in two coalitions is two memberships. No person is a member.', across: { way: 'B' }, dimensions: { sector: SECTOR, state }, authority: LINES, sentence: '{value} {unit} in coalitions stood {period}.', aggregate: { kind: 'records' },
  records: `select m.agency, m.id as record, m.joined_on as day, m.left_on as "until", m.sector, c.state from outreach.member_as_of m join outreach.coalition_as_of c on c.agency = m.agency and c.id = m.coalition`,
});
const aired = defineMeasure({
  ...common, id: 'OUT-07', basis: [...basis], title: 'Public service announcements aired', question: 'How often were public service announcements aired?', unit: 'airing', population: 'airings and printings of public service announcements', event: 'the outlet began to air it', countedOnce: 'Each airing of an outlet once, under the day on which the outlet began. How many heard or saw it is an estimate of others and is not counted here.', across: { way: 'B' }, dimensions: { medium: MEDIUM, language },
  authority: LINES, sentence: 'Public service announcements had {value} {unit} in {period}.', aggregate: { kind: 'sum', of: 'airings' }, records: `select a.agency, a.id as record, a.aired_on as day, a.medium, a.language, a.airings from outreach.announcement_as_of a`,
});
const visits = defineMeasure({
  ...common, id: 'OUT-08', basis: [...basis], title: 'Visits to web resources', question: 'How many visits did the web resources of campaigns have?', unit: 'visit', population: 'visits to web resources of campaigns', event: 'the visit began', countedOnce: 'Each visit once, on the day it began: pages of one address and program without a pause of more than thirty minutes; robots are left out. A visit is not a visitor, and neither is a person.', across: { way: 'B' }, dimensions: {},
  authority: 'founding chapter, line 53', sentence: 'The web resources of campaigns had {value} {unit} in {period}.', aggregate: { kind: 'sum', of: 'visits' }, records: `select w.agency, w.id as record, w.from_day as day, w.visits from outreach.web_count_as_of w where w.span = 'day'`,
});
const visitors = defineMeasure({
  ...common, id: 'OUT-09', basis: ['fiscal-year', 'calendar-year', 'month', 'since-inception'], title: 'Visitors as files of web resources count them', question: 'How many visitors do the logs and exports of web resources count?', unit: 'visitor', population: 'visitors of web resources as one file each counts them', event: 'the file ended', countedOnce: 'Each visitor once within one file, under its last day: an address with its program, or what an analytics program takes for a browser. Visitors of two files may be the same, and none is known to be one person.', across: { way: 'B' }, dimensions: {},
  authority: 'founding chapter, line 53', sentence: 'Files of web resources that ended in {period} count {value} {unit}.', aggregate: { kind: 'sum', of: 'visitors' }, records: `select w.agency, w.id as record, w.last_day as day, w.visitors from outreach.web_count_as_of w where w.span = 'file'`,
});
const openings = defineMeasure({
  ...common, id: 'OUT-10', basis: [...basis], title: 'Pages behind poster codes opened', question: 'How often were the pages behind codes on posters opened?', unit: 'opening', population: 'openings of pages behind codes on materials', event: 'the page was opened', countedOnce: 'Each opening once, at most a thousand a day for one code; a program that looks at links opens pages too and cannot be told apart. An opening is not a person.', across: { way: 'B' }, dimensions: { intermediary: INTERMEDIARY, state },
  authority: LINES, sentence: 'Pages behind codes on materials had {value} {unit} in {period}.', aggregate: { kind: 'records' }, records: `select o.agency, o.id as record, o.on_day as day, p.intermediary, p.state from outreach.opening_as_of o join outreach.placement_as_of p on p.agency = o.agency and p.id = o.placement`,
});
const traced = defineMeasure({
  ...common, id: 'OUT-11', basis: [...basis], title: 'Contacts traced to the place of a poster', question: 'How many contacts read out the code of a poster?', unit: 'traced contact', population: 'contacts in which the code of a material was read out', event: 'the code was read out', countedOnce: 'Each time a code was read out once. It says where the material was and nothing of whoever read it; most contacts name no code.', across: { way: 'B' }, dimensions: { channel: CHANNEL, state },
  authority: LINES, sentence: 'In {period}, {value} {unit} led back to the place of a poster.', aggregate: { kind: 'records' }, records: `select t.agency, t.id as record, t.on_day as day, t.channel, (select min(p.state) from outreach.placement_as_of p where p.code = t.code) as state from outreach.trace_as_of t`,
});

/** Every measure of the room. */
export const measures = [launched, copies, reached, cities, meetings, members, aired, visits, visitors, openings, traced];
