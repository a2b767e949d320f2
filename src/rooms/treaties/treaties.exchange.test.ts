import { describe, expect, it } from 'vitest';
import { signIn, type TestUser } from '../../foundation/testing/house.ts';
import type { InstrumentFile, Register } from './schema.ts';

interface Taken { outcome: string; rows: number; kept: number; batch: string | null; problems: { where: string; problem: string }[] }
const HEAD = 'instrument,name,adopted_on,in_force_on,instrument_source,instrument_certainty,note,state,event,happened_on,source,certainty';
const ILO = 'https://www.ilo.org/';
const C182 = `C182,"ILO C182 Worst Forms of Child Labour Convention, 1999",1999-06-17,2000-11-19,${ILO},sourced,`;
const ROWS = [
  `${C182},US,instrument-signed,1999-12-02,${ILO},sourced`,
  `C182,,,,,,,US,consented,1999-11-05,${ILO},sourced`,
  'C29,"ILO C029 Forced Labour Convention, 1930",1930-06-28,1932-05-01,,,The United States is not a party.,,,,,',
];
const file = (...rows: string[]): string => [HEAD, ...rows, ''].join('\n');

const take = async (user: TestUser, content: string): Promise<Taken> => {
  const taken = await user.post<Taken>('/api/exchange/treaties', { fileName: 'treaties.csv', content: Buffer.from(content).toString('base64') });
  expect(taken.status, taken.text).toBe(200);
  return taken.body;
};
/** Every instrument with all its steps and their versions. */
const everything = async (user: TestUser): Promise<InstrumentFile[]> => {
  const { instruments } = (await user.get<Register>('/api/treaties')).body;
  return Promise.all(instruments.map(async ({ instrument }) => (await user.get<InstrumentFile>(`/api/treaties/${instrument.id}`)).body));
};

describe('the register as a file', () => {
  it('is taken in, and taking it in again changes nothing, the same bytes or only the same rows', async () => {
    const analyst = await signIn('analyst');
    expect(await take(analyst, file(...ROWS))).toMatchObject({ outcome: 'kept', kept: 3, problems: [] });
    const before = await everything(analyst);
    expect(before.map(({ instrument, events }) => [instrument.short, instrument.certainty, events.map((e) => `${e.kind} ${e.happenedOn}`)])).toEqual([
      ['C29', 'unverified', []], ['C182', 'sourced', ['consented 1999-11-05', 'instrument-signed 1999-12-02']],
    ]);
    expect(await take(analyst, file(...ROWS))).toMatchObject({ outcome: 'taken-before', kept: 0 });
    expect(await take(analyst, `${file(...ROWS)}\n`), 'other bytes').toMatchObject({ problems: [] });
    expect(await everything(analyst)).toEqual(before);
  });

  it('given out, it is what was taken in, and another office can take it in', async () => {
    const [analyst, other] = [await signIn('analyst'), await signIn('publisher')];
    await take(analyst, file(...ROWS));
    const out = await analyst.get('/api/exchange/treaties/export.csv');
    expect(out.status).toBe(200);
    expect(await take(analyst, out.text)).toMatchObject({ problems: [] });
    expect(await take(other, out.text)).toMatchObject({ outcome: 'kept', kept: 3 });
    const bare = (all: InstrumentFile[]) => all.map(({ instrument: { id: _, ...rest }, events }) => ({ ...rest, events: events.map(({ id: __, ...e }) => e) }));
    expect(bare(await everything(other))).toEqual(bare(await everything(analyst)));
  });

  const bad: readonly [what: string, row: string, cell: string, says: string][] = [
    ['what the chapter says of C182', `${C182},US,instrument-signed,1999-02-28,${ILO},sourced`, 'J3', 'no text yet'],
    ['a step on the wrong side of another', `${C182},US,consented,2000-01-01,${ILO},sourced`, 'J3', 'comes before the signing'],
    ['a day that is none', `${C182},MX,signed,1999-02-30,${ILO},sourced`, 'J3', ''],
    ['a step that is none', `${C182},MX,blessed,2000-02-01,${ILO},sourced`, 'I3', ''],
    ['a step without a day', `${C182},MX,signed,,${ILO},sourced`, 'J3', 'its day'],
    ['no source for what is sourced', `${C182},MX,signed,2000-02-01,,sourced`, 'K3', 'source'],
    ['an instrument nobody recorded', 'C138,,,,,,,MX,signed,2000-02-01,,', 'B3', 'does not name it'],
    ['an instrument told otherwise', `C182,,1999-02-17,,,,,MX,signed,2000-02-01,${ILO},sourced`, 'C3', '1999-06-17'],
    ['a step told otherwise', `${C182},US,instrument-signed,1999-12-03,${ILO},sourced`, 'I3', 'recorded already'],
  ];
  for (const [what, row, cell, says] of bad) {
    it(`names the cell and changes nothing: ${what}`, async () => {
      const analyst = await signIn('analyst');
      const taken = await take(analyst, file(ROWS[0] as string, row));
      expect(taken).toMatchObject({ outcome: 'refused', kept: 0 });
      expect(taken.problems.map((p) => p.where)).toContain(cell);
      expect(taken.problems.find((p) => p.where === cell)?.problem).toContain(says);
      expect(await everything(analyst)).toEqual([]);
    });
  }

  it('is not taken in by a supervisor, nor given out to another role', async () => {
    const supervisor = await signIn('supervisor', { kind: 'policy' });
    expect((await supervisor.post('/api/exchange/treaties', { fileName: 'treaties.csv', content: Buffer.from(file(...ROWS)).toString('base64') })).status).toBe(404);
    expect((await supervisor.get('/api/exchange/treaties/export.csv')).status).toBe(200);
    expect((await (await signIn('case-manager')).get('/api/exchange/treaties/export.csv')).status).toBe(404);
  });
});
