import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Code } from '../../../foundation/screen/Bidi.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { Note } from '../../../foundation/screen/Note.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import { languageName } from '../../../foundation/screen/names.ts';
import * as m from '../../../messages/messages.js';
import type { PersonFile } from '../schema.ts';
import { ageGroups, sexes } from './parts/labels.ts';
import { PersonName } from './parts/PersonName.tsx';
import { RequestLetter } from './parts/RequestLetter.tsx';

/** The head of every view of one person: the name and code, and what decides which help is theirs. */
export function PersonHead({ id }: { id: string }) {
  const reading = useRead<PersonFile>(`/people/${id}`);
  return <Loaded reading={reading} page>{(file) => <Head person={file.person} />}</Loaded>;
}

function Head({ person }: { person: PersonFile['person'] }) {
  const mayRequest = useMay('letters.request') && !person.purged;
  return (
    <>
      <PageHeader
        over={<>{m.people_person()} <Code>{person.caseCode}</Code></>}
        title={<PersonName person={person} />}
        under={
          <span className="row">
            <Tag tone={person.ageGroup === 'minor' ? 'primary' : 'neutral'}>{ageGroups[person.ageGroup]}</Tag>
            <Tag>{sexes[person.sex]}</Tag>
            <Tag>{languageName(person.language)}</Tag>
          </span>
        }
      >
        {mayRequest && <RequestLetter person={person} />}
      </PageHeader>
      {person.purged && <Note>{m.people_purged_note()}</Note>}
    </>
  );
}
