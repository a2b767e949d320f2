import { useState } from 'react';
import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi, Code } from '../../../foundation/screen/Bidi.tsx';
import { Go } from '../../../foundation/screen/go.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { countryName } from '../../../foundation/screen/names.ts';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { SheetForm, type Asking } from '../../../foundation/screen/SheetForm.tsx';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import * as m from '../../../messages/messages.js';
import type { RecipientFile } from '../schema.ts';
import * as ask from './parts/askings.tsx';
import { money, recipients } from './parts/labels.ts';
import { Part } from '../../../foundation/screen/Part.tsx';

/** One organization: its audit findings, what they exclude it from, and its awards. */
export function RecipientPage() {
  const id = useAddress().params['id'];
  const reading = useRead<RecipientFile>(id === undefined ? undefined : `/grants/recipients/${id}`);
  const writes = useMay('grants.write');
  const [asking, setAsking] = useState<Asking | undefined>(undefined);
  return (
    <Loaded reading={reading} page>
      {(file) => (
        <>
          <PageHeader over={file.reference !== null ? <Code>{file.reference}</Code> : undefined} title={<Bidi>{file.name}</Bidi>} under={`${recipients[file.kind]}, ${countryName(file.country)}`} />
          <div className="stack loose">
            <Part id="findings" title={m.grants_findings()} none={file.findings.length === 0 && m.grants_no_finding()} act={writes && <button type="button" className="button small" onClick={() => setAsking(ask.finding(file))}>{m.grants_add_finding()}</button>}>
              {file.findings.map((f) => <li key={f.id}><div className="stack tight"><p className="row"><Code>{f.number}</Code> <Tag tone={f.resolvedOn === null ? 'warn' : 'success'}>{f.resolvedOn === null ? m.grants_unresolved() : m.grants_resolved()}</Tag>{f.resolvedOn === null && writes && <button type="button" className="button small" onClick={() => setAsking(ask.resolve(f))}>{m.grants_resolve()}</button>}</p><p><Bidi>{f.about}</Bidi></p><p className="hint">{m.grants_issued_on()} <OnDay day={f.issuedOn} />{f.excludes.length > 0 && <> · {m.grants_excludes({ years: f.excludes.join(', ') })}</>}</p></div></li>)}
            </Part>
            <Part id="awards" title={m.grants_awards()} none={file.awards.length === 0 && m.grants_none()}>
              {file.awards.map((a) => <li key={a.id}><p><Go to={`/app/grants/awards/${a.id}`}><Bidi>{a.title}</Bidi></Go> <Code>{a.number}</Code></p><p className="end"><bdi>{money(a.cents)}</bdi> <span className="hint"><OnDay day={a.awardedOn} /></span></p></li>)}
            </Part>
          </div>
          <SheetForm asking={asking} onClose={() => setAsking(undefined)} />
        </>
      )}
    </Loaded>
  );
}
