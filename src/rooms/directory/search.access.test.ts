import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acting } from '../../foundation/audit/acting.ts';
import { identityOf } from '../../foundation/identity/subjects.ts';
import { house, signIn } from '../../foundation/testing/house.ts';
import { publishEverything } from './actions.ts';
import { readHours, schedulesOf } from './hours.ts';
import { documentOf, keepLocations } from './location.ts';
import { areasAround, placeOf } from './places.ts';
import { compareStandings, type Standing } from './rules.ts';
import { searchServices } from './search.ts';
import { FACTS } from './schema.ts';
import * as store from './store.ts';
import { addDays } from '../../foundation/calendar/day.ts';

const NEEDS = ['dental', 'clothing', 'reunification'] as const;
const at = placeOf('albuquerque');

/** The order is written twice, as a rule and as SQL: one agency's invented services, all kinds of them, must come in the rule's order. */
describe('the order of a search', () => {
  it('is that of the rules, for any services and any question', async () => {
    if (!at) throw new Error('The gazetteer lost Albuquerque.');
    const user = await signIn('supervisor');
    const { database, services } = await house();
    const today = services.today();
    const made = fc.sample(fc.record({
      needs: fc.uniqueArray(fc.constantFrom(...NEEDS), { minLength: 1 }), areas: fc.uniqueArray(fc.constantFrom('US', 'US-NM', 'albuquerque', 'z871'), { minLength: 1 }), languages: fc.uniqueArray(fc.constantFrom('en', 'es', 'vi'), { minLength: 1 }), interpreter: fc.boolean(),
      hours: fc.constantFrom(undefined, '24/7', 'Mo 0-1'), kind: fc.constantFrom('none', 'beds'), free: fc.constantFrom(undefined, 0, 3), checked: fc.constantFrom(undefined, 5, 200), far: fc.constantFrom(undefined, 0, 0.2, 0.42, 0.6), ages: fc.constantFrom('all', 'adults', 'minors'), status: fc.boolean(),
    }), { numRuns: 150, seed: 7 }).map((m, i) => ({ ...m, id: crypto.randomUUID(), location: crypto.randomUUID(), name: `Zq ${(i * 37) % 150} ${user.agency}` }));
    await acting(database, user.who, { records: 'tested the order', via: 'test' }, async (tx) => {
      const identity = identityOf(services.keys, user.agency);
      const organization = await store.keepRow(tx, 'organization', { name: 'Many', detail: { description: 'Invented.' }, entered_on: today });
      const placed = made.filter((m) => m.far !== undefined);
      await keepLocations(tx, identity, placed.map((m) => ({ id: m.location, organization, confidential: false, document: documentOf({ latitude: at.latitude + (m.far ?? 0), longitude: at.longitude }) })));
      await store.keepRows(tx, 'service', made.map((m) => ({
        id: m.id, organization, name: m.name, status: 'active', needs: m.needs, ages: m.ages, status_needed: m.status, forms: 'both', areas: m.areas, zone: 'America/Denver', capacity_kind: m.kind, entered_on: today, ended_on: null,
        detail: { languages: m.languages.map((code) => ({ id: crypto.randomUUID(), code })), ...(m.interpreter ? { interpretation_services: 'Yes' } : {}), ...(m.hours ? { schedules: schedulesOf(readHours(m.hours) ?? []) } : {}) },
      })));
      await store.keepRows(tx, 'service_place', placed.map((m) => ({ service: m.id, location: m.location })));
      await store.keepRows(tx, 'capacity', made.flatMap((m) => (m.free === undefined ? [] : [{ service: m.id, free: m.free, total: null, said_by: 'Test' }])));
      await store.keepRows(tx, 'checking', made.flatMap((m) => (m.checked === undefined ? [] : [{ service: m.id, facts: [...FACTS], checked_on: addDays(today, -m.checked), checked_by: 'Test' }])));
      await publishEverything(tx, identity, today, 'agencies');
    });
    const byId = new Map<string, (typeof made)[number]>(made.map((m) => [m.id, m]));
    for (const question of [
      { needs: ['dental'] as const, place: '87102', language: 'vi' }, { needs: ['dental', 'clothing'] as const, place: 'Albuquerque' }, { needs: [] as const, place: 'NM', language: 'es', age: 'minor' as const }, { needs: ['reunification'] as const, language: 'es', noStatus: true }, { needs: ['clothing'] as const, place: '87102', openNow: true, withRoom: true },
    ]) {
      const asked = { ...question, needs: [...question.needs] };
      const all: string[] = [];
      for (let from = 0; ; from += 200) { const { found } = await searchServices(database.counter, services, { ...asked, from, count: 200 }); all.push(...found.map((f) => f.id)); if (found.length < 200) break; }
      const ours = all.filter((id) => byId.has(id));
      expect(ours.length, JSON.stringify(question)).toBeGreaterThan(20);
      const around = question.place ? areasAround(at, question.place === '87102' ? '87102' : undefined).filter((a) => question.place !== 'NM' || a.startsWith('US')) : ['US'];
      const origin = question.place === 'NM' ? placeOf('US-NM') : question.place ? at : undefined;
      const standings = new Map(ours.map((id) => [id, standing(byId.get(id) as (typeof made)[number], asked, origin, question.place !== 'NM')]));
      const sorted = ours.toSorted((a, b) => compareStandings(standings.get(a) as Standing, standings.get(b) as Standing, around, 90));
      expect(ours, JSON.stringify(question)).toEqual(sorted);
      if (question.age) expect(ours.every((id) => byId.get(id)?.ages !== 'adults')).toBe(true);
      if (question.openNow) expect(ours.every((id) => standings.get(id)?.open === true && standings.get(id)?.room !== 'full')).toBe(true);
    }

    function standing(m: (typeof made)[number], q: { needs: readonly string[]; language?: string }, origin: { latitude: number; longitude: number } | undefined, near: boolean): Standing {
      const point = m.far === undefined || !at ? undefined : { latitude: at.latitude + m.far, longitude: at.longitude };
      const rad = (d: number): number => (d * Math.PI) / 180;
      const miles = point && origin ? 3958.8 * 2 * Math.asin(Math.sqrt(Math.min(1, Math.sin(rad(point.latitude - origin.latitude) / 2) ** 2 + Math.cos(rad(origin.latitude)) * Math.cos(rad(point.latitude)) * Math.sin(rad(point.longitude - origin.longitude) / 2) ** 2))) : null;
      return {
        needsMet: m.needs.filter((n) => q.needs.includes(n)).length, needsAsked: q.needs.length, room: m.kind === 'none' ? 'uncounted' : m.free === undefined ? 'unknown' : m.free > 0 ? 'free' : 'full', free: m.free ?? null,
        language: q.language === undefined ? 'unasked' : m.languages.includes(q.language as 'en') ? 'spoken' : m.interpreter ? 'interpreter' : 'not', open: m.hours === undefined ? null : m.hours === '24/7' ? true : isFirstHourOfMonday(), miles: miles !== null && miles <= 30 && near ? miles : null, areas: m.areas, checked: m.checked ?? null, name: m.name, id: m.id,
      };
    }
    function isFirstHourOfMonday(): boolean {
      const parts = new Intl.DateTimeFormat('en-US', { timeZone: 'America/Denver', weekday: 'short', hour: '2-digit', hourCycle: 'h23' }).formatToParts(services.now());
      return parts.some((p) => p.value === 'Mon') && parts.some((p) => p.type === 'hour' && p.value === '00');
    }
  });
});
