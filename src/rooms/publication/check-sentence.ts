import { comparability } from '../../foundation/measure/comparable.ts';
import { checkComparative } from '../../foundation/measure/comparative.ts';
import type { Comparative } from '../../foundation/measure/comparative-words.ts';
import { Refusal } from '../../foundation/errors.ts';
import { compare, shareOf } from '../../foundation/measure/value.ts';
import type { Value } from '../../foundation/measure/value-shape.ts';
import type { Finding, Placed } from './check.ts';

/** A sentence as it reads, with its comparatives, its tokens, those of the sentences before, and its marks. */
export interface Sentence {
  words: string;
  start: number;
  text: string;
  comparatives: readonly Comparative[];
  tokens: readonly Placed[];
  before: readonly Placed[];
  marks: readonly { start: number; end: number }[];
}

const ADDING = /\b(?:together|combined|altogether|in all|in total|plus|sum of|added to|brings?(?: the total)? to)\b/i;

/** Checks the comparatives of a sentence against its own figures, and that nothing is added that cannot be. */
export function checkSentence(sentence: Sentence, place: string): Finding[] {
  const base = { place, words: sentence.words };
  const findings = sentence.comparatives.flatMap((comparative): Finding[] => {
    // What stands on a number of another source is that source's own.
    if (sentence.marks.some((m) => m.start < comparative.end && comparative.start < m.end)) return [];
    const values = valuesFor(comparative, sentence);
    if (values === 'nothing') return [];
    if (values === 'unclear' && sentence.tokens.some((t) => t.value.status === 'confidential')) return [comparesWithheld(comparative, base)];
    if (values === 'unclear') return [{ ...base, code: 'publication.comparative-unchecked', severity: 'warning', sentence: `“${comparative.words}” could not be checked: its sentence does not hold the figures it compares.` }];
    return judge(comparative, values, base);
  });
  return [...findings, ...added(sentence, base)];
}

function judge(comparative: Comparative, values: readonly Value[], base: { place: string; words: string }): Finding[] {
  try {
    const { holds, explanation } = checkComparative(comparative, values);
    return holds ? [] : [{ ...base, code: 'publication.comparative-wrong', severity: 'error', sentence: `“${comparative.words}” does not hold: ${explanation}` }];
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    if (cause.code === 'measure.confidential') return [comparesWithheld(comparative, base)];
    const unlike = /-differs$|not-a-part$/.test(cause.code);
    return [{ ...base, code: unlike ? 'publication.not-comparable' : 'publication.comparative-unchecked', severity: unlike ? 'error' : 'warning', sentence: `“${comparative.words}” compares what cannot be compared: ${cause.message}` }];
  }
}

/** “More than double” beside a withheld number would tell of it. */
function comparesWithheld({ words }: Comparative, base: { place: string; words: string }): Finding {
  return { ...base, code: 'publication.compares-withheld', severity: 'error', sentence: `“${words}” compares a number that is withheld, and so tells of it. Take the comparison out.` };
}

/** The values a comparative is about; 'nothing' where it is about no figure of ours, 'unclear' where they are not there. */
function valuesFor(comparative: Comparative, { tokens, before, text }: Sentence): readonly Value[] | 'nothing' | 'unclear' {
  const inside = tokens.filter((t) => t.start >= comparative.start && t.end <= comparative.end);
  const earlier = tokens.filter((t) => t.end <= comparative.start);
  const later = tokens.filter((t) => t.start >= comparative.end);
  switch (comparative.kind) {
    case 'number': return inside[0] ? [inside[0].value] : 'nothing';
    // “the 99 of 2002” reads like a part of a whole and is none.
    case 'of': return inside.length === 2 ? inside.map((t) => t.value) : 'nothing';
    case 'superlative': {
      const of = earlier.at(-1) ?? later[0];
      return of && of.series.length > 0 ? [of.value, ...of.series] : 'unclear';
    }
    case 'share': return partAndWhole([...later, ...earlier.toReversed()], [...tokens, ...before.toReversed()]);
    case 'direction': {
      const base = inside[0] ?? later[0];
      const now = earlier.at(-1);
      return now && base ? [now.value, base.value] : pairOf(earlier, later, text);
    }
    default: return pairOf(earlier, later, text);
  }
}

/** “more than double (340 vs. 106)”: both behind. “228, more than double the 108”: one before, one behind. */
function pairOf(earlier: readonly Placed[], later: readonly Placed[], text: string): readonly Value[] | 'unclear' {
  const [one, two] = later;
  if (one && two && /^\s*(?:vs\.?|versus|against|compared (?:with|to)|over)\s*$/i.test(text.slice(one.end, two.start))) return [one.value, two.value];
  const last = earlier.at(-1);
  if (last && one) return [last.value, one.value];
  const [first, second] = [earlier.at(-2), earlier.at(-1)];
  return first && second ? [first.value, second.value] : 'unclear';
}

/** The first figure near the words that is a part of another one. */
function partAndWhole(parts: readonly Placed[], wholes: readonly Placed[]): readonly Value[] | 'unclear' {
  for (const part of parts) {
    for (const whole of wholes) if (part !== whole && isPartOf(part.value, whole.value)) return [part.value, whole.value];
  }
  return 'unclear';
}

function isPartOf(part: Value, whole: Value): boolean {
  if (Object.keys(part.filter).length <= Object.keys(whole.filter).length) return false;
  try {
    shareOf(part, whole);
    return true;
  } catch {
    return false;
  }
}

function added({ words, tokens }: Sentence, base: { place: string; words: string }): Finding[] {
  const adding = ADDING.exec(words)?.[0];
  if (adding === undefined) return [];
  for (const [i, a] of tokens.entries()) {
    for (const b of tokens.slice(i + 1)) {
      const unlike = comparability(a.value, b.value).filter(({ code }) => code === 'measure.unit-differs' || code === 'measure.basis-differs');
      if (unlike.length > 0) return [{ ...base, code: 'publication.added-unlike', severity: 'error', sentence: `“${adding}” adds what cannot be added: ${refusalOf(a.value, b.value)}` }];
    }
  }
  return [];
}

/** Why two values cannot stand side by side, in the words of the refusal; undefined where they can. */
export function refusalOf(a: Value, b: Value): string | undefined {
  try {
    compare(a, b);
    return undefined;
  } catch (cause) {
    if (cause instanceof Refusal) return cause.message;
    throw cause;
  }
}
