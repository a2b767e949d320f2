import { useMemo } from 'react';
import { Code } from '../../../foundation/screen/Bidi.tsx';
import { Keys } from '../../../foundation/screen/Keys.tsx';
import { useKeys } from '../../../foundation/screen/keys.ts';
import { Note } from '../../../foundation/screen/Note.tsx';
import type { OfferedSheet } from '../../../foundation/screen/session.ts';
import { language } from '../../../foundation/screen/words.ts';
import * as m from '../../../messages/messages.js';
import { ColumnMapping } from './ColumnMapping.tsx';
import type { GivenFile, Repair, SheetColumn, Taken } from './import-file.ts';
import { ProblemGroups } from './ProblemGroups.tsx';

/** Problems shown one by one; those of cells stand in groups. */
const SHOWN = 40;

/** What the server found in a file: whether it may be taken in, what keeps it out, and how its columns were read. */
export function ImportReport({ sheet, columns, given, taken, working, onTry, onTake, onUndo }: {
  sheet: OfferedSheet;
  columns: readonly SheetColumn[];
  given: GivenFile;
  taken: Taken;
  working: boolean;
  onTry: (file: GivenFile) => void;
  onTake: () => void;
  onUndo: (batch: string) => void;
}) {
  const count = (number: number): string => new Intl.NumberFormat(language()).format(number);
  const ready = taken.outcome === 'would-keep';
  useKeys(useMemo(() => (ready ? [{ keys: 'mod+Enter', label: m.app_import_take_key(), group: 'page' as const, run: onTake }] : []), [ready, onTake]));
  const mend = (repair: Repair): void => onTry({ ...given, repairs: [...given.repairs.filter((one) => !sameAim(one, repair)), repair] });
  const lone = taken.problems.filter(({ code }) => code === undefined);
  return (
    <>
      <h2>{m.app_import_found()}</h2>
      {ready && (
        <Note tone="success" title={m.app_import_fits({ count: taken.rows, rows: count(taken.rows) })}>
          {m.app_import_fits_more()}
        </Note>
      )}
      {taken.outcome === 'refused' && (
        <Note tone="warn" title={m.app_import_refused({ count: taken.problems.length, problems: count(taken.problems.length), rows: count(taken.rows) })}>
          {m.app_import_refused_more()}
        </Note>
      )}
      {taken.outcome === 'kept' && (
        <Note tone="success" title={m.app_import_kept({ count: taken.kept, rows: count(taken.kept), title: sheet.title })}>
          {m.app_import_kept_more()}
        </Note>
      )}
      {taken.outcome === 'taken-before' && (
        <Note title={m.app_import_before()}>{m.app_import_before_more()}</Note>
      )}
      <p className="row">
        {ready && (
          <button type="button" className="button primary" aria-disabled={working} onClick={working ? undefined : onTake}>
            {m.app_import_take({ count: taken.rows, rows: count(taken.rows) })}
            <Keys keys="mod+↵" />
          </button>
        )}
        {taken.batch !== null && (
          <button type="button" className="button" onClick={() => onUndo(taken.batch ?? '')}>
            {m.app_import_undo()}
          </button>
        )}
      </p>
      <ProblemGroups groups={taken.groups} working={working} onMend={mend} />
      {lone.length > 0 && <ByCell id="lone" title={m.app_import_by_cell()} problems={lone} />}
      {taken.notes.length > 0 && <ByCell id="notes" title={m.app_import_notes()} problems={taken.notes} />}
      {taken.outcome !== 'kept' && <ColumnMapping key={given.fileName} columns={columns} given={given} taken={taken} working={working} onTry={onTry} />}
    </>
  );
}

function ByCell({ id, title, problems }: { id: string; title: string; problems: Taken['notes'] }) {
  return (
    <section aria-labelledby={id} className="stack tight">
      <h3 id={id}>{title}</h3>
      <ul className="line-list" role="list">
        {problems.slice(0, SHOWN).map(({ where, problem, mend: how }) => (
          <li key={`${where} ${problem}`}>
            <span>
              <Code>{where}</Code> {problem} <span className="hint">{how}</span>
            </span>
          </li>
        ))}
      </ul>
      {problems.length > SHOWN && <p className="hint">{m.app_import_more({ count: new Intl.NumberFormat(language()).format(problems.length - SHOWN) })}</p>}
    </section>
  );
}

function sameAim(one: Repair, other: Repair): boolean {
  return one.kind === other.kind && one.column === other.column && (one.kind !== 'replace' || other.kind !== 'replace' || one.from === other.from);
}
