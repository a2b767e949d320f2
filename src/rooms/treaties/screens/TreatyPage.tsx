import { useState } from 'react';
import { useRead, useSend } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi, Code } from '../../../foundation/screen/Bidi.tsx';
import { ChoiceField } from '../../../foundation/screen/ChoiceField.tsx';
import { dayInWords } from '../../../foundation/screen/day-text.ts';
import { DateField, TextField } from '../../../foundation/screen/fields.tsx';
import { EmptyState } from '../../../foundation/screen/EmptyState.tsx';
import { Form } from '../../../foundation/screen/Form.tsx';
import { KeyValues } from '../../../foundation/screen/KeyValues.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { Sheet } from '../../../foundation/screen/Sheet.tsx';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import { Timeline } from '../../../foundation/screen/Timeline.tsx';
import { showToast } from '../../../foundation/screen/toasts.ts';
import { language } from '../../../foundation/screen/words.ts';
import { countryChoices, countryName } from '../../../foundation/screen/names.ts';
import * as m from '../../../messages/messages.js';
import type { InstrumentFile, TreatyEvent } from '../schema.ts';
import { certaintyChoices, choicesOf, kindWords, meansWords } from './parts/words.ts';
import { Bound } from './parts/Bound.tsx';

/** One instrument, what every state did towards it, and the forms to record and to correct a step. */
export function TreatyPage() {
  const id = useAddress().params['id'];
  const reading = useRead<InstrumentFile>(id === undefined ? undefined : `/treaties/${id}`);
  return <Loaded reading={reading}>{(file) => <Treaty file={file} />}</Loaded>;
}

function Treaty({ file }: { file: InstrumentFile }) {
  const { instrument, events } = file;
  const mayWrite = useMay('treaties.write');
  const [step, setStep] = useState<TreatyEvent | 'new' | undefined>(undefined);
  const spoken = (day: string | null): string | null => (day === null ? null : dayInWords(day, language()));
  return (
    <>
      <PageHeader over={<Code>{instrument.short}</Code>} title={instrument.name} under={instrument.certainty === 'unverified' ? <Tag tone="warn">{m.treaties_unverified()}</Tag> : undefined}>
        {mayWrite && (
          <button type="button" className="button primary" onClick={() => setStep('new')}>
            {m.treaties_record_step()}
          </button>
        )}
      </PageHeader>
      <div className="columns">
        <section aria-labelledby="facts" className="stack">
          <h2 id="facts">{m.treaties_facts()}</h2>
          <KeyValues
            facts={[
              { label: m.treaties_adopted(), value: spoken(instrument.adoptedOn) },
              { label: m.treaties_in_force(), value: spoken(instrument.inForceOn) },
              { label: m.treaties_source(), value: instrument.source && <Bidi>{instrument.source}</Bidi> },
              { label: m.treaties_note(), value: instrument.note && <Bidi>{instrument.note}</Bidi> },
            ]}
          />
        </section>
        <section aria-labelledby="steps" className="stack">
          <h2 id="steps">{m.treaties_steps()}</h2>
          {events.length === 0 && <EmptyState sentence={m.treaties_no_steps()} />}
          <Timeline
            happenings={events.map((event) => ({
              id: event.id,
              at: event.happenedOn,
              what: <>{stepName(event)}{event.means !== null && <> · {meansWords[event.means]()}</>} {event.certainty === 'unverified' && <Tag tone="warn">{m.treaties_unverified()}</Tag>}</>,
              by: event.source === null ? undefined : <Bidi>{event.source}</Bidi>,
              more: mayWrite ? (
                <button type="button" className="button small" aria-label={`${m.treaties_correct()} ${stepName(event)}`} onClick={() => setStep(event)}>
                  {m.treaties_correct()}
                </button>
              ) : undefined,
            }))}
          />
        </section>
      </div>
      <Bound file={file} mayWrite={mayWrite} />
      <Sheet open={step !== undefined} onClose={() => setStep(undefined)} title={step === 'new' ? m.treaties_record_step() : m.treaties_correct_step()}>
        {step !== undefined && (
          <div className="sheet-content">
            <StepForm key={step === 'new' ? step : `${step.id} ${step.version}`} instrument={instrument.id} event={step === 'new' ? undefined : step} onDone={() => setStep(undefined)} />
          </div>
        )}
      </Sheet>
    </>
  );
}

function stepName({ state, kind }: TreatyEvent): string {
  return m.treaties_step_of({ state: countryName(state), step: kindWords[kind]() });
}

function StepForm({ instrument, event, onDone }: { instrument: string; event: TreatyEvent | undefined; onDone: () => void }) {
  const events = `/treaties/${instrument}/events`;
  const { mutateAsync } = useSend('POST', event === undefined ? events : `${events}/${event.id}`, { stale: ['/treaties'] });
  return (
    <Form<{ state: string }, unknown>
      submit={event === undefined ? m.treaties_record_step() : m.treaties_save_correction()}
      initial={event === undefined ? { state: 'US' } : { state: event.state, kind: event.kind, means: event.means ?? undefined, happenedOn: event.happenedOn, certainty: event.certainty, source: event.source ?? '' }}
      send={(values, { key }) => mutateAsync({ body: values, key, version: event?.version })}
      onDone={() => {
        showToast(m.treaties_saved());
        onDone();
      }}
    >
      <ChoiceField name="state" label={m.treaties_state()} choices={countryChoices()} />
      <ChoiceField name="kind" label={m.treaties_step()} choices={choicesOf(kindWords)} />
      <ChoiceField name="means" label={m.treaties_means()} hint={m.treaties_means_hint()} choices={choicesOf(meansWords)} optional />
      <DateField name="happenedOn" label={m.treaties_happened()} />
      <ChoiceField name="certainty" label={m.treaties_certainty()} choices={certaintyChoices()} />
      <TextField name="source" label={m.treaties_source()} hint={m.treaties_source_hint()} most={600} optional />
    </Form>
  );
}
