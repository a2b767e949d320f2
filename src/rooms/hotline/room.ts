import type { Room } from '../../foundation/web/room.ts';

export const hotline: Room = { name: 'hotline', duty: 'reaching', permissions: {}, refusals: {}, routes: [] };
