import { day } from '../../foundation/calendar/day.ts';
import type { Problem } from '../../foundation/errors.ts';
import type { CheckedRow } from '../../foundation/exchange/check-table.ts';
import type { RoomSheet } from '../../foundation/exchange/room-sheet.ts';
import { defineSheet } from '../../foundation/exchange/sheet.ts';
import { employersOf, freeNumbers, keepEmployers } from './actions.ts';
import { measures } from './measures.ts';
import * as rules from './rules.ts';
import type { Law, Outcome } from './schema.ts';
import * as store from './store.ts';

const labels = (measure: string, dimension: string): Readonly<Record<string, string>> => measures.find((m) => m.id === measure)?.dimensions[dimension]?.values ?? {};

/** The log of an inspectorate: a row a violation, an inspection without any in one row of its own. */
const inspectionsSheet = defineSheet({
  room: 'inspections', name: 'inspections', title: 'Inspections of work places',
  columns: [
    { name: 'reference', title: 'Case number', about: 'The office’s own number. Rows of one inspection carry the same one, and what is said of the inspection stands in the first of them.', kind: 'text', required: true, maxLength: 40, example: '1204417' },
    { name: 'opened_on', title: 'Opened on', about: 'The day it began; needed in the first row of an inspection.', kind: 'day', required: false, example: '2004-02-02' },
    { name: 'started_by', title: 'Began by', about: 'A complaint, or the office’s own direction; needed in the first row.', kind: 'choice', required: false, choices: labels('INS-01', 'started_by'), example: 'complaint' },
    { name: 'industry', title: 'Industry', about: 'Needed in the first row.', kind: 'choice', required: false, choices: labels('INS-01', 'industry'), example: 'restaurants' },
    { name: 'place', title: 'State', about: 'The State or territory, two letters; needed in the first row.', kind: 'text', required: false, pattern: '^[A-Z]{2}$', example: 'TX' },
    { name: 'employer', title: 'Employer', about: 'Its name; needed in the first row. It is kept sealed.', kind: 'text', required: false, maxLength: 200, personal: true, fieldClass: 'inspections.employer', example: 'Example Catering' },
    { name: 'site', title: 'Where', about: 'Where the work place is; kept sealed.', kind: 'text', required: false, maxLength: 300, personal: true, fieldClass: 'inspections.employer', example: '1 Example Street, Houston' },
    { name: 'law', title: 'Law', about: 'The law that was violated; empty where no violation was found.', kind: 'choice', required: false, choices: { ...labels('INS-04', 'law'), trafficking: 'Trafficking: refused, for it is not this office’s to find' }, example: 'overtime' },
    { name: 'found_on', title: 'Found on', about: 'The day the violation was found.', kind: 'day', required: false, example: '2004-04-20' },
    { name: 'workers', title: 'Workers', about: 'Workers the violation was done to.', kind: 'integer', required: false, example: '14' },
    { name: 'back_wages_computed', title: 'Back wages computed', about: 'For this violation, in US dollars.', kind: 'money', required: false, example: '18250.00' },
    { name: 'back_wages_paid', title: 'Back wages paid', about: 'In US dollars; a payment stands in any row of its inspection.', kind: 'money', required: false, example: '18250.00' },
    { name: 'paid_on', title: 'Paid on', about: 'The day of the payment.', kind: 'day', required: false, example: '2004-06-01' },
    { name: 'workers_paid', title: 'Workers paid', about: 'How many workers were paid.', kind: 'integer', required: false, example: '14' },
    { name: 'outcome', title: 'Outcome', about: 'How it ended; empty while it goes on. In the first row.', kind: 'choice', required: false, choices: labels('INS-02', 'outcome'), example: 'paid' },
    { name: 'concluded_on', title: 'Concluded on', about: 'The day it ended. In the first row.', kind: 'day', required: false, example: '2004-06-15' },
    { name: 'workers_affected', title: 'Workers affected', about: 'Persons to whom any violation was done, each once. In the first row, where it has ended.', kind: 'integer', required: false, example: '14' },
  ],
});

