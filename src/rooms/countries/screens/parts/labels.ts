/** The words of countries. */
import * as m from '../../../../messages/messages.js';
import type { Answer, Certainty, Criterion, Form, Kind, Level, Purpose, Region, StepKind, Watch } from '../../schema.ts';

export const kinds: Readonly<Record<Kind, string>> = { country: m.countries_kind_country(), territory: m.countries_kind_territory() };
export const regions: Readonly<Record<Region, string>> = {
  africa: m.countries_public_region_africa(), 'east-asia-pacific': m.countries_public_region_east_asia(), 'europe-eurasia': m.countries_public_region_europe(), 'near-east': m.countries_public_region_near_east(), 'south-central-asia': m.countries_public_region_south_asia(), 'western-hemisphere': m.countries_public_region_west(),
};
export const forms: Readonly<Record<Form, string>> = { slavery: m.countries_public_form_slavery(), prostitution: m.countries_public_form_prostitution(), illicit: m.countries_public_form_illicit(), hazardous: m.countries_public_form_hazardous() };
export const levels: Readonly<Record<Level, string>> = { significant: m.countries_public_level_significant(), moderate: m.countries_public_level_moderate(), minimal: m.countries_public_level_minimal(), none: m.countries_public_level_none() };
export const watches: Readonly<Record<Watch, string>> = { 'up-to-1': m.countries_public_watch_up_to_1(), 'up-from-3': m.countries_public_watch_up_from_3(), numbers: m.countries_public_watch_numbers(), 'no-evidence': m.countries_public_watch_no_evidence(), commitments: m.countries_public_watch_commitments() };
export const steps: Readonly<Record<StepKind, string>> = { determination: m.countries_step_determination(), interim: m.countries_step_interim(), 'action-plan': m.countries_step_action_plan() };
export const criteria: Readonly<Record<Criterion, string>> = {
  a1: m.countries_criterion_a1(), a2: m.countries_criterion_a2(), a3: m.countries_criterion_a3(), b1: m.countries_criterion_b1(), b2: m.countries_criterion_b2(), b3: m.countries_criterion_b3(), b4: m.countries_criterion_b4(), b5: m.countries_criterion_b5(), b6: m.countries_criterion_b6(), b7: m.countries_criterion_b7(), b8: m.countries_criterion_b8(), b9: m.countries_criterion_b9(), b10: m.countries_criterion_b10(), b11: m.countries_criterion_b11(), b12: m.countries_criterion_b12(),
};
export const answers: Readonly<Record<Answer, string>> = { met: m.countries_answer_met(), partly: m.countries_answer_partly(), 'not-met': m.countries_answer_not_met(), 'no-data': m.countries_answer_no_data() };
export const purposes: Readonly<Record<Purpose, string>> = { trafficking: m.countries_purpose_trafficking(), 'child-labor': m.countries_purpose_child_labor(), both: m.countries_purpose_both() };
export const certainties: Readonly<Record<Certainty, string>> = { sourced: m.countries_sourced(), unverified: m.countries_unverified() };
export const tiers: Readonly<Record<'1' | '2' | '3', string>> = { 1: m.countries_tier_of({ tier: '1' }), 2: m.countries_tier_of({ tier: '2' }), 3: m.countries_tier_of({ tier: '3' }) };

