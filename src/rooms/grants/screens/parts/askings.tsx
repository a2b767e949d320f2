import { ChecksField, ChoiceField } from '../../../../foundation/screen/ChoiceField.tsx';
import { CheckField, DateField, LongText, NumberField, TextField } from '../../../../foundation/screen/fields.tsx';
import { countryChoices } from '../../../../foundation/screen/names.ts';
import { today } from '../../../../foundation/screen/today.ts';
import * as m from '../../../../messages/messages.js';
import type { AwardFile, Names, OpportunityFile, RecipientFile } from '../../schema.ts';
import { advice, categories, choicesOf, conditions, endings, funders, indicators, instruments, movements, outcomes, recipients, regions, reports, scopes, services, visits } from './labels.ts';
import type { Asking } from './SheetForm.tsx';

const dollars = (name: string, label: string, from = 0, optional = false) => <NumberField name={name} label={label} unit={m.grants_dollars()} from={from} to={10_000_000_000} whole={false} optional={optional} />;

/** How somebody says whether an award counts. */
export const codingFields = (
  <>
    <ChoiceField name="outcome" label={m.grants_outcome()} choices={choicesOf(outcomes)} />
    <NumberField name="percent" label={m.grants_percent()} from={0.01} to={99.99} whole={false} unit="%" optional />
    <CheckField name="trafficking" label={m.grants_trafficking()} />
    <CheckField name="childLabor" label={m.grants_child_labor()} />
  </>
);

/** A coding as it is sent: a percentage only where a share counts. */
export const codingShape = ({ percent, ...values }: Record<string, unknown>): Record<string, unknown> => ({ ...values, ...(values['outcome'] === 'share' && percent !== undefined ? { percent } : {}) });

/** The forms of the page of an award. */
export const movement = (a: AwardFile): Asking => ({ title: m.grants_add_movement(), path: `/grants/awards/${a.id}/movements`, initial: { kind: a.obligated < a.cents ? 'obligated' : 'disbursed', onDay: today() }, fields: <><ChoiceField name="kind" label={m.grants_movement_kind()} choices={choicesOf(movements)} /><NumberField name="dollars" label={m.grants_amount()} hint={m.grants_movement_hint()} unit={m.grants_dollars()} from={-10_000_000_000} to={10_000_000_000} whole={false} /><DateField name="onDay" label={m.grants_on_day()} /><TextField name="reference" label={m.grants_reference_short()} most={60} code optional /></> });
export const condition = (a: AwardFile): Asking => ({ title: m.grants_add_condition(), path: `/grants/awards/${a.id}/conditions`, initial: { kind: 'special' }, fields: <><ChoiceField name="kind" label={m.grants_kind()} choices={choicesOf(conditions)} /><LongText name="about" label={m.grants_about()} most={1000} rows={3} /><DateField name="dueOn" label={m.grants_due_on()} optional /></> });
export const meet = (c: AwardFile['conditions'][number]): Asking => ({ title: m.grants_meet(), path: `/grants/conditions/${c.id}/met`, version: c.version, initial: { metOn: today() }, lead: c.about, fields: <><DateField name="metOn" label={m.grants_met_on()} /><TextField name="evidence" label={m.grants_evidence()} most={1000} /></> });
export const report = (a: AwardFile): Asking => ({ title: m.grants_add_report(), path: `/grants/awards/${a.id}/reports`, initial: { kind: 'performance' }, fields: <><ChoiceField name="kind" label={m.grants_kind()} choices={choicesOf(reports)} /><DateField name="from" label={m.grants_from()} /><DateField name="until" label={m.grants_until()} /><DateField name="dueOn" label={m.grants_due_on()} /></> });
export const receive = (r: AwardFile['reports'][number]): Asking => ({
  title: m.grants_receive(), path: `/grants/reports/${r.id}/received`, version: r.version, initial: { receivedOn: today() },
  shape: (values) => ({ receivedOn: values['receivedOn'], narrative: values['narrative'], counts: Object.keys(indicators).filter((i) => values[i] !== undefined).map((indicator) => ({ indicator, actual: values[indicator] })) }),
  fields: <><DateField name="receivedOn" label={m.grants_received_on()} /><LongText name="narrative" label={m.grants_narrative()} most={8000} optional />{Object.entries(indicators).map(([name, label]) => <NumberField key={name} name={name} label={label} from={0} to={100_000_000} optional />)}</>,
});
export const accept = (r: AwardFile['reports'][number]): Asking => ({ title: m.grants_accept(), path: `/grants/reports/${r.id}/accepted`, version: r.version, initial: { acceptedOn: today() }, fields: <DateField name="acceptedOn" label={m.grants_accepted_on()} /> });
export const visit = (a: AwardFile): Asking => ({ title: m.grants_add_visit(), path: `/grants/awards/${a.id}/visits`, initial: { kind: 'site' }, fields: <><ChoiceField name="kind" label={m.grants_kind()} choices={choicesOf(visits)} /><DateField name="plannedOn" label={m.grants_planned_on()} /></> });
export const hold = (v: AwardFile['visits'][number]): Asking => ({ title: m.grants_hold(), path: `/grants/visits/${v.id}/held`, version: v.version, initial: { heldOn: today() }, fields: <><DateField name="heldOn" label={m.grants_held_on()} /><LongText name="found" label={m.grants_found()} most={4000} /><DateField name="followOn" label={m.grants_follow_on()} optional /></> });
export const settleVisit = (v: AwardFile['visits'][number]): Asking => ({ title: m.grants_settle_visit(), path: `/grants/visits/${v.id}/settled`, version: v.version, initial: { settledOn: today() }, fields: <DateField name="settledOn" label={m.grants_settled_on()} /> });
export const close = (a: AwardFile): Asking => ({ title: m.grants_close(), path: `/grants/awards/${a.id}/close`, version: a.version, initial: { closedOn: today() }, fields: <DateField name="closedOn" label={m.grants_closed_on()} /> });
export const correct = (a: AwardFile): Asking => ({ title: m.grants_correct(), path: `/grants/awards/${a.id}`, version: a.version, initial: { title: a.title, purpose: a.purpose, categories: a.categories, endsOn: a.endsOn }, fields: <><TextField name="title" label={m.grants_title()} most={300} /><LongText name="purpose" label={m.grants_purpose()} most={4000} /><ChecksField name="categories" label={m.grants_categories()} choices={choicesOf(categories)} optional /><DateField name="endsOn" label={m.grants_ends_on()} /></> });
export const code = (award: string): Asking => ({ title: m.grants_code(), path: `/grants/awards/${award}/coding`, initial: { trafficking: false, childLabor: false }, shape: codingShape, fields: <>{codingFields}<TextField name="evidence" label={m.grants_coding_evidence()} most={1000} /></> });
export const settle = (award: string): Asking => ({ title: m.grants_settle(), path: `/grants/awards/${award}/settled`, initial: { trafficking: false, childLabor: false }, shape: codingShape, fields: <>{codingFields}<TextField name="reason" label={m.grants_reason()} most={1000} /></> });
export const reopen = (award: string): Asking => ({ title: m.grants_reopen(), path: `/grants/awards/${award}/reopened`, fields: <TextField name="reason" label={m.grants_reason()} most={1000} /> });

