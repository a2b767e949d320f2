import type { Room } from '../foundation/web/room.ts';
import { accounts } from '../rooms/accounts/room.ts';
import { cases } from '../rooms/cases/room.ts';
import { center } from '../rooms/center/room.ts';
import { countries } from '../rooms/countries/room.ts';
import { deconfliction } from '../rooms/deconfliction/room.ts';
import { directory } from '../rooms/directory/room.ts';
import { figures } from '../rooms/figures/room.ts';
import { grants } from '../rooms/grants/room.ts';
import { hotline } from '../rooms/hotline/room.ts';
import { inspections } from '../rooms/inspections/room.ts';
import { justice } from '../rooms/justice/room.ts';
import { letters } from '../rooms/letters/room.ts';
import { outreach } from '../rooms/outreach/room.ts';
import { people } from '../rooms/people/room.ts';
import { policy } from '../rooms/policy/room.ts';
import { publication } from '../rooms/publication/room.ts';
import { relief } from '../rooms/relief/room.ts';
import { screening } from '../rooms/screening/room.ts';
import { sharing } from '../rooms/sharing/room.ts';
import { taskforces } from '../rooms/taskforces/room.ts';
import { training } from '../rooms/training/room.ts';
import { treaties } from '../rooms/treaties/room.ts';

/** The rooms of the house: the only registration there is. */
export const rooms: readonly Room[] = [directory, hotline, people, screening, cases, letters, relief, sharing, justice, inspections, taskforces, center, deconfliction, outreach, training, grants, policy, treaties, countries, figures, publication, accounts];
