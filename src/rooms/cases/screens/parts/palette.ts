import type { RoomPalette } from '../../../../foundation/screen/commands.ts';
import * as m from '../../../../messages/messages.js';

/** What the room of cases lends to the palette. */
export const palette: RoomPalette = {
  commands: ({ permissions }) => [
    ...(permissions.includes('cases.read') ? [{ id: 'do:cases:day', label: m.cases_do_day(), also: m.cases_do_day_also(), path: '/app/cases/day' }, { id: 'do:cases:list', label: m.cases_do_list(), also: m.cases_do_list_also(), path: '/app/cases' }] : []),
    ...(permissions.includes('cases.write') ? [{ id: 'do:cases:intake', label: m.cases_do_intake(), also: m.cases_do_intake_also(), path: '/app/cases/new' }, { id: 'do:cases:session', label: m.cases_do_session(), also: m.cases_do_session_also(), path: '/app/cases/session' }] : []),
    ...(permissions.includes('cases.supervise') ? [{ id: 'do:cases:watch', label: m.cases_do_watch(), also: m.cases_do_watch_also(), path: '/app/cases/watch' }] : []),
    ...(permissions.includes('cases.purge') ? [{ id: 'do:cases:purge', label: m.cases_do_purge(), also: m.cases_do_purge_also(), path: '/app/cases/purge' }] : []),
  ],
};
