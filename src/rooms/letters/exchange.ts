import { ageOn, day, type Day } from '../../foundation/calendar/day.ts';
import type { RoomSheet } from '../../foundation/exchange/room-sheet.ts';
import { defineSheet } from '../../foundation/exchange/sheet.ts';
import { caseCodesOf, enterPeople, peopleOf, takenCaseCodes, type NewPerson } from '../people/index.ts';
import { letterRow, newRequestNumber } from './actions.ts';
import { signLetter, type LetterContent } from './credential.ts';
import { expiryOf, STEPS } from './rules.ts';
import { newSerial, readSerial } from '../../foundation/credential/serial.ts';
import * as store from './store.ts';

/** Letters issued before Fourfold, or by another system: each with its person, its request and its decision. */
export const lettersSheet = defineSheet({
  room: 'letters', name: 'letters', title: 'Letters',
  columns: [
    { name: 'case_code', title: 'Case code', about: 'The code under which the person is entered with this letter.', kind: 'key', required: true, pattern: '^[A-Z]{1,3}-[0-9]{3,9}$', example: 'L-20470' },
    { name: 'given_name', title: 'Given name', about: 'The given name as the letter has it.', kind: 'text', required: true, maxLength: 120, example: 'Rosa', personal: true, fieldClass: 'identity.name' },
    { name: 'family_name', title: 'Family name', about: 'The family name as the letter has it.', kind: 'text', required: true, maxLength: 120, example: 'Ejemplo', personal: true, fieldClass: 'identity.name' },
    { name: 'born_on', title: 'Born on', about: 'The day of birth; it decides between certification (18 or older on the day of issue) and eligibility.', kind: 'day', required: true, example: '1985-03-02', personal: true, fieldClass: 'identity.birth' },
    { name: 'sex', title: 'Sex', about: 'As the person says.', kind: 'choice', required: false, choices: { female: 'Female', male: 'Male', another: 'Another', unknown: 'Not recorded' }, example: 'female' },
    { name: 'citizenship', title: 'Citizenship', about: 'ISO 3166-1 alpha-2; ZZ where not known.', kind: 'text', required: false, pattern: '^[A-Z]{2}$', example: 'MX' },
    { name: 'form', title: 'Form of trafficking', about: 'Sex, labor, both, or not recorded.', kind: 'choice', required: false, choices: { sex: 'Sex trafficking', labor: 'Labor trafficking', both: 'Both', unknown: 'Not recorded' }, example: 'labor' },
    { name: 'received_on', title: 'Request received on', about: 'The day the request came in.', kind: 'day', required: true, example: '2004-02-20' },
    { name: 'kind', title: 'Kind of letter', about: 'Certification (adult) or eligibility (minor).', kind: 'choice', required: true, choices: { certification: 'Certification', eligibility: 'Eligibility' }, example: 'certification' },
    { name: 'issued_on', title: 'Issued on', about: 'The day of the letter; from 28 October 2000.', kind: 'day', required: true, example: '2004-03-02' },
    { name: 'rests_on', title: 'Rests on', about: 'What the certification rests on; for a minor leave it empty.', kind: 'choice', required: false, choices: { 'continued-presence': 'Continued presence', 'bona-fide-t': 'Bona fide T application', 't-status': 'T status' }, example: 'continued-presence' },
    { name: 'serial', title: 'Letter number', about: 'The number in this product’s form, on export; leave it empty on import and one is made.', kind: 'text', required: false, maxLength: 12, example: '7Q4M-2XKD-9V' },
  ],
});

