import { Type, type Static, type TSchema } from 'typebox';
import { DayText, Kept } from '../../foundation/web/shapes.ts';

const closed = { additionalProperties: false } as const;
const Id = Type.String({ format: 'uuid' });
const words = <const T extends readonly string[]>(values: T) => Type.Unsafe<T[number]>({ type: 'string', enum: [...values] });
const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Name = Type.String({ minLength: 2, maxLength: 200 });
const Short = Type.String({ minLength: 2, maxLength: 120 });
const State = Type.String({ pattern: '^[A-Z]{2}$', description: 'A State or territory, two letters.' });
const Language = Type.String({ pattern: '^[a-z]{2,3}(-[A-Za-z0-9]+)*$', maxLength: 20, description: 'A language tag such as es.' });
const decided = Type.String({ minLength: 2, maxLength: 4000, fieldClass: 'outreach.minutes', description: 'What was decided. Nobody who was served is named here.' });
const window = { from: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000_000 })), count: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })) };

export { Kept };

const MATERIALS = ['poster', 'brochure', 'card', 'fact-sheet', 'tool-kit', 'video', 'web-page'] as const;
/** Intermediaries, who meet those that the campaign is for; which of them are on the list on a day is in `rules.ts`. */
export const INTERMEDIARIES = ['law-enforcement', 'social-services', 'health-care', 'faith-based', 'migrant-labor', 'child-youth', 'ethnic'] as const;
const SECTORS = [...INTERMEDIARIES, 'government', 'legal', 'business', 'education', 'media'] as const;
const ABOUT = ['sex', 'labor', 'children', 'materials', 'training', 'members'] as const;
const MEDIA = ['radio', 'television', 'print', 'web', 'outdoor'] as const;
const SOURCES = ['server-log', 'analytics', 'by-hand'] as const;
const CHANNELS = ['phone', 'text', 'chat', 'web', 'in-person'] as const;
/** What the health of a coalition is read from. */
const CHECKS = ['members', 'sectors', 'met', 'carried', 'sex-and-labor'] as const;
export type MaterialKind = (typeof MATERIALS)[number];
export type Intermediary = (typeof INTERMEDIARIES)[number];
export type Sector = (typeof SECTORS)[number];
export type About = (typeof ABOUT)[number];
export type Medium = (typeof MEDIA)[number];
export type Source = (typeof SOURCES)[number];
export type Channel = (typeof CHANNELS)[number];
export type Check = (typeof CHECKS)[number];

export const NewCampaign = Type.Object({ name: Name, theme: Name, launchedOn: DayText }, closed);
export type NewCampaign = Static<typeof NewCampaign>;
export const NewMaterial = Type.Object({ campaign: Id, title: Name, kind: words(MATERIALS) }, closed);
export type NewMaterial = Static<typeof NewMaterial>;
export const NewEdition = Type.Object({ material: Id, language: Language, issuedOn: DayText, changed: Type.Optional(Type.String({ minLength: 2, maxLength: 400, description: 'What changed against the edition before; needed from the second on.' })) }, closed);
export type NewEdition = Static<typeof NewEdition>;
export const WithdrawEdition = Type.Object({ edition: Id, withdrawnOn: DayText }, closed);
export type WithdrawEdition = Static<typeof WithdrawEdition>;
export const NewCoalition = Type.Object({ campaign: Id, name: Short, city: Short, state: State, convenedOn: DayText }, closed);
export type NewCoalition = Static<typeof NewCoalition>;
export const CoalitionId = Type.Object({ id: Id }, closed);
export const NewMember = Type.Object({ id: Id, name: Name, sector: words(SECTORS), joinedOn: DayText }, closed);
export type NewMember = Static<typeof NewMember>;
export const LeaveMember = Type.Object({ member: Id, leftOn: DayText }, closed);
export type LeaveMember = Static<typeof LeaveMember>;
export const NewMeeting = Type.Object({ id: Id, heldOn: DayText, about: Type.Array(words(ABOUT), { minItems: 1, maxItems: 10, uniqueItems: true }), members: Type.Array(Id, { maxItems: 200, uniqueItems: true }), guests: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000 })), decided: Type.Optional(decided) }, closed);
export type NewMeeting = Static<typeof NewMeeting>;
export const NewPlacement = Type.Object({ edition: Id, coalition: Type.Optional(Id), intermediary: words(INTERMEDIARIES), recipient: Name, city: Short, state: State, sentOn: DayText, copies: Type.Integer({ minimum: 1, maximum: 10_000_000 }), coded: Type.Optional(Type.Boolean({ description: 'Whether the copies carry a code of their own, by which a contact leads back to this place.' })) }, closed);
export type NewPlacement = Static<typeof NewPlacement>;
export const PlacementId = Type.Object({ id: Id }, closed);
export const NewAnnouncement = Type.Object({ campaign: Id, title: Name, medium: words(MEDIA), language: Language, outlet: Name, state: Type.Optional(State), airedOn: DayText, lastOn: DayText, airings: Type.Integer({ minimum: 1, maximum: 1_000_000 }) }, closed);
export type NewAnnouncement = Static<typeof NewAnnouncement>;
export const NewSite = Type.Object({ campaign: Id, name: Short, openedOn: DayText }, closed);
export type NewSite = Static<typeof NewSite>;
export const NewTrace = Type.Object({ code: Type.String({ minLength: 1, maxLength: 20, description: 'The code as it was read out.' }), channel: words(CHANNELS) }, closed);
export type NewTrace = Static<typeof NewTrace>;
export const Traced = Type.Object({ id: Type.String(), version: Type.Integer(), city: Type.String(), state: Type.String() }, closed);
export type Traced = Static<typeof Traced>;
export const ListAsked = Type.Object(window, closed);
export type ListAsked = Static<typeof ListAsked>;
export const FunnelAsked = Type.Object({ year: Type.Optional(Type.String({ pattern: '^(FY|RY|CY)[0-9]{4}$' })) }, closed);
export type FunnelAsked = Static<typeof FunnelAsked>;

