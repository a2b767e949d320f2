import type { FigurePage, MeasureShape } from '../../schema.ts';
import { ChartView } from './ChartView.tsx';
import { DefinitionView } from './DefinitionView.tsx';
import { ElsewhereView } from './ElsewhereView.tsx';
import { HistoryView } from './HistoryView.tsx';
import type { View } from './place.ts';
import { RecordsView } from './RecordsView.tsx';
import { TableView } from './TableView.tsx';

/** What every view of a figure is given. */
export interface ViewProps {
  measure: MeasureShape;
  answer: FigurePage;
  where: string | undefined;
  by: string | undefined;
  asOf: string | undefined;
}

const VIEW = { chart: ChartView, table: TableView, records: RecordsView, history: HistoryView, definition: DefinitionView, elsewhere: ElsewhereView } as const;

/** One way of looking behind a figure. */
export function FigureView({ view, ...props }: ViewProps & { view: View }) {
  const One = VIEW[view];
  return <One {...props} />;
}
