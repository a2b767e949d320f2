import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Code } from '../../../foundation/screen/Bidi.tsx';
import { DataTable, type Column } from '../../../foundation/screen/DataTable.tsx';
import { Figure } from '../../../foundation/screen/Figure.tsx';
import { Go } from '../../../foundation/screen/go.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { numberText } from '../../../foundation/screen/number-text.ts';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import * as m from '../../../messages/messages.js';
import type { Workload } from '../schema.ts';
import { Due } from './parts/Due.tsx';
import { GlassList } from './parts/GlassList.tsx';
import { paperKinds, pathOf } from './parts/labels.ts';

type Worker = Workload['workers'][number];
const number = numberText;

const columns: readonly Column<Worker>[] = [
  { id: 'name', head: m.cases_watch_who(), cell: ({ name }) => name, width: 'minmax(11rem, 2fr)', names: true },
  { id: 'cases', head: m.cases_watch_cases(), cell: ({ cases }) => number(cases), align: 'end', width: 'minmax(6rem, 1fr)' },
  { id: 'overdue', head: m.cases_day_overdue(), cell: ({ overdue }) => (overdue > 0 ? <Tag tone="danger">{number(overdue)}</Tag> : number(0)), align: 'end', width: 'minmax(6rem, 1fr)' },
  { id: 'week', head: m.cases_watch_week(), cell: ({ dueWeek }) => number(dueWeek), align: 'end', width: 'minmax(7rem, 1fr)' },
  { id: 'notes', head: m.cases_watch_notes(), cell: ({ notes30 }) => number(notes30), align: 'end', width: 'minmax(7rem, 1fr)' },
  { id: 'hours', head: m.cases_watch_hours(), cell: ({ minutes30 }) => number(Math.round(minutes30 / 6) / 10), align: 'end', width: 'minmax(7rem, 1fr)' },
];

/** A supervisor's view: how much each carries, what is late, what must be reviewed; no word of a note is opened for it. */
export function Watch() {
  const reading = useRead<Workload>('/cases/workload');
  return (
    <>
      <PageHeader title={m.cases_watch()} under={m.cases_watch_lead()}>
        <Go to="/app/cases" className="button">{m.cases_list()}</Go>
      </PageHeader>
      <Loaded reading={reading}>{(load) => <View load={load} />}</Loaded>
    </>
  );
}

function View({ load }: { load: Workload }) {
  return (
    <div className="stack loose">
      <div className="figures">
        <Figure label={m.cases_watch_unassigned()} value={number(load.unassigned)} window={m.cases_day_window()} />
        <Figure label={m.cases_watch_quiet()} value={number(load.quiet)} window={m.cases_watch_quiet_window()} />
        <Figure label={m.cases_watch_cards()} value={number(load.cardsOld)} window={m.cases_watch_cards_window()} />
      </div>
      {load.glass.length > 0 && (
        <section aria-labelledby="watch-glass" className="stack"><h2 id="watch-glass">{m.cases_glass_list()}</h2><GlassList list={load.glass} /></section>
      )}
      {load.papers.length > 0 && (
        <section aria-labelledby="watch-papers" className="stack">
          <h2 id="watch-papers">{m.cases_watch_papers()}</h2>
          <ul className="task-list" role="list">
            {load.papers.map((p) => <li key={`${p.case} ${p.answerBy}`}><span className="row"><Go to={pathOf(p.person, 'documents')}><Code>{p.code}</Code></Go> <span>{paperKinds[p.kind]}</span></span><Due day={p.answerBy} /></li>)}
          </ul>
        </section>
      )}
      <section aria-labelledby="watch-load" className="stack">
        <h2 id="watch-load">{m.cases_watch_load()}</h2>
        <DataTable caption={m.cases_watch_load()} captionHidden columns={columns} rows={load.workers} rowKey={({ account }) => account} rowName={({ name }) => name} empty={{ sentence: m.cases_watch_none() }} />
      </section>
    </div>
  );
}
