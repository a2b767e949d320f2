/** The questions other rooms may ask of figures. */
export { revisionsSince } from './actions.ts';
export { getCatalog, getMeasure } from './catalog.ts';
export { computeBehind, computeCells, reconcileOver, wantedOf } from './compute.ts';
export { conflicts, conflictsOf } from './data.ts';
export { readFigure, REVISION_REASONS, writeFigure } from './rules.ts';
