import { useEffect, useMemo, useState } from 'react';
import { Keys } from '../../../../foundation/screen/Keys.tsx';
import * as m from '../../../../messages/messages.js';
import { closingOf } from '../../rules.ts';
import { CLOSINGS, QUICK, type Closing } from '../../schema.ts';
import { FollowUps } from './FollowUps.tsx';
import { closings } from './labels.ts';
import { Section } from './Section.tsx';
import type { StepProps } from './step-props.ts';

/** What became of the contact, filled in beforehand, and the promise to be in touch again. */
export function CloseStep({ file, draft, step, open, onClose }: StepProps & { onClose: (as: Closing) => Promise<void> }) {
  const at = step === 'close';
  const proposed = closingOf({ caller: draft.caller, safety: draft.safety, tip: file.tip !== null, referrals: file.referrals });
  const [chosen, setChosen] = useState<Closing | undefined>(undefined);
  const as = chosen ?? proposed;
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (!at || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || document.querySelector('dialog:modal') !== null) return;
      event.preventDefault();
      void onClose(as);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [as, at, onClose]);
  const choices = useMemo(() => CLOSINGS.filter((one) => !(QUICK as readonly string[]).includes(one) && (one !== 'tip' || file.tip !== null) && ((one !== 'referred' && one !== 'transferred') || file.referrals.length > 0)), [file]);
  return (
    <Section id="close" title={m.hotline_step_close()} say={m.hotline_say_close()} at={at} done={false} keys={[]} onOpen={open('close')}>
      {at && (
        <>
          <FollowUps file={file} />
          <fieldset className="field">
            <legend>{m.hotline_close_as()}</legend>
            <div className="choices">
              {choices.map((one) => <label key={one} className="choice"><input type="radio" name="closing" checked={as === one} onChange={() => setChosen(one)} /><span>{closings[one]}</span></label>)}
            </div>
          </fieldset>
          <div className="acts"><button type="button" className="button primary" data-first onClick={() => void onClose(as)}>{m.hotline_close()} <Keys keys="mod+↵" /></button></div>
        </>
      )}
    </Section>
  );
}
