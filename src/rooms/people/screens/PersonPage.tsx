import { useAddress } from '../../../foundation/screen/router.tsx';
import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Code } from '../../../foundation/screen/Bidi.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { Note } from '../../../foundation/screen/Note.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { Tabs } from '../../../foundation/screen/Tabs.tsx';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import * as m from '../../../messages/messages.js';
import type { PersonFile } from '../schema.ts';
import { ageGroups, languageName, sexes } from './parts/labels.ts';
import { PersonName } from './parts/PersonName.tsx';
import { Overview } from './parts/Overview.tsx';
import { Purge } from './parts/Purge.tsx';
import { RequestLetter } from './parts/RequestLetter.tsx';
import { WhoLooked } from './parts/WhoLooked.tsx';

/** Everything the office holds of one person. */
export function PersonPage() {
  const { params, query } = useAddress();
  const id = params['id'] ?? '';
  const reading = useRead<PersonFile>(`/people/${id}`);
  return (
    <Loaded reading={reading} page>
      {(file) => <PersonView key={id} file={file} view={query['view'] ?? 'overview'} />}
    </Loaded>
  );
}

function PersonView({ file, view }: { file: PersonFile; view: string }) {
  const { person } = file;
  const mayPurge = useMay('people.purge') && !person.purged;
  const mayRequest = useMay('letters.request') && !person.purged;
  const here = `/app/people/${person.id}`;
  const tabs = [
    { path: here, label: m.people_overview() },
    { path: `${here}?view=looked`, label: m.people_looked(), count: file.readings.length },
    ...(mayPurge ? [{ path: `${here}?view=destroy`, label: m.people_destroy() }] : []),
  ];
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
      <Tabs label={m.people_parts()} tabs={tabs} current={view === 'overview' ? here : `${here}?view=${view}`} />
      {person.purged && <Note>{m.people_purged_note()}</Note>}
      {view === 'looked' ? <WhoLooked readings={file.readings} /> : view === 'destroy' && mayPurge ? <Purge person={person} /> : <Overview file={file} />}
    </>
  );
}
