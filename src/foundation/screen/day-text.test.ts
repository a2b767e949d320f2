import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayAt, dayInWords, instantInWords, readDay, type DayOrder } from './day-text.ts';

const anyDay = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2199-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const order = fc.constantFrom<DayOrder>('mdy', 'dmy');
const split = (day: string) => day.split('-').map(Number) as [number, number, number];

describe('readDay', () => {
  test.each<[string, DayOrder]>([
    ['14 3 2004', 'mdy'],
    ['14 3 2004', 'dmy'],
    ['3/14/2004', 'mdy'],
    ['3/14/2004', 'dmy'],
    ['03.14.2004', 'mdy'],
    ['2004-03-14', 'dmy'],
    ['2004/3/14', 'mdy'],
    ['Mar 14 2004', 'mdy'],
    ['March 14th, 2004', 'mdy'],
    ['14 march 2004', 'dmy'],
    ['14th of March 2004.', 'dmy'],
    ['  14 - MARCH - 2004 ', 'mdy'],
    ['14mar2004', 'mdy'],
    ['2004 mar 14', 'mdy'],
    ['١٤ ٣ ٢٠٠٤', 'mdy'],
  ])('%s (%s) is 14 March 2004', (text, how) => {
    expect(readDay(text, how)).toEqual({ day: '2004-03-14' });
  });

  test('other languages name their months', () => {
    expect(readDay('14 de marzo de 2004', 'mdy', 'es')).toEqual({ day: '2004-03-14' });
    expect(readDay('1er février 2004', 'dmy', 'fr')).toEqual({ day: '2004-02-01' });
    expect(readDay('١٤ مارس ٢٠٠٤', 'dmy', 'ar')).toEqual({ day: '2004-03-14' });
  });

  test('an ambiguous day follows the order', () => {
    expect(readDay('3/4/2004', 'mdy')).toEqual({ day: '2004-03-04' });
    expect(readDay('3/4/2004', 'dmy')).toEqual({ day: '2004-04-03' });
  });

  test.each([
    ['', 'empty'],
    ['  / ', 'empty'],
    ['14 3 04', 'no-year'],
    ['14 March', 'no-year'],
    ['Mar 14 04', 'no-year'],
    ['31 2 2004', 'no-such-day'],
    ['29 Feb 2005', 'no-such-day'],
    ['13 13 2004', 'no-such-day'],
    ['yesterday', 'unreadable'],
    ['14 Smarch 2004', 'unreadable'],
    ['14 ju 2004', 'unreadable'],
    ['140 3 2004', 'unreadable'],
    ['1 2 3 2004', 'unreadable'],
    ['March 2004 14', 'no-year'],
  ])('%s is refused: %s', (text, fault) => {
    expect(readDay(text)).toEqual({ fault });
  });

  test('every day is read from what it is echoed as', () => {
    fc.assert(
      fc.property(anyDay, order, fc.constantFrom('en', 'en-US', 'es', 'fr', 'vi', 'tl', 'ar', 'ru', 'pt', 'ht', 'zh', 'ko', 'uk', 'hi'), (day, how, language) => {
        expect(readDay(dayInWords(day, language), how, language)).toEqual({ day });
      }),
    );
  });

  test('every day is read from its digits in the order asked, whatever stands between', () => {
    fc.assert(
      fc.property(anyDay, order, fc.constantFrom(' ', '/', '-', '.', ', ', ' / '), fc.boolean(), (day, how, between, padded) => {
        const [year, month, date] = split(day);
        const two = (n: number) => (padded ? String(n).padStart(2, '0') : String(n));
        const parts = how === 'mdy' ? [two(month), two(date)] : [two(date), two(month)];
        expect(readDay([...parts, year].join(between), how)).toEqual({ day });
        expect(readDay([year, two(month), two(date)].join(between), how)).toEqual({ day });
      }),
    );
  });

  test('nothing that is typed throws, and what is understood exists', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9 /.\-a-z]{0,14}$/)), order, (text, how) => {
        const reading = readDay(text, how);
        if ('day' in reading) expect(new Date(`${reading.day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(reading.day);
      }),
    );
  });
});

test('a day in words puts the day first in English', () => {
  expect(dayInWords('2004-03-14')).toBe('14 March 2004');
  expect(dayInWords('2004-03-14', 'es')).toBe('14 de marzo de 2004');
});

test('an instant in words keeps the day first and counts hours to twenty-four', () => {
  expect(instantInWords('2004-03-14T23:40:00')).toBe('14 Mar 2004, 23:40');
  expect(instantInWords('2004-03-14T23:40:00', 'es')).toBe('14 mar 2004, 23:40');
});

describe('dayAt', () => {
  test.each([
    ['America/New_York', '2004-03-15T02:30:00.000Z', '2004-03-14'],
    ['America/New_York', '2004-03-15T05:00:00.000Z', '2004-03-15'],
    ['Pacific/Auckland', '2004-12-31T12:00:00.000Z', '2005-01-01'],
    ['UTC', '2004-03-15T02:30:00.000Z', '2004-03-15'],
  ])('is the day of a place: in %s, %s is %s', (place, at, day) => {
    expect(dayAt(at, place)).toBe(day);
  });
});
