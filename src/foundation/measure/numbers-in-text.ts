import { DIGITS, NUMBER_WORDS, parseNumber } from './number-words.ts';

/**
 * What a number in a text is. 'count', 'money' and 'percent' are figures, which must be tied to a value or marked;
 * 'multiple' (`three times`) belongs to a comparison and is checked there; the others are no figures at all.
 */
export type NumberKind = 'count' | 'money' | 'percent' | 'multiple' | 'period' | 'date' | 'time' | 'phone' | 'citation' | 'ordinal' | 'address';

/**
 * A number found in a text: where (offsets, the end not included), what it says, its value (money in whole units of
 * the currency, percent as written; null where it is no figure), and the step it is rounded to.
 */
export interface FoundNumber {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly kind: NumberKind;
  readonly figure: boolean;
  readonly value: number | null;
  readonly roundedTo: number;
}

const MONTH = '(?:Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|June?|July?|Aug(?:ust|\\.)?|Sept?(?:ember|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?)';
const YEAR = '(?:1[6-9]|20)\\d{2}';
const YEARS = `${YEAR}(?:(?:\\s?[-\u2013/]\\s?|,?\\s+(?:to|through|until|and|or)\\s+|,\\s+)${YEAR})*`;
const SCALE = '(?:hundred|thousand|million|billion|trillion)';
const SECTION = '\\d+[A-Za-z]?(?:-\\d+)?(?:\\([A-Za-z0-9]+\\))*';
const DASH = '[-\u2010\u2011\u2013]';

// In this order: the first that claims a stretch of text keeps it, so what is no figure comes before what is one.
const MATCHERS: readonly (readonly [NumberKind, RegExp])[] = [
  ['address', /\b(?:https?:\/\/|www\.)[^\s)>\]]+|\b[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{1,64}/gi],
  ['phone', new RegExp(`(?<![\\w$])(?:\\+?1${DASH})?(?:\\(\\d{3}\\)|\\d{3})(?:${DASH}|\\.|\\s)\\d{3,4}(?:${DASH}|\\.)\\d{3,4}(?![\\w,])`, 'g')],
  ['citation', new RegExp(`\\b(?:P\\.\\s?L\\.|Pub(?:lic|\\.)\\s?L(?:aw|\\.)?)(?:\\s?No\\.?)?\\s*\\d+${DASH}\\d+`, 'gi')],
  ['citation', new RegExp(`\\b\\d+\\s(?:U\\.?S\\.?C\\.?|C\\.?F\\.?R\\.?|FR|Fed\\.\\sReg\\.|F\\.[23]d|Stat\\.)(?:\\s(?:§+\\s?|[Pp]art\\s)?[\\d,]+(?:\\.\\d+)?[A-Za-z]?(?:\\([A-Za-z0-9]+\\))*)?`, 'g')],
  ['citation', new RegExp(`(?:\\b(?:[Ss]ections?|[Ss]ecs?\\.)|§+)\\s*${SECTION}(?:(?:,\\s|\\s(?:and|or|to|through)\\s|,\\s(?:and|or)\\s)${SECTION}(?![\\d,]*\\s(?:[a-z]+s\\b|${SCALE})))*`, 'g')],
  ['citation', new RegExp(`\\b(?:Titles?|Chapters?|Articles?|Parts?|Paragraphs?|Conventions?|Protocols?|Resolutions?|Tiers?|Treaty\\sDoc\\.|E\\.\\s?O\\.|Executive\\sOrders?|Forms?|Appendix|Annex|Tables?|Figures?|Volume|Goals?|No\\.)\\s(?:No\\.\\s?)?[A-Z]?-?\\d+(?:${DASH}\\d+)?[A-Za-z]?(?:\\s(?:and|or)\\s\\d+)?(?![\\d,.]*\\d)`, 'g')],
  ['citation', new RegExp(`\\b[A-Z]{1,4}${DASH}\\d+[A-Za-z]?\\b`, 'g')],
  ['date', /\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}\/\d{1,2}\/\d{2,4}\b/g],
  ['date', new RegExp(`\\b${MONTH}\\s\\d{1,2}(?:st|nd|rd|th)?(?:\\s?[-\u2013]\\s?(?:${MONTH}\\s)?\\d{1,2})?(?:,?\\s${YEAR})?\\b(?![,.]\\d)`, 'g')],
  ['date', new RegExp(`\\b\\d{1,2}(?:st|nd|rd|th)?(?:\\s?[-\u2013]\\s?\\d{1,2})?\\s(?:of\\s)?${MONTH}(?:,?\\s${YEAR})?\\b`, 'g')],
  ['period', new RegExp(`\\b(?:FY|RY|CY)\\s?${YEAR}(?:\\s?[-\u2013]\\s?(?:(?:FY|RY|CY)\\s?)?${YEAR})?\\b`, 'g')],
  ['period', new RegExp(`\\b(?:${DIGITS}|${NUMBER_WORDS})(?:\\s(?:fiscal|calendar|reporting)\\syears\\b(?:\\s\\(${YEARS}\\))?|[\\s-]years?\\speriods?\\b)`, 'gi')],
  ['period', new RegExp(`\\b(?:[Ff]iscal|[Cc]alendar|[Rr]eporting)\\s[Yy]ears?\\s\\(?${YEARS}\\)?`, 'g')],
  ['period', new RegExp(`\\b${MONTH},?\\s${YEAR}\\b`, 'g')],
  ['period', new RegExp(`\\b${YEAR}s\\b|\\b${YEAR}\\s?[-\u2013/]\\s?(?:${YEAR}|\\d{2})\\b(?!\\s(?:[a-z]+s|${SCALE})\\b)`, 'g')],
  ['time', /\b\d{1,2}:\d{2}(?:\s?[ap]\.?m\.?)?|\b\d{1,2}\s?[ap]\.m\./gi],
  ['ordinal', /\b\d+(?:st|nd|rd|th)\b/gi],
  ['money', new RegExp(`(?:\\b(?:US|USD|U\\.S\\.)\\s?)?[$€£]\\s?(?:${DIGITS})(?:[\\s-]?${SCALE}\\b)?|\\b(?:${DIGITS}|${NUMBER_WORDS})(?:[\\s-]${SCALE})?[\\s-](?:(?:US|U\\.S\\.)\\s)?dollars?\\b`, 'gi')],
  ['percent', new RegExp(`(?<![\\w.,])(?:${DIGITS})\\s?(?:%|percent\\b|per\\scent\\b|percentage\\spoints?\\b)|\\b(?:${NUMBER_WORDS})\\s(?:percent|per\\scent)\\b`, 'gi')],
  ['multiple', new RegExp(`(?:\\b(?:${DIGITS}|${NUMBER_WORDS}))(?:\\stimes|-?fold)\\b`, 'gi')],
  ['count', new RegExp(`(?<![\\w.,])(?:${DIGITS})(?:[\\s-]${SCALE}\\b)?(?![\\w])`, 'gi')],
  ['count', new RegExp(`\\b(?:${NUMBER_WORDS})\\b(?!-year-old)`, 'gi')],
];

