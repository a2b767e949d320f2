import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useRead, useSend } from '../../../foundation/screen/ask-hooks.ts';
import { announce } from '../../../foundation/screen/announce.ts';
import { Bidi, Code } from '../../../foundation/screen/Bidi.tsx';
import { EmptyState } from '../../../foundation/screen/EmptyState.tsx';
import { Form } from '../../../foundation/screen/Form.tsx';
import { TextField } from '../../../foundation/screen/fields.tsx';
import { Go, useGo } from '../../../foundation/screen/go.tsx';
import { useKeys, writesText } from '../../../foundation/screen/keys.ts';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import { settings } from '../../../foundation/screen/settings.ts';
import { Tabs } from '../../../foundation/screen/Tabs.tsx';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import { showToast } from '../../../foundation/screen/toasts.ts';
import * as m from '../../../messages/messages.js';
import { QUEUES, type Grid, type GridLine, type Outcome } from '../schema.ts';
import { codingFields, codingShape } from './parts/askings.tsx';
import { Tags } from './parts/Codings.tsx';
import { countsAs, funders, money, standings } from './parts/labels.ts';
import { Narrow } from './parts/Narrow.tsx';
import './parts/grants.css';

const SIZE = 25;
const OUTCOME_KEYS: Readonly<Record<string, Outcome>> = { w: 'whole', s: 'share', n: 'no', u: 'undecided' };

/** The queue of coding as a grid that the keyboard alone can fill: move, code, save and go on. */
export function ClassificationGrid() {
  const { query } = useAddress();
  const go = useGo();
  const show = QUEUES.find((one) => one === query['show']) ?? 'mine';
  const from = Math.max(0, Number(query['from'] ?? 0) || 0);
  const narrowed = { funder: query['funder'], year: query['year'] };
  const reading = useRead<Grid>('/grants/classification', { show, ...narrowed, from, count: SIZE });
  const pathOf = (more: Record<string, string | undefined>): string => {
    const all = Object.entries({ show, ...narrowed, ...more }).filter(([name, value]) => value !== undefined && !(name === 'show' && value === 'mine') && !(name === 'from' && value === '0'));
    return `/app/grants/classification${all.length === 0 ? '' : `?${all.map(([name, value]) => `${name}=${value}`).join('&')}`}`;
  };
  const labels = { mine: m.grants_queue_mine(), differ: m.grants_queue_differ(), decided: m.grants_queue_decided(), all: m.grants_queue_all() };
  return (
    <>
      <PageHeader title={m.grants_classification()} under={m.grants_classification_lead()}>
        <Go to="/app/grants/what-if" className="button">{m.grants_what_if()}</Go>
        <Go to="/app/grants/editions" className="button">{m.grants_editions()}</Go>
      </PageHeader>
      <Tabs label={m.grants_views()} current={pathOf({})} tabs={QUEUES.map((one) => ({ path: pathOf({ show: one }), label: labels[one] }))} />
      <div className="stack">
        <div className="row"><Narrow pathOf={pathOf} funder={narrowed.funder} year={narrowed.year} /></div>
        <p className="hint" id="grid-keys">{m.grants_grid_keys()}</p>
        <Loaded reading={reading}>
          {(grid) => (grid.lines.length === 0 ? <EmptyState sentence={m.grants_none_to_code()} /> : (
            <>
              <Lines key={JSON.stringify([show, narrowed, from])} lines={grid.lines} />
              <nav className="row" aria-label={m.grants_pages()}>
                {from > 0 && <button type="button" className="button small" onClick={() => go(pathOf({ from: String(Math.max(0, from - SIZE)) }))}>{m.grants_before_page()}</button>}
                <span className="hint">{m.grants_window_of({ from: String(from + 1), to: String(from + grid.lines.length), total: String(grid.total) })}</span>
                {from + grid.lines.length < grid.total && <button type="button" className="button small" onClick={() => go(pathOf({ from: String(from + SIZE) }))}>{m.grants_next_page()}</button>}
              </nav>
            </>
          ))}
        </Loaded>
      </div>
    </>
  );
}

