import { useRead } from '../../../../foundation/screen/ask-hooks.ts';
import { ChoiceField } from '../../../../foundation/screen/ChoiceField.tsx';
import { TextField } from '../../../../foundation/screen/fields.tsx';
import { Form } from '../../../../foundation/screen/Form.tsx';
import { Loaded } from '../../../../foundation/screen/Loaded.tsx';
import { Sheet } from '../../../../foundation/screen/Sheet.tsx';
import * as m from '../../../../messages/messages.js';

interface Catalog { measures: readonly { id: string; title: string; question: string; bases: readonly string[]; dimensions: readonly { name: string; title: string; codes: readonly { code: string; label: string }[] }[] }[] }

/** Which figure a number is: its measure, its period, and the part it is limited to. */
export function FigureForm({ open, year, onClose, onChosen }: { open: boolean; year: number; onClose: () => void; onChosen: (figure: string) => void }) {
  const reading = useRead<Catalog>(open ? '/figures' : undefined, {}, { freshFor: 300_000 });
  return (
    <Sheet open={open} onClose={onClose} title={m.publication_mark_figure()}>
      <div className="sheet-content">
        <Loaded reading={reading}>
          {({ measures }) => (
            <Form<{ measure: string; period: string; part?: string }, string>
              label={m.publication_mark_figure()} submit={m.publication_mark_figure()} initial={{ period: `FY${year}` }}
              send={async ({ measure, period, part }) => `${measure} ${period}${part === undefined ? '' : ` ${part}`}`}
              onDone={onChosen}
            >
              <ChoiceField name="measure" label={m.publication_figure_measure()} choices={measures.map(({ id, title, question }) => ({ value: id, label: `${title} (${id})`, hint: question }))} />
              <TextField name="period" label={m.publication_figure_period()} hint={m.publication_figure_period_hint()} code width="medium" />
              <TextField name="part" label={m.publication_figure_part()} hint={m.publication_figure_part_hint()} width="medium" optional />
            </Form>
          )}
        </Loaded>
      </div>
    </Sheet>
  );
}
