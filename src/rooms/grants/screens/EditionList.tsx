import { useState } from 'react';
import { useRead, useSend } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi, Code } from '../../../foundation/screen/Bidi.tsx';
import { DateField, NumberField, TextField } from '../../../foundation/screen/fields.tsx';
import { Go, useGo } from '../../../foundation/screen/go.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { SheetForm, type Asking } from '../../../foundation/screen/SheetForm.tsx';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import { showToast } from '../../../foundation/screen/toasts.ts';
import { today } from '../../../foundation/screen/today.ts';
import * as m from '../../../messages/messages.js';
import { fiscalYear } from '../rules.ts';
import type { Comparison, Editions, Total } from '../schema.ts';
import { Tags } from './parts/Codings.tsx';
import { categories, funders, money, outcomes, recipients, scopes } from './parts/labels.ts';
import { MovedList } from './parts/MovedList.tsx';
import { Pick } from './parts/Narrow.tsx';
import { Part } from '../../../foundation/screen/Part.tsx';
import './parts/grants.css';

/** The editions of the classification with their pinned totals, what moved between two of them and why, and what is proposed. */
export function EditionList() {
  const reading = useRead<Editions>('/grants/editions');
  return <Loaded reading={reading} page>{(all) => <All all={all} />}</Loaded>;
}

