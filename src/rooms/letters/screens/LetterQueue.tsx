import { Bidi, Code } from '../../../foundation/screen/Bidi.tsx';
import { Clock } from '../../../foundation/screen/Clock.tsx';
import { DataTable, type Column } from '../../../foundation/screen/DataTable.tsx';
import { Go, useGo } from '../../../foundation/screen/go.tsx';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { Tabs } from '../../../foundation/screen/Tabs.tsx';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import { useRowWindows } from '../../../foundation/screen/use-row-windows.ts';
import * as m from '../../../messages/messages.js';
import type { QueueEntry } from '../schema.ts';
import { ageGroups } from './parts/labels.ts';
import { EntryState } from './parts/EntryState.tsx';

const columns: readonly Column<QueueEntry>[] = [
  { id: 'number', head: m.letters_col_request(), cell: ({ number }) => <Code>{number}</Code>, width: '8.75rem', names: true },
  { id: 'person', head: m.letters_col_person(), cell: ({ name, caseCode }) => (name === undefined ? <Code>{caseCode}</Code> : <Bidi person>{name}</Bidi>), width: 'minmax(11rem, 2fr)' },
  { id: 'age', head: m.letters_col_age(), cell: ({ ageGroup }) => (ageGroup === 'minor' ? <Tag tone="primary">{ageGroups.minor}</Tag> : ageGroups[ageGroup]), width: '6.75rem' },
  { id: 'received', head: m.letters_col_received(), cell: ({ receivedOn }) => <OnDay day={receivedOn} />, width: 'minmax(8rem, 10rem)' },
  { id: 'due', head: m.letters_col_due(), cell: ({ nextDueAt }) => (nextDueAt === null ? <span className="hint"><span aria-hidden="true">–</span><span className="hidden-visually">{m.letters_no_clock()}</span></span> : <Clock due={nextDueAt} />), width: 'minmax(7rem, 9.5rem)' },
  { id: 'state', head: m.letters_col_state(), cell: (entry) => <EntryState entry={entry} />, width: 'minmax(10rem, 2fr)' },
];

const views = ['open', 'decided', 'all'] as const;

/** The requests for letters: children first, each with what it waits for and its next clock. */
export function LetterQueue() {
  const { query } = useAddress();
  const go = useGo();
  const mayRequest = useMay('letters.request');
  const show = views.find((view) => view === query['show']) ?? 'open';
  const { retry, ...windows } = useRowWindows<QueueEntry>('/letters/requests', 'entries', { show });
  const pathOf = (view: (typeof views)[number]): string => (view === 'open' ? '/app/letters' : `/app/letters?show=${view}`);
  const labels = { open: m.letters_open(), decided: m.letters_decided(), all: m.letters_all() };
  return (
    <>
      <PageHeader title={m.letters_queue()} under={m.letters_queue_lead()} />
      <Tabs label={m.letters_views()} current={pathOf(show)} tabs={views.map((view) => ({ path: pathOf(view), label: labels[view] }))} />
      <DataTable
        key={show}
        caption={`${m.letters_queue()}: ${labels[show]}`}
        captionHidden
        columns={columns}
        {...windows}
        rowKey={({ id }) => id}
        rowName={({ number }) => number}
        onRetry={retry}
        onOpen={({ id }) => go(`/app/letters/requests/${id}`)}
        height="calc(100dvb - 17rem)"
        empty={{
          sentence: show === 'decided' ? m.letters_queue_none_decided() : m.letters_queue_none(),
          next: mayRequest ? (
            <>
              <p>{m.letters_queue_start()}</p>
              <Go to="/app/people" className="button">
                {m.letters_queue_caseload()}
              </Go>
            </>
          ) : undefined,
        }}
      />
    </>
  );
}
