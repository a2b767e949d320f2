import { Tag } from '../../../../foundation/screen/Tag.tsx';
import * as m from '../../../../messages/messages.js';
import type { ResultView } from '../../schema.ts';
import { dimensions, elements, needs, severeForms, standings, strengths } from './labels.ts';

/** Why the band is what it is: the indicators met, the dimensions, and the elements of the law, each with its authority. */
export function Reasons({ result }: { result: ResultView }) {
  const met = result.indicators.filter(({ standing }) => standing === 'met');
  const shown = result.dimensions.filter((one) => one.met > 0);
  return (
    <>
      <section className="card" aria-labelledby="because">
        <h2 id="because">{m.screening_because()}</h2>
        {met.length === 0 ? <p className="hint">{m.screening_because_nothing()}</p> : (
          <ul className="line-list" role="list">
            {met.map((one) => (
              <li key={one.code}>
                <div className="stack tight">
                  <span>{one.words}</span>
                  <span className="hint">{one.dimension === null ? m.screening_by_law() : `${dimensions[one.dimension]} · ${one.strength === null ? '' : strengths[one.strength]}`}</span>
                </div>
              </li>
            ))}
          </ul>
        )}
        {shown.length > 0 && <p className="hint">{m.screening_dimensions({ list: shown.map((one) => `${dimensions[one.dimension]} ${one.met}`).join(', ') })}</p>}
        <p className="hint">{m.screening_strength_source()}</p>
      </section>
      <section className="card" aria-labelledby="elements">
        <h2 id="elements">{m.screening_elements()}</h2>
        {result.forms.map((form) => (
          <div key={form.form} className="stack tight">
            <div className="row spread"><h3>{severeForms[form.form]}</h3><Tag tone={standings[form.standing].tone}>{standings[form.standing].label}</Tag></div>
            <p className="hint"><bdi dir="ltr">{form.authority}</bdi></p>
            <ul className="needs" role="list">
              {form.needs.map((need) => <li key={need.name}><span>{needs[need.name] ?? need.name}</span> <Tag tone={standings[need.standing].tone}>{standings[need.standing].label}</Tag></li>)}
            </ul>
          </div>
        ))}
        <details>
          <summary>{m.screening_elements_each()}</summary>
          <ul className="needs" role="list">
            {result.elements.map(({ element, standing, authority, by }) => (
              <li key={element}>
                <span className="stack tight"><span>{elements[element]}</span><span className="hint"><bdi dir="ltr">{authority}</bdi>{by.length > 0 && ` · ${by.join('; ')}`}</span></span>
                <Tag tone={standings[standing].tone}>{standings[standing].label}</Tag>
              </li>
            ))}
          </ul>
        </details>
      </section>
    </>
  );
}
