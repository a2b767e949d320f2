import { useState, type ReactNode } from 'react';
import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi, Code } from '../../../foundation/screen/Bidi.tsx';
import { Clock } from '../../../foundation/screen/Clock.tsx';
import { KeyValues } from '../../../foundation/screen/KeyValues.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { Note } from '../../../foundation/screen/Note.tsx';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { Sheet } from '../../../foundation/screen/Sheet.tsx';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import { Timeline } from '../../../foundation/screen/Timeline.tsx';
import * as m from '../../../messages/messages.js';
import type { InspectionFile, ReferralView } from '../schema.ts';
import { StepForm, stepTitle, type Step } from './parts/StepForm.tsx';
import { activities, decisions, indicators, industries, laws, money, outcomes, receipts, starts, subjects, supports } from './parts/labels.ts';

/** One inspection: what was done and found, what is owed and paid, and what was referred. */
export function InspectionPage() {
  const id = useAddress().params['id'];
  const reading = useRead<InspectionFile>(id === undefined ? undefined : `/inspections/${id}`);
  return <Loaded reading={reading} page>{(file) => <Inspection key={file.id} file={file} />}</Loaded>;
}

function Inspection({ file }: { file: InspectionFile }) {
  const [writes, certifies] = [useMay('inspections.write'), useMay('inspections.certify')];
  const [step, setStep] = useState<Step | undefined>(undefined);
  const open = file.outcome === null;
  const may = { more: writes && open, write: writes, certify: certifies };
  return (
    <>
      <PageHeader over={<Code>{file.reference ?? file.number}</Code>} title={<Bidi person>{file.employer ?? file.number}</Bidi>} under={<span className="row"><Tag>{open ? m.inspections_going_on() : outcomes[file.outcome as NonNullable<typeof file.outcome>]}</Tag>{file.referBy !== null && <>{m.inspections_refer_by()} <Clock due={file.referBy} /></>}</span>}>
        {may.more && file.inTheWay.length === 0 && <Button step={{ kind: 'conclude' }} onStep={setStep} primary />}
      </PageHeader>
      <div className="desk">
        <div className="stack loose">
          {file.inTheWay.length > 0 && <Note tone="warn" title={m.inspections_in_the_way()}>{file.inTheWay.map((sentence) => <p key={sentence}>{sentence}</p>)}</Note>}
          <Part id="violations" title={m.inspections_violations()} step={may.more ? { kind: 'violation' } : undefined} onStep={setStep} none={file.violations.length === 0 && m.inspections_no_violation()}>
            {file.violations.map((v) => <li key={v.id}><p className="row"><strong>{laws[v.law]}</strong> <Code>{v.citation}</Code> {money(v.cents)}</p><p className="hint"><OnDay day={v.foundOn} /> · {m.inspections_workers()}: {v.workers}</p></li>)}
          </Part>
          <Part id="payments" title={m.inspections_payments()} step={may.write && file.paid < file.computed ? { kind: 'payment' } : undefined} onStep={setStep} none={file.payments.length === 0 && m.inspections_no_payment()}>
            {file.payments.map((p) => <li key={p.id}><p>{m.inspections_payment_of({ amount: money(p.cents), workers: String(p.workers) })}</p><p className="hint"><OnDay day={p.paidOn} /></p></li>)}
          </Part>
          <Part id="indicators" title={m.inspections_indicators()} lead={m.inspections_indicators_lead()} step={may.more ? { kind: 'indicator' } : undefined} onStep={setStep} none={file.indicators.length === 0 && m.inspections_no_indicator()}>
            {file.indicators.map((i) => <li key={i.id}><p className="row"><strong>{indicators[i.kind]}</strong> {i.urgent && <Tag tone="danger">{m.inspections_in_danger()}</Tag>}</p><p className="hint"><OnDay day={i.seenOn} /> · {m.inspections_workers()}: {i.workers}</p></li>)}
          </Part>
          <Part id="referrals" title={m.inspections_referrals()} step={may.write && file.indicators.length > 0 ? { kind: 'referral' } : undefined} onStep={setStep} primary={file.referBy !== null} none={file.referrals.length === 0 && m.inspections_no_referral()}>
            {file.referrals.map((r) => <Referral key={r.id} referral={r} onStep={may.write ? setStep : undefined} />)}
          </Part>
          <Part id="declarations" title={m.inspections_declarations()} lead={m.inspections_declarations_lead()} step={may.write ? { kind: 'declaration' } : undefined} onStep={setStep} none={file.declarations.length === 0 && m.inspections_no_declaration()}>
            {file.declarations.map((d) => (
              <li key={d.id}>
                <p className="row"><strong>{m.inspections_declaration_of({ status: supports[d.supports] })}</strong> <Tag>{d.outcome === null ? m.inspections_undecided() : decisions[d.outcome]}</Tag>{d.outcome === null && may.certify && <Button step={{ kind: 'decision', of: d.id, version: d.version }} onStep={setStep} />}</p>
                <p className="hint">{m.inspections_asked_on()} <OnDay day={d.askedOn} />{d.decidedOn !== null && <> · {m.inspections_decided_on()} <OnDay day={d.decidedOn} /></>}{d.reason !== null && <> · <Bidi>{d.reason}</Bidi></>}</p>
              </li>
            ))}
          </Part>
        </div>
        <aside className="stack loose">
          <KeyValues
            facts={[
              { label: m.inspections_number(), value: <Code>{file.number}</Code> }, { label: m.inspections_opened_on(), value: <OnDay day={file.openedOn} /> }, { label: m.inspections_started_by(), value: starts[file.startedBy] },
              { label: m.inspections_industry(), value: industries[file.industry] }, { label: m.inspections_place(), value: file.place }, { label: m.inspections_site(), value: file.site && <Bidi person>{file.site}</Bidi> },
              { label: m.inspections_computed(), value: money(file.computed) }, { label: m.inspections_paid(), value: money(file.paid) },
              { label: m.inspections_concluded_on(), value: file.concludedOn && <OnDay day={file.concludedOn} /> }, { label: m.inspections_workers_each_once(), value: file.workers === null ? null : String(file.workers) },
            ]}
          />
          <section aria-labelledby="activities" className="stack">
            <h2 id="activities">{m.inspections_activities()}</h2>
            {file.activities.length === 0 && <p className="hint">{m.inspections_no_activity()}</p>}
            <Timeline happenings={file.activities.map((a) => ({ id: a.id, at: a.doneOn, what: m.inspections_activity_of({ kind: activities[a.kind], about: subjects[a.about].toLowerCase() }) }))} />
            {may.more && <p><Button step={{ kind: 'activity' }} onStep={setStep} /></p>}
          </section>
        </aside>
      </div>
      <Sheet open={step !== undefined} onClose={() => setStep(undefined)} title={step === undefined ? '' : stepTitle(step)}>
        {step !== undefined && <div className="sheet-content"><StepForm file={file} step={step} onDone={() => setStep(undefined)} /></div>}
      </Sheet>
    </>
  );
}

