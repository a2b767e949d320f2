import type { ReactNode } from 'react';
import * as m from '../../../../messages/messages.js';
import { money } from './labels.ts';

/** Awards that count otherwise, one by one: what each counted and what it would count, and why where that is known. */
export function MovedList({ lines }: { lines: readonly { id: string; number: ReactNode; title: ReactNode; before: number; after: number; why?: ReactNode }[] }) {
  if (lines.length === 0) return <p className="hint">{m.grants_no_move()}</p>;
  const explains = lines.some((line) => line.why !== undefined);
  return (
    <div className="table-frame" tabIndex={0} role="region" aria-label={m.grants_moves()}>
      <table className="coding-grid">
        <caption className="hidden-visually">{m.grants_moves()}</caption>
        <thead><tr><th scope="col">{m.grants_number()}</th><th scope="col">{m.grants_title()}</th><th scope="col" className="number">{m.grants_before()}</th><th scope="col" className="number">{m.grants_after()}</th>{explains && <th scope="col">{m.grants_why()}</th>}</tr></thead>
        <tbody>
          {lines.map((line) => <tr key={line.id}><th scope="row">{line.number}</th><td>{line.title}</td><td className="number"><bdi>{money(line.before)}</bdi></td><td className="number"><bdi>{money(line.after)}</bdi></td>{explains && <td>{line.why}</td>}</tr>)}
        </tbody>
      </table>
    </div>
  );
}
