import { randomInt, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { today } from '../calendar/clock.ts';
import { addDays, day } from '../calendar/day.ts';
import { isId } from '../database/who.ts';

/** A part of a schema, as far as inputs are made from it. */
export interface Part {
  type?: string; const?: unknown; enum?: readonly unknown[]; anyOf?: Part[]; format?: string; pattern?: string; minLength?: number; maxLength?: number; minimum?: number; maximum?: number;
  items?: Part; minItems?: number; properties?: Record<string, Part>; required?: string[]; fieldClass?: string;
}

/** An input as it is sent: the parts of the path together with the query or body. */
export type Input = Readonly<Record<string, unknown>>;

/** Where a value stands in an input: `['numbers', 0, 'number']`. */
export type Spot = readonly (string | number)[];

/** How much of a schema is filled in: all of it, what is required and what is of a class, or what is required. */
export const STYLES = ['full', 'classed', 'bare'] as const;
export type Style = (typeof STYLES)[number];

/** One field that offers choices, and which of them is taken; the first of each everywhere else. */
export interface Variant { field?: string; choice: number }

/** Makes inputs for one agency from the schemas of routes. */
export type Maker = (schema: Part, style: Style, variant: Variant) => Input;

/** Consonants that all sound different, so that no two texts are found by one sound. */
const LETTERS = 'bdfklmnrs';
/** Days in the order in which a schema asks for them: begun a month ago, standing today, ended in three months. */
const DAYS = [-30, -10, 100, 200] as const;
/** Texts of the forms that patterns ask for, as far as the product means something by them. */
const FITTING = ['MX', 'es', 'LET-01', 'kind', 'M-48213', 'one', 'One', '1', '2004', 'https://example.org/'];
const PLANTED = /(?=(zq[a-z]{14}|202[1-9]{7}|a[1-9]{9}))/g;
const BIRTHDAY = /\b19[67]\d-\d\d-\d\d\b/g;

const word = (length: number): string => Array.from({ length }, (_, i) => (i % 2 ? 'aeiou'[randomInt(5)] : LETTERS[randomInt(LETTERS.length)])).join('');
const digits = (length: number): string => Array.from({ length }, () => String(randomInt(1, 10))).join('');

/** A text that nobody else would ever write, for planting by hand. */
export function canary(): string {
  return `Zq${word(14)}`;
}

/** Everything in a text that may have been planted, however it is written: in capitals, or with other signs between. */
export function plantedIn(text: string): Set<string> {
  return new Set([...[...text.toLowerCase().replace(/[^a-z0-9]+/g, '').matchAll(PLANTED)].map((m) => m[1] as string), ...text.match(BIRTHDAY) ?? []]);
}

/** The maker of the nth agency of a walk: every text it writes is one that no other agency has, and `plant` is told of it with its class. */
export function makerOf(nth: number, plant: (text: string, fieldClass: string) => void): Maker {
  const birthday = addDays(day('1960-01-11'), 97 * nth);
  let dates = 0;
  const planting = (text: string, fieldClass: string): string => {
    plant(text, fieldClass);
    return text;
  };

  const text = (part: Part, name: string, fieldClass: string | undefined): string => {
    if (part.format === 'uuid') return randomUUID();
    if (part.format === 'date' && fieldClass) return planting(birthday, fieldClass);
    if (part.format?.startsWith('date') && /due|next|remind|deadline/i.test(name)) return `${addDays(today(), DAYS[2])}${part.format === 'date' ? '' : 'T12:00:00Z'}`;
    if (part.format === 'date' || part.format === 'date-time') return `${addDays(today(), DAYS[Math.min(dates++, DAYS.length - 1)] as number)}${part.format === 'date' ? '' : 'T12:00:00Z'}`;
    if (part.pattern) return FITTING.find((f) => new RegExp(part.pattern as string, 'u').test(f)) ?? fc.sample(fc.stringMatching(new RegExp(part.pattern)), { numRuns: 1, seed: nth })[0] ?? '';
    if (name === 'content' && !fieldClass && (part.maxLength ?? 1e6) > 10_000) return Buffer.from('A file of plain words.\n').toString('base64');
    if (/period|from|until/i.test(name)) return `FY${Number(addDays(today(), DAYS[0] + 92).slice(0, 4))}`;
    const made = /phone/i.test(name) ? `202-${digits(3)}-${digits(4)}` : /number|serial/i.test(name) && fieldClass ? `A${digits(9)}` : canary();
    return planting(made.slice(0, part.maxLength).padEnd(part.minLength ?? 0, ' more'), fieldClass ?? 'words');
  };
  const value = (part: Part, name: string, style: Style, choice: number, fieldClass = part.fieldClass): unknown => {
    if ('const' in part) return part.const;
    if (part.enum) return part.enum[choice % part.enum.length];
    if (part.anyOf) {
      const real = part.anyOf.filter((p) => p.type !== 'null');
      return real.length === 0 ? null : value(real[choice % real.length] as Part, name, style, choice, fieldClass ?? real[0]?.fieldClass);
    }
    switch (part.type) {
      case 'string': return text(part, name, fieldClass);
      case 'integer': case 'number': return (part.minimum ?? 0) > 1000 ? 2004 : (part.maximum ?? 1001) <= 1000 ? part.maximum : part.minimum ?? 1;
      case 'boolean': return /confidential/i.test(name);
      case 'null': return null;
      case 'array': return Array.from({ length: Math.max(1, part.minItems ?? 1) }, () => value(part.items ?? {}, name, style, choice, fieldClass ?? part.items?.fieldClass));
      case 'object': return object(part, style, { choice: 0 }, fieldClass);
      default: return 'one';
    }
  };
  const object = (part: Part, style: Style, variant: Variant, fieldClass?: string): Input => {
    const required = new Set(part.required ?? []);
    return Object.fromEntries(Object.entries(part.properties ?? {})
      .filter(([name, p]) => required.has(name) || style === 'full' || (style === 'classed' && classOf(p) !== undefined) || name === variant.field)
      .map(([name, p]) => [name, value(p, name, style, name === variant.field ? variant.choice : 0, p.fieldClass ?? fieldClass)]));
  };
  return (schema, style, variant) => {
    dates = 0;
    return object(schema, style, variant);
  };
}

/** The class of a field, which may stand on one of the forms it can take. */
export function classOf(part: Part): string | undefined {
  return part.fieldClass ?? part.anyOf?.map(classOf).find((c) => c !== undefined);
}

/** The plain variant of an input, and one for each further choice of each field that offers choices. */
export function variantsOf(schema: Part): Variant[] {
  const choices = (p: Part): number => p.enum?.length ?? (p.anyOf?.every((a) => 'const' in a) ? p.anyOf.length : 0);
  return [{ choice: 0 }, ...Object.entries(schema.properties ?? {}).flatMap(([field, p]) => Array.from({ length: choices(p) }, (_, choice): Variant => ({ field, choice })).slice(1))];
}

/** Every value of an input that holds no others, with where it stands. */
export function leavesOf(value: unknown, at: Spot = []): [Spot, unknown][] {
  if (value === null || typeof value !== 'object') return [[at, value]];
  return Object.entries(value).flatMap(([name, inner]) => leavesOf(inner, [...at, Array.isArray(value) ? Number(name) : name]));
}

/** Where an input names records. */
export function idSpots(input: Input): Spot[] {
  return leavesOf(input).filter(([, value]) => typeof value === 'string' && isId(value)).map(([spot]) => spot);
}

/** The value that stands at a spot. */
export function valueAt(input: Input, spot: Spot): unknown {
  return spot.reduce<unknown>((inner, name) => (inner as Record<string | number, unknown> | undefined)?.[name], input);
}

/** The input with another value at a spot; with `undefined`, without the field. */
export function withAt(input: Input, spot: Spot, value: unknown): Input {
  const made = structuredClone(input);
  const holder = valueAt(made, spot.slice(0, -1)) as Record<string | number, unknown> | undefined;
  const last = spot.at(-1);
  if (holder && last !== undefined) {
    if (value === undefined && !Array.isArray(holder)) delete holder[last];
    else holder[last] = value;
  }
  return made;
}

/** A text of the same shape that nobody ever wrote: other letters for letters, other digits for digits, for a day another day. */
export function twinOf(text: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return `195${randomInt(10)}-0${randomInt(1, 10)}-1${randomInt(10)}`;
  const other = (pool: string, c: string): string => [...pool].filter((p) => p !== c)[randomInt(pool.length - 1)] as string;
  return text.replace(/[a-z0-9]/gi, (c) => (/\d/.test(c) ? other('23456789', c) : /[a-z]/.test(c) ? other('bcdfghjkmnpqrstvwxz', c) : other('BCDFGHJKMNPQRSTVWXZ', c)));
}

const WRONG: readonly unknown[] = [7, {}, 'x'.repeat(20_000), 'a\u0000b'];
const WRONG_TOO: readonly unknown[] = [null, 'a\ud800b', -1, 1e300, true, [], '', 'a\u202eb', '9999-99-99', '2004-02-30', "' or 1=1 --"];

/** An input spoiled in many ways: each field left out, fields that are nobody's to give, and wrong values at every spot, some of them in turn. */
export function spoiled(schema: Part, input: Input): [what: string, input: Input][] {
  return [
    ...Object.keys(input).map((name): [string, Input] => [`without ${name}`, withAt(input, [name], undefined)]),
    ...['agency', 'recorded_by', 'version', 'constructor'].filter((name) => !Object.hasOwn(schema.properties ?? {}, name)).map((name): [string, Input] => [`with ${name}`, { ...input, [name]: randomUUID() }]),
    ...leavesOf(input).flatMap(([spot], n) => [...WRONG, WRONG_TOO[n % WRONG_TOO.length]].map((value): [string, Input] => [`${spot.join('/')}: ${JSON.stringify(value)?.slice(0, 20)}`, withAt(input, spot, value)])),
  ];
}
