import { beforeAll, describe, expect, it } from 'vitest';
import { addAccount, addOrganization } from '../../foundation/access/accounts.ts';
import { findSession, openSession, type Session } from '../../foundation/access/sessions.ts';
import type { Role } from '../../foundation/access/roles.ts';
import { parsePeriod } from '../../foundation/calendar/period.ts';
import { countMeasure } from '../../foundation/measure/count.ts';
import { compare } from '../../foundation/measure/value.ts';
import { recordsProblems } from '../../foundation/measure/sql-lint.ts';
import { neededColumns } from '../../foundation/measure/measure.ts';
import { acting } from '../../foundation/audit/acting.ts';
import { house } from '../../foundation/testing/house.ts';
import { claims } from './claims.ts';
import { example } from './example.ts';
import { jobTraining, measures, minutesGiven, passagesMade, personsServed, servicesGiven } from './measures.ts';

/** The series of the example (mulberry32), so that the test grows what the product shows. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

describe('the figures of cases, from the example of the founding chapter', () => {
  const sessions = new Map<string, Session>();
  const agencies: string[] = [];
  beforeAll(async () => {
    const { database, services } = await house();
    const as = async (short: string, role: Role): Promise<Session> => {
      const known = sessions.get(short);
      if (known) return known;
      const agency = await addOrganization(database.gate, { name: `Measured ${short}`, short: `${short}-${crypto.randomUUID().slice(0, 8)}`, kind: 'victim-services' });
      agencies.push(agency);
      const token = await openSession(database.gate, await addAccount(database.gate, { label: short, organization: agency, role }), services.now());
      const who = (await findSession(database.gate, token, services.now())) as Session;
      sessions.set(short, who);
      return who;
    };
    await example.load({ database, services, cast: { as }, scale: 1, random: seeded(65), made: new Map(), progress: () => undefined });
  }, 120_000);

  /** Counted by the people of each agency over their own rows and added, for the run's database holds other tests' agencies too. */
  const counted = async (measure: (typeof measures)[number], period: string, where: Record<string, readonly string[]> = {}): Promise<number> => {
    const { database } = await house();
    let sum = 0;
    for (const who of sessions.values()) {
      const supervisor: Session = { ...who, roles: ['supervisor'] };
      sum += await acting(database, supervisor, { records: 'counted in a test', via: 'test' }, async (tx) => (await countMeasure(tx, measure, parsePeriod(period), { where, asOf: new Date() }))[0]?.value ?? 0);
    }
    return sum;
  };

  it('are the chapter’s: 557 persons served since January 2003, eight grantees and 170 persons in fiscal year 2004', async () => {
    for (const [id, expected] of [['SC025', [557]], ['SC027', [8, 170]]] as const) {
      const claim = claims.find((c) => c.id === id);
      const found: number[] = [];
      for (const figure of claim?.figures ?? []) {
        const measure = measures.find((x) => x.id === figure.measure) as (typeof measures)[number];
        found.push(await counted(measure, figure.period, Object.fromEntries(Object.entries(figure.where ?? {}).map(([k, v]) => [k, [v]]))));
      }
      expect(found, id).toEqual(expected);
    }
  });

  it('count a person once in a period however many services, and persons of two years not as their sum', async () => {
    const [first, second, both] = [await counted(personsServed, 'CY2003', { funder: ['ovc'] }), await counted(personsServed, 'CY2004', { funder: ['ovc'] }), await counted(personsServed, 'CY2003-CY2004', { funder: ['ovc'] })];
    expect(first).toBeGreaterThan(50);
    expect(both).toBeLessThan(first + second);
    expect(await counted(servicesGiven, 'CY2004', { funder: ['ovc'] })).toBeGreaterThan(second);
  });

  it('add minutes up, and name no sum of enrollments and exits or of the steps of training', async () => {
    const perYear = [await counted(minutesGiven, 'FY2003'), await counted(minutesGiven, 'FY2004')];
    expect(await counted(minutesGiven, 'FY2003-FY2004')).toBe((perYear[0] ?? 0) + (perYear[1] ?? 0));
    expect(passagesMade.noTotal).toBeDefined();
    expect(jobTraining.noTotal).toBeDefined();
  });

  it('cannot be held beside letters, whose population is another', async () => {
    const { database, rooms } = await house();
    const lettersIssued = rooms.flatMap((r) => r.measures ?? []).find((x) => x.id === 'LET-01') as (typeof measures)[number];
    const who = [...sessions.values()][0] as Session;
    await acting(database, who, { records: 'counted in a test', via: 'test' }, async (tx) => {
      const [served] = await countMeasure(tx, personsServed, parsePeriod('FY2004'), { asOf: new Date() });
      const [letters] = await countMeasure(tx, lettersIssued, parsePeriod('FY2004'), { asOf: new Date() });
      expect(() => compare(served as never, letters as never)).toThrow();
    });
  });

  it('say how they bring agencies together, and read only views of this room', () => {
    for (const measure of measures) {
      expect(recordsProblems(measure.records, neededColumns(measure))).toEqual([]);
      expect(measure.records).not.toMatch(/privileged|sealed|\bnote\b/);
    }
    for (const measure of measures.filter((x) => x.aggregate.kind === 'distinct' && x.unit === 'person')) expect(measure.across).toEqual({ way: 'B' });
  });
});
