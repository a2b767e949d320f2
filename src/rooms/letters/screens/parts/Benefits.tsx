import { dayInWords } from '../../../../foundation/screen/day-text.ts';
import { Tag } from '../../../../foundation/screen/Tag.tsx';
import { language } from '../../../../foundation/screen/words.ts';
import * as m from '../../../../messages/messages.js';
import type { LetterFile } from '../../schema.ts';
import { lawOf } from '../../../../foundation/calendar/citation.ts';

/** Each benefit by the rules of today: whether the letter opens it, until when, why, and by which law; those open stand first. */
export function Benefits({ benefits }: { benefits: LetterFile['benefits'] }) {
  return (
    <section aria-labelledby="benefits" className="stack tight">
      <h2 id="benefits">{m.letters_benefits()}</h2>
      <p className="hint">{m.letters_benefits_lead()}</p>
      <ul className="line-list" role="list">
        {[...benefits].sort((a, b) => Number(b.open) - Number(a.open)).map(({ benefit, title, open, until, why, authority }) => (
          <li key={benefit}>
            <div className="stack tight">
              <p>
                <strong>{title}</strong>
                <br />
                {why}{' '}
                <span className="hint">
                  <bdi dir="ltr">{lawOf(authority)}</bdi>
                </span>
              </p>
            </div>
            <div className="end">
              <Tag tone={open ? 'success' : 'neutral'}>{open ? m.letters_benefit_open() : m.letters_benefit_closed()}</Tag>
              {until !== null && <p className="hint">{m.letters_benefit_until({ when: dayInWords(until, language()) })}</p>}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
