import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../../../../foundation/screen/ask.ts';
import { forget } from '../../../../foundation/screen/ask-hooks.ts';
import { DateField, TextField } from '../../../../foundation/screen/fields.tsx';
import { Form } from '../../../../foundation/screen/Form.tsx';
import { useGo } from '../../../../foundation/screen/go.tsx';
import { Sheet } from '../../../../foundation/screen/Sheet.tsx';
import { today } from '../../../../foundation/screen/today.ts';
import { showToast } from '../../../../foundation/screen/toasts.ts';
import * as m from '../../../../messages/messages.js';
import type { LetterView } from '../../schema.ts';

type Way = 'replace' | 'rescind' | 'lapse';

const said: Readonly<Record<Way, { name: string; text: string; save: string; done: string }>> = {
  replace: { name: m.letters_replace(), text: m.letters_replace_text(), save: m.letters_replace_save(), done: m.letters_replace_done() },
  rescind: { name: m.letters_rescind(), text: m.letters_rescind_text(), save: m.letters_rescind_save(), done: m.letters_rescind_done() },
  lapse: { name: m.letters_lapse(), text: m.letters_lapse_text(), save: m.letters_lapse_save(), done: m.letters_lapse_done() },
};

/** The ways in which a letter ends before its time, each with its reason and what follows. */
export function ChangeLetter({ letter, lapsesSince }: { letter: LetterView; lapsesSince: string | null }) {
  const client = useQueryClient();
  const go = useGo();
  const [way, setWay] = useState<Way | undefined>(undefined);
  const lapse = letter.restsOn === 'continued-presence' ? (['lapse'] as const) : [];
  const ways: readonly Way[] = lapsesSince === null ? ['replace', 'rescind', ...lapse] : [...lapse, 'replace', 'rescind'];
  const done = (id: string): void => {
    if (way === undefined) return;
    showToast(said[way].done);
    void forget(client, ['/letters']);
    setWay(undefined);
    if (id !== letter.id) go(`/app/letters/${id}`);
  };
  return (
    <section className="card no-print" aria-labelledby="change">
      <h2 id="change">{m.letters_change()}</h2>
      <p className="row">
        {ways.map((one) => (
          <button key={one} type="button" className={one === 'rescind' ? 'button danger' : one === 'lapse' && lapsesSince !== null ? 'button primary' : 'button'} onClick={() => setWay(one)}>
            {said[one].name}
          </button>
        ))}
      </p>
      <Sheet open={way !== undefined} onClose={() => setWay(undefined)} title={way === undefined ? '' : said[way].save}>
        {way !== undefined && (
          <div className="sheet-content">
            <p>{said[way].text}</p>
            <Form<{ reason: string; endedOn: string }, { id: string }>
              label={said[way].save}
              initial={way === 'lapse' && lapsesSince !== null ? { endedOn: lapsesSince, reason: m.letters_lapses_reason() } : { endedOn: today() }}
              send={(values, { key }) => send('POST', `/letters/${letter.id}/${way}`, values, { key })}
              submit={said[way].save}
              onDone={({ id }) => done(id)}
              acts={
                <button type="button" className="button quiet" onClick={() => setWay(undefined)}>
                  {m.letters_cancel()}
                </button>
              }
            >
              <TextField name="reason" label={m.letters_reason()} hint={m.letters_reason_hint()} most={400} />
              <DateField name="endedOn" label={m.letters_ended_field()} from={letter.issuedOn} to={today()} />
            </Form>
          </div>
        )}
      </Sheet>
    </section>
  );
}
