import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi, Code } from '../../../foundation/screen/Bidi.tsx';
import { ChoiceField } from '../../../foundation/screen/ChoiceField.tsx';
import { choicesOf } from '../../../foundation/screen/choices.ts';
import { Clock } from '../../../foundation/screen/Clock.tsx';
import { LongText, TextField } from '../../../foundation/screen/fields.tsx';
import { Go } from '../../../foundation/screen/go.tsx';
import { KeyValues } from '../../../foundation/screen/KeyValues.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { Part } from '../../../foundation/screen/Part.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import * as m from '../../../messages/messages.js';
import type { AssessLead, LeadFile, ReferralView } from '../schema.ts';
import { Button, RecipientFields } from './parts/Acts.tsx';
import { EnterSubject } from './parts/EnterSubject.tsx';
import { closings, confidences, forms, receipts, reliabilities, sources, standings } from './parts/labels.ts';

/** One lead: what it says, how it is judged, and to whom it was referred. */
export function LeadPage() {
  const id = useAddress().params['id'] ?? '';
  const reading = useRead<LeadFile>(`/center/leads/${id}`);
  return <Loaded reading={reading} page>{(file) => <Lead key={file.id} file={file} />}</Loaded>;
}

function Lead({ file }: { file: LeadFile }) {
  const may = useMay('center.write') && file.standing !== 'closed';
  const path = `/center/leads/${file.id}`;
  const judge = (
    <Button<Omit<AssessLead, 'id'>> title={m.center_judge()} primary={file.standing === 'new'} path={`${path}/assess`} version={file.version} initial={{ reliability: file.reliability, confidence: file.confidence, form: file.form, place: file.place ?? undefined, remark: file.remark ?? undefined }} body={({ place, ...values }) => ({ ...values, ...(place === undefined ? {} : { place: place.toUpperCase() }) })}>
      <ChoiceField name="reliability" label={m.center_reliability()} choices={choicesOf(reliabilities)} />
      <ChoiceField name="confidence" label={m.center_confidence()} choices={choicesOf(confidences)} />
      <ChoiceField name="form" label={m.center_form()} choices={choicesOf(forms)} />
      <TextField name="place" label={m.center_place()} hint={m.center_place_hint()} most={2} code width="short" optional />
      <LongText name="remark" label={m.center_remark()} most={2000} optional />
    </Button>
  );
  const refer = <Button title={m.center_refer()} primary={file.standing === 'assessed'} path={`${path}/referrals`} said={m.center_referred()}><p className="hint">{m.center_refer_lead()}</p><RecipientFields /></Button>;
  const fitting = Object.fromEntries(Object.entries(closings).filter(([as]) => (as === 'referred') === (file.standing === 'referred')));
  return (
    <>
      <PageHeader over={m.center_lead()} title={<Code>{file.reference ?? file.number}</Code>} under={<span className="row"><Tag tone={file.standing === 'closed' ? 'neutral' : 'primary'}>{standings[file.standing]}</Tag>{file.urgent && <Tag tone="danger">{m.center_urgent()}</Tag>}{file.late && <Tag tone="warn">{m.center_late()}</Tag>}</span>}>
        {may && file.standing === 'new' && judge}
        {may && file.standing === 'assessed' && refer}
      </PageHeader>
      <div className="desk">
        <div className="stack loose">
          <section aria-labelledby="what" className="stack">
            <h2 id="what">{m.center_what()}</h2>
            {file.what === undefined ? <p className="hint">{m.center_destroyed()}</p> : <p style={{ whiteSpace: 'pre-line' }}><Bidi>{file.what}</Bidi></p>}
            {typeof file.remark === 'string' && <p><span className="hint">{m.center_remark()}:</span> <Bidi>{file.remark}</Bidi></p>}
          </section>
          <Part id="referrals" title={m.center_referrals()} none={file.referrals.length === 0 && m.center_no_referral()} act={may && file.standing === 'referred' && refer}>
            {file.referrals.map((r) => <Referral key={r.id} referral={r} may={may} />)}
          </Part>
          <Part id="subjects" title={m.center_its_subjects()} none={file.subjects.length === 0 && m.center_no_its_subject()} act={may && <EnterSubject lead={file.id} />}>
            {file.subjects.map((s) => <li key={s.id}><Go to={`/app/center/subjects/${s.id}`}><Code>{s.number}</Code></Go></li>)}
          </Part>
        </div>
        <aside className="stack loose">
          <KeyValues facts={[
            { label: m.center_number(), value: <Code>{file.number}</Code> }, { label: m.center_received_on(), value: <OnDay day={file.receivedOn} /> }, { label: m.center_source(), value: file.from === null ? sources[file.source] : <>{sources[file.source]}: <Bidi>{file.from}</Bidi></> },
            { label: m.center_reliability(), value: reliabilities[file.reliability] }, { label: m.center_confidence(), value: confidences[file.confidence] }, { label: m.center_form(), value: file.place === null ? forms[file.form] : `${forms[file.form]}, ${file.place}` },
            file.standing === 'new' ? { label: m.center_assess_by(), value: <OnDay day={file.assessBy} /> } : { label: m.center_assessed_on(), value: file.assessedOn && <OnDay day={file.assessedOn} /> },
            ...(file.closedOn === null || file.closedAs === null ? [] : [{ label: m.center_closed(), value: <><OnDay day={file.closedOn} />: {closings[file.closedAs]}</> }]),
          ]} />
          {may && <p className="row">{file.standing !== 'new' && judge}<Button title={m.center_close_lead()} path={`${path}/close`} version={file.version}><ChoiceField name="as" label={m.center_closed_as()} choices={choicesOf(fitting)} /></Button></p>}
        </aside>
      </div>
    </>
  );
}

function Referral({ referral: r, may }: { referral: ReferralView; may: boolean }) {
  const waits = r.acknowledgedOn === null;
  return (
    <li>
      <p className="row"><strong><Bidi>{r.recipientName}</Bidi></strong> <Tag tone={receipts[r.state].tone}>{receipts[r.state].label}</Tag> {waits && <Clock due={r.dueAt} />}
        {waits && may && (
          <Button title={m.center_record_receipt()} label={m.center_record_receipt_of({ name: r.recipientName })} path={`/center/referrals/${r.id}/receipt`} version={r.version}>
            <ChoiceField name="by" label={m.center_receipt_by()} choices={[{ value: 'letter', label: m.center_by_letter() }, { value: 'telephone', label: m.center_by_telephone() }]} />
            <TextField name="reference" label={m.center_receipt_reference()} most={80} />
          </Button>
        )}
      </p>
      <p className="hint">{m.center_referred_on()} <OnDay day={r.sentOn} />{r.acknowledgedOn !== null && <> · {m.center_received_there()} <OnDay day={r.acknowledgedOn} /></>}{r.reference !== null && <> · <Bidi>{r.reference}</Bidi></>}</p>
    </li>
  );
}
