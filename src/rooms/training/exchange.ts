import type { CheckedRow } from '../../foundation/exchange/check-table.ts';
import type { RoomSheet } from '../../foundation/exchange/room-sheet.ts';
import { defineSheet } from '../../foundation/exchange/sheet.ts';
import type { Problem } from '../../foundation/errors.ts';
import { KIND, LEVEL, REPORTER, SECTOR } from './measures.ts';
import * as rules from './rules.ts';
import { EXTENTS, type Extent } from './schema.ts';
import * as store from './store.ts';
import { keepPersons, personsOf } from './trainees.ts';

const told = ({ unknown: _, ...values }: Readonly<Record<string, string>>): Readonly<Record<string, string>> => values;

/** The log of trainings as agencies keep it: a row a part of those who attended; an event nobody told apart in one row of its own. */
const eventsSheet = defineSheet({
  room: 'training', name: 'trainings', title: 'Trainings and conferences',
  columns: [
    { name: 'event', title: 'Training or conference', about: 'Its name. Rows of one event carry the same name and first day, and what is said of the event stands in the first of them.', kind: 'text', required: true, maxLength: 200, example: 'Health care workers in Phoenix' },
    { name: 'starts_on', title: 'First day', about: 'The day it began.', kind: 'day', required: true, example: '2004-05-12' },
    { name: 'ends_on', title: 'Last day', about: 'The day it ended; empty where that is the first.', kind: 'day', required: false, example: '2004-05-12' },
    { name: 'kind', title: 'Kind', about: 'Needed in the first row.', kind: 'choice', required: false, choices: KIND.values, example: 'training' },
    { name: 'place', title: 'Place', about: 'Needed in the first row.', kind: 'text', required: false, maxLength: 120, example: 'Phoenix, Arizona' },
    { name: 'country', title: 'Country', about: 'ISO 3166-1 alpha-2; empty where it is the United States.', kind: 'text', required: false, pattern: '^[A-Z]{2}$', example: 'US' },
    { name: 'host', title: 'Host', about: 'Who held it; needed in the first row.', kind: 'text', required: false, maxLength: 200, example: 'Lantern House Services' },
    { name: 'reporter', title: 'Whose report', about: 'The office’s own, or that of somebody it funds; empty where it is the office’s own.', kind: 'choice', required: false, choices: REPORTER.values, example: 'ovc-grantee' },
    { name: 'attended', title: 'Attendances', about: 'How many attended in all; needed in the first row. Whoever came to two events counts twice.', kind: 'integer', required: false, example: '64' },
    { name: 'persons', title: 'Persons', about: 'How many different persons they were, where the host says so; empty where nobody knows.', kind: 'integer', required: false, example: '58' },
    { name: 'team', title: 'Team', about: 'The team that this part came with; empty where it came with none.', kind: 'text', required: false, maxLength: 120, example: 'Phoenix' },
    { name: 'extent', title: 'Team works in', about: 'A city, a region or a State; told with the team.', kind: 'choice', required: false, choices: { city: 'A city', region: 'A region', state: 'A State' } satisfies Record<Extent, string>, example: 'city' },
    { name: 'level', title: 'Level', about: 'The level of government of this part.', kind: 'choice', required: false, choices: told(LEVEL.values), example: 'local' },
    { name: 'sector', title: 'Sector', about: 'What this part does.', kind: 'choice', required: false, choices: told(SECTOR.values), example: 'health-care' },
    { name: 'part', title: 'Attendances of the part', about: 'How many of the whole this part is; told with its level.', kind: 'integer', required: false, example: '40' },
  ],
});
const registrationsSheet = defineSheet({
  room: 'training', name: 'training-registrations', title: 'Registrations for trainings',
  columns: [
    { name: 'event', title: 'Training or conference', about: 'Its name, as it is on record.', kind: 'text', required: true, maxLength: 200, example: 'Health care workers in Phoenix' },
    { name: 'starts_on', title: 'First day', about: 'The day it began.', kind: 'day', required: true, example: '2004-05-12' },
    { name: 'family_name', title: 'Family name', about: 'It is kept sealed.', kind: 'text', required: true, maxLength: 100, personal: true, fieldClass: 'training.trainee', example: 'Example' },
    { name: 'given_name', title: 'Given name', about: 'It is kept sealed.', kind: 'text', required: true, maxLength: 100, personal: true, fieldClass: 'training.trainee', example: 'Ada' },
    { name: 'email', title: 'E-mail', about: 'By it whoever comes twice is one; kept sealed.', kind: 'text', required: true, maxLength: 196, pattern: '^[^@\\s]{1,64}@[^@\\s]{1,130}$', personal: true, fieldClass: 'training.trainee', example: 'ada@example.org' },
    { name: 'organization', title: 'Organization', about: 'Where they work; kept sealed.', kind: 'text', required: false, maxLength: 200, personal: true, fieldClass: 'training.trainee', example: 'Example Clinic' },
    { name: 'level', title: 'Level', about: 'The level of government they work at.', kind: 'choice', required: true, choices: told(LEVEL.values), example: 'local' },
    { name: 'sector', title: 'Sector', about: 'What they do.', kind: 'choice', required: true, choices: told(SECTOR.values), example: 'health-care' },
    { name: 'registered_on', title: 'Registered on', about: 'The day on which they registered.', kind: 'day', required: true, example: '2004-05-02' },
    { name: 'attended_on', title: 'Came on', about: 'The day on which they came; empty where they did not.', kind: 'day', required: false, example: '2004-05-12' },
  ],
});

