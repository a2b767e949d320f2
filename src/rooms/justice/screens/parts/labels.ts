import * as m from '../../../../messages/messages.js';
import type { HoldGrounds, OpeningPurpose } from '../../schema.ts';

export const forms = { sex: m.justice_form_sex(), labor: m.justice_form_labor(), both: m.justice_form_both(), unknown: m.justice_form_unknown() } as const;
export const sources = { tip: m.justice_source_tip(), hotline: m.justice_source_hotline(), inspection: m.justice_source_inspection(), embassy: m.justice_source_embassy(), 'task-force': m.justice_source_task_force(), 'other-agency': m.justice_source_other_agency(), own: m.justice_source_own() } as const;
export const agencies = { fbi: m.justice_agency_fbi(), ice: m.justice_agency_ice(), dol: m.justice_agency_dol(), dss: m.justice_agency_dss(), 'state-local': m.justice_agency_state_local(), foreign: m.justice_agency_foreign() } as const;
export const investigationStandings = { open: m.justice_istanding_open(), referred: m.justice_istanding_referred(), declined: m.justice_istanding_declined(), closed: m.justice_istanding_closed() } as const;
export const investigationSteps = { referred: m.justice_istep_referred(), 'referred-state': m.justice_istep_referred_state(), declined: m.justice_istep_declined(), reopened: m.justice_istep_reopened(), closed: m.justice_istep_closed() } as const;
export const declines = { 'insufficient-evidence': m.justice_decline_insufficient_evidence(), 'no-jurisdiction': m.justice_decline_no_jurisdiction(), limitation: m.justice_decline_limitation(), witness: m.justice_decline_witness(), 'other-prosecution': m.justice_decline_other_prosecution(), 'no-offense': m.justice_decline_no_offense(), policy: m.justice_decline_policy() } as const;
export const papers = { complaint: m.justice_paper_complaint(), information: m.justice_paper_information(), indictment: m.justice_paper_indictment(), 'superseding-information': m.justice_paper_superseding_information(), 'superseding-indictment': m.justice_paper_superseding_indictment() } as const;
export const sexes = { female: m.justice_sex_female(), male: m.justice_sex_male(), another: m.justice_sex_another(), unknown: m.justice_sex_unknown() } as const;
export const ages = { 'under-18': m.justice_age_under_18(), '18-24': m.justice_age_18_24(), '25-34': m.justice_age_25_34(), '35-44': m.justice_age_35_44(), '45-54': m.justice_age_45_54(), '55-over': m.justice_age_55_over(), unknown: m.justice_age_unknown() } as const;
export const races = { 'american-indian': m.justice_race_american_indian(), asian: m.justice_race_asian(), black: m.justice_race_black(), pacific: m.justice_race_pacific(), white: m.justice_race_white(), several: m.justice_race_several(), unknown: m.justice_race_unknown() } as const;
export const roles = { recruiter: m.justice_role_recruiter(), transporter: m.justice_role_transporter(), harborer: m.justice_role_harborer(), enforcer: m.justice_role_enforcer(), manager: m.justice_role_manager(), organizer: m.justice_role_organizer(), buyer: m.justice_role_buyer(), beneficiary: m.justice_role_beneficiary(), unknown: m.justice_role_unknown() } as const;
export const custodies = { 'not-arrested': m.justice_custody_not_arrested(), 'at-large': m.justice_custody_at_large(), extradition: m.justice_custody_extradition(), detained: m.justice_custody_detained(), released: m.justice_custody_released(), serving: m.justice_custody_serving(), died: m.justice_custody_died() } as const;
export const custodySteps = { 'at-large': m.justice_cstep_at_large(), arrested: m.justice_cstep_arrested(), released: m.justice_cstep_released(), 'extradition-requested': m.justice_cstep_extradition_requested(), extradited: m.justice_cstep_extradited(), surrendered: m.justice_cstep_surrendered(), died: m.justice_cstep_died() } as const;
export const defendantStandings = { uncharged: m.justice_dstanding_uncharged(), charged: m.justice_dstanding_charged(), convicted: m.justice_dstanding_convicted(), acquitted: m.justice_dstanding_acquitted(), dismissed: m.justice_dstanding_dismissed() } as const;
export const modes = { completed: m.justice_mode_completed(), attempt: m.justice_mode_attempt(), conspiracy: m.justice_mode_conspiracy() } as const;
export const acts = { recruiting: m.justice_act_recruiting(), enticing: m.justice_act_enticing(), harboring: m.justice_act_harboring(), transporting: m.justice_act_transporting(), providing: m.justice_act_providing(), obtaining: m.justice_act_obtaining(), advertising: m.justice_act_advertising(), maintaining: m.justice_act_maintaining(), patronizing: m.justice_act_patronizing(), soliciting: m.justice_act_soliciting(), other: m.justice_act_other() } as const;
export const victimAges = { adult: m.justice_victim_age_adult(), minor: m.justice_victim_age_minor(), 'under-14': m.justice_victim_age_under_14(), none: m.justice_victim_age_none() } as const;
export const standings = { charged: m.justice_standing_charged(), pleaded: m.justice_standing_pleaded(), convicted: m.justice_standing_convicted(), acquitted: m.justice_standing_acquitted(), dismissed: m.justice_standing_dismissed(), superseded: m.justice_standing_superseded(), vacated: m.justice_standing_vacated(), struck: m.justice_standing_struck() } as const;
export const cellSteps = { charged: m.justice_cell_charged(), plea: m.justice_cell_plea(), 'plea-withdrawn': m.justice_cell_plea_withdrawn(), strike: m.justice_cell_strike(), guilty: m.justice_cell_guilty(), 'not-guilty': m.justice_cell_not_guilty(), dismissed: m.justice_cell_dismissed() } as const;
export const courts = { ca1: m.justice_court_ca1(), ca2: m.justice_court_ca2(), ca3: m.justice_court_ca3(), ca4: m.justice_court_ca4(), ca5: m.justice_court_ca5(), ca6: m.justice_court_ca6(), ca7: m.justice_court_ca7(), ca8: m.justice_court_ca8(), ca9: m.justice_court_ca9(), ca10: m.justice_court_ca10(), ca11: m.justice_court_ca11(), cadc: m.justice_court_cadc(), scotus: m.justice_court_scotus() } as const;
export const outcomes = { affirmed: m.justice_outcome_affirmed(), vacated: m.justice_outcome_vacated(), reversed: m.justice_outcome_reversed(), resentence: m.justice_outcome_resentence(), dismissed: m.justice_outcome_dismissed() } as const;
export const forfeits = { money: m.justice_forfeit_money(), 'real-property': m.justice_forfeit_real_property(), vehicle: m.justice_forfeit_vehicle(), business: m.justice_forfeit_business(), other: m.justice_forfeit_other() } as const;
export const statuses = { citizen: m.justice_status_citizen(), resident: m.justice_status_resident(), immigrant: m.justice_status_immigrant(), none: m.justice_status_none(), unknown: m.justice_status_unknown() } as const;
export const relations = { 'third-party': m.justice_relation_third_party(), family: m.justice_relation_family(), unknown: m.justice_relation_unknown() } as const;
export const trialEnds = { verdict: m.justice_tend_verdict(), mistrial: m.justice_tend_mistrial(), plea: m.justice_tend_plea(), dismissal: m.justice_tend_dismissal() } as const;
export const ageGroups = { adult: m.justice_vage_adult(), minor: m.justice_vage_minor(), unknown: m.justice_vage_unknown() } as const;
export const befores = { jury: m.justice_before_jury(), bench: m.justice_before_bench() } as const;

