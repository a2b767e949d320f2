import { beforeAll, describe, expect, it } from 'vitest';
import { acting } from '../../foundation/audit/acting.ts';
import { parsePeriod } from '../../foundation/calendar/period.ts';
import { raw } from '../../foundation/database/sql.ts';
import { countMeasure } from '../../foundation/measure/count.ts';
import { sentenceFor } from '../../foundation/measure/sentence.ts';
import { recordsProblems } from '../../foundation/measure/sql-lint.ts';
import { house, signIn, type TestUser } from '../../foundation/testing/house.ts';
import { claims } from './claims.ts';
import { example } from './example.ts';
import { treatyEvents } from './measures.ts';

describe('the treaty events of the United States', () => {
  let analyst: TestUser;
  beforeAll(async () => {
    analyst = await signIn('analyst');
    const { database, services } = await house();
    await example.load({ database, services, cast: { as: async () => analyst.who }, scale: 1, random: () => 0.5, made: new Map(), progress: () => undefined });
  });
  const within = async <T>(work: (tx: Parameters<Parameters<typeof acting>[3]>[0]) => Promise<T>): Promise<T> => acting((await house()).database, analyst.who, { records: 'counted in a test', via: 'test' }, work);
  const count = (period: string, by?: string) => within((tx) => countMeasure(tx, treatyEvents, parsePeriod(period), { by, asOf: new Date() }));
  const byKind = async (period: string) => Object.fromEntries((await count(period, 'kind')).map((v) => [v.filter['kind']?.[0], v.value]));

  it('are counted by kind over each basis', async () => {
    expect(await byKind('until 2006-10-01')).toEqual({ signed: 5, transmitted: 3, consented: 1, 'instrument-signed': 4, deposited: 7, 'in-force': 3, denounced: 0 });
    expect(await byKind('FY2006')).toMatchObject({ 'instrument-signed': 3, deposited: 3, 'in-force': 3, signed: 0 });
    expect(await byKind('CY2002')).toMatchObject({ deposited: 2, signed: 0 });
    expect(await byKind('2000-12')).toMatchObject({ signed: 3, deposited: 0 });
    expect((await count('until 2006-10-01', 'certainty')).map((v) => [v.filter['certainty']?.[0], v.value])).toEqual([['sourced', 19], ['unverified', 4]]);
  });

  it('are published under a sentence, and leave other states out', async () => {
    const [value] = await count('FY2006');
    expect(sentenceFor(treatyEvents, value!)).toBe('Treaty events of the United States on record for fiscal year 2006: 9.');
    const { id } = (await analyst.post<{ id: string }>('/api/treaties', { short: 'Old', name: 'An old instrument', adoptedOn: '1887-03-01', certainty: 'unverified' })).body;
    for (const state of ['US', 'MX']) await analyst.post(`/api/treaties/${id}/events`, { state, kind: 'signed', happenedOn: '1887-03-04', certainty: 'unverified' });
    const [all] = await countMeasure((await house()).database.counter, treatyEvents, parsePeriod('1887-03'), { asOf: new Date() });
    expect(all?.value).toBe(1);
  });

  it('answer what the founding chapter says, and where it is wrong', async () => {
    const facts = new Map<string, [fact: string, value: string | null][]>();
    for (const { id, facts: text = '', stated } of claims) {
      expect(recordsProblems(text, ['fact', 'value']), id).toEqual([]);
      facts.set(id, (await within((tx) => tx.all<{ fact: string; value: string | null }>(raw(text)))).map((f) => [f.fact, f.value]));
      expect(facts.get(id)?.length, id).toBe(stated?.length);
    }
    expect(facts.get('SC059')).toEqual([['Convention and Protocol adopted', '2000-11-15']]);
    expect(facts.get('SC060')).toEqual([['Convention and Protocol signed', '2000-12-13']]);
    expect(facts.get('SC061')).toEqual([['instruments on trafficking in children', '3'], ['C182 instrument-signed', '1999-12-02'], ['OPSC deposited', '2002-12-23'], ['OPAC deposited', '2002-12-23'], ['ILO convention named Worst Forms of Child Labour', '182']]);
    expect(facts.get('SC062')).toEqual([['ILO convention named Abolition of Forced Labour', '105']]);
  });
});
