import { useMemo, useState, type ReactNode } from 'react';
import { useRead } from '../../../../foundation/screen/ask-hooks.ts';
import { EmptyState } from '../../../../foundation/screen/EmptyState.tsx';
import { Go } from '../../../../foundation/screen/go.tsx';
import { Keys } from '../../../../foundation/screen/Keys.tsx';
import { useKeys } from '../../../../foundation/screen/keys.ts';
import { Loaded } from '../../../../foundation/screen/Loaded.tsx';
import { Note } from '../../../../foundation/screen/Note.tsx';
import { useAddress } from '../../../../foundation/screen/router.tsx';
import { useMay } from '../../../../foundation/screen/session.ts';
import * as m from '../../../../messages/messages.js';
import type { CaseFile } from '../../schema.ts';
import { ClosedCase } from './ClosedCase.tsx';
import type { Case, Inside } from './labels.ts';
import { NoteSheet } from './NoteSheet.tsx';

/** What a view of one part of a case is given: the case, and how a note is begun. */
export interface InPart { of: Case; note: (() => void) | undefined }
/** What a view of a whole case is given. */
export interface InCase extends InPart { inside: Inside }

/** Around every view of a case: none yet, closed to this person, or open; N begins a note wherever one stands. */
export function CaseFrame({ children }: { children: (given: InCase) => ReactNode }) {
  return <PartFrame content="all">{(given) => (given.of.inside === null ? null : children({ ...given, inside: given.of.inside }))}</PartFrame>;
}

/** Around a view of one part, which may be open though the rest of the case is closed, while broken glass lasts. */
export function PartFrame({ content, children }: { content: Case['sees'][number]; children: (given: InPart) => ReactNode }) {
  const { params } = useAddress();
  const id = params['id'] ?? '';
  const reading = useRead<CaseFile>(`/cases/of/${id}`);
  return (
    <Loaded reading={reading}>
      {({ case: of }) => {
        if (of === null) return <NoCase person={id} />;
        return of.sees.includes(content) ? <OpenCase key={of.id} of={of}>{children}</OpenCase> : <ClosedCase of={of} />;
      }}
    </Loaded>
  );
}

function NoCase({ person }: { person: string }) {
  const opens = useMay('cases.write');
  return (
    <EmptyState sentence={m.cases_none_of_person()}>
      {opens && (
        <Go to={`/app/cases/new?person=${person}`} className="button primary">
          {m.cases_open()}
        </Go>
      )}
    </EmptyState>
  );
}

function OpenCase({ of, children }: { of: Case; children: (given: InPart) => ReactNode }) {
  const writes = useMay('cases.write') && !of.purged && of.sees.includes('notes');
  const [noting, setNoting] = useState(false);
  useKeys(useMemo(() => (writes ? [{ keys: 'n', label: m.cases_note_new(), group: 'page' as const, run: () => setNoting(true) }] : []), [writes]));
  return (
    <>
      <div className="stack case-notices">
        {of.purged && <Note tone="warn" title={m.cases_purged_title()}>{m.cases_purged_text()}</Note>}
        {of.inside?.blocked === true && <Note tone="danger" title={m.cases_blocked_title()}>{m.cases_blocked_text()}</Note>}
        {!of.mine && of.glassUntil !== null && <Note tone="warn" title={m.cases_glass_lasts_title()}>{m.cases_glass_lasts_text({ until: new Date(of.glassUntil).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' }) })}</Note>}
      </div>
      {children({ of, note: writes ? () => setNoting(true) : undefined })}
      {writes && <NoteSheet open={noting} onClose={() => setNoting(false)} of={of.id} code={of.code} />}
    </>
  );
}

/** The button that begins a note. */
export function NoteButton({ note, quiet = false }: { note: (() => void) | undefined; quiet?: boolean }) {
  return note === undefined ? null : (
    <button type="button" className={quiet ? 'button' : 'button primary'} onClick={note}>
      {m.cases_note_new()}
      <Keys keys="n" />
    </button>
  );
}
