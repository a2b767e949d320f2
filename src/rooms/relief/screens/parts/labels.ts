/** The words for what stands in records of relief. */
import type { Tone } from '../../../../foundation/screen/Tag.tsx';
import * as m from '../../../../messages/messages.js';
import type { ApplicationState, ApplicationStep, Asker, DeadlineKind, DeadlineView, Lane, Noticed, NoticeKind, PresenceState, PresenceStep, Purpose, ReunificationState, ReunificationStep, Source } from '../../schema.ts';

/** The lanes of a person's relief. */
export const lanes: Readonly<Record<Lane, string>> = { presence: m.relief_lane_presence(), status: m.relief_lane_status(), family: m.relief_lane_family(), adjustment: m.relief_lane_adjustment(), work: m.relief_lane_work() };

/** Where an application stands, and the tone of its tag. */
export const applicationStates: Readonly<Record<ApplicationState, { label: string; tone: Tone }>> = {
  received: { label: m.relief_state_received(), tone: 'neutral' }, 'bona-fide': { label: m.relief_state_bona_fide(), tone: 'info' }, asked: { label: m.relief_state_asked(), tone: 'warn' }, answered: { label: m.relief_state_answered(), tone: 'neutral' },
  waiting: { label: m.relief_state_waiting(), tone: 'warn' }, approved: { label: m.relief_state_approved(), tone: 'success' }, denied: { label: m.relief_state_denied(), tone: 'neutral' }, appealed: { label: m.relief_state_appealed(), tone: 'info' },
  reopened: { label: m.relief_state_reopened(), tone: 'info' }, withdrawn: { label: m.relief_state_withdrawn(), tone: 'neutral' }, revoked: { label: m.relief_state_revoked(), tone: 'danger' }, closed: { label: m.relief_state_closed(), tone: 'neutral' },
};

/** Where a request for continued presence stands. */
export const presenceStates: Readonly<Record<PresenceState, { label: string; tone: Tone }>> = {
  requested: { label: m.relief_state_requested(), tone: 'neutral' }, filed: { label: m.relief_state_filed(), tone: 'info' }, issued: { label: m.relief_state_issued(), tone: 'success' }, ended: { label: m.relief_state_ended(), tone: 'neutral' },
  revoked: { label: m.relief_state_revoked(), tone: 'danger' }, denied: { label: m.relief_state_denied(), tone: 'neutral' }, withdrawn: { label: m.relief_state_withdrawn(), tone: 'neutral' },
};

/** What an act is called on its button. */
export const acts: Readonly<Record<ApplicationStep | PresenceStep, string>> = {
  filed: m.relief_act_filed(), issued: m.relief_act_issued(), renewed: m.relief_act_renewed(), ended: m.relief_act_ended(), revoked: m.relief_act_revoked(), denied: m.relief_act_denied(), withdrawn: m.relief_act_withdrawn(),
  'bona-fide': m.relief_act_bona_fide(), asked: m.relief_act_asked(), answered: m.relief_act_answered(), 'waiting-list': m.relief_act_waiting(), approved: m.relief_act_approved(), appealed: m.relief_act_appealed(),
  'appeal-sustained': m.relief_act_sustained(), 'appeal-dismissed': m.relief_act_dismissed(), exhausted: m.relief_act_exhausted(), extended: m.relief_act_extended(),
};

/** What was done, in a line of the past. */
export const done: Readonly<Record<string, string>> = {
  requested: m.relief_done_requested(), filed: m.relief_done_filed(), issued: m.relief_done_issued(), renewed: m.relief_done_renewed(), ended: m.relief_done_ended(), revoked: m.relief_done_revoked(), denied: m.relief_done_denied(), withdrawn: m.relief_done_withdrawn(),
  received: m.relief_done_received(), 'bona-fide': m.relief_done_bona_fide(), asked: m.relief_done_asked(), answered: m.relief_done_answered(), 'waiting-list': m.relief_done_waiting(), approved: m.relief_done_approved(), appealed: m.relief_done_appealed(),
  'appeal-sustained': m.relief_done_sustained(), 'appeal-dismissed': m.relief_done_dismissed(), exhausted: m.relief_done_exhausted(), extended: m.relief_done_extended(),
  'civil-action-filed': m.relief_done_civil_filed(), 'civil-action-concluded': m.relief_done_civil_concluded(), 'case-complete': m.relief_done_case_complete(), departed: m.relief_done_departed(), returned: m.relief_done_returned(),
  'work-permit': m.relief_done_work_permit(), 'travel-document': m.relief_done_travel_document(), 'return-opened': m.relief_done_return_opened(), 'reunification-opened': m.relief_done_reunification_opened(),
  'reunification-approved': m.relief_case_approved(), 'reunification-consular': m.relief_case_consular(), 'reunification-travel': m.relief_case_travel(), 'reunification-arrived': m.relief_case_arrived(), 'reunification-returned': m.relief_case_returned(),
  'reunification-followed-up': m.relief_case_followed_up(), 'reunification-closed': m.relief_case_closed(), 'reunification-stopped': m.relief_case_stopped(),
};

