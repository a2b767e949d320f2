import { ActButton, type Act } from '../../../../foundation/screen/ActButton.tsx';
import { useRead } from '../../../../foundation/screen/ask-hooks.ts';
import { ChoiceField } from '../../../../foundation/screen/ChoiceField.tsx';
import { TextField } from '../../../../foundation/screen/fields.tsx';
import * as m from '../../../../messages/messages.js';
import type { Recipients } from '../../schema.ts';

/** A button that opens the form of an act of this room. */
export function Button<Values>(act: Omit<Act<Values>, 'stale' | 'said'> & { label?: string | undefined; primary?: boolean; said?: string }) {
  return <ActButton<Values> stale={['/center', '/sharing']} {...act} said={act.said ?? m.center_saved()} />;
}

/** To whom something goes: an office that works here, or one outside by its name. */
export function RecipientFields() {
  const reading = useRead<Recipients>('/center/recipients');
  return (
    <>
      <ChoiceField name="recipient" label={m.center_recipient()} choices={(reading.data?.organizations ?? []).map((o) => ({ value: o.id, label: o.name }))} optional />
      <TextField name="recipientName" label={m.center_recipient_name()} most={200} optional />
    </>
  );
}