type Fault = (rowNumber: number, column: string, problem: Pick<Problem, 'problem' | 'mend'>) => void;
const text = ({ values }: CheckedRow, column: string): string => String(values[column] ?? '');
const filled = ({ values }: CheckedRow, column: string): boolean => values[column] !== null && values[column] !== undefined && values[column] !== '';
const HEAD = ['kind', 'place', 'host', 'attended'] as const;
const SAID_ONCE = [...HEAD, 'ends_on', 'country', 'reporter', 'persons'] as const;

function objected(fault: Fault, row: CheckedRow, column: string, objection: rules.Objection | undefined): void {
  if (objection) fault(row.rowNumber, column, { problem: objection.sentence, mend: 'Correct the cell, or take the row out.' });
}

interface Taken { id: string; row: CheckedRow; parts: { team: string | null; extent: string | null; level: unknown; sector: string | null; attended: number }[] }

/** Trainings and registrations in and out as files. */
export const sheets: readonly RoomSheet[] = [{
  sheet: eventsSheet, mayImport: 'training.write', mayExport: 'training.read',
  take: async ({ tx, services }, rows, report) => {
    let faults = 0;
    const fault: Fault = (...one) => { faults += 1; report(...one); };
    const key = (name: unknown, startsOn: unknown): string => JSON.stringify([name, startsOn]);
    const there = new Set((await store.eventsNamed(tx, [...new Set(rows.map((r) => text(r, 'event')))])).map((e) => key(e.name, e.starts_on)));
    const all = new Map<string, Taken>();
    for (const row of rows) {
      const name = key(row.values['event'], row.values['starts_on']);
      const begun = all.get(name);
      const one = begun ?? { id: crypto.randomUUID(), row, parts: [] };
      all.set(name, one);
      if (there.has(name)) fault(row.rowNumber, 'event', { problem: 'This event is on record already.', mend: 'Leave its rows out; what is new of it is recorded on its page.' });
      if (begun) { for (const column of SAID_ONCE) if (filled(row, column) && row.values[column] !== begun.row.values[column]) fault(row.rowNumber, column, { problem: 'The first row of this event says something else here.', mend: 'Leave the cell empty, or write the same.' }); }
      else takeHead(row, services.today(), fault);
      takePart(one, row, fault);
    }
    if (faults > 0) return;
    const events = [...all.values()];
    await store.keepRows(tx, 'event', events.map(({ id, row: { values: v } }) => ({ id, kind: v['kind'], name: v['event'], place: v['place'], country: v['country'] || 'US', host: v['host'], starts_on: v['starts_on'], ends_on: v['ends_on'] || v['starts_on'], attended: v['attended'], persons: v['persons'] ?? null, reporter: v['reporter'] || 'own', curriculum_version: null })));
    await store.keepRows(tx, 'part', events.flatMap(({ id, parts }) => parts.map((part) => ({ event: id, ...part }))));
  },
  give: async function* ({ tx }) {
    for (let from = 0; ; from += 500) {
      const { rows } = await store.events(tx, false, from, 500);
      if (rows.length === 0) return;
      const parts = Map.groupBy(await store.ofEvents<store.PartRow>(tx, 'part', rows.map((r) => r.id)), (p) => p.event);
      for (const e of rows) for (const [i, p] of (parts.get(e.id) ?? [undefined]).entries()) {
        const head = i === 0 ? { ends_on: e.ends_on, kind: e.kind, place: e.place, country: e.country, host: e.host, reporter: e.reporter, attended: e.attended, persons: e.persons } : {};
        yield { event: e.name, starts_on: e.starts_on, ...head, team: p?.team ?? null, extent: p?.extent ?? null, level: p?.level ?? null, sector: p?.sector ?? null, part: p?.attended ?? null };
      }
    }
  },
}, {
  sheet: registrationsSheet, mayImport: 'training.write', mayExport: 'training.read',
  take: async ({ tx, identity, services }, rows, report) => {
    let faults = 0;
    const fault: Fault = (...one) => { faults += 1; report(...one); };
    const events = await store.eventsNamed(tx, [...new Set(rows.map((r) => text(r, 'event')))]);
    const named = rows.map((row) => events.find((e) => e.name === row.values['event'] && e.starts_on === row.values['starts_on']));
    for (const [i, row] of rows.entries()) {
      const event = named[i];
      if (!event) { fault(row.rowNumber, 'event', { problem: 'No event of this name and day is on record.', mend: 'Write both as they are on record, or record the event first.' }); continue; }
      objected(fault, row, 'registered_on', rules.objectToDays(text(row, 'registered_on'), text(row, 'registered_on'), services.today()));
      if (filled(row, 'attended_on')) objected(fault, row, 'attended_on', rules.objectToAttended(event, text(row, 'attended_on')));
    }
    if (faults > 0) return;
    const trainees = await keepPersons(tx, identity, rows.map((row) => ({ givenName: text(row, 'given_name'), familyName: text(row, 'family_name'), email: text(row, 'email'), organization: filled(row, 'organization') ? text(row, 'organization') : null })));
    const seen = new Set((await store.ofEvents<store.RegistrationRow>(tx, 'registration', events.map((e) => e.id))).map((r) => `${r.event} ${r.trainee}`));
    for (const [i, row] of rows.entries()) {
      const pair = `${named[i]?.id} ${trainees[i]}`;
      if (seen.has(pair)) fault(row.rowNumber, 'email', { problem: 'Somebody with this address is registered for this event already, or stands twice in the file.', mend: 'Leave the row out.' });
      seen.add(pair);
    }
    if (faults === 0) await store.keepRows(tx, 'registration', rows.map(({ values }, i) => ({ event: named[i]?.id, trainee: trainees[i], level: values['level'], sector: values['sector'], registered_on: values['registered_on'], attended_on: values['attended_on'] || null })));
  },
  give: async function* ({ tx, identity }) {
    for (let from = 0; ; from += 100) {
      const { rows } = await store.events(tx, false, from, 100);
      if (rows.length === 0) return;
      const registrations = Map.groupBy(await store.ofEvents<store.RegistrationRow>(tx, 'registration', rows.map((r) => r.id)), (r) => r.event);
      const persons = await personsOf(tx, identity, [...new Set([...registrations.values()].flat().map((r) => r.trainee))]);
      for (const e of rows) for (const r of registrations.get(e.id) ?? []) {
        const person = persons.get(r.trainee);
        yield { event: e.name, starts_on: e.starts_on, family_name: person?.familyName ?? null, given_name: person?.givenName ?? null, email: person?.email ?? null, organization: person?.organization ?? null, level: r.level, sector: r.sector, registered_on: r.registered_on, attended_on: r.attended_on };
      }
    }
  },
}];

