/** What people need, in the words of the founding chapter (line 61 and 63) and of the desks: the terms by which services are found. */
export const NEEDS = [
  'shelter', 'housing', 'case-management', 'legal', 'immigration', 'medical', 'dental', 'mental-health', 'crisis', 'food', 'interpreter',
  'job-skills', 'education', 'money', 'clothing', 'transport', 'child-care', 'substance-use', 'documents', 'reunification', 'hotline',
] as const;
export type Need = (typeof NEEDS)[number];

interface Term { id: string; code: string; name: string; description: string; parent?: string }

const term = (id: string, code: string, name: string, description: string, parent?: string): Term => ({ id: `6f0a6d5e-0001-4b51-9c3e-${id}`, code, name, description, ...(parent ? { parent: `6f0a6d5e-0001-4b51-9c3e-${parent}` } : {}) });

const NEED_TERMS: readonly Term[] = [
  term('0000000000a0', 'need', 'Need', 'What a service is for.'),
  term('0000000000a1', 'shelter', 'Emergency shelter', 'A safe bed tonight.', '0000000000a0'),
  term('0000000000a2', 'housing', 'Housing', 'Transitional or longer housing.', '0000000000a0'),
  term('0000000000a3', 'case-management', 'Case management', 'One person who helps with everything else.', '0000000000a0'),
  term('0000000000a4', 'legal', 'Legal advocacy', 'A lawyer or advocate: pay, safety, rights, criminal matters.', '0000000000a0'),
  term('0000000000a5', 'immigration', 'Immigration legal help', 'A lawyer for immigration relief.', '0000000000a0'),
  term('0000000000a6', 'medical', 'Medical care', 'A doctor or clinic.', '0000000000a0'),
  term('0000000000a7', 'dental', 'Dental care', 'A dentist.', '0000000000a0'),
  term('0000000000a8', 'mental-health', 'Mental health', 'Counseling and therapy.', '0000000000a0'),
  term('0000000000a9', 'crisis', 'Crisis intervention', 'Help in a crisis, at once.', '0000000000a0'),
  term('0000000000aa', 'food', 'Food', 'Meals and groceries.', '0000000000a0'),
  term('0000000000ab', 'interpreter', 'Interpreter', 'Spoken or sign language interpretation.', '0000000000a0'),
  term('0000000000ac', 'job-skills', 'Job skills', 'Job training and help to find work.', '0000000000a0'),
  term('0000000000ad', 'education', 'Education', 'School, English classes, literacy.', '0000000000a0'),
  term('0000000000ae', 'money', 'Money and benefits', 'Cash help and applying for benefits.', '0000000000a0'),
  term('0000000000af', 'clothing', 'Clothing', 'Clothes and personal items.', '0000000000a0'),
  term('0000000000b0', 'transport', 'Transport', 'Rides and travel.', '0000000000a0'),
  term('0000000000b1', 'child-care', 'Child care', 'Care for children.', '0000000000a0'),
  term('0000000000b2', 'substance-use', 'Substance use care', 'Treatment for alcohol and drugs.', '0000000000a0'),
  term('0000000000b3', 'documents', 'Documents', 'Getting passports and papers back.', '0000000000a0'),
  term('0000000000b4', 'reunification', 'Family reunification', 'Bringing family together, and return.', '0000000000a0'),
  term('0000000000b5', 'hotline', 'Hotline', 'A person to talk to at any hour.', '0000000000a0'),
];

const ELIGIBILITY_TERMS: readonly Term[] = [
  term('0000000000c0', 'takes', 'Whom it takes', 'Who may use a service.'),
  term('0000000000c1', 'adults-only', 'Adults only', 'People of 18 and older.', '0000000000c0'),
  term('0000000000c2', 'minors-only', 'Children only', 'People under 18.', '0000000000c0'),
  term('0000000000c3', 'sex-only', 'Sex trafficking only', 'People subjected to sex trafficking.', '0000000000c0'),
  term('0000000000c4', 'labor-only', 'Labor trafficking only', 'People subjected to labor trafficking.', '0000000000c0'),
  term('0000000000c5', 'status-needed', 'Immigration status needed', 'The service asks for an immigration status.', '0000000000c0'),
];

/** Every term that the product ships. */
export const TERMS: readonly Term[] = [...NEED_TERMS, ...ELIGIBILITY_TERMS];

/** Our taxonomy, as HSDS has it. */
export const TAXONOMY = { id: '6f0a6d5e-0001-4b51-9c3e-000000000001', name: 'Fourfold services', description: 'Services for people who have been trafficked, and whom they take.', version: '1' } as const;

/** A term as HSDS has it. */
export function termDocument({ id, code, name, description, parent }: Term): Record<string, unknown> {
  return { id, code, name, description, ...(parent ? { parent_id: parent } : {}), taxonomy: TAXONOMY.name, taxonomy_detail: TAXONOMY, language: 'en' };
}

/** The facts that our terms stand for. */
export interface Tagged { needs: Need[]; ages: 'all' | 'adults' | 'minors'; forms: 'both' | 'sex' | 'labor'; statusNeeded: boolean }

/** The terms that say these facts. */
export function termsOf({ needs, ages, forms, statusNeeded }: Tagged): Term[] {
  const codes = new Set<string>([...needs, ...(ages === 'all' ? [] : [`${ages}-only`]), ...(forms === 'both' ? [] : [`${forms}-only`]), ...(statusNeeded ? ['status-needed'] : [])]);
  return TERMS.filter((t) => t.parent && codes.has(t.code));
}

/** The facts that terms say, by their ids; those of other taxonomies say nothing here. */
export function taggedBy(termIds: readonly string[]): Tagged {
  const codes = new Set(TERMS.filter((t) => termIds.includes(t.id)).map((t) => t.code));
  const one = <T extends string>(a: T, b: T, none: string): string => (codes.has(`${a}-only`) === codes.has(`${b}-only`) ? none : codes.has(`${a}-only`) ? a : b);
  return {
    needs: NEEDS.filter((n) => codes.has(n)), ages: one('adults', 'minors', 'all') as Tagged['ages'], forms: one('sex', 'labor', 'both') as Tagged['forms'], statusNeeded: codes.has('status-needed'),
  };
}

/** Whether a term is one of ours. */
export function isOurs(termId: unknown): boolean {
  return TERMS.some((t) => t.id === termId);
}
