import { useMemo } from 'react';
import * as m from '../../../../messages/messages.js';
import type { Caller, Closing } from '../../schema.ts';
import { callers, quick } from './labels.ts';
import { QuickClose } from './SafetyStep.tsx';
import { Section, Toggle } from './Section.tsx';
import { keysOf } from './step-keys.ts';
import type { StepProps } from './step-props.ts';

/** Who is in touch: a person themself or somebody who knows them is told from a tip at the first key. */
export function WhoStep({ draft, write, step, setStep, open, onClose }: StepProps & { onClose: (as: Closing) => Promise<void> }) {
  const at = step === 'who';
  const keys = useMemo(() => {
    const say = (caller: Caller): void => {
      write({ caller });
      setStep(caller === 'tip' ? 'tip' : caller === 'other' ? 'close' : 'described');
    };
    return [...keysOf(callers, say), ...keysOf(quick, (as) => void onClose(as))];
  }, [onClose, setStep, write]);
  const press = (code: string): void => keys.find(({ keys: key }) => key === code)?.run();
  return (
    <Section id="who" title={m.hotline_step_who()} say={m.hotline_say_who()} at={at} done={draft.caller !== null && !at} keys={keys} onOpen={open('who')}>
      <div className="toggles">
        {(Object.keys(callers) as Caller[]).filter((one) => at || draft.caller === one).map((one) => <Toggle key={one} on={draft.caller === one} label={callers[one].label} letter={at ? callers[one].key : undefined} onPress={() => press(callers[one].key)} />)}
      </div>
      {at && draft.caller === null && <QuickClose onPress={press} />}
    </Section>
  );
}
