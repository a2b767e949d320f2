/** The roles of the field, each held in organizations of certain kinds (the table `access.role` says which). */
export const ROLES = [
  'hotline-advocate', 'case-manager', 'legal-advocate', 'certification-officer', 'benefit-worker', 'immigration-officer', 'inspector', 'investigator', 'prosecutor',
  'task-force-coordinator', 'grant-officer', 'outreach-officer', 'analyst', 'publisher', 'supervisor', 'administrator',
] as const;

/** One role of the field. */
export type Role = (typeof ROLES)[number];

/** The kinds of organizations; each kind stands in one zone. */
export const KINDS = ['hotline', 'victim-services', 'benefit-granting', 'immigration', 'law-enforcement', 'prosecution', 'intelligence', 'labor', 'programs', 'policy', 'public'] as const;

/** One kind of organization. */
export type Kind = (typeof KINDS)[number];

/** Which kinds of organization each permission is open to, by role: `{ 'letters.issue': ['certification-officer'] }`. */
export type Permissions = Readonly<Record<string, readonly Role[]>>;

/** Whether any of the roles held carries a permission. */
export function mayDo(permissions: Permissions, roles: readonly string[], permission: string): boolean {
  return (permissions[permission] ?? []).some((role) => roles.includes(role));
}

/** Whether somebody may do something in a room: their organization is of a kind that has the room's office, and one of their roles carries the permission. */
export function mayIn(room: { permissions: Permissions; kinds?: readonly Kind[] }, who: { kind: Kind; roles: readonly string[] }, permission: string): boolean {
  return (room.kinds === undefined || room.kinds.includes(who.kind)) && mayDo(room.permissions, who.roles, permission);
}
