import Papa from 'papaparse';
import type { Problem } from '../../foundation/errors.ts';
import { cellAddress } from '../../foundation/exchange/address.ts';
import { cellValue, kindOf, problemsOf, problemsOfKind, tableValue, TABLES, type HsdsKind } from './hsds-schema.ts';
import type { Document } from './store.ts';

/** What a feed holds, each thing once: services and organizations without one another, places apart. */
export interface Feed {
  organizations: Map<string, Document>;
  /** A service with the organization that gives it. */
  services: Map<string, { organization: string; document: Document }>;
  locations: Map<string, { organization: string | null; document: Document }>;
  places: Map<string, { service: string; location: string; document: Document }>;
  terms: Map<string, { kind: 'taxonomy' | 'taxonomy_term'; document: Document }>;
  problems: Problem[];
  /** What was taken in nevertheless, and should be looked at. */
  notes: Problem[];
}

/** Reads the files of a feed: JSON objects, pages or the tabular form, or CSV tables named as the standard names them. */
export function readFeed(files: readonly { name: string; content: string }[]): Feed {
  const feed: Feed = { organizations: new Map(), services: new Map(), locations: new Map(), places: new Map(), terms: new Map(), problems: [], notes: [] };
  const tables = new Map<string, TableRow[]>();
  for (const file of files) {
    const prefix = files.length > 1 ? `${file.name}: ` : '';
    if (/\.csv$/i.test(file.name)) readCsv(feed, tables, file);
    else readJson(feed, tables, file.content.replace(/^\uFEFF/, ''), prefix);
  }
  if (tables.size > 0 && feed.problems.length === 0) fromTables(feed, tables);
  return feed;
}

/** A row of a table, with how a column of it is named in a problem. */
interface TableRow { record: Document; where(column: string): string }

function readJson(feed: Feed, tables: Map<string, TableRow[]>, content: string, prefix: string): void {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch {
    feed.problems.push({ where: `${prefix}/`, problem: 'This is not JSON.', mend: 'Give a JSON file, or CSV files with names such as services.csv.' });
    return;
  }
  const object = value as Record<string, unknown>;
  if (value !== null && typeof value === 'object' && Object.keys(object).some((k) => k.endsWith('.csv'))) return tabular(feed, tables, object, prefix);
  const [items, at] = Array.isArray(value) ? [value as unknown[], ''] : Array.isArray(object?.['contents']) ? [object['contents'] as unknown[], '/contents'] : [[value], undefined];
  items.forEach((item, i) => takeObject(feed, item, prefix, at === undefined ? '' : `${at}/${i}`));
}

function takeObject(feed: Feed, item: unknown, prefix: string, at: string): void {
  const kind = item !== null && typeof item === 'object' && !Array.isArray(item) ? kindOf(item as Document) : undefined;
  if (!kind) {
    feed.problems.push({ where: `${prefix}${at || '/'}`, problem: 'It cannot be told what kind of HSDS object this is.', mend: 'Give services, organizations, locations, service_at_locations, taxonomies or taxonomy_terms.' });
    return;
  }
  const problems = checkDeep(kind, item as Document, at);
  if (problems.length > 0) feed.problems.push(...problems.map((p) => ({ ...p, where: prefix + p.where })));
  else split(feed, kind, structuredClone(item as Document), `${prefix}${at}`);
}

/** What does not fit in an object and in the whole objects that the standard's lists nest into it. */
function checkDeep(kind: HsdsKind, item: Document, at: string): Problem[] {
  const inner = (nested: HsdsKind, name: string): Problem[] => (Array.isArray(item[name]) ? (item[name] as Document[]).flatMap((one, i) => checkDeep(nested, one, `${at}/${name}/${i}`)) : []);
  const own = problemsOfKind(kind, item, at);
  if (kind === 'organization') return [...own, ...inner('service', 'services')];
  if (kind === 'service_at_location' && item['service']) return [...own, ...checkDeep('service', item['service'] as Document, `${at}/service`)];
  return own;
}

