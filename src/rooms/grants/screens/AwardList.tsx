import { useMemo, useState } from 'react';
import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi, Code } from '../../../foundation/screen/Bidi.tsx';
import { DataTable, type Column } from '../../../foundation/screen/DataTable.tsx';
import { useGo } from '../../../foundation/screen/go.tsx';
import { Keys } from '../../../foundation/screen/Keys.tsx';
import { useKeys } from '../../../foundation/screen/keys.ts';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import { SearchBox } from '../../../foundation/screen/SearchBox.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { Sheet } from '../../../foundation/screen/Sheet.tsx';
import { Tabs } from '../../../foundation/screen/Tabs.tsx';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import { today } from '../../../foundation/screen/today.ts';
import { useRowWindows } from '../../../foundation/screen/use-row-windows.ts';
import * as m from '../../../messages/messages.js';
import { SORTS, VIEWS, type AwardLine, type Names } from '../schema.ts';
import { recipient } from './parts/askings.tsx';
import { AwardForm } from './parts/AwardForm.tsx';
import { countsAs, funders, money, standings } from './parts/labels.ts';
import { Narrow } from './parts/Narrow.tsx';
import { SheetForm, type Asking } from './parts/SheetForm.tsx';

const columns: readonly Column<AwardLine>[] = [
  { id: 'number', head: m.grants_number(), cell: ({ number }) => <Code>{number}</Code>, width: 'minmax(8.5rem, 10.5rem)', names: true },
  { id: 'title', head: m.grants_title(), cell: ({ title, recipient: who }) => <span><Bidi>{title}</Bidi><span className="hint"> · <Bidi>{who}</Bidi></span></span>, width: 'minmax(14rem, 4fr)' },
  { id: 'office', head: m.grants_office(), cell: ({ funder }) => funders[funder], width: 'minmax(7rem, 9rem)' },
  { id: 'awarded', head: m.grants_awarded_on(), cell: ({ awardedOn }) => <OnDay day={awardedOn} />, width: '9.5rem' },
  { id: 'obligated', head: m.grants_obligated(), cell: ({ obligated }) => money(obligated), width: '8rem', align: 'end' },
  { id: 'counts', head: m.grants_counts(), cell: ({ outcome, share, standing }) => (outcome === null ? <Tag tone={standing === 'differ' ? 'warn' : 'neutral'}>{standings[standing]}</Tag> : <span className="row">{countsAs(outcome, share)}{standing !== 'decided' && <Tag tone="warn">{standings[standing]}</Tag>}</span>), width: 'minmax(6.5rem, 8rem)' },
];

/** The awards of the register. */
export function AwardList() {
  const { query } = useAddress();
  const go = useGo();
  const mayWrite = useMay('grants.write');
  const [find, setFind] = useState('');
  const [adding, setAdding] = useState(false);
  const [asking, setAsking] = useState<Asking | undefined>(undefined);
  const show = VIEWS.find((view) => view === query['show']) ?? 'all';
  const sort = SORTS.find((one) => one === query['sort']) ?? 'newest';
  const narrowed = { funder: query['funder'], year: query['year'] };
  const { retry, ...windows } = useRowWindows<AwardLine>('/grants/awards', 'awards', { show, sort, ...narrowed, find: find === '' ? undefined : find });
  useKeys(useMemo(() => (mayWrite ? [{ keys: 'n', label: m.grants_add_award(), group: 'page' as const, run: () => setAdding(true) }] : []), [mayWrite]));
  const pathOf = (more: Record<string, string | undefined>): string => {
    const all = Object.entries({ show, sort, ...narrowed, ...more }).filter(([name, value]) => value !== undefined && !(name === 'show' && value === 'all') && !(name === 'sort' && value === 'newest'));
    return `/app/grants/awards${all.length === 0 ? '' : `?${all.map(([name, value]) => `${name}=${value}`).join('&')}`}`;
  };
  const labels = { all: m.grants_view_all(), active: m.grants_view_active(), 'to-close': m.grants_view_to_close(), closed: m.grants_view_closed(), 'sub-awards': m.grants_view_sub_awards() };
  return (
    <>
      <PageHeader title={m.grants_list()} under={m.grants_list_lead()}>
        {mayWrite && <button type="button" className="button primary" onClick={() => setAdding(true)}>{m.grants_add_award()}<Keys keys="n" /></button>}
        {mayWrite && <button type="button" className="button" onClick={() => setAsking(recipient())}>{m.grants_add_recipient()}</button>}
      </PageHeader>
      <Tabs label={m.grants_views()} current={pathOf({})} tabs={VIEWS.map((view) => ({ path: pathOf({ show: view }), label: labels[view] }))} />
      <div className="stack">
        <div className="row">
          <SearchBox label={m.grants_find()} onText={setFind} />
          <Narrow pathOf={pathOf} funder={narrowed.funder} year={narrowed.year} sort={sort} />
        </div>
        <DataTable
          key={JSON.stringify([show, sort, narrowed, find])}
          caption={`${m.grants_list()}: ${labels[show]}`}
          captionHidden
          columns={columns}
          {...windows}
          rowKey={({ id }) => id}
          rowName={({ number }) => number}
          onRetry={retry}
          onOpen={({ id }) => go(`/app/grants/awards/${id}`)}
          height="calc(100dvb - 22rem)"
          empty={{ sentence: m.grants_none() }}
        />
      </div>
      <Sheet open={adding} onClose={() => setAdding(false)} title={m.grants_add_award()}>
        <div className="sheet-content">{adding && <NewAward onKept={(id) => go(`/app/grants/awards/${id}`)} onClose={() => setAdding(false)} />}</div>
      </Sheet>
      <SheetForm asking={asking} onClose={() => setAsking(undefined)} />
    </>
  );
}

function NewAward({ onKept, onClose }: { onKept: (id: string) => void; onClose: () => void }) {
  const [find, setFind] = useState('');
  const reading = useRead<Names>('/grants/names', { find: find === '' ? undefined : find });
  return (
    <div className="stack">
      <SearchBox label={m.grants_find_recipient()} onText={setFind} />
      <Loaded reading={reading}>{(names) => <AwardForm names={names} initial={{ startsOn: today(), awardedOn: today() }} onKept={onKept} onClose={onClose} />}</Loaded>
    </div>
  );
}
