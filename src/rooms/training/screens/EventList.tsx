import { useState } from 'react';
import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi } from '../../../foundation/screen/Bidi.tsx';
import { ChoiceField } from '../../../foundation/screen/ChoiceField.tsx';
import { DataTable, type Column } from '../../../foundation/screen/DataTable.tsx';
import { DateField, NumberField, TextField } from '../../../foundation/screen/fields.tsx';
import { useGo } from '../../../foundation/screen/go.tsx';
import { countryChoices } from '../../../foundation/screen/names.ts';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { Tabs } from '../../../foundation/screen/Tabs.tsx';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import { today } from '../../../foundation/screen/today.ts';
import { useRowWindows } from '../../../foundation/screen/use-row-windows.ts';
import * as m from '../../../messages/messages.js';
import type { Curricula, EventEntry } from '../schema.ts';
import { choicesOf, kinds, number, reporters } from './parts/labels.ts';
import { SheetForm, type Asking } from './parts/SheetForm.tsx';

const columns: readonly Column<EventEntry>[] = [
  { id: 'on', head: m.training_starts_on(), cell: ({ startsOn }) => <OnDay day={startsOn} />, width: 'minmax(9rem, 10rem)' },
  { id: 'name', head: m.training_name(), cell: ({ name }) => <Bidi>{name}</Bidi>, width: 'minmax(14rem, 3fr)', names: true },
  { id: 'kind', head: m.training_kind(), cell: ({ kind }) => kinds[kind], width: '7rem' },
  { id: 'place', head: m.training_place(), cell: ({ place }) => <Bidi>{place}</Bidi>, width: 'minmax(8rem, 1fr)' },
  { id: 'attended', head: m.training_attendances(), cell: ({ attended }) => number(attended), width: '7.5rem', align: 'end' },
  { id: 'teams', head: m.training_teams(), cell: ({ composition: { teams } }) => (teams === 0 ? '' : number(teams)), width: '5rem', align: 'end' },
  { id: 'adds', head: m.training_adds_up(), cell: ({ kind, composition: { teams, addsUp } }) => (kind !== 'conference' || teams === 0 ? '' : addsUp ? <Tag tone="success">{m.training_adds()}</Tag> : <Tag tone="warn">{m.training_adds_not()}</Tag>), width: '9rem' },
];

/** Trainings, conferences and pilots, the newest first; where teams came, whether they are the whole. */
export function EventList() {
  const { query } = useAddress();
  const go = useGo();
  const mayWrite = useMay('training.write');
  const [asking, setAsking] = useState<Asking | undefined>(undefined);
  const show = query['show'] === 'conferences' ? 'conferences' : 'all';
  const { retry, ...windows } = useRowWindows<EventEntry>('/training/events', 'events', { show });
  const curricula = useRead<Curricula>('/training/curricula');
  const versions = (curricula.data?.curricula ?? []).flatMap((c) => c.versions.map((v) => ({ value: v.id, label: m.training_version_named({ title: c.title, number: String(v.number) }) })));
  const add: Asking = {
    title: m.training_add_event(), path: '/training/events', initial: { kind: 'training', country: 'US', reporter: 'own', startsOn: today(), endsOn: today() }, onKept: (id) => go(`/app/training/${id}`),
    fields: (
      <>
        <ChoiceField name="kind" label={m.training_kind()} choices={choicesOf(kinds)} />
        <TextField name="name" label={m.training_name()} most={200} />
        <TextField name="host" label={m.training_host()} most={200} />
        <TextField name="place" label={m.training_place()} most={120} />
        <ChoiceField name="country" label={m.training_country()} choices={countryChoices()} optional />
        <DateField name="startsOn" label={m.training_starts_on()} />
        <DateField name="endsOn" label={m.training_ends_on()} />
        <NumberField name="attended" label={m.training_attendances()} hint={m.training_attendances_hint()} from={1} to={1_000_000} />
        <NumberField name="persons" label={m.training_persons()} hint={m.training_persons_hint()} from={1} to={1_000_000} optional />
        <ChoiceField name="reporter" label={m.training_reporter()} choices={choicesOf(reporters)} />
        <ChoiceField name="curriculumVersion" label={m.training_curriculum()} choices={versions} optional />
      </>
    ),
  };
  const pathOf = (view: 'all' | 'conferences'): string => (view === 'all' ? '/app/training' : '/app/training?show=conferences');
  return (
    <>
      <PageHeader title={m.training_events()} under={m.training_events_lead()}>
        {mayWrite && <button type="button" className="button primary" onClick={() => setAsking(add)}>{m.training_add_event()}</button>}
      </PageHeader>
      <Tabs label={m.training_views()} current={pathOf(show)} tabs={[{ path: pathOf('all'), label: m.training_view_all() }, { path: pathOf('conferences'), label: m.training_view_conferences() }]} />
      <DataTable key={show} caption={m.training_events()} captionHidden columns={columns} {...windows} rowKey={({ id }) => id} rowName={({ name }) => name} onRetry={retry} onOpen={({ id }) => go(`/app/training/${id}`)} height="calc(100dvb - 19rem)" empty={{ sentence: m.training_no_event() }} />
      <SheetForm asking={asking} onClose={() => setAsking(undefined)} />
    </>
  );
}
