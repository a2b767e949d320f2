import { describe, expect, it } from 'vitest';
import { mayDo, ROLES } from '../foundation/access/roles.ts';
import { yearPeriod } from '../foundation/calendar/period.ts';
import { fillSentence } from '../foundation/measure/sentence.ts';
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

  it('say of one thing that it is one', () => {
    const measures = rooms.flatMap((room) => room.measures ?? []);
    const said = measures.flatMap((measure) => {
      const parts = Object.entries(measure.dimensions).flatMap(([name, dimension]) => Object.keys(dimension.values).map((code) => ({ [name]: [code] })));
      return [{}, ...parts].map((filter) => `${measure.id}: ${fillSentence(measure, { number: '1', count: 1, period: yearPeriod('fiscal-year', 2004), filter })}`);
    });
    expect(said.length).toBeGreaterThan(200);
    expect(said.filter((sentence) => /: .*\b1 (?:(?!was\b|has\b|is\b|business)[a-z-]+ )?(?!was\b|has\b|is\b|this\b)[a-z-]+[^s\W]s\b|\b1 (?:(?!that\b)[^.,:])* were\b|\{/.test(sentence))).toEqual([]);
  });
});
