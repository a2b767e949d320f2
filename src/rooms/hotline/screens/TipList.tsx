import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Code } from '../../../foundation/screen/Bidi.tsx';
import { EmptyState } from '../../../foundation/screen/EmptyState.tsx';
import { Go } from '../../../foundation/screen/go.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { Problem } from '../../../foundation/screen/Problem.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { Tabs } from '../../../foundation/screen/Tabs.tsx';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import * as m from '../../../messages/messages.js';
import { TIP_TOLD, type TipTold, type TipView } from '../schema.ts';
import { HandOvers } from './parts/HandOvers.tsx';
import { decisions, tolds } from './parts/labels.ts';
import { HandOverTo } from './parts/TipStep.tsx';
import { useAct } from './parts/use-act.ts';
import type { Act } from './parts/step-props.ts';
import './parts/hotline.css';

const WINDOW = 50;

/** The tips: to whom they went, by when receipt is due, and what their callers may learn. */
export function TipList() {
  const { query, setQuery } = useAddress();
  const show = query['show'] === 'all' ? 'all' : 'waiting';
  const from = Math.max(0, Number(query['from'] ?? 0) || 0);
  const reading = useRead<{ total: number; tips: readonly TipView[] }>('/hotline/tips', { show, from, count: WINDOW });
  const { act, trouble } = useAct();
  return (
    <>
      <PageHeader title={m.hotline_tips()} under={m.hotline_tips_lead()} />
      <Tabs label={m.hotline_views()} current={show === 'all' ? '/app/hotline/tips?show=all' : '/app/hotline/tips'} tabs={[{ path: '/app/hotline/tips', label: m.hotline_tips_waiting() }, { path: '/app/hotline/tips?show=all', label: m.hotline_view_all() }]} />
      {trouble !== undefined && <Problem trouble={trouble} />}
      <Loaded reading={reading}>
        {({ tips, total }) => (tips.length === 0 ? <EmptyState sentence={m.hotline_tips_none()} /> : (
          <>
            <ul className="stack" role="list">{tips.map((tip) => <Tip key={tip.id} tip={tip} act={act} />)}</ul>
            {total > WINDOW && (
              <p className="row">
                <span className="hint">{m.hotline_window({ from: String(from + 1), to: String(Math.min(total, from + WINDOW)), total: String(total) })}</span>
                <button type="button" className="button small" disabled={from === 0} onClick={() => setQuery({ from: from - WINDOW <= 0 ? undefined : String(from - WINDOW) })}>{m.hotline_newer()}</button>
                <button type="button" className="button small" disabled={from + WINDOW >= total} onClick={() => setQuery({ from: String(from + WINDOW) })}>{m.hotline_older()}</button>
              </p>
            )}
          </>
        ))}
      </Loaded>
    </>
  );
}

function Tip({ tip, act }: { tip: TipView; act: Act }) {
  const mayWrite = useMay('hotline.write');
  return (
    <li className="card">
      <div className="row spread">
        <h2><Go to={`/app/hotline/contacts/${tip.contact}`}><Code>{tip.number}</Code></Go></h2>
        <span className="row">{tip.urgent && <Tag tone="danger">{m.hotline_tip_urgent()}</Tag>}<Tag>{decisions[tip.decision].label}</Tag><OnDay day={tip.receivedOn} /></span>
      </div>
      {tip.decision === 'hand-over' && mayWrite && tip.handOvers.length === 0 ? <HandOverTo tip={tip} act={act} /> : <HandOvers tip={tip} act={act} />}
      {mayWrite && (
        <div className="field">
          <label htmlFor={`told-${tip.id}`}>{m.hotline_told_label()}</label>
          <select id={`told-${tip.id}`} className="medium" value={tip.told} onChange={(event) => void act(`/hotline/tips/${tip.id}/told`, { told: event.target.value as TipTold })}>
            {TIP_TOLD.map((one) => <option key={one} value={one}>{tolds[one]}</option>)}
          </select>
        </div>
      )}
    </li>
  );
}
