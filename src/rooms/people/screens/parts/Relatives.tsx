import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../../../../foundation/screen/ask.ts';
import { forget } from '../../../../foundation/screen/ask-hooks.ts';
import { Code } from '../../../../foundation/screen/Bidi.tsx';
import { ChoiceField } from '../../../../foundation/screen/ChoiceField.tsx';
import { choicesOf } from '../../../../foundation/screen/choices.ts';
import { Form } from '../../../../foundation/screen/Form.tsx';
import { Go } from '../../../../foundation/screen/go.tsx';
import { useMay } from '../../../../foundation/screen/session.ts';
import { Sheet } from '../../../../foundation/screen/Sheet.tsx';
import { showToast } from '../../../../foundation/screen/toasts.ts';
import * as m from '../../../../messages/messages.js';
import type { Person, PersonFile, RelationKind } from '../../schema.ts';
import { relationKinds } from './labels.ts';
import { PersonPicker } from './PersonPicker.tsx';

/** The relatives of a person who have records of their own. */
export function Relatives({ person, relations }: { person: Person; relations: PersonFile['relations'] }) {
  const client = useQueryClient();
  const mayWrite = useMay('people.write');
  const [open, setOpen] = useState(false);
  return (
    <section className="card" aria-labelledby="relatives">
      <div className="row spread">
        <h2 id="relatives">{m.people_relatives()}</h2>
        {mayWrite && (
          <button type="button" className="button small" onClick={() => setOpen(true)}>
            {m.people_relate()}
          </button>
        )}
      </div>
      {relations.length === 0 ? (
        <p className="hint">{m.people_relatives_none()}</p>
      ) : (
        <ul className="line-list" role="list">
          {relations.map(({ id, kind, relative }) => (
            <li key={id}>
              <span>{relationKinds[kind]}</span>
              <Go to={`/app/people/${relative.id}`}>
                <Code>{relative.caseCode}</Code>
              </Go>
            </li>
          ))}
        </ul>
      )}
      <Sheet open={open} onClose={() => setOpen(false)} title={m.people_relate()}>
        <div className="sheet-content">
          <Form<{ relative: string; kind: RelationKind }, unknown>
            label={m.people_relate()}
            send={(values, { key }) => send('POST', `/people/${person.id}/relations`, values, { key })}
            submit={m.people_relate_save()}
            onDone={() => {
              showToast(m.people_related());
              void forget(client, ['/people']);
              setOpen(false);
            }}
          >
            <PersonPicker name="relative" label={m.people_relate_who()} except={person.id} />
            <ChoiceField name="kind" label={m.people_relate_kind()} choices={choicesOf(relationKinds)} />
          </Form>
        </div>
      </Sheet>
    </section>
  );
}
