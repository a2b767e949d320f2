import { useState } from 'react';
import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { dayAt } from '../../../foundation/screen/day-text.ts';
import { NumberField } from '../../../foundation/screen/fields.tsx';
import { Form } from '../../../foundation/screen/Form.tsx';
import { Go, useGo } from '../../../foundation/screen/go.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import { today } from '../../../foundation/screen/today.ts';
import * as m from '../../../messages/messages.js';

interface Row { year: number; version: number; sections: number; releases: number; lastReleasedAt: string | null; number: string | null; waiting: 'for-me' | 'for-another' | null; comments: number }

/** The Assessments of this office, year by year, and the way to begin another. */
export function ReportList() {
  const go = useGo();
  const [last] = useState(() => Number(today().slice(0, 4)) - 1);
  const reading = useRead<{ assessments: Row[] }>('/assessments');
  return (
    <>
      <PageHeader title={m.publication_list()} under={m.publication_list_lead()} />
      <div className="desk">
        <Loaded reading={reading}>
          {({ assessments }) => (
            <ul className="line-list" role="list">
              {assessments.map(({ year, sections, releases, lastReleasedAt, number, waiting, comments }) => (
                <li key={year}>
                  <span className="stack tight">
                    <Go to={`/app/report/${year}`}>{m.publication_of_year({ year: String(year) })}</Go>
                    <span className="hint">
                      {m.publication_sections({ count: String(sections) })}
                      {lastReleasedAt !== null && <> · {m.publication_last_released()} <OnDay day={dayAt(lastReleasedAt)} /></>}
                      {number !== null && <> · {m.publication_version_n({ number })}</>}
                    </span>
                    {(waiting !== null || comments > 0) && (
                      <span className="row">
                        {waiting === 'for-me' && <Go to={`/app/report/${year}?view=release`}>{m.publication_waits_for_you()}</Go>}
                        {waiting === 'for-another' && <Tag>{m.publication_proposal_waiting()}</Tag>}
                        {comments > 0 && <Go to={`/app/report/${year}?view=comments`}>{m.publication_comments_waiting({ count: comments })}</Go>}
                      </span>
                    )}
                  </span>
                  {releases > 0 ? <Tag tone="success">{m.publication_releases({ count: String(releases) })}</Tag> : <Tag>{m.publication_draft()}</Tag>}
                </li>
              ))}
            </ul>
          )}
        </Loaded>
        <aside>
          <section className="card" aria-labelledby="begin">
            <h2 id="begin">{m.publication_begin()}</h2>
            <p>{m.publication_begin_lead()}</p>
            <Form<{ year: number }, number> label={m.publication_begin()} initial={{ year: String(last) }} submit={m.publication_begin_go()} send={async ({ year }) => year} onDone={(year) => go(`/app/report/${year}`)}>
              <NumberField name="year" label={m.publication_year()} from={1990} to={2199} />
            </Form>
          </section>
        </aside>
      </div>
    </>
  );
}
