import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi, Code } from '../../../foundation/screen/Bidi.tsx';
import { DataTable, type Column } from '../../../foundation/screen/DataTable.tsx';
import { Go, useGo } from '../../../foundation/screen/go.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import { today } from '../../../foundation/screen/today.ts';
import * as m from '../../../messages/messages.js';
import type { DueList as Dues } from '../schema.ts';
import { dues } from './parts/labels.ts';

const columns: readonly Column<Dues['dues'][number]>[] = [
  { id: 'due', head: m.grants_due_on(), cell: ({ dueOn }) => <OnDay day={dueOn} />, width: 'minmax(8rem, 10rem)' },
  { id: 'kind', head: m.grants_kind(), cell: ({ kind, dueOn }) => <span className="row">{dues[kind]}{dueOn < today() && <Tag tone="warn">{m.grants_overdue()}</Tag>}</span>, width: 'minmax(9rem, 13rem)' },
  { id: 'number', head: m.grants_number(), cell: ({ number }) => <Code>{number}</Code>, width: 'minmax(8.5rem, 10rem)', names: true },
  { id: 'title', head: m.grants_title(), cell: ({ title }) => <Bidi>{title}</Bidi>, width: 'minmax(12rem, 3fr)' },
];

/** What is due of the awards: the list that a grant officer begins with. */
export function DueList() {
  const go = useGo();
  const reading = useRead<Dues>('/grants/dues');
  return (
    <>
      <PageHeader title={m.grants_due()} under={m.grants_due_lead()}>
        <Go to="/app/grants/awards" className="button primary">{m.grants_list()}</Go>
        {reading.data !== undefined && reading.data.toCode > 0 && <Go to="/app/grants/classification" className="button">{m.grants_queue_mine()} ({reading.data.toCode})</Go>}
        {reading.data !== undefined && reading.data.differ > 0 && <Go to="/app/grants/classification?show=differ" className="button">{m.grants_queue_differ()} ({reading.data.differ})</Go>}
        {reading.data !== undefined && reading.data.proposals > 0 && <Go to="/app/grants/editions" className="button">{m.grants_proposals()} ({reading.data.proposals})</Go>}
      </PageHeader>
      <Loaded reading={reading}>
        {(due) => <DataTable caption={m.grants_due()} captionHidden columns={columns} rows={due.dues} rowKey={({ id, kind }) => id + kind} rowName={({ number }) => number} onOpen={({ award }) => go(`/app/grants/awards/${award}`)} height="calc(100dvb - 17rem)" empty={{ sentence: m.grants_none_due() }} />}
      </Loaded>
    </>
  );
}
