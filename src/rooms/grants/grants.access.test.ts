import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../foundation/access/roles.ts';
import { anyone, signIn, today, type TestUser } from '../../foundation/testing/house.ts';
import type { AwardFile, Awards, DueList, Money, OpportunityFile, RecipientFile } from './schema.ts';

interface Refused { id: string; error: { code: string; sentence: string } }
const ABSENT = '00000000-0000-4000-8000-000000000000';
const KEPT = /^[0-9a-f-]{36}$/;

describe('grants', () => {
  let officer: TestUser;
  let recipient: string;
  let program: string;
  const act = async (path: string, body: object, user = officer): Promise<string> => {
    const answer = await user.post<Refused>(`/api/grants${path}`, body);
    return answer.status === 200 ? answer.body.id : answer.body.error?.code ?? answer.text;
  };
  const file = async (id: string): Promise<AwardFile> => (await officer.get<AwardFile>(`/api/grants/awards/${id}`)).body;
  const award = (more: object = {}) => ({ number: `A-${crypto.randomUUID().slice(0, 8)}`, title: 'Shelter in two provinces', purpose: 'To shelter trafficked persons.', instrument: 'grant', funder: 'state-tip', recipient, scope: 'international', region: 'east-asia-pacific', countries: ['KH', 'TH'], categories: ['shelters'], awardedOn: '2004-03-01', startsOn: '2004-03-01', endsOn: '2005-03-01', cents: 40_000_000, ...more });
  beforeAll(async () => {
    today('2005-06-03');
    officer = await signIn('grant-officer');
    recipient = await act('/recipients', { name: 'Lantern Abroad', kind: 'ngo', country: 'US' });
    const appropriation = await act('/appropriations', { law: 'P.L. 108-199', account: 'Economic Support Fund', fiscalYear: 2004, enactedOn: '2004-01-23', cents: 1_000_000_000 });
    program = await act('/programs', { name: 'Services to victims', funder: 'doj-ovc', authority: '22 USC 7105(b)(2)', appropriation, federalShare: true, statement: true });
  });
  afterAll(() => today(null));

  it('award within the rules: days, region, whole cost, Federal share, and each number once', async () => {
    const id = await act('/awards', award({ number: 'S-1', obligateNow: true }));
    expect(id).toMatch(KEPT);
    expect(await act('/awards', award({ number: 'S-1' }))).toBe('grants.taken');
    expect(await act('/awards', award({ endsOn: '2004-02-01' }))).toBe('grants.no-days');
    expect(await act('/awards', award({ region: 'domestic' }))).toBe('grants.region');
    expect(await act('/awards', award({ awardedOn: '2005-07-01' }))).toBe('grants.day-to-come');
    expect(await act('/awards', award({ totalCents: 1 }))).toBe('grants.more-than-cost');
    expect(await act('/awards', award({ continues: id }))).toBe('grants.period');
    expect(await act('/awards', award({ recipient: ABSENT }))).toBe('unknown');
    const domestic = { scope: 'domestic', region: 'domestic', countries: [], funder: 'doj-ovc', program };
    expect(await act('/awards', award(domestic))).toBe('grants.cost-needed');
    expect(await act('/awards', award({ ...domestic, totalCents: 50_000_000 }))).toBe('grants.federal-share');
    const good = await act('/awards', award({ ...domestic, totalCents: 60_000_000 }));
    expect((await file(good)).conditions.map((c) => [c.kind, c.metOn])).toEqual([['statement', null], ['termination', null], ['federal-share', '2004-03-01']]);
    expect(await file(id)).toMatchObject({ obligated: 40_000_000, disbursed: 0, countries: ['KH', 'TH'], classified: { standing: 'open', coders: 2, mayCode: true } });
  });

  it('move money only as far as it goes, and pay nothing while the statement is missing', async () => {
    const id = await act('/awards', award({ scope: 'domestic', region: 'domestic', countries: [], funder: 'doj-ovc', program, totalCents: 60_000_000 }));
    const move = (kind: string, cents: number, onDay = '2004-05-01') => act(`/awards/${id}/movements`, { kind, cents, onDay });
    expect(await move('obligated', 50_000_000)).toBe('grants.over-obligated');
    expect(await move('obligated', 30_000_000, '2004-01-01')).toBe('grants.before-award');
    expect(await move('obligated', 30_000_000)).toMatch(KEPT);
    expect(await move('disbursed', 1_000_000)).toBe('grants.statement');
    const statement = (await file(id)).conditions.find((c) => c.kind === 'statement');
    expect(await act(`/conditions/${statement?.id}/met`, { metOn: '2004-05-02', evidence: 'In the agreement, page 4' })).toBe(statement?.id);
    expect(await move('disbursed', 31_000_000)).toBe('grants.over-disbursed');
    expect(await move('disbursed', 30_000_000)).toMatch(KEPT);
    expect(await move('obligated', -1_000_000)).toBe('grants.over-disbursed');
    expect(await move('disbursed', 0)).toBe('grants.nothing-moved');
    expect(await file(id)).toMatchObject({ obligated: 30_000_000, disbursed: 30_000_000 });
  });

  it('hang sub-awards on what is obligated, one step deep', async () => {
    const id = await act('/awards', award({ obligateNow: true }));
    expect(await act('/awards', award({ parent: id, cents: 50_000_000 }))).toBe('grants.over-obligated');
    const sub = await act('/awards', award({ parent: id, cents: 30_000_000 }));
    expect(sub).toMatch(KEPT);
    expect(await act('/awards', award({ parent: id, cents: 20_000_000 }))).toBe('grants.over-obligated');
    expect(await act('/awards', award({ parent: id, cents: 1_000_000, endsOn: '2006-01-01' }))).toBe('grants.no-days');
    expect(await act('/awards', award({ parent: sub, cents: 1_000_000 }))).toBe('grants.sub-of-sub');
    expect(await act(`/awards/${sub}/movements`, { kind: 'obligated', cents: 5, onDay: '2004-05-01' })).toBe('grants.sub-of-sub');
    expect(await act(`/awards/${sub}/movements`, { kind: 'disbursed', cents: 30_000_000, onDay: '2004-05-01' })).toMatch(KEPT);
    expect((await file(id)).subAwards.map((s) => s.cents)).toEqual([30_000_000]);
    const { awards } = (await officer.get<Awards>('/api/grants/awards', { show: 'sub-awards' })).body;
    expect(awards.map((a) => a.id)).toEqual([sub]);
  });

  it('owe reports and visits, and close only when nothing is lacking', async () => {
    const id = await act('/awards', award({ instrument: 'contribution', obligateNow: true }));
    const report = await act(`/awards/${id}/reports`, { kind: 'final', from: '2004-03-01', until: '2005-03-01', dueOn: '2005-05-30' });
    expect(await act(`/awards/${id}/reports`, { kind: 'final', from: '2004-03-01', until: '2005-03-01', dueOn: '2005-05-30' })).toBe('grants.taken');
    const visit = await act(`/awards/${id}/visits`, { kind: 'site', plannedOn: '2005-06-10' });
    const due = (await officer.get<DueList>('/api/grants/dues')).body;
    expect(due.dues.filter((d) => d.award === id).map((d) => [d.kind, d.dueOn])).toEqual([['report', '2005-05-30'], ['visit', '2005-06-10'], ['close-out', '2005-03-01']]);
    expect(due.overdue).toBeGreaterThanOrEqual(2);
    expect(await act(`/reports/${report}/accepted`, { acceptedOn: '2005-06-01' })).toBe('grants.not-received');
    const counts = [{ indicator: 'persons-assisted', target: 40, actual: 37 }];
    expect(await act(`/reports/${report}/received`, { receivedOn: '2005-05-29', counts: [...counts, ...counts] })).toBe('grants.twice');
    expect(await act(`/reports/${report}/received`, { receivedOn: '2005-05-29', narrative: 'The shelter is full.', counts })).toBe(report);
    expect(await act(`/awards/${id}/close`, { closedOn: '2005-06-02' })).toBe('grants.not-ready');
    expect((await file(id)).toClose).toHaveLength(3);
    await act(`/reports/${report}/accepted`, { acceptedOn: '2005-06-01' });
    await act(`/visits/${visit}/held`, { heldOn: '2005-06-01', found: 'Books in order', followOn: '2005-07-01' });
    await act(`/visits/${visit}/settled`, { settledOn: '2005-06-02' });
    await act(`/awards/${id}/movements`, { kind: 'disbursed', cents: 40_000_000, onDay: '2005-02-01' });
    expect((await file(id)).toClose).toEqual([]);
    expect(await act(`/awards/${id}/close`, { closedOn: '2005-06-02' })).toBe(id);
    expect(await act(`/awards/${id}/conditions`, { kind: 'special', about: 'Too late' })).toBe('grants.closed');
    expect(await act(`/awards/${id}`, { title: 'Too late' })).toBe('grants.closed');
    expect((await file(id)).reports).toMatchObject([{ counts: [{ indicator: 'persons-assisted', target: 40, actual: 37 }] }]);
  });

  it('offer, take applications, review each by oneself, and select only what the law lets be selected', async () => {
    const opportunity = await act('/opportunities', { program, number: 'OVC-2005-1', title: 'Services', about: 'Services to victims.', postedOn: '2005-01-03', closesOn: '2005-03-01', totalCents: 500_000_000, leastCents: 10_000_000, mostCents: 60_000_000 });
    const asks = (more: object = {}) => act('/applications', { opportunity, recipient, number: `P-${crypto.randomUUID().slice(0, 8)}`, title: 'A shelter', receivedOn: '2005-02-01', cents: 45_000_000, totalCents: 60_000_000, statementOn: '2005-02-01', ...more });
    expect(await asks({ receivedOn: '2004-12-01' })).toBe('grants.before-posted');
    const [good, silent, dear, late] = [await asks(), await asks({ statementOn: undefined }), await asks({ cents: 50_000_000 }), await asks({ receivedOn: '2005-03-02' })];
    const decide = (id: string, outcome = 'selected') => act(`/applications/${id}/decision`, { outcome, decidedOn: '2005-04-01', reason: 'By score' });
    expect(await decide(good)).toBe('grants.not-reviewed');
    const other = await signIn('supervisor', { agency: officer.agency, kind: 'programs' });
    for (const id of [good, silent, dear, late]) expect(await act(`/applications/${id}/reviews`, { score: 88, advises: 'fund', why: 'A strong plan.' })).toMatch(KEPT);
    expect(await act(`/applications/${good}/reviews`, { score: 90, advises: 'fund', why: 'Once more.' })).toBe('grants.reviewed');
    const seen = async (user: TestUser) => (await user.get<OpportunityFile>(`/api/grants/opportunities/${opportunity}`)).body.applications.find((a) => a.id === good);
    expect(await seen(other)).toMatchObject({ readings: 1, reviews: [], mean: null });
    await act(`/applications/${good}/reviews`, { score: 72, advises: 'fund-with-changes', why: 'Dear.' }, other);
    expect(await seen(other)).toMatchObject({ readings: 2, mean: 80, objections: [] });
    expect([await decide(silent), await decide(dear), await decide(late)]).toEqual(['grants.statement', 'grants.federal-share', 'grants.late']);
    expect(await decide(good)).toBe(good);
    expect(await decide(silent, 'ineligible')).toBe(silent);
    const given = award({ application: good, program, funder: 'doj-ovc', scope: 'domestic', region: 'domestic', countries: [], awardedOn: '2005-04-02', startsOn: '2005-05-01', endsOn: '2006-05-01' });
    expect(await act('/awards', { ...given, application: silent })).toBe('grants.not-selected');
    const id = await act('/awards', given);
    expect((await file(id)).conditions.find((c) => c.kind === 'statement')?.metOn).toBe('2005-02-01');
    expect((await officer.get<Money>('/api/grants/money')).body.opportunities).toMatchObject([{ status: 'closed', applications: 4, selected: 1 }]);
  });

  it('exclude whoever leaves an audit finding open for twelve months, from the Attorney General’s grants of two fiscal years', async () => {
    today('2016-01-03');
    const later = await signIn('grant-officer', { agency: officer.agency });
    const who = await act('/recipients', { name: 'Open Books', kind: 'ngo', country: 'US' }, later);
    const finding = await act(`/recipients/${who}/findings`, { number: 'IG-14-01', issuedOn: '2013-10-15', about: 'Costs that may not be charged' }, later);
    expect((await later.get<RecipientFile>(`/api/grants/recipients/${who}`)).body.findings).toMatchObject([{ excludes: [2016, 2017] }]);
    const given = award({ recipient: who, funder: 'doj-ovc', scope: 'domestic', region: 'domestic', countries: [], awardedOn: '2016-01-02', startsOn: '2016-01-02', endsOn: '2017-01-02' });
    expect(await act('/awards', given, later)).toBe('grants.excluded');
    expect(await act('/awards', { ...given, funder: 'hhs' }, later)).toMatch(KEPT);
    expect(await act('/awards', { ...given, number: 'B-1', awardedOn: '2015-09-01' }, later)).toMatch(KEPT);
    expect(await act(`/findings/${finding}/resolved`, { resolvedOn: '2014-09-01' }, later)).toBe(finding);
    expect(await act('/awards', { ...given, number: 'B-2' }, later)).toMatch(KEPT);
    today('2005-06-03');
  });

  it('are of the office alone, and hidden and absent answer alike', async () => {
    const id = await act('/awards', award());
    for (const role of ['hotline-advocate', 'case-manager', 'certification-officer', 'immigration-officer', 'inspector', 'investigator', 'prosecutor', 'task-force-coordinator', 'analyst', 'supervisor', 'administrator'] as const satisfies readonly Role[]) expect((await (await signIn(role)).get('/api/grants/awards')).status, role).toBe(404);
    expect((await (await anyone()).get('/api/grants/awards')).status).toBe(401);
    const supervisor = await signIn('supervisor', { agency: officer.agency, kind: 'programs' });
    expect((await supervisor.get(`/api/grants/awards/${id}`)).status).toBe(200);
    expect((await supervisor.post('/api/grants/awards', award())).status).toBe(404);
    const stranger = await signIn('grant-officer');
    const [foreign, absent] = [await stranger.get<Refused>(`/api/grants/awards/${id}`), await stranger.get<Refused>(`/api/grants/awards/${ABSENT}`)];
    expect([foreign.status, foreign.body.error]).toEqual([404, absent.body.error]);
    expect(await act(`/awards/${id}/visits`, { kind: 'site', plannedOn: '2005-06-10' }, stranger)).toBe('unknown');
  });
});
