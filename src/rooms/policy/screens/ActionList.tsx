import { useState } from 'react';
import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi } from '../../../foundation/screen/Bidi.tsx';
import { DataTable, type Column } from '../../../foundation/screen/DataTable.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { Tabs } from '../../../foundation/screen/Tabs.tsx';
import * as m from '../../../messages/messages.js';
import type { Actions, ActionView } from '../schema.ts';
import { isOpen, Standing, telling } from './parts/Action.tsx';
import { sources } from './parts/labels.ts';
import { SheetForm, type Asking } from '../../../foundation/screen/SheetForm.tsx';

const columns: readonly Column<ActionView>[] = [
  { id: 'due', head: m.policy_due_on(), cell: ({ dueOn }) => <OnDay day={dueOn} />, width: 'minmax(8.5rem, 10rem)' },
  { id: 'agency', head: m.policy_agency(), cell: ({ short }) => <Bidi>{short}</Bidi>, width: '7rem' },
  { id: 'what', head: m.policy_what(), cell: ({ what }) => <Bidi>{what}</Bidi>, width: 'minmax(16rem, 3fr)', names: true },
  { id: 'from', head: m.policy_follows_from(), cell: ({ source, from }) => <><span className="hint">{sources[source]}:</span> <Bidi>{from}</Bidi></>, width: 'minmax(15rem, 2fr)' },
  { id: 'state', head: m.policy_state(), cell: (action) => <Standing action={action} />, width: 'minmax(12rem, 1fr)' },
];
const VIEWS = ['open', 'overdue', 'all'] as const;

/** What agencies are to do, whatever it follows from: where the work of the office begins. */
export function ActionList() {
  const { query } = useAddress();
  const mayWrite = useMay('policy.write');
  const [asking, setAsking] = useState<Asking | undefined>(undefined);
  const show = VIEWS.find((view) => view === query['show']) ?? 'open';
  const reading = useRead<Actions>('/policy/actions', { show });
  const labels = { open: m.policy_view_open(), overdue: m.policy_view_overdue(), all: m.policy_view_all() };
  const pathOf = (view: (typeof VIEWS)[number]): string => (view === 'open' ? '/app/policy' : `/app/policy?show=${view}`);
  return (
    <>
      <PageHeader title={m.policy_actions()} under={m.policy_actions_lead()} />
      <Tabs label={m.policy_views()} current={pathOf(show)} tabs={VIEWS.map((view) => ({ path: pathOf(view), label: labels[view], count: reading.data?.[view] }))} />
      <Loaded reading={reading}>
        {({ actions }) => (
          <DataTable
            caption={`${m.policy_actions()}: ${labels[show]}`} captionHidden columns={columns} rows={actions} rowKey={({ id }) => id} rowName={({ short, what }) => `${short}: ${what}`} height="calc(100dvb - 19rem)" empty={{ sentence: m.policy_no_action() }}
            {...(mayWrite ? { onOpen: (action: ActionView) => { if (isOpen(action)) setAsking(telling(action)); } } : {})}
          />
        )}
      </Loaded>
      <SheetForm asking={asking} onClose={() => setAsking(undefined)} />
    </>
  );
}
