import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Code } from '../../../foundation/screen/Bidi.tsx';
import { EmptyState } from '../../../foundation/screen/EmptyState.tsx';
import { Figure } from '../../../foundation/screen/Figure.tsx';
import { Go } from '../../../foundation/screen/go.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { numberText } from '../../../foundation/screen/number-text.ts';
import { useMay } from '../../../foundation/screen/session.ts';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import * as m from '../../../messages/messages.js';
import type { CaseEntry } from '../schema.ts';
import { custodies, districtName } from './parts/labels.ts';

/** How many cases stand on the first page. */
const FIRST = 7;

/** The cases of a prosecutor that wait: the newest first, with their fugitives. */
export function Today() {
  const prosecutes = useMay('justice.prosecute');
  const reading = useRead<{ total: number; cases: CaseEntry[] }>(prosecutes ? '/justice/cases' : undefined, { show: 'pending', count: 200 });
  if (!prosecutes) return null;
  return (
    <section aria-labelledby="justice-today" className="stack">
      <h2 id="justice-today">{m.justice_today()}</h2>
      <Loaded reading={reading}>{({ cases, total }) => (total === 0 ? <EmptyState sentence={m.justice_today_none()} /> : <Waiting cases={cases} total={total} />)}</Loaded>
    </section>
  );
}

function Waiting({ cases, total }: { cases: readonly CaseEntry[]; total: number }) {
  const written = numberText;
  const sum = (of: (c: CaseEntry) => number): string => written(cases.reduce((n, c) => n + of(c), 0));
  return (
    <>
      <div className="figures">
        <Figure label={m.justice_today_cases()} value={written(total)} window={m.justice_today_window()} />
        <Figure label={m.justice_today_defendants()} value={sum((c) => c.pending)} window={m.justice_today_window()} />
        <Figure label={m.justice_today_fugitives()} value={sum((c) => c.atLarge)} window={m.justice_today_window()} />
      </div>
      <ul className="task-list" role="list">
        {cases.slice(0, FIRST).map((c) => (
          <li key={c.id}>
            <span className="row">
              <Go to={`/app/justice/cases/${c.id}`}><Code>{c.docket}</Code></Go>
              <bdi>{districtName(c.district)}</bdi>
            </span>
            <span className="row">
              {m.justice_today_line({ pending: c.pending, defendants: c.defendants })}
              {c.atLarge > 0 && <Tag tone="warn">{custodies['at-large']}</Tag>}
            </span>
          </li>
        ))}
      </ul>
      <p><Go to="/app/justice/cases">{m.justice_today_all()}</Go></p>
    </>
  );
}
