import type { Problem } from '../../foundation/errors.ts';
import type { RoomSheet } from '../../foundation/exchange/room-sheet.ts';
import { defineSheet } from '../../foundation/exchange/sheet.ts';
import { REFER_HOURS, objectToDay } from './rules.ts';
import { keepLeads, wordsOf } from './leads.ts';
import { measures } from './measures.ts';
import type { Closing, Confidence, Form, Reliability, Source } from './schema.ts';
import * as store from './store.ts';

const labels = (dimension: string): Readonly<Record<string, string>> => measures[0]?.dimensions[dimension]?.values ?? {};
const FORMS = { sex: 'Sex trafficking', labor: 'Labor trafficking', both: 'Both', smuggling: 'Smuggling of persons', unknown: 'Not known' };
const CLOSINGS = { referred: 'Referred', 'no-substance': 'No substance', 'other-matter': 'Another matter', duplicate: 'The same as another', 'too-little': 'Too little to go on' };

/** The log of tips as a duty desk keeps it: a row a tip, from the day it came in to what became of it. */
const sheet = defineSheet({
  room: 'center', name: 'tip-log', title: 'Log of tips',
  columns: [
    { name: 'log_number', title: 'Log number', about: 'The office’s own number of the tip.', kind: 'key', required: true, maxLength: 40, example: '04-0117' },
    { name: 'received_on', title: 'Received on', about: 'The day the tip came in.', kind: 'day', required: true, example: '2004-09-14' },
    { name: 'source', title: 'From', about: 'Where it came from.', kind: 'choice', required: true, choices: labels('source'), example: 'hotline' },
    { name: 'reliability', title: 'Source reliability', about: 'How far the source may be relied on; not known where empty.', kind: 'choice', required: false, choices: labels('reliability'), example: 'usually' },
    { name: 'confidence', title: 'Content', about: 'How far what it says may be relied on; not judged where empty. A tip with either is judged.', kind: 'choice', required: false, choices: labels('confidence'), example: 'probable' },
    { name: 'form', title: 'About', about: 'Which form of trafficking it is about; not known where empty.', kind: 'choice', required: false, choices: FORMS, example: 'labor' },
    { name: 'place', title: 'State', about: 'The State or territory, two letters.', kind: 'text', required: false, pattern: '^[A-Z]{2}$', example: 'TX' },
    { name: 'urgent', title: 'Urgent', about: 'Whether somebody may be in danger.', kind: 'yes-no', required: false, example: 'no' },
    { name: 'what', title: 'Synopsis', about: 'What was said. It is kept sealed.', kind: 'text', required: true, maxLength: 8000, personal: true, fieldClass: 'center.lead', example: 'Men are driven to a farm before dawn and back at night.' },
    { name: 'referred_to', title: 'Referred to', about: 'The agency it was referred to.', kind: 'text', required: false, maxLength: 200, example: 'Field office, Houston' },
    { name: 'referred_on', title: 'Referred on', about: 'The day it was referred; with the agency, or neither.', kind: 'day', required: false, example: '2004-09-16' },
    { name: 'disposition', title: 'Disposition', about: 'How it was closed; empty while it goes on.', kind: 'choice', required: false, choices: CLOSINGS, example: 'referred' },
    { name: 'closed_on', title: 'Closed on', about: 'The day it was closed; with the disposition, or neither.', kind: 'day', required: false, example: '2004-11-02' },
  ],
});

type Fault = (column: string, problem: Pick<Problem, 'problem' | 'mend'>) => void;
const filled = (value: unknown): boolean => value !== null && value !== undefined && value !== '';

/** The log of tips in and out. */
export const sheets: readonly RoomSheet[] = [{
  sheet, mayImport: 'center.write', mayExport: 'center.read',
  take: async ({ tx, identity, services }, rows, fault) => {
    const today = services.today();
    const taken = await store.taken(tx, 'lead', 'reference', rows.map((r) => String(r.values['log_number'])));
    let wrong = 0;
    for (const { rowNumber, values } of rows) {
      const report: Fault = (column, problem) => { wrong += 1; fault(rowNumber, column, problem); };
      if (taken.has(String(values['log_number']))) report('log_number', { problem: 'A lead with this number of the log is on record already.', mend: 'Leave the row out; what is new of it is recorded on its page.' });
      for (const [one, other] of [['referred_to', 'referred_on'], ['disposition', 'closed_on']] as const) if (filled(values[one]) !== filled(values[other])) report(filled(values[one]) ? other : one, { problem: 'One of two that go together is missing.', mend: 'Fill both, or leave both empty.' });
      for (const column of ['received_on', 'referred_on', 'closed_on'] as const) {
        const objection = filled(values[column]) ? objectToDay(String(values[column]), column === 'received_on' ? '1990-01-01' : String(values['received_on']), today) : undefined;
        if (objection) report(column, { problem: objection.sentence, mend: 'Correct the day.' });
      }
      if (filled(values['disposition']) && (values['disposition'] === 'referred') !== filled(values['referred_to'])) report('disposition', { problem: 'A tip that was referred is closed as referred, and no other is.', mend: 'Correct the disposition, or say to whom it was referred.' });
    }
    if (wrong > 0) return;
    const ids = await keepLeads(tx, identity, rows.map(({ values }) => {
      const judged = filled(values['reliability']) || filled(values['confidence']);
      const standing = filled(values['disposition']) ? 'closed' : filled(values['referred_to']) ? 'referred' : judged ? 'assessed' : 'new';
      return {
        reference: String(values['log_number']), receivedOn: String(values['received_on']), source: values['source'] as Source, reliability: (values['reliability'] ?? 'unknown') as Reliability, confidence: (values['confidence'] ?? 'unjudged') as Confidence, form: (values['form'] ?? 'unknown') as Form,
        ...(filled(values['place']) ? { place: String(values['place']) } : {}), urgent: values['urgent'] === true, words: { what: String(values['what']) }, rest: { standing, assessed_on: standing === 'new' ? null : values['received_on'], closed_on: values['closed_on'] ?? null, closed_as: (values['disposition'] ?? null) as Closing | null },
      };
    }));
    await store.keepRows(tx, 'referral', rows.flatMap(({ values }, at) => (filled(values['referred_to'])
      ? [{ lead: ids[at], recipient: null, recipient_name: String(values['referred_to']), sent_on: values['referred_on'], due_at: new Date(Date.parse(`${String(values['referred_on'])}T12:00:00Z`) + REFER_HOURS.usual * 3_600_000).toISOString(), message: null }] : [])));
  },
  give: async function* ({ tx, identity }) {
    for (let from = 0; ; from += 500) {
      const { rows } = await store.leads(tx, 'all', from, 500);
      if (rows.length === 0) return;
      const [words, referrals] = [await wordsOf(tx, identity, rows), Map.groupBy(await store.of<store.ReferralRow>(tx, 'referral', rows.map((r) => r.id)), (r) => r.lead)];
      for (const r of rows) {
        const first = referrals.get(r.id)?.[0];
        yield { log_number: r.reference ?? r.number, received_on: r.received_on, source: r.source, reliability: r.reliability, confidence: r.confidence, form: r.form, place: r.place, urgent: r.urgent, what: words.get(r.id)?.what ?? null, referred_to: first?.recipient_name ?? null, referred_on: first?.sent_on ?? null, disposition: r.closed_as, closed_on: r.closed_on };
      }
    }
  },
}];
