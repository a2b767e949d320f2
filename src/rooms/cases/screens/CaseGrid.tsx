import { useMemo, useState } from 'react';
import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi, Code } from '../../../foundation/screen/Bidi.tsx';
import { DataTable, type Column } from '../../../foundation/screen/DataTable.tsx';
import { Go, useGo } from '../../../foundation/screen/go.tsx';
import { Keys } from '../../../foundation/screen/Keys.tsx';
import { useKeys } from '../../../foundation/screen/keys.ts';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { Tabs } from '../../../foundation/screen/Tabs.tsx';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import { today } from '../../../foundation/screen/today.ts';
import { TextField } from '../../../foundation/screen/fields.tsx';
import { useRowWindows } from '../../../foundation/screen/use-row-windows.ts';
import * as m from '../../../messages/messages.js';
import type { CaseRow, Views } from '../schema.ts';
import type { Static } from 'typebox';
import { ActButton } from './parts/ActSheet.tsx';
import { daysBetween, Due, ShortDay } from './parts/Due.tsx';
import { forms, pathOf, shortStatuses, states, views } from './parts/labels.ts';
import { NoteSheet } from './parts/NoteSheet.tsx';
import { useAct } from './parts/use-act.ts';
import './parts/cases.css';

const dash = <span className="hint" aria-hidden="true">–</span>;

const columns: readonly Column<CaseRow>[] = [
  { id: 'code', head: m.cases_col_code(), cell: ({ code }) => <Code>{code}</Code>, width: 'minmax(7.5rem, 8.5rem)', names: true },
  { id: 'next', head: m.cases_col_next(), cell: ({ next, open, tasks, state }) => (!open ? <span className="hint">{m.cases_row_closed()}</span> : typeof next === 'string' ? <span><Bidi>{next}</Bidi>{tasks > 1 && <span className="hint"> +{tasks - 1}</span>}</span> : state === null || state === 'enrolled' ? dash : <span className="hint">{states[state]}</span>), width: 'minmax(12rem, 3fr)' },
  { id: 'due', head: m.cases_col_due(), cell: ({ nextDue }) => (nextDue === null ? dash : <Due day={nextDue} />), width: 'minmax(7.25rem, 8.5rem)' },
  { id: 'last', head: m.cases_col_last(), cell: ({ lastOn, open }) => (lastOn === null ? (open ? <span className="hint">{m.cases_never()}</span> : dash) : <span className={daysBetween(lastOn, today()) > 30 ? 'hint' : ''}><ShortDay day={lastOn} /></span>), width: 'minmax(6.5rem, 8rem)' },
  { id: 'relief', head: m.cases_col_relief(), cell: ({ relief, reliefEnds }) => (relief === null ? dash : <span>{shortStatuses[relief]}{reliefEnds !== null && <span className="hint"> {m.cases_until()} <ShortDay day={reliefEnds} /></span>}</span>), width: 'minmax(9rem, 1.3fr)' },
  { id: 'letter', head: m.cases_col_letter(), cell: ({ letter }) => (letter === null ? dash : letter === 'letter-certified' || letter === 'letter-eligible' ? <Tag tone="success">{shortStatuses[letter]}</Tag> : shortStatuses[letter]), width: 'minmax(6rem, 7.5rem)' },
  { id: 'sharing', head: m.cases_col_sharing(), cell: ({ sharing, sharingEnds }) => (sharing === null || sharing === 0 ? dash : <span>{m.cases_sharing_count({ count: sharing })}{sharingEnds !== null && daysBetween(today(), sharingEnds) <= 14 && <> <Tag tone="warn">{m.cases_sharing_ends()}</Tag></>}</span>), width: 'minmax(7rem, 8.5rem)' },
];

const order = ['mine', 'due', 'quiet', 'intake', 'exited', 'all'] as const;
type View = (typeof order)[number];

