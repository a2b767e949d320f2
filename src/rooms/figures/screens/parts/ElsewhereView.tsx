import { EmptyState } from '../../../../foundation/screen/EmptyState.tsx';
import { Tag } from '../../../../foundation/screen/Tag.tsx';
import { language } from '../../../../foundation/screen/words.ts';
import * as m from '../../../../messages/messages.js';
import type { Elsewhere } from '../../schema.ts';
import type { ViewProps } from './FigureView.tsx';
import { signed } from './numbers.ts';

/** What publications say of the same thing, how far that is from the records, and where two of them disagree. */
export function ElsewhereView({ answer }: ViewProps) {
  const { elsewhere, conflicts, figure } = answer;
  return (
    <div className="stack loose">
      {elsewhere.length === 0 ? (
        <EmptyState sentence={m.figures_elsewhere_none({ period: figure.period.label })} />
      ) : (
        <div className="wide" role="region" aria-label={m.figures_view_elsewhere()} tabIndex={0}>
          <table className="figure-table">
            <caption>{m.figures_elsewhere_caption({ amount: figure.amount })}</caption>
            <thead>
              <tr>
                <th scope="col">{m.figures_column_source()}</th>
                <th scope="col" className="number">{m.figures_column_published()}</th>
                <th scope="col" className="number">{m.figures_column_difference()}</th>
              </tr>
            </thead>
            <tbody>{elsewhere.map((row) => <Published key={`${row.metric} ${row.sourceTitle} ${row.valueText}`} row={row} />)}</tbody>
          </table>
        </div>
      )}
      {conflicts.length > 0 && (
        <section aria-labelledby="conflicts" className="stack">
          <h2 id="conflicts">{m.figures_conflicts()}</h2>
          {conflicts.map((conflict) => (
            <article key={conflict.id} className="card conflict">
              <h3>{conflict.figure}</h3>
              <ul>
                <li>{conflict.first}</li>
                <li>{conflict.second}</li>
              </ul>
              <p><strong>{m.figures_conflict_difference()}</strong> {conflict.difference}</p>
              <p className="read">{conflict.reading}</p>
            </article>
          ))}
        </section>
      )}
    </div>
  );
}

function Published({ row }: { row: Elsewhere }) {
  return (
    <tr>
      <th scope="row">
        {/^https?:\/\//.test(row.sourceAddress) ? <a href={row.sourceAddress} rel="noreferrer">{row.sourceTitle}</a> : row.sourceTitle}
        <span className="hint under">{row.note === '' ? row.metric : `${row.metric}. ${row.note}`}</span>
      </th>
      <td className="number">
        <bdi>{new Intl.NumberFormat(language(), { maximumFractionDigits: 2 }).format(row.value)}</bdi> <span className="hint">{row.unit}</span>
      </td>
      <td className="number">
        {row.difference === null ? '' : row.difference === 0 ? <Tag tone="success">{m.figures_elsewhere_same()}</Tag> : <Tag tone="warn">{signed(row.difference)}</Tag>}
      </td>
    </tr>
  );
}
