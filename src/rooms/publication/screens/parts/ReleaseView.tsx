import { useState } from 'react';
import { Bidi, Code } from '../../../../foundation/screen/Bidi.tsx';
import { ChoiceField } from '../../../../foundation/screen/ChoiceField.tsx';
import { instantInWords } from '../../../../foundation/screen/day-text.ts';
import { LongText, TextField } from '../../../../foundation/screen/fields.tsx';
import { Go } from '../../../../foundation/screen/go.tsx';
import { InstantField } from '../../../../foundation/screen/InstantField.tsx';
import { Note } from '../../../../foundation/screen/Note.tsx';
import { useMay } from '../../../../foundation/screen/session.ts';
import { AskingForm, SheetForm, type Asking } from '../../../../foundation/screen/SheetForm.tsx';
import { Tag, type Tone } from '../../../../foundation/screen/Tag.tsx';
import { language } from '../../../../foundation/screen/words.ts';
import * as m from '../../../../messages/messages.js';
import type { Around, AssessmentShape, Checked, ProposalShape } from '../../schema.ts';

const REASONS = {
  'late-record': m.publication_reason_late(), 'record-corrected': m.publication_reason_corrected(), 'duplicate-found': m.publication_reason_duplicate(), classification: m.publication_reason_classification(), definition: m.publication_reason_definition(), error: m.publication_reason_error(),
};
const WEIGHT: Readonly<Record<Checked['next']['weight'], { tone: Tone; label: () => string }>> = { major: { tone: 'danger', label: () => m.publication_major() }, minor: { tone: 'info', label: () => m.publication_minor() }, patch: { tone: 'neutral', label: () => m.publication_patch() } };
const STANDING: Readonly<Record<string, () => string>> = { waiting: () => m.publication_proposal_waiting(), released: () => m.publication_proposal_released(), returned: () => m.publication_proposal_returned(), withdrawn: () => m.publication_proposal_withdrawn() };

/** A release from proposal to signature: what version it would be and why, who may read before, and the two who make it. */
export function ReleaseView({ assessment, version, changed, checked, around }: { assessment: AssessmentShape; version: number; changed: boolean; checked: Checked; around: Around }) {
  const { year, releases } = assessment;
  const [write, mayRelease] = [useMay('publication.write'), useMay('publication.release')];
  const [asking, setAsking] = useState<Asking | undefined>();
  const waiting = around.proposals.find((p) => p.standing === 'waiting');
  const last = around.proposals.find((p) => p.standing !== 'withdrawn');
  return (
    <div className="stack loose">
      <NextVersion checked={checked} />
      <section className="stack tight" aria-labelledby="two">
        <h3 id="two">{m.publication_two()}</h3>
        <p className="hint">{m.publication_two_lead()}</p>
        {waiting === undefined && last?.standing === 'returned' && <Note tone="warn" title={m.publication_was_returned({ name: last.decidedBy ?? '' })}><Bidi>{last.answer ?? ''}</Bidi></Note>}
        {waiting !== undefined && <Waiting proposal={waiting} moved={waiting.draftVersion !== around.version} mayRelease={mayRelease} ask={setAsking} assessment={assessment} />}
        {waiting === undefined && write && <Propose year={year} version={version} changed={changed} checked={checked} />}
      </section>
      <Readers around={around} ask={setAsking} write={write} />
      {releases.length > 0 && (
        <section className="stack tight" aria-labelledby="released">
          <h3 id="released">{m.publication_releases_so_far()}</h3>
          <ul className="line-list" role="list">
            {releases.map(({ sequence, number, releasedAt }) => <li key={sequence}><a href={`/assessment/${year}/releases/${sequence}`} target="_blank" rel="noreferrer">{m.publication_version_n({ number })}</a><bdi className="hint">{instantInWords(releasedAt, language())}</bdi></li>)}
          </ul>
        </section>
      )}
      <SheetForm asking={asking} onClose={() => setAsking(undefined)} />
    </div>
  );
}

/** What kind of version it would be, by the rule, and everything that changed since the last. */
function NextVersion({ checked: { next } }: { checked: Checked }) {
  return (
    <section className="stack tight" aria-labelledby="next">
      <h3 id="next">{m.publication_next({ number: next.number })} <Tag tone={WEIGHT[next.weight].tone}>{next.after === null ? m.publication_first() : WEIGHT[next.weight].label()}</Tag></h3>
      {next.after !== null && (
        <>
          <p className="hint">{m.publication_next_rule()}</p>
          {next.changes.length === 0 ? <p>{m.publication_next_nothing({ number: next.after })}</p> : (
            <details open={next.changes.length < 9}>
              <summary>{m.publication_changes_count({ count: next.changes.length, number: next.after })}</summary>
              <ul className="line-list" role="list">{next.changes.map(({ weight, words }) => <li key={words}><span className="stack tight"><span><Tag tone={WEIGHT[weight].tone}>{WEIGHT[weight].label()}</Tag></span><span><Bidi>{words}</Bidi></span></span></li>)}</ul>
            </details>
          )}
        </>
      )}
    </section>
  );
}

