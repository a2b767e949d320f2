import { useState } from 'react';
import { useRead, useSend } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi, Code } from '../../../foundation/screen/Bidi.tsx';
import { ChoiceField } from '../../../foundation/screen/ChoiceField.tsx';
import { choicesOf } from '../../../foundation/screen/choices.ts';
import { DataTable, type Column } from '../../../foundation/screen/DataTable.tsx';
import { dayInWords } from '../../../foundation/screen/day-text.ts';
import { DateField, LongText, NumberField, TextField } from '../../../foundation/screen/fields.tsx';
import { Form } from '../../../foundation/screen/Form.tsx';
import { Go } from '../../../foundation/screen/go.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { Note } from '../../../foundation/screen/Note.tsx';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { SheetForm, type Asking } from '../../../foundation/screen/SheetForm.tsx';
import { showToast } from '../../../foundation/screen/toasts.ts';
import { language } from '../../../foundation/screen/words.ts';
import * as m from '../../../messages/messages.js';
import { ENTRIES, type MemberNumbers, type QuarterView, type TaskForceFile } from '../schema.ts';
import { entryKinds } from './parts/labels.ts';

/** A quarter to review and to submit: numbers are computed, the coordinator adds words or corrects a line. */
export function QuarterPage() {
  const { params, query } = useAddress();
  const id = params['id'];
  const force = useRead<TaskForceFile>(id === undefined ? undefined : `/taskforces/${id}`);
  const reading = useRead<QuarterView>(id === undefined ? undefined : `/taskforces/${id}/quarter`, query['quarter'] === undefined ? {} : { quarter: query['quarter'] });
  return <Loaded reading={force} page>{(file) => <Loaded reading={reading}>{(view) => <Quarter key={view.quarter} file={file} view={view} />}</Loaded>}</Loaded>;
}

function Quarter({ file, view }: { file: TaskForceFile; view: QuarterView }) {
  const mayWrite = useMay('taskforces.write');
  const [asking, setAsking] = useState<Asking | undefined>(undefined);
  const before = new Map(view.before.map((one) => [one.member, one.numbers]));
  const names = new Map(file.members.map((one) => [one.id, one.name]));
  const columns: readonly Column<MemberNumbers>[] = [
    { id: 'member', head: m.taskforces_member(), cell: ({ name }) => <Bidi>{name}</Bidi>, width: 'minmax(12rem, 2fr)', names: true },
    ...ENTRIES.map((kind): Column<MemberNumbers> => ({ id: kind, head: entryKinds[kind], cell: ({ member, numbers }) => m.taskforces_against_before({ now: String(numbers[kind]), before: String(before.get(member)?.[kind] ?? 0) }), width: 'minmax(8rem, 1fr)', align: 'end' })),
  ];
  const lines: readonly Column<QuarterView['entries'][number]>[] = [
    { id: 'reference', head: m.taskforces_reference(), cell: ({ reference }) => <Code>{reference}</Code>, width: 'minmax(8rem, 1fr)', names: true }, { id: 'member', head: m.taskforces_member(), cell: ({ member }) => <Bidi>{names.get(member) ?? ''}</Bidi>, width: 'minmax(12rem, 2fr)' },
    { id: 'kind', head: m.taskforces_kind(), cell: ({ kind }) => entryKinds[kind], width: 'minmax(9rem, 1fr)' }, { id: 'on', head: m.taskforces_on_day(), cell: ({ onDay }) => <OnDay day={onDay} />, width: 'minmax(8rem, 10rem)' }, { id: 'amount', head: m.taskforces_how_many(), cell: ({ amount }) => amount, width: '6rem', align: 'end' },
    ...(mayWrite ? [{ id: 'correct', head: m.taskforces_correct(), width: '7rem', cell: (entry: QuarterView['entries'][number]) => <button type="button" className="button small" aria-label={m.taskforces_correct_of({ reference: entry.reference })} onClick={() => setAsking(correcting(entry))}>{m.taskforces_correct()}</button> }] : []),
  ];
  const at = (quarter: string): string => `/app/taskforces/${file.id}/quarter?quarter=${quarter}`;
  return (
    <>
      <PageHeader over={<Go to={`/app/taskforces/${file.id}`}><Bidi>{file.name}</Bidi></Go>} title={m.taskforces_quarter_of({ quarter: view.quarter, name: file.name })} under={m.taskforces_quarter_lead({ from: dayInWords(view.from, language()), until: dayInWords(lastDay(view.until), language()) })}>
        <Go to={at(beside(view.quarter, -1))} className="button">{m.taskforces_before()}</Go>
        <Go to={at(beside(view.quarter, 1))} className="button">{m.taskforces_after()}</Go>
      </PageHeader>
      <div className="stack loose">
        {view.submitted?.differs === true && <Note tone="warn" title={m.taskforces_differs_title()}>{m.taskforces_differs()}</Note>}
        <section aria-labelledby="numbers" className="stack">
          <h2 id="numbers">{m.taskforces_numbers()}</h2>
          <DataTable caption={m.taskforces_numbers()} captionHidden columns={columns} rows={view.now} rowKey={({ member }) => member} rowName={({ name }) => name} empty={{ sentence: m.taskforces_no_members() }} />
        </section>
        <section aria-labelledby="lines" className="stack">
          <h2 id="lines">{m.taskforces_entries()}</h2>
          <DataTable caption={m.taskforces_entries()} captionHidden columns={lines} rows={view.entries} rowKey={({ id }) => id} rowName={({ reference }) => reference} empty={{ sentence: m.taskforces_no_entries() }} />
          {mayWrite && <p><button type="button" className="button" onClick={() => setAsking(entering(file))}>{m.taskforces_add_entry()}</button></p>}
        </section>
        <section aria-labelledby="submit" className="stack">
          <h2 id="submit">{m.taskforces_submit()}</h2>
          {view.submitted !== null && <p>{m.taskforces_submitted_on({ day: dayInWords(view.submitted.submittedOn, language()) })} {view.submitted.narrative !== null && <Bidi>{view.submitted.narrative}</Bidi>}</p>}
          {!view.ended ? <p className="hint">{m.taskforces_quarter_runs()}</p> : mayWrite && <Submit file={file} view={view} />}
        </section>
      </div>
      <SheetForm asking={asking} onClose={() => setAsking(undefined)} />
    </>
  );
}

