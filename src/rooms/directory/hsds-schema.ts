import { Type, type TProperties, type TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Problem } from '../../foundation/errors.ts';

/*
 * The shapes of HSDS 3.0 (Open Referral Human Services Data Specification), by which what comes in is checked: names, kinds
 * and what must be there, as the standard's own schemas have them. Further properties are allowed, as they are there.
 */
const text = Type.String();
const number = Type.Number();
const uuid = Type.String({ format: 'uuid' });
const uri = Type.String({ format: 'uri' });
const email = Type.String({ format: 'email' });
const instant = Type.String({ format: 'date-time' });
const oneOf = (...values: string[]): TSchema => Type.Unsafe<string>({ type: 'string', enum: values });
const list = (of: TSchema): TSchema => Type.Array(of);

/** An object: the fields named in `must` are there, the others may be. */
function shape(must: string, fields: TProperties): TSchema {
  const needed = new Set(must.split(' '));
  return Type.Object(Object.fromEntries(Object.entries(fields).map(([k, v]) => [k, needed.has(k) ? v : Type.Optional(v)])));
}

const texts = (names: string): TProperties => Object.fromEntries(names.split(' ').map((n) => [n, text]));
const ids = (names: string): TProperties => Object.fromEntries(names.split(' ').map((n) => [n, uuid]));

const metadata = shape('id last_action_date last_action_type field_name previous_value replacement_value updated_by', { ...ids('id resource_id'), ...texts('resource_type last_action_date last_action_type field_name previous_value replacement_value updated_by') });
const meta = { metadata: list(metadata) };
const taxonomy = shape('id name description', { id: uuid, ...texts('name description version'), uri, ...meta });
const taxonomyTerm = shape('id name description', { ...ids('id parent_id taxonomy_id'), ...texts('code name description taxonomy language'), taxonomy_detail: taxonomy, term_uri: uri, ...meta });
const attribute = shape('id', { ...ids('id link_id taxonomy_term_id'), ...texts('link_type link_entity value'), taxonomy_term: taxonomyTerm, ...meta });
const tags = { attributes: list(attribute), ...meta };
const language = shape('id', { ...ids('id service_id location_id phone_id'), ...texts('name code note'), ...tags });
const phone = shape('id number', { ...ids('id location_id service_id organization_id contact_id service_at_location_id'), ...texts('number type description'), extension: number, languages: list(language), ...tags });
const contact = shape('id', { ...ids('id organization_id service_id service_at_location_id location_id'), ...texts('name title department'), email, phones: list(phone), ...tags });
const schedule = shape('id', {
  ...ids('id service_id location_id service_at_location_id'), ...texts('valid_from valid_to dtstart until byday byweekno bymonthday byyearday description opens_at closes_at attending_type notes'), timezone: number, count: number, interval: number,
  wkst: oneOf('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'), freq: oneOf('WEEKLY', 'MONTHLY'), schedule_link: uri, ...tags,
});
const serviceArea = shape('id', { ...ids('id service_id'), ...texts('name description extent extent_type uri'), ...tags });
const funding = shape('id', { ...ids('id organization_id service_id'), source: text, ...tags });
const costOption = shape('id', { ...ids('id service_id'), ...texts('valid_from valid_to option currency amount_description'), amount: number, ...tags });
const requiredDocument = shape('id', { ...ids('id service_id'), document: text, uri, ...tags });
const accessibility = shape('id', { ...ids('id location_id'), ...texts('description details'), url: uri, ...tags });
const address = shape('id address_1 city state_province postal_code country address_type', { ...ids('id location_id'), ...texts('attention address_1 address_2 city region state_province postal_code country'), address_type: oneOf('physical', 'postal', 'virtual'), ...tags });
const program = shape('id name description', { ...ids('id organization_id'), ...texts('name alternate_name description'), ...tags });
const organizationIdentifier = shape('id identifier_type identifier', { ...ids('id organization_id'), ...texts('identifier_scheme identifier_type identifier'), ...tags });
const location = shape('id location_type', {
  ...ids('id organization_id'), location_type: oneOf('physical', 'postal', 'virtual'), url: uri, ...texts('name alternate_name description transportation external_identifier external_identifier_type'), latitude: number, longitude: number,
  languages: list(language), addresses: list(address), contacts: list(contact), accessibility: list(accessibility), phones: list(phone), schedules: list(schedule), ...tags,
});
const serviceAtLocation = shape('id', { ...ids('id service_id location_id'), description: text, contacts: list(contact), phones: list(phone), schedules: list(schedule), location, ...tags });
const organization = shape('id name description', {
  ...ids('id parent_organization_id'), ...texts('name alternate_name description tax_status tax_id legal_status logo'), email, website: uri, uri, year_incorporated: number, funding: list(funding), contacts: list(contact), phones: list(phone), locations: list(location),
  programs: list(program), organization_identifiers: list(organizationIdentifier), ...tags,
});
const service = shape('id name status', {
  ...ids('id organization_id program_id'), ...texts('name alternate_name description interpretation_services application_process fees_description wait_time fees accreditations eligibility_description assured_date licenses alert'), url: uri, email, assurer_email: email,
  status: oneOf('active', 'inactive', 'defunct', 'temporarily closed'), minimum_age: number, maximum_age: number, last_modified: instant, phones: list(phone), schedules: list(schedule), service_areas: list(serviceArea), service_at_locations: list(serviceAtLocation),
  languages: list(language), organization, funding: list(funding), cost_options: list(costOption), program, required_documents: list(requiredDocument), contacts: list(contact), ...tags,
});
const metaTable = shape('id', { id: uuid, ...texts('name language character_set'), ...tags });

