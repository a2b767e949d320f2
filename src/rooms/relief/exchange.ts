import { day, type Day } from '../../foundation/calendar/day.ts';
import type { CheckedRow } from '../../foundation/exchange/check-table.ts';
import type { Exchanging, RoomSheet } from '../../foundation/exchange/room-sheet.ts';
import { defineSheet, type Column } from '../../foundation/exchange/sheet.ts';
import { ageGroupOn, caseCodesOf, enterPeople, findByCaseCode, peopleOf, takenCaseCodes, type Person, type Sex } from '../people/index.ts';
import { keptAs } from './actions.ts';
import { keepWholeApplications, keepWholePresences, type WholeApplication, type WholePresence } from './bulk.ts';
import { presenceEnd, statusEnd } from './clocks.ts';
import { derivation } from './family.ts';
import { recompute } from './recompute.ts';
import type { Taken } from './rules.ts';
import { DENIAL_REASONS, PRESENCE_REASONS, RELATIONS, REQUESTERS, type ApplicationClass, type ApplicationStep, type PresenceStep, type Relation, type Source } from './schema.ts';
import * as store from './store.ts';

const codes = (list: readonly string[]): Record<string, string> => Object.fromEntries(list.map((code) => [code, code.charAt(0).toUpperCase() + code.slice(1).replaceAll('-', ' ')]));
const SOURCES = { applicant: 'The applicant', 'law-enforcement': 'Law enforcement', record: 'A record', provider: 'A provider', other: 'Another', perpetrator: 'The trafficker or perpetrator' };

const PERSON: readonly Column[] = [
  { name: 'case_code', title: 'Case code', about: 'The agency’s own code for the person; a person whose code stands already is taken from the records, and the next columns are left alone.', kind: 'text', required: true, pattern: '^[A-Z]{1,3}-[0-9]{3,9}$', example: 'T-20470' },
  { name: 'given_name', title: 'Given name', about: 'Needed where the case code does not stand yet.', kind: 'text', required: false, maxLength: 120, example: 'Rosa', personal: true },
  { name: 'family_name', title: 'Family name', about: 'Needed where the case code does not stand yet.', kind: 'text', required: false, maxLength: 120, example: 'Ejemplo', personal: true },
  { name: 'born_on', title: 'Born on', about: 'The day of birth; the law counts ages of families from it.', kind: 'day', required: false, example: '1985-03-02', personal: true },
  { name: 'sex', title: 'Sex', about: 'As the person says.', kind: 'choice', required: false, choices: { female: 'Female', male: 'Male', another: 'Another', unknown: 'Not recorded' }, example: 'female' },
  { name: 'citizenship', title: 'Citizenship', about: 'ISO 3166-1 alpha-2; ZZ where not known.', kind: 'text', required: false, pattern: '^[A-Z]{2}$', example: 'MX' },
];

