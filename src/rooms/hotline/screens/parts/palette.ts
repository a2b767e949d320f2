import type { RoomPalette } from '../../../../foundation/screen/commands.ts';
import * as m from '../../../../messages/messages.js';

/** What the hotline lends to the palette. */
export const palette: RoomPalette = {
  commands: ({ permissions }) => (permissions.includes('hotline.write') ? [
    { id: 'do:hotline:desk', label: m.hotline_do_desk(), also: m.hotline_do_desk_also(), path: '/app/hotline' },
    { id: 'do:hotline:tips', label: m.hotline_do_tips(), also: m.hotline_do_tips_also(), path: '/app/hotline/tips' },
    { id: 'do:hotline:follow-ups', label: m.hotline_do_follow_ups(), also: m.hotline_do_follow_ups_also(), path: '/app/hotline/follow-ups' },
  ] : []),
};
