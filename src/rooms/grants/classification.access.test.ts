import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, today, type TestUser } from '../../foundation/testing/house.ts';
import type { AwardFile, Comparison, Editions, Grid, WhatIfAnswer } from './schema.ts';

interface Refused { id: string; error: { code: string; sentence: string } }
const KEPT = /^[0-9a-f-]{36}$/;
const COUNTS = { outcome: 'whole', trafficking: true, childLabor: false, evidence: 'Objective 1, page 4' };
const LABOR = { outcome: 'no', trafficking: false, childLabor: true, evidence: 'Schools for working children, page 2' };

describe('the classification of awards', () => {
  let [greg, gail, third]: TestUser[] = [];
  let recipient: string;
  const act = async (user: TestUser | undefined, path: string, body: object): Promise<string> => {
    const answer = await (user as TestUser).post<Refused>(`/api/grants${path}`, body);
    return answer.status === 200 ? answer.body.id : answer.body.error?.code ?? answer.text;
  };
  const award = (cents: number, more: object = {}) => act(greg, '/awards', { number: `A-${crypto.randomUUID().slice(0, 8)}`, title: 'A project', purpose: 'A purpose', instrument: 'grant', funder: 'dol', recipient, scope: 'international', region: 'africa', countries: ['GH'], categories: ['education'], awardedOn: '2004-03-01', startsOn: '2004-03-01', endsOn: '2006-03-01', cents, obligateNow: true, ...more });
  const code = (user: TestUser | undefined, id: string, coded: object = COUNTS) => act(user, `/awards/${id}/coding`, coded);
  const file = async (id: string, user = greg): Promise<AwardFile['classified']> => (await (user as TestUser).get<AwardFile>(`/api/grants/awards/${id}`)).body.classified;
  const grid = async (user: TestUser | undefined, show: string): Promise<string[]> => (await (user as TestUser).get<Grid>('/api/grants/classification', { show })).body.lines.map((l) => l.id);
  const tried = async (what: object): Promise<WhatIfAnswer> => (await (greg as TestUser).post<WhatIfAnswer>('/api/grants/what-if', what)).body;
  const editions = async (): Promise<Editions> => (await (greg as TestUser).get<Editions>('/api/grants/editions')).body;
  const publish = (publishedOn: string) => act(third, '/editions', { publishedOn, reason: 'The yearly table' });
  beforeAll(async () => {
    today('2005-02-01');
    greg = await signIn('grant-officer');
    gail = await signIn('grant-officer', { agency: greg.agency });
    third = await signIn('supervisor', { agency: greg.agency, kind: 'programs' });
    recipient = await act(greg, '/recipients', { name: 'Lantern Abroad', kind: 'ngo', country: 'US' });
  });
  afterAll(() => today(null));

  it('is by two from the threshold on and by one below it, each not seeing what the other said', async () => {
    const small = await award(9_999_999);
    expect(await code(greg, small)).toMatch(KEPT);
    expect(await file(small)).toMatchObject({ standing: 'decided', coders: 1, rulings: [{ way: 'one', outcome: 'whole', share: 10_000, fromEdition: 1 }] });
    const large = await award(10_000_000);
    expect(await grid(gail, 'mine')).toContain(large);
    expect(await code(greg, large)).toMatch(KEPT);
    expect(await code(greg, large)).toBe('grants.coded');
    expect(await grid(greg, 'mine')).not.toContain(large);
    expect((await file(large, gail)).codings).toMatchObject([{ mine: false, outcome: null, evidence: null }]);
    expect(await code(gail, large, { ...COUNTS, trafficking: false })).toBe('grants.no-trafficking');
    expect(await code(gail, large, { ...COUNTS, outcome: 'share' })).toBe('grants.share-needed');
    expect(await code(gail, large)).toMatch(KEPT);
    expect(await file(large)).toMatchObject({ standing: 'decided', rulings: [{ way: 'agreed' }] });
    expect(await code(third, large)).toBe('grants.coded');
  });

  it('queues what two disagree on, tags too, and a third settles it with a reason', async () => {
    const id = await award(20_000_000);
    await code(greg, id);
    await code(gail, id, { ...COUNTS, childLabor: true });
    expect(await grid(greg, 'differ')).toEqual([id]);
    expect((await file(id, gail)).codings.map((c) => c.outcome)).toEqual(['whole', 'whole']);
    const settled = { outcome: 'share', share: 4000, trafficking: true, childLabor: true, reason: 'Budget line 3 alone' };
    expect(await act(greg, `/awards/${id}/settled`, settled)).toBe('grants.not-a-third');
    expect(await act(third, `/awards/${id}/settled`, { ...settled, outcome: 'undecided' })).toBe('grants.undecided');
    expect(await act(third, `/awards/${id}/settled`, settled)).toMatch(KEPT);
    expect(await file(id)).toMatchObject({ standing: 'decided', rulings: [{ way: 'settled', share: 4000, reason: 'Budget line 3 alone' }] });
    expect(await act(greg, `/awards/${id}/reopened`, { reason: 'A new work plan' })).toMatch(KEPT);
    expect(await file(id)).toMatchObject({ standing: 'open', round: 2, mayCode: true, rulings: [{ inForce: true }] });
    await code(greg, id);
    await code(gail, id);
    expect(await file(id)).toMatchObject({ standing: 'decided', rulings: [{ share: 10_000, fromEdition: 1, way: 'agreed' }] });
  });

  it('tries a rule before anything is saved, moves the total by editions, explains each award, and goes back', async () => {
    const before = (await editions()).draft.totals.find((t) => t.year === 2004)?.cents as number;
    const named: string[] = [];
    for (const cents of [30_000_000, 50_000_000]) {
      const id = await award(cents, { countries: ['NE'] });
      await code(greg, id, { ...COUNTS, childLabor: true });
      await code(gail, id, { ...COUNTS, childLabor: true });
      named.push(id);
    }
    expect(await act(greg, '/editions', { publishedOn: '2005-02-01', reason: 'Not mine' })).toBe('unknown');
    expect(await publish('2005-03-01')).toBe('grants.day-to-come');
    expect(await publish('2005-02-01')).toMatch(KEPT);
    expect(await publish('2005-02-01')).toBe('grants.nothing-new');
    const pinned = before + 80_000_000;
    expect((await editions()).editions).toMatchObject([{ number: 1, totals: [{ year: 2004, scope: 'international', cents: pinned, programs: 5, countries: 2 }] }]);

    const rule = { year: 2004, scope: 'international', when: { childLabor: true, funder: 'dol' }, outcome: 'no' };
    const answer = await tried(rule);
    expect(answer).toMatchObject({ published: pinned, before: pinned, after: before, count: 2, programsBefore: 5, programsAfter: 3, countriesBefore: 2, countriesAfter: 1 });
    expect(answer.moved.map((m) => [m.id, m.before, m.after])).toEqual([[named[1], 50_000_000, 0], [named[0], 30_000_000, 0]]);
    expect(await tried({ ...rule, outcome: 'share', share: 5000 })).toMatchObject({ after: before + 40_000_000 });
    expect((await editions()).draft).toMatchObject({ number: 2, rulings: 0 });

    const proposal = await act(greg, '/proposals', { ...rule, reason: 'Child labor alone is not trafficking' });
    expect(await act(greg, `/proposals/${proposal}/decision`, { outcome: 'confirmed' })).toBe('grants.own-proposal');
    const stranger = await signIn('grant-officer');
    const foreign = async (path: string, body: object) => (await stranger.post<Refused>(`/api/grants${path}`, body)).body;
    for (const [path, body] of [[(id: string) => `/proposals/${id}/decision`, { outcome: 'confirmed' }], [(id: string) => `/awards/${id}/coding`, COUNTS], [(id: string) => `/awards/${id}/settled`, { ...LABOR, evidence: undefined, reason: 'Not mine' }], [(id: string) => `/awards/${id}/reopened`, { reason: 'Not mine' }], [(id: string) => `/awards/${id}/close`, { closedOn: '2005-02-01' }], [(id: string) => `/awards/${id}/movements`, { kind: 'obligated', onDay: '2005-01-01', cents: 1 }]] as const) expect(await foreign(path(path('').startsWith('/proposals') ? proposal : named[0] as string), body)).toEqual(await foreign(path('00000000-0000-4000-8000-000000000000'), body));
    expect(await foreign('/proposals/return', { edition: 1, reason: 'Not mine' })).toMatchObject({ error: { code: 'unknown' } });
    expect(await act(gail, `/proposals/${proposal}/decision`, { outcome: 'confirmed' })).toBe(proposal);
    expect(await act(third, `/proposals/${proposal}/decision`, { outcome: 'refused' })).toBe('grants.done');
    expect((await editions()).editions[0]?.totals[0]?.cents).toBe(pinned);
    expect(await publish('2005-01-01')).toBe('grants.edition-order');
    expect(await publish('2005-02-01')).toMatch(KEPT);
    const compared = (await (greg as TestUser).get<Comparison>('/api/grants/editions/compared', { year: '2004', earlier: '1', later: '2' })).body;
    expect(compared).toMatchObject({ before: pinned, after: before, count: 2, moved: [{ id: named[1], reason: 'Child labor alone is not trafficking', decidedOn: '2005-02-01', childLabor: true }, { id: named[0] }] });

    const back = await act(gail, '/proposals/return', { edition: 1, reason: 'The review was wrong' });
    await act(greg, `/proposals/${back}/decision`, { outcome: 'confirmed' });
    await publish('2005-02-01');
    const all = await editions();
    expect(all.editions.map((e) => [e.number, e.totals[0]?.cents])).toEqual([[3, pinned], [2, before], [1, pinned]]);
    expect(await act(greg, '/proposals/return', { edition: 1, reason: 'Once more' })).toBe('grants.nothing-moved');
  });

  it('is set by a threshold that is dated', async () => {
    expect(await act(greg, '/threshold', { fromDay: '2005-01-01', cents: 1 })).toBe('unknown');
    expect(await act(third, '/threshold', { fromDay: '2005-01-01', cents: 50_000_000 })).toMatch(KEPT);
    expect(await act(third, '/threshold', { fromDay: '2005-01-01', cents: 60_000_000 })).toBe('grants.taken');
    expect((await file(await award(20_000_000, { awardedOn: '2005-01-15', startsOn: '2005-02-01' }))).coders).toBe(1);
    expect((await file(await award(20_000_000))).coders).toBe(2);
    const contested = await award(1_000_000, { awardedOn: '2005-01-15', startsOn: '2005-02-01' });
    await code(greg, contested, { ...LABOR, outcome: 'undecided' });
    expect(await file(contested)).toMatchObject({ standing: 'differ', rulings: [] });
    const one = await award(1_000_000, { awardedOn: '2005-01-15', startsOn: '2005-02-01' });
    await code(greg, one, LABOR);
    expect(await file(one)).toMatchObject({ standing: 'decided', rulings: [{ outcome: 'no', childLabor: true, trafficking: false }] });
  });
});
