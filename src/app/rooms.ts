import type { Room } from '../foundation/web/room.ts';
import { figures } from '../rooms/figures/room.ts';
import { letters } from '../rooms/letters/room.ts';
import { people } from '../rooms/people/room.ts';
import { publication } from '../rooms/publication/room.ts';
import { treaties } from '../rooms/treaties/room.ts';

/** The rooms of the house: the only registration there is. */
export const rooms: readonly Room[] = [people, letters, treaties, figures, publication];
