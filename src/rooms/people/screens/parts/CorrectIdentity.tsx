import { useState } from 'react';
import { read, send, Unanswered } from '../../../../foundation/screen/ask.ts';
import { Form } from '../../../../foundation/screen/Form.tsx';
import { showToast } from '../../../../foundation/screen/toasts.ts';
import * as m from '../../../../messages/messages.js';
import type { Identity, Person, PersonFile } from '../../schema.ts';
import { changedFields, identityFrom, typedFrom, type IdentityAnswers } from './identity-answers.ts';
import { NameFields, ReachFields } from './IdentityFields.tsx';
import { StaleIdentity } from './StaleIdentity.tsx';

/** Corrects what identifies a person; where somebody else was first, it shows what they changed and lets one decide. */
export function CorrectIdentity({ person, onDone }: { person: Person; onDone: () => void }) {
  const [base, setBase] = useState(person);
  const [stale, setStale] = useState<{ before: Person; theirs: Person; mine: Partial<Identity> } | undefined>(undefined);

  const save = async (answers: IdentityAnswers, { key }: { key: string }): Promise<boolean> => {
    const after = identityFrom(answers);
    // Only what was changed against the first reading is sent, so that a colleague's change of another field stands.
    const mine = Object.fromEntries(changedFields(person, after).filter((name) => mayHold(person, name, after)).map((name) => [name, after[name]]));
    if (Object.keys(mine).length === 0) return false;
    try {
      await send('POST', `/people/${person.id}/identity`, mine, { key, version: base.identityVersion });
      return true;
    } catch (error) {
      if (error instanceof Unanswered && error.trouble.kind === 'refusal' && error.trouble.code === 'stale') {
        const { person: theirs } = await read<PersonFile>(`/people/${person.id}`);
        setStale({ before: base, theirs, mine });
        setBase(theirs);
        throw new Unanswered({ ...error.trouble, sentence: m.people_stale_look() });
      }
      throw error;
    }
  };

  return (
    <Form<IdentityAnswers, boolean>
      label={m.people_correct_title()}
      initial={typedFrom(person)}
      send={save}
      submit={stale === undefined ? m.people_correct_save() : m.people_stale_save()}
      onDone={(changed) => {
        showToast(changed ? m.people_corrected() : m.people_nothing_changed());
        onDone();
      }}
      acts={
        <button type="button" className="button quiet" onClick={onDone}>
          {stale === undefined ? m.people_cancel() : m.people_stale_keep()}
        </button>
      }
    >
      {stale !== undefined && <StaleIdentity {...stale} />}
      <NameFields />
      <ReachFields documents={Math.max(1, person.numbers?.length ?? 0)} />
    </Form>
  );
}

/** A field that is masked or hidden here was not in the form, and so is not among the changes. */
function mayHold(person: Person, name: keyof Identity, after: Identity): boolean {
  const before = person[name];
  return !(JSON.stringify(before ?? '').includes('•••') && JSON.stringify(after[name] ?? '').replace(/[[\]"]/g, '') === '');
}
