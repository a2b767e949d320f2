import type { RoomPalette } from '../../../../foundation/screen/commands.ts';
import * as m from '../../../../messages/messages.js';

/** What sharing lends to the palette. */
export const palette: RoomPalette = {
  commands: ({ permissions }) => (permissions.includes('sharing.inbox') ? [{ id: 'do:sharing:inbox', label: m.sharing_do_inbox(), also: m.sharing_do_inbox_also(), path: '/app/sharing' }] : []),
};
