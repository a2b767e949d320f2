import type { Form, NewPerson, Person, Sex } from '../../people/index.ts';
import type { HtcdsCase } from './sheet.ts';

type Value = HtcdsCase[string];

/** What the rooms of people and cases hold of a case, as far as HTCDS speaks of it. */
export interface Held {
  givenName: string | null;
  familyName: string | null;
  bornOn: string | null;
  sex: Sex;
  citizenship: string;
  language: string;
  phones: readonly string[];
  address: string | null;
  number: string | null;
  form: Form;
  /** What an office found of the person, as the record of people says it. */
  status: 'potential' | 'confirmed' | null;
  open: boolean;
  referredOn: string | null;
  /** The label of whoever leads the case. */
  lead: string | null;
  objectives: string | null;
  actions: string | null;
  plannedEnd: string | null;
  actualEnd: string | null;
}

const text = (given: HtcdsCase, name: string): string | null => (typeof given[name] === 'string' ? given[name] : null);
const list = (given: HtcdsCase, name: string): readonly string[] => (Array.isArray(given[name]) ? (given[name] as readonly string[]) : []);

/** 22 USC 7102(11)(B) speaks of labor or services; marriage, adoption, surrogacy, organs and soldiering are neither form by themselves. */
const LABOR = ['ForcedLabour', 'ChildLabour', 'Servitude', 'ForcedBegging'];

/** The form of trafficking that the types of exploitation come to. */
export function formOf(given: HtcdsCase): Form {
  const types = list(given, 'vic_TypeOfExploitation');
  const sex = types.includes('SexualExploitation') || list(given, 'vic_TypeOfSexExploitation').length > 0;
  const labor = types.some((type) => LABOR.includes(type)) || list(given, 'vic_ForcedLabourIndustry').length > 0;
  return sex && labor ? 'both' : sex ? 'sex' : labor ? 'labor' : 'unknown';
}

const STATUSES = { PossibleVictimOfTrafficking: 'potential', ActualVictimOfTrafficking: 'confirmed' } as const;

/** What an import says that somebody found of the person; that they are no victim is kept beside, for no record of people says so. */
function statusOf(given: HtcdsCase): Held['status'] {
  return STATUSES[text(given, 'vic_TraffickingStatus') as keyof typeof STATUSES] ?? null;
}

function sexOf(gender: string | null): Sex {
  return ({ Feminine: 'female', Masculine: 'male', TransgenderFeminine: 'another', TransgenderMasculine: 'another', NonConforming: 'another' } as const)[gender ?? ''] ?? 'unknown';
}

/** A language code as the house keeps it: the shortest tag there is. */
function languageOf(code: string | null): string {
  if (code === null) return 'und';
  try {
    return Intl.getCanonicalLocales(code)[0] ?? 'und';
  } catch {
    return 'und';
  }
}

/** Whether a plan goes on: only then it becomes a goal and a step, for an ended one does not say whether it was reached. */
function planOf(given: HtcdsCase): Pick<Held, 'objectives' | 'actions' | 'plannedEnd' | 'actualEnd'> {
  const objectives = text(given, 'spl_ActualEndDate') === null ? text(given, 'spl_Objectives') : null;
  const actions = objectives === null ? null : text(given, 'spl_ActionPlan');
  return { objectives, actions, plannedEnd: actions === null ? null : text(given, 'spl_PlannedEndDate'), actualEnd: null };
}

/** What an import writes into people and cases of a case; `lead` is whoever leads it from then on. */
export function heldFrom(given: HtcdsCase, lead: string | null): Held {
  const citizenship = list(given, 'prs_Citizenship')[0];
  const address = ['Street', 'City', 'State', 'PostalCode', 'Country'].map((part) => text(given, `prs_Mailing${part}`)).filter((part) => part !== null).join(', ');
  const number = text(given, 'prs_IdentityNumber');
  return {
    givenName: text(given, 'prs_FirstName'), familyName: text(given, 'prs_SecondName'), bornOn: text(given, 'prs_Birthdate'), sex: sexOf(text(given, 'prs_Gender')), citizenship: citizenship ?? 'ZZ', language: languageOf(text(given, 'prs_PrimaryLanguage')),
    phones: [text(given, 'prs_MobilePhone'), text(given, 'prs_HomePhone')].filter((phone): phone is string => phone !== null && phone.length >= 7), address: address === '' ? null : address, number: number !== null && number.length >= 4 ? number : null,
    form: formOf(given), status: statusOf(given), open: !['Closed', 'ClosedReferred'].includes(text(given, 'cas_Status') ?? ''), referredOn: text(given, 'cas_IncomingReferralDate'), lead, ...planOf(given),
  };
}

/** The part of a new person that is known. */
export function personFrom(held: Held, cameToNoticeOn: string): NewPerson {
  return {
    cameToNoticeOn, sex: held.sex, citizenship: held.citizenship, language: held.language, phones: [...held.phones], ...(held.givenName === null ? {} : { givenName: held.givenName }), ...(held.familyName === null ? {} : { familyName: held.familyName }),
    ...(held.bornOn === null ? {} : { bornOn: held.bornOn }), ...(held.address === null ? {} : { address: held.address }), ...(held.number === null ? {} : { numbers: [{ kind: 'other' as const, number: held.number }] }),
  };
}

