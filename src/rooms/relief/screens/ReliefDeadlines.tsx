import { useState } from 'react';
import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi, Code } from '../../../foundation/screen/Bidi.tsx';
import { EmptyState } from '../../../foundation/screen/EmptyState.tsx';
import { Go } from '../../../foundation/screen/go.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { numberText } from '../../../foundation/screen/number-text.ts';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import { Tabs } from '../../../foundation/screen/Tabs.tsx';
import * as m from '../../../messages/messages.js';
import type { DeadlineView } from '../schema.ts';
import { DueList } from './parts/DueList.tsx';

const views = ['ahead', 'passed', 'all'] as const;
const WINDOW = 50;

/** Everything that is due, the nearest first, each with its rule and how it was counted. */
export function ReliefDeadlines() {
  const { query } = useAddress();
  const show = views.find((view) => view === query['show']) ?? 'ahead';
  const labels = { ahead: m.relief_view_ahead(), passed: m.relief_view_passed(), all: m.relief_view_all() };
  const pathOf = (view: (typeof views)[number]): string => (view === 'ahead' ? '/app/relief/deadlines' : `/app/relief/deadlines?show=${view}`);
  return (
    <>
      <PageHeader title={m.relief_deadlines()} under={m.relief_deadlines_lead()} />
      <Tabs label={m.relief_views()} current={pathOf(show)} tabs={views.map((view) => ({ path: pathOf(view), label: labels[view] }))} />
      <Window key={show} show={show} />
    </>
  );
}

function Window({ show }: { show: (typeof views)[number] }) {
  const [from, setFrom] = useState(0);
  const reading = useRead<{ total: number; deadlines: DeadlineView[] }>('/relief/deadlines', { show, from, count: WINDOW });
  return (
    <Loaded reading={reading}>
      {({ total, deadlines }) => total === 0 ? <EmptyState sentence={m.relief_deadlines_none()} /> : (
        <div className="stack loose">
          {[...Map.groupBy(deadlines, (d) => d.person)].map(([person, of]) => (
            <section key={`${person} ${of[0]?.id}`} className="stack tight" aria-label={of[0]?.name ?? of[0]?.caseCode ?? ''}>
              <h2>
                <Go to={`/app/people/${person}/relief`}>{of[0]?.name === undefined ? <Code>{of[0]?.caseCode ?? ''}</Code> : <Bidi person>{of[0].name}</Bidi>}</Go>
              </h2>
              <DueList deadlines={of} />
            </section>
          ))}
          <p className="row">
            {from > 0 && <button type="button" className="button" onClick={() => setFrom(from - WINDOW)}>{m.relief_window_before()}</button>}
            <span className="hint">{m.relief_window({ first: number(from + 1), last: number(from + deadlines.length), total: number(total) })}</span>
            {from + deadlines.length < total && <button type="button" className="button" onClick={() => setFrom(from + WINDOW)}>{m.relief_window_after()}</button>}
          </p>
        </div>
      )}
    </Loaded>
  );
}

const number = numberText;