const outreachSheet = defineSheet({
  room: 'inspections', name: 'labor-outreach', title: 'Outreach of the labor inspectorate',
  columns: [
    { name: 'kind', title: 'With whom', about: 'A consulate, a community, workers or employers.', kind: 'choice', required: true, choices: labels('INS-09', 'held_with'), example: 'consulate' },
    { name: 'partner', title: 'Partner', about: 'The consulate or organization.', kind: 'text', required: true, maxLength: 200, example: 'Consulate General of Mexico' },
    { name: 'country', title: 'Country', about: 'ISO 3166-1 alpha-2 of the consulate, and empty for every other.', kind: 'text', required: false, pattern: '^[A-Z]{2}$', example: 'MX' },
    { name: 'place', title: 'State', about: 'The State or territory, two letters.', kind: 'text', required: true, pattern: '^[A-Z]{2}$', example: 'TX' },
    { name: 'held_on', title: 'Held on', about: 'The day of the event.', kind: 'day', required: true, example: '2004-05-05' },
    { name: 'attended', title: 'Attendances', about: 'How many attended; whoever came to two events counts twice.', kind: 'integer', required: true, example: '120' },
  ],
});

type Fault = (column: string, problem: Pick<Problem, 'problem' | 'mend'>) => void;
const FIRST = ['opened_on', 'started_by', 'industry', 'place', 'employer'] as const;
const HEAD = [...FIRST, 'site', 'outcome', 'concluded_on', 'workers_affected'] as const;
interface Taken { id: string; reference: string; openedOn: string; row: CheckedRow; violations: { law: Law; foundOn: string; workers: number; cents: number }[]; payments: { paidOn: string; workers: number; cents: number }[] }

