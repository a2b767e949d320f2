import './relief.css';
import { Code } from '../../../../foundation/screen/Bidi.tsx';
import { Go } from '../../../../foundation/screen/go.tsx';
import { OnDay } from '../../../../foundation/screen/OnDay.tsx';
import { today } from '../../../../foundation/screen/today.ts';
import * as m from '../../../../messages/messages.js';
import type { Lane, PersonFile } from '../../schema.ts';
import { categories, classes, done, dues, lanes as names, reasons } from './labels.ts';

interface Entry { id: string; on: string; lane: Lane; what: string; detail: string | undefined; to: string | undefined; number: string | undefined; due: boolean }

/** One line of time in lanes: what was done in each, today, and what is due. */
export function Lanes({ file }: { file: PersonFile }) {
  const entries = entriesOf(file);
  if (entries.length === 0) return <p className="hint">{m.relief_lanes_none()}</p>;
  const shown = file.lanes.map(({ lane }) => lane).filter((lane) => entries.some((e) => e.lane === lane));
  const days = [...new Set([...entries.map(({ on }) => on), today()])].sort();
  return (
    <div className="wide" role="group" aria-label={m.relief_lanes()} tabIndex={0}>
      <table className="lanes">
        <caption className="hidden-visually">{m.relief_lanes()}</caption>
        <thead>
          <tr>
            <th scope="col">{m.relief_col_day()}</th>
            {shown.map((lane) => <th key={lane} scope="col">{names[lane]}</th>)}
          </tr>
        </thead>
        <tbody>
          {days.map((on) => {
            const here = entries.filter((e) => e.on === on);
            const now = on === today();
            return now && here.length === 0 ? (
              <tr key={on} className="today">
                <th scope="row"><OnDay day={on} /></th>
                <td colSpan={shown.length}>{m.relief_today()}</td>
              </tr>
            ) : (
              <tr key={on} className={now ? 'today' : on > today() ? 'ahead' : ''}>
                <th scope="row"><OnDay day={on} /></th>
                {shown.map((lane) => (
                  <td key={lane} {...(here.some((e) => e.lane === lane) ? { 'data-lane': names[lane] } : {})}>
                    {here.filter((e) => e.lane === lane).map((e) => <EntryView key={e.id} entry={e} />)}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function EntryView({ entry: { what, detail, to, number, due } }: { entry: Entry }) {
  return (
    <span className={due ? 'entry due' : 'entry'}>
      {to === undefined ? what : <Go to={to}>{what}</Go>}
      {(number !== undefined || detail !== undefined) && (
        <span className="hint">
          {number !== undefined && <Code>{number}</Code>} {detail}
        </span>
      )}
    </span>
  );
}

function entriesOf(file: PersonFile): Entry[] {
  const past = file.lanes.flatMap(({ lane, happenings }) => happenings.map((h): Entry => ({
    id: h.id, on: h.on, lane, what: done[h.what] ?? h.what, detail: h.detail === null ? undefined : classes[h.detail] ?? reasons[h.detail] ?? categories[h.detail] ?? { 'civil-action': m.relief_basis_civil(), pending: m.relief_civil_pending(), witness: undefined }[h.detail],
    to: h.record === null ? undefined : `/app${h.record}`, number: h.number ?? undefined, due: false,
  })));
  const ahead = file.deadlines.map((d): Entry => ({ id: `due-${d.id}`, on: d.dueOn, lane: d.lane, what: dues[d.kind], detail: undefined, to: undefined, number: undefined, due: true }));
  return [...past, ...ahead];
}
