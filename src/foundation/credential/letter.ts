/** A certification letter as a credential: what it says, and nothing of what happened to the person. */
import { Fault } from '../errors.ts';
import { asList, isObject } from './json.ts';
import type { Json, JsonObject } from './json.ts';
import { statusEntry } from './status-list.ts';

/** The letters under 22 U.S.C. 7105(b): for an adult, for a child, and for a child while eligibility is decided. */
export type LetterType = 'certification' | 'eligibility' | 'interim';

/** What a letter says; days are YYYY-MM-DD. */
export interface LetterFacts {
  serial: string;
  type: LetterType;
  name: string;
  bornOn: string;
  issuedOn: string;
  /** The last day on which it holds; for interim letters. */
  validUntil?: string;
  /** The address that stands for the agency, such as `https://host/agencies/orr`. */
  issuer: string;
  /** The address of the list with its status. */
  statusList: string;
  /** Its place in the list, from 0: entry 2n says that it was withdrawn, entry 2n + 1 that it was replaced. */
  statusIndex: number;
}

const TYPES: Readonly<Record<LetterType, string>> = {
  certification: 'CertificationLetter',
  eligibility: 'EligibilityLetter',
  interim: 'InterimAssistanceLetter',
};

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** The entries of a letter in its status list. */
export const statusEntriesOf = (statusIndex: number): { withdrawn: number; replaced: number } => ({
  withdrawn: 2 * statusIndex, replaced: 2 * statusIndex + 1,
});

/** The unsigned credential of a letter; the same facts give the same credential. */
export function letterCredential(facts: LetterFacts): JsonObject {
  for (const day of [facts.bornOn, facts.issuedOn, facts.validUntil ?? facts.issuedOn]) {
    if (!DAY.test(day)) throw new Fault(`A letter has the day ${day}.`);
  }
  const { withdrawn, replaced } = statusEntriesOf(facts.statusIndex);
  return {
    // The second context gives the terms of a letter a meaning without an address of their own.
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://www.w3.org/ns/credentials/undefined-terms/v2'],
    type: ['VerifiableCredential', TYPES[facts.type]],
    issuer: facts.issuer,
    // A day begins first at UTC+14 and ends last at UTC−12: a letter holds wherever it is its day.
    validFrom: `${facts.issuedOn}T00:00:00+14:00`,
    ...(facts.validUntil === undefined ? {} : { validUntil: `${facts.validUntil}T23:59:59-12:00` }),
    credentialSubject: {
      type: 'Person',
      name: facts.name,
      birthDate: facts.bornOn,
      letterSerialNumber: facts.serial,
    },
    credentialStatus: [
      statusEntry(facts.statusList, withdrawn, 'revocation'),
      statusEntry(facts.statusList, replaced, 'refresh'),
    ],
  };
}

/** What a letter's credential says, signed or not; undefined if it is not one. */
export function letterFacts(credential: JsonObject): LetterFacts | undefined {
  const subject = credential['credentialSubject'];
  const [entry] = asList(credential['credentialStatus']);
  if (!isObject(subject) || entry === undefined || !isObject(entry)) return undefined;
  const type = Object.entries(TYPES).find(([, t]) => asList(credential['type']).includes(t))?.[0];
  const index = Number(entry['statusListIndex']) / 2;
  const until = credential['validUntil'];
  const texts = [subject['letterSerialNumber'], subject['name'], subject['birthDate'], credential['issuer'], credential['validFrom'], entry['statusListCredential']];
  if (type === undefined || !Number.isInteger(index) || !texts.every((t) => typeof t === 'string') || !isOptionalText(until)) return undefined;
  const [serial = '', name = '', bornOn = '', issuer = '', from = '', statusList = ''] = texts as string[];
  return {
    serial, type: type as LetterType, name, bornOn, issuedOn: from.slice(0, 10),
    ...(until === undefined ? {} : { validUntil: until.slice(0, 10) }),
    issuer, statusList, statusIndex: index,
  };
}

function isOptionalText(value: Json | undefined): value is string | undefined {
  return value === undefined || typeof value === 'string';
}
