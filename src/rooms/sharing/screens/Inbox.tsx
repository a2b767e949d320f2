import { Clock } from '../../../foundation/screen/Clock.tsx';
import { DataTable, type Column } from '../../../foundation/screen/DataTable.tsx';
import { Bidi } from '../../../foundation/screen/Bidi.tsx';
import { dayAt } from '../../../foundation/screen/day-text.ts';
import { useGo } from '../../../foundation/screen/go.tsx';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import { Tabs } from '../../../foundation/screen/Tabs.tsx';
import { useRowWindows } from '../../../foundation/screen/use-row-windows.ts';
import * as m from '../../../messages/messages.js';
import type { InboxEntry } from '../schema.ts';
import { StateTag } from './parts/StateTag.tsx';
import { topics } from './parts/labels.ts';

const columns: readonly Column<InboxEntry>[] = [
  { id: 'from', head: m.sharing_col_from(), cell: ({ sender }) => <Bidi>{sender.name}</Bidi>, width: 'minmax(12rem, 2fr)', names: true },
  { id: 'what', head: m.sharing_col_what(), cell: ({ topic, kind }) => topics[topic] ?? (kind === 'referral' ? m.sharing_kind_referral() : m.sharing_kind_packet()), width: 'minmax(9rem, 1fr)' },
  { id: 'sent', head: m.sharing_col_sent(), cell: ({ sentAt }) => <OnDay day={dayAt(sentAt)} />, width: 'minmax(8rem, 10rem)' },
  { id: 'due', head: m.sharing_col_due(), cell: ({ answerBy, state }) => (answerBy !== null && (state === 'waiting' || state === 'overdue') ? <Clock due={answerBy} /> : <span aria-hidden="true">–</span>), width: 'minmax(7rem, 10rem)' },
  { id: 'state', head: m.sharing_col_state(), cell: ({ state }) => <StateTag state={state} />, width: 'minmax(9rem, 1fr)' },
];

/** What other agencies sent: referrals to answer, and what was told under releases. */
export function Inbox() {
  const { query } = useAddress();
  const go = useGo();
  const show = query['show'] === 'all' ? 'all' : 'waiting';
  const { retry, ...windows } = useRowWindows<InboxEntry>('/sharing/inbox', 'entries', { show });
  const tabs = [{ path: '/app/sharing', label: m.sharing_waiting() }, { path: '/app/sharing?show=all', label: m.sharing_all() }];
  return (
    <>
      <PageHeader title={m.sharing_inbox()} under={m.sharing_inbox_lead()} />
      <Tabs label={m.sharing_views()} tabs={tabs} current={show === 'all' ? '/app/sharing?show=all' : '/app/sharing'} />
      <DataTable
        key={show}
        caption={m.sharing_inbox()}
        captionHidden
        columns={columns}
        {...windows}
        rowKey={({ id }) => id}
        rowName={({ sender }) => sender.name}
        onRetry={retry}
        onOpen={({ id }) => go(`/app/sharing/messages/${id}`)}
        height="calc(100dvb - 17rem)"
        empty={{ sentence: show === 'all' ? m.sharing_inbox_none_all() : m.sharing_inbox_none() }}
      />
    </>
  );
}
