import { useQueryClient } from '@tanstack/react-query';
import { send } from '../../../../foundation/screen/ask.ts';
import { forget } from '../../../../foundation/screen/ask-hooks.ts';
import { ChoiceField } from '../../../../foundation/screen/ChoiceField.tsx';
import { Form } from '../../../../foundation/screen/Form.tsx';
import { showToast } from '../../../../foundation/screen/toasts.ts';
import * as m from '../../../../messages/messages.js';
import type { ReleaseView } from '../../schema.ts';

/** Takes a release back; a spoken word is enough, and stands chosen. */
export function RevokeForm({ release, onDone }: { release: ReleaseView; onDone: () => void }) {
  const client = useQueryClient();
  return (
    <Form<{ how: string }, unknown>
      label={m.sharing_revoke_title()}
      initial={{ how: 'spoken' }}
      send={(values, { key }) => send('POST', `/sharing/releases/${release.id}/revoke`, values, { key, version: release.version })}
      submit={m.sharing_revoke_save()}
      onDone={() => {
        showToast(m.sharing_revoked());
        void forget(client, ['/sharing']);
        onDone();
      }}
    >
      <p>{m.sharing_revoke_lead()}</p>
      <ChoiceField name="how" label={m.sharing_revoke_how()} choices={[{ value: 'spoken', label: m.sharing_revoke_spoken() }, { value: 'written', label: m.sharing_revoke_written() }]} />
    </Form>
  );
}
