import { useMemo, useRef, useState } from 'react';
import { Bidi } from '../../../../foundation/screen/Bidi.tsx';
import { dayInWords } from '../../../../foundation/screen/day-text.ts';
import { Go } from '../../../../foundation/screen/go.tsx';
import { Icon } from '../../../../foundation/screen/Icon.tsx';
import { Keys } from '../../../../foundation/screen/Keys.tsx';
import { useKeys } from '../../../../foundation/screen/keys.ts';
import { useMay } from '../../../../foundation/screen/session.ts';
import { Tag } from '../../../../foundation/screen/Tag.tsx';
import { language } from '../../../../foundation/screen/words.ts';
import * as m from '../../../../messages/messages.js';
import type { RequestFile } from '../../schema.ts';
import { asMinor, pointsOf, wayKey, wayName, type Point, type Way } from './checklist.ts';
import { evidenceKinds, offices } from './labels.ts';
import { RecordForm } from './RecordForm.tsx';

/** What the law asks for, point by point: there or lacking, by which section, and the number that records it. */
export function EvidenceList({ request }: { request: RequestFile }) {
  const mayRecord = useMay('letters.prepare');
  const points = useMemo(() => pointsOf(request), [request]);
  const ways = useMemo(() => points.flatMap((point) => point.ways), [points]);
  const [open, setOpen] = useState<Way | undefined>(undefined);
  const list = useRef<HTMLUListElement>(null);
  useKeys(useMemo(
    () => (mayRecord ? ways.slice(0, 9).map((way, at) => ({ keys: String(at + 1), label: m.letters_keys_number({ what: wayName(way) }), group: 'page' as const, run: () => setOpen(way) })) : []),
    [mayRecord, ways],
  ));

  const close = (point: string): void => {
    setOpen(undefined);
    // Whoever has pressed the next number by then is in its form, and stays there.
    requestAnimationFrame(() => document.activeElement === document.body && list.current?.querySelector<HTMLElement>(`[data-point="${point}"] .what`)?.focus());
  };
  return (
    <section aria-labelledby="evidence" className="stack">
      <div>
        <h2 id="evidence">{m.letters_evidence()}</h2>
        <p className="hint">
          {asMinor(request) ? m.letters_evidence_minor() : m.letters_evidence_adult()}
          {mayRecord && ` · ${m.letters_evidence_hint()}`}
        </p>
      </div>
      <ul className="checklist" role="list" ref={list}>
        <IdentityPoint request={request} />
        {points.map((point) => (
          <li key={point.id} data-point={point.id} data-state={point.state} className={point.state}>
            <span className="state">{point.state === 'there' && <Icon name="check" />}</span>
            <div className="what" tabIndex={-1}>
              <div className="row spread">
                <h3>{point.title}</h3>
                <Tag tone={point.state === 'there' ? 'success' : point.state === 'lacking' ? 'warn' : 'neutral'}>{stateName(point)}</Tag>
              </div>
              <p className="law">
                <bdi dir="ltr">{point.authority}</bdi>
              </p>
              <Seen request={request} point={point} />
              {mayRecord && (
                <div className="ways">
                  {point.ways.map((way) => (
                    <button key={wayKey(way)} type="button" className="button" aria-expanded={open !== undefined && wayKey(open) === wayKey(way)} onClick={() => setOpen(way)}>
                      {'office' in way ? m.letters_consultation() : wayName(way)}
                      {ways.indexOf(way) < 9 && <Keys keys={String(ways.indexOf(way) + 1)} />}
                    </button>
                  ))}
                </div>
              )}
              {open !== undefined && point.ways.includes(open) && <RecordForm key={wayKey(open)} request={request} way={open} onClose={() => close(point.id)} />}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function stateName({ state }: Point): string {
  return state === 'there' ? m.letters_there() : state === 'lacking' ? m.letters_lacking() : m.letters_not_asked();
}

/** Stands first while a letter could not name the person or tell an adult from a child. */
function IdentityPoint({ request }: { request: RequestFile }) {
  const decides = useMay('letters.issue');
  const unknown = request.ageGroup === 'unknown';
  if (!unknown && (request.name !== undefined || !decides)) return null;
  return (
    <li data-point="identity" data-state="lacking" className="lacking">
      <span className="state" />
      <div className="what" tabIndex={-1}>
        <div className="row spread">
          <h3>{m.letters_item_age()}</h3>
          <Tag tone="warn">{m.letters_lacking()}</Tag>
        </div>
        <p className="law">
          <bdi dir="ltr">22 USC 7105(b)(1)(C)(ii)</bdi>
        </p>
        <p>{unknown ? m.letters_item_age_text() : m.letters_name_lacking()}</p>
        <p>
          <Go to={`/app/people/${request.person}`}>{m.letters_item_age_go()}</Go>
        </p>
      </div>
    </li>
  );
}

function Seen({ request, point }: { request: RequestFile; point: Point }) {
  const day = (on: string): string => dayInWords(on, language());
  const lines = point.ways.flatMap((way) =>
    'evidence' in way
      ? request.evidence.filter(({ kind }) => kind === way.evidence).map(({ id, kind, office, datedOn, endsOn, page, noticed }) => ({
          id, text: [m.letters_seen({ kind: evidenceKinds[kind], office, when: day(datedOn) }), ...(endsOn === null ? [] : [m.letters_seen_until({ when: day(endsOn) })]), ...(page === null ? [] : [m.letters_seen_page({ page: String(page) })])].join(', '), objected: false, noticed,
        }))
      : request.consultations.filter(({ office }) => office === way.office).map(({ id, office, consultedOn, objected }) => ({
          id, text: m.letters_seen({ kind: m.letters_consulted(), office: offices[office], when: day(consultedOn) }), objected, noticed: false,
        })),
  );
  if (lines.length === 0) return null;
  return (
    <ul className="seen" role="list">
      {lines.map(({ id, text, objected, noticed }) => (
        <li key={id}>
          <Bidi>{text}</Bidi> {objected && <Tag tone="warn">{m.letters_objected()}</Tag>}
          {noticed && <Tag tone="info">{m.letters_noticed()}</Tag>}
        </li>
      ))}
    </ul>
  );
}
