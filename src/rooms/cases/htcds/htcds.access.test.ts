import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Compile } from 'typebox/schema';
import { afterEach, describe, expect, it } from 'vitest';
import { acting } from '../../../foundation/audit/acting.ts';
import { sql } from '../../../foundation/database/sql.ts';
import { readTable } from '../../../foundation/exchange/read-table.ts';
import { grantRole } from '../../../foundation/access/accounts.ts';
import { findSession } from '../../../foundation/access/sessions.ts';
import { anyone, house, signIn, today, type Answer, type TestUser } from '../../../foundation/testing/house.ts';
import { canary } from '../../../foundation/testing/inputs.ts';
import type { Plan } from '../schema.ts';
import type { CaseAsHtcds, Handovers } from './schema.ts';
import type { HtcdsCase } from './sheet.ts';
import { filled, submission } from './testing/fill.ts';
import { everything, THREE } from './testing/made-up.ts';

type Kept = { id: string; version: number };
type Refused = { error: { code: string; sentence: string } };
interface Taken { outcome: string; kept: number; batch: string | null; problems: { where: string; problem: string; mend: string }[]; notes: { where: string }[] }

const FOLDER = join(import.meta.dirname, '../../../../../shared/acceptance');
const there = existsSync(join(FOLDER, 'htcds'));
if (!there) console.warn('HTCDS: IOM’s own files are not here (../shared/acceptance/htcds), so they are not taken in through the routes.');

async function office(): Promise<{ ana: TestUser; iris: TestUser }> {
  const ana = await signIn('case-manager');
  return { ana, iris: await signIn('supervisor', { agency: ana.agency }) };
}
/** A supervisor who works cases besides, and so may see every field. */
async function whole(iris: TestUser): Promise<TestUser> {
  const { database, services } = await house();
  await grantRole(database.gate, iris.account, iris.agency, 'case-manager');
  return { ...iris, who: (await findSession(database.gate, iris.token, services.now())) ?? iris.who };
}
const ok = async <T>(answer: Promise<Answer<T>>): Promise<T> => { const got = await answer; expect(got.status, got.text).toBe(200); return got.body; };
const take = (who: TestUser, fileName: string, content: string | Uint8Array, more: object = {}) => ok(who.post<Taken>('/api/exchange/htcds', { fileName, content: Buffer.from(content).toString('base64'), ...more }));
const own = (who: TestUser) => ok(who.get<HtcdsCase[]>('/api/cases/htcds/own'));
const sorted = (cases: readonly HtcdsCase[]): string[] => cases.map((given) => JSON.stringify(Object.entries(given).toSorted(([a], [b]) => (a < b ? -1 : 1)))).toSorted();
/** The sheet as it was given out, without the agency's own code: another agency gives its own. */
const uncoded = (csv: string): string => csv.replace(/^(\uFEFF?)case_code,/, '$1').replace(/(^|\r\n)M-\d+,/g, '$1');
const inSql = async <Row extends object>(who: TestUser, statement: Parameters<Awaited<ReturnType<typeof house>>['database']['gate']['all']>[0]) => acting((await house()).database, who.who, { records: 'tested', via: 'test' }, (tx) => tx.all<Row>(statement));
const persons = (who: TestUser) => inSql<{ file: string; person: string }>(who, sql`select id as file, person from cases.file_as_of where agency = ${who.agency}::uuid order by id`);

