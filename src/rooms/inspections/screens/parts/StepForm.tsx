import type { ReactNode } from 'react';
import { useRead, useSend } from '../../../../foundation/screen/ask-hooks.ts';
import { ChoiceField } from '../../../../foundation/screen/ChoiceField.tsx';
import { choicesOf } from '../../../../foundation/screen/choices.ts';
import { CheckField, DateField, NumberField, TextField } from '../../../../foundation/screen/fields.tsx';
import { Form } from '../../../../foundation/screen/Form.tsx';
import { showToast } from '../../../../foundation/screen/toasts.ts';
import * as m from '../../../../messages/messages.js';
import type { InspectionFile, Recipients } from '../../schema.ts';
import { activities, decisions, indicators, laws, outcomes, subjects, supports } from './labels.ts';

/** What may be done on the page of an inspection. */
export type Step = { kind: 'activity' | 'violation' | 'payment' | 'indicator' | 'referral' | 'declaration' | 'conclude' } | { kind: 'decision'; of: string; version: number } | { kind: 'receipt'; of: string; version: number; name: string };

/** What a step is called. */
export function stepTitle(step: Step): string {
  if (step.kind === 'receipt') return m.inspections_receipt_of({ name: step.name });
  return { activity: m.inspections_record_activity, violation: m.inspections_record_violation, payment: m.inspections_record_payment, indicator: m.inspections_note_indicator, referral: m.inspections_refer, declaration: m.inspections_ask_declaration, conclude: m.inspections_conclude, decision: m.inspections_decide_declaration }[step.kind]();
}

const PATHS = { activity: 'activities', violation: 'violations', payment: 'payments', indicator: 'indicators', referral: 'referrals', declaration: 'declarations', conclude: 'conclude' } as const;

/** What may be offered: what the office may not look into or find is not among the answers, and is refused where it is sent all the same. */
const ours = (labels: Readonly<Record<string, string>>): { value: string; label: string }[] => choicesOf(labels).filter(({ value }) => value !== 'trafficking');

/** The form of one step; dollars are sent as cents. */
export function StepForm({ file, step, onDone }: { file: InspectionFile; step: Step; onDone: () => void }) {
  const path = step.kind === 'decision' ? `/inspections/declarations/${step.of}/decision` : step.kind === 'receipt' ? `/inspections/referrals/${step.of}/receipt` : `/inspections/${file.id}/${PATHS[step.kind]}`;
  const { mutateAsync } = useSend('POST', path, { stale: ['/inspections'] });
  const version = 'version' in step ? step.version : step.kind === 'conclude' ? file.version : undefined;
  return (
    <Form<{ dollars?: number; urgent?: boolean }, unknown>
      key={path}
      label={stepTitle(step)}
      submit={stepTitle(step)}
      initial={step.kind === 'indicator' ? { urgent: false } : {}}
      send={({ dollars, ...values }, { key }) => mutateAsync({ body: { ...values, ...(dollars === undefined ? {} : { cents: Math.round(dollars * 100) }) }, key, version })}
      onDone={() => {
        showToast(step.kind === 'referral' ? m.inspections_referred() : m.inspections_saved());
        onDone();
      }}
    >
      {fields(step, file)}
    </Form>
  );
}

function fields(step: Step, file: InspectionFile): ReactNode {
  const workers = <NumberField name="workers" label={m.inspections_workers()} from={1} to={1_000_000} />;
  const dollars = (hint?: string): ReactNode => <NumberField name="dollars" label={m.inspections_amount()} hint={hint} unit={m.inspections_dollars()} from={0} to={1_000_000_000} whole={false} />;
  switch (step.kind) {
    case 'activity': return <><ChoiceField name="kind" label={m.inspections_activity_kind()} choices={choicesOf(activities)} /><ChoiceField name="about" label={m.inspections_about()} choices={ours(subjects)} /><DateField name="doneOn" label={m.inspections_done_on()} /></>;
    case 'violation': return <><ChoiceField name="law" label={m.inspections_law()} choices={ours(laws)} /><DateField name="foundOn" label={m.inspections_found_on()} />{workers}{dollars(m.inspections_wages_computed_hint())}</>;
    case 'payment': return <><DateField name="paidOn" label={m.inspections_paid_on()} />{workers}{dollars()}</>;
    case 'indicator': return <><ChoiceField name="kind" label={m.inspections_indicator_kind()} choices={choicesOf(indicators)} /><DateField name="seenOn" label={m.inspections_seen_on()} /><NumberField name="workers" label={m.inspections_indicator_workers()} from={1} to={1_000_000} /><CheckField name="urgent" label={m.inspections_urgent()} /></>;
    case 'referral': return <Recipient />;
    case 'declaration': return <><ChoiceField name="supports" label={m.inspections_supports()} choices={choicesOf(supports)} /><DateField name="askedOn" label={m.inspections_asked_on()} /></>;
    case 'decision': return <><ChoiceField name="outcome" label={m.inspections_decision()} choices={choicesOf(decisions)} /><DateField name="decidedOn" label={m.inspections_decided_on()} /><TextField name="reason" label={m.inspections_reason()} hint={m.inspections_reason_hint()} most={400} optional /></>;
    case 'receipt': return <><ChoiceField name="by" label={m.inspections_receipt_by()} choices={[{ value: 'letter', label: m.inspections_by_letter() }, { value: 'telephone', label: m.inspections_by_telephone() }]} /><TextField name="reference" label={m.inspections_receipt_reference()} most={80} /></>;
    case 'conclude': return <><ChoiceField name="outcome" label={m.inspections_outcome()} choices={choicesOf(outcomes).filter(({ value }) => (value === 'no-violation') === (file.violations.length === 0))} /><DateField name="concludedOn" label={m.inspections_concluded_on()} /><NumberField name="workers" label={m.inspections_workers_each_once()} from={0} to={1_000_000} /></>;
  }
}

function Recipient() {
  const reading = useRead<Recipients>('/inspections/recipients');
  return (
    <>
      <p className="hint">{m.inspections_refer_lead()}</p>
      <ChoiceField name="recipient" label={m.inspections_recipient()} choices={(reading.data?.organizations ?? []).map((o) => ({ value: o.id, label: o.name }))} optional />
      <TextField name="recipientName" label={m.inspections_recipient_name()} most={200} optional />
    </>
  );
}
