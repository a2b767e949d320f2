import { useMemo } from 'react';
import { Note } from '../../../../foundation/screen/Note.tsx';
import * as m from '../../../../messages/messages.js';
import type { Closing, Safety } from '../../schema.ts';
import { quick, safeties } from './labels.ts';
import { Section, Toggle } from './Section.tsx';
import { keysOf } from './step-keys.ts';
import type { StepProps } from './step-props.ts';

/** The first question of every contact; in danger now, the emergency script comes before anything else. */
export function SafetyStep({ draft, write, step, setStep, open, onClose }: StepProps & { onClose: (as: Closing) => Promise<void> }) {
  const at = step === 'safe';
  const danger = draft.safety === 'danger';
  const keys = useMemo(() => {
    const say = (safety: Safety): void => {
      write({ safety });
      if (safety !== 'danger') setStep('who');
    };
    return [...keysOf(safeties, say), ...keysOf(quick, (as) => void onClose(as))];
  }, [onClose, setStep, write]);
  const press = (code: string): void => keys.find(({ keys: key }) => key === code)?.run();
  return (
    <Section id="safe" title={m.hotline_step_safe()} say={m.hotline_say_safe()} at={at} done={draft.safety !== null && !at} keys={keys} onOpen={open('safe')} onNext={danger ? () => setStep('who') : undefined} nextLabel={m.hotline_danger_go_on()}>
      <div className="toggles">
        {(Object.keys(safeties) as Safety[]).filter((one) => at || draft.safety === one).map((one, index) => (
          <span key={one} {...(index === 0 && !danger ? { 'data-first': true, tabIndex: -1 } : {})}><Toggle on={draft.safety === one} label={safeties[one].label} letter={at ? safeties[one].key : undefined} onPress={() => press(safeties[one].key)} /></span>
        ))}
      </div>
      {danger && (
        <Note tone="danger">
          <p><strong>{m.hotline_emergency()}</strong></p>
          <ol className="script">
            <li>{m.hotline_emergency_1()}</li>
            <li>{m.hotline_emergency_2()}</li>
            <li>{m.hotline_emergency_3()}</li>
            <li>{m.hotline_emergency_4()}</li>
          </ol>
        </Note>
      )}
      {at && draft.caller === null && !danger && <QuickClose onPress={press} />}
    </Section>
  );
}

/** What closes a contact at once and counts it. */
export function QuickClose({ onPress }: { onPress: (key: string) => void }) {
  return (
    <div className="quick" role="group" aria-label={m.hotline_quick()}>
      <span className="hint">{m.hotline_quick()}</span>
      {Object.values(quick).map(({ label, key }) => <Toggle key={key} on={false} label={label} letter={key} onPress={() => onPress(key)} />)}
    </div>
  );
}
