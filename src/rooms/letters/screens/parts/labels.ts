/** The words for what stands in requests and letters. */
import * as m from '../../../../messages/messages.js';
import type { EvidenceKind, LetterView, Office, Outcome, QueueEntry, RequestFile } from '../../schema.ts';

/** Each age group. */
export const ageGroups: Readonly<Record<QueueEntry['ageGroup'], string>> = { adult: m.letters_adult(), minor: m.letters_minor(), unknown: m.letters_age_unknown() };

/** Where a request stands. */
export const states: Readonly<Record<string, string>> = {
  open: m.letters_state_open(), interim: m.letters_state_interim(), 'interim-extended': m.letters_state_interim_extended(), certified: m.letters_state_certified(), eligible: m.letters_state_eligible(), denied: m.letters_state_denied(),
};

/** What a decision lacks, in two or three words; keyed by the code of the Refusal. */
const lacks: Readonly<Record<string, string>> = {
  'letters.age-unknown': m.letters_lack_age(), 'letters.no-severe-form': m.letters_lack_severe(), 'letters.no-assistance': m.letters_lack_assistance(), 'letters.no-status': m.letters_lack_status(),
  'letters.no-credible-information': m.letters_lack_information(), 'letters.not-consulted': m.letters_lack_consulted(), 'letters.not-needed': m.letters_lack_citizen(),
};

/** What is lacking, each thing once. */
export function lacksInWords(codes: readonly string[]): string {
  return [...new Set(codes.map((code) => lacks[code] ?? m.letters_lack_other()))].join(', ');
}

/** Each kind of evidence. */
export const evidenceKinds: Readonly<Record<EvidenceKind, string>> = {
  'severe-form': m.letters_kind_severe_form(), 'continued-presence': m.letters_kind_continued_presence(), 'bona-fide-t': m.letters_kind_bona_fide_t(), 't-status': m.letters_kind_t_status(),
  'willing-to-assist': m.letters_kind_willing_to_assist(), 'trauma-exemption': m.letters_kind_trauma_exemption(), age: m.letters_kind_age(), 'credible-information': m.letters_kind_credible_information(),
};

/** The offices that are consulted. */
export const offices: Readonly<Record<Office, string>> = { DHS: m.letters_office_dhs(), AG: m.letters_office_ag(), NGO: m.letters_office_ngo() };

/** Each kind of letter. */
export const letterKinds: Readonly<Record<LetterView['kind'], string>> = { certification: m.letters_certification(), eligibility: m.letters_eligibility(), interim: m.letters_interim() };

/** How a letter stands, and the tone of its tag. */
export const standings: Readonly<Record<LetterView['standing'], { label: string; tone: 'success' | 'warn' | 'danger' | 'neutral' }>> = {
  valid: { label: m.letters_valid(), tone: 'success' }, replaced: { label: m.letters_replaced(), tone: 'warn' }, rescinded: { label: m.letters_rescinded(), tone: 'danger' },
  lapsed: { label: m.letters_lapsed(), tone: 'warn' }, expired: { label: m.letters_expired(), tone: 'neutral' },
};

/** What each outcome is called once it is decided. */
export const outcomes: Readonly<Record<Outcome, string>> = {
  certified: m.letters_outcome_certified(), eligible: m.letters_outcome_eligible(), interim: m.letters_outcome_interim(), 'interim-extended': m.letters_outcome_interim_extended(), denied: m.letters_outcome_denied(),
};

/** What a button that decides so is called. */
export const decidings: Readonly<Record<Outcome, string>> = {
  certified: m.letters_issue_certified(), eligible: m.letters_issue_eligible(), interim: m.letters_issue_interim(), 'interim-extended': m.letters_issue_interim_extended(), denied: m.letters_deny(),
};

/** The forms of trafficking. */
export const forms: Readonly<Record<RequestFile['form'], string>> = { sex: m.letters_form_sex(), labor: m.letters_form_labor(), both: m.letters_form_both(), unknown: m.letters_form_unknown() };

/** Who asks for a letter. */
export const requesters: Readonly<Record<string, string>> = {
  'victim-services': m.letters_from_victim_services(), 'law-enforcement': m.letters_from_law_enforcement(), attorney: m.letters_from_attorney(), 'state-agency': m.letters_from_state_agency(), self: m.letters_from_self(), other: m.letters_from_other(),
};

/** What a letter rests on. */
export const rests: Readonly<Record<string, string>> = { minor: m.letters_rests_minor(), 'continued-presence': m.letters_kind_continued_presence(), 'bona-fide-t': m.letters_kind_bona_fide_t(), 't-status': m.letters_kind_t_status() };

/** The clocks of the law. */
export const clockNames: Readonly<Record<string, string>> = {
  'official-to-hhs': m.letters_clock_official_to_hhs(), 'hhs-to-ag': m.letters_clock_hhs_to_ag(), 'hhs-to-dhs': m.letters_clock_hhs_to_dhs(), 'interim-ends': m.letters_clock_interim_ends(), 'extension-ends': m.letters_clock_extension_ends(),
};

/** The notices that stop a clock. */
export const noticeKinds: Readonly<Record<RequestFile['notices'][number]['kind'], string>> = {
  'official-to-hhs': m.letters_notice_official_to_hhs(), 'hhs-to-ag': m.letters_notice_hhs_to_ag(), 'hhs-to-dhs': m.letters_notice_hhs_to_dhs(),
  'state-refugee-coordinator': m.letters_notice_state_refugee_coordinator(), 'state-refugee-health-coordinator': m.letters_notice_state_refugee_health_coordinator(),
};
