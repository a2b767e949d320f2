import { DIGITS, NUMBER_WORDS, parseNumber } from './number-words.ts';

/** How a comparison bounds its number: `more than`, `less than`, `at least`, `at most`, `almost`, `about`, or plainly. */
export type Bound = 'more' | 'less' | 'at-least' | 'at-most' | 'almost' | 'about' | 'exactly';

/** A comparative claim in a text, with its words and offsets, and what it claims. */
export type Comparative = { readonly words: string; readonly start: number; readonly end: number } & (
  | { readonly kind: 'times'; readonly bound: Bound; readonly factor: number }
  | { readonly kind: 'share'; readonly bound: Bound; readonly share: number }
  | { readonly kind: 'percent-change'; readonly bound: Bound; readonly percent: number; readonly roundedTo: number }
  | { readonly kind: 'superlative'; readonly highest: boolean }
  | { readonly kind: 'of'; readonly part: number; readonly whole: number }
  | { readonly kind: 'direction'; readonly up: boolean; readonly from: number | null }
  | { readonly kind: 'number'; readonly bound: Bound; readonly number: number; readonly roundedTo: number }
);

type Claim = Comparative extends infer C ? (C extends Comparative ? Omit<C, 'words' | 'start' | 'end'> : never) : never;

const BOUND_WORDS: Readonly<Record<Exclude<Bound, 'exactly'>, string>> = {
  'at-least': 'at least|no fewer than|no less than|not less than',
  'at-most': 'at most|no more than|not more than|up to',
  more: 'more than|greater than|higher than|in excess of|upwards of|exceeding|over|well over',
  less: 'less than|fewer than|lower than|under|below',
  almost: 'almost|nearly|close to|just under|not quite',
  about: 'approximately|roughly|about|around|an estimated|some',
};

const BOUND = `(?:(?<bound>${Object.values(BOUND_WORDS).join('|')})\\s+)?`;
const BOUND_NEEDED = `(?<bound>${Object.values(BOUND_WORDS).join('|')})\\s+`;
const SCALE = '(?:[ -](?:hundred|thousand|million|billion))?';
const NUMBER = `(?:${DIGITS}|${NUMBER_WORDS})${SCALE}`;
const FACTORS: Readonly<Record<string, number>> = { twice: 2, doubl: 2, thrice: 3, tripl: 3, quadrupl: 4 };
const SHARES: Readonly<Record<string, number>> = { half: 1 / 2, third: 1 / 3, thirds: 2 / 3, quarter: 1 / 4, fourth: 1 / 4, quarters: 3 / 4, fourths: 3 / 4, majority: 1 / 2 };
const UP = 'increased?|increases|rise|rose|risen|growth|grew|grown|gain(?:ed)?|up';
const DOWN = 'decreased?|decreases|decline[ds]?|fell|fallen|drop(?:ped)?|reduced|reduction|down';
const PERCENT = '\\s?(?:%|percent\\b|per cent\\b)';

function boundOf(words: string | undefined): Bound {
  const plain = words?.toLowerCase().replace(/\s+/g, ' ');
  const found = (Object.keys(BOUND_WORDS) as (keyof typeof BOUND_WORDS)[]).find((bound) => plain !== undefined && BOUND_WORDS[bound].split('|').includes(plain));
  return found ?? 'exactly';
}

type Groups = Readonly<Record<string, string | undefined>>;

function numberIn(text: string | undefined): { value: number; roundedTo: number } {
  return parseNumber(text ?? '') ?? { value: NaN, roundedTo: 1 };
}

function readFactor(groups: Groups): Claim {
  const word = Object.keys(FACTORS).find((stem) => groups['word']?.toLowerCase().startsWith(stem));
  return { kind: 'times', bound: boundOf(groups['bound']), factor: word === undefined ? numberIn(groups['n']).value : (FACTORS[word] ?? NaN) };
}

