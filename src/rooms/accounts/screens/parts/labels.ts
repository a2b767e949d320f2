import type { Role } from '../../../../foundation/access/roles.ts';
import { language } from '../../../../foundation/screen/words.ts';
import * as m from '../../../../messages/messages.js';
import type { State } from '../../schema.ts';

/** What the roles of the field are called. */
export const roleNames: Readonly<Record<Role, string>> = {
  'hotline-advocate': m.accounts_role_hotline_advocate(), 'case-manager': m.accounts_role_case_manager(), 'legal-advocate': m.accounts_role_legal_advocate(), 'certification-officer': m.accounts_role_certification_officer(),
  'benefit-worker': m.accounts_role_benefit_worker(), 'immigration-officer': m.accounts_role_immigration_officer(), inspector: m.accounts_role_inspector(), investigator: m.accounts_role_investigator(), prosecutor: m.accounts_role_prosecutor(),
  'task-force-coordinator': m.accounts_role_task_force_coordinator(), 'grant-officer': m.accounts_role_grant_officer(), 'outreach-officer': m.accounts_role_outreach_officer(), analyst: m.accounts_role_analyst(), publisher: m.accounts_role_publisher(), supervisor: m.accounts_role_supervisor(), administrator: m.accounts_role_administrator(),
};

/** Where an account stands, in words. */
export const states: Readonly<Record<State, string>> = { invited: m.accounts_state_invited(), active: m.accounts_state_active(), keyless: m.accounts_state_keyless(), closed: m.accounts_state_closed() };
export const tones = { invited: 'warn', active: 'success', keyless: 'warn', closed: 'neutral' } as const;

/** Roles as a list in the reader's language. */
export function rolesInWords(roles: readonly Role[]): string {
  return new Intl.ListFormat(language(), { type: 'unit', style: 'short' }).format(roles.map((role) => roleNames[role]));
}

export function choicesOf(roles: readonly Role[]): { value: Role; label: string }[] {
  return roles.map((value) => ({ value, label: roleNames[value] }));
}
