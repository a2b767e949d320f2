import { useState } from 'react';
import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi } from '../../../foundation/screen/Bidi.tsx';
import { ChoiceField } from '../../../foundation/screen/ChoiceField.tsx';
import { DateField, NumberField, TextField } from '../../../foundation/screen/fields.tsx';
import { EmptyState } from '../../../foundation/screen/EmptyState.tsx';
import { KeyValues } from '../../../foundation/screen/KeyValues.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import * as m from '../../../messages/messages.js';
import type { Events, EventView, TaskForces } from '../schema.ts';
import { choicesOf, eventKinds, levels } from './parts/labels.ts';
import { SheetForm, type Asking } from './parts/SheetForm.tsx';

/** The trainings and conferences: the whole, and its parts by team and by level. */
export function EventList() {
  const mayWrite = useMay('taskforces.write');
  const [asking, setAsking] = useState<Asking | undefined>(undefined);
  const reading = useRead<Events>('/taskforces/events');
  const forces = useRead<TaskForces>('/taskforces');
  const add: Asking = {
    title: m.taskforces_add_event(), path: '/taskforces/events',
    fields: <><ChoiceField name="kind" label={m.taskforces_event_kind()} choices={choicesOf(eventKinds)} /><TextField name="name" label={m.taskforces_name()} most={200} /><TextField name="place" label={m.taskforces_place()} most={120} /><TextField name="host" label={m.taskforces_host()} most={200} /><DateField name="startsOn" label={m.taskforces_starts_on()} /><DateField name="endsOn" label={m.taskforces_ends()} /><NumberField name="attended" label={m.taskforces_attended_all()} from={1} to={1_000_000} /></>,
  };
  const telling = (event: EventView): Asking => ({
    title: m.taskforces_attendance_of({ name: event.name }), path: `/taskforces/events/${event.id}/attendance`,
    fields: <><ChoiceField name="level" label={m.taskforces_level()} choices={choicesOf(levels)} /><ChoiceField name="taskForce" label={m.taskforces_team()} choices={(forces.data?.taskForces ?? []).map((one) => ({ value: one.id, label: one.name }))} optional /><NumberField name="attended" label={m.taskforces_attended_part()} from={1} to={1_000_000} /></>,
  });
  return (
    <>
      <PageHeader title={m.taskforces_events()} under={m.taskforces_events_lead()}>
        {mayWrite && <button type="button" className="button primary" onClick={() => setAsking(add)}>{m.taskforces_add_event()}</button>}
      </PageHeader>
      <Loaded reading={reading}>
        {({ events }) => (events.length === 0 ? <EmptyState sentence={m.taskforces_no_events()} /> : (
          <ul className="stack" role="list">
            {events.map((event) => (
              <li key={event.id} className="card stack tight">
                <div className="row spread"><h2><Bidi>{event.name}</Bidi></h2><Tag>{eventKinds[event.kind]}</Tag></div>
                <p className="hint"><Bidi>{event.place}</Bidi> · <OnDay day={event.startsOn} /> · <Bidi>{event.host}</Bidi></p>
                <KeyValues facts={[
                  { label: m.taskforces_attended_all(), value: String(event.attended) }, { label: m.taskforces_teams(), value: String(event.teams) }, { label: m.taskforces_in_teams(), value: String(event.inTeams) }, { label: m.taskforces_without_team(), value: String(event.withoutTeam) },
                  ...event.levels.map(({ level, attended }) => ({ label: levels[level], value: String(attended) })), ...(event.unknown > 0 ? [{ label: m.taskforces_unknown(), value: String(event.unknown) }] : []),
                ]} />
                {mayWrite && event.unknown > 0 && <p><button type="button" className="button small" onClick={() => setAsking(telling(event))}>{m.taskforces_add_attendance()}</button></p>}
              </li>
            ))}
          </ul>
        ))}
      </Loaded>
      <SheetForm asking={asking} onClose={() => setAsking(undefined)} />
    </>
  );
}
