import { expect, it } from 'vitest';
import { piecesOf } from '../../text.ts';
import { shownWith } from './shown.ts';

it('a figure waits until the first check has come, and only then is one that it does not have unknown', () => {
  const [piece] = piecesOf('{{LET-01 FY2004}}') as [ReturnType<typeof piecesOf>[number]];
  expect(shownWith(undefined)(piece)).toMatchObject({ text: 'LET-01 FY2004', standing: 'waiting' });
  expect(shownWith(new Map())(piece)).toMatchObject({ text: 'LET-01 FY2004', standing: 'unknown' });
  expect(shownWith(new Map([['LET-01 FY2004', { shown: '163', sentence: '' }]]))(piece)).toMatchObject({ text: '163', standing: 'figure' });
});