/** The lines of the grid; one of them at a time is in hand, and one may be open to be coded. */
function Lines({ lines }: { lines: readonly GridLine[] }) {
  const [at, setAt] = useState(0);
  const [open, setOpen] = useState<{ id: string; outcome?: Outcome } | undefined>(undefined);
  const body = useRef<HTMLTableSectionElement>(null);
  const wanted = useRef<string | undefined>(undefined);
  const active = Math.min(at, lines.length - 1);
  const focus = (id: string): void => body.current?.querySelector<HTMLElement>(`[data-line="${id}"]`)?.focus();
  useEffect(() => {
    if (wanted.current === undefined) return;
    focus(wanted.current);
    wanted.current = undefined;
  });
  const move = (by: number): void => {
    const next = Math.max(0, Math.min(lines.length - 1, active + by));
    setAt(next);
    wanted.current = lines[next]?.id;
  };
  const close = (id: string): void => {
    setOpen(undefined);
    wanted.current = id;
  };
  const saved = (line: GridLine): void => {
    const next = lines[lines.indexOf(line) + 1] ?? lines[lines.indexOf(line) - 1];
    setOpen(undefined);
    if (next) {
      // The line that was coded leaves the queue, so that the next comes to stand where it stood.
      setAt(Math.max(0, lines.indexOf(next) - 1));
      wanted.current = next.id;
    }
    announce(m.grants_saved());
  };
  const onKeyDown = (event: KeyboardEvent, line: GridLine): void => {
    if (writesText(event.target) || event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLTableRowElement)) return;
    const single = settings.read().keys === 'on';
    const key = event.key.toLowerCase();
    const codes = line.mayCode || line.maySettle;
    if (event.key === 'ArrowDown' || (single && key === 'j')) move(1);
    else if (event.key === 'ArrowUp' || (single && key === 'k')) move(-1);
    else if (event.key === 'Home') move(-lines.length);
    else if (event.key === 'End') move(lines.length);
    else if (event.key === 'Enter' && codes) setOpen({ id: line.id });
    else if (single && codes && key in OUTCOME_KEYS) setOpen({ id: line.id, outcome: OUTCOME_KEYS[key] as Outcome });
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  useKeys(useMemo(() => [{ keys: 'w', label: m.grants_key_code(), group: 'page' as const, run: () => undefined }], []));
  return (
    <div className="table-frame">
      <table className="coding-grid" aria-describedby="grid-keys">
        <caption className="hidden-visually">{m.grants_grid()}</caption>
        <thead><tr><th scope="col">{m.grants_number()}</th><th scope="col">{m.grants_title()}</th><th scope="col">{m.grants_office()}</th><th scope="col" className="number">{m.grants_amount()}</th><th scope="col">{m.grants_coders()}</th><th scope="col">{m.grants_result()}</th></tr></thead>
        <tbody ref={body}>
          {lines.map((line, i) => (
            <Line key={line.id} line={line} inHand={i === active} open={open?.id === line.id ? open : undefined} onFocus={() => setAt(i)} onKeyDown={(event) => onKeyDown(event, line)} onOpen={() => setOpen({ id: line.id })} onClose={() => close(line.id)} onSaved={() => saved(line)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Line({ line, inHand, open, onFocus, onKeyDown, onOpen, onClose, onSaved }: { line: GridLine; inHand: boolean; open: { outcome?: Outcome } | undefined; onFocus: () => void; onKeyDown: (event: KeyboardEvent) => void; onOpen: () => void; onClose: () => void; onSaved: () => void }) {
  const codes = line.mayCode || line.maySettle;
  return (
    <>
      <tr data-line={line.id} tabIndex={inHand ? 0 : -1} onFocus={onFocus} onKeyDown={onKeyDown}>
        <th scope="row"><Go to={`/app/grants/awards/${line.id}`}><Code>{line.number}</Code></Go></th>
        <td><Bidi>{line.title}</Bidi><br /><span className="hint"><Bidi>{line.recipient}</Bidi></span></td>
        <td>{funders[line.funder]}</td>
        <td className="number"><bdi>{money(line.cents)}</bdi></td>
        <td>{line.codings.length === 0 ? <span className="hint">{standings[line.standing]}</span> : line.codings.map((c) => <p key={c.id} className="row"><span className="hint"><Bidi>{c.by}</Bidi></span> {c.outcome === null ? <span className="hint">{m.grants_hidden_coding()}</span> : <>{countsAs(c.outcome, c.share ?? 0)} <Tags {...c} /></>}</p>)}</td>
        <td><span className="row">{line.ruling !== null && <><strong>{countsAs(line.ruling.outcome, line.ruling.share)}</strong> <Tags {...line.ruling} /></>}{line.standing !== 'decided' && <Tag tone={line.standing === 'differ' ? 'warn' : 'neutral'}>{standings[line.standing]}</Tag>}{codes && open === undefined && <button type="button" className="button small" tabIndex={inHand ? 0 : -1} aria-label={`${line.maySettle ? m.grants_settle() : m.grants_code()}: ${line.number}`} onClick={onOpen}>{line.maySettle ? m.grants_settle() : m.grants_code()}</button>}</span></td>
      </tr>
      {open !== undefined && <tr className="coding-open"><td colSpan={6}><CodeLine line={line} outcome={open.outcome} onClose={onClose} onSaved={onSaved} /></td></tr>}
    </>
  );
}

function CodeLine({ line, outcome, onClose, onSaved }: { line: GridLine; outcome: Outcome | undefined; onClose: () => void; onSaved: () => void }) {
  const settles = line.maySettle;
  const place = useRef<HTMLDivElement>(null);
  const { mutateAsync } = useSend<{ id: string }>('POST', `/grants/awards/${line.id}/${settles ? 'settled' : 'coding'}`, { stale: ['/grants'] });
  useEffect(() => place.current?.querySelector<HTMLElement>(outcome === undefined ? 'input' : outcome === 'share' ? 'input[inputmode="decimal"]' : 'input[type="checkbox"]')?.focus(), [outcome]);
  return (
    <div ref={place} className="stack" onKeyDown={(event) => { if (event.key === 'Escape') { event.stopPropagation(); onClose(); } }}>
      <p><Bidi>{line.purpose}</Bidi></p>
      {settles && line.codings.map((c) => <p key={c.id}><strong><Bidi>{c.by}</Bidi></strong>: {countsAs(c.outcome, c.share ?? 0)} <Tags {...c} /> <Bidi>{c.evidence ?? ''}</Bidi></p>)}
      <Form<Record<string, unknown>, { id: string }>
        label={`${settles ? m.grants_settle() : m.grants_code()}: ${line.number}`}
        submit={m.grants_save_next()}
        className="wide-form coding-form"
        initial={{ outcome, trafficking: outcome === 'whole' || outcome === 'share', childLabor: false }}
        send={(values, { key }) => {
          const { percent, ...rest } = codingShape(values);
          return mutateAsync({ body: { ...rest, ...(percent === undefined ? {} : { share: Math.round(Number(percent) * 100) }) }, key });
        }}
        onDone={() => {
          showToast(m.grants_saved());
          onSaved();
        }}
        acts={<button type="button" className="button quiet" onClick={onClose}>{m.grants_leave()}</button>}
      >
        {codingFields}
        {settles ? <TextField name="reason" label={m.grants_reason()} most={1000} /> : <TextField name="evidence" label={m.grants_coding_evidence()} most={1000} />}
      </Form>
    </div>
  );
}
