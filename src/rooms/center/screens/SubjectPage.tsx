import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi, Code } from '../../../foundation/screen/Bidi.tsx';
import { ChoiceField } from '../../../foundation/screen/ChoiceField.tsx';
import { choicesOf } from '../../../foundation/screen/choices.ts';
import { LongText, TextField } from '../../../foundation/screen/fields.tsx';
import { Go } from '../../../foundation/screen/go.tsx';
import { KeyValues } from '../../../foundation/screen/KeyValues.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { Note } from '../../../foundation/screen/Note.tsx';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { Part } from '../../../foundation/screen/Part.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import * as m from '../../../messages/messages.js';
import type { SubjectFile } from '../schema.ts';
import { Button, RecipientFields } from './parts/Acts.tsx';
import { confidences, crimes, givenBys, holds, kinds, linesOf, purges, purposes, reliabilities, rights, sensitivities } from './parts/labels.ts';

/** One subject of criminal intelligence: the suspicion, its clocks, its reviews, and to whom it was given. */
export function SubjectPage() {
  const id = useAddress().params['id'] ?? '';
  const reading = useRead<SubjectFile>(`/center/subjects/${id}`);
  return <Loaded reading={reading} page>{(file) => <Subject key={file.id} file={file} />}</Loaded>;
}

function Subject({ file }: { file: SubjectFile }) {
  const [writes, reviews] = [useMay('center.write'), useMay('center.review')];
  const path = `/center/subjects/${file.id}`;
  const active = file.purgedOn === null;
  return (
    <>
      <PageHeader over={<Code>{file.number}</Code>} title={file.name === undefined ? m.center_destroyed() : <Bidi person>{file.name}</Bidi>} under={<span className="row"><Tag tone={active ? 'primary' : 'neutral'}>{active ? crimes[file.crime] : m.center_purged()}</Tag>{file.due && <Tag tone="warn">{m.center_to_review()}</Tag>}{file.holds.map((h) => <Tag key={h.id} tone="warn">{m.center_held({ grounds: holds[h.grounds] })}</Tag>)}</span>}>
        {active && reviews && !file.mine && <Button title={m.center_validate()} primary={file.due} path={`${path}/validations`} version={file.version} said={m.center_validated()}><p className="hint">{m.center_validate_lead()}</p><LongText name="reason" label={m.center_validate_reason()} hint={m.center_validate_reason_hint()} most={4000} /></Button>}
      </PageHeader>
      <div className="desk">
        <div className="stack loose">
          {!active && file.purgedOn !== null && file.purgedAs !== null && <Note tone="info" title={m.center_purged()}><p><OnDay day={file.purgedOn} />: {purges[file.purgedAs]}. {m.center_purged_lead()}</p></Note>}
          {active && (
            <section aria-labelledby="suspicion" className="stack">
              <h2 id="suspicion">{m.center_suspicion()}</h2>
              <p style={{ whiteSpace: 'pre-line' }}><Bidi>{file.suspicion ?? ''}</Bidi></p>
              {file.lead !== null && <p className="hint">{m.center_lead()} <Go to={`/app/center/leads/${file.lead.id}`}><Code>{file.lead.number}</Code></Go></p>}
            </section>
          )}
          <Part id="validations" title={m.center_validations()} lead={m.center_validations_lead()} none={file.validations.length === 0 && m.center_no_validation()}>
            {file.validations.map((v) => <li key={v.id}><p className="row"><strong><OnDay day={v.validatedOn} /></strong> <Bidi>{v.by}</Bidi> <span className="hint">{m.center_kept_until()} <OnDay day={v.holdsUntil} /></span></p>{v.reason !== undefined && <p><Bidi>{v.reason}</Bidi></p>}</li>)}
          </Part>
          <Part id="ledger" title={m.center_ledger()} lead={m.center_ledger_lead()} none={file.ledger.length === 0 && m.center_no_ledger()} act={active && writes && <Disseminate path={`${path}/disseminations`} />}>
            {file.ledger.map((d) => (
              <li key={d.id}>
                <p className="row"><strong><Bidi>{d.recipientName}</Bidi></strong> <span>{purposes[d.purpose]}</span> {d.toldOn !== null && <Tag tone="success">{m.center_told()}</Tag>}{!active && d.toldOn === null && writes && <Button title={m.center_tell()} label={m.center_tell_of({ name: d.recipientName })} path={`/center/disseminations/${d.id}/told`} version={d.version}><p>{m.center_tell_lead()}</p></Button>}</p>
                <p className="hint"><OnDay day={d.givenOn} /> · {givenBys[d.givenBy]} · {rights[d.right]} · <Bidi>{d.by}</Bidi></p>
                {d.need !== undefined && <p><Bidi>{d.need}</Bidi></p>}
              </li>
            ))}
          </Part>
        </div>
        <aside className="stack loose">
          <KeyValues facts={[
            { label: m.center_kind(), value: kinds[file.kind] }, { label: m.center_crime(), value: crimes[file.crime] }, ...(active ? [{ label: m.center_aliases(), value: (file.aliases ?? []).length === 0 ? null : <Bidi person>{(file.aliases ?? []).join(', ')}</Bidi> }, { label: m.center_identifiers(), value: (file.identifiers ?? []).length === 0 ? null : <Bidi>{(file.identifiers ?? []).join(', ')}</Bidi> }] : []),
            { label: m.center_reliability(), value: reliabilities[file.reliability] }, { label: m.center_confidence(), value: confidences[file.confidence] }, { label: m.center_sensitivity(), value: sensitivities[file.sensitivity] }, { label: m.center_entered_on(), value: <OnDay day={file.enteredOn} /> },
            ...(active ? [{ label: m.center_review_on(), value: <OnDay day={file.reviewOn} /> }, { label: m.center_holds_until(), value: <OnDay day={file.holdsUntil} /> }] : []),
          ]} />
          {active && (
            <p className="row">
              {writes && <Edit file={file} path={`${path}/edit`} />}
              {reviews && <Button title={m.center_purge()} path={`${path}/purge`} version={file.version} said={m.center_purged()}><p>{m.center_purge_lead()}</p><ChoiceField name="as" label={m.center_purge_why()} choices={choicesOf(purges).filter(({ value }) => value !== 'not-validated')} /></Button>}
              {reviews && <Button title={m.center_hold()} path={`${path}/hold`}><p className="hint">{m.center_hold_lead()}</p><ChoiceField name="grounds" label={m.center_hold_grounds()} choices={choicesOf(holds)} /></Button>}
              {reviews && file.holds.length > 0 && <Button title={m.center_lift()} path={`${path}/lift`}><p>{m.center_lift_lead()}</p></Button>}
            </p>
          )}
        </aside>
      </div>
    </>
  );
}

