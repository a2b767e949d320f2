import { useState } from 'react';
import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi } from '../../../foundation/screen/Bidi.tsx';
import { ChoiceField } from '../../../foundation/screen/ChoiceField.tsx';
import { choicesOf } from '../../../foundation/screen/choices.ts';
import { DataTable, type Column } from '../../../foundation/screen/DataTable.tsx';
import { DateField, TextField } from '../../../foundation/screen/fields.tsx';
import { useGo } from '../../../foundation/screen/go.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import * as m from '../../../messages/messages.js';
import type { Bodies, BodyEntry } from '../schema.ts';
import { bodies as kinds, exactness, monthInWords } from './parts/labels.ts';
import { SheetForm, type Asking } from '../../../foundation/screen/SheetForm.tsx';

const columns: readonly Column<BodyEntry>[] = [
  { id: 'name', head: m.policy_body(), cell: ({ name }) => <Bidi>{name}</Bidi>, width: 'minmax(16rem, 3fr)', names: true },
  { id: 'established', head: m.policy_established(), cell: ({ establishedOn, exact }) => (exact === 'month' ? monthInWords(establishedOn) : <OnDay day={establishedOn} />), width: 'minmax(9rem, 11rem)' },
  { id: 'members', head: m.policy_members(), cell: ({ members }) => members, width: '7rem', align: 'end' },
  { id: 'met', head: m.policy_last_met(), cell: ({ lastMet }) => (lastMet === null ? m.policy_never() : <OnDay day={lastMet} />), width: 'minmax(9rem, 10rem)' },
  { id: 'next', head: m.policy_next_meeting(), cell: ({ nextMeeting }) => (nextMeeting === null ? m.policy_none_called() : <OnDay day={nextMeeting} />), width: 'minmax(9rem, 10rem)' },
  { id: 'open', head: m.policy_view_open(), cell: ({ openActions }) => openActions, width: '7rem', align: 'end' },
];

/** The interagency bodies as they stand today. */
export function BodyList() {
  const go = useGo();
  const mayWrite = useMay('policy.write');
  const [asking, setAsking] = useState<Asking | undefined>(undefined);
  const reading = useRead<Bodies>('/policy/bodies');
  const add: Asking = {
    title: m.policy_add_body(), path: '/policy/bodies', initial: { exact: 'day' }, onKept: (id) => go(`/app/policy/bodies/${id}`),
    fields: <><ChoiceField name="kind" label={m.policy_kind()} choices={choicesOf(kinds)} /><TextField name="name" label={m.policy_name()} most={200} /><DateField name="establishedOn" label={m.policy_established_on()} /><ChoiceField name="exact" label={m.policy_exact()} choices={choicesOf(exactness)} /><TextField name="authority" label={m.policy_authority()} hint={m.policy_authority_hint()} most={400} /></>,
  };
  return (
    <>
      <PageHeader title={m.policy_bodies()} under={m.policy_bodies_lead()}>
        {mayWrite && <button type="button" className="button primary" onClick={() => setAsking(add)}>{m.policy_add_body()}</button>}
      </PageHeader>
      <Loaded reading={reading}>
        {({ bodies }) => <DataTable caption={m.policy_bodies()} captionHidden columns={columns} rows={bodies} rowKey={({ id }) => id} rowName={({ name }) => name} onOpen={({ id }) => go(`/app/policy/bodies/${id}`)} empty={{ sentence: m.policy_no_body() }} />}
      </Loaded>
      <SheetForm asking={asking} onClose={() => setAsking(undefined)} />
    </>
  );
}
