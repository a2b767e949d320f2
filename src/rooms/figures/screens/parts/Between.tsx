import { useRead } from '../../../../foundation/screen/ask-hooks.ts';
import { Bidi, Code } from '../../../../foundation/screen/Bidi.tsx';
import { Loaded } from '../../../../foundation/screen/Loaded.tsx';
import { Note } from '../../../../foundation/screen/Note.tsx';
import { useAddress } from '../../../../foundation/screen/router.tsx';
import { Timeline } from '../../../../foundation/screen/Timeline.tsx';
import * as m from '../../../../messages/messages.js';
import type { Difference } from '../../schema.ts';
import { instantOf } from './as-of.ts';
import { AsOfField } from './AsOfField.tsx';
import type { ViewProps } from './FigureView.tsx';
import { numberOf, signed } from './numbers.ts';

/** A figure at two instants: the difference, the records that moved, and why. Unless told, from when a value of it was kept until now. */
export function Between({ measure, answer, where, since }: Pick<ViewProps, 'measure' | 'answer' | 'where'> & { since: string | undefined }) {
  const { query, setQuery } = useAddress();
  const [from, to] = [query['since'] ?? since, query['till']];
  const instant = instantOf(from);
  const reading = useRead<Difference>(instant === undefined ? undefined : `/figures/${measure.id}/difference`, { period: answer.figure.period.label, where, from: instant, to: instantOf(to) });
  return (
    <section className="card stack" aria-labelledby="between">
      <h2 id="between">{m.figures_between()}</h2>
      <div className="figure-controls">
        <AsOfField label={m.figures_between_from()} value={query['since']} onChange={(next) => setQuery({ since: next })} />
        <AsOfField label={m.figures_between_to()} value={to} onChange={(next) => setQuery({ till: next })} />
      </div>
      {instant === undefined ? <p className="hint">{m.figures_between_say()}</p> : <Loaded reading={reading}>{(found) => <Found found={found} />}</Loaded>}
    </section>
  );
}

function Found({ found }: { found: Difference }) {
  const { from, to, difference, currency, came, went, changed, stayed, reasons } = found;
  const shown = (value: number | null): string => numberOf({ value, status: 'computed' }, currency);
  const all = (moved: Difference['came']): number => moved.seen + moved.beyond;
  return (
    <>
      <p className="read">
        {difference === 0 ? m.figures_between_same({ value: shown(to.value) }) : m.figures_between_moved({ from: shown(from.value), to: shown(to.value), difference: difference === null ? '–' : currency === undefined ? signed(difference) : `${difference < 0 ? '−' : '+'}${shown(Math.abs(difference))}` })}
      </p>
      <ul className="line-list" role="list">
        {([['came', came, m.figures_between_came], ['went', went, m.figures_between_went], ['changed', changed, m.figures_between_changed]] as const).filter(([, moved]) => all(moved) > 0).map(([way, moved, said]) => (
          <li key={way}>
            <span className="stack tight">
              <span>{said({ count: all(moved) })}{moved.beyond > 0 && <span className="hint"> {m.figures_between_beyond({ count: moved.beyond })}</span>}</span>
              {moved.records.length > 0 && <details><summary>{m.figures_between_records({ count: moved.seen })}</summary><ul role="list">{moved.records.map((record) => <li key={record}><Code>{record}</Code></li>)}</ul></details>}
            </span>
          </li>
        ))}
        <li>{m.figures_between_stayed({ count: stayed })}</li>
      </ul>
      {reasons.length > 0 ? (
        <Timeline happenings={reasons.map((one) => ({ id: one.at, at: one.at, what: m.figures_between_reason({ from: shown(one.from), to: shown(one.to), reason: one.reason }), by: one.mine ? m.figures_history_by_me() : m.figures_history_by({ name: one.author }), more: <p><Bidi>{one.words}</Bidi></p> }))} />
      ) : difference !== 0 && <Note tone="warn">{m.figures_between_no_reason()}</Note>}
    </>
  );
}