/** Inspections and outreach in and out as files. */
export const sheets: readonly RoomSheet[] = [{
  sheet: inspectionsSheet, mayImport: 'inspections.write', mayExport: 'inspections.read',
  take: async ({ tx, identity, services }, rows, fault) => {
    const taken = await store.takenReferences(tx, [...new Set(rows.map((r) => String(r.values['reference'])))]);
    const all = new Map<string, Taken>();
    let faults = 0;
    for (const row of rows) {
      const report: Fault = (column, problem) => { faults += 1; fault(row.rowNumber, column, problem); };
      const reference = String(row.values['reference']);
      if (taken.has(reference)) report('reference', { problem: 'An inspection with this case number is on record already.', mend: 'Leave its rows out; what is new of it is recorded on its page.' });
      const one = all.get(reference) ?? begin(row, reference, services.today(), report);
      if (one.row !== row) for (const column of HEAD) if (filled(row, column) && row.values[column] !== one.row.values[column]) report(column, { problem: 'The first row of this inspection says something else here.', mend: 'Leave the cell empty, or write the same.' });
      all.set(reference, one);
      takeViolation(one, row, services.today(), report);
      takePayment(one, row, services.today(), report);
    }
    for (const one of all.values()) takeConclusion(one, services.today(), (column, problem) => { faults += 1; fault(one.row.rowNumber, column, problem); });
    if (faults > 0) return;
    const given = [...all.values()];
    const numbers = await freeNumbers(tx, given.map((g) => g.openedOn));
    await store.keepRows(tx, 'inspection', given.map(({ id, reference, row: { values } }, at) => ({
      id, number: numbers[at], reference, opened_on: values['opened_on'], started_by: values['started_by'], industry: values['industry'], place: values['place'], outcome: values['outcome'] ?? null, concluded_on: values['concluded_on'] ?? null, workers: values['outcome'] ? values['workers_affected'] ?? 0 : null,
    })));
    await keepEmployers(tx, identity, given.map(({ id, row: { values } }) => ({ inspection: id, employer: String(values['employer']), site: typeof values['site'] === 'string' && values['site'] !== '' ? values['site'] : null })));
    await store.keepRows(tx, 'violation', given.flatMap((g) => g.violations.map((v) => ({ inspection: g.id, law: v.law, found_on: v.foundOn, workers: v.workers, cents: v.cents }))));
    await store.keepRows(tx, 'payment', given.flatMap((g) => g.payments.map((p) => ({ inspection: g.id, paid_on: p.paidOn, workers: p.workers, cents: p.cents }))));
  },
  give: async function* ({ tx, identity }) {
    let after: { on: string; id: string } | undefined;
    for (;;) {
      const rows = await store.inspectionsAfter(tx, after, 500);
      const last = rows.at(-1);
      if (!last) return;
      const ids = rows.map((r) => r.id);
      const [employers, around] = [await employersOf(tx, identity, ids), await store.around(tx, ids)];
      const [violations, payments] = [Map.groupBy(around.violations, (v) => v.inspection), Map.groupBy(around.payments, (p) => p.inspection)];
      for (const r of rows) {
        const [found, paid] = [violations.get(r.id) ?? [], payments.get(r.id) ?? []];
        for (let at = 0; at < Math.max(1, found.length, paid.length); at++) {
          const [v, p] = [found[at], paid[at]];
          yield {
            reference: r.reference ?? r.number, opened_on: r.opened_on, started_by: r.started_by, industry: r.industry, place: r.place, employer: employers.get(r.id)?.employer ?? null, site: employers.get(r.id)?.site ?? null,
            law: v?.law ?? null, found_on: v?.found_on ?? null, workers: v?.workers ?? null, back_wages_computed: v?.cents ?? null, back_wages_paid: p?.cents ?? null, paid_on: p?.paid_on ?? null, workers_paid: p?.workers ?? null,
            outcome: r.outcome, concluded_on: r.concluded_on, workers_affected: r.workers,
          };
        }
      }
      after = { on: last.opened_on, id: last.id };
    }
  },
}, {
  sheet: outreachSheet, mayImport: 'inspections.write', mayExport: 'inspections.read',
  take: async ({ tx, services }, rows, fault) => {
    const key = (o: { kind: unknown; partner: unknown; place: unknown; held_on: unknown }): string => JSON.stringify([o.kind, o.partner, o.place, o.held_on]);
    const seen = new Set((await store.outreachOn(tx, rows.map((r) => String(r.values['held_on'])))).map(key));
    for (const { rowNumber, values } of rows) {
      const name = key(values as never);
      if (seen.has(name)) fault(rowNumber, 'partner', { problem: 'This event is on record already, or stands twice in the file.', mend: 'Leave the row out.' });
      seen.add(name);
      objected(rules.objectToOutreach(String(values['kind']), (values['country'] as string | null) ?? undefined), 'country', (column, problem) => fault(rowNumber, column, problem));
      objected(rules.objectToDay(String(values['held_on']), '1990-01-01', services.today()), 'held_on', (column, problem) => fault(rowNumber, column, problem));
      between(values['attended'], 0, 'attended', (column, problem) => fault(rowNumber, column, problem));
    }
    await store.keepRows(tx, 'outreach', rows.map(({ values }) => ({ kind: values['kind'], partner: values['partner'], country: values['country'] ?? null, place: values['place'], held_on: values['held_on'], attended: values['attended'] })));
  },
  give: async function* ({ tx }) {
    for (let from = 0; ; from += 500) {
      const { rows } = await store.outreach(tx, from, 500);
      if (rows.length === 0) return;
      for (const o of rows) yield { kind: o.kind, partner: o.partner, country: o.country, place: o.place, held_on: o.held_on, attended: o.attended };
    }
  },
}];

const filled = ({ values }: CheckedRow, column: string): boolean => values[column] !== null && values[column] !== undefined && values[column] !== '';