describe('cases of HTCDS taken in and given out', () => {
  it('H2: come back without loss, all 80 fields and every code, as JSON, CSV and XLSX, from agency to agency', async () => {
    const { ana, iris: alone } = await office();
    const cases = everything();
    const iris = await whole(alone);
    expect(await take(ana, 'cases.json', JSON.stringify(cases))).toMatchObject({ outcome: 'kept', kept: cases.length, problems: [] });
    expect(sorted(await own(iris))).toEqual(sorted(cases));
    const csv = await iris.get('/api/exchange/htcds/export.csv');
    expect(csv.text.split('\r\n')[0]).toMatch(/^\uFEFFcase_code,org_Name,/);
    const second = await office();
    await whole(second.iris);
    expect(await take(second.ana, 'cases.csv', uncoded(csv.text))).toMatchObject({ outcome: 'kept', kept: cases.length });
    expect(sorted(await own(second.iris))).toEqual(sorted(cases));
    const { server } = await house();
    const xlsx = await server.inject({ method: 'GET', url: '/api/exchange/htcds/export.xlsx', cookies: { fourfold: second.iris.token } });
    const third = await office();
    await whole(third.iris);
    expect(await take(third.ana, 'cases.xlsx', xlsx.rawPayload, { mapping: { case_code: -1 } }), 'without the codes of another agency').toMatchObject({ outcome: 'kept', kept: cases.length });
    expect(sorted(await own(third.iris))).toEqual(sorted(cases));
  });

  it('leave out for a supervisor who works no cases how to reach people, and their numbers; the workbook says which, and what is given can be taken in again', async () => {
    const { ana, iris } = await office();
    await take(ana, 'one.json', JSON.stringify([{ ...THREE[0], prs_IdentityNumber: 'MX-1234' }]));
    const [json] = await own(iris);
    expect(json).toMatchObject({ prs_FirstName: 'Rosa', vic_MethodsOfControl: THREE[0]?.['vic_MethodsOfControl'] });
    const closed = ['prs_MobilePhone', 'prs_HomePhone', 'prs_Email', 'prs_IdentityNumber', 'prs_MailingCity'];
    for (const name of closed) expect(json).not.toHaveProperty(name);
    const csv = (await iris.get('/api/exchange/htcds/export.csv')).text;
    for (const hidden of ['+1202555', 'Springfield', 'rosa@example.org', 'MX-1234', '•••', ...closed]) expect(csv).not.toContain(hidden);
    const { server } = await house();
    const notesOf = async (who: TestUser): Promise<string> => {
      const { rawPayload } = await server.inject({ method: 'GET', url: '/api/exchange/htcds/export.xlsx', cookies: { fourfold: who.token } });
      return JSON.stringify((await readTable(rawPayload, 'a.xlsx', { sheetName: 'Notes' })));
    };
    expect(await notesOf(iris)).toMatch(/Left out, because whoever took this file out may not read it: .*Mobile Phone.*Mailing City/);
    const { sheets } = await ok(iris.get<{ sheets: { name: string; leftOut: string[] }[] }>('/api/session'));
    expect(sheets.find((one) => one.name === 'htcds')?.leftOut).toEqual(expect.arrayContaining(['Mobile Phone', 'Mailing City']));
    const second = await office();
    expect(await take(second.ana, 'a.csv', uncoded(csv))).toMatchObject({ outcome: 'kept', kept: 1 });
    expect(await own(second.iris)).toEqual([json]);
    expect(await notesOf(await whole(iris))).not.toContain('Left out');
    const masked = await take(second.ana, 'masked.csv', 'prs_FirstName,prs_Email\nRosa,•••\n');
    expect(masked.problems[0]?.problem).toBe('This was masked when it was given out, so it says nothing.');
  });

  it('tell a status found in the product since the import, and who decided it only while that status stands', async () => {
    const { ana, iris } = await office();
    await take(ana, 'a.json', JSON.stringify([{ ...THREE[0], vic_TraffickingStatus: 'PossibleVictimOfTrafficking', vic_TraffickingStatusDecisionMakingOrg: 'NGO' }]));
    const status = async () => { const [one] = await own(iris); return [one?.['vic_TraffickingStatus'], one?.['vic_TraffickingStatusDecisionMakingOrg']]; };
    expect(await status()).toEqual(['PossibleVictimOfTrafficking', 'NGO']);
    const [made] = await persons(ana);
    await ok(ana.post(`/api/people/${made?.person}/identifications`, { status: 'confirmed', identifiedOn: '2004-05-01', form: 'labor', evidence: 'Decided by a court' }));
    expect(await status()).toEqual(['ActualVictimOfTrafficking', undefined]);
    const entered = await ok(ana.post<Kept & { person: string }>('/api/cases', { givenName: 'Lan', familyName: 'Muestra', cameOn: '2004-03-02', source: 'hotline', form: 'labor' }));
    const lan = async () => (await own(iris)).find((c) => c['prs_FirstName'] === 'Lan')?.['vic_TraffickingStatus'];
    expect(await lan()).toBeUndefined();
    await ok(ana.post(`/api/people/${entered.person}/identifications`, { status: 'potential', identifiedOn: '2004-05-01', form: 'labor', evidence: 'Screening: some indications' }));
    expect(await lan()).toBe('PossibleVictimOfTrafficking');
  });

  it('H3: read the deprecated fields and never write them', async () => {
    const { ana, iris } = await office();
    const words = canary();
    expect(await take(ana, 'old.csv', `prs_FirstName,vic_AgreementToManagePersonalData,vic_Vulnerabilities,vic_DetailsOfVulnerabilities\nRosa,yes,Poverty;Migration,${words}\n`)).toMatchObject({ outcome: 'kept', kept: 1 });
    expect((await take(ana, 'old.csv', 'vic_Vulnerabilities\nNo such thing\n', { dryRun: true })).problems, 'read, so checked').toMatchObject([{ where: 'A2' }]);
    expect(await own(iris)).toEqual([{ prs_FirstName: 'Rosa' }]);
    for (const path of ['/api/exchange/htcds/export.csv', '/api/cases/htcds/own', '/api/exchange/htcds/template.csv']) {
      const { text } = await iris.get(path);
      expect(text).not.toMatch(/vic_AgreementToManagePersonalData|Vulnerabilities/);
      expect(text).not.toContain(words);
    }
  });

  it('become a person, a case, an identification and a plan, and what none of them holds stands sealed', async () => {
    const { ana } = await office();
    const words = canary();
    const given = { ...THREE[0], cas_CaseOwner: 'test CASE-manager', cco_CaseComment: words, spl_Objectives: `Work ${words}`, spl_ActionPlan: 'Call the school', spl_PlannedEndDate: '2030-01-02', hte_Street: words, vic_TraffickingStatus: 'ActualVictimOfTrafficking' };
    await take(ana, 'one.json', JSON.stringify([given]));
    const [made] = await persons(ana);
    const person = (await ana.get<{ person: object; identifications: object[] }>(`/api/people/${made?.person}`)).body;
    expect(person.person).toMatchObject({ givenName: 'Rosa', familyName: 'Ejemplo', bornOn: '1984-05-06', sex: 'female', citizenship: 'MX', phones: ['+12025550144', '+12025550143'], address: '1 Muster Street, Springfield, Example State, 00123, US', cameToNoticeOn: '2004-02-17' });
    expect(person.identifications).toMatchObject([{ status: 'confirmed', identifiedOn: '2004-02-17', form: 'labor', evidence: 'HTCDS import, decided by: court or prosecution' }]);
    const plan = await ok(ana.get<Plan>(`/api/cases/${made?.file}/plan`));
    expect([plan.goals[0]?.words, plan.tasks[0]?.words, plan.tasks[0]?.dueOn]).toEqual([`Work ${words}`, 'Call the school', '2030-01-02']);
    const rows = await inSql<{ text: string }>(ana, sql`select s::text as text from cases.htcds_supplement s where s.agency = ${ana.agency}::uuid`);
    expect(rows.length).toBe(2);
    for (const row of rows) expect(row.text).not.toMatch(new RegExp(`${words}|${Buffer.from(words).toString('hex')}|Springfield|DebtBondage`));
    const { database } = await house();
    await expect(database.counter.all(sql`select 1 from cases.htcds_supplement`)).rejects.toMatchObject({ code: '42501' });
  });

  it('tell what the product knows since: a name corrected, a goal reached, a case closed', async () => {
    const { ana, iris } = await office();
    await take(ana, 'one.json', JSON.stringify([{ ...THREE[0], spl_Objectives: 'Learn the language', spl_PlannedEndDate: '2030-01-02', prs_MiddleName: 'Maria' }]));
    const [made] = await persons(ana);
    const goal = (await ok(ana.get<Plan>(`/api/cases/${made?.file}/plan`))).goals[0];
    await ok(ana.post(`/api/people/${made?.person}/identity`, { familyName: 'Muestra' }));
    await ok(ana.post(`/api/cases/goals/${goal?.id}/end`, { outcome: 'reached', endedOn: '2005-05-05' }));
    await ok(ana.post(`/api/cases/${made?.file}/passages`, { kind: 'exited', happenedOn: '2005-05-06', reason: 'goals-met' }));
    await whole(iris);
    expect(await own(iris)).toMatchObject([{ prs_FirstName: 'Rosa', prs_MiddleName: 'Maria', prs_SecondName: 'Muestra', spl_Objectives: 'Learn the language', spl_ActualEndDate: '2005-05-05', cas_Status: 'Closed', prs_MailingCity: 'Springfield' }]);
  });

  it('are tried without being kept, named by cell with the mending, kept whole or not at all, and taken back whole', async () => {
    const { ana, iris } = await office();
    const wrong = await take(ana, 'a.csv', 'prs_FirstName,prs_Birthdate,cas_IncomingReferralDate,vic_MethodsOfControl\nRosa,1984-05-06,2004-02-17,Debt bondage\nIon,2010-01-01,2004-02-17,Debt bondage\nLan,,2999-01-01,Debt bondage\n');
    expect(wrong).toMatchObject({ outcome: 'refused', kept: 0, problems: [{ where: 'B3' }, { where: 'C4' }] });
    expect(JSON.stringify(wrong)).not.toMatch(/Ion|1984/);
    expect(await take(ana, 'a.csv', 'prs_FirstName,prs_Gender\nRosa,Feminine\n', { dryRun: true })).toMatchObject({ outcome: 'would-keep' });
    expect(await own(iris)).toEqual([]);
    const kept = await take(ana, 'a.json', JSON.stringify(everything().slice(0, 4)));
    expect(kept.outcome).toBe('kept');
    expect((await take(ana, 'a.json', JSON.stringify(everything().slice(0, 4)))).outcome).toBe('taken-before');
    await ok(ana.post(`/api/exchange/htcds/batches/${kept.batch}/undo`));
    expect(await own(iris)).toEqual([]);
  });

  it('of a person of a code who stands get a case, and one who has a case is named', async () => {
    const { ana, iris } = await office();
    const person = (await ok(ana.post<Kept>('/api/people', { givenName: 'Rosa', familyName: 'Ejemplo', cameToNoticeOn: '2004-01-01' }))).id;
    const code = (await ok(ana.get<{ person: { caseCode: string } }>(`/api/people/${person}`))).person.caseCode;
    const file = `case_code,cas_Status\n${code},Active\n`;
    expect((await take(ana, 'a.csv', file)).outcome).toBe('kept');
    expect(await own(iris)).toMatchObject([{ prs_FirstName: 'Rosa', prs_SecondName: 'Ejemplo' }]);
    expect((await take(ana, 'a.csv', `${file}\n`)).problems).toMatchObject([{ where: 'A2', problem: 'This person has a case already.' }]);
  });

  it('are taken in by case managers and given out by supervisors, and by nobody else', async () => {
    const { ana, iris } = await office();
    const lea = await signIn('legal-advocate', { agency: ana.agency });
    for (const who of [iris, lea, await signIn('investigator'), await signIn('analyst'), await signIn('certification-officer')]) expect((await who.post('/api/exchange/htcds', { fileName: 'a.csv', content: 'YQ==' })).status).toBe(404);
    for (const who of [ana, lea, await signIn('investigator'), await signIn('supervisor', { kind: 'benefit-granting' })]) for (const path of ['/api/exchange/htcds/export.csv', '/api/cases/htcds/own', '/api/cases/htcds/handovers']) expect((await who.get(path)).status, path).toBe(404);
  });

  it('are purged with their person, and in part with notes and plans', async () => {
    const { ana, iris } = await office();
    await take(ana, 'one.json', JSON.stringify([{ ...THREE[0], cco_CaseComment: 'A comment', spl_Type: 'Legal' }]));
    const [made] = await persons(ana);
    await ok(iris.post(`/api/cases/${made?.file}/purge`, { part: 'notes', reason: 'person-asked' }));
    const [after] = await own(iris);
    expect([after?.['cco_CaseComment'], after?.['spl_Type']]).toEqual([undefined, 'Legal']);
    await ok(iris.post(`/api/cases/${made?.file}/purge`, { part: 'plan', reason: 'person-asked' }));
    expect((await own(iris))[0]).not.toHaveProperty('spl_Type');
    await ok(iris.post(`/api/cases/${made?.file}/purge`, { part: 'person', reason: 'person-asked' }));
    expect(JSON.stringify(await own(iris))).not.toMatch(/Rosa|Ejemplo|Springfield|DebtBondage/);
  });

  it('are seen by their team in the terms of the standard, telephones only by shape by a supervisor, and not by a colleague who is not on it', async () => {
    const { ana, iris } = await office();
    await take(ana, 'one.csv', 'prs_MiddleName,prs_Email,prs_MobilePhone,prs_IdentityNumber,vic_MethodsOfControl,vic_Vulnerabilities,prs_Birthdate\nMaria,rosa@example.org,+12025550144,MX-1234,Debt bondage;Other,Poverty,1984-05-06\n');
    const [made] = await persons(ana);
    const seen = async (who: TestUser) => Object.fromEntries((await ok(who.get<CaseAsHtcds>(`/api/cases/${made?.file}/htcds`))).sections.flatMap((s) => s.facts).map((f) => [f.field, f.words ?? f.name ?? f.birth ?? f.contact ?? f.number]));
    expect(await seen(ana)).toEqual({ prs_MiddleName: 'Maria', prs_Email: 'rosa@example.org', prs_MobilePhone: '+12025550144', prs_IdentityNumber: 'MX-1234', vic_MethodsOfControl: 'Debt bondage; Other', vic_Vulnerabilities: 'Poverty', prs_Birthdate: '1984-05-06' });
    expect(await seen(iris)).toMatchObject({ prs_MiddleName: 'Maria', prs_Email: '•••', prs_MobilePhone: '•••', prs_IdentityNumber: '•••', vic_MethodsOfControl: 'Debt bondage; Other' });
    const ben = await signIn('case-manager', { agency: ana.agency });
    expect((await ben.get<Refused>(`/api/cases/${made?.file}/htcds`)).status).toBe(403);
    expect((await ben.post(`/api/cases/${made?.file}/htcds/consent`, { consent: true })).status).toBe(403);
    expect((await (await signIn('case-manager')).get(`/api/cases/${made?.file}/htcds`)).status).toBe(404);
  });

  it('under a subpoena give nothing but the agency’s own code', async () => {
    const { ana, iris } = await office();
    await take(ana, 'one.json', JSON.stringify([THREE[0]]));
    const [made] = await persons(ana);
    await ok(ana.post(`/api/cases/${made?.file}/papers`, { kind: 'subpoena', words: 'From somebody', receivedOn: '2004-03-02', answerBy: '2030-03-03', digest: 'a'.repeat(64) }));
    expect(await own(iris)).toEqual([]);
    const csv = (await iris.get('/api/exchange/htcds/export.csv')).text;
    expect(csv).toMatch(/\r\nM-\d+,,+subpoena\r\n$/);
    expect((await take(ana, 'a.csv', csv)).problems.map((p) => p.problem)).toContain('This row was held back when it was given out, so it says nothing.');
  });
});