/** Takes an object apart into things that stand once. */
function split(feed: Feed, kind: HsdsKind, item: Document, at: string, under: { organization?: string; service?: string } = {}): void {
  const id = String(item['id']);
  const take = <T>(name: string): T | undefined => { const value = item[name] as T | undefined; delete item[name]; return value; };
  switch (kind) {
    case 'organization': {
      const [services, locations] = [take<Document[]>('services'), take<Document[]>('locations')];
      merge(feed.organizations, id, item);
      for (const l of locations ?? []) split(feed, 'location', l, at, { organization: id });
      for (const s of services ?? []) split(feed, 'service', s, at, { organization: id });
      return;
    }
    case 'service': {
      const [organization, named, places] = [take<Document>('organization'), take<string>('organization_id'), take<Document[]>('service_at_locations')];
      const owner = organization ? String(organization['id']) : named ?? under.organization;
      if (organization) split(feed, 'organization', organization, at);
      if (!owner) return void feed.problems.push({ where: `${at}/organization`, problem: 'The service names no organization.', mend: 'Nest the organization in it, or give its organization_id.' });
      const before = feed.services.get(id);
      feed.services.set(id, { organization: owner, document: { ...before?.document, ...item } });
      for (const p of places ?? []) split(feed, 'service_at_location', p, at, { service: id, organization: owner });
      return;
    }
    case 'location': {
      const named = take<string>('organization_id');
      const before = feed.locations.get(id);
      feed.locations.set(id, { organization: under.organization ?? named ?? before?.organization ?? null, document: { ...before?.document, ...item } });
      return;
    }
    case 'service_at_location': {
      const [location, service, locationId, serviceId] = [take<Document>('location'), take<Document>('service'), take<string>('location_id'), take<string>('service_id')];
      if (service) split(feed, 'service', service, `${at}/service`);
      if (location) split(feed, 'location', location, at, under.organization && !feed.locations.has(String(location['id'])) ? { organization: under.organization } : {});
      const [of, where] = [service ? String(service['id']) : serviceId ?? under.service, location ? String(location['id']) : locationId];
      if (!of || !where) return void feed.problems.push({ where: `${at}/${of ? 'location' : 'service'}`, problem: 'It does not say which service stands at which place.', mend: 'Nest both, or give their ids.' });
      feed.places.set(id, { service: of, location: where, document: { ...feed.places.get(id)?.document, ...item } });
      return;
    }
    case 'taxonomy': case 'taxonomy_term': feed.terms.set(id, { kind, document: item });
  }
}

function merge(into: Map<string, Document>, id: string, item: Document): void {
  into.set(id, { ...into.get(id), ...item });
}

function tabular(feed: Feed, tables: Map<string, TableRow[]>, object: Document, prefix: string): void {
  for (const [file, rows] of Object.entries(object)) {
    const name = file.replace(/\.csv$/, '');
    const pointer = file.replaceAll('~', '~0').replaceAll('/', '~1');
    if (!Array.isArray(rows)) continue;
    addRows(feed, tables, name, rows.map((record, i): TableRow => ({ record: Object.fromEntries(Object.entries(record as Document).map(([k, v]) => [k, tableValue(k, v)])), where: (column) => `${prefix}/${pointer}/${i}${column ? `/${column}` : ''}` })), `${prefix}/${pointer}`);
  }
}

function readCsv(feed: Feed, tables: Map<string, TableRow[]>, file: { name: string; content: string }): void {
  const parsed = Papa.parse<string[]>(file.content.replace(/^\uFEFF/, ''), { skipEmptyLines: 'greedy' });
  const [header = [], ...rows] = parsed.data;
  const name = (file.name.split(/[\\/]/).at(-1) ?? file.name).replace(/\.csv$/i, '');
  addRows(feed, tables, name, rows.map((cells, i): TableRow => ({
    record: Object.fromEntries(header.flatMap((column, c) => (cells[c] === undefined || cells[c] === '' ? [] : [[column.trim(), cellValue(column.trim(), cells[c])]]))),
    where: (column) => { const c = header.findIndex((h) => h.trim() === column); return c < 0 ? `${name}.csv row ${i + 2}` : `${name}.csv ${cellAddress(c, i + 2)}`; },
  })), `${name}.csv`);
}

