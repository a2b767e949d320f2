import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../../../../foundation/screen/ask.ts';
import { forget, useRead } from '../../../../foundation/screen/ask-hooks.ts';
import { Bidi } from '../../../../foundation/screen/Bidi.tsx';
import { ChecksField, ChoiceField } from '../../../../foundation/screen/ChoiceField.tsx';
import { choicesOf } from '../../../../foundation/screen/choices.ts';
import { DateField, LongText, TextField } from '../../../../foundation/screen/fields.tsx';
import { FileField } from '../../../../foundation/screen/FileField.tsx';
import { Form } from '../../../../foundation/screen/Form.tsx';
import { Loaded } from '../../../../foundation/screen/Loaded.tsx';
import { Note } from '../../../../foundation/screen/Note.tsx';
import { OnDay } from '../../../../foundation/screen/OnDay.tsx';
import { useMay } from '../../../../foundation/screen/session.ts';
import { Sheet } from '../../../../foundation/screen/Sheet.tsx';
import { Tag } from '../../../../foundation/screen/Tag.tsx';
import { today } from '../../../../foundation/screen/today.ts';
import { showToast } from '../../../../foundation/screen/toasts.ts';
import * as m from '../../../../messages/messages.js';
import type { Papers } from '../../schema.ts';
import { ActButton } from './ActSheet.tsx';
import { Due } from './Due.tsx';
import { digestOf } from './files.ts';
import { paperEndings, paperKinds, type Case, type Inside } from './labels.ts';

const ordered = { name: m.cases_field_name(), birth: m.cases_field_birth(), sex: m.cases_field_sex(), citizenship: m.cases_field_citizenship(), language: m.cases_field_language(), form: m.cases_form_short(), services: m.cases_services(), immigration: m.cases_field_immigration() };

/** Papers that ask for the records of a case: a subpoena blocks and holds, an order of a court tells the least. */
export function PapersOf({ of, inside }: { of: Case; inside: Inside }) {
  const reading = useRead<Papers>(`/cases/${of.id}/papers`);
  const takes = useMay('cases.assign') && !of.purged;
  const decides = useMay('cases.supervise');
  const offices = useRead<{ organizations: { id: string; name: string }[] }>(decides ? '/sharing/organizations' : undefined).data?.organizations ?? [];
  return (
    <section className="card" aria-labelledby="papers">
      <div className="row spread"><h2 id="papers">{m.cases_papers()}</h2>{takes && <TakePaper of={of} />}</div>
      <p className="hint">{m.cases_papers_lead()}</p>
      <Loaded reading={reading}>
        {({ papers }) => (papers.length === 0 ? <p className="hint">{m.cases_papers_none()}</p> : (
          <ul className="line-list" role="list">
            {papers.map((p) => (
              <li key={p.id}>
                <div className="stack tight">
                  <p className="row"><strong>{paperKinds[p.kind]}</strong>{p.endedOn === null ? <Due day={p.answerBy} /> : <Tag>{paperEndings[p.ending ?? '']}</Tag>}{p.held && <Tag tone="warn">{m.cases_paper_held()}</Tag>}</p>
                  {typeof p.words === 'string' && <p><Bidi>{p.words}</Bidi></p>}
                  <p className="hint">{m.cases_paper_received()} <OnDay day={p.receivedOn} /></p>
                  {decides && p.endedOn === null && (
                    <div className="row">
                      {(p.kind === 'court-order' || p.kind === 'warrant') && (
                        <ActButton<{ recipient: string; authority: string; fields: string[] }> button={m.cases_paper_disclose()} title={m.cases_paper_disclose()} path={`/cases/papers/${p.id}/disclose`} submit={m.cases_paper_disclose_save()} done={m.cases_paper_disclosed()}>
                          <Note tone="warn">{m.cases_paper_disclose_lead()}</Note>
                          <ChoiceField name="recipient" label={m.cases_paper_to()} choices={offices.map((o) => ({ value: o.id, label: o.name }))} />
                          <TextField name="authority" label={m.cases_paper_authority()} hint={m.cases_paper_authority_hint()} most={200} />
                          <ChecksField name="fields" label={m.cases_paper_fields()} choices={choicesOf(ordered)} />
                        </ActButton>
                      )}
                      <ActButton<{ ending: string; endedOn: string }> button={m.cases_paper_end()} title={m.cases_paper_end()} path={`/cases/papers/${p.id}/end`} version={p.version} initial={{ endedOn: today() }} submit={m.cases_paper_end_save()} done={m.cases_paper_ended()}>
                        <ChoiceField name="ending" label={m.cases_paper_how()} choices={choicesOf(paperEndings)} />
                        <DateField name="endedOn" label={m.cases_passage_on()} from={p.receivedOn} to={today()} />
                      </ActButton>
                    </div>
                  )}
                </div>
              </li>
            ))}
          </ul>
        ))}
      </Loaded>
      {inside.blocked && <p className="hint">{m.cases_blocked_text()}</p>}
    </section>
  );
}

function TakePaper({ of }: { of: Case }) {
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="button small" onClick={() => setOpen(true)}>{m.cases_paper_new()}</button>
      <Sheet open={open} onClose={() => setOpen(false)} title={m.cases_paper_new()}>
        <div className="sheet-content">
          <Note tone="warn" title={m.cases_paper_stop()}>{m.cases_paper_stop_text()}</Note>
          <Form<{ kind: string; paper: File[]; words: string; receivedOn: string; answerBy: string }, unknown>
            label={m.cases_paper_new()}
            initial={{ receivedOn: today() }}
            send={async ({ paper, ...values }, { key }) => send('POST', `/cases/${of.id}/papers`, { ...values, digest: await digestOf(paper[0] as File) }, { key })}
            submit={m.cases_paper_save()}
            onDone={() => {
              showToast(m.cases_paper_saved());
              setOpen(false);
              void forget(client, ['/cases']);
            }}
          >
            <ChoiceField name="kind" label={m.cases_paper_kind()} hint={m.cases_paper_kind_hint()} choices={choicesOf(paperKinds)} />
            <FileField name="paper" label={m.cases_paper_file()} hint={m.cases_paper_file_hint()} />
            <LongText name="words" label={m.cases_paper_words()} rows={2} most={2000} />
            <DateField name="receivedOn" label={m.cases_paper_received_on()} from="1990-01-01" to={today()} />
            <DateField name="answerBy" label={m.cases_paper_answer_by()} from="1990-01-01" />
          </Form>
        </div>
      </Sheet>
    </>
  );
}
