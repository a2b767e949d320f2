import { useState, type ReactNode } from 'react';
import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi, Code } from '../../../foundation/screen/Bidi.tsx';
import { Go, useGo } from '../../../foundation/screen/go.tsx';
import { KeyValues } from '../../../foundation/screen/KeyValues.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { Sheet } from '../../../foundation/screen/Sheet.tsx';
import { SheetForm, type Asking } from '../../../foundation/screen/SheetForm.tsx';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import { today } from '../../../foundation/screen/today.ts';
import * as m from '../../../messages/messages.js';
import type { Names, OpportunityFile } from '../schema.ts';
import * as ask from './parts/askings.tsx';
import { AwardForm } from './parts/AwardForm.tsx';
import { advice, endings, money, statuses } from './parts/labels.ts';
import { Part } from '../../../foundation/screen/Part.tsx';

type Application = OpportunityFile['applications'][number];

/** One opportunity with its applications: reviewed each by oneself, decided within the law, awarded. */
export function OpportunityPage() {
  const id = useAddress().params['id'];
  const reading = useRead<OpportunityFile>(id === undefined ? undefined : `/grants/opportunities/${id}`);
  const names = useRead<Names>('/grants/names');
  return <Loaded reading={reading} page>{(file) => <Loaded reading={names}>{(known) => <Opportunity file={file} names={known} />}</Loaded>}</Loaded>;
}

function Opportunity({ file, names }: { file: OpportunityFile; names: Names }) {
  const go = useGo();
  const [writes, codes] = [useMay('grants.write'), useMay('grants.code')];
  const [asking, setAsking] = useState<Asking | undefined>(undefined);
  const [awarding, setAwarding] = useState<Application | undefined>(undefined);
  const button = (of: Asking, may: boolean): ReactNode => may && <button type="button" className="button small" onClick={() => setAsking(of)}>{of.title}</button>;
  return (
    <>
      <PageHeader over={<Code>{file.number}</Code>} title={<Bidi>{file.title}</Bidi>} under={<span className="row"><Tag tone={file.status === 'open' ? 'success' : 'neutral'}>{statuses[file.status]}</Tag> <Bidi>{file.program}</Bidi></span>}>{writes && <button type="button" className="button primary" onClick={() => setAsking(ask.application(file, names))}>{m.grants_add_application()}</button>}</PageHeader>
      <div className="desk">
        <div className="stack loose">
          <p><Bidi>{file.about}</Bidi></p>
          <Part id="applications" title={m.grants_applications()} lead={m.grants_reviews_hidden()} none={file.applications.length === 0 && m.grants_no_application()}>
            {file.applications.map((a) => (
              <li key={a.id}>
                <div className="stack tight">
                  <p className="row"><strong><Bidi>{a.title}</Bidi></strong> <Code>{a.number}</Code>{a.outcome !== null && <Tag tone={a.outcome === 'selected' ? 'success' : 'neutral'}>{endings[a.outcome]}</Tag>}</p>
                  <p className="hint"><Go to={`/app/grants/recipients/${a.recipientId}`}><Bidi>{a.recipient}</Bidi></Go> · {m.grants_received_on()} <OnDay day={a.receivedOn} /> · {a.statementOn === null ? m.grants_no_statement() : <>{m.grants_statement_on()} <OnDay day={a.statementOn} /></>} · {m.grants_readings_of({ count: a.readings })}{a.mean !== null && <> · {m.grants_mean({ score: String(a.mean) })}</>}</p>
                  {a.objections.map((sentence) => <p key={sentence}><Tag tone="warn">{m.grants_in_the_way()}</Tag> {sentence}</p>)}
                  {a.reviews.map((r) => <p key={r.id}><strong><Bidi>{r.by}</Bidi></strong>: {r.score}, {advice[r.advises]}. <Bidi>{r.why}</Bidi></p>)}
                  {a.reason !== null && <p><Bidi>{a.reason}</Bidi></p>}
                  <p className="row">{a.outcome === null && !a.mine && button(ask.review(a), codes)}{a.outcome === null && button(ask.decide(a), writes)}{a.outcome === 'selected' && (a.award === null ? writes && <button type="button" className="button small primary" onClick={() => setAwarding(a)}>{m.grants_award_of()}</button> : <Go to={`/app/grants/awards/${a.award}`} className="button small">{m.grants_page()}</Go>)}</p>
                </div>
                <p className="end"><bdi>{money(a.cents)}</bdi> <span className="hint">/ <bdi>{money(a.totalCents)}</bdi></span></p>
              </li>
            ))}
          </Part>
        </div>
        <aside>
          <KeyValues facts={[{ label: m.grants_posted_on(), value: <OnDay day={file.postedOn} /> }, { label: m.grants_closes_on(), value: <OnDay day={file.closesOn} /> }, { label: m.grants_offered(), value: <bdi>{money(file.totalCents)}</bdi> }, { label: m.grants_asked_together(), value: <bdi>{money(file.asked)}</bdi> }, ...(file.leastCents === null ? [] : [{ label: m.grants_least(), value: <bdi>{money(file.leastCents)}</bdi> }]), ...(file.mostCents === null ? [] : [{ label: m.grants_most(), value: <bdi>{money(file.mostCents)}</bdi> }]), ...(file.awards === null ? [] : [{ label: m.grants_expected(), value: String(file.awards) }])]} />
        </aside>
      </div>
      <SheetForm asking={asking} onClose={() => setAsking(undefined)} />
      <Sheet open={awarding !== undefined} onClose={() => setAwarding(undefined)} title={m.grants_award_of()}>
        <div className="sheet-content">{awarding !== undefined && <AwardForm names={{ ...names, recipients: [{ id: awarding.recipientId, name: awarding.recipient, kind: 'ngo', country: 'US' }, ...names.recipients.filter((r) => r.id !== awarding.recipientId)] }} title={m.grants_award_of()} initial={{ recipient: awarding.recipientId, title: awarding.title, dollars: String(awarding.cents / 100), totalDollars: String(awarding.totalCents / 100), scope: 'domestic', region: 'domestic', awardedOn: today(), startsOn: today() }} given={{ application: awarding.id }} onKept={(id) => go(`/app/grants/awards/${id}`)} onClose={() => setAwarding(undefined)} />}</div>
      </Sheet>
    </>
  );
}
