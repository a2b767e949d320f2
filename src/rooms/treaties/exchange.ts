import type { Problem } from '../../foundation/errors.ts';
import type { CheckedRow } from '../../foundation/exchange/check-table.ts';
import type { RoomSheet } from '../../foundation/exchange/room-sheet.ts';
import { defineSheet } from '../../foundation/exchange/sheet.ts';
import type { Tx } from '../../foundation/database/database.ts';
import { objectToEvent, objectToInstrument, objectToReservation, objectToSource, type Objection } from './rules.ts';
import type { Certainty, EventKind, Means, NewReservation, ReservationKind } from './schema.ts';
import * as store from './store.ts';

const CERTAINTIES = { sourced: 'Sourced', unverified: 'Unverified' };
const KINDS: Record<EventKind, string> = {
  signed: 'Signed', transmitted: 'Transmitted to the legislature', consented: 'Consented to by the legislature', 'instrument-signed': 'Instrument of ratification signed by the president', deposited: 'Instrument deposited',
  'in-force': 'In force for the state', denounced: 'Denounced',
};

const MEANS: Record<Means, string> = { ratification: 'Ratification', acceptance: 'Acceptance', approval: 'Approval', accession: 'Accession', succession: 'Succession' };
const RESERVATIONS: Record<ReservationKind, string> = { reservation: 'Reservation', declaration: 'Declaration', understanding: 'Understanding' };

/** The register, a row for each step of a state; an instrument without a step has one row of its own. */
export const treatiesSheet = defineSheet({
  room: 'treaties', name: 'treaties', title: 'Treaties',
  columns: [
    { name: 'instrument', title: 'Instrument', about: 'What the instrument is called. Rows of one instrument carry the same text.', kind: 'text', required: true, maxLength: 40, example: 'C182' },
    { name: 'name', title: 'Name', about: 'Its full name; needed where the instrument is not recorded yet.', kind: 'text', required: false, maxLength: 300, example: 'ILO C182 Worst Forms of Child Labour Convention, 1999' },
    { name: 'adopted_on', title: 'Adopted on', about: 'The day its text was adopted; needed where the instrument is not recorded yet.', kind: 'day', required: false, example: '1999-06-17' },
    { name: 'in_force_on', title: 'In force generally on', about: 'The day it came into force at all.', kind: 'day', required: false, example: '2000-11-19' },
    { name: 'instrument_source', title: 'Source of the instrument', about: 'Where these days are published.', kind: 'text', required: false, maxLength: 600, example: 'https://www.ilo.org/' },
    { name: 'instrument_certainty', title: 'Certainty of the instrument', about: 'Unverified where one of its days rests on own knowledge, and where this is empty.', kind: 'choice', required: false, choices: CERTAINTIES, example: 'sourced' },
    { name: 'note', title: 'Note', about: 'What else should be known of the instrument.', kind: 'text', required: false, maxLength: 600, example: 'A/RES/55/25' },
    { name: 'state', title: 'State', about: 'ISO 3166-1 alpha-2 of the state that took the step.', kind: 'text', required: false, pattern: '^[A-Z]{2}$', example: 'US' },
    { name: 'event', title: 'Step', about: 'What the state did; empty where no step is recorded.', kind: 'choice', required: false, choices: KINDS, example: 'deposited' },
    { name: 'happened_on', title: 'Happened on', about: 'The day of the step.', kind: 'day', required: false, example: '1999-12-02' },
    { name: 'source', title: 'Source of the step', about: 'Where the day of the step is published.', kind: 'text', required: false, maxLength: 600, example: 'https://www.ilo.org/' },
    { name: 'certainty', title: 'Certainty of the step', about: 'Unverified where the day rests on own knowledge, and where this is empty.', kind: 'choice', required: false, choices: CERTAINTIES, example: 'sourced' },
    { name: 'means', title: 'Kind of deposit', about: 'Of a deposit: of which kind the instrument was; empty where it is not known.', kind: 'choice', required: false, choices: MEANS, example: 'ratification' },
  ],
});

