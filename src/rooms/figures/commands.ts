import { yearPeriod } from '../../foundation/calendar/period.ts';
import type { Wanted } from '../../foundation/measure/count.ts';
import type { Services } from '../../foundation/web/route.ts';
import { getCatalog } from './catalog.ts';
import { computeFigure, wantedOf } from './compute.ts';
import type { FigureAnswer } from './schema.ts';

type Lent = Pick<Services, 'counter' | 'now'>;

/** One figure by its name, such as `LET-01 FY2004 kind=certification`, broken down where a dimension is given. */
async function figure(services: Lent, text: string, options: { by?: string; asOf?: Date } = {}): Promise<FigureAnswer> {
  return computeFigure(services.counter, services.now(), wantedOf(text, options.by), options.asOf);
}

/** Every measure that is counted by fiscal year, over that year. */
async function figures(services: Lent, year: number, options: { asOf?: Date } = {}): Promise<FigureAnswer[]> {
  const period = yearPeriod('fiscal-year', year);
  const answers: FigureAnswer[] = [];
  for (const measure of getCatalog().measures.values()) {
    const want: Wanted = { measure, period };
    if (measure.basis.includes('fiscal-year')) answers.push(await computeFigure(services.counter, services.now(), want, options.asOf));
  }
  return answers;
}

/** What the command line may ask of figures. */
export const commands = { figure, figures };
