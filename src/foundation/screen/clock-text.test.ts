import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deadlineText } from './clock-text.ts';
import { moveFor, rangeBetween, toggled } from './table-moves.ts';

const at = Date.UTC(2004, 2, 14, 12);
const minutes = 60_000;

test.each([
  [200 * minutes, 'due in 3 h 20 min', 'ahead'],
  [180 * minutes, 'due in 3 h', 'soon'],
  [45 * minutes, 'due in 45 min', 'soon'],
  [20_000, 'due now', 'soon'],
  [-90 * minutes, '1 h 30 min overdue', 'past'],
  [30 * 60 * minutes, 'due in 30 h', 'ahead'],
  [80 * 60 * minutes, 'due in 3 days', 'ahead'],
  [-49 * 60 * minutes, '49 h overdue', 'past'],
])('%d ms from now is %s', (away, text, nearness) => {
  expect(deadlineText(at + away, at)).toEqual({ text, nearness });
});

const press = { key: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

test('no key leads out of the table', () => {
  const key = fc.constantFrom('ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown', 'j', 'k', 'Escape', 'x');
  const start = { row: 0, column: -1 };
  fc.assert(
    fc.property(fc.array(fc.record({ key, ctrlKey: fc.boolean() })), fc.integer({ min: 1, max: 100_000 }), fc.boolean(), (presses, rows, rtl) => {
      let place = start;
      for (const one of presses) {
        place = moveFor({ ...press, ...one }, place, { rows, cells: 5, pageRows: 12, rtl, single: true }) ?? place;
        expect(place.row).toBeGreaterThanOrEqual(0);
        expect(place.row).toBeLessThan(rows);
        expect(place.column).toBeGreaterThanOrEqual(-1);
        expect(place.column).toBeLessThan(5);
      }
    }),
  );
});

test('arrows follow the direction of the page, and J and K can be off', () => {
  const extent = { rows: 10, cells: 3, pageRows: 4, rtl: false, single: true };
  expect(moveFor({ ...press, key: 'ArrowRight' }, { row: 2, column: -1 }, extent)).toEqual({ row: 2, column: 0 });
  expect(moveFor({ ...press, key: 'ArrowLeft' }, { row: 2, column: -1 }, { ...extent, rtl: true })).toEqual({ row: 2, column: 0 });
  expect(moveFor({ ...press, key: 'End' }, { row: 2, column: -1 }, extent)).toEqual({ row: 9, column: -1 });
  expect(moveFor({ ...press, key: 'End' }, { row: 2, column: 0 }, extent)).toEqual({ row: 2, column: 2 });
  expect(moveFor({ ...press, key: 'End', ctrlKey: true }, { row: 2, column: 0 }, extent)).toEqual({ row: 9, column: 0 });
  expect(moveFor({ ...press, key: 'j' }, { row: 2, column: 0 }, { ...extent, single: false })).toBeUndefined();
});

test('selection', () => {
  expect(rangeBetween(5, 3)).toEqual([3, 4, 5]);
  expect([...toggled(new Set(['a']), 'a')]).toEqual([]);
  expect([...toggled(new Set(['a']), 'b')]).toEqual(['a', 'b']);
});
