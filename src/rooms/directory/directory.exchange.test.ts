import { describe, expect, it } from 'vitest';
import { house, signIn, today, type TestUser } from '../../foundation/testing/house.ts';
import { countMeasure } from '../../foundation/measure/count.ts';
import { acting } from '../../foundation/audit/acting.ts';
import { parsePeriod } from '../../foundation/calendar/period.ts';
import { measures } from './measures.ts';
import type { ServiceFile } from './schema.ts';
import { SERVICE } from './testing/service.ts';

interface Taken { outcome: string; kept: number; batch: string | null; problems: { where: string; problem: string }[] }
const HEAD = 'Organization,Service,What it is,For which needs,Ages,Immigration status needed,Areas,Languages,Phone,Hours,What it counts,Confidential place,Street,City,State,ZIP code,Checked on';
const ROWS = [
  'Bayside,Beds,Beds for adults,shelter; case-management,adults,N,Tampa; US-FL,en; es,813-555-0110,24/7,beds,Y,1 Zqsecret Way,Tampa,FL,33688,3/14/2004',
  '',
  'Bayside,Law,,legal,,Y,US,en,813-555-0111,Mo-Fr 9-17; Sa 10-14,,N,2 Open Street,Tampa,FL,33602,14 March 2004',
];
const file = (...rows: string[]): string => [HEAD, ...rows, ''].join('\n');
const take = async (user: TestUser, content: string): Promise<Taken> => {
  const taken = await user.post<Taken>('/api/exchange/services', { fileName: 'services.csv', content: Buffer.from(content).toString('base64') });
  expect(taken.status, taken.text).toBe(200);
  return taken.body;
};

describe('services as a file', () => {
  it('are taken in as an agency keeps them, given out without a confidential address, and taken back whole', async () => {
    const user = await signIn('supervisor');
    const taken = await take(user, file(...ROWS));
    expect(taken).toMatchObject({ outcome: 'kept', kept: 2, problems: [] });
    const list = (await user.get<{ services: { id: string; name: string; shown: string }[] }>('/api/directory/services')).body.services;
    expect(list.map((s) => [s.name, s.shown])).toEqual([['Beds', 'nobody'], ['Law', 'nobody']]);
    const beds = (await user.get<ServiceFile>(`/api/directory/services/${list[0]?.id ?? ''}`)).body;
    expect(beds).toMatchObject({ needs: ['shelter', 'case-management'], ages: 'adults', areas: ['tampa', 'US-FL'], languages: ['en', 'es'], hours: '24/7', locations: [{ confidential: true, city: null }], checks: expect.arrayContaining([{ facts: 'hours', on: '2004-03-14', by: 'The file it came with', old: true }]) as unknown });
    const out = await user.get('/api/exchange/services/export.csv');
    expect(out.text).toContain('2 Open Street');
    expect(out.text).not.toMatch(/Zqsecret|33688/);
    expect(await take(user, out.text), 'its own file changes nothing').toMatchObject({ problems: [] });
    expect((await user.get<{ total: number }>('/api/directory/services')).body.total).toBe(2);
    const other = await signIn('supervisor');
    expect(await take(other, out.text)).toMatchObject({ outcome: 'kept', kept: 2 });
    expect((await other.get('/api/exchange/services/export.csv')).text).toBe(out.text);
    expect((await user.post(`/api/exchange/services/batches/${String(taken.batch)}/undo`)).status).toBe(200);
    expect((await user.get<{ total: number }>('/api/directory/services')).body.total).toBe(0);
  });

  it('name each cell that does not fit, and then nothing is kept', async () => {
    const user = await signIn('supervisor');
    const refused = await take(user, file('A,B,,magic,adults,N,Atlantis,english,813-555-0110,whenever,beds,N,1 Street,,,33602,', 'A,b,,food,,,US,en,,,,,,,,,2090-01-01', 'A,B,,food,,,US,en,,,,,,,,,'));
    expect(refused.outcome).toBe('refused');
    expect(refused.problems.map((p) => p.where).sort()).toEqual(['B3', 'B4', 'D2', 'G2', 'H2', 'J2', 'N2', 'Q3']);
    expect((await user.get<{ total: number }>('/api/directory/services')).body.total).toBe(0);
    await take(user, file('A,B,,food,,,US,en,,,,,,,,,'));
    expect((await take(user, file('A,B,Another word,food,,,US,en,,,,,,,,,'))).problems).toMatchObject([{ where: 'B2' }]);
    const told = await user.post('/api/exchange/services', { fileName: 'x.csv', content: Buffer.from(file('C,D,Come to 9 Zqtold Lane,food,,,US,en,,,,Y,9 Zqtold Lane,Tampa,FL,33690,')).toString('base64') });
    expect([told.status, told.text.includes('place-in-words'), told.text.includes('Zqtold')]).toEqual([409, true, false]);
  });
});

describe('what the directory counts', () => {
  it('are services active on a day, and those somebody had made sure of within ninety days', async () => {
    const user = await signIn('supervisor');
    const on = async (day: string): Promise<number[]> => acting((await house()).database, user.who, { records: 'counted in a test', via: 'test' }, async (tx) => {
      const numbers: number[] = [];
      for (const measure of measures) numbers.push((await countMeasure(tx, measure, parsePeriod(`on ${day}`), { asOf: new Date() }))[0]?.value ?? -1);
      return numbers;
    });
    try {
      today('2003-05-01');
      const early = await signIn('supervisor', { agency: user.agency });
      const organization = (await early.post<{ id: string }>('/api/directory/organizations', { name: 'Counted', description: 'Invented.' })).body.id;
      const one = (await early.post<{ id: string }>('/api/directory/services', { ...SERVICE, organization })).body.id;
      await early.post(`/api/directory/services/${one}/check`);
      await early.post(`/api/directory/services/${one}/check`, { facts: ['hours'] });
      expect([await on('2003-04-30'), await on('2003-05-01'), await on('2003-07-30'), await on('2003-07-31')]).toEqual([[0, 0], [1, 1], [1, 1], [1, 0]]);
      today('2003-06-01');
      const later = await signIn('supervisor', { agency: user.agency });
      await later.post(`/api/directory/services/${one}`, { status: 'defunct' });
      expect([await on('2003-05-31'), await on('2003-06-01')]).toEqual([[1, 1], [0, 0]]);
    } finally {
      today(null);
    }
  });
});
