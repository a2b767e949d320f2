import { useState } from 'react';
import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi } from '../../../foundation/screen/Bidi.tsx';
import { ChoiceField } from '../../../foundation/screen/ChoiceField.tsx';
import { DataTable, type Column } from '../../../foundation/screen/DataTable.tsx';
import { DateField, TextField } from '../../../foundation/screen/fields.tsx';
import { useGo } from '../../../foundation/screen/go.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import { today } from '../../../foundation/screen/today.ts';
import * as m from '../../../messages/messages.js';
import type { Campaigns, CoalitionEntry, Coalitions } from '../schema.ts';
import { lacking, number } from './parts/labels.ts';
import { SheetForm, type Asking } from './parts/SheetForm.tsx';

const columns: readonly Column<CoalitionEntry>[] = [
  { id: 'name', head: m.outreach_coalition(), cell: ({ name }) => <Bidi>{name}</Bidi>, width: 'minmax(11rem, 1fr)', names: true },
  { id: 'lacks', head: m.outreach_lacks(), cell: ({ unmet }) => (unmet.length === 0 ? <Tag tone="success">{m.outreach_well()}</Tag> : unmet.map((check) => lacking[check]).join(', ')), width: 'minmax(21rem, 2fr)' },
  { id: 'members', head: m.outreach_members(), cell: ({ members }) => number(members), width: '7rem', align: 'end' },
  { id: 'sectors', head: m.outreach_sectors(), cell: ({ sectors }) => number(sectors), width: '6rem', align: 'end' },
  { id: 'met', head: m.outreach_last_met(), cell: ({ lastMet }) => (lastMet === null ? m.outreach_never() : <OnDay day={lastMet} />), width: 'minmax(8rem, 10rem)' },
  { id: 'copies', head: m.outreach_copies_carried(), cell: ({ copies }) => number(copies), width: '8rem', align: 'end' },
];

/** The coalitions, and what of its health each lacks. */
export function CoalitionList() {
  const go = useGo();
  const mayWrite = useMay('outreach.write');
  const [asking, setAsking] = useState<Asking | undefined>(undefined);
  const reading = useRead<Coalitions>('/outreach/coalitions');
  const campaigns = useRead<Campaigns>('/outreach/campaigns');
  const choices = (campaigns.data?.campaigns ?? []).map((c) => ({ value: c.id, label: c.name }));
  const add: Asking = {
    title: m.outreach_add_coalition(), path: '/outreach/coalitions', initial: { convenedOn: today(), ...(choices.length === 1 ? { campaign: choices[0]?.value } : {}) }, onKept: (id) => go(`/app/outreach/coalitions/${id}`),
    fields: <><TextField name="name" label={m.outreach_name()} most={120} /><TextField name="city" label={m.outreach_city()} most={120} width="medium" /><TextField name="state" label={m.outreach_state()} hint={m.outreach_state_hint()} most={2} code width="short" /><ChoiceField name="campaign" label={m.outreach_campaign()} choices={choices} /><DateField name="convenedOn" label={m.outreach_convened_on()} /></>,
  };
  return (
    <>
      <PageHeader title={m.outreach_coalitions()} under={m.outreach_coalitions_lead()}>
        {mayWrite && choices.length > 0 && <button type="button" className="button primary" onClick={() => setAsking(add)}>{m.outreach_add_coalition()}</button>}
      </PageHeader>
      <Loaded reading={reading}>
        {({ coalitions }) => <DataTable caption={m.outreach_coalitions()} captionHidden columns={columns} rows={coalitions} rowKey={({ id }) => id} rowName={({ name }) => name} onOpen={({ id }) => go(`/app/outreach/coalitions/${id}`)} height="calc(100dvb - 15rem)" empty={{ sentence: m.outreach_no_coalition() }} />}
      </Loaded>
      <SheetForm asking={asking} onClose={() => setAsking(undefined)} />
    </>
  );
}
