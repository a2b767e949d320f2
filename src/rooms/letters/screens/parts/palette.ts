import { read } from '../../../../foundation/screen/ask.ts';
import type { RoomPalette } from '../../../../foundation/screen/commands.ts';
import * as m from '../../../../messages/messages.js';
import type { LetterView } from '../../schema.ts';
import { letterKinds, standings } from './labels.ts';

/** What the room of letters lends to the palette: a letter is found by its number. */
export const palette: RoomPalette = {
  find: async (text, signal) => {
    if (!/^[0-9a-z]{4}[\s-]?[0-9a-z]{4}[\s-]?[0-9a-z]{2}$/i.test(text)) return [];
    const { letters } = await read<{ letters: readonly LetterView[] }>('/letters', { serial: text }, { signal });
    return letters.map(({ id, serial, kind, standing }) => ({ id: `letter:${id}`, label: serial, hint: `${letterKinds[kind]} · ${standings[standing].label}`, path: `/app/letters/${id}` }));
  },
  commands: ({ permissions }) => [
    ...(permissions.includes('letters.issue') ? [{ id: 'do:letters:queue', label: m.letters_do_queue(), also: m.letters_do_queue_also(), path: '/app/letters' }] : []),
    { id: 'do:letters:number', label: m.letters_do_number(), also: m.letters_do_number_also(), path: '/app/letters/issued' },
  ],
};