function Edit({ file, path }: { file: SubjectFile; path: string }) {
  return (
    <Button<{ name: string; aliases?: string; identifiers?: string }>
      title={m.center_edit()}
      path={path}
      version={file.version}
      initial={{ name: file.name, aliases: (file.aliases ?? []).join('\n'), identifiers: (file.identifiers ?? []).join('\n'), reliability: file.reliability, confidence: file.confidence, sensitivity: file.sensitivity }}
      body={({ aliases, identifiers, ...values }) => ({ ...values, aliases: linesOf(aliases), identifiers: linesOf(identifiers) })}
    >
      <p className="hint">{m.center_edit_lead()}</p>
      <TextField name="name" label={m.center_name()} most={200} />
      <LongText name="aliases" label={m.center_aliases()} hint={m.center_a_line_each()} most={2000} rows={2} optional />
      <LongText name="identifiers" label={m.center_identifiers()} hint={m.center_a_line_each()} most={4000} rows={2} optional />
      <ChoiceField name="reliability" label={m.center_reliability()} choices={choicesOf(reliabilities)} />
      <ChoiceField name="confidence" label={m.center_confidence()} choices={choicesOf(confidences)} />
      <ChoiceField name="sensitivity" label={m.center_sensitivity()} choices={choicesOf(sensitivities)} />
    </Button>
  );
}

function Disseminate({ path }: { path: string }) {
  return (
    <Button title={m.center_give()} path={path} initial={{ right: 'law-enforcement', purpose: 'investigation', givenBy: 'paper' }} said={m.center_given()}>
      <p className="hint">{m.center_give_lead()}</p>
      <RecipientFields />
      <ChoiceField name="right" label={m.center_right()} choices={choicesOf(rights)} />
      <ChoiceField name="purpose" label={m.center_purpose()} choices={choicesOf(purposes)} />
      <LongText name="need" label={m.center_need()} hint={m.center_need_hint()} most={2000} rows={3} />
      <ChoiceField name="givenBy" label={m.center_given_by()} choices={choicesOf(givenBys)} />
    </Button>
  );
}
