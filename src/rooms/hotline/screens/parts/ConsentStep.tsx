import { useCallback, useMemo, useState } from 'react';
import * as m from '../../../../messages/messages.js';
import { Section, Toggle } from './Section.tsx';
import type { Act, StepProps } from './step-props.ts';

type What = 'name' | 'number' | 'told';

/** The script read to the caller, and what they say to each of its three questions. */
export function ConsentStep({ file, draft, write, step, setStep, open, act }: StepProps & { act: Act }) {
  const at = step === 'consent';
  const [given, setGiven] = useState<Record<What, boolean>>({ name: file.consent?.name ?? false, number: file.consent?.number ?? false, told: file.consent?.told ?? false });
  const flip = useCallback((what: What) => setGiven((before) => ({ ...before, [what]: !before[what] })), []);
  const keys = useMemo(() => ([['1', 'name', m.hotline_share_name()], ['2', 'number', m.hotline_share_number()], ['3', 'told', m.hotline_share_told()]] as const).map(([key, what, label]) => ({ keys: key, label, group: 'page' as const, run: () => flip(what) })), [flip]);
  const record = async (): Promise<void> => {
    if (await act(`/hotline/contacts/${file.id}/consent`, given)) setStep('transfer');
  };
  return (
    <Section id="consent" title={m.hotline_step_consent()} say={m.hotline_say_consent()} at={at} done={!at && file.consent !== null} keys={keys} onOpen={open('consent')} onNext={() => void record()} nextLabel={m.hotline_consent_record()}>
      <div className="toggles">
        <Toggle on={given.name} label={m.hotline_share_name()} letter={at ? '1' : undefined} onPress={() => flip('name')} />
        <Toggle on={given.number} label={m.hotline_share_number()} letter={at ? '2' : undefined} onPress={() => flip('number')} />
        <Toggle on={given.told} label={m.hotline_share_told()} letter={at ? '3' : undefined} onPress={() => flip('told')} />
      </div>
      {at && (
        <>
          <p className="hint">{m.hotline_consent_law()}</p>
          {(given.name || given.number) && (
            <div className="fields-row">
              {given.name && <Text id="caller-name" label={m.hotline_caller_name()} value={draft.name ?? ''} onChange={(name) => write({ name })} />}
              {given.number && <Text id="caller-phone" label={m.hotline_caller_number()} value={draft.phone ?? ''} onChange={(phone) => write({ phone })} ltr />}
            </div>
          )}
        </>
      )}
    </Section>
  );
}

function Text({ id, label, value, onChange, ltr = false }: { id: string; label: string; value: string; onChange: (text: string) => void; ltr?: boolean }) {
  return (
    <div className="field">
      <label htmlFor={id}>{label} <span className="optional">{m.hotline_optional()}</span></label>
      <input id={id} className="person medium" type="text" dir={ltr ? 'ltr' : 'auto'} maxLength={ltr ? 40 : 160} autoComplete="off" value={value} onChange={(event) => onChange(event.target.value)} />
    </div>
  );
}
