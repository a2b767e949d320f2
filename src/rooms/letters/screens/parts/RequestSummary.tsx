import { Code } from '../../../../foundation/screen/Bidi.tsx';
import { Go } from '../../../../foundation/screen/go.tsx';
import { KeyValues } from '../../../../foundation/screen/KeyValues.tsx';
import { OnDay } from '../../../../foundation/screen/OnDay.tsx';
import { useMay } from '../../../../foundation/screen/session.ts';
import { countryName } from '../../../../foundation/screen/names.ts';
import * as m from '../../../../messages/messages.js';
import type { RequestFile } from '../../schema.ts';
import { forms, outcomes, requesters } from './labels.ts';

/** Whose request it is, when it came and what was decided. */
export function RequestSummary({ request }: { request: RequestFile }) {
  const readsPeople = useMay('people.read');
  const bornOn = request.bornOn ?? undefined;
  const age = typeof request.ageToday === 'number' ? ` (${m.letters_age_years({ age: String(request.ageToday) })})` : '';
  return (
    <section className="card" aria-labelledby="summary">
      <h2 id="summary">{m.letters_summary()}</h2>
      <KeyValues
        facts={[
          { label: m.letters_person(), value: readsPeople ? <Go to={`/app/people/${request.person}`}><Code>{request.caseCode}</Code></Go> : <Code>{request.caseCode}</Code> },
          { label: m.letters_born(), value: bornOn === undefined ? undefined : <span className="person">{/^\d/.test(bornOn) ? <OnDay day={bornOn} /> : bornOn}{age}</span> },
          { label: m.letters_citizenship(), value: countryName(request.citizenship) },
          { label: m.letters_form(), value: forms[request.form] },
          { label: m.letters_received(), value: <OnDay day={request.receivedOn} /> },
          { label: m.letters_requester(), value: requesters[request.requester] },
          ...(request.decisions.length === 0 ? [] : [{ label: m.letters_history(), value: request.decisions.map(({ id, outcome, decidedOn }) => <div key={id}>{outcomes[outcome]}, <OnDay day={decidedOn} /></div>) }]),
        ]}
      />
    </section>
  );
}
