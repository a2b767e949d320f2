import { Bidi, Code } from '../../../foundation/screen/Bidi.tsx';
import { DataTable, type Column } from '../../../foundation/screen/DataTable.tsx';
import { useGo } from '../../../foundation/screen/go.tsx';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { Tabs } from '../../../foundation/screen/Tabs.tsx';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import { useRowWindows } from '../../../foundation/screen/use-row-windows.ts';
import * as m from '../../../messages/messages.js';
import { SUBJECT_VIEWS, type SubjectEntry } from '../schema.ts';
import { EnterSubject } from './parts/EnterSubject.tsx';
import { crimes, purges, sensitivities } from './parts/labels.ts';

const columns: readonly Column<SubjectEntry>[] = [
  { id: 'number', head: m.center_number(), cell: ({ number }) => <Code>{number}</Code>, width: '10rem' },
  { id: 'name', head: m.center_name(), cell: ({ name }) => (name === undefined ? <span className="hint">{m.center_destroyed()}</span> : <Bidi person>{name}</Bidi>), width: 'minmax(10rem, 2fr)', names: true },
  { id: 'crime', head: m.center_crime(), cell: ({ crime }) => crimes[crime], width: 'minmax(9rem, 1fr)' },
  { id: 'sensitivity', head: m.center_sensitivity(), cell: ({ sensitivity }) => sensitivities[sensitivity], width: 'minmax(8rem, 1fr)' },
  { id: 'entered', head: m.center_entered_on(), cell: ({ enteredOn }) => <OnDay day={enteredOn} />, width: 'minmax(8rem, 10rem)' },
  { id: 'review', head: m.center_review_on(), cell: ({ reviewOn, due, purgedOn }) => (purgedOn !== null ? '' : <span className="row"><OnDay day={reviewOn} />{due && <Tag tone="warn">{m.center_due()}</Tag>}</span>), width: 'minmax(9rem, 1fr)' },
  { id: 'until', head: m.center_holds_until(), cell: ({ holdsUntil, purgedOn, purgedAs }) => (purgedOn === null || purgedAs === null ? <OnDay day={holdsUntil} /> : <span className="row"><OnDay day={purgedOn} /> {purges[purgedAs]}</span>), width: 'minmax(10rem, 1fr)' },
];

/** The register: subjects in force, those to be reviewed, and those that were purged. */
export function SubjectList() {
  const { query } = useAddress();
  const go = useGo();
  const mayWrite = useMay('center.write');
  const show = SUBJECT_VIEWS.find((view) => view === query['show']) ?? 'active';
  const { retry, ...windows } = useRowWindows<SubjectEntry>('/center/subjects', 'subjects', { show });
  const pathOf = (view: (typeof SUBJECT_VIEWS)[number]): string => (view === 'active' ? '/app/center/subjects' : `/app/center/subjects?show=${view}`);
  const labels = { active: m.center_view_active(), review: m.center_view_review(), purged: m.center_view_purged() };
  return (
    <>
      <PageHeader title={m.center_subjects()} under={m.center_subjects_lead()}>{mayWrite && <EnterSubject primary />}</PageHeader>
      <Tabs label={m.center_views()} current={pathOf(show)} tabs={SUBJECT_VIEWS.map((view) => ({ path: pathOf(view), label: labels[view] }))} />
      <DataTable key={show} caption={`${m.center_subjects()}: ${labels[show]}`} captionHidden columns={columns} {...windows} rowKey={({ id }) => id} rowName={({ number }) => number} onRetry={retry} onOpen={({ id }) => go(`/app/center/subjects/${id}`)} height="calc(100dvb - 19rem)" empty={{ sentence: m.center_no_subject() }} />
    </>
  );
}
