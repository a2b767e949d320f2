import { describe, expect, it } from 'vitest';
import { seeded } from '../../foundation/web/example.ts';
import { CHAPTER_DAY, plan } from './example-plan.ts';
import { lawOf } from './law.ts';
import { stateOf } from './rules.ts';

describe('the plan of the example', () => {
  const { investigations, cases } = plan(seeded(1997), 1);

  it('holds nothing after the day of the chapter, and no count of what was no offense yet', () => {
    const days = cases.flatMap((c) => [c.filedOn, ...c.defendants.flatMap((d) => [...d.charges.flatMap((g) => g.steps.map((s) => s.onDay)), ...(d.sentence ? [d.sentence.on] : [])])]);
    expect(days.filter((d) => d >= CHAPTER_DAY)).toEqual([]);
    expect(cases.flatMap((c) => c.papers.flatMap((p) => p.counts)).filter((n) => lawOf(n) === undefined)).toEqual([]);
    for (const c of cases) for (const d of c.defendants) for (const g of d.charges) expect(() => stateOf(g.steps)).not.toThrow();
    for (const c of cases) if (c.from !== undefined) expect(String(investigations[c.from]?.openedOn) <= c.filedOn, c.docket).toBe(true);
  });

  it('gives each number of an investigation and each docket once, at larger scales too', () => {
    for (const made of [{ investigations, cases }, plan(seeded(1997), 3)]) {
      expect(new Set(made.investigations.map((i) => i.number)).size).toBe(made.investigations.length);
      expect(new Set(made.cases.map((c) => `${c.district} ${c.docket}`)).size).toBe(made.cases.length);
    }
  });
});
