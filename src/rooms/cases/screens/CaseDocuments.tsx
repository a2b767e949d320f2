import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../../../foundation/screen/ask.ts';
import { forget, useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi } from '../../../foundation/screen/Bidi.tsx';
import { ChoiceField } from '../../../foundation/screen/ChoiceField.tsx';
import { choicesOf } from '../../../foundation/screen/choices.ts';
import { EmptyState } from '../../../foundation/screen/EmptyState.tsx';
import { TextField } from '../../../foundation/screen/fields.tsx';
import { FileField } from '../../../foundation/screen/FileField.tsx';
import { Form } from '../../../foundation/screen/Form.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { Sheet } from '../../../foundation/screen/Sheet.tsx';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import { showToast } from '../../../foundation/screen/toasts.ts';
import { language } from '../../../foundation/screen/words.ts';
import * as m from '../../../messages/messages.js';
import type { Documents } from '../schema.ts';
import { ActButton } from './parts/ActSheet.tsx';
import { CaseFrame, type InCase } from './parts/CaseFrame.tsx';
import { base64Of } from './parts/files.ts';
import { documentKinds, purgeReasons, type Case } from './parts/labels.ts';
import { PapersOf } from './parts/Papers.tsx';

/** The documents of a case, sealed, and the papers that ask for its records. */
export function CaseDocuments() {
  return <CaseFrame>{(given) => <Stored key={given.of.id} {...given} />}</CaseFrame>;
}

function Stored({ of, inside }: InCase) {
  const reading = useRead<Documents>(`/cases/${of.id}/documents`);
  const writes = useMay('cases.write') && !of.purged;
  const purges = useMay('cases.purge');
  const { schedule: _s, 'with-person': _w, ...reasons } = purgeReasons;
  return (
    <div className="desk">
      <section aria-labelledby="documents" className="stack">
        <div className="row spread"><h2 id="documents">{m.cases_documents()}</h2>{writes && <AddDocument of={of} />}</div>
        <Loaded reading={reading}>
          {({ documents }) => (documents.length === 0 ? <EmptyState sentence={m.cases_documents_none()} /> : (
            <ul className="line-list" role="list">
              {documents.map((d) => (
                <li key={d.id}>
                  <span className="stack tight">
                    <span className="row"><Tag>{documentKinds[d.kind]}</Tag>{typeof d.title === 'string' ? <Bidi>{d.title}</Bidi> : <span className="hint">{m.cases_part_gone()}</span>}</span>
                    <span className="hint">{sizeOf(d.bytes)} · <OnDay day={d.addedOn} /> · {d.by}</span>
                  </span>
                  {!d.purged && (
                    <span className="row">
                      {!inside.blocked && <a className="button small" href={`/api/cases/documents/${d.id}/file`}>{m.cases_document_fetch()}</a>}
                      {purges && (
                        <ActButton<{ reason: string }> button={m.cases_document_purge()} buttonClass="button small quiet" title={m.cases_document_purge()} path={`/cases/documents/${d.id}/purge`} submit={m.cases_document_purge()} done={m.cases_purge_done()}>
                          <ChoiceField name="reason" label={m.cases_purge_why()} choices={choicesOf(reasons)} />
                        </ActButton>
                      )}
                    </span>
                  )}
                </li>
              ))}
            </ul>
          ))}
        </Loaded>
      </section>
      <aside><PapersOf of={of} inside={inside} /></aside>
    </div>
  );
}

function AddDocument({ of }: { of: Case }) {
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="button primary" onClick={() => setOpen(true)}>{m.cases_document_add()}</button>
      <Sheet open={open} onClose={() => setOpen(false)} title={m.cases_document_add()}>
        <div className="sheet-content">
          <Form<{ file: File[]; kind: string; title: string }, unknown>
            label={m.cases_document_add()}
            send={async ({ file, kind, title }, { key }) => send('POST', `/cases/${of.id}/documents`, { kind, title, content: await base64Of(file[0] as File) }, { key })}
            submit={m.cases_document_save()}
            onDone={() => {
              showToast(m.cases_document_saved());
              setOpen(false);
              void forget(client, ['/cases']);
            }}
          >
            <FileField name="file" label={m.cases_document_file()} kinds={['.pdf', '.png', '.jpg', '.jpeg', '.docx', '.txt']} />
            <ChoiceField name="kind" label={m.cases_document_kind()} choices={choicesOf(documentKinds)} />
            <TextField name="title" label={m.cases_document_title()} hint={m.cases_document_title_hint()} most={200} />
          </Form>
        </div>
      </Sheet>
    </>
  );
}

function sizeOf(bytes: number): string {
  const large = bytes >= 1024 * 1024;
  return new Intl.NumberFormat(language(), { style: 'unit', unit: large ? 'megabyte' : 'kilobyte', maximumFractionDigits: 1 }).format(Math.max(large ? 0 : 1, bytes / (large ? 1024 * 1024 : 1024)));
}
