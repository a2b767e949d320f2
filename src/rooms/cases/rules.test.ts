import { describe, expect, it } from 'vitest';
import { day } from '../../foundation/calendar/day.ts';
import { filled, missing, type Known } from './hhs-form.ts';
import { blocksExport, confirmedLately, hhsClock, passagesFrom, passed, purgeDue, refuseUnsafe, sniffed, stateAfter, STEPS, under1367 } from './rules.ts';
import { PASSAGES, STATES, type Passage } from './schema.ts';

const refusing = (code: string) => expect.objectContaining({ code });
const bytes = (...text: (string | number)[]): Uint8Array => Uint8Array.from(text.flatMap((t) => (typeof t === 'number' ? [t] : [...new TextEncoder().encode(t)])));

describe('the passages of a case', () => {
  it('lead through enrollment, exit and re-entry, and nowhere else', () => {
    expect(stateAfter(['intake', 'enrolled', 'exited', 're-entered'])).toBe('enrolled');
    expect(stateAfter(['intake', 'declined', 're-entered'])).toBe('intake');
    for (const state of STATES) {
      for (const kind of PASSAGES) {
        const path: Passage[] = { intake: ['intake'], enrolled: ['intake', 'enrolled'], exited: ['intake', 'enrolled', 'exited'], closed: ['intake', 'declined'] }[state] as Passage[];
        const before = path.map((k) => ({ kind: k, happenedOn: '2004-01-05' }));
        const reason = kind === 'exited' ? 'moved' : kind === 'declined' ? 'no-capacity' : undefined;
        const move = () => passed(before, { kind, happenedOn: day('2004-02-01'), reason }, day('2004-03-01'));
        if (passagesFrom(state).includes(kind)) expect(move()).toBe(STEPS.find((s) => s.from === state && s.kind === kind)?.to);
        else expect(move).toThrow(refusing('cases.no-such-step'));
      }
    }
  });

  it('keep their order and never lie ahead, and an ending says why', () => {
    const before = [{ kind: 'intake' as const, happenedOn: '2004-01-05' }, { kind: 'enrolled' as const, happenedOn: '2004-01-09' }];
    const exit = (on: string, reason?: string) => () => passed(before, { kind: 'exited', happenedOn: day(on), reason }, day('2004-06-01'));
    expect(exit('2004-01-08', 'moved')).toThrow(refusing('cases.before-last'));
    expect(exit('2004-06-02', 'moved')).toThrow(refusing('cases.future'));
    expect(exit('2004-02-01')).toThrow(refusing('cases.reason'));
    expect(exit('2004-02-01', 'no-capacity')).toThrow(refusing('cases.reason'));
    expect(exit('2004-02-01', 'moved')()).toBe('exited');
  });
});

describe('reaching a person', () => {
  it('is refused without a card, with an old one, and on a channel the person did not name', () => {
    const today = day('2004-03-31');
    expect(() => refuseUnsafe(undefined, 'text', today)).toThrow(refusing('cases.no-safe-contact'));
    expect(() => refuseUnsafe({ confirmedOn: '2004-02-29', channel: 'text' }, 'text', today)).toThrow(refusing('cases.safe-contact-old'));
    expect(() => refuseUnsafe({ confirmedOn: '2004-03-01', channel: 'text' }, 'phone', today)).toThrow(refusing('cases.unsafe-channel'));
    expect(() => refuseUnsafe({ confirmedOn: '2004-03-01', channel: 'text' }, 'text', today)).not.toThrow();
    expect([confirmedLately('2004-03-01', today), confirmedLately('2004-02-29', today)]).toEqual([true, false]);
  });
});

describe('papers', () => {
  it('block what would leave while a subpoena stands, and an order of a court does not', () => {
    expect(blocksExport([{ kind: 'subpoena', endedOn: null }])).toBe(true);
    expect(blocksExport([{ kind: 'discovery', endedOn: null }])).toBe(true);
    expect(blocksExport([{ kind: 'subpoena', endedOn: '2004-03-01' }, { kind: 'court-order', endedOn: null }])).toBe(false);
  });
});

