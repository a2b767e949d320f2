import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePeriod } from '../../foundation/calendar/period.ts';
import { isSafe, protect, spanOf, type DisclosureRules, type Planned } from './disclosure.ts';
import { least } from './simplex.ts';

const rules: DisclosureRules = { smallestCell: 5, differencingCellBelow: 20, fewestAgencies: 3 };
const cell = (label: string, code: string | null, value: number, before?: number | null): Planned => ({ figure: `${label} ${code ?? 'all'}`, period: parsePeriod(label), where: code === null ? {} : { form: [code] }, value, before });
const table = (label: string, parts: Record<string, number>): Planned[] => [cell(label, null, Object.values(parts).reduce((a, b) => a + b, 0)), ...Object.entries(parts).map(([code, value]) => cell(label, code, value))];

describe('the solver', () => {
  it('finds the least value, and says where nothing fits or nothing bounds', () => {
    expect(least([[1, 1]], [10], [1, 0])).toBeCloseTo(0);
    expect(least([[1, 1]], [10], [-1, 0])).toBeCloseTo(-10);
    expect(least([[1, 1], [1, -1]], [10, 4], [1, 0])).toBeCloseTo(7);
    expect(least([[1, 1], [1, 1]], [10, 9], [1, 0])).toBeUndefined();
    expect(least([[1, -1]], [1], [-1, 0])).toBe(-Infinity);
    expect(least([[1, 1], [2, 2]], [3, 6], [0, 1])).toBeCloseTo(0);
  });
});

describe('cells too small to be told', () => {
  it('are withheld with enough others that the total does not give them away', () => {
    const cells = table('FY2004', { sex: 90, labor: 40, both: 3 });
    const { withheld, exposed } = protect(cells, rules, true);
    expect([...withheld].sort()).toEqual(['FY2004 both', 'FY2004 labor']);
    expect(exposed).toEqual([]);
    expect(spanOf(cells[3] as Planned, cells, new Set(['FY2004 both']), true)).toEqual([3, 3]);
    expect(spanOf(cells[3] as Planned, cells, withheld, true)).toEqual([1, 42]);
  });

  it('are withheld though two of them already hide each other, where their sum would tell both', () => {
    const { withheld } = protect(table('FY2004', { sex: 90, labor: 1, both: 1, unknown: 8 }), rules, true);
    expect(withheld).toContain('FY2004 unknown');
  });

  it('cannot be worked out from other years and a span of years', () => {
    const cells = [...table('FY2003', { sex: 50, labor: 30 }), ...table('FY2004', { sex: 60, labor: 3, both: 20 }), ...table('FY2003-FY2004', { sex: 110, labor: 33, both: 20 })];
    const { withheld, exposed } = protect(cells, rules, true);
    expect(exposed).toEqual([]);
    expect(isSafe(cells[5] as Planned, cells, withheld, rules, true)).toBe(true);
  });

  it('are not hidden behind a cell that an earlier release told', () => {
    const cells = [cell('FY2004', null, 134, 160), cell('FY2004', 'sex', 90, 90), cell('FY2004', 'labor', 40, 40), cell('FY2004', 'both', 4, 30)];
    expect([...protect(cells, rules, true).held].sort()).toEqual(['FY2004 both', 'FY2004 labor', 'FY2004 sex']);
  });

  it('stay withheld once they were', () => {
    const cells = [cell('FY2004', null, 136, 133), cell('FY2004', 'sex', 90, 90), cell('FY2004', 'labor', 40, null), cell('FY2004', 'both', 6, null)];
    expect([...protect(cells, rules, true).withheld].sort()).toEqual(['FY2004 both', 'FY2004 labor']);
  });

  it('are held whole where a small cell is corrected by a few (R16)', () => {
    const cells = [cell('FY2004', null, 164, 163), cell('FY2004', 'sex', 145, 144), cell('FY2004', 'labor', 19, 19)];
    expect(protect(cells, rules, true).held.size).toBe(0);
    const moved = [cell('FY2004', null, 164, 163), cell('FY2004', 'sex', 144, 144), cell('FY2004', 'labor', 20, 19)];
    expect([...protect(moved, rules, true).held].sort()).toEqual(['FY2004 labor', 'FY2004 sex']);
  });

  it('are named where the total itself gives them away', () => {
    expect(protect(table('FY2004', { sex: 3, labor: 0 }), rules, true)).toMatchObject({ exposed: ['FY2004 sex'] });
  });

  it('cannot be worked out in any table, additive or not (1,000 tables)', () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 200 })), { minLength: 2, maxLength: 7 }), fc.boolean(), (values, additive) => {
      const cells = table('FY2004', Object.fromEntries(values.map((v, i) => [`c${i}`, v])));
      const { withheld, exposed } = protect(cells, rules, additive);
      const parts = cells.slice(1);
      for (const small of parts.filter((c) => c.value > 0 && c.value < 5)) {
        expect(withheld.has(small.figure)).toBe(true);
        if (exposed.includes(small.figure)) continue;
        // By hand: what is withheld sums to a known number, and each withheld cell that is not empty is at least one.
        const hidden = parts.filter((c) => withheld.has(c.figure));
        const sum = hidden.reduce((a, c) => a + c.value, 0);
        expect(sum - (hidden.filter((c) => c.value > 0).length - 1)).toBeGreaterThanOrEqual(5);
      }
      if (parts.every((c) => c.value === 0 || c.value >= 5)) expect(withheld.size).toBe(0);
    }), { numRuns: 1000 });
  });
});
