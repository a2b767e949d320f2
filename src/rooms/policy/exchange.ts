import type { RoomSheet } from '../../foundation/exchange/room-sheet.ts';
import { defineSheet } from '../../foundation/exchange/sheet.ts';
import * as rules from './rules.ts';
import * as store from './store.ts';

const planSheet = defineSheet({
  room: 'policy', name: 'strategic-plans', title: 'Strategic plans of agencies',
  columns: [
    { name: 'agency', title: 'Agency', about: 'As minutes call it.', kind: 'text', required: true, maxLength: 40, example: 'Labor' },
    { name: 'plan', title: 'Plan', about: 'Its title. Rows of one plan carry the same title and days.', kind: 'text', required: true, maxLength: 200, example: 'Strategic plan 2004 to 2005' },
    { name: 'adopted_on', title: 'Adopted on', about: 'The day it was adopted.', kind: 'day', required: true, example: '2003-11-03' },
    { name: 'starts_on', title: 'From', about: 'Its first day.', kind: 'day', required: true, example: '2003-10-01' },
    { name: 'ends_on', title: 'Until', about: 'The first day it does not hold any more.', kind: 'day', required: true, example: '2005-10-01' },
    { name: 'action', title: 'Action', about: 'What the agency is to do.', kind: 'text', required: true, maxLength: 1000, example: 'Train every inspector of a district' },
    { name: 'due_on', title: 'Due on', about: 'The day by which it is done.', kind: 'day', required: true, example: '2004-12-31' },
    { name: 'state', title: 'State', about: 'How it stands; empty where it has not begun.', kind: 'choice', required: false, choices: { 'under-way': 'Under way', 'held-up': 'Held up', done: 'Done', dropped: 'Dropped' }, example: 'under-way' },
    { name: 'state_on', title: 'As of', about: 'The day on which it stood so.', kind: 'day', required: false, example: '2004-09-30' },
    { name: 'note', title: 'Note', about: 'Needed where it is held up or dropped.', kind: 'text', required: false, maxLength: 2000, example: 'Eleven districts of twelve' },
  ],
});
const membersSheet = defineSheet({
  room: 'policy', name: 'interagency-members', title: 'Members of interagency bodies',
  columns: [
    { name: 'body', title: 'Body', about: 'Its name, as it is on record.', kind: 'text', required: true, maxLength: 200, example: 'Senior Policy Operating Group' },
    { name: 'agency', title: 'Agency', about: 'As minutes call it.', kind: 'text', required: true, maxLength: 40, example: 'Labor' },
    { name: 'office', title: 'Office', about: 'The office, and not who holds it.', kind: 'text', required: true, maxLength: 200, example: 'Secretary of Labor' },
    { name: 'chair', title: 'Chair', about: 'Whether it chairs the body.', kind: 'choice', required: true, choices: { yes: 'Yes', no: 'No' }, example: 'no' },
    { name: 'from_on', title: 'From', about: 'Its first day.', kind: 'day', required: true, example: '2002-02-13' },
    { name: 'until_on', title: 'Until', about: 'The first day on which it does not belong any more; empty while it does.', kind: 'day', required: false, example: '2005-04-21' },
    { name: 'authority', title: 'Authority', about: 'What made it a member.', kind: 'text', required: true, maxLength: 400, example: 'Executive Order 13257' },
    { name: 'certainty', title: 'Certainty', about: 'Unverified where the day rests on own knowledge.', kind: 'choice', required: true, choices: { sourced: 'Sourced', unverified: 'Unverified' }, example: 'sourced' },
  ],
});

