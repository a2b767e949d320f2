import { expect, test } from 'vitest';
import { attemptFor, gather, settles, type FormField } from './form-state.ts';

const field = (name: string, take: FormField['take']): FormField => ({ name, label: name, id: name, take });

test('fields are taken in order into the shape that their pointers draw', () => {
  const fields = [
    field('name', (typed) => ({ value: typed })),
    field('address/city', (typed) => ({ value: typed })),
    field('address/zip', () => ({ problem: 'ZIP is empty.', mend: 'Write it.' })),
    field('left', () => ({ value: undefined })),
  ];
  expect(gather(fields, { name: 'A', 'address/city': 'Tampa' })).toEqual({
    values: { name: 'A', address: { city: 'Tampa' } },
    problems: [{ where: '/address/zip', problem: 'ZIP is empty.', mend: 'Write it.' }],
  });
});

test('the same answers keep the key until the server has decided', () => {
  const first = attemptFor(undefined, { a: 1 });
  expect(attemptFor(first, { a: 1 })).toBe(first);
  expect(attemptFor(first, { a: 2 }).key).not.toBe(first.key);
  expect(attemptFor({ ...first, settled: true }, { a: 1 }).key).not.toBe(first.key);
  expect(settles({ kind: 'offline' })).toBe(false);
  expect(settles({ kind: 'fault', id: 'x' })).toBe(false);
  expect(settles({ kind: 'refusal', code: 'c', sentence: '', detail: {} })).toBe(true);
});

test('files are told apart by name, size and age', () => {
  const file = (name: string) => new File(['a'], name, { lastModified: 5 });
  const first = attemptFor(undefined, { files: [file('a.csv')] });
  expect(attemptFor(first, { files: [file('a.csv')] })).toBe(first);
  expect(attemptFor(first, { files: [file('b.csv')] }).key).not.toBe(first.key);
});