/** What an award asks; the organization is chosen among those found. */
export const awardFields = (names: Names) => (
  <>
    <ChoiceField name="recipient" label={m.grants_recipient()} choices={names.recipients.map((r) => ({ value: r.id, label: r.name }))} />
    <TextField name="number" label={m.grants_number()} most={60} code />
    <TextField name="title" label={m.grants_title()} most={300} />
    <LongText name="purpose" label={m.grants_purpose()} most={4000} rows={3} />
    <ChoiceField name="funder" label={m.grants_office()} choices={choicesOf(funders)} />
    <ChoiceField name="instrument" label={m.grants_instrument()} choices={choicesOf(instruments)} />
    {names.programs.length > 0 && <ChoiceField name="program" label={m.grants_program()} choices={names.programs.map((p) => ({ value: p.id, label: p.name }))} optional />}
    <ChoiceField name="scope" label={m.grants_scope()} choices={choicesOf(scopes)} />
    <ChoiceField name="region" label={m.grants_region()} choices={choicesOf(regions)} />
    {([m.grants_country_first(), m.grants_country_second(), m.grants_country_third()]).map((label, i) => <ChoiceField key={label} name={`country${i}`} label={label} choices={countryChoices()} optional />)}
    <ChecksField name="categories" label={m.grants_categories()} choices={choicesOf(categories)} optional />
    <ChoiceField name="service" label={m.grants_service()} choices={choicesOf(services)} optional />
    <DateField name="awardedOn" label={m.grants_awarded_on()} />
    <DateField name="startsOn" label={m.grants_starts_on()} />
    <DateField name="endsOn" label={m.grants_ends_on()} />
    {dollars('dollars', m.grants_amount(), 0.01)}
    {dollars('totalDollars', m.grants_total_cost(), 0.01, true)}
    <NumberField name="period" label={m.grants_period()} from={1} to={20} />
    {names.initiatives.length > 0 && <ChoiceField name="initiative" label={m.grants_initiative()} choices={names.initiatives.map((i) => ({ value: i.id, label: i.name }))} optional />}
    <CheckField name="obligateNow" label={m.grants_obligate_now()} />
  </>
);

/** An award as it is sent: its countries as one list. */
export const awardShape = (values: Record<string, unknown>): Record<string, unknown> => {
  const countries = [0, 1, 2].map((i) => values[`country${i}`]).filter((c) => c !== undefined);
  return { ...Object.fromEntries(Object.entries(values).filter(([name]) => !/^country\d$/.test(name))), categories: values['categories'] ?? [], countries: [...new Set(countries)] };
};

