import { useState } from 'react';
import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { EmptyState } from '../../../foundation/screen/EmptyState.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { numberText } from '../../../foundation/screen/number-text.ts';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import { Tabs } from '../../../foundation/screen/Tabs.tsx';
import * as m from '../../../messages/messages.js';
import type { ReunificationView } from '../schema.ts';
import { Cases } from './parts/Cases.tsx';

const views = ['open', 'done', 'all'] as const;
const WINDOW = 50;

/** Families being brought together, and people going home by their own wish. */
export function ReliefFamily() {
  const { query } = useAddress();
  const show = views.find((view) => view === query['show']) ?? 'open';
  const [from, setFrom] = useState(0);
  const labels = { open: m.relief_view_open(), done: m.relief_view_done(), all: m.relief_view_all() };
  const pathOf = (view: (typeof views)[number]): string => (view === 'open' ? '/app/relief/family' : `/app/relief/family?show=${view}`);
  const reading = useRead<{ total: number; cases: ReunificationView[] }>('/relief/reunifications', { show, from, count: WINDOW });
  const n = numberText;
  return (
    <>
      <PageHeader title={m.relief_family()} under={m.relief_family_pilot()} />
      <Tabs label={m.relief_views()} current={pathOf(show)} tabs={views.map((view) => ({ path: pathOf(view), label: labels[view] }))} />
      <Loaded reading={reading}>
        {({ total, cases }) => total === 0 ? <EmptyState sentence={m.relief_together_none()} /> : (
          <div className="stack">
            <Cases cases={cases} />
            <p className="row">
              {from > 0 && <button type="button" className="button" onClick={() => setFrom(from - WINDOW)}>{m.relief_window_before()}</button>}
              <span className="hint">{m.relief_window({ first: n(from + 1), last: n(from + cases.length), total: n(total) })}</span>
              {from + cases.length < total && <button type="button" className="button" onClick={() => setFrom(from + WINDOW)}>{m.relief_window_after()}</button>}
            </p>
          </div>
        )}
      </Loaded>
    </>
  );
}
