import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../foundation/access/roles.ts';
import { anyone, signIn, today, type TestUser } from '../../foundation/testing/house.ts';
import type { Actions, Bodies, BodyFile, NoticeFile, Notices, Plans, Recommendations } from './schema.ts';

interface Refused { id: string; error: { code: string; sentence: string } }
const ABSENT = '00000000-0000-4000-8000-000000000000';

describe('policy', () => {
  let analyst: TestUser;
  let officer: TestUser;
  let body: string;
  const by = async (user: TestUser, path: string, input: object, headers: Record<string, string> = {}): Promise<string> => {
    const answer = await user.post<Refused>(`/api/policy${path}`, input, headers);
    return answer.status === 200 ? answer.body.id : answer.body.error.code;
  };
  const act = (path: string, input: object, headers: Record<string, string> = {}) => by(analyst, path, input, headers);
  const file = async (): Promise<BodyFile> => (await analyst.get<BodyFile>(`/api/policy/bodies/${body}`)).body;
  beforeAll(async () => {
    today('2005-06-03');
    analyst = await signIn('analyst', { kind: 'policy' });
    officer = await signIn('grant-officer');
    body = await act('/bodies', { kind: 'operating-group', name: 'Operating Group', establishedOn: '2003-12-17', exact: 'month', authority: '22 USC 7103(g)' });
    for (const [short, chair] of [['State', true], ['Labor', false]] as const) await act(`/bodies/${body}/members`, { short, office: `Office of ${short}`, chair, fromOn: '2003-12-19', authority: 'By law', certainty: 'sourced' });
  });
  afterAll(() => today(null));

  it('keeps members by their days, and says only the month where only the month is known', async () => {
    expect((await file()).establishedOn).toBe('2003-12-01');
    expect(await act('/bodies', { kind: 'task-force', name: 'Operating Group', establishedOn: '2003-12-17', exact: 'day', authority: 'By law' })).toBe('policy.name-taken');
    const more = { short: 'HHS', office: 'HHS', chair: false, fromOn: '2004-01-01', authority: 'By law', certainty: 'unverified' };
    expect(await act(`/bodies/${body}/members`, { ...more, chair: true })).toBe('policy.chair-there');
    expect(await act(`/bodies/${body}/members`, { ...more, fromOn: '2003-01-01' })).toBe('policy.before-established');
    const member = await act(`/bodies/${body}/members`, more);
    expect(await act(`/members/${member}/end`, { untilOn: '2004-01-01' })).toBe('policy.no-days');
    expect(await act(`/members/${member}/end`, { untilOn: '2005-01-01' }, { 'if-match': '1' })).toBe(member);
    expect(await act(`/members/${member}/end`, { untilOn: '2005-02-01' })).toBe('policy.member-ended');
    expect((await file()).members.map((m) => [m.short, m.belongs])).toEqual([['State', true], ['Labor', true], ['HHS', false]]);
  });

  it('meets: what minutes decide becomes actions, once, and of members only', async () => {
    const meeting = await act(`/bodies/${body}/meetings`, { heldOn: '2005-05-20', agenda: 'Grant policy' });
    const members = (await file()).members.filter((m) => m.belongs).map((m) => m.id);
    expect(await act(`/meetings/${meeting}/minutes`, { minutes: 'Decided: One form\n@Defense: list by 2005-07-01', attended: members })).toBe('policy.not-a-member');
    expect(await act(`/meetings/${meeting}/minutes`, { minutes: 'Decided: One form', attended: [ABSENT] })).toBe('unknown');
    const minutes = 'Decided: One form\n@Labor: send the list by 2005-05-30';
    expect(await act(`/meetings/${meeting}/minutes`, { minutes, attended: members })).toBe(meeting);
    expect(await act(`/meetings/${meeting}/minutes`, { minutes: `${minutes}\n@State: draft it by 2005-07-01\nDecided: Meet in July`, attended: members })).toBe(meeting);
    const [met] = (await file()).meetings;
    expect(met?.decisions.map((d) => [d.what, d.actions.map((a) => [a.short, a.what, a.dueOn, a.overdue])]).toSorted()).toEqual([['Meet in July', []], ['One form', [['Labor', 'send the list', '2005-05-30', true], ['State', 'draft it', '2005-07-01', false]]]]);
    const { actions, open, overdue } = (await analyst.get<Actions>('/api/policy/actions')).body;
    expect([open, overdue, actions.map((a) => a.from)]).toEqual([2, 1, ['One form', 'One form']]);
    expect(await act(`/actions/${actions[0]?.id}/progress`, { onDay: '2005-06-01', state: 'held-up' })).toBe('policy.say-why');
    await act(`/actions/${actions[0]?.id}/progress`, { onDay: '2005-06-02', state: 'done' });
    expect(await act(`/actions/${actions[0]?.id}/progress`, { onDay: '2005-06-03', state: 'under-way' })).toBe('policy.action-over');
    expect((await analyst.get<Bodies>('/api/policy/bodies')).body.bodies).toMatchObject([{ members: 2, lastMet: '2005-05-20', openActions: 1 }]);
    const later = await act(`/bodies/${body}/meetings`, { heldOn: '2005-07-20', agenda: 'Next' });
    expect(await act(`/meetings/${later}/minutes`, { minutes: 'Too early', attended: [] })).toBe('policy.day-to-come');
  });

  it('gives actions by plans and directives, from one source each', async () => {
    const plan = await act('/plans', { short: 'Labor', title: 'Plan of Labor', adoptedOn: '2003-11-03', startsOn: '2003-10-01', endsOn: '2005-10-01' });
    expect(await act('/plans', { short: 'Labor', title: 'Again', adoptedOn: '2003-11-03', startsOn: '2003-10-01', endsOn: '2005-10-01' })).toBe('policy.name-taken');
    const directive = await act('/directives', { kind: 'executive-order', number: 'Executive Order 13257', title: 'Task Force', issuedOn: '2002-02-13', certainty: 'unverified' });
    expect(await act('/directives', { kind: 'guideline', number: '1', title: 'Guideline', issuedOn: '2004-02-13', certainty: 'sourced' })).toBe('policy.no-source');
    const what = { what: 'Train', begunOn: '2004-01-01', dueOn: '2004-12-31' };
    expect(await act('/actions', { ...what })).toBe('policy.no-source-of-action');
    expect(await act('/actions', { ...what, directive })).toBe('policy.no-source-of-action');
    expect(await act('/actions', { ...what, plan, directive })).toBe('policy.no-source-of-action');
    expect(await act('/actions', { ...what, plan: ABSENT })).toBe('unknown');
    await act('/actions', { ...what, plan });
    await act('/actions', { ...what, directive, short: 'HHS' });
    const all = (await analyst.get<Plans>('/api/policy/plans')).body;
    expect([all.plans[0]?.actions.map((a) => a.short), all.directives[0]?.actions.map((a) => a.short)]).toEqual([['Labor'], ['HHS']]);
  });

  it('announces a plan to the other agencies, who comment and are answered before it is decided', async () => {
    const notice = { number: 'OVC-1', title: 'Shelters', department: 'Justice', instrument: 'grant', purposes: ['shelter'], countries: ['KH'], cents: 100_000_00, startsOn: '2005-09-01', endsOn: '2007-09-01', what: 'A shelter', announcedOn: '2005-06-01', commentsUntil: '2005-06-15' };
    expect(await by(officer, '/notices', { ...notice, commentsUntil: '2005-06-01' })).toBe('policy.no-window');
    const id = await by(officer, '/notices', notice);
    expect(await by(officer, '/notices', notice)).toBe('policy.name-taken');
    const own = await act('/notices', { ...notice, number: 'TIP-1', title: 'Another shelter', countries: ['KH', 'TH'] });
    const list = (await analyst.get<Notices>('/api/policy/notices')).body.notices.filter((n) => n.number === 'OVC-1' || n.number === 'TIP-1');
    expect(list.map((n) => [n.number, n.own, n.overlaps > 0]).toSorted()).toEqual([['OVC-1', false, true], ['TIP-1', true, true]]);
    expect(await by(officer, `/notices/${id}/comments`, { stance: 'concern', words: 'Mine' })).toBe('policy.own-notice');
    expect(await act(`/notices/${ABSENT}/comments`, { stance: 'concern', words: 'Whose' })).toBe('unknown');
    const comment = await act(`/notices/${id}/comments`, { stance: 'duplication', words: 'We build one there.' });
    const seen = (await officer.get<NoticeFile>(`/api/policy/notices/${id}`)).body;
    expect([seen.own, seen.open, seen.comments.map((c) => [c.stance, c.answer]), seen.overlaps.find((o) => o.id === own)?.countries]).toEqual([true, true, [['duplication', null]], ['KH']]);
    const decision = { decision: 'changed', decidedOn: '2005-06-03', cents: 90_000_00, after: 'Smaller.', urgent: 'The rains' };
    expect(await by(officer, `/notices/${id}/decision`, { ...decision, urgent: undefined })).toBe('policy.window-open');
    expect(await by(officer, `/notices/${id}/decision`, decision)).toBe('policy.unanswered');
    expect(await by(officer, `/notices/${id}/comments/${ABSENT}/answer`, { words: 'Which?' })).toBe('unknown');
    await by(officer, `/notices/${id}/comments/${comment}/answer`, { words: 'Ours is in another province.' });
    expect(await by(officer, `/notices/${id}/comments/${comment}/answer`, { words: 'Again' })).toBe('policy.answered');
    expect(await by(officer, `/notices/${id}/decision`, { ...decision, awardNumber: 'G-7' }, { 'if-match': '1' })).toBe(id);
    expect(await act(`/notices/${id}/comments`, { stance: 'question', words: 'Too late' })).toBe('policy.window-closed');
    expect((await analyst.get<NoticeFile>(`/api/policy/notices/${id}`)).body).toMatchObject({ own: false, decision: 'changed', decidedCents: 90_000_00, awardNumber: 'G-7', urgent: 'The rains', comments: [{ answer: 'Ours is in another province.' }] });
    expect(await act(`/notices/${id}/decision`, decision)).toBe('unknown');
    expect(await act(`/notices/${id}/comments/${comment}/answer`, { words: 'Not mine' })).toBe('unknown');
  });

  it('follows recommendations up in the next Assessment, and says which were not', async () => {
    const first = await act('/recommendations', { year: 2003, short: 'HHS', what: 'Count the days', madeOn: '2004-06-01' });
    await act('/recommendations', { year: 2003, short: 'Labor', what: 'Train inspectors', madeOn: '2004-06-01' });
    expect(await act(`/recommendations/${first}/follow-ups`, { year: 2003, state: 'done', words: 'Done' })).toBe('policy.follow-later');
    await act(`/recommendations/${first}/follow-ups`, { year: 2004, state: 'done', words: 'They are counted.' });
    expect(await act(`/recommendations/${first}/follow-ups`, { year: 2005, state: 'done', words: 'Again' })).toBe('policy.followed');
    expect((await analyst.get<Recommendations>('/api/policy/recommendations')).body.recommendations.map((r) => [r.number, r.followUps.length, r.missing])).toEqual([[1, 1, []], [2, 0, [2004]]]);
  });

  it('takes plans and members in as files, names the cell that is wrong, and gives out what it took in', async () => {
    const take = async (sheet: string, head: string, ...rows: string[]) => (await analyst.post<{ outcome: string; problems: { where: string }[] }>(`/api/exchange/${sheet}`, { fileName: 'file.csv', content: Buffer.from([head, ...rows, ''].join('\n')).toString('base64') })).body;
    const plans = 'agency,plan,adopted_on,starts_on,ends_on,action,due_on,state,state_on,note';
    const good = 'HHS,Plan of HHS,2003-11-03,2003-10-01,2005-10-01,Train officers,2004-12-31,under-way,2004-09-30,';
    const bad = await take('strategic-plans', plans, good, good, 'HHS,Another,2003-11-03,2003-10-01,2005-10-01,Other,2004-12-31,,,', 'DHS,Plan,2003-11-03,2005-10-01,2003-10-01,Other,2006-12-31,,,', 'USAID,Plan,2003-11-03,2003-10-01,2005-10-01,Other,2002-12-31,held-up,2004-01-01,');
    expect(bad.problems.map((p) => p.where)).toEqual(['F3', 'B4', 'E5', 'G6', 'J6']);
    expect(await take('strategic-plans', plans, good)).toMatchObject({ outcome: 'kept', problems: [] });
    expect((await analyst.get('/api/exchange/strategic-plans/export.csv')).text).toContain(good);
    const members = 'body,agency,office,chair,from_on,until_on,authority,certainty';
    const usaid = 'Operating Group,USAID,Office of Women in Development,no,2003-12-19,,By law,unverified';
    expect((await take('interagency-members', members, usaid, usaid, usaid.replace('USAID', 'OMB').replace(',no,', ',yes,'), usaid.replace('Operating Group', 'No Group'))).problems.map((p) => p.where)).toEqual(['E3', 'D4', 'A5']);
    expect(await take('interagency-members', members, usaid)).toMatchObject({ outcome: 'kept', problems: [] });
    expect((await analyst.get('/api/exchange/interagency-members/export.csv')).text).toContain(usaid);
  });

  it('is its office’s own, but for notices, which the group shares; nobody else finds anything', async () => {
    const stranger = await signIn('analyst', { kind: 'policy' });
    expect((await stranger.get<Bodies>('/api/policy/bodies')).body.bodies).toEqual([]);
    const [foreign, absent] = [await stranger.get<Refused>(`/api/policy/bodies/${body}`), await stranger.get<Refused>(`/api/policy/bodies/${ABSENT}`)];
    expect([foreign.status, foreign.body.error]).toEqual([404, absent.body.error]);
    expect((await officer.get('/api/policy/bodies')).status).toBe(404);
    expect((await officer.get('/api/policy/notices')).status).toBe(200);
    expect((await (await signIn('analyst', { kind: 'intelligence' })).get('/api/policy/notices')).status).toBe(404);
    for (const role of ['hotline-advocate', 'case-manager', 'certification-officer', 'immigration-officer', 'inspector', 'investigator', 'prosecutor', 'task-force-coordinator', 'supervisor', 'administrator'] as const satisfies readonly Role[]) expect((await (await signIn(role)).get('/api/policy/notices')).status, role).toBe(404);
    expect((await (await anyone()).get('/api/policy/notices')).status).toBe(401);
  });
});
