import { useMemo, useRef } from 'react';
import { Bidi } from '../../../../foundation/screen/Bidi.tsx';
import { Keys } from '../../../../foundation/screen/Keys.tsx';
import * as m from '../../../../messages/messages.js';
import type { Need } from '../../schema.ts';
import { languageChoices, needs } from './labels.ts';
import { Section, Toggle } from './Section.tsx';
import { keysOf, toggled } from './step-keys.ts';
import type { StepProps } from './step-props.ts';

/** What would help, where, and in which language: from these the directory finds what fits. */
export function NeedsStep({ draft, write, step, setStep, open }: StepProps) {
  const at = step === 'needs';
  const place = useRef<HTMLInputElement>(null);
  const keys = useMemo(() => [
    ...keysOf(needs, (code) => write({ needs: toggled(draft.needs, code) })),
    { keys: 'z', label: m.hotline_place(), group: 'page' as const, run: () => place.current?.focus() },
  ], [draft.needs, write]);
  return (
    <Section id="needs" title={m.hotline_step_needs()} say={m.hotline_say_needs()} at={at} done={!at && draft.needs.length > 0} keys={keys} onOpen={open('needs')} onNext={() => (document.activeElement === place.current || draft.place ? setStep('referral') : place.current?.focus())} nextLabel={draft.place ? m.hotline_find_referral() : m.hotline_go_on_place()}>
      <div className="toggles">
        {(Object.keys(needs) as Need[]).filter((one) => at || draft.needs.includes(one)).map((one) => (
          <Toggle key={one} on={draft.needs.includes(one)} label={needs[one].label} letter={at ? needs[one].key : undefined} onPress={() => write({ needs: toggled(draft.needs, one) })} />
        ))}
      </div>
      {!at && !!draft.place && <p className="hint"><Bidi>{draft.place}</Bidi></p>}
      {at && (
        <div className="fields-row">
          <div className="field">
            <label htmlFor="place">{m.hotline_place()} <Keys keys="z" /></label>
            <p className="hint" id="place-hint">{m.hotline_place_hint()}</p>
            <input
              id="place" ref={place} type="text" dir="auto" maxLength={80} autoComplete="off" className="medium" value={draft.place ?? ''} aria-describedby="place-hint"
              onChange={(event) => write({ place: event.target.value })}
              onKeyDown={(event) => {
                if (event.key === 'Escape') event.currentTarget.blur();
                if (event.key === 'Enter') setStep('referral');
              }}
            />
          </div>
          <div className="field">
            <label htmlFor="language">{m.hotline_language()}</label>
            <p className="hint" id="language-hint">{m.hotline_language_hint()}</p>
            <select id="language" value={draft.language} aria-describedby="language-hint" onChange={(event) => write({ language: event.target.value })}>
              {languageChoices(draft.language).map(({ value, label }) => <option key={value} value={value}>{label}</option>)}
            </select>
          </div>
          <div className="field">
            <label htmlFor="age">{m.hotline_age()}</label>
            <p className="hint" id="age-hint">{m.hotline_age_hint()}</p>
            <select id="age" value={draft.ageGroup} aria-describedby="age-hint" onChange={(event) => write({ ageGroup: event.target.value as typeof draft.ageGroup })}>
              <option value="unknown">{m.hotline_age_unknown()}</option><option value="adult">{m.hotline_age_adult()}</option><option value="minor">{m.hotline_age_minor()}</option>
            </select>
          </div>
        </div>
      )}
    </Section>
  );
}
