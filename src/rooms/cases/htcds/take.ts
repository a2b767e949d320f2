import { masked } from '../../../foundation/access/fields.ts';
import { colleaguesOf } from '../../../foundation/access/colleagues.ts';
import { isDay, type Day } from '../../../foundation/calendar/day.ts';
import type { Problem } from '../../../foundation/errors.ts';
import type { CheckedRow } from '../../../foundation/exchange/check-table.ts';
import type { Exchanging } from '../../../foundation/exchange/room-sheet.ts';
import { ageGroupOn, enterPeople, findByCaseCodes, keepIdentifications, peopleOf } from '../../people/index.ts';
import { keepCases, type WrittenCase } from '../actions.ts';
import { namesOf } from '../inside.ts';
import { sealingsOf, sealWords } from '../keys.ts';
import type { Passage } from '../schema.ts';
import { keepRows, personsWithCase } from '../store.ts';
import { heldFrom, personFrom, supplementOf, type Held, type Supplement } from './record.ts';
import { keepSupplements } from './sealed.ts';
import { caseOf, type HtcdsCase } from './sheet.ts';

type Fault = (rowNumber: number, column: string, problem: Pick<Problem, 'problem' | 'mend'>) => void;
interface Taken { id: string; person: string; code: string | undefined; known: boolean; given: HtcdsCase; held: Held; supplement: Supplement; cameOn: Day }

const text = (given: HtcdsCase, name: string): string | undefined => (typeof given[name] === 'string' ? given[name] : undefined);

/** Takes cases of HTCDS in: persons, cases, identifications, plans, and beside them what those cannot hold. */
export async function takeHtcds({ tx, identity, services }: Exchanging, rows: readonly CheckedRow[], fault: Fault): Promise<void> {
  const codes = rows.flatMap((row) => (typeof row.values['case_code'] === 'string' ? [row.values['case_code']] : []));
  const known = await findByCaseCodes(tx, codes);
  const withCase = await personsWithCase(tx, [...known.values()]);
  let faults = 0;
  const seen = new Set<string>();
  const wrong: Fault = (...found) => { faults += 1; fault(...found); };
  for (const { rowNumber, values } of rows) {
    const code = values['case_code'];
    if (typeof code === 'string') {
      if (withCase.has(known.get(code) ?? '')) wrong(rowNumber, 'case_code', { problem: 'This person has a case already.', mend: 'Leave the row out.' });
      else if (seen.has(code)) wrong(rowNumber, 'case_code', { problem: 'The same code stands in an earlier row.', mend: 'Leave one of the two rows out, or correct the code.' });
      seen.add(code);
    }
    if (values['held_back'] !== null && values['held_back'] !== undefined) wrong(rowNumber, 'held_back', { problem: 'This row was held back when it was given out, so it says nothing.', mend: 'Leave the row out.' });
    for (const column of maskedIn(values)) wrong(rowNumber, column, { problem: 'This was masked when it was given out, so it says nothing.', mend: 'Leave the cell empty, or take a file given out to somebody who may see it.' });
    for (const [column, problem] of faultsOf(caseOf(values), services.today())) wrong(rowNumber, column, problem);
  }
  if (faults > 0) return;
  const colleagues = (await colleaguesOf(tx)).filter((c) => c.here && c.roles.some((r) => r === 'case-manager' || r === 'legal-advocate' || r === 'supervisor'));
  for (let i = 0; i < rows.length; i += 500) await takePart({ tx, identity, services }, rows.slice(i, i + 500), known, colleagues);
}

/** The cells that hold nothing but the shape of what somebody was not shown. */
function maskedIn(values: CheckedRow['values']): string[] {
  return Object.entries(values).filter(([, value]) => value === masked('x')).map(([name]) => name);
}

const DAYS = ['cas_IncomingReferralDate', 'cas_OutgoingReferralDate', 'spl_ActualEndDate', 'prs_Birthdate', 'hte_Date'] as const;

