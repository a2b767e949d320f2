import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Code } from '../../../foundation/screen/Bidi.tsx';
import { Clock } from '../../../foundation/screen/Clock.tsx';
import { EmptyState } from '../../../foundation/screen/EmptyState.tsx';
import { Go } from '../../../foundation/screen/go.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { Problem } from '../../../foundation/screen/Problem.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import * as m from '../../../messages/messages.js';
import { FOLLOW_UP_OUTCOMES, type FollowUps } from '../schema.ts';
import { Instant } from './parts/Instant.tsx';
import { followUpOutcomes, languageName, reachWord, safeChannels } from './parts/labels.ts';
import { useAct } from './parts/use-act.ts';

/** The promises to be in touch again, the earliest first, each with whether it is safe now. */
export function FollowUpList() {
  const mayWrite = useMay('hotline.write');
  const reading = useRead<FollowUps>('/hotline/follow-ups');
  const { act, trouble } = useAct();
  return (
    <>
      <PageHeader title={m.hotline_follow_ups()} under={m.hotline_follow_ups_lead()} />
      {trouble !== undefined && <Problem trouble={trouble} />}
      <Loaded reading={reading}>
        {({ followUps }) => (followUps.length === 0 ? <EmptyState sentence={m.hotline_follow_ups_none()} /> : (
          <ul className="line-list" role="list">
            {followUps.map((one) => (
              <li key={one.id}>
                <div className="stack tight">
                  <span className="row"><Go to={`/app/hotline/contacts/${one.contact}`}><Code>{one.number}</Code></Go> <Clock due={one.dueAt} /> <Tag tone={one.stands ? 'success' : 'warn'}>{reachWord(one)}</Tag></span>
                  <span className="hint"><Instant at={one.dueAt} /> · {languageName(one.language)}{one.channel !== null && ` · ${safeChannels[one.channel]}`}</span>
                </div>
                {mayWrite && <span className="row">{FOLLOW_UP_OUTCOMES.map((outcome) => <button key={outcome} type="button" className="button small" onClick={() => void act(`/hotline/follow-ups/${one.id}/done`, { outcome })}>{followUpOutcomes[outcome]}</button>)}</span>}
              </li>
            ))}
          </ul>
        ))}
      </Loaded>
    </>
  );
}
