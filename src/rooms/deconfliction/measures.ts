import type { Day } from '../../foundation/calendar/day.ts';
import { defineMeasure, type Dimension } from '../../foundation/measure/measure.ts';

const basis = ['fiscal-year', 'calendar-year', 'month', 'since-inception'] as const;
const common = { room: 'deconfliction', basis: [...basis], version: 1, effectiveFrom: '2004-07-01' as Day, changes: [] } as const;
const kind: Dimension = { title: 'What', values: { phone: 'Telephone number', plate: 'License plate', name: 'Name', document: 'Document' } };

const askings = defineMeasure({
  ...common, id: 'DEC-01', title: 'Askings of deconfliction', question: 'How often did agencies ask whether anybody else holds what they hold?', unit: 'asking', population: 'askings of agencies of the justice side', event: 'the agency asked',
  countedOnce: 'Each telephone number, plate, name or document that an agency asked about once, on its day; two agencies that ask about the same count two.', across: { way: 'B' }, dimensions: { kind }, authority: '8 USC 1777(c)', sentence: 'Agencies asked {value} {time|times} in {period} whether another holds what they hold.',
  aggregate: { kind: 'records' }, records: `select h.agency, h.id as record, h.asked_on as day, h.kind from deconfliction.holding_as_of h`,
});

const hits = defineMeasure({
  ...common, id: 'DEC-02', title: 'Hits of deconfliction', question: 'How often did two agencies hold the same?', unit: 'hit', population: 'pairs of holdings of two agencies that met', event: 'both owners were told',
  countedOnce: 'Each pair of holdings once, with the owner whose asking met the other, on the day on which both were told, whether or not they talked.', across: { way: 'A', serial: 'the match, which both owners are told of' }, dimensions: { kind, how: { title: 'How they met', values: { same: 'The same', alike: 'Sounds alike' } } },
  authority: '8 USC 1777(c)', sentence: 'In {period} it was found {value} {time|times} that two agencies hold the same.', aggregate: { kind: 'records' }, records: `select n.agency, n.id as record, n.told_on as day, n.kind, n.how from deconfliction.notice_as_of n where n.asked`,
});

/** Every measure of the room. */
export const measures = [askings, hits];
