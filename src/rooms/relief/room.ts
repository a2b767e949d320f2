import type { Room } from '../../foundation/web/room.ts';

export const relief: Room = { name: 'relief', duty: 'caring', permissions: {}, refusals: {}, routes: [] };