const applicationSheet = defineSheet({
  room: 'relief', name: 'relief-applications', title: 'T and U applications',
  columns: [
    { name: 'number', title: 'Number', about: 'The number of the application: T or U, two digits of the year, eight digits.', kind: 'key', required: true, pattern: '^[TU]-[0-9]{2}-[0-9]{8}$', example: 'T-04-20470113' },
    ...PERSON,
    { name: 'class', title: 'Class', about: 'T-1 or U-1 for a principal, T-2 to T-6 or U-2 to U-5 for the family.', kind: 'choice', required: true, choices: { 'T-1': 'T-1, principal', 'T-2': 'T-2, spouse', 'T-3': 'T-3, child', 'T-4': 'T-4, parent', 'T-5': 'T-5, sibling', 'T-6': 'T-6, child of a derivative', 'U-1': 'U-1, principal', 'U-2': 'U-2, spouse', 'U-3': 'U-3, child', 'U-4': 'U-4, parent', 'U-5': 'U-5, sibling' }, example: 'T-1' },
    { name: 'received_on', title: 'Received on', about: 'The day of receipt; the cohort of the application.', kind: 'day', required: true, example: '2004-02-20' },
    { name: 'principal_number', title: 'Number of the principal', about: 'For the family: the number of the principal’s application, in this file or on record.', kind: 'text', required: false, pattern: '^[TU]-[0-9]{2}-[0-9]{8}$', example: 'T-04-20470112' },
    { name: 'relation', title: 'Relation', about: 'For the family: whose spouse, child, parent or sibling the person is.', kind: 'choice', required: false, choices: codes(RELATIONS), example: 'child' },
    { name: 'unmarried', title: 'Unmarried', about: 'For children and siblings.', kind: 'yes-no', required: false, example: 'yes' },
    { name: 'in_danger', title: 'In danger', about: 'Whether a present danger of retaliation was found, 8 USC 1101(a)(15)(T)(ii)(III).', kind: 'yes-no', required: false, example: 'no' },
    { name: 'bona_fide_on', title: 'Bona fide on', about: 'The day the application was found bona fide.', kind: 'day', required: false, example: '2004-04-02' },
    { name: 'decision', title: 'Decision', about: 'Empty while it is pending.', kind: 'choice', required: false, choices: { approved: 'Approved', denied: 'Denied', withdrawn: 'Withdrawn' }, example: 'approved' },
    { name: 'decided_on', title: 'Decided on', about: 'The day of the decision.', kind: 'day', required: false, example: '2004-08-02' },
    { name: 'ends_on', title: 'Status ends on', about: 'The first day without the status; by the law of the day where it is empty.', kind: 'day', required: false, example: '2007-08-02' },
    { name: 'reason', title: 'Reason', about: 'Of a denial.', kind: 'choice', required: false, choices: codes(DENIAL_REASONS), example: 'not-complied' },
    { name: 'rests_on', title: 'Rests on', about: 'Where the information came from on which a denial rests; never the perpetrator alone (8 USC 1367(a)(1)).', kind: 'choice', required: false, choices: SOURCES, example: 'record' },
  ],
});

const presenceSheet = defineSheet({
  room: 'relief', name: 'relief-presence', title: 'Continued presence',
  columns: [
    { name: 'number', title: 'Number', about: 'The number of the request: CP, two digits of the year, eight digits.', kind: 'key', required: true, pattern: '^CP-[0-9]{2}-[0-9]{8}$', example: 'CP-04-20470113' },
    ...PERSON,
    { name: 'requester', title: 'Requested by', about: 'The federal office that asks.', kind: 'choice', required: true, choices: codes(REQUESTERS), example: 'ice' },
    { name: 'received_on', title: 'Received on', about: 'The day law enforcement received the request.', kind: 'day', required: true, example: '2004-02-20' },
    { name: 'decision', title: 'Decision', about: 'Empty while it is pending.', kind: 'choice', required: false, choices: { issued: 'Issued', denied: 'Denied', withdrawn: 'Withdrawn' }, example: 'issued' },
    { name: 'decided_on', title: 'Decided on', about: 'The day of the decision.', kind: 'day', required: false, example: '2004-03-02' },
    { name: 'ends_on', title: 'Ends on', about: 'The first day on which it no longer holds; by the law of the day where it is empty.', kind: 'day', required: false, example: '2005-03-02' },
    { name: 'ended_on', title: 'Ended on', about: 'The day it was ended, where it was.', kind: 'day', required: false, example: '2005-01-10' },
    { name: 'reason', title: 'Reason', about: 'Of a denial.', kind: 'choice', required: false, choices: codes(PRESENCE_REASONS), example: 'no-federal-case' },
    { name: 'rests_on', title: 'Rests on', about: 'Where the information came from on which a denial rests; never the perpetrator alone (8 USC 1367(a)(1)).', kind: 'choice', required: false, choices: SOURCES, example: 'law-enforcement' },
  ],
});

type Fault = Parameters<RoomSheet['take']>[2];
type Values = CheckedRow['values'];
interface Known { id: string; bornOn: string | undefined; sex: string; citizenship: string }
const text = (values: Values, column: string): string | undefined => (typeof values[column] === 'string' && values[column] !== '' ? values[column] : undefined);

