import { useRead } from '../../../../foundation/screen/ask-hooks.ts';
import { Bidi } from '../../../../foundation/screen/Bidi.tsx';
import { ChecksField } from '../../../../foundation/screen/ChoiceField.tsx';
import { DateField, LongText } from '../../../../foundation/screen/fields.tsx';
import { Loaded } from '../../../../foundation/screen/Loaded.tsx';
import { OnDay } from '../../../../foundation/screen/OnDay.tsx';
import { SensitivityMark } from '../../../../foundation/screen/SensitivityMark.tsx';
import { today } from '../../../../foundation/screen/today.ts';
import * as m from '../../../../messages/messages.js';
import type { Desk, Privileged } from '../../schema.ts';
import { ActButton } from './ActSheet.tsx';
import type { Case } from './labels.ts';

/** Notes under privilege: one's own, and those one was named for. */
export function PrivilegedNotes({ of }: { of: Case }) {
  const reading = useRead<Privileged>(`/cases/${of.id}/privileged`);
  const colleagues = (useRead<Desk>('/cases/desk').data?.colleagues ?? []).filter((c) => !c.mine);
  return (
    <section className="card" aria-labelledby="privileged">
      <div className="row spread">
        <h2 id="privileged">{m.cases_privileged()}</h2>
        <SensitivityMark level="sealed" />
      </div>
      <p className="hint">{m.cases_privileged_lead()}</p>
      {of.mine && !of.purged && (
        <ActButton<{ words: string; happenedOn: string }> button={m.cases_privileged_new()} title={m.cases_privileged_new()} path={`/cases/${of.id}/privileged`} initial={{ happenedOn: today() }} submit={m.cases_privileged_save()} done={m.cases_privileged_saved()}>
          <LongText name="words" label={m.cases_note_words()} rows={6} most={20_000} />
          <DateField name="happenedOn" label={m.cases_note_on()} from="1990-01-01" to={today()} />
        </ActButton>
      )}
      <Loaded reading={reading}>
        {({ notes }) => (notes.length === 0 ? <p className="hint">{m.cases_privileged_none()}</p> : (
          <ul className="line-list" role="list">
            {notes.map((note) => (
              <li key={note.id}>
                <div className="stack tight">
                  <p className="row"><strong><OnDay day={note.happenedOn} /></strong><span className="hint">{note.by}</span></p>
                  {note.purged ? <p className="hint">{m.cases_words_gone()}</p> : <details className="heavy-note"><summary>{m.cases_privileged_read()}</summary><p className="heavy"><Bidi>{note.words ?? ''}</Bidi></p></details>}
                  {note.mine && (
                    <p>
                      <ActButton<{ readers?: string[] }>
                        button={m.cases_privileged_readers({ count: note.readers.length })} buttonClass="link-button" title={m.cases_privileged_name()} path={`/cases/privileged/${note.id}/readers`} version={note.version} initial={{ readers: note.readers }} body={({ readers }) => ({ readers: readers ?? [] })} submit={m.cases_privileged_name_save()} done={m.cases_privileged_named()}
                      >
                        <ChecksField name="readers" label={m.cases_privileged_who()} choices={colleagues.map((c) => ({ value: c.account, label: c.label }))} optional />
                      </ActButton>
                    </p>
                  )}
                </div>
              </li>
            ))}
          </ul>
        ))}
      </Loaded>
    </section>
  );
}
