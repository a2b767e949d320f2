import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROLES, type Kind, type Role } from '../../foundation/access/roles.ts';
import { acting } from '../../foundation/audit/acting.ts';
import { parsePeriod } from '../../foundation/calendar/period.ts';
import { countMany } from '../../foundation/measure/count.ts';
import { anyone, house, signIn, today, type TestUser } from '../../foundation/testing/house.ts';
import { runRound, type RoundReport } from '../../foundation/web/nightly.ts';
import { measures } from './measures.ts';
import type { Arrival, CaseFile, CellStep, InvestigationFile, ToldOfVictim } from './schema.ts';

interface Refused { error: { code: string; sentence: string } }
const ABSENT = '00000000-0000-4000-8000-000000000000';
const PERSON = { sex: 'male', ageGroup: '25-34', race: 'unknown', origin: 'MX', citizenship: 'MX', role: 'recruiter' };
const COUNT = { statute: '18 USC 1591', mode: 'completed', act: 'recruiting', victim: 'adult', offenseFrom: '2003-01-10', offenseTo: '2003-12-20' };

/** A prosecutor's office with one case, by its routes. */
async function office(prosecutor: TestUser) {
  const ok = async (path: string, body: object): Promise<string> => {
    const answer = await prosecutor.post<{ id: string }>(path, body);
    expect(answer.status, `${path} ${answer.text}`).toBe(200);
    return answer.body.id;
  };
  const investigation = await ok('/api/justice/investigations', { number: 'INV-2003-0007', openedOn: '2003-11-03', form: 'sex', source: 'hotline', agencies: ['ice', 'fbi'] });
  const file = await ok('/api/justice/cases', { docket: '04-CR-00140', district: 'nyed', form: 'sex', paper: 'indictment', filedOn: '2004-02-11', investigation });
  const read = async (): Promise<CaseFile> => (await prosecutor.get<CaseFile>(`/api/justice/cases/${file}`)).body;
  const cell = (count: string, defendant: string, step: CellStep, onDay: string) => prosecutor.post<Refused & { id: string }>(`/api/justice/cases/${file}/cells`, { count, defendant, step, onDay });
  const entered = async (count: string, defendant: string, step: CellStep, onDay: string): Promise<void> => {
    const answer = await cell(count, defendant, step, onDay);
    expect(answer.status, answer.text).toBe(200);
  };
  return { ok, investigation, file, read, cell, entered };
}

/** Figures as the counter gives them for one agency alone: how much they hold now. */
async function figures(of: TestUser): Promise<Map<string, number>> {
  const adding = measures.filter((m) => m.aggregate.kind !== 'mean' && m.aggregate.kind !== 'median');
  return acting((await house()).database, of.who, { records: 'counted in a test', via: 'test' }, async (tx) => {
    const wanted = adding.flatMap((measure) => [2004, 2005].map((year) => ({ measure, period: parsePeriod(`FY${year}`) })));
    const values = await countMany(tx, wanted, new Date());
    return new Map(wanted.map((w, i) => [`${w.measure.id} ${w.period.label}`, values[i]?.[0]?.value ?? 0]));
  });
}

