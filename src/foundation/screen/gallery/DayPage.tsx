import { useMemo } from 'react';
import { useCommands } from '../commands.ts';
import { Bidi, Code } from '../Bidi.tsx';
import { Clock } from '../Clock.tsx';
import { EmptyState } from '../EmptyState.tsx';
import { Figure } from '../Figure.tsx';
import { Go } from '../go.tsx';
import { Note } from '../Note.tsx';
import { now } from '../now.ts';
import { PageHeader } from '../PageHeader.tsx';
import { Tabs } from '../Tabs.tsx';
import { Tag } from '../Tag.tsx';
import { showToast } from '../toasts.ts';

const hour = 3_600_000;
const away = (hours: number): string => new Date(now() + hours * hour).toISOString();

/** A first page: what waits, figures, notes, an empty list. */
export function DayPage() {
  useCommands(
    useMemo(
      () => [
        { id: 'do:issue', label: 'Issue a letter', also: 'certification eligibility', run: () => showToast('Letter issued.', () => showToast('Letter withdrawn.')) },
        { id: 'do:note', label: 'Write a note', also: 'service log', path: '/gallery/forms' },
      ],
      [],
    ),
  );
  return (
    <>
      <PageHeader title="Good morning" over="Sunday, 14 March" under="4 things today, the nearest first.">
        <button type="button" className="button primary" onClick={() => showToast('Consent for M-2047 was renewed until 1 April.', () => undefined)}>
          New note
        </button>
        <Go to="/gallery/forms" className="button">
          New intake
        </Go>
      </PageHeader>
      <Tabs
        label="Views of the day"
        current="/gallery"
        tabs={[
          { path: '/gallery', label: 'Today', count: 4 },
          { path: '/gallery/table', label: 'Caseload', count: 18 },
          { path: '/gallery/record', label: 'Follow-ups' },
        ]}
      />
      <div className="stack loose">
        <div className="columns">
          <section className="card" aria-labelledby="tasks">
            <h2 id="tasks">What waits</h2>
            <ul className="task-list" role="list">
              <li>
                <Go to="/gallery/record">
                  Consent for <Code>M-2047</Code> to Legal Aid
                </Go>
                <Clock due={away(3.34)} />
              </li>
              <li>
                <Go to="/gallery/record">
                  Safety check for <Code>M-2077</Code>
                </Go>
                <Clock due={away(2)} />
              </li>
              <li>
                <Go to="/gallery/record">
                  Visit with <Bidi person>{'Marisol Vega'}</Bidi>
                </Go>
                <Clock due={away(28)} />
              </li>
              <li>
                <Go to="/gallery/record">
                  Letter asked by <Bidi>{'مركز الأمل'}</Bidi>
                </Go>
                <Clock due={away(-75)} />
              </li>
            </ul>
          </section>
          <section className="card" aria-labelledby="states">
            <h2 id="states">States and notes</h2>
            <p className="row">
              <Tag>Draft</Tag>
              <Tag tone="primary">Open</Tag>
              <Tag tone="success">Safe to talk</Tag>
              <Tag tone="warn">Old record</Tag>
              <Tag tone="danger">In danger now</Tag>
              <Tag tone="info">[r] revised</Tag>
            </p>
            <Note title="Changed from $96 million.">Some child labor programs had been counted. $14 million were reclassified.</Note>
            <Note tone="warn" title="Checked 41 days ago.">
              Call before you send somebody there.
            </Note>
            <Note tone="success">The letter is valid. It does not expire.</Note>
            <Note tone="danger" title="Not sent.">
              The agency has not agreed to receive names.
            </Note>
          </section>
        </div>
        <section className="figures" aria-label="Figures of the year">
          <Figure label="Letters issued" value="163" window="Fiscal year 2004" status="released" />
          <Figure label="Funding of programs abroad" value="$82 million" window="Fiscal year 2004" status="revised" />
          <Figure label="Median time to decide" value="2.1" unit="days" window="Last 30 days" status="provisional" />
        </section>
        <section className="stack" aria-labelledby="buttons">
          <h2 id="buttons">Buttons</h2>
          <p className="row">
            <button type="button" className="button primary">
              Issue letter
            </button>
            <button type="button" className="button">
              Ask for more
            </button>
            <button type="button" className="button danger">
              Revoke now
            </button>
            <button type="button" className="button quiet">
              Cancel
            </button>
            <button type="button" className="button small">
              Connect
            </button>
            <button type="button" className="link-button">
              Why this order?
            </button>
          </p>
        </section>
        <EmptyState sentence="No visit is planned this week.">
          <Go to="/gallery/forms" className="button">
            Plan a visit
          </Go>
        </EmptyState>
      </div>
    </>
  );
}