function readShare(groups: Groups): Claim {
  const part = (groups['part'] ?? '').toLowerCase().split(/[\s-]+/).at(-1) ?? '';
  return { kind: 'share', bound: part === 'majority' ? 'more' : boundOf(groups['bound']), share: SHARES[part] ?? NaN };
}

function readPercent(groups: Groups): Claim {
  const { value, roundedTo } = numberIn(groups['n']);
  const falls = new RegExp(`^(?:less|lower|fewer|${DOWN})$`, 'i').test(groups['way'] ?? '');
  return { kind: 'percent-change', bound: boundOf(groups['bound']), percent: falls ? -value : value, roundedTo };
}

// In this order: the first that claims a stretch of text keeps it.
const PATTERNS: readonly (readonly [string, (groups: Groups) => Claim])[] = [
  [`\\bthe (?:single )?(?<top>highest|largest|greatest|most|lowest|smallest|fewest|least)\\b[^.;]{0,80}?\\b(?:ever|on record|in history|to date)\\b|\\b(?<top2>highest|largest|lowest|smallest)[ -]ever\\b|\\brecord (?<top3>high|low)\\b`,
    (g) => ({ kind: 'superlative', highest: !/^(?:lowest|smallest|fewest|least|low)$/i.test(g['top'] ?? g['top2'] ?? g['top3'] ?? '') })],
  [`\\b${BOUND}(?<n>${DIGITS}|${NUMBER_WORDS})${PERCENT} (?<way>more|higher|greater|larger|less|lower|fewer|${UP}|${DOWN})\\b`, readPercent],
  [`\\b(?<way>${UP}|${DOWN})(?: (?:of|by))? ${BOUND}(?<n>${DIGITS}|${NUMBER_WORDS})${PERCENT}`, readPercent],
  [`\\b${BOUND}(?:(?<n>${DIGITS}|${NUMBER_WORDS})(?: times\\b|[ -]?fold\\b)|(?<word>twice|doubl(?:ed|es|e|ing)|thrice|tripl(?:ed|es|e|ing)|quadrupl(?:ed|es|e|ing))\\b)`, readFactor],
  [`\\b${BOUND}(?<part>(?:a |one[ -])?half|(?:a|one)[ -](?:third|quarter|fourth)|two[ -]thirds|three[ -](?:quarters|fourths)|a majority)\\b(?! brothers?)`, readShare],
  [`\\b(?<way>up|down|an? (?:increase|decrease|rise|drop|decline)) from(?: the (?:previous )?[a-z ]{0,24}?of)?(?: \\$?(?<n>${NUMBER}))?`,
    (g) => ({ kind: 'direction', up: /up|increase|rise/i.test(g['way'] ?? ''), from: g['n'] === undefined ? null : numberIn(g['n']).value })],
  [`\\b(?<n>${NUMBER}) (?:out )?of (?:the |those |these |all )?(?<m>${NUMBER})\\b`, (g) => ({ kind: 'of', part: numberIn(g['n']).value, whole: numberIn(g['m']).value })],
  [`\\b${BOUND_NEEDED}(?:US)?\\$?(?<n>${NUMBER})`,
    (g) => ({ kind: 'number', bound: boundOf(g['bound']), number: numberIn(g['n']).value, roundedTo: numberIn(g['n']).roundedTo })],
];

/** Finds the comparative claims in English text, in order; `more than double` is one claim, not also `double`. */
export function readComparatives(text: string): Comparative[] {
  const claimed = new Uint8Array(text.length);
  const found: Comparative[] = [];
  for (const [source, read] of PATTERNS) {
    for (const match of text.matchAll(new RegExp(source, 'gi'))) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (claimed.subarray(start, end).includes(1)) continue;
      claimed.fill(1, start, end);
      found.push({ words: match[0], start, end, ...read(match.groups ?? {}) });
    }
  }
  return found.toSorted((a, b) => a.start - b.start);
}
