import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Code } from '../../../foundation/screen/Bidi.tsx';
import { ChoiceField } from '../../../foundation/screen/ChoiceField.tsx';
import { choicesOf } from '../../../foundation/screen/choices.ts';
import { dayInWords } from '../../../foundation/screen/day-text.ts';
import { EmptyState } from '../../../foundation/screen/EmptyState.tsx';
import { DateField } from '../../../foundation/screen/fields.tsx';
import { Go } from '../../../foundation/screen/go.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import { language } from '../../../foundation/screen/words.ts';
import * as m from '../../../messages/messages.js';
import type { CaseFile } from '../schema.ts';
import { ActButton } from './parts/ActSheet.tsx';
import { CaseActs } from './parts/CaseActs.tsx';
import { CaseGrid } from './parts/CaseGrid.tsx';
import { CountingView, money } from './parts/CountingView.tsx';
import { CountLaw } from './parts/CountLaw.tsx';
import { Defendants } from './parts/Defendants.tsx';
import { befores, districtName, forfeits, forms, trialEnds } from './parts/labels.ts';
import { Victims } from './parts/Victims.tsx';
import './parts/justice.css';

const spoken = (day: string): string => dayInWords(day, language());

/** One case: the grid of defendants by counts, the law each count stands under, and beside them what the case adds to which figure. */
export function CasePage() {
  const id = useAddress().params['id'] ?? '';
  const reading = useRead<CaseFile>(`/justice/cases/${id}`);
  return <Loaded reading={reading} page>{(file) => <Case key={id} file={file} />}</Loaded>;
}

function Case({ file }: { file: CaseFile }) {
  const mayEnter = useMay('justice.prosecute');
  const last = file.papers.at(-1);
  return (
    <>
      <PageHeader
        over={file.investigation === null ? m.justice_case() : <Go to={`/app/justice/investigations/${file.investigation.id}`}>{m.justice_from({ number: file.investigation.number })}</Go>}
        title={<Code>{m.justice_docket_of({ docket: file.docket, district: districtName(file.district) })}</Code>}
        under={<span className="row"><Tag>{forms[file.form]}</Tag> {m.justice_filed({ day: spoken(file.filedOn) })}, {m.justice_defendants_n({ count: file.defendants.length })}</span>}
      />
      <div className="desk">
        <div className="stack loose">
          <CaseGrid file={file} mayEnter={mayEnter} />
          {mayEnter && <div className="row"><CaseActs file={file} /></div>}
          <CountLaw counts={file.counts.filter((c) => c.instrument === last?.id)} />
          <Defendants file={file} mayEnter={mayEnter} />
          <Victims file={file} mayEnter={mayEnter} />
          <section aria-labelledby="trials" className="stack">
            <h2 id="trials">{m.justice_trials()}</h2>
            {file.trials.length === 0 && <EmptyState sentence={m.justice_none_trials()} />}
            <ul role="list">
              {file.trials.map((t) => (
                <li key={t.id}>
                  {m.justice_said_trial({ before: befores[t.before], day: spoken(t.beganOn) })}{t.ending === null || t.endedOn === null ? '' : `: ${trialEnds[t.ending]}, ${spoken(t.endedOn)}`}{' '}
                  {mayEnter && t.ending === null && (
                    <ActButton title={m.justice_end_trial()} path={`/justice/trials/${t.id}/conclude`}>
                      <DateField name="endedOn" label={m.justice_ended_on()} />
                      <ChoiceField name="ending" label={m.justice_ending()} choices={choicesOf(trialEnds)} />
                    </ActButton>
                  )}
                </li>
              ))}
            </ul>
          </section>
          <section aria-labelledby="forfeitures" className="stack">
            <h2 id="forfeitures">{m.justice_forfeitures()}</h2>
            {file.forfeitures.length === 0 && <EmptyState sentence={m.justice_none_forfeitures()} />}
            <ul role="list">{file.forfeitures.map((f) => <li key={f.id}>{m.justice_said_forfeit({ what: forfeits[f.what], day: spoken(f.orderedOn), amount: money(f.cents), victims: money(f.toVictims) })}</li>)}</ul>
          </section>
        </div>
        <aside>
          <CountingView counted={file.counted} />
        </aside>
      </div>
    </>
  );
}
