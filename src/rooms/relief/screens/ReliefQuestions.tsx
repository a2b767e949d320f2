import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../../../foundation/screen/ask.ts';
import { forget, useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Code } from '../../../foundation/screen/Bidi.tsx';
import { ChoiceField } from '../../../foundation/screen/ChoiceField.tsx';
import { choicesOf } from '../../../foundation/screen/choices.ts';
import { EmptyState } from '../../../foundation/screen/EmptyState.tsx';
import { CheckField } from '../../../foundation/screen/fields.tsx';
import { Form } from '../../../foundation/screen/Form.tsx';
import { useTyped } from '../../../foundation/screen/form-state.ts';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { Note } from '../../../foundation/screen/Note.tsx';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import * as m from '../../../messages/messages.js';
import { mayAnswer } from '../protection.ts';
import type { Asker, Purpose } from '../schema.ts';
import { ChoosePerson } from './parts/ChoosePerson.tsx';
import { askers, purposes } from './parts/labels.ts';

interface Answer { id: string; answered: boolean; sentence: string; authority: string; files: readonly { number: string; class: string | null; state: string; receivedOn: string }[] }
interface Logged { id: string; asker: Asker; purpose: Purpose; sworn: boolean; askedOn: string; answered: boolean }

/** Questions from outside whether somebody has a file: answered only for what the law names, and always logged. */
export function ReliefQuestions() {
  const client = useQueryClient();
  const [asked, setAsked] = useState<string | undefined>(undefined);
  const log = useRead<{ total: number; questions: Logged[] }>('/relief/questions', { count: 50 });
  return (
    <>
      <PageHeader title={m.relief_questions()} under={m.relief_questions_lead()} />
      <div className="desk">
        <div className="stack loose">
          <Form<{ asker: Asker; purpose: Purpose; sworn: boolean; person?: string }, { id: string }>
            label={m.relief_question_new()}
            send={(values, { key }) => send('POST', '/relief/questions', values, { key })}
            submit={m.relief_question_save()}
            onDone={({ id }) => {
              setAsked(id);
              void forget(client, ['/relief/questions']);
              requestAnimationFrame(() => document.getElementById('answer')?.focus());
            }}
          >
            <ChoiceField name="asker" label={m.relief_field_asker()} choices={choicesOf(askers)} />
            <ChoiceField name="purpose" label={m.relief_field_purpose()} choices={choicesOf(purposes)} />
            <CheckField name="sworn" label={m.relief_field_sworn()} hint={m.relief_field_sworn_hint()} />
            <Whom />
          </Form>
          {asked !== undefined && <Answered id={asked} />}
        </div>
        <aside>
          <section className="card" aria-labelledby="log">
            <h2 id="log">{m.relief_question_log()}</h2>
            <Loaded reading={log}>
              {({ questions, total }) => total === 0 ? <EmptyState sentence={m.relief_question_none()} /> : (
                <ul className="line-list" role="list">
                  {questions.map((q) => (
                    <li key={q.id}>
                      <span>{askers[q.asker]} <span className="hint">{purposes[q.purpose]} · <OnDay day={q.askedOn} /></span></span>
                      <Tag tone={q.answered ? 'info' : 'neutral'}>{q.answered ? m.relief_question_answered() : m.relief_question_not()}</Tag>
                    </li>
                  ))}
                </ul>
              )}
            </Loaded>
          </section>
        </aside>
      </div>
    </>
  );
}

/** Whom it is about is asked only where the law lets something be said: for every other question nobody is looked up. */
function Whom() {
  const [asker, purpose, sworn] = [useTyped('asker') as Asker | undefined, useTyped('purpose') as Purpose | undefined, useTyped('sworn') === true];
  if (asker === undefined || purpose === undefined) return null;
  const { answered, authority } = mayAnswer({ asker, purpose, sworn });
  return answered ? <ChoosePerson name="person" label={m.relief_field_whom()} hint={authority} /> : <Note tone="warn">{m.relief_question_unlawful()} <bdi dir="ltr">{authority}</bdi></Note>;
}

function Answered({ id }: { id: string }) {
  const reading = useRead<Answer>(`/relief/questions/${id}`);
  return (
    <section aria-labelledby="answer" className="card">
      <h2 id="answer" tabIndex={-1}>{m.relief_question_answer()}</h2>
      <Loaded reading={reading}>
        {({ sentence, authority, files, answered }) => (
          <>
            <p>{sentence} <span className="hint"><bdi dir="ltr">{authority}</bdi></span></p>
            {answered && files.length === 0 && <p>{m.relief_question_no_files()}</p>}
            {files.length > 0 && <ul className="line-list" role="list">{files.map((f) => <li key={f.number}><Code>{f.number}</Code><span className="hint"><OnDay day={f.receivedOn} /></span></li>)}</ul>}
          </>
        )}
      </Loaded>
    </section>
  );
}