/** One condition of a coalition's health: what is asked, what there is, and whether it is met. */
export const Health = Type.Object({ check: words(CHECKS), met: Type.Boolean(), has: Type.Integer(), asked: Type.Integer(), lastOn: nullable(Type.String()) }, closed);
export type Health = Static<typeof Health>;
export const CoalitionEntry = Type.Object({ id: Type.String(), name: Type.String(), city: Type.String(), state: Type.String(), convenedOn: Type.String(), members: Type.Integer(), sectors: Type.Integer(), lastMet: nullable(Type.String()), copies: Type.Integer(), unmet: Type.Array(words(CHECKS)) }, closed);
export type CoalitionEntry = Static<typeof CoalitionEntry>;
export const Coalitions = Type.Object({ coalitions: Type.Array(CoalitionEntry) }, closed);
export type Coalitions = Static<typeof Coalitions>;
const PlacementView = Type.Object({
  id: Type.String(), material: Type.String(), kind: words(MATERIALS), language: Type.String(), number: Type.Integer(), coalition: nullable(Type.String()), intermediary: words(INTERMEDIARIES), recipient: Type.String(), city: Type.String(), state: Type.String(), sentOn: Type.String(), copies: Type.Integer(),
  code: nullable(Type.String()), openings: Type.Integer(),
}, closed);
export type PlacementView = Static<typeof PlacementView>;
export const Placements = Type.Object({ total: Type.Integer(), placements: Type.Array(PlacementView) }, closed);
export type Placements = Static<typeof Placements>;
export const CoalitionFile = Type.Object({
  id: Type.String(), name: Type.String(), city: Type.String(), state: Type.String(), convenedOn: Type.String(), campaign: Type.String(), health: Type.Array(Health),
  month: Type.Object({ from: Type.String(), meetings: Type.Integer(), joined: Type.Integer(), copies: Type.Integer(), openings: Type.Integer() }, closed),
  members: Type.Array(Type.Object({ id: Type.String(), version: Type.Integer(), name: Type.String(), sector: words(SECTORS), joinedOn: Type.String(), leftOn: nullable(Type.String()) }, closed)),
  meetings: Type.Array(Type.Object({ id: Type.String(), heldOn: Type.String(), about: Type.Array(words(ABOUT)), members: Type.Array(Type.String()), guests: Type.Integer(), decided: Type.Optional(nullable(decided)) }, closed)),
  placements: Type.Array(PlacementView),
}, closed);
export type CoalitionFile = Static<typeof CoalitionFile>;
const EditionView = Type.Object({ id: Type.String(), version: Type.Integer(), language: Type.String(), number: Type.Integer(), issuedOn: Type.String(), changed: nullable(Type.String()), withdrawnOn: nullable(Type.String()), copies: Type.Integer() }, closed);
export type EditionView = Static<typeof EditionView>;
const MaterialView = Type.Object({ id: Type.String(), title: Type.String(), kind: words(MATERIALS), editions: Type.Array(EditionView) }, closed);
export type MaterialView = Static<typeof MaterialView>;
export const Campaigns = Type.Object({
  campaigns: Type.Array(Type.Object({
    id: Type.String(), name: Type.String(), theme: Type.String(), launchedOn: Type.String(), materials: Type.Array(MaterialView),
    announcements: Type.Array(Type.Object({ id: Type.String(), title: Type.String(), medium: words(MEDIA), language: Type.String(), outlet: Type.String(), state: nullable(Type.String()), airedOn: Type.String(), lastOn: Type.String(), airings: Type.Integer() }, closed)),
  }, closed)),
}, closed);
export type Campaigns = Static<typeof Campaigns>;
export const Sites = Type.Object({
  sites: Type.Array(Type.Object({
    id: Type.String(), name: Type.String(), openedOn: Type.String(), months: Type.Array(Type.Object({ month: Type.String(), visits: Type.Integer(), bots: Type.Integer(), days: Type.Integer() }, closed)),
    files: Type.Array(Type.Object({ from: Type.String(), last: Type.String(), visitors: Type.Integer(), source: words(SOURCES) }, closed)),
  }, closed)),
}, closed);
export type Sites = Static<typeof Sites>;
/** A step of the way from material to identification: its own unit, and why it is not divided by the step before. */
export const FunnelStep = Type.Object({ measure: Type.String(), title: Type.String(), unit: Type.String(), value: nullable(Type.Integer()), few: Type.Boolean(), amount: Type.String(), sentence: Type.String(), countedOnce: Type.String(), notDivided: nullable(Type.String()) }, closed);
export type FunnelStep = Static<typeof FunnelStep>;
export const Funnel = Type.Object({ year: Type.String(), words: Type.String(), steps: Type.Array(FunnelStep), left: Type.Array(Type.String()) }, closed);
export type Funnel = Static<typeof Funnel>;
export const Counts = Type.Object({ coalitions: Type.Integer(), unwell: Type.Integer(), copies: Type.Integer(), openings: Type.Integer() }, closed);
export type Counts = Static<typeof Counts>;
