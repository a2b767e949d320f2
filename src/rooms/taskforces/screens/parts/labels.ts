/** The words of task forces. */
import { language } from '../../../../foundation/screen/words.ts';
import * as m from '../../../../messages/messages.js';
import type { EntryKind, Extent, Funder, Level, Part, Service, Share, Side, State } from '../../schema.ts';

export const extents: Readonly<Record<Extent, string>> = { city: m.taskforces_extent_city(), region: m.taskforces_extent_region(), state: m.taskforces_extent_state() };
export const states: Readonly<Record<State, string>> = { announced: m.taskforces_state_announced(), convened: m.taskforces_state_convened(), formed: m.taskforces_state_formed(), operational: m.taskforces_state_operational(), suspended: m.taskforces_state_suspended(), closed: m.taskforces_state_closed() };
export const parts: Readonly<Record<Part, string>> = { lead: m.taskforces_part_lead(), police: m.taskforces_part_police(), prosecution: m.taskforces_part_prosecution(), services: m.taskforces_part_services(), labor: m.taskforces_part_labor(), community: m.taskforces_part_community() };
export const levels: Readonly<Record<Level, string>> = { federal: m.taskforces_level_federal(), state: m.taskforces_level_state(), local: m.taskforces_level_local(), tribal: m.taskforces_level_tribal(), nongovernmental: m.taskforces_level_nongovernmental() };
export const services: Readonly<Record<Service, string>> = {
  shelter: m.taskforces_service_shelter(), legal: m.taskforces_service_legal(), medical: m.taskforces_service_medical(), 'mental-health': m.taskforces_service_mental_health(), interpreters: m.taskforces_service_interpreters(), 'case-management': m.taskforces_service_case_management(),
  food: m.taskforces_service_food(), transport: m.taskforces_service_transport(), 'job-training': m.taskforces_service_job_training(),
};
export const shares: Readonly<Record<Share, string>> = { counts: m.taskforces_share_counts(), leads: m.taskforces_share_leads(), 'case-status': m.taskforces_share_case_status(), 'contact-points': m.taskforces_share_contact_points(), identities: m.taskforces_share_identities() };
export const entryKinds: Readonly<Record<EntryKind, string>> = {
  'potential-victims': m.taskforces_kind_potential_victims(), 'confirmed-victims': m.taskforces_kind_confirmed_victims(), investigation: m.taskforces_kind_investigation(), arrests: m.taskforces_kind_arrests(), charged: m.taskforces_kind_charged(), 'demand-operation': m.taskforces_kind_demand_operation(),
};
export const sides: Readonly<Record<Side, string>> = { police: m.taskforces_awards_police(), provider: m.taskforces_awards_provider() };
export const funders: Readonly<Record<Funder, string>> = { bja: m.taskforces_funder_bja(), ovc: m.taskforces_funder_ovc(), hhs: m.taskforces_funder_hhs(), other: m.taskforces_funder_other() };

/** A record of labels as the choices of a field. */
export function choicesOf(labels: Readonly<Record<string, string>>): { value: string; label: string }[] {
  return Object.entries(labels).map(([value, label]) => ({ value, label }));
}

/** Cents as money in the language of the page. */
export function money(cents: number): string {
  return new Intl.NumberFormat(language(), { style: 'currency', currency: 'USD' }).format(cents / 100);
}
