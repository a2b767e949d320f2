import { Tag } from '../../../../foundation/screen/Tag.tsx';
import * as m from '../../../../messages/messages.js';
import { bandOf, pointersOf } from '../../rules.ts';
import type { Described } from '../../schema.ts';
import { bandWords, describeds, pointerWords } from './labels.ts';

/** What was described points to, each with its reasons and section; never a score alone, and never a verdict. */
export function Pointers({ described }: { described: readonly Described[] }) {
  const band = bandOf(described);
  const pointers = pointersOf(described);
  return (
    <section className="card" aria-labelledby="pointers">
      <div className="row spread"><h2 id="pointers">{m.hotline_pointers()}</h2><Tag tone={band === 'strong' || band === 'many' ? 'warn' : band === 'some' ? 'info' : 'neutral'}>{bandWords[band]}</Tag></div>
      {pointers.length === 0 ? <p className="hint">{m.hotline_pointers_none()}</p> : (
        <ul className="pointers" role="list">
          {pointers.map(({ element, by, authority }) => (
            <li key={element}><strong>{pointerWords[element]}</strong> · {by.map((code) => describeds[code].label).join(', ')} <span className="hint"><bdi dir="ltr">{authority}</bdi></span></li>
          ))}
        </ul>
      )}
      <p className="hint">{m.hotline_pointers_hint()}</p>
    </section>
  );
}
