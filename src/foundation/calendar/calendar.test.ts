import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { Invalid } from '../errors.ts';
import { lawOf } from './citation.ts';
import { setClock, setTimeZone, timeZone, today, now } from './clock.ts';
import { addDays, addMonths, addYears, ageOn, compare, day, dayInWords, dayNumber, dayOfNumber, daysBetween, isDay } from './day.ts';
import { deadline, parameterOn, parametersOverlap, readLegalParameters } from './parameters.ts';
import { contains, formatPeriod, overlapDays, parsePeriod, periodOf, yearPeriod } from './period.ts';
import type { YearBasis } from './period.ts';
import { joinPeriods, overlapInWords, periodAt, periodInWords, periodsOf, piecesIn, previous } from './series.ts';
import { dayOf, startOfDay } from './zone.ts';

const anyDay = fc.integer({ min: dayNumber(day('1600-03-01')), max: dayNumber(day('2400-01-01')) }).map(dayOfNumber);

describe('a day', () => {
  it('agrees with the machine calendar on every day', () => {
    fc.assert(fc.property(anyDay, fc.integer({ min: -50000, max: 50000 }), (on, days) => {
      const shifted = new Date(`${on}T00:00:00Z`);
      shifted.setUTCDate(shifted.getUTCDate() + days);
      expect(addDays(on, days)).toBe(shifted.toISOString().slice(0, 10));
      expect(daysBetween(on, addDays(on, days))).toBe(days);
    }));
  });
  it('refuses what is no day', () => {
    for (const text of ['2004-02-30', '2003-02-29', '2004-13-01', '2004-1-1', '', 'tomorrow', '0000-01-01', '1900-02-29']) {
      expect(() => day(text), text).toThrow(/not a day/);
      expect(isDay(text)).toBe(false);
    }
    expect(() => addDays(day('9999-12-31'), 1)).toThrow(/not a day/);
  });
  it('clamps months and years to the end of the month', () => {
    expect(addMonths(day('2004-01-31'), 1)).toBe('2004-02-29');
    expect(addMonths(day('2004-03-31'), -1)).toBe('2004-02-29');
    expect(addMonths(day('2004-11-30'), 3)).toBe('2005-02-28');
    expect(addYears(day('2004-02-29'), 1)).toBe('2005-02-28');
    expect(addMonths(day('2004-01-15'), -1)).toBe('2003-12-15');
  });
  it('tells age in completed years, and keeps a minor of 29 February a minor until 1 March', () => {
    expect(ageOn(day('1986-10-01'), day('2004-09-30'))).toBe(17);
    expect(ageOn(day('1986-10-01'), day('2004-10-01'))).toBe(18);
    expect(ageOn(day('1988-02-29'), day('2006-02-28'))).toBe(17);
    expect(ageOn(day('1988-02-29'), day('2006-03-01'))).toBe(18);
    expect(ageOn(day('1988-02-29'), day('2008-02-29'))).toBe(20);
    expect(() => ageOn(day('2004-10-02'), day('2004-10-01'))).toThrow(/before the date of birth/);
  });
  it('is written in words, in the Gregorian calendar whatever the language', () => {
    expect(dayInWords(day('2004-10-01'))).toBe('October 1, 2004');
    expect(dayInWords(day('2004-10-01'), 'es')).toBe('1 de octubre de 2004');
    expect(dayInWords(day('2004-10-01'), 'fa-u-nu-latn')).toContain('2004');
    expect([day('2004-10-02'), day('2004-10-01')].sort(compare)[0]).toBe('2004-10-01');
  });
});

describe('the clock', () => {
  afterEach(() => {
    setClock(null);
    setTimeZone('America/New_York');
  });
  it('can be fixed, and takes the day from the time zone', () => {
    setClock(new Date('2005-06-03T02:30:00Z'));
    expect(today()).toBe('2005-06-02');
    setTimeZone('Asia/Bangkok');
    expect(timeZone()).toBe('Asia/Bangkok');
    expect(today()).toBe('2005-06-03');
    setClock(day('2004-10-01'));
    expect(today()).toBe('2004-10-01');
    expect(now()).toEqual(new Date('2004-10-01T05:00:00Z'));
    expect(() => setTimeZone('Nowhere/At all')).toThrow(/not a time zone/);
  });
  it('begins the day where the zone begins it, also where the clock jumps over midnight', () => {
    expect(startOfDay(day('2004-04-04')).toISOString()).toBe('2004-04-04T05:00:00.000Z');
    expect(startOfDay(day('2004-04-05')).toISOString()).toBe('2004-04-05T04:00:00.000Z');
    const jump = startOfDay(day('2018-11-04'), 'America/Sao_Paulo');
    expect(dayOf(jump, 'America/Sao_Paulo')).toBe('2018-11-04');
    expect(dayOf(new Date(jump.getTime() - 1), 'America/Sao_Paulo')).toBe('2018-11-03');
  });
});