describe('a case in a prosecutor’s office', () => {
  let prosecutor: TestUser;
  beforeAll(async () => {
    today('2005-06-03');
    prosecutor = await signIn('prosecutor');
  });
  afterAll(() => today(null));

  it('moves each figure exactly as its counting view says, from investigation to sentence and appeal', async () => {
    const { ok, investigation, file, read, entered, cell } = await office(prosecutor);
    const agree = async (): Promise<void> => {
      const now = await figures(prosecutor);
      const view = [...(await read()).counted, ...(await prosecutor.get<InvestigationFile>(`/api/justice/investigations/${investigation}`)).body.counted];
      const said = new Map(view.map((c) => [`${c.measure} ${c.period}`, c.adds]));
      for (const [figure, value] of now) expect(said.get(figure) ?? 0, figure).toBe(value);
    };
    const defendants: string[] = [];
    for (const name of ['Uno Prueba', 'Dos Prueba', 'Tres Prueba', 'Cuatro Prueba', 'Cinco Prueba', 'Seis Prueba']) defendants.push(await ok(`/api/justice/cases/${file}/defendants`, { ...PERSON, name, aliases: [`${name} alias`] }));
    const [one, two, three, four, five, six] = defendants as [string, string, string, string, string, string];
    const first = await ok(`/api/justice/cases/${file}/counts`, COUNT);
    for (const d of defendants) await entered(first, d, 'charged', '2004-02-11');
    await agree();
    expect((await figures(prosecutor)).get('JUS-03 FY2004')).toBe(6);

    await ok(`/api/justice/defendants/${six}/steps`, { step: 'at-large', onDay: '2004-02-20' });
    expect((await cell(first, six, 'plea', '2004-03-01')).body.error.code).toBe('justice.absent');

    await ok(`/api/justice/cases/${file}/papers`, { paper: 'superseding-indictment', filedOn: '2004-11-16' });
    const superseded = await read();
    expect(superseded.papers.map((p) => p.kind)).toEqual(['indictment', 'superseding-indictment']);
    expect(superseded.charges.filter((c) => c.standing === 'superseded').length).toBe(6);
    await agree();
    expect((await figures(prosecutor)).get('JUS-03 FY2005'), 'whoever is carried on is not charged again').toBe(0);
    await ok(`/api/justice/defendants/${five}/steps`, { step: 'arrested', onDay: '2004-11-17' });
    const late = await ok(`/api/justice/cases/${file}/defendants`, { ...PERSON, name: 'Siete Prueba' });
    expect((await cell(first, late, 'charged', '2004-11-16')).body.error.code, 'nobody is charged under a paper that was superseded').toBe('justice.wrong-paper');
    const second = superseded.counts.find((c) => c.instrument === superseded.papers[1]?.id)?.id as string;
    const smuggling = await ok(`/api/justice/cases/${file}/counts`, { ...COUNT, statute: '8 USC 1324', act: 'transporting', aliens: 5 });
    await entered(smuggling, one, 'charged', '2004-11-16');

    for (const d of [one, two, three]) await entered(second, d, 'plea', '2005-04-05');
    await agree();
    expect((await figures(prosecutor)).get('JUS-04 FY2005')).toBe(3);
    await entered(second, three, 'plea-withdrawn', '2005-05-02');
    await agree();
    expect((await figures(prosecutor)).get('JUS-04 FY2005')).toBe(2);
    await entered(second, four, 'not-guilty', '2005-05-20');
    await entered(second, five, 'guilty', '2005-05-20');
    await entered(second, five, 'strike', '2005-05-20');

    await ok(`/api/justice/defendants/${one}/sentences`, { sentencedOn: '2005-05-25', months: 71, releaseMonths: 36 });
    await ok(`/api/justice/defendants/${two}/sentences`, { sentencedOn: '2005-05-25', months: 57 });
    expect((await prosecutor.post<Refused>(`/api/justice/defendants/${four}/sentences`, { sentencedOn: '2005-05-25', months: 57 })).body.error.code).toBe('justice.not-convicted');
    const order = await ok(`/api/justice/defendants/${one}/restitution`, { orderedOn: '2005-05-25', cents: 6_000_000 });
    await ok(`/api/justice/restitution/${order}/payments`, { paidOn: '2005-06-01', cents: 250_000 });
    expect((await prosecutor.post<Refused>(`/api/justice/restitution/${order}/payments`, { paidOn: '2005-06-01', cents: 5_750_001 })).body.error.code).toBe('justice.overpaid');
    await ok(`/api/justice/cases/${file}/forfeitures`, { orderedOn: '2005-05-25', what: 'money', cents: 100_000, toVictims: 100_000 });
    await ok(`/api/justice/cases/${file}/victims`, { identifiedOn: '2004-02-20', sex: 'female', ageGroup: 'adult', origin: 'MX', status: 'none', relation: 'third-party', counts: [second, smuggling] });
    await agree();

    const appeal = await ok(`/api/justice/defendants/${one}/appeals`, { court: 'ca2', filedOn: '2005-05-30' });
    await ok(`/api/justice/appeals/${appeal}/conclude`, { decidedOn: '2005-06-02', outcome: 'vacated' });
    await agree();
    const after = await read();
    expect(after.defendants.map((d) => d.standing)).toEqual(['charged', 'convicted', 'charged', 'acquitted', 'charged', 'charged', 'uncharged']);
    expect(after.defendants[0]).toMatchObject({ custody: 'not-arrested', sentences: [{ months: 71, endedOn: '2005-06-02' }], restitution: [{ endedOn: '2005-06-02' }] });
    expect(after.defendants[5]?.custody).toBe('at-large');
    expect((await figures(prosecutor)).get('JUS-04 FY2005')).toBe(1);
    expect((await figures(prosecutor)).get('JUS-08 FY2005')).toBe(1);
  });

  it('says which law applies to a count and why, and refuses what was no offense yet', async () => {
    const other = await signIn('prosecutor');
    const { ok, file, read } = await office(other);
    await ok(`/api/justice/cases/${file}/counts`, { ...COUNT, statute: '18 USC 2423(b)', victim: 'minor', offenseFrom: '2003-04-29', offenseTo: '2003-04-29' });
    await ok(`/api/justice/cases/${file}/counts`, { ...COUNT, statute: '18 USC 2423(b)', victim: 'minor', offenseFrom: '2003-04-30', offenseTo: '2003-04-30' });
    expect((await read()).counts.map((c) => [c.law?.maximumMonths, c.law?.act])).toEqual([[180, 'Protection of Children From Sexual Predators Act of 1998'], [360, 'PROTECT Act of 2003, § 103 and § 105']]);
    const early = await other.post<Refused>(`/api/justice/cases/${file}/counts`, { ...COUNT, offenseFrom: '2000-01-01', offenseTo: '2000-10-27' });
    expect([early.status, early.body.error.code]).toEqual([409, 'justice.not-yet-law']);
    expect((await other.post<Refused>(`/api/justice/cases/${file}/papers`, { paper: 'indictment', filedOn: '2004-03-01' })).body.error.code).toBe('justice.wrong-paper');
  });

  it('is given out in the classes of ICCS 0204, by calendar year, sex, citizenship and form', async () => {
    const own = await signIn('prosecutor');
    const { ok, file, entered } = await office(own);
    const count = await ok(`/api/justice/cases/${file}/counts`, COUNT);
    for (const [name, citizenship] of [['Uno Prueba', 'US'], ['Dos Prueba', 'MX'], ['Tres Prueba', 'MX']] as const) {
      const defendant = await ok(`/api/justice/cases/${file}/defendants`, { ...PERSON, name, citizenship });
      await entered(count, defendant, 'charged', '2004-02-11');
      await entered(count, defendant, 'plea', '2005-01-10');
    }
    const rows = async (year: number) => (await own.get(`/api/justice/tables/${year}`)).text.trim().split(/\r?\n/).slice(1);
    expect(await rows(2004)).toEqual(['0204,2004,prosecuted,male,foreign,sex,2', '0204,2004,prosecuted,male,national,sex,1']);
    expect(await rows(2005)).toEqual(['0204,2005,convicted,male,foreign,sex,2', '0204,2005,convicted,male,national,sex,1']);
    expect((await own.get('/api/justice/tables/2004')).text).not.toMatch(/Prueba/);
  });

  it('warns of a term outside the law of the counts, and takes a case’s trial from its beginning to its end', async () => {
    const own = await signIn('prosecutor');
    const { ok, file, read, entered } = await office(own);
    const defendant = await ok(`/api/justice/cases/${file}/defendants`, { ...PERSON, name: 'Uno Prueba' });
    const count = await ok(`/api/justice/cases/${file}/counts`, { ...COUNT, statute: '18 USC 1592' });
    await entered(count, defendant, 'charged', '2004-02-11');
    const trial = await ok(`/api/justice/cases/${file}/trials`, { beganOn: '2005-01-10', before: 'jury' });
    await entered(count, defendant, 'guilty', '2005-01-20');
    await ok(`/api/justice/trials/${trial}/conclude`, { endedOn: '2005-01-20', ending: 'verdict' });
    expect((await own.post<Refused>(`/api/justice/trials/${trial}/conclude`, { endedOn: '2005-01-20', ending: 'verdict' })).body.error.code).toBe('justice.ended');
    await ok(`/api/justice/defendants/${defendant}/sentences`, { sentencedOn: '2005-03-01', months: 61 });
    expect((await own.post<Refused>(`/api/justice/defendants/${defendant}/sentences`, { sentencedOn: '2005-03-01', months: 60 })).body.error.code).toBe('justice.sentenced');
    const appeal = await ok(`/api/justice/defendants/${defendant}/appeals`, { court: 'ca2', filedOn: '2005-03-05' });
    expect((await read()).defendants[0]?.sentences[0]?.outside).toContain('Above the 60 months');
    await ok(`/api/justice/appeals/${appeal}/conclude`, { decidedOn: '2005-05-01', outcome: 'resentence' });
    await ok(`/api/justice/defendants/${defendant}/sentences`, { sentencedOn: '2005-05-20', months: 60 });
    const after = await read();
    expect(after.defendants[0]).toMatchObject({ standing: 'convicted', sentences: [{ months: 61, endedOn: '2005-05-01', outside: null }, { months: 60, endedOn: null, outside: null }] });
    expect(after.counted.filter((c) => c.measure === 'JUS-08').map((c) => c.adds)).toEqual([1]);
  });

  it('ties a victim to a packet under a release, and reads nothing once the release has ended', async () => {
    const [own, services] = [await signIn('prosecutor'), await signIn('case-manager')];
    const { ok, file } = await office(own);
    const victim = await ok(`/api/justice/cases/${file}/victims`, { identifiedOn: '2004-02-20', sex: 'female', ageGroup: 'adult', origin: 'MX', status: 'none', relation: 'third-party' });
    const person = (await services.post<{ id: string }>('/api/people', { givenName: 'Zqmarker', familyName: 'Ejemplo', bornOn: '1980-04-01', cameToNoticeOn: '2004-02-17' })).body.id;
    const release = await services.post<{ id: string }>('/api/sharing/releases', { person, recipient: own.agency, purpose: 'legal', purposeWords: 'So that the prosecutor can call', fields: ['name'], signers: 'person', method: 'paper', language: 'es', signedOn: '2005-06-02', lastDay: '2005-06-30' });
    expect(release.status, release.text).toBe(200);
    expect((await services.post('/api/sharing/packets', { release: release.body.id, fields: ['name'] })).status).toBe(200);
    const [entry] = (await own.get<{ entries: { id: string }[] }>('/api/sharing/inbox')).body.entries;
    const message = entry?.id as string;

    expect((await own.post(`/api/justice/victims/${victim}/link`, { message: ABSENT })).status).toBe(404);
    expect((await own.post(`/api/justice/victims/${victim}/link`, { message })).status).toBe(200);
    expect((await own.get<ToldOfVictim>(`/api/justice/victims/${victim}/told`)).body.said).toEqual([{ field: 'name', text: 'Zqmarker Ejemplo' }]);
    expect((await own.get(`/api/justice/cases/${file}`)).text).not.toMatch(/zqmarker/i);

    const stranger = await signIn('prosecutor');
    const theirs = await office(stranger);
    const other = await theirs.ok(`/api/justice/cases/${theirs.file}/victims`, { identifiedOn: '2004-02-20', sex: 'female', ageGroup: 'adult', origin: 'MX', status: 'none', relation: 'third-party' });
    expect((await stranger.post(`/api/justice/victims/${other}/link`, { message })).text).toBe((await stranger.post(`/api/justice/victims/${other}/link`, { message: ABSENT })).text);
    expect((await stranger.post(`/api/justice/victims/${victim}/link`, { message })).text).toBe((await stranger.post(`/api/justice/victims/${ABSENT}/link`, { message })).text);

    expect((await services.post(`/api/sharing/releases/${release.body.id}/revoke`, { how: 'spoken' }, { 'if-match': '1' })).status).toBe(200);
    expect((await own.get<ToldOfVictim>(`/api/justice/victims/${victim}/told`)).body.said).toEqual([]);
  });

  it('opens an investigation from what another office handed over, once, with the origin that office tells of', async () => {
    today('2005-03-01');
    const [center, agent] = [await signIn('investigator', { kind: 'intelligence' }), await signIn('investigator')];
    const lead = (await center.post<{ id: string }>('/api/center/leads', { receivedOn: '2005-03-01', source: 'embassy', reliability: 'usually', confidence: 'probable', form: 'labor', urgent: false, what: 'Passports are kept.' })).body.id;
    await center.post(`/api/center/leads/${lead}/assess`, { reliability: 'usually', confidence: 'probable', form: 'labor' });
    await center.post(`/api/center/leads/${lead}/referrals`, { recipient: agent.agency });
    const [entry] = (await agent.get<{ entries: { id: string }[] }>('/api/sharing/inbox')).body.entries;
    const arrival = (await agent.get<Arrival>(`/api/justice/arrivals/${entry?.id}`)).body;
    expect(arrival).toMatchObject({ source: 'embassy', form: 'labor', investigation: null, number: expect.stringMatching(/^T-05-/) as string });
    const open = (body: object) => agent.post<Refused & { id: string }>('/api/justice/investigations', { number: 'INV-2005-0001', openedOn: '2005-03-01', form: 'labor', source: 'embassy', agencies: ['ice'], message: entry?.id, ...body });
    expect((await open({ source: 'own' })).body.error.code).toBe('justice.origin');
    expect((await open({ message: ABSENT })).status).toBe(404);
    const { id } = (await open({})).body;
    expect((await agent.get<InvestigationFile>(`/api/justice/investigations/${id}`)).body).toMatchObject({ source: 'embassy', origin: { message: entry?.id, number: arrival.number } });
    expect((await open({ number: 'INV-2005-0002' })).body.error.code).toBe('justice.opened-from');
    const another = await signIn('investigator');
    expect((await another.get(`/api/justice/arrivals/${entry?.id}`)).text).toBe((await another.get(`/api/justice/arrivals/${ABSENT}`)).text);
    today('2005-06-03');
  });

  it('seals a juvenile once no count is open, opens the record for what 18 USC 5038(a) names, and destroys names by the schedule unless a hold stands', async () => {
    today('2004-02-11');
    const lead = await signIn('prosecutor');
    const { ok, file, read, entered } = await office(lead);
    const enter = (name: string, ageGroup: string): Promise<string> => ok(`/api/justice/cases/${file}/defendants`, { ...PERSON, name, ageGroup });
    const [young, grown, heldOne] = [await enter('Joven Ficticio', 'under-18'), await enter('Adulto Ficticio', '25-34'), await enter('Otro Ficticio', '25-34')];
    const count = await ok(`/api/justice/cases/${file}/counts`, COUNT);
    for (const d of [young, grown, heldOne]) await entered(count, d, 'charged', '2004-02-11');
    const seen = async (id: string) => (await read()).defendants.find((d) => d.id === id);
    expect(await seen(young)).toMatchObject({ kept: 'open', name: 'Joven Ficticio' });
    expect((await lead.post<Refused>(`/api/justice/defendants/${young}/open`, { purpose: 'court', askedBy: 'Family court' })).body.error.code).toBe('justice.not-sealed');
    for (const d of [young, grown, heldOne]) await entered(count, d, 'dismissed', '2004-02-11');
    expect(await seen(young)).toMatchObject({ kept: 'sealed' });
    expect(await seen(young)).not.toHaveProperty('name');
    expect(await seen(grown)).toMatchObject({ kept: 'open', name: 'Adulto Ficticio' });
    expect((await lead.get('/api/exchange/docket/export.csv')).text).not.toContain('Joven');
    expect((await lead.post(`/api/justice/defendants/${young}/open`, { purpose: 'license', askedBy: 'An employer' })).status, 'no license, bonding or job').toBe(400);
    expect((await lead.post<{ name: string }>(`/api/justice/defendants/${young}/open`, { purpose: 'court', askedBy: 'Family court' })).body.name).toBe('Joven Ficticio');
    const agent = await signIn('task-force-coordinator', { agency: lead.agency });
    expect((await agent.post(`/api/justice/defendants/${young}/open`, { purpose: 'court', askedBy: 'Family court' })).status).toBe(404);
    await ok(`/api/justice/defendants/${heldOne}/hold`, { grounds: 'litigation' });

    const night = async (day: string): Promise<RoundReport['acts'][number] | undefined> => {
      today(day);
      const { database, services, rooms } = await house();
      return (await runRound({ database, services, rooms: rooms.filter((r) => r.name === 'justice'), which: 'nightly', agencies: [lead.agency], log: (entry) => { throw new Error(JSON.stringify(entry)); } })).acts.find((a) => a.act === 'justice.purge');
    };
    expect((await night('2005-02-10'))?.done).toBe(0);
    expect((await night('2005-02-11'))?.done, 'the juvenile').toBe(1);
    expect(await night('2009-02-11')).toMatchObject({ done: 1, refused: { 'identity.held': 1 } });
    const later = await signIn('prosecutor', { agency: lead.agency });
    const kept = async () => (await later.get<CaseFile>(`/api/justice/cases/${file}`)).body.defendants.map((d) => [d.kept, d.name, d.standing]);
    expect(await kept(), 'what was charged and decided stays').toEqual([['destroyed', undefined, 'dismissed'], ['destroyed', undefined, 'dismissed'], ['open', 'Otro Ficticio', 'dismissed']]);
    expect((await later.post(`/api/justice/defendants/${heldOne}/lift`)).status).toBe(200);
    expect((await night('2009-02-12'))?.done).toBe(1);
    today('2005-06-03');
  });

  it('sentences count by count, and says of an order what it is made of and whether it is below the full amount', async () => {
    today('2005-06-03');
    const lead = await signIn('prosecutor');
    const { ok, file, read, entered } = await office(lead);
    const who = await ok(`/api/justice/cases/${file}/defendants`, { ...PERSON, name: 'Primo Ficticio' });
    const [one, two, three] = [await ok(`/api/justice/cases/${file}/counts`, COUNT), await ok(`/api/justice/cases/${file}/counts`, { ...COUNT, statute: '18 USC 1589', act: 'obtaining' }), await ok(`/api/justice/cases/${file}/counts`, { ...COUNT, statute: '18 USC 1592', act: 'other' })];
    for (const count of [one, two, three]) await entered(count, who, 'charged', '2004-02-11');
    for (const count of [one, two]) await entered(count, who, 'plea', '2004-09-07');
    const sentence = (body: object) => lead.post<Refused>(`/api/justice/defendants/${who}/sentences`, { sentencedOn: '2004-11-22', ...body });
    const term = (count: string, months: number, runs = 'concurrent') => ({ count, months, runs });
    const where = async (body: object): Promise<unknown> => ((await sentence(body)).body as unknown as { error: { problems: { where: string }[] } }).error.problems.map((p) => p.where);
    expect(await where({ terms: [term(one, 12), term(three, 12)] })).toEqual(['/terms/1/count']);
    expect(await where({ terms: [term(one, 12), term(one, 24)] })).toEqual(['/terms/1/count']);
    expect(await where({ months: 83, terms: [term(one, 71), term(two, 24, 'consecutive')] })).toEqual(['/months']);
    expect((await sentence({ terms: [term(one, 71), term(two, 24, 'consecutive')] })).status).toBe(200);
    await ok(`/api/justice/defendants/${who}/restitution`, { orderedOn: '2004-11-22', cents: 900_000, amounts: { losses: 200_000, services: 500_000, wages: 800_000 } });
    await ok(`/api/justice/defendants/${who}/restitution`, { orderedOn: '2004-11-23', cents: 100 });
    expect((await read()).defendants[0]).toMatchObject({ sentences: [{ months: 95, terms: [{ months: 71, runs: 'concurrent' }, { months: 24, runs: 'consecutive' }] }], restitution: [{ cents: 900_000, full: 1_000_000 }, { full: null, amounts: null }] });
  });

  it('is handed over from the investigator to the prosecutor, who takes it with its origin or declines it with a reason', async () => {
    today('2005-03-01');
    const [agent, one, two, caring] = [await signIn('investigator'), await signIn('prosecutor'), await signIn('prosecutor'), await signIn('case-manager')];
    const { id } = (await agent.post<{ id: string }>('/api/justice/investigations', { number: 'INV-2005-0009', openedOn: '2005-02-01', form: 'labor', source: 'hotline', agencies: ['ice'] })).body;
    const hand = (recipient: string) => agent.post<Refused>(`/api/justice/investigations/${id}/hand-over`, { recipient, summary: 'Papers kept and fees owed, with two statements.' });
    const read = async () => (await agent.get<InvestigationFile>(`/api/justice/investigations/${id}`)).body;
    expect((await hand(caring.agency)).body.error.code).toBe('justice.may-not-take');
    expect([(await hand(ABSENT)).status, (await hand(agent.agency)).status]).toEqual([404, 404]);
    expect((await hand(one.agency)).status).toBe(200);
    expect(await read()).toMatchObject({ standing: 'referred', steps: [{ step: 'referred', onDay: '2005-03-01' }], handOvers: [{ state: 'sent', reason: null }] });
    expect((await hand(one.agency)).body.error.code).toBe('justice.waits');
    const came = async (user: TestUser): Promise<string> => (await user.get<{ entries: { id: string }[] }>('/api/sharing/inbox', { show: 'all' })).body.entries[0]?.id as string;
    const declined = await one.post(`/api/sharing/messages/${await came(one)}/answer`, { outcome: 'declined', reason: 'insufficient-evidence' });
    expect(declined.status, declined.text).toBe(200);
    expect((await read()).handOvers).toMatchObject([{ state: 'declined', reason: 'insufficient-evidence' }]);
    expect((await hand(two.agency)).status).toBe(200);
    await two.post(`/api/sharing/messages/${await came(two)}/answer`, { outcome: 'accepted' });
    expect((await read()).handOvers.map((h) => h.state)).toEqual(['declined', 'accepted']);
    expect((await two.get<Arrival>(`/api/justice/arrivals/${await came(two)}`)).body).toMatchObject({ number: 'INV-2005-0009', source: 'hotline', form: 'labor' });
    today('2005-06-03');
  });

  it('is its own: a foreign record and an absent one look the same', async () => {
    const own = await signIn('prosecutor');
    const { file, investigation } = await office(own);
    const stranger = await signIn('prosecutor');
    for (const path of [(id: string) => `/api/justice/cases/${id}`]) expect((await stranger.get<Refused>(path(file))).body).toEqual((await stranger.get<Refused>(path(ABSENT))).body);
    expect((await stranger.get<Refused>(`/api/justice/investigations/${investigation}`)).status).toBe(404);
    expect((await (await anyone()).get('/api/justice/cases')).status).toBe(401);
  });
});