function Part({ id, title, lead, step, onStep, primary, none, children }: { id: string; title: string; lead?: string; step: Step | undefined; onStep: (step: Step) => void; primary?: boolean; none: string | false; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="stack">
      <h2 id={id}>{title}</h2>
      {lead !== undefined && <p className="hint">{lead}</p>}
      {none === false ? <ul className="line-list" role="list">{children}</ul> : <p className="hint">{none}</p>}
      {step !== undefined && <p><Button step={step} onStep={onStep} primary={primary} /></p>}
    </section>
  );
}

function Referral({ referral: r, onStep }: { referral: ReferralView; onStep: ((step: Step) => void) | undefined }) {
  const waits = r.acknowledgedOn === null;
  return (
    <li>
      <p className="row"><strong><Bidi>{r.recipientName}</Bidi></strong> <Tag tone={receipts[r.state].tone}>{receipts[r.state].label}</Tag> {waits && <Clock due={r.dueAt} />}{waits && onStep !== undefined && <Button step={{ kind: 'receipt', of: r.id, version: r.version, name: r.recipientName }} onStep={onStep} />}</p>
      <p className="hint">{m.inspections_referred_on()} <OnDay day={r.sentOn} />{r.acknowledgedOn !== null && <> · {m.inspections_received_on()} <OnDay day={r.acknowledgedOn} /></>}{r.reference !== null && <> · <Bidi>{r.reference}</Bidi></>}</p>
    </li>
  );
}

function Button({ step, onStep, primary = false }: { step: Step; onStep: (step: Step) => void; primary?: boolean | undefined }) {
  const label = step.kind === 'decision' ? m.inspections_decide() : step.kind === 'receipt' ? m.inspections_record_receipt() : stepTitle(step);
  return <button type="button" className={primary ? 'button primary' : 'button small'} onClick={() => onStep(step)}>{label}</button>;
}
