import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import { newKey, send, troubleOf, type Trouble } from '../../../../foundation/screen/ask.ts';
import { forget, useRead } from '../../../../foundation/screen/ask-hooks.ts';
import { Keys } from '../../../../foundation/screen/Keys.tsx';
import { useKeys } from '../../../../foundation/screen/keys.ts';
import { PageHeader } from '../../../../foundation/screen/PageHeader.tsx';
import { Problem } from '../../../../foundation/screen/Problem.tsx';
import { useAddress } from '../../../../foundation/screen/router.tsx';
import { useMay } from '../../../../foundation/screen/session.ts';
import { showToast } from '../../../../foundation/screen/toasts.ts';
import { noteUnsaved } from '../../../../foundation/screen/unsaved.ts';
import * as m from '../../../../messages/messages.js';
import type { Around, AssessmentShape, Checked } from '../../schema.ts';
import { Beside, BESIDE, type BesideView } from './Beside.tsx';
import { blockAt, joined, parted, sectionsOf, shifted, writtenOf, type Written } from './draft.ts';
import { Outline } from './Outline.tsx';
import { Paragraph } from './Paragraph.tsx';
import { SectionText } from './SectionText.tsx';
import type { TokenTextHandle } from './TokenText.tsx';
import { useHolds } from './use-holds.ts';
import './publication.css';

/** How long nothing is typed before the text is checked, in milliseconds. */
const QUIET = 900;
/** How often is asked who else is writing, in milliseconds. */
const LOOK = 15_000;

const fresh = (): string => newKey().replaceAll('-', '').slice(0, 12);

