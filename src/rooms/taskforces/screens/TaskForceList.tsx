import { useState } from 'react';
import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi } from '../../../foundation/screen/Bidi.tsx';
import { ChoiceField } from '../../../foundation/screen/ChoiceField.tsx';
import { choicesOf } from '../../../foundation/screen/choices.ts';
import { DataTable, type Column } from '../../../foundation/screen/DataTable.tsx';
import { TextField } from '../../../foundation/screen/fields.tsx';
import { useGo } from '../../../foundation/screen/go.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { SheetForm, type Asking } from '../../../foundation/screen/SheetForm.tsx';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import * as m from '../../../messages/messages.js';
import type { TaskForceEntry, TaskForces } from '../schema.ts';
import { extents, states } from './parts/labels.ts';

const columns: readonly Column<TaskForceEntry>[] = [
  { id: 'name', head: m.taskforces_name(), cell: ({ name }) => <Bidi>{name}</Bidi>, width: 'minmax(10rem, 2fr)', names: true },
  { id: 'state', head: m.taskforces_state(), cell: ({ state, since }) => (state === null ? m.taskforces_no_state() : <span className="row">{states[state]} {since !== null && <OnDay day={since} />}</span>), width: 'minmax(13rem, 2fr)' },
  { id: 'funded', head: m.taskforces_funded(), cell: ({ fundedOn }) => (fundedOn === null ? m.taskforces_not_funded() : <OnDay day={fundedOn} />), width: 'minmax(8rem, 10rem)' },
  { id: 'members', head: m.taskforces_members(), cell: ({ members }) => members, width: '6.5rem', align: 'end' },
  { id: 'gaps', head: m.taskforces_gaps(), cell: ({ gaps }) => (gaps > 0 ? <Tag tone="warn">{gaps}</Tag> : gaps), width: '5rem', align: 'end' },
  { id: 'actions', head: m.taskforces_open_actions(), cell: ({ openActions }) => openActions, width: '8rem', align: 'end' },
  { id: 'next', head: m.taskforces_next_meeting(), cell: ({ nextMeeting }) => (nextMeeting === null ? '' : <OnDay day={nextMeeting} />), width: 'minmax(8rem, 10rem)' },
];

/** The task forces as they stand today. */
export function TaskForceList() {
  const go = useGo();
  const mayWrite = useMay('taskforces.write');
  const [asking, setAsking] = useState<Asking | undefined>(undefined);
  const reading = useRead<TaskForces>('/taskforces');
  const add: Asking = {
    title: m.taskforces_add(), path: '/taskforces', onKept: (id) => go(`/app/taskforces/${id}`),
    fields: <><TextField name="name" label={m.taskforces_name()} most={120} /><TextField name="area" label={m.taskforces_area()} most={120} /><ChoiceField name="extent" label={m.taskforces_extent()} choices={choicesOf(extents)} /></>,
  };
  return (
    <>
      <PageHeader title={m.taskforces_list()} under={m.taskforces_list_lead()}>
        {mayWrite && <button type="button" className="button primary" onClick={() => setAsking(add)}>{m.taskforces_add()}</button>}
      </PageHeader>
      <Loaded reading={reading}>
        {({ taskForces }) => <DataTable caption={m.taskforces_list()} captionHidden columns={columns} rows={taskForces} rowKey={({ id }) => id} rowName={({ name }) => name} onOpen={({ id }) => go(`/app/taskforces/${id}`)} height="calc(100dvb - 15rem)" empty={{ sentence: m.taskforces_none() }} />}
      </Loaded>
      <SheetForm asking={asking} onClose={() => setAsking(undefined)} />
    </>
  );
}
