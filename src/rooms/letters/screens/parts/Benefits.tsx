import { dayInWords } from '../../../../foundation/screen/day-text.ts';
import { language } from '../../../../foundation/screen/words.ts';
import * as m from '../../../../messages/messages.js';
import type { LetterFile } from '../../schema.ts';

/** Each benefit by the rules of today: whether the letter opens it, until when, why, and by which law. */
export function Benefits({ benefits }: { benefits: LetterFile['benefits'] }) {
  return (
    <section aria-labelledby="benefits" className="stack tight">
      <h2 id="benefits">{m.letters_benefits()}</h2>
      <p className="hint">{m.letters_benefits_lead()}</p>
      <div className="wide" role="region" aria-labelledby="benefit-table" tabIndex={0}>
        <table className="benefits">
          <caption className="hidden-visually" id="benefit-table">{m.letters_benefit_table()}</caption>
          <thead>
            <tr>
              <th scope="col">{m.letters_benefit()}</th>
              <th scope="col">{m.letters_benefit_open()}</th>
              <th scope="col">{m.letters_benefit_until()}</th>
              <th scope="col">{m.letters_benefit_why()}</th>
            </tr>
          </thead>
          <tbody>
            {[...benefits].sort((a, b) => Number(b.open) - Number(a.open)).map(({ benefit, title, open, until, why, authority }) => (
              <tr key={benefit}>
                <th scope="row">{title}</th>
                <td>{open ? <span className="open-mark">{m.letters_benefit_open()}</span> : <span className="hint">{m.letters_benefit_closed()}</span>}</td>
                <td className="day">{until === null ? '–' : dayInWords(until, language())}</td>
                <td>
                  {why}
                  <br />
                  <span className="hint">
                    <bdi dir="ltr">{authority}</bdi>
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