/** The text, paragraph by paragraph, beside everything that the checker and colleagues have to say of it. */
export function Writing({ assessment }: { assessment: AssessmentShape }) {
  const client = useQueryClient();
  const id = useId();
  const { year } = assessment;
  const may = useMay('publication.write');
  const { query, setQuery } = useAddress();
  const view: BesideView = BESIDE.find((one) => one === query['view']) ?? 'findings';
  const [written, setWritten] = useState<readonly Written[]>(() => writtenOf(assessment.sections, fresh));
  const [saved, setSaved] = useState(() => JSON.stringify(sectionsOf(written)));
  const [version, setVersion] = useState(assessment.version);
  const [trouble, setTrouble] = useState<Trouble | undefined>();
  const [active, setActive] = useState<string | undefined>();
  const problem = useRef<HTMLDivElement>(null);
  const boxes = useRef(new Map<string, TokenTextHandle>());
  const changed = JSON.stringify(sectionsOf(written)) !== saved;
  const { data: around } = useRead<Around>(`/assessments/${year}/around`);
  const checked = useChecked(year, written, around);
  const holds = useHolds(year, version);
  useEffect(() => {
    noteUnsaved(id, changed);
    return () => noteUnsaved(id, false);
  }, [id, changed]);
  // Whoever saves from the middle of the text is led to why it was not saved.
  useEffect(() => { if (trouble !== undefined) problem.current?.focus(); }, [trouble]);
  useEffect(() => {
    const timer = setInterval(() => void forget(client, [`/assessments/${year}/around`]), LOOK);
    return () => clearInterval(timer);
  }, [client, year]);

  const save = useCallback((): void => {
    const sections = sectionsOf(written);
    const open = version;
    send<{ version: number }>('POST', `/assessments/${year}`, { sections }, { key: newKey(), ...(open === 0 ? {} : { version: open }) }).then(
      (kept) => {
        setVersion(kept.version);
        setSaved(JSON.stringify(sections));
        setTrouble(undefined);
        holds.end();
        showToast(kept.version > open + 1 ? m.publication_saved_together() : m.publication_saved());
        // What others saved meanwhile stands in the text now, and is read again.
        void forget(client, kept.version > open + 1 ? ['/assessments'] : [`/assessments/${year}/around`]);
        void client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]) === '/assessments' });
      },
      (error: unknown) => setTrouble(troubleOf(error)),
    );
  }, [client, holds, version, written, year]);
  useKeys(useMemo(() => (may ? [{ keys: 'mod+Enter', label: m.publication_save(), group: 'page' as const, run: save }] : []), [may, save]));
  const focus = (block: string, at?: number): void => {
    setActive(block);
    requestAnimationFrame(() => boxes.current.get(block)?.focus(at));
  };
  const inSection = (at: number, change: (section: Written) => Written): void => setWritten((all) => all.map((one, i) => (i === at ? change(one) : one)));

  const figures = useMemo(() => checked && new Map(checked.figures.map(({ figure, shown, sentence }) => [figure, { shown, sentence }])), [checked]);
  const savedBlocks = useMemo(() => new Set((JSON.parse(saved) as { blocks?: string[] }[]).flatMap((s) => s.blocks ?? [])), [saved]);
  const counts = useMemo(() => countsOf(checked, written), [checked, written]);
  return (
    <>
      <PageHeader over={m.publication_list()} title={m.publication_of_year({ year: String(year) })} under={changed ? m.publication_unsaved() : version === 0 ? m.publication_suggested() : m.publication_version({ version: String(version) })}>
        {may && (
          <button type="button" className="button primary" onClick={save} aria-disabled={!changed && version !== 0}>
            {m.publication_save()}
            <Keys keys="mod+↵" />
          </button>
        )}
        <a className="button" href={`/api/assessments/${year}/preview?form=html`} target="_blank" rel="noreferrer">{m.publication_preview()}</a>
        <a className="button" href={`/api/assessments/${year}/preview?form=pdf`}>PDF</a>
        {assessment.releases.length > 0 && <a className="button" href={`/assessment/${year}`} target="_blank" rel="noreferrer">{m.publication_released({ count: String(assessment.releases.length) })}</a>}
      </PageHeader>
      {trouble !== undefined && <div className="save-trouble" ref={problem} tabIndex={-1}><Problem trouble={trouble} /></div>}
      <div className="desk report">
        <div className="stack loose">
          <Outline written={written} errors={(section) => counts.sections.get(section)?.errors ?? 0} warnings={(section) => counts.sections.get(section)?.warnings ?? 0} />
          {written.map((section, at) => (
            <SectionText
              key={section.paragraphs[0]?.block ?? `empty ${at}`} section={section} at={at} readOnly={!may} onTitle={(title) => inSection(at, (one) => ({ ...one, title }))}
              onAdd={() => { const block = fresh(); inSection(at, (one) => ({ ...one, paragraphs: [...one.paragraphs, { block, text: '' }] })); focus(block); }}
              onMove={(by) => setWritten(shifted(written, at, by))} onRemove={() => setWritten(written.filter((_, i) => i !== at))}
            >
              {section.paragraphs.map(({ block, text }, p) => (
                <Paragraph
                  key={block} year={year} at={{ section: at + 1, paragraph: p + 1 }} block={block} text={text} readOnly={!may} active={active === block} saved={version > 0 && savedBlocks.has(block)} onActive={() => setActive(block)}
                  around={{ figures, comments: around?.comments.filter((c) => c.block === block) ?? [], hold: around?.holds.find((h) => h.block === block), errors: counts.blocks.get(block)?.errors ?? 0, warnings: counts.blocks.get(block)?.warnings ?? 0 }}
                  handle={(given) => { if (given === null) boxes.current.delete(block); else boxes.current.set(block, given); }}
                  acts={{
                    change: (next) => {
                      if (savedBlocks.has(block)) holds.take(block);
                      inSection(at, (one) => ({ ...one, paragraphs: one.paragraphs.map((old) => (old.block === block ? { ...old, text: next } : old)) }));
                    },
                    part: (where) => { const done = parted(section, block, where, fresh); inSection(at, () => done.section); focus(done.next, 0); },
                    join: () => { const done = joined(section, block); if (done) { inSection(at, () => done.section); focus(done.into, done.at); } },
                    remove: () => inSection(at, (one) => ({ ...one, paragraphs: one.paragraphs.filter((old) => old.block !== block) })),
                    move: (by) => { inSection(at, (one) => ({ ...one, paragraphs: shifted(one.paragraphs, p, by) })); focus(block); },
                    toComments: () => setQuery({ view: 'comments' }), toFindings: () => setQuery({ view: 'findings' }),
                  }}
                />
              ))}
            </SectionText>
          ))}
          {may && <p><button type="button" className="button" onClick={() => setWritten([...written, { title: '', paragraphs: [{ block: fresh(), text: '' }] }])}>{m.publication_add_section()}</button></p>}
        </div>
        <aside>
          <Beside assessment={assessment} version={version} changed={changed} checked={checked} around={around} written={written} view={view} onView={(next) => setQuery({ view: next })} toBlock={(block) => focus(block)} />
        </aside>
      </div>
    </>
  );
}

interface Counts { errors: number; warnings: number }

/** How many errors and warnings are about each paragraph and each section. */
function countsOf(checked: Checked | undefined, written: readonly Written[]): { blocks: Map<string, Counts>; sections: Map<number, Counts> } {
  const [blocks, sections] = [new Map<string, Counts>(), new Map<number, Counts>()];
  for (const { place, severity } of checked?.findings ?? []) {
    const block = blockAt(place, written);
    if (block === undefined) continue;
    const section = written.findIndex((s) => s.paragraphs.some((p) => p.block === block)) + 1;
    for (const [map, key] of [[blocks, block], [sections, section]] as [Map<string | number, Counts>, string | number][]) {
      const old = map.get(key) ?? { errors: 0, warnings: 0 };
      map.set(key, severity === 'error' ? { ...old, errors: old.errors + 1 } : { ...old, warnings: old.warnings + 1 });
    }
  }
  return { blocks, sections };
}

/** What the checker says of the text as it is typed, a moment after the last key; undefined until its first answer. */
function useChecked(year: number, written: readonly Written[], around: Around | undefined): Checked | undefined {
  const [checked, setChecked] = useState<Checked>();
  const said = JSON.stringify([around?.version, around?.comments.map((c) => [c.id, c.standing])]);
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(() => {
      send<Checked>('POST', `/assessments/${year}/check`, { sections: sectionsOf(written) }, { signal: stop.signal }).then(setChecked, () => undefined);
    }, QUIET);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [year, written, said]);
  return checked;
}
