import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef, useState, type ReactNode } from 'react';
import { forget } from '../../../../foundation/screen/ask-hooks.ts';
import { Bidi, Code } from '../../../../foundation/screen/Bidi.tsx';
import { Keys } from '../../../../foundation/screen/Keys.tsx';
import { useKeys } from '../../../../foundation/screen/keys.ts';
import { KeyValues } from '../../../../foundation/screen/KeyValues.tsx';
import { OnDay } from '../../../../foundation/screen/OnDay.tsx';
import { useMay } from '../../../../foundation/screen/session.ts';
import { countryName, languageName } from '../../../../foundation/screen/names.ts';
import * as m from '../../../../messages/messages.js';
import type { Person } from '../../schema.ts';
import { CorrectFacts } from './CorrectFacts.tsx';
import { CorrectIdentity } from './CorrectIdentity.tsx';
import { numberKinds, sexes } from './labels.ts';

/** What identifies the person, and the way to correct it. */
export function IdentityCard({ person }: { person: Person }) {
  const client = useQueryClient();
  const mayCorrect = useMay('people.write') && !person.purged;
  const [correcting, setCorrecting] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useKeys(useMemo(() => (mayCorrect ? [{ keys: 'e', label: m.people_correct(), group: 'page' as const, run: () => setCorrecting(true) }] : []), [mayCorrect]));
  return (
    <section className="card" aria-labelledby="identity">
      <div className="row spread">
        <h2 id="identity" ref={heading} tabIndex={-1}>
          {correcting ? m.people_correct_title() : m.people_identity()}
        </h2>
        {mayCorrect && !correcting && (
          <button type="button" className="button small" onClick={() => setCorrecting(true)}>
            {m.people_correct()}
            <Keys keys="e" />
          </button>
        )}
      </div>
      {correcting ? (
        <CorrectIdentity
          person={person}
          onDone={() => {
            setCorrecting(false);
            void forget(client, ['/people']);
            heading.current?.focus();
          }}
        />
      ) : (
        <>
          <KeyValues facts={factsOf(person)} />
          {mayCorrect && <CorrectFacts person={person} />}
        </>
      )}
    </section>
  );
}

function factsOf(person: Person): { label: string; value: ReactNode }[] {
  const text = (value: string | undefined): ReactNode => (value === undefined || value === '' ? undefined : <Bidi person>{value}</Bidi>);
  const list = (values: readonly string[] | undefined): ReactNode => (values === undefined || values.length === 0 ? undefined : values.map((value) => <div key={value}>{text(value)}</div>));
  const bornOn = person.bornOn ?? undefined;
  return [
    ...(person.purged
      ? []
      : [
          { label: m.people_family(), value: text(person.familyName) },
          { label: m.people_given(), value: text(person.givenName) },
          { label: m.people_aliases(), value: list(person.aliases) },
          { label: m.people_born(), value: bornOn !== undefined && /^\d/.test(bornOn) ? <span className="person"><OnDay day={bornOn} /></span> : text(bornOn) },
          { label: m.people_phones(), value: list(person.phones) },
          { label: m.people_address(), value: text(person.address) },
          { label: m.people_numbers(), value: list(person.numbers?.map(({ kind, number }) => `${numberKinds[kind] ?? ''} ${number}`.trim())) },
        ]),
    { label: m.people_sex(), value: sexes[person.sex] },
    { label: m.people_citizenship(), value: countryName(person.citizenship) },
    { label: m.people_language(), value: languageName(person.language) },
    { label: m.people_notice_on(), value: <OnDay day={person.cameToNoticeOn} /> },
    { label: m.people_col_code(), value: <Code>{person.caseCode}</Code> },
  ];
}
