import { useState } from 'react';
import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi } from '../../../foundation/screen/Bidi.tsx';
import { ChoiceField } from '../../../foundation/screen/ChoiceField.tsx';
import { DataTable, type Column } from '../../../foundation/screen/DataTable.tsx';
import { EmptyState } from '../../../foundation/screen/EmptyState.tsx';
import { DateField, TextField } from '../../../foundation/screen/fields.tsx';
import { Go } from '../../../foundation/screen/go.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { numberText } from '../../../foundation/screen/number-text.ts';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { SheetForm, type Asking } from '../../../foundation/screen/SheetForm.tsx';
import { today } from '../../../foundation/screen/today.ts';
import * as m from '../../../messages/messages.js';
import type { Campaigns, Sites } from '../schema.ts';
import { monthInWords, sources } from './parts/labels.ts';
import { Part } from '../../../foundation/screen/Part.tsx';

type Month = Sites['sites'][number]['months'][number];
const columns: readonly Column<Month>[] = [
  { id: 'month', head: m.outreach_month(), cell: ({ month }) => monthInWords(month), width: 'minmax(9rem, 1fr)', names: true },
  { id: 'visits', head: m.outreach_visits(), cell: ({ visits }) => numberText(visits), width: 'minmax(7rem, 10rem)', align: 'end' },
  { id: 'bots', head: m.outreach_bots(), cell: ({ bots }) => numberText(bots), width: 'minmax(9rem, 12rem)', align: 'end' },
  { id: 'days', head: m.outreach_days(), cell: ({ days }) => numberText(days), width: 'minmax(8rem, 10rem)', align: 'end' },
];

/** Visits by month and visitors by file, apart; and by which rule a log becomes either. */
export function WebVisits() {
  const mayWrite = useMay('outreach.write');
  const [asking, setAsking] = useState<Asking | undefined>(undefined);
  const reading = useRead<Sites>('/outreach/sites');
  const campaigns = useRead<Campaigns>('/outreach/campaigns');
  const add: Asking = { title: m.outreach_add_site(), path: '/outreach/sites', initial: { openedOn: today() }, fields: <><TextField name="name" label={m.outreach_name()} most={120} /><ChoiceField name="campaign" label={m.outreach_campaign()} choices={(campaigns.data?.campaigns ?? []).map((c) => ({ value: c.id, label: c.name }))} /><DateField name="openedOn" label={m.outreach_opened_on()} /></> };
  return (
    <>
      <PageHeader title={m.outreach_web()} under={m.outreach_web_lead()}>
        {mayWrite && <button type="button" className="button" onClick={() => setAsking(add)}>{m.outreach_add_site()}</button>}
        {mayWrite && <Go to="/app/data?sheet=web-visits" className="button primary">{m.outreach_take_log()}</Go>}
      </PageHeader>
      <div className="stack loose">
        <details><summary>{m.outreach_rule()}</summary><ul><li>{m.outreach_rule_page()}</li><li>{m.outreach_rule_robot()}</li><li>{m.outreach_rule_visitor()}</li><li>{m.outreach_rule_visit()}</li></ul></details>
        <Loaded reading={reading}>
          {({ sites }) => (sites.length === 0 ? <EmptyState sentence={m.outreach_no_site()} /> : (
            <div className="stack loose">
              {sites.map((site) => (
                <section key={site.id} className="stack loose" aria-labelledby={`s-${site.id}`}>
                  <div><h2 id={`s-${site.id}`}><Bidi>{site.name}</Bidi></h2><p className="hint">{m.outreach_opened_on()} <OnDay day={site.openedOn} /></p></div>
                  <DataTable caption={m.outreach_visits()} columns={columns} rows={site.months} rowKey={({ month }) => month} rowName={({ month }) => monthInWords(month)} empty={{ sentence: m.outreach_no_visits() }} />
                  <Part id={`f-${site.id}`} title={m.outreach_visitors()} lead={m.outreach_visitors_lead()} none={site.files.length === 0 && m.outreach_no_visitors()}>
                    {site.files.map((file) => <li key={file.from + file.last}><p className="row"><strong>{numberText(file.visitors)}</strong> <OnDay day={file.from} /> – <OnDay day={file.last} /> <span className="hint">{sources[file.source]}</span></p></li>)}
                  </Part>
                </section>
              ))}
            </div>
          ))}
        </Loaded>
      </div>
      <SheetForm asking={asking} onClose={() => setAsking(undefined)} />
    </>
  );
}
