import type { RoomSheet } from '../../foundation/exchange/room-sheet.ts';
import { defineSheet } from '../../foundation/exchange/sheet.ts';
import { keepAskings, openHoldings } from './actions.ts';
import { measures } from './measures.ts';
import type { Held } from './schema.ts';
import * as store from './store.ts';

const sheet = defineSheet({
  room: 'deconfliction', name: 'holdings', title: 'What the office holds, for deconfliction',
  columns: [
    { name: 'kind', title: 'What', about: 'A telephone number, license plate, name or document.', kind: 'choice', required: true, choices: measures[0]?.dimensions['kind']?.values ?? {}, example: 'phone' },
    { name: 'value', title: 'Which', about: 'The number, plate or whole name. It is kept sealed, and compared under a key.', kind: 'text', required: true, maxLength: 120, personal: true, fieldClass: 'deconfliction.value', example: '+1 202 555 0143' },
    { name: 'issuer', title: 'Issued by', about: 'Of a plate or document: the country, or the State of it; empty for others.', kind: 'text', required: false, pattern: '^[A-Z]{2}(-[A-Z0-9]{1,3})?$', example: 'US-TX' },
    { name: 'case_number', title: 'Case number', about: 'The office’s own case in which it is held. It is kept sealed.', kind: 'text', required: true, maxLength: 60, personal: true, fieldClass: 'deconfliction.value', example: 'INV-2004-0117' },
    { name: 'ends_on', title: 'Held until', about: 'The day from which it is not held any more; a year from now where empty.', kind: 'day', required: false, example: '2027-06-30' },
  ],
});

const text = (value: unknown): string | undefined => (value === null || value === undefined || value === '' ? undefined : String(value));

/** Holdings in and out as a file; what comes in is asked about, row by row. */
export const sheets: readonly RoomSheet[] = [{
  sheet, mayImport: 'deconfliction.ask', mayExport: 'deconfliction.ask',
  take: async ({ tx, identity, services }, rows, fault) => {
    await keepAskings(tx, identity, services, rows.map(({ values }) => ({ kind: values['kind'] as Held, value: String(values['value']), issuer: text(values['issuer']), caseNumber: String(values['case_number']), endsOn: text(values['ends_on']) })), (at, { field, problem, mend }) => {
      fault(rows[at]?.rowNumber ?? 0, field === 'endsOn' ? 'ends_on' : field, { problem, mend });
    });
  },
  give: async function* ({ tx, identity }) {
    for (let from = 0; ; from += 500) {
      const { rows } = await store.holdings(tx, true, from, 500);
      if (rows.length === 0) return;
      const said = await openHoldings(tx, identity, rows);
      for (const r of rows) {
        const one = said.get(r.id);
        if (one) yield { kind: r.kind, value: one.value, issuer: one.issuer, case_number: one.caseNumber, ends_on: r.ends_on };
      }
    }
  },
}];
