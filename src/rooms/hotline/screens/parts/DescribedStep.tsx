import { useMemo, useRef } from 'react';
import { Bidi } from '../../../../foundation/screen/Bidi.tsx';
import { Keys } from '../../../../foundation/screen/Keys.tsx';
import * as m from '../../../../messages/messages.js';
import type { Described } from '../../schema.ts';
import { describeds } from './labels.ts';
import { Section, Toggle } from './Section.tsx';
import { keysOf, toggled } from './step-keys.ts';
import type { StepProps } from './step-props.ts';

/** What the caller describes: letters for what they say, and their words. */
export function DescribedStep({ draft, write, step, setStep, open }: StepProps) {
  const at = step === 'described';
  const notes = useRef<HTMLTextAreaElement>(null);
  const keys = useMemo(() => [
    ...keysOf(describeds, (code) => write({ described: toggled(draft.described, code) })),
    { keys: 'w', label: m.hotline_notes(), group: 'page' as const, run: () => notes.current?.focus() },
  ], [draft.described, write]);
  return (
    <Section id="described" title={m.hotline_step_described()} at={at} done={!at && (draft.described.length > 0 || !!draft.notes)} keys={keys} onOpen={open('described')} onNext={() => setStep('needs')}>
      {at && <p className="hint">{m.hotline_described_hint()}</p>}
      <div className="toggles">
        {(Object.keys(describeds) as Described[]).filter((one) => at || draft.described.includes(one)).map((one) => (
          <Toggle key={one} on={draft.described.includes(one)} label={describeds[one].label} letter={at ? describeds[one].key : undefined} onPress={() => write({ described: toggled(draft.described, one) })} />
        ))}
      </div>
      {!at && !!draft.notes && <p className="their-words"><Bidi>{draft.notes}</Bidi></p>}
      {at && (
        <div className="field">
          <label htmlFor="notes">{m.hotline_notes()} <Keys keys="w" /></label>
          <p className="hint" id="notes-hint">{m.hotline_notes_hint()}</p>
          <textarea
            id="notes" ref={notes} rows={4} dir="auto" maxLength={20_000} value={draft.notes ?? ''} aria-describedby="notes-hint"
            onChange={(event) => write({ notes: event.target.value })}
            onKeyDown={(event) => {
              if (event.key === 'Escape') event.currentTarget.blur();
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) setStep('needs');
            }}
          />
        </div>
      )}
    </Section>
  );
}
