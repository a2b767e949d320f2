import type { ReactNode } from 'react';
import { words } from './words.ts';

/** One fact: what it is called and what it is; an absent value is said to be absent. */
export interface Fact {
  label: string;
  value: ReactNode;
}

/** Facts in two columns, as a description list. */
export function KeyValues({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="key-values">
      {facts.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          {value === undefined || value === null || value === '' ? <dd className="unknown">{words('screen_not_given')}</dd> : <dd>{value}</dd>}
        </div>
      ))}
    </dl>
  );
}
