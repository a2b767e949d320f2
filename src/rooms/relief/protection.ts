import type { ApplicationState, Asker, Purpose } from './schema.ts';

/*
 * 8 USC 1367: the existence of a file is itself protected. Nothing here is entered by anybody: a record of relief
 * protects its person as soon as it is kept.
 */

/** The sections under which a question from outside may be answered, and whether the asker must be a sworn officer. */
const ANSWERED: Readonly<Record<Purpose, { authority: string; sworn: boolean; askers: readonly Asker[] } | undefined>> = {
  department: { authority: '8 USC 1367(a)(2)', sworn: true, askers: ['dhs', 'doj', 'state'] },
  'law-enforcement': { authority: '8 USC 1367(b)(2)', sworn: true, askers: ['dhs', 'doj', 'state', 'local-police'] },
  benefits: { authority: '8 USC 1367(b)(5)', sworn: false, askers: ['benefit-agency'] },
  'judicial-review': { authority: '8 USC 1367(b)(3)', sworn: false, askers: ['court', 'doj'] },
  waiver: { authority: '8 USC 1367(b)(4)', sworn: false, askers: ['dhs', 'doj', 'state', 'benefit-agency', 'court', 'provider', 'defense'] },
  services: { authority: '8 USC 1367(b)(7)', sworn: false, askers: ['provider'] },
  'national-security': { authority: '8 USC 1367(b)(8)', sworn: true, askers: ['dhs', 'doj', 'state'] },
  none: undefined,
};

/** The words with which everything else is answered: the same for somebody with a file and somebody without one. */
export const NO_ANSWER = 'Federal law does not allow an answer to this question, whoever it is about. This is not a statement that a record exists or that none does.';

/** Whether a question from outside may be answered, and under which section; a question that may not be is answered alike for everybody. */
export function mayAnswer(question: { asker: Asker; purpose: Purpose; sworn: boolean }): { answered: boolean; authority: string } {
  const rule = ANSWERED[question.purpose];
  const answered = rule !== undefined && rule.askers.includes(question.asker) && (!rule.sworn || question.sworn);
  return { answered, authority: answered ? rule.authority : '8 USC 1367(a)(2)' };
}

/** Whether the protection of an application has ended: only when it is denied and no appeal is left. */
export function protectionEnded(states: readonly ApplicationState[], otherRecords: boolean): boolean {
  return !otherRecords && states.length > 0 && states.every((s) => s === 'closed');
}
