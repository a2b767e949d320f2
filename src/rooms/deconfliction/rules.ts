import { addDays, type Day } from '../../foundation/calendar/day.ts';
import { nameWords, sounds } from '../../foundation/identity/parts.ts';
import type { Held, NoticeState } from './schema.ts';

/** Why a rule says no: the code of its Refusal, the field where it is one, and the sentence. */
export interface Objection { code: string; sentence: string }

/** What cannot be taken as it is written: in which field, what is wrong, and how it may be written. */
export interface Fault { field: 'value' | 'issuer' | 'endsOn'; problem: string; mend: string }

/** How long a holding stands unless told, and at most; how long an owner may take to decide; and how often one person may ask in a day. No law sets them: they are this product's own. */
export const HOLDING = { usualDays: 365, mostDays: 3650, decideDays: 14, mostADay: 200 } as const;

/** The forms in which a value is compared: the same, and for names how they sound. */
export interface Form { how: 'same' | 'alike'; text: string }

/** A value in the one form in which two agencies meet however each wrote it; a fault where nothing can be compared. */
export function formsOf(kind: Held, value: string, issuer: string | undefined): Form[] | Fault {
  const issued = kind === 'plate' || kind === 'document';
  if (issued && issuer === undefined) return { field: 'issuer', problem: 'A plate or document needs who issued it.', mend: 'Write the country, or the State of it, such as US-TX.' };
  if (!issued && issuer !== undefined) return { field: 'issuer', problem: 'A telephone number or name has no issuer.', mend: 'Leave it out.' };
  if (kind === 'phone') {
    const digits = value.replace(/\D/g, '').replace(/^00/, '');
    const whole = digits.length === 10 ? `1${digits}` : digits;
    return whole.length < 8 || whole.length > 15 ? { field: 'value', problem: 'This is no whole telephone number.', mend: 'Write it with its area code, and with its country where it is not of North America, such as 202-555-0143.' } : [{ how: 'same', text: `phone|${whole}` }];
  }
  if (kind === 'name') {
    const parts = nameWords(value).sort();
    if (parts.length < 2) return { field: 'value', problem: 'One word of a name would meet half the world.', mend: 'Write the whole name, such as Maria-Ejemplo.' };
    const heard = parts.map((p) => sounds(p).at(-1) ?? p).sort();
    return [{ how: 'same', text: `name|${parts.join(' ')}` }, { how: 'alike', text: `sound|${heard.join(' ')}` }];
  }
  const signs = value.normalize('NFKD').toUpperCase().replace(/[^A-Z0-9]/g, '');
  return signs.length < (kind === 'plate' ? 2 : 4) ? { field: 'value', problem: 'This is too short to be compared.', mend: 'Write all letters and digits of it, such as ABC1234.' } : [{ how: 'same', text: `${kind}|${issuer}|${signs}` }];
}

/** Whether a holding may stand until a day. */
export function faultOfEnd(endsOn: string, today: Day): Fault | undefined {
  return endsOn > today && endsOn <= addDays(today, HOLDING.mostDays) ? undefined : { field: 'endsOn', problem: `It ends on a day still to come, and within ${HOLDING.mostDays} days.`, mend: `Write a later day, such as ${addDays(today, HOLDING.usualDays)}.` };
}

/** So many may be asked about in a day by one person, whichever way and whether or not anything was taken back: whoever holds them in cases has seldom more, and whoever fishes has. */
export function objectToAsking(already: number, more: number): Objection | undefined {
  return already + more <= HOLDING.mostADay ? undefined : { code: 'deconfliction.too-many', sentence: `One person may ask about ${HOLDING.mostADay} in a day; ${already} of them were asked already. Go on tomorrow, or let a colleague who holds the case ask.` };
}

/** How a match stands for one of its owners. A no of the other side and no answer of it look the same. */
export function stateOfNotice(decision: 'talk' | 'no' | null, bothTalk: boolean, answerBy: string, today: string): NoticeState {
  if (bothTalk) return 'open';
  if (today > answerBy || decision === 'no') return 'closed';
  return decision === null ? 'to-decide' : 'waits';
}
