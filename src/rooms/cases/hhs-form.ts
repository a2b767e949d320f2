import type { SharedField } from '../sharing/index.ts';
import type { HhsRequest, Status } from './schema.ts';

/** What a case and its person's record say, as far as a request to HHS asks for it. */
export interface Known {
  givenName?: string | undefined; familyName?: string | undefined; bornOn?: string | null | undefined; sex: string; citizenship: string; language: string; numbers?: readonly { kind: string; number: string }[] | undefined;
  form: string; ageGroup: 'adult' | 'minor' | 'unknown'; statuses: readonly { kind: Status; heldOn: string }[]; cameOn: string; source: string; indicatedAt: string | null; services: readonly string[]; agency: string;
}

/** One item of a request: what it says, or where in the product it is recorded when it is missing. */
export interface Item { item: string; title: string; field: SharedField | null; value: string | null; required: boolean; where: string }

interface Asked { item: string; title: string; field: SharedField | null; required: boolean; where: string; value: (known: Known) => string | undefined }

const PERSON = 'people'; const CASE = 'case'; const LEGAL = 'legal';
const nameOf = (k: Known): string | undefined => (k.givenName && k.familyName ? `${k.givenName} ${k.familyName}` : undefined);
const formOf = (k: Known): string | undefined => ({ sex: 'Sex trafficking', labor: 'Labor trafficking', both: 'Sex and labor trafficking' })[k.form];
const shown = (k: Known, kinds: readonly Status[], words: string): string | undefined => {
  const found = k.statuses.find((s) => kinds.includes(s.kind));
  return found ? `${words}, ${found.heldOn}` : undefined;
};

const COMMON: readonly Asked[] = [
  { item: 'requester', title: 'Who asks', field: null, required: true, where: CASE, value: (k) => k.agency },
  { item: 'name', title: 'Name', field: 'name', required: true, where: PERSON, value: nameOf },
  { item: 'birth', title: 'Born on', field: 'birth', required: true, where: PERSON, value: (k) => k.bornOn ?? undefined },
  { item: 'sex', title: 'Sex', field: 'sex', required: false, where: PERSON, value: (k) => (k.sex === 'unknown' ? undefined : k.sex) },
  { item: 'citizenship', title: 'Country of citizenship', field: 'citizenship', required: true, where: PERSON, value: (k) => (k.citizenship === 'ZZ' ? undefined : k.citizenship) },
  { item: 'language', title: 'Language', field: 'language', required: false, where: PERSON, value: (k) => (k.language === 'und' ? undefined : k.language) },
  { item: 'form', title: 'Form of trafficking', field: 'form', required: true, where: CASE, value: formOf },
];

const ASKED: Readonly<Record<HhsRequest, readonly Asked[]>> = {
  certification: [
    ...COMMON,
    { item: 'number', title: 'A-number, where there is one', field: 'numbers', required: false, where: PERSON, value: (k) => k.numbers?.find((n) => n.kind === 'a-number')?.number },
    { item: 'status', title: 'Continued presence, bona fide T application or T status', field: 'immigration', required: true, where: LEGAL, value: (k) => shown(k, ['cp-granted'], 'Continued presence') ?? shown(k, ['t-granted'], 'T status') ?? shown(k, ['t-bona-fide'], 'Bona fide T application') },
    { item: 'services', title: 'Services given so far', field: 'services', required: false, where: CASE, value: (k) => k.services.join(', ') || undefined },
  ],
  'child-assistance': [
    ...COMMON,
    { item: 'indicated', title: 'When there was first credible indication', field: null, required: true, where: CASE, value: (k) => k.indicatedAt ?? undefined },
    { item: 'came', title: 'When the child came, and from whom', field: null, required: true, where: CASE, value: (k) => `${k.cameOn}, ${k.source}` },
    { item: 'services', title: 'Services given so far', field: 'services', required: false, where: CASE, value: (k) => k.services.join(', ') || undefined },
  ],
};

/** The form of each request and the law behind it. */
export const FORMS_OF_HHS: Readonly<Record<HhsRequest, { form: string; topic: string; authority: string }>> = {
  certification: { form: 'OMB 0970-0454, Request for Certification', topic: 'certification-request', authority: '22 USC 7105(b)(1)(C), (E)' },
  'child-assistance': { form: 'OMB 0970-0362, Request for Assistance', topic: 'child-assistance', authority: '22 USC 7105(b)(1)(G), (H)' },
};

/** A request filled from what is known: nothing is asked again, and what is missing says where it is recorded. */
export function filled(kind: HhsRequest, known: Known): Item[] {
  return ASKED[kind].map(({ value, ...asked }) => ({ ...asked, value: value(known) ?? null }));
}

/** The items a request cannot go without and lacks. */
export function missing(items: readonly Item[]): Item[] {
  return items.filter((i) => i.required && i.value === null);
}