/** What cannot be so in a case, by field. */
export function faultsOf(given: HtcdsCase, today: Day): [string, Pick<Problem, 'problem' | 'mend'>][] {
  const found: [string, Pick<Problem, 'problem' | 'mend'>][] = [];
  for (const name of DAYS) if ((text(given, name) ?? '') > today) found.push([name, { problem: 'This day has not come yet.', mend: 'Check the year.' }]);
  const [came, born] = [text(given, 'cas_IncomingReferralDate'), text(given, 'prs_Birthdate')];
  if (came !== undefined && came < '1990-01-01') found.push(['cas_IncomingReferralDate', { problem: 'The day lies before anything is recorded here.', mend: 'Give a day from 1990 on.' }]);
  if (came !== undefined && born !== undefined && born > came) found.push(['prs_Birthdate', { problem: 'The day of birth lies after the referral.', mend: 'Check both days.' }]);
  const planned = text(given, 'spl_PlannedEndDate');
  if (planned !== undefined && !(planned >= '1990-01-01' && planned < '2100-01-01')) found.push(['spl_PlannedEndDate', { problem: 'The day is outside the years that are recorded here.', mend: 'Check the year.' }]);
  for (const [name, most] of [['prs_NumberOfChildren', 150], ['vic_AgeWhenTrafficked', 150]] as const) if (Number(given[name] ?? 0) < 0 || Number(given[name] ?? 0) > most) found.push([name, { problem: 'The number cannot be so.', mend: `Give a number from 0 to ${most}.` }]);
  for (const [name, value] of Object.entries(given)) {
    const most = name.endsWith('Latitude') ? 90 : name.endsWith('Longitude') ? 180 : undefined;
    if (most !== undefined && Math.abs(Number(value)) > most) found.push([name, { problem: 'No place on earth lies there.', mend: `Give degrees from -${most} to ${most}, such as 19.4326.` }]);
  }
  const countries = given['prs_Citizenship'];
  if (Array.isArray(countries) && countries.some((code) => !/^[A-Z]{2}$/.test(String(code)))) found.push(['prs_Citizenship', { problem: 'One of these is no country that is known.', mend: 'Give the ISO code, such as MX, or the name as in IOM’s list; several set apart by semicolons.' }]);
  return found;
}

async function takePart({ tx, identity, services }: Exchanging, rows: readonly CheckedRow[], known: ReadonlyMap<string, string>, colleagues: readonly { account: string; label: string }[]): Promise<void> {
  const byLabel = new Map(colleagues.map((c) => [c.label.trim().toLowerCase(), c]));
  const own = { account: tx.who.account, label: (await namesOf(tx))(tx.who.account) };
  const leadOf = (given: HtcdsCase): { account: string; label: string } => byLabel.get((text(given, 'cas_CaseOwner') ?? '').trim().toLowerCase()) ?? own;
  const taken = rows.map(({ values }): Taken => {
    const given = caseOf(values);
    const code = typeof values['case_code'] === 'string' ? values['case_code'] : undefined;
    const person = code === undefined ? undefined : known.get(code);
    const held = heldFrom(given, leadOf(given).label);
    return { id: crypto.randomUUID(), person: person ?? crypto.randomUUID(), code, known: person !== undefined, given, held, supplement: supplementOf(given, held), cameOn: (text(given, 'cas_IncomingReferralDate') ?? services.today()) as Day };
  });
  await enterPeople(tx, identity, taken.filter((t) => !t.known).map((t) => ({ id: t.person, ...(t.code === undefined ? {} : { caseCode: t.code }), ...personFrom(t.held, t.cameOn) })));
  const people = new Map((await peopleOf(tx, identity, taken.map((t) => t.person))).map((p) => [p.id, p]));
  await keepCases(tx, taken.map((t): WrittenCase => {
    const [person, lead] = [people.get(t.person), leadOf(t.given).account];
    return {
      file: t.id, person: t.person, cameOn: t.cameOn, source: sourceOf(t.given), referredOn: t.held.referredOn, form: t.held.form, eligibility: 'not-determined', funder: 'none', indicatedAt: null, passages: passagesOf(t.given, t.held, t.cameOn, services.today()),
      ageGroup: person?.bornOn ? ageGroupOn(person.bornOn, t.cameOn) : person?.ageGroup ?? 'unknown', sex: person?.sex ?? 'unknown', team: [{ account: lead, part: 'lead' }, ...(lead === tx.who.account ? [] : [{ account: tx.who.account, part: 'member' as const }])],
    };
  }));
  await keepIdentifications(tx, taken.flatMap((t) => {
    const { status } = t.held;
    return status ? [{ person: t.person, status, identified_on: t.cameOn, form: t.held.form, evidence: `HTCDS import, decided by: ${DECIDERS[text(t.given, 'vic_TraffickingStatusDecisionMakingOrg') ?? ''] ?? 'not said'}` }] : [];
  }));
  await keepPlans({ tx, identity, services }, taken);
  await keepSupplements(tx, identity, taken);
}