/** Money and programs. */
export const appropriation = (): Asking => ({ title: m.grants_add_appropriation(), path: '/grants/appropriations', fields: <><TextField name="law" label={m.grants_law()} most={200} /><TextField name="account" label={m.grants_account()} most={200} /><NumberField name="fiscalYear" label={m.grants_year()} from={1990} to={2100} />{dollars('dollars', m.grants_amount(), 0.01)}<DateField name="enactedOn" label={m.grants_enacted_on()} /><DateField name="availableUntil" label={m.grants_available_until()} optional /></> });
export const program = (of: readonly { id: string; account: string; fiscalYear: number }[]): Asking => ({ title: m.grants_add_program(), path: '/grants/programs', initial: { federalShare: false, statement: false }, fields: <><TextField name="name" label={m.grants_name()} most={200} /><ChoiceField name="funder" label={m.grants_office()} choices={choicesOf(funders)} /><TextField name="authority" label={m.grants_authority()} most={200} />{of.length > 0 && <ChoiceField name="appropriation" label={m.grants_account()} choices={of.map((a) => ({ value: a.id, label: `${a.account}, FY${a.fiscalYear}` }))} optional />}<CheckField name="federalShare" label={m.grants_federal_share()} /><CheckField name="statement" label={m.grants_statement()} /></> });
export const opportunity = (of: readonly { id: string; name: string }[]): Asking => ({ title: m.grants_add_opportunity(), path: '/grants/opportunities', initial: { postedOn: today() }, fields: <><ChoiceField name="program" label={m.grants_program()} choices={of.map((p) => ({ value: p.id, label: p.name }))} /><TextField name="number" label={m.grants_reference_short()} most={60} code /><TextField name="title" label={m.grants_name()} most={200} /><LongText name="about" label={m.grants_about()} most={4000} /><DateField name="postedOn" label={m.grants_posted_on()} /><DateField name="closesOn" label={m.grants_closes_on()} />{dollars('totalDollars', m.grants_offered(), 0.01)}{dollars('leastDollars', m.grants_least(), 0.01, true)}{dollars('mostDollars', m.grants_most(), 0.01, true)}<NumberField name="awards" label={m.grants_expected()} from={1} to={10_000} optional /></> });
export const initiative = (): Asking => ({ title: m.grants_add_initiative(), path: '/grants/initiatives', fields: <><TextField name="name" label={m.grants_name()} most={200} /><DateField name="statedOn" label={m.grants_stated_on()} />{dollars('dollars', m.grants_amount(), 0.01)}<TextField name="source" label={m.grants_source()} most={400} /></> });
export const recipient = (): Asking => ({ title: m.grants_add_recipient(), path: '/grants/recipients', initial: { country: 'US' }, fields: <><TextField name="name" label={m.grants_name()} most={200} /><ChoiceField name="kind" label={m.grants_kind()} choices={choicesOf(recipients)} /><ChoiceField name="country" label={m.grants_country()} choices={countryChoices()} /><TextField name="reference" label={m.grants_reference()} most={60} code optional /></> });
export const finding = (r: RecipientFile): Asking => ({ title: m.grants_add_finding(), path: `/grants/recipients/${r.id}/findings`, fields: <><TextField name="number" label={m.grants_reference_short()} most={60} code /><DateField name="issuedOn" label={m.grants_issued_on()} /><TextField name="about" label={m.grants_about()} most={1000} /></> });
export const resolve = (f: RecipientFile['findings'][number]): Asking => ({ title: m.grants_resolve(), path: `/grants/findings/${f.id}/resolved`, version: f.version, initial: { resolvedOn: today() }, fields: <DateField name="resolvedOn" label={m.grants_resolved_on()} /> });

/** An opportunity. */
export const application = (o: OpportunityFile, names: Names): Asking => ({ title: m.grants_add_application(), path: '/grants/applications', initial: { opportunity: o.id, receivedOn: today() }, shape: (values) => ({ ...values, opportunity: o.id }), fields: <><ChoiceField name="recipient" label={m.grants_recipient()} choices={names.recipients.map((r) => ({ value: r.id, label: r.name }))} /><TextField name="number" label={m.grants_reference_short()} most={60} code /><TextField name="title" label={m.grants_title()} most={200} /><DateField name="receivedOn" label={m.grants_received_on()} />{dollars('dollars', m.grants_asks(), 0.01)}{dollars('totalDollars', m.grants_total_cost(), 0.01)}<DateField name="statementOn" label={m.grants_statement_on()} optional /></> });
export const review = (a: OpportunityFile['applications'][number]): Asking => ({ title: m.grants_review(), path: `/grants/applications/${a.id}/reviews`, fields: <><NumberField name="score" label={m.grants_score()} from={0} to={100} /><ChoiceField name="advises" label={m.grants_advises()} choices={choicesOf(advice)} /><LongText name="why" label={m.grants_why_review()} most={4000} /></> });
export const decide = (a: OpportunityFile['applications'][number]): Asking => ({ title: m.grants_decide(), path: `/grants/applications/${a.id}/decision`, version: a.version, initial: { decidedOn: today() }, fields: <><ChoiceField name="outcome" label={m.grants_ending()} choices={choicesOf(endings)} /><DateField name="decidedOn" label={m.grants_decided_on()} /><TextField name="reason" label={m.grants_reason()} most={1000} /></> });
