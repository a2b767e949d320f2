import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ageOn, day } from '../../../foundation/calendar/day.ts';
import { Fault, Refusal } from '../../../foundation/errors.ts';
import { csvLine } from '../../../foundation/exchange/write-table.ts';
import { anonymize, smallestClass } from '../../../foundation/measure/k-anonymity.ts';
import type { Asked, Sent } from '../../../foundation/web/route.ts';
import { ownCases } from './handover.ts';
import type { CtdcReady } from './schema.ts';
import type { HtcdsCase } from './sheet.ts';

/*
 * Cases for the Counter-Trafficking Data Collaborative: 27 columns a person, and no person to be told from ten others by all of
 * them together. It is made by the office whose cases they are, from its own records; nothing of it is published here.
 */

/** The least number of rows that are alike, as the Collaborative asks of its own. */
const K = 11;

/** The columns of the Collaborative, in its order. */
export const CTDC_COLUMNS = [
  'yearOfRegistration', 'gender', 'ageBroad', 'citizenship', 'CountryOfExploitation', 'traffickMonths', 'meansDebtBondageEarnings', 'meansThreats', 'meansAbusePsyPhySex', 'meansFalsePromises', 'meansDrugsAlcohol', 'meansDenyBasicNeeds', 'meansExcessiveWorkHours', 'meansWithholdDocs',
  'isForcedLabour', 'isSexualExploit', 'isOtherExploit', 'typeOfLabourAgriculture', 'typeOfLabourConstruction', 'typeOfLabourDomesticWork', 'typeOfLabourHospitality', 'typeOfSexProstitution', 'typeOfSexPornography', 'recruiterRelationIntimatePartner', 'recruiterRelationFriend', 'recruiterRelationFamily', 'recruiterRelationOther',
] as const;

/** In which order they are told while that can be done: what was done to a person before who the person is. */
const WORTH: readonly string[] = ['isForcedLabour', 'isSexualExploit', 'isOtherExploit', 'gender', 'ageBroad', ...CTDC_COLUMNS.filter((c) => /^(means|type|recruiter)/.test(c)), 'yearOfRegistration', 'CountryOfExploitation', 'citizenship', 'traffickMonths'];

const ALPHA3 = new Map(JSON.parse(readFileSync(join(import.meta.dirname, 'data/alpha3.json'), 'utf8')) as [string, string][]);
const BANDS: readonly [until: number, band: string][] = [[9, '0--8'], [18, '9--17'], [21, '18--20'], [24, '21--23'], [27, '24--26'], [30, '27--29'], [39, '30--38'], [48, '39--47'], [Infinity, '48+']];
const GENDERS: Readonly<Record<string, string>> = { Feminine: 'Woman', Masculine: 'Man', TransgenderFeminine: 'Trans/Transgender/NonConforming', TransgenderMasculine: 'Trans/Transgender/NonConforming', NonConforming: 'Trans/Transgender/NonConforming' };

/**
 * A case as a row of the Collaborative. Several means of HTCDS become one of its columns, which cannot be taken apart again; what it has no field for
 * (how long, and who recruited) stays empty: HTCDS asks how a person knew the trafficker, which is not who recruited.
 */
