/** The words of inspections. */
import { language } from '../../../../foundation/screen/words.ts';
import * as m from '../../../../messages/messages.js';
import type { Activity, IndicatorKind, Industry, InspectionFile, Law, Outcome, OutreachKind, Receipt, Subject } from '../../schema.ts';

export const starts: Readonly<Record<InspectionFile['startedBy'], string>> = { complaint: m.inspections_start_complaint(), directed: m.inspections_start_directed() };
export const industries: Readonly<Record<Industry, string>> = {
  agriculture: m.inspections_industry_agriculture(), garment: m.inspections_industry_garment(), restaurants: m.inspections_industry_restaurants(), hotels: m.inspections_industry_hotels(), cleaning: m.inspections_industry_cleaning(), construction: m.inspections_industry_construction(),
  'food-processing': m.inspections_industry_food_processing(), 'health-care': m.inspections_industry_health_care(), households: m.inspections_industry_households(), landscaping: m.inspections_industry_landscaping(), beauty: m.inspections_industry_beauty(), other: m.inspections_industry_other(),
};
export const outcomes: Readonly<Record<Outcome, string>> = { 'no-violation': m.inspections_outcome_no_violation(), paid: m.inspections_outcome_paid(), agreed: m.inspections_outcome_agreed(), court: m.inspections_outcome_court() };
export const activities: Readonly<Record<Activity, string>> = {
  'opening-conference': m.inspections_activity_opening_conference(), records: m.inspections_activity_records(), interviews: m.inspections_activity_interviews(), visit: m.inspections_activity_visit(), 'closing-conference': m.inspections_activity_closing_conference(),
};
export const subjects: Readonly<Record<Subject, string>> = {
  wages: m.inspections_about_wages(), hours: m.inspections_about_hours(), records: m.inspections_about_records(), 'child-labor': m.inspections_about_child_labor(), housing: m.inspections_about_housing(), transport: m.inspections_about_transport(), recruitment: m.inspections_about_recruitment(), trafficking: m.inspections_about_trafficking(),
};
export const laws: Readonly<Record<Law, string>> = {
  'minimum-wage': m.inspections_law_minimum_wage(), overtime: m.inspections_law_overtime(), records: m.inspections_law_records(), 'child-labor': m.inspections_law_child_labor(), retaliation: m.inspections_law_retaliation(), 'farm-workers': m.inspections_law_farm_workers(), 'h-2a': m.inspections_law_h_2a(),
  'h-1b': m.inspections_law_h_1b(), 'public-works': m.inspections_law_government_works(), 'service-contracts': m.inspections_law_service_contracts(), trafficking: m.inspections_law_trafficking(),
};
export const indicators: Readonly<Record<IndicatorKind, string>> = {
  'papers-kept': m.inspections_indicator_papers_kept(), 'pay-withheld': m.inspections_indicator_pay_withheld(), 'movement-restricted': m.inspections_indicator_movement_restricted(), threats: m.inspections_indicator_threats(), violence: m.inspections_indicator_violence(), debt: m.inspections_indicator_debt(),
  isolation: m.inspections_indicator_isolation(), 'lives-at-work': m.inspections_indicator_lives_at_work(), fees: m.inspections_indicator_fees(), minor: m.inspections_indicator_minor(),
};
export const receipts: Readonly<Record<Receipt, { label: string; tone: 'neutral' | 'success' | 'warn' | 'danger' }>> = {
  waiting: { label: m.inspections_receipt_waiting(), tone: 'neutral' }, overdue: { label: m.inspections_receipt_overdue(), tone: 'danger' }, received: { label: m.inspections_receipt_received(), tone: 'success' }, accepted: { label: m.inspections_receipt_accepted(), tone: 'success' },
  declined: { label: m.inspections_receipt_declined(), tone: 'warn' }, done: { label: m.inspections_receipt_done(), tone: 'success' }, 'not-done': { label: m.inspections_receipt_not_done(), tone: 'warn' },
};
export const supports = { T: m.inspections_supports_t(), U: m.inspections_supports_u() } as const;
export const decisions = { signed: m.inspections_decision_signed(), declined: m.inspections_decision_declined() } as const;
export const withWhom: Readonly<Record<OutreachKind, string>> = { consulate: m.inspections_with_consulate(), community: m.inspections_with_community(), workers: m.inspections_with_workers(), employers: m.inspections_with_employers() };

/** Cents as money in the language of the page. */
export function money(cents: number): string {
  return new Intl.NumberFormat(language(), { style: 'currency', currency: 'USD' }).format(cents / 100);
}