/** What a person's own record holds. */
export function heldOfPerson(person: Person): Pick<Held, 'givenName' | 'familyName' | 'bornOn' | 'sex' | 'citizenship' | 'language' | 'phones' | 'address' | 'number'> {
  const numbers = person.numbers ?? [];
  return {
    givenName: person.givenName || null, familyName: person.familyName || null, bornOn: person.bornOn ?? null, sex: person.sex, citizenship: person.citizenship, language: person.language, phones: person.phones ?? [], address: person.address || null,
    number: (numbers.find((n) => n.kind === 'other') ?? numbers[0])?.number ?? null,
  };
}

const GENDERS: Readonly<Record<Sex, string | null>> = { female: 'Feminine', male: 'Masculine', another: 'NonConforming', unknown: null };
const STANDS_FOR = { potential: 'PossibleVictimOfTrafficking', confirmed: 'ActualVictimOfTrafficking' } as const;
const TYPES: Readonly<Record<Form, string[]>> = { sex: ['SexualExploitation'], labor: ['ForcedLabour'], both: ['ForcedLabour', 'SexualExploitation'], unknown: [] };

/** A case in the terms of HTCDS as far as the rooms' own records tell it. */
export function derived(held: Held): HtcdsCase {
  const said: Readonly<Record<string, Value | null>> = {
    prs_FirstName: held.givenName, prs_SecondName: held.familyName, prs_Birthdate: held.bornOn, prs_Gender: GENDERS[held.sex], prs_Citizenship: held.citizenship === 'ZZ' ? null : [held.citizenship],
    prs_PrimaryLanguage: held.language === 'und' ? null : (held.language.split('-')[0] ?? null), prs_MobilePhone: held.phones[0] ?? null, prs_HomePhone: held.phones[1] ?? null, prs_MailingStreet: held.address, prs_IdentityNumber: held.number,
    vic_TypeOfExploitation: TYPES[held.form].length > 0 ? TYPES[held.form] : null, vic_TraffickingStatus: held.status === null ? null : STANDS_FOR[held.status], cas_Status: held.open ? 'Active' : 'Closed', cas_IncomingReferralDate: held.referredOn, cas_CaseOwner: held.lead,
    spl_Objectives: held.objectives, spl_ActionPlan: held.actions, spl_PlannedEndDate: held.plannedEnd, spl_ActualEndDate: held.actualEnd,
  };
  return Object.fromEntries(Object.entries(said).filter((entry): entry is [string, Value] => entry[1] !== null));
}

/** Fields that stand or fall together: where the record of one was changed, what was told of all of them is old. */
const TOGETHER: readonly (readonly string[])[] = [
  ['prs_MobilePhone', 'prs_HomePhone'], ['prs_MailingStreet', 'prs_MailingCity', 'prs_MailingState', 'prs_MailingPostalCode', 'prs_MailingCountry', 'prs_MailingLatitude', 'prs_MailingLongitude'],
  ['vic_TraffickingStatus', 'vic_TraffickingStatusDecisionMakingOrg'], ['spl_Objectives', 'spl_ActionPlan', 'spl_PlannedEndDate', 'spl_ActualEndDate'],
];

/**
 * What HTCDS told and the rooms' records do not tell by themselves: what was said (null where they tell something and
 * nothing was said), and what they told then. It stands for as long as they tell the same.
 */
export type Supplement = Readonly<Record<string, readonly [said: Value | null, told: string]>>;

/** What a case's records told of a field and those that go with it. */
function told(name: string, by: HtcdsCase): string {
  return JSON.stringify((TOGETHER.find((group) => group.includes(name)) ?? [name]).map((one) => by[one] ?? null));
}

/** What is kept of a field that is said anew while the records tell nothing of it. */
export function saidAnew(name: string, said: Value): Supplement[string] {
  return [said, told(name, {})];
}

const same = (one: Value | undefined, other: Value | undefined): boolean => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/** What must be kept beside the records that an import writes, so that nothing of the case is lost. */
export function supplementOf(given: HtcdsCase, held: Held): Supplement {
  const by = derived(held);
  const names = [...new Set([...Object.keys(given), ...Object.keys(by)])];
  return Object.fromEntries(names.filter((name) => !same(given[name], by[name])).map((name) => [name, [given[name] ?? null, told(name, by)] as const]));
}

/** A case in the terms of HTCDS: what the records tell today, and where they tell what they told at the import, what was said then. */
export function caseFrom(held: Held, supplement: Supplement): HtcdsCase {
  const by = derived(held);
  const out: Record<string, Value> = { ...by };
  for (const [name, [said, then]] of Object.entries(supplement)) {
    if (told(name, by) !== then) continue;
    if (said === null) delete out[name];
    else out[name] = said;
  }
  return out;
}

/** The parts that a supplement is sealed in, each apart, so that purging notes or plans purges what HTCDS told of them. */
export type SupplementPart = 'record' | 'notes' | 'plan';

/** In which part a field stands. */
export function partOf(name: string): SupplementPart {
  return name.startsWith('cco_') ? 'notes' : name.startsWith('spl_') ? 'plan' : 'record';
}
