import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../foundation/access/roles.ts';
import { anyone, signIn, today, type TestUser } from '../../foundation/testing/house.ts';
import type { QuarterView, TaskForceFile, TaskForces } from './schema.ts';

interface Refused { id: string; error: { code: string; sentence: string } }
const ABSENT = '00000000-0000-4000-8000-000000000000';

describe('task forces', () => {
  let coordinator: TestUser;
  let id: string;
  let police: string;
  let shelter: string;
  const act = async (path: string, body: object, headers: Record<string, string> = {}): Promise<string> => {
    const answer = await coordinator.post<Refused>(`/api/taskforces${path}`, body, headers);
    return answer.status === 200 ? answer.body.id : answer.body.error.code;
  };
  const file = async (): Promise<TaskForceFile> => (await coordinator.get<TaskForceFile>(`/api/taskforces/${id}`)).body;
  const quarter = async (which: string): Promise<QuarterView> => (await coordinator.get<QuarterView>(`/api/taskforces/${id}/quarter`, { quarter: which })).body;
  beforeAll(async () => {
    today('2005-06-03');
    coordinator = await signIn('task-force-coordinator');
    id = await act('', { name: 'Tampa', area: 'Tampa, Florida', extent: 'city' });
    police = await act(`/${id}/members`, { name: 'Police Department', part: 'police', level: 'local', joinedOn: '2004-06-10' });
    shelter = await act(`/${id}/members`, { name: 'Family Shelter', part: 'services', level: 'nongovernmental', offers: ['shelter'], joinedOn: '2004-06-10' });
  });
  afterAll(() => today(null));

  it('go from announced to funded, each state on its own day, and a plan of an award funds nothing', async () => {
    expect(await act('', { name: 'Tampa', area: 'Elsewhere', extent: 'city' })).toBe('taskforces.name-taken');
    for (const [state, onDay] of [['announced', '2004-06-01'], ['formed', '2004-06-10'], ['convened', '2004-07-14']] as const) expect(await act(`/${id}/steps`, { state, onDay })).toMatch(/^[0-9a-f-]{36}$/);
    expect(await act(`/${id}/steps`, { state: 'formed', onDay: '2004-08-01' })).toBe('taskforces.state-recorded');
    expect(await act(`/${id}/steps`, { state: 'suspended', onDay: '2004-08-01' })).toBe('taskforces.by-turns');
    const award = await act(`/${id}/awards`, { side: 'police', funder: 'bja', recipient: 'Police Department', cents: 0, plannedOn: '2005-02-01' });
    expect(await file()).toMatchObject({ state: 'convened', fundedOn: null });
    expect(await act(`/${id}/awards`, { side: 'police', funder: 'bja', recipient: 'Police Department', cents: 5 })).toBe('taskforces.award-no-day');
    expect(await act(`/awards/${award}/made`, { cents: 42_600_000, awardedOn: '2005-02-10' })).toBe(award);
    expect(await act(`/awards/${award}/made`, { cents: 1, awardedOn: '2005-02-11' })).toBe('taskforces.award-made');
    await act(`/${id}/awards`, { side: 'provider', funder: 'ovc', recipient: 'Family Shelter', cents: 45_000_000, awardedOn: '2005-03-01' });
    expect(await file()).toMatchObject({ fundedOn: '2005-02-10', awards: [{ side: 'police', cents: 42_600_000 }, { side: 'provider' }] });
  });

  it('share what an agreement names, and with those who serve victims never identities', async () => {
    const agreement = { title: 'Memorandum', members: [police, shelter], shares: ['counts', 'leads'], signedOn: '2004-07-01' };
    expect(await act(`/${id}/agreements`, { ...agreement, shares: ['identities'] })).toBe('taskforces.release-needed');
    expect(await act(`/${id}/agreements`, { ...agreement, members: [police, ABSENT] })).toBe('unknown');
    await act(`/${id}/agreements`, agreement);
    await act(`/${id}/agreements`, { ...agreement, endsOn: '2005-01-01' });
    expect((await file()).agreements.map((a) => a.stands)).toEqual([true, false]);
  });

  it('meet: minutes give out actions once, and only members attend', async () => {
    const meeting = await act(`/${id}/meetings`, { heldOn: '2005-05-02', agenda: 'Shelter' });
    const minutes = 'We met.\n@Lee Park: send the list by 2005-06-10';
    expect(await act(`/meetings/${meeting}/minutes`, { minutes, attended: [ABSENT] })).toBe('unknown');
    await act(`/meetings/${meeting}/minutes`, { minutes, attended: [police] });
    await act(`/meetings/${meeting}/minutes`, { minutes: `${minutes}\n@Ana: call by 2005-06-11`, attended: [police, shelter] });
    const { actions, meetings } = await file();
    expect(meetings).toMatchObject([{ agenda: 'Shelter', attended: [police, shelter] }]);
    expect(actions.map((a) => [a.who, a.what, a.dueOn])).toEqual([['Lee Park', 'send the list', '2005-06-10'], ['Ana', 'call', '2005-06-11']]);
    expect(await act(`/actions/${actions[0]?.id}/done`, { doneOn: '2005-06-02' })).toBe(actions[0]?.id);
    expect(await act(`/actions/${actions[0]?.id}/done`, { doneOn: '2005-06-02' })).toBe('taskforces.action-done');
    const later = await act(`/${id}/meetings`, { heldOn: '2005-07-01', agenda: 'Next' });
    expect(await act(`/meetings/${later}/minutes`, { minutes: 'Too early', attended: [] })).toBe('taskforces.day-to-come');
    expect((await coordinator.get<TaskForces>('/api/taskforces')).body.taskForces).toMatchObject([{ openActions: 1, nextMeeting: '2005-07-01' }]);
  });

  it('count each member’s own record, submit the quarter once it is over, and say when a correction makes it differ', async () => {
    const entry = { member: police, kind: 'potential-victims', onDay: '2004-11-02', reference: 'P1', amount: 3 };
    const first = await act(`/${id}/entries`, entry);
    expect(await act(`/${id}/entries`, entry)).toBe('taskforces.entry-there');
    await act(`/${id}/entries`, { ...entry, kind: 'confirmed-victims', amount: 1 });
    await act(`/${id}/entries`, { ...entry, member: shelter, amount: 4 });
    expect(await act(`/${id}/entries`, { ...entry, reference: 'P2', onDay: '2004-06-01' })).toBe('taskforces.not-a-member');
    const view = await quarter('FY2005Q1');
    expect(view.now.map((m) => [m.name, m.numbers['potential-victims'], m.numbers['confirmed-victims']])).toEqual([['Family Shelter', 4, 0], ['Police Department', 3, 1]]);
    expect(view).toMatchObject({ ended: true, submitted: null, from: '2004-10-01', until: '2005-01-01' });
    expect(await act(`/${id}/quarter`, { quarter: 'FY2005Q3' })).toBe('taskforces.quarter-runs');
    await act(`/${id}/quarter`, { quarter: 'FY2005Q1', narrative: 'A quiet quarter.' });
    expect((await quarter('FY2005Q1')).submitted).toMatchObject({ submittedOn: '2005-06-03', differs: false, narrative: 'A quiet quarter.' });
    await act(`/entries/${first}`, { amount: 2 }, { 'if-match': '1' });
    expect((await quarter('FY2005Q1')).submitted?.differs).toBe(true);
    expect(await act(`/${id}/quarter`, { quarter: 'FY2005Q1' })).toBe('taskforces.submitted');
    await act(`/${id}/quarter`, { quarter: 'FY2005Q1', reason: 'One was counted twice' });
    expect((await quarter('FY2005Q1')).submitted).toMatchObject({ version: 2, differs: false });
  });

  it('lack what is needed and no member offers', async () => {
    for (const service of ['shelter', 'legal']) await act(`/${id}/needs`, { service, notedOn: '2004-07-01' });
    expect((await file()).needs.map((n) => [n.service, n.offeredBy])).toEqual([['legal', []], ['shelter', ['Family Shelter']]]);
    expect((await coordinator.get<TaskForces>('/api/taskforces')).body.taskForces).toMatchObject([{ gaps: 1, members: 2 }]);
    expect(await act(`/members/${shelter}/leave`, { leftOn: '2005-06-01' })).toBe(shelter);
    expect((await coordinator.get<TaskForces>('/api/taskforces')).body.taskForces).toMatchObject([{ gaps: 2, members: 1 }]);
  });

  it('take the members’ log in as a file, and name the cell that is wrong', async () => {
    const take = async (...rows: string[]) => (await coordinator.post<{ outcome: string; problems: { where: string }[] }>('/api/exchange/task-force-log', { fileName: 'log.csv', content: Buffer.from(['task_force,member,kind,on_day,reference,amount', ...rows, ''].join('\n')).toString('base64') })).body;
    const good = 'Tampa,Police Department,arrests,2005-02-01,A1,2';
    expect((await take(good, 'Miami,Police Department,arrests,2005-02-01,A1,2', 'Tampa,Nobody,arrests,2005-02-01,A2,2', 'Tampa,Police Department,arrests,2004-02-01,A3,2', 'Tampa,Police Department,arrests,2005-02-01,A4,0', good)).problems.map((p) => p.where)).toEqual(['A3', 'B4', 'D5', 'F6', 'E7']);
    expect(await take(good)).toMatchObject({ outcome: 'kept', problems: [] });
    expect((await coordinator.get('/api/exchange/task-force-log/export.csv')).text).toContain(good);
  });

  it('are read by prosecutors and supervisors of the office and by nobody else', async () => {
    const prosecutor = await signIn('prosecutor', { agency: coordinator.agency });
    expect((await prosecutor.get<TaskForces>('/api/taskforces')).body.taskForces).toHaveLength(1);
    expect((await prosecutor.post('/api/taskforces', { name: 'Miami', area: 'Miami', extent: 'city' })).status).toBe(404);
    for (const role of ['hotline-advocate', 'case-manager', 'certification-officer', 'immigration-officer', 'inspector', 'investigator', 'grant-officer', 'analyst', 'supervisor', 'administrator'] as const satisfies readonly Role[]) expect((await (await signIn(role)).get('/api/taskforces')).status, role).toBe(404);
    expect((await (await anyone()).get('/api/taskforces')).status).toBe(401);
    const stranger = await signIn('task-force-coordinator');
    const [foreign, absent] = [await stranger.get<Refused>(`/api/taskforces/${id}`), await stranger.get<Refused>(`/api/taskforces/${ABSENT}`)];
    expect([foreign.status, foreign.body.error]).toEqual([404, absent.body.error]);
    const { actions } = await file();
    const done = async (action: string | undefined) => stranger.post<Refused>(`/api/taskforces/actions/${action}/done`, { doneOn: '2005-06-02' });
    expect((await done(actions.at(-1)?.id)).body).toEqual((await done(ABSENT)).body);
  });
});