describe('a period', () => {
  const bases: YearBasis[] = ['fiscal-year', 'reporting-year', 'calendar-year'];
  it('is cut as the law cuts it', () => {
    expect(parsePeriod('FY2004')).toMatchObject({ basis: 'fiscal-year', from: '2003-10-01', until: '2004-10-01', label: 'FY2004' });
    expect(parsePeriod('FY2001-FY2004')).toMatchObject({ from: '2000-10-01', until: '2004-10-01' });
    expect(parsePeriod('fy2001–2004').label).toBe('FY2001-FY2004');
    expect(parsePeriod('RY2005')).toMatchObject({ basis: 'reporting-year', from: '2004-04-01', until: '2005-04-01' });
    expect(parsePeriod('CY2004')).toMatchObject({ from: '2004-01-01', until: '2005-01-01' });
    expect(parsePeriod('2003-01')).toMatchObject({ basis: 'month', from: '2003-01-01', until: '2003-02-01' });
    expect(parsePeriod('since 2003-01-01 until 2005-06-03')).toMatchObject({ basis: 'since-inception', from: '2003-01-01', until: '2005-06-03' });
    expect(parsePeriod('on 2005-06-03')).toMatchObject({ basis: 'point-in-time', from: '2005-06-03', until: '2005-06-04' });
  });
  it('refuses bad text', () => {
    for (const text of ['', 'FY04', '2004', 'FY2004-RY2005', 'FY2004-FY2001', '2003-13', 'on 2005-02-30', 'since then', 'Q1 2004']) {
      expect(() => parsePeriod(text), text).toThrow();
    }
    expect(() => periodOf('fiscal-year', day('2004-01-01'), day('2005-01-01'))).toThrow(/does not begin and end/);
  });
  it('years tile the days with no gap and no overlap', () => {
    fc.assert(fc.property(fc.constantFrom(...bases, 'month' as const), anyDay, (basis, on) => {
      const period = periodAt(basis, on);
      expect(contains(period, on)).toBe(true);
      const before = previous(period);
      expect(before.until).toBe(period.from);
      expect(overlapDays(before, period)).toBe(0);
      const pieces = periodsOf(basis, addDays(on, -800), on);
      pieces.slice(1).forEach((piece, index) => expect(piece.from).toBe(pieces[index]?.until));
      expect(pieces.filter((piece) => contains(piece, addDays(on, -1)))).toHaveLength(1);
    }));
  });
  it('reads back what it writes', () => {
    const years = fc.tuple(fc.constantFrom(...bases), fc.integer({ min: 1700, max: 2400 }), fc.nat(30)).map(([b, y, n]) => yearPeriod(b, y, y + n));
    const months = fc.tuple(anyDay, fc.integer({ min: 1, max: 40 })).map(([on, n]) => {
      const from = day(`${on.slice(0, 7)}-01`);
      return periodOf('month', from, addMonths(from, n));
    });
    const spans = fc.tuple(fc.option(anyDay), anyDay, fc.integer({ min: 1, max: 4000 })).map(([, from, n]) => periodOf('since-inception', from, addDays(from, n)));
    const points = anyDay.map((on) => periodOf('point-in-time', on, addDays(on, 1)));
    const open = anyDay.map((on) => periodOf('since-inception', null, on));
    fc.assert(fc.property(fc.oneof(years, months, spans, points, open), (period) => {
      expect(parsePeriod(formatPeriod(period))).toEqual(period);
      expect(formatPeriod(period)).toBe(period.label);
    }));
  });
  it('knows what came before, and joins what follows on', () => {
    expect(previous(parsePeriod('FY2001-FY2004')).label).toBe('FY1997-FY2000');
    expect(previous(parsePeriod('2004-01')).label).toBe('2003-12');
    expect(() => previous(parsePeriod('since 2003-01-01 until 2005-06-03'))).toThrow(/nothing before it/);
    expect(joinPeriods(['FY2004', 'FY2003', 'FY2002', 'FY2001'].map(parsePeriod)).label).toBe('FY2001-FY2004');
    expect(() => joinPeriods(['FY2004', 'FY2002'].map(parsePeriod))).toThrow(/does not follow/);
    expect(piecesIn(parsePeriod('FY2001-FY2004'))).toBe(4);
  });
  it('measures what two periods share: fiscal year 2004 and the report of 2005 share six months', () => {
    const [fiscal, report] = [parsePeriod('FY2004'), parsePeriod('RY2005')];
    expect(overlapDays(fiscal, report)).toBe(183);
    expect(overlapInWords(fiscal, report)).toBe('six months (April 2004 to September 2004)');
    expect(overlapInWords(parsePeriod('CY2003'), report)).toBeNull();
    expect(overlapInWords(fiscal, parsePeriod('on 2004-09-30'))).toBe('one day (September 30, 2004)');
  });
  it('is said in words', () => {
    expect(periodInWords(parsePeriod('FY2004'))).toBe('fiscal year 2004');
    expect(periodInWords(parsePeriod('FY2001-FY2004'))).toBe('fiscal years 2001 to 2004');
    expect(periodInWords(parsePeriod('RY2005'))).toBe('April 2004 to March 2005');
    expect(periodInWords(parsePeriod('CY2004'))).toBe('calendar year 2004');
    expect(periodInWords(parsePeriod('since 2003-01-01 until 2005-06-03'))).toBe('January 1, 2003 to June 2, 2005');
    expect(periodInWords(parsePeriod('until 2005-06-03'))).toBe('the time up to June 2, 2005');
  });
});

