import { useQueryClient } from '@tanstack/react-query';
import { send } from '../../../foundation/screen/ask.ts';
import { forget, useRead } from '../../../foundation/screen/ask-hooks.ts';
import { TextField } from '../../../foundation/screen/fields.tsx';
import { Form } from '../../../foundation/screen/Form.tsx';
import { useGo } from '../../../foundation/screen/go.tsx';
import { Note } from '../../../foundation/screen/Note.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import { showToast } from '../../../foundation/screen/toasts.ts';
import * as m from '../../../messages/messages.js';
import type { Person, PersonFile } from '../schema.ts';

/** Destroys the key of a person's identity, after saying what that means and having the case code typed. */
export function PersonDestroy() {
  const { params } = useAddress();
  const person = useRead<PersonFile>(`/people/${params['id'] ?? ''}`).data?.person;
  return person === undefined || person.purged ? null : <Destroy key={person.id} person={person} />;
}

function Destroy({ person }: { person: Person }) {
  const client = useQueryClient();
  const go = useGo();
  const code = person.caseCode;
  return (
    <section className="stack" aria-labelledby="destroy">
      <h2 id="destroy">{m.people_destroy()}</h2>
      <Note tone="danger" title={m.people_purge_undo()}>
        {m.people_purge_lead()}
      </Note>
      <ul>
        <li>{m.people_purge_stays()}</li>
        <li>{m.people_purge_letters()}</li>
      </ul>
      <Form<{ code: string }, unknown>
        label={m.people_destroy()}
        check={({ code: typed }) => (typed.trim().toUpperCase() === code ? [] : [{ where: '/code', problem: m.people_purge_wrong(), mend: m.people_purge_confirm({ code }) }])}
        send={(_values, { key }) => send('POST', `/people/${person.id}/purge`, {}, { key })}
        submit={m.people_purge_save({ code })}
        onDone={() => {
          showToast(m.people_purged_done());
          void forget(client, ['/people', '/letters']);
          go(`/app/people/${person.id}`);
        }}
      >
        <TextField name="code" label={m.people_purge_confirm({ code })} code />
      </Form>
    </section>
  );
}
