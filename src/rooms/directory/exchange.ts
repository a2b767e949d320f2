import type { Tx } from '../../foundation/database/database.ts';
import type { Problem } from '../../foundation/errors.ts';
import type { CheckedRow } from '../../foundation/exchange/check-table.ts';
import type { Exchanging, RoomSheet } from '../../foundation/exchange/room-sheet.ts';
import { defineSheet } from '../../foundation/exchange/sheet.ts';
import { areasAsHsds, refuseTelling } from './actions.ts';
import { hoursText, openingsOf, readHours, schedulesOf, type ScheduleLike } from './hours.ts';
import { documentOf, keepLocations, openLocations, seenOf } from './location.ts';
import { isArea, placeOf, readPlace } from './places.ts';
import { checkedOn } from './published.ts';
import { languagesOf, phonesOf } from './readings.ts';
import { FACTS } from './schema.ts';
import * as store from './store.ts';
import { NEEDS, type Need } from './taxonomy.ts';

/** Services with their organizations and one place each, as a spreadsheet keeps them. */
const servicesSheet = defineSheet({
  room: 'directory', name: 'services', title: 'Services',
  columns: [
    { name: 'organization', title: 'Organization', about: 'Who gives the service. Rows of one organization carry the same name.', kind: 'text', required: true, maxLength: 300, example: 'Bayside Haven' },
    { name: 'service', title: 'Service', about: 'What the service is called.', kind: 'text', required: true, maxLength: 300, example: 'Emergency shelter' },
    { name: 'about', title: 'What it is', about: 'In a few sentences. Never where a confidential place is.', kind: 'text', required: false, maxLength: 4000, example: 'Beds for women, with a case manager.' },
    { name: 'needs', title: 'For which needs', about: `Codes, separated by semicolons: ${NEEDS.join(', ')}.`, kind: 'text', required: true, maxLength: 300, example: 'shelter; case-management' },
    { name: 'ages', title: 'Ages', about: 'Whom it takes by age; all where empty.', kind: 'choice', required: false, choices: { all: 'All ages', adults: 'Adults only', minors: 'Under 18 only' }, example: 'adults' },
    { name: 'forms', title: 'Form of trafficking', about: 'Both where empty.', kind: 'choice', required: false, choices: { both: 'Sex or labor', sex: 'Sex only', labor: 'Labor only' }, example: 'both' },
    { name: 'status_needed', title: 'Immigration status needed', about: 'Whether it asks for one; no where empty.', kind: 'yes-no', required: false, example: 'no' },
    { name: 'eligibility', title: 'Who else can use it', about: 'In words.', kind: 'text', required: false, maxLength: 1000, example: 'Women, with or without children' },
    { name: 'areas', title: 'Areas', about: 'Where it is given, separated by semicolons: US, US-FL, z336 for ZIP codes that begin so, or a city such as Tampa.', kind: 'text', required: true, maxLength: 300, example: 'tampa; US-FL' },
    { name: 'languages', title: 'Languages', about: 'ISO 639 codes, separated by semicolons.', kind: 'text', required: true, maxLength: 200, example: 'en; es' },
    { name: 'interpreter', title: 'Interpreter', about: 'Whether it finds one for other languages.', kind: 'yes-no', required: false, example: 'yes' },
    { name: 'phone', title: 'Phone', about: 'The first number to call.', kind: 'text', required: false, pattern: '^[+0-9][0-9 ().x-]{2,39}$', example: '813-555-0110' },
    { name: 'phone_kind', title: 'Kind of phone', about: 'Voice where empty.', kind: 'choice', required: false, choices: { voice: 'Voice', hotline: 'Hotline at any hour', text: 'Text', tty: 'TTY', fax: 'Fax' }, example: 'hotline' },
    { name: 'email', title: 'Email', about: 'Of the service, not of a person.', kind: 'text', required: false, pattern: '^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$', maxLength: 200, example: 'intake@bayside.example' },
    { name: 'website', title: 'Website', about: 'With https://.', kind: 'text', required: false, pattern: '^https?://[^\\s]+$', maxLength: 300, example: 'https://bayside.example' },
    { name: 'hours', title: 'Hours', about: 'As it is said: Mo-Fr 9-17; Sa 10-14, or 24/7.', kind: 'text', required: false, maxLength: 300, example: 'Mo-Fr 9:00-17:00' },
    { name: 'next_step', title: 'Next step', about: 'How one gets in.', kind: 'text', required: false, maxLength: 1000, example: 'Call; an advocate meets you.' },
    { name: 'cost', title: 'Cost', about: 'In words.', kind: 'text', required: false, maxLength: 400, example: 'Free' },
    { name: 'counts', title: 'What it counts', about: 'Whether it says how much room it has; none where empty.', kind: 'choice', required: false, choices: { none: 'Nothing', beds: 'Beds', slots: 'Appointments' }, example: 'beds' },
    { name: 'confidential', title: 'Confidential place', about: 'Whether its address is confidential. Such an address is taken in and sealed, and is never given out, in this file or any other.', kind: 'yes-no', required: false, example: 'no' },
    { name: 'address', title: 'Street', about: 'Empty on export where the place is confidential.', kind: 'text', required: false, maxLength: 300, example: '12 Example Street', personal: true },
    { name: 'city', title: 'City', about: 'Empty on export where the place is confidential.', kind: 'text', required: false, maxLength: 120, example: 'Tampa', personal: true },
    { name: 'state', title: 'State', about: 'Two letters.', kind: 'text', required: false, pattern: '^[A-Z]{2}$', example: 'FL', personal: true },
    { name: 'zip', title: 'ZIP code', about: 'Empty on export where the place is confidential.', kind: 'text', required: false, pattern: '^\\d{5}(-\\d{4})?$', example: '33602', personal: true },
    { name: 'checked_on', title: 'Checked on', about: 'The day on which everything in the row was last made sure of.', kind: 'day', required: false, example: '2004-03-02' },
  ],
});