function takeHead(row: CheckedRow, today: string, fault: Fault): void {
  for (const column of HEAD) if (!filled(row, column)) fault(row.rowNumber, column, { problem: 'The first row of an event needs this.', mend: 'Fill the cell.' });
  objected(fault, row, filled(row, 'ends_on') ? 'ends_on' : 'starts_on', rules.objectToDays(text(row, 'starts_on'), filled(row, 'ends_on') ? text(row, 'ends_on') : text(row, 'starts_on'), today));
  for (const column of ['attended', 'persons']) if (typeof row.values[column] === 'number' && (row.values[column] < 1 || row.values[column] > 1_000_000)) fault(row.rowNumber, column, { problem: 'This is less than one or more than can be.', mend: 'Check the number.' });
  if (filled(row, 'persons')) objected(fault, row, 'persons', rules.objectToPersons(Number(row.values['attended']), Number(row.values['persons'])));
  for (const column of ['place', 'host', 'event']) if (text(row, column).length === 1) fault(row.rowNumber, column, { problem: 'This is too short.', mend: 'Write at least two letters.' });
}

function takePart(one: Taken, row: CheckedRow, fault: Fault): void {
  if (!['team', 'extent', 'level', 'sector', 'part'].some((column) => filled(row, column))) return;
  const missing = ['level', 'part'].filter((column) => !filled(row, column));
  for (const column of missing) fault(row.rowNumber, column, { problem: 'A part needs its level and how many it is.', mend: 'Fill both, or leave the part out.' });
  if (missing.length > 0) return;
  const part = { team: filled(row, 'team') ? text(row, 'team') : null, extent: EXTENTS.find((e) => e === row.values['extent']) ?? null, level: row.values['level'], sector: filled(row, 'sector') ? text(row, 'sector') : null, attended: Number(row.values['part']) };
  if (part.attended < 1) { fault(row.rowNumber, 'part', { problem: 'This is less than one.', mend: 'Check the number.' }); return; }
  if (part.team?.length === 1) fault(row.rowNumber, 'team', { problem: 'This is too short.', mend: 'Write at least two letters.' });
  objected(fault, row, 'team', rules.objectToTeam(part.team ?? undefined, part.extent ?? undefined, one.parts));
  if (one.parts.some((p) => p.team === part.team && p.level === part.level && p.sector === part.sector)) fault(row.rowNumber, 'level', { problem: 'This part stands twice in the file.', mend: 'Write it once.' });
  objected(fault, row, 'part', rules.objectToPart(Number(one.row.values['attended'] ?? 0), one.parts.map((p) => p.attended), part.attended));
  one.parts.push(part);
}
