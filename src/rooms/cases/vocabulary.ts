/** One kind of service, and where the field names it. */
export interface ServiceKind { code: string; title: string; group: 'comprehensive' | 'specialized' | 'around'; source: string }

/** The services of the field: those the founding chapter names (lines 61 and 63), and those that go with them in TVAP's categories of assistance (HHS 0970-0467). */
export const SERVICE_KINDS = [
  { code: 'case-management', title: 'Case management', group: 'comprehensive', source: 'founding chapter, line 61' },
  { code: 'legal-advocacy', title: 'Legal advocacy', group: 'comprehensive', source: 'founding chapter, line 61' },
  { code: 'medical', title: 'Medical care', group: 'comprehensive', source: 'founding chapter, line 61' },
  { code: 'dental', title: 'Dental care', group: 'comprehensive', source: 'founding chapter, line 61' },
  { code: 'mental-health', title: 'Mental health care', group: 'comprehensive', source: 'founding chapter, line 61' },
  { code: 'shelter', title: 'Shelter', group: 'comprehensive', source: 'founding chapter, line 61' },
  { code: 'job-skills', title: 'Job skills training', group: 'comprehensive', source: 'founding chapter, line 61' },
  { code: 'education', title: 'Education', group: 'comprehensive', source: 'founding chapter, line 61' },
  { code: 'social', title: 'Other social services', group: 'comprehensive', source: 'founding chapter, line 61' },
  { code: 'housing', title: 'Housing', group: 'specialized', source: 'founding chapter, line 63' },
  { code: 'legal-assistance', title: 'Legal assistance', group: 'specialized', source: 'founding chapter, line 63' },
  { code: 'mental-health-assessment', title: 'Mental health assessment', group: 'specialized', source: 'founding chapter, line 63' },
  { code: 'crisis-intervention', title: 'Crisis intervention', group: 'specialized', source: 'founding chapter, line 63' },
  { code: 'safety-planning', title: 'Safety planning', group: 'around', source: 'HHS 0970-0467' },
  { code: 'interpretation', title: 'Interpretation', group: 'around', source: 'HHS 0970-0467' },
  { code: 'transportation', title: 'Transportation', group: 'around', source: 'HHS 0970-0467' },
  { code: 'benefits-help', title: 'Help with benefits', group: 'around', source: 'HHS 0970-0467' },
  { code: 'personal-items', title: 'Food, clothing and personal items', group: 'around', source: 'HHS 0970-0467' },
] as const satisfies readonly ServiceKind[];

/** The codes of the services. */
export type ServiceCode = (typeof SERVICE_KINDS)[number]['code'];

/** Titles by code. */
export const SERVICE_TITLES = Object.fromEntries(SERVICE_KINDS.map((k) => [k.code, k.title])) as Readonly<Record<ServiceCode, string>>;
