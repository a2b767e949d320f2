import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { send, type Unanswered } from '../../../../foundation/screen/ask.ts';
import { useKeys } from '../../../../foundation/screen/keys.ts';
import { Keys } from '../../../../foundation/screen/Keys.tsx';
import { Problem } from '../../../../foundation/screen/Problem.tsx';
import { Tag } from '../../../../foundation/screen/Tag.tsx';
import * as m from '../../../../messages/messages.js';
import { formOf } from '../../rules.ts';
import type { ContactFile, Near, NewReferral } from '../../schema.ts';
import { languageName, needs as needWords } from './labels.ts';
import type { Drafted, DraftHold } from './use-draft.ts';

type Found = Near['found'][number];
type Chosen = Omit<NewReferral, 'id'>;

/** The services that fit what stands on the record, asked anew after each save that matters to it. */
export function useNear(id: string, { draft, saves }: DraftHold, ready: boolean): { near: Near | undefined; error: Unanswered | undefined } {
  const wanted = JSON.stringify([draft.needs, draft.place, draft.language, draft.ageGroup, draft.described]);
  const { data, error } = useQuery<Near, Unanswered>({
    queryKey: ['hotline-near', id, wanted, saves], queryFn: ({ signal }) => send<Near>('POST', `/hotline/contacts/${id}/near`, {}, { signal }),
    enabled: ready && (draft.needs.length > 0 || !!draft.place), placeholderData: (before) => before, staleTime: 30_000,
  });
  return { near: data, error: error ?? undefined };
}

/** What fits, in the directory's order, each with its reasons; a number chooses it. */
export function Referrals({ file, near: { near, error }, at, draft, onChoose, onSkip }: { file: ContactFile; draft: Drafted; near: ReturnType<typeof useNear>; at: boolean; onChoose: (service: Chosen) => Promise<void>; onSkip: () => void }) {
  const found = useMemo(() => near?.found ?? [], [near]);
  const keys = useMemo(
    () => (at ? [...found.map((one, index) => ({ keys: String(index + 1), label: m.hotline_choose({ name: one.name }), group: 'page' as const, run: () => void onChoose(chosen(one)) })), { keys: 'n', label: m.hotline_no_referral(), group: 'page' as const, run: onSkip }] : []),
    [at, found, onChoose, onSkip],
  );
  useKeys(keys);
  const form = formOf(draft.described);
  const by = [form === undefined ? undefined : form === 'sex' ? m.hotline_form_sex() : m.hotline_form_labor(), draft.language === 'und' ? undefined : languageName(draft.language), near?.place ?? undefined, ...draft.needs.map((need) => needWords[need].label)].filter((one) => one !== undefined);
  return (
    <section className={at ? 'card desk-step at' : 'card'} aria-labelledby="near" aria-live="polite">
      <h2 id="near">{m.hotline_near()}</h2>
      {by.length > 0 && <p className="hint">{by.join(' · ')}</p>}
      {error !== undefined && <Problem trouble={error.trouble} />}
      {near === undefined ? <p className="hint">{m.hotline_near_none_yet()}</p> : (
        <>
          {!near.understood && <p className="field-problem">{m.hotline_place_not_understood()}</p>}
          {found.length === 0 && <p>{m.hotline_near_none()}</p>}
          <ol className={file.referrals.length > 0 && !at ? 'near brief' : 'near'} role="list">
            {found.map((one, index) => (
              <li key={one.id}>
                <div className="stack tight">
                  <strong>{one.name}</strong>
                  <span>{one.organization}{one.member && <> <Tag tone="primary">{m.hotline_member()}</Tag></>}</span>
                  <ul className="reasons" role="list">{one.reasons.map((reason) => <li key={reason.text} className={reason.for ? '' : 'against'}>{reason.text}</li>)}</ul>
                  {one.phones.length > 0 && <bdi dir="ltr" className="code">{one.phones.join(' · ')}</bdi>}
                </div>
                <button type="button" className="button small" disabled={file.referrals.some((r) => r.service === one.id)} onClick={() => void onChoose(chosen(one))}>{m.hotline_connect()} {at && <Keys keys={String(index + 1)} />}</button>
              </li>
            ))}
          </ol>
          {(at || file.referrals.length === 0) && <p className="hint">{m.hotline_near_order()}</p>}
        </>
      )}
      {at && <button type="button" className="button quiet small" onClick={onSkip}>{m.hotline_no_referral()} <Keys keys="n" /></button>}
    </section>
  );
}

function chosen({ id, keeper, organization, name }: Found): Chosen {
  return { service: id, keeper, organization, name };
}
