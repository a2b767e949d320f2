import type { Day } from '../../foundation/calendar/day.ts';
import type { Exchanging, RoomSheet } from '../../foundation/exchange/room-sheet.ts';
import { defineSheet, type CellValue } from '../../foundation/exchange/sheet.ts';
import type { Problem } from '../../foundation/errors.ts';
import { ageGroupOn, caseCodesOf, enterPeople, findByCaseCodes, peopleOf, type NewPerson } from '../people/index.ts';
import { keepCases, type WrittenCase } from './actions.ts';
import { htcdsSheets } from './htcds/htcds.ts';
import { sealingsOf, sealWords } from './keys.ts';
import { blocksExport, stateAfter } from './rules.ts';
import type { Passage } from './schema.ts';
import * as store from './store.ts';
import { caseWindow, serviceWindow } from './store-lists.ts';
import { SERVICE_TITLES } from './vocabulary.ts';

type Values = Readonly<Record<string, CellValue>>;
type Fault = (rowNumber: number, column: string, problem: Pick<Problem, 'problem' | 'mend'>) => void;

const CODE = '^[A-Z]{1,3}-[0-9]{3,9}$';
const SOURCES = { hotline: 'Hotline', 'law-enforcement': 'Law enforcement', self: 'The person', 'family-friend': 'Family or friend', provider: 'Another provider', health: 'Health care', faith: 'Faith community', school: 'School', government: 'Government', outreach: 'Outreach', other: 'Other' };
const FORMS = { sex: 'Sex trafficking', labor: 'Labor trafficking', both: 'Both', unknown: 'Not recorded' };
const FUNDERS = { ovc: 'Office for Victims of Crime', hhs: 'HHS', lsc: 'Legal Services Corporation', state: 'State', private: 'Private', none: 'None named' };
const ELIGIBILITY = { 'pre-certified': 'Before certification', certified: 'Certified or eligible', 'citizen-or-resident': 'Citizen or permanent resident', 'not-eligible': 'Not eligible', 'not-determined': 'Not determined' };

/** Cases of an agency, one to a row: where the person came from, how the case stands, and no word of what was said. */
export const casesSheet = defineSheet({
  room: 'cases', name: 'cases', title: 'Cases',
  columns: [
    { name: 'case_code', title: 'Case code', about: 'The agency’s code for the person. A person of this code who stands already gets the case; else the person is entered.', kind: 'key', required: true, pattern: CODE, example: 'M-20470' },
    { name: 'given_name', title: 'Given name', about: 'For a person who is not entered yet.', kind: 'text', required: false, maxLength: 120, example: 'Rosa', personal: true },
    { name: 'family_name', title: 'Family name', about: 'For a person who is not entered yet.', kind: 'text', required: false, maxLength: 120, example: 'Ejemplo', personal: true },
    { name: 'born_on', title: 'Born on', about: 'Decides whether the person was an adult at intake.', kind: 'day', required: false, example: '1985-03-02', personal: true },
    { name: 'came_on', title: 'Intake on', about: 'The day of intake.', kind: 'day', required: true, example: '2004-02-17' },
    { name: 'source', title: 'Referred by', about: 'Who sent the person.', kind: 'choice', required: false, choices: SOURCES, example: 'hotline' },
    { name: 'form', title: 'Form of trafficking', about: 'Sex, labor, both, or not recorded.', kind: 'choice', required: false, choices: FORMS, example: 'labor' },
    { name: 'eligibility', title: 'Eligibility', about: 'For which services the person is eligible.', kind: 'choice', required: false, choices: ELIGIBILITY, example: 'pre-certified' },
    { name: 'funder', title: 'Grant', about: 'Which grant pays for the services.', kind: 'choice', required: false, choices: FUNDERS, example: 'ovc' },
    { name: 'enrolled_on', title: 'Enrolled on', about: 'The day of enrollment, where there was one.', kind: 'day', required: false, example: '2004-02-20' },
    { name: 'exited_on', title: 'Exited on', about: 'The day of exit, where there was one.', kind: 'day', required: false, example: '2004-11-30' },
    { name: 'held_back', title: 'Held back', about: 'On export: why the rest of the row is left out. Leave it empty on import.', kind: 'choice', required: false, choices: { subpoena: 'A subpoena stands' }, example: 'subpoena' },
  ],
});

