import { TextField } from '../../../../foundation/screen/fields.tsx';
import { Form } from '../../../../foundation/screen/Form.tsx';
import { Sheet } from '../../../../foundation/screen/Sheet.tsx';
import * as m from '../../../../messages/messages.js';

/** Whose number it is that stands in the text. */
export function SourceForm({ open, words, onClose, onGiven }: { open: boolean; words: string; onClose: () => void; onGiven: (words: string, source: string) => void }) {
  return (
    <Sheet open={open} onClose={onClose} title={m.publication_mark_source()}>
      <div className="sheet-content">
        <Form<{ words: string; source: string }, { words: string; source: string }> label={m.publication_mark_source()} submit={m.publication_mark_source()} initial={{ words }} send={async (values) => values} onDone={(given) => onGiven(plain(given.words), plain(given.source))}>
          <TextField name="words" label={m.publication_source_number()} most={60} />
          <TextField name="source" label={m.publication_source_of()} hint={m.publication_source_of_hint()} most={200} />
        </Form>
      </div>
    </Sheet>
  );
}

/** Without the signs by which marks are written. */
function plain(text: string): string {
  return text.replace(/[[\]|]/g, '').trim();
}
