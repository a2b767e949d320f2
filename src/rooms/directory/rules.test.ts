import { describe, expect, it } from 'vitest';
import { day } from '../../foundation/calendar/day.ts';
import { hoursText, minuteOfWeek, multirange, openAt, openingsOf, readHours, readMultirange, schedulesOf, spansOf } from './hours.ts';
import { areasAround, cellOf, cellsAround, isArea, milesBetween, placeOf, readPlace } from './places.ts';
import { askedKeys, compareStandings, findKeys, reasonsFor, roomOf, staleAfter, tellingOf, tellsPlace, type Standing } from './rules.ts';
import { NEEDS, taggedBy, TERMS, termsOf } from './taxonomy.ts';

describe('opening hours', () => {
  it('are read as people write them, and written back the same', () => {
    for (const [typed, text] of [['Mo-Fr 9-17; Sa 10:00-14:00', 'Mo-Fr 09:00-17:00; Sa 10:00-14:00'], ['mon, wed,Friday 9am - 5:30 pm', 'Mo,We,Fr 09:00-17:30'], ['24/7', '24/7'], ['daily 18-8', 'Mo-Su 18:00-08:00'], ['Sa-Su 12am-12pm', 'Sa,Su 00:00-12:00']] as const) {
      const read = readHours(typed);
      expect(read && hoursText(read), typed).toBe(text);
      expect(read && hoursText(openingsOf(schedulesOf(read), '2004-01-01')), typed).toBe(text);
    }
    for (const typed of ['', 'sometimes', 'Mo-Xx 9-17', 'Mo 25-26', 'Mo 9', 'Mo 9-17; whenever']) expect(readHours(typed), typed).toBeUndefined();
  });

  it('past midnight go on into the next day, and Sunday’s into Monday', () => {
    const spans = spansOf(readHours('Fr 22-4; Su 20-2') ?? []);
    expect(spans).toEqual([[0, 120], [4 * 1440 + 22 * 60, 5 * 1440 + 240], [6 * 1440 + 20 * 60, 7 * 1440]]);
    expect(openAt(spans, 60)).toEqual({ open: true, changesAt: 120 });
    expect(openAt(spans, 6 * 1440 + 21 * 60)).toEqual({ open: true, changesAt: 120 });
    expect(openAt(spans, 120)).toEqual({ open: false, changesAt: 4 * 1440 + 22 * 60 });
    expect(openAt(spansOf(readHours('24/7') ?? []), 77)).toEqual({ open: true, changesAt: undefined });
    expect(readMultirange(multirange(spans))).toEqual(spans);
  });

  it('are those of the place’s own week, through the change of clocks', () => {
    expect(minuteOfWeek(new Date('2004-03-15T13:30:00Z'), 'America/New_York')).toBe(8 * 60 + 30); // Monday, winter time
    expect(minuteOfWeek(new Date('2004-04-05T13:30:00Z'), 'America/New_York')).toBe(9 * 60 + 30); // Monday, summer time
    expect(minuteOfWeek(new Date('2004-04-05T05:30:00Z'), 'America/Los_Angeles')).toBe(6 * 1440 + 22 * 60 + 30); // still Sunday
  });

  it('that ended, or do not come every week, say nothing', () => {
    expect(openingsOf([{ byday: 'MO', opens_at: '09:00', closes_at: '10:00', valid_to: '2003-12-31' }, { byday: 'TU', opens_at: '09:00:00', closes_at: '10:00:00', freq: 'MONTHLY' }, { byday: 'WE', opens_at: '09:00' }], '2004-01-01')).toEqual([]);
  });
});

describe('places', () => {
  it('are read from a ZIP code, a city or a state, however they are written', () => {
    for (const [typed, code] of [['33602', 'tampa'], ['33602-1234', 'tampa'], ['Tampa, FL 33602', 'tampa'], ['TAMPA', 'tampa'], ['nyc', 'new-york'], ['Saint Louis', 'st-louis'], ['Washington, D.C.', 'washington'], ['florida', 'US-FL'], ['FL', 'US-FL'], ['32301', 'US-FL'], ['79901', 'el-paso'], ['d.c.', 'washington'], ['Washington State', 'US-WA']] as const) expect(readPlace(typed)?.place.code, typed).toBe(code);
    for (const typed of ['Atlantis', '', '99', 'x']) expect(readPlace(typed), typed).toBeUndefined();
    expect(readPlace('79901')?.place.zone).toBe('America/Denver');
  });

  it('are found within thirty miles by their cells, anywhere in the country', () => {
    for (const code of ['tampa', 'seattle', 'el-paso', 'new-york']) {
      const place = placeOf(code);
      if (!place) throw new Error(code);
      for (let bearing = 0; bearing < 360; bearing += 15) {
        const point = { latitude: place.latitude + (30 / 69) * Math.cos((bearing * Math.PI) / 180), longitude: place.longitude + (30 / (69 * Math.cos((place.latitude * Math.PI) / 180))) * Math.sin((bearing * Math.PI) / 180) };
        expect(milesBetween(place, point)).toBeLessThan(31);
        expect(cellsAround(place), `${code} ${bearing}`).toContain(cellOf(point.latitude, point.longitude));
      }
    }
  });

  it('lie in areas, narrowest first; where nobody knows the place, only the country is sure', () => {
    const tampa = placeOf('tampa');
    expect(tampa && areasAround(tampa, '33602')).toEqual(['z336', 'tampa', 'US-FL', 'US']);
    expect(askedKeys(['shelter'], undefined, undefined)).toEqual({ areas: ['shelter@US'], near: [] });
    expect(findKeys(['food'], ['US', 'tampa'])).toEqual(['food@US', 'food@tampa', '*@US', '*@tampa', 'food@*']);
    expect(['US', 'US-FL', 'tampa', 'z336', 'US-XX', 'z000', 'nowhere'].map(isArea)).toEqual([true, true, true, true, false, false, false]);
  });
});

