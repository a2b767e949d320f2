import { useState } from 'react';
import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Code } from '../../../foundation/screen/Bidi.tsx';
import { EmptyState } from '../../../foundation/screen/EmptyState.tsx';
import { Go } from '../../../foundation/screen/go.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { Note } from '../../../foundation/screen/Note.tsx';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import * as m from '../../../messages/messages.js';
import type { PurgeDue } from '../schema.ts';
import { ActButton } from './parts/ActSheet.tsx';
import { pathOf, purgeParts, purgeReasons } from './parts/labels.ts';

const WINDOW = 50;

/** Ended cases of which some part's time has run out, and what was destroyed before. */
export function PurgeList() {
  const [from, setFrom] = useState(0);
  const reading = useRead<PurgeDue>('/cases/purge', { from, count: WINDOW });
  return (
    <>
      <PageHeader title={m.cases_purge_list()} under={m.cases_purge_list_lead()} />
      <Loaded reading={reading}>
        {({ total, due, done }) => (
          <div className="stack loose">
            <section aria-labelledby="purge-due" className="stack">
              <h2 id="purge-due">{m.cases_purge_due({ count: total })}</h2>
              {due.length === 0 ? <EmptyState sentence={m.cases_purge_due_none()} /> : (
                <ul className="line-list" role="list">
                  {due.map((d) => (
                    <li key={d.id}>
                      <span className="row"><Go to={pathOf(d.person, 'case')}><Code>{d.code}</Code></Go><span className="hint">{m.cases_purge_since()} <OnDay day={d.since} /></span>{d.parts.map((part) => <Tag key={part}>{purgeParts[part]}</Tag>)}</span>
                      {d.held ? <Tag tone="warn">{m.cases_paper_held()}</Tag> : (
                        <ActButton<object> button={m.cases_purge_now()} buttonClass="button small danger" title={m.cases_purge_title()} path={`/cases/${d.id}/purge/due`} body={() => ({})} submit={m.cases_purge_now()} done={m.cases_purge_done()}>
                          <Note tone="danger" title={m.cases_purge_forever()}>{m.cases_purge_what()}</Note>
                        </ActButton>
                      )}
                    </li>
                  ))}
                </ul>
              )}
              {total > WINDOW && (
                <p className="row">
                  {from > 0 && <button type="button" className="button small" onClick={() => setFrom(Math.max(0, from - WINDOW))}>{m.cases_earlier()}</button>}
                  {from + WINDOW < total && <button type="button" className="button small" onClick={() => setFrom(from + WINDOW)}>{m.cases_later()}</button>}
                </p>
              )}
            </section>
            <section aria-labelledby="purge-done" className="stack">
              <h2 id="purge-done">{m.cases_purge_was_done()}</h2>
              {done.length === 0 ? <p className="hint">{m.cases_purge_done_none()}</p> : (
                <ul className="line-list" role="list">
                  {done.map((d) => <li key={d.id}><span className="row"><Code>{d.code}</Code><Tag>{purgeParts[d.part]}</Tag><span className="hint">{purgeReasons[d.reason]}</span></span><span className="hint"><OnDay day={d.on} /> · {d.by}</span></li>)}
                </ul>
              )}
            </section>
          </div>
        )}
      </Loaded>
    </>
  );
}
