import { describe, expect, it } from 'vitest';
import { mayDo, ROLES } from '../foundation/access/roles.ts';
import { rooms } from './rooms.ts';

describe('the rooms together', () => {
  it('give each key after G to one screen of each role', () => {
    const given = ROLES.map((role) => {
      const keys = rooms.flatMap((room) => (room.screens ?? []).filter((s) => s.key !== undefined && mayDo(room.permissions, [role], s.allow)).map((s) => s.key as string));
      return { role, twice: ['h', 'd', ...keys].filter((k, at, all) => all.indexOf(k) !== at) };
    });
    expect(given.filter(({ twice }) => twice.length > 0)).toEqual([]);
    expect(rooms.flatMap((r) => r.screens ?? []).filter((s) => s.key !== undefined).length).toBeGreaterThan(6);
  });

  it('give each screen an address of its own', () => {
    const paths = rooms.flatMap((r) => r.screens ?? []).map((s) => s.path);
    expect(paths.filter((p, at) => paths.indexOf(p) !== at)).toEqual([]);
  });
});
