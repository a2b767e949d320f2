import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, today, type TestUser } from '../../foundation/testing/house.ts';
import type { InstrumentFile, Register } from './schema.ts';

interface Refused { id: string; error: { code: string; sentence: string } }
const ABSENT = '00000000-0000-4000-8000-000000000000';

describe('how states are bound', () => {
  let analyst: TestUser;
  let id: string;
  const act = async (path: string, input: object, headers: Record<string, string> = {}, by = analyst): Promise<string> => {
    const answer = await by.post<Refused>(`/api/treaties${path}`, input, headers);
    return answer.status === 200 ? answer.body.id : answer.body.error.code;
  };
  const file = async (): Promise<InstrumentFile> => (await analyst.get<InstrumentFile>(`/api/treaties/${id}`)).body;
  const own = { certainty: 'unverified' } as const;
  beforeAll(async () => {
    today('2006-01-01');
    analyst = await signIn('analyst');
    id = await act('', { short: 'C105', name: 'ILO C105 Abolition of Forced Labour Convention, 1957', adoptedOn: '1957-06-25', inForceOn: '1959-01-17', ...own });
    await act('', { short: 'C150', name: 'ILO C150 Labour Administration Convention, 1978', adoptedOn: '1978-06-26', ...own });
  });
  afterAll(() => today(null));

  it('is told by the kind of deposit: who signed ratifies, who did not accedes', async () => {
    await act(`/${id}/events`, { state: 'MX', kind: 'signed', happenedOn: '1958-01-01', ...own });
    expect(await act(`/${id}/events`, { state: 'MX', kind: 'deposited', means: 'accession', happenedOn: '1959-06-01', ...own })).toBe('treaties.means');
    expect(await act(`/${id}/events`, { state: 'MX', kind: 'transmitted', means: 'ratification', happenedOn: '1958-06-01', ...own })).toBe('treaties.means');
    await act(`/${id}/events`, { state: 'MX', kind: 'deposited', means: 'ratification', happenedOn: '1959-06-01', ...own });
    await act(`/${id}/events`, { state: 'KH', kind: 'deposited', means: 'accession', happenedOn: '1999-08-23', ...own });
    expect(await act(`/${id}/events`, { state: 'KH', kind: 'signed', happenedOn: '1998-08-23', ...own })).toBe('treaties.means');
    expect((await file()).events.map((e) => [e.state, e.kind, e.means])).toEqual([['MX', 'signed', null], ['MX', 'deposited', 'ratification'], ['KH', 'deposited', 'accession']]);
  });

  it('is reserved by the day a state is bound, and until it is withdrawn', async () => {
    const given = { state: 'MX', kind: 'reservation', article: 'Art. 2', words: 'Not in prisons.', ...own };
    expect(await act(`/${id}/reservations`, { ...given, madeOn: '1950-01-01' })).toBe('treaties.before-adoption');
    expect(await act(`/${id}/reservations`, { ...given, madeOn: '1960-01-01' })).toBe('treaties.reservation-late');
    expect(await act(`/${id}/reservations`, { ...given, madeOn: '1959-06-01', certainty: 'sourced' })).toBe('treaties.no-source');
    expect(await act(`/${id}/reservations`, { ...given, kind: 'declaration', madeOn: '1960-01-01' })).toMatch(/^[0-9a-f-]{36}$/);
    const kept = await act(`/${id}/reservations`, { ...given, madeOn: '1959-06-01' });
    expect(await act(`/${id}/reservations`, { ...given, madeOn: '1959-06-01' })).toBe('treaties.recorded');
    const stands = async (on: string) => (await analyst.get<Register>('/api/treaties', { state: 'MX', on })).body.instruments[0]?.reserved;
    expect([await stands('1959-05-31'), await stands('1959-06-01'), await stands('1980-01-01')]).toEqual([0, 1, 2]);
    expect(await act(`/${id}/reservations/${kept}/withdrawn`, { withdrawnOn: '1959-06-01' })).toBe('treaties.out-of-order');
    expect(await act(`/${id}/reservations/${ABSENT}/withdrawn`, { withdrawnOn: '1970-01-01' })).toBe('unknown');
    expect(await act(`/${id}/reservations/${kept}/withdrawn`, { withdrawnOn: '1970-01-01' }, { 'if-match': '1' })).toBe(kept);
    expect(await act(`/${id}/reservations/${kept}/withdrawn`, { withdrawnOn: '1971-01-01' })).toBe('treaties.recorded');
    expect([await stands('1969-12-31'), await stands('1970-01-01')]).toEqual([2, 1]);
  });

  it('asks something of an office that answers', async () => {
    const given = { article: 'Art. 2', what: 'Forced labor is abolished.', answers: 'Department of Labor' };
    const kept = await act(`/${id}/obligations`, given);
    expect(await act(`/${id}/obligations`, given)).toBe('treaties.recorded');
    await act(`/${id}/obligations/${kept}`, { ...given, metBy: '19 USC 1307', dueOn: '2006-09-01' }, { 'if-match': '1' });
    expect((await analyst.post(`/api/treaties/${id}/obligations/${kept}`, given, { 'if-match': '1' })).status).toBe(412);
    expect((await file()).obligations).toMatchObject([{ answers: 'Department of Labor', metBy: '19 USC 1307', dueOn: '2006-09-01' }]);
  });

  it('is held against what publications say: “Convention 150” is another instrument, and a day before the text cannot be', async () => {
    expect(await act(`/${id}/statements`, { fact: 'number', state: 'US', says: '150', saidBy: 'The chapter' })).toBe('treaties.statement');
    expect(await act(`/${id}/statements`, { fact: 'signed', says: '1958-01', saidBy: 'The chapter' })).toBe('treaties.statement');
    expect(await act(`/${id}/statements`, { fact: 'number', says: '1999-02', saidBy: 'The chapter' })).toBe('treaties.statement');
    for (const [fact, says, state] of [['number', '150'], ['signed', '1958-01', 'MX'], ['deposited', '1957-02', 'MX'], ['signed', '1958', 'US']] as const) await act(`/${id}/statements`, { fact, says, saidBy: 'The chapter', ...(state ? { state } : {}) });
    const said = new Map((await file()).statements.map((s) => [`${s.fact} ${s.state}`, s]));
    expect(said.get('number null')).toMatchObject({ record: '105', agrees: 'differs', why: expect.stringContaining('Labour Administration') as string });
    expect(said.get('signed MX')).toMatchObject({ record: '1958-01-01', agrees: 'agrees', why: null });
    expect(said.get('deposited MX')).toMatchObject({ record: '1959-06-01', agrees: 'differs', why: expect.stringContaining('June 25, 1957') as string });
    expect(said.get('signed US')).toMatchObject({ record: null, agrees: 'no-record' });
    expect((await analyst.get<Register>('/api/treaties')).body.instruments.map((i) => [i.instrument.short, i.conflicts])).toEqual([['C105', 2], ['C150', 0]]);
  });

  it('goes in and out as files, and names the cell that is wrong', async () => {
    const take = async (sheet: string, ...rows: string[]) => (await analyst.post<{ outcome: string; problems: { where: string }[] }>(`/api/exchange/${sheet}`, { fileName: 'file.csv', content: Buffer.from([...rows, ''].join('\n')).toString('base64') })).body;
    const head = 'instrument,state,kind,article,words,made_on,withdrawn_on,source,certainty';
    const good = 'C105,KH,understanding,Art. 1,As its law says.,1999-08-23,,,unverified';
    expect((await take('treaty-reservations', head, good, good, good.replace('C105', 'C7'), good.replace('understanding', 'reservation').replace('1999', '2001'), good.replace('Art. 1', 'Art. 3').replace(',,,', ',1999-08-23,,'))).problems.map((p) => p.where)).toEqual(['D3', 'A4', 'F5', 'G6']);
    expect(await take('treaty-reservations', head, good)).toMatchObject({ outcome: 'kept', problems: [] });
    expect((await analyst.get('/api/exchange/treaty-reservations/export.csv')).text).toContain(good);
    const asks = 'C105,Art. 1,Forced labor is not used as a means of politics.,Department of Justice,,';
    expect((await take('treaty-obligations', 'instrument,article,what,answers,met_by,due_on', asks, asks)).problems.map((p) => p.where)).toEqual(['B3']);
    expect(await take('treaty-obligations', 'instrument,article,what,answers,met_by,due_on', asks)).toMatchObject({ outcome: 'kept', problems: [] });
    expect((await analyst.get('/api/exchange/treaty-obligations/export.csv')).text).toContain(asks);
  });

  it('is another office’s own', async () => {
    const stranger = await signIn('analyst');
    for (const [path, input] of [['obligations', { article: 'Art. 9', what: 'Something.', answers: 'Somebody' }], ['statements', { fact: 'number', says: '150', saidBy: 'The chapter' }], ['reservations', { state: 'US', kind: 'reservation', article: 'Art. 1', words: 'Something.', madeOn: '1960-01-01', ...own }]] as const) expect(await act(`/${id}/${path}`, input, {}, stranger), path).toBe('unknown');
  });
});
