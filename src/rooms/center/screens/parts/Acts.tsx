import type { ReactNode } from 'react';
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

/** A part of a page: what stands there, or that nothing does, and what can be added. */
export function Part({ id, title, lead, none, act, children }: { id: string; title: string; lead?: string; none: string | false; act?: ReactNode; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="stack">
      <h2 id={id}>{title}</h2>
      {lead !== undefined && <p className="hint">{lead}</p>}
      {none === false ? <ul className="line-list" role="list">{children}</ul> : <p className="hint">{none}</p>}
      {act !== undefined && act !== false && <p className="row">{act}</p>}
    </section>
  );
}