describe('what is kept', () => {
  it('runs out part by part, safety first and the person last, and whole at once when the last is due', () => {
    const ended = day('2004-01-31');
    expect(purgeDue(ended, day('2004-04-29'), [])).toEqual([]);
    expect(purgeDue(ended, day('2004-04-30'), [])).toEqual(['safety']);
    expect(purgeDue(ended, day('2007-01-31'), ['safety'])).toEqual(['notes', 'plan', 'privileged']);
    expect(purgeDue(ended, day('2011-01-31'), [])).toEqual(['person']);
    expect(purgeDue(ended, day('2011-01-31'), ['person'])).toEqual([]);
  });
});

describe('the law of confidence and clocks', () => {
  it('knows what stands under 8 USC 1367', () => {
    expect(under1367(['letter-certified'])).toBe(false);
    for (const kind of ['cp-requested', 't-filed', 'u-granted'] as const) expect(under1367([kind])).toBe(true);
  });

  it('sets no clock for a child met before the law set one', () => {
    expect(hhsClock(new Date('2004-03-01T10:00:00Z'), [])).toBeUndefined();
    const rule = { name: 'official_notify_hhs_minor', value: 24, unit: 'hours', from: day('2008-12-23'), until: null, dateNote: '', basisRule: '', source: '22 USC 7105(b)(1)(H)', status: 'sourced' } as const;
    expect(hhsClock(new Date('2004-03-01T10:00:00Z'), [rule])).toBeUndefined();
    expect(hhsClock(new Date('2009-03-01T10:00:00Z'), [rule])?.dueAt.toISOString()).toBe('2009-03-02T10:00:00.000Z');
  });
});

describe('a document', () => {
  it('is known by its first bytes, whatever it is called', () => {
    expect(sniffed(bytes('%PDF-1.7'))).toBe('application/pdf');
    expect(sniffed(bytes(0x89, 'PNG\r\n', 0x1a, '\n'))).toBe('image/png');
    expect(sniffed(bytes(0xff, 0xd8, 0xff, 0xe0))).toBe('image/jpeg');
    expect(sniffed(bytes('PK', 3, 4, 'word/document.xml'))).toBe('application/vnd.openxmlformats-officedocument.wordprocessingml.document');
    expect(sniffed(bytes('Reunión a las tres'))).toBe('text/plain');
  });

  it('is refused where it may carry a program', () => {
    for (const bad of [bytes('MZ', 0x90, 0), bytes('<!DOCTYPE html><script>'), bytes('  <svg onload=x>'), bytes('<?xml version="1.0"?>'), bytes('PK', 3, 4, 'word/document.xml', 'word/vbaProject.bin'), bytes('PK', 3, 4, 'xl/workbook.xml'), bytes(0x7f, 'ELF', 2, 1, 1, 0), new Uint8Array()]) expect(sniffed(bad)).toBeUndefined();
  });
});

describe('a request to HHS', () => {
  const known: Known = { givenName: 'Rosa', familyName: 'Ejemplo', bornOn: '1980-01-02', sex: 'female', citizenship: 'MX', language: 'es', form: 'labor', ageGroup: 'adult', statuses: [], cameOn: '2004-02-01', source: 'hotline', indicatedAt: null, services: ['Shelter'], agency: 'Lantern House' };
  it('is filled from what stands and lists what is missing with the place to record it', () => {
    expect(missing(filled('certification', known)).map((i) => [i.item, i.where])).toEqual([['status', 'legal']]);
    expect(missing(filled('certification', { ...known, statuses: [{ kind: 't-filed', heldOn: '2004-03-01' }] })).map((i) => i.item)).toEqual(['status']);
    expect(missing(filled('certification', { ...known, statuses: [{ kind: 'cp-granted', heldOn: '2004-03-01' }] }))).toEqual([]);
    expect(missing(filled('certification', { ...known, givenName: undefined, citizenship: 'ZZ', form: 'unknown' })).map((i) => i.item)).toEqual(['name', 'citizenship', 'form', 'status']);
  });

  it('asks a child for no status and no cooperation', () => {
    const child = filled('child-assistance', { ...known, ageGroup: 'minor', indicatedAt: '2004-02-01T10:00:00.000Z' });
    expect(missing(child)).toEqual([]);
    expect(child.map((i) => i.item)).not.toContain('status');
  });
});