/** The persons of a file: those on record by their case code, and those who are entered with it, once each. */
async function personsOf({ tx, identity }: Exchanging, rows: readonly CheckedRow[], fault: Fault): Promise<Map<string, Known>> {
  const known = new Map<string, Known>();
  const fresh = new Map<string, Values>();
  const taken = await takenCaseCodes(tx, rows.map((r) => String(r.values['case_code'])));
  for (const { rowNumber, values } of rows) {
    const code = String(values['case_code']);
    if (known.has(code) || fresh.has(code)) continue;
    const found = taken.has(code) ? await findByCaseCode(tx, code) : undefined;
    if (found) {
      const [person] = await peopleOf(tx, identity, [found.id]) as [Person];
      known.set(code, { id: found.id, bornOn: person.bornOn ?? undefined, sex: person.sex, citizenship: person.citizenship });
      continue;
    }
    for (const column of ['given_name', 'family_name']) if (!text(values, column)) fault(rowNumber, column, { problem: 'Nobody stands under this case code, and this row does not name the person.', mend: 'Give both names, or correct the case code.' });
    fresh.set(code, values);
  }
  const list = [...fresh];
  const ids = await enterPeople(tx, identity, list.map(([caseCode, v]) => ({
    caseCode, givenName: text(v, 'given_name') ?? '', familyName: text(v, 'family_name') ?? '', ...(text(v, 'born_on') ? { bornOn: text(v, 'born_on') as string } : {}), sex: (text(v, 'sex') ?? 'unknown') as Sex, citizenship: text(v, 'citizenship') ?? 'ZZ', cameToNoticeOn: String(v['received_on']),
  })));
  list.forEach(([code, v], i) => known.set(code, { id: ids[i] as string, bornOn: text(v, 'born_on'), sex: text(v, 'sex') ?? 'unknown', citizenship: text(v, 'citizenship') ?? 'ZZ' }));
  return known;
}

/** What every row is checked for: days in order, a decision with its day, a denial with its reason and what it rests on. */
function checkDecision({ rowNumber, values }: CheckedRow, office: boolean, today: string, fault: Fault): boolean {
  const before = (column: string, earliest: string): boolean => { const on = text(values, column); return on !== undefined && (on < earliest || on > today); };
  const received = String(values['received_on']);
  let sound = true;
  const wrong: Fault = (row, column, problem) => { sound = false; fault(row, column, problem); };
  if (received < '2000-10-28' || received > today) wrong(rowNumber, 'received_on', { problem: 'The day lies before the law of 28 October 2000 or in the future.', mend: 'Check the year.' });
  for (const column of ['decided_on', 'bona_fide_on', 'ended_on']) if (column in values && before(column, received)) wrong(rowNumber, column, { problem: 'The day lies before the receipt or in the future.', mend: 'Check the day.' });
  if ((text(values, 'decision') === undefined) !== (text(values, 'decided_on') === undefined)) wrong(rowNumber, 'decided_on', { problem: 'A decision and its day go together.', mend: 'Fill both, or leave both empty.' });
  if (text(values, 'decision') === 'denied') {
    if (!text(values, 'reason')) wrong(rowNumber, 'reason', { problem: 'A denial needs its reason (22 USC 7103(d)(7)(U)).', mend: 'Write one of the codes.' });
    if (office && !text(values, 'rests_on')) wrong(rowNumber, 'rests_on', { problem: 'A denial rests on something.', mend: 'Write where the information came from.' });
    if (office && text(values, 'rests_on') === 'perpetrator') wrong(rowNumber, 'rests_on', { problem: 'A denial may not rest solely on what the trafficker or perpetrator furnished (8 USC 1367(a)(1)).', mend: 'Name the other information, or take the denial out.' });
  }
  return sound;
}

const SEALED = { restsOn: (source: Source) => ({ source, text: 'Taken over from a file of the office.' }) };