describe('H4: cases handed over to another organization', () => {
  afterEach(() => today(null));
  const release = (person: string, recipient: string, fields: string[], more: object = {}) => ({ person, recipient, purpose: 'services', purposeWords: 'So that they can help', fields, signers: 'person', method: 'paper', language: 'es', signedOn: '2004-03-02', lastDay: '2004-03-31', ...more });
  const GUARDED = { signers: 'minor-and-guardian' };
  const handed = (who: TestUser, id: string) => ok(who.get<HtcdsCase[]>(`/api/cases/htcds/handovers/${id}/json`));

  async function three() {
    today('2004-03-02');
    const { ana, iris } = await office();
    const [theirs, others] = [await signIn('case-manager'), await signIn('case-manager')];
    await take(ana, 'three.json', JSON.stringify([{ ...THREE[0], cco_CaseComment: 'Our own words' }, THREE[1], THREE[2]]));
    const all = await persons(ana);
    const names = await Promise.all(all.map(async ({ person }) => (await ok(ana.get<{ person: { givenName: string } }>(`/api/people/${person}`))).person.givenName));
    const of = (name: string): string => all[names.indexOf(name)]?.person ?? '';
    return { ana, iris, theirs, others, of };
  }

  it('are those whose person’s release to it stands, with its fields alone; without a release, or with a no, nothing leaves', async () => {
    const { ana, iris, theirs, others, of } = await three();
    const nobody = await iris.post<Refused>('/api/cases/htcds/handovers', { recipient: theirs.agency });
    expect([nobody.status, nobody.body.error.code]).toEqual([409, 'cases.htcds-nobody']);
    await ok(ana.post('/api/sharing/releases', release(of('Rosa'), theirs.agency, ['name', 'form'])));
    await ok(ana.post('/api/sharing/releases', release(of('Ion'), theirs.agency, ['name', 'form'])));
    await ok(ana.post('/api/sharing/releases', release(of('Lan'), others.agency, ['name', 'form', 'birth'], GUARDED)));
    const { id } = await ok(iris.post<Kept>('/api/cases/htcds/handovers', { recipient: theirs.agency }));
    expect(await handed(iris, id)).toEqual([{ con_Consent: true, prs_Salutation: 'Ms', prs_FirstName: 'Rosa', prs_SecondName: 'Ejemplo', vic_TypeOfExploitation: ['ForcedLabour', 'Servitude'], vic_ForcedLabourIndustry: THREE[0]?.['vic_ForcedLabourIndustry'] }]);
    for (const form of ['csv', 'xlsx']) expect((await iris.get(`/api/cases/htcds/handovers/${id}/${form}`)).status).toBe(200);
    const csv = (await iris.get(`/api/cases/htcds/handovers/${id}/csv`)).text;
    expect(csv).not.toMatch(/,Ion,|,Lan,|M-\d{8}|1984|Springfield|Our own words|case_code|Vulnerabilities/);
    expect((await ok(iris.get<Handovers>('/api/cases/htcds/handovers'))).handovers).toMatchObject([{ cases: 1, unreleased: 1, refused: 1, blocked: 0, madeOn: '2004-03-02' }]);
    expect((await ana.get(`/api/cases/htcds/handovers/${id}/json`)).status).toBe(404);
    expect((await theirs.get(`/api/cases/htcds/handovers/${id}/json`)).status).toBe(404);
    expect((await (await signIn('supervisor', { agency: theirs.agency })).get(`/api/cases/htcds/handovers/${id}/json`)).status).toBe(404);
  });

  it('are asked for their releases again each time: revoked or expired, the case is gone from the file', async () => {
    const { ana, iris, theirs, of } = await three();
    const rosa = await ok(ana.post<Kept>('/api/sharing/releases', release(of('Rosa'), theirs.agency, ['name'])));
    await ok(ana.post('/api/sharing/releases', release(of('Lan'), theirs.agency, ['name'], { lastDay: '2004-03-20', ...GUARDED })));
    const { id } = await ok(iris.post<Kept>('/api/cases/htcds/handovers', { recipient: theirs.agency }));
    expect((await handed(iris, id)).map((c) => c['prs_FirstName']).toSorted()).toEqual(['Lan', 'Rosa']);
    await ok(ana.post(`/api/sharing/releases/${rosa.id}/revoke`, { how: 'spoken' }));
    expect((await handed(iris, id)).map((c) => c['prs_FirstName'])).toEqual(['Lan']);
    today('2004-03-21');
    const later = await signIn('supervisor', { agency: iris.agency });
    expect(await handed(later, id)).toEqual([]);
  });

  it('stay while the person says no, and go once they say yes under a release, whether a file or the team recorded it', async () => {
    const { ana, iris, theirs, of } = await three();
    const made = (await persons(ana)).find((row) => row.person === of('Ion'));
    const say = (consent: boolean) => ok(ana.post<Kept>(`/api/cases/${made?.file}/htcds/consent`, { consent }));
    await ok(ana.post('/api/sharing/releases', release(of('Ion'), theirs.agency, ['name'])));
    expect((await iris.post('/api/cases/htcds/handovers', { recipient: theirs.agency })).status).toBe(409);
    await say(true);
    expect((await ok(ana.get<CaseAsHtcds>(`/api/cases/${made?.file}/htcds`))).consent).toBe(true);
    const { id } = await ok(iris.post<Kept>('/api/cases/htcds/handovers', { recipient: theirs.agency }));
    expect((await handed(iris, id)).map((c) => c['prs_FirstName'])).toEqual(['Ion']);
    await say(false);
    expect(await handed(iris, id)).toEqual([]);
    const native = await ok(ana.post<Kept & { person: string }>('/api/cases', { givenName: 'Ada', cameOn: '2004-03-01', source: 'hotline' }));
    await ok(ana.post('/api/sharing/releases', release(native.person, theirs.agency, ['name'])));
    expect((await ok(ana.post<Kept>(`/api/cases/${native.id}/htcds/consent`, { consent: false }))).version).toBe(1);
    expect((await iris.post('/api/cases/htcds/handovers', { recipient: theirs.agency })).status).toBe(409);
  });

  it('never tell how or where a person is reached, nor the numbers of their documents, whatever was released', async () => {
    const { ana, iris, theirs, of } = await three();
    await whole(iris);
    await ok(ana.post('/api/sharing/releases', release(of('Rosa'), theirs.agency, ['contact', 'address', 'numbers'])));
    expect((await iris.post('/api/cases/htcds/handovers', { recipient: theirs.agency })).status).toBe(409);
    await ok(ana.post('/api/sharing/releases', release(of('Rosa'), theirs.agency, ['name', 'contact', 'address', 'numbers'])));
    const { id } = await ok(iris.post<Kept>('/api/cases/htcds/handovers', { recipient: theirs.agency }));
    expect(Object.keys((await handed(iris, id))[0] ?? {}).toSorted()).toEqual(['con_Consent', 'prs_FirstName', 'prs_Salutation', 'prs_SecondName']);
  });

  it('never widen: a release signed after the hand-over adds nothing to its file', async () => {
    const { ana, iris, theirs, of } = await three();
    await ok(ana.post('/api/sharing/releases', release(of('Rosa'), theirs.agency, ['name'])));
    const { id } = await ok(iris.post<Kept>('/api/cases/htcds/handovers', { recipient: theirs.agency }));
    await ok(ana.post('/api/sharing/releases', release(of('Rosa'), theirs.agency, ['birth', 'address'])));
    expect(Object.keys((await handed(iris, id))[0] ?? {}).toSorted()).toEqual(['con_Consent', 'prs_FirstName', 'prs_Salutation', 'prs_SecondName']);
  });

  it('hold no word under privilege, and a paper that came since keeps the case back', async () => {
    const { ana, iris, theirs, of } = await three();
    const made = (await persons(ana)).find((row) => row.person === of('Rosa'));
    const words = canary();
    await ok(ana.post(`/api/cases/${made?.file}/privileged`, { words, happenedOn: '2004-03-02' }));
    const fields = ['name', 'birth', 'sex', 'citizenship', 'language', 'contact', 'address', 'numbers', 'family', 'form', 'situation', 'needs', 'services', 'plan', 'screening', 'immigration', 'documents'];
    await ok(ana.post('/api/sharing/releases', release(of('Rosa'), theirs.agency, fields)));
    const { id } = await ok(iris.post<Kept>('/api/cases/htcds/handovers', { recipient: theirs.agency }));
    const told = [JSON.stringify(await handed(iris, id)), JSON.stringify(await own(iris)), (await iris.get('/api/exchange/htcds/export.csv')).text];
    for (const text of told) expect(text).not.toContain(words);
    expect(told[0]).not.toContain('Our own words');
    await ok(ana.post(`/api/cases/${made?.file}/papers`, { kind: 'subpoena', words: 'From somebody', receivedOn: '2004-03-02', answerBy: '2004-03-03', digest: 'a'.repeat(64) }));
    expect(await handed(iris, id)).toEqual([]);
  });
});