const reservationsSheet = defineSheet({
  room: 'treaties', name: 'treaty-reservations', title: 'Reservations, declarations and understandings',
  columns: [
    { name: 'instrument', title: 'Instrument', about: 'What it is called, as it is on record.', kind: 'text', required: true, maxLength: 40, example: 'OPSC' },
    { name: 'state', title: 'State', about: 'ISO 3166-1 alpha-2 of the state that made it.', kind: 'text', required: true, pattern: '^[A-Z]{2}$', example: 'US' },
    { name: 'kind', title: 'Kind', about: 'What it is.', kind: 'choice', required: true, choices: RESERVATIONS, example: 'understanding' },
    { name: 'article', title: 'Article', about: 'Of which article.', kind: 'text', required: true, maxLength: 60, example: 'Art. 4(1)' },
    { name: 'words', title: 'What it says', about: 'In words of your own, shortly.', kind: 'text', required: true, maxLength: 2000, example: 'It does not hold on ships until the law is changed.' },
    { name: 'made_on', title: 'Made on', about: 'The day it was made.', kind: 'day', required: true, example: '2002-12-23' },
    { name: 'withdrawn_on', title: 'Withdrawn on', about: 'Empty while it stands.', kind: 'day', required: false, example: '2010-01-15' },
    { name: 'source', title: 'Source', about: 'Where it is published.', kind: 'text', required: false, maxLength: 600, example: 'https://treaties.un.org/' },
    { name: 'certainty', title: 'Certainty', about: 'Unverified where it rests on own knowledge, and where this is empty.', kind: 'choice', required: false, choices: CERTAINTIES, example: 'sourced' },
  ],
});
const obligationsSheet = defineSheet({
  room: 'treaties', name: 'treaty-obligations', title: 'Obligations of the United States',
  columns: [
    { name: 'instrument', title: 'Instrument', about: 'What it is called, as it is on record.', kind: 'text', required: true, maxLength: 40, example: 'C182' },
    { name: 'article', title: 'Article', about: 'The article that asks it.', kind: 'text', required: true, maxLength: 60, example: 'Art. 6' },
    { name: 'what', title: 'What it asks', about: 'In words of your own, shortly.', kind: 'text', required: true, maxLength: 1000, example: 'Programs of action against the worst forms of child labor' },
    { name: 'answers', title: 'Who answers', about: 'The office that answers for it.', kind: 'text', required: true, maxLength: 120, example: 'Department of Labor' },
    { name: 'met_by', title: 'Met by', about: 'The law or program by which it is met.', kind: 'text', required: false, maxLength: 1000, example: '18 USC 1591' },
    { name: 'due_on', title: 'Next report due on', about: 'Of a report that is owed.', kind: 'day', required: false, example: '2006-09-01' },
  ],
});

type Fault = (column: string, problem: Pick<Problem, 'problem' | 'mend'>) => void;
const COLUMN_OF = { inForceOn: 'in_force_on', happenedOn: 'happened_on', kind: 'event', source: 'source', means: 'means', madeOn: 'happened_on', withdrawnOn: 'happened_on', state: 'state', says: 'event' } as const;

