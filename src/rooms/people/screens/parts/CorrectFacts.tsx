import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../../../../foundation/screen/ask.ts';
import { forget } from '../../../../foundation/screen/ask-hooks.ts';
import { ChoiceField } from '../../../../foundation/screen/ChoiceField.tsx';
import { choicesOf } from '../../../../foundation/screen/choices.ts';
import { Form } from '../../../../foundation/screen/Form.tsx';
import { Sheet } from '../../../../foundation/screen/Sheet.tsx';
import { showToast } from '../../../../foundation/screen/toasts.ts';
import { countryChoices, languageChoices } from '../../../../foundation/screen/names.ts';
import * as m from '../../../../messages/messages.js';
import type { CorrectFacts as Facts, Person } from '../../schema.ts';
import { sexes } from './labels.ts';

/** Corrects sex, citizenship and language: what decides which help is theirs, and what is counted. */
export function CorrectFacts({ person }: { person: Person }) {
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  return (
    <>
      <p>
        <button type="button" className="button small" onClick={() => setOpen(true)}>
          {m.people_facts_correct()}
        </button>
      </p>
      <Sheet open={open} onClose={() => setOpen(false)} title={m.people_facts_correct()}>
        <div className="sheet-content">
          <Form<Omit<Facts, 'id'>, unknown>
            label={m.people_facts_correct()}
            initial={{ sex: person.sex, ...(person.citizenship === 'ZZ' ? {} : { citizenship: person.citizenship }), ...(person.language === 'und' ? {} : { language: person.language }) }}
            send={(values, { key }) => send('POST', `/people/${person.id}/facts`, values, { key, version: person.version })}
            submit={m.people_facts_save()}
            onDone={() => {
              showToast(m.people_corrected());
              void forget(client, ['/people', '/cases', '/letters']);
              setOpen(false);
            }}
          >
            <ChoiceField name="sex" label={m.people_sex()} hint={m.people_sex_hint()} choices={choicesOf(sexes)} />
            <ChoiceField name="citizenship" label={m.people_citizenship()} why={m.people_citizenship_why()} choices={countryChoices()} optional />
            <ChoiceField name="language" label={m.people_language()} why={m.people_language_why()} choices={languageChoices()} optional />
          </Form>
        </div>
      </Sheet>
    </>
  );
}
