import { defineSheet, type CellValue } from '../../foundation/exchange/sheet.ts';
import type { RoomSheet } from '../../foundation/exchange/room-sheet.ts';
import { keepElsewhere, publishedElsewhere, type ElsewhereRow } from './store.ts';

/** Figures of other publications, one to a row. */
export const publishedSheet = defineSheet({
  room: 'figures', name: 'published-figures', title: 'Published figures',
  columns: [
    { name: 'fiscal_year', title: 'Period', about: 'The period as the source names it: FY2004, CY2010, 2003-04..2004-03, or its own words.', kind: 'text', required: true, maxLength: 60, example: 'FY2004' },
    { name: 'metric', title: 'Metric', about: 'What the source counts, as a short name; the table metric-map ties it to a measure.', kind: 'text', required: true, maxLength: 120, example: 'letters_certification_adult' },
    { name: 'value', title: 'Value', about: 'The number as digits, money in whole units of its currency.', kind: 'text', required: true, maxLength: 40, pattern: '^[0-9]{1,15}(\\.[0-9]{1,4})?$', example: '144' },
    { name: 'unit', title: 'Unit', about: 'What one is: letters, persons, USD.', kind: 'text', required: true, maxLength: 60, example: 'letters' },
    { name: 'source_title', title: 'Source', about: 'The publication by title and date.', kind: 'text', required: true, maxLength: 300, example: 'TIP Report 2005, ch. VII (founding chapter)' },
    { name: 'source_address', title: 'Address of the source', about: 'Where the publication can be read.', kind: 'text', required: true, maxLength: 400, example: 'https://2009-2017.state.gov/j/tip/rls/tiprpt/2005/46618.htm' },
    { name: 'note', title: 'Note', about: 'What must be known to read the number.', kind: 'text', required: false, maxLength: 600, example: 'A lower bound in print.' },
  ],
});

/** A row of the sheet as it is kept. */
export function elsewhereOf(values: Readonly<Record<string, CellValue>>): ElsewhereRow {
  const text = (name: string): string => String(values[name] ?? '');
  return { period: text('fiscal_year'), metric: text('metric'), value_text: text('value'), value: Number(text('value')), unit: text('unit'), source_title: text('source_title'), source_address: text('source_address'), note: text('note') };
}

/** Published figures in and out as a file; what stands already is left as it is. */
export const sheets: readonly RoomSheet[] = [{
  sheet: publishedSheet, mayImport: 'figures.import', mayExport: 'figures.read',
  take: async ({ tx }, rows) => { await keepElsewhere(tx, rows.map((row) => elsewhereOf(row.values))); },
  give: async function* ({ tx }) {
    for (const row of await publishedElsewhere(tx, undefined)) {
      yield { fiscal_year: row.period, metric: row.metric, value: row.value_text, unit: row.unit, source_title: row.source_title, source_address: row.source_address, note: row.note };
    }
  },
}];
