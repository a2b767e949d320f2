import { useSend } from '../../../../foundation/screen/ask-hooks.ts';
import { CheckField, LongText, TextField } from '../../../../foundation/screen/fields.tsx';
import { Form } from '../../../../foundation/screen/Form.tsx';
import { showToast } from '../../../../foundation/screen/toasts.ts';
import * as m from '../../../../messages/messages.js';
import { PLACE_CLEARED, type NewLocation, type PlaceSeen } from '../../schema.ts';

type Typed = Omit<NewLocation, 'organization' | 'latitude' | 'longitude'>;

/** A place to be entered or corrected. Whether it is confidential comes first, for it decides who may ever see the rest. */
export function LocationForm({ organization, seen, onDone }: { organization?: string | undefined; seen?: PlaceSeen | undefined; onDone: () => void }) {
  const { mutateAsync } = useSend('POST', seen === undefined ? '/directory/locations' : `/directory/locations/${seen.id}`, { stale: ['/directory'] });
  return (
    <Form<Typed, unknown>
      submit={seen === undefined ? m.directory_add_place() : m.directory_save()}
      initial={seen === undefined ? { confidential: false } : { confidential: seen.confidential, name: seen.name ?? '', address: seen.address ?? '', address2: seen.address2 ?? '', city: seen.city ?? '', state: seen.state ?? '', zip: seen.zip ?? '', directions: seen.directions ?? '' }}
      send={(typed, { key }) => mutateAsync({ body: { ...(organization === undefined ? {} : { organization }), ...given(typed), ...(seen === undefined ? {} : { clear: PLACE_CLEARED.filter((name) => name !== 'point' && (seen[name] ?? '') !== '' && (typed[name] ?? '') === '') }) }, key, version: seen?.version })}
      onDone={() => {
        showToast(m.directory_saved());
        onDone();
      }}
    >
      <CheckField name="confidential" label={m.directory_confidential_yes()} />
      <TextField name="name" label={m.directory_place_name()} most={300} optional />
      <TextField name="address" label={m.directory_address()} most={300} optional />
      <TextField name="address2" label={m.directory_address2()} most={300} optional />
      <TextField name="city" label={m.directory_city()} most={120} width="medium" optional />
      <TextField name="state" label={m.directory_state()} most={2} code width="short" optional />
      <TextField name="zip" label={m.directory_zip()} most={10} code width="short" optional />
      <LongText name="directions" label={m.directory_directions()} most={600} rows={2} optional />
    </Form>
  );
}

function given(typed: Typed): Record<string, unknown> {
  return Object.fromEntries(Object.entries(typed).filter(([, v]) => v !== undefined && v !== '').map(([k, v]) => [k, k === 'state' ? String(v).toUpperCase() : v]));
}
