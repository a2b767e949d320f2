import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi } from '../../../foundation/screen/Bidi.tsx';
import { ChoiceField } from '../../../foundation/screen/ChoiceField.tsx';
import { dayInWords } from '../../../foundation/screen/day-text.ts';
import { EmptyState } from '../../../foundation/screen/EmptyState.tsx';
import { KeyValues } from '../../../foundation/screen/KeyValues.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import { language } from '../../../foundation/screen/words.ts';
import { languageName } from '../../../foundation/screen/names.ts';
import * as m from '../../../messages/messages.js';
import type { CaseAsHtcds as Shown } from '../htcds/schema.ts';
import { ActButton } from './parts/ActSheet.tsx';
import { CaseFrame, type InCase } from './parts/CaseFrame.tsx';

type Fact = Shown['sections'][number]['facts'][number];

/** A case in the terms of HTCDS: what the product's own records tell of it, and what was taken in beside them. */
export function CaseAsHtcds() {
  return <CaseFrame>{(given) => <AsHtcds key={given.of.id} {...given} />}</CaseFrame>;
}

function AsHtcds({ of }: InCase) {
  const reading = useRead<Shown>(`/cases/${of.id}/htcds`);
  return (
    <Loaded reading={reading}>
      {({ consent, sections }) => (
        <div className="stack loose">
          <p>{m.cases_as_htcds_lead()}</p>
          <Consent of={of.id} consent={consent} writes={!of.purged} />
          {sections.length === 0 ? <EmptyState sentence={m.cases_as_htcds_none()} /> : (
            <div className="columns broad">
              {sections.map(({ section, facts }, i) => (
                <section key={section} className="card" aria-labelledby={`htcds-${i}`}>
                  <h2 id={`htcds-${i}`}>{section}</h2>
                  <KeyValues facts={facts.map((fact) => ({ label: fact.deprecated ? m.cases_as_htcds_old({ title: fact.title }) : fact.title, value: <Value fact={fact} /> }))} />
                </section>
              ))}
            </div>
          )}
        </div>
      )}
    </Loaded>
  );
}

function Value({ fact }: { fact: Fact }) {
  const personal = fact.name ?? fact.birth ?? fact.contact ?? fact.number;
  const text = personal ?? fact.words;
  if (text === undefined) return <span className="hint">{m.cases_as_htcds_hidden()}</span>;
  if (fact.day && /^\d{4}-\d{2}-\d{2}$/.test(text)) return <Bidi person={personal !== undefined}>{dayInWords(text, language())}</Bidi>;
  if (fact.field.endsWith('Language') && /^[a-z]{2,3}$/.test(text)) return <Bidi>{languageName(text)}</Bidi>;
  return <span className="several"><Bidi person={personal !== undefined}>{text}</Bidi></span>;
}

function Consent({ of, consent, writes }: { of: string; consent: boolean | null; writes: boolean }) {
  const may = useMay('cases.write') && writes;
  const said = consent === null ? 'none' : consent ? 'yes' : 'no';
  return (
    <section className="row spread" aria-label={m.cases_as_htcds_consent()}>
      <span className="row">
        <strong>{m.cases_as_htcds_consent()}</strong>
        {said === 'yes' ? <Tag tone="success">{m.cases_as_htcds_said_yes()}</Tag> : said === 'no' ? <Tag tone="danger">{m.cases_as_htcds_said_no()}</Tag> : <Tag>{m.cases_as_htcds_said_nothing()}</Tag>}
      </span>
      {may && (
        <ActButton<{ consent: string }> button={m.cases_as_htcds_say()} title={m.cases_as_htcds_consent()} path={`/cases/${of}/htcds/consent`} body={({ consent: answer }) => ({ consent: answer === 'yes' })} initial={said === 'none' ? {} : { consent: said }} submit={m.cases_as_htcds_save()} done={m.cases_as_htcds_saved()}>
          <ChoiceField name="consent" label={m.cases_as_htcds_asked()} hint={m.cases_as_htcds_asked_hint()} choices={[{ value: 'yes', label: m.cases_as_htcds_said_yes() }, { value: 'no', label: m.cases_as_htcds_said_no() }]} />
        </ActButton>
      )}
    </section>
  );
}
