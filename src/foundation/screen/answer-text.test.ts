import fc from 'fast-check';
import { expect, test } from 'vitest';
import { phoneInGroups, readNumber, readPhone } from './answer-text.ts';

test.each<[string, string, number | undefined]>([
  ['1,234.5', 'en', 1234.5],
  ['1 234', 'en', 1234],
  ['$96,000,000', 'en', 96_000_000],
  ['1.234,5', 'es', 1234.5],
  ['−7', 'en', -7],
  ['٣٫٥', 'ar', 3.5],
  ['12,34', 'en', undefined],
  ['1.2.3', 'en', undefined],
  ['many', 'en', undefined],
  ['', 'en', undefined],
])('%s in %s is %s', (text, language, number) => {
  expect(readNumber(text, language)).toBe(number);
});

test('every whole number is read from what the language writes', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.constantFrom('en', 'es', 'fr', 'ar', 'ru', 'vi'), (number, language) => {
      expect(readNumber(new Intl.NumberFormat(language).format(number).replace(/[\u200E\u200F\u061C]/g, ''), language)).toBe(number);
    }),
  );
});

test.each<[string, string | undefined]>([
  ['888-373-7888', '+18883737888'],
  ['(888) 373 7888', '+18883737888'],
  ['1 888 373 7888 ext. 12', '+18883737888'],
  ['+52 55 1234 5678', '+525512345678'],
  ['0044 20 7946 0000', '+442079460000'],
  ['373 7888', undefined],
  ['call me', undefined],
])('%s is %s', (text, phone) => {
  expect(readPhone(text)).toBe(phone);
  if (phone !== undefined) expect(readPhone(phoneInGroups(phone))).toBe(phone);
});