/** Services given, one to a row. */
export const servicesSheet = defineSheet({
  room: 'cases', name: 'service-records', title: 'Service records',
  columns: [
    { name: 'case_code', title: 'Case code', about: 'The code of a person who has a case.', kind: 'text', required: true, pattern: CODE, example: 'M-20470' },
    { name: 'given_on', title: 'Given on', about: 'The day of the service.', kind: 'day', required: true, example: '2004-03-02' },
    { name: 'service', title: 'Service', about: 'The kind of service.', kind: 'choice', required: true, choices: SERVICE_TITLES, example: 'case-management' },
    { name: 'minutes', title: 'Minutes', about: 'How long it took, from 0 to 1440.', kind: 'integer', required: true, example: '45' },
    { name: 'group_session', title: 'Group session', about: 'Whether it was given to several at once.', kind: 'yes-no', required: false, example: 'no' },
    { name: 'note', title: 'Note', about: 'What was done, in words; it is sealed on import and never given out.', kind: 'text', required: false, maxLength: 4000, example: 'Went to the clinic together', personal: true },
  ],
});

/** Cases and service records in and out as files. */
export const sheets: readonly RoomSheet[] = [
  { sheet: casesSheet, mayImport: 'cases.import', mayExport: 'cases.export', take: takeCases, give: giveCases },
  { sheet: servicesSheet, mayImport: 'cases.import', mayExport: 'cases.export', take: takeServices, give: giveServices },
  ...htcdsSheets,
];

async function takeCases({ tx, identity, services }: Exchanging, rows: readonly { rowNumber: number; values: Values }[], fault: Fault): Promise<void> {
  const today = services.today();
  const known = await findByCaseCodes(tx, rows.map((r) => String(r.values['case_code'])));
  const withCase = await store.personsWithCase(tx, [...known.values()]);
  let faults = 0;
  const wrong: Fault = (...found) => { faults++; fault(...found); };
  for (const { rowNumber, values } of rows) {
    const person = known.get(String(values['case_code']));
    if (person && withCase.has(person)) wrong(rowNumber, 'case_code', { problem: 'This person has a case already.', mend: 'Leave the row out.' });
    for (const problem of dayProblems(values, today)) wrong(rowNumber, ...problem);
  }
  if (faults > 0) return;
  for (let i = 0; i < rows.length; i += 500) {
    const part = rows.slice(i, i + 500).map((r) => r.values);
    const bare = part.filter((v) => !known.has(String(v['case_code']))).map((v) => ({ v, id: crypto.randomUUID() }));
    await enterPeople(tx, identity, bare.map(({ v, id }) => ({ id, caseCode: String(v['case_code']), ...personOf(v) })));
    for (const { v, id } of bare) known.set(String(v['case_code']), id);
    const people = new Map((await peopleOf(tx, identity, part.map((v) => known.get(String(v['case_code'])) as string))).map((p) => [p.id, p]));
    await keepCases(tx, part.map((v) => {
      const person = people.get(known.get(String(v['case_code'])) as string);
      return caseOf(v, person?.id as string, person?.bornOn ? ageGroupOn(person.bornOn, v['came_on'] as Day) : person?.ageGroup ?? 'unknown', person?.sex ?? 'unknown', tx.who.account);
    }));
  }
}