function addRows(feed: Feed, tables: Map<string, TableRow[]>, name: string, rows: readonly TableRow[], where: string): void {
  const schema = TABLES[name];
  if (!schema) return void feed.problems.push({ where, problem: 'HSDS 3.0 has no table of this name.', mend: `Name the file as the standard does: ${Object.keys(TABLES).join(', ')}.` });
  for (const row of rows) feed.problems.push(...problemsOf(schema, row.record).map((p) => ({ ...p, where: row.where(p.where.split('/')[1] ?? '') })));
  tables.set(name, [...(tables.get(name) ?? []), ...rows]);
}

/** Which column of which table hangs a row on which other, and under which name it nests there. */
const HANGS: readonly [table: string, column: string, on: string, as: string][] = [
  ['languages', 'phone_id', 'phones', 'languages'], ['phones', 'contact_id', 'contacts', 'phones'],
  ...['location', 'service', 'organization', 'service_at_location'].flatMap((t): [string, string, string, string][] => [['phones', `${t}_id`, t, 'phones'], ['contacts', `${t}_id`, t, 'contacts']]),
  ...['location', 'service', 'service_at_location'].map((t): [string, string, string, string] => ['schedules', `${t}_id`, t, 'schedules']), ['languages', 'location_id', 'location', 'languages'], ['languages', 'service_id', 'service', 'languages'],
  ['service_areas', 'service_id', 'service', 'service_areas'], ['cost_options', 'service_id', 'service', 'cost_options'], ['required_documents', 'service_id', 'service', 'required_documents'], ['funding', 'service_id', 'service', 'funding'], ['funding', 'organization_id', 'organization', 'funding'],
  ['programs', 'organization_id', 'organization', 'programs'], ['organization_identifiers', 'organization_id', 'organization', 'organization_identifiers'], ['addresses', 'location_id', 'location', 'addresses'], ['accessibility', 'location_id', 'location', 'accessibility'],
];

const FOREIGN = new Set(['location_id', 'service_id', 'organization_id', 'contact_id', 'service_at_location_id', 'phone_id', 'link_id', 'resource_id', 'taxonomy_term_id', 'taxonomy_id', 'program_id']);
const table = (tables: ReadonlyMap<string, TableRow[]>, name: string): TableRow[] => ({ organization: ['organizations'], service: ['services'], location: ['locations'], service_at_location: ['service_at_location', 'service_at_locations'] }[name] ?? [name]).flatMap((n) => tables.get(n) ?? []);