async function takeApplications(asked: Exchanging, rows: readonly CheckedRow[], fault: Fault): Promise<void> {
  const { tx, services, identity } = asked;
  const kept = keptAs(tx.who);
  let faults = 0;
  const wrong: Fault = (row, column, problem) => { faults++; fault(row, column, problem); };
  const standing = new Map((await store.findByNumber(tx, rows.flatMap((r) => [String(r.values['number']), text(r.values, 'principal_number') ?? '']))).map((a) => [a.number, a]));
  const persons = await personsOf(asked, rows, wrong);
  const sound = rows.filter((row) => checkDecision(row, kept === 'office', services.today(), wrong));
  const plans = new Map<string, WholeApplication>();
  const inOrder = [...sound].sort((a, b) => Number(text(a.values, 'principal_number') !== undefined) - Number(text(b.values, 'principal_number') !== undefined));
  for (const { rowNumber, values } of inOrder) {
    const number = String(values['number']);
    if (standing.has(number)) wrong(rowNumber, 'number', { problem: 'An application with this number stands already.', mend: 'Leave the row out; what stands is changed on its page.' });
    const person = persons.get(String(values['case_code'])) as Known;
    const of = values['class'] as ApplicationClass;
    const receivedOn = day(String(values['received_on']));
    const base = { id: crypto.randomUUID(), person: person.id, number, keptAs: kept, kind: 'status' as const, class: of, receivedOn, ageGroup: ageGroupOn(person.bornOn, receivedOn), sex: person.sex, citizenship: person.citizenship };
    const follows = of === 'T-1' || of === 'U-1' ? {} : await followedBy(values, plans, standing, persons, person, asked, rowNumber, wrong);
    if (follows === undefined) continue;
    const { steps, problem } = applicationStepsOf(values, of, follows.endsOn, services.parameters);
    if (problem) wrong(rowNumber, problem.column, problem);
    const { endsOn: _, ...family } = follows;
    plans.set(number, { ...base, ...family, steps, ...(text(values, 'rests_on') ? { restsOn: SEALED.restsOn(values['rests_on'] as Source) } : {}) });
  }
  if (faults > 0) return;
  const all = [...plans.values()];
  await keepWholeApplications(tx, all, await identity.keysOf(tx, all.map((p) => p.person)));
  await recompute(tx, [...new Set(all.map((p) => p.person))], 'file', services.parameters);
}

type Follows = Pick<WholeApplication, 'principal' | 'relation' | 'subclause' | 'principalUnder21'> & { endsOn?: string | null };

async function followedBy(values: Values, plans: ReadonlyMap<string, WholeApplication>, standing: ReadonlyMap<string, store.ApplicationRow>, persons: ReadonlyMap<string, Known>, person: Known, { tx, identity, services }: Exchanging, rowNumber: number, wrong: Fault): Promise<Follows | undefined> {
  const number = text(values, 'principal_number');
  const [inFile, onRecord] = [plans.get(number ?? ''), standing.get(number ?? '')];
  const relation = text(values, 'relation') as Relation | undefined;
  if (!relation) { wrong(rowNumber, 'relation', { problem: 'The family is named by its relation to the principal.', mend: 'Write spouse, child, parent, sibling or child-of-derivative.' }); return undefined; }
  if (!inFile && !onRecord) { wrong(rowNumber, 'principal_number', { problem: 'No application of a principal stands under this number, here or in the file.', mend: 'Give the number of the principal’s application.' }); return undefined; }
  const principalBornOn = inFile ? [...persons.values()].find((p) => p.id === inFile.person)?.bornOn : (await peopleOf(tx, identity, [onRecord?.person ?? '']))[0]?.bornOn ?? undefined;
  const principalAppliedOn = day(inFile?.receivedOn ?? onRecord?.received_on ?? '');
  const { subclause, principalUnder21, lacking } = derivation({
    class: values['class'] as ApplicationClass, relation, unmarried: values['unmarried'] === true, inDanger: values['in_danger'] === true, bornOn: person.bornOn, principalBornOn, principalAppliedOn, appliedOn: day(String(values['received_on'])),
  }, services.parameters);
  const column = { 'relief.married': 'unmarried', 'relief.no-danger': 'in_danger', 'relief.age-unknown': 'born_on', 'relief.too-old': 'born_on' } as Readonly<Record<string, string>>;
  for (const lack of lacking) wrong(rowNumber, column[lack.code] ?? 'class', { problem: `${lack.sentence} (${lack.authority})`, mend: 'Check the class, the relation and the days.' });
  const endsOn = inFile ? inFile.steps.find((s) => s.step === 'approved')?.endsOn ?? null : onRecord?.ends_on ?? null;
  return lacking.length > 0 ? undefined : { principal: inFile?.id ?? onRecord?.id as string, relation, subclause, principalUnder21, endsOn };
}