/** Plans with their actions, and members of bodies, in and out as files. */
export const sheets: readonly RoomSheet[] = [{
  sheet: planSheet, mayImport: 'policy.write', mayExport: 'policy.read',
  take: async ({ tx, services }, rows, fault) => {
    const today = services.today();
    let sound = true;
    const wrong: typeof fault = (...one) => { sound = false; fault(...one); };
    const there = await store.all<store.PlanRow>(tx, 'plan');
    const actions = new Set((await store.all<store.ActionRow>(tx, 'action')).map((a) => JSON.stringify([a.plan, a.what])));
    const plans = new Map(there.map((p) => [`${p.short}|${p.starts_on}`, { ...p, fresh: false }]));
    const [kept, progress]: [Record<string, unknown>[], Record<string, unknown>[]] = [[], []];
    for (const { rowNumber, values } of rows) {
      const text = (column: string): string => String(values[column] ?? '');
      const [short, starts, ends, adopted] = [text('agency'), text('starts_on'), text('ends_on'), text('adopted_on')];
      if (ends <= starts) wrong(rowNumber, 'ends_on', { problem: 'The plan would end before it begins.', mend: 'Correct the day.' });
      if (adopted > today) wrong(rowNumber, 'adopted_on', { problem: 'This day is still to come.', mend: 'Correct the day.' });
      const key = `${short}|${starts}`;
      const plan = plans.get(key) ?? { id: crypto.randomUUID(), short, title: text('plan'), adopted_on: adopted, starts_on: starts, ends_on: ends, fresh: true };
      plans.set(key, plan);
      if (plan.title !== text('plan')) wrong(rowNumber, 'plan', { problem: `The plan of ${short} for these days is called “${plan.title}”.`, mend: 'Write the same title.' });
      if (text('due_on') < starts) wrong(rowNumber, 'due_on', { problem: 'It would be due before the plan begins.', mend: 'Correct the day.' });
      const once = JSON.stringify([plan.id, text('action')]);
      if (actions.has(once)) wrong(rowNumber, 'action', { problem: 'This action is on record already, or stands twice in the file.', mend: 'Leave the row out; progress is told on the action.' });
      actions.add(once);
      const action = { id: crypto.randomUUID(), decision: null, directive: null, plan: plan.id, short, what: text('action'), begun_on: starts, due_on: text('due_on') };
      kept.push(action);
      const state = values['state'];
      if (typeof state !== 'string' || state === '') continue;
      const given = { onDay: text('state_on'), state: state as store.ProgressRow['state'], note: text('note') || undefined };
      const objection = given.onDay === '' ? { sentence: 'A state needs the day on which it stood so.' } : rules.objectToProgress([], given, starts, today);
      if (objection) wrong(rowNumber, given.note === undefined && given.onDay !== '' && (state === 'held-up' || state === 'dropped') ? 'note' : 'state_on', { problem: objection.sentence, mend: 'Correct the cell, or take the state out.' });
      progress.push({ action: action.id, on_day: given.onDay, state, note: given.note ?? null });
    }
    if (!sound) return;
    await store.keepRows(tx, 'plan', [...plans.values()].filter((p) => p.fresh).map(({ fresh: _, ...p }) => p));
    await store.keepRows(tx, 'action', kept);
    await store.keepRows(tx, 'progress', progress);
  },
  give: async function* ({ tx }) {
    const plans = new Map((await store.all<store.PlanRow>(tx, 'plan')).map((p) => [p.id, p]));
    const actions = (await store.all<store.ActionRow>(tx, 'action')).filter((a) => a.plan !== null);
    const progress = Map.groupBy(await store.hanging<store.ProgressRow>(tx, 'progress', 'action', actions.map((a) => a.id)), (p) => p.action);
    for (const a of actions) {
      const [plan, last] = [plans.get(a.plan as string) as store.PlanRow, (progress.get(a.id) ?? []).at(-1)];
      yield { agency: plan.short, plan: plan.title, adopted_on: plan.adopted_on, starts_on: plan.starts_on, ends_on: plan.ends_on, action: a.what, due_on: a.due_on, state: last?.state ?? null, state_on: last?.on_day ?? null, note: last?.note ?? null };
    }
  },
}, {
  sheet: membersSheet, mayImport: 'policy.write', mayExport: 'policy.read',
  take: async ({ tx }, rows, fault) => {
    let sound = true;
    const bodies = new Map((await store.all<store.BodyRow>(tx, 'body')).map((b) => [b.name, b]));
    const members = Map.groupBy(await store.all<store.MemberRow>(tx, 'member'), (m) => m.body);
    const kept: Record<string, unknown>[] = [];
    for (const { rowNumber, values } of rows) {
      const body = bodies.get(String(values['body']));
      if (!body) { sound = false; fault(rowNumber, 'body', { problem: 'No body of this name is on record.', mend: 'Write the name as it is on record, or record it first.' }); continue; }
      const given = { short: String(values['agency']), chair: values['chair'] === 'yes', fromOn: String(values['from_on']), untilOn: typeof values['until_on'] === 'string' && values['until_on'] !== '' ? values['until_on'] : undefined };
      const own = members.get(body.id) ?? [];
      const objection = rules.objectToMember(own, given, body.established_on);
      if (objection) { sound = false; fault(rowNumber, objection.code === 'policy.chair-there' ? 'chair' : objection.code === 'policy.no-days' ? 'until_on' : 'from_on', { problem: objection.sentence, mend: 'Correct the cell, or take the row out.' }); continue; }
      const row = { body: body.id, short: given.short, office: String(values['office']), chair: given.chair, from_on: given.fromOn, until_on: given.untilOn ?? null, authority: String(values['authority']), certainty: values['certainty'] as store.MemberRow['certainty'] };
      members.set(body.id, [...own, { ...row, id: '', version: 1 }]);
      kept.push(row);
    }
    if (sound) await store.keepRows(tx, 'member', kept);
  },
  give: async function* ({ tx }) {
    const bodies = new Map((await store.all<store.BodyRow>(tx, 'body')).map((b) => [b.id, b.name]));
    for (const m of await store.all<store.MemberRow>(tx, 'member')) yield { body: bodies.get(m.body) ?? null, agency: m.short, office: m.office, chair: m.chair ? 'yes' : 'no', from_on: m.from_on, until_on: m.until_on, authority: m.authority, certainty: m.certainty };
  },
}];
