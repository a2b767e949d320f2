import { useState, type ReactNode } from 'react';
import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi, Code } from '../../../foundation/screen/Bidi.tsx';
import { Go } from '../../../foundation/screen/go.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { SheetForm, type Asking } from '../../../foundation/screen/SheetForm.tsx';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import * as m from '../../../messages/messages.js';
import type { Money } from '../schema.ts';
import * as ask from './parts/askings.tsx';
import { funders, money, statuses } from './parts/labels.ts';
import { Part } from '../../../foundation/screen/Part.tsx';

/** Where the money comes from and how it is offered: what is stated, appropriated and obligated, each by its own name. */
export function MoneyPage() {
  const reading = useRead<Money>('/grants/money');
  const writes = useMay('grants.write');
  const [asking, setAsking] = useState<Asking | undefined>(undefined);
  const button = (of: Asking): ReactNode => writes && <button type="button" className="button small" onClick={() => setAsking(of)}>{of.title}</button>;
  return (
    <>
      <PageHeader title={m.grants_money()} under={m.grants_money_lead()} />
      <Loaded reading={reading}>
        {(all) => (
          <div className="stack loose">
            <Part id="opportunities" title={m.grants_opportunities()} none={all.opportunities.length === 0 && m.grants_no_opportunity()} act={all.programs.length > 0 && button(ask.opportunity(all.programs))}>
              {all.opportunities.map((o) => <li key={o.id}><div className="stack tight"><p className="row"><Go to={`/app/grants/opportunities/${o.id}`}><Bidi>{o.title}</Bidi></Go> <Code>{o.number}</Code> <Tag tone={o.status === 'open' ? 'success' : 'neutral'}>{statuses[o.status]}</Tag></p><p className="hint"><Bidi>{o.program}</Bidi> · {m.grants_closes_on()} <OnDay day={o.closesOn} /> · {m.grants_applications_of({ count: o.applications, selected: String(o.selected) })}</p></div><p className="end"><bdi>{money(o.totalCents)}</bdi> <span className="hint">{m.grants_offered()}</span></p></li>)}
            </Part>
            <Part id="programs" title={m.grants_program_list()} none={all.programs.length === 0 && m.grants_no_program()} act={button(ask.program(all.appropriations))}>
              {all.programs.map((p) => <li key={p.id}><div className="stack tight"><p className="row"><strong><Bidi>{p.name}</Bidi></strong>{p.federalShare && <Tag>{m.grants_condition_federal_share()}</Tag>}{p.statement && <Tag>{m.grants_condition_statement()}</Tag>}</p><p className="hint">{funders[p.funder]} · {p.authority}{p.account !== null && <> · <Bidi>{p.account}</Bidi></>} · {m.grants_awards_of({ count: p.awards })}</p></div><p className="end"><bdi>{money(p.obligated)}</bdi> <span className="hint">{m.grants_obligated()}</span></p></li>)}
            </Part>
            <Part id="initiatives" title={m.grants_initiatives()} none={all.initiatives.length === 0 && m.grants_no_initiative()} act={button(ask.initiative())}>
              {all.initiatives.map((i) => <li key={i.id}><div className="stack tight"><p><strong><Bidi>{i.name}</Bidi></strong></p><p className="hint">{m.grants_stated_on()} <OnDay day={i.statedOn} /> · <Bidi>{i.source}</Bidi></p></div><p className="end"><bdi>{money(i.cents)}</bdi> <span className="hint">{m.grants_stated()}</span><br /><bdi>{money(i.awarded)}</bdi> <span className="hint">{m.grants_awarded()}</span><br /><bdi>{money(i.obligated)}</bdi> <span className="hint">{m.grants_obligated()}</span></p></li>)}
            </Part>
            <Part id="appropriations" title={m.grants_appropriations()} none={all.appropriations.length === 0 && m.grants_no_appropriation()} act={button(ask.appropriation())}>
              {all.appropriations.map((a) => <li key={a.id}><div className="stack tight"><p><strong><Bidi>{a.account}</Bidi></strong> FY{a.fiscalYear}</p><p className="hint"><Bidi>{a.law}</Bidi> · {m.grants_enacted_on()} <OnDay day={a.enactedOn} />{a.availableUntil !== null && <> · {m.grants_available_until()} <OnDay day={a.availableUntil} /></>}</p></div><p className="end"><bdi>{money(a.cents)}</bdi> <span className="hint">{m.grants_appropriated()}</span></p></li>)}
            </Part>
          </div>
        )}
      </Loaded>
      <SheetForm asking={asking} onClose={() => setAsking(undefined)} />
    </>
  );
}