/** The steps that the days of a row make; a status that would outlast the law, or a principal's, is named. */
function applicationStepsOf(values: Values, of: ApplicationClass, principalEndsOn: string | null | undefined, parameters: Exchanging['services']['parameters']): { steps: Taken<ApplicationStep>[]; problem?: { column: string; problem: string; mend: string } } {
  const [bonaFide, decision, decided] = [text(values, 'bona_fide_on'), text(values, 'decision') as 'approved' | 'denied' | 'withdrawn' | undefined, text(values, 'decided_on')];
  const steps: Taken<ApplicationStep>[] = bonaFide ? [{ step: 'bona-fide', onDay: bonaFide, endsOn: null, reason: null }] : [];
  if (!decision || !decided) return { steps };
  if (bonaFide && decided < bonaFide) return { steps, problem: { column: 'decided_on', problem: 'The decision lies before the day the application was found bona fide.', mend: 'Check both days.' } };
  const most = decision === 'approved' ? principalEndsOn ?? statusEnd(of, decided as Day, parameters) : null;
  const endsOn = decision === 'approved' ? text(values, 'ends_on') ?? most : null;
  if (endsOn !== null && (endsOn <= decided || (most !== null && endsOn > most))) return { steps, problem: { column: 'ends_on', problem: `By the law of that day this status may last until ${most ?? 'no day'} at most.`, mend: 'Check the day, or leave the cell empty.' } };
  return { steps: [...steps, { step: decision, onDay: decided, endsOn, reason: decision === 'denied' ? text(values, 'reason') ?? null : null }] };
}

async function takePresences(asked: Exchanging, rows: readonly CheckedRow[], fault: Fault): Promise<void> {
  const { tx, services, identity } = asked;
  const kept = keptAs(tx.who);
  let faults = 0;
  const wrong: Fault = (row, column, problem) => { faults++; fault(row, column, problem); };
  const taken = new Set((await store.presencesByNumber(tx, rows.map((r) => String(r.values['number'])))).map((p) => p.number));
  const persons = await personsOf(asked, rows, wrong);
  const plans: WholePresence[] = [];
  for (const row of rows) {
    const { rowNumber, values } = row;
    if (taken.has(String(values['number']))) wrong(rowNumber, 'number', { problem: 'A request with this number stands already.', mend: 'Leave the row out; what stands is changed on its page.' });
    if (!checkDecision(row, kept === 'office', services.today(), wrong)) continue;
    const person = persons.get(String(values['case_code'])) as Known;
    const [receivedOn, decision, decided, ended] = [day(String(values['received_on'])), text(values, 'decision') as 'issued' | 'denied' | 'withdrawn' | undefined, text(values, 'decided_on'), text(values, 'ended_on')];
    const steps: Taken<PresenceStep>[] = [];
    if (decision && decided) {
      const most = presenceEnd(decided as Day, services.parameters);
      const endsOn = decision === 'issued' ? text(values, 'ends_on') ?? most : null;
      if (endsOn !== null && (endsOn <= decided || endsOn > most)) wrong(rowNumber, 'ends_on', { problem: `By the law of that day this may last until ${most} at most.`, mend: 'Check the day, or leave the cell empty.' });
      steps.push({ step: decision, onDay: decided, endsOn, reason: decision === 'denied' ? text(values, 'reason') ?? null : null });
      if (ended && decision !== 'issued') wrong(rowNumber, 'ended_on', { problem: 'Only what was issued ends.', mend: 'Leave the cell empty.' });
      else if (ended && ended < decided) wrong(rowNumber, 'ended_on', { problem: 'It ended before it was issued.', mend: 'Check both days.' });
      else if (ended) steps.push({ step: 'ended', onDay: ended, endsOn: null, reason: null });
    }
    plans.push({ id: crypto.randomUUID(), person: person.id, number: String(values['number']), keptAs: kept, requester: values['requester'] as WholePresence['requester'], receivedOn, ageGroup: ageGroupOn(person.bornOn, receivedOn), sex: person.sex, citizenship: person.citizenship, steps, ...(text(values, 'rests_on') ? { restsOn: SEALED.restsOn(values['rests_on'] as Source) } : {}) });
  }
  if (faults > 0) return;
  await keepWholePresences(tx, plans, await identity.keysOf(tx, plans.map((p) => p.person)));
  await recompute(tx, [...new Set(plans.map((p) => p.person))], 'file', services.parameters);
}