type Values = Readonly<Record<string, string | number | boolean | null>>;
type Fault = (column: string, problem: Pick<Problem, 'problem' | 'mend'>) => void;

const parts = (value: unknown): string[] => String(value ?? '').split(/[;,]/).map((p) => p.trim()).filter((p) => p !== '');

/** Services in and out. Taking in only adds, and shows nothing to anybody; what stands just so is left alone, what differs is named. */
export const sheets: readonly RoomSheet[] = [{
  sheet: servicesSheet, mayImport: 'directory.import', mayExport: 'directory.export',
  take: async (asked, rows, fault) => {
    let faults = 0;
    const standing = await rowsStanding(asked.tx);
    const fresh: { row: CheckedRow; needs: Need[]; areas: string[] }[] = [];
    const seen = new Set<string>();
    for (const row of rows) {
      const wrong: Fault = (column, problem) => { faults += 1; fault(row.rowNumber, column, problem); };
      const read = readRow(row.values, asked.services.today(), wrong);
      const key = keyOf(row.values);
      if (seen.has(key)) wrong('service', { problem: 'This service of this organization stands in the file twice.', mend: 'Leave one of the rows out.' });
      seen.add(key);
      const there = standing.get(key);
      if (there && Object.entries(there).some(([k, v]) => !PLACE.has(k) && row.values[k] !== null && row.values[k] !== undefined && String(row.values[k]) !== String(v ?? ''))) wrong('service', { problem: 'This service stands here already, and otherwise than in the row.', mend: 'Correct it by hand, or leave the row out.' });
      if (!there) fresh.push({ row, ...read });
    }
    if (faults > 0) return;
    await refuseTelling(asked.tx, asked.identity, fresh.map((f) => Object.entries(f.row.values).filter(([k]) => !PLACE.has(k)).map(([, v]) => v)));
    for (let i = 0; i < fresh.length; i += 500) await takePart(asked, fresh.slice(i, i + 500));
    const told = fresh.some((f) => f.row.values['confidential'] === true);
    if (told) await refuseTelling(asked.tx, asked.identity, fresh.map((f) => Object.entries(f.row.values).filter(([k]) => !PLACE.has(k) || f.row.values['confidential'] !== true).map(([, v]) => v)));
  },
  give: async function* ({ tx, identity }) {
    for (let from = 0; ; from += 500) {
      const { rows } = await store.listOrganizations(tx, { from, count: 500 });
      if (rows.length === 0) return;
      yield* await rowsOf({ tx, identity }, rows.map((r) => r.id));
    }
  },
}];

