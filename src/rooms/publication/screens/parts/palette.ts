import type { RoomPalette } from '../../../../foundation/screen/commands.ts';
import * as m from '../../../../messages/messages.js';

/** What the office that tells lends to the palette. */
export const palette: RoomPalette = {
  commands: ({ permissions }) => (permissions.includes('publication.read') ? [{ id: 'do:publication:list', label: m.publication_list(), also: m.publication_list_also(), path: '/app/report' }] : []),
};
