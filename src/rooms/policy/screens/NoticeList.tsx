import { useState } from 'react';
import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi, Code } from '../../../foundation/screen/Bidi.tsx';
import { ChecksField, ChoiceField } from '../../../foundation/screen/ChoiceField.tsx';
import { choicesOf } from '../../../foundation/screen/choices.ts';
import { DataTable, type Column } from '../../../foundation/screen/DataTable.tsx';
import { DateField, LongText, NumberField, TextField } from '../../../foundation/screen/fields.tsx';
import { useGo } from '../../../foundation/screen/go.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { countryChoices } from '../../../foundation/screen/names.ts';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import { Tabs } from '../../../foundation/screen/Tabs.tsx';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import { today } from '../../../foundation/screen/today.ts';
import { addDays, type Day } from '../../../foundation/calendar/day.ts';
import * as m from '../../../messages/messages.js';
import type { NoticeEntry, Notices } from '../schema.ts';
import { instruments, money, purposes, stages } from './parts/labels.ts';
import { SheetForm, type Asking } from '../../../foundation/screen/SheetForm.tsx';

const columns: readonly Column<NoticeEntry>[] = [
  { id: 'number', head: m.policy_number(), cell: ({ number, own }) => <span className="row"><Code>{number}</Code> {own && <Tag>{m.policy_own()}</Tag>}</span>, width: 'minmax(10.5rem, 12rem)' },
  { id: 'title', head: m.policy_title(), cell: ({ title }) => <Bidi>{title}</Bidi>, width: 'minmax(12rem, 2fr)', names: true },
  { id: 'cents', head: m.policy_amount(), cell: ({ cents }) => money(cents), width: '8rem', align: 'end' },
  { id: 'until', head: m.policy_comments_until(), cell: ({ commentsUntil, stage }) => (stage === 'decided' ? stages.decided : <OnDay day={commentsUntil} />), width: 'minmax(9.5rem, 11rem)' },
  { id: 'said', head: m.policy_comments(), cell: ({ comments, unanswered }) => <span className="row">{comments}{unanswered > 0 && <Tag tone="warn">{m.policy_unanswered({ count: unanswered })}</Tag>}</span>, width: 'minmax(9.5rem, 1fr)' },
  { id: 'overlaps', head: m.policy_overlaps(), cell: ({ overlaps }) => (overlaps > 0 ? <Tag tone="warn">{overlaps}</Tag> : overlaps), width: '6.5rem', align: 'end' },
];
const VIEWS = ['open', 'to-decide', 'decided', 'all'] as const;

/** The notices of grant plans of every agency of the group. */
export function NoticeList() {
  const { query } = useAddress();
  const go = useGo();
  const [asking, setAsking] = useState<Asking | undefined>(undefined);
  const show = VIEWS.find((view) => view === query['show']) ?? 'open';
  const reading = useRead<Notices>('/policy/notices', { show });
  const labels = { open: m.policy_notices_open(), 'to-decide': m.policy_notices_to_decide(), decided: m.policy_notices_decided(), all: m.policy_view_all() };
  const counts = { open: reading.data?.open, 'to-decide': reading.data?.toDecide, decided: reading.data?.decided, all: reading.data?.all };
  const pathOf = (view: (typeof VIEWS)[number]): string => (view === 'open' ? '/app/policy/notices' : `/app/policy/notices?show=${view}`);
  const now = today() as Day;
  const announce: Asking = {
    title: m.policy_announce(), path: '/policy/notices', shape: withCountries, initial: { announcedOn: now, commentsUntil: addDays(now, 14) }, onKept: (id) => go(`/app/policy/notices/${id}`),
    fields: (
      <>
        <TextField name="number" label={m.policy_number()} hint={m.policy_notice_number_hint()} most={40} code />
        <TextField name="title" label={m.policy_title()} most={200} />
        <TextField name="department" label={m.policy_agency()} hint={m.policy_short_hint()} most={40} width="medium" />
        <ChoiceField name="instrument" label={m.policy_instrument()} choices={choicesOf(instruments)} />
        <ChecksField name="purposes" label={m.policy_purposes()} choices={choicesOf(purposes)} />
        {[0, 1, 2].map((i) => <ChoiceField key={i} name={`country${i}`} label={i === 0 ? m.policy_country() : m.policy_country_more({ number: i + 1 })} hint={i === 0 ? m.policy_country_hint() : undefined} choices={countryChoices()} optional />)}
        <NumberField name="dollars" label={m.policy_amount()} unit={m.policy_dollars()} from={0} to={1_000_000_000} whole={false} />
        <DateField name="startsOn" label={m.policy_starts_on()} />
        <DateField name="endsOn" label={m.policy_ends_on()} />
        <LongText name="what" label={m.policy_plan_words()} hint={m.policy_plan_words_hint()} most={4000} />
        <DateField name="announcedOn" label={m.policy_announced_on()} />
        <DateField name="commentsUntil" label={m.policy_comments_until()} />
      </>
    ),
  };
  return (
    <>
      <PageHeader title={m.policy_notices()} under={m.policy_notices_lead()}>
        <button type="button" className="button primary" onClick={() => setAsking(announce)}>{m.policy_announce()}</button>
      </PageHeader>
      <Tabs label={m.policy_views()} current={pathOf(show)} tabs={VIEWS.map((view) => ({ path: pathOf(view), label: labels[view], count: counts[view] }))} />
      <Loaded reading={reading}>
        {({ notices }) => <DataTable caption={`${m.policy_notices()}: ${labels[show]}`} captionHidden columns={columns} rows={notices} rowKey={({ id }) => id} rowName={({ title }) => title} onOpen={({ id }) => go(`/app/policy/notices/${id}`)} height="calc(100dvb - 19rem)" empty={{ sentence: m.policy_no_notice() }} />}
      </Loaded>
      <SheetForm asking={asking} onClose={() => setAsking(undefined)} />
    </>
  );
}

// Countries are asked one by one and sent as one list.
function withCountries(values: Record<string, unknown>): Record<string, unknown> {
  const asked = Object.entries(values).filter(([name]) => /^country\d$/.test(name));
  const rest = Object.fromEntries(Object.entries(values).filter(([name]) => !/^country\d$/.test(name)));
  return { ...rest, countries: [...new Set(asked.map(([, value]) => value).filter((value) => value !== undefined))] };
}
