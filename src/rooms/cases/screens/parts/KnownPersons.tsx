import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { send } from '../../../../foundation/screen/ask.ts';
import { Bidi, Code } from '../../../../foundation/screen/Bidi.tsx';
import { useTyped } from '../../../../foundation/screen/form-state.ts';
import { Go } from '../../../../foundation/screen/go.tsx';
import * as m from '../../../../messages/messages.js';
import { pathOf } from './labels.ts';

interface Known { id: string; caseCode: string; givenName?: string; familyName?: string }

/** While a name is typed: persons of the office it may be, so that nobody gets a second record. */
export function KnownPersons() {
  const typed = [useTyped('givenName'), useTyped('familyName')].filter((part) => typeof part === 'string' && part.trim().length > 2).join(' ');
  const [words, setWords] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setWords(typed), 250);
    return () => clearTimeout(timer);
  }, [typed]);
  const found = useQuery({ queryKey: ['/people/search', words], queryFn: ({ signal }) => send<{ people: Known[] }>('POST', '/people/search', { words }, { signal }), enabled: words !== '' }).data?.people ?? [];
  return (
    <div className="matches" role="status">
      {words !== '' && found.length > 0 && (
        <>
          <p><strong>{m.cases_known()}</strong> {m.cases_known_lead()}</p>
          <ul>
            {found.slice(0, 5).map((p) => <li key={p.id}><Bidi person>{[p.familyName, p.givenName].filter(Boolean).join(', ')}</Bidi> <Code>{p.caseCode}</Code> <Go to={pathOf(p.id, 'case')}>{m.cases_known_take()}</Go></li>)}
          </ul>
        </>
      )}
    </div>
  );
}
