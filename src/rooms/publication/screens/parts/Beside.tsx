import { useMemo, useRef, useState } from 'react';
import { useRead } from '../../../../foundation/screen/ask-hooks.ts';
import { Bidi, Code } from '../../../../foundation/screen/Bidi.tsx';
import { Keys } from '../../../../foundation/screen/Keys.tsx';
import { useKeys } from '../../../../foundation/screen/keys.ts';
import { Loaded } from '../../../../foundation/screen/Loaded.tsx';
import { Loading } from '../../../../foundation/screen/Loading.tsx';
import { Tag, type Tone } from '../../../../foundation/screen/Tag.tsx';
import * as m from '../../../../messages/messages.js';
import type { Checked, ClaimAnswer } from '../../schema.ts';
import type { Written } from './draft.ts';

const VIEWS = { findings: m.publication_findings(), figures: m.publication_figures(), claims: m.publication_claims() };
const CLAIM: Readonly<Record<string, { tone: Tone; label: string }>> = {
  computed: { tone: 'success', label: m.publication_claim_computed() }, source: { tone: 'neutral', label: m.publication_claim_source() }, 'not-yet': { tone: 'neutral', label: m.publication_claim_not_yet() },
};

const VERDICT: Readonly<Record<string, { tone: Tone; label: string }>> = {
  fails: { tone: 'danger', label: m.publication_verdict_fails() }, incomparable: { tone: 'warn', label: m.publication_verdict_incomparable() }, revised: { tone: 'info', label: m.publication_verdict_revised() }, doubtful: { tone: 'warn', label: m.publication_verdict_doubtful() },
};

/** What stands beside the text: what the checker found, every figure with its value now, and how the chapter's claims stand. */
export function Beside({ year, checked, written, toSection }: { year: number; checked: Checked | undefined; written: readonly Written[]; toSection: (at: number) => void }) {
  const [view, setView] = useState<keyof typeof VIEWS>('findings');
  const next = useRef(0);
  const findings = useMemo(() => [...(checked?.findings ?? [])].sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning')), [checked]);
  useKeys(useMemo(() => [{ keys: 'F8', label: m.publication_next_finding(), group: 'page' as const, run: () => {
    const finding = findings[next.current++ % Math.max(1, findings.length)];
    if (finding) toSection(sectionAt(finding.words, written));
  } }], [findings, toSection, written]));
  return (
    <section className="card stack" aria-label={m.publication_beside()}>
      <div className="row" role="group" aria-label={m.publication_beside()}>
        {(Object.keys(VIEWS) as (keyof typeof VIEWS)[]).map((one) => (
          <button key={one} type="button" className={view === one ? 'button small primary' : 'button small'} aria-pressed={view === one} onClick={() => setView(one)}>{VIEWS[one]}</button>
        ))}
      </div>
      {view === 'claims' ? <Claims year={year} /> : checked === undefined ? <Loading /> : view === 'figures' ? <Figures checked={checked} /> : (
        <>
          <p role="status">{checked.errors + checked.warnings === 0 ? m.publication_nothing_found() : m.publication_found({ errors: String(checked.errors), warnings: String(checked.warnings) })} <Keys keys="F8" /></p>
          <ul className="line-list" role="list">
            {findings.map((finding, at) => (
              <li key={at}>
                <span className="stack tight">
                  <Tag tone={finding.severity === 'error' ? 'danger' : 'warn'}>{finding.severity === 'error' ? m.publication_error() : m.publication_warning()}</Tag>
                  <span>{finding.sentence}</span>
                  {finding.words !== '' && <button type="button" className="link" onClick={() => toSection(sectionAt(finding.words, written))}><Bidi>{short(finding.words)}</Bidi></button>}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Figures({ checked }: { checked: Checked }) {
  return (
    <ul className="line-list" role="list">
      {checked.figures.map(({ figure, shown, status, previous }) => (
        <li key={figure}>
          <Code>{figure}</Code>
          <span className="row"><strong><bdi>{shown}</bdi></strong>{status !== '' && <Tag tone="info">[{status}]</Tag>}{previous !== null && <span className="hint">{m.publication_was({ value: String(previous) })}</span>}</span>
        </li>
      ))}
    </ul>
  );
}

function Claims({ year }: { year: number }) {
  const reading = useRead<{ claims: ClaimAnswer[] }>(`/assessments/${year}/claims`);
  return (
    <Loaded reading={reading}>
      {({ claims }) => (
        <ul className="line-list" role="list">
          {claims.map(({ id, what, status, verdict, values, finding }) => (
            <li key={id}>
              <span className="stack tight">
                <span className="row"><Code>{id}</Code>{verdict === null ? <Tag tone={CLAIM[status]?.tone ?? 'neutral'}>{CLAIM[status]?.label ?? status}</Tag> : <Tag tone={VERDICT[verdict]?.tone ?? 'warn'}>{VERDICT[verdict]?.label ?? verdict}</Tag>}</span>
                <span>{what}{values.some((v) => v !== null) && <>: <strong>{values.map((v) => v ?? '–').join(', ')}</strong></>}</span>
                <span className="hint">{finding}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Loaded>
  );
}

/** The section in which words of a finding stand; the first where none holds them. */
function sectionAt(words: string, written: readonly Written[]): number {
  const start = words.slice(0, 24);
  return Math.max(0, written.findIndex(({ text }) => text.includes(words) || (start.length > 8 && text.includes(start))));
}

const short = (words: string): string => (words.length > 90 ? `${words.slice(0, 88)}…` : words);
