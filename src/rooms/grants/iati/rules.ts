import { XmlElement, XmlXPath, type XmlDocument, type XmlNode } from 'libxml2-wasm';
import { addYears, isDay, type Day } from '../../../foundation/calendar/day.ts';

/*
 * The rules of an IATI ruleset, after its specification for the validator of 2021: a context chooses elements, and each rule is held
 * against every one of them. A rule whose condition does not hold for an element says nothing of it. Rules about identifiers that the
 * registry of publishers knows are held against all, for no list of publishers is kept here.
 */

interface Info { id: string; severity: 'error' | 'warning'; message: string }
interface Case {
  condition?: string; paths?: string[]; less?: string; more?: string; regex?: string; sum?: number; excluded?: string[]; date?: string; start?: string; end?: string; one?: string; all?: string; foreach?: string; do?: Rules; subs?: string[]; prefix?: string[]; separator?: string; if?: string; then?: string; min?: number; max?: number; ruleInfo?: Info;
}
type Rules = Readonly<Record<string, { cases: Case[] }>>;
/** Context → rule → its cases. */
export type Ruleset = Readonly<Record<string, Rules>>;

/** One rule broken by one element. */
export interface Breach { element: XmlElement; info: Info | undefined }

const COMPILED = new Map<string, XmlXPath>();

function ask(element: XmlElement, path: string): XmlNode[] | string | boolean | number {
  let compiled = COMPILED.get(path);
  if (!compiled) COMPILED.set(path, (compiled = XmlXPath.compile(path)));
  return element.eval(compiled);
}

function nodes(element: XmlElement, path: string): XmlNode[] {
  const found = ask(element, path);
  return Array.isArray(found) ? found : [];
}

/** Whether an expression holds, as XPath turns what it yields into true or false. */
function holds(element: XmlElement, path: string): boolean {
  const found = ask(element, path);
  return Array.isArray(found) ? found.length > 0 : Boolean(found);
}

const all = (element: XmlElement, paths: readonly string[] = []): XmlNode[] => paths.flatMap((p) => nodes(element, p));
const texts = (element: XmlElement, paths?: readonly string[]): string[] => all(element, paths).map((n) => n.content);

/** The elements that must bear what an activity as a whole does not say. */
const BEARERS: Readonly<Record<string, readonly [elements: string, lacking: string]>> = {
  lang: ['.//narrative', './/narrative[not(@xml:lang)]'], currency: ['.//value | .//forecast | .//loan-status', './/value[not(@currency)] | .//forecast[not(@currency)] | .//loan-status[not(@currency)]'], sector: ['transaction', 'transaction[not(sector)]'],
};

/** The first day of a text that begins with one. */
function dayOf(text: string | undefined): Day | undefined {
  const found = text?.trim().slice(0, 10);
  return isDay(found) ? found : undefined;
}

function days(element: XmlElement, path: string | undefined, today: string): Day[] {
  if (path === undefined) return [];
  return path === 'NOW' ? [today as Day] : texts(element, [path]).flatMap((t) => dayOf(t) ?? []);
}

function sum(element: XmlElement, paths: readonly string[] | undefined): { count: number; total: number } {
  const numbers = texts(element, paths).map(Number);
  // Percentages have a few decimals: adding them as whole numbers keeps 33.33 + 33.33 + 33.34 a hundred.
  return { count: numbers.length, total: numbers.reduce((n, x) => n + Math.round(x * 1e8), 0) / 1e8 };
}