function All({ all }: { all: Editions }) {
  const { query } = useAddress();
  const go = useGo();
  const [publishes, codes] = [useMay('grants.publish'), useMay('grants.code')];
  const [asking, setAsking] = useState<Asking | undefined>(undefined);
  const last = all.editions[0]?.number ?? 0;
  const years = [...new Set([...all.draft.totals, ...all.editions.flatMap((e) => e.totals)].map((t) => t.year))].sort((a, b) => b - a);
  const year = Number(query['year']) || years[0] || fiscalYear(today());
  const [before, after] = lastChange(all, year);
  const later = Math.min(Number(query['later']) || after, all.draft.number);
  const earlier = Math.min(Number(query['earlier']) || before, all.draft.number);
  const pathOf = (more: Record<string, string | undefined>): string => `/app/grants/editions?${Object.entries({ year: String(year), earlier: String(earlier), later: String(later), ...more }).filter(([, v]) => v !== undefined).map(([k, v]) => `${k}=${v}`).join('&')}`;
  const choices = [...(all.draft.rulings > 0 ? [{ value: String(all.draft.number), label: m.grants_draft() }] : []), ...all.editions.map((e) => ({ value: String(e.number), label: m.grants_edition_of({ number: String(e.number) }) }))];
  const publish: Asking = { title: m.grants_publish(), path: '/grants/editions', lead: m.grants_publish_confirm(), initial: { publishedOn: today() }, fields: <><DateField name="publishedOn" label={m.grants_published_on()} /><TextField name="reason" label={m.grants_reason()} most={1000} /></> };
  const threshold: Asking = { title: m.grants_set_threshold(), path: '/grants/threshold', initial: { fromDay: today() }, fields: <><DateField name="fromDay" label={m.grants_from_day()} /><NumberField name="dollars" label={m.grants_amount()} unit={m.grants_dollars()} from={0} to={1_000_000_000} whole={false} /></> };
  return (
    <>
      <PageHeader title={m.grants_editions()} under={m.grants_editions_lead()}>
        {publishes && all.draft.rulings > 0 && <button type="button" className="button primary" onClick={() => setAsking(publish)}>{m.grants_publish()}</button>}
        {codes && <Go to={`/app/grants/what-if?year=${year}`} className="button">{m.grants_what_if()}</Go>}
        <a className="button" href={`/api/grants/iati.xml?year=${year}`} download>{m.grants_iati()}</a>
      </PageHeader>
      <div className="stack loose">
        {all.proposals.some((p) => p.outcome === null) && (
          <Part id="proposals" title={m.grants_proposals()} none={false}>
            {all.proposals.filter((p) => p.outcome === null).map((p) => <Proposal key={p.id} proposal={p} codes={codes} />)}
          </Part>
        )}
        <section aria-labelledby="totals" className="stack">
          <h2 id="totals">{m.grants_published()}: FY{year}</h2>
          <div className="row"><Pick label={m.grants_year()} value={String(year)} choices={years.map((y) => ({ value: String(y), label: `FY${y}` }))} onPick={(value) => go(pathOf({ year: value }))} /></div>
          <p>{all.draft.rulings === 0 ? m.grants_draft_none() : m.grants_draft_of({ count: all.draft.rulings })}</p>
          {all.editions.length === 0 && <p className="hint">{m.grants_no_edition()}</p>}
          <div className="table-frame" tabIndex={0} role="region" aria-label={m.grants_totals_table()}>
            <table className="coding-grid">
              <caption className="hidden-visually">{m.grants_published()}</caption>
              <thead><tr><th scope="col">{m.grants_edition()}</th><th scope="col">{m.grants_published_on()}</th><th scope="col" className="number">{scopes.international}</th><th scope="col" className="number">{m.grants_programs()}</th><th scope="col" className="number">{m.grants_countries()}</th><th scope="col" className="number">{scopes.domestic}</th><th scope="col">{m.grants_reason()}</th>{codes && <th scope="col">{m.grants_return()}</th>}</tr></thead>
              <tbody>
                {all.draft.rulings > 0 && <Row name={m.grants_draft()} totals={all.draft.totals} year={year} on={null} reason="" back={codes ? null : undefined} />}
                {all.editions.map((e) => <Row key={e.number} name={m.grants_edition_of({ number: String(e.number) })} totals={e.totals} year={year} on={e.publishedOn} reason={e.reason} back={codes && e.number < last ? () => setAsking({ title: m.grants_return_to(), path: '/grants/proposals/return', initial: {}, shape: (values) => ({ ...values, edition: e.number }), said: m.grants_proposed(), lead: m.grants_restore_of({ number: String(e.number) }), fields: <TextField name="reason" label={m.grants_reason()} most={1000} /> }) : codes ? null : undefined} />)}
              </tbody>
            </table>
          </div>
        </section>
        {all.editions.length > 0 && (
          <section aria-labelledby="compared" className="stack">
            <h2 id="compared">{m.grants_compared()}</h2>
            <div className="row">
              <Pick label={m.grants_earlier()} value={String(earlier)} choices={choices} onPick={(value) => go(pathOf({ earlier: value }))} />
              <Pick label={m.grants_later()} value={String(later)} choices={choices} onPick={(value) => go(pathOf({ later: value }))} />
            </div>
            <Compared year={year} earlier={earlier} later={later} />
          </section>
        )}
        <p className="row"><span>{m.grants_threshold()} <bdi>{money(all.threshold)}</bdi></span>{publishes && <button type="button" className="button small" onClick={() => setAsking(threshold)}>{m.grants_set_threshold()}</button>}</p>
        {all.proposals.some((p) => p.outcome !== null) && (
          <Part id="decided-proposals" title={m.grants_proposals()} none={false}>
            {all.proposals.filter((p) => p.outcome !== null).map((p) => <Proposal key={p.id} proposal={p} codes={false} />)}
          </Part>
        )}
      </div>
      <SheetForm asking={asking} onClose={() => setAsking(undefined)} />
    </>
  );
}

/** The last two editions between which the totals of a year changed, or the last two. */
function lastChange(all: Editions, year: number): [number, number] {
  const series = [...(all.draft.rulings > 0 ? [all.draft] : []), ...all.editions];
  const told = (of: { totals: readonly Total[] } | undefined): string => JSON.stringify(of?.totals.filter((t) => t.year === year).map((t) => [t.scope, t.cents, t.programs]) ?? []);
  const at = series.findIndex((e, i) => i + 1 < series.length && told(series[i + 1]) !== '[]' && told(e) !== told(series[i + 1]));
  const later = series[Math.max(0, at)]?.number ?? 1;
  return [Math.max(1, later - 1), later];
}

