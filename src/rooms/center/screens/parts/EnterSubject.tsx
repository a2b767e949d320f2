import { ChoiceField } from '../../../../foundation/screen/ChoiceField.tsx';
import { choicesOf } from '../../../../foundation/screen/choices.ts';
import { CheckField, LongText, TextField } from '../../../../foundation/screen/fields.tsx';
import { useGo } from '../../../../foundation/screen/go.tsx';
import * as m from '../../../../messages/messages.js';
import type { NewSubject } from '../../schema.ts';
import { Button } from './Acts.tsx';
import { confidences, crimes, kinds, linesOf, reliabilities, sensitivities } from './labels.ts';

type Typed = Omit<NewSubject, 'aliases' | 'identifiers'> & { aliases?: string; identifiers?: string };

/** Enters a subject: the suspicion and its facts first, for without them nobody is entered. */
export function EnterSubject({ lead, primary = false }: { lead?: string; primary?: boolean }) {
  const go = useGo();
  return (
    <Button<Typed>
      title={m.center_enter_subject()}
      primary={primary}
      path="/center/subjects"
      initial={{ kind: 'person', reliability: 'unknown', confidence: 'unjudged', sensitivity: 'limited' }}
      body={({ aliases, identifiers, ...values }) => ({ ...values, aliases: linesOf(aliases), identifiers: linesOf(identifiers), ...(lead === undefined ? {} : { lead }) })}
      onDone={({ id }) => go(`/app/center/subjects/${id}`)}
    >
      <LongText name="suspicion" label={m.center_suspicion()} hint={m.center_suspicion_hint()} most={8000} />
      <ChoiceField name="crime" label={m.center_crime()} choices={choicesOf(crimes)} />
      <ChoiceField name="kind" label={m.center_kind()} choices={choicesOf(kinds)} />
      <TextField name="name" label={m.center_name()} most={200} />
      <LongText name="aliases" label={m.center_aliases()} hint={m.center_a_line_each()} most={2000} rows={2} optional />
      <LongText name="identifiers" label={m.center_identifiers()} hint={m.center_a_line_each()} most={4000} rows={2} optional />
      <ChoiceField name="reliability" label={m.center_reliability()} choices={choicesOf(reliabilities)} />
      <ChoiceField name="confidence" label={m.center_confidence()} choices={choicesOf(confidences)} />
      <ChoiceField name="sensitivity" label={m.center_sensitivity()} choices={choicesOf(sensitivities)} />
      <CheckField name="onConduct" label={m.center_on_conduct()} must />
      <CheckField name="lawfully" label={m.center_lawfully()} must />
      <CheckField name="noVictim" label={m.center_no_victim()} must />
    </Button>
  );
}
