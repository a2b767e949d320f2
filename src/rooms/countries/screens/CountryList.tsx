import { useState } from 'react';
import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi } from '../../../foundation/screen/Bidi.tsx';
import { ChoiceField } from '../../../foundation/screen/ChoiceField.tsx';
import { choicesOf } from '../../../foundation/screen/choices.ts';
import { DataTable, type Column } from '../../../foundation/screen/DataTable.tsx';
import { DateField, NumberField, TextField } from '../../../foundation/screen/fields.tsx';
import { Form } from '../../../foundation/screen/Form.tsx';
import { useGo } from '../../../foundation/screen/go.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import * as m from '../../../messages/messages.js';
import type { Countries, CountryEntry } from '../schema.ts';
import { kinds, levels, regions, tiers } from './parts/labels.ts';
import { PublishButton } from './parts/PublishButton.tsx';
import { SheetForm, type Asking } from '../../../foundation/screen/SheetForm.tsx';

const columns: readonly Column<CountryEntry>[] = [
  { id: 'name', head: m.countries_country(), cell: ({ name, ended }) => <span className="row"><Bidi>{name}</Bidi> {ended && <Tag>{m.countries_public_former()}</Tag>}</span>, width: 'minmax(12rem, 2fr)', names: true },
  { id: 'region', head: m.countries_region(), cell: ({ region }) => regions[region], width: 'minmax(9.5rem, 1fr)' },
  { id: 'finding', head: m.countries_last_finding(), cell: ({ finding, level }) => (finding === null ? '' : `${finding}${level === null ? '' : `, ${levels[level]}`}`), width: 'minmax(7rem, 9rem)' },
  { id: 'tier', head: m.countries_tier(), cell: ({ tier, watch, tierYear }) => (tier === null ? '' : <span className="row">{tiers[String(tier) as '1']}{watch !== null && <Tag tone="warn">{m.countries_watched()}</Tag>} <span className="hint">{tierYear}</span></span>), width: 'minmax(10rem, 1fr)' },
  { id: 'programs', head: m.countries_preferences(), cell: ({ programs }) => programs.join(', '), width: 'minmax(7.5rem, 1fr)' },
  { id: 'published', head: m.countries_published(), cell: ({ publishedOn }) => (publishedOn === null ? <Tag tone="warn">{m.countries_not_published()}</Tag> : <OnDay day={publishedOn} />), width: 'minmax(9.5rem, 11rem)' },
];

/** The countries and territories as they stand today, or as they were called and stood on another day. */
export function CountryList() {
  const { query, setQuery } = useAddress();
  const go = useGo();
  const [mayWrite, mayPublish] = [useMay('countries.write'), useMay('countries.publish')];
  const [asking, setAsking] = useState<Asking | undefined>(undefined);
  const reading = useRead<Countries>('/countries', { on: query['on'] });
  const add: Asking = {
    title: m.countries_add(), path: '/countries', initial: { kind: 'country' }, onKept: (id) => go(`/app/countries/${id}`), shape: (values) => ({ ...values, code: String(values['code']).toUpperCase() }),
    fields: <><TextField name="code" label={m.countries_code()} hint={m.countries_code_hint()} most={2} code width="short" /><TextField name="name" label={m.countries_name()} most={80} /><ChoiceField name="kind" label={m.countries_kind()} choices={choicesOf(kinds)} /><ChoiceField name="region" label={m.countries_region()} choices={choicesOf(regions)} /><DateField name="fromOn" label={m.countries_from_on()} hint={m.countries_from_hint()} optional /><NumberField name="latitude" label={m.countries_latitude()} from={-90} to={90} /><NumberField name="longitude" label={m.countries_longitude()} from={-180} to={180} /></>,
  };
  return (
    <>
      <PageHeader title={m.countries_list()} under={m.countries_list_lead()}>
        {mayPublish && <PublishButton />}
        {mayWrite && <button type="button" className="button primary" onClick={() => setAsking(add)}>{m.countries_add()}</button>}
      </PageHeader>
      <div className="stack">
        <Form<{ on?: string }, void> label={m.countries_show()} submit={m.countries_show()} initial={{ on: query['on'] ?? '' }} send={async ({ on }) => setQuery({ on })}>
          <DateField name="on" label={m.countries_on()} hint={m.countries_on_hint()} optional />
        </Form>
        <Loaded reading={reading}>
          {({ countries }) => <DataTable caption={m.countries_list()} captionHidden columns={columns} rows={countries} rowKey={({ id }) => id} rowName={({ name }) => name} onOpen={({ id }) => go(`/app/countries/${id}`)} height="calc(100dvb - 24rem)" empty={{ sentence: m.countries_none() }} />}
        </Loaded>
      </div>
      <SheetForm asking={asking} onClose={() => setAsking(undefined)} />
    </>
  );
}
