import { ActButton } from '../../../foundation/screen/ActButton.tsx';
import { Bidi, Code } from '../../../foundation/screen/Bidi.tsx';
import { ChoiceField } from '../../../foundation/screen/ChoiceField.tsx';
import { choicesOf } from '../../../foundation/screen/choices.ts';
import { DataTable, type Column } from '../../../foundation/screen/DataTable.tsx';
import { DateField, TextField } from '../../../foundation/screen/fields.tsx';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import { Tabs } from '../../../foundation/screen/Tabs.tsx';
import { useRowWindows } from '../../../foundation/screen/use-row-windows.ts';
import * as m from '../../../messages/messages.js';
import type { HoldingView, NewHolding } from '../schema.ts';
import { ends, held } from './parts/labels.ts';

const STALE = ['/deconfliction'];

function Acts({ holding, onDone }: { holding: HoldingView; onDone: () => void }) {
  if (holding.endedAs !== null) return ends[holding.endedAs];
  return (
    <span className="row">
      <ActButton title={m.deconfliction_renew()} label={m.deconfliction_renew_of({ what: holding.value ?? held[holding.kind] })} path={`/deconfliction/holdings/${holding.id}/renew`} version={holding.version} stale={STALE} said={m.deconfliction_saved()} onDone={onDone}>
        <DateField name="endsOn" label={m.deconfliction_ends_on()} />
      </ActButton>
      <ActButton title={m.deconfliction_withdraw()} label={m.deconfliction_withdraw_of({ what: holding.value ?? held[holding.kind] })} path={`/deconfliction/holdings/${holding.id}/withdraw`} version={holding.version} stale={STALE} said={m.deconfliction_withdrawn()} onDone={onDone}>
        <p>{m.deconfliction_withdraw_lead()}</p>
      </ActButton>
    </span>
  );
}

const columnsOf = (retry: () => void): readonly Column<HoldingView>[] => [
  { id: 'kind', head: m.deconfliction_kind(), cell: ({ kind }) => held[kind], width: 'minmax(9rem, 11rem)' },
  { id: 'value', head: m.deconfliction_value(), cell: ({ value, issuer, kind }) => (value === undefined ? <span className="hint">{m.deconfliction_gone()}</span> : <span className="row">{kind === 'name' ? <Bidi person>{value}</Bidi> : <Code>{value}</Code>}{issuer !== undefined && issuer !== null && <Code>{issuer}</Code>}</span>), width: 'minmax(11rem, 2fr)', names: true },
  { id: 'case', head: m.deconfliction_case_number(), cell: ({ caseNumber }) => (caseNumber === undefined ? '' : <Code>{caseNumber}</Code>), width: 'minmax(9rem, 1fr)' },
  { id: 'asked', head: m.deconfliction_asked_on(), cell: ({ askedOn }) => <OnDay day={askedOn} />, width: 'minmax(8rem, 10rem)' },
  { id: 'ends', head: m.deconfliction_ends_on(), cell: ({ endsOn, endedOn }) => <OnDay day={endedOn ?? endsOn} />, width: 'minmax(8rem, 10rem)' },
  { id: 'acts', head: m.deconfliction_acts(), cell: (holding) => <Acts holding={holding} onDone={retry} />, width: '14rem' },
];

/** What this office holds, and where it asks whether another holds the same. */
export function HoldingList() {
  const all = useAddress().query['show'] === 'all';
  const { retry, ...windows } = useRowWindows<HoldingView>('/deconfliction/holdings', 'holdings', { show: all ? 'all' : 'live' });
  return (
    <>
      <PageHeader title={m.deconfliction_holdings()} under={m.deconfliction_lead()}>
        <ActButton<NewHolding> title={m.deconfliction_ask()} primary path="/deconfliction/holdings" body={({ issuer, ...values }) => ({ ...values, ...(issuer === undefined ? {} : { issuer: issuer.toUpperCase() }) })} stale={STALE} said={m.deconfliction_asked()} onDone={retry}>
          <p className="hint">{m.deconfliction_ask_lead()}</p>
          <ChoiceField name="kind" label={m.deconfliction_kind()} choices={choicesOf(held)} />
          <TextField name="value" label={m.deconfliction_value()} hint={m.deconfliction_value_hint()} most={120} />
          <TextField name="issuer" label={m.deconfliction_issuer()} hint={m.deconfliction_issuer_hint()} most={6} code width="short" optional />
          <TextField name="caseNumber" label={m.deconfliction_case_number()} hint={m.deconfliction_case_hint()} most={60} code />
          <DateField name="endsOn" label={m.deconfliction_ends_on()} optional />
        </ActButton>
      </PageHeader>
      <Tabs label={m.deconfliction_views()} current={all ? '/app/deconfliction?show=all' : '/app/deconfliction'} tabs={[{ path: '/app/deconfliction', label: m.deconfliction_live() }, { path: '/app/deconfliction?show=all', label: m.deconfliction_all() }]} />
      <DataTable key={String(all)} caption={m.deconfliction_holdings()} captionHidden columns={columnsOf(retry)} {...windows} rowKey={({ id }) => id} rowName={({ value, kind }) => value ?? held[kind]} onRetry={retry} height="calc(100dvb - 18rem)" empty={{ sentence: m.deconfliction_none() }} />
    </>
  );
}
