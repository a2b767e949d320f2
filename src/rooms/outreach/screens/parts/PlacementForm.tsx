import { ChoiceField } from '../../../../foundation/screen/ChoiceField.tsx';
import { CheckField, DateField, NumberField, TextField } from '../../../../foundation/screen/fields.tsx';
import { languageName } from '../../../../foundation/screen/names.ts';
import { today } from '../../../../foundation/screen/today.ts';
import * as m from '../../../../messages/messages.js';
import type { Campaigns, Coalitions } from '../../schema.ts';
import { choicesOf, intermediaries, kinds } from './labels.ts';
import type { Asking } from './SheetForm.tsx';

/** The form by which copies are recorded as gone out; where a coalition carries them its city is filled in. */
export function placing(campaigns: Campaigns | undefined, coalitions: Coalitions | undefined, by?: { id: string; city: string; state: string }): Asking {
  const editions = (campaigns?.campaigns ?? []).flatMap((c) => c.materials.flatMap((one) => one.editions.filter((e) => e.withdrawnOn === null).map((e) => ({ value: e.id, label: m.outreach_edition_named({ title: one.title, kind: kinds[one.kind], language: languageName(e.language), number: String(e.number) }) }))));
  return {
    title: m.outreach_add_placement(), path: '/outreach/placements', initial: { sentOn: today(), coded: false, ...(by ? { coalition: by.id, city: by.city, state: by.state } : {}) },
    fields: (
      <>
        <ChoiceField name="edition" label={m.outreach_edition()} choices={editions} />
        <ChoiceField name="coalition" label={m.outreach_carried_by()} choices={(coalitions?.coalitions ?? []).map((c) => ({ value: c.id, label: c.name }))} optional />
        <ChoiceField name="intermediary" label={m.outreach_intermediary()} choices={choicesOf(intermediaries)} />
        <TextField name="recipient" label={m.outreach_recipient()} hint={m.outreach_recipient_hint()} most={200} />
        <TextField name="city" label={m.outreach_city()} most={120} width="medium" />
        <TextField name="state" label={m.outreach_state()} hint={m.outreach_state_hint()} most={2} code width="short" />
        <DateField name="sentOn" label={m.outreach_sent_on()} />
        <NumberField name="copies" label={m.outreach_copies()} from={1} to={10_000_000} />
        <CheckField name="coded" label={m.outreach_coded()} hint={m.outreach_coded_hint()} />
      </>
    ),
  };
}
