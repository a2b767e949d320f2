import { useRead } from '../../../../foundation/screen/ask-hooks.ts';
import * as m from '../../../../messages/messages.js';
import type { FigureAnswer, FigurePage } from '../../schema.ts';
import { instantOf } from './as-of.ts';
import type { ViewProps } from './FigureView.tsx';
import { isMiddle, numberOf } from './numbers.ts';
import { pointOf } from './series.ts';
import { Sums } from './Sums.tsx';

/** The years in one line, and the whole span counted as one beside them. */
export function SeriesLine({ measure, where, asOf, points, whole }: ViewProps & { points: readonly FigureAnswer[]; whole: string }) {
  const { data } = useRead<FigurePage>(`/figures/${measure.id}`, { period: whole, where, asOf: instantOf(asOf) });
  const together = data?.figure;
  const shown = points.filter((point) => pointOf(point, measure).value !== null);
  if (together === undefined || together.value === null || shown.length < 2) return null;
  const added = points.reduce((sum, { value }) => sum + (value ?? 0), 0);
  return (
    <p className="series-line">
      <bdi dir="ltr">{shown.map((point) => numberOf(point, point.currency)).join(' · ')}</bdi>
      <span className="hint">{m.figures_series_together({ period: whole, amount: together.amount })}</span>
      {isMiddle(together) ? null : added === together.value ? <Sums /> : <span className="hint">{together.counts === 'distinct' ? m.figures_table_overlaps({ added }) : m.figures_table_not_summed({ added })}</span>}
    </p>
  );
}
