import { Bidi, Code } from '../Bidi.tsx';
import { KeyValues } from '../KeyValues.tsx';
import { PageHeader } from '../PageHeader.tsx';
import { Tabs } from '../Tabs.tsx';
import { Tag } from '../Tag.tsx';
import { Timeline } from '../Timeline.tsx';

/** One record: facts, what happened, names that can be hidden. */
export function RecordPage() {
  return (
    <>
      <PageHeader
        title={<Code>M-2047</Code>}
        over="Person"
        under={
          <span className="row">
            <Bidi person>{'Marisol Vega'}</Bidi> <Tag>Labor</Tag> <Tag>Adult</Tag> <Tag>Spanish</Tag>
          </span>
        }
      >
        <button type="button" className="button primary">
          Act
        </button>
      </PageHeader>
      <Tabs
        label="Parts of the record"
        current="/gallery/record"
        tabs={[
          { path: '/gallery/record', label: 'Overview' },
          { path: '/gallery/forms', label: 'Consent', count: 2 },
          { path: '/gallery/table', label: 'Letters' },
          { path: '/gallery/errors', label: 'Who looked' },
        ]}
      />
      <div className="columns">
        <section aria-labelledby="facts" className="stack">
          <h2 id="facts">Now</h2>
          <KeyValues
            facts={[
              { label: 'Housing', value: 'Safe housing, since 2 March' },
              { label: 'Safe way to reach', value: <>Text only, 14:00–16:00, <Code>+1 813 555 0142</Code></> },
              { label: 'Name', value: <Bidi person>{'Marisol Vega'}</Bidi> },
              { label: 'Name in own script', value: <Bidi person>{'مريم'}</Bidi> },
              { label: 'Relief', value: undefined },
              { label: 'Counted in', value: 'OVC-02, served; LET-01 when issued' },
            ]}
          />
        </section>
        <section aria-labelledby="past" className="stack">
          <h2 id="past">What happened</h2>
          <Timeline
            happenings={[
              { id: '4', at: '2004-03-12', what: 'Hearing at the immigration court', now: true },
              { id: '3', at: '2004-03-04', what: 'Legal advocacy, 45 minutes', by: 'Ana Reyes, Gulf Coast Legal Aid' },
              { id: '2', at: '2004-03-02', what: 'Letter asked for', by: 'Ana Reyes' },
              { id: '1', at: '2004-03-01T15:20:00Z', what: 'Consent to Legal Aid', by: 'The person', more: <p className="hint">Contact and services; not notes, not location; until 1 April.</p> },
            ]}
          />
        </section>
      </div>
    </>
  );
}
