import { useQueryClient } from '@tanstack/react-query';
import { send } from '../../../foundation/screen/ask.ts';
import { forget } from '../../../foundation/screen/ask-hooks.ts';
import { ChoiceField } from '../../../foundation/screen/ChoiceField.tsx';
import { choicesOf } from '../../../foundation/screen/choices.ts';
import { DateField } from '../../../foundation/screen/fields.tsx';
import { Form } from '../../../foundation/screen/Form.tsx';
import { Go, useGo } from '../../../foundation/screen/go.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { today } from '../../../foundation/screen/today.ts';
import { showToast } from '../../../foundation/screen/toasts.ts';
import { countryChoices, languageChoices } from '../../../foundation/screen/names.ts';
import * as m from '../../../messages/messages.js';
import type { NewPerson, Sex } from '../schema.ts';
import { filledOf, identityFrom, type IdentityAnswers } from './parts/identity-answers.ts';
import { NameFields, ReachFields } from './parts/IdentityFields.tsx';
import { sexes } from './parts/labels.ts';
import { PossibleMatches } from './parts/PossibleMatches.tsx';

type Answers = IdentityAnswers & { cameToNoticeOn: string; sex?: Sex; citizenship?: string; language?: string };

/** Enters a person; everything but the day of notice may be left for later. */
export function EnterPerson() {
  const go = useGo();
  const client = useQueryClient();
  const save = ({ cameToNoticeOn, sex, citizenship, language, ...answers }: Answers, { key }: { key: string }): Promise<{ id: string }> => {
    const person: NewPerson = {
      ...filledOf(identityFrom(answers)), cameToNoticeOn,
      ...(sex === undefined ? {} : { sex }), ...(citizenship === undefined ? {} : { citizenship }), ...(language === undefined ? {} : { language }),
    };
    return send('POST', '/people', person, { key });
  };
  return (
    <>
      <PageHeader title={m.people_enter()} under={m.people_enter_lead()} />
      <Form<Answers, { id: string }>
        label={m.people_enter()}
        initial={{ cameToNoticeOn: today() }}
        send={save}
        submit={m.people_save_new()}
        onDone={({ id }) => {
          showToast(m.people_entered());
          void forget(client, ['/people']);
          go(`/app/people/${id}`);
        }}
        acts={
          <Go to="/app/people" className="button quiet">
            {m.people_cancel()}
          </Go>
        }
      >
        <DateField name="cameToNoticeOn" label={m.people_notice_on()} why={m.people_notice_why()} from="1990-01-01" to={today()} />
        <NameFields />
        <PossibleMatches />
        <ChoiceField name="sex" label={m.people_sex()} hint={m.people_sex_hint()} choices={choicesOf(sexes)} optional />
        <ChoiceField name="citizenship" label={m.people_citizenship()} why={m.people_citizenship_why()} choices={countryChoices()} optional />
        <ChoiceField name="language" label={m.people_language()} why={m.people_language_why()} choices={languageChoices()} optional />
        <ReachFields />
      </Form>
    </>
  );
}
