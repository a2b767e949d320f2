import { Bidi } from '../../../../foundation/screen/Bidi.tsx';
import { Tag } from '../../../../foundation/screen/Tag.tsx';
import * as m from '../../../../messages/messages.js';
import type { ScreeningFile } from '../../schema.ts';
import { answers } from './labels.ts';

/** Every question with its answer; any of them can be asked next. */
export function QuestionList({ questions, language, at, onChoose }: { questions: ScreeningFile['questions']; language: ScreeningFile['language']; at: number | undefined; onChoose: (at: number) => void }) {
  return (
    <section aria-labelledby="questions" className="stack">
      <h2 id="questions">{m.screening_questions()}</h2>
      <ol className="question-list" role="list">
        {questions.map((question, index) => (
          <li key={question.code} className={index === at ? 'now' : ''}>
            <div className="stack tight">
              {at === undefined ? <span lang={language}>{question.ask}</span> : (
                <button type="button" className="link-button" lang={language} aria-current={index === at ? 'step' : undefined} onClick={() => onChoose(index)}>{question.ask}</button>
              )}
              {question.words !== undefined && question.words !== '' && <p className="their-words"><Bidi>{question.words}</Bidi></p>}
            </div>
            <span>{question.coded === null ? <span className="hint">{m.screening_open()}</span> : <Tag tone={question.coded === 'yes' || question.coded === 'no' ? 'primary' : 'neutral'}>{answers[question.coded].label}</Tag>}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