/** Whether an element keeps a case of a rule; undefined for a rule that is not known here. */
const KEEPS: Readonly<Record<string, (element: XmlElement, c: Case, today: string) => boolean>> = {
  no_more_than_one: (e, c) => all(e, c.paths).length <= 1,
  atleast_one: (e, c) => all(e, c.paths).length >= 1,
  only_one_of: (e, c) => (all(e, c.excluded).length > 0 ? all(e, c.paths).length === 0 : all(e, c.paths).length === 1),
  one_or_all: (e, c) => holds(e, c.one ?? 'false()') || nodes(e, BEARERS[c.all ?? '']?.[1] ?? 'self::*[false()]').length === 0 && (c.all !== 'sector' || nodes(e, 'transaction').length > 0),
  dependent: (e, c) => {
    const there = (c.paths ?? []).filter((p) => nodes(e, p).length > 0).length;
    return there === 0 || there === c.paths?.length;
  },
  sum: (e, c) => sum(e, c.paths).total === c.sum,
  strict_sum: (e, c) => {
    const { count, total } = sum(e, c.paths);
    return count === 0 || total === c.sum;
  },
  date_order: (e, c, today) => {
    const more = days(e, c.more, today);
    return days(e, c.less, today).every((less) => more.every((m) => less <= m));
  },
  date_now: (e, c, today) => days(e, c.date, today).every((d) => d <= today),
  time_limit: (e, c, today) => {
    const [start, end] = [days(e, c.start, today)[0], days(e, c.end, today)[0]];
    return start === undefined || end === undefined || end <= addYears(start, 1);
  },
  between_dates: (e, c, today) => {
    const [start, end] = [days(e, c.start, today)[0], days(e, c.end, today)[0]];
    return days(e, c.date, today).every((d) => (start === undefined || d >= start) && (end === undefined || d <= end));
  },
  regex_matches: (e, c) => texts(e, c.paths).every((t) => new RegExp(c.regex ?? '').test(t)),
  regex_no_matches: (e, c) => texts(e, c.paths).every((t) => !new RegExp(c.regex ?? '').test(t)),
  startswith: (e, c) => {
    // The list of agencies that register organizations is not kept here: whether one is known is not judged.
    const prefixes = [...(c.prefix ?? []), ...(c.start === undefined ? [] : [c.start])].filter((p) => p !== 'ORG-ID-PREFIX');
    return prefixes.length === 0 || texts(e, c.paths).every((t) => texts(e, prefixes).some((p) => t.startsWith(`${p}${c.separator ?? ''}`)));
  },
  unique: (e, c) => {
    const found = texts(e, c.paths);
    return new Set(found).size === found.length;
  },
  if_then: (e, c) => !holds(e, c.if ?? 'false()') || holds(e, c.then ?? 'true()'),
  no_spaces: (e, c) => texts(e, c.paths).every((t) => t === t.trim()),
  range: (e, c) => texts(e, c.paths).every((t) => Number(t) >= (c.min ?? -Infinity) && Number(t) <= (c.max ?? Infinity)),
};

/** Every breach of a ruleset in a document. */
export function breaches(document: XmlDocument, ruleset: Ruleset, today: string): Breach[] {
  const found: Breach[] = [];
  for (const [context, rules] of Object.entries(ruleset)) {
    const elements = document.find(context).filter((n) => n instanceof XmlElement);
    for (const element of elements) hold(element, rules, today, found);
  }
  return found;
}

function hold(element: XmlElement, rules: Rules, today: string, found: Breach[]): void {
  for (const [rule, { cases }] of Object.entries(rules)) for (const one of cases) {
    if (one.condition !== undefined && !holds(element, one.condition)) continue;
    if (rule === 'loop') {
      for (const value of new Set(texts(element, [one.foreach ?? '']))) hold(element, substituted(one, value), today, found);
      continue;
    }
    const keeps = KEEPS[rule];
    if (!keeps) throw new Error(`The rule ${rule} is not known.`);
    if (!keeps(element, one, today)) found.push({ element, info: one.ruleInfo });
  }
}

/** What a loop does for one value: `$1` becomes it, wherever an expression stands. A value that an expression cannot hold is none. */
function substituted(loop: Case, value: string): Rules {
  const safe = value.includes("'") ? '' : value;
  const put = (part: unknown): unknown => (typeof part === 'string' ? part.replaceAll('$1', safe) : Array.isArray(part) ? part.map(put) : part);
  return Object.fromEntries(Object.entries(loop.do ?? {}).map(([rule, { cases }]) => [rule, { cases: cases.map((c) => Object.fromEntries(Object.entries(c).map(([key, part]) => [key, key === 'ruleInfo' ? part : put(part)])) as Case) }]));
}
