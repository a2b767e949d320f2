import type { Category, Funder, RecipientKind, Region } from '../schema.ts';

/** Offices as they are named in IATI files; the reference is that of the department where one is certain. */
export const OFFICES: Readonly<Record<Funder, { name: string; reference: string | null }>> = {
  'state-tip': { name: 'U.S. Department of State, Office to Monitor and Combat Trafficking in Persons', reference: 'US-GOV-11' }, 'state-prm': { name: 'U.S. Department of State, Bureau of Population, Refugees, and Migration', reference: 'US-GOV-11' }, 'state-inl': { name: 'U.S. Department of State, Bureau of International Narcotics and Law Enforcement Affairs', reference: 'US-GOV-11' }, 'state-other': { name: 'U.S. Department of State', reference: 'US-GOV-11' },
  dol: { name: 'U.S. Department of Labor', reference: null }, usaid: { name: 'U.S. Agency for International Development', reference: 'US-GOV-1' }, hhs: { name: 'U.S. Department of Health and Human Services', reference: null },
  'doj-ovc': { name: 'U.S. Department of Justice, Office for Victims of Crime', reference: null }, 'doj-bja': { name: 'U.S. Department of Justice, Bureau of Justice Assistance', reference: null }, 'doj-other': { name: 'U.S. Department of Justice', reference: null }, other: { name: 'Another office', reference: null },
};

/** Who publishes: the department whose office compiles the register. */
export const REPORTING = { reference: 'US-GOV-11', type: '10', name: 'U.S. Department of State' } as const;

/** Kinds of organizations in the codes of OrganisationType. */
export const ORGANIZATION_TYPES: Readonly<Record<RecipientKind, string>> = { ngo: '22', 'faith-based': '21', university: '80', international: '40', government: '10', 'state-local': '11', tribal: '15', company: '70' };

/** Regions in the codes of the OECD’s Development Assistance Committee; those that it does not draw are all of its unspecified one. */
export const REGION_CODES: Readonly<Record<Exclude<Region, 'domestic'>, string>> = { africa: '298', 'east-asia-pacific': '789', 'europe-eurasia': '89', 'near-east': '589', 'south-central-asia': '689', 'western-hemisphere': '498', global: '998' };

/** The purpose of an award in the codes of the Development Assistance Committee: human rights, facilitation of migration, or labor rights. */
export function sectorOf(categories: readonly Category[], childLabor: boolean): string {
  return categories.includes('return-reintegration') ? '15190' : childLabor ? '16070' : '15160';
}
