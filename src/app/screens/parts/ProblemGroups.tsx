import { Code } from '../../../foundation/screen/Bidi.tsx';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import * as m from '../../../messages/messages.js';
import type { ProblemGroup, Repair } from './import-file.ts';

/** Like errors together, each with the answers that mend all of them at once. */
export function ProblemGroups({ groups, working, onMend }: { groups: readonly ProblemGroup[]; working: boolean; onMend: (repair: Repair) => void }) {
  if (groups.length === 0) return null;
  return (
    <section aria-labelledby="groups" className="stack tight">
      <h3 id="groups">{m.app_import_groups()}</h3>
      <ul className="line-list" role="list">
        {groups.map((group) => (
          <li key={`${group.column} ${group.code} ${group.sentence}`}>
            <div className="stack tight">
              <p>
                <Tag tone={group.severity === 'error' ? 'warn' : 'info'}>{group.severity === 'error' ? m.app_import_error() : m.app_import_warning()}</Tag> {group.sentence}
              </p>
              <p className="hint">
                {group.cells.map((cell) => (
                  <span key={cell}>
                    <Code>{cell}</Code>{' '}
                  </span>
                ))}
                {group.count > group.cells.length && m.app_import_and_more({ count: String(group.count - group.cells.length) })}
              </p>
            </div>
            <span className="row">
              {group.fixes.map(({ label, repair }) => (
                <button key={label} type="button" className="button" aria-disabled={working} onClick={working ? undefined : () => onMend(repair)}>
                  {group.count === 1 ? label : m.app_import_fix_all({ fix: label, count: String(group.count) })}
                </button>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