export const holds: Readonly<Record<HoldGrounds, string>> = { subpoena: m.justice_hold_subpoena(), 'court-order': m.justice_hold_court_order(), litigation: m.justice_hold_litigation(), discovery: m.justice_hold_discovery() };
export const openingPurposes: Readonly<Record<OpeningPurpose, string>> = { court: m.justice_opening_court(), presentence: m.justice_opening_presentence(), investigation: m.justice_opening_investigation(), treatment: m.justice_opening_treatment(), security: m.justice_opening_security(), victim: m.justice_opening_victim() };

export const handStates = { sent: m.justice_hand_sent(), opened: m.justice_hand_opened(), overdue: m.justice_hand_overdue(), accepted: m.justice_hand_accepted(), declined: m.justice_hand_declined(), done: m.justice_hand_done(), 'not-done': m.justice_hand_not_done() } as const;
/** Why an office declined what was handed over; the others are not of prosecution. */
export const handReasons: Readonly<Record<string, string>> = { 'insufficient-evidence': m.justice_decline_insufficient_evidence(), 'no-jurisdiction': m.justice_decline_no_jurisdiction(), limitation: m.justice_decline_limitation(), 'other-prosecution': m.justice_decline_other_prosecution(), 'no-capacity': m.justice_hreason_no_capacity(), 'outside-area': m.justice_hreason_outside_area() };

/** The judicial districts as courts shorten them. */
const DISTRICTS = 'almd alnd alsd akd azd ared arwd cacd caed cand casd cod ctd ded dcd flmd flnd flsd gamd gand gasd gud hid idd ilcd ilnd ilsd innd insd iand iasd ksd kyed kywd laed lamd lawd med mdd mad mied miwd mnd msnd mssd moed mowd mtd ned nvd nhd njd nmd nyed nynd nysd nywd nced ncmd ncwd ndd nmid ohnd ohsd oked oknd okwd ord paed pamd pawd prd rid scd sdd tned tnmd tnwd txed txnd txsd txwd utd vtd vaed vawd vid waed wawd wvnd wvsd wied wiwd wyd';
export const districts: readonly { value: string; label: string }[] = DISTRICTS.split(' ').map((value) => ({ value, label: districtName(value) }));

/** A district as lawyers write it: `E.D. NY`, `D. NJ`. */
export function districtName(code: string): string {
  const [state, part] = [code.slice(0, 2).toUpperCase(), code.slice(2)];
  return part.length === 2 ? `${part[0]?.toUpperCase()}.D. ${state}` : `D. ${state}`;
}
