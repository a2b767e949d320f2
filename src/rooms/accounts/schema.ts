import { Type, type Static, type TSchema } from 'typebox';
import { ROLES } from '../../foundation/access/roles.ts';
import { Kept } from '../../foundation/web/shapes.ts';

const closed = { additionalProperties: false } as const;
const Id = Type.String({ format: 'uuid' });
const Role = Type.Unsafe<(typeof ROLES)[number]>({ type: 'string', enum: [...ROLES] });
const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

export { Kept };

/** Where an account stands: invited and without a key yet, in use, without a key and not invited, or closed. */
export const STATES = ['invited', 'active', 'keyless', 'closed'] as const;
export type State = (typeof STATES)[number];

export const Accounts = Type.Object({
  roles: Type.Array(Role),
  accounts: Type.Array(Type.Object({
    id: Type.String(), label: Type.String(), roles: Type.Array(Role), state: Type.Unsafe<State>({ type: 'string', enum: [...STATES] }), madeAt: Type.String(), seenAt: nullable(Type.String()), invitedUntil: nullable(Type.String()),
    elsewhere: Type.Boolean(), own: Type.Boolean(), mayInvite: Type.Boolean(),
  }, closed)),
}, closed);
export type Accounts = Static<typeof Accounts>;
export type Account = Accounts['accounts'][number];

export const NewAccount = Type.Object({ label: Type.String({ minLength: 2, maxLength: 120, description: 'How colleagues know the account; no name where staff are at risk.' }), role: Role }, closed);
export type NewAccount = Static<typeof NewAccount>;
export const RoleOf = Type.Object({ account: Id, role: Role }, closed);
export type RoleOf = Static<typeof RoleOf>;
export const AccountId = Type.Object({ account: Id }, closed);
export type AccountId = Static<typeof AccountId>;
/** The SHA-256 of the secret of an invitation, in hexadecimal: the secret itself never leaves the browser that made it but in the link. */
export const NewInvitation = Type.Object({ account: Id, hash: Type.String({ pattern: '^[0-9a-f]{64}$' }) }, closed);
export type NewInvitation = Static<typeof NewInvitation>;
