/** A figure as it is quoted elsewhere: its sentence, and how to find and recount it. */
import { filterWords } from './filter-words.ts';
import type { FigureAnswer, MeasureShape } from '../../schema.ts';

/** The text that is copied: the sentence first, then the citation. */
export function citationOf(figure: FigureAnswer, measure: MeasureShape | undefined, by: { organization: string; address: string }): string {
  const limited = filterWords(figure.filter, measure);
  const what = [`${figure.title}${limited === '' ? '' : ` (${limited})`}`, `${figure.measure}, definition ${figure.version}`, `${figure.period.label} (${figure.period.from ?? '…'} to the day before ${figure.period.until})`];
  return `${figure.sentence}\n\n${by.organization}, Fourfold. ${what.join('; ')}. ${figure.amount}. ${figure.made} As the records stood at ${figure.asOf}. ${by.address}`;
}