const PLACE = new Set(['confidential', 'address', 'city', 'state', 'zip', 'checked_on', 'areas', 'needs', 'languages', 'hours']);
const keyOf = (values: Values): string => `${String(values['organization']).trim().toLowerCase()}|${String(values['service']).trim().toLowerCase()}`;

function readRow(v: Values, today: string, wrong: Fault): { needs: Need[]; areas: string[] } {
  const needs = parts(v['needs']).map((p) => p.toLowerCase());
  if (needs.length === 0 || needs.some((n) => !(NEEDS as readonly string[]).includes(n))) wrong('needs', { problem: 'One of these is not a need we know.', mend: `Use codes such as ${NEEDS.slice(0, 4).join(', ')}.` });
  const areas = parts(v['areas']).map((p) => (isArea(p) ? p : readPlace(p)?.place.code ?? p));
  if (areas.length === 0 || areas.some((a) => !isArea(a))) wrong('areas', { problem: 'One of these areas is not known.', mend: 'Write US, a state such as US-FL, z336, or a city of the gazetteer.' });
  if (parts(v['languages']).some((l) => !/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/.test(l)) || parts(v['languages']).length === 0) wrong('languages', { problem: 'One of these is not a language code.', mend: 'Write codes such as en; es.' });
  if (v['hours'] && !readHours(String(v['hours']))) wrong('hours', { problem: 'These hours cannot be read.', mend: 'Write them like Mo-Fr 9-17; Sa 10-14, or 24/7.' });
  if (v['checked_on'] && String(v['checked_on']) > today) wrong('checked_on', { problem: 'This day has not come yet.', mend: 'Check the year.' });
  if (v['confidential'] !== true && [v['address'], v['city'], v['state'], v['zip']].some(Boolean) && !(v['city'] && v['state'])) wrong('city', { problem: 'A place needs its city and state.', mend: 'Fill both, or leave the whole address empty.' });
  return { needs: needs as Need[], areas: [...new Set(areas)] };
}

async function takePart({ tx, identity, services }: Exchanging, fresh: readonly { row: CheckedRow; needs: Need[]; areas: string[] }[]): Promise<void> {
  const today = services.today();
  const known = new Map((await store.findOrganizationsByName(tx, fresh.map((f) => String(f.row.values['organization'])))).map((o) => [o.name.trim().toLowerCase(), o.id]));
  const made = new Map<string, string>();
  for (const { row } of fresh) { const name = String(row.values['organization']).trim(); if (!known.has(name.toLowerCase()) && !made.has(name.toLowerCase())) made.set(name.toLowerCase(), crypto.randomUUID()); }
  await store.keepRows(tx, 'organization', [...made].map(([name, id]) => { const full = String(fresh.find((f) => String(f.row.values['organization']).trim().toLowerCase() === name)?.row.values['organization']).trim(); return { id, name: full, detail: { description: full }, entered_on: today }; }));
  const all = fresh.map((f) => ({ ...f, id: crypto.randomUUID(), organization: known.get(String(f.row.values['organization']).trim().toLowerCase()) ?? made.get(String(f.row.values['organization']).trim().toLowerCase()) as string, location: hasPlace(f.row.values) ? crypto.randomUUID() : undefined }));
  await store.keepRows(tx, 'service', all.map((f) => ({ id: f.id, organization: f.organization, ...columnsOf(f.row.values, f.needs, f.areas), entered_on: today, ended_on: null })));
  const placed = all.flatMap((f) => (f.location ? [{ ...f, location: f.location }] : []));
  const text = (v: Values, name: string): object => (v[name] ? { [name]: String(v[name]) } : {});
  await keepLocations(tx, identity, placed.map((f) => ({ id: f.location, organization: f.organization, confidential: f.row.values['confidential'] === true, document: documentOf({ ...text(f.row.values, 'address'), ...text(f.row.values, 'city'), ...text(f.row.values, 'state'), ...text(f.row.values, 'zip') }) })));
  await store.keepRows(tx, 'service_place', placed.map((f) => ({ service: f.id, location: f.location })));
  await store.keepRows(tx, 'checking', all.flatMap((f) => (f.row.values['checked_on'] ? [{ service: f.id, facts: [...FACTS], checked_on: f.row.values['checked_on'], checked_by: 'The file it came with' }] : [])));
}

const hasPlace = (v: Values): boolean => v['confidential'] === true || Boolean(v['city']);

