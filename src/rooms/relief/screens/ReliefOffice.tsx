import './parts/relief.css';
import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi, Code } from '../../../foundation/screen/Bidi.tsx';
import { Clock } from '../../../foundation/screen/Clock.tsx';
import { DataTable, type Column } from '../../../foundation/screen/DataTable.tsx';
import { Go, useGo } from '../../../foundation/screen/go.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { Tabs } from '../../../foundation/screen/Tabs.tsx';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import { useRowWindows } from '../../../foundation/screen/use-row-windows.ts';
import * as m from '../../../messages/messages.js';
import type { ApplicationState, OfficeView, PresenceState, QueueEntry } from '../schema.ts';
import { applicationStates, dues, presenceStates } from './parts/labels.ts';
import { LastDay } from './parts/LastDay.tsx';
import { Year } from './parts/Year.tsx';

const stateOf = ({ what, state }: QueueEntry) => (what === 'presence' ? presenceStates[state as PresenceState] : applicationStates[state as ApplicationState]);

const columns: readonly Column<QueueEntry>[] = [
  { id: 'number', head: m.relief_col_number(), cell: ({ number }) => <Code>{number}</Code>, width: '9.5rem', names: true },
  { id: 'person', head: m.relief_col_person(), cell: ({ name, caseCode }) => (name === undefined ? <Code>{caseCode}</Code> : <Bidi person>{name}</Bidi>), width: 'minmax(9rem, 2fr)' },
  { id: 'class', head: m.relief_col_class(), cell: ({ class: of, kind }) => (of === null ? m.relief_presence_short() : kind === 'adjustment' ? m.relief_adjustment_short({ class: of }) : of), width: '6rem' },
  { id: 'received', head: m.relief_col_received(), cell: ({ receivedOn }) => <OnDay day={receivedOn} />, width: '10rem' },
  { id: 'state', head: m.relief_col_state(), cell: (entry) => <Tag tone={stateOf(entry).tone}>{stateOf(entry).label}</Tag>, width: 'minmax(13rem, 1fr)' },
  {
    id: 'due', head: m.relief_col_due(), width: 'minmax(10rem, 1.4fr)',
    cell: ({ dueOn, dueKind, endsOn }) => (dueOn !== null && dueKind !== null ? <span>{dues[dueKind]} <Clock due={`${dueOn}T22:00:00Z`} /></span> : endsOn !== null ? <span>{m.relief_until()} <LastDay until={endsOn} /></span> : <span className="hint"><span aria-hidden="true">–</span><span className="hidden-visually">{m.relief_no_deadline()}</span></span>),
  },
];

const views = ['pending', 'presence', 'granted', 'decided'] as const;

/** An office's relief: the year with its balance, and the work by what is due first. */
export function ReliefOffice() {
  const { query } = useAddress();
  const go = useGo();
  const findsPeople = useMay('people.read');
  const show = views.find((view) => view === query['show']) ?? 'pending';
  const year = /^\d{4}$/.test(query['year'] ?? '') ? query['year'] : undefined;
  const reading = useRead<OfficeView>('/relief', { year });
  const { retry, ...windows } = useRowWindows<QueueEntry>('/relief/queue', 'entries', { show });
  const pathOf = (view: (typeof views)[number]): string => `/app/relief${view === 'pending' && year === undefined ? '' : `?${new URLSearchParams({ ...(view === 'pending' ? {} : { show: view }), ...(year === undefined ? {} : { year }) }).toString()}`}`;
  const labels = { pending: m.relief_view_pending(), presence: m.relief_view_presence(), granted: m.relief_view_granted(), decided: m.relief_view_decided() };
  return (
    <>
      <PageHeader title={m.relief_office()} under={m.relief_office_lead()}>
        <Go to="/app/relief/deadlines" className="button">{m.relief_deadlines()}</Go>
        {findsPeople && <Go to="/app/people" className="button">{m.relief_start()}</Go>}
      </PageHeader>
      <Loaded reading={reading}>{(office) => <Year office={office} show={show} />}</Loaded>
      <Tabs label={m.relief_views()} current={pathOf(show)} tabs={views.map((view) => ({ path: pathOf(view), label: labels[view] }))} />
      <DataTable
        key={show}
        caption={`${m.relief_office()}: ${labels[show]}`}
        captionHidden
        columns={columns}
        {...windows}
        rowKey={({ id }) => id}
        rowName={({ number }) => number}
        onRetry={retry}
        onOpen={({ id, what }) => go(`/app/relief/${what === 'presence' ? 'presences' : 'applications'}/${id}`)}
        height="calc(100dvb - 17rem)"
        empty={{ sentence: m.relief_queue_none(), next: findsPeople ? <><p>{m.relief_queue_start()}</p><Go to="/app/people" className="button">{m.relief_start()}</Go></> : undefined }}
      />
    </>
  );
}
