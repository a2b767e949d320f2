import { expect, test } from 'vitest';
import { inCents } from './SheetForm.tsx';

test.each([
  [{ dollars: 1234.56, name: 'A' }, { cents: 123_456, name: 'A' }],
  [{ totalDollars: 0.29 }, { totalCents: 29 }],
  [{ dollars: 1.005, dollarsNote: 'x', left: undefined }, { cents: 100, dollarsNote: 'x' }],
  [{ initial: 0 }, { initial: 0 }],
])('money is asked in dollars and sent in whole cents: %o', (asked, sent) => {
  expect(inCents(asked)).toEqual(sent);
});
