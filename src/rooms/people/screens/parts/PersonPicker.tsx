import { useState } from 'react';
import { Code } from '../../../../foundation/screen/Bidi.tsx';
import { FieldGroup } from '../../../../foundation/screen/Field.tsx';
import { useField } from '../../../../foundation/screen/form-state.ts';
import { SearchBox } from '../../../../foundation/screen/SearchBox.tsx';
import * as m from '../../../../messages/messages.js';
import { PersonName } from './PersonName.tsx';
import { usePeopleSearch } from './use-people-search.ts';

/** Chooses one person of the office by searching; sends their id. */
export function PersonPicker({ name, label, except }: { name: string; label: string; except: string }) {
  const [text, setText] = useState('');
  const { data } = usePeopleSearch(text);
  const handle = useField(name, label, (typed) => (typeof typed === 'string' ? { value: typed } : { problem: m.people_pick_empty({ label }), mend: m.people_pick_mend() }));
  const found = text.length < 2 ? [] : (data?.people ?? []).filter(({ id }) => id !== except).slice(0, 8);
  return (
    <FieldGroup label={label} handle={handle}>
      <SearchBox label={m.people_find()} onText={setText} />
      {text.length >= 2 && data !== undefined && found.length === 0 && <p className="hint">{m.people_pick_none()}</p>}
      <div className="choices long">
        {found.map((person) => (
          <label key={person.id} className="choice">
            <input type="radio" name={`${handle.id}-choice`} checked={handle.typed === person.id} onChange={() => handle.set(person.id)} />
            <span>
              <PersonName person={person} /> <Code>{person.caseCode}</Code>
            </span>
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}
