import { useQueryClient } from '@tanstack/react-query';
import { send } from '../../../../foundation/screen/ask.ts';
import { forget } from '../../../../foundation/screen/ask-hooks.ts';
import { ChecksField } from '../../../../foundation/screen/ChoiceField.tsx';
import { LongText } from '../../../../foundation/screen/fields.tsx';
import { Form } from '../../../../foundation/screen/Form.tsx';
import { showToast } from '../../../../foundation/screen/toasts.ts';
import * as m from '../../../../messages/messages.js';
import { FROM_RECORD_FIELDS, type NewPacket, type ReleaseView } from '../../schema.ts';
import { fields } from './labels.ts';

/** Tells another agency something a release names: fields of the record, and what happened or is needed in words. */
export function TellForm({ release, onDone }: { release: ReleaseView; onDone: () => void }) {
  const client = useQueryClient();
  const recorded = release.fields.filter((f) => FROM_RECORD_FIELDS.includes(f));
  return (
    <Form<{ record?: NewPacket['fields']; situation?: string; needs?: string }, unknown>
      label={m.sharing_tell_title({ agency: release.recipient.name })}
      initial={{ record: recorded }}
      send={({ record, situation, needs }, { key }) => send('POST', '/sharing/packets', { release: release.id, fields: [...(record ?? []), ...(situation ? ['situation'] : []), ...(needs ? ['needs'] : [])], ...(situation ? { situation } : {}), ...(needs ? { needs } : {}) }, { key })}
      submit={m.sharing_tell_save()}
      onDone={() => {
        showToast(m.sharing_told());
        void forget(client, ['/sharing']);
        onDone();
      }}
    >
      {recorded.length > 0 && <ChecksField name="record" label={m.sharing_tell_fields()} choices={recorded.map((value) => ({ value, label: fields[value] }))} optional />}
      {release.fields.includes('situation') && <LongText name="situation" label={m.sharing_tell_situation()} most={4000} optional />}
      {release.fields.includes('needs') && <LongText name="needs" label={m.sharing_tell_needs()} most={2000} optional />}
    </Form>
  );
}
