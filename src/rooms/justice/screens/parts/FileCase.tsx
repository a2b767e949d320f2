import { ChoiceField } from '../../../../foundation/screen/ChoiceField.tsx';
import { choicesOf } from '../../../../foundation/screen/choices.ts';
import { DateField, TextField } from '../../../../foundation/screen/fields.tsx';
import * as m from '../../../../messages/messages.js';
import { ActButton } from './ActSheet.tsx';
import { districts, forms, papers } from './labels.ts';

const first = choicesOf(papers).filter(({ value }) => ['complaint', 'information', 'indictment'].includes(value));

/** Files a case, from an investigation where one is told. */
export function FileCase({ investigation, form, onDone }: { investigation?: string | undefined; form?: string | undefined; onDone: (id: string) => void }) {
  return (
    <ActButton<{ docket: string }>
      title={m.justice_file_case()}
      primary
      path="/justice/cases"
      initial={{ paper: 'indictment', ...(form === undefined ? {} : { form }) }}
      body={(values) => ({ ...values, docket: values.docket.toUpperCase(), ...(investigation === undefined ? {} : { investigation }) })}
      onDone={({ id }) => onDone(id)}
    >
      <TextField name="docket" label={m.justice_docket()} hint={m.justice_docket_hint()} most={20} code />
      <ChoiceField name="district" label={m.justice_district()} choices={districts} />
      <ChoiceField name="form" label={m.justice_form()} choices={choicesOf(forms)} />
      <ChoiceField name="paper" label={m.justice_paper()} choices={first} />
      <DateField name="filedOn" label={m.justice_filed_on()} />
    </ActButton>
  );
}
