import { describe, expect, it } from 'vitest';
import { allOf, anyOf, dimensionsOf, resultOf, type Indicator, type Screened } from './rules.ts';
import type { Answer, IndicatorView, Strength } from './schema.ts';

const indicators: readonly Indicator[] = [
  { code: 'K01', words: 'Papers kept', dimension: 'coercion-destination', strength: 'strong', strengthSource: null, element: 'coercion' },
  { code: 'K11', words: 'Threatened', dimension: 'coercion-destination', strength: 'medium', strengthSource: null, element: 'coercion' },
  ...(['act', 'force', 'fraud', 'coercion', 'labor', 'sex', 'under-18'] as const).map((element): Indicator => ({ code: `E-${element}`, words: element, dimension: null, strength: null, strengthSource: null, element })),
];
const asked = { A: 'E-act', F: 'E-force', R: 'E-fraud', C: 'E-coercion', L: 'E-labor', S: 'E-sex', U: 'E-under-18', P: 'K01', T: 'K11' } as const;

function screened(answers: Record<string, Answer>): Screened {
  return { questions: Object.keys(asked).map((code) => ({ code, ask: code })), indications: Object.entries(asked).map(([question, indicator]) => ({ question, answer: 'yes' as const, indicator })), indicators, answers: new Map(Object.entries(answers)) };
}
const form = (answers: Record<string, Answer>, which: 'sex' | 'labor') => resultOf(screened(answers)).forms.find((f) => f.form === which)?.standing;
const element = (answers: Record<string, Answer>, which: string) => resultOf(screened(answers)).elements.find((e) => e.element === which)?.standing;

describe('act, means and purpose, 22 USC 7102(11)', () => {
  it('asks no force, fraud or coercion where the person was under 18 at a commercial sex act', () => {
    expect(form({ A: 'yes', S: 'yes', U: 'yes' }, 'sex')).toBe('met');
    expect(form({ A: 'yes', S: 'yes', U: 'yes', F: 'no', R: 'no', C: 'no' }, 'sex')).toBe('met');
  });
  it('asks for one of the means of an adult, and of everybody for labor', () => {
    expect(form({ A: 'yes', S: 'yes', U: 'no', F: 'no', R: 'no', C: 'no' }, 'sex')).toBe('not-met');
    expect(form({ A: 'yes', S: 'yes', U: 'no', R: 'yes' }, 'sex')).toBe('met');
    expect(form({ A: 'yes', L: 'yes', U: 'yes', F: 'no', R: 'no', C: 'no' }, 'labor')).toBe('not-met');
    expect(form({ A: 'yes', L: 'yes', C: 'yes' }, 'labor')).toBe('met');
  });
  it('leaves unknown what was not asked, declined or not known', () => {
    for (const given of ['declined', 'unknown', 'not-asked'] as const) expect(form({ A: 'yes', S: 'yes', U: given }, 'sex')).toBe('unknown');
    expect(form({}, 'labor')).toBe('unknown');
  });
  it('takes a strong indicator for the element, a weaker one as a pointer only, and an absent one as no denial', () => {
    expect(element({ P: 'yes' }, 'coercion')).toBe('met');
    expect(element({ T: 'yes' }, 'coercion')).toBe('unknown');
    expect(element({ P: 'no', T: 'no' }, 'coercion')).toBe('unknown');
    expect(element({ C: 'no' }, 'coercion')).toBe('not-met');
    expect(element({ C: 'no', P: 'yes' }, 'coercion')).toBe('met');
  });
  it('combines what is not known as such', () => {
    expect([anyOf(['unknown', 'met']), anyOf(['unknown', 'not-met']), anyOf(['not-met']), anyOf([])]).toEqual(['met', 'unknown', 'not-met', 'unknown']);
    expect([allOf(['unknown', 'not-met']), allOf(['unknown', 'met']), allOf(['met']), allOf([])]).toEqual(['not-met', 'unknown', 'met', 'unknown']);
  });
});

describe('dimensions and bands', () => {
  const met = (strengths: Strength[]): IndicatorView[] => strengths.map((strength, i) => ({ code: `X${i}`, words: 'x', dimension: 'exploitation', strength, strengthSource: null, standing: 'met', reasons: [] }));
  const shown = (strengths: Strength[]): boolean => dimensionsOf(met(strengths)).some((d) => d.dimension === 'exploitation' && d.shown);
  it('show a dimension by enough indicators, the stronger standing in for the weaker', () => {
    for (const enough of [['strong', 'strong'], ['strong', 'medium'], ['strong', 'weak'], ['medium', 'medium', 'medium'], ['medium', 'medium', 'weak']] as Strength[][]) expect(shown(enough), enough.join()).toBe(true);
    for (const few of [['strong'], ['medium', 'medium'], ['medium', 'weak', 'weak'], ['weak', 'weak', 'weak', 'weak']] as Strength[][]) expect(shown(few), few.join()).toBe(false);
  });
  it('give the band with every reason, and none where nothing was answered', () => {
    const band = (answers: Record<string, Answer>) => resultOf(screened(answers)).band;
    expect([band({}), band({ A: 'declined' }), band({ T: 'no' }), band({ T: 'yes' }), band({ P: 'yes', T: 'yes' }), band({ A: 'yes', S: 'yes', U: 'yes' })]).toEqual(['open', 'open', 'none', 'some', 'many', 'strong']);
    expect(resultOf(screened({ P: 'yes', T: 'yes' })).because).toEqual(['Papers kept', 'Threatened']);
  });
});
