import { beforeAll, describe, expect, it } from 'vitest';
import { house, signIn } from '../../foundation/testing/house.ts';
import { wantedOf } from '../figures/index.ts';
import { disclosureRules } from './data.ts';
import { needOfCount } from './disclosure.ts';
import { attackRelease, type Leaving, type Past } from './safety.ts';

/** A year of its own, of which nothing is recorded by any other test. */
const YEAR = 2093;
const CODES = ['sex', 'labor', 'both', 'unknown'];

describe('a release before it goes out', () => {
  beforeAll(async () => { await signIn('analyst'); });
  const truth = { sex: 90, labor: 40, both: 3, unknown: 10 };
  const named = (code?: string): string => `PPL-01 FY${YEAR}${code === undefined ? '' : ` form=${code}`}`;
  const numbers = (withheld: readonly string[]): { figure: string; value: number; told: number | null }[] => [{ figure: named(), value: 143, told: 143 }, ...CODES.map((code) => ({ figure: named(code), value: truth[code as keyof typeof truth], told: withheld.includes(code) ? null : truth[code as keyof typeof truth] }))];
  const leaving = async (withheld: readonly string[]): Promise<Leaving[]> => {
    const rules = disclosureRules((await house()).services.today());
    return numbers(withheld).map(({ figure, value, told }) => ({ figure, measure: wantedOf(figure).measure, want: wantedOf(figure), told, truth: value, status: '', held: false, need: needOfCount(value, rules) }));
  };
  const past = (release: string): Past[] => numbers([]).map(({ figure, told }) => ({ release, at: new Date(0), figure, measure: 'PPL-01', definition: 1, value: told, status: '', held: false }));
  const tried = async (withheld: readonly string[], before: readonly Past[]) => {
    const { services } = await house();
    const { narrow, gone } = await attackRelease(services.counter, await leaving(withheld), before, disclosureRules(services.today()));
    return [narrow.map((n) => n.figure), gone.map((n) => n.figure)];
  };

  it('is refused while one alone is withheld, whatever the plan had been, and goes out with another beside it', async () => {
    expect(await tried(['both'], [])).toEqual([[named('both')], []]);
    expect(await tried(['both', 'unknown'], [])).toEqual([[], []]);
  });

  it('is tried over what an earlier release told, and refused where that tells the number', async () => {
    const first = past('00000000-0000-4000-8000-000000000001');
    expect(await tried(['both', 'unknown'], first)).toEqual([[named('both')], []]);
    // The other way round: what was told of the one beside it gives the small one away.
    expect(await tried(['both', 'unknown'], first.filter((p) => p.figure !== named('both')))).toEqual([[named('both')], []]);
  });
});