const base: Standing = { needsMet: 1, needsAsked: 1, room: 'free', free: 2, language: 'spoken', open: true, miles: 5, areas: ['US'], checked: 3, name: 'B', id: '1' };

describe('the order of referrals', () => {
  const first = (better: Partial<Standing>, worse: Partial<Standing>): boolean => compareStandings({ ...base, ...better }, { ...base, ...worse }, ['tampa', 'US-FL', 'US'], 90) < 0;
  it('goes by needs, room, language, opening, nearness and check, in this order', () => {
    expect(first({ needsMet: 2, room: 'full' }, { needsMet: 1 })).toBe(true);
    expect(first({ room: 'unknown', language: 'spoken' }, { room: 'full' })).toBe(true);
    expect(first({ room: 'free', language: 'not' }, { room: 'unknown' })).toBe(true);
    expect(first({ room: 'uncounted', name: 'A' }, { room: 'free', name: 'B' })).toBe(true);
    expect(first({ language: 'interpreter', open: true }, { language: 'not' })).toBe(true);
    expect(first({ open: true, miles: null }, { open: null, miles: 1 })).toBe(true);
    expect(first({ miles: 29, areas: ['US'] }, { miles: null, areas: ['US-FL'] })).toBe(true);
    expect(first({ open: null }, { open: false })).toBe(true);
    expect(first({ miles: 9, checked: null }, { miles: 11, checked: 1 })).toBe(true);
    expect(first({ miles: null, areas: ['tampa'] }, { miles: null, areas: ['US-FL'] })).toBe(true);
    expect(first({ checked: 90, miles: 9 }, { checked: 91, miles: 1 })).toBe(true);
    expect(first({ miles: 1 }, { miles: 2 })).toBe(true);
  });

  it('is said in reasons that come in the same order', () => {
    const reasons = reasonsFor({ ...base, needsAsked: 2, room: 'full', language: 'interpreter', open: false, miles: 12.4, checked: 200 }, { place: true, age: 'minor', form: 'sex', noStatus: true }, ['tampa', 'US-FL', 'US'], 90, 'MO 09:00');
    expect(reasons.map((r) => r.code)).toEqual(['needs-some', 'room-full', 'language-interpreter', 'closed-now', 'near', 'takes-children', 'for-sex', 'no-status-needed', 'checked-long-ago']);
    expect(reasons.find((r) => r.code === 'near')?.number).toBe(12);
  });
});

describe('what was said and checked', () => {
  it('of room holds for a day', () => {
    const now = new Date('2004-03-02T12:00:00Z');
    const said = (at: string, free: number) => roomOf({ kind: 'beds', free, at: new Date(at) }, now);
    expect([said('2004-03-01T12:00:01Z', 1), said('2004-03-01T12:00:00Z', 1), said('2004-03-02T11:00:00Z', 0), roomOf({ kind: 'none', free: null, at: null }, now), roomOf({ kind: 'slots', free: null, at: null }, now)]).toEqual(['free', 'unknown', 'full', 'uncounted', 'unknown']);
  });

  it('is old after 90 days, or as a dated rule says', () => {
    expect(staleAfter([], day('2004-03-02'))).toBe(90);
    const rule = { name: 'directory_check', value: 30, unit: 'days' as const, from: day('2004-01-01'), until: null, dateNote: '', basisRule: '', source: 'own rule', status: 'sourced' as const };
    expect([staleAfter([rule], day('2004-03-02')), staleAfter([rule], day('2003-03-02'))]).toEqual([30, 90]);
  });

  it('of a confidential place is found in words, however it is spaced, and a phone number is no ZIP code', () => {
    const telling = tellingOf([{ streets: ['4415 Palm Way'], zips: ['33604-1234'] }]);
    for (const words of ['we are at 4415  PALM-way.', 'FL 33604', '33604']) expect(tellsPlace([words], telling), words).toBe(true);
    for (const words of ['call 813-33604-10', '813-555-33604', 'Palm Way', '133604', 'Florida']) expect(tellsPlace([words], telling), words).toBe(false);
    expect(tellsPlace(['anything'], tellingOf([]))).toBe(false);
  });
});

describe('our taxonomy', () => {
  it('says every need once, and reads back what it said', () => {
    expect(new Set(TERMS.map((t) => t.id)).size).toBe(TERMS.length);
    expect(NEEDS.every((n) => TERMS.some((t) => t.code === n))).toBe(true);
    const facts = { needs: ['shelter', 'food'], ages: 'minors', forms: 'labor', statusNeeded: true } as const;
    expect(taggedBy(termsOf({ ...facts, needs: [...facts.needs] }).map((t) => t.id))).toEqual(facts);
    expect(taggedBy(['3f7b145d-84af-42d7-8fae-eaca714b02b2'])).toEqual({ needs: [], ages: 'all', forms: 'both', statusNeeded: false });
  });
});