function Row({ name, totals, year, on, reason, back }: { name: string; totals: readonly Total[]; year: number; on: string | null; reason: string; back: (() => void) | null | undefined }) {
  const of = (scope: Total['scope']): Total | undefined => totals.find((t) => t.year === year && t.scope === scope);
  const [abroad, home] = [of('international'), of('domestic')];
  return (
    <tr>
      <th scope="row">{name}</th><td>{on !== null && <OnDay day={on} />}</td><td className="number"><bdi>{money(abroad?.cents ?? 0)}</bdi></td><td className="number">{abroad?.programs ?? 0}</td><td className="number">{abroad?.countries ?? 0}</td><td className="number"><bdi>{money(home?.cents ?? 0)}</bdi></td>
      <td><Bidi>{reason}</Bidi></td>{back !== undefined && <td>{back !== null && <button type="button" className="button small" aria-label={`${m.grants_return_to()}: ${name}`} onClick={back}>{m.grants_return()}</button>}</td>}
    </tr>
  );
}

function Compared({ year, earlier, later }: { year: number; earlier: number; later: number }) {
  const reading = useRead<Comparison>(earlier === later ? undefined : '/grants/editions/compared', { year, earlier, later });
  if (earlier === later) return <p className="hint">{m.grants_no_change()}</p>;
  return (
    <Loaded reading={reading}>
      {(found) => (found.count === 0 ? <p className="hint">{m.grants_no_change()}</p> : (
        <>
          <p>{m.grants_compared_of({ earlier: String(earlier), later: String(later), year: String(year) })}: <strong><bdi>{money(found.before)}</bdi> → <bdi>{money(found.after)}</bdi></strong> ({m.grants_moved_awards({ count: found.count })})</p>
          <MovedList lines={found.moved.map((line) => ({ ...line, number: <Go to={`/app/grants/awards/${line.id}`}><Code>{line.number}</Code></Go>, title: <Bidi>{line.title}</Bidi>, why: <><Tags {...line} /> <Bidi>{line.reason ?? ''}</Bidi>{line.decidedOn !== null && <span className="hint"> <OnDay day={line.decidedOn} /></span>}</> }))} />
        </>
      ))}
    </Loaded>
  );
}

function Proposal({ proposal: p, codes }: { proposal: Editions['proposals'][number]; codes: boolean }) {
  const { mutateAsync, isPending } = useSend<{ id: string }>('POST', `/grants/proposals/${p.id}/decision`, { stale: ['/grants'] });
  const decide = (outcome: 'confirmed' | 'refused') => (): void => {
    void mutateAsync({ body: { outcome }, version: p.version }).then(() => showToast(m.grants_saved()), () => undefined);
  };
  return (
    <li>
      <div className="stack tight">
        <p className="row"><strong><Bidi>{p.reason}</Bidi></strong>{p.outcome !== null && <Tag tone={p.outcome === 'confirmed' ? 'success' : 'neutral'}>{p.outcome === 'confirmed' ? m.grants_confirmed() : m.grants_refused()}</Tag>}</p>
        <p>{saidOf(p)}</p>
        <p className="hint">{m.grants_proposed_by({ name: p.by })} · <OnDay day={p.proposedOn} />{p.moved !== null && p.outcome === 'confirmed' && <> · {m.grants_moved_awards({ count: p.moved })}</>}</p>
      </div>
      {p.outcome === null && (p.mine ? <p className="hint">{m.grants_waiting()}</p> : codes && <p className="row"><button type="button" className="button small primary" disabled={isPending} onClick={decide('confirmed')}>{m.grants_confirm()}</button><button type="button" className="button small" disabled={isPending} onClick={decide('refused')}>{m.grants_refuse()}</button></p>)}
    </li>
  );
}

function saidOf({ what }: Editions['proposals'][number]): string {
  if ('edition' in what) return m.grants_restore_of({ number: String(what.edition) });
  const { when } = what;
  const tag = (label: string, value: boolean | undefined): string[] => (value === undefined ? [] : [`${label}: ${value ? m.grants_yes() : m.grants_no()}`]);
  const parts = [
    `FY${what.year}`, ...(what.scope === undefined ? [] : [scopes[what.scope]]), ...(when.funder === undefined ? [] : [funders[when.funder]]), ...(when.recipientKind === undefined ? [] : [recipients[when.recipientKind]]), ...(when.category === undefined ? [] : [categories[when.category]]),
    ...tag(m.grants_tag_trafficking(), when.trafficking), ...tag(m.grants_tag_child_labor(), when.childLabor),
  ];
  return `${parts.join(' · ')} → ${what.outcome === 'share' ? `${(what.share ?? 0) / 100} %` : outcomes[what.outcome]}`;
}
