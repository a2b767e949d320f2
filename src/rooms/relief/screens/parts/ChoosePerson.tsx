import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../../../../foundation/screen/ask.ts';
import { Bidi, Code } from '../../../../foundation/screen/Bidi.tsx';
import { FieldGroup } from '../../../../foundation/screen/Field.tsx';
import { useField } from '../../../../foundation/screen/form-state.ts';
import { SearchBox } from '../../../../foundation/screen/SearchBox.tsx';
import * as m from '../../../../messages/messages.js';

interface Found { id: string; caseCode: string; familyName?: string; givenName?: string }

/** Chooses one person of the office by searching; sends their id. */
export function ChoosePerson({ name, label, hint, except }: { name: string; label: string; hint?: string; except?: string }) {
  const [text, setText] = useState('');
  const asked = text.trim().length >= 2;
  const { data } = useQuery({ queryKey: ['/people/search', text], queryFn: () => send<{ people: readonly Found[] }>('POST', '/people/search', { words: text }), enabled: asked });
  const handle = useField(name, label, (typed) => (typeof typed === 'string' ? { value: typed } : { problem: m.relief_pick_empty({ label }), mend: m.relief_pick_mend() }));
  const found = asked ? (data?.people ?? []).filter(({ id }) => id !== except).slice(0, 8) : [];
  return (
    <FieldGroup label={label} hint={hint} handle={handle}>
      <SearchBox label={m.relief_pick_find()} onText={setText} />
      {asked && data !== undefined && found.length === 0 && <p className="hint">{m.relief_pick_none()}</p>}
      <div className="choices long">
        {found.map((person) => (
          <label key={person.id} className="choice">
            <input type="radio" name={`${handle.id}-choice`} checked={handle.typed === person.id} onChange={() => handle.set(person.id)} />
            <span>
              {person.familyName !== undefined && <Bidi person>{`${person.familyName}, ${person.givenName ?? ''}`}</Bidi>} <Code>{person.caseCode}</Code>
            </span>
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}
