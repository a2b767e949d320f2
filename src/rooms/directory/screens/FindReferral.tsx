import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useDeferredValue, useId, useMemo, useRef, useState } from 'react';
import { send, type Unanswered } from '../../../foundation/screen/ask.ts';
import { EmptyState } from '../../../foundation/screen/EmptyState.tsx';
import { Keys } from '../../../foundation/screen/Keys.tsx';
import { useKeys } from '../../../foundation/screen/keys.ts';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { OneOf } from '../../../foundation/screen/OneOf.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import * as m from '../../../messages/messages.js';
import type { Question, Results } from '../schema.ts';
import { LANGUAGES, languageWord, needChoices } from '../words.ts';
import { FoundCard } from './parts/FoundCard.tsx';
import { placeNames } from './parts/labels.ts';

/** How many results are drawn at once; more come with a press. */
const WINDOW = 12;

/** Referrals for the person in front of one, ranked while their needs are marked. The question is posted, so that it stands in no address. */
export function FindReferral() {
  const [asked, setAsked] = useState<Question>({ needs: [] });
  const [count, setCount] = useState(WINDOW);
  const box = useRef<HTMLInputElement>(null);
  const change = (part: Partial<Question>): void => { setCount(WINDOW); setAsked((before) => Object.fromEntries(Object.entries({ ...before, ...part }).filter(([, v]) => v !== undefined && v !== '' && v !== false)) as Question); };
  useKeys(useMemo(() => [{ keys: 'f', label: m.directory_find_place(), group: 'page' as const, run: () => box.current?.focus() }], []));
  const question = useDeferredValue(asked);
  const ready = question.needs.length > 0 || (question.place ?? '').length > 1;
  const reading = useFound({ ...question, count }, ready);
  return (
    <>
      <PageHeader title={m.directory_find_title()} under={m.directory_find_lead()} />
      <div className="columns">
        <form className="form" role="search" onSubmit={(event) => event.preventDefault()}>
          <Needs needs={asked.needs} onChange={(needs) => change({ needs })} />
          <Place control={box} onChange={(place) => change({ place })} wrong={reading.data?.understood === false} />
          <Language onChange={(language) => change({ language })} />
          <OneOf label={m.directory_find_age()} value={asked.age ?? 'any'} options={[{ value: 'any', label: m.directory_find_any() }, { value: 'adult', label: m.directory_find_adult() }, { value: 'minor', label: m.directory_find_minor() }]} onChange={(age) => change({ age: age === 'any' ? undefined : age } as Partial<Question>)} />
          <OneOf label={m.directory_find_form()} value={asked.form ?? 'any'} options={[{ value: 'any', label: m.directory_find_any() }, { value: 'sex', label: m.directory_find_sex() }, { value: 'labor', label: m.directory_find_labor() }]} onChange={(form) => change({ form: form === 'any' ? undefined : form } as Partial<Question>)} />
          <div className="choices">
            {([['noStatus', m.directory_find_no_status()], ['openNow', m.directory_find_open()], ['withRoom', m.directory_find_room()]] as const).map(([name, label]) => (
              <label key={name} className="choice"><input type="checkbox" checked={asked[name] === true} onChange={(event) => change({ [name]: event.target.checked })} /><span>{label}</span></label>
            ))}
          </div>
        </form>
        <section aria-labelledby="results" className="stack">
          <h2 id="results">{m.directory_find_results()}</h2>
          {!ready ? <EmptyState sentence={m.directory_find_start()} /> : <Loaded reading={reading}>{(results) => <Found results={results} onMore={() => setCount((n) => n + WINDOW)} />}</Loaded>}
        </section>
      </div>
    </>
  );
}

function useFound(question: Question, ready: boolean): UseQueryResult<Results, Unanswered> {
  return useQuery<Results, Unanswered>({ queryKey: ['/directory/find', question], queryFn: ({ signal }) => send<Results>('POST', '/directory/find', question, { signal }), enabled: ready, placeholderData: (before) => before, gcTime: 60_000 });
}

function Needs({ needs, onChange }: { needs: Question['needs']; onChange: (needs: Question['needs']) => void }) {
  return (
    <fieldset className="field">
      <legend>{m.directory_find_needs()}</legend>
      <div className="choices">
        {needChoices().map(({ value, label }) => (
          <label key={value} className="choice"><input type="checkbox" checked={needs.includes(value)} onChange={(event) => onChange(event.target.checked ? [...needs, value].slice(-8) : needs.filter((n) => n !== value))} /><span>{label}</span></label>
        ))}
      </div>
    </fieldset>
  );
}

function Place({ control, onChange, wrong }: { control: React.Ref<HTMLInputElement>; onChange: (place: string) => void; wrong: boolean }) {
  const id = useId();
  return (
    <div className={wrong ? 'field wrong' : 'field'}>
      <label htmlFor={id}>{m.directory_find_place()} <Keys keys="f" /></label>
      <p className="hint" id={`${id}-hint`}>{m.directory_find_place_hint()}</p>
      {wrong && <p className="field-problem" id={`${id}-problem`} role="status">{m.directory_find_place_not()}</p>}
      <input id={id} ref={control} className="medium" type="text" dir="auto" autoComplete="off" spellCheck={false} maxLength={80} list={`${id}-places`} aria-describedby={wrong ? `${id}-problem ${id}-hint` : `${id}-hint`} onChange={(event) => onChange(event.target.value)} />
      <datalist id={`${id}-places`}>{placeNames.map((name) => <option key={name} value={name} />)}</datalist>
    </div>
  );
}

function Language({ onChange }: { onChange: (language: string) => void }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{m.directory_find_language()}</label>
      <select id={id} className="medium" defaultValue="" onChange={(event) => onChange(event.target.value)}>
        <option value="">{m.directory_find_any()}</option>
        {LANGUAGES.map((code) => <option key={code} value={code}>{languageWord(code)}</option>)}
      </select>
    </div>
  );
}

function Found({ results, onMore }: { results: Results; onMore: () => void }) {
  if (results.total === 0) return <EmptyState sentence={m.directory_find_none()} />;
  return (
    <>
      <p className="hint" role="status">{m.directory_find_count({ count: results.total })}{results.place !== null && ` · ${results.place}`}</p>
      <details className="why">
        <summary>{m.directory_find_order()}</summary>
        <p className="hint">{m.directory_find_order_lead()}</p>
        <ol>{[m.directory_order_needs(), m.directory_order_room(), m.directory_order_language(), m.directory_order_open(), m.directory_order_near(), m.directory_order_checked()].map((line) => <li key={line}>{line}</li>)}</ol>
      </details>
      <ol className="line-list" role="list">{results.found.map((f) => <FoundCard key={f.id} found={f} />)}</ol>
      {results.total > results.found.length && <p><button type="button" className="button" onClick={onMore}>{m.directory_find_more()}</button></p>}
    </>
  );
}
