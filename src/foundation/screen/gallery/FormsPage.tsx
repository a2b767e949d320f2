import { newKey, Unanswered } from '../ask.ts';
import { ChecksField, ChoiceField } from '../ChoiceField.tsx';
import { CheckField, DateField, LongText, NumberField, PhoneField, TextField } from '../fields.tsx';
import { FileField } from '../FileField.tsx';
import { Form } from '../Form.tsx';
import { PageHeader } from '../PageHeader.tsx';
import { showToast } from '../toasts.ts';

const languages = ['Amharic', 'Arabic', 'Chinese', 'English', 'French', 'Haitian Creole', 'Hindi', 'Korean', 'Portuguese', 'Russian', 'Spanish', 'Tagalog', 'Vietnamese'];

/** What was sent, as tests read it. */
const sent: { key: string; values: unknown }[] = [];
let turns = 0;

/** Every field in one form; a city named Nowhere is refused by the server, one named Offline meets no line the first time. */
export function FormsPage() {
  const send = async (values: { city?: string }, { key }: { key: string }): Promise<void> => {
    await new Promise((resume) => setTimeout(resume, 200));
    sent.push({ key, values });
    document.documentElement.dataset['sent'] = JSON.stringify(sent);
    if (values.city === 'Nowhere') {
      throw new Unanswered({ kind: 'invalid', sentence: '', problems: [{ where: '/city', problem: 'We do not know this city.', mend: 'Write a city of this state.' }] });
    }
    turns += 1;
    if (values.city === 'Offline' && turns === 1) throw new Unanswered({ kind: 'offline' });
    if (values.city === 'Fault') throw new Unanswered({ kind: 'fault', id: newKey().slice(0, 8) });
  };
  return (
    <>
      <PageHeader title="New contact" under="Leave blank what was not said." />
      <Form send={send} onDone={() => showToast('Contact recorded.', () => undefined)} submit="Record the contact" initial={{ safe: 'yes', described: ['documents', 'debt'] }} acts={<button type="button" className="button">Other help</button>}>
        <ChoiceField
          name="safe"
          label="Is it safe to talk?"
          hint="Ask: “Are you able to talk freely? You can say yes or no.”"
          choices={[
            { value: 'yes', label: 'Safe to talk' },
            { value: 'short', label: 'Yes or no answers only' },
            { value: 'danger', label: 'In danger now' },
          ]}
        />
        <ChecksField
          name="described"
          label="What the person describes"
          hint="Mark only what they tell you."
          optional
          choices={[
            { value: 'documents', label: 'Documents held' },
            { value: 'threats', label: 'Threats to family' },
            { value: 'debt', label: 'Debt or fees' },
            { value: 'leave', label: 'Cannot leave' },
            { value: 'pay', label: 'Pay kept' },
          ]}
        />
        <TextField name="city" label="City" width="medium" why="A place lets us find help nearby. You may leave it out." />
        <DateField name="bornOn" label="Date of birth" to="2026-11-23" from="1900-01-01" optional />
        <PhoneField name="phone" label="Safe number" optional />
        <ChoiceField name="language" label="Language" optional choices={languages.map((label) => ({ value: label.slice(0, 2).toLowerCase(), label }))} />
        <NumberField name="people" label="How many people are there" unit="people" from={1} to={500} optional />
        <LongText name="notes" label="Notes in their words" most={2000} optional />
        <FileField name="files" label="Documents" kinds={['.pdf', '.png', '.jpg']} several optional />
        <CheckField name="consent" label="The person agrees that we keep this record" hint="Read the consent script first." />
      </Form>
    </>
  );
}
