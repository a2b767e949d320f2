import { longest } from './sheet.ts';
import { FIELDS, isCountry, isLanguage, WRITTEN, type Field } from './fields.ts';

const STANDARD = 'https://github.com/UNMigration/HTCDS';
const CREDIT = 'Generated from the field table of the Human Trafficking Case Data Standard (HTCDS) 2.0 by IOM, CC BY 4.0. IOM endorses neither this schema nor whoever uses it.';
/** The form of telephone numbers that the standard recommends; it does not demand it. */
const E164 = String.raw`^\+?[1-9]\d{1,14}$`;
const isPhone = (field: Field): boolean => field.name.endsWith('Phone');

function listOf(field: Field): object {
  if (isCountry(field)) return field.kind === 'choices' ? { type: 'string', pattern: '^[A-Z]{2}$' } : { type: 'string', maxLength: longest(field) };
  const listed = { oneOf: Object.entries(field.values).map(([code, title]) => ({ const: code, title })) };
  return field.open ? { anyOf: [listed, { type: 'string', minLength: 1, pattern: '^[^;]+$' }] } : listed;
}

function typeOf(field: Field): object {
  switch (field.kind) {
    case 'day': return { type: 'string', format: 'date' };
    case 'yes-no': return { type: 'boolean' };
    case 'integer': return { type: 'integer', minimum: 0, maximum: 150 };
    case 'degrees': { const most = field.name.endsWith('Latitude') ? 90 : 180; return { type: 'number', minimum: -most, maximum: most }; }
    case 'choice': return listOf(field);
    case 'choices': return { type: 'array', items: listOf(field), uniqueItems: true, minItems: 1 };
    default: return { type: 'string', minLength: 1, maxLength: longest(field), ...(isLanguage(field) ? { pattern: '^[a-z]{2,3}$' } : {}), ...(isPhone(field) ? { 'x-recommendedPattern': E164 } : {}) };
  }
}

const describe = (field: Field): object => ({ title: field.label, ...([field.about, field.notes].some((t) => t !== '') ? { description: [field.about, field.notes].filter((t) => t !== '').join('\n') } : {}) });
const marks = (field: Field): object => ({ 'x-section': field.section, 'x-type': field.type, 'x-core': field.core, ...(field.status === 'unfinished' ? { 'x-unfinished': true } : {}) });

/** HTCDS 2.0 as JSON Schema: a list of cases, each one object by machine names; deprecated fields may be read and are marked so. */
export function jsonSchema(origin: string): object {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema', $id: `${origin}/htcds/schema.json`, title: 'Human Trafficking Case Data Standard 2.0', $comment: `${CREDIT} ${STANDARD}`, type: 'array', items: { $ref: '#/$defs/case' },
    $defs: { case: { type: 'object', additionalProperties: false, properties: Object.fromEntries(FIELDS.map((field) => [field.name, { ...describe(field), ...typeOf(field), ...(field.status === 'deprecated' ? { deprecated: true } : {}), ...marks(field) }])) } },
  };
}

function tableField(field: Field): object {
  const name = { name: field.name, ...describe(field) };
  const codes = Object.keys(field.values);
  switch (field.kind) {
    case 'day': return { ...name, type: 'date' };
    case 'yes-no': return { ...name, type: 'boolean', trueValues: ['yes', 'TRUE'], falseValues: ['no', 'FALSE'] };
    case 'integer': return { ...name, type: 'integer', constraints: { minimum: 0, maximum: 150 } };
    case 'degrees': { const most = field.name.endsWith('Latitude') ? 90 : 180; return { ...name, type: 'number', constraints: { minimum: -most, maximum: most } }; }
    // The list type of Table Schema is not in its profile yet, so several codes are a text whose form says which.
    case 'choices': { const one = isCountry(field) ? '[A-Z]{2}' : field.open ? '[^;]+' : `(${codes.join('|')})`; return { ...name, type: 'string', constraints: { pattern: `^${one}(;${one})*$` } }; }
    case 'choice': return { ...name, type: 'string', ...(field.open ? {} : { categories: Object.entries(field.values).map(([value, label]) => ({ value, label })), constraints: { enum: codes } }) };
    default: return { ...name, type: 'string', constraints: { maxLength: longest(field), ...(isLanguage(field) ? { pattern: '^[a-z]{2,3}$' } : {}) } };
  }
}

/** HTCDS 2.0 as a Table Schema (Data Package 2.0), for the CSV that is written here: one case to a row, several values set apart by semicolons. */
export function tableSchema(): object {
  return { $schema: 'https://datapackage.org/profiles/2.0/tableschema.json', 'x-source': `${CREDIT} ${STANDARD}`, fields: WRITTEN.map(tableField), missingValues: [''], fieldsMatch: ['partial'] };
}
