import type { RoomPalette } from '../../../../foundation/screen/commands.ts';
import * as m from '../../../../messages/messages.js';
import { ageGroups } from './labels.ts';
import { nameOf } from './PersonName.tsx';
import { searchPeople } from './use-people-search.ts';

/** What the room of people lends to the palette. */
export const palette: RoomPalette = {
  find: async (text, signal) => {
    const { people } = await searchPeople(text, signal);
    return people.slice(0, 6).map((person) => ({ id: `person:${person.id}`, label: nameOf(person) || person.caseCode, hint: `${person.caseCode} · ${ageGroups[person.ageGroup]}`, path: `/app/people/${person.id}` }));
  },
  commands: ({ permissions }) => [
    ...(permissions.includes('people.write') ? [{ id: 'do:people:enter', label: m.people_do_enter(), also: m.people_do_enter_also(), path: '/app/people/new' }] : []),
    { id: 'do:people:find', label: m.people_do_find(), also: m.people_do_find_also(), path: '/app/people' },
  ],
};
