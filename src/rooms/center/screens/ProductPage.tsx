import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi } from '../../../foundation/screen/Bidi.tsx';
import { CheckField, LongText, TextField } from '../../../foundation/screen/fields.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { Part } from '../../../foundation/screen/Part.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import * as m from '../../../messages/messages.js';
import type { ProductFile } from '../schema.ts';
import { Button, RecipientFields } from './parts/Acts.tsx';
import { products as kinds, sensitivities } from './parts/labels.ts';

/** One product: its editions, who is on its list, and to whom each edition went. */
export function ProductPage() {
  const id = useAddress().params['id'] ?? '';
  const reading = useRead<ProductFile>(`/center/products/${id}`);
  return <Loaded reading={reading} page>{(file) => <Product key={file.id} file={file} />}</Loaded>;
}

function Product({ file }: { file: ProductFile }) {
  const may = useMay('center.write');
  const path = `/center/products/${file.id}`;
  return (
    <>
      <PageHeader over={kinds[file.kind]} title={<Bidi>{file.title}</Bidi>} under={<Tag>{sensitivities[file.sensitivity]}</Tag>}>
        {may && (
          <Button title={m.center_issue()} primary path={`${path}/editions`} initial={{ body: file.editions[0]?.body }} said={m.center_issued()}>
            <p className="hint">{m.center_issue_lead({ count: file.addressees })}</p>
            <LongText name="body" label={m.center_body()} most={60_000} rows={14} />
            {file.edition !== null && <TextField name="changes" label={m.center_changes()} most={400} />}
            <CheckField name="namesNobody" label={m.center_names_nobody()} must />
          </Button>
        )}
      </PageHeader>
      <div className="desk">
        <div className="stack loose">
          <Part id="editions" title={m.center_editions()} none={file.editions.length === 0 && m.center_not_issued()}>
            {file.editions.map((e) => (
              <li key={e.id}>
                <div className="stack tight">
                  <p className="row"><strong>{m.center_edition_of({ number: String(e.number) })}</strong> <OnDay day={e.issuedOn} /></p>
                  {e.changes !== null && <p><span className="hint">{m.center_changes()}:</span> <Bidi>{e.changes}</Bidi></p>}
                  {e.body !== undefined && <details><summary>{m.center_body()}</summary><p style={{ whiteSpace: 'pre-line' }}><Bidi>{e.body}</Bidi></p></details>}
                  <p className="hint">{e.copies.length === 0 ? m.center_sent_to_nobody() : <>{m.center_sent_to()} <Bidi>{e.copies.map((c) => c.recipientName).join(', ')}</Bidi></>}</p>
                </div>
              </li>
            ))}
          </Part>
        </div>
        <aside className="stack loose">
          <Part id="list" title={m.center_list()} none={file.list.length === 0 && m.center_nobody_on_list()} act={may && <Button title={m.center_add_addressee()} path={`${path}/addressees`}><RecipientFields /></Button>}>
            {file.list.map((a) => (
              <li key={a.id}>
                <p className="row"><Bidi>{a.recipientName}</Bidi>{a.leftOn === null && may && <Button title={m.center_drop()} label={m.center_drop_of({ name: a.recipientName })} path={`/center/addressees/${a.id}/drop`} version={a.version}><p>{m.center_drop_lead()}</p></Button>}</p>
                <p className="hint"><OnDay day={a.since} />{a.leftOn !== null && <> – <OnDay day={a.leftOn} /></>}</p>
              </li>
            ))}
          </Part>
        </aside>
      </div>
    </>
  );
}
