import type { KeyboardEvent, RefObject } from 'react';
import { Keys } from '../../../../foundation/screen/Keys.tsx';
import * as m from '../../../../messages/messages.js';
import { ANSWERS, type Answer, type ScreeningFile } from '../../schema.ts';
import { answers } from './labels.ts';

/** The question that is being asked: its sentence, why it is asked, and the answers as buttons with their keys. */
export function QuestionCard({ question, language, number, of, words, onAnswer, onStep }: {
  question: ScreeningFile['questions'][number];
  language: ScreeningFile['language'];
  number: number;
  of: number;
  words: RefObject<HTMLTextAreaElement | null>;
  onAnswer: (coded: Answer, words: string | undefined) => void;
  onStep: (by: number) => void;
}) {
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      event.currentTarget.blur();
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onAnswer(question.coded ?? 'unknown', event.currentTarget.value);
      event.currentTarget.blur();
    }
  };
  return (
    <section className="card question-card" aria-labelledby="asked">
      <div className="row spread">
        <p className="over">{m.screening_question_of({ number: String(number), of: String(of) })} · <bdi lang={language}>{question.topic}</bdi></p>
        <div className="row">
          <button type="button" className="button small quiet" onClick={() => onStep(-1)}>{m.screening_before()} <Keys keys="k" /></button>
          <button type="button" className="button small quiet" onClick={() => onStep(1)}>{m.screening_next()} <Keys keys="j" /></button>
        </div>
      </div>
      <h2 id="asked" aria-live="polite" lang={language}>{question.ask}</h2>
      <p className="hint" lang={language}>{question.why}</p>
      <div className="choices" role="group" aria-label={m.screening_answer()}>
        {ANSWERS.map((coded) => (
          <button key={coded} type="button" className="button answer" aria-pressed={question.coded === coded} onClick={() => onAnswer(coded, words.current?.value)}>
            {answers[coded].label} <Keys keys={answers[coded].key} />
          </button>
        ))}
      </div>
      <div className="field">
        <label htmlFor="words">{m.screening_words()} <Keys keys="w" /></label>
        <p className="hint" id="words-hint">{m.screening_words_hint()}</p>
        <textarea id="words" ref={words} rows={3} dir="auto" maxLength={4000} defaultValue={question.words ?? ''} aria-describedby="words-hint" onKeyDown={onKeyDown} />
      </div>
    </section>
  );
}