function begin(row: CheckedRow, reference: string, today: string, fault: Fault): Taken {
  for (const column of FIRST) if (!filled(row, column)) fault(column, { problem: 'The first row of an inspection needs this.', mend: 'Fill the cell.' });
  const openedOn = filled(row, 'opened_on') ? String(row.values['opened_on']) : today;
  objected(rules.objectToDay(openedOn, '1990-01-01', today), 'opened_on', fault);
  if (typeof row.values['employer'] === 'string' && row.values['employer'].length === 1) fault('employer', { problem: 'The name is too short.', mend: 'Write at least two letters.' });
  return { id: crypto.randomUUID(), reference, openedOn, row, violations: [], payments: [] };
}

function takeViolation(one: Taken, row: CheckedRow, today: string, fault: Fault): void {
  const cells = ['law', 'found_on', 'workers', 'back_wages_computed'] as const;
  if (!cells.some((c) => filled(row, c))) return;
  const missing = (['law', 'found_on', 'workers'] as const).filter((c) => !filled(row, c));
  for (const column of missing) fault(column, { problem: 'A violation needs its law, its day and its workers.', mend: 'Fill all three, or leave them all empty.' });
  if (missing.length > 0) return;
  const violation = { law: row.values['law'] as Law, foundOn: day(String(row.values['found_on'])), workers: Number(row.values['workers']), cents: Number(row.values['back_wages_computed'] ?? 0) };
  objected(rules.objectToLaw(violation.law), 'law', fault);
  objected(rules.objectToDay(violation.foundOn, one.openedOn, today), 'found_on', fault);
  between(violation.workers, 1, 'workers', fault);
  between(violation.cents, 0, 'back_wages_computed', fault, 100_000_000_000);
  one.violations.push(violation);
}

function takePayment(one: Taken, row: CheckedRow, today: string, fault: Fault): void {
  const cells = ['back_wages_paid', 'paid_on', 'workers_paid'] as const;
  if (!cells.some((c) => filled(row, c))) return;
  const missing = cells.filter((c) => !filled(row, c));
  for (const column of missing) fault(column, { problem: 'A payment needs its amount, its day and its workers.', mend: 'Fill all three, or leave them all empty.' });
  if (missing.length > 0) return;
  const payment = { paidOn: day(String(row.values['paid_on'])), workers: Number(row.values['workers_paid']), cents: Number(row.values['back_wages_paid']) };
  objected(rules.objectToDay(payment.paidOn, one.openedOn, today), 'paid_on', fault);
  between(payment.workers, 1, 'workers_paid', fault);
  between(payment.cents, 1, 'back_wages_paid', fault, 100_000_000_000);
  one.payments.push(payment);
}

function takeConclusion(one: Taken, today: string, fault: Fault): void {
  const computed = one.violations.reduce((sum, v) => sum + v.cents, 0);
  const paid = one.payments.reduce((sum, p) => sum + p.cents, 0);
  objected(paid > computed ? rules.objectToPayment(computed, 0, paid) : undefined, 'back_wages_paid', fault);
  const cells = ['outcome', 'concluded_on'] as const;
  if (!cells.some((c) => filled(one.row, c))) return;
  const missing = cells.filter((c) => !filled(one.row, c));
  for (const column of missing) fault(column, { problem: 'What has ended has an outcome and a day.', mend: 'Fill both, or leave both empty.' });
  if (missing.length > 0) return;
  objected(rules.objectToDay(String(one.row.values['concluded_on']), one.openedOn, today), 'concluded_on', fault);
  const objection = rules.objectToConclusion({ violations: one.violations, computed, paid, toRefer: false }, one.row.values['outcome'] as Outcome, Number(one.row.values['workers_affected'] ?? 0));
  objected(objection, objection?.code === 'inspections.workers-unfit' ? 'workers_affected' : 'outcome', fault);
}

function between(value: unknown, least: number, column: string, fault: Fault, most = 1_000_000): void {
  if (typeof value === 'number' && (value < least || value > most)) fault(column, { problem: `This is less than ${least} or more than can be.`, mend: 'Check the number.' });
}

function objected(objection: rules.Objection | undefined, column: string, fault: Fault): void {
  if (objection) fault(column, { problem: objection.sentence, mend: 'Correct the cell, or take the row out.' });
}
