/** The words for what stands in a case. */
import * as m from '../../../../messages/messages.js';
import type { CaseFile, CaseRow, HhsForm, HhsOutcome, Legal, Papers, TaskView, View } from '../../schema.ts';
import type { ServiceCode } from '../../vocabulary.ts';

/** A case as its team sees it. */
export type Case = NonNullable<CaseFile['case']>;
/** What of a case its team sees. */
export type Inside = NonNullable<Case['inside']>;

type Labels<Key extends string> = Readonly<Record<Key, string>>;

/** The services, by code. */
export const services: Labels<ServiceCode> = {
  'case-management': m.cases_service_case_management(), 'legal-advocacy': m.cases_service_legal_advocacy(), medical: m.cases_service_medical(), dental: m.cases_service_dental(), 'mental-health': m.cases_service_mental_health(), shelter: m.cases_service_shelter(),
  'job-skills': m.cases_service_job_skills(), education: m.cases_service_education(), social: m.cases_service_social(), housing: m.cases_service_housing(), 'legal-assistance': m.cases_service_legal_assistance(), 'mental-health-assessment': m.cases_service_mental_health_assessment(),
  'crisis-intervention': m.cases_service_crisis_intervention(), 'safety-planning': m.cases_service_safety_planning(), interpretation: m.cases_service_interpretation(), transportation: m.cases_service_transportation(), 'benefits-help': m.cases_service_benefits_help(), 'personal-items': m.cases_service_personal_items(),
};

/** A service by any code, for records of other years. */
export function serviceName(code: string): string {
  return (services as Readonly<Record<string, string>>)[code] ?? code;
}

/** Where a case stands. */
export const states: Labels<Inside['state']> = { intake: m.cases_state_intake(), enrolled: m.cases_state_enrolled(), exited: m.cases_state_exited(), closed: m.cases_state_closed() };

/** What a button that moves a case is called. */
export const passages: Labels<Inside['next'][number]> = { intake: m.cases_passage_intake(), enrolled: m.cases_passage_enroll(), declined: m.cases_passage_decline(), exited: m.cases_passage_exit(), 're-entered': m.cases_passage_reenter() };

/** Where a person came from. */
export const sources: Labels<Inside['source']> = {
  hotline: m.cases_source_hotline(), 'law-enforcement': m.cases_source_law_enforcement(), self: m.cases_source_self(), 'family-friend': m.cases_source_family_friend(), provider: m.cases_source_provider(), health: m.cases_source_health(),
  faith: m.cases_source_faith(), school: m.cases_source_school(), government: m.cases_source_government(), outreach: m.cases_source_outreach(), other: m.cases_source_other(),
};

/** Forms of trafficking. */
export const forms: Labels<Inside['form']> = { sex: m.cases_form_sex(), labor: m.cases_form_labor(), both: m.cases_form_both(), unknown: m.cases_form_unknown() };

/** For which services a person is eligible. */
export const eligibilities: Labels<Inside['eligibility']> = { 'pre-certified': m.cases_eligibility_pre(), certified: m.cases_eligibility_certified(), 'citizen-or-resident': m.cases_eligibility_citizen(), 'not-eligible': m.cases_eligibility_not(), 'not-determined': m.cases_eligibility_open() };

/** Which grant pays. */
export const funders: Labels<Inside['funder']> = { ovc: m.cases_funder_ovc(), hhs: m.cases_funder_hhs(), lsc: m.cases_funder_lsc(), state: m.cases_funder_state(), private: m.cases_funder_private(), none: m.cases_funder_none() };

/** Age at intake. */
export const ageGroups: Labels<Inside['ageGroup']> = { adult: m.cases_adult(), minor: m.cases_minor(), unknown: m.cases_age_unknown() };

