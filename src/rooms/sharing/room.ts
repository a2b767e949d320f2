import type { Room } from '../../foundation/web/room.ts';

export const sharing: Room = { name: 'sharing', duty: 'caring', permissions: {}, refusals: {}, routes: [] };
