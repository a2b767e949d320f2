/** The words of sharing. */
import { dayInWords } from '../../../../foundation/screen/day-text.ts';
import { language } from '../../../../foundation/screen/words.ts';
import { countryName, languageName } from '../../../../foundation/screen/names.ts';
import * as m from '../../../../messages/messages.js';
import type { InboxEntry, ReferralView, ReleaseView, SharedField } from '../../schema.ts';

/** Each thing that can be told, in the words of staff; the person's own sheet has others. */
export const fields: Readonly<Record<SharedField, string>> = {
  name: m.sharing_public_field_name(), birth: m.sharing_public_field_birth(), sex: m.sharing_public_field_sex(), citizenship: m.sharing_public_field_citizenship(), language: m.sharing_public_field_language(), contact: m.sharing_field_contact(), address: m.sharing_public_field_address(), numbers: m.sharing_public_field_numbers(), family: m.sharing_public_field_family(), form: m.sharing_field_form(), situation: m.sharing_field_situation(), needs: m.sharing_field_needs(), services: m.sharing_public_field_services(), plan: m.sharing_public_field_plan(), screening: m.sharing_field_screening(), immigration: m.sharing_field_immigration(), documents: m.sharing_public_field_documents(),
};

/** What a release is for. */
export const purposes: Readonly<Record<ReleaseView['purpose'], string>> = {
  services: m.sharing_purpose_services(), housing: m.sharing_purpose_housing(), legal: m.sharing_purpose_legal(), medical: m.sharing_purpose_medical(), benefits: m.sharing_purpose_benefits(), immigration: m.sharing_purpose_immigration(),
  'law-enforcement': m.sharing_purpose_law_enforcement(), reunification: m.sharing_purpose_reunification(), other: m.sharing_purpose_other(),
};

/** Who signed. */
export const signers: Readonly<Record<ReleaseView['signers'], string>> = { person: m.sharing_signers_person(), 'minor-and-guardian': m.sharing_signers_minor_and_guardian(), 'minor-alone': m.sharing_signers_minor_alone(), 'guardian-of-adult': m.sharing_signers_guardian_of_adult() };

/** Where a thing stands: a release, a referral as its sender sees it, and what came in. */
export const states: Readonly<Record<ReleaseView['state'] | ReferralView['state'] | InboxEntry['state'], string>> = {
  stands: m.sharing_state_stands(), 'to-come': m.sharing_state_to_come(), expired: m.sharing_state_expired(), revoked: m.sharing_state_revoked(), sent: m.sharing_state_sent(), opened: m.sharing_state_opened(), overdue: m.sharing_state_overdue(),
  accepted: m.sharing_state_accepted(), declined: m.sharing_state_declined(), done: m.sharing_state_done(), 'not-done': m.sharing_state_not_done(), waiting: m.sharing_state_waiting(), 'to-read': m.sharing_state_to_read(), ended: m.sharing_state_ended(),
};

/** Why an answer was no. */
export const reasons: Readonly<Record<NonNullable<ReferralView['answers'][number]['reason']>, string>> = {
  'no-capacity': m.sharing_reason_no_capacity(), 'not-eligible': m.sharing_reason_not_eligible(), 'outside-area': m.sharing_reason_outside_area(), language: m.sharing_reason_language(), 'not-reached': m.sharing_reason_not_reached(),
  'person-declined': m.sharing_reason_person_declined(), 'already-served': m.sharing_reason_already_served(), safety: m.sharing_reason_safety(), 'insufficient-evidence': m.sharing_reason_insufficient_evidence(), 'no-jurisdiction': m.sharing_reason_no_jurisdiction(), limitation: m.sharing_reason_limitation(), 'other-prosecution': m.sharing_reason_other_prosecution(), other: m.sharing_reason_other(),
};

/** The services a referral asks for. */
export const services: Readonly<Record<string, string>> = {
  'case-management': m.sharing_service_case_management(), shelter: m.sharing_service_shelter(), housing: m.sharing_service_housing(), 'legal-immigration': m.sharing_service_legal_immigration(), 'legal-other': m.sharing_service_legal_other(), medical: m.sharing_service_medical(),
  dental: m.sharing_service_dental(), 'mental-health': m.sharing_service_mental_health(), interpreter: m.sharing_service_interpreter(), food: m.sharing_service_food(), transport: m.sharing_service_transport(), education: m.sharing_service_education(), 'job-training': m.sharing_service_job_training(), benefits: m.sharing_service_benefits(), other: m.sharing_service_other(),
};

/** What came in, by what it is about. */
export const topics: Readonly<Record<string, string>> = {
  referral: m.sharing_kind_referral(), transfer: m.sharing_topic_transfer(), tip: m.sharing_topic_tip(), 'status-notice': m.sharing_topic_status_notice(), 'certification-request': m.sharing_topic_certification_request(), 'child-assistance': m.sharing_topic_child_assistance(), record: m.sharing_topic_record(),
};

/** The ground on which something is told. */
export const grounds: Readonly<Record<string, string>> = { release: m.sharing_basis_release(), 'court-order': m.sharing_basis_court_order(), statute: m.sharing_basis_statute(), 'imminent-danger': m.sharing_basis_imminent_danger(), none: m.sharing_basis_none() };

const LANGUAGES = 'en es zh fr ht pt ru th tl vi ar hi ko id km mam quc uk'.split(' ');

/** What was told, as people say it: a country and a language by name, a day in words. What crossed stays in codes. */
export function spoken(field: SharedField, text: string): string {
  if (field === 'language') return languageName(text);
  if (field === 'citizenship' && /^[A-Z]{2}$/.test(text)) return countryName(text);
  if (field === 'sex') return text.charAt(0).toUpperCase() + text.slice(1);
  return text.replace(/\b\d{4}-\d{2}-\d{2}\b/g, (day) => dayInWords(day, language()));
}

/** The languages offered for a form. */
export const languageChoices = LANGUAGES.map((value) => ({ value, label: languageName(value) }));
