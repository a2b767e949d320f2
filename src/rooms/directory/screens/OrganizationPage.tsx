import { useMemo, useState } from 'react';
import { useRead, useSend } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi } from '../../../foundation/screen/Bidi.tsx';
import { EmptyState } from '../../../foundation/screen/EmptyState.tsx';
import { Go, useGo } from '../../../foundation/screen/go.tsx';
import { Keys } from '../../../foundation/screen/Keys.tsx';
import { KeyValues } from '../../../foundation/screen/KeyValues.tsx';
import { useKeys } from '../../../foundation/screen/keys.ts';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { Sheet } from '../../../foundation/screen/Sheet.tsx';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import { showToast } from '../../../foundation/screen/toasts.ts';
import * as m from '../../../messages/messages.js';
import { ORGANIZATION_CLEARED, type OrganizationFile } from '../schema.ts';
import { needTerm } from '../words.ts';
import { roomTone, roomWords, shownTone, seenWords } from './parts/labels.ts';
import { LocationForm } from './parts/LocationForm.tsx';
import { OrganizationForm } from './parts/OrganizationForm.tsx';
import { PlaceCard } from './parts/PlaceCard.tsx';

/** An organization with its services and places. */
export function OrganizationPage() {
  const id = useAddress().params['id'];
  const reading = useRead<OrganizationFile>(id === undefined ? undefined : `/directory/organizations/${id}`);
  return <Loaded reading={reading} page>{(file) => <Organization file={file} />}</Loaded>;
}

function Organization({ file }: { file: OrganizationFile }) {
  const go = useGo();
  const mayWrite = useMay('directory.write');
  const [open, setOpen] = useState<'correct' | 'place' | undefined>(undefined);
  const { mutateAsync } = useSend<{ id: string }>('POST', `/directory/organizations/${file.id}`, { stale: ['/directory'] });
  useKeys(useMemo(() => (mayWrite ? [{ keys: 'n', label: m.directory_enter_service(), group: 'page' as const, run: () => go(`/app/directory/organizations/${file.id}/service`) }, { keys: 'e', label: m.directory_correct(), group: 'page' as const, run: () => setOpen('correct') }] : []), [mayWrite, go, file.id]));
  return (
    <>
      <PageHeader over={<Go to="/app/directory/organizations">{m.directory_organizations()}</Go>} title={<Bidi>{file.name}</Bidi>}>
        {mayWrite && (
          <>
            <button type="button" className="button" onClick={() => setOpen('correct')}>{m.directory_correct()}<Keys keys="e" /></button>
            <Go to={`/app/directory/organizations/${file.id}/service`} className="button primary">{m.directory_enter_service()}<Keys keys="n" /></Go>
          </>
        )}
      </PageHeader>
      <div className="columns">
        <div className="stack loose">
          <section aria-labelledby="services" className="stack"><h2 id="services">{m.directory_services_of()}</h2><Services file={file} /></section>
          <section aria-labelledby="facts" className="stack">
            <h2 id="facts">{m.directory_facts()}</h2>
            <KeyValues facts={[{ label: m.directory_description_org(), value: file.description && <Bidi>{file.description}</Bidi> }, { label: m.directory_phone(), value: file.phone && <bdi dir="ltr" className="code">{file.phone}</bdi> }, { label: m.directory_email(), value: file.email && <bdi dir="ltr">{file.email}</bdi> }, { label: m.directory_url(), value: file.website && <bdi dir="ltr">{file.website}</bdi> }]} />
          </section>
        </div>
        <section aria-labelledby="places" className="stack">
          <h2 id="places">{m.directory_places()}</h2>
          {file.locations.length === 0 && <p className="hint">{m.directory_no_places()}</p>}
          {file.locations.map((l) => <PlaceCard key={l.id} location={l} />)}
          {mayWrite && <p><button type="button" className="button" onClick={() => setOpen('place')}>{m.directory_add_place()}</button></p>}
        </section>
      </div>
      <Sheet open={open !== undefined} onClose={() => setOpen(undefined)} title={open === 'place' ? m.directory_add_place() : m.directory_correct_organization()}>
        {open === 'place' && <div className="sheet-content"><LocationForm organization={file.id} onDone={() => setOpen(undefined)} /></div>}
        {open === 'correct' && <div className="sheet-content"><OrganizationForm key={file.version} file={file} submit={m.directory_save()} send={(body, key) => mutateAsync({ body: { ...body, clear: ORGANIZATION_CLEARED.filter((name) => (file[name] ?? '') !== '' && (body[name] ?? '') === '') }, key, version: file.version })} onDone={() => { showToast(m.directory_saved()); setOpen(undefined); }} /></div>}
      </Sheet>
    </>
  );
}

function Services({ file }: { file: OrganizationFile }) {
  if (file.services.length === 0) return <EmptyState sentence={m.directory_none()} />;
  return (
    <ul className="task-list" role="list">
      {file.services.map((s) => (
        <li key={s.id}>
          <span className="row"><Go to={`/app/directory/${s.id}`}><Bidi>{s.name}</Bidi></Go><span className="hint">{s.needs.map((n) => needTerm(n)).join(' · ')}</span></span>
          <span className="row">{s.capacity.room !== 'uncounted' && <Tag tone={roomTone[s.capacity.room]}>{roomWords(s.capacity)}</Tag>}<Tag tone={shownTone[s.shown]}>{seenWords[s.shown]()}</Tag></span>
        </li>
      ))}
    </ul>
  );
}
