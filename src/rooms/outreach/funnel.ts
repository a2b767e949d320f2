import { parsePeriod } from '../../foundation/calendar/period.ts';
import { periodInWords } from '../../foundation/calendar/series.ts';
import { comparability } from '../../foundation/measure/comparable.ts';
import type { Value } from '../../foundation/measure/value-shape.ts';
import { sentenceFor } from '../../foundation/measure/sentence.ts';
import { amountInWords } from '../../foundation/measure/words.ts';
import type { Asked } from '../../foundation/web/route.ts';
import { computeCells, getCatalog, getMeasure } from '../figures/index.ts';
import { FEWEST_SHOWN } from './rules.ts';
import type { Funnel, FunnelAsked, FunnelStep } from './schema.ts';

/** The way from material to identification, step by step, as the rooms that keep the records count it; `persons` are not shown while they are few. */
const STEPS = [
  { measure: 'OUT-02', persons: false }, { measure: 'TRN-01', persons: false }, { measure: 'OUT-08', persons: false }, { measure: 'OUT-10', persons: false }, { measure: 'OUT-11', persons: false }, { measure: 'HOT-02', persons: false }, { measure: 'SCR-01', persons: true }, { measure: 'PPL-01', persons: true },
] as const;

/** Every step in its own unit over one year; none is divided by the one before where the two are not comparable, and it is said why. */
export async function readFunnel({ input, services }: Asked<FunnelAsked>): Promise<Funnel> {
  const year = input.year ?? 'FY2004';
  const period = parsePeriod(year);
  const known = STEPS.filter(({ measure }) => getCatalog().measures.get(measure)?.basis.includes(period.basis));
  const { cells } = await computeCells(services.counter, known.map(({ measure }) => ({ measure: getMeasure(measure), period })));
  const values = cells.map((of) => of[0] as Value);
  return {
    year, words: periodInWords(period), steps: known.map(({ measure, persons }, i): FunnelStep => {
      const [value, before, of] = [values[i] as Value, values[i - 1], getMeasure(measure)];
      const few = persons && value.value !== null && value.value > 0 && value.value < FEWEST_SHOWN;
      return {
        measure, title: of.title, unit: of.unit, countedOnce: of.countedOnce, few, value: few ? null : value.value, amount: few ? '' : amountInWords(value), sentence: few ? '' : sentenceFor(of, value),
        notDivided: before === undefined ? null : comparability(value, before).map((d) => d.clause).join('; ') || null,
      };
    }),
    left: STEPS.filter((step) => !known.includes(step)).map(({ measure }) => getCatalog().measures.get(measure)?.title ?? measure),
  };
}
