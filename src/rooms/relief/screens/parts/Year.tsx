import './relief.css';
import { Fragment } from 'react';
import { Go } from '../../../../foundation/screen/go.tsx';
import { language } from '../../../../foundation/screen/words.ts';
import * as m from '../../../../messages/messages.js';
import type { OfficeView } from '../../schema.ts';

/** A fiscal year of an office: what came in is granted, denied, withdrawn and pending together, or a red line says so; the flow, the cap and continued presence beside it. */
export function Year({ office, show }: { office: OfficeView; show: string }) {
  const { cohort, flow, cap, presence, year } = office;
  const n = (value: number): string => new Intl.NumberFormat(language(), { maximumFractionDigits: 1 }).format(value);
  const to = (other: number): string => `/app/relief?${new URLSearchParams({ ...(show === 'pending' ? {} : { show }), year: String(other) }).toString()}`;
  const parts: readonly (readonly [number, string])[] = [[cohort.approved, m.relief_year_approved()], [cohort.denied, m.relief_year_denied()], ...(cohort.withdrawn > 0 ? [[cohort.withdrawn, m.relief_year_withdrawn()] as const] : []), [cohort.pending, m.relief_year_pending()]];
  return (
    <div className="office-year">
      <section className={cohort.reconciles ? 'card' : 'card broken'} aria-labelledby="cohort">
        <div className="row spread">
          <h2 id="cohort">{m.relief_year_cohort()}</h2>
          <nav className="year-moves" aria-label={m.relief_year_moves()}>
            {year > office.firstYear && <Go to={to(year - 1)} className="button small">{m.relief_year_before({ year: String(year - 1) })}</Go>}
            <strong>{m.relief_year_of({ year: String(year) })}</strong>
            {year < office.lastYear && <Go to={to(year + 1)} className="button small">{m.relief_year_after({ year: String(year + 1) })}</Go>}
          </nav>
        </div>
        <p className="equation-line">
          <span>
            <strong>{n(cohort.received)}</strong> {m.relief_year_received()}
          </span>
          {parts.map(([value, label], i) => (
            <Fragment key={label}>
              {' '}
              <span>
                <span className="sign">{i === 0 ? '=' : '+'}</span> <strong>{n(value)}</strong> {label}
              </span>
            </Fragment>
          ))}
        </p>
        {!cohort.reconciles && <p role="alert" className="field-problem">{m.relief_year_broken()}</p>}
        <p className="hint">{m.relief_year_flow({ approved: n(flow.approved), denied: n(flow.denied) })}</p>
        {office.keptAs === 'tracker' && <p className="hint">{m.relief_year_tracker()}</p>}
      </section>
      <section className="card" aria-labelledby="cap">
        <h2 id="cap">{m.relief_cap()}</h2>
        <p className="equation-line"><strong>{n(cap.granted)}</strong> {m.relief_cap_of({ most: n(cap.most) })}</p>
        <p className="hint">{cap.waiting > 0 ? m.relief_cap_waiting({ count: n(cap.waiting) }) : m.relief_cap_none()} <bdi dir="ltr">{cap.authority}</bdi></p>
      </section>
      <section className="card" aria-labelledby="presence">
        <h2 id="presence">{m.relief_presence()}</h2>
        <p className="equation-line"><strong>{n(presence.issued)}</strong> {m.relief_presence_issued({ requested: n(presence.requested) })}</p>
        <p className="hint">{presence.mean === null || presence.median === null ? m.relief_presence_no_days() : m.relief_presence_days({ mean: n(presence.mean), median: n(presence.median) })}</p>
      </section>
    </div>
  );
}