/** The register in and out as a file. Taking in only adds: what stands already is left alone, and what differs from it is named. */
export const sheets: readonly RoomSheet[] = [{
  sheet: treatiesSheet, mayImport: 'treaties.write', mayExport: 'treaties.read',
  take: async ({ tx }, rows, fault) => {
    const taking = await standingFor(tx, rows);
    let faults = 0;
    for (const row of rows) {
      const report: Fault = (column, problem) => {
        faults += 1;
        fault(row.rowNumber, column, problem);
      };
      const instrument = takeInstrument(taking, row, report);
      if (instrument) takeEvent(taking, instrument, row, report);
    }
    if (faults > 0) return;
    await store.keepInstruments(tx, taking.newInstruments);
    await store.keepEvents(tx, taking.newEvents);
  },
  give: async function* ({ tx }) {
    const all = await store.instruments(tx);
    const steps = Map.groupBy(await store.eventsOf(tx, all.map((i) => i.id)), (e) => e.instrument);
    for (const i of all) {
      const head = { instrument: i.short, name: i.name, adopted_on: i.adoptedOn, in_force_on: i.inForceOn, instrument_source: i.source, instrument_certainty: i.certainty, note: i.note };
      for (const e of steps.get(i.id) ?? [undefined]) yield { ...head, state: e?.state ?? null, event: e?.kind ?? null, happened_on: e?.happenedOn ?? null, source: e?.source ?? null, certainty: e?.certainty ?? null, means: e?.means ?? null };
    }
  },
}, {
  sheet: reservationsSheet, mayImport: 'treaties.write', mayExport: 'treaties.read',
  take: async ({ tx, services }, rows, fault) => {
    const instruments = new Map((await store.findByShort(tx, [...new Set(rows.map((r) => String(r.values['instrument'])))])).map((i) => [i.short, i]));
    const ids = [...instruments.values()].map((i) => i.id);
    const events = await store.eventsOf(tx, ids);
    const there = new Set((await store.reservationsOf(tx, ids)).map((r) => JSON.stringify([r.instrument, r.state, r.kind, r.article, r.madeOn])));
    const kept: (Omit<NewReservation, 'id'> & { instrument: string; withdrawnOn: string | null })[] = [];
    for (const { rowNumber, values } of rows) {
      const instrument = instruments.get(String(values['instrument']));
      if (!instrument) { fault(rowNumber, 'instrument', UNKNOWN); continue; }
      const [source, withdrawnOn] = [values['source'] || null, values['withdrawn_on'] || null] as [string | null, string | null];
      const row = { instrument: instrument.id, state: String(values['state']), kind: values['kind'] as ReservationKind, article: String(values['article']), words: String(values['words']), madeOn: String(values['made_on']), withdrawnOn, certainty: (values['certainty'] || 'unverified') as Certainty, ...(source === null ? {} : { source }) };
      const objection = objectToSource(row) ?? objectToReservation(instrument, events.filter((e) => e.instrument === instrument.id && e.state === row.state), row);
      objected(objection, objection?.field === 'source' ? 'source' : 'made_on', (column, problem) => fault(rowNumber, column, problem));
      if (withdrawnOn !== null && (withdrawnOn <= row.madeOn || withdrawnOn > services.today())) fault(rowNumber, 'withdrawn_on', { problem: 'It is withdrawn on a day after it was made, and not on one still to come.', mend: 'Correct the day.' });
      const key = JSON.stringify([row.instrument, row.state, row.kind, row.article, row.madeOn]);
      if (there.has(key)) fault(rowNumber, 'article', TWICE);
      there.add(key);
      if (!objection) kept.push(row);
    }
    if (kept.length === rows.length) await store.keepReservations(tx, kept);
  },
  give: async function* ({ tx }) {
    const all = new Map((await store.instruments(tx)).map((i) => [i.id, i.short]));
    for (const r of await store.reservationsOf(tx, [...all.keys()])) yield { instrument: all.get(r.instrument) ?? null, state: r.state, kind: r.kind, article: r.article, words: r.words, made_on: r.madeOn, withdrawn_on: r.withdrawnOn, source: r.source, certainty: r.certainty };
  },
}, {
  sheet: obligationsSheet, mayImport: 'treaties.write', mayExport: 'treaties.read',
  take: async ({ tx }, rows, fault) => {
    const instruments = new Map((await store.findByShort(tx, [...new Set(rows.map((r) => String(r.values['instrument'])))])).map((i) => [i.short, i.id]));
    const there = new Set((await store.obligationsOf(tx, [...instruments.values()])).map((o) => JSON.stringify([o.instrument, o.article, o.answers])));
    const kept: Parameters<typeof store.keepObligations>[1][number][] = [];
    for (const { rowNumber, values } of rows) {
      const instrument = instruments.get(String(values['instrument']));
      if (instrument === undefined) { fault(rowNumber, 'instrument', UNKNOWN); continue; }
      const row = given({ instrument, article: String(values['article']), what: String(values['what']), answers: String(values['answers']), metBy: (values['met_by'] || null) as string | null, dueOn: (values['due_on'] || null) as string | null });
      const key = JSON.stringify([row.instrument, row.article, row.answers]);
      if (there.has(key)) { fault(rowNumber, 'article', TWICE); continue; }
      there.add(key);
      kept.push(row);
    }
    if (kept.length === rows.length) await store.keepObligations(tx, kept);
  },
  give: async function* ({ tx }) {
    const all = new Map((await store.instruments(tx)).map((i) => [i.id, i.short]));
    for (const o of await store.obligationsOf(tx, [...all.keys()])) yield { instrument: all.get(o.instrument) ?? null, article: o.article, what: o.what, answers: o.answers, met_by: o.metBy, due_on: o.dueOn };
  },
}];

