import { describe, expect, it } from 'vitest';
import * as rules from './rules.ts';
import { countLog, readWebFile } from './web-log.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const line = (address: string, at: string, path: string, agent: string, status = 200, method = 'GET'): string => `${address} - - [${at} -0400] "${method} ${path} HTTP/1.0" ${status} 2326 "-" "${agent}"`;
const LOG = [
  line('192.0.2.1', '08/Apr/2004:09:00:00', '/', 'Mozilla/4.0'), line('192.0.2.1', '08/Apr/2004:09:10:00', '/look?from=x', 'Mozilla/4.0'), line('192.0.2.1', '08/Apr/2004:09:10:01', '/logo.gif', 'Mozilla/4.0'),
  line('192.0.2.1', '08/Apr/2004:10:00:00', '/help', 'Mozilla/4.0'), line('192.0.2.1', '09/Apr/2004:09:00:00', '/', 'Mozilla/4.0'),
  line('192.0.2.2', '08/Apr/2004:11:00:00', '/', 'Googlebot/2.1'), line('192.0.2.3', '08/Apr/2004:11:00:00', '/', '-'), line('192.0.2.4', '08/Apr/2004:11:00:00', '/robots.txt', 'Plain/1'), line('192.0.2.4', '09/Apr/2004:11:00:00', '/look', 'Plain/1'),
  line('192.0.2.5', '08/Apr/2004:12:00:00', '/gone', 'Mozilla/4.0', 404), line('192.0.2.5', '08/Apr/2004:12:00:00', '/form', 'Mozilla/4.0', 200, 'POST'), 'nonsense',
].join('\n');

describe('a log becomes visits', () => {
  it('by pauses of thirty minutes, without robots, and with visitors apart from visits', () => {
    expect(countLog(LOG)).toEqual({ days: [{ day: '2004-04-08', visits: 2, visitors: 1, pages: 3, bots: 2 }, { day: '2004-04-09', visits: 1, visitors: 1, pages: 1, bots: 1 }], visitors: 1, unread: 1 });
  });
  it('as rows of days and one of the whole file, and no address is among them', async () => {
    const table = await readWebFile(bytes(LOG), 'Rescue and Restore.log');
    expect(table?.rows.map((r) => r.cells.slice(0, 6))).toEqual([['Rescue and Restore', 'day', '2004-04-08', '2004-04-08', '2', '1'], ['Rescue and Restore', 'day', '2004-04-09', '2004-04-09', '1', '1'], ['Rescue and Restore', 'file', '2004-04-08', '2004-04-09', '', '1']]);
    expect(JSON.stringify(table)).not.toContain('192.0.2');
    expect(table?.notes).toEqual(['Of the log, 1 line could not be read and is left out.']);
  });
  it('and an export of an analytics program too, whose visitors are never added', async () => {
    const head = '# Rescue\n# 20040408-20040409\nDate,Sessions,Users,Pageviews\n20040408,"1,214",900,3000\n20040409,1100,880,2900\n';
    const table = await readWebFile(bytes(`${head},2314,1500,5900\n`), 'export.csv');
    expect(table?.rows.map((r) => r.cells.slice(1))).toEqual([['day', '2004-04-08', '2004-04-08', '1214', '900', '3000', '', 'analytics'], ['day', '2004-04-09', '2004-04-09', '1100', '880', '2900', '', 'analytics'], ['file', '2004-04-08', '2004-04-09', '', '1500', '', '', 'analytics']]);
    const without = await readWebFile(bytes(head), 'export.csv');
    expect([without?.rows.length, without?.notes[0]]).toEqual([2, expect.stringContaining('not added')]);
    expect(await readWebFile(bytes('site,span,from_day\n'), 'own.csv')).toBeUndefined();
    expect(await readWebFile(bytes('name,sex\na,b\n'), 'other.csv')).toBeUndefined();
  });
});

describe('what may be given out and recorded', () => {
  it('goes to groups that are on the list on the day', () => {
    expect(rules.objectToIntermediary('ethnic', '2004-03-31')?.sentence).toContain('line 55');
    expect(rules.objectToIntermediary('ethnic', '2004-04-01')).toBeUndefined();
    expect(Object.keys(rules.LISTED)).toHaveLength(7);
  });
  it('is an edition that stands', () => {
    const edition = { issued_on: '2004-04-07', withdrawn_on: '2005-01-10' };
    expect(['2004-04-06', '2004-04-07', '2005-01-09', '2005-01-10'].map((on) => rules.objectToEdition(edition, on)?.code)).toEqual(['outreach.before-it-began', undefined, undefined, 'outreach.withdrawn']);
  });
});

describe('the health of a coalition', () => {
  const member = (sector: string, left: string | null = null) => ({ sector, joined_on: '2004-05-01', left_on: left });
  it('asks ten members of several sectors, a meeting and materials within three months, and both kinds of trafficking', () => {
    const members = [...Array.from({ length: 9 }, (_, i) => member(i < 3 ? 'ethnic' : 'legal')), member('media', '2005-01-01')];
    const around = { members, meetings: [{ held_on: '2005-03-04', about: ['sex'] }], placements: [{ sent_on: '2005-03-03' }] };
    expect(rules.healthOf(around, '2004-12-31').map((h) => [h.check, h.has, h.met])).toEqual([['members', 10, true], ['sectors', 3, true], ['met', 0, false], ['carried', 0, false], ['sex-and-labor', 0, false]]);
    expect(rules.healthOf(around, '2005-06-03').map((h) => [h.has, h.met])).toEqual([[9, false], [2, false], [1, true], [0, false], [1, false]]);
    expect(rules.healthOf({ ...around, meetings: [...around.meetings, { held_on: '2005-04-01', about: ['labor'] }] }, '2005-06-03').at(-1)?.met).toBe(true);
  });
});
