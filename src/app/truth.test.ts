import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { openSession } from '../foundation/access/sessions.ts';
import { commands as figures } from '../rooms/figures/room.ts';
import { commands as publication } from '../rooms/publication/room.ts';
import { castOf } from './cast.ts';
import { loadExample } from './load-example.ts';
import { openHouse, type Opened } from './open.ts';
import { rooms } from './rooms.ts';
import { buildServer } from './server.ts';
import * as back from '../foundation/testing/read-back.ts';

describe('the example response', { timeout: 120_000 }, () => {
  let opened: Opened;
  let server: FastifyInstance;
  const tokens = new Map<string, string>();

  beforeAll(async () => {
    const origin = 'http://localhost:4004';
    opened = await openHouse(rooms, { dataFolder: inject('dataFolder'), origin, name: `truth_${randomUUID().slice(0, 8)}`, connections: 4 });
    server = await buildServer({ opened, rooms, origin, version: 'test', demo: false, log: () => {} });
    await loadExample(opened, rooms, 1, () => {});
    for (const person of await (await castOf(opened)).everybody()) tokens.set(person.role, await openSession(opened.database.gate, person.account, new Date()));
  }, 120_000);
  afterAll(async () => {
    await server?.close();
    await opened?.database.close();
  });

  const value = async (text: string, asOf?: Date): Promise<number | null> => (await figures.figure(opened.services, text, asOf ? { asOf } : {})).value;
  const post = async (role: string, path: string, body: object) => {
    const reply = await server.inject({ method: 'POST', url: path, payload: body, cookies: { fourfold: tokens.get(role) as string }, headers: { 'x-fourfold': '1', 'idempotency-key': randomUUID() } });
    return { status: reply.statusCode, body: reply.json<Record<string, never>>() };
  };
  const get = async (role: string, path: string) => (await server.inject({ method: 'GET', url: path, cookies: { fourfold: tokens.get(role) as string } })).json<Record<string, never>>();

  it('gives each figure of the chapter that these rooms own, by computation', async () => {
    const claims = new Map((await publication.claims(opened.services, 2004)).map((c) => [c.id, c]));
    expect(claims.size).toBe(68);
    expect(claims.get('SC012')).toMatchObject({ status: 'flagged', values: [228, 108] });
    expect(claims.get('SC012')?.finding).toMatch(/more than double.*holds/s);
    expect(claims.get('SC012')?.finding).toMatch(/Not comparable with LET-01 FY2004/);
    expect(claims.get('SC013')).toMatchObject({ status: 'computed', values: [163, 144, 19] });
    expect(claims.get('SC014')).toMatchObject({ status: 'computed', values: [151, 99, 198, 611] });
    expect(claims.get('SC015')).toMatchObject({ status: 'computed', values: ['888-3737-888'] });
    expect(claims.get('SC016')).toMatchObject({ status: 'computed', values: [2143] }); // more than 2,000 calls, and neither cases nor persons
    expect(claims.get('SC030')).toMatchObject({ status: 'flagged', values: [520, 136, 292, 92] });
    expect(claims.get('SC030')?.finding).toMatch(/136 \+ 292 \+ 92 = 520.*Not comparable with REL-11 FY2004.*cohort/s);
    for (const [id, values] of [['SC010', ['T-2', 'T-3', 'T-4']], ['SC028', ['2']], ['SC029', ['3']], ['SC031', ['3', '2005']]] as const) expect(claims.get(id), id).toMatchObject({ values });
    // The law of the day, not what we know since.
    for (const [id, values] of [['SC003', ['2003-04-30']], ['SC004', ['30', '15']], ['SC005', ['During the life of the child']]] as const) expect(claims.get(id), id).toMatchObject({ status: 'computed', values });
    expect(claims.get('SC033')).toMatchObject({ status: 'computed', values: [340, 106, 60, 16, 162, 69, 118, 59] });
    expect(claims.get('SC034')).toMatchObject({ status: 'computed', values: [59, 12, 15, 18, 24, 34, 41, 28] });
    expect(claims.get('SC034')?.finding).toMatch(/highest number ever.*holds/);
    expect(claims.get('SC035')).toMatchObject({ status: 'computed', values: [32, 59, 32] });
    for (const [id, values] of [['SC036', ['6']], ['SC037', ['3', '3']], ['SC038', ['3']], ['SC041', ['2', '71', '57']], ['SC042', ['1']]] as const) expect(claims.get(id), id).toMatchObject({ values });
    // Announced, formed and operational are different things; whoever came with no team is no part of the teams.
    for (const [id, values] of [['SC043', [20]], ['SC044', ['2004-07-14', '2004-07-16', 'Tampa, Florida']], ['SC045', [503, 21, '20', '420']], ['SC046', [21]], ['SC047', [21]], ['SC051', [21, 14]]] as const) expect(claims.get(id)?.values, `${id} ${claims.get(id)?.finding}`).toEqual(values);
    expect([await value('TSK-01 since 2004-01-01 until 2005-06-04 state=funded'), await value('TSK-10 FY2005 side=police')]).toEqual([18, 767_461_400]);
    // Money: each event by its own name, and the revised year beside the one first stated.
    for (const [id, values] of [
      ['SC007', [53]], ['SC008', [5_140_000, 5_157_604]], ['SC021', [3_370_000, 14, 'FY2002']], ['SC022', [12, 9_536_000]], ['SC023', [10, 5_540_000]], ['SC024', [18, 3, 1]], ['SC048', [7_674_614, 18]], ['SC050', ['3', '21']], ['SC054', ['5', 'Cambodia, Costa Rica, India, Mexico, Thailand']],
      ['SC055', [251, 82_000_000, 86]], ['SC057', [295_000_000, 309_000_000]], ['SC063', [16]], ['SC067', [50_000_000, 25_000_000, 50_000_000]], ['SC068', [96_000_000, 82_000_000]],
    ] as const) expect(claims.get(id)?.values, `${id} ${claims.get(id)?.finding}`).toEqual(values);
    // “Provided” is no event: what was obligated in the year is another sum than what was paid out in it.
    expect(claims.get('SC008')?.finding).toMatch(/no event of money/);
    // The yearly series of State, to the dollar: abroad, at home and together, by region and by agency.
    for (const [year, abroad, home, programs, countries] of [[2005, 94_652_580, 25_217_943, 266, 101], [2006, 74_018_622, 28_553_963, 154, 70], [2007, 79_387_116, 22_947_674, 180, 90], [2008, 75_893_616, 23_244_315, 140, 70], [2009, 83_740_272, 19_722_409, 168, 80]] as const) {
      const taskForces = await value(`TSK-10 FY${year}`) ?? 0;
      expect([await value(`GRA-01 FY${year} scope=international`), (await value(`GRA-01 FY${year} scope=domestic`) as number) + taskForces, (await value(`GRA-01 FY${year}`) as number) + taskForces], String(year)).toEqual([abroad * 100, home * 100, (abroad + home) * 100]);
      expect([await value(`GRA-02 FY${year} scope=international`), await value(`GRA-03 FY${year} scope=international`)], String(year)).toEqual([programs, countries]);
      for (const by of ['region', 'department']) {
        const { cells } = await figures.figure(opened.services, `GRA-01 FY${year} scope=international`, { by });
        expect(cells?.reduce((sum, c) => sum + (c.value ?? 0), 0), `${year} by ${by}`).toBe(abroad * 100);
      }
    }
    // Visitors are no visits, and neither are the people of whom the chapter speaks.
    for (const [id, values] of [['SC017', ['2004-04-07']], ['SC018', [10]], ['SC019', [40_180]], ['SC020', [7]]] as const) expect(claims.get(id), id).toMatchObject({ status: 'computed', values });
    expect(claims.get('SC009')).toMatchObject({ status: 'computed', values: [3] });
    expect(claims.get('SC026')).toMatchObject({ status: 'computed', values: [24_600] });
    expect(claims.get('SC026')?.finding).toMatch(/Not comparable with TRN-05 .*an attendance is not a person.*does not say whether each was counted once/s);
    // The checker finds the chapter's known faults, what is doubtful, incomparable or revised in it, and nothing else.
    expect(Object.fromEntries([...claims.values()].filter((c) => c.status === 'flagged').map((c) => [c.id, c.verdict]))).toEqual({
      ...Object.fromEntries(['SC043', 'SC045', 'SC047', 'SC053', 'SC061', 'SC062'].map((id) => [id, 'fails'])), ...Object.fromEntries(['SC012', 'SC030'].map((id) => [id, 'incomparable'])),
      ...Object.fromEntries(['SC010', 'SC037', 'SC039', 'SC057', 'SC067'].map((id) => [id, 'doubtful'])), ...Object.fromEntries(['SC055', 'SC068'].map((id) => [id, 'revised'])),
    });
    expect([...claims.values()].filter((c) => c.status === 'not-yet')).toEqual([]);
    expect(claims.get('SC010')?.finding).toMatch(/of which the chapter is silent: T-5/);
    expect(claims.get('SC037')?.finding).toMatch(/day of those pleas.*: 2005-04-05/i);
    expect(claims.get('SC057')?.finding).toMatch(/2 ways, which give 295,000,000 and 309,000,000/);
    expect(claims.get('SC019')?.finding).toMatch(/Not comparable with OUT-08 .*61,240.*a visitor is not a visit.*says people/s);
    // Who belonged to the Task Force is told for the day of the chapter; the law names others since. Of its group only the month is known.
    for (const [id, values] of [['SC064', ['2002-02-13']], ['SC065', [8]], ['SC066', ['2003-12']]] as const) expect(claims.get(id), id).toMatchObject({ status: 'computed', values });
    expect([await value('POL-01 on 2002-03-01 body=task-force'), await value('POL-01 on 2024-01-01 body=task-force')]).toEqual([7, 12]);
    // More than 140 countries and territories, Serbia and Montenegro under the name it had among them.
    expect(claims.get('SC058')).toMatchObject({ status: 'computed', values: [144] });
    // GSP lapsed at the end of 2020: who is designated under it benefits from nothing since.
    expect([await value('CTY-03 on 2004-01-01 program=GSP'), await value('CTY-03 on 2021-06-01 program=GSP')]).toEqual([40, 0]);
    // The center was established twice, and the act of the second time bears another name than the chapter gives it.
    expect(claims.get('SC052')).toMatchObject({ status: 'computed', values: ['2004-07', '3'] });
    expect(claims.get('SC053')).toMatchObject({ status: 'flagged', values: ['7202', 'Intelligence Reform and Terrorism Prevention Act of 2004', '2'] });
    expect([await value('CTR-01 since 2004-08-01 until 2005-06-01'), await value('CTR-02 since 2004-08-01 until 2005-06-01'), await value('DEC-02 since 2004-01-01 until 2100-01-01')]).toEqual([60, 20, 3]);
    for (let year = 1997; year <= 2004; year++) {
      const [opened, computed, paid] = [await value(`INS-01 FY${year}`), await value(`INS-04 FY${year}`), await value(`INS-05 FY${year}`)] as [number, number, number];
      expect(opened, `inspections of ${year}`).toBe(24);
      expect(computed > 0 && paid > 0, `back wages of ${year}`).toBe(true);
    }
    // The flow of the year is another figure, and its parts are no parts of the 520.
    const flow = await value('REL-11 FY2004 decision=approved');
    expect(flow).toBeGreaterThan(0);
    expect(flow).not.toBe(136);
    for (const measure of ['REL-02', 'REL-03']) expect(await value(`${measure} FY2004`), measure).toBeGreaterThan(0);
    expect(await value('REL-03 FY1999')).toBeNull();
    for (const year of [1997, 1998, 1999, 2000]) expect(await value(`LET-01 FY${year}`)).toBe(0);
  });

  it('gives the portfolio of the chapter out as IATI, as first stated and as revised, without an error of the standard', async () => {
    for (const [edition, programs, dollars] of [[1, 267, 96_000_000], [2, 251, 82_000_000]] as const) {
      const { payload } = await server.inject({ method: 'GET', url: `/api/grants/iati.xml?year=2004&edition=${edition}`, cookies: { fourfold: tokens.get('grant-officer') as string } });
      const international = payload.split('<iati-activity ').slice(1).filter((a) => !a.includes('<recipient-country code="US"/>'));
      expect(international).toHaveLength(programs);
      expect(international.reduce((sum, a) => sum + [...a.matchAll(/code="2"\/>.*?<value [^>]*>([\d.]+)</g)].reduce((n, m) => n + Math.round(Number(m[1]) * 100), 0), 0)).toBe(dollars * 100);
      const checked = await post('grant-officer', '/api/grants/iati/checked', { content: Buffer.from(payload).toString('base64') });
      expect(checked.body, JSON.stringify(checked.body).slice(0, 2000)).toMatchObject({ valid: true, findings: [] });
    }
  }, 60_000);

  it('changes a figure when one record changes, and keeps the old value as of before', async () => {
    const before = await value('LET-01 FY2004 kind=certification');
    const { letters } = await get('certification-officer', '/api/letters?from=0&count=200') as unknown as { letters: { id: string; kind: string; issuedOn: string; standing: string; replaces: string | null }[] };
    const letter = letters.find((l) => l.kind === 'certification' && l.issuedOn >= '2003-10-01' && l.issuedOn < '2004-10-01' && l.standing === 'valid' && l.replaces === null);
    const instant = new Date();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await post('certification-officer', `/api/letters/${letter?.id}/rescind`, { reason: 'Issued in error' })).status).toBe(200);
    expect(await value('LET-01 FY2004 kind=certification')).toBe((before as number) - 1);
    expect(await value('LET-01 FY2004 kind=certification', instant)).toBe(before);
    expect(await value('LET-01 FY2003')).toBe(151);
  });

  it('changes exactly the figures that a file of letters should, and none for a file with bad cells', async () => {
    const year = async (): Promise<(number | null)[]> => Promise.all(['LET-01 FY2004 kind=certification', 'LET-01 FY2004 kind=eligibility', 'LET-01 FY2003', 'LET-02 FY2004', 'PPL-01 RY2005'].map((t) => value(t)));
    const before = await year() as number[];
    const header = 'case_code,given_name,family_name,born_on,received_on,kind,issued_on,rests_on';
    const send = (rows: string[], dryRun = false) => post('certification-officer', '/api/exchange/letters', { fileName: 'letters.csv', content: Buffer.from([header, ...rows].join('\n')).toString('base64'), dryRun });
    const good = ['L-10001,Rosa,Ejemplo,1980-02-03,2004-01-05,certification,2004-02-01,t-status', 'L-10002,Ana,Muestra,1990-02-03,2004-01-05,eligibility,2004-02-01,'];
    const bad = await send([...good, 'L-10003,Li,Prueba,1991-01-01,2004-01-05,certification,2004-02-01,t-status', 'L-10004,Mai,Prueba,not a day,2004-01-05,certification,2004-02-01,t-status']);
    expect(bad.body).toMatchObject({ outcome: 'refused', kept: 0 });
    expect((bad.body['problems'] as unknown as { where: string }[]).map((p) => p.where)).toEqual(['F4', 'D5']); // what the law asks of a minor, and what is no day, in one trial
    expect(await year()).toEqual(before);
    const taken = await send(good);
    expect(taken.body).toMatchObject({ outcome: 'kept', kept: 2 });
    expect(await year()).toEqual([before[0]! + 1, before[1]! + 1, before[2], before[3]! + 2, before[4]]);
    expect((await send(good)).body).toMatchObject({ outcome: 'taken-before', kept: 0 });
    const undone = await post('certification-officer', `/api/exchange/letters/batches/${taken.body['batch']}/undo`, {});
    expect(undone.status).toBe(200);
    expect(await year()).toEqual(before);
  });

  it('gives the same numbers and signs in every form of the release, and in none a number that is withheld', async () => {
    const bytes = async (path: string): Promise<Buffer> => {
      const reply = await server.inject({ method: 'GET', url: path });
      expect(reply.statusCode, path).toBe(200);
      return reply.rawPayload;
    };
    const text = async (path: string): Promise<string> => (await bytes(path)).toString();
    interface Signed { figure: string; measure: string; value: number | null; status: string; currency: string | null }
    const signed = (JSON.parse((JSON.parse(await text('/assessment/2004.json')) as { payload: string }).payload) as { cells: Signed[] }).cells;
    expect(signed.length).toBeGreaterThan(1000);
    const lines = back.linesOf(await text('/assessment/2004.csv'));
    // Beside the number stand sign and figure; against them every other form is held.
    const saidIn = (line: back.Line): string => back.toldAs(line['value'] === '' ? null : Number(line['value']), line['mark'] ?? '');
    const frozen = new Map(signed.map((c) => [c.figure, back.toldAs(c.value === null ? null : c.currency === null ? c.value : c.value / 100, c.status)]));
    expect(new Map(lines.map((l) => [l['figure'] ?? '', saidIn(l)]))).toEqual(frozen);
    const sorted = (told: back.Told): [string, string][] => [...told].sort(([a], [b]) => (a < b ? -1 : 1));
    const codes = sorted(new Map(lines.map((l) => [back.keysOf(l).codes, saidIn(l)])));
    const words = sorted(new Map(lines.map((l) => [back.keysOf(l).words, saidIn(l)])));
    expect([codes.length, words.length]).toEqual([signed.length, signed.length]);
    const periods = back.periodsByWords(lines);
    const page = back.tablesOfHtml(await text('/assessment/2004/tables'));
    expect(sorted(back.ofJsonStat(await text('/assessment/2004.jsonstat.json'))), 'JSON-stat').toEqual(codes);
    expect(sorted(back.ofSdmx(await text('/assessment/2004.sdmx.json'))), 'SDMX-JSON').toEqual(codes);
    expect(sorted(await back.ofXlsx(await bytes('/assessment/2004.xlsx'))), 'XLSX').toEqual(words);
    expect(sorted(back.ofTables(back.tablesOfDocx(await bytes('/assessment/2004.docx')), periods)), 'DOCX').toEqual(words);
    expect(sorted(back.ofTables(page, periods)), 'HTML').toEqual(words);
    expect(back.missingInPrint(await back.textOfPdf(await bytes('/assessment/2004.pdf')), page), 'PDF').toEqual([]);
    // The page of a figure and its own files tell the same again, and its drawing holds every number of its line.
    for (const measure of ['LET-01', 'GRA-01', 'REL-02', 'JUS-03']) {
      const own = words.filter(([at]) => at.startsWith(`${measure} | `));
      const [table] = back.tablesOfHtml(await text(`/data/f/${measure}?view=table`)).filter(({ rows }) => rows[0]?.[1] === 'By');
      expect(sorted(new Map(table?.rows.slice(1).map(([period = '', by = '', part = '', value = '']) => [`${measure} | ${periods.get(period) ?? period} | ${by === '' ? 'All' : by} | ${part}`, back.fromWords(value)]))), measure).toEqual(own);
      expect(sorted(await back.ofXlsx(await bytes(`/data/f/${measure}.xlsx`))), measure).toEqual(own);
      const json = JSON.parse(await text(`/data/f/${measure}.json`)) as { cells: { figure: string; value: number | null; mark: string }[] };
      for (const c of json.cells) expect(back.toldAs(c.value, c.mark), c.figure).toBe(frozen.get(c.figure));
      expect(await text(`/data/f/${measure}.svg`)).toContain('<svg');
    }
    // A figure with places has a map that holds its numbers; one without has none, and is asked for its chart instead.
    const map = await text('/data/f/GRA-01?view=map');
    for (const [at, said] of words.filter(([key]) => key.startsWith('GRA-01 | FY2004 | Region | ') && !key.endsWith('Global'))) expect(map, at).toContain(`<title>${at.slice(at.lastIndexOf('| ') + 2)}: $${Number(said).toLocaleString('en')}</title>`);
    expect([map.length < 100_000, (await text('/data/f/LET-01')).length < 100_000, (await text('/data/f/LET-01?view=map')).includes('world-map')]).toEqual([true, true, false]);
    // What is withheld stands nowhere on its line: neither beside it nor in its sentence.
    const withheld = lines.filter((l) => l['mark'] === 'c');
    expect(withheld.length).toBeGreaterThan(50);
    for (const line of withheld) {
      expect([line['value'], line['gross'], line['unduplicated_at_least'], line['unduplicated_at_most']], line['figure']).toEqual(['', '', '', '']);
      const truth = await value(line['figure'] ?? '', new Date(line['released_at'] ?? ''));
      expect(`${line['sentence']} ${line['made']}`.replaceAll(/\b(?:19|20)\d\d\b/g, '').match(/\d+(?:,\d{3})*/g) ?? [], line['figure']).not.toContain((truth ?? 0).toLocaleString('en'));
    }
  });

  it('gives the United Nations what they ask for, line by line the released numbers and no other', async () => {
    const reply = async (path: string): Promise<string> => (await server.inject({ method: 'GET', url: path })).payload;
    const lines = back.linesOf(await reply('/data/un/2004.csv'));
    const frozen = new Map(back.linesOf(await reply('/assessment/2004.csv')).map((l) => [l['figure'] ?? '', l]));
    const line = (table: string, row: string): back.Line | undefined => lines.find((l) => l['table'] === table && l['row'] === row);
    expect(line('Persons prosecuted', 'All')).toMatchObject({ value: '59', figure: 'JUS-03 FY2004', iccs: '0204', ic_tip_element: 'perpetrator' });
    expect(line('Persons prosecuted', 'Under sections that name trafficking')).toMatchObject({ value: '32' });
    // Every line is a released number with its sign, or says why there is none; a rate is worked out from the number that is told.
    for (const { figure = '', series = '', value = '', sign = '', note = '', row } of lines) {
      if (figure === '') expect([value, sign, note.length > 20], row).toEqual(['', '', true]);
      else expect([series.endsWith('R') ? (Number(frozen.get(figure)?.['value']) / 292_805_298 * 100_000).toFixed(4) : frozen.get(figure)?.['value'], frozen.get(figure)?.['mark']], row).toEqual([series.endsWith('R') ? Number(value).toFixed(4) : value, sign]);
    }
    expect(lines.filter((l) => l['figure'] !== '').length).toBeGreaterThan(40);
    const page = await reply('/data/un/2004');
    expect([page.includes('VC_HTF_DETVR'), page.includes('[c]'), (await server.inject({ method: 'GET', url: '/data/un/2004.xml' })).statusCode, (await server.inject({ method: 'GET', url: '/data/un/1999' })).statusCode]).toEqual([true, true, 404, 404]);
  });

  it('comes out as an Assessment in which every number is tied and the weak spots are found', async () => {
    const { html, pdf, findings } = await publication.assess(opened.services, 2004);
    expect(Buffer.from(pdf).subarray(0, 5).toString()).toBe('%PDF-');
    for (const number of ['228', '108', '19', '151', '99', '198']) expect(html).toContain(number);
    // The records were changed above after the example's release: the checker asks for the reasons, and finds nothing else wrong.
    expect(new Set(findings.filter((f) => f.severity === 'error').map((f) => f.code))).toEqual(new Set(['publication.revision-without-reason']));
    expect(findings.map((f) => f.sentence).join('\n')).toMatch(/compar/);
    // Every item that the law asks for is told, with its figures or with why there are none; and the chapter's pair is all that is not comparable.
    for (const letter of 'ABCDEFGHIJKLMNOPQRSTUV') expect(html, letter).toMatch(new RegExp(`7103\\(d\\)\\(7\\)(?:\\([A-Z]\\), )*\\(${letter}\\)`));
    expect(findings.filter((f) => /cannot be compared|could not be checked|compares what/.test(f.sentence)).map((f) => f.sentence.replace(/ \(.*/s, ''))).toHaveLength(1);
  });
});