/** Why a case ended. */
export const exitReasons = {
  'goals-met': m.cases_exit_goals_met(), moved: m.cases_exit_moved(), 'person-ended': m.cases_exit_person_ended(), 'lost-contact': m.cases_exit_lost_contact(), 'other-provider': m.cases_exit_other_provider(), detained: m.cases_exit_detained(), died: m.cases_exit_died(), other: m.cases_exit_other(),
} as const;

/** Why nobody was enrolled. */
export const declineReasons = {
  'not-eligible': m.cases_decline_not_eligible(), 'person-declined': m.cases_decline_person(), 'no-capacity': m.cases_decline_capacity(), 'not-reached': m.cases_decline_not_reached(), 'referred-on': m.cases_decline_referred(), other: m.cases_decline_other(),
} as const;

/** Kinds of tasks. */
export const taskKinds: Labels<TaskView['kind']> = {
  step: m.cases_task_step(), visit: m.cases_task_visit(), call: m.cases_task_call(), court: m.cases_task_court(), paper: m.cases_task_paper(), counsel: m.cases_task_counsel(), 'tell-person': m.cases_task_tell_person(), 'safety-plan': m.cases_task_safety_plan(), 'safety-check': m.cases_task_safety_check(), hhs: m.cases_task_hhs(), other: m.cases_task_other(),
};

/** Relief and letters as a person shows them. */
export const statuses: Labels<Legal['statuses'][number]['kind']> = {
  'cp-requested': m.cases_status_cp_requested(), 'cp-granted': m.cases_status_cp_granted(), 't-filed': m.cases_status_t_filed(), 't-bona-fide': m.cases_status_t_bona_fide(), 't-granted': m.cases_status_t_granted(), 'u-filed': m.cases_status_u_filed(), 'u-granted': m.cases_status_u_granted(),
  'letter-asked': m.cases_status_letter_asked(), 'letter-certified': m.cases_status_letter_certified(), 'letter-eligible': m.cases_status_letter_eligible(), 'letter-interim': m.cases_status_letter_interim(), 'letter-denied': m.cases_status_letter_denied(),
};

/** What HHS answered. */
export const hhsOutcomes: Labels<HhsOutcome> = { certified: m.cases_status_letter_certified(), eligible: m.cases_status_letter_eligible(), interim: m.cases_status_letter_interim(), 'interim-extended': m.cases_status_letter_interim(), denied: m.cases_status_letter_denied() };

/** The same in the few letters of a grid. */
export const shortStatuses: Readonly<Record<string, string>> = {
  'cp-requested': m.cases_short_cp_requested(), 'cp-granted': m.cases_short_cp(), 't-filed': m.cases_short_t_filed(), 't-bona-fide': m.cases_short_t_bona_fide(), 't-granted': m.cases_short_t(), 'u-filed': m.cases_short_u_filed(), 'u-granted': m.cases_short_u(),
  'letter-asked': m.cases_short_letter_asked(), 'letter-certified': m.cases_short_letter_yes(), 'letter-eligible': m.cases_short_letter_yes(), 'letter-interim': m.cases_short_letter_interim(), 'letter-denied': m.cases_short_letter_no(),
};

/** Legal matters. */
export const matters: Labels<Legal['matters'][number]['kind']> = {
  't-status': m.cases_matter_t(), 'u-status': m.cases_matter_u(), 'continued-presence': m.cases_matter_cp(), adjustment: m.cases_matter_adjustment(), 'family-reunification': m.cases_matter_family(), 'protective-order': m.cases_matter_protective(), custody: m.cases_matter_custody(),
  wages: m.cases_matter_wages(), restitution: m.cases_matter_restitution(), benefits: m.cases_matter_benefits(), housing: m.cases_matter_housing(), 'identity-documents': m.cases_matter_identity(), vacatur: m.cases_matter_vacatur(), other: m.cases_matter_other(),
};

/** How a matter ended. */
export const matterOutcomes: Readonly<Record<string, string>> = {
  granted: m.cases_outcome_granted(), 'partly-granted': m.cases_outcome_partly(), denied: m.cases_outcome_denied(), settled: m.cases_outcome_settled(), 'advice-given': m.cases_outcome_advice(), withdrawn: m.cases_outcome_withdrawn(), referred: m.cases_outcome_referred(),
};

