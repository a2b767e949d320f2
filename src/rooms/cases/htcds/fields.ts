import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plainHeading } from '../../../foundation/exchange/sheet.ts';
import type { SharedField } from '../../sharing/index.ts';

/** What the value of a field is: words, a day, yes or no, a number, or one or several of listed codes. */
export type FieldKind = 'text' | 'long' | 'day' | 'yes-no' | 'integer' | 'degrees' | 'choice' | 'choices';

/** One field of HTCDS 2.0, as IOM's table says it, and what that means here. */
export interface Field {
  readonly name: string;
  readonly section: string;
  /** The 80 that stand, the 3 that are read and never written, and one that IOM's table has begun and not finished. */
  readonly status: 'live' | 'deprecated' | 'unfinished';
  readonly core: boolean;
  readonly label: string;
  /** The label, with the section where several fields share one. */
  readonly title: string;
  readonly type: string;
  readonly kind: FieldKind;
  /** Code → label. */
  readonly values: Readonly<Record<string, string>>;
  /** Values beside those listed are taken as they stand. */
  readonly open: boolean;
  readonly about: string;
  readonly notes: string;
}

type Row = Omit<Field, 'title' | 'kind' | 'values' | 'open'> & { values: readonly (readonly [string, string])[] };

function data<T>(name: string): T {
  return JSON.parse(readFileSync(join(import.meta.dirname, 'data', name), 'utf8')) as T;
}

/** Countries by ISO 3166-1 code, named as IOM's form names them. */
export const COUNTRIES: Readonly<Record<string, string>> = Object.fromEntries(data<[string, string][]>('countries.json'));

const COUNTRY_FIELDS = new Set(['org_ShippingCountry', 'prs_Citizenship', 'prs_MailingCountry', 'hte_Country']);
const LANGUAGE_FIELDS = new Set(['prs_PrimaryLanguage', 'prs_SecondaryLanguage']);
// IOM's table says "Picklist"; its form and its workbook let several industries be chosen, so several are taken.
const SEVERAL = new Set(['vic_ForcedLabourIndustry']);
// "Additional relevant online platforms can be added as necessary."
const GROWING = new Set(['vic_RecruitmentWebsitesAndApps', 'vic_ExploitationWebsitesAndApps']);

function kindOf(row: Row): FieldKind {
  if (row.name === 'prs_Citizenship' || SEVERAL.has(row.name) || row.type.startsWith('Multiselect')) return 'choices';
  if (row.values.length > 0 || COUNTRY_FIELDS.has(row.name)) return 'choice';
  if (/Longitude$|Latitude$/.test(row.name)) return 'degrees';
  return ({ 'Long Text': 'long', Date: 'day', Checkbox: 'yes-no', Number: 'integer' } as const)[row.type] ?? 'text';
}

const rows = data<Row[]>('fields.json');
const labels = Map.groupBy(rows, (row) => plainHeading(row.label));

/** Every field, in the order of IOM's table. */
export const FIELDS: readonly Field[] = rows.map((row) => {
  const label = row.label === '' ? row.name.slice(row.name.indexOf('_') + 1) : row.label;
  return {
    ...row, label, kind: kindOf(row), title: (labels.get(plainHeading(label))?.length ?? 1) > 1 ? `${label} (${row.section})` : label,
    values: COUNTRY_FIELDS.has(row.name) ? COUNTRIES : Object.fromEntries(row.values), open: COUNTRY_FIELDS.has(row.name) || GROWING.has(row.name),
  };
});

/** The fields that are written: all but the deprecated ones. */
export const WRITTEN: readonly Field[] = FIELDS.filter((field) => field.status !== 'deprecated');

const byName = new Map(FIELDS.map((field) => [field.name, field]));

/** The field of a machine name. */
export function findField(name: string): Field | undefined {
  return byName.get(name);
}

/** Whether a field holds the code of a language. */
export function isLanguage(field: Field): boolean {
  return LANGUAGE_FIELDS.has(field.name);
}

/** Whether a field holds the codes of countries. */
export function isCountry(field: Field): boolean {
  return COUNTRY_FIELDS.has(field.name);
}

const SITUATION = ['vic_TraffickingStatus', 'vic_TraffickingStatusDecisionMakingOrg', 'vic_RelationshipToTrafficker', 'vic_AgeWhenTrafficked', 'vic_RecruitmentWebsitesAndApps', 'vic_MethodOfRecruitment', 'vic_LocationOfRecruitment', 'vic_MethodsOfControl', 'vic_LocationOfExploitation', 'vic_ExploitationWebsitesAndApps', 'prs_Deceased', 'prs_HighestLevelOfEducation', 'prs_Title'];
const CROSSES: Readonly<Record<string, SharedField>> = {
  prs_Salutation: 'name', prs_FirstName: 'name', prs_MiddleName: 'name', prs_SecondName: 'name', prs_Birthdate: 'birth', prs_Gender: 'sex', prs_Citizenship: 'citizenship', prs_PrimaryLanguage: 'language', prs_SecondaryLanguage: 'language',
  prs_Email: 'contact', prs_HomePhone: 'contact', prs_MobilePhone: 'contact', prs_IdentityNumber: 'numbers', prs_MaritalStatus: 'family', prs_NumberOfChildren: 'family',
  vic_TypeOfExploitation: 'form', vic_ForcedLabourIndustry: 'form', vic_TypeOfSexExploitation: 'form',
  ...Object.fromEntries(SITUATION.map((name) => [name, 'situation' as const])),
};

/**
 * Under which field of a release a field of HTCDS is told to another agency; undefined for what no release names: comments
 * on the case are the agency's own words, and consent is what the release itself says.
 */
export function sharedAs(name: string): SharedField | undefined {
  if (CROSSES[name]) return CROSSES[name];
  if (name.startsWith('prs_Mailing')) return 'address';
  if (name.startsWith('hte_') || name.startsWith('per_')) return 'situation';
  if (name.startsWith('spl_')) return 'plan';
  return name.startsWith('cas_') || name.startsWith('org_') ? 'services' : undefined;
}

/** The classes of fields that a file of HTCDS may show. */
export type Shown = 'identity.name' | 'identity.birth' | 'identity.contact' | 'identity.number' | 'case.words';

/** The class that governs who is shown a field: what it tells of the person, or words about them; codes have none. */
export function classOf(field: Field): Shown | undefined {
  switch (sharedAs(field.name)) {
    case 'name': return 'identity.name';
    case 'birth': return 'identity.birth';
    case 'contact': case 'address': return 'identity.contact';
    case 'numbers': return 'identity.number';
    default: return field.kind === 'text' || field.kind === 'long' || field.kind === 'degrees' ? 'case.words' : undefined;
  }
}

/**
 * What goes into a file for somebody else. How and where a person can be reached, and the numbers of their documents, go in
 * packets alone: a packet closes when its release ends, and a file that has left does not.
 */
export function goesInFile(shared: SharedField): boolean {
  return shared !== 'contact' && shared !== 'address' && shared !== 'numbers';
}