/** The caseload: one's own cases by what is due next; other views beside, and those that one keeps. */
export function CaseGrid() {
  const { query } = useAddress();
  const go = useGo();
  const opens = useMay('cases.write');
  const supervises = useMay('cases.supervise');
  const view = order.find((one) => one === query['view']) ?? (opens ? 'mine' : 'due');
  const form = query['form'] !== undefined && query['form'] in forms ? query['form'] : undefined;
  const [noting, setNoting] = useState<CaseRow>();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const { retry, ...windows } = useRowWindows<CaseRow>('/cases', 'rows', { view, form });
  const chosen = Array.from({ length: Math.min(windows.rowCount, 400) }, (_, at) => windows.rowAt(at)).find((row) => row !== undefined && selected.has(row.id));
  useKeys(useMemo(() => (opens ? [
    { keys: 'i', label: m.cases_intake(), group: 'page' as const, run: () => go('/app/cases/new') },
    { keys: 'n', label: m.cases_note_on_chosen(), group: 'page' as const, run: () => { if (chosen?.open === true) setNoting(chosen); } },
  ] : []), [opens, go, chosen]));
  const pathFor = (one: View, of?: string): string => `/app/cases?view=${one}${of === undefined ? '' : `&form=${of}`}`;
  const own = order.filter((one) => one !== 'mine' || opens);
  return (
    <>
      <PageHeader title={m.cases_list()} under={supervises ? m.cases_list_lead_supervisor() : m.cases_list_lead()}>
        {opens && <Go to="/app/cases/new" className="button primary">{m.cases_intake()}<Keys keys="i" /></Go>}
        {opens && <Go to="/app/cases/session" className="button">{m.cases_session()}</Go>}
      </PageHeader>
      <Tabs label={m.cases_views()} current={pathFor(view)} tabs={own.map((one) => ({ path: pathFor(one), label: views[one] }))} />
      <div className="stack">
        <ViewBar view={view} form={form} pathFor={pathFor} />
        <DataTable
          key={`${view} ${form ?? ''}`}
          caption={views[view]}
          captionHidden
          columns={columns}
          {...windows}
          rowKey={({ id }) => id}
          rowName={({ code }) => code}
          onRetry={retry}
          onOpen={({ person }) => go(pathOf(person, 'case'))}
          {...(opens ? { selected, onSelect: setSelected, acts: chosen?.open === true && selected.size === 1 ? <button type="button" className="button small" onClick={() => setNoting(chosen)}>{m.cases_note_new()}<Keys keys="n" /></button> : selected.size > 1 ? <Go to={`/app/cases/session?cases=${[...selected].join(',')}`} className="button small">{m.cases_session_of_chosen()}</Go> : undefined } : {})}
          height="calc(100dvb - 22rem)"
          empty={{ sentence: m.cases_list_none(), next: opens ? <Go to="/app/cases/new" className="button primary">{m.cases_intake()}</Go> : undefined }}
        />
      </div>
      {noting !== undefined && <NoteSheet open onClose={() => setNoting(undefined)} of={noting.id} code={noting.code} />}
    </>
  );
}

function ViewBar({ view, form, pathFor }: { view: View; form: string | undefined; pathFor: (view: View, form?: string) => string }) {
  const kept = useRead<Static<typeof Views>>('/cases/views').data?.views ?? [];
  const { act } = useAct();
  const here = kept.find((one) => one.view === view && (one.form ?? undefined) === form);
  return (
    <div className="view-bar">
      <div className="row" role="group" aria-label={m.cases_filter_form()}>
        {[undefined, 'sex', 'labor', 'both', 'unknown'].map((one) => (
          <Go key={one ?? 'any'} to={pathFor(view, one)} className={one === form ? 'button small primary' : 'button small'} {...(one === form ? { 'aria-current': 'true' as const } : {})}>
            {one === undefined ? m.cases_form_any() : forms[one as keyof typeof forms]}
          </Go>
        ))}
      </div>
      <div className="row">
        {kept.map((one) => <Go key={one.id} to={pathFor(one.view, one.form ?? undefined)} className="button small quiet" {...(one === here ? { 'aria-current': 'true' as const } : {})}>{one.name}</Go>)}
        {here === undefined ? (
          <ActButton<{ name: string }> button={m.cases_keep_view()} title={m.cases_keep_view()} path="/cases/views" body={({ name }) => ({ name, view, ...(form === undefined ? {} : { form }) })} submit={m.cases_keep_view_save()} done={m.cases_view_kept()}>
            <TextField name="name" label={m.cases_view_name()} hint={m.cases_view_name_hint()} most={40} />
          </ActButton>
        ) : <button type="button" className="button small quiet" onClick={() => act(`/cases/views/${here.id}/drop`, {}, m.cases_view_dropped())}>{m.cases_drop_view({ name: here.name })}</button>}
      </div>
    </div>
  );
}
