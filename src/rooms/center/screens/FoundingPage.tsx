import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi } from '../../../foundation/screen/Bidi.tsx';
import { ChoiceField } from '../../../foundation/screen/ChoiceField.tsx';
import { choicesOf } from '../../../foundation/screen/choices.ts';
import { dayInWords } from '../../../foundation/screen/day-text.ts';
import { EmptyState } from '../../../foundation/screen/EmptyState.tsx';
import { LongText, TextField } from '../../../foundation/screen/fields.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { language } from '../../../foundation/screen/words.ts';
import * as m from '../../../messages/messages.js';
import type { Founding } from '../schema.ts';
import { Button } from './parts/Acts.tsx';
import { events as kinds, linesOf } from './parts/labels.ts';

/** What established the center: each event with its own day, as exactly as its source gives it. */
export function FoundingPage() {
  const may = useMay('center.review');
  const reading = useRead<Founding>('/center/founding');
  return (
    <>
      <PageHeader title={m.center_founding()} under={m.center_founding_lead()}>
        {may && (
          <Button<{ byWhom: string }> title={m.center_add_event()} path="/center/founding" body={({ byWhom, ...values }) => ({ ...values, byWhom: linesOf(byWhom) })}>
            <ChoiceField name="event" label={m.center_event()} choices={choicesOf(kinds)} />
            <TextField name="happened" label={m.center_happened()} hint={m.center_happened_hint()} most={10} code />
            <LongText name="byWhom" label={m.center_by_whom()} hint={m.center_a_line_each()} most={1400} rows={3} />
            <TextField name="authority" label={m.center_authority()} most={200} />
            <TextField name="act" label={m.center_act()} most={200} optional />
            <TextField name="source" label={m.center_text_source()} most={300} />
          </Button>
        )}
      </PageHeader>
      <Loaded reading={reading}>
        {({ events }) => (events.length === 0 ? <EmptyState sentence={m.center_no_event()} /> : (
          <ul className="line-list" role="list">
            {events.map((e) => (
              <li key={e.id}>
                <div className="stack tight">
                  <p className="row"><strong>{kinds[e.event]}</strong> <bdi>{when(e.happened)}</bdi></p>
                  <p><Bidi>{e.byWhom.join(', ')}</Bidi></p>
                  <p>{e.act !== null && <><Bidi>{e.act}</Bidi>: </>}<Bidi>{e.authority}</Bidi></p>
                  <p className="hint"><Bidi>{e.source}</Bidi></p>
                </div>
              </li>
            ))}
          </ul>
        ))}
      </Loaded>
    </>
  );
}

function when(happened: string): string {
  if (happened.length === 10) return dayInWords(happened, language());
  return new Intl.DateTimeFormat(language(), { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(Date.parse(`${happened}-15T12:00:00Z`));
}
