import { describe, expect, it } from 'vitest';
import { seeded } from '../../foundation/web/example.ts';
import { plan, RECIPIENTS } from './example-plan.ts';
import { fiscalYear, objectToAward } from './rules.ts';

describe('the plan of the example', () => {
  const awards = plan(seeded(111));
  const counted = (year: number, domestic: boolean) => awards.filter((a) => fiscalYear(a.awardedOn) === year && (a.region === 'domestic') === domestic && (a.rulings.at(-1)?.share ?? 0) > 0);
  const dollars = (of: typeof awards) => of.reduce((sum, a) => sum + Math.round(a.cents * (a.rulings.at(-1)?.share ?? 0) / 10_000), 0) / 100;

  it('holds every year to the dollar, abroad and at home', () => {
    for (const [year, count, sum, countries] of [[2004, 251, 82_000_000, 86], [2005, 266, 94_652_580, 101], [2006, 154, 74_018_622, 70], [2007, 180, 79_387_116, 90], [2008, 140, 75_893_616, 70], [2009, 168, 83_740_272, 80]] as const) {
      const own = counted(year, false);
      expect([own.length, dollars(own), new Set(own.flatMap((a) => a.countries)).size], String(year)).toEqual([count, sum, countries]);
    }
    for (const [year, sum] of [[2006, 28_553_963], [2007, 22_947_674], [2008, 23_244_315], [2009, 19_722_409]] as const) expect(dollars(counted(year, true)), String(year)).toBe(sum);
  });

  it('gives each number once, keeps the rules of an award, and carries on what it continues', () => {
    expect(new Set(awards.map((a) => a.number)).size).toBe(awards.length);
    expect(new Set(RECIPIENTS.map((r) => r.name)).size).toBe(RECIPIENTS.length);
    for (const a of awards) {
      expect(objectToAward({ scope: a.region === 'domestic' ? 'domestic' : 'international', region: a.region, countries: a.countries, awardedOn: a.awardedOn, startsOn: a.awardedOn, endsOn: a.endsOn, cents: a.cents, totalCents: a.totalCents, period: a.period, continues: a.continues !== null, parent: false }), a.number).toBeUndefined();
      expect(Number.isInteger(a.cents) && a.cents > 0 && RECIPIENTS[a.recipient] !== undefined, a.number).toBe(true);
      if (a.continues !== null) expect([awards[a.continues]?.recipient, awards[a.continues]?.period]).toEqual([a.recipient, a.period - 1]);
    }
  });

  it('has the sizes of fiscal year 2008 that were published', () => {
    const sizes = counted(2008, false).map((a) => a.cents / 100);
    const band = (from: number, to: number) => sizes.filter((d) => d >= from && d <= to).length;
    expect([band(0, 10_000), band(10_001, 50_000), band(50_001, 100_000), band(100_001, 250_000), band(250_001, 500_000), band(500_001, 999_999), Math.min(...sizes), Math.max(...sizes)]).toEqual([5, 10, 24, 50, 29, 10, 1330, 6_850_000]);
  });
});
