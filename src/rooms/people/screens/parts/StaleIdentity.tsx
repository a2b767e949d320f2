import type { ReactNode } from 'react';
import { Bidi } from '../../../../foundation/screen/Bidi.tsx';
import * as m from '../../../../messages/messages.js';
import type { Identity, Person } from '../../schema.ts';
import { changedFields } from './identity-answers.ts';

const labels: Readonly<Record<keyof Identity, string>> = {
  givenName: m.people_given(), familyName: m.people_family(), aliases: m.people_aliases(), bornOn: m.people_born(), phones: m.people_phones(), address: m.people_address(), numbers: m.people_numbers(),
};

/** What a colleague changed meanwhile, beside what one was about to save. */
export function StaleIdentity({ before, theirs, mine }: { before: Person; theirs: Person; mine: Partial<Identity> }) {
  const changed = changedFields(before, theirs);
  const shared = changed.filter((name) => name in mine);
  return (
    <div className="note warn" role="status">
      <p>
        <strong>{m.people_stale()}</strong> {shared.length === 0 && m.people_stale_apart()}
      </p>
      <div className="wide" role="region" aria-label={m.people_stale()} tabIndex={0}>
        <table className="versions">
          <caption className="hidden-visually">{m.people_stale()}</caption>
          <thead>
            <tr>
              <th scope="col">{m.people_stale_field()}</th>
              <th scope="col">{m.people_stale_before()}</th>
              <th scope="col">{m.people_stale_theirs()}</th>
              <th scope="col">{m.people_stale_mine()}</th>
            </tr>
          </thead>
          <tbody>
            {changed.map((name) => (
              <tr key={name}>
                <th scope="row">{labels[name]}</th>
                <td>{textOf(before[name])}</td>
                <td>{textOf(theirs[name])}</td>
                <td>{name in mine ? textOf(mine[name]) : '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function textOf(value: Identity[keyof Identity] | undefined): ReactNode {
  const text = Array.isArray(value) ? value.map((one) => (typeof one === 'string' ? one : one.number)).join('; ') : (value ?? '');
  return text === '' ? <span className="hint">{m.people_stale_none()}</span> : <Bidi person>{text}</Bidi>;
}
