/** The words of grants. */
import { language } from '../../../../foundation/screen/words.ts';
import * as m from '../../../../messages/messages.js';
import type { Advice, Category, ConditionKind, DueKind, Ending, Funder, Indicator, Instrument, MovementKind, Outcome, RecipientKind, Region, ReportKind, Scope, Service, Standing, VisitKind, Way } from '../../schema.ts';

export const funders: Readonly<Record<Funder, string>> = {
  'state-tip': m.grants_funder_state_tip(), 'state-prm': m.grants_funder_state_prm(), 'state-inl': m.grants_funder_state_inl(), 'state-other': m.grants_funder_state_other(), dol: m.grants_funder_dol(), usaid: m.grants_funder_usaid(), hhs: m.grants_funder_hhs(), 'doj-ovc': m.grants_funder_doj_ovc(), 'doj-bja': m.grants_funder_doj_bja(), 'doj-other': m.grants_funder_doj_other(), other: m.grants_funder_other(),
};
export const instruments: Readonly<Record<Instrument, string>> = { grant: m.grants_instrument_grant(), 'cooperative-agreement': m.grants_instrument_cooperative_agreement(), contribution: m.grants_instrument_contribution(), contract: m.grants_instrument_contract() };
export const scopes: Readonly<Record<Scope, string>> = { international: m.grants_scope_international(), domestic: m.grants_scope_domestic() };
export const regions: Readonly<Record<Region, string>> = { domestic: m.grants_region_domestic(), africa: m.grants_region_africa(), 'east-asia-pacific': m.grants_region_east_asia_pacific(), 'europe-eurasia': m.grants_region_europe_eurasia(), 'near-east': m.grants_region_near_east(), 'south-central-asia': m.grants_region_south_central_asia(), 'western-hemisphere': m.grants_region_western_hemisphere(), global: m.grants_region_global() };
export const categories: Readonly<Record<Category, string>> = {
  'economic-alternatives': m.grants_category_economic_alternatives(), education: m.grants_category_education(), demand: m.grants_category_demand(), 'training-officials': m.grants_category_training_officials(), laws: m.grants_category_laws(), equipment: m.grants_category_equipment(), 'anti-corruption': m.grants_category_anti_corruption(),
  shelters: m.grants_category_shelters(), hotlines: m.grants_category_hotlines(), 'return-reintegration': m.grants_category_return_reintegration(), 'victim-services': m.grants_category_victim_services(), coordination: m.grants_category_coordination(),
};
export const duties = { prevention: m.grants_duty_prevention(), protection: m.grants_duty_protection(), prosecution: m.grants_duty_prosecution(), partnership: m.grants_duty_partnership() } as const;
export const services: Readonly<Record<Service, string>> = { comprehensive: m.grants_service_comprehensive(), supplemental: m.grants_service_supplemental(), 'technical-assistance': m.grants_service_technical_assistance(), outreach: m.grants_service_outreach() };
export const recipients: Readonly<Record<RecipientKind, string>> = { ngo: m.grants_recipient_ngo(), 'faith-based': m.grants_recipient_faith_based(), university: m.grants_recipient_university(), international: m.grants_recipient_international(), government: m.grants_recipient_government(), 'state-local': m.grants_recipient_state_local(), tribal: m.grants_recipient_tribal(), company: m.grants_recipient_company() };
export const endings: Readonly<Record<Ending, string>> = { selected: m.grants_ending_selected(), 'not-selected': m.grants_ending_not_selected(), ineligible: m.grants_ending_ineligible(), withdrawn: m.grants_ending_withdrawn() };
export const advice: Readonly<Record<Advice, string>> = { fund: m.grants_advice_fund(), 'fund-with-changes': m.grants_advice_fund_with_changes(), 'do-not-fund': m.grants_advice_do_not_fund() };
export const movements: Readonly<Record<MovementKind, string>> = { obligated: m.grants_obligated(), disbursed: m.grants_disbursed() };
export const conditions: Readonly<Record<ConditionKind, string>> = { 'federal-share': m.grants_condition_federal_share(), statement: m.grants_condition_statement(), termination: m.grants_condition_termination(), conference: m.grants_condition_conference(), special: m.grants_condition_special() };
export const reports: Readonly<Record<ReportKind, string>> = { performance: m.grants_report_performance(), financial: m.grants_report_financial(), final: m.grants_report_final() };
export const indicators: Readonly<Record<Indicator, string>> = { 'persons-assisted': m.grants_indicator_persons_assisted(), 'officials-trained': m.grants_indicator_officials_trained(), 'others-trained': m.grants_indicator_others_trained(), 'shelters-supported': m.grants_indicator_shelters_supported(), 'hotlines-supported': m.grants_indicator_hotlines_supported(), 'laws-assisted': m.grants_indicator_laws_assisted(), 'returns-assisted': m.grants_indicator_returns_assisted(), 'persons-reached': m.grants_indicator_persons_reached() };
export const visits: Readonly<Record<VisitKind, string>> = { site: m.grants_visit_site(), desk: m.grants_visit_desk() };
export const outcomes: Readonly<Record<Outcome, string>> = { whole: m.grants_outcome_whole(), share: m.grants_outcome_share(), no: m.grants_outcome_no(), undecided: m.grants_outcome_undecided() };
export const standings: Readonly<Record<Standing, string>> = { open: m.grants_standing_open(), once: m.grants_standing_once(), differ: m.grants_standing_differ(), decided: m.grants_standing_decided() };
export const ways: Readonly<Record<Way, string>> = { one: m.grants_way_one(), agreed: m.grants_way_agreed(), settled: m.grants_way_settled(), rule: m.grants_way_rule(), restored: m.grants_way_restored() };
export const dues: Readonly<Record<DueKind, string>> = { report: m.grants_due_report(), condition: m.grants_due_condition(), visit: m.grants_due_visit(), 'follow-up': m.grants_due_follow_up(), 'close-out': m.grants_due_close_out() };
export const statuses = { forecasted: m.grants_status_forecasted(), open: m.grants_status_open(), closed: m.grants_status_closed() } as const;

/** A record of labels as the choices of a field. */
export function choicesOf(labels: Readonly<Record<string, string>>): { value: string; label: string }[] {
  return Object.entries(labels).map(([value, label]) => ({ value, label }));
}

/** Cents as money in the language of the page; cents are shown where there are any. */
export function money(cents: number): string {
  const digits = cents % 100 === 0 ? 0 : 2;
  return new Intl.NumberFormat(language(), { style: 'currency', currency: 'USD', minimumFractionDigits: digits, maximumFractionDigits: digits }).format(cents / 100);
}

/** How an award counts, in words: the whole, not, or how much of it. */
export function countsAs(outcome: Outcome | null, share: number): string {
  return outcome === null ? '' : outcome === 'share' ? new Intl.NumberFormat(language(), { style: 'percent', maximumFractionDigits: 2 }).format(share / 10_000) : outcomes[outcome];
}

/** The fiscal years that lists are narrowed to, the last first. */
export function years(today: string): number[] {
  const last = Number(today.slice(0, 4)) + (Number(today.slice(5, 7)) >= 10 ? 1 : 0);
  return Array.from({ length: last - 2000 }, (_, i) => last - i);
}
