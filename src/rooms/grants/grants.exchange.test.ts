import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, today, type TestUser } from '../../foundation/testing/house.ts';
import { checkFile } from './iati/validate.ts';
import type { AwardFile, Awards, XmlChecked } from './schema.ts';

interface Taken { outcome: string; kept: number; batch: string | null; problems: { where: string; problem: string }[] }
const EXAMPLE = join(import.meta.dirname, '../../../../shared/acceptance/iati/activity-standard-example-annotated.xml');
const there = existsSync(EXAMPLE);
const HEAD = 'Award No.,Project Title,Office,Recipient,Scope,Region,Countries benefiting,Awarded on,Ends on,Amount awarded,Obligated';
const ROWS = ['T-1,A shelter,state-tip,Lantern Relief Fund,international,east-asia-pacific,KH;TH,3/1/2004,2006-03-01,"$400,000.00",', 'T-2,A hotline,usaid,Lantern Relief Fund,International,africa,,14 March 2004,2005-03-14,99999.99,50000', 'T-3,Care,hhs,Harbor Services,domestic,,,2004-05-01,2005-05-01,250000,0'];

describe('awards as files', () => {
  let officer: TestUser;
  const take = async (sheet: string, fileName: string, content: string | Buffer, more: object = {}): Promise<Taken> => {
    const answer = await officer.post<Taken>(`/api/exchange/${sheet}`, { fileName, content: Buffer.from(content).toString('base64'), ...more });
    expect(answer.status, answer.text).toBe(200);
    return answer.body;
  };
  const csv = (...rows: string[]): string => [HEAD, ...rows, ''].join('\n');
  const awards = async (query: Record<string, string> = {}): Promise<Awards> => (await officer.get<Awards>('/api/grants/awards', query)).body;
  const xml = async (query: Record<string, string> = {}): Promise<string> => (await officer.get('/api/grants/iati.xml', query)).text;
  const mapping = { number: 0, title: 1, funder: 2, recipient: 3, scope: 4, region: 5, countries: 6, awarded_on: 7, ends_on: 8, amount: 9, obligated: 10 };
  beforeAll(async () => {
    today('2005-06-03');
    officer = await signIn('grant-officer');
  });
  afterAll(() => today(null));

  it('are taken in from a messy sheet, with their money and the question whether they count, given out alike, and undone at once', async () => {
    expect(await take('awards', 'awards.csv', csv(...ROWS), { mapping, dryRun: true })).toMatchObject({ outcome: 'would-keep', problems: [] });
    const taken = await take('awards', 'awards.csv', csv(...ROWS), { mapping });
    expect(taken).toMatchObject({ outcome: 'kept', kept: 3, problems: [] });
    const { awards: listed } = await awards({ sort: 'largest' });
    expect(listed.map((a) => [a.number, a.cents, a.obligated, a.standing, a.recipient])).toEqual([['T-1', 40_000_000, 40_000_000, 'open', 'Lantern Relief Fund'], ['T-3', 25_000_000, 0, 'open', 'Harbor Services'], ['T-2', 9_999_999, 5_000_000, 'open', 'Lantern Relief Fund']]);
    expect((await awards({ find: 'lantern' })).total).toBe(2);
    expect((await awards({ find: 't-3' })).awards.map((a) => a.number)).toEqual(['T-3']);
    expect((await awards({ scope: 'domestic', year: '2004' })).total).toBe(1);
    const out = (await officer.get('/api/exchange/awards/export.csv')).text;
    expect((await take('awards', 'again.csv', csv(...ROWS), { mapping, dryRun: true })).outcome).toBe('taken-before');
    expect((await take('awards', 'out.csv', out, { dryRun: true })).problems.map((p) => p.where)).toEqual(['A2', 'A3', 'A4']);
    expect((await officer.post(`/api/exchange/awards/batches/${taken.batch}/undo`)).status).toBe(200);
    expect((await awards()).total).toBe(0);
    expect(await take('awards', 'out.csv', out)).toMatchObject({ outcome: 'kept', kept: 3 });
  });

  it('that do not fit are kept out whole, each cell named', async () => {
    const bad = ['T-9,Late,usaid,Someone,international,africa,,2005-07-01,2006-07-01,1000,', 'T-10,Back,usaid,Someone,international,africa,,2004-07-01,2003-07-01,1000,', 'T-11,More,usaid,Someone,international,africa,,2004-07-01,2005-07-01,1000,2000', 'T-12,Where,usaid,Someone,domestic,africa,,2004-07-01,2005-07-01,1000,'];
    expect((await take('awards', 'bad.csv', csv(...bad), { mapping })).problems.map((p) => p.where)).toEqual(['H2', 'I3', 'K4', 'F5']);
    expect((await take('awards', 'worse.csv', csv('T-13,Who,nobody,Someone,international,africa,,2004-07-01,2005-07-01,much,'), { mapping })).problems.map((p) => p.where)).toEqual(['C2', 'J2']);
  });

  it('report by a sheet: a row for each thing counted, and the cell that is wrong is named', async () => {
    const head = 'award,kind,from,until,received_on,indicator,target,actual';
    const rows = ['T-1,performance,2004-10-01,2005-01-01,2005-01-20,officials-trained,60,47', 'T-1,performance,2004-10-01,2005-01-01,2005-01-20,persons-assisted,,12'];
    const wrong = ['T-99,performance,2004-10-01,2005-01-01,2005-01-20,officials-trained,60,47', 'T-1,final,2005-01-01,2004-10-01,2005-01-20,officials-trained,60,47', ...rows, rows[1] as string];
    expect((await take('performance-reports', 'r.csv', [head, ...wrong, ''].join('\n'))).problems.map((p) => p.where)).toEqual(['A2', 'D3', 'F6']);
    expect(await take('performance-reports', 'r.csv', [head, ...rows, ''].join('\n'))).toMatchObject({ outcome: 'kept', kept: 2 });
    const { awards: [first] } = await awards({ find: 'T-1' });
    const file = (await officer.get<AwardFile>(`/api/grants/awards/${first?.id}`)).body;
    expect(file.reports).toMatchObject([{ kind: 'performance', receivedOn: '2005-01-20', acceptedOn: null, counts: [{ indicator: 'officials-trained', target: 60, actual: 47 }, { indicator: 'persons-assisted', target: null, actual: 12 }] }]);
    expect((await take('performance-reports', 'r2.csv', [head, `${rows[0]}`, ''].join('\n'))).problems[0]?.problem).toContain('come already');
  });

  it('leave as IATI files without an error of schema or ruleset: every award, and of a year the part that an edition counts', async () => {
    const all = await xml();
    expect(checkFile(Buffer.from(all), '2005-06-03')).toMatchObject({ activities: 3, findings: [] });
    expect((await officer.get('/api/grants/iati.xml', { year: '2004' })).status).toBe(404);
    const other = await signIn('grant-officer', { agency: officer.agency });
    const chief = await signIn('supervisor', { agency: officer.agency, kind: 'programs' });
    const one = (await awards({ find: 'T-1' })).awards[0]?.id;
    for (const user of [officer, other]) expect((await user.post(`/api/grants/awards/${one}/coding`, { outcome: 'share', share: 4000, trafficking: true, childLabor: true, evidence: 'Budget line 3' })).status).toBe(200);
    expect((await chief.post('/api/grants/editions', { publishedOn: '2005-06-03', reason: 'First' })).status).toBe(200);
    const counted = await xml({ year: '2004', edition: '1' });
    expect(checkFile(Buffer.from(counted), '2005-06-03')).toMatchObject({ activities: 1, findings: [] });
    expect(counted).toContain('<value currency="USD" value-date="2004-03-01">160000</value>');
    expect(counted).toContain('<recipient-country code="KH" percentage="50"/><recipient-country code="TH" percentage="50"/>');
    expect((await officer.get('/api/grants/iati.xml', { year: '2004', edition: '2' })).status).toBe(404);
    const checked = (await officer.post<XmlChecked>('/api/grants/iati/checked', { content: Buffer.from(counted.replace('percentage="50"', 'percentage="40"')).toString('base64') })).body;
    expect(checked).toMatchObject({ valid: false, activities: 1, findings: [{ at: 'US-GOV-11-T-1', severity: 'error', rule: '3.1.2' }] });
  });

  it('come back from their own IATI file as they were', async () => {
    const stranger = await signIn('grant-officer');
    const sent = await xml();
    const taken = await stranger.post<Taken>('/api/exchange/iati-activities', { fileName: 'awards.xml', content: Buffer.from(sent).toString('base64') });
    expect(taken.body).toMatchObject({ outcome: 'kept', kept: 3, problems: [] });
    const of = async (user: TestUser) => (await user.get<Awards>('/api/grants/awards')).body.awards.map((a) => [a.number, a.title, a.funder, a.scope, a.region, a.recipient, a.obligated, a.endsOn]);
    expect(await of(stranger)).toEqual(await of(officer));
    const plain = (text: string) => text.replace(/ (last-updated|generated)-datetime="[^"]*"/g, '').replace(/<budget.*?<\/budget>/g, '');
    expect(plain((await stranger.get('/api/grants/iati.xml')).text)).toBe(plain(sent));
    expect((await stranger.post<Taken>('/api/exchange/iati-activities', { fileName: 'again.xml', content: Buffer.from(`${sent} `).toString('base64') })).body).toMatchObject({ outcome: 'refused', kept: 0 });
    for (const [name, text] of [['a.csv', 'identifier,activity\n1,2\n'], ['a.xml', '<a/>'], ['b.xml', 'no']] as const) expect((await stranger.post<{ error: { code: string } }>('/api/exchange/iati-activities', { fileName: name, content: Buffer.from(text).toString('base64') })).body.error.code, name).toBe('grants.not-iati');
  });

  it.skipIf(!there)('lose nothing of the standard’s own example but whom to call, and say in which currency its money stands', async () => {
    const given = readFileSync(EXAMPLE, 'utf8');
    const counts = (text: string): number[] => ['<iati-activity[ >]', '<budget[ >]', '<transaction[ >]', '<planned-disbursement[ >]', '<result[ >]', '<location[ >]', '<document-link[ >]'].map((tag) => text.match(new RegExp(tag, 'g'))?.length ?? 0);
    expect(await take('iati-activities', 'example.xml', given)).toMatchObject({ outcome: 'kept', problems: [] });
    const { awards: [first] } = await awards({ find: 'AA-AAA' });
    const file = (await officer.get<AwardFile>(`/api/grants/awards/${first?.id}`)).body;
    expect(file).toMatchObject({ title: 'Activity title', cents: 0, countries: ['AF', 'AG', 'TM'], came: { identifier: 'AA-AAA-123456789-ABC123', currencies: ['EUR'] } });
    const out = await xml();
    const bare = given.replaceAll(/<!--[\s\S]*?-->/g, '');
    const own = out.slice(out.indexOf('AA-AAA-123456789-ABC123') - 300, out.indexOf('</iati-activity>', out.indexOf('AA-AAA-123456789-ABC123')));
    expect(counts(own).slice(1)).toEqual(counts(bare).slice(1));
    expect(own).not.toContain('contact-info');
    expect(checkFile(Buffer.from(out), '2026-11-25').findings.filter((f) => f.rule === 'schema')).toEqual([]);
    await officer.post(`/api/grants/awards/${first?.id}`, { title: 'Another title' });
    expect(await xml()).toContain('<title><narrative>Another title</narrative></title>');
  });
});
