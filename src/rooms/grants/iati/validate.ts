import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ParseOption, XmlBufferInputProvider, XmlDocument, XmlLibError, XmlValidateError, xmlRegisterInputProvider, XsdValidator, type XmlElement } from 'libxml2-wasm';
import type { XmlFinding } from '../schema.ts';
import { breaches, type Ruleset } from './rules.ts';

/*
 * Whether an IATI file is valid: by the XML schemas of the standard 2.03, and by its ruleset, both shipped as they were published
 * (`data/README.md`). Nothing is fetched: entities and other documents that a file names are not followed.
 */

const FOLDER = join(import.meta.dirname, 'data');
const SCHEMAS = { 'iati-activities': 'iati-activities-schema.xsd', 'iati-organisations': 'iati-organisations-schema.xsd' } as const;
/** What nobody needs of a file of projects, and what could make a small file large. */
const OPTIONS = ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_BIG_LINES;

let validators: Map<string, XsdValidator> | undefined;
let ruleset: Ruleset | undefined;

/** The validators of both kinds of files, compiled once. */
function schemas(): Map<string, XsdValidator> {
  if (validators) return validators;
  const read = (name: string): Uint8Array => readFileSync(join(FOLDER, name));
  const provider = new XmlBufferInputProvider(Object.fromEntries([...Object.values(SCHEMAS), 'iati-common.xsd', 'xml.xsd'].map((name) => [name, read(name)])));
  xmlRegisterInputProvider(provider);
  validators = new Map(Object.entries(SCHEMAS).map(([root, name]) => {
    const document = XmlDocument.fromBuffer(read(name), { url: name });
    try {
      return [root, XsdValidator.fromDoc(document)];
    } finally {
      document.dispose();
    }
  }));
  return validators;
}

/** The standard ruleset. */
export function standardRules(): Ruleset {
  return (ruleset ??= JSON.parse(readFileSync(join(FOLDER, 'standard.json'), 'utf8')) as Ruleset);
}

/** What a file came to: how many activities it holds, and everything found, errors first. */
export interface Checked { activities: number; findings: XmlFinding[] }

/** Holds a file against schema and rules, by today’s date. */
export function checkFile(bytes: Uint8Array, today: string): Checked {
  return withDocument(bytes, (document) => {
    const activities = document.find('/iati-activities/iati-activity').length;
    const schema = bySchema(document);
    return { activities, findings: [...schema, ...(schema.length > 0 ? [] : byRules(document, standardRules(), today))].toSorted((a, b) => (a.severity === b.severity ? 0 : a.severity === 'error' ? -1 : 1)) };
  }) ?? { activities: 0, findings: [{ at: null, severity: 'error', rule: 'xml', message: 'This is not XML that can be read.' }] };
}

/** What the schema says against a document. */
export function bySchema(document: XmlDocument): XmlFinding[] {
  const validator = schemas().get(document.root.name);
  if (!validator) return [{ at: null, severity: 'error', rule: 'schema', message: 'This is neither a file of activities nor one of organisations.' }];
  try {
    validator.validate(document);
    return [];
  } catch (error) {
    if (!(error instanceof XmlValidateError)) throw error;
    return error.details.map((d) => ({ at: `line ${d.line}`, severity: 'error', rule: 'schema', message: d.message.trim() }));
  }
}

/** What a ruleset says against a document; each finding names the activity it is of. */
export function byRules(document: XmlDocument, rules: Ruleset, today: string): XmlFinding[] {
  return breaches(document, rules, today).map(({ element, info }) => ({ at: identifierOf(element), severity: info?.severity ?? 'error', rule: info?.id ?? 'rule', message: info?.message ?? 'A rule is broken.' }));
}

function identifierOf(element: XmlElement): string | null {
  const text = element.eval('string(ancestor-or-self::iati-activity/iati-identifier)');
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : null;
}

/** Works on a file as a document and lets go of its memory; undefined where it is no XML. */
export function withDocument<T>(bytes: Uint8Array, work: (document: XmlDocument) => T): T | undefined {
  let document: XmlDocument;
  try {
    document = XmlDocument.fromBuffer(bytes, { option: OPTIONS });
  } catch (error) {
    if (error instanceof XmlLibError) return undefined;
    throw error;
  }
  try {
    return work(document);
  } finally {
    document.dispose();
  }
}
