import { ChecksField, ChoiceField } from '../../../../foundation/screen/ChoiceField.tsx';
import { choicesOf } from '../../../../foundation/screen/choices.ts';
import { CheckField, DateField, LongText, NumberField, TextField } from '../../../../foundation/screen/fields.tsx';
import { today } from '../../../../foundation/screen/today.ts';
import * as m from '../../../../messages/messages.js';
import type { CountryFile, Preferences } from '../../schema.ts';
import { answers, certainties, criteria, forms, levels, purposes, tiers, watches } from './labels.ts';
import type { Asking } from '../../../../foundation/screen/SheetForm.tsx';

const listed = (value: unknown): string[] => [...new Set((typeof value === 'string' ? value : '').split(';').map((part) => part.trim()).filter((part) => part.length > 1))];
const thisYear = (): number => Number(today().slice(0, 4));

/** The forms of the page of a country. */
export const finding = (file: CountryFile): Asking => ({
  title: m.countries_add_finding(), path: `/countries/${file.id}/findings`, initial: { year: thisYear(), publishedOn: today(), forms: [] }, shape: (values) => ({ ...values, forms: values['forms'] ?? [], sectors: listed(values['sectors']) }),
  fields: (
    <>
      <NumberField name="year" label={m.countries_report()} from={2002} to={2100} /><DateField name="publishedOn" label={m.countries_published_on()} />
      <ChecksField name="forms" label={m.countries_public_forms()} choices={choicesOf(forms)} optional /><TextField name="sectors" label={m.countries_sectors()} hint={m.countries_sectors_hint()} most={2000} optional />
      <LongText name="prevalence" label={m.countries_public_prevalence()} most={8000} /><LongText name="law" label={m.countries_public_law()} most={8000} /><LongText name="enforcement" label={m.countries_public_enforcement()} most={8000} /><LongText name="policy" label={m.countries_public_policy()} most={8000} /><LongText name="programs" label={m.countries_public_programs()} most={8000} />
      <LongText name="actions" label={m.countries_public_actions()} hint={m.countries_actions_hint()} most={8000} optional /><ChoiceField name="level" label={m.countries_level()} hint={m.countries_level_hint()} choices={choicesOf(levels)} optional />
    </>
  ),
});
export const placement = (file: CountryFile): Asking => ({
  title: m.countries_add_placement(), path: `/countries/${file.id}/placements`, initial: { year: thisYear(), releasedOn: today(), certainty: 'sourced' }, shape: (values) => ({ ...values, tier: Number(values['tier']) }),
  fields: (
    <>
      <NumberField name="year" label={m.countries_report()} from={2001} to={2100} /><DateField name="releasedOn" label={m.countries_released_on()} /><ChoiceField name="tier" label={m.countries_tier()} choices={choicesOf(tiers)} /><ChoiceField name="watch" label={m.countries_watch()} hint={m.countries_watch_hint()} choices={choicesOf(watches)} optional />
      <LongText name="explanation" label={m.countries_explanation()} hint={m.countries_explanation_hint()} most={8000} rows={4} optional /><LongText name="waiver" label={m.countries_waiver()} hint={m.countries_waiver_hint()} most={1000} rows={3} optional /><ChoiceField name="certainty" label={m.countries_certainty()} choices={choicesOf(certainties)} />
    </>
  ),
});
export const evidence = (file: CountryFile): Asking => ({
  title: m.countries_add_evidence(), path: `/countries/${file.id}/evidence`, initial: { year: thisYear(), concrete: false },
  fields: <><NumberField name="year" label={m.countries_report()} from={2001} to={2100} /><ChoiceField name="criterion" label={m.countries_standard()} choices={choicesOf(criteria)} /><ChoiceField name="answer" label={m.countries_answer()} choices={choicesOf(answers)} /><LongText name="words" label={m.countries_evidence_words()} most={4000} /><CheckField name="concrete" label={m.countries_concrete()} hint={m.countries_concrete_hint()} /><TextField name="source" label={m.countries_source()} most={400} /></>,
});
export const designation = (file: CountryFile, preferences: Preferences | undefined): Asking => ({
  title: m.countries_add_designation(), path: `/countries/${file.id}/designations`, initial: { fromOn: today(), interest: false, certainty: 'sourced' },
  fields: <><ChoiceField name="preference" label={m.countries_program()} choices={(preferences?.preferences ?? []).map((p) => ({ value: p.id, label: p.short }))} /><DateField name="fromOn" label={m.countries_from_on()} /><CheckField name="interest" label={m.countries_interest()} hint={m.countries_interest_hint()} /><ChoiceField name="certainty" label={m.countries_certainty()} choices={choicesOf(certainties)} /></>,
});
export const endDesignation = (d: CountryFile['designations'][number]): Asking => ({ title: m.countries_end_designation_of({ program: d.short }), path: `/countries/designations/${d.id}/end`, version: d.version, initial: { untilOn: today() }, fields: <><DateField name="untilOn" label={m.countries_until_on()} hint={m.countries_until_hint()} /><LongText name="ended" label={m.countries_why_ended()} most={1000} rows={3} /></> });
export const project = (file: CountryFile): Asking => ({
  title: m.countries_add_project(), path: `/countries/${file.id}/projects`,
  fields: <><TextField name="title" label={m.countries_name()} most={200} /><TextField name="department" label={m.countries_agency()} most={40} width="medium" /><ChoiceField name="purpose" label={m.countries_purpose()} choices={choicesOf(purposes)} /><DateField name="startsOn" label={m.countries_from_on()} /><DateField name="endsOn" label={m.countries_until_on()} hint={m.countries_until_hint()} /><TextField name="number" label={m.countries_number()} hint={m.countries_number_hint()} most={60} code optional /></>,
});
export const rename = (file: CountryFile): Asking => ({ title: m.countries_rename(), path: `/countries/${file.id}/name`, initial: { fromOn: today() }, fields: <><TextField name="name" label={m.countries_name()} most={80} /><DateField name="fromOn" label={m.countries_from_on()} hint={m.countries_rename_hint()} /></> });
export const ending = (file: CountryFile): Asking => ({
  title: m.countries_end_of({ name: file.name }), path: `/countries/${file.id}/end`, version: file.version, shape: (values) => ({ ...values, successors: listed(values['successors']).map((code) => code.toUpperCase()) }),
  fields: <><DateField name="untilOn" label={m.countries_until_on()} hint={m.countries_until_hint()} /><TextField name="successors" label={m.countries_successors()} hint={m.countries_successors_hint()} most={60} code optional /></>,
});
