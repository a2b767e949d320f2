import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../../../foundation/screen/ask.ts';
import { forget, useSend } from '../../../foundation/screen/ask-hooks.ts';
import { CheckField } from '../../../foundation/screen/fields.tsx';
import { FileField } from '../../../foundation/screen/FileField.tsx';
import { Form } from '../../../foundation/screen/Form.tsx';
import { Go } from '../../../foundation/screen/go.tsx';
import { KeyValues } from '../../../foundation/screen/KeyValues.tsx';
import { Note } from '../../../foundation/screen/Note.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { showToast } from '../../../foundation/screen/toasts.ts';
import * as m from '../../../messages/messages.js';
import type { FeedTaken } from '../schema.ts';

/** An HSDS feed taken in: tried first, kept as one batch, and taken back whole. */
export function TakeFeed() {
  const [taken, setTaken] = useState<FeedTaken | undefined>(undefined);
  const client = useQueryClient();
  return (
    <>
      <PageHeader over={<Go to="/app/directory">{m.directory_list()}</Go>} title={m.directory_feed()} under={m.directory_feed_lead()} />
      <div className="columns">
        <Form<{ files: readonly File[]; dryRun: boolean }, FeedTaken>
          submit={m.directory_feed_take()}
          initial={{ dryRun: true }}
          send={async ({ files, dryRun }, { key }) => send<FeedTaken>('POST', '/directory/feeds', { files: await Promise.all(files.map(async (file) => ({ name: file.name, content: await file.text() }))), ...(dryRun ? { dryRun } : {}) }, { key })}
          onDone={(answer) => {
            setTaken(answer);
            void forget(client, ['/directory']);
          }}
        >
          <FileField name="files" label={m.directory_feed_files()} hint={m.directory_feed_files_hint()} kinds={['.json', '.csv']} several />
          <CheckField name="dryRun" label={m.directory_feed_try()} />
        </Form>
        {taken !== undefined && <Result taken={taken} onUndone={() => setTaken(undefined)} />}
      </div>
    </>
  );
}

function Result({ taken, onUndone }: { taken: FeedTaken; onUndone: () => void }) {
  const said = { kept: m.directory_feed_kept(), 'would-keep': m.directory_feed_would(), 'taken-before': m.directory_feed_before(), refused: m.directory_feed_refused() }[taken.outcome];
  const undo = useSend('POST', `/exchange/services/batches/${taken.batch}/undo`, { stale: ['/directory'], onDone: () => { showToast(m.directory_feed_undone()); onUndone(); } });
  return (
    <section aria-labelledby="feed-result" className="stack">
      <h2 id="feed-result">{m.directory_feed_result()}</h2>
      <div role="status"><Note tone={taken.outcome === 'refused' ? 'danger' : taken.outcome === 'kept' ? 'success' : 'info'}>{said}</Note></div>
      <KeyValues facts={[[m.directory_feed_organizations(), taken.organizations], [m.directory_feed_services(), taken.services], [m.directory_feed_locations(), taken.locations], [m.directory_feed_terms(), taken.terms], [m.directory_feed_standing(), taken.standing]].map(([label, value]) => ({ label: String(label), value: String(value) }))} />
      {taken.outcome === 'kept' && taken.batch !== null && <p className="row"><button type="button" className="button" aria-disabled={undo.isPending} onClick={() => undo.mutate({ body: {} })}>{m.directory_feed_undo()}</button><Go to="/app/directory?show=unpublished" className="button primary">{m.directory_unpublished()}</Go></p>}
      <Lines title={m.directory_feed_problems()} lines={taken.problems} />
      <Lines title={m.directory_feed_notes()} lines={taken.notes} />
    </section>
  );
}

function Lines({ title, lines }: { title: string; lines: FeedTaken['problems'] }) {
  if (lines.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul className="line-list" role="list">
        {lines.map((line, i) => <li key={`${line.where} ${i}`}><div className="stack"><p><bdi dir="ltr" className="code">{line.where}</bdi></p><p>{line.problem} <span className="hint">{line.mend}</span></p></div></li>)}
      </ul>
    </>
  );
}
