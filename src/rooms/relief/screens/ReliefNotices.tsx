import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../../../foundation/screen/ask.ts';
import { forget, useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi, Code } from '../../../foundation/screen/Bidi.tsx';
import { ChoiceField } from '../../../foundation/screen/ChoiceField.tsx';
import { DataTable, type Column } from '../../../foundation/screen/DataTable.tsx';
import { dayAt, dayInWords } from '../../../foundation/screen/day-text.ts';
import { Form } from '../../../foundation/screen/Form.tsx';
import { useGo } from '../../../foundation/screen/go.tsx';
import { KeyValues } from '../../../foundation/screen/KeyValues.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { Sheet } from '../../../foundation/screen/Sheet.tsx';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import { showToast } from '../../../foundation/screen/toasts.ts';
import { useRowWindows } from '../../../foundation/screen/use-row-windows.ts';
import { language } from '../../../foundation/screen/words.ts';
import * as m from '../../../messages/messages.js';
import type { Incoming, NoticeView } from '../schema.ts';
import { noticeOf } from './parts/labels.ts';
import { LastDay } from './parts/LastDay.tsx';
import { useIncoming } from './parts/use-incoming.ts';

const columns: readonly Column<NoticeView>[] = [
  { id: 'person', head: m.relief_col_person(), cell: ({ name, caseCode }) => (name === undefined ? <Code>{caseCode}</Code> : <Bidi person>{name}</Bidi>), width: 'minmax(11rem, 2fr)', names: true },
  { id: 'kind', head: m.relief_col_notice(), cell: (n) => <Tag tone={n.kind === 'ended' ? 'warn' : 'success'}>{noticeOf(n)}</Tag>, width: 'minmax(12rem, 2fr)' },
  { id: 'dated', head: m.relief_col_dated(), cell: ({ datedOn }) => <OnDay day={datedOn} />, width: 'minmax(8rem, 10rem)' },
  { id: 'ends', head: m.relief_col_ends(), cell: ({ endsOn }) => (endsOn === null ? <span className="hint">{m.relief_no_end()}</span> : <LastDay until={endsOn} />), width: 'minmax(8rem, 10rem)' },
  { id: 'office', head: m.relief_col_office(), cell: ({ office }) => <Bidi>{office}</Bidi>, width: 'minmax(10rem, 2fr)' },
];

/** Status notices that immigration offices sent: those to be taken up, and those that stand on people of this office. */
export function ReliefNotices() {
  const go = useGo();
  const mayTake = useMay('relief.take');
  const waiting = useIncoming(mayTake);
  const [open, setOpen] = useState<string | undefined>(undefined);
  const { retry, ...windows } = useRowWindows<NoticeView>('/relief/notices', 'notices');
  return (
    <>
      <PageHeader title={m.relief_notices()} under={m.relief_notices_lead()} />
      <div className="stack loose">
      {waiting.length > 0 && (
        <section aria-labelledby="incoming" className="stack">
          <h2 id="incoming">{m.relief_incoming()}</h2>
          <ul className="line-list" role="list">
            {waiting.map((one) => (
              <li key={one.id}>
                <span><Bidi>{one.sender.name}</Bidi> <span className="hint"><OnDay day={dayAt(one.sentAt)} /></span></span>
                <button type="button" className="button small" onClick={() => setOpen(one.id)}>{m.relief_incoming_open()}</button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <DataTable caption={m.relief_notices()} captionHidden columns={columns} {...windows} rowKey={({ id }) => id} rowName={({ caseCode }) => caseCode} onRetry={retry} onOpen={({ person }) => go(`/app/people/${person}`)} height="calc(100dvb - 14rem)" empty={{ sentence: m.relief_notices_none() }} />
      </div>
      <Sheet open={open !== undefined} onClose={() => setOpen(undefined)} title={m.relief_incoming_take()}>
        {open !== undefined && <div className="sheet-content"><Take id={open} onDone={() => setOpen(undefined)} /></div>}
      </Sheet>
    </>
  );
}

function Take({ id, onDone }: { id: string; onDone: () => void }) {
  const client = useQueryClient();
  const reading = useRead<Incoming>(`/relief/incoming/${id}`);
  const day = (on: string): string => dayInWords(on, language());
  return (
    <Loaded reading={reading}>
      {(notice) => (
        <div className="stack">
          <KeyValues facts={[{ label: m.relief_col_notice(), value: noticeOf(notice) }, { label: m.relief_col_dated(), value: <OnDay day={notice.datedOn} /> }, ...(notice.endsOn === null ? [] : [{ label: m.relief_fact_last_day(), value: <LastDay until={notice.endsOn} /> }]), { label: m.relief_col_person(), value: <Bidi person>{notice.name ?? ''}</Bidi> }, { label: m.relief_fact_born(), value: notice.bornOn === undefined ? '' : <OnDay day={notice.bornOn} /> }, { label: m.relief_col_office(), value: <Bidi>{notice.office}</Bidi> }]} />
          <Form<{ person: string }, { id: string }>
            label={m.relief_incoming_take()}
            initial={{ person: notice.candidates.find(({ exact }) => exact)?.person ?? 'new' }}
            send={({ person }, { key }) => send('POST', `/relief/incoming/${id}/take`, person === 'new' ? {} : { person }, { key })}
            submit={m.relief_incoming_take()}
            onDone={() => {
              showToast(m.relief_incoming_done());
              onDone();
              void forget(client, ['/relief', '/sharing', '/letters', '/people']);
            }}
          >
            <ChoiceField name="person" label={m.relief_field_same()} hint={m.relief_field_same_hint()} choices={[...notice.candidates.map((c) => ({ value: c.person, label: `${c.name ?? ''} ${c.caseCode}`.trim(), hint: c.bornOn === undefined ? undefined : day(c.bornOn) })), { value: 'new', label: m.relief_incoming_new() }]} />
          </Form>
        </div>
      )}
    </Loaded>
  );
}
