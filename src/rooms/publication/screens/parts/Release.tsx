import { useState } from 'react';
import { send } from '../../../../foundation/screen/ask.ts';
import { ChoiceField } from '../../../../foundation/screen/ChoiceField.tsx';
import { TextField } from '../../../../foundation/screen/fields.tsx';
import { Form } from '../../../../foundation/screen/Form.tsx';
import { Note } from '../../../../foundation/screen/Note.tsx';
import { useMay } from '../../../../foundation/screen/session.ts';
import { Sheet } from '../../../../foundation/screen/Sheet.tsx';
import { showToast } from '../../../../foundation/screen/toasts.ts';
import * as m from '../../../../messages/messages.js';
import type { AssessmentShape, Checked } from '../../schema.ts';

const reasons = {
  'late-record': m.publication_reason_late(), 'record-corrected': m.publication_reason_corrected(), 'duplicate-found': m.publication_reason_duplicate(), classification: m.publication_reason_classification(), definition: m.publication_reason_definition(), error: m.publication_reason_error(),
};

/** Reads the saved text as it would be released, and releases it: text and figures are frozen together under a signature. */
export function Release({ assessment, version, ready, checked, onReleased }: { assessment: AssessmentShape; version: number; ready: boolean; checked: Checked | undefined; onReleased: () => void }) {
  const may = useMay('publication.release');
  const [open, setOpen] = useState(false);
  const { year, releases } = assessment;
  const changed = (checked?.figures ?? []).filter(({ previous }) => previous !== null).length;
  return (
    <>
      <a className="button" href={`/api/assessments/${year}/preview?form=html`} target="_blank" rel="noreferrer">{m.publication_preview()}</a>
      <a className="button" href={`/api/assessments/${year}/preview?form=pdf`}>PDF</a>
      {releases.length > 0 && <a className="button" href={`/assessment/${year}`} target="_blank" rel="noreferrer">{m.publication_released({ count: String(releases.length) })}</a>}
      {may && <button type="button" className="button" aria-disabled={!ready} onClick={ready ? () => setOpen(true) : undefined}>{m.publication_release()}</button>}
      <Sheet open={open} onClose={() => setOpen(false)} title={m.publication_release_title({ year: String(year) })}>
        <div className="sheet-content">
          <p>{m.publication_release_lead()}</p>
          {checked !== undefined && checked.errors > 0 && <Note tone="danger" title={m.publication_release_kept_back({ count: String(checked.errors) })}>{m.publication_release_mend()}</Note>}
          <Form<{ code?: string; words?: string }, unknown>
            label={m.publication_release_title({ year: String(year) })}
            send={({ code, words }, { key }) => send('POST', `/assessments/${year}/release`, code && words ? { reasons: [{ code, words }] } : {}, { key, version })}
            submit={m.publication_release()}
            onDone={() => {
              showToast(m.publication_release_done());
              setOpen(false);
              onReleased();
            }}
          >
            {(releases.length > 0 || changed > 0) && (
              <>
                <ChoiceField name="code" label={m.publication_release_why()} hint={m.publication_release_why_hint()} choices={Object.entries(reasons).map(([value, label]) => ({ value, label }))} optional />
                <TextField name="words" label={m.publication_release_words()} most={400} optional />
              </>
            )}
          </Form>
        </div>
      </Sheet>
    </>
  );
}
