import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi, Code } from '../../../foundation/screen/Bidi.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { Note } from '../../../foundation/screen/Note.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import { dayInWords } from '../../../foundation/screen/day-text.ts';
import { language } from '../../../foundation/screen/words.ts';
import * as m from '../../../messages/messages.js';
import type { RequestFile } from '../schema.ts';
import { Clocks } from './parts/Clocks.tsx';
import { DecisionBar } from './parts/DecisionBar.tsx';
import { EvidenceList } from './parts/EvidenceList.tsx';
import { IssuedHere } from './parts/IssuedHere.tsx';
import { ageGroups, states } from './parts/labels.ts';
import { RequestSummary } from './parts/RequestSummary.tsx';

/** One request for a letter: what the law asks for and what is there, the clocks, and the decision. */
export function RequestPage() {
  const { params } = useAddress();
  const id = params['id'] ?? '';
  const reading = useRead<RequestFile>(`/letters/requests/${id}`);
  return <Loaded reading={reading} page>{(request) => <RequestView key={id} request={request} />}</Loaded>;
}

function RequestView({ request }: { request: RequestFile }) {
  const decides = useMay('letters.issue');
  const letter = request.letters.findLast(({ standing }) => standing === 'valid') ?? request.letters.at(-1);
  const denial = request.state === 'denied' ? request.decisions.findLast(({ outcome }) => outcome === 'denied') : undefined;
  return (
    <>
      <PageHeader
        over={<>{m.letters_request()} <Code>{request.number}</Code></>}
        title={request.name === undefined ? <Code>{request.caseCode}</Code> : <Bidi person>{request.name}</Bidi>}
        under={
          <span className="row">
            <Tag tone={request.ageGroup === 'minor' ? 'primary' : 'neutral'}>{ageGroups[request.ageGroup]}</Tag>
            <Tag tone={request.state === 'certified' || request.state === 'eligible' ? 'success' : 'neutral'}>{states[request.state]}</Tag>
          </span>
        }
      />
      <div className="desk">
        <div className="stack loose">
          {letter !== undefined && <IssuedHere letter={letter} />}
          {denial !== undefined && (
            <Note>
              <Bidi>{m.letters_denied_because({ when: dayInWords(denial.decidedOn, language()), reason: denial.reason ?? '' })}</Bidi>
            </Note>
          )}
          <EvidenceList request={request} />
        </div>
        <aside>
          <RequestSummary request={request} />
          <Clocks request={request} />
        </aside>
      </div>
      {decides && <DecisionBar request={request} />}
    </>
  );
}
