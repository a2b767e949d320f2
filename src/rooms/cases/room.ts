import type { Room } from '../../foundation/web/room.ts';

export const cases: Room = { name: 'cases', duty: 'caring', permissions: {}, refusals: {}, routes: [] };
