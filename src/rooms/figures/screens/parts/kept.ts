/** Kept values beside what the records give now. */
import { writeFigure } from '../../rules.ts';
import type { FigureAnswer, History } from '../../schema.ts';

/** A kept value with its changes. */
export type Kept = History['kept'][number];

/** The kept value of this very figure, if one is kept. */
export function keptOf(history: History, figure: Pick<FigureAnswer, 'measure' | 'period' | 'filter'>): Kept | undefined {
  const name = writeFigure(figure.measure, figure.period, figure.filter);
  return history.kept.find((one) => one.figure === name);
}
