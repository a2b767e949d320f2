import { useState } from 'react';
import { useSend } from '../../../foundation/screen/ask-hooks.ts';
import { ChoiceField } from '../../../foundation/screen/ChoiceField.tsx';
import { TextField } from '../../../foundation/screen/fields.tsx';
import { Form } from '../../../foundation/screen/Form.tsx';
import { Note } from '../../../foundation/screen/Note.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import * as m from '../../../messages/messages.js';
import type { NewTrace, Traced } from '../schema.ts';
import { channels, choicesOf } from './parts/labels.ts';

/** Where a code that somebody read out is noted: it answers the place, and keeps nothing of the contact. */
export function CodePage() {
  const [found, setFound] = useState<Traced | undefined>(undefined);
  const { mutateAsync } = useSend<Traced>('POST', '/outreach/traces', { stale: ['/outreach'] });
  return (
    <>
      <PageHeader title={m.outreach_code_page()} under={m.outreach_code_lead()} />
      <div className="stack loose">
        {found !== undefined && <Note tone="success" title={m.outreach_code_found({ place: `${found.city}, ${found.state}` })}>{m.outreach_code_kept()}</Note>}
        <Form<NewTrace, Traced> key={found?.id ?? ''} label={m.outreach_code_page()} submit={m.outreach_code_note()} initial={{ channel: 'phone' }} send={(values, { key }) => mutateAsync({ body: values, key })} onDone={setFound}>
          <TextField name="code" label={m.outreach_code()} hint={m.outreach_code_hint()} most={20} code width="medium" />
          <ChoiceField name="channel" label={m.outreach_channel()} choices={choicesOf(channels)} />
        </Form>
      </div>
    </>
  );
}