describe('the schemas of HTCDS', () => {
  it('are open to anybody, and the JSON Schema accepts what is given out and refuses what is none', async () => {
    const got = await (await anyone()).get<Record<string, unknown>>('/htcds/schema.json');
    expect([got.status, got.headers['content-type'], got.headers['content-disposition']]).toEqual([200, 'application/schema+json; charset=utf-8', 'attachment; filename="htcds-2.0.schema.json"']);
    const schema = JSON.parse(got.text) as { $defs: { case: { properties: Record<string, { deprecated?: boolean }> } } };
    const properties = schema.$defs.case.properties;
    expect([Object.keys(properties).length, Object.values(properties).filter((p) => p.deprecated).length]).toEqual([84, 3]);
    const check = Compile(schema as never);
    expect(check.Check(everything())).toBe(true);
    for (const wrong of [{ prs_Gender: 'Female' }, { prs_Firstname: 'Rosa' }, { vic_MethodsOfControl: 'DebtBondage' }, { prs_Birthdate: '6.5.1984' }, { con_Consent: 'yes' }, { hte_Latitude: 91 }, { prs_Citizenship: ['Mexico'] }]) expect(check.Check([wrong]), JSON.stringify(wrong)).toBe(false);
  });

  it('has a Table Schema of the columns that are written', async () => {
    const table = JSON.parse((await (await anyone()).get('/htcds/table-schema.json')).text) as { fields: { name: string; constraints?: { pattern?: string } }[] };
    expect([table.fields.length, new RegExp(table.fields.find((f) => f.name === 'vic_MethodsOfControl')?.constraints?.pattern ?? '').test('DebtBondage;Other')]).toEqual([81, true]);
    if (!existsSync(join(FOLDER, 'frictionless'))) return console.warn('The profiles of Data Package are not here, so the Table Schema is not held against its own.');
    const profile = JSON.parse(readFileSync(join(FOLDER, 'frictionless/profiles/2.0/tableschema.json'), 'utf8')) as object;
    const check = Compile(profile as never);
    expect([...check.Errors(table)[1]].slice(0, 5)).toEqual([]);
    expect(check.Check({ fields: [{ name: 'a', type: 'no-such-type', constraints: { minimum: [] } }] })).toBe(false);
  });
});

