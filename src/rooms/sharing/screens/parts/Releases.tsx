import { useState } from 'react';
import { Bidi } from '../../../../foundation/screen/Bidi.tsx';
import { dayInWords } from '../../../../foundation/screen/day-text.ts';
import { EmptyState } from '../../../../foundation/screen/EmptyState.tsx';
import { Keys } from '../../../../foundation/screen/Keys.tsx';
import { useKeys } from '../../../../foundation/screen/keys.ts';
import { useMay } from '../../../../foundation/screen/session.ts';
import { Note } from '../../../../foundation/screen/Note.tsx';
import { Sheet } from '../../../../foundation/screen/Sheet.tsx';
import { language } from '../../../../foundation/screen/words.ts';
import * as m from '../../../../messages/messages.js';
import type { PersonSharing, ReleaseView } from '../../schema.ts';
import { fields, purposes, signers } from './labels.ts';
import { ReleaseForm } from './ReleaseForm.tsx';
import { RevokeForm } from './RevokeForm.tsx';
import { StateTag } from './StateTag.tsx';
import { TellForm } from './TellForm.tsx';

const keys = (run: () => void) => [{ keys: 'c', label: m.sharing_release_new(), group: 'page' as const, run }];

/** The releases of a person, those in force first, each with what it lets be told and how to take it back. */
export function Releases({ person, sharing }: { person: string; sharing: PersonSharing }) {
  const may = useMay('sharing.release');
  const [open, setOpen] = useState(false);
  const [bindings] = useState(() => keys(() => setOpen(true)));
  useKeys(may ? bindings : []);
  const order = [...sharing.releases].sort((a, b) => Number(b.state === 'stands') - Number(a.state === 'stands'));
  return (
    <section aria-labelledby="releases" className="stack">
      <div className="row spread">
        <h2 id="releases">{m.sharing_releases()}</h2>
        {may && (
          <button type="button" className="button primary" onClick={() => setOpen(true)}>
            {m.sharing_release_new()}
            <Keys keys="c" />
          </button>
        )}
      </div>
      <p>{m.sharing_releases_lead()}</p>
      {sharing.blocked && <Note tone="danger" title={m.sharing_blocked_title()}>{m.sharing_blocked_text()}</Note>}
      {order.length === 0 ? <EmptyState sentence={m.sharing_releases_none()} /> : order.map((release) => <One key={release.id} release={release} may={may} />)}
      <Sheet open={open} onClose={() => setOpen(false)} title={m.sharing_release_title()}>
        <div className="sheet-content">
          <ReleaseForm person={person} onDone={() => setOpen(false)} />
        </div>
      </Sheet>
    </section>
  );
}

function One({ release, may }: { release: ReleaseView; may: boolean }) {
  const [act, setAct] = useState<'tell' | 'revoke' | undefined>();
  const day = (on: string): string => dayInWords(on, language());
  const stands = release.state === 'stands';
  const left = release.daysLeft === 0 ? m.sharing_ends_today() : m.sharing_days_left({ count: release.daysLeft ?? 0 });
  const how = { spoken: m.sharing_revoked_spoken(), written: m.sharing_revoked_written(), code: m.sharing_revoked_code(), purge: m.sharing_revoked_purge() } as Record<string, string>;
  return (
    <article className="card stack tight" aria-label={release.recipient.name}>
      <div className="row spread">
        <h3><Bidi>{release.recipient.name}</Bidi></h3>
        <StateTag state={release.state} />
      </div>
      <p>{release.fields.map((f) => fields[f]).join(', ')}</p>
      <p className="hint">
        {purposes[release.purpose]}
        {release.purposeWords !== null && <>: <Bidi>{release.purposeWords}</Bidi></>} · {m.sharing_until({ when: day(release.lastDay) })}
        {stands && <> · {left}</>} · {m.sharing_signed_by({ who: signers[release.signers].charAt(0).toLowerCase() + signers[release.signers].slice(1) })}
        {release.revokedHow !== null && <> · {states(release, how)}</>}
      </p>
      {release.risks !== null && <p className="note warn"><Bidi>{release.risks}</Bidi></p>}
      <p className="row">
        {may && stands && <button type="button" className="button" onClick={() => setAct('tell')}>{m.sharing_tell()}</button>}
        {stands && <a className="button" href={`/api/sharing/releases/${release.id}/sheet.pdf`} download>{m.sharing_sheet()}</a>}
        {may && (stands || release.state === 'to-come') && <button type="button" className="button danger" onClick={() => setAct('revoke')}>{m.sharing_revoke()}</button>}
      </p>
      <Sheet open={act !== undefined} onClose={() => setAct(undefined)} title={act === 'tell' ? m.sharing_tell_title({ agency: release.recipient.name }) : m.sharing_revoke_title()}>
        <div className="sheet-content">{act === 'tell' ? <TellForm release={release} onDone={() => setAct(undefined)} /> : <RevokeForm release={release} onDone={() => setAct(undefined)} />}</div>
      </Sheet>
    </article>
  );
}

function states(release: ReleaseView, how: Readonly<Record<string, string>>): string {
  return [release.revokedOn === null ? '' : dayInWords(release.revokedOn, language()), how[release.revokedHow ?? ''] ?? ''].filter((t) => t !== '').join(', ');
}
