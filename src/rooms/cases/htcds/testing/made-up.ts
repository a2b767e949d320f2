import { FIELDS, isLanguage, WRITTEN, type Field } from '../fields.ts';
import type { HtcdsCase } from '../sheet.ts';

/** Three invented cases in the fields that IOM's XForm and its three templates share. */
export const THREE: readonly HtcdsCase[] = [
  {
    con_Consent: true, prs_Salutation: 'Ms', prs_FirstName: 'Rosa', prs_SecondName: 'Ejemplo', prs_Birthdate: '1984-05-06', prs_Gender: 'Feminine', prs_Citizenship: ['MX'], prs_Title: 'Cook', prs_Email: 'rosa@example.org', prs_HomePhone: '+12025550143', prs_MobilePhone: '+12025550144',
    prs_MailingStreet: '1 Muster Street', prs_MailingCity: 'Springfield', prs_MailingState: 'Example State', prs_MailingPostalCode: '00123', prs_MailingCountry: 'US', vic_TraffickingStatus: 'ActualVictimOfTrafficking', vic_TraffickingStatusDecisionMakingOrg: 'CourtOrProsecution',
    vic_MethodOfRecruitment: ['AtWork', 'ThroughFriendsOrSocialEvents'], vic_LocationOfRecruitment: 'Muster Farm', vic_MethodsOfControl: ['DebtBondage', 'WithholdsDocuments', 'ThreatensChildrenFamily'], vic_TypeOfExploitation: ['ForcedLabour', 'Servitude'],
    vic_ForcedLabourIndustry: ['E_WaterSupplySewerageWasteManagement', 'T_ActivitiesOfHouseholdsAsEmployers'], vic_LocationOfExploitation: 'Muster House', cas_Status: 'Active', cas_ReferringOrganisation: 'Example Hotline', cas_IncomingReferralDate: '2004-02-17', cas_ReferringPrimaryCaseWorker: 'Ana Muestra', cas_ReasonForIncomingReferral: 'MigrationOrChangeOfLocation', cas_IncomingReferralDetails: 'Came by night; needs an interpreter.',
  },
  {
    con_Consent: false, prs_FirstName: 'Ion', prs_SecondName: 'Exemplu', prs_Gender: 'TransgenderMasculine', prs_Citizenship: ['MD'], prs_MailingCity: 'Ville-Exemple', prs_MailingCountry: 'MD', vic_TraffickingStatus: 'PossibleVictimOfTrafficking', vic_TraffickingStatusDecisionMakingOrg: 'NGO',
    vic_MethodOfRecruitment: ['Other'], vic_MethodsOfControl: ['Other'], vic_TypeOfExploitation: ['ForcedMilitaryByNonStateActors', 'OrganRemoval'], cas_Status: 'ClosedReferred', cas_IncomingReferralDate: '2003-11-30',
  },
  { prs_FirstName: 'Lan', prs_SecondName: 'Vidu', prs_Birthdate: '1990-12-01', prs_Gender: 'NonSpecifiedUnknown', prs_Citizenship: ['VN'], vic_TypeOfExploitation: ['SexualExploitation'], vic_TypeOfSexExploitation: ['Prostitution', 'RemoteInteractiveServices'], cas_Status: 'FollowUp', cas_IncomingReferralDate: '2004-01-05' },
];

/** A value that fits a field; the nth takes the nth code, so that enough cases take every code there is. */
function valueOf(field: Field, n: number): HtcdsCase[string] {
  const codes = Object.keys(field.values);
  const code = codes[n % Math.max(1, codes.length)] ?? '';
  switch (field.kind) {
    case 'choice': return code;
    case 'choices': return codes.length > 3 && n % 2 === 1 ? [...new Set([code, codes[(n * 7 + 3) % codes.length] ?? code])] : [code];
    case 'day': return `${1995 + (n % 8)}-0${1 + (n % 9)}-1${n % 10}`;
    case 'yes-no': return n % 2 === 0;
    case 'integer': return n % 60;
    case 'degrees': return (n % 90) + 0.1234567 * (n % 2 === 0 ? 1 : 0) - (n % 3 === 0 ? 45 : 0);
    default: return isLanguage(field) ? (['spa', 'en', 'vie', 'ron'][n % 4] ?? 'spa') : field.name.endsWith('Phone') ? `+1202555${String(1000 + n)}` : field.name.endsWith('PostalCode') ? `00${100 + n}` : field.name === 'prs_IdentityNumber' ? `MX-${1000 + n}` : `${field.label} ${n}, “quoted”; =SUM(A1)${field.kind === 'long' ? '\nin two lines' : ''}`;
  }
}

/** Invented cases in which together every field that is written, and every code of every list, stands. */
export function everything(): HtcdsCase[] {
  const most = Math.max(...FIELDS.filter((field) => !['prs_Citizenship'].includes(field.name) && Object.keys(field.values).length < 100).map((field) => Object.keys(field.values).length));
  return Array.from({ length: most + 3 }, (_, n) => Object.fromEntries(WRITTEN.flatMap((field): [string, HtcdsCase[string]][] => {
    if (field.name === 'prs_Birthdate') return [[field.name, `19${50 + (n % 40)}-03-04`]];
    // Some plans have no end, so that both ways of keeping one are gone.
    if (field.name === 'spl_ActualEndDate' && n % 2 === 0) return [];
    if (field.name === 'cas_IncomingReferralDate' && n % 5 === 4) return [];
    return [[field.name, valueOf(field, n)]];
  })));
}
