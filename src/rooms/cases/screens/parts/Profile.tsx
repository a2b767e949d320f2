import { ChoiceField } from '../../../../foundation/screen/ChoiceField.tsx';
import { choicesOf } from '../../../../foundation/screen/choices.ts';
import { DateField } from '../../../../foundation/screen/fields.tsx';
import { useMay } from '../../../../foundation/screen/session.ts';
import * as m from '../../../../messages/messages.js';
import { ActButton } from './ActSheet.tsx';
import { eligibilities, forms, funders, sources, type Case, type Inside } from './labels.ts';

/** Corrects what intake recorded in codes. */
export function Profile({ of, inside }: { of: Case; inside: Inside }) {
  return useMay('cases.write') ? (
    <ActButton<object>
      button={m.cases_correct()} title={m.cases_correct_intake()} path={`/cases/${of.id}/profile`} version={inside.profileVersion} submit={m.cases_correct_save()} done={m.cases_corrected()}
      initial={{ form: inside.form, source: inside.source, eligibility: inside.eligibility, funder: inside.funder, referredOn: inside.referredOn ?? '' }}
    >
      <ChoiceField name="form" label={m.cases_form()} choices={choicesOf(forms)} />
      <ChoiceField name="source" label={m.cases_source()} choices={choicesOf(sources)} />
      <ChoiceField name="eligibility" label={m.cases_eligibility()} choices={choicesOf(eligibilities)} />
      <ChoiceField name="funder" label={m.cases_funder()} choices={choicesOf(funders)} />
      <DateField name="referredOn" label={m.cases_referred_on()} from="1990-01-01" to={inside.openedOn} optional />
    </ActButton>
  ) : null;
}