export function ctdcRow(given: HtcdsCase): Record<(typeof CTDC_COLUMNS)[number], string> {
  const list = (name: string): readonly string[] => (Array.isArray(given[name]) ? given[name] as readonly string[] : []);
  const text = (name: string): string => (typeof given[name] === 'string' ? given[name] : '');
  // Nothing recorded is nothing known: a zero is told only where the question was answered.
  const flag = (name: string) => (...codes: string[]): string => (list(name).length === 0 ? '' : list(name).some((code) => codes.includes(code)) ? '1' : '0');
  const [means, kind, sex] = [flag('vic_MethodsOfControl'), flag('vic_TypeOfExploitation'), flag('vic_TypeOfSexExploitation')];
  const industry = flag('vic_ForcedLabourIndustry');
  const [citizenship = '', ...others] = list('prs_Citizenship');
  return {
    yearOfRegistration: text('cas_IncomingReferralDate').slice(0, 4), gender: GENDERS[text('prs_Gender')] ?? '', ageBroad: ageOf(text('prs_Birthdate'), text('cas_IncomingReferralDate')), citizenship: others.length > 0 ? '' : ALPHA3.get(citizenship) ?? '', CountryOfExploitation: ALPHA3.get(text('hte_Country')) ?? '', traffickMonths: '',
    meansDebtBondageEarnings: means('DebtBondage', 'TakesEarnings'), meansThreats: means('PhysicalThreats', 'ThreatsLawEnforcement', 'ThreatensChildrenFamily'), meansAbusePsyPhySex: means('PsychologicalAbuse', 'PhysicalAbuse', 'SexualAbuse'), meansFalsePromises: means('FalsePromises'), meansDrugsAlcohol: means('PsychoactiveSubstance'),
    meansDenyBasicNeeds: means('RestrictsFinancialAccess', 'RestrictsMedicalCare', 'WithholdsNecessities'), meansExcessiveWorkHours: means('ExcessiveWorkingHours'), meansWithholdDocs: means('WithholdsDocuments'),
    isForcedLabour: kind('ForcedLabour', 'ChildLabour', 'Servitude', 'ForcedBegging'), isSexualExploit: kind('SexualExploitation'), isOtherExploit: kind('ForcedMarriage', 'ForcedMilitaryByNonStateActors', 'OrganRemoval', 'ForcedAdoption', 'Surrogacy', 'Other'),
    typeOfLabourAgriculture: industry('A_AgricultureForestryAndFishing'), typeOfLabourConstruction: industry('F_Construction'), typeOfLabourDomesticWork: industry('T_ActivitiesOfHouseholdsAsEmployers'), typeOfLabourHospitality: industry('I_AccommodationAndFoodServiceActivities'), typeOfSexProstitution: sex('Prostitution'), typeOfSexPornography: sex('Pornography'),
    recruiterRelationIntimatePartner: '', recruiterRelationFriend: '', recruiterRelationFamily: '', recruiterRelationOther: '',
  };
}

function ageOf(born: string, on: string): string {
  if (born === '' || on === '' || born > on) return '';
  const years = ageOn(day(born), day(on));
  return BANDS.find(([until]) => years < until)?.[1] ?? '';
}

/** The rows that may be shared: by the consent on record, without a paper that blocks it, and of years that have ended. */
async function shareable({ tx, identity, services }: Asked<object>): Promise<Record<string, string>[]> {
  const rows: Record<string, string>[] = [];
  // Whoever compares two files of one year sees no case that came between them: a year is in it whole or not at all.
  const before = services.today().slice(0, 4);
  for await (const one of ownCases(tx, identity)) {
    const row = ctdcRow(one.given);
    if (!one.purged && !one.blocked && one.given['con_Consent'] === true && row.yearOfRegistration !== '' && row.yearOfRegistration < before) rows.push(row);
  }
  return rows;
}

/** How many cases the file would hold, and how many it needs. */
export async function readCtdc(asked: Asked<object>): Promise<CtdcReady> {
  return { cases: (await shareable(asked)).length, least: K };
}

/** The file of the Collaborative; refused where the cases are too few to hide one another. */
export async function ctdcFile(asked: Asked<object>): Promise<Sent> {
  const rows = await shareable(asked);
  const made = anonymize(rows, WORTH, K);
  if (!made) throw new Refusal('cases.ctdc-too-few', `Only ${rows.length} ${rows.length === 1 ? 'case' : 'cases'} of years that have ended may be shared, by the consent on record and without a paper that blocks it. At least ${K} are needed, so that nobody in the file can be told from ten others.`);
  if (smallestClass(made.rows, CTDC_COLUMNS) < K) throw new Fault('A file of cases would tell a person from the others.');
  return { type: 'text/csv; charset=utf-8', body: `${csvLine(CTDC_COLUMNS)}${made.rows.map((row) => csvLine(CTDC_COLUMNS.map((column) => row[column] ?? ''))).join('')}`, fileName: `ctdc-until-${Number(asked.services.today().slice(0, 4)) - 1}.csv` };
}
