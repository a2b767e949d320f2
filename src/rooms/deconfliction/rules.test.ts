import { describe, expect, it } from 'vitest';
import type { Day } from '../../foundation/calendar/day.ts';
import * as rules from './rules.ts';

const same = (...given: Parameters<typeof rules.formsOf>): string => {
  const forms = rules.formsOf(...given);
  return Array.isArray(forms) ? forms[0]?.text ?? '' : forms.field;
};

describe('what is compared', () => {
  it('is one form, however each office wrote it', () => {
    for (const written of ['(202) 555-0143', '+1 202 555 0143', '001-202-555-0143', '2025550143']) expect(same('phone', written, undefined), written).toBe('phone|12025550143');
    expect(same('phone', '+52 55 1234 5678', undefined)).toBe('phone|525512345678');
    for (const written of ['abc 1234', 'ABC-1234']) expect(same('plate', written, 'US-TX')).toBe('plate|US-TX|ABC1234');
    expect(same('plate', 'ABC1234', 'US-FL')).not.toBe(same('plate', 'ABC1234', 'US-TX'));
    expect(same('name', 'Marcos Ensayo', undefined)).toBe(same('name', 'Énsayo, Márcos', undefined));
  });

  it('is nothing where it would meet too much, or nobody knows who issued it', () => {
    for (const [kind, value, issuer, field] of [['phone', '555', undefined, 'value'], ['name', 'Marcos', undefined, 'value'], ['plate', 'ABC1234', undefined, 'issuer'], ['document', 'X1', 'MX', 'value'], ['phone', '2025550143', 'US', 'issuer'], ['plate', '名', 'US-TX', 'value']] as const) expect(same(kind, value, issuer), `${kind} ${value}`).toBe(field);
  });
});

describe('a notice', () => {
  it('looks the same whether the other side said no, or nothing, or the time ran out', () => {
    expect(rules.stateOfNotice(null, false, '2004-03-15', '2004-03-01')).toBe('to-decide');
    expect(rules.stateOfNotice('talk', false, '2004-03-15', '2004-03-15')).toBe('waits');
    expect(rules.stateOfNotice('talk', false, '2004-03-15', '2004-03-16')).toBe('closed');
    expect(rules.stateOfNotice('talk', true, '2004-03-15', '2004-09-01')).toBe('open');
    expect(rules.stateOfNotice('no', false, '2004-03-15', '2004-03-01')).toBe('closed');
  });
});

describe('an asking', () => {
  it('has its limit, and a holding its end', () => {
    expect(rules.objectToAsking(rules.HOLDING.mostADay - 1, 1)).toBeUndefined();
    expect(rules.objectToAsking(rules.HOLDING.mostADay, 1)?.code).toBe('deconfliction.too-many');
    expect(rules.faultOfEnd('2004-03-01', '2004-03-01' as Day)?.field).toBe('endsOn');
    expect(rules.faultOfEnd('2004-03-02', '2004-03-01' as Day)).toBeUndefined();
    expect(rules.faultOfEnd('2024-03-02', '2004-03-01' as Day)?.field).toBe('endsOn');
  });
});
