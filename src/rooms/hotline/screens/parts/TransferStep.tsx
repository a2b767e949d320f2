import { useMemo } from 'react';
import { Keys } from '../../../../foundation/screen/Keys.tsx';
import { Tag } from '../../../../foundation/screen/Tag.tsx';
import * as m from '../../../../messages/messages.js';
import type { ReferralLine } from '../../schema.ts';
import { outcomes, reacheds } from './labels.ts';
import { Section, Toggle } from './Section.tsx';
import { keysOf } from './step-keys.ts';
import type { Act, StepProps } from './step-props.ts';

/** The warm transfer: the agency is called first, the card goes to it where it works here, then the caller is put through. */
export function TransferStep({ file, step, setStep, open, act }: StepProps & { act: Act }) {
  const at = step === 'transfer';
  const now = file.referrals.findLast((r) => r.outcome === null) ?? file.referrals.at(-1);
  const keys = useMemo(() => (now === undefined ? [] : [
    ...keysOf(reacheds, (reached) => void act(`/hotline/referrals/${now.id}/called`, { reached })),
    ...(now.member && now.card === null ? [{ keys: 'm', label: m.hotline_send_card(), group: 'page' as const, run: () => void act(`/hotline/referrals/${now.id}/card`, {}) }] : []),
    ...keysOf(outcomes, (outcome) => void act(`/hotline/referrals/${now.id}/end`, { outcome }).then((done) => { if (done) setStep('close'); })),
    { keys: 'b', label: m.hotline_another(), group: 'page' as const, run: () => setStep('referral') },
  ]), [act, now, setStep]);
  if (now === undefined) return null;
  const press = (code: string): void => keys.find(({ keys: key }) => key === code)?.run();
  return (
    <Section id="transfer" title={m.hotline_step_transfer()} say={m.hotline_say_transfer()} at={at} done={!at && now.outcome !== null} keys={keys} onOpen={open('transfer')} onNext={() => setStep('close')}>
      {file.referrals.map((referral) => <Referred key={referral.id} referral={referral} />)}
      {at && (
        <ol className="transfer" role="list">
          <li>
            <p>{m.hotline_transfer_call({ name: now.organization })}</p>
            <div className="toggles">{Object.entries(reacheds).map(([code, { label, key }]) => <Toggle key={code} on={now.reached === code} label={label} letter={key} onPress={() => press(key)} />)}</div>
          </li>
          <li>
            <p>{now.member ? m.hotline_transfer_card() : m.hotline_transfer_no_card()}</p>
            {now.member && now.card === null && <button type="button" className="button" onClick={() => press('m')}>{m.hotline_send_card()} <Keys keys="m" /></button>}
            {now.card !== null && <Tag tone="success">{m.hotline_card_sent()}</Tag>}
          </li>
          <li>
            <p>{m.hotline_transfer_join()}</p>
            <div className="toggles">{Object.entries(outcomes).map(([code, { label, key }]) => <Toggle key={code} on={now.outcome === code} label={label} letter={key} onPress={() => press(key)} />)}</div>
          </li>
        </ol>
      )}
      {at && <button type="button" className="button quiet small" onClick={() => press('b')}>{m.hotline_another()} <Keys keys="b" /></button>}
    </Section>
  );
}

/** One referral, in a line. */
export function Referred({ referral }: { referral: ReferralLine }) {
  return (
    <p className="row">
      <strong>{referral.name}</strong> <span>{referral.organization}</span>
      {referral.reached !== null && <Tag>{reacheds[referral.reached].label}</Tag>}
      {referral.outcome !== null && <Tag tone={referral.outcome === 'connected' ? 'success' : 'neutral'}>{outcomes[referral.outcome].label}</Tag>}
      {referral.card !== null && <Tag tone="info">{referral.card.openedAt === null ? m.hotline_card_sent() : m.hotline_card_opened()}</Tag>}
    </p>
  );
}
