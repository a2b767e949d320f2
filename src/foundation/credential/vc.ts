/** What a document must have to be a credential of the W3C Verifiable Credentials Data Model 2.0, section 4, as far as its structure shows. */
import { Invalid } from '../errors.ts';
import type { Problem } from '../errors.ts';
import { asList, isObject } from './json.ts';
import type { Json, JsonObject } from './json.ts';

const BASE_CONTEXT = 'https://www.w3.org/ns/credentials/v2';
const BASE_TYPE = 'VerifiableCredential';
// XML Schema dateTimeStamp: a zone is required.
const INSTANT = /^-?\d{4,}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/;
// The terms of the base context are protected, of which these are the ones that would change what the rest means.
const PROTECTED = new Set([
  'id', 'type', BASE_TYPE, 'VerifiablePresentation', 'credentialSubject', 'issuer', 'proof', 'validFrom', 'validUntil', 'credentialStatus',
  'credentialSchema', 'evidence', 'refreshService', 'termsOfUse', 'holder', 'verifiableCredential', 'DataIntegrityProof',
]);

/** What each further property must have of `id` and `type`; an id that is there must be an address in any case. */
const PARTS: readonly { name: string; needsId: boolean }[] = [
  { name: 'credentialStatus', needsId: false },
  { name: 'credentialSchema', needsId: true },
  { name: 'refreshService', needsId: false },
  { name: 'termsOfUse', needsId: false },
  { name: 'evidence', needsId: false },
  { name: 'proof', needsId: false },
];

/** Throws Invalid with every problem of a document that is not a credential; `proof` may be there or not, and is not verified. */
export function validateCredential(document: unknown): JsonObject {
  const problems: Problem[] = [];
  const wrong = (where: string, problem: string, mend: string): void => {
    problems.push({ where, problem, mend });
  };
  if (!isObject(document)) throw new Invalid([{ where: '', problem: 'A credential is a JSON object.', mend: 'Send one object.' }]);
  checkContext(document['@context'], wrong);
  checkTypes(document, wrong);
  if (document['id'] !== undefined && !isAddress(document['id'])) wrong('/id', 'The id is not one address.', 'Give one absolute URL, or leave it out.');
  checkIssuer(document['issuer'], wrong);
  checkSubjects(document['credentialSubject'], wrong);
  checkPeriod(document, wrong);
  for (const { name, needsId } of PARTS) checkPart(name, document[name], needsId, wrong);
  if (problems.length > 0) throw new Invalid(problems);
  return document;
}

type Wrong = (where: string, problem: string, mend: string) => void;

function checkContext(context: Json | undefined, wrong: Wrong): void {
  const all = asList(context);
  if (all[0] !== BASE_CONTEXT) wrong('/@context', 'The first context is not that of the data model.', `Begin with ${BASE_CONTEXT}.`);
  all.forEach((c, k) => {
    const where = `/@context/${k}`;
    if (typeof c === 'string' ? !isAddress(c) : !isObject(c)) wrong(where, 'A context is neither an address nor an object.', 'Give a URL or a context object.');
    if (typeof c === 'string' || !isObject(c)) return;
    for (const [term, meaning] of Object.entries(c)) {
      if (PROTECTED.has(term)) wrong(`${where}/${term}`, 'A term of the data model is given another meaning.', 'Use a term of your own.');
      else if (!term.startsWith('@') && typeof meaning === 'string' && !isAddress(meaning)) wrong(`${where}/${term}`, 'A term means no address.', 'Give an absolute URL.');
    }
  });
}

function checkTypes(document: JsonObject, wrong: Wrong): void {
  const types = asList(document['type']);
  if (!types.includes(BASE_TYPE)) wrong('/type', `The type ${BASE_TYPE} is missing.`, 'Add it.');
  const contexts = asList(document['@context']);
  const inline = contexts.filter((c) => isObject(c));
  // Without a further context and with the fallback vocabulary turned off, a plain word as type means nothing.
  const closed = inline.some((c) => c['@vocab'] === null) && contexts.filter((c) => typeof c === 'string').length <= 1;
  types.forEach((type, k) => {
    const unmapped = closed && type !== BASE_TYPE && !isAddress(type) && !inline.some((c) => typeof type === 'string' && type in c);
    if (typeof type !== 'string' || type === '' || unmapped) wrong(`/type/${k}`, 'A type has no meaning.', 'Name a type that a context explains.');
  });
}

function checkIssuer(issuer: Json | undefined, wrong: Wrong): void {
  const id = issuer !== undefined && isObject(issuer) ? issuer['id'] : issuer;
  if (!isAddress(id)) wrong('/issuer', 'The issuer is not an address, nor an object whose id is one.', 'Give one absolute URL.');
}

function checkSubjects(subjects: Json | undefined, wrong: Wrong): void {
  const all = asList(subjects);
  if (all.length === 0) wrong('/credentialSubject', 'There is no subject.', 'Say whom or what the claims are about.');
  all.forEach((subject, k) => {
    const where = `/credentialSubject/${k}`;
    if (!isObject(subject) || Object.keys(subject).length === 0) wrong(where, 'A subject has no claims.', 'Give at least one claim.');
    else if (subject['id'] !== undefined && !isAddress(subject['id'])) wrong(`${where}/id`, 'The id is not one address.', 'Give one absolute URL, or leave it out.');
  });
}

function checkPeriod(document: JsonObject, wrong: Wrong): void {
  const [from, until] = [document['validFrom'], document['validUntil']];
  for (const [name, value] of [['validFrom', from], ['validUntil', until]] as const) {
    if (value !== undefined && (typeof value !== 'string' || !INSTANT.test(value) || Number.isNaN(Date.parse(value)))) {
      wrong(`/${name}`, 'This is not an instant with its zone.', 'Write it like 2026-01-31T12:00:00Z.');
    }
  }
  if (typeof from === 'string' && typeof until === 'string' && Date.parse(until) < Date.parse(from)) {
    wrong('/validUntil', 'It ends before it begins.', 'Give a later instant.');
  }
}

function checkPart(name: string, value: Json | undefined, needsId: boolean, wrong: Wrong): void {
  asList(value).forEach((part, k) => {
    const where = `/${name}/${k}`;
    if (!isObject(part)) {
      wrong(where, 'This is not an object.', 'Give an object with a type.');
      return;
    }
    const types = asList(part['type']);
    if (types.length === 0 || !types.every((t) => typeof t === 'string' && t !== '')) wrong(`${where}/type`, 'There is no type.', 'Name one.');
    if (part['id'] === undefined ? needsId : !isAddress(part['id'])) wrong(`${where}/id`, 'The id is not one address.', 'Give one absolute URL.');
  });
}

/** An absolute URL, which is what these standards call an address; a space is in none. */
function isAddress(value: Json | undefined): boolean {
  return typeof value === 'string' && /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(value) && URL.canParse(value);
}
