import { addMonths, addYears, type Day } from '../../foundation/calendar/day.ts';
import { parameterOn, type LegalParameter } from '../../foundation/calendar/parameters.ts';
import type { Benefit } from './schema.ts';

/** A benefit as it stands for the holder of a letter on a day. */
export interface Entitlement {
  benefit: Benefit;
  title: string;
  open: boolean;
  from: Day | null;
  until: Day | null;
  why: string;
  authority: string;
}

interface Holder { kind: 'certification' | 'eligibility' | 'interim'; issuedOn: Day; standing: boolean }

const AS_REFUGEE = '22 USC 7105(b)(1)(A)';

/** The benefits that a letter opens on a day, to the same extent as for a refugee, by the dated rules of that day; the issue date counts as the date of entry. */
export function benefitsOf(holder: Holder, on: Day, parameters: readonly LegalParameter[]): Entitlement[] {
  const entries = [
    always('tanf', 'Temporary Assistance for Needy Families', 'As for a refugee; the five-year bar does not apply.', `${AS_REFUGEE}; 8 USC 1613(b)`),
    supplementalSecurity, medicaid, foodStamps,
    refugeeMonths('refugee-cash', 'Refugee Cash Assistance'), refugeeMonths('refugee-medical', 'Refugee Medical Assistance'),
    always('refugee-services', 'Refugee social services', 'As for a refugee.', `${AS_REFUGEE}; 8 USC 1522`),
    always('housing', 'Public housing programs', 'As for a refugee.', AS_REFUGEE),
    always('job-training', 'Job training', 'Open whatever the immigration status.', 'founding chapter, Labor Programs'),
    always('legal-aid', 'Legal aid of LSC grantees', 'No letter is needed for it.', 'LSC Program Letter 02-5'),
    ...(holder.kind === 'certification' ? [] : [always('refugee-minors', 'Unaccompanied Refugee Minors program', 'For children without a parent or guardian here.', '8 USC 1232(c)(2)')]),
  ];
  return entries.map((entry) => entry(holder, on, parameters)).map((e) => (holder.standing || e.benefit === 'legal-aid' || e.benefit === 'job-training' ? e : { ...e, open: false, why: 'The letter no longer stands.' }));
}

type Entry = (holder: Holder, on: Day, parameters: readonly LegalParameter[]) => Entitlement;

function always(benefit: Benefit, title: string, why: string, authority: string): Entry {
  return (holder) => ({ benefit, title, open: true, from: holder.issuedOn, until: null, why, authority });
}

const supplementalSecurity: Entry = (holder, on, parameters) => {
  const years = parameterOn(parameters, 'ssi_refugee_exception_years', on);
  const longer = parameters.find((p) => p.name === 'ssi_extension' && p.from !== null && p.until !== null && p.from <= on && on < p.until);
  const until = addYears(holder.issuedOn, Number(longer?.value ?? years.value));
  return { benefit: 'ssi', title: 'Supplemental Security Income', open: on < until, from: holder.issuedOn, until, why: `As for a refugee, for ${longer?.value ?? years.value} years from the letter.`, authority: (longer ?? years).source };
};

const medicaid: Entry = (holder, on, parameters) => {
  const limited = parameters.find((p) => p.name === 'medicaid_alien_change' && p.from !== null && p.from <= on);
  const base = { benefit: 'medicaid' as const, title: 'Medicaid', from: holder.issuedOn, until: null };
  return limited ? { ...base, open: false, why: 'Since that day only listed groups are eligible; victims of trafficking are not among them.', authority: limited.source }
    : { ...base, open: true, why: 'As for a refugee.', authority: AS_REFUGEE };
};

const foodStamps: Entry = (holder, on, parameters) => {
  const rule = parameterOn(parameters, 'snap_trafficking_victims', on);
  const open = rule.value === 'eligible-as-refugee';
  return { benefit: 'snap', title: 'Food stamps (SNAP)', open, from: holder.issuedOn, until: rule.until, why: open ? 'As for a refugee.' : 'Since that day victims of trafficking are not among the groups listed; the change is contested in court.', authority: rule.source };
};

function refugeeMonths(benefit: Benefit, title: string): Entry {
  return (holder, on, parameters) => {
    // The rule of the day of eligibility, which is the letter's day, and not of the day of asking.
    const rule = parameterOn(parameters, 'rca_rma_months', holder.issuedOn);
    const until = addMonths(holder.issuedOn, Number(rule.value));
    return { benefit, title, open: on < until, from: holder.issuedOn, until, why: `${rule.value} months from the letter, by the rule of its day.`, authority: rule.source };
  };
}
