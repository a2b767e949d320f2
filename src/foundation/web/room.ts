import type { FieldRight } from '../access/fields.ts';
import type { Kind, Permissions, Role } from '../access/roles.ts';
import type { RoomSheet } from '../exchange/room-sheet.ts';
import type { Measure } from '../measure/measure.ts';
import type { Reconciliation } from '../measure/reconcile.ts';
import type { TimedAct } from './nightly.ts';
import type { Route, Services } from './route.ts';
import type { Claim } from '../measure/claim.ts';
import type { Tx } from '../database/database.ts';
import type { Example } from './example.ts';

/** The duties of the response, by which rooms are grouped wherever they are listed. */
export type Duty = 'reaching' | 'caring' | 'justice' | 'partners' | 'truth';

/** A screen: where it stands, which file of the room's `screens` folder draws it, and who finds it in the navigation. */
export interface Screen {
  /** Under `/app`, such as `/letters`; parts such as `$id` are filled from the address. */
  path: string;
  /** The component's file in `screens/`, without its ending. */
  component: string;
  /** The key of its title among the messages; a title never carries personal data. */
  title: string;
  allow: string;
  /** Shown in the navigation; screens reached from others are not. */
  navigation?: boolean;
  /** The letter after G that goes there. */
  key?: string;
  /** A view of one person, whose id its path carries as `$id`: such screens of all rooms stand as tabs under the person's name. */
  of?: 'person';
}

/** What the app mounts of a room: everything it does, declared. */
export interface Room {
  name: string;
  duty: Duty;
  /** The kinds of organizations that have this office; where it is named, others find nothing here whatever their roles. */
  kinds?: readonly Kind[];
  /** Permission → the roles that hold it. */
  permissions: Permissions;
  /** Class of fields → what each role may do with it; a role not named finds them hidden. */
  fields?: Readonly<Record<string, Readonly<Partial<Record<Role, FieldRight>>>>>;
  /** Code of each Refusal the room makes → when it is made. */
  refusals: Readonly<Record<string, string>>;
  routes: readonly Route[];
  screens?: readonly Screen[];
  measures?: readonly Measure[];
  reconciliations?: readonly Reconciliation[];
  sheets?: readonly RoomSheet[];
  claims?: readonly Claim[];
  example?: Example;
  /** What the room does by itself, once a night. */
  nightly?: readonly TimedAct[];
  /** What the room does by itself, looked for every minute. */
  steady?: readonly TimedAct[];
  /** What this room does when a person is purged, beside what the destruction of their key does by itself; in the same transaction. */
  forget?: (of: { tx: Tx; services: Services }, person: string) => Promise<void>;
}
