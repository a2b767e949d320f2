import { defineSheet, type CellValue, type Column } from '../../../foundation/exchange/sheet.ts';
import { classOf, FIELDS, findField, isLanguage, type Field } from './fields.ts';

/** One case in the terms of HTCDS: each field by its machine name; what is not known is not there. */
export type HtcdsCase = Readonly<Record<string, string | number | boolean | readonly string[]>>;

const EXAMPLES: Readonly<Record<string, string>> = { prs_FirstName: 'Rosa', prs_SecondName: 'Ejemplo', prs_MobilePhone: '+12025550143', prs_HomePhone: '+12025550144', org_Phone: '+12025550145', prs_Email: 'rosa@example.org', prs_Citizenship: 'MX', prs_PrimaryLanguage: 'spa', prs_SecondaryLanguage: 'eng', cas_CaseOwner: 'Ana, case manager' };
const LONGEST: Readonly<Record<string, number>> = { prs_FirstName: 120, prs_SecondName: 120, prs_HomePhone: 30, prs_MobilePhone: 30, org_Phone: 30, prs_IdentityNumber: 40, prs_MailingStreet: 150, prs_MailingCity: 80, prs_MailingState: 60, prs_MailingPostalCode: 30, hte_Country: 60, prs_MailingCountry: 60, org_ShippingCountry: 60 };

/** How long the words of a field may be. */
export function longest(field: Field): number {
  return LONGEST[field.name] ?? (field.kind === 'long' ? 20_000 : 255);
}

function exampleOf(field: Field): string {
  const code = Object.keys(field.values)[0] ?? '';
  return EXAMPLES[field.name] ?? { day: '2004-02-17', 'yes-no': 'yes', integer: '2', degrees: '19.4326', choice: code, choices: Object.keys(field.values).slice(0, 2).join(';'), text: 'Example', long: 'In words' }[field.kind];
}

function columnOf(field: Field): Column {
  const about = [field.about === '' ? `${field.label} of the section “${field.section}”.` : field.about.replaceAll('\n', ' '), ...(field.status === 'deprecated' ? ['Deprecated in HTCDS 2.0: read, never written.'] : []), ...(field.kind === 'choices' ? ['Several are set apart by semicolons.'] : [])].join(' ');
  const fieldClass = classOf(field);
  const base = { ...(fieldClass ? { fieldClass } : {}), name: field.name, title: field.title, about, required: false, example: exampleOf(field), ...(field.status === 'deprecated' ? { retired: true } : {}) };
  if (field.kind === 'choice' || field.kind === 'choices') return { ...base, kind: field.kind, choices: field.values, ...(field.open ? { open: true } : {}) };
  if (field.kind === 'day' || field.kind === 'yes-no' || field.kind === 'integer') return { ...base, kind: field.kind, ...(field.kind === 'day' ? { personal: true } : {}) };
  const pattern = field.kind === 'degrees' ? '[+-]?\\d{1,3}(\\.\\d{1,12})?' : isLanguage(field) ? '[A-Za-z]{2,3}' : undefined;
  return { ...base, kind: 'text', maxLength: longest(field), personal: true, ...(pattern ? { pattern } : {}) };
}

/** Cases in the columns of HTCDS 2.0, one case to a row, beside them the agency's own code and why a row is held back. */
export const htcdsSheet = defineSheet({
  room: 'cases', name: 'htcds', title: 'Cases as HTCDS 2.0',
  columns: [
    { name: 'case_code', title: 'Case code', about: 'The agency’s own code for the person, beside the standard. Left empty, the person is given one; a person of this code who has no case yet gets the case.', kind: 'text', required: false, pattern: '[A-Z]{1,3}-[0-9]{3,9}', example: 'M-20470' },
    ...FIELDS.map(columnOf),
    { name: 'held_back', title: 'Held back', about: 'On export: why the rest of the row is left out. Leave it empty on import.', kind: 'choice', required: false, choices: { subpoena: 'A subpoena stands' }, example: 'subpoena' },
  ],
});

/** A case out of the checked cells of a row. */
export function caseOf(values: Readonly<Record<string, CellValue>>): HtcdsCase {
  return Object.fromEntries(FIELDS.flatMap((field): [string, HtcdsCase[string]][] => {
    const value = values[field.name];
    if (value === null || value === undefined || value === '') return [];
    if (field.kind === 'choices') return [[field.name, String(value).split(';')]];
    if (field.kind === 'degrees') return [[field.name, Number(value)]];
    return [[field.name, isLanguage(field) ? String(value).toLowerCase() : value]];
  }));
}

/** The cells of a case; every column that is written stands in it. */
export function cellsOf(given: HtcdsCase): Record<string, CellValue> {
  return Object.fromEntries(htcdsSheet.columns.map((column): [string, CellValue] => {
    const value = findField(column.name) ? given[column.name] : undefined;
    if (value === undefined) return [column.name, null];
    return [column.name, typeof value === 'object' ? value.join(';') : typeof value === 'number' && column.kind === 'text' ? decimals(value) : value];
  }));
}

/** A number of degrees as a plain decimal, never in the notation of powers of ten. */
function decimals(value: number): string {
  return value.toFixed(12).replace(/\.?0+$/, '');
}