/** Puts the tables together into the objects that the rest is written in. A row that points at nothing is named, and the feed is taken in without it. */
function fromTables(feed: Feed, tables: ReadonlyMap<string, TableRow[]>): void {
  const ids = new Map(['organization', 'service', 'location', 'service_at_location', 'contacts', 'phones', 'programs', 'taxonomies', 'taxonomy_terms'].map((n) => [n, new Map(table(tables, n).map((r) => [String(r.record['id']), r]))]));
  const dangling = (row: TableRow, column: string, what: string): void => void feed.notes.push({ where: row.where(column), problem: `This points at ${what} that the files do not hold.`, mend: 'Give it too, or leave the cell empty.' });
  const bare = (record: Document): Document => Object.fromEntries(Object.entries(record).filter(([k]) => !FOREIGN.has(k)));
  const made = new Map<Document, Document>();
  const objectOf = (row: TableRow): Document => { let o = made.get(row.record); if (!o) made.set(row.record, (o = bare(row.record))); return o; };
  for (const [name, column, on, as] of HANGS) {
    for (const row of table(tables, name)) {
      const to = row.record[column];
      if (to === undefined) continue;
      const target = ids.get(on)?.get(String(to));
      if (!target) { dangling(row, column, `${on === 'organization' ? 'an' : 'a'} ${on.replace(/s$/, '').replaceAll('_', ' ')}`); continue; }
      const object = objectOf(target);
      object[as] = [...((object[as] ?? []) as Document[]), objectOf(row)];
    }
  }
  hangTags(tables, ids, objectOf, dangling);
  for (const row of table(tables, 'taxonomies')) feed.terms.set(String(row.record['id']), { kind: 'taxonomy', document: objectOf(row) });
  for (const row of table(tables, 'taxonomy_terms')) feed.terms.set(String(row.record['id']), { kind: 'taxonomy_term', document: objectOf(row) });
  for (const row of table(tables, 'organization')) feed.organizations.set(String(row.record['id']), objectOf(row));
  for (const row of table(tables, 'location')) {
    const owner = row.record['organization_id'];
    const known = owner !== undefined && ids.get('organization')?.has(String(owner));
    if (owner !== undefined && !known) dangling(row, 'organization_id', 'an organization');
    feed.locations.set(String(row.record['id']), { organization: known ? String(owner) : null, document: objectOf(row) });
  }
  for (const row of table(tables, 'service')) {
    const owner = row.record['organization_id'];
    const program = row.record['program_id'];
    if (owner === undefined) { feed.problems.push({ where: row.where('organization_id'), problem: 'The service names no organization.', mend: 'Give its organization_id.' }); continue; }
    const found = program === undefined ? undefined : ids.get('programs')?.get(String(program));
    if (program !== undefined && !found) dangling(row, 'program_id', 'a program');
    feed.services.set(String(row.record['id']), { organization: String(owner), document: { ...objectOf(row), ...(found ? { program: objectOf(found) } : {}) } });
  }
  for (const row of table(tables, 'service_at_location')) {
    const [service, location] = [row.record['service_id'], row.record['location_id']];
    if (!ids.get('service')?.has(String(service))) dangling(row, 'service_id', 'a service');
    else if (!ids.get('location')?.has(String(location))) dangling(row, 'location_id', 'a location');
    else feed.places.set(String(row.record['id']), { service: String(service), location: String(location), document: objectOf(row) });
  }
}

/** Hangs attributes and metadata on whatever they point at by a bare id. */
function hangTags(tables: ReadonlyMap<string, TableRow[]>, ids: ReadonlyMap<string, Map<string, TableRow>>, objectOf: (row: TableRow) => Document, dangling: (row: TableRow, column: string, what: string) => void): void {
  const everything = new Map([...tables.values()].flat().map((r) => [String(r.record['id']), r]));
  for (const [name, column, as] of [['attributes', 'link_id', 'attributes'], ['metadata', 'resource_id', 'metadata']] as const) {
    for (const row of table(tables, name)) {
      const target = everything.get(String(row.record[column]));
      if (!target) { dangling(row, column, 'a record'); continue; }
      const object = objectOf(row);
      const term = row.record['taxonomy_term_id'] === undefined ? undefined : ids.get('taxonomy_terms')?.get(String(row.record['taxonomy_term_id']));
      if (term) object['taxonomy_term'] = objectOf(term);
      else if (row.record['taxonomy_term_id'] !== undefined) object['taxonomy_term_id'] = row.record['taxonomy_term_id'];
      const holder = objectOf(target);
      holder[as] = [...((holder[as] ?? []) as Document[]), object];
    }
  }
  for (const row of table(tables, 'taxonomy_terms')) {
    const of = row.record['taxonomy_id'];
    if (of === undefined) continue;
    const found = ids.get('taxonomies')?.get(String(of));
    if (found) objectOf(row)['taxonomy_detail'] = objectOf(found);
    else dangling(row, 'taxonomy_id', 'a taxonomy');
  }
}
