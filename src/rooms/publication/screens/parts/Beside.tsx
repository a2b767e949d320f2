import { useMemo, useRef } from 'react';
import { useRead } from '../../../../foundation/screen/ask-hooks.ts';
import { Bidi, Code } from '../../../../foundation/screen/Bidi.tsx';
import { Keys } from '../../../../foundation/screen/Keys.tsx';
import { useKeys } from '../../../../foundation/screen/keys.ts';
import { Loaded } from '../../../../foundation/screen/Loaded.tsx';
import { Loading } from '../../../../foundation/screen/Loading.tsx';
import { Tag, type Tone } from '../../../../foundation/screen/Tag.tsx';
import * as m from '../../../../messages/messages.js';
import type { Around, AssessmentShape, Checked, ClaimAnswer } from '../../schema.ts';
import { Comments } from './Comments.tsx';
import { blockAt, sectionsOf, type Written } from './draft.ts';
import { ReleaseView } from './ReleaseView.tsx';
import { Turns } from './Turns.tsx';

/** What can stand beside the text. */
export const BESIDE = ['findings', 'turns', 'comments', 'figures', 'claims', 'release'] as const;
export type BesideView = (typeof BESIDE)[number];

const CLAIM: Readonly<Record<string, { tone: Tone; label: string }>> = {
  computed: { tone: 'success', label: m.publication_claim_computed() }, source: { tone: 'neutral', label: m.publication_claim_source() }, 'not-yet': { tone: 'neutral', label: m.publication_claim_not_yet() },
};

const VERDICT: Readonly<Record<string, { tone: Tone; label: string }>> = {
  fails: { tone: 'danger', label: m.publication_verdict_fails() }, incomparable: { tone: 'warn', label: m.publication_verdict_incomparable() }, revised: { tone: 'info', label: m.publication_verdict_revised() }, doubtful: { tone: 'warn', label: m.publication_verdict_doubtful() },
};

/** What stands beside the text: the checklist, the sentences that turn, what is said of paragraphs, every figure with its value now, how the chapter's claims stand, and the release. */
export function Beside({ assessment, version, changed, checked, around, written, view, onView, toBlock }: {
  assessment: AssessmentShape;
  version: number;
  changed: boolean;
  checked: Checked | undefined;
  around: Around | undefined;
  written: readonly Written[];
  view: BesideView;
  onView: (view: BesideView) => void;
  toBlock: (block: string) => void;
}) {
  const next = useRef(0);
  const findings = useMemo(() => [...(checked?.findings ?? [])].sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning')), [checked]);
  const toFinding = ({ place, words }: Checked['findings'][number]): void => {
    const block = blockAt(place, written) ?? blockWith(words, written);
    if (block !== undefined) toBlock(block);
  };
  const latest = useRef({ findings, toFinding });
  latest.current = { findings, toFinding };
  useKeys(useMemo(() => [{ keys: 'F8', label: m.publication_next_finding(), group: 'page' as const, run: () => {
    const { findings: all, toFinding: go } = latest.current;
    const finding = all[next.current++ % Math.max(1, all.length)];
    if (finding) go(finding);
  } }], []));
  const unresolved = (around?.comments ?? []).filter((c) => c.standing !== 'resolved').length;
  const labels: Readonly<Record<BesideView, string>> = {
    findings: m.publication_findings(), turns: m.publication_turns({ count: String(checked?.turns.length ?? 0) }), comments: m.publication_comments({ count: String(unresolved) }), figures: m.publication_figures(), claims: m.publication_claims(), release: m.publication_release(),
  };
  return (
    <section className="card stack beside-text" aria-label={m.publication_beside()}>
      <div className="row" role="group" aria-label={m.publication_beside()}>
        {BESIDE.map((one) => (
          <button key={one} type="button" className={view === one ? 'button small primary' : 'button small'} aria-pressed={view === one} onClick={() => onView(one)}>{labels[one]}</button>
        ))}
      </div>
      {view === 'claims' ? <Claims year={assessment.year} /> : checked === undefined || around === undefined ? <Loading /> : view === 'figures' ? <Figures checked={checked} />
        : view === 'turns' ? <Turns checked={checked} toPlace={(section, paragraph) => { const block = sectionsOf(written)[section - 1]?.blocks?.[paragraph - 1]; if (block !== undefined) toBlock(block); }} />
        : view === 'comments' ? <Comments year={assessment.year} comments={around.comments} order={written.flatMap((s) => s.paragraphs.map((p) => p.block))} readOnly={version === 0} toBlock={toBlock} />
        : view === 'release' ? <ReleaseView assessment={assessment} version={version} changed={changed} checked={checked} around={around} /> : (
        <>
          <p role="status">{checked.errors + checked.warnings === 0 ? m.publication_nothing_found() : `${m.publication_errors_here({ count: checked.errors })}, ${m.publication_warnings_here({ count: checked.warnings })}.`} <Keys keys="F8" /></p>
          <ul className="line-list" role="list">
            {findings.map((finding, at) => (
              <li key={at}>
                <span className="stack tight">
                  <span><Tag tone={finding.severity === 'error' ? 'danger' : 'warn'}>{finding.severity === 'error' ? m.publication_error() : m.publication_warning()}</Tag></span>
                  <span>{finding.sentence}</span>
                  {finding.words !== '' && (blockAt(finding.place, written) ?? blockWith(finding.words, written)) !== undefined && <button type="button" className="link" onClick={() => toFinding(finding)}><Bidi>{short(finding.words)}</Bidi></button>}
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

/** The paragraph that names a figure of a finding on the figures; undefined where none does. */
function blockWith(words: string, written: readonly Written[]): string | undefined {
  const figures = words.split('; ');
  return written.flatMap((s) => s.paragraphs).find(({ text }) => figures.some((figure) => text.includes(`{{${figure}}}`)))?.block;
}

const short = (words: string): string => (words.length > 90 ? `${words.slice(0, 88)}…` : words);