const personColumns = (person: Person | undefined, code: string | undefined) => ({ case_code: code ?? '', given_name: person?.givenName ?? null, family_name: person?.familyName ?? null, born_on: person?.bornOn ?? null, sex: person?.sex ?? 'unknown', citizenship: person?.citizenship ?? 'ZZ' });

/** Applications and continued presence in and out as files; what comes in stands as if it had been entered step by step. */
export const sheets: readonly RoomSheet[] = [
  {
    sheet: applicationSheet, mayImport: 'relief.import', mayExport: 'relief.export', take: takeApplications,
    give: async function* ({ tx, identity }) {
      for (let from = 0; ; from += 500) {
        const rows = await store.windowOfApplications(tx, from, 500);
        if (rows.length === 0) return;
        const [code, people, steps, bases] = [await caseCodesOf(tx, rows.map((r) => r.person)), new Map((await peopleOf(tx, identity, rows.map((r) => r.person))).map((p) => [p.id, p])), Map.groupBy(await store.applicationSteps(tx, rows.map((r) => r.id)), (s) => s.of), await store.sourcesOfDenials(tx, rows.map((r) => r.id))];
        const principals = new Map((await store.findApplications(tx, rows.flatMap((r) => r.principal ?? []))).map((p) => [p.id, p.number]));
        for (const r of rows) {
          yield {
            number: r.number, ...personColumns(people.get(r.person), code.get(r.person)), class: r.class, received_on: r.received_on, principal_number: r.principal ? principals.get(r.principal) ?? null : null, relation: r.relation, unmarried: r.relation === 'child' || r.relation === 'sibling' ? true : null, in_danger: r.subclause === 'III',
            bona_fide_on: steps.get(r.id)?.find((s) => s.step === 'bona-fide')?.on_day ?? null, decision: r.outcome, decided_on: r.decided_on, ends_on: r.outcome === 'approved' ? steps.get(r.id)?.findLast((s) => s.step === 'approved')?.ends_on ?? null : null, reason: r.outcome === 'denied' ? r.reason : null, rests_on: r.outcome === 'denied' ? bases.get(r.id) ?? null : null,
          };
        }
      }
    },
  },
  {
    sheet: presenceSheet, mayImport: 'relief.import', mayExport: 'relief.export', take: takePresences,
    give: async function* ({ tx, identity }) {
      for (let from = 0; ; from += 500) {
        const rows = await store.windowOfPresences(tx, from, 500);
        if (rows.length === 0) return;
        const [code, people, steps, bases] = [await caseCodesOf(tx, rows.map((r) => r.person)), new Map((await peopleOf(tx, identity, rows.map((r) => r.person))).map((p) => [p.id, p])), Map.groupBy(await store.presenceSteps(tx, rows.map((r) => r.id)), (s) => s.of), await store.sourcesOfDenials(tx, rows.map((r) => r.id))];
        for (const r of rows) {
          const ended = steps.get(r.id)?.findLast((s) => s.step === 'ended' || s.step === 'revoked');
          yield {
            number: r.number, ...personColumns(people.get(r.person), code.get(r.person)), requester: r.requester, received_on: r.received_on, decision: r.outcome, decided_on: r.decided_on, ends_on: steps.get(r.id)?.find((s) => s.step === 'issued')?.ends_on ?? null, ended_on: ended?.on_day ?? null,
            reason: r.outcome === 'denied' ? r.reason : null, rests_on: r.outcome === 'denied' ? bases.get(r.id) ?? null : null,
          };
        }
      }
    },
  },
];
