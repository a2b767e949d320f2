import { describe, expect, it } from 'vitest';
import { house, signIn, type TestUser } from '../../foundation/testing/house.ts';
import { canary } from '../../foundation/testing/inputs.ts';

interface Taken { outcome: string; rows: number; kept: number; batch: string | null; problems: { where: string; problem: string }[] }
type Rows = { total: number; rows: { id: string; person: string; code: string; state: string }[] };

const take = async (user: TestUser, sheet: string, lines: readonly string[]): Promise<Taken> => {
  const taken = await user.post<Taken>(`/api/exchange/${sheet}`, { fileName: `${sheet}.csv`, content: Buffer.from(`${lines.join('\n')}\n`).toString('base64') });
  expect(taken.status, taken.text).toBe(200);
  return taken.body;
};
const CASES = 'Case code,Given name,Family name,Born on,Intake on,Referred by,Form of trafficking,Grant,Enrolled on,Exited on';
const SERVICES = 'Case code,Given on,Service,Minutes,Group session,Note';

describe('cases as an agency keeps them in a spreadsheet', () => {
  it('are taken in with dates in three styles and blank lines, given out without a name, and taken back whole', async () => {
    const ana = await signIn('case-manager');
    const iris = await signIn('supervisor', { agency: ana.agency });
    const lines = [CASES, 'M-20470,Rosa,Ejemplo,3/2/1985,2004-02-17,hotline,labor,ovc,20 Feb 2004,', '', 'M-20471,Mai,Muestra,1990-05-06,2/18/2004,self,,ovc,,', '', 'M-20472,Juan,Ejemplo,1979-01-02,2004-01-05,law-enforcement,sex,ovc,2004-01-07,2004-06-30'];
    const taken = await take(ana, 'cases', lines);
    expect(taken).toMatchObject({ outcome: 'kept', kept: expect.any(Number), problems: [] });
    const all = (await iris.get<Rows>('/api/cases', { view: 'all' })).body;
    expect(all.rows.map((r) => [r.code, r.state]).sort()).toEqual([['M-20470', 'enrolled'], ['M-20471', 'intake'], ['M-20472', 'exited']]);
    const again = await take(ana, 'cases', [...lines, 'M-20473,,,,2004-03-01,,,,,']);
    expect(again.problems.map((p) => p.problem).join(' ')).toContain('has a case already');
    const csv = (await iris.get('/api/exchange/cases/export.csv')).text;
    expect(csv).toContain('M-20472');
    expect(csv).not.toContain('Ejemplo');
    expect((await ana.get('/api/exchange/cases/export.csv')).status).toBe(404);
    expect((await ana.post(`/api/exchange/service-records/batches/${taken.batch}/undo`)).status, 'under another sheet the batch is not there').toBe(404);
    const undone = await ana.post(`/api/exchange/cases/batches/${taken.batch}/undo`);
    expect(undone.status, undone.text).toBe(200);
    expect((await iris.get<Rows>('/api/cases', { view: 'all' })).body.total).toBe(0);
  });

  it('are refused cell by cell where the days cannot be right', async () => {
    const ana = await signIn('case-manager');
    const taken = await take(ana, 'cases', [CASES, 'M-20480,,,,2004-02-17,,,,2004-02-01,', 'M-20481,,,,2004-02-17,,,,,2004-03-01', 'M-20482,,,2005-01-01,2004-02-17,,,,,', 'M-20483,,,,2099-01-01,,,,,']);
    expect(taken.outcome).not.toBe('kept');
    expect(taken.problems.map((p) => p.where).sort()).toEqual(['D4', 'E5', 'I2', 'J3']);
    expect((await ana.get<Rows>('/api/cases', { view: 'all' })).body.total).toBe(0);
  });
});

describe('service records in a spreadsheet', () => {
  it('are taken in with their words sealed, and given out without them', async () => {
    const ana = await signIn('case-manager');
    const iris = await signIn('supervisor', { agency: ana.agency });
    const words = canary();
    await take(ana, 'cases', [CASES, 'M-20470,Rosa,Ejemplo,1985-03-02,2004-02-17,hotline,labor,ovc,2004-02-20,']);
    const taken = await take(ana, 'service-records', [SERVICES, `M-20470,3/2/2004,case-management,45,N,${words}`, 'M-20470,2004-03-09,shelter,0,,', 'M-20470,16 March 2004,education,90,Y,']);
    expect(taken).toMatchObject({ outcome: 'kept', problems: [] });
    const [row] = (await ana.get<Rows>('/api/cases')).body.rows;
    const notes = (await ana.get<{ total: number; notes: { words: string; services: { minutes: number }[] }[] }>(`/api/cases/${row?.id}/notes`)).body;
    expect(notes.notes).toEqual([expect.objectContaining({ words, services: [expect.objectContaining({ minutes: 45 })] })]);
    const csv = (await iris.get('/api/exchange/service-records/export.csv')).text;
    expect(csv.match(/M-20470/g)).toHaveLength(3);
    expect(csv).not.toContain(words);
    const admin = await (await house()).database.administrator();
    try {
      const { rows } = await admin.query<{ text: string }>('select n::text as text from cases.note n where n.agency = $1', [ana.agency]);
      expect(rows.map((r) => r.text).join(' ')).not.toContain(words);
    } finally { await admin.end(); }
  });

  it('name the cell that is wrong, and nothing of a case one is not on is taken', async () => {
    const ana = await signIn('case-manager');
    const ben = await signIn('case-manager', { agency: ana.agency });
    await take(ana, 'cases', [CASES, 'M-20470,Rosa,Ejemplo,1985-03-02,2004-02-17,hotline,labor,ovc,2004-02-20,']);
    const wrong = await take(ana, 'service-records', [SERVICES, 'M-99999,2004-03-02,shelter,10,,', 'M-20470,2004-03-02,shelter,9999,,', 'M-20470,2099-03-02,shelter,10,,', 'M-20470,2004-03-02,rescue,10,,']);
    expect(wrong.problems.map((p) => p.where)).toContain('C5');
    expect((await take(ben, 'service-records', [SERVICES, 'M-20470,2004-03-02,shelter,10,,'])).problems.map((p) => p.problem).join(' ')).toContain('not on the team');
  });
});