/** Letters in and out as a file. */
export const sheets: readonly RoomSheet[] = [{
  sheet: lettersSheet, mayImport: 'letters.import', mayExport: 'letters.export',
  take: async ({ tx, identity, services }, rows, fault) => {
    const taken = await takenCaseCodes(tx, rows.map((r) => String(r.values['case_code'])));
    let faults = 0;
    const wrong: typeof fault = (row, column, problem) => { faults++; fault(row, column, problem); };
    for (const { rowNumber, values } of rows) {
      const [born, received, issued] = [values['born_on'], values['received_on'], values['issued_on']] as [Day, Day, Day];
      if (taken.has(String(values['case_code']))) wrong(rowNumber, 'case_code', { problem: 'A person with this case code stands already.', mend: 'Leave the row out, or give the person another code.' });
      if (issued < '2000-10-28' || issued > services.today()) wrong(rowNumber, 'issued_on', { problem: 'No letter was issued on this day: it lies before 28 October 2000 or in the future.', mend: 'Check the year.' });
      if (received > issued || received < '2000-10-28') wrong(rowNumber, 'received_on', { problem: 'The request came after the letter, or before the law.', mend: 'Give the day the request was received.' });
      if (born >= issued || born < '1900-01-01') { wrong(rowNumber, 'born_on', { problem: 'The day of birth cannot be right beside the day of issue.', mend: 'Check the year.' }); continue; }
      const minor = ageOn(born, issued) < 18;
      if (minor !== (values['kind'] === 'eligibility')) wrong(rowNumber, 'kind', { problem: minor ? 'On the day of issue the person was under 18, and minors are not certified (22 USC 7105(b)(1)(C)(ii)).' : 'On the day of issue the person was 18 or older, and adults are certified.', mend: minor ? 'Write eligibility, or check the days.' : 'Write certification, or check the days.' });
      if (!minor && !values['rests_on']) wrong(rowNumber, 'rests_on', { problem: 'A certification rests on something.', mend: 'Write continued-presence, bona-fide-t or t-status.' });
      if (values['serial'] && !readSerial(String(values['serial']))) wrong(rowNumber, 'serial', { problem: 'This is not a number that this product makes.', mend: 'Leave the cell empty.' });
    }
    if (faults > 0) return;
    for (let i = 0; i < rows.length; i += 500) await takePart({ tx, identity, services }, rows.slice(i, i + 500).map((r) => r.values));
  },
  give: async function* ({ tx, identity }) {
    for (let from = 0; ; from += 500) {
      const { rows } = await store.issuedLetters(tx, from, 500, undefined);
      if (rows.length === 0) return;
      const [codes, people, requests] = [await caseCodesOf(tx, rows.map((r) => r.person)), new Map((await peopleOf(tx, identity, rows.map((r) => r.person))).map((p) => [p.id, p])), new Map((await store.findRequests(tx, rows.map((r) => r.request))).map((r) => [r.id, r]))];
      for (const l of rows) {
        const person = people.get(l.person);
        yield {
          case_code: codes.get(l.person) ?? '', given_name: person?.givenName ?? null, family_name: person?.familyName ?? null, born_on: person?.bornOn ?? null, sex: l.sex, citizenship: l.citizenship, form: l.form,
          received_on: requests.get(l.request)?.received_on ?? null, kind: l.kind, issued_on: l.issued_on, rests_on: l.rests_on === 'minor' ? null : l.rests_on, serial: l.serial,
        };
      }
    }
  },
}];

type Values = Readonly<Record<string, string | number | boolean | null>>;

async function takePart({ tx, identity, services }: Parameters<RoomSheet['take']>[0], rows: readonly Values[]): Promise<void> {
  const people = rows.map((v): NewPerson & { id: string; caseCode: string } => ({
    id: crypto.randomUUID(), caseCode: String(v['case_code']), givenName: String(v['given_name']), familyName: String(v['family_name']), bornOn: String(v['born_on']), cameToNoticeOn: String(v['received_on']),
    sex: (v['sex'] ?? 'unknown') as never, citizenship: String(v['citizenship'] ?? 'ZZ'),
  }));
  await enterPeople(tx, identity, people);
  const keys = await identity.keysOf(tx, people.map((p) => p.id));
  const places = await store.freePlaces(tx, rows.length);
  const made = rows.map((v, i) => ({ v, person: people[i] as (typeof people)[number], request: crypto.randomUUID(), decision: crypto.randomUUID(), letter: crypto.randomUUID(), place: places[i] as number, minor: v['kind'] === 'eligibility' }));
  await store.keepRequests(tx, made.map((r) => ({
    id: r.request, person: r.person.id, number: newRequestNumber(String(r.v['received_on'])), received_on: r.v['received_on'], received_at: `${r.v['received_on']}T12:00:00Z`, discovered_at: null, requester: 'other',
    age_group: ageOn(day(String(r.v['born_on'])), day(String(r.v['received_on']))) < 18 ? 'minor' : 'adult', form: r.v['form'] ?? 'unknown',
  })));
  await store.keepHanging(tx, 'decision', made.map((r) => ({ id: r.decision, request: r.request, outcome: r.minor ? 'eligible' : 'certified', decided_on: r.v['issued_on'], reason: null, basis: STEPS.find((s) => s.from === 'open' && s.outcome === (r.minor ? 'eligible' : 'certified'))?.authority })));
  const letters: Record<string, unknown>[] = [];
  const templates = new Map<string, string>();
  for (const r of made) {
    const issuedOn = day(String(r.v['issued_on']));
    const kind = r.minor ? 'eligibility' : 'certification';
    const era = `${kind}|${issuedOn < '2001-11-06'}`;
    if (!templates.has(era)) templates.set(era, (await store.findTemplate(tx, kind, issuedOn))?.name ?? '');
    const expiresOn = expiryOf(kind, r.minor ? 'eligible' : 'certified', issuedOn, services.parameters);
    const content: LetterContent = { serial: (r.v['serial'] && readSerial(String(r.v['serial']))) || newSerial(), kind, name: `${r.person.givenName} ${r.person.familyName}`, bornOn: String(r.person.bornOn), issuedOn, expiresOn, statusIndex: r.place, agency: tx.who.agency, template: templates.get(era) as string };
    letters.push(letterRow(services, keys.get(r.person.id) as never, r.letter, {
      request: r.request, decision: r.decision, kind, ageGroup: r.minor ? 'minor' : 'adult', issuedOn, expiresOn, restsOn: r.minor ? 'minor' : String(r.v['rests_on']), form: String(r.v['form'] ?? 'unknown'), replaces: null,
      person: { id: r.person.id, familyName: String(r.person.familyName), sex: r.person.sex ?? 'unknown', citizenship: r.person.citizenship ?? 'ZZ' },
    }, content, tx.who.agency, await signLetter(content, identity.keys, services.origin, services.now())));
  }
  await store.keepHanging(tx, 'letter', letters);
}
