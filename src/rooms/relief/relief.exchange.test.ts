import { afterEach, describe, expect, it } from 'vitest';
import { house, signIn, today } from '../../foundation/testing/house.ts';
import { parsePeriod } from '../../foundation/calendar/period.ts';
import { countingAsOf, countMeasure } from '../../foundation/measure/count.ts';
import { measures } from './measures.ts';
import type { OfficeView, PersonFile } from './schema.ts';

interface Taken { outcome: string; kept: number; batch: string; problems: { where: string; problem: string }[] }
const HEAD = 'number,case_code,given_name,family_name,born_on,sex,citizenship,class,received_on,principal_number,relation,unmarried,in_danger,bona_fide_on,decision,decided_on,ends_on,reason,rests_on';
const PRESENCE = 'number,case_code,given_name,family_name,born_on,sex,citizenship,requester,received_on,decision,decided_on,ends_on,ended_on,reason,rests_on';

describe('files of relief', () => {
  afterEach(() => today(null));

  it('take families with their principals, name each cell the law forbids, and keep nothing then', async () => {
    today('2005-06-01');
    const officer = await signIn('immigration-officer');
    const send = async (name: string, rows: string[]) => (await officer.post<Taken>(`/api/exchange/${name}`, { fileName: 'x.csv', content: Buffer.from(rows.join('\n')).toString('base64'), dryRun: false })).body;
    const good = [
      HEAD, 'T-04-10000001,T-10001,Rosa,Ejemplo,3/2/1984,female,MX,T-1,2004-02-20,,,,,,approved,2 August 2004,,,', 'T-04-10000002,T-10002,Ana,Ejemplo,1960-03-02,female,MX,T-4,2004-03-20,T-04-10000001,parent,,N,,,,,,', '',
      'T-04-10000003,T-10003,Li,Muestra,1980-03-02,,CN,T-1,2004-03-01,,,,,2004-04-01,denied,2004-06-01,,not-complied,record',
    ];
    const bad = await send('relief-applications', [
      ...good, 'T-04-10000004,T-10004,Mai,Prueba,1980-03-02,,VN,T-1,2004-03-01,,,,,,denied,2004-06-01,,not-complied,perpetrator', 'T-04-10000005,T-10005,Sam,Prueba,1960-03-02,,VN,T-4,2004-03-20,T-04-10000003,parent,,,,,,,,',
      'T-04-10000006,T-10006,Jo,Prueba,1980-03-02,,VN,T-1,2004-03-01,,,,,,approved,2004-06-01,2009-06-01,,',
    ]);
    expect(bad).toMatchObject({ outcome: 'refused', kept: 0 });
    expect(bad.problems.map((p) => p.where).sort()).toEqual(['H7', 'Q8', 'S6']);
    const year = async () => (await officer.get<OfficeView>('/api/relief', { year: '2004' })).body.cohort;
    expect((await year()).received).toBe(0);
    const taken = await send('relief-applications', good);
    expect(taken, JSON.stringify(taken)).toMatchObject({ outcome: 'kept', kept: 3 });
    expect(await year()).toMatchObject({ received: 2, approved: 1, denied: 1, reconciles: true });
    const mother = (await officer.post<{ people: { id: string }[] }>('/api/people/search', { words: 'T-10002' })).body.people[0]?.id as string;
    expect((await officer.get<PersonFile>(`/api/relief/people/${mother}`)).body.applications).toMatchObject([{ class: 'T-4', subclause: 'I', principalUnder21: true }]);
    const undone = await officer.post(`/api/exchange/relief-applications/batches/${taken.batch}/undo`, {});
    expect(undone.status, undone.text).toBe(200);
    expect((await year()).received).toBe(0);
    const again = await send('relief-presence', [PRESENCE, 'CP-04-10000001,P-10001,Rosa,Ejemplo,1984-03-02,,,ice,2004-02-01,issued,2004-02-21,,2005-01-10,,', 'CP-04-10000002,P-10001,,,,,,fbi,2005-03-01,,,,,,']);
    expect(again, JSON.stringify(again)).toMatchObject({ outcome: 'kept', kept: 2 });
  });

  it('give back what was taken in, and a tracker’s file is counted nowhere', async () => {
    today('2005-06-01');
    const advocate = await signIn('case-manager');
    const rows = [HEAD, 'T-04-20000001,L-10001,Rosa,Ejemplo,1984-03-02,female,MX,T-1,2004-02-20,,,,,,denied,2004-08-02,,other,'];
    const file = { fileName: 'x.csv', content: Buffer.from(rows.join('\n')).toString('base64'), dryRun: false };
    const { services } = await house();
    const count = () => countingAsOf(services.counter, undefined, async (ask, asOf) => (await countMeasure(ask, measures.find((m) => m.id === 'REL-10') as (typeof measures)[number], parsePeriod('FY2004'), { asOf }))[0]?.value);
    const before = await count();
    expect((await advocate.post<Taken>('/api/exchange/relief-applications', file)).body).toMatchObject({ outcome: 'kept' });
    expect(await count()).toBe(before);
    const supervisor = await signIn('supervisor', { agency: advocate.agency });
    const given = await supervisor.get('/api/exchange/relief-applications/export.csv');
    expect(given.status, given.text.slice(0, 200)).toBe(200);
    expect(given.text).toContain('T-04-20000001,L-10001,Rosa,Ejemplo,1984-03-02,female,MX,T-1,2004-02-20');
  });
});
