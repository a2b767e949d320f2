import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../foundation/access/roles.ts';
import { anyone, signIn, today, type TestUser } from '../../foundation/testing/house.ts';
import type { Clocks, Countries, CountryFile, Preferences } from './schema.ts';

interface Refused { id: string; count: number; error: { code: string; sentence: string } }
const ABSENT = '00000000-0000-4000-8000-000000000000';
const TEXT = { prevalence: 'In fields.', forms: ['hazardous'], sectors: ['Agriculture'], law: 'A law.', enforcement: 'Inspectors.', policy: 'A plan.', programs: 'Schools.' };

describe('countries', () => {
  let analyst: TestUser;
  let publisher: TestUser;
  let cs: string;
  let kh: string;
  const by = async (user: TestUser, path: string, input: object, headers: Record<string, string> = {}): Promise<string> => {
    const answer = await user.post<Refused>(`/api/countries${path}`, input, headers);
    return answer.status === 200 ? answer.body.id : answer.body.error.code;
  };
  const act = (path: string, input: object, headers: Record<string, string> = {}) => by(analyst, path, input, headers);
  const file = async (id: string): Promise<CountryFile> => (await analyst.get<CountryFile>(`/api/countries/${id}`)).body;
  const take = async (sheet: string, ...rows: string[]) => (await analyst.post<{ outcome: string; problems: { where: string }[] }>(`/api/exchange/${sheet}`, { fileName: 'file.csv', content: Buffer.from([...rows, ''].join('\n')).toString('base64') })).body;
  beforeAll(async () => {
    today('2006-07-01');
    analyst = await signIn('analyst', { kind: 'policy' });
    publisher = await signIn('publisher', { agency: analyst.agency });
    cs = await act('', { code: 'CS', name: 'Serbia and Montenegro', kind: 'country', region: 'europe-eurasia', fromOn: '2003-02-04', latitude: 44, longitude: 21 });
    kh = await act('', { code: 'KH', name: 'Cambodia', kind: 'country', region: 'east-asia-pacific', latitude: 12, longitude: 105 });
  });
  afterAll(() => today(null));

  it('are called what they were called then, and nothing is said of them outside their days', async () => {
    expect(await act('', { code: 'KH', name: 'Again', kind: 'country', region: 'africa', latitude: 0, longitude: 0 })).toBe('countries.there');
    expect(await act(`/${cs}/findings`, { year: 2002, publishedOn: '2002-09-01', ...TEXT })).toBe('countries.not-yet');
    await act(`/${cs}/findings`, { year: 2004, publishedOn: '2004-09-22', ...TEXT });
    expect(await act(`/${cs}/findings`, { year: 2004, publishedOn: '2004-09-22', ...TEXT })).toBe('countries.found');
    expect(await act(`/${cs}/findings`, { year: 2006, publishedOn: '2006-09-22', ...TEXT })).toBe('countries.day-to-come');
    const tl = await act('', { code: 'TL', name: 'East Timor', kind: 'country', region: 'east-asia-pacific', latitude: -9, longitude: 126 });
    await act(`/${tl}/findings`, { year: 2002, publishedOn: '2002-06-01', ...TEXT });
    await act(`/${tl}/name`, { name: 'Timor-Leste', fromOn: '2002-09-27' });
    expect(await act(`/${tl}/name`, { name: 'Later', fromOn: '2002-09-27' })).toBe('countries.no-days');
    await act(`/${tl}/findings`, { year: 2004, publishedOn: '2004-09-22', ...TEXT });
    expect((await file(tl)).findings.map((f) => f.called)).toEqual(['Timor-Leste', 'East Timor']);
    const on = async (day: string) => (await analyst.get<Countries>('/api/countries', { on: day })).body.countries.map((c) => c.name);
    expect([await on('2001-01-01'), await on('2004-01-01')]).toEqual([['Cambodia', 'East Timor'], ['Cambodia', 'Serbia and Montenegro', 'Timor-Leste']]);
  });

  it('are placed by rule, which starts clocks', async () => {
    const given = { releasedOn: '2004-06-14', certainty: 'sourced' };
    await act(`/${kh}/placements`, { year: 2004, tier: 2, ...given });
    expect(await act(`/${kh}/placements`, { year: 2005, tier: 3, ...given, releasedOn: '2005-06-03' })).toBe('countries.explain');
    expect(await act(`/${kh}/placements`, { year: 2005, tier: 2, watch: 'up-from-3', ...given, releasedOn: '2005-06-03' })).toBe('countries.watch-reason');
    expect(await act(`/${kh}/placements`, { year: 2005, tier: 2, waiver: 'A plan', ...given, releasedOn: '2005-06-03' })).toBe('countries.watch-reason');
    const placed = await act(`/${kh}/placements`, { year: 2005, tier: 3, explanation: 'No trafficker was convicted: 22 USC 7106(b)(1).', ...given, releasedOn: '2005-06-03' });
    expect((await analyst.get<Clocks>('/api/countries/clocks')).body.clocks).toMatchObject([{ name: 'Cambodia', kind: 'determination', opensOn: '2005-07-18', dueOn: '2005-09-01', late: true }]);
    expect(await act(`/placements/${placed}/steps`, { kind: 'interim', onDay: '2005-06-10', words: 'Done' })).toBe('countries.no-clock');
    expect(await act(`/placements/${placed}/steps`, { kind: 'determination', onDay: '2005-06-10', words: 'Done' })).toBe('countries.too-early');
    await act(`/placements/${placed}/steps`, { kind: 'determination', onDay: '2005-08-31', words: 'Assistance is withheld.' });
    expect(await act(`/placements/${placed}/steps`, { kind: 'determination', onDay: '2005-08-31', words: 'Again' })).toBe('countries.step-done');
    expect((await analyst.get<Clocks>('/api/countries/clocks')).body.clocks).toEqual([]);
    await act(`/${kh}/evidence`, { year: 2005, criterion: 'b1', answer: 'no-data', words: 'No figures were given.', concrete: false, source: 'Embassy' });
    expect((await file(kh)).evidence).toMatchObject([{ presumed: true }]);
  });

  it('benefit from programs while these are in force', async () => {
    const gsp = await act('/preferences', { short: 'GSP', title: 'Generalized System of Preferences', authority: '19 USC 2462', criterion: 'It has implemented its commitments.' });
    expect(await act('/preferences', { short: 'GSP', title: 'Again', authority: '19 USC 2462', criterion: 'Again' })).toBe('countries.there');
    await act(`/preferences/${gsp}/spells`, { fromOn: '1976-01-01', untilOn: '2001-10-01', certainty: 'sourced', source: 'The law' });
    const given = { preference: gsp, interest: false, certainty: 'sourced' };
    expect(await act(`/${kh}/designations`, { ...given, fromOn: '2002-01-01' })).toBe('countries.not-in-force');
    await act(`/preferences/${gsp}/spells`, { fromOn: '2002-08-06', certainty: 'sourced', source: 'The law' });
    const designated = await act(`/${kh}/designations`, { ...given, fromOn: '2002-08-06', interest: true });
    expect(await act(`/${kh}/designations`, { ...given, fromOn: '2003-08-06' })).toBe('countries.designated');
    const agoa = await act('/preferences', { short: 'AGOA', title: 'African Growth and Opportunity Act', authority: '19 USC 3703', criterion: 'It is eligible under GSP.' });
    await act(`/preferences/${agoa}/spells`, { fromOn: '2000-10-02', certainty: 'sourced', source: 'The law' });
    expect(await act(`/${kh}/designations`, { ...given, preference: agoa, interest: true, fromOn: '2003-01-01' })).toBe('countries.no-interest');
    expect((await analyst.get<Preferences>('/api/countries/preferences')).body.preferences.map((p) => [p.short, p.inForce, p.beneficiaries.map((b) => b.name)])).toEqual([['AGOA', true, []], ['GSP', true, ['Cambodia']]]);
    await act(`/designations/${designated}/end`, { untilOn: '2005-01-01', ended: 'A criterion is not met.' });
    expect(await act(`/designations/${designated}/end`, { untilOn: '2005-02-01', ended: 'Again' })).toBe('countries.designated');
    await act(`/${kh}/projects`, { title: 'Out of the brick kilns', department: 'Labor', purpose: 'child-labor', startsOn: '2003-09-30', endsOn: '2006-09-30', number: 'DOL-03-1' });
    expect(await file(kh)).toMatchObject({ designations: [{ short: 'GSP', interest: true, ended: 'A criterion is not met.' }], projects: [{ number: 'DOL-03-1' }] });
  });

  it('are read by anybody once they are published, as they were published, and without what is the office’s own', async () => {
    const visitor = await anyone();
    expect((await visitor.get('/countries/kh')).status).toBe(404);
    expect(await act(`/${kh}/published`, {})).toBe('unknown');
    expect((await publisher.post<Refused>(`/api/countries/${kh}/published`, {})).body.count).toBe(1);
    expect((await publisher.post<Refused>('/api/countries/published', {})).body.count).toBe(2);
    expect((await publisher.post<Refused>('/api/countries/published', {})).body.count).toBe(0);
    const page = await visitor.get('/countries/KH');
    expect([page.status, page.headers['set-cookie']]).toEqual([200, undefined]);
    for (const words of ['Cambodia', 'Generalized System of Preferences', 'Out of the brick kilns', '<svg']) expect(page.text).toContain(words);
    for (const words of ['No figures were given', 'Assistance is withheld', 'No trafficker was convicted', 'DOL-03-1', 'A criterion is not met']) expect(page.text).not.toContain(words);
    expect((await visitor.get('/countries/kh?lang=es')).text).toContain('Peores formas de trabajo infantil');
    expect((await visitor.get('/countries')).text).toMatch(/[0-9] countries and territories are here[^]*Serbia and Montenegro/);
    await act(`/${kh}/findings`, { year: 2004, publishedOn: '2004-09-22', ...TEXT, prevalence: 'Said later.' });
    expect((await file(kh)).stale).toBe(true);
    expect((await visitor.get('/countries/kh')).text).not.toContain('Said later.');
    await publisher.post('/api/countries/published', {});
    expect((await visitor.get('/countries/kh')).text).toContain('Said later.');
    await act('', { code: 'RS', name: 'Serbia', kind: 'country', region: 'europe-eurasia', fromOn: '2006-06-05', latitude: 44, longitude: 21 });
    expect(await act(`/${cs}/end`, { untilOn: '2003-01-01', successors: ['RS'] })).toBe('countries.no-days');
    await act(`/${cs}/end`, { untilOn: '2006-06-05', successors: ['RS'] });
    expect(await act(`/${cs}/findings`, { year: 2006, publishedOn: '2006-06-20', ...TEXT })).toBe('countries.no-more');
    await publisher.post('/api/countries/published', {});
    expect((await visitor.get('/countries/cs')).text).toContain('until June 4, 2006');
    expect((await visitor.get('/countries/cs')).text).toMatch(/Serbia and Montenegro[^]*no longer a country[^]*href="\/countries\/rs/);
  });

  it('go in and out as files, and name the cell that is wrong', async () => {
    const head = 'country,year,published_on,prevalence,forms,sectors,law,enforcement,policy,programs,actions,level';
    const good = 'RS,2006,2006-06-20,In fields.,"hazardous; illicit",Agriculture,A law.,Inspectors.,A plan.,Schools.,,';
    expect((await take('child-labor-findings', head, good, good, good.replace('RS', 'XX'), good.replace('RS', 'CS'), good.replace('2006,', '2005,').replace(',,', ',,moderate'), good.replace('hazardous', 'other'))).problems.map((p) => p.where)).toEqual(['E7']);
    expect((await take('child-labor-findings', head, good, good, good.replace('RS', 'XX'), good.replace('RS', 'CS'), good.replace('2006,', '2005,').replace(/,,$/, ',,moderate'))).problems.map((p) => p.where)).toEqual(['B3', 'A4', 'A5', 'L6']);
    expect(await take('child-labor-findings', head, good)).toMatchObject({ outcome: 'kept', problems: [] });
    expect((await analyst.get('/api/exchange/child-labor-findings/export.csv')).text).toContain(good);
    const tiers = 'country,year,tier,watch,released_on,explanation,waiver,certainty';
    const placed = 'RS,2006,2,no-evidence,2006-06-05,,,sourced';
    expect((await take('tier-placements', tiers, placed, placed, placed.replace('RS', 'XX'), 'KH,2006,2,,2006-06-05,,,sourced', 'KH,2006,2,up-to-1,2006-06-05,Why,,sourced')).problems.map((p) => p.where)).toEqual(['B3', 'A4', 'F5', 'D6']);
    expect(await take('tier-placements', tiers, placed)).toMatchObject({ outcome: 'kept', problems: [] });
    expect((await analyst.get('/api/exchange/tier-placements/export.csv')).text).toContain(placed);
  });

  it('are the office’s own, and nobody else finds anything', async () => {
    const stranger = await signIn('publisher', { kind: 'policy' });
    expect((await stranger.get<Countries>('/api/countries')).body.countries).toEqual([]);
    const [foreign, absent] = [await stranger.get<Refused>(`/api/countries/${kh}`), await stranger.get<Refused>(`/api/countries/${ABSENT}`)];
    expect([foreign.status, foreign.body.error]).toEqual([404, absent.body.error]);
    expect((await by(stranger, `/${kh}/published`, {}))).toBe('unknown');
    for (const role of ['hotline-advocate', 'case-manager', 'certification-officer', 'inspector', 'investigator', 'prosecutor', 'grant-officer', 'supervisor', 'administrator'] as const satisfies readonly Role[]) expect((await (await signIn(role)).get('/api/countries')).status, role).toBe(404);
    expect((await (await anyone()).get('/api/countries')).status).toBe(401);
  });
});
