import type { ReactNode } from 'react';
import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi, Code } from '../../../foundation/screen/Bidi.tsx';
import { dayInWords } from '../../../foundation/screen/day-text.ts';
import { Go } from '../../../foundation/screen/go.tsx';
import { KeyValues } from '../../../foundation/screen/KeyValues.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { Note } from '../../../foundation/screen/Note.tsx';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import { useMay, useMayRead } from '../../../foundation/screen/session.ts';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import { language } from '../../../foundation/screen/words.ts';
import * as m from '../../../messages/messages.js';
import type { LetterFile } from '../schema.ts';
import { Applications } from './parts/Applications.tsx';
import { Benefits } from './parts/Benefits.tsx';
import { ChangeLetter } from './parts/ChangeLetter.tsx';
import { letterKinds, rests, standings } from './parts/labels.ts';

/** One letter: how it stands, its paper, the benefits it opens, and the ways in which it ends. */
export function LetterPage() {
  const { params } = useAddress();
  const id = params['id'] ?? '';
  const reading = useRead<LetterFile>(`/letters/${id}`);
  return <Loaded reading={reading} page>{(file) => <LetterView key={id} file={file} />}</Loaded>;
}

function LetterView({ file }: { file: LetterFile }) {
  const { letter } = file;
  const mayPrint = useMayRead('identity.name');
  const mayChange = useMay('letters.issue') && letter.standing !== 'replaced' && letter.standing !== 'rescinded' && letter.standing !== 'lapsed';
  return (
    <>
      <PageHeader
        over={letterKinds[letter.kind]}
        title={<Code>{letter.serial}</Code>}
        under={<Tag tone={standings[letter.standing].tone}>{standings[letter.standing].label}</Tag>}
      >
        {mayPrint && (
          <a className="button primary" href={`/api/letters/${letter.id}/pdf`} download>
            {m.letters_print()}
          </a>
        )}
      </PageHeader>
      <div className="desk">
        <div className="stack loose">
          {file.lapsesSince !== null && (
            <Note tone="warn" title={m.letters_lapses_title()}>
              {m.letters_lapses_text({ when: dayInWords(file.lapsesSince, language()) })} <bdi dir="ltr">22 USC 7105(b)(1)(E)(iv)</bdi>
            </Note>
          )}
          <Benefits benefits={file.benefits} />
          <Applications file={file} />
        </div>
        <aside>
          <LetterFacts file={file} />
          {mayChange && <ChangeLetter letter={letter} lapsesSince={file.lapsesSince} />}
        </aside>
      </div>
    </>
  );
}

function LetterFacts({ file: { letter, request, person, template, checkAddress } }: { file: LetterFile }) {
  const readsPeople = useMay('people.read');
  const day = (on: string): ReactNode => <OnDay day={on} />;
  return (
    <section className="card" aria-labelledby="facts">
      <h2 id="facts">{m.letters_facts()}</h2>
      <KeyValues
        facts={[
          { label: m.letters_col_issued(), value: day(letter.issuedOn) },
          { label: m.letters_expires(), value: letter.expiresOn === null ? m.letters_no_end() : day(letter.expiresOn) },
          { label: m.letters_rests(), value: rests[letter.restsOn] ?? letter.restsOn },
          { label: m.letters_template(), value: <Bidi>{template}</Bidi> },
          ...(letter.replaces === null ? [] : [{ label: m.letters_replaces(), value: <Go to={`/app/letters/${letter.replaces}`}>{m.letters_replaces_open()}</Go> }]),
          ...(letter.endedOn === null ? [] : [{ label: m.letters_ended_on(), value: day(letter.endedOn) }, { label: m.letters_ended_why(), value: <Bidi>{letter.endedReason ?? ''}</Bidi> }]),
        ]}
      />
      <p className="row no-print">
        <Go to={`/app/letters/requests/${request}`}>{m.letters_to_request()}</Go>
        {readsPeople && <Go to={`/app/people/${person}`}>{m.letters_to_person()}</Go>}
      </p>
      <h3>{m.letters_check()}</h3>
      <p className="hint">{m.letters_check_text({ address: checkAddress })}</p>
    </section>
  );
}
