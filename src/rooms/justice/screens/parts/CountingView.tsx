import { EmptyState } from '../../../../foundation/screen/EmptyState.tsx';
import { numberText } from '../../../../foundation/screen/number-text.ts';
import { language } from '../../../../foundation/screen/words.ts';
import * as m from '../../../../messages/messages.js';
import type { Counted } from '../../schema.ts';

/** What a record adds to which figure, by fiscal year: the figures' own SQL over this record alone. */
export function CountingView({ counted }: { counted: readonly Counted[] }) {
  const years = [...Map.groupBy(counted, (c) => c.period)].toSorted(([a], [b]) => a.localeCompare(b));
  return (
    <section className="card counting" aria-labelledby="counting">
      <h2 id="counting">{m.justice_counting()}</h2>
      <p className="hint">{m.justice_counting_lead()}</p>
      {years.length === 0 && <EmptyState sentence={m.justice_counting_none()} />}
      {years.map(([period, of]) => (
        <section key={period} aria-label={period}>
          <h3>{period}</h3>
          <ul className="counting-list" role="list">
            {of.map((c) => (
              <li key={c.measure} title={c.rule}>
                <strong>+{amount(c)}</strong> {c.title} <bdi className="code">{c.measure}</bdi>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

function amount({ adds, currency }: Counted): string {
  return currency === null ? numberText(adds) : money(adds, currency);
}

/** An amount of cents as money. */
export function money(cents: number, currency = 'USD'): string {
  return new Intl.NumberFormat(language(), { style: 'currency', currency, maximumFractionDigits: cents % 100 === 0 ? 0 : 2 }).format(cents / 100);
}