/** Kinds of job training. */
export const trainings: Labels<Legal['trainings'][number]['kind']> = { language: m.cases_training_language(), 'basic-education': m.cases_training_basic(), vocational: m.cases_training_vocational(), 'on-the-job': m.cases_training_job(), 'job-search': m.cases_training_search(), other: m.cases_training_other() };

/** Ways to reach a person. */
export const channels = { phone: m.cases_channel_phone(), text: m.cases_channel_text(), 'e-mail': m.cases_channel_email(), letter: m.cases_channel_letter(), 'in-person': m.cases_channel_in_person(), 'through-somebody': m.cases_channel_through() } as const;

/** Kinds of documents. */
export const documentKinds = { consent: m.cases_document_consent(), identity: m.cases_document_identity(), court: m.cases_document_court(), immigration: m.cases_document_immigration(), medical: m.cases_document_medical(), photo: m.cases_document_photo(), letter: m.cases_document_letter(), other: m.cases_document_other() } as const;

/** Papers that ask for records. */
export const paperKinds: Labels<Papers['papers'][number]['kind']> = { subpoena: m.cases_paper_subpoena(), 'court-order': m.cases_paper_order(), warrant: m.cases_paper_warrant(), discovery: m.cases_paper_discovery() };

/** How such a paper ended. */
export const paperEndings: Readonly<Record<string, string>> = { quashed: m.cases_paper_quashed(), withdrawn: m.cases_paper_withdrawn(), 'answered-by-counsel': m.cases_paper_answered(), complied: m.cases_paper_complied(), expired: m.cases_paper_expired() };

/** Why somebody opened a case they are not on. */
export const glassReasons = { 'imminent-danger': m.cases_glass_danger(), medical: m.cases_glass_medical(), missing: m.cases_glass_missing(), 'child-at-risk': m.cases_glass_child(), other: m.cases_glass_other() } as const;

/** How much they opened. */
export const glassScopes = { safety: m.cases_glass_scope_safety(), notes: m.cases_glass_scope_notes(), all: m.cases_glass_scope_all() } as const;

/** What a review found. */
export const glassFindings = { justified: m.cases_glass_justified(), 'not-justified': m.cases_glass_not_justified(), 'further-action': m.cases_glass_further() } as const;

/** Parts that are purged apart. */
export const purgeParts = { notes: m.cases_part_notes(), plan: m.cases_part_plan(), safety: m.cases_part_safety(), privileged: m.cases_part_privileged(), papers: m.cases_part_papers(), document: m.cases_part_document(), person: m.cases_part_person() } as const;

/** Why something is purged. */
export const purgeReasons: Readonly<Record<string, string>> = { schedule: m.cases_purge_schedule(), 'person-asked': m.cases_purge_asked(), court: m.cases_purge_court(), 'entered-wrongly': m.cases_purge_wrong(), 'with-person': m.cases_purge_with_person() };

/** Ways of looking at the caseload. */
export const views: Labels<View> = { mine: m.cases_view_mine(), due: m.cases_view_due(), quiet: m.cases_view_quiet(), intake: m.cases_view_intake(), exited: m.cases_view_exited(), all: m.cases_view_all() };

/** Requests to HHS. */
export const hhsRequests: Labels<HhsForm['kind']> = { certification: m.cases_hhs_certification(), 'child-assistance': m.cases_hhs_child() };

/** Whether a row of the caseload is overdue on a day. */
export function isLate(row: Pick<CaseRow, 'nextDue'>, today: string): boolean {
  return row.nextDue !== null && row.nextDue < today;
}

/** The path of a view of a person. */
export function pathOf(person: string, view: 'case' | 'notes' | 'plan' | 'safety' | 'documents' | 'legal'): string {
  return `/app/people/${person}/${view}`;
}
