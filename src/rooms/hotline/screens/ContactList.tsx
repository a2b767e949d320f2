import { Code } from '../../../foundation/screen/Bidi.tsx';
import { DataTable, type Column } from '../../../foundation/screen/DataTable.tsx';
import { useGo } from '../../../foundation/screen/go.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import { Tabs } from '../../../foundation/screen/Tabs.tsx';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import { useRowWindows } from '../../../foundation/screen/use-row-windows.ts';
import * as m from '../../../messages/messages.js';
import type { ContactLine } from '../schema.ts';
import { Instant } from './parts/Instant.tsx';
import { callers, channels, closings, contactStates, languageName } from './parts/labels.ts';

const columns: readonly Column<ContactLine>[] = [
  { id: 'number', head: m.hotline_col_number(), cell: ({ number }) => <Code>{number}</Code>, width: '10rem', names: true },
  { id: 'received', head: m.hotline_col_received(), cell: ({ receivedAt }) => <Instant at={receivedAt} />, width: 'minmax(9.5rem, 12rem)' },
  { id: 'channel', head: m.hotline_col_channel(), cell: ({ channel }) => channels[channel], width: 'minmax(6rem, 8rem)' },
  { id: 'caller', head: m.hotline_step_who(), cell: ({ caller }) => (caller === null ? <span className="hint">–</span> : callers[caller].label), width: 'minmax(9rem, 1fr)' },
  { id: 'language', head: m.hotline_language(), cell: ({ language }) => languageName(language), width: 'minmax(6rem, 8rem)' },
  { id: 'state', head: m.hotline_col_state(), cell: ({ state, closedAs, waiting }) => <span className="row"><Tag tone={state === 'closed' ? 'neutral' : 'info'}>{closedAs === null ? contactStates[state] : closings[closedAs]}</Tag>{waiting && <Tag tone="info">{m.hotline_waits()}</Tag>}</span>, width: 'minmax(9rem, 1.4fr)' },
];

const views = ['all', 'open', 'answer', 'closed'] as const;

/** Every contact, newest first, in codes. */
export function ContactList() {
  const { query } = useAddress();
  const go = useGo();
  const show = views.find((view) => view === query['show']) ?? 'all';
  const { retry, ...windows } = useRowWindows<ContactLine>('/hotline/contacts', 'contacts', { show });
  const pathOf = (view: (typeof views)[number]): string => (view === 'all' ? '/app/hotline/contacts' : `/app/hotline/contacts?show=${view}`);
  const labels = { all: m.hotline_view_all(), open: m.hotline_view_open(), answer: m.hotline_answers(), closed: m.hotline_view_closed() };
  return (
    <>
      <PageHeader title={m.hotline_contacts()} under={m.hotline_contacts_lead()} />
      <Tabs label={m.hotline_views()} current={pathOf(show)} tabs={views.map((view) => ({ path: pathOf(view), label: labels[view] }))} />
      <DataTable key={show} caption={`${m.hotline_contacts()}: ${labels[show]}`} captionHidden columns={columns} {...windows} rowKey={({ id }) => id} rowName={({ number }) => number} onRetry={retry} onOpen={({ id }) => go(`/app/hotline/contacts/${id}`)} height="calc(100dvb - 17rem)" empty={{ sentence: m.hotline_contacts_none() }} />
    </>
  );
}
