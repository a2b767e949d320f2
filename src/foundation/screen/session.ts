/** Who is signed in and what of the house is theirs, as `/api/session` answers it. */
import { createContext, use } from 'react';

/** What a role may do with a class of fields. */
export type FieldRight = 'hidden' | 'masked' | 'read' | 'write';

/** A screen that this person may open. */
export interface OfferedScreen {
  /** Under `/app`, with parts such as `$id`. */
  path: string;
  component: string;
  title: string;
  allow: string;
  navigation?: boolean;
  key?: string;
  /** A view of one person, drawn under the person's name beside the other views of them. */
  of?: 'person';
  room: string;
  duty: string;
}

/** A kind of file that this person may take in or give out. */
export interface OfferedSheet {
  name: string;
  title: string;
  room: string;
  /** Endings of the files that can be taken in. */
  kinds: readonly string[];
  mayImport: boolean;
  mayExport: boolean;
  /** Titles of the columns that are left out when this user takes the records out. */
  leftOut: readonly string[];
}

/** The session as the server tells it. */
export interface SignedIn {
  label: string;
  organization: string;
  short: string;
  /** The time zone in which the offices' days begin and end. */
  timeZone: string;
  roles: readonly string[];
  endsAt: string;
  idleEndsAt: string;
  screens: readonly OfferedScreen[];
  permissions: readonly string[];
  /** Class of fields → what this person may do with it. */
  fields: Readonly<Record<string, FieldRight>>;
  sheets: readonly OfferedSheet[];
  demo: boolean;
}

/** Given by the app around every screen. */
export const SessionContext = createContext<SignedIn | undefined>(undefined);

/** The session of whoever looks at this screen. */
export function useSession(): SignedIn {
  const session = use(SessionContext);
  if (session === undefined) throw new Error('A screen stands inside a session.');
  return session;
}

/** Whether this person holds a permission; the server decides again. */
export function useMay(permission: string): boolean {
  return useSession().permissions.includes(permission);
}

/** Whether this person may read a class of fields; the server decides again. */
export function useMayRead(fieldClass: string): boolean {
  return ['read', 'write'].includes(useSession().fields[fieldClass] ?? 'hidden');
}

/** Whether this person may write a class of fields; the server decides again. */
export function useMayWrite(fieldClass: string): boolean {
  return useSession().fields[fieldClass] === 'write';
}