const UNKNOWN = { problem: 'No instrument of this name is on record.', mend: 'Write what it is called as it is on record, or record it first.' };
const TWICE = { problem: 'This is on record already, or stands twice in the file.', mend: 'Leave the row out.' };

type Known = store.InstrumentGiven & { id: string };
interface Taking { instruments: Map<string, Known>; events: store.EventGiven[]; newInstruments: Known[]; newEvents: store.EventGiven[] }

const given = <T>(facts: T): { [K in keyof T]: Exclude<T[K], null | undefined> } => Object.fromEntries(Object.entries(facts as object).filter(([, v]) => v !== null && v !== undefined)) as never;

async function standingFor(tx: Tx, rows: readonly CheckedRow[]): Promise<Taking> {
  const instruments = await store.findByShort(tx, [...new Set(rows.map((r) => String(r.values['instrument'])))]);
  const events = await store.eventsOf(tx, instruments.map((i) => i.id));
  return { instruments: new Map(instruments.map((i) => [i.short, given(i) as Known])), events: events.map((e) => given(e) as store.EventGiven), newInstruments: [], newEvents: [] };
}

/** The instrument of a row: as it stands, or as this row first describes it. */
function takeInstrument(taking: Taking, { values }: CheckedRow, fault: Fault): Known | undefined {
  const text = (column: string): string | undefined => (typeof values[column] === 'string' && values[column] !== '' ? values[column] : undefined);
  const short = String(values['instrument']);
  const told = { name: text('name'), adoptedOn: text('adopted_on'), inForceOn: text('in_force_on'), source: text('instrument_source'), certainty: text('instrument_certainty') as Certainty | undefined, note: text('note') };
  const columns = { name: 'name', adoptedOn: 'adopted_on', inForceOn: 'in_force_on', source: 'instrument_source', certainty: 'instrument_certainty', note: 'note' } as const;
  const known = taking.instruments.get(short);
  if (known) {
    for (const [field, column] of Object.entries(columns) as [keyof typeof columns, string][]) {
      if (told[field] !== undefined && told[field] !== known[field]) fault(column, { problem: `${short} stands with ${known[field] ? `“${known[field]}”` : 'nothing'} here.`, mend: 'Leave the cell empty, or write what stands.' });
    }
    return known;
  }
  if (!told.name || told.name.length < 3) fault('name', { problem: `${short} is not recorded yet, and this row does not name it.`, mend: 'Give its full name.' });
  if (!told.adoptedOn) fault('adopted_on', { problem: `${short} is not recorded yet, and this row does not say when it was adopted.`, mend: 'Give the day of its adoption.' });
  if (!told.name || told.name.length < 3 || !told.adoptedOn) return undefined;
  const made = { ...given(told), id: crypto.randomUUID(), short, certainty: told.certainty ?? 'unverified' } as Known;
  objected(objectToInstrument(made), 'in_force_on', fault);
  objected(objectToSource(made), 'instrument_source', fault);
  taking.instruments.set(short, made);
  taking.newInstruments.push(made);
  return made;
}

function takeEvent(taking: Taking, instrument: Known, { values }: CheckedRow, fault: Fault): void {
  const [state, kind, happenedOn] = [values['state'], values['event'], values['happened_on']];
  if (!state && !kind && !happenedOn) return;
  for (const column of ['state', 'event', 'happened_on']) if (!values[column]) fault(column, { problem: 'A step needs its state, what it was, and its day.', mend: 'Fill all three, or leave all three empty.' });
  if (!state || !kind || !happenedOn) return;
  const step = given({ instrument: instrument.id, state, kind, happenedOn, source: values['source'] || null, certainty: values['certainty'] ?? 'unverified', means: values['means'] || null }) as store.EventGiven;
  const others = taking.events.filter((e) => e.instrument === instrument.id && e.state === state);
  const there = others.find((e) => e.kind === kind);
  if (there && there.happenedOn === happenedOn && there.source === step.source && there.certainty === step.certainty && there.means === step.means) return;
  const objection = objectToSource(step) ?? objectToEvent(instrument, others, step);
  objected(objection, COLUMN_OF[objection?.field ?? 'kind'], fault);
  taking.events.push(step);
  taking.newEvents.push(step);
}

function objected(objection: Objection | undefined, column: string, fault: Fault): void {
  if (objection) fault(column, { problem: objection.sentence, mend: 'Correct the cell, or take the row out.' });
}