describe('the legal parameters', () => {
  const parameters = readLegalParameters(readFileSync(new URL('data/legal-parameters.csv', import.meta.url), 'utf8'));
  const valueOn = (name: string, on: string): number | string => parameterOn(parameters, name, day(on)).value;

  it('do not contradict themselves and all cite a source', () => {
    expect(parameters.length).toBeGreaterThanOrEqual(48);
    expect(parametersOverlap(parameters)).toEqual([]);
    for (const parameter of parameters) expect(parameter.source, parameter.name).toMatch(/USC|CFR|FR |https?:/);
  });
  it('give the letter eight months on 2001-11-05 and no end on 2001-11-06 (ORR State Letter 02-01)', () => {
    expect(valueOn('certification_letter_validity', '2001-11-05')).toBe(8);
    expect(valueOn('certification_letter_validity', '2001-11-06')).toBe('none');
    const noEnd = parameterOn(parameters, 'certification_letter_validity', day('2001-11-06'));
    expect(deadline(new Date('2001-11-06T12:00:00Z'), noEnd)).toBeNull();
  });
  it('give refugee cash and medical assistance 8, 12 and 4 months', () => {
    expect(valueOn('rca_rma_months', '2022-03-27')).toBe(8);
    expect(valueOn('rca_rma_months', '2022-03-28')).toBe(12);
    expect(valueOn('rca_rma_months', '2025-05-04')).toBe(12);
    expect(valueOn('rca_rma_months', '2025-05-05')).toBe(4);
  });
  it('give T status three years, then four (8 USC 1184(o)(7))', () => {
    expect(valueOn('t_status_duration', '2005-06-03')).toBe(3);
    expect(valueOn('t_status_duration', '2006-01-04')).toBe(3);
    expect(valueOn('t_status_duration', '2006-01-05')).toBe(4);
  });
  it('refuse a day without a rule, and a table with two', () => {
    expect(() => valueOn('t_status_duration', '1999-01-01')).toThrowError(expect.objectContaining({ code: 'calendar.no-parameter' }));
    expect(() => parameterOn([...parameters, ...parameters], 'interim_assistance', day('2010-01-01'))).toThrowError(expect.objectContaining({ code: 'calendar.two-parameters' }));
    expect(parametersOverlap([...parameters, ...parameters]).length).toBe(parameters.length);
  });
  it('count a time limit from an event, with its citation', () => {
    const hours = deadline(new Date('2010-03-13T20:00:00Z'), parameterOn(parameters, 'official_notify_hhs_minor', day('2010-03-13')));
    expect(hours).toMatchObject({ at: new Date('2010-03-14T20:00:00Z'), lastDay: '2010-03-14' });
    expect(hours?.citation).toContain('22 USC 7105(b)(1)(H)');
    const days = deadline(new Date('2010-03-01T20:00:00Z'), parameterOn(parameters, 'interim_assistance', day('2010-03-01')));
    expect(days).toMatchObject({ lastDay: '2010-05-30', at: new Date('2010-05-31T04:00:00Z') });
    const months = deadline(new Date('2001-06-30T20:00:00Z'), parameterOn(parameters, 'certification_letter_validity', day('2001-06-30')));
    expect(months?.lastDay).toBe('2002-02-28');
    expect(() => deadline(new Date(0), parameterOn(parameters, 'grant_federal_share_max', day('2010-01-01')))).toThrow(/not a length of time/);
  });
  it('are refused cell by cell when the table is wrong', () => {
    const text = 'name,value,unit,from,until,date_note,basis_rule,source,status\nA b,x,days,2004-13-01,,,,,sourced\n';
    try {
      readLegalParameters(text);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(Invalid);
      expect((error as Invalid).problems.map((p) => p.where)).toEqual(['A2', 'H2', 'B2', 'D2']);
    }
    expect(() => readLegalParameters('a,b\n')).toThrow(Invalid);
  });
});

describe('a citation', () => {
  it('is named by its section of law, or by the sites it was read at where it names no section', () => {
    expect(lawOf('22 USC 7105(b)(1)(A) (United States Code, 2023 edition); https://uscode.house.gov/view')).toBe('22 USC 7105(b)(1)(A)');
    expect(lawOf('https://www.example.org/a-long-page https://example.org/another https://site.example.com/p?id=1')).toBe('example.org, site.example.com');
  });
});
