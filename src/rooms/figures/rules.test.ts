import { describe, expect, it } from 'vitest';
import { parsePeriod } from '../../foundation/calendar/period.ts';
import { conflicts, conflictsOf, metricsOf, publishedFigures } from './data.ts';
import { meansPeriod, readFigure, readInstant, readWhere, writeFigure } from './rules.ts';

describe('the name of a figure', () => {
  it('is read with and without a period, and written one way only', () => {
    expect(readFigure('LET-01 FY2004 kind=certification')).toEqual({ measure: 'LET-01', period: 'FY2004', where: { kind: ['certification'] } });
    expect(readFigure('LET-01 kind=certification')).toEqual({ measure: 'LET-01', period: undefined, where: { kind: ['certification'] } });
    expect(readFigure(' OVC-02  since 2003-01-01 until 2005-06-03 form=sex,labor ')).toEqual({ measure: 'OVC-02', period: 'since 2003-01-01 until 2005-06-03', where: { form: ['sex', 'labor'] } });
    expect(writeFigure('LET-01', { label: 'FY2004' }, { kind: ['eligibility'], form: ['sex', 'labor'] })).toBe('LET-01 FY2004 form=labor,sex kind=eligibility');
    for (const text of ['', '163', 'let-01 FY2004', 'LET-01 FY2004 kind=a kind=b', 'LET-01 kind=']) expect(readFigure(text), text).toBeUndefined();
  });

  it('reads filters and instants of an address, and refuses others', () => {
    expect(readWhere('kind:certification;form:sex|labor')).toEqual({ kind: ['certification'], form: ['sex', 'labor'] });
    expect(() => readWhere('kind')).toThrow(/written like/);
    expect(readInstant('2005-06-03')?.toISOString()).toBe('2005-06-03T00:00:00.000Z');
    expect(() => readInstant('yesterday')).toThrow(/instant/);
  });

  it('knows which words of publications mean which days', () => {
    expect(meansPeriod('2004-04..2005-03', parsePeriod('RY2005'))).toBe(true);
    expect(meansPeriod('FY2004', parsePeriod('FY2005'))).toBe(false);
    expect(meansPeriod('through 2008-10', parsePeriod('FY2008'))).toBe(false);
  });
});

describe('the data of the room', () => {
  it('ties metrics to measures and conflicts to both', () => {
    expect(metricsOf('LET-01', { kind: ['certification'] })).toEqual(['letters_certification_adult']);
    expect(conflictsOf('LET-01').map((c) => c.id)).toEqual(['certification-2001', 'certification-2004', 'identified-or-letters']);
    expect(conflicts()).toHaveLength(26);
    expect(publishedFigures().every((row) => row['source_title'] && row['source_address'])).toBe(true);
  });
});
