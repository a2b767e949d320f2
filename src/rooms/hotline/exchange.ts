import type { RoomSheet } from '../../foundation/exchange/room-sheet.ts';
import { defineSheet } from '../../foundation/exchange/sheet.ts';
import { startOfDay } from '../../foundation/calendar/zone.ts';
import { timeZone } from '../../foundation/calendar/clock.ts';
import { day } from '../../foundation/calendar/day.ts';
import { newContactNumber } from './codes.ts';
import { DESCRIBED, NEEDS, type Closing } from './schema.ts';
import * as store from './store.ts';

const CHANNEL = { phone: 'Telephone', text: 'Text message', chat: 'Chat', web: 'Web form', 'walk-in': 'In person' };
const CALLER = { self: 'Self', known: 'Somebody they know', tip: 'Tip', professional: 'Professional', other: 'Other' };
const CLOSED = { referred: 'Referred', transferred: 'Transferred', tip: 'Tip taken', information: 'Information given', support: 'Support', danger: 'Danger', 'wrong-number': 'Wrong number', prank: 'Prank', 'hang-up': 'Hang-up', other: 'Other' };

/** The log of a hotline without identity: a row a contact, as an agency really keeps it. */
export const contactsSheet = defineSheet({
  room: 'hotline', name: 'contacts', title: 'Contacts with the hotline',
  columns: [
    { name: 'number', title: 'Contact number', about: 'The number in this product’s form, H and ten letters and digits; leave it empty on import and one is made.', kind: 'text', required: false, pattern: '^H-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$', example: 'H-7Q4M2-XKD9V' },
    { name: 'received_on', title: 'Received on', about: 'The day of the call or message.', kind: 'day', required: true, example: '2004-05-17' },
    { name: 'channel', title: 'Channel', about: 'How the contact came.', kind: 'choice', required: true, choices: CHANNEL, example: 'phone' },
    { name: 'caller', title: 'Who called', about: 'In what part they called; leave it empty where it was not noted.', kind: 'choice', required: false, choices: CALLER, example: 'self' },
    { name: 'language', title: 'Language', about: 'A language tag such as es.', kind: 'text', required: false, pattern: '^[a-z]{2,3}(-[A-Za-z0-9]+)*$', example: 'es' },
    { name: 'described', title: 'What was described', about: `Codes set apart by semicolons: ${DESCRIBED.join(', ')}.`, kind: 'text', required: false, maxLength: 300, example: 'documents; debt' },
    { name: 'needs', title: 'Needs', about: `Codes set apart by semicolons: ${NEEDS.join(', ')}.`, kind: 'text', required: false, maxLength: 300, example: 'legal; shelter' },
    { name: 'under_18', title: 'Under 18', about: 'Whether the contact was about somebody under 18.', kind: 'yes-no', required: false, example: 'no' },
    { name: 'closed_as', title: 'How it ended', about: 'What became of the contact at the desk.', kind: 'choice', required: true, choices: CLOSED, example: 'referred' },
  ],
});

const list = (value: unknown): string[] => (typeof value === 'string' ? value.split(/[;,]/).map((v) => v.trim().toLowerCase().replaceAll(/[\s_]+/g, '-')).filter((v) => v !== '') : []);

/** Contacts in and out as a file; nothing that identifies anybody is in it. */
export const sheets: readonly RoomSheet[] = [{
  sheet: contactsSheet, mayImport: 'hotline.import', mayExport: 'hotline.export',
  take: async ({ tx, services }, rows, fault) => {
    const taken = await store.takenNumbers(tx, rows.flatMap((r) => (r.values['number'] ? [String(r.values['number'])] : [])));
    const seen = new Set<string>();
    for (const { rowNumber, values } of rows) {
      const number = values['number'] ? String(values['number']) : undefined;
      if (number && (taken.has(number) || seen.has(number))) fault(rowNumber, 'number', { problem: 'A contact with this number stands already.', mend: 'Leave the row out, or leave the cell empty.' });
      if (number) seen.add(number);
      const on = String(values['received_on']);
      if (on < '1990-01-01' || on > services.today()) fault(rowNumber, 'received_on', { problem: 'The day lies in the future or before 1990.', mend: 'Check the year.' });
      for (const [column, known] of [['described', DESCRIBED], ['needs', NEEDS]] as const) {
        const strange = list(values[column]).filter((v) => !(known as readonly string[]).includes(v));
        if (strange.length > 0) fault(rowNumber, column, { problem: `${strange.length === 1 ? 'One code is' : 'Some codes are'} not known here.`, mend: `Use ${known.join(', ')}.` });
      }
    }
    await store.keepRows(tx, 'contact', rows.map(({ values }) => {
      const on = day(String(values['received_on']));
      const at = new Date(startOfDay(on, timeZone()).getTime() + 12 * 3_600_000).toISOString();
      return {
        number: values['number'] ?? newContactNumber(), channel: values['channel'], received_at: at, received_on: on, taken_by: tx.who.account, taken_at: at, caller: values['caller'] ?? null, language: values['language'] ?? 'und', described: [...new Set(list(values['described']))], needs: [...new Set(list(values['needs']))],
        age_group: values['under_18'] === true ? 'minor' : values['under_18'] === false ? 'adult' : 'unknown', closed_as: values['closed_as'] as Closing, closed_at: at,
      };
    }));
  },
  give: async function* ({ tx }) {
    let after: { on: string; id: string } | undefined;
    for (;;) {
      const rows = await store.contactsAfter(tx, after, 1000);
      const last = rows.at(-1);
      if (!last) return;
      for (const c of rows) {
        if (!c.closed_as) continue; // a contact that goes on is not in the log yet
        yield {
          number: c.number, received_on: c.received_on, channel: c.channel, caller: c.caller, language: c.language === 'und' ? null : c.language, described: c.described.join('; ') || null, needs: c.needs.join('; ') || null,
          under_18: c.age_group === 'unknown' ? null : c.age_group === 'minor', closed_as: c.closed_as,
        };
      }
      after = { on: last.received_on, id: last.id };
    }
  },
}];