const SCHEMAS = { organization, service, location, service_at_location: serviceAtLocation, taxonomy, taxonomy_term: taxonomyTerm } as const;

/** A kind of object that stands by itself. */
export type HsdsKind = keyof typeof SCHEMAS;

/** The tables of the tabular form by their file names, each with the columns that are numbers, and its shape. */
export const TABLES: Readonly<Record<string, TSchema>> = {
  organizations: organization, programs: program, services: service, service_at_location: serviceAtLocation, service_at_locations: serviceAtLocation, locations: location, addresses: address, phones: phone, contacts: contact, schedules: schedule, languages: language, service_areas: serviceArea,
  funding, cost_options: costOption, required_documents: requiredDocument, accessibility, organization_identifiers: organizationIdentifier, attributes: attribute, metadata, taxonomies: taxonomy, taxonomy_terms: taxonomyTerm, meta_table_descriptions: metaTable,
};

const NUMBERS = new Set(['extension', 'timezone', 'count', 'interval', 'latitude', 'longitude', 'minimum_age', 'maximum_age', 'year_incorporated', 'amount']);

/** A cell of a table as the standard has it: numbers where it wants numbers; what is not one stays as it is written, and is refused. */
export function cellValue(column: string, cell: string): string | number {
  return NUMBERS.has(column) && cell.trim() !== '' && Number.isFinite(Number(cell)) ? Number(cell) : cell;
}

const compiled = new Map<TSchema, ReturnType<typeof Compile>>();

interface Found { keyword: string; instancePath: string; params: Record<string, unknown> }

/** What of an object does not fit the standard, each with its JSON pointer; no value is repeated. */
export function problemsOf(schema: TSchema, value: unknown, at = ''): Problem[] {
  let check = compiled.get(schema);
  if (!check) compiled.set(schema, (check = Compile(schema)));
  if (check.Check(value)) return [];
  return ([...check.Errors(value)] as unknown as Found[]).flatMap(({ keyword, instancePath, params }): Problem[] => {
    switch (keyword) {
      case 'required': return (params['requiredProperties'] as string[]).map((name) => ({ where: `${at}${instancePath}/${name}`, problem: 'HSDS 3.0 asks for this, and it is missing.', mend: 'Fill it in.' }));
      case 'format': return [{ where: at + instancePath, problem: `This is not written as a ${String(params['format'])}.`, mend: 'Write it as the standard says.' }];
      case 'enum': return [{ where: at + instancePath, problem: 'This is not one of the words of the standard.', mend: 'Use one of those it lists.' }];
      case 'type': return [{ where: (at + instancePath) || '/', problem: `This is not of the kind ${String(params['type'])}.`, mend: 'See the standard.' }];
      default: return [{ where: (at + instancePath) || '/', problem: 'This does not fit the standard.', mend: 'See HSDS 3.0.' }];
    }
  });
}

/** What of an object of a kind does not fit. */
export function problemsOfKind(kind: HsdsKind, value: unknown, at = ''): Problem[] {
  return problemsOf(SCHEMAS[kind], value, at);
}

/** A value of the tabular JSON form, which writes down what its cells look like: a number where the standard wants text is that text. */
export function tableValue(column: string, value: unknown): unknown {
  return typeof value === 'number' && !NUMBERS.has(column) ? String(value) : value;
}

/** What kind of object this is, by what only that kind has. */
export function kindOf(value: Record<string, unknown>): HsdsKind | undefined {
  const has = (...names: string[]): boolean => names.some((n) => n in value);
  if (has('service', 'service_id', 'location_id', 'location') && !has('name')) return 'service_at_location';
  if (has('taxonomy', 'taxonomy_detail', 'term_uri', 'taxonomy_id')) return 'taxonomy_term';
  if (has('location_type', 'latitude', 'longitude', 'addresses', 'transportation', 'accessibility')) return 'location';
  if (has('status', 'service_at_locations', 'organization', 'organization_id', 'program', 'assured_date', 'application_process', 'schedules')) return 'service';
  if (has('services', 'locations', 'website', 'year_incorporated', 'legal_status', 'tax_status', 'organization_identifiers', 'programs', 'parent_organization_id')) return 'organization';
  if (has('version') || (has('uri') && !has('phones', 'contacts', 'email'))) return 'taxonomy';
  return has('name', 'description') ? 'organization' : undefined;
}