function dayProblems(values: Values, today: Day): [string, Pick<Problem, 'problem' | 'mend'>][] {
  const [came, enrolled, exited, born] = ['came_on', 'enrolled_on', 'exited_on', 'born_on'].map((name) => values[name] as string | null | undefined);
  const found: [string, Pick<Problem, 'problem' | 'mend'>][] = [];
  for (const [name, on] of [['came_on', came], ['enrolled_on', enrolled], ['exited_on', exited]] as const) {
    if (on && (on > today || on < '1990-01-01')) found.push([name, { problem: 'The day lies in the future, or before anything is recorded here.', mend: 'Check the year.' }]);
  }
  if (enrolled && came && enrolled < came) found.push(['enrolled_on', { problem: 'Enrollment lies before intake.', mend: 'Check both days.' }]);
  if (exited && !enrolled) found.push(['exited_on', { problem: 'Nobody exits without having been enrolled.', mend: 'Give the day of enrollment, or leave this empty.' }]);
  if (exited && enrolled && exited < enrolled) found.push(['exited_on', { problem: 'The exit lies before the enrollment.', mend: 'Check both days.' }]);
  if (born && came && born > came) found.push(['born_on', { problem: 'The day of birth lies after intake.', mend: 'Check the year.' }]);
  return found;
}

function personOf(v: Values): NewPerson {
  const text = (name: string): string | undefined => (typeof v[name] === 'string' && v[name] !== '' ? v[name] : undefined);
  const given = { givenName: text('given_name'), familyName: text('family_name'), bornOn: text('born_on') };
  return { cameToNoticeOn: String(v['came_on']), ...(Object.fromEntries(Object.entries(given).filter(([, x]) => x !== undefined)) as object) };
}

function caseOf(v: Values, person: string, ageGroup: string, sex: string, account: string): WrittenCase {
  const passages: { kind: Passage; happenedOn: string; reason: string | null }[] = [
    { kind: 'intake', happenedOn: String(v['came_on']), reason: null },
    ...(v['enrolled_on'] ? [{ kind: 'enrolled' as const, happenedOn: String(v['enrolled_on']), reason: null }] : []), ...(v['exited_on'] ? [{ kind: 'exited' as const, happenedOn: String(v['exited_on']), reason: 'other' }] : []),
  ];
  return {
    file: crypto.randomUUID(), person, cameOn: String(v['came_on']), source: String(v['source'] ?? 'other'), referredOn: null, form: String(v['form'] ?? 'unknown'), eligibility: String(v['eligibility'] ?? 'not-determined'), funder: String(v['funder'] ?? 'none'),
    ageGroup, sex, indicatedAt: null, passages, team: [{ account, part: 'lead' }],
  };
}

async function* giveCases({ tx, services }: Exchanging): AsyncGenerator<Record<string, CellValue>> {
  for (let from = 0; ; from += 500) {
    const { ids } = await caseWindow(tx, { view: 'all', form: undefined, everybody: true, today: services.today(), from, count: 500 });
    if (ids.length === 0) return;
    const files = new Map((await store.findFiles(tx, ids)).map((f) => [f.id, f]));
    const [codes, profiles, papers, passages] = [await caseCodesOf(tx, [...files.values()].map((f) => f.person)), new Map((await store.findProfiles(tx, ids)).map((p) => [p.file, p])), await store.papersOf(tx, ids), await store.passagesOfAll(tx, ids)];
    for (const id of ids) {
      const [file, profile] = [files.get(id), profiles.get(id)];
      if (!file || !profile) continue;
      const row = { ...NOTHING, case_code: codes.get(file.person) ?? '' };
      if (blocksExport(papers.filter((p) => p.file === id).map((p) => ({ kind: p.kind, endedOn: p.ended_on })))) { yield { ...row, held_back: 'subpoena' }; continue; }
      const mine = passages.filter((p) => p.file === id);
      const state = stateAfter(mine.map((p) => p.kind));
      const last = (kind: Passage): string | null => mine.findLast((p) => p.kind === kind)?.happened_on ?? null;
      yield { ...row, came_on: profile.came_on, source: profile.source, form: profile.form, eligibility: profile.eligibility, funder: profile.funder, enrolled_on: last('enrolled'), exited_on: state === 'exited' ? last('exited') : null };
    }
  }
}

