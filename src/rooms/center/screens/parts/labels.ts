/** The words of the center. */
import * as m from '../../../../messages/messages.js';
import type { AskedFor, Channel, Closing, Confidence, Crime, Direction, Form, Founding, GivenBy, LeadStanding, Outcome, ProductKind, Purge, Purpose, Reason, Receipt, Reliability, Right, Sensitivity, Source, SubjectFile } from '../../schema.ts';

type Words<Key extends string> = Readonly<Record<Key, string>>;
export const sources: Words<Source> = { hotline: m.center_source_hotline(), public: m.center_source_anybody(), agency: m.center_source_agency(), inspection: m.center_source_inspection(), provider: m.center_source_provider(), embassy: m.center_source_embassy(), foreign: m.center_source_foreign(), 'task-force': m.center_source_task_force(), own: m.center_source_own() };
export const reliabilities: Words<Reliability> = { reliable: m.center_reliability_reliable(), usually: m.center_reliability_usually(), unreliable: m.center_reliability_unreliable(), unknown: m.center_reliability_unknown() };
export const confidences: Words<Confidence> = { confirmed: m.center_confidence_confirmed(), probable: m.center_confidence_probable(), doubtful: m.center_confidence_doubtful(), unjudged: m.center_confidence_unjudged() };
export const forms: Words<Form> = { sex: m.center_form_sex(), labor: m.center_form_labor(), both: m.center_form_both(), smuggling: m.center_form_smuggling(), unknown: m.center_form_unknown() };
export const standings: Words<LeadStanding> = { new: m.center_standing_new(), assessed: m.center_standing_assessed(), referred: m.center_standing_referred(), closed: m.center_standing_closed() };
export const closings: Words<Closing> = { referred: m.center_closing_referred(), 'no-substance': m.center_closing_no_substance(), 'other-matter': m.center_closing_other_matter(), duplicate: m.center_closing_duplicate(), 'too-little': m.center_closing_too_little() };
export const receipts: Readonly<Record<Receipt, { label: string; tone: 'neutral' | 'success' | 'warn' | 'danger' }>> = {
  waiting: { label: m.center_receipt_waiting(), tone: 'neutral' }, overdue: { label: m.center_receipt_overdue(), tone: 'danger' }, received: { label: m.center_receipt_received(), tone: 'success' }, accepted: { label: m.center_receipt_accepted(), tone: 'success' },
  declined: { label: m.center_receipt_declined(), tone: 'warn' }, done: { label: m.center_receipt_done(), tone: 'success' }, 'not-done': { label: m.center_receipt_not_done(), tone: 'warn' },
};
export const kinds: Words<SubjectFile['kind']> = { person: m.center_kind_person(), organization: m.center_kind_organization() };
export const crimes: Words<Crime> = { 'sex-trafficking': m.center_crime_sex_trafficking(), 'labor-trafficking': m.center_crime_labor_trafficking(), smuggling: m.center_crime_smuggling(), 'document-fraud': m.center_crime_document_fraud(), 'money-laundering': m.center_crime_money_laundering(), corruption: m.center_crime_corruption() };
export const sensitivities: Words<Sensitivity> = { open: m.center_sensitivity_open(), limited: m.center_sensitivity_limited(), restricted: m.center_sensitivity_restricted() };
export const purges: Words<Purge> = { 'not-validated': m.center_purge_not_validated(), 'no-suspicion': m.center_purge_no_suspicion(), error: m.center_purge_error(), 'court-order': m.center_purge_court_order() };
export const rights: Words<Right> = { 'law-enforcement': m.center_right_law_enforcement(), prosecution: m.center_right_prosecution(), 'accepts-rules': m.center_right_accepts_rules(), 'imminent-danger': m.center_right_imminent_danger() };
export const purposes: Words<Purpose> = { investigation: m.center_purpose_investigation(), prosecution: m.center_purpose_prosecution(), safety: m.center_purpose_safety(), danger: m.center_purpose_danger() };
export const givenBys: Words<GivenBy> = { paper: m.center_given_paper(), spoken: m.center_given_spoken(), electronic: m.center_given_electronic() };
export const holds: Words<SubjectFile['holds'][number]['grounds']> = { subpoena: m.center_hold_subpoena(), 'court-order': m.center_hold_court_order(), litigation: m.center_hold_litigation(), discovery: m.center_hold_discovery() };
export const products: Words<ProductKind> = { strategic: m.center_product_strategic(), vulnerability: m.center_product_vulnerability(), bulletin: m.center_product_bulletin(), tactical: m.center_product_tactical() };
export const directions: Words<Direction> = { from: m.center_direction_from(), to: m.center_direction_to() };
export const channels: Words<Channel> = { liaison: m.center_channel_liaison(), police: m.center_channel_police(), 'legal-assistance': m.center_channel_legal_assistance(), diplomatic: m.center_channel_diplomatic() };
export const askedFor: Words<AskedFor> = { information: m.center_asked_information(), records: m.center_asked_records(), whereabouts: m.center_asked_whereabouts(), evidence: m.center_asked_evidence(), operation: m.center_asked_operation(), training: m.center_asked_training() };
export const outcomes: Words<Outcome> = { answered: m.center_outcome_answered(), 'in-part': m.center_outcome_in_part(), declined: m.center_outcome_declined(), withdrawn: m.center_outcome_withdrawn() };
export const reasons: Words<Reason> = { 'no-authority': m.center_reason_no_authority(), 'nothing-held': m.center_reason_nothing_held(), safety: m.center_reason_safety(), 'pending-case': m.center_reason_pending_case(), other: m.center_reason_other() };
export const events: Words<Founding['events'][number]['event']> = { charter: m.center_event_charter(), statute: m.center_event_statute(), change: m.center_event_change() };

/** Lines of a text field as the list that is sent. */
export function linesOf(text: string | undefined): string[] {
  return (text ?? '').split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '');
}
