import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anonymize, smallestClass, type AnonymousRow } from './k-anonymity.ts';

const COLUMNS = ['year', 'gender', 'country', 'debt'];
const rows = fc.array(fc.record({ year: fc.constantFrom('2002', '2003', '2004', ''), gender: fc.constantFrom('Woman', 'Man', ''), country: fc.constantFrom('MEX', 'VNM', 'RUS', 'GTM', ''), debt: fc.constantFrom('0', '1', '') }), { maxLength: 120 });
const many = (n: number, row: AnonymousRow): AnonymousRow[] => Array.from({ length: n }, () => row);

describe('rows about single persons', () => {
  it('cannot be told from k - 1 others, whatever they are, and tell nothing that was not so', () => {
    fc.assert(fc.property(rows, fc.integer({ min: 2, max: 15 }), (given, k) => {
      const made = anonymize(given, COLUMNS, k);
      if (given.length < k) {
        expect(made).toBeUndefined();
        return;
      }
      expect(smallestClass(made?.rows ?? [], COLUMNS)).toBeGreaterThanOrEqual(k);
      expect(made?.rows).toHaveLength(given.length);
      for (const column of COLUMNS) for (const value of new Set(made?.rows.map((r) => r[column] ?? ''))) {
        if (value !== '') expect(made?.rows.filter((r) => r[column] === value).length).toBeLessThanOrEqual(given.filter((r: AnonymousRow) => r[column] === value).length);
      }
      // In whatever order the cases stand, the file is the same.
      expect(anonymize(given.toReversed(), COLUMNS, k)?.rows).toEqual(made?.rows);
    }), { numRuns: 300 });
  });

  it('are left as they are where they are enough, and lose the last columns first where they are not', () => {
    const woman = { year: '2003', gender: 'Woman', country: 'MEX', debt: '1' };
    expect(anonymize(many(11, woman), COLUMNS, 11)).toEqual({ rows: many(11, woman), emptied: { year: 0, gender: 0, country: 0, debt: 0 } });
    const made = anonymize([...many(20, woman), ...many(3, { ...woman, country: 'VNM' })], COLUMNS, 11);
    expect(made?.emptied).toEqual({ year: 0, gender: 0, country: 23, debt: 0 });
    expect(made?.rows).toEqual(many(23, { ...woman, country: '' }));
  });

  it('are found by the check where one stands alone', () => {
    const row = { year: '2003', gender: 'Man', country: 'MEX', debt: '0' };
    expect([smallestClass([...many(50, row), { ...row, country: 'GTM' }], COLUMNS), smallestClass(many(50, row), COLUMNS), smallestClass([], COLUMNS)]).toEqual([1, 50, 0]);
  });
});
