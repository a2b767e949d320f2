import { Bidi, Code } from '../../../../foundation/screen/Bidi.tsx';
import { EmptyState } from '../../../../foundation/screen/EmptyState.tsx';
import { Tag, type Tone } from '../../../../foundation/screen/Tag.tsx';
import * as m from '../../../../messages/messages.js';
import type { Checked } from '../../schema.ts';

const TURNED: Readonly<Record<Checked['turns'][number]['turned'], { tone: Tone; label: () => string }>> = {
  false: { tone: 'danger', label: () => m.publication_turned_false() }, true: { tone: 'success', label: () => m.publication_turned_true() }, changed: { tone: 'info', label: () => m.publication_turned_changed() },
};

/** Every sentence that reads otherwise than it was released, those that are no longer true first. */
export function Turns({ checked, toPlace }: { checked: Checked; toPlace: (section: number, paragraph: number) => void }) {
  const { turns } = checked;
  if (turns.length === 0) return <EmptyState sentence={m.publication_turns_none()}>{m.publication_turns_none_more()}</EmptyState>;
  const weight = { false: 0, true: 1, changed: 2 };
  return (
    <>
      <p role="status">{m.publication_turns_count({ count: turns.length })}</p>
      <ul className="line-list" role="list">
        {[...turns].sort((a, b) => weight[a.turned] - weight[b.turned]).map((turn) => (
          <li key={`${turn.section} ${turn.paragraph} ${turn.after}`}>
            <span className="stack tight">
              <span className="row"><Tag tone={TURNED[turn.turned].tone}>{TURNED[turn.turned].label()}</Tag>{turn.figures.map((figure) => <Code key={figure}>{figure}</Code>)}</span>
              {turn.before !== turn.after && <del><Bidi>{turn.before}</Bidi></del>}
              <span><Bidi>{turn.after}</Bidi></span>
              {turn.why.map((why) => <span key={why} className="hint">{why}</span>)}
              <span><button type="button" className="button quiet small" onClick={() => toPlace(turn.section, turn.paragraph)}>{m.publication_to_paragraph()}</button></span>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
