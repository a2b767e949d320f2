import { useState } from 'react';
import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi, Code } from '../../../foundation/screen/Bidi.tsx';
import { DataTable, type Column } from '../../../foundation/screen/DataTable.tsx';
import { languageName } from '../../../foundation/screen/names.ts';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { useRowWindows } from '../../../foundation/screen/use-row-windows.ts';
import * as m from '../../../messages/messages.js';
import type { Campaigns, Coalitions, PlacementView } from '../schema.ts';
import { intermediaries, kinds, number } from './parts/labels.ts';
import { placing } from './parts/PlacementForm.tsx';
import { SheetForm, type Asking } from './parts/SheetForm.tsx';

const columns: readonly Column<PlacementView>[] = [
  { id: 'sent', head: m.outreach_sent_on(), cell: ({ sentOn }) => <OnDay day={sentOn} />, width: 'minmax(9rem, 10rem)' },
  { id: 'recipient', head: m.outreach_recipient(), cell: ({ recipient }) => <Bidi>{recipient}</Bidi>, width: 'minmax(13rem, 2fr)', names: true },
  { id: 'place', head: m.outreach_place(), cell: ({ city, state }) => <Bidi>{`${city}, ${state}`}</Bidi>, width: 'minmax(9rem, 1fr)' },
  { id: 'copies', head: m.outreach_copies(), cell: ({ copies }) => number(copies), width: '6rem', align: 'end' },
  { id: 'code', head: m.outreach_code(), cell: ({ id, code }) => (code === null ? '' : <a href={`/api/outreach/placements/${id}/poster`} download aria-label={m.outreach_poster_of({ code: code })}><Code>{code}</Code></a>), width: '9rem' },
  { id: 'openings', head: m.outreach_openings(), cell: ({ code, openings }) => (code === null ? '' : number(openings)), width: '7rem', align: 'end' },
  { id: 'group', head: m.outreach_intermediary(), cell: ({ intermediary }) => intermediaries[intermediary], width: 'minmax(13rem, 1fr)' },
  { id: 'material', head: m.outreach_material(), cell: ({ material, kind, language, number: edition }) => <Bidi>{m.outreach_edition_named({ title: material, kind: kinds[kind], language: languageName(language), number: String(edition) })}</Bidi>, width: 'minmax(18rem, 2fr)' },
];

/** Where copies went, the newest first; those with a code say how often its page was opened. */
export function PlacementList() {
  const mayWrite = useMay('outreach.write');
  const [asking, setAsking] = useState<Asking | undefined>(undefined);
  const { retry, ...windows } = useRowWindows<PlacementView>('/outreach/placements', 'placements', {});
  const campaigns = useRead<Campaigns>('/outreach/campaigns');
  const coalitions = useRead<Coalitions>('/outreach/coalitions');
  return (
    <>
      <PageHeader title={m.outreach_placements()} under={m.outreach_placements_lead()}>
        {mayWrite && <button type="button" className="button primary" onClick={() => setAsking(placing(campaigns.data, coalitions.data))}>{m.outreach_add_placement()}</button>}
      </PageHeader>
      <DataTable caption={m.outreach_placements()} captionHidden columns={columns} {...windows} rowKey={({ id }) => id} rowName={({ recipient }) => recipient} onRetry={retry} height="calc(100dvb - 15rem)" empty={{ sentence: m.outreach_no_placement() }} />
      <SheetForm asking={asking} onClose={() => setAsking(undefined)} />
    </>
  );
}