function Submit({ file, view }: { file: TaskForceFile; view: QuarterView }) {
  const { mutateAsync } = useSend('POST', `/taskforces/${file.id}/quarter`, { stale: ['/taskforces'] });
  const again = view.submitted !== null;
  return (
    <Form<object, unknown> key={view.submitted?.version ?? 0} label={m.taskforces_submit()} submit={again ? m.taskforces_submit_again() : m.taskforces_submit()} initial={{ narrative: view.submitted?.narrative ?? '' }} send={(values, { key }) => mutateAsync({ body: { ...values, quarter: view.quarter }, key, version: view.submitted?.version })} onDone={() => showToast(m.taskforces_submitted())}>
      <LongText name="narrative" label={m.taskforces_narrative()} most={8000} rows={4} optional />
      {again && <TextField name="reason" label={m.taskforces_reason()} most={400} />}
    </Form>
  );
}

function entering(file: TaskForceFile): Asking {
  return {
    title: m.taskforces_add_entry(), path: `/taskforces/${file.id}/entries`,
    fields: <><ChoiceField name="member" label={m.taskforces_member()} choices={file.members.map((one) => ({ value: one.id, label: one.name }))} /><ChoiceField name="kind" label={m.taskforces_kind()} choices={choicesOf(entryKinds)} /><DateField name="onDay" label={m.taskforces_on_day()} /><TextField name="reference" label={m.taskforces_reference()} most={60} code /><NumberField name="amount" label={m.taskforces_how_many()} from={1} to={100_000} /></>,
  };
}

function correcting(entry: QuarterView['entries'][number]): Asking {
  return { title: m.taskforces_correct_of({ reference: entry.reference }), path: `/taskforces/entries/${entry.id}`, version: entry.version, initial: { amount: entry.amount, onDay: entry.onDay }, fields: <><NumberField name="amount" label={m.taskforces_how_many()} from={1} to={100_000} /><DateField name="onDay" label={m.taskforces_on_day()} /></> };
}

/** The quarter beside one, before or after it. */
function beside(quarter: string, by: 1 | -1): string {
  const at = Number(quarter.slice(2, 6)) * 4 + Number(quarter.slice(7)) - 1 + by;
  return `FY${Math.floor(at / 4)}Q${(at % 4) + 1}`;
}

function lastDay(until: string): string {
  return new Date(Date.parse(`${until}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
