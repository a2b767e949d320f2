import { useState } from 'react';
import { useRead } from '../../../../foundation/screen/ask-hooks.ts';
import { Bidi, Code } from '../../../../foundation/screen/Bidi.tsx';
import { EmptyState } from '../../../../foundation/screen/EmptyState.tsx';
import { Loaded } from '../../../../foundation/screen/Loaded.tsx';
import { useMay } from '../../../../foundation/screen/session.ts';
import { Tag } from '../../../../foundation/screen/Tag.tsx';
import { Timeline, type Happening } from '../../../../foundation/screen/Timeline.tsx';
import * as m from '../../../../messages/messages.js';
import type { FigureAnswer, History } from '../../schema.ts';
import { Between } from './Between.tsx';
import type { ViewProps } from './FigureView.tsx';
import type { Kept } from './kept.ts';
import { keptOf } from './kept.ts';
import { Leaning } from './Leaning.tsx';
import { numberOf, signed } from './numbers.ts';
import { ReviseForm } from './ReviseForm.tsx';

/** The values that were kept of a figure, and every change to them with its reason. */
export function HistoryView({ measure, answer, where }: ViewProps) {
  const { figure } = answer;
  const reading = useRead<History>(`/figures/${measure.id}/history`, { period: figure.period.label });
  return (
    <Loaded reading={reading}>
      {(history) => {
        const mine = keptOf(history, figure);
        const ordered = mine === undefined ? history.kept : [mine, ...history.kept.filter((one) => one !== mine)];
        return (
          <div className="stack loose">
            {history.kept.length === 0 && <EmptyState sentence={m.figures_history_none({ period: figure.period.label })}>{m.figures_history_none_more()}</EmptyState>}
            <Between measure={measure} answer={answer} where={where} since={mine?.firstKnownAt} />
            <Leaning figure={figure} />
            {ordered.map((kept) => <KeptValue key={kept.id} kept={kept} figure={kept === mine ? figure : undefined} currency={figure.currency} />)}
          </div>
        );
      }}
    </Loaded>
  );
}

function KeptValue({ kept, figure, currency }: { kept: Kept; figure: FigureAnswer | undefined; currency: string | undefined }) {
  const [proposing, setProposing] = useState(false);
  const mayKeep = useMay('figures.keep');
  const shown = (value: number): string => numberOf({ value, status: 'computed' }, currency);
  const moved = figure !== undefined && figure.value !== kept.value;
  return (
    <section className="card kept-value" aria-label={kept.figure}>
      <div className="row spread">
        <h2>
          <Code>{kept.figure}</Code> <Tag>{m.figures_history_version({ version: kept.version })}</Tag>
        </h2>
        <p className="kept-number"><bdi>{shown(kept.value)}</bdi></p>
      </div>
      <p className="read">{kept.sentence}</p>
      {moved && <p className="note warn">{m.figures_history_moved({ kept: shown(kept.value), now: shown(figure.value ?? 0) })}</p>}
      <Timeline happenings={happeningsOf(kept, shown)} />
      {mayKeep && !proposing && (
        <p>
          <button type="button" className={moved ? 'button primary' : 'button'} onClick={() => setProposing(true)}>{m.figures_revise()}</button>
        </p>
      )}
      {proposing && <ReviseForm kept={kept} onClose={() => setProposing(false)} />}
    </section>
  );
}

function happeningsOf(kept: Kept, shown: (value: number) => string): Happening[] {
  const first = kept.changes[0]?.from ?? kept.value;
  const changes = kept.changes.toReversed().map((change, at): Happening => ({
    id: String(change.toVersion), at: change.at, now: at === 0,
    what: m.figures_history_change({ from: shown(change.from), to: shown(change.to), difference: signed(change.difference), reason: change.reason }),
    by: change.mine ? m.figures_history_by_me() : m.figures_history_by({ name: change.author }),
    more: <p><Bidi>{change.words}</Bidi></p>,
  }));
  const kepts: Happening = { id: 'known', at: kept.knownAt, now: changes.length === 0, what: changes.length === 0 ? m.figures_history_first({ value: shown(first) }) : m.figures_history_counted({ value: shown(kept.value) }) };
  return changes.length === 0 ? [kepts] : [...changes, { ...kepts, id: 'first', at: kept.knownAt, what: m.figures_history_counted({ value: shown(kept.value) }) }];
}