it('no account of services, benefits or immigration reaches the room, and no account of justice a room of theirs', async () => {
  const kinds: Partial<Record<Role, Kind>> = { supervisor: 'prosecution', administrator: 'prosecution' };
  const reached: string[] = [];
  for (const role of ROLES) {
    const user = await signIn(role, kinds[role] ? { kind: kinds[role] } : {});
    if ((await user.get('/api/justice/cases')).status === 200) reached.push(role);
    expect((await user.get('/api/justice/tables/2004')).status, role).toBe(reached.includes(role) ? 200 : 404);
  }
  expect(reached).toEqual(['investigator', 'prosecutor']);
  const services = await signIn('case-manager');
  const person = await services.post<{ id: string }>('/api/people', { givenName: 'Zqmarker', familyName: 'Zqmarker', bornOn: '1980-02-03', cameToNoticeOn: '2004-03-01' });
  expect(person.status, person.text).toBe(200);
  const prosecutor = await signIn('prosecutor');
  for (const path of ['people', 'cases', 'letters', 'letters/requests', 'relief/presences', 'hotline/contacts', 'sharing/inbox', 'exchange/letters/export.csv', 'exchange/people/export.csv', 'exchange/cases/export.csv', `people/${person.body.id}`, `cases/${person.body.id}`]) {
    const answer = await prosecutor.get(`/api/${path}`);
    expect(answer.text, path).not.toMatch(/zqmarker/i);
    if (path.includes(person.body.id)) expect(answer.text, path).toBe((await prosecutor.get(`/api/${path.replace(person.body.id, ABSENT)}`)).text);
  }
});
