import type { Problem } from '../../foundation/errors.ts';
import type { RoomSheet } from '../../foundation/exchange/room-sheet.ts';
import { defineSheet, type CellValue } from '../../foundation/exchange/sheet.ts';
import { underSubpoena } from '../../foundation/identity/subjects.ts';
import { enterPeople, peopleOf } from './actions.ts';
import type { NewPerson, Sex } from './schema.ts';
import { caseload, takenCaseCodes } from './store.ts';

const FORMS = { female: 'Female', male: 'Male', another: 'Another', unknown: 'Not recorded' };

/** Persons of an agency, one to a row. */
export const peopleSheet = defineSheet({
  room: 'people', name: 'people', title: 'People',
  columns: [
    { name: 'case_code', title: 'Case code', about: 'The agency’s own code for the person: one to three letters, a hyphen, three to nine digits.', kind: 'key', required: true, pattern: '^[A-Z]{1,3}-[0-9]{3,9}$', example: 'M-20470' },
    { name: 'given_name', title: 'Given name', about: 'The given name or names.', kind: 'text', required: false, maxLength: 120, example: 'Rosa', personal: true, fieldClass: 'identity.name' },
    { name: 'family_name', title: 'Family name', about: 'The family name or names.', kind: 'text', required: false, maxLength: 120, example: 'Ejemplo', personal: true, fieldClass: 'identity.name' },
    { name: 'aliases', title: 'Other names', about: 'Other names the person goes by, set apart by semicolons.', kind: 'text', required: false, maxLength: 600, example: 'Rosita; R. Muestra', personal: true, fieldClass: 'identity.name' },
    { name: 'born_on', title: 'Born on', about: 'The day of birth.', kind: 'day', required: false, example: '1985-03-02', personal: true, fieldClass: 'identity.birth' },
    { name: 'phones', title: 'Telephones', about: 'Numbers on which the person may safely be reached, set apart by semicolons.', kind: 'text', required: false, maxLength: 200, example: '202-555-0143', personal: true, fieldClass: 'identity.contact' },
    { name: 'sex', title: 'Sex', about: 'As the person says.', kind: 'choice', required: false, choices: FORMS, example: 'female' },
    { name: 'citizenship', title: 'Citizenship', about: 'ISO 3166-1 alpha-2 of the country; ZZ where not known.', kind: 'text', required: false, pattern: '^[A-Z]{2}$', example: 'MX' },
    { name: 'language', title: 'Language', about: 'A language tag such as es or zh-Hans.', kind: 'text', required: false, pattern: '^[a-z]{2,3}(-[A-Za-z0-9]+)*$', example: 'es' },
    { name: 'came_to_notice_on', title: 'Came to notice on', about: 'The day the person first came to the agency’s notice.', kind: 'day', required: true, example: '2004-02-17' },
    { name: 'held_back', title: 'Held back', about: 'On export: why the rest of the row is left out. Leave it empty on import.', kind: 'choice', required: false, choices: { subpoena: 'A subpoena stands' }, example: 'subpoena' },
  ],
});

const NOTHING = Object.fromEntries(peopleSheet.columns.map((c) => [c.name, null]));

/** People in and out as a file. */
export const sheets: readonly RoomSheet[] = [{
  sheet: peopleSheet, mayImport: 'people.import', mayExport: 'people.export',
  take: async ({ tx, identity }, rows, fault) => {
    const taken = await takenCaseCodes(tx, rows.map((r) => String(r.values['case_code'])));
    for (const row of rows) {
      if (taken.has(String(row.values['case_code']))) fault(row.rowNumber, 'case_code', { problem: 'A person with this case code stands already.', mend: 'Leave the row out, or give the person another code.' });
      const wrong = dayFault(row.values['came_to_notice_on']);
      if (wrong) fault(row.rowNumber, 'came_to_notice_on', wrong);
    }
    for (let i = 0; i < rows.length; i += 1000) await enterPeople(tx, identity, rows.slice(i, i + 1000).map((r) => personOf(r.values)));
  },
  give: async function* ({ tx, identity }) {
    for (let from = 0; ; from += 500) {
      const { rows } = await caseload(tx, from, 500);
      if (rows.length === 0) return;
      const blocked = await underSubpoena(tx, rows.map((r) => r.id));
      for (const p of await peopleOf(tx, identity, rows.map((r) => r.id))) {
        if (blocked.has(p.id)) yield { ...NOTHING, case_code: p.caseCode, held_back: 'subpoena' };
        else yield {
          case_code: p.caseCode, given_name: p.givenName ?? null, family_name: p.familyName ?? null, aliases: p.aliases?.join('; ') ?? null, born_on: p.bornOn ?? null, phones: p.phones?.join('; ') ?? null,
          sex: p.sex, citizenship: p.citizenship, language: p.language, came_to_notice_on: p.cameToNoticeOn, held_back: null,
        };
      }
    }
  },
}];

/** What is wrong with a day that a file gives: before 1990 or after 2100 nothing is recorded here. */
export function dayFault(value: CellValue | undefined): Pick<Problem, 'problem' | 'mend'> | undefined {
  if (typeof value !== 'string' || (value >= '1990-01-01' && value < '2100-01-01')) return undefined;
  return { problem: 'The day is outside the years that are recorded here.', mend: 'Give a day from 1990 on.' };
}

function personOf(values: Readonly<Record<string, CellValue>>): NewPerson & { caseCode: string } {
  const text = (name: string): string | undefined => (typeof values[name] === 'string' && values[name] !== '' ? values[name] : undefined);
  const list = (name: string): string[] => text(name)?.split(';').map((t) => t.trim()).filter((t) => t !== '') ?? [];
  const optional = { givenName: text('given_name'), familyName: text('family_name'), bornOn: text('born_on'), sex: text('sex') as Sex | undefined, citizenship: text('citizenship'), language: text('language') };
  return {
    caseCode: String(values['case_code']), cameToNoticeOn: String(values['came_to_notice_on']), aliases: list('aliases'), phones: list('phones'),
    ...(Object.fromEntries(Object.entries(optional).filter(([, v]) => v !== undefined)) as Partial<NewPerson>),
  };
}
