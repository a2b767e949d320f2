import { useState } from 'react';
import { useRead } from '../../../../foundation/screen/ask-hooks.ts';
import { ChecksField } from '../../../../foundation/screen/ChoiceField.tsx';
import { DateField, LongText, NumberField } from '../../../../foundation/screen/fields.tsx';
import { Loading } from '../../../../foundation/screen/Loading.tsx';
import { today } from '../../../../foundation/screen/today.ts';
import * as m from '../../../../messages/messages.js';
import type { Desk, NewNote, Plan } from '../../schema.ts';
import { ActSheet } from './ActSheet.tsx';
import { ServicePick } from './ServicePick.tsx';

interface Answers { service: Record<string, { kind: string; minutes: number }>; happenedOn: string; words?: string; moved?: string[]; finished?: string[] }

/** Writes what was done: service, minutes, Ctrl-Enter. Words, more services and the steps it moved are there for whoever needs them. */
export function NoteSheet({ open, onClose, of, code }: { open: boolean; onClose: () => void; of: string; code: string }) {
  const desk = useRead<Desk>(open ? '/cases/desk' : undefined).data;
  const plan = useRead<Plan>(open ? `/cases/${of}/plan` : undefined).data;
  const [count, setCount] = useState(1);
  const steps = (plan?.tasks ?? []).filter((task) => task.doneOn === null && typeof task.words === 'string').map((task) => ({ value: task.id, label: task.words ?? '' }));
  const close = (): void => {
    setCount(1);
    onClose();
  };
  return (
    <ActSheet<Answers>
      open={open} onClose={close} title={m.cases_note_title({ code })} path={`/cases/${of}/notes`} submit={m.cases_note_save()} done={m.cases_note_saved()} initial={{ happenedOn: today() }}
      body={({ service, moved, finished, ...rest }): Omit<NewNote, 'id'> => ({
        ...rest, services: Object.values(service) as NewNote['services'],
        ...((moved ?? []).length + (finished ?? []).length === 0 ? {} : { steps: [...new Set([...(moved ?? []), ...(finished ?? [])])].map((task) => ({ task, done: (finished ?? []).includes(task) })) }),
      })}
    >
      {desk === undefined ? <Loading /> : Array.from({ length: count }, (_, at) => (
        <div key={at} className="service-line">
          <ServicePick name={`service/${at}/kind`} recent={desk.recent} next={`minutes-${at}`} begins />
          <div data-next={`minutes-${at}`}>
            <NumberField name={`service/${at}/minutes`} label={m.cases_minutes()} unit={m.cases_minutes_unit()} from={0} to={1440} />
          </div>
        </div>
      ))}
      <p><button type="button" className="link-button" onClick={() => setCount(count + 1)}>{m.cases_note_more()}</button></p>
      <LongText name="words" label={m.cases_note_words()} hint={m.cases_note_words_hint()} rows={4} most={20_000} optional />
      <DateField name="happenedOn" label={m.cases_note_on()} from="1990-01-01" to={today()} />
      {steps.length > 0 && (
        <details>
          <summary>{m.cases_note_steps()}</summary>
          <div className="stack">
            <ChecksField name="moved" label={m.cases_note_moved()} choices={steps} optional />
            <ChecksField name="finished" label={m.cases_note_finished()} choices={steps} optional />
          </div>
        </details>
      )}
    </ActSheet>
  );
}
