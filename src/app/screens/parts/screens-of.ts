/** The screens of the house: the app's own, and those of every room that this person may open. */
import { createElement, type ComponentType } from 'react';
import { Unanswered } from '../../../foundation/screen/ask.ts';
import type { Screen } from '../../../foundation/screen/router.tsx';
import type { OfferedScreen, SignedIn } from '../../../foundation/screen/session.ts';
import * as m from '../../../messages/messages.js';
import { PersonFrame } from './PersonFrame.tsx';

const files = import.meta.glob<Readonly<Record<string, ComponentType>>>('../../../rooms/*/screens/*.tsx');

/** The duties by which the navigation is grouped, in the order of the founding chapter. */
export const groups = [
  { id: 'app', label: m.app_group_day() },
  { id: 'reaching', label: m.app_group_reaching() },
  { id: 'caring', label: m.app_group_caring() },
  { id: 'justice', label: m.app_group_justice() },
  { id: 'partners', label: m.app_group_partners() },
  { id: 'truth', label: m.app_group_truth() },
  { id: 'files', label: m.app_group_files() },
];

/** Every screen that this person may open. */
export function screensOf(session: SignedIn): Screen[] {
  return [
    { path: '/app', title: m.app_home, load: () => import('../Home.tsx').then(({ Home }) => Home), group: 'app', key: 'h', sensitivity: 'internal' },
    ...session.screens.map(screenOf),
    ...(session.sheets.length === 0 ? [] : [{ path: '/app/data', title: m.app_data, load: () => import('../Data.tsx').then(({ Data }) => Data), group: 'files', key: 'd', sensitivity: 'restricted' as const }]),
  ];
}

function screenOf({ path, component, title, allow, navigation, key, of, room, duty }: OfferedScreen): Screen {
  return {
    path: `/app${path}`,
    title: () => title,
    load: async () => {
      const found = await componentOf(room, component);
      return of === 'person' ? () => createElement(PersonFrame, null, createElement(found)) : found;
    },
    allow,
    ...(navigation === true ? { group: duty } : {}),
    ...(key === undefined ? {} : { key }),
    sensitivity: 'restricted',
    unbranded: of === 'person',
  };
}

async function componentOf(room: string, component: string): Promise<ComponentType> {
  const file = await files[`../../../rooms/${room}/screens/${component}.tsx`]?.().catch(() => {
    // Said as what it is: the router would answer the browser's own error by loading the page anew, and typed answers would be lost.
    throw new Unanswered({ kind: 'offline' });
  });
  const found = file?.[component];
  if (found === undefined) throw new Error(`The room ${room} has no screen ${component}.`);
  return found;
}