function columnsOf(v: Values, needs: Need[], areas: string[]): Record<string, unknown> {
  const text = (column: string, name: string): object => (v[column] ? { [name]: String(v[column]) } : {});
  const detail = {
    ...text('about', 'description'), ...text('eligibility', 'eligibility_description'), ...text('email', 'email'), ...text('website', 'url'), ...text('next_step', 'application_process'), ...text('cost', 'fees_description'),
    languages: parts(v['languages']).map((code) => ({ id: crypto.randomUUID(), name: new Intl.DisplayNames(['en'], { type: 'language' }).of(code) ?? code, code })), service_areas: areasAsHsds(areas),
    ...(v['interpreter'] === true ? { interpretation_services: 'An interpreter is found for other languages.' } : {}), ...(v['phone'] ? { phones: [{ id: crypto.randomUUID(), number: String(v['phone']), type: String(v['phone_kind'] ?? 'voice') }] } : {}),
    ...(v['hours'] ? { schedules: schedulesOf(readHours(String(v['hours'])) ?? []).map((s) => ({ id: crypto.randomUUID(), ...s })) } : {}),
  };
  const zone = (v['state'] && placeOf(`US-${String(v['state'])}`)?.zone) || areas.map((a) => placeOf(a)?.zone).find((z) => z !== undefined) || 'America/New_York';
  return { name: String(v['service']).trim(), status: 'active', needs, ages: v['ages'] ?? 'all', forms: v['forms'] ?? 'both', status_needed: v['status_needed'] === true, areas, zone, capacity_kind: v['counts'] ?? 'none', detail };
}

async function rowsStanding(tx: Tx): Promise<Map<string, Values>> {
  const standing = new Map<string, Values>();
  const ids = await store.everyOrganization(tx);
  for (let i = 0; i < ids.length; i += 500) for (const row of await rowsOf({ tx }, ids.slice(i, i + 500))) standing.set(keyOf(row), row);
  return standing;
}

/** The rows of organizations. Where a place is confidential, its row says so and nothing more; without keys no place is opened at all. */
async function rowsOf({ tx, identity }: { tx: Tx; identity?: Exchanging['identity'] }, organizations: readonly string[]): Promise<Values[]> {
  const names = new Map((await store.findOrganizations(tx, organizations)).map((o) => [o.id, o.name]));
  const services = (await store.servicesOf(tx, organizations)).filter((s) => s.status === 'active');
  const places = new Map((await store.placesOf(tx, services.map((s) => s.id))).toReversed().map((p) => [p.service, p.location]));
  const locations = new Map((await store.findLocations(tx, [...new Set(places.values())])).map((l) => [l.id, l]));
  const opened = identity ? await openLocations(tx, identity, [...locations.values()].filter((l) => !l.confidential)) : new Map<string, store.Document>();
  const checks = Map.groupBy(await store.checksOf(tx, services.map((s) => s.id)), (c) => c.service);
  return services.map((s): Values => {
    const location = locations.get(places.get(s.id) ?? '');
    const document = location && opened.get(location.id);
    const place = location && document ? seenOf(location, document) : undefined;
    const [phone] = phonesOf(s.detail);
    const text = (name: string): string | null => (typeof s.detail[name] === 'string' ? s.detail[name] : null);
    const openings = openingsOf((s.detail['schedules'] ?? []) as ScheduleLike[], '0001-01-01');
    return {
      organization: names.get(s.organization) ?? '', service: s.name, about: text('description'), needs: s.needs.join('; '), ages: s.ages, forms: s.forms, status_needed: s.status_needed, eligibility: text('eligibility_description'), areas: s.areas.join('; '), languages: languagesOf(s.detail).join('; '),
      interpreter: text('interpretation_services') !== null, phone: phone?.number ?? null, phone_kind: phone?.kind && ['voice', 'hotline', 'text', 'tty', 'fax'].includes(phone.kind) ? phone.kind : null, email: text('email'), website: text('url'), hours: openings.length > 0 ? hoursText(openings) : null,
      next_step: text('application_process'), cost: text('fees_description'), counts: s.capacity_kind, confidential: location?.confidential ?? false, address: place?.address ?? null, city: place?.city ?? null, state: place?.state ?? null, zip: place?.zip ?? null,
      checked_on: checkedOn(checks.get(s.id) ?? []),
    };
  });
}
