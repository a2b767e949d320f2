import type { RoomSheet } from '../../foundation/exchange/room-sheet.ts';
import { defineSheet } from '../../foundation/exchange/sheet.ts';
import { objectToEntry } from './rules.ts';
import type { EntryKind } from './schema.ts';
import * as store from './store.ts';

const KINDS: Readonly<Record<EntryKind, string>> = { 'potential-victims': 'Potential victims', 'confirmed-victims': 'Confirmed victims', investigation: 'Investigation begun', arrests: 'Arrests', charged: 'Persons charged', 'demand-operation': 'Operation against demand' };

/** The log of members, as a task force keeps it: a row a line of a member’s own record. */
const logSheet = defineSheet({
  room: 'taskforces', name: 'task-force-log', title: 'Log of task forces',
  columns: [
    { name: 'task_force', title: 'Task force', about: 'Its name, as it is on record.', kind: 'text', required: true, maxLength: 120, example: 'Tampa' },
    { name: 'member', title: 'Member', about: 'The agency whose record it is, as it is on record.', kind: 'text', required: true, maxLength: 200, example: 'Tampa Police Department' },
    { name: 'kind', title: 'What', about: 'Potential and confirmed victims are two kinds and never added.', kind: 'choice', required: true, choices: KINDS, example: 'potential-victims' },
    { name: 'on_day', title: 'On', about: 'The day in the member’s record.', kind: 'day', required: true, example: '2005-02-11' },
    { name: 'reference', title: 'Member’s number', about: 'The member’s own number; each once under a kind. Write no name here.', kind: 'text', required: true, maxLength: 60, example: '05-0117' },
    { name: 'amount', title: 'How many', about: 'Persons, or operations.', kind: 'integer', required: true, example: '3' },
  ],
});

/** The members’ log in and out as a file. */
export const sheets: readonly RoomSheet[] = [{
  sheet: logSheet, mayImport: 'taskforces.write', mayExport: 'taskforces.read',
  take: async ({ tx, services }, rows, fault) => {
    const forces = new Map((await store.taskForces(tx, [...new Set(rows.map((r) => String(r.values['task_force'])))])).map((f) => [f.name, f.id]));
    const members = await store.of<store.MemberRow>(tx, 'member', [...forces.values()]);
    const seen = new Set((await store.of<store.EntryRow>(tx, 'entry', [...forces.values()])).map((e) => JSON.stringify([e.member, e.kind, e.reference])));
    const kept: Record<string, unknown>[] = [];
    for (const { rowNumber, values } of rows) {
      const force = forces.get(String(values['task_force']));
      if (force === undefined) { fault(rowNumber, 'task_force', { problem: 'No task force of this name is on record.', mend: 'Write the name as it is on record, or record it first.' }); continue; }
      const named = members.filter((m) => m.task_force === force && m.name === values['member']);
      const member = named.find((m) => objectToEntry(m, String(values['on_day']), services.today()) === undefined) ?? named[0];
      if (!member) { fault(rowNumber, 'member', { problem: 'No member of this name belongs to the task force.', mend: 'Write the name as it is on record, or take it in as a member first.' }); continue; }
      const objection = objectToEntry(member, String(values['on_day']), services.today());
      if (objection) fault(rowNumber, 'on_day', { problem: objection.sentence, mend: 'Correct the day, or take the row out.' });
      const amount = Number(values['amount']);
      if (amount < 1 || amount > 100_000) fault(rowNumber, 'amount', { problem: 'This is less than one or more than can be.', mend: 'Check the number.' });
      const key = JSON.stringify([member.id, values['kind'], values['reference']]);
      if (seen.has(key)) fault(rowNumber, 'reference', { problem: 'This number is on record already under this kind, or stands twice in the file.', mend: 'Leave the row out; a correction is made on the entry.' });
      seen.add(key);
      kept.push({ task_force: force, member: member.id, kind: values['kind'], on_day: values['on_day'], reference: values['reference'], amount });
    }
    if (kept.length === rows.length) await store.keepRows(tx, 'entry', kept);
  },
  give: async function* ({ tx }) {
    const forces = await store.taskForces(tx);
    const members = new Map((await store.of<store.MemberRow>(tx, 'member', forces.map((f) => f.id))).map((m) => [m.id, m.name]));
    for (const force of forces) for (const e of await store.of<store.EntryRow>(tx, 'entry', [force.id])) yield { task_force: force.name, member: members.get(e.member) ?? null, kind: e.kind, on_day: e.on_day, reference: e.reference, amount: e.amount };
  },
}];
