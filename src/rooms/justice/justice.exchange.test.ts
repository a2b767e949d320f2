import { describe, expect, it } from 'vitest';
import { signIn, type TestUser } from '../../foundation/testing/house.ts';
import { readSection } from './exchange.ts';
import type { CaseFile, CaseEntry } from './schema.ts';

interface Taken { outcome: string; kept: number; batch: string | null; problems: { where: string; problem: string }[] }
const HEAD = 'District,Docket no.,Filed,Defendant,Also known as,Citizenship,Charges,Act,Offense from,Offense until,Status,Disposition,Disposed,Sentenced,Prison months,Restitution';
const ROWS = [
  'gand,04-CR-00027,1/21/2004,Gaspar Muestra,El Maestro; Tino,MX,18:1591; 8 U.S.C. 1328,recruiting,6/1/2002,12/15/2003,serving,plea,6/10/2004,11/22/2004,71,60000.00',
  'gand,04-CR-00027,1/21/2004,Hilario Muestra,,MX,8:1328,harboring,6/1/2002,12/15/2003,serving,plea,6/10/2004,11/22/2004,57,',
  'gand,04-CR-00027,1/21/2004,Isidro Muestra,,MX,18:1591,recruiting,6/1/2002,12/15/2003,at-large,,,,,',
];
const file = (...rows: string[]): string => [HEAD, ...rows, ''].join('\n');
const take = async (user: TestUser, content: string): Promise<Taken> => {
  const taken = await user.post<Taken>('/api/exchange/docket', { fileName: 'docket.csv', content: Buffer.from(content).toString('base64') });
  expect(taken.status, taken.text).toBe(200);
  return taken.body;
};
const casesOf = async (user: TestUser): Promise<CaseFile[]> => {
  const { cases } = (await user.get<{ cases: CaseEntry[] }>('/api/justice/cases', { show: 'all' })).body;
  return Promise.all(cases.map(async (c) => (await user.get<CaseFile>(`/api/justice/cases/${c.id}`)).body));
};

describe('a docket as a file', () => {
  it('is taken in as a district keeps it, and counts as if it had been entered', async () => {
    const prosecutor = await signIn('prosecutor');
    expect(await take(prosecutor, file(...ROWS))).toMatchObject({ outcome: 'kept', kept: 3, problems: [] });
    const [read] = await casesOf(prosecutor);
    expect(read?.counts.map((c) => c.statute)).toEqual(['18 USC 1591', '8 USC 1328', '8 USC 1328']);
    expect(read?.defendants.map((d) => [d.name, d.custody, d.standing, d.sentences[0]?.months])).toEqual([['Gaspar Muestra', 'serving', 'convicted', 71], ['Hilario Muestra', 'serving', 'convicted', 57], ['Isidro Muestra', 'at-large', 'charged', undefined]]);
    expect(read?.counted.filter((c) => ['JUS-02', 'JUS-03', 'JUS-04', 'JUS-12'].includes(c.measure)).map((c) => [c.measure, c.period, c.adds])).toEqual([['JUS-02', 'FY2004', 1], ['JUS-03', 'FY2004', 3], ['JUS-04', 'FY2004', 2], ['JUS-12', 'FY2005', 6_000_000]]);
    expect(await take(prosecutor, `${file(...ROWS)}\n`)).toMatchObject({ outcome: 'refused', kept: 0 });
  });

  it('given out, it is what was taken in, and can be taken back whole', async () => {
    const [prosecutor, other] = [await signIn('prosecutor'), await signIn('prosecutor')];
    const taken = await take(prosecutor, file(...ROWS));
    const out = await prosecutor.get('/api/exchange/docket/export.csv');
    expect(out.status).toBe(200);
    expect(await take(other, out.text)).toMatchObject({ outcome: 'kept', kept: 3, problems: [] });
    const figures = async (of: TestUser) => (await casesOf(of)).map((c) => c.counted.map(({ measure, period, adds }) => [measure, period, adds]));
    expect(await figures(other)).toEqual(await figures(prosecutor));
    const undone = await prosecutor.post(`/api/exchange/docket/batches/${taken.batch}/undo`);
    expect(undone.status, undone.text).toBe(200);
    expect(await casesOf(prosecutor)).toEqual([]);
  });

  const bad: readonly [what: string, row: string, cell: string, says: string][] = [
    ['a section of no list', ROWS[2]!.replace('18:1591', '18:9999'), 'G2', 'no section'],
    ['what was no offense yet', ROWS[2]!.replace('6/1/2002,12/15/2003', '1/1/1999,12/15/1999'), 'G2', 'no law reaches back'],
    ['a plea of a fugitive', ROWS[2]!.replace('at-large,,,,,', 'at-large,plea,6/10/2004,,,'), 'K2', 'not before the court'],
    ['a disposition without its day', ROWS[1]!.replace('plea,6/10/2004,11/22/2004,57', 'plea,,11/22/2004,57'), 'M2', 'needs its day'],
    ['a sentence without a conviction', ROWS[1]!.replace('plea,6/10/2004', 'dismissed,6/10/2004'), 'N2', 'No plea or verdict'],
    ['a term without its day', ROWS[1]!.replace('11/22/2004,57', ',57'), 'O2', 'does not fit'],
  ];
  for (const [what, row, cell, says] of bad) {
    it(`names the cell and keeps nothing: ${what}`, async () => {
      const prosecutor = await signIn('prosecutor');
      const taken = await take(prosecutor, file(row));
      expect(taken).toMatchObject({ outcome: 'refused', kept: 0 });
      expect(taken.problems.find((p) => p.where === cell)?.problem, JSON.stringify(taken.problems)).toContain(says);
      expect(await casesOf(prosecutor)).toEqual([]);
    });
  }

  it('reads sections in every writing of dockets', () => {
    expect(['18:1591', '18 USC 1591', '18 U.S.C. § 1591(b)(2)', '18 U.S.C. 2422(b)', '8:1324(a)(1)(A)(ii)', '18:2423', '7:1'].map(readSection)).toEqual(['18 USC 1591', '18 USC 1591', '18 USC 1591', '18 USC 2422(b)', '8 USC 1324', undefined, undefined]);
  });

  it('is given to no other role', async () => {
    for (const role of ['investigator', 'case-manager', 'analyst', 'task-force-coordinator'] as const) expect((await (await signIn(role)).get('/api/exchange/docket/export.csv')).status, role).toBe(404);
  });
});
