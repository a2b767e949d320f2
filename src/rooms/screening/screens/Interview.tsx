import { useCallback, useMemo, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { send, troubleOf, type Trouble } from '../../../foundation/screen/ask.ts';
import { forget, useRead, useSend } from '../../../foundation/screen/ask-hooks.ts';
import { announce } from '../../../foundation/screen/announce.ts';
import { Code } from '../../../foundation/screen/Bidi.tsx';
import { Go } from '../../../foundation/screen/go.tsx';
import { useKeys } from '../../../foundation/screen/keys.ts';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { Problem } from '../../../foundation/screen/Problem.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import * as m from '../../../messages/messages.js';
import { ANSWERS, type Answer, type ScreeningFile } from '../schema.ts';
import { FinishBar } from './parts/FinishBar.tsx';
import { answers, bands } from './parts/labels.ts';
import { QuestionCard } from './parts/QuestionCard.tsx';
import { QuestionList } from './parts/QuestionList.tsx';
import { Reasons } from './parts/Reasons.tsx';
import './parts/screening.css';

/** One screening: a question at a time by one key, in any order, and beside it what the answers indicate. */
export function Interview() {
  const { params } = useAddress();
  const id = params['id'] ?? '';
  const reading = useRead<ScreeningFile>(`/screening/${id}`);
  return <Loaded reading={reading} page>{(file) => <InterviewView key={id} file={file} />}</Loaded>;
}

function InterviewView({ file }: { file: ScreeningFile }) {
  const mayWrite = useMay('screening.write');
  const { at, setAt, answer, trouble } = useAnswering(file);
  const speak = useSend<unknown>('POST', `/screening/${file.id}/language`, { stale: [`/screening/${file.id}`] });
  const words = useRef<HTMLTextAreaElement>(null);
  const question = file.questions[at];
  const step = useCallback((by: number) => setAt((before) => Math.min(file.questions.length - 1, Math.max(0, before + by))), [file.questions.length, setAt]);
  useKeys(useMemo(
    () => [
      ...(mayWrite ? ANSWERS.map((coded) => ({ keys: answers[coded].key, label: m.screening_key_answer({ answer: answers[coded].label }), group: 'page' as const, run: () => void answer(coded, words.current?.value) })) : []),
      ...(mayWrite ? [{ keys: 'w', label: m.screening_key_words(), group: 'page' as const, run: () => words.current?.focus() }] : []),
      { keys: 'j', label: m.screening_key_next(), group: 'page' as const, run: () => step(1) },
      { keys: 'k', label: m.screening_key_before(), group: 'page' as const, run: () => step(-1) },
    ],
    [answer, mayWrite, step],
  ));
  return (
    <>
      <PageHeader
        over={<Go to={`/app/people/${file.person}/screenings`}>{m.screening_of()} <Code>{file.caseCode}</Code></Go>}
        title={file.title}
        under={
          <span className="row">
            {file.finishedOn === null ? <Tag>{m.screening_state_open()}</Tag> : <Tag tone="success">{m.screening_state_finished()} · <OnDay day={file.finishedOn} /></Tag>}
            <span>{m.screening_answered({ answered: String(file.result.answered), questions: String(file.result.questions) })}</span>
            <span className="hint">{m.screening_began()} <OnDay day={file.startedOn} /></span>
            {file.translation !== null && <span className="hint">{m.screening_own_translation()}</span>}
          </span>
        }
      >
        {mayWrite && file.languages.filter((l) => l !== file.language).map((language) => <button key={language} type="button" className="button" onClick={() => speak.mutate({ body: { language } })}>{language === 'es' ? m.screening_ask_es() : m.screening_ask_en()}</button>)}
      </PageHeader>
      {trouble !== undefined && <Problem trouble={trouble} />}
      {speak.error !== null && <Problem trouble={speak.error.trouble} />}
      <div className="desk">
        <div className="stack loose">
          {mayWrite && question !== undefined && <QuestionCard key={question.code} question={question} language={file.language} number={at + 1} of={file.questions.length} words={words} onAnswer={(coded, text) => void answer(coded, text)} onStep={step} />}
          <QuestionList questions={file.questions} language={file.language} at={mayWrite ? at : undefined} onChoose={setAt} />
        </div>
        <aside>
          <section className="card" aria-labelledby="band">
            <h2 id="band">{m.screening_result()}</h2>
            <p><Tag tone={bands[file.result.band].tone}>{bands[file.result.band].label}</Tag></p>
            <p className="hint">{m.screening_never_verdict()}</p>
          </section>
          <Reasons result={file.result} />
        </aside>
      </div>
      {mayWrite && <FinishBar file={file} />}
    </>
  );
}

/** Sends one answer at a time, and goes on to the next question that has none. */
function useAnswering(file: ScreeningFile): { at: number; setAt: (next: number | ((before: number) => number)) => void; answer: (coded: Answer, words: string | undefined) => Promise<void>; trouble: Trouble | undefined } {
  const client = useQueryClient();
  const first = Math.max(0, file.questions.findIndex(({ coded }) => coded === null));
  const [at, setAt] = useState(first);
  const [trouble, setTrouble] = useState<Trouble | undefined>(undefined);
  const answer = useCallback(async (coded: Answer, words: string | undefined): Promise<void> => {
    const question = file.questions[at];
    if (question === undefined) return;
    const said = words?.trim() ?? '';
    try {
      setTrouble(undefined);
      const next = file.questions.findIndex((one, index) => index > at && one.coded === null);
      setAt(next < 0 ? Math.min(at + 1, file.questions.length - 1) : next);
      await send('POST', `/screening/${file.id}/answers`, { question: question.code, coded, ...(said === (question.words ?? '') ? {} : { words: said }) }, question.version === null ? {} : { version: question.version });
      announce(m.screening_kept({ answer: answers[coded].label }));
    } catch (error) {
      setAt(at);
      setTrouble(troubleOf(error));
    } finally {
      await forget(client, [`/screening/${file.id}`, `/screening/people/${file.person}`]);
    }
  }, [at, client, file]);
  return { at, setAt, answer, trouble };
}
