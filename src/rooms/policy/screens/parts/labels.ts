/** The words of policy. */
import { language } from '../../../../foundation/screen/words.ts';
import * as m from '../../../../messages/messages.js';
import type { BodyKind, Certainty, Decision, DirectiveKind, Followed, Instrument, NoticeEntry, ProgressState, Purpose, Source, Stance } from '../../schema.ts';

export const bodies: Readonly<Record<BodyKind, string>> = { 'task-force': m.policy_body_task_force(), 'operating-group': m.policy_body_operating_group(), 'working-group': m.policy_body_working_group() };
export const exactness: Readonly<Record<'day' | 'month', string>> = { day: m.policy_exact_day(), month: m.policy_exact_month() };
export const certainties: Readonly<Record<Certainty, string>> = { sourced: m.policy_sourced(), unverified: m.policy_unverified() };
export const directives: Readonly<Record<DirectiveKind, string>> = { 'executive-order': m.policy_directive_executive_order(), 'presidential-directive': m.policy_directive_presidential(), statute: m.policy_directive_statute(), guideline: m.policy_directive_guideline() };
export const progress: Readonly<Record<ProgressState, string>> = { 'under-way': m.policy_state_under_way(), 'held-up': m.policy_state_held_up(), done: m.policy_state_done(), dropped: m.policy_state_dropped() };
export const instruments: Readonly<Record<Instrument, string>> = { grant: m.policy_instrument_grant(), 'cooperative-agreement': m.policy_instrument_cooperative(), contribution: m.policy_instrument_contribution(), 'grant-policy': m.policy_instrument_policy() };
export const purposes: Readonly<Record<Purpose, string>> = {
  laws: m.policy_purpose_laws(), equipment: m.policy_purpose_equipment(), livelihoods: m.policy_purpose_livelihoods(), education: m.policy_purpose_education(), training: m.policy_purpose_training(), 'anti-corruption': m.policy_purpose_anti_corruption(),
  shelter: m.policy_purpose_shelter(), 'hotline-return': m.policy_purpose_hotline_return(), 'victim-services': m.policy_purpose_victim_services(), research: m.policy_purpose_research(),
};
export const decisions: Readonly<Record<Decision, string>> = { 'as-planned': m.policy_decision_as_planned(), changed: m.policy_decision_changed(), dropped: m.policy_decision_dropped() };
export const stances: Readonly<Record<Stance, string>> = { 'no-objection': m.policy_stance_no_objection(), question: m.policy_stance_question(), concern: m.policy_stance_concern(), duplication: m.policy_stance_duplication() };
export const followed: Readonly<Record<Followed, string>> = { done: m.policy_followed_done(), 'under-way': m.policy_followed_under_way(), 'not-begun': m.policy_followed_not_begun(), 'not-taken-up': m.policy_followed_not_taken_up() };
export const sources: Readonly<Record<Source, string>> = { decision: m.policy_source_decision(), directive: m.policy_source_directive(), plan: m.policy_source_plan() };
export const stages: Readonly<Record<NoticeEntry['stage'], string>> = { open: m.policy_stage_open(), closed: m.policy_stage_closed(), decided: m.policy_stage_decided() };

/** Cents as money in the language of the page; whole dollars, for plans are made in them. */
export function money(cents: number): string {
  return new Intl.NumberFormat(language(), { style: 'currency', currency: 'USD', maximumFractionDigits: cents % 100 === 0 ? 0 : 2 }).format(cents / 100);
}

/** A month in words. */
export function monthInWords(month: string): string {
  return new Intl.DateTimeFormat(language(), { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${month.slice(0, 7)}-15T12:00:00Z`));
}
