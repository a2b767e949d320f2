import { useRead } from '../../../../foundation/screen/ask-hooks.ts';
import { Code } from '../../../../foundation/screen/Bidi.tsx';
import { Go } from '../../../../foundation/screen/go.tsx';
import { OnDay } from '../../../../foundation/screen/OnDay.tsx';
import { useMayRead } from '../../../../foundation/screen/session.ts';
import { Tag } from '../../../../foundation/screen/Tag.tsx';
import * as m from '../../../../messages/messages.js';
import type { LetterFile, LetterView } from '../../schema.ts';
import { letterKinds, standings } from './labels.ts';

/** The letter that came of a request: its number, the paper, and the benefits it opens. */
export function IssuedHere({ letter }: { letter: LetterView }) {
  const { data } = useRead<LetterFile>(`/letters/${letter.id}`);
  const mayPrint = useMayRead('identity.name');
  const opened = data?.benefits.filter(({ open }) => open) ?? [];
  return (
    <section className="card" aria-labelledby="issued-here">
      <div className="row spread">
        <h2 id="issued-here" tabIndex={-1}>
          {letter.standing === 'valid' ? m.letters_issued_now() : letterKinds[letter.kind]}
        </h2>
        <Tag tone={standings[letter.standing].tone}>{standings[letter.standing].label}</Tag>
      </div>
      <div>
        <p className="hint">{m.letters_issued_serial()}</p>
        <p className="serial">
          <Code>{letter.serial}</Code>
        </p>
        <p className="hint">
          {letterKinds[letter.kind]} · <OnDay day={letter.issuedOn} />
        </p>
      </div>
      <p className="row no-print">
        {mayPrint && (
          <a className="button primary" href={`/api/letters/${letter.id}/pdf`} download>
            {m.letters_print()}
          </a>
        )}
        <Go to={`/app/letters/${letter.id}`} className="button">
          {m.letters_open_letter()}
        </Go>
      </p>
      {opened.length > 0 && (
        <div>
          <h3>{m.letters_opens()}</h3>
          <p>{opened.map(({ title }) => title).join(' · ')}</p>
        </div>
      )}
    </section>
  );
}
