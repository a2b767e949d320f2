import { useDeferredValue, useEffect, useState } from 'react';
import { Code } from '../../../../foundation/screen/Bidi.tsx';
import { dayInWords } from '../../../../foundation/screen/day-text.ts';
import { useTyped } from '../../../../foundation/screen/form-state.ts';
import { language } from '../../../../foundation/screen/words.ts';
import * as m from '../../../../messages/messages.js';
import type { Person } from '../../schema.ts';
import { PersonName } from './PersonName.tsx';
import { usePeopleSearch } from './use-people-search.ts';

/** People already here whom the typed name or telephone number fits, shown while one types and before anything is saved. */
export function PossibleMatches() {
  const text = (typed: unknown): string => (typeof typed === 'string' ? typed.trim() : '');
  const names = [text(useTyped('familyName')), text(useTyped('givenName'))].filter((part) => part !== '').join(' ');
  const phone = text(useTyped('phones')).split('\n')[0] ?? '';
  const bornOn = text(useTyped('bornOn'));
  const words = useSettled(names.length >= 4 ? names : phone.replace(/\D/g, '').length >= 7 ? phone : '');
  const { data } = usePeopleSearch(words);
  const found = useDeferredValue(words === '' ? [] : (data?.people ?? []));
  return (
    <div role="status" className="live">
      {found.length > 0 && (
        <div className="matches">
          <h3>{m.people_possible()}</h3>
          <p className="hint">{m.people_possible_lead()}</p>
          <ul className="line-list" role="list">
            {found.slice(0, 4).map((person) => (
              <li key={person.id}>
                <span>
                  <PersonName person={person} /> · <Code>{person.caseCode}</Code>
                  <span className="hint"> {reasonsFor(person, bornOn, names !== '').join(' · ')}</span>
                </span>
                <a href={`/app/people/${person.id}`} target="_blank" rel="noreferrer">
                  {m.people_possible_open({ code: person.caseCode })}
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

/** Why a person may be the same: what is alike, and the birth date to compare. */
function reasonsFor(person: Person, typedBirth: string, byName: boolean): string[] {
  const year = /(19|20)\d\d/.exec(typedBirth)?.[0];
  return [
    byName ? m.people_like_name() : m.people_same_phone(),
    ...(person.bornOn === undefined || person.bornOn === null ? [] : [person.bornOn.startsWith(year ?? 'none') ? m.people_same_year() : `${m.people_born()}: ${dayInWords(person.bornOn, language())}`]),
  ];
}

/** The text once nothing was typed for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), 250);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
