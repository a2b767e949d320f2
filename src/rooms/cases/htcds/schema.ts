import { Type, type Static } from 'typebox';

const closed = { additionalProperties: false } as const;
const Id = Type.String({ format: 'uuid' });

export const Nothing = Type.Object({}, closed);
/** To whom cases are handed over. */
export const NewHandover = Type.Object({ recipient: Id }, closed);
/** The file of a hand-over, in one of three forms. */
export const HandoverFile = Type.Object({ id: Id, form: Type.Unsafe<'csv' | 'xlsx' | 'json'>({ type: 'string', enum: ['csv', 'xlsx', 'json'] }) }, closed);
export const Handovers = Type.Object({
  organizations: Type.Array(Type.Object({ id: Type.String(), name: Type.String() }, closed)),
  handovers: Type.Array(Type.Object({ id: Type.String(), recipient: Type.String(), madeOn: Type.String(), by: Type.String(), cases: Type.Integer(), unreleased: Type.Integer(), refused: Type.Integer(), blocked: Type.Integer() }, closed)),
}, closed);
export type Handovers = Static<typeof Handovers>;
