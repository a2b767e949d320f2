import { useMemo, useRef, useState } from 'react';
import { useSend } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi } from '../../../foundation/screen/Bidi.tsx';
import { DataTable, type Column } from '../../../foundation/screen/DataTable.tsx';
import { Go, useGo } from '../../../foundation/screen/go.tsx';
import { Keys } from '../../../foundation/screen/Keys.tsx';
import { useKeys } from '../../../foundation/screen/keys.ts';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import { SearchBox } from '../../../foundation/screen/SearchBox.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { Tabs } from '../../../foundation/screen/Tabs.tsx';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import { showToast } from '../../../foundation/screen/toasts.ts';
import { useRowWindows } from '../../../foundation/screen/use-row-windows.ts';
import * as m from '../../../messages/messages.js';
import type { ServiceEntry } from '../schema.ts';
import { needTerm } from '../words.ts';
import { roomTone, roomWords, shownTone, shownWords, statusWords } from './parts/labels.ts';

const columns: readonly Column<ServiceEntry>[] = [
  { id: 'name', head: m.directory_col_service(), cell: ({ name }) => <Bidi>{name}</Bidi>, width: 'minmax(11rem, 2fr)', names: true },
  { id: 'organization', head: m.directory_col_organization(), cell: ({ organizationName }) => <Bidi>{organizationName}</Bidi>, width: 'minmax(9rem, 2fr)' },
  { id: 'needs', head: m.directory_col_needs(), cell: ({ needs }) => needs.map((n) => needTerm(n)).join(' · '), width: 'minmax(9rem, 2fr)' },
  { id: 'room', head: m.directory_col_capacity(), cell: ({ capacity }) => (capacity.room === 'uncounted' ? <span className="hint">{roomWords(capacity)}</span> : <Tag tone={roomTone[capacity.room]}>{roomWords(capacity)}</Tag>), width: 'minmax(7.5rem, 9.5rem)' },
  { id: 'checked', head: m.directory_col_checked(), cell: ({ checkedOn }) => (checkedOn === null ? <span className="hint">{m.directory_never()}</span> : <OnDay day={checkedOn} />), width: 'minmax(8rem, 9.5rem)' },
  { id: 'shown', head: m.directory_col_shown(), cell: ({ shown, status }) => (status === 'active' ? <Tag tone={shownTone[shown]}>{shownWords[shown]()}</Tag> : <Tag>{statusWords[status]()}</Tag>), width: '7.5rem' },
];

const views = ['all', 'published', 'unpublished', 'stale'] as const;

/** The services that the office keeps: who sees them, how much room there is, and when somebody last made sure. */
export function DirectoryList() {
  const { query } = useAddress();
  const go = useGo();
  const box = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [mayWrite, mayImport] = [useMay('directory.write'), useMay('directory.import')];
  const show = views.find((view) => view === query['show']) ?? 'all';
  const pathOf = (view: (typeof views)[number]): string => (view === 'all' ? '/app/directory' : `/app/directory?show=${view}`);
  const labels = { all: m.directory_all(), published: m.directory_published(), unpublished: m.directory_unpublished(), stale: m.directory_stale() };
  useKeys(useMemo(() => [{ keys: 'f', label: m.directory_search(), group: 'page' as const, run: () => box.current?.focus() }, ...(mayWrite ? [{ keys: 'n', label: m.directory_enter_service(), group: 'page' as const, run: () => go('/app/directory/organizations') }] : [])], [mayWrite, go]));
  return (
    <>
      <PageHeader title={m.directory_list()} under={m.directory_list_lead()}>
        {mayImport && <Go to="/app/directory/feed" className="button">{m.directory_feed()}</Go>}
        <Go to="/app/directory/organizations" className={mayWrite ? 'button primary' : 'button'}>
          {mayWrite ? m.directory_enter_service() : m.directory_organizations()}
          {mayWrite && <Keys keys="n" />}
        </Go>
      </PageHeader>
      <Tabs label={m.directory_views()} current={pathOf(show)} tabs={views.map((view) => ({ path: pathOf(view), label: labels[view] }))} />
      <div className="stack">
        <SearchBox label={m.directory_search()} hint={m.directory_search_hint()} onText={setText} control={box} />
        <List key={`${show} ${text}`} show={show} find={text} label={labels[show]} />
      </div>
    </>
  );
}

function List({ show, find, label }: { show: (typeof views)[number]; find: string; label: string }) {
  const go = useGo();
  const mayPublish = useMay('directory.publish');
  const { retry, ...windows } = useRowWindows<ServiceEntry>('/directory/services', 'services', { show, ...(find === '' ? {} : { find }) });
  return (
    <>
      {show === 'unpublished' && mayPublish && windows.rowCount > 0 && <ShowEverything onDone={retry} />}
      <DataTable
        caption={`${m.directory_list()}: ${label}`}
        captionHidden
        columns={columns}
        {...windows}
        rowKey={({ id }) => id}
        rowName={({ name }) => name}
        onRetry={retry}
        onOpen={({ id }) => go(`/app/directory/${id}`)}
        height="calc(100dvb - 24rem)"
        empty={{ sentence: find !== '' ? m.directory_none_found() : show === 'stale' ? m.directory_none_stale() : m.directory_none() }}
      />
    </>
  );
}

function ShowEverything({ onDone }: { onDone: () => void }) {
  const { mutate, isPending } = useSend<{ published: number }>('POST', '/directory/publish', { stale: ['/directory'], onDone: ({ published }) => { showToast(m.directory_show_everything_done({ count: published })); onDone(); } });
  return (
    <div className="row">
      <span>{m.directory_show_everything()}</span>
      {(['agencies', 'public'] as const).map((audience) => (
        <button key={audience} type="button" className="button small" aria-disabled={isPending} onClick={() => mutate({ body: { audience } })}>
          {audience === 'agencies' ? m.directory_show_agencies() : m.directory_show_public()}
        </button>
      ))}
    </div>
  );
}
