import { read } from '../../../../foundation/screen/ask.ts';
import type { RoomPalette } from '../../../../foundation/screen/commands.ts';
import * as m from '../../../../messages/messages.js';
import type { ServiceEntry } from '../../schema.ts';

/** What the directory lends to the palette: a service is found by its name, which is nobody's. */
export const palette: RoomPalette = {
  find: async (text, signal) => {
    if (text.trim().length < 2) return [];
    const { services } = await read<{ services: readonly ServiceEntry[] }>('/directory/services', { find: text, count: 6 }, { signal });
    return services.map(({ id, name, organizationName }) => ({ id: `service:${id}`, label: name, hint: organizationName, path: `/app/directory/${id}` }));
  },
  commands: ({ permissions }) => [
    ...(permissions.includes('directory.read') ? [{ id: 'do:directory:find', label: m.directory_do_find(), also: m.directory_do_find_also(), path: '/app/referrals' }, { id: 'do:directory:list', label: m.directory_do_list(), also: m.directory_do_list_also(), path: '/app/directory' }] : []),
    ...(permissions.includes('directory.write') ? [{ id: 'do:directory:enter', label: m.directory_do_enter(), also: m.directory_do_enter_also(), path: '/app/directory/organizations' }] : []),
  ],
};
