import type { Room } from '../../foundation/web/room.ts';

export const screening: Room = { name: 'screening', duty: 'reaching', permissions: {}, refusals: {}, routes: [] };
