import { Type, type Static, type TSchema } from 'typebox';
import { classOf, WRITTEN, type Field } from './fields.ts';
import type { HtcdsCase } from './sheet.ts';

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

export const CtdcReady = Type.Object({ cases: Type.Integer(), least: Type.Integer() }, closed);
export type CtdcReady = Static<typeof CtdcReady>;

export const OfCase = Type.Object({ id: Id }, closed);
const Fact = (fieldClass: string) => Type.Optional(Type.String({ fieldClass }));
/** A case in the terms of HTCDS, section by section; each value stands under the class of what it tells. */
export const CaseAsHtcds = Type.Object({
  consent: Type.Union([Type.Boolean(), Type.Null()]),
  sections: Type.Array(Type.Object({
    section: Type.String(),
    facts: Type.Array(Type.Object({ field: Type.String(), title: Type.String(), day: Type.Boolean(), deprecated: Type.Boolean(), words: Fact('case.words'), name: Fact('identity.name'), birth: Fact('identity.birth'), contact: Fact('identity.contact'), number: Fact('identity.number') }, closed)),
  }, closed)),
}, closed);
export type CaseAsHtcds = Static<typeof CaseAsHtcds>;
/** Whether the person consents to their case being handed over, as they said it last. */
export const SaidConsent = Type.Object({ id: Id, consent: Type.Boolean() }, closed);

const valueOf = (field: Field): TSchema => (field.kind === 'choices' ? Type.Array(Type.String()) : field.kind === 'yes-no' ? Type.Boolean() : field.kind === 'integer' ? Type.Integer() : field.kind === 'degrees' ? Type.Number() : Type.String());
/** Cases in the terms of HTCDS, each field under the class that governs who is shown it. */
export const OwnCases = Type.Array(Type.Unsafe<HtcdsCase>(Type.Object(Object.fromEntries(WRITTEN.map((field) => [field.name, Type.Optional({ ...valueOf(field), ...(classOf(field) ? { fieldClass: classOf(field), onlyWhole: true } : {}) })])), closed)));