function Waiting({ proposal, moved, mayRelease, ask, assessment: { year } }: { proposal: ProposalShape; moved: boolean; mayRelease: boolean; ask: (asking: Asking) => void; assessment: AssessmentShape }) {
  const stale = ['/assessments', '/figures'];
  return (
    <div className="card stack tight">
      <p><strong>{STANDING['waiting']?.()}</strong> {m.publication_proposed_by({ name: proposal.by, at: instantInWords(proposal.at, language()) })}</p>
      <p className="hint">{m.publication_counted_as_of({ at: instantInWords(proposal.countedAsOf, language()) })}</p>
      {proposal.words !== null && <p><Bidi>{proposal.words}</Bidi></p>}
      {proposal.reasons.map(({ code, words }) => <p key={code + words}><Tag>{REASONS[code]}</Tag> <Bidi>{words}</Bidi></p>)}
      {moved && <Note tone="warn">{m.publication_text_moved()}</Note>}
      {proposal.mine && <Note>{m.publication_another_releases()}</Note>}
      <p className="row">
        {mayRelease && !proposal.mine && !moved && <button type="button" className="button primary" onClick={() => ask({ title: m.publication_release(), heading: m.publication_release_title({ year: String(year) }), lead: m.publication_release_lead(), path: `/assessments/${year}/release`, fixed: { proposal: proposal.id }, version: proposal.version, said: m.publication_release_done(), stale, fields: null })}>{m.publication_release()}</button>}
        <button type="button" className="button" onClick={() => ask({ title: proposal.mine ? m.publication_take_back() : m.publication_return(), path: `/assessments/proposals/${proposal.id}/return`, version: proposal.version, said: proposal.mine ? m.publication_taken_back() : m.publication_is_returned(), stale, fields: <LongText name="words" label={m.publication_return_words()} most={1000} rows={3} /> })}>{proposal.mine ? m.publication_take_back() : m.publication_return()}</button>
      </p>
    </div>
  );
}

function Propose({ year, version, changed, checked }: { year: number; version: number; changed: boolean; checked: Checked }) {
  const unexplained = checked.findings.filter((f) => f.code === 'publication.revision-without-reason');
  const others = checked.errors - unexplained.length;
  if (version === 0 || changed) return <p>{m.publication_save_first()}</p>;
  if (others > 0) return <Note tone="danger" title={m.publication_release_kept_back({ count: String(others) })}>{m.publication_release_mend()}</Note>;
  const reasonOf = ({ code, why, ...rest }: Record<string, unknown>): Record<string, unknown> => ({ ...rest, ...(code === undefined || why === undefined ? {} : { reasons: [{ code, words: why }] }) });
  return (
    <>
      {unexplained.length > 0 && (
        <Note tone="warn" title={m.publication_unexplained({ count: unexplained.length })}>
          {m.publication_unexplained_more()} {unexplained.slice(0, 6).map(({ words }) => <Go key={words} to={`/app/figures/${words.split(' ')[0]}?period=${encodeURIComponent(words.split(' ').slice(1).filter((w) => !w.includes('=')).join(' '))}&view=history`}><Code>{words}</Code> </Go>)}
        </Note>
      )}
      <AskingForm asking={{
        title: m.publication_propose(), path: `/assessments/${year}/proposals`, version, said: m.publication_proposed(), stale: ['/assessments'], shape: reasonOf,
        fields: (
          <>
            {unexplained.length > 0 && <ChoiceField name="code" label={m.publication_release_why()} hint={m.publication_release_why_hint()} choices={Object.entries(REASONS).map(([value, label]) => ({ value, label }))} />}
            {unexplained.length > 0 && <TextField name="why" label={m.publication_release_words()} most={400} />}
            <LongText name="words" label={m.publication_propose_words()} most={1000} rows={2} optional />
          </>
        ),
      }} />
    </>
  );
}

/** Who may read before the day; the public is told office, role and hour. */
function Readers({ around: { year, readers }, ask, write }: { around: Around; ask: (asking: Asking) => void; write: boolean }) {
  const stale = [`/assessments/${year}/around`];
  return (
    <section className="stack tight" aria-labelledby="readers">
      <h3 id="readers">{m.publication_readers({ count: readers.length })}</h3>
      <p className="hint">{m.publication_readers_lead()}</p>
      {readers.length > 0 && (
        <ul className="line-list" role="list">
          {readers.map((one) => (
            <li key={one.id}>
              <span className="stack tight">
                <span><strong><Bidi>{one.role}</Bidi></strong>, <Bidi>{one.office}</Bidi>{one.person !== null && <> · <Bidi>{one.person}</Bidi></>}</span>
                <span className="hint">{m.publication_reads_from({ at: instantInWords(one.readsAt, language()) })} · <Bidi>{one.why}</Bidi></span>
              </span>
              {write && <button type="button" className="button quiet small" aria-label={m.publication_strike_one({ role: one.role })} onClick={() => ask({ title: m.publication_strike(), heading: m.publication_strike_one({ role: one.role }), path: `/assessments/readers/${one.id}/strike`, said: m.publication_struck(), stale, fields: null })}>{m.publication_strike()}</button>}
            </li>
          ))}
        </ul>
      )}
      {write && (
        <p>
          <button type="button" className="button small" onClick={() => ask({
            title: m.publication_list_reader(), path: `/assessments/${year}/readers`, said: m.publication_listed(), stale,
            fields: (
              <>
                <TextField name="office" label={m.publication_reader_office()} most={120} />
                <TextField name="role" label={m.publication_reader_role()} hint={m.publication_reader_role_hint()} most={120} />
                <TextField name="person" label={m.publication_reader_person()} hint={m.publication_reader_person_hint()} most={120} optional />
                <InstantField name="readsAt" label={m.publication_reader_at()} />
                <TextField name="why" label={m.publication_reader_why()} most={300} />
              </>
            ),
          })}
          >{m.publication_list_reader()}</button>
        </p>
      )}
    </section>
  );
}
