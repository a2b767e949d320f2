import type { Day } from '../../foundation/calendar/day.ts';
import { defineMeasure, type Dimension } from '../../foundation/measure/measure.ts';

const basis = ['fiscal-year', 'calendar-year', 'month', 'since-inception'] as const;
const common = { room: 'policy', version: 1, effectiveFrom: '2002-02-13' as Day, changes: [] } as const;
const LAW = '22 USC 7103(d)(7)(O), (g)';
const body: Dimension = { title: 'Body', values: { 'task-force': 'Interagency Task Force', 'operating-group': 'Senior Policy Operating Group', 'working-group': 'Working group' } };
const source: Dimension = { title: 'Follows from', values: { decision: 'A decision of a meeting', directive: 'A directive', plan: 'A strategic plan' } };
const SOURCE = `case when a.decision is not null then 'decision' when a.directive is not null then 'directive' else 'plan' end as source`;

const members = defineMeasure({
  ...common, id: 'POL-01', basis: ['point-in-time'], title: 'Members of interagency bodies', question: 'How many offices belong to the interagency bodies against trafficking on a day?', unit: 'member', population: 'offices that belong to interagency bodies', event: 'the office belonged to the body on the day',
  countedOnce: 'Each office once in each body it belongs to, from the day it joined until the day it left.', disclosure: { rule: 'none', why: 'Membership of interagency bodies is public by law and order' }, across: { way: 'B' }, dimensions: { body }, authority: '22 USC 7103(b), (g)(2); Executive Order 13257', sentence: 'Interagency bodies against trafficking had {value} {member|members} {period}.', aggregate: { kind: 'records' },
  records: `select m.agency, m.id as record, m.from_on as day, m.until_on as "until", b.kind as body from policy.member_as_of m join policy.body_as_of b on b.agency = m.agency and b.id = m.body`,
});
const meetings = defineMeasure({
  ...common, id: 'POL-02', basis: [...basis], title: 'Meetings of interagency bodies', question: 'How often did the interagency bodies meet?', unit: 'meeting', population: 'meetings of which minutes were kept', event: 'the meeting was held', countedOnce: 'Each meeting once, on its day; one without minutes is not counted.', disclosure: { rule: 'none', why: 'Counts meetings of offices, and says of no person anything' }, across: { way: 'B' }, dimensions: { body },
  authority: LAW, sentence: 'Interagency bodies against trafficking met {value} {time|times} in {period}.', aggregate: { kind: 'records' },
  records: `select m.agency, m.id as record, m.held_on as day, b.kind as body from policy.meeting_as_of m join policy.body_as_of b on b.agency = m.agency and b.id = m.body where m.minutes is not null`,
});
const decisions = defineMeasure({
  ...common, id: 'POL-03', basis: [...basis], title: 'Decisions of interagency bodies', question: 'How much did the interagency bodies decide?', unit: 'decision', population: 'decisions in the minutes of interagency bodies', event: 'the meeting decided', countedOnce: 'Each decision once in its meeting.', disclosure: { rule: 'none', why: 'Counts decisions of offices, and says of no person anything' }, across: { way: 'B' }, dimensions: { body },
  authority: LAW, sentence: 'Interagency bodies against trafficking took {value} {decision|decisions} in {period}.', aggregate: { kind: 'records' },
  records: `select d.agency, d.id as record, m.held_on as day, b.kind as body from policy.decision_as_of d join policy.meeting_as_of m on m.agency = d.agency and m.id = d.meeting join policy.body_as_of b on b.agency = m.agency and b.id = m.body`,
});
const done = defineMeasure({
  ...common, id: 'POL-04', basis: [...basis], title: 'Actions done', question: 'How many actions that meetings, directives and plans gave to agencies were done?', unit: 'action', population: 'actions given to agencies', event: 'the action was done', countedOnce: 'Each action once, on the day it was told to be done.', disclosure: { rule: 'none', why: 'Counts actions of agencies, and says of no person anything' }, across: { way: 'B' }, dimensions: { source },
  authority: LAW, sentence: '{value} {action of agencies was|actions of agencies were} done in {period}.', aggregate: { kind: 'records' },
  records: `select a.agency, a.id as record, p.on_day as day, ${SOURCE} from policy.action_as_of a join policy.progress_as_of p on p.agency = a.agency and p.action = a.id where p.state = 'done'`,
});
const plans = defineMeasure({
  ...common, id: 'POL-05', basis: [...basis], title: 'Strategic plans of agencies', question: 'How many agencies adopted a strategic plan against trafficking?', unit: 'strategic plan', population: 'strategic plans of agencies', event: 'the plan was adopted', countedOnce: 'Each plan once, on the day it was adopted.', disclosure: { rule: 'none', why: 'Counts plans of agencies, and says of no person anything' }, across: { way: 'B' }, dimensions: {}, authority: LAW,
  sentence: 'Agencies adopted {value} {strategic plan|strategic plans} against trafficking in {period}.', aggregate: { kind: 'records' }, records: `select p.agency, p.id as record, p.adopted_on as day from policy.plan_as_of p`,
});
const announced = defineMeasure({
  ...common, id: 'POL-06', basis: [...basis], title: 'Grant plans announced', question: 'How many grant plans were announced to the other agencies before they were decided?', unit: 'grant plan', population: 'notices of plans of grants and grant policies', event: 'the plan was announced', countedOnce: 'Each notice once in the records of the agency that gave it.', disclosure: { rule: 'none', why: 'Counts plans of grants, of which the opportunity is published' }, across: { way: 'B' },
  dimensions: { instrument: { title: 'Instrument', values: { grant: 'Grant', 'cooperative-agreement': 'Cooperative agreement', contribution: 'Contribution', 'grant-policy': 'Grant policy' } } }, authority: '22 USC 7103(g)(4)', sentence: '{value} {grant plan was|grant plans were} announced to the other agencies in {period}.', aggregate: { kind: 'records' },
  records: `select n.agency, n.id as record, n.announced_on as day, n.instrument from policy.notice_as_of n`,
});
const decided = defineMeasure({
  ...common, id: 'POL-07', basis: [...basis], title: 'Grant plans decided', question: 'What became of the grant plans that were announced?', unit: 'grant plan', population: 'notices of plans of grants and grant policies', event: 'the decision was told to the other agencies', countedOnce: 'Each notice once, on the day of its decision.', disclosure: { rule: 'none', why: 'Counts plans of grants, of which the opportunity is published' }, across: { way: 'B' },
  dimensions: { decision: { title: 'Decision', values: { 'as-planned': 'As planned', changed: 'Changed', dropped: 'Dropped' } } }, authority: '22 USC 7103(g)(4)', sentence: '{value} {announced grant plan was|announced grant plans were} decided in {period}.', aggregate: { kind: 'records' },
  records: `select n.agency, n.id as record, n.decided_on as day, n.decision from policy.notice_as_of n where n.decision is not null`,
});
const followed = defineMeasure({
  ...common, id: 'POL-08', basis: [...basis], title: 'Recommendations followed up', question: 'How were the recommendations of Assessments followed up in later ones?', unit: 'follow-up', population: 'follow-ups of recommendations in Assessments', event: 'the follow-up was written', countedOnce: 'Each recommendation once in each Assessment that follows it up.', disclosure: { rule: 'none', why: 'The recommendations and what became of them are published in the Assessments' }, across: { way: 'B' },
  dimensions: { state: { title: 'State', values: { done: 'Done', 'under-way': 'Under way', 'not-begun': 'Not begun', 'not-taken-up': 'Not taken up' } } }, authority: '22 USC 7103(d)(7)', sentence: '{value} {follow-up of a recommendation was|follow-ups of recommendations were} written in {period}.', aggregate: { kind: 'records' },
  records: `select f.agency, f.id as record, f.on_day as day, f.state from policy.follow_up_as_of f`,
});

/** Every measure of the room. */
export const measures = [members, meetings, decisions, done, plans, announced, decided, followed];