/** Reasons of denials, revocations, endings and extensions. */
export const reasons: Readonly<Record<string, string>> = {
  'not-severe-form': m.relief_reason_not_severe_form(), 'not-present-on-account': m.relief_reason_not_present(), 'not-complied': m.relief_reason_not_complied(), 'no-extreme-hardship': m.relief_reason_no_hardship(), inadmissible: m.relief_reason_inadmissible(),
  'committed-trafficking': m.relief_reason_committed(), 'not-qualifying-crime': m.relief_reason_not_crime(), 'not-helpful': m.relief_reason_not_helpful(), 'no-relationship': m.relief_reason_no_relationship(), 'principal-not-granted': m.relief_reason_principal(),
  'no-continuous-presence': m.relief_reason_not_continuous(), 'no-good-character': m.relief_reason_character(), abandoned: m.relief_reason_abandoned(), other: m.relief_reason_other(), 'law-enforcement-need': m.relief_reason_need(), 'no-regulation': m.relief_reason_no_regulation(),
  exceptional: m.relief_reason_exceptional(), 'adjustment-pending': m.relief_reason_adjustment(), fraud: m.relief_reason_fraud(), 'violated-status': m.relief_reason_violated(), error: m.relief_reason_error(), 'principal-revoked': m.relief_reason_principal_revoked(),
  'not-a-victim': m.relief_reason_not_victim(), 'not-a-witness': m.relief_reason_not_witness(), 'no-federal-case': m.relief_reason_no_case(), 'no-diligence': m.relief_reason_no_diligence(), 'no-longer-needed': m.relief_reason_not_needed(), 'new-status': m.relief_reason_new_status(),
};

/** Where information came from. */
export const sources: Readonly<Record<Source, string>> = {
  applicant: m.relief_source_applicant(), 'law-enforcement': m.relief_source_law_enforcement(), record: m.relief_source_record(), provider: m.relief_source_provider(), other: m.relief_source_other(), perpetrator: m.relief_source_perpetrator(),
};

/** What is due. */
export const dues: Readonly<Record<DeadlineKind, string>> = {
  'presence-ends': m.relief_due_presence(), 'evidence-due': m.relief_due_evidence(), 'appeal-due': m.relief_due_appeal(), 'status-ends': m.relief_due_status(), 'adjust-from': m.relief_due_adjust(), 'return-by': m.relief_due_return(), 'work-ends': m.relief_due_work(), 'travel-ends': m.relief_due_travel(),
};

/** How a day was counted, in words. */
export function countedOf({ amount, unit, countedFrom }: Pick<DeadlineView, 'amount' | 'unit' | 'countedFrom'>, day: (on: string) => string, language: string): string {
  if (amount === null || unit === null || countedFrom === null) return m.relief_counted_set();
  return m.relief_counted({ length: new Intl.NumberFormat(language, { style: 'unit', unit: unit.replace(/s$/, ''), unitDisplay: 'long' }).format(amount), from: day(countedFrom) });
}

/** The acts that computed a deadline. */
export function causeOf(cause: string): string {
  return done[cause] ?? { adjustment: m.relief_cause_adjustment(), completed: m.relief_done_case_complete(), law: m.relief_cause_law(), permit: m.relief_cause_permit(), file: m.relief_cause_file(), 'civil action filed': m.relief_done_civil_filed(), 'civil action concluded': m.relief_done_civil_concluded() }[cause] ?? cause;
}

