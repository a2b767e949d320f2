import { expect, test } from 'vitest';
import { english } from './words.en.ts';
import { spanish } from './words.es.ts';
import { words, wordsIn } from './words.ts';

test('gaps are filled, and the plural follows the count', () => {
  expect(words('screen_table_rows', { count: 1 })).toBe('1 row');
  expect(words('screen_table_rows', { count: 100_000 })).toBe('100,000 rows');
  expect(wordsIn('es', 'screen_chart_source', { source: 'HHS' })).toBe('Fuente: HHS');
  expect(wordsIn('es', 'screen_undo')).toBe('Undo');
});

test('what public pages show of charts stands in Spanish too, with the same gaps', () => {
  const gaps = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([gap]) => gap).sort();
  const wanted = Object.keys(english).filter((key) => /^screen_(chart|mark)_/.test(key));
  expect(Object.keys(spanish).sort()).toEqual(wanted.sort());
  for (const [key, text] of Object.entries(spanish)) expect(gaps(text)).toEqual(gaps(JSON.stringify(english[key as keyof typeof english])));
});
