import type { Day } from '../../foundation/calendar/day.ts';
import { defineMeasure, type Dimension } from '../../foundation/measure/measure.ts';

const basis = ['fiscal-year', 'calendar-year', 'month', 'since-inception'] as const;
const common = { room: 'taskforces', version: 1, effectiveFrom: '2004-01-01' as Day, changes: [] } as const;
const part: Dimension = { title: 'Part of the member', values: { lead: 'Lead agency', police: 'Police', prosecution: 'Prosecution', services: 'Services', labor: 'Labor', community: 'Community' } };
const MEMBERS = 'Each line of a member’s own record once, on its day. Each member counts its own: two members may count the same person, and nobody may match them.';

const states = defineMeasure({
  ...common, id: 'TSK-01', basis: [...basis], title: 'Task forces by what was done', question: 'How many task forces were announced, convened, formed, funded, operational or suspended?', unit: 'task force', population: 'task forces against trafficking', event: 'it was announced, convened, formed, first funded, made operational, suspended or closed',
  countedOnce: 'Each task force once under each state it was given in the period; funded on the day of its first award. A plan is no state.', across: { way: 'A', serial: 'the name of the task force, under which one office keeps it' },
  dimensions: { state: { title: 'State', values: { announced: 'Announced', convened: 'Convened', formed: 'Formed', funded: 'Funded', operational: 'Operational', suspended: 'Suspended', closed: 'Closed' } } }, authority: 'founding chapter, lines 89 to 99', noTotal: 'One task force is in several states at once: announced, formed and funded.',
  sentence: '{value} {task force|task forces}: {state}, in {period}.', aggregate: { kind: 'distinct', of: 'task_force' },
  records: `select s.agency, s.id as record, s.on_day as day, s.state, s.task_force from taskforces.step_as_of s
    union all select a.agency, f.task_force as record, min(a.awarded_on) as day, 'funded' as state, f.task_force from taskforces.award_as_of a join (select distinct agency, task_force from taskforces.award_as_of) f on f.agency = a.agency and f.task_force = a.task_force where a.awarded_on is not null group by a.agency, f.task_force`,
});

const standing = defineMeasure({
  ...common, id: 'TSK-02', basis: ['point-in-time'], title: 'Task forces that are operational', question: 'How many task forces stand operational on a day?', unit: 'task force', population: 'task forces against trafficking', event: 'it stood operational on the day',
  countedOnce: 'Each task force once, from the day it was operational until it was suspended or closed.', across: { way: 'A', serial: 'the name of the task force, under which one office keeps it' }, dimensions: {}, authority: 'founding chapter, line 99', sentence: '{value} {task force was|task forces were} operational {period}.', aggregate: { kind: 'distinct', of: 'task_force' },
  records: `select s.agency, s.id as record, s.on_day as day, s.task_force, (select min(e.on_day) from taskforces.step_as_of e where e.agency = s.agency and e.task_force = s.task_force and e.state in ('suspended', 'closed') and e.on_day > s.on_day) as "until" from taskforces.step_as_of s where s.state = 'operational'`,
});

const entries = (of: string): string => `select e.agency, e.id as record, e.on_day as day, m.part, e.amount, e.task_force from taskforces.entry_as_of e join taskforces.member_as_of m on m.agency = e.agency and m.id = e.member where e.kind = '${of}'`;

const potential = defineMeasure({
  ...common, id: 'TSK-06', basis: [...basis], title: 'Potential victims in members’ records', question: 'How many potential victims do the members of task forces report?', unit: 'report of a potential victim', population: 'potential victims as members of task forces report them', event: 'the member recorded it', countedOnce: MEMBERS, across: { way: 'B' }, dimensions: { part },
  authority: 'DOJ OIG 08-26', sentence: 'Members of task forces reported {value} potential {victim|victims} in {period}, each by its own record.', aggregate: { kind: 'sum', of: 'amount' }, records: entries('potential-victims'),
});
const confirmed = defineMeasure({
  ...common, id: 'TSK-07', basis: [...basis], title: 'Confirmed victims in members’ records', question: 'How many confirmed victims do the members of task forces report?', unit: 'report of a confirmed victim', population: 'confirmed victims as members of task forces report them', event: 'the member recorded it', countedOnce: MEMBERS, across: { way: 'B' }, dimensions: { part },
  authority: 'DOJ OIG 08-26', sentence: 'Members of task forces reported {value} confirmed {victim|victims} in {period}, each by its own record.', aggregate: { kind: 'sum', of: 'amount' }, records: entries('confirmed-victims'),
});
const investigating = defineMeasure({
  ...common, id: 'TSK-08', basis: [...basis], title: 'Task forces with investigations', question: 'How many task forces have begun an investigation?', unit: 'task force', population: 'task forces of which a member recorded an investigation', event: 'a member began an investigation', countedOnce: 'Each task force once within the period, however many investigations its members began.', across: { way: 'A', serial: 'the name of the task force, under which one office keeps it' }, dimensions: {},
  authority: 'founding chapter, line 99', sentence: 'Members of {value} {task force|task forces} began investigations in {period}.', aggregate: { kind: 'distinct', of: 'task_force' }, records: entries('investigation'),
});
const demand = defineMeasure({
  ...common, id: 'TSK-09', basis: [...basis], title: 'Operations against demand', question: 'How many operations against the demand for trafficked persons do task forces report?', unit: 'operation', population: 'operations against demand by members of task forces', event: 'the operation was carried out', countedOnce: 'Each operation once in the record of each member: two that worked together both count it.', across: { way: 'B' }, dimensions: { part },
  authority: '22 USC 7103(d)(7)(S)', sentence: 'Members of task forces reported {value} {operation|operations} against demand in {period}.', aggregate: { kind: 'sum', of: 'amount' }, records: entries('demand-operation'),
});
const awards = defineMeasure({
  ...common, id: 'TSK-10', basis: [...basis], title: 'Awards to task forces', question: 'How much was awarded to the police and to the providers of task forces?', unit: 'US dollar', population: 'awards to members of task forces', event: 'the award was made', countedOnce: 'Each award once, on the day it was made; a plan of one is not counted.', across: { way: 'B' },
  dimensions: { side: { title: 'To whom', values: { police: 'Police', provider: 'Providers of services' } }, funder: { title: 'By whom', values: { bja: 'Bureau of Justice Assistance', ovc: 'Office for Victims of Crime', hhs: 'HHS', other: 'Other' } } }, authority: 'founding chapter, line 97', sentence: 'Task forces were awarded {value} in {period}.', aggregate: { kind: 'sum', of: 'cents', currency: 'USD' },
  records: `select a.agency, a.id as record, a.awarded_on as day, a.side, a.funder, a.cents from taskforces.award_as_of a where a.awarded_on is not null`,
});

/** Every measure of the room. */
export const measures = [states, standing, potential, confirmed, investigating, demand, awards];
