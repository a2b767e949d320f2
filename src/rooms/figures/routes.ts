import { get, post } from '../../foundation/web/route.ts';
import { keepFigure, listCatalog, listElsewhere, readDifference, readFigurePage, readHistory, readReconciliations, readRecords, readSeries, reviseFigure } from './actions.ts';
import { AskDifference, AskElsewhere, AskFigure, AskHistory, AskReconciliations, AskRecords, AskSeries, CatalogShape, Difference, ElsewhereList, FigurePage, History, Kept, KeptMany, KeepFigure, Nothing, Reconciliations, Records, ReviseFigure, Series } from './schema.ts';

export const routes = [
  get('/figures', { allow: 'figures.read', records: 'read the catalog of figures', input: Nothing, output: CatalogShape, run: listCatalog }),
  get('/figures/reconciliations', { allow: 'figures.read', records: 'checked the equations of a period', input: AskReconciliations, output: Reconciliations, run: readReconciliations }),
  get('/figures/elsewhere', { allow: 'figures.read', records: 'read what others published', input: AskElsewhere, output: ElsewhereList, run: listElsewhere }),
  get('/figures/:measure', { allow: 'figures.read', records: 'computed a figure', input: AskFigure, output: FigurePage, run: readFigurePage }),
  get('/figures/:measure/series', { allow: 'figures.read', records: 'computed a series', input: AskSeries, output: Series, run: readSeries }),
  get('/figures/:measure/records', { allow: 'figures.records', records: 'listed the records behind a figure', input: AskRecords, output: Records, run: readRecords }),
  get('/figures/:measure/history', { allow: 'figures.read', records: 'read the history of a figure', input: AskHistory, output: History, run: readHistory }),
  get('/figures/:measure/difference', { allow: 'figures.records', records: 'compared a figure at two instants', input: AskDifference, output: Difference, run: readDifference }),
  post('/figures/:measure/keep', { allow: 'figures.keep', records: 'kept a figure', input: KeepFigure, output: KeptMany, run: keepFigure }),
  post('/figures/kept/:id/revise', { allow: 'figures.keep', records: 'revised a kept figure', input: ReviseFigure, output: Kept, run: reviseFigure }),
];