const NOTHING = { given_name: null, family_name: null, born_on: null, came_on: null, source: null, form: null, eligibility: null, funder: null, enrolled_on: null, exited_on: null, held_back: null };

async function takeServices({ tx, identity, services }: Exchanging, rows: readonly { rowNumber: number; values: Values }[], fault: Fault): Promise<void> {
  const known = await findByCaseCodes(tx, rows.map((r) => String(r.values['case_code'])));
  const files = await store.filesOfPersons(tx, [...known.values()]);
  let faults = 0;
  const wrong: Fault = (...found) => { faults++; fault(...found); };
  for (const { rowNumber, values } of rows) {
    const file = files.get(known.get(String(values['case_code'])) ?? '');
    if (!file) wrong(rowNumber, 'case_code', { problem: 'No person of this code has a case.', mend: 'Take the cases in first, or mend the code.' });
    else if (!file.mine && !tx.who.roles.includes('supervisor')) wrong(rowNumber, 'case_code', { problem: 'You are not on the team of this case.', mend: 'Ask its team or a supervisor to take the file in.' });
    const [on, minutes] = [String(values['given_on']), Number(values['minutes'])];
    if (on > services.today() || on < '1990-01-01') wrong(rowNumber, 'given_on', { problem: 'The day lies in the future, or before anything is recorded here.', mend: 'Check the year.' });
    if (minutes < 0 || minutes > 1440) wrong(rowNumber, 'minutes', { problem: 'A day has 1440 minutes.', mend: 'Give minutes, not hours or seconds.' });
  }
  if (faults > 0) return;
  for (let i = 0; i < rows.length; i += 500) {
    const part = rows.slice(i, i + 500).map(({ values: v }) => ({ v, id: crypto.randomUUID(), file: files.get(known.get(String(v['case_code'])) as string) as store.FileRow }));
    const sealings = await sealingsOf(tx, identity, [...new Map(part.map((p) => [p.file.id, p.file])).values()], 'notes');
    const noted = part.filter((p) => typeof p.v['note'] === 'string' && p.v['note'] !== '' && sealings.has(p.file.id));
    await store.keepRows(tx, 'note', noted.map((p) => {
      const sealing = sealings.get(p.file.id) as NonNullable<ReturnType<typeof sealings.get>>;
      return { id: p.id, file: p.file.id, happened_on: p.v['given_on'], author: tx.who.account, session: null, key: sealing.by, sealed: sealWords(tx, sealing, 'note', p.id, String(p.v['note'])) };
    }));
    const withNote = new Set(noted.map((p) => p.id));
    await store.keepRows(tx, 'service', part.map((p) => ({ file: p.file.id, person: p.file.person, note: withNote.has(p.id) ? p.id : null, kind: p.v['service'], happened_on: p.v['given_on'], minutes: p.v['minutes'], worker: tx.who.account, session: p.v['group_session'] === true ? p.id : null })));
  }
}

async function* giveServices({ tx }: Exchanging): AsyncGenerator<Record<string, CellValue>> {
  for (let from = 0; ; from += 1000) {
    const rows = await serviceWindow(tx, from, 1000);
    if (rows.length === 0) return;
    const [codes, blocked] = [await caseCodesOf(tx, rows.map((r) => r.person)), new Set((await store.papersOf(tx, [...new Set(rows.map((r) => r.file))])).filter((p) => blocksExport([{ kind: p.kind, endedOn: p.ended_on }])).map((p) => p.file))];
    for (const r of rows) {
      if (!blocked.has(r.file)) yield { case_code: codes.get(r.person) ?? '', given_on: r.happened_on, service: r.kind, minutes: r.minutes, group_session: r.session !== null, note: null };
    }
  }
}