const DECIDERS: Readonly<Record<string, string>> = { Police: 'police', NGO: 'an NGO', CourtOrProsecution: 'court or prosecution', NonPoliceGovernmentalOrganization: 'a governmental organization other than police', Other: 'another' };
const SOURCES: Readonly<Record<string, string>> = { LawEnforcement: 'law-enforcement', HealthServiceOrganisation: 'health', CentralGovernmentOrganisation: 'government', LocalGovernmentOrganisation: 'government', ImmigrationService: 'government', SchoolOrCollege: 'school', NGO: 'provider', LegalService: 'provider' };

/** Who sent the person: known where the organization described is the one that referred. */
function sourceOf(given: HtcdsCase): string {
  const referring = text(given, 'cas_ReferringOrganisation');
  return referring !== undefined && referring === text(given, 'org_Name') ? SOURCES[text(given, 'org_Type') ?? ''] ?? 'other' : 'other';
}

/**
 * The passages that a case of HTCDS shows. A plan of support shows that the person was enrolled; a case without one is
 * known to have been taken in and no more, so that no figure counts an enrollment nobody told of.
 */
export function passagesOf(given: HtcdsCase, held: Held, cameOn: Day, today: Day): WrittenCase['passages'] {
  const step = (kind: Passage, happenedOn: string, reason: string | null = null): WrittenCase['passages'][number] => ({ kind, happenedOn, reason });
  const enrolled = Object.keys(given).some((name) => name.startsWith('spl_'));
  const begun = [step('intake', cameOn), ...(enrolled ? [step('enrolled', cameOn)] : [])];
  if (held.open) return begun;
  // Without a day of its end a case ends on the day of the import: the later day keeps a record longer, never destroys it sooner.
  const ended = [text(given, 'spl_ActualEndDate'), text(given, 'cas_OutgoingReferralDate')].find((on) => on !== undefined && isDay(on) && on >= cameOn && on <= today) ?? today;
  const referred = text(given, 'cas_Status') === 'ClosedReferred';
  return [...begun, enrolled ? step('exited', ended, referred ? 'other-provider' : 'other') : step('declined', ended, referred ? 'referred-on' : 'other')];
}

async function keepPlans({ tx, identity }: Exchanging, taken: readonly Taken[]): Promise<void> {
  const planned = taken.filter((t) => t.held.objectives !== null);
  if (planned.length === 0) return;
  const sealings = await sealingsOf(tx, identity, planned, 'plan');
  const goals = planned.flatMap((t) => {
    const [sealing, goal, task] = [sealings.get(t.id), crypto.randomUUID(), crypto.randomUUID()];
    return sealing ? [{ t, sealing, goal, task }] : [];
  });
  await keepRows(tx, 'goal', goals.map(({ t, sealing, goal }) => ({ id: goal, file: t.id, opened_on: t.cameOn, ended_on: null, outcome: null, key: sealing.by, sealed: sealWords(tx, sealing, 'goal', goal, t.held.objectives ?? '') })));
  await keepRows(tx, 'task', goals.filter(({ t }) => t.held.actions !== null).map(({ t, sealing, goal, task }) => ({
    id: task, file: t.id, goal, kind: 'step', owner: tx.who.account, due_on: t.held.plannedEnd, done_on: null, outcome: null, key: sealing.by, sealed: sealWords(tx, sealing, 'task', task, t.held.actions ?? ''),
  })));
}
