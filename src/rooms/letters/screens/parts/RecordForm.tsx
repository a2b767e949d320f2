import { useQueryClient } from '@tanstack/react-query';
import { useLayoutEffect, useRef, type KeyboardEvent } from 'react';
import { send } from '../../../../foundation/screen/ask.ts';
import { forget } from '../../../../foundation/screen/ask-hooks.ts';
import { CheckField, DateField, NumberField, TextField } from '../../../../foundation/screen/fields.tsx';
import { Form } from '../../../../foundation/screen/Form.tsx';
import { today } from '../../../../foundation/screen/today.ts';
import { showToast } from '../../../../foundation/screen/toasts.ts';
import * as m from '../../../../messages/messages.js';
import type { EvidenceKind, NewConsultation, NewEvidence, RequestFile } from '../../schema.ts';
import { wayName, type Way } from './checklist.ts';

/** The office that writes a kind of document wherever only one does. */
const writers: Partial<Record<EvidenceKind, string>> = {
  'continued-presence': m.letters_office_dhs(), 'bona-fide-t': m.letters_office_dhs(), 't-status': m.letters_office_dhs(),
};

/** Records a document that was seen or an office that was consulted; what can be known beforehand is filled in. */
export function RecordForm({ request, way, onClose }: { request: RequestFile; way: Way; onClose: () => void }) {
  const client = useQueryClient();
  const place = useRef<HTMLDivElement>(null);
  // Before it is painted: a key pressed the moment the form is seen goes to it.
  useLayoutEffect(() => {
    const boxes = [...(place.current?.querySelectorAll('input') ?? [])];
    (boxes.find(({ value, type }) => value === '' && type !== 'checkbox') ?? boxes[0])?.focus({ preventScroll: true });
    place.current?.closest('li')?.scrollIntoView({ block: 'center' });
  }, []);
  const done = (): void => {
    showToast(m.letters_recorded({ what: wayName(way) }));
    void forget(client, ['/letters']);
    onClose();
  };
  const escape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onClose();
  };
  const path = `/letters/requests/${request.id}`;
  const acts = (
    <button type="button" className="button quiet" onClick={onClose}>
      {m.letters_cancel()}
    </button>
  );
  const common = { label: m.letters_record({ what: wayName(way) }), submit: m.letters_record_save(), onDone: done, acts };
  return (
    <div className="inline-form" ref={place} onKeyDown={escape}>
      {'evidence' in way ? (
        <Form<Omit<NewEvidence, 'id' | 'kind'>, unknown>
          {...common}
          initial={{ office: writers[way.evidence] ?? '', datedOn: today() }}
          send={(values, { key }) => send('POST', `${path}/evidence`, { kind: way.evidence, ...values }, { key })}
        >
          <TextField name="office" label={m.letters_field_office()} most={200} />
          <div className="fields-row">
            <DateField name="datedOn" label={m.letters_field_dated()} from="1990-01-01" to={today()} />
            <DateField name="endsOn" label={m.letters_field_ends()} from="1990-01-01" optional />
          </div>
          <NumberField name="page" label={m.letters_field_page()} from={1} to={9999} optional />
        </Form>
      ) : (
        <Form<Omit<NewConsultation, 'id' | 'office'>, unknown>
          {...common}
          initial={{ consultedOn: today() }}
          send={(values, { key }) => send('POST', `${path}/consultations`, { office: way.office, ...values }, { key })}
        >
          <DateField name="consultedOn" label={m.letters_field_consulted()} from="1990-01-01" to={today()} />
          <CheckField name="objected" label={m.letters_objected_field()} />
        </Form>
      )}
    </div>
  );
}
