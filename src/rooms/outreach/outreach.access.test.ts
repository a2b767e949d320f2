import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../foundation/access/roles.ts';
import { anyone, house, signIn, today, type TestUser } from '../../foundation/testing/house.ts';
import type { Campaigns, CoalitionFile, Coalitions, Counts, Funnel, Placements, Sites, Traced } from './schema.ts';

interface Refused { id: string; error: { code: string; sentence: string } }
const ABSENT = '00000000-0000-4000-8000-000000000000';

describe('outreach', () => {
  let officer: TestUser;
  let campaign: string;
  let coalition: string;
  let clinic: string;
  let edition: string;
  let code: string;
  const act = async (path: string, body: object, headers: Record<string, string> = {}): Promise<string> => {
    const answer = await officer.post<Refused>(`/api/outreach${path}`, body, headers);
    return answer.status === 200 ? answer.body.id : answer.body.error.code;
  };
  const take = async (sheet: string, text: string, fileName = 'file.csv') => (await officer.post<{ outcome: string; batch: string; problems: { where: string; problem: string }[]; notes: { problem: string }[] }>(`/api/exchange/${sheet}`, { fileName, content: Buffer.from(text).toString('base64') })).body;
  const file = async (): Promise<CoalitionFile> => (await officer.get<CoalitionFile>(`/api/outreach/coalitions/${coalition}`)).body;
  beforeAll(async () => {
    today('2004-06-20');
    officer = await signIn('outreach-officer');
    campaign = await act('/campaigns', { name: 'Rescue and Restore', theme: 'Look Beneath the Surface', launchedOn: '2004-04-07' });
    coalition = await act('/coalitions', { campaign, name: 'Phoenix Coalition', city: 'Phoenix', state: 'AZ', convenedOn: '2004-05-04' });
    clinic = await act(`/coalitions/${coalition}/members`, { name: 'Desert Clinic', sector: 'health-care', joinedOn: '2004-05-04' });
  });
  afterAll(() => today(null));

  it('issues editions that say what changed, and gives out none that was withdrawn', async () => {
    expect(await act('/campaigns', { name: 'Rescue and Restore', theme: 'Again', launchedOn: '2004-05-01' })).toBe('outreach.name-taken');
    const material = await act('/materials', { campaign, title: 'Poster one', kind: 'poster' });
    expect(await act('/materials', { campaign, title: 'Poster one', kind: 'card' })).toBe('outreach.name-taken');
    const first = await act(`/materials/${material}/editions`, { language: 'es', issuedOn: '2004-04-07' });
    expect(await act(`/materials/${material}/editions`, { language: 'es', issuedOn: '2004-05-07' })).toBe('outreach.say-what-changed');
    edition = await act(`/materials/${material}/editions`, { language: 'es', issuedOn: '2004-05-07', changed: 'The number stands larger' });
    expect(await act(`/editions/${first}/withdraw`, { withdrawnOn: '2004-05-07' })).toBe(first);
    expect(await act(`/editions/${first}/withdraw`, { withdrawnOn: '2004-05-08' })).toBe('outreach.withdrawn');
    const placement = { intermediary: 'health-care', recipient: 'Desert Clinic', city: 'Phoenix', state: 'AZ', copies: 250, coalition };
    expect(await act('/placements', { ...placement, edition: first, sentOn: '2004-06-01' })).toBe('outreach.withdrawn');
    expect(await act('/placements', { ...placement, edition, sentOn: '2004-06-21' })).toBe('outreach.day-to-come');
    expect(await act('/placements', { ...placement, edition, sentOn: '2004-05-01' })).toBe('outreach.before-it-began');
    expect(await act('/placements', { ...placement, edition: ABSENT, sentOn: '2004-06-01' })).toBe('unknown');
    await act('/placements', { ...placement, edition, sentOn: '2004-06-01', coded: true });
    await act('/placements', { ...placement, edition, sentOn: '2004-06-02', copies: 10 });
    const { placements, total } = (await officer.get<Placements>('/api/outreach/placements')).body;
    expect([total, placements.map((p) => [p.copies, p.number, p.code === null])]).toEqual([2, [[10, 2, true], [250, 2, false]]]);
    code = placements[1]?.code as string;
    expect((await officer.get<Campaigns>('/api/outreach/campaigns')).body.campaigns[0]?.materials[0]?.editions.map((e) => [e.number, e.copies, e.withdrawnOn])).toEqual([[2, 260, null], [1, 0, '2004-05-07']]);
    const poster = await officer.get(`/api/outreach/placements/${placements[1]?.id}/poster`);
    expect([poster.status, poster.text.slice(0, 5)]).toEqual([200, '%PDF-']);
    expect((await officer.get<Refused>(`/api/outreach/placements/${placements[0]?.id}/poster`)).body.error.code).toBe('outreach.no-code');
  });

  it('traces a contact to the place of a poster and to nobody', async () => {
    const somebody = await anyone();
    for (const path of [`/from/${code}`, `/from/${code.toLowerCase()}`, `/from/${code}?lang=es`, '/from/0000-0000-0A', '/from/nothing123']) {
      const answer = await somebody.get(path);
      expect([answer.status, answer.text.includes('Phoenix'), answer.headers['set-cookie']], path).toEqual([200, false, undefined]);
    }
    expect((await somebody.get('/from/nothing')).status).toBe(404);
    expect((await officer.get<Placements>('/api/outreach/placements')).body.placements.map((p) => p.openings)).toEqual([0, 2]);
    const advocate = await signIn('hotline-advocate');
    const traced = await advocate.post<Traced>('/api/outreach/traces', { code: ` ${code.replaceAll('-', ' ').toLowerCase()} `, channel: 'phone' });
    expect(traced.body).toMatchObject({ city: 'Phoenix', state: 'AZ' });
    expect((await advocate.post<Refused>('/api/outreach/traces', { code: 'nothing', channel: 'phone' })).body.error.code).toBe('outreach.no-such-code');
    const rows = await (await house()).database.administrator();
    try {
      const { rows: [row] } = await rows.query('select * from outreach.trace where id = $1', [traced.body.id]);
      expect(Object.keys(row as object).sort()).toEqual(['agency', 'channel', 'code', 'first', 'id', 'on_day', 'recorded_at', 'recorded_by', 'superseded_at', 'version']);
    } finally {
      await rows.end();
    }
    expect((await advocate.get('/api/outreach/placements')).status).toBe(404);
  });

  it('keeps the month of a coalition: who joined, met and carried, and what is lacking', async () => {
    expect(await act(`/coalitions/${coalition}/members`, { name: 'Desert Clinic', sector: 'health-care', joinedOn: '2004-05-05' })).toBe('outreach.member-there');
    const police = await act(`/coalitions/${coalition}/members`, { name: 'Police Department', sector: 'law-enforcement', joinedOn: '2004-06-10' });
    const meeting = { heldOn: '2004-06-08', about: ['sex', 'labor'], members: [clinic], guests: 3, decided: 'Two clinics take cards.' };
    expect(await act(`/coalitions/${coalition}/meetings`, { ...meeting, members: [police] })).toBe('outreach.not-a-member');
    expect(await act(`/coalitions/${coalition}/meetings`, { ...meeting, members: [ABSENT] })).toBe('unknown');
    await act(`/coalitions/${coalition}/meetings`, meeting);
    expect(await act(`/coalitions/${coalition}/meetings`, meeting)).toBe('outreach.meeting-there');
    expect(await file()).toMatchObject({ month: { from: '2004-06-01', meetings: 1, joined: 1, copies: 260, openings: 2 }, meetings: [{ decided: 'Two clinics take cards.', guests: 3 }] });
    expect((await file()).health.map((h) => [h.check, h.met])).toEqual([['members', false], ['sectors', false], ['met', true], ['carried', true], ['sex-and-labor', true]]);
    const list = async () => (await officer.get<Coalitions>('/api/outreach/coalitions')).body.coalitions[0];
    expect(await list()).toMatchObject({ members: 2, sectors: 2, lastMet: '2004-06-08', copies: 260, unmet: ['members', 'sectors'] });
    expect(await act(`/members/${police}/leave`, { leftOn: '2004-06-15' })).toBe(police);
    expect(await act(`/members/${police}/leave`, { leftOn: '2004-06-16' })).toBe('outreach.left');
    expect((await officer.get<Counts>('/api/outreach/counts')).body).toEqual({ coalitions: 1, unwell: 1, copies: 260, openings: 2 });
  });

  it('counts visits and visitors apart, takes a log once, and takes it back', async () => {
    const site = await act('/sites', { campaign, name: 'Rescue', openedOn: '2004-04-07' });
    expect(site).toMatch(/^[0-9a-f-]{36}$/);
    const log = ['192.0.2.1 - - [08/Apr/2004:09:00:00 -0400] "GET / HTTP/1.0" 200 1 "-" "Mozilla/4.0"', '192.0.2.1 - - [09/Apr/2004:09:00:00 -0400] "GET / HTTP/1.0" 200 1 "-" "Mozilla/4.0"', '192.0.2.9 - - [09/Apr/2004:09:00:00 -0400] "GET / HTTP/1.0" 200 1 "-" "Googlebot/2.1"'].join('\n');
    const taken = await take('web-visits', log, 'access.log');
    expect(taken).toMatchObject({ outcome: 'kept', problems: [] });
    const sites = async () => (await officer.get<Sites>('/api/outreach/sites')).body.sites[0];
    expect(await sites()).toMatchObject({ months: [{ month: '2004-04', visits: 2, bots: 1, days: 2 }], files: [{ visitors: 1, from: '2004-04-08', last: '2004-04-09' }] });
    expect((await take('web-visits', `${log}\n`, 'access.log')).problems.map((p) => p.where)).toEqual(['2004-04-08', '2004-04-09', 'the whole file']);
    expect((await officer.post(`/api/exchange/web-visits/batches/${taken.batch}/undo`)).status).toBe(200);
    expect(await take('web-visits', `${log}\n`, 'access.log')).toMatchObject({ outcome: 'kept' });
    const rows = await take('web-visits', 'site,span,from_day,last_day,visits,visitors,source\nNowhere,day,2004-05-01,2004-05-01,3,,by-hand\nRescue,day,2004-05-02,2004-05-03,3,,by-hand\nRescue,file,2004-05-02,2004-05-03,,,by-hand\nRescue,day,2004-05-04,2004-05-04,-3,,by-hand\n');
    expect(rows.problems.map((p) => p.where)).toEqual(['A2', 'D3', 'F4', 'E5']);
  });

  it('takes in what an office keeps in spreadsheets, names the cell that is wrong, and gives it out again', async () => {
    const head = 'material,kind,language,coalition,intermediary,recipient,city,state,sent_on,copies,code';
    const good = 'Poster one,,es,Phoenix Coalition,ethnic,Asian Center,Phoenix,AZ,2004-06-03,50,';
    expect((await take('outreach-distribution', [head, good, 'Nothing,,es,,ethnic,A Center,Phoenix,AZ,2004-06-03,50,', 'Poster one,,fr,,ethnic,A Center,Phoenix,AZ,2004-06-03,50,', 'Poster one,,es,Tampa,ethnic,A Center,Phoenix,AZ,2004-06-03,0,', `Poster one,,es,,ethnic,A Center,Phoenix,AZ,2004-06-03,5,${code}`, 'Poster one,,es,,ethnic,A Center,Phoenix,AZ,2004-06-30,5,ABCD-EFGH-11', ''].join('\n'))).problems.map((p) => p.where)).toEqual(['A3', 'C4', 'D5', 'J5', 'K6', 'I7', 'K7']);
    expect(await take('outreach-distribution', [head, good, ''].join('\n'))).toMatchObject({ outcome: 'kept' });
    expect((await officer.get('/api/exchange/outreach-distribution/export.csv')).text).toContain('Poster one,poster,es,Phoenix Coalition,ethnic,Asian Center,Phoenix,AZ,2004-06-03,50,');
    expect((await take('coalition-members', 'Coalition,Organization,Sector,Joined on,Left on\nPhoenix Coalition,Desert Clinic,health-care,2004-05-04,\nPhoenix Coalition,Legal Aid,legal,2004-05-04,2004-05-04\nTampa,Legal Aid,legal,2004-05-05,\n')).problems.map((p) => p.where)).toEqual(['B2', 'E3', 'A4']);
    expect(await take('coalition-members', 'coalition,organization,sector,joined_on\nPhoenix Coalition,Legal Aid,Legal aid,5/5/2004\n')).toMatchObject({ outcome: 'kept' });
    const psa = 'Rescue and Restore,Look closer,radio,es,Radio Sol,AZ,2004-05-03,2004-05-31,84';
    expect((await take('announcements', `campaign,title,medium,language,outlet,state,aired_on,last_on,airings\n${psa}\n${psa}\nRescue and Restore,Look,radio,es,Radio Luna,,2004-05-03,2004-05-01,2\n`)).problems.map((p) => p.where)).toEqual(['B3', 'H4']);
    expect(await take('announcements', `campaign,title,medium,language,outlet,state,aired_on,last_on,airings\n${psa}\n`)).toMatchObject({ outcome: 'kept' });
  });

  it('shows the way from material to identification, each step in its own unit and none divided where the bases differ', async () => {
    const { steps, left } = (await officer.get<Funnel>('/api/outreach/way', { year: 'FY2004' })).body;
    expect(steps[0]).toMatchObject({ measure: 'OUT-02', unit: 'copy', notDivided: null });
    for (const step of steps.slice(1)) expect(step.notDivided, step.measure).toContain(' is not ');
    expect(left).not.toContain('Victims identified');
    expect((await officer.get('/api/outreach/way', { year: '2004-06' })).status).toBe(400);
  });

  it('is its officers’ and nobody else’s', async () => {
    for (const role of ['case-manager', 'certification-officer', 'benefit-worker', 'immigration-officer', 'inspector', 'investigator', 'prosecutor', 'task-force-coordinator', 'grant-officer', 'analyst', 'supervisor', 'administrator'] as const satisfies readonly Role[]) expect((await (await signIn(role)).get('/api/outreach/coalitions')).status, role).toBe(404);
    expect((await (await anyone()).get('/api/outreach/coalitions')).status).toBe(401);
    const stranger = await signIn('outreach-officer');
    const [foreign, absent] = [await stranger.get<Refused>(`/api/outreach/coalitions/${coalition}`), await stranger.get<Refused>(`/api/outreach/coalitions/${ABSENT}`)];
    expect([foreign.status, foreign.body.error]).toEqual([404, absent.body.error]);
    expect((await stranger.get<Placements>('/api/outreach/placements')).body.total).toBe(0);
  });
});