describe.skipIf(!there)('IOM’s own files through the routes', () => {
  it('give the same three cases, whichever was filled in, and say what is wrong with the template', async () => {
    const read = (file: string): Uint8Array => readFileSync(join(FOLDER, 'htcds', file));
    const form = new TextDecoder().decode(read('htcds_xlsform.xml'));
    const files = [
      ['a.xlsx', filled(read('HTCDS Excel Spreadsheet v2.0.xlsx'), THREE, 'codes')], ['b.xlsx', filled(read('HTCDS Excel Spreadsheet single select with validation v2.0.xlsx'), THREE, 'labels', 'cells')],
      ['c.xlsm', filled(read('HTCDS Excel Spreadsheet multi select with validation v2.0.xlsm'), THREE, 'loose', 'cells')], ['d.xml', new TextEncoder().encode(`<all>${THREE.map((given) => submission(form, given)).join('')}</all>`)],
    ] as const;
    const found: string[][] = [];
    for (const [name, bytes] of files) {
      const { ana, iris } = await office();
      const taken = await take(ana, name, bytes);
      expect(taken, name).toMatchObject({ outcome: 'kept', kept: 3, problems: [] });
      expect(taken.notes.map((n) => n.where)).toEqual(name === 'd.xml' ? ['1: /data/prs_Title'] : ['N1', 'O1', 'Q1', 'R1', 'T1', 'AJ1']);
      found.push(sorted(await own(await whole(iris))));
    }
    for (const one of found) expect(one).toEqual(sorted(THREE));
  });
});
