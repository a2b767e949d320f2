import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { day } from '../../foundation/calendar/day.ts';
import { readLegalParameters } from '../../foundation/calendar/parameters.ts';
import * as rules from './rules.ts';

const parameters = readLegalParameters(readFileSync(new URL('../../foundation/calendar/data/legal-parameters.csv', import.meta.url), 'utf8'));

describe('the clocks of a subject', () => {
  it('run five years by the law in force, and it says nothing of days before it', () => {
    expect(rules.clocksFrom(day('2004-02-29'), parameters)).toEqual({ reviewOn: '2005-02-28', holdsUntil: '2009-02-28' });
    expect(() => rules.clocksFrom(day('1990-01-01'), parameters)).toThrowError(expect.objectContaining({ code: 'calendar.no-parameter' }));
  });
  it('are moved by another person’s review in time, and by nothing else', () => {
    expect(rules.objectToValidation('a', 'b', null, '2009-02-28', day('2009-02-27'))).toBeUndefined();
    expect(rules.objectToValidation('a', 'a', null, '2009-02-28', day('2009-02-27'))?.code).toBe('center.own-validation');
    expect(rules.objectToValidation('a', 'b', null, '2009-02-28', day('2009-02-28'))?.code).toBe('center.purged');
    expect(rules.objectToValidation('a', 'b', '2008-01-01', '2009-02-28', day('2008-02-28'))?.code).toBe('center.purged');
  });
});

describe('what may be given out', () => {
  it('goes to law enforcement, and to anybody in imminent danger', () => {
    for (const kind of ['law-enforcement', 'prosecution', 'intelligence', undefined]) expect(rules.objectToDissemination('law-enforcement', 'investigation', kind), String(kind)).toBeUndefined();
    for (const kind of ['victim-services', 'hotline', 'labor', 'policy', 'immigration']) expect(rules.objectToDissemination('law-enforcement', 'investigation', kind)?.code, kind).toBe('center.not-law-enforcement');
    expect(rules.objectToDissemination('imminent-danger', 'danger', 'victim-services')).toBeUndefined();
    expect(rules.objectToDissemination('imminent-danger', 'investigation', 'law-enforcement')?.code).toBe('center.right-unfit');
  });
});

describe('a lead', () => {
  it('is judged before it is referred, and closed as it stands', () => {
    expect(rules.objectToLead('new', 'refer')?.code).toBe('center.assess-first');
    expect(rules.objectToLead('assessed', 'close', 'referred')?.code).toBe('center.closing-unfit');
    expect(rules.objectToLead('referred', 'close', 'referred')).toBeUndefined();
    expect(rules.objectToLead('closed', 'assess')?.code).toBe('center.lead-closed');
    expect(['hotline', 'labor', 'victim-services', 'prosecution'].map(rules.sourceOf)).toEqual(['hotline', 'inspection', 'provider', 'agency']);
  });
});
