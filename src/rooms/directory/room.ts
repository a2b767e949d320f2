import type { Room } from '../../foundation/web/room.ts';

export const directory: Room = { name: 'directory', duty: 'reaching', permissions: {}, refusals: {}, routes: [] };
