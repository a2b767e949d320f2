import { useMemo, useState } from 'react';
import { useRead, useSend } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi } from '../../../foundation/screen/Bidi.tsx';
import { Go, useGo } from '../../../foundation/screen/go.tsx';
import { Keys } from '../../../foundation/screen/Keys.tsx';
import { KeyValues } from '../../../foundation/screen/KeyValues.tsx';
import { useKeys } from '../../../foundation/screen/keys.ts';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import { showToast } from '../../../foundation/screen/toasts.ts';
import * as m from '../../../messages/messages.js';
import type { ServiceFile } from '../schema.ts';
import { areaWord, languageWord, listWords, needTerm, phoneWord } from '../words.ts';
import { CapacityCard } from './parts/CapacityCard.tsx';
import { agesWords, factWords, formsWords, shownTone, seenWords, statusWords, zoneWord } from './parts/labels.ts';
import { PlaceCard } from './parts/PlaceCard.tsx';
import { ShowCard } from './parts/ShowCard.tsx';

/** One service of the office: what it is, who sees it, how much room there is, and whether it is still right. */
export function ServicePage() {
  const id = useAddress().params['id'];
  const reading = useRead<ServiceFile>(id === undefined ? undefined : `/directory/services/${id}`);
  return <Loaded reading={reading} page>{(service) => <Service service={service} />}</Loaded>;
}

function Service({ service: s }: { service: ServiceFile }) {
  const go = useGo();
  const mayWrite = useMay('directory.write');
  const [capacityAsked, askCapacity] = useState(0);
  const check = useSend('POST', `/directory/services/${s.id}/check`, { stale: ['/directory'], onDone: () => showToast(m.directory_still_right_done()) });
  const checkAll = check.mutate;
  useKeys(useMemo(() => (mayWrite ? [
    { keys: 'c', label: m.directory_still_right(), group: 'page' as const, run: () => checkAll({ body: {} }) }, { keys: 'e', label: m.directory_correct(), group: 'page' as const, run: () => go(`/app/directory/${s.id}/correct`) },
    ...(s.capacity.kind === 'none' ? [] : [{ keys: 'b', label: m.directory_capacity_say(), group: 'page' as const, run: () => askCapacity((n) => n + 1) }]),
  ] : []), [mayWrite, checkAll, go, s.id, s.capacity.kind]));
  return (
    <>
      <PageHeader over={<Go to={`/app/directory/organizations/${s.organization.id}`}><Bidi>{s.organization.name}</Bidi></Go>} title={<Bidi>{s.name}</Bidi>} under={<span className="row"><Tag tone={shownTone[s.shown]}>{seenWords[s.shown]()}</Tag>{s.status !== 'active' && <Tag tone="warn">{statusWords[s.status]()}</Tag>}{s.open !== null && <Tag tone={s.open ? 'success' : 'neutral'}>{s.open ? m.directory_hours_now_open() : m.directory_hours_now_closed()}</Tag>}</span>}>
        {mayWrite && (
          <>
            <Go to={`/app/directory/${s.id}/correct`} className="button">{m.directory_correct()}<Keys keys="e" /></Go>
            <button type="button" className="button primary" aria-disabled={check.isPending} title={m.directory_still_right_lead()} onClick={() => checkAll({ body: {} })}>{m.directory_still_right()}<Keys keys="c" /></button>
          </>
        )}
      </PageHeader>
      <div className="columns">
        <div className="stack loose">
          <section aria-labelledby="facts" className="stack"><h2 id="facts">{m.directory_facts()}</h2><Facts service={s} /></section>
          <Checks service={s} onCheck={(facts) => check.mutate({ body: { facts: [facts] } })} />
        </div>
        <div className="stack loose">
          {s.capacity.kind !== 'none' && <CapacityCard service={s} asked={capacityAsked} />}
          <ShowCard service={s} />
          <section aria-labelledby="places" className="stack"><h2 id="places">{m.directory_places()}</h2>{s.locations.length === 0 ? <p className="hint">{m.directory_no_places()}</p> : s.locations.map((l) => <PlaceCard key={l.id} location={l} />)}</section>
        </div>
      </div>
    </>
  );
}

function Facts({ service: s }: { service: ServiceFile }) {
  return (
    <KeyValues
      facts={[
        { label: m.directory_needs(), value: s.needs.map((n) => needTerm(n)).join(' · ') },
        { label: m.directory_phones(), value: s.phones.length > 0 && <>{s.phones.map((p) => <p key={p.number}>{phoneWord(p.kind)} <bdi dir="ltr" className="code">{p.number}</bdi>{p.note !== null && <span className="hint"> <Bidi>{p.note}</Bidi></span>}</p>)}</> },
        { label: m.directory_hours(), value: s.hours && <bdi dir="ltr">{s.hours}</bdi> },
        { label: m.directory_how_to(), value: s.howTo && <Bidi>{s.howTo}</Bidi> },
        { label: m.directory_who(), value: [agesWords[s.ages](), formsWords[s.forms](), ...(s.statusNeeded ? [m.directory_status_needed()] : [])].join(' · ') },
        { label: m.directory_eligibility(), value: s.eligibility && <Bidi>{s.eligibility}</Bidi> },
        { label: m.directory_languages(), value: s.languages.length > 0 && <>{listWords(s.languages.map((l) => languageWord(l)))}{s.interpreter && <span className="hint"> {m.directory_interpreter()}</span>}</> },
        { label: m.directory_area(), value: s.areas.map((a) => areaWord(a)).join(' · ') },
        { label: m.directory_description(), value: s.description && <Bidi>{s.description}</Bidi> },
        { label: m.directory_fees(), value: s.fees && <Bidi>{s.fees}</Bidi> },
        { label: m.directory_wait(), value: s.waitTime && <Bidi>{s.waitTime}</Bidi> },
        { label: m.directory_email(), value: s.email && <bdi dir="ltr">{s.email}</bdi> },
        { label: m.directory_url(), value: s.url && <bdi dir="ltr">{s.url}</bdi> },
        { label: m.directory_zone(), value: zoneWord(s.zone) },
        { label: m.directory_entered_on(), value: <OnDay day={s.enteredOn} /> },
      ].filter(({ value }) => value !== null && value !== '' && value !== false)}
    />
  );
}

function Checks({ service: s, onCheck }: { service: ServiceFile; onCheck: (facts: ServiceFile['checks'][number]['facts']) => void }) {
  const mayWrite = useMay('directory.write');
  return (
    <section aria-labelledby="checks" className="stack">
      <h2 id="checks">{m.directory_checks()}</h2>
      <ul className="task-list" role="list">
        {s.checks.map((c) => (
          <li key={c.facts}>
            <span className="stack tight">
              <span className="row"><strong>{factWords[c.facts]()}</strong>{c.old && <Tag tone="warn">{m.directory_stale()}</Tag>}</span>
              {c.on === null ? <span className="hint">{m.directory_checked_never()}</span> : <span className="hint"><OnDay day={c.on} />, <Bidi>{c.by ?? ''}</Bidi></span>}
            </span>
            <span className="row">
              {mayWrite && <button type="button" className="button small" aria-label={`${m.directory_check_one()}: ${factWords[c.facts]()}`} onClick={() => onCheck(c.facts)}>{m.directory_check_one()}</button>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