/** Each class. */
export const classes: Readonly<Record<string, string>> = {
  'T-1': m.relief_class_t1(), 'T-2': m.relief_class_t2(), 'T-3': m.relief_class_t3(), 'T-4': m.relief_class_t4(), 'T-5': m.relief_class_t5(), 'T-6': m.relief_class_t6(),
  'U-1': m.relief_class_u1(), 'U-2': m.relief_class_u2(), 'U-3': m.relief_class_u3(), 'U-4': m.relief_class_u4(), 'U-5': m.relief_class_u5(),
};

/** The relations of a family to a principal. */
export const relations: Readonly<Record<string, string>> = { spouse: m.relief_relation_spouse(), child: m.relief_relation_child(), parent: m.relief_relation_parent(), sibling: m.relief_relation_sibling(), 'child-of-derivative': m.relief_relation_grandchild() };

/** Who asks for continued presence. */
export const requesters: Readonly<Record<string, string>> = { ice: m.relief_from_ice(), fbi: m.relief_from_fbi(), 'us-attorney': m.relief_from_us_attorney(), labor: m.relief_from_labor(), state: m.relief_from_state(), 'other-federal': m.relief_from_other() };

/** Categories of permits. */
export const categories: Readonly<Record<string, string>> = { a16: '(a)(16)', c25: '(c)(25)', c40: '(c)(40)', c11: '(c)(11)', a19: '(a)(19)', c14: '(c)(14)', parole: m.relief_category_parole(), other: m.relief_category_other() };

/** Steps of a case of reunification or return, as acts. */
export const caseActs: Readonly<Record<ReunificationStep, string>> = {
  approved: m.relief_case_act_approved(), consular: m.relief_case_act_consular(), travel: m.relief_case_act_travel(), arrived: m.relief_case_act_arrived(), returned: m.relief_case_act_returned(), 'followed-up': m.relief_case_act_followed_up(), closed: m.relief_case_act_closed(), stopped: m.relief_case_act_stopped(),
};

/** Where a case of reunification or return stands. */
export const caseStates: Readonly<Record<ReunificationState, { label: string; tone: Tone }>> = {
  opened: { label: m.relief_case_opened(), tone: 'neutral' }, approved: { label: m.relief_case_approved(), tone: 'info' }, consular: { label: m.relief_case_consular(), tone: 'info' }, travel: { label: m.relief_case_travel(), tone: 'info' }, arrived: { label: m.relief_case_arrived(), tone: 'success' },
  returned: { label: m.relief_case_returned(), tone: 'success' }, 'followed-up': { label: m.relief_case_followed_up(), tone: 'success' }, closed: { label: m.relief_case_closed(), tone: 'neutral' }, stopped: { label: m.relief_case_stopped(), tone: 'neutral' },
};

/** What a status notice says. */
export const notices: Readonly<Record<NoticeKind, string>> = { 'continued-presence': m.relief_notice_presence(), 'bona-fide-t': m.relief_notice_bona_fide(), 't-status': m.relief_notice_status(), ended: m.relief_notice_ended() };

/** A notice in words. */
export function noticeOf({ kind, ended }: { kind: NoticeKind; ended: Noticed | null }): string {
  return kind === 'ended' && ended !== null ? m.relief_notice_ended_of({ what: notices[ended] }) : notices[kind];
}

/** Who asks from outside. */
export const askers: Readonly<Record<Asker, string>> = {
  dhs: m.relief_asker_dhs(), doj: m.relief_asker_doj(), state: m.relief_asker_state(), 'benefit-agency': m.relief_asker_benefit(), court: m.relief_asker_court(), provider: m.relief_asker_provider(), 'local-police': m.relief_asker_police(), employer: m.relief_asker_employer(),
  relative: m.relief_asker_relative(), press: m.relief_asker_press(), defense: m.relief_asker_defense(), other: m.relief_asker_other(),
};

/** For what somebody from outside asks. */
export const purposes: Readonly<Record<Purpose, string>> = {
  department: m.relief_purpose_department(), 'law-enforcement': m.relief_purpose_law_enforcement(), benefits: m.relief_purpose_benefits(), 'judicial-review': m.relief_purpose_judicial(), waiver: m.relief_purpose_waiver(), services: m.relief_purpose_services(), 'national-security': m.relief_purpose_security(), none: m.relief_purpose_none(),
};
