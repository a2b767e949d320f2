import { ChoiceField } from '../../../../foundation/screen/ChoiceField.tsx';
import { choicesOf } from '../../../../foundation/screen/choices.ts';
import { DateField } from '../../../../foundation/screen/fields.tsx';
import { useMay } from '../../../../foundation/screen/session.ts';
import { today } from '../../../../foundation/screen/today.ts';
import * as m from '../../../../messages/messages.js';
import { ActButton } from './ActSheet.tsx';
import { declineReasons, exitReasons, passages, type Case, type Inside } from './labels.ts';

/** The passages open to a case: each a button that asks for its day and, where it ends something, why. */
export function Passages({ of, inside }: { of: Case; inside: Inside }) {
  const writes = useMay('cases.write') && !of.purged;
  return (
    <>
      {writes && inside.next.map((kind) => (
        <ActButton<{ happenedOn: string; reason?: string }>
          key={kind} button={passages[kind]} buttonClass="button" title={passages[kind]} path={`/cases/${of.id}/passages`} body={(answers) => ({ kind, ...answers })} initial={{ happenedOn: today() }} submit={passages[kind]} done={m.cases_passage_done()}
        >
          {(kind === 'exited' || kind === 'declined') && <ChoiceField name="reason" label={m.cases_passage_why()} choices={choicesOf<string>(kind === 'exited' ? exitReasons : declineReasons)} />}
          <DateField name="happenedOn" label={m.cases_passage_on()} from={inside.openedOn} to={today()} />
        </ActButton>
      ))}
    </>
  );
}
