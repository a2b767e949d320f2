import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import { newKey, send, troubleOf, type Trouble } from '../../../../foundation/screen/ask.ts';
import { forget } from '../../../../foundation/screen/ask-hooks.ts';
import { Keys } from '../../../../foundation/screen/Keys.tsx';
import { useKeys } from '../../../../foundation/screen/keys.ts';
import { PageHeader } from '../../../../foundation/screen/PageHeader.tsx';
import { Problem } from '../../../../foundation/screen/Problem.tsx';
import { useMay } from '../../../../foundation/screen/session.ts';
import { showToast } from '../../../../foundation/screen/toasts.ts';
import { noteUnsaved } from '../../../../foundation/screen/unsaved.ts';
import * as m from '../../../../messages/messages.js';
import type { AssessmentShape, Checked } from '../../schema.ts';
import { Beside } from './Beside.tsx';
import { sectionsOf, writtenOf, type Written } from './draft.ts';
import { Release } from './Release.tsx';
import { SectionText } from './SectionText.tsx';
import './publication.css';

/** How long nothing is typed before the text is checked, in milliseconds. */
const QUIET = 900;

/** The text, section by section, beside everything the checker has to say of it as it stands. */
export function Writing({ assessment }: { assessment: AssessmentShape }) {
  const client = useQueryClient();
  const id = useId();
  const may = useMay('publication.write');
  const [written, setWritten] = useState<readonly Written[]>(() => writtenOf(assessment.sections));
  const [saved, setSaved] = useState(() => JSON.stringify(written));
  const [version, setVersion] = useState(assessment.version);
  const [trouble, setTrouble] = useState<Trouble | undefined>();
  const sections = useRef<HTMLDivElement>(null);
  const changed = JSON.stringify(written) !== saved;
  const checked = useChecked(assessment.year, written);
  useEffect(() => {
    noteUnsaved(id, changed);
    return () => noteUnsaved(id, false);
  }, [id, changed]);

  const save = useCallback((): void => {
    const now = JSON.stringify(written);
    send<{ version: number }>('POST', `/assessments/${assessment.year}`, { sections: sectionsOf(written) }, { key: newKey(), ...(version === 0 ? {} : { version }) }).then(
      (kept) => {
        setVersion(kept.version);
        setSaved(now);
        setTrouble(undefined);
        showToast(m.publication_saved());
        void client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]) === '/assessments' });
      },
      (error: unknown) => setTrouble(troubleOf(error)),
    );
  }, [assessment.year, client, version, written]);
  const toSection = useCallback((at: number): void => sections.current?.querySelectorAll('textarea')[at]?.focus(), []);
  useKeys(useMemo(() => (may ? [{ keys: 'mod+Enter', label: m.publication_save(), group: 'page' as const, run: save }] : []), [may, save]));

  return (
    <>
      <PageHeader over={m.publication_list()} title={m.publication_of_year({ year: String(assessment.year) })} under={changed ? m.publication_unsaved() : version === 0 ? m.publication_suggested() : m.publication_version({ version: String(version) })}>
        {may && (
          <button type="button" className="button primary" onClick={save} aria-disabled={!changed && version !== 0}>
            {m.publication_save()}
            <Keys keys="mod+↵" />
          </button>
        )}
        <Release assessment={assessment} version={version} ready={!changed && version > 0} checked={checked} onReleased={() => void forget(client, ['/assessments'])} />
      </PageHeader>
      {trouble !== undefined && <Problem trouble={trouble} />}
      <div className="desk report">
        <div className="stack loose" ref={sections}>
          {written.map((section, at) => (
            <SectionText key={at} section={section} at={at} readOnly={!may} onChange={(next) => setWritten(written.map((one, i) => (i === at ? next : one)))} onRemove={() => setWritten(written.filter((_, i) => i !== at))} />
          ))}
          {may && <p><button type="button" className="button" onClick={() => setWritten([...written, { title: '', text: '' }])}>{m.publication_add_section()}</button></p>}
        </div>
        <aside>
          <Beside year={assessment.year} checked={checked} written={written} toSection={toSection} />
        </aside>
      </div>
    </>
  );
}

/** What the checker says of the text as it is typed, a moment after the last key; undefined until its first answer. */
function useChecked(year: number, written: readonly Written[]): Checked | undefined {
  const [checked, setChecked] = useState<Checked>();
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(() => {
      send<Checked>('POST', `/assessments/${year}/check`, { sections: sectionsOf(written) }, { signal: stop.signal }).then(setChecked, () => undefined);
    }, QUIET);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [year, written]);
  return checked;
}
