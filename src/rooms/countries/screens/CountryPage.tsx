import { useState, type ReactNode } from 'react';
import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi, Code } from '../../../foundation/screen/Bidi.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { Note } from '../../../foundation/screen/Note.tsx';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import * as m from '../../../messages/messages.js';
import type { CountryFile, Preferences } from '../schema.ts';
import * as ask from './parts/askings.tsx';
import { doing } from './parts/clock.tsx';
import { answers, criteria, forms, levels, purposes, regions, steps, tiers, watches } from './parts/labels.ts';
import { Part } from '../../../foundation/screen/Part.tsx';
import { PublishButton } from './parts/PublishButton.tsx';
import { SheetForm, type Asking } from '../../../foundation/screen/SheetForm.tsx';

/** One country with its history: what was found, where it was placed and what that asks, what it benefits from, and what of it anybody reads. */
export function CountryPage() {
  const id = useAddress().params['id'];
  const reading = useRead<CountryFile>(id === undefined ? undefined : `/countries/${id}`);
  return <Loaded reading={reading} page>{(file) => <Country key={file.id} file={file} />}</Loaded>;
}

function Country({ file }: { file: CountryFile }) {
  const [mayWrite, mayPublish] = [useMay('countries.write'), useMay('countries.publish')];
  const [asking, setAsking] = useState<Asking | undefined>(undefined);
  const preferences = useRead<Preferences>('/countries/preferences');
  const button = (of: Asking, label = of.title): ReactNode => mayWrite && <button type="button" className="button small" aria-label={label === of.title ? undefined : of.title} onClick={() => setAsking(of)}>{label}</button>;
  return (
    <>
      <PageHeader over={<Code>{file.code}</Code>} title={<Bidi>{file.name}</Bidi>} under={<span className="row">{regions[file.region]} {file.untilOn !== null && <Tag>{m.countries_until_on()} <OnDay day={file.untilOn} /></Tag>} {file.publishedOn === null ? <Tag tone="warn">{m.countries_not_published()}</Tag> : file.stale ? <Tag tone="warn">{m.countries_changed_since()} <OnDay day={file.publishedOn} /></Tag> : <a href={`/countries/${file.code.toLowerCase()}`}>{m.countries_read_public()}</a>}</span>}>
        {mayPublish && file.stale && <PublishButton country={file.id} />}
      </PageHeader>
      {file.warning !== null && <Note tone="warn" title={m.countries_watched()}><p><Bidi>{file.warning}</Bidi></p></Note>}
      <div className="desk">
        <div className="stack loose">
          <Part id="findings" title={m.countries_public_findings()} none={file.findings.length === 0 && m.countries_no_finding()} act={button(ask.finding(file))}>
            {file.findings.map((f) => (
              <li key={f.id}>
                <details>
                  <summary>{m.countries_finding_of({ year: String(f.year), name: f.called })} {f.level !== null && <Tag>{levels[f.level]}</Tag>}</summary>
                  {f.forms.length > 0 && <p>{f.forms.map((form) => forms[form]).join('; ')}</p>}
                  {f.sectors.length > 0 && <p><Bidi>{f.sectors.join(', ')}</Bidi></p>}
                  {([[m.countries_public_prevalence(), f.prevalence], [m.countries_public_law(), f.law], [m.countries_public_enforcement(), f.enforcement], [m.countries_public_policy(), f.policy], [m.countries_public_programs(), f.programs], [m.countries_public_actions(), f.actions]] as const).map(([title, words]) => words !== null && <div key={title}><h3>{title}</h3><p style={{ whiteSpace: 'pre-line' }}><Bidi>{words}</Bidi></p></div>)}
                </details>
              </li>
            ))}
          </Part>
          <Part id="tiers" title={m.countries_public_tiers()} none={file.placements.length === 0 && m.countries_no_tier()} act={button(ask.placement(file))}>
            {file.placements.map((p) => (
              <li key={p.id}>
                <p className="row"><strong>{m.countries_finding_of({ year: String(p.year), name: p.called })}</strong> <Tag tone={p.tier === 3 ? 'danger' : 'neutral'}>{tiers[String(p.tier) as '1']}</Tag> {p.watch !== null && <Tag tone="warn">{watches[p.watch]}</Tag>} {p.certainty === 'unverified' && <Tag>{m.countries_unverified()}</Tag>}</p>
                {p.explanation !== null && <p><Bidi>{p.explanation}</Bidi></p>}
                {p.waiver !== null && <p><span className="hint">{m.countries_waiver()}:</span> <Bidi>{p.waiver}</Bidi></p>}
                {p.clocks.map((c) => <p key={c.kind} className="row hint"><span>{steps[c.kind]}: {c.doneOn === null ? <>{c.opensOn !== null && <><OnDay day={c.opensOn} /> – </>}<OnDay day={c.dueOn} /></> : <>{m.countries_done_on()} <OnDay day={c.doneOn} /></>} · <Bidi>{c.citation}</Bidi></span> {c.late && <Tag tone="danger">{m.countries_late()}</Tag>} {c.doneOn === null && button(doing(c), m.countries_do())}</p>)}
              </li>
            ))}
          </Part>
          <Part id="evidence" title={m.countries_evidence()} lead={m.countries_evidence_lead()} none={file.evidence.length === 0 && m.countries_no_evidence()} act={button(ask.evidence(file))}>
            {file.evidence.map((e) => (
              <li key={e.id}>
                <p className="row"><strong>{e.year}: {criteria[e.criterion]}</strong> <Tag tone={e.answer === 'met' ? 'success' : e.answer === 'partly' ? 'neutral' : 'warn'}>{answers[e.answer]}</Tag> {e.presumed && <Tag tone="danger">{m.countries_presumed()}</Tag>} {e.concrete && <Tag>{m.countries_concrete()}</Tag>}</p>
                <p><Bidi>{e.words}</Bidi></p>
                <p className="hint"><Bidi>{e.source}</Bidi></p>
              </li>
            ))}
          </Part>
        </div>
        <aside className="stack loose">
          <Part id="names" title={m.countries_names()} none={false} act={file.untilOn === null && <span className="row">{button(ask.rename(file))} {button(ask.ending(file), m.countries_end())}</span>}>
            {file.names.map((n) => <li key={n.name}><p><strong><Bidi>{n.name}</Bidi></strong></p><p className="hint">{n.fromOn === null ? m.countries_before() : <OnDay day={n.fromOn} />} – {n.untilOn ?? file.untilOn ? <OnDay day={(n.untilOn ?? file.untilOn) as string} /> : m.countries_today()}</p></li>)}
            {file.successors.length > 0 && <li><p>{m.countries_public_after()} <Bidi>{file.successors.map((s) => s.name).join(', ')}</Bidi></p></li>}
          </Part>
          <Part id="trade" title={m.countries_public_trade()} none={file.designations.length === 0 && m.countries_no_trade()} act={(preferences.data?.preferences.length ?? 0) > 0 && button(ask.designation(file, preferences.data))}>
            {file.designations.map((d) => (
              <li key={d.id}>
                <p className="row"><strong><Bidi>{d.short}</Bidi></strong> <span><OnDay day={d.fromOn} /> – {d.untilOn === null ? m.countries_today() : <OnDay day={d.untilOn} />}</span> {d.certainty === 'unverified' && <Tag>{m.countries_unverified()}</Tag>}</p>
                {d.interest && <p>{m.countries_interest()}</p>}
                {d.ended !== null ? <p><Bidi>{d.ended}</Bidi></p> : <p>{button(ask.endDesignation(d), m.countries_end())}</p>}
              </li>
            ))}
          </Part>
          <Part id="projects" title={m.countries_public_projects()} none={file.projects.length === 0 && m.countries_no_project()} act={button(ask.project(file))}>
            {file.projects.map((p) => <li key={p.id}><p><strong><Bidi>{p.title}</Bidi></strong></p><p className="hint"><Bidi>{p.department}</Bidi> · {purposes[p.purpose]} · <OnDay day={p.startsOn} /> – <OnDay day={p.endsOn} />{p.number !== null && <> · <Code>{p.number}</Code></>}</p></li>)}
          </Part>
        </aside>
      </div>
      <SheetForm asking={asking} onClose={() => setAsking(undefined)} />
    </>
  );
}