const FIGURES: ReadonlySet<NumberKind> = new Set(['count', 'money', 'percent']);
const YEAR_BEFORE = /(?:\b(?:in|of|since|by|during|through|until|till|to|from|and|or|year|years|early|late|mid|before|after|between|for|spring|summer|autumn|fall|winter|end)\s|[(,]\s?|^)$/i;
const NOT_A_YEAR_AFTER = /^\s(?:of\b|persons?\b|people\b|million|calls\b|victims?\b|letters?\b|cases\b|defendants?\b|applications?\b|children\b|men\b|women\b)/;

// “one” counts in “one grant”; in “one of the few”, “no one”, “one another” and “one can” it counts nothing.
function countsNothing(text: string, start: number, end: number): boolean {
  if (text.slice(start, end).toLowerCase() !== 'one') return false;
  const [before, after] = [text.slice(Math.max(0, start - 12), start), text.slice(end, end + 14)];
  return /\b(?:no|any|every|each|some|this|that|which|another|the|only)[\s-]$/i.test(before) || !/^\s[a-z]/i.test(after) || /^\s(?:of|another|or|can|may|must|should|is|was|who|that|and)\b/i.test(after);
}

function readFigure(kind: NumberKind, text: string): { value: number; roundedTo: number } | null {
  const bare = text.replace(/^(?:US|USD|U\.S\.)?\s?[$€£]\s?/i, '').replace(/[\s-](?:(?:US|U\.S\.)\s)?dollars?$/i, '');
  return parseNumber(kind === 'percent' ? bare.replace(/\s?(?:%|percent|per\scent|percentage\spoints?)$/i, '') : bare);
}

/** Finds every number typed in a paragraph, in order, so that an editor can mark figures that are tied to nothing; `{{tokens}}` are tied already and left out. */
export function findNumbers(text: string): FoundNumber[] {
  // Tokens are blanked, not cut, so that all offsets stay those of the text.
  const masked = text.replace(/\{\{[^}]*\}\}/g, (token) => '\u0000'.repeat(token.length));
  const found: FoundNumber[] = [];
  const claimed = new Uint8Array(text.length);
  for (const [matcherKind, expression] of MATCHERS) {
    for (const match of masked.matchAll(expression)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (claimed.subarray(start, end).includes(1)) continue;
      const words = text.slice(start, end);
      if (countsNothing(text, start, end)) continue;
      const isYear = matcherKind === 'count' && new RegExp(`^${YEAR}$`).test(words) && YEAR_BEFORE.test(text.slice(Math.max(0, start - 16), start)) && !NOT_A_YEAR_AFTER.test(text.slice(end, end + 24));
      const kind = isYear ? 'period' : matcherKind;
      const figure = FIGURES.has(kind);
      const read = figure ? readFigure(kind, words) : null;
      if (figure && read === null) continue;
      claimed.fill(1, start, end);
      found.push({ start, end, text: words, kind, figure, value: read?.value ?? null, roundedTo: read?.roundedTo ?? 0 });
    }
  }
  return found.toSorted((a, b) => a.start - b.start);
}

/** Whether a figure in a text says this number, at the precision it is written with: `$82 million` says 81,596,000. */
export function says(found: FoundNumber, number: number): boolean {
  return found.value !== null && Math.abs(found.value - number) <= (found.roundedTo > 1 || !Number.isInteger(found.value) || found.kind === 'percent' ? found.roundedTo / 2 : 0);
}
