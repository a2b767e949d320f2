import { describe, expect, it } from 'vitest';
import { TREATIES } from './example.ts';
import { EVENT_KINDS, objectToEvent, objectToInstrument, objectToSource, standingOn, type Step } from './rules.ts';
import type { EventKind } from './schema.ts';

const c182 = { short: 'C182', adoptedOn: '1999-06-17', inForceOn: '2000-11-19' };
const step = (kind: EventKind, happenedOn: string): Step => ({ kind, happenedOn });

describe('the order of the law', () => {
  it('refuses what the founding chapter says of C182: ratified in February 1999, before there was a text', () => {
    for (const kind of EVENT_KINDS) {
      const objection = objectToEvent(c182, [], step(kind, '1999-02-28'));
      expect(objection).toMatchObject({ code: 'treaties.before-adoption', field: 'happenedOn' });
      expect(objection?.sentence).toContain('June 17, 1999');
      expect(objection?.sentence).toContain('February 28, 1999');
    }
    expect(objectToEvent(c182, [], step('instrument-signed', '1999-12-02'))).toBeUndefined();
    expect(objectToEvent(c182, [], step('signed', '1999-06-17'))).toBeUndefined();
  });

  it('holds for every pair of steps, whichever is recorded first, and lets two fall on one day', () => {
    for (const [i, first] of EVENT_KINDS.entries()) for (const later of EVENT_KINDS.slice(i + 1)) {
      const [early, late] = ['2001-01-01', '2001-01-02'];
      expect(objectToEvent(c182, [step(first, early)], step(later, late))).toBeUndefined();
      expect(objectToEvent(c182, [step(later, late)], step(first, early))).toBeUndefined();
      expect(objectToEvent(c182, [step(first, late)], step(later, early))?.code).toBe('treaties.out-of-order');
      expect(objectToEvent(c182, [step(later, early)], step(first, late))?.code).toBe('treaties.out-of-order');
      expect(objectToEvent(c182, [step(first, late)], step(later, late))).toBeUndefined();
    }
  });

  it('takes each step once, and a state is not bound by what is in force for nobody', () => {
    expect(objectToEvent(c182, [step('signed', '2000-01-01')], step('signed', '2000-02-01'))?.code).toBe('treaties.step-recorded');
    expect(objectToEvent(c182, [], step('in-force', '2000-11-18'))?.code).toBe('treaties.not-in-force');
    expect(objectToEvent(c182, [], step('in-force', '2000-11-19'))).toBeUndefined();
    expect(objectToInstrument({ ...c182, inForceOn: '1999-06-16' })?.code).toBe('treaties.before-adoption');
    expect(objectToInstrument(c182)).toBeUndefined();
  });

  it('asks a source of what is said to be sourced', () => {
    expect(objectToSource({ certainty: 'sourced' })?.code).toBe('treaties.no-source');
    expect(objectToSource({ certainty: 'unverified' })).toBeUndefined();
    expect(objectToSource({ certainty: 'sourced', source: 'https://www.ilo.org/' })).toBeUndefined();
  });

  it('admits every public fact of the example', () => {
    for (const treaty of TREATIES) {
      expect(objectToInstrument(treaty), treaty.short).toBeUndefined();
      const steps = treaty.steps.map(([kind, on]) => step(kind, on));
      for (const one of steps) expect(objectToEvent(treaty, steps.filter((other) => other !== one), one), treaty.short).toBeUndefined();
    }
  });
});

describe('how a state stands', () => {
  const steps = (short: string) => TREATIES.find((t) => t.short === short)!.steps.map(([kind, happenedOn, source]) => ({ kind, happenedOn, certainty: source ? 'sourced' as const : 'unverified' as const }));

  it('is its furthest step by the day: the Palermo Protocol was with the Senate when the chapter was written', () => {
    expect(standingOn(steps('Palermo Protocol'), '2000-12-12')).toBeNull();
    expect(standingOn(steps('Palermo Protocol'), '2000-12-13')?.kind).toBe('signed');
    expect(standingOn(steps('Palermo Protocol'), '2005-06-03')).toEqual({ kind: 'transmitted', happenedOn: '2004-02-23', certainty: 'sourced' });
    expect(standingOn(steps('Palermo Protocol'), '2005-12-03')?.kind).toBe('in-force');
    expect(standingOn(steps('C105'), '2005-06-03')?.certainty).toBe('unverified');
  });
});
