import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkComparative } from './comparative.ts';
import { readComparatives } from './comparative-words.ts';

/* What the words mean, said once more in whole numbers, so that it shares no arithmetic with the checker (docs/claim-grammar.md). */

type Meaning = (a: number, b: number) => boolean;
const BOUNDS: Readonly<Record<string, Meaning>> = {
  'more than ': (a, b) => a > b, 'over ': (a, b) => a > b, 'in excess of ': (a, b) => a > b,
  'less than ': (a, b) => a < b, 'fewer than ': (a, b) => a < b,
  'at least ': (a, b) => a >= b, 'no fewer than ': (a, b) => a >= b, 'at most ': (a, b) => a <= b, 'no more than ': (a, b) => a <= b,
  'almost ': (a, b) => a < b && 10 * a >= 9 * b, 'nearly ': (a, b) => a < b && 10 * a >= 9 * b,
};
const FACTORS: Readonly<Record<string, number>> = { twice: 2, 'three times': 3, 'four times': 4, thrice: 3, '10 times': 10, sixfold: 6 };
const SHARES: Readonly<Record<string, readonly [number, number]>> = { half: [1, 2], 'a third': [1, 3], 'two-thirds': [2, 3], 'a quarter': [1, 4], 'three-quarters': [3, 4] };
const count = fc.integer({ min: 1, max: 5000 });
const bound = fc.constantFrom(...Object.keys(BOUNDS));

describe('the grammar of claims', () => {
  it('takes a multiple for what it says, whatever the numbers', () => {
    fc.assert(fc.property(bound, fc.constantFrom(...Object.keys(FACTORS)), count, count, (words, factor, a, b) => {
      expect(checkComparative(`${words}${factor}`, [a, b]).holds).toBe(BOUNDS[words]?.(a, (FACTORS[factor] as number) * b));
    }), { numRuns: 2000 });
  });

  it('takes a share for what it says', () => {
    fc.assert(fc.property(bound, fc.constantFrom(...Object.keys(SHARES)), count, count, (words, share, part, more) => {
      const [n, of] = SHARES[share] as readonly [number, number];
      const whole = part + more;
      expect(checkComparative(`${words}${share} of them`, [part, whole]).holds).toBe(BOUNDS[words]?.(part * of, whole * n));
    }), { numRuns: 2000 });
  });

  it('takes a bounded number for what it says', () => {
    fc.assert(fc.property(bound, count, count, (words, a, b) => {
      expect(checkComparative(`${words}${b.toLocaleString('en-US')} calls`, [a]).holds).toBe(BOUNDS[words]?.(a, b));
    }), { numRuns: 2000 });
  });

  it('grants a plain multiple 2.5 percent and “about” five or its own rounding, and no more', () => {
    fc.assert(fc.property(count, count, (a, b) => {
      expect(checkComparative('doubled', [a, b]).holds).toBe(1000 * a >= 1950 * b && 1000 * a <= 2050 * b);
    }), { numRuns: 2000 });
    fc.assert(fc.property(count, fc.integer({ min: 1, max: 60 }), (a, hundreds) => {
      const said = hundreds * 100;
      expect(checkComparative(`about ${said.toLocaleString('en-US')} calls`, [a]).holds).toBe(Math.abs(a - said) * 20 <= said);
    }), { numRuns: 2000 });
    fc.assert(fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 400 }), (millions, tenths) => {
      const off = Math.abs(tenths - millions * 10);
      expect(checkComparative(`about ${millions} million dollars`, [tenths * 100_000]).holds).toBe(off * 20 <= millions * 10 || off <= 5);
    }), { numRuns: 2000 });
  });

  it('calls a number the highest only above every other of its series, and a rise a rise only above the number it names', () => {
    fc.assert(fc.property(count, fc.array(count, { minLength: 1, maxLength: 12 }), (mine, others) => {
      expect(checkComparative('the highest number ever', [mine, ...others]).holds).toBe(others.every((other) => mine > other));
      expect(checkComparative('the lowest number ever', [mine, ...others]).holds).toBe(others.every((other) => mine < other));
    }));
    fc.assert(fc.property(count, count, count, (now, before, named) => {
      expect(checkComparative(`up from ${named}`, [now, before]).holds).toBe(now > before && named === before);
      expect(checkComparative('down from the year before', [now, before]).holds).toBe(now < before);
    }));
  });

  it('finds each comparison once in a sentence, where it stands, and never a part of another', () => {
    const phrase = fc.oneof(fc.tuple(bound, fc.constantFrom(...Object.keys(FACTORS))).map(([a, b]) => `${a}${b}`), fc.tuple(bound, fc.constantFrom(...Object.keys(SHARES))).map(([a, b]) => `${a}${b}`), fc.constant('the highest number ever'), fc.constant('doubled'));
    fc.assert(fc.property(fc.array(phrase, { minLength: 1, maxLength: 4 }), (phrases) => {
      const text = `Cases, ${phrases.join(' and, by another count, ')}, were told.`;
      const found = readComparatives(text);
      expect(found.map((c) => c.words.trim())).toEqual(phrases);
      expect(found.every((c) => text.slice(c.start, c.end) === c.words)).toBe(true);
    }));
  });
});
