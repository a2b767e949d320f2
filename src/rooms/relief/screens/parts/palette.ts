import { read } from '../../../../foundation/screen/ask.ts';
import type { RoomPalette } from '../../../../foundation/screen/commands.ts';
import * as m from '../../../../messages/messages.js';
import type { ApplicationState, PresenceState } from '../../schema.ts';
import { applicationStates, presenceStates } from './labels.ts';

/** What relief lends to the palette: a record is found by its number. */
export const palette: RoomPalette = {
  find: async (text, signal) => {
    const number = text.trim().toUpperCase();
    if (!/^(CP|T|U|A)-\d{2}-\d{8}$/.test(number)) return [];
    const { found } = await read<{ found: readonly { id: string; what: 'application' | 'presence'; number: string; state: string }[] }>('/relief/find', { number }, { signal });
    return found.map((r) => ({ id: `relief:${r.id}`, label: r.number, hint: r.what === 'presence' ? presenceStates[r.state as PresenceState].label : applicationStates[r.state as ApplicationState].label, path: `/app/relief/${r.what === 'presence' ? 'presences' : 'applications'}/${r.id}` }));
  },
  commands: ({ permissions }) => [
    ...(permissions.includes('relief.read') ? [{ id: 'do:relief:deadlines', label: m.relief_do_deadlines(), also: m.relief_do_deadlines_also(), path: '/app/relief/deadlines' }] : []),
    ...(permissions.includes('relief.question') ? [{ id: 'do:relief:question', label: m.relief_do_question(), also: m.relief_do_question_also(), path: '/app/relief/questions' }] : []),
  ],
};
