import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { Note } from '../../../foundation/screen/Note.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import * as m from '../../../messages/messages.js';
import type { PersonFile } from '../schema.ts';
import { DueList } from './parts/DueList.tsx';
import { Entering } from './parts/Entering.tsx';
import { Lanes } from './parts/Lanes.tsx';
import { SheetCard } from './parts/SheetCard.tsx';
import { SideFacts } from './parts/SideFacts.tsx';
import { Telling } from './parts/Telling.tsx';

/** One person's relief: what is next and by when, and everything done in lanes of one line of time. */
export function PersonRelief() {
  const { params } = useAddress();
  const id = params['id'] ?? '';
  const reading = useRead<PersonFile>(`/relief/people/${id}`);
  return <Loaded reading={reading}>{(file) => <Relief key={id} file={file} />}</Loaded>;
}

function Relief({ file }: { file: PersonFile }) {
  const mayWrite = useMay('relief.write');
  const mayTell = useMay('relief.tell');
  return (
    <div className="desk">
      <div className="stack loose">
        {file.protected && <Note title={m.relief_protected()}>{m.relief_protected_text()} <bdi dir="ltr">8 USC 1367</bdi></Note>}
        {mayWrite && <Entering file={file} />}
        <section aria-labelledby="next" className="stack">
          <h2 id="next">{m.relief_next()}</h2>
          {file.deadlines.length === 0 ? <p className="hint">{m.relief_next_none()}</p> : <DueList deadlines={file.deadlines} />}
        </section>
        <section aria-labelledby="lanes" className="stack">
          <h2 id="lanes">{m.relief_lanes()}</h2>
          <Lanes file={file} />
        </section>
      </div>
      <aside>
        <SheetCard file={file} />
        {mayTell && file.owed.length > 0 && <Telling file={file} />}
        <SideFacts file={file} />
      </aside>
    </div>
  );
}
