import { Bidi } from '../../../../foundation/screen/Bidi.tsx';
import * as m from '../../../../messages/messages.js';
import type { Person } from '../../schema.ts';

/** The name of a person as this office may see it; it can be hidden with Ctrl-. */
export function PersonName({ person }: { person: Pick<Person, 'givenName' | 'familyName' | 'purged'> }) {
  const name = nameOf(person);
  if (name !== '') return <Bidi person>{name}</Bidi>;
  return <span className="hint">{person.purged ? m.people_purged() : m.people_unnamed()}</span>;
}

/** Family name first, as lists are read; empty where neither name is recorded or may be seen. */
export function nameOf({ givenName, familyName }: Pick<Person, 'givenName' | 'familyName'>): string {
  return [familyName, givenName].filter((part) => part !== undefined && part !== '').join(', ');
}
