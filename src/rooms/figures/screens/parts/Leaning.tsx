import { useRead } from '../../../../foundation/screen/ask-hooks.ts';
import { Bidi } from '../../../../foundation/screen/Bidi.tsx';
import { Go } from '../../../../foundation/screen/go.tsx';
import { Loaded } from '../../../../foundation/screen/Loaded.tsx';
import { useMay } from '../../../../foundation/screen/session.ts';
import { Tag, type Tone } from '../../../../foundation/screen/Tag.tsx';
import * as m from '../../../../messages/messages.js';
import { writeFigure } from '../../rules.ts';
import type { FigureAnswer } from '../../schema.ts';

/** A sentence of an Assessment that leans on a figure: as it was released, and as it reads now. */
interface Sentence { year: number; section: string; at: number; paragraph: number; turned: 'false' | 'true' | 'changed' | 'same'; before: string | null; after: string; why: readonly string[] }

const TURNED: Readonly<Record<Sentence['turned'], { tone: Tone; label: () => string }>> = {
  false: { tone: 'danger', label: () => m.figures_leaning_false() }, true: { tone: 'success', label: () => m.figures_leaning_true() }, changed: { tone: 'info', label: () => m.figures_leaning_changed() }, same: { tone: 'neutral', label: () => m.figures_leaning_same() },
};

/** Where a figure is told in the Assessments of one's office, and what becomes of each sentence now. */
export function Leaning({ figure }: { figure: FigureAnswer }) {
  const may = useMay('publication.read');
  const reading = useRead<{ sentences: Sentence[] }>(may ? '/assessments/leaning' : undefined, { figure: writeFigure(figure.measure, figure.period, figure.filter) });
  if (!may) return null;
  return (
    <section className="card stack" aria-labelledby="leaning">
      <h2 id="leaning">{m.figures_leaning()}</h2>
      <Loaded reading={reading}>
        {({ sentences }) => (sentences.length === 0 ? <p className="hint">{m.figures_leaning_none()}</p> : (
          <ul className="line-list" role="list">
            {sentences.map((one) => (
              <li key={`${one.year} ${one.at} ${one.paragraph} ${one.after}`}>
                <span className="stack tight">
                  <span className="row"><Tag tone={TURNED[one.turned].tone}>{TURNED[one.turned].label()}</Tag> <Go to={`/app/report/${one.year}?view=turns`}>{m.figures_leaning_place({ year: String(one.year), section: one.section, paragraph: String(one.paragraph) })}</Go></span>
                  {one.before !== null && one.before !== one.after && <del><Bidi>{one.before}</Bidi></del>}
                  <span className="read"><Bidi>{one.after}</Bidi></span>
                  {one.why.map((why) => <span key={why} className="hint">{why}</span>)}
                </span>
              </li>
            ))}
          </ul>
        ))}
      </Loaded>
    </section>
  );
}
