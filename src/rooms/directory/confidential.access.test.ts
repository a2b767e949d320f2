import { beforeAll, describe, expect, it } from 'vitest';
import { anyone, house, signIn, type TestUser } from '../../foundation/testing/house.ts';
import { SERVICE } from './testing/service.ts';
import type { OrganizationFile, PlaceSeen } from './schema.ts';

interface Refused { error: { code: string } }

/** What must be nowhere: written in a form nobody else would ever write. */
const STREET = '48 Zqkarnivo Terrace';
const ZIP = '33691';
const POINT = { latitude: 27.918273, longitude: -82.417364 };
const NAME = 'Zqhaven of the hidden door';
const MARKS = ['Zqkarnivo', 'zqkarnivo', ZIP, '27.918273', '82.417364', 'Zqhaven', 'zqhaven'];

/** S4: where a confidential place is leaves its agency in no form whatever. */
describe('a confidential place', () => {
  let worker: TestUser;
  let supervisor: TestUser;
  let other: TestUser;
  let organization: string;
  let location: string;
  let service: string;
  const place = { confidential: true, name: NAME, address: STREET, city: 'Tampa', state: 'FL', zip: ZIP, ...POINT };
  beforeAll(async () => {
    worker = await signIn('case-manager');
    supervisor = await signIn('supervisor', { agency: worker.agency });
    other = await signIn('hotline-advocate');
    organization = (await worker.post<{ id: string }>('/api/directory/organizations', { name: `House ${crypto.randomUUID()}`, description: 'Invented.' })).body.id;
    location = (await worker.post<{ id: string }>('/api/directory/locations', { organization, ...place })).body.id;
    service = (await worker.post<{ id: string }>('/api/directory/services', { ...SERVICE, organization, locations: [location] })).body.id;
    expect((await supervisor.post('/api/directory/publish', { audience: 'public' })).status).toBe(200);
  });
  // Digits by themselves: an id or a hash may hold any five in a row.
  const clean = (text: string, where: string): void => { for (const mark of MARKS) expect(new RegExp(`\\b${mark.replace('.', '\\.')}\\b`).test(text), `${mark} in ${where}`).toBe(false); };

  it('is read in full only by its own agency, and that is recorded', async () => {
    expect((await worker.get<PlaceSeen>(`/api/directory/locations/${location}/place`)).body).toMatchObject({ id: location, ...place });
    const { database } = await house();
    const admin = await database.administrator();
    try {
      const seen = await admin.query("select count(*)::int as n from audit.entry where agency = $2 and ids @> array[$1::uuid] and act = 'looked at where a place is'", [location, worker.agency]);
      expect(seen.rows[0].n).toBe(1);
    } finally {
      await admin.end();
    }
    for (const user of [other, await signIn('supervisor'), await signIn('legal-advocate', { agency: worker.agency })]) expect((await user.get(`/api/directory/locations/${location}/place`)).status).toBe(404);
  });

  it('is in no answer to anybody: lists, pages, HSDS by every path, searches, files, errors', async () => {
    const public_ = await anyone();
    const asks: [string, Promise<{ text: string; status: number }>][] = [
      ...[other, worker, supervisor].flatMap((user, i): [string, Promise<{ text: string; status: number }>][] => [
        [`find ${i}`, user.post('/api/directory/find', { needs: ['shelter'], place: ZIP, count: 200 })], [`find words ${i}`, user.post('/api/directory/find', { needs: [], place: 'Tampa', count: 200 })], [`found ${i}`, user.get(`/api/directory/found/${service}`)],
        [`service ${i}`, user.get(`/api/directory/services/${service}`)], [`organization ${i}`, user.get(`/api/directory/organizations/${organization}`)], [`list ${i}`, user.get('/api/directory/services')],
      ]),
      ...['services', 'organizations', 'service_at_locations'].flatMap((p): [string, Promise<{ text: string; status: number }>][] => [[p, public_.get(`/api/hsds/${p}`, { full: 'true', per_page: '100' })], [`${p} by place`, public_.post(`/api/hsds/${p}`, p === 'service_at_locations' ? { postcode: ZIP } : { search: 'zqkarnivo' })]]),
      ['one service', public_.get(`/api/hsds/services/${service}`)], ['one organization', public_.get(`/api/hsds/organizations/${organization}`)], ['the file', supervisor.get('/api/exchange/services/export.csv')], ['the place as of a stranger', other.get(`/api/directory/locations/${location}/place`)],
      ['an error', worker.post(`/api/directory/locations/${location}`, { ...place, zip: `${ZIP}-x`, state: 'florida' })], ['a conflict', worker.post(`/api/directory/locations/${location}`, { address: STREET }, { 'if-match': '99' })],
      ['a file with it', supervisor.post('/api/exchange/services', { fileName: 'x.csv', content: Buffer.from(`organization,service,needs,areas,languages,confidential,address,city,state,zip\nA,B,shelter,US,en,maybe,${STREET},Tampa,Florida,${ZIP}x\n`).toString('base64') })],
    ];
    for (const [where, asked] of asks) clean((await asked).text, where);
    const shown = (await public_.get<{ service_at_locations: object[] }>(`/api/hsds/services/${service}`)).body.service_at_locations;
    expect(shown).toMatchObject([{ location: { location_type: 'virtual', name: 'Address kept private' } }]);
    expect(JSON.stringify(shown)).not.toContain(location);
    const xlsx = await supervisor.get('/api/exchange/services/export.xlsx');
    expect(xlsx.status).toBe(200);
  });

  it('stands in plain in no table, index or column of the database', async () => {
    const { database } = await house();
    const admin = await database.administrator();
    try {
      const tables = (await admin.query<{ t: string }>("select format('%I.%I', n.nspname, c.relname) as t from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p') and n.nspname !~ '^(pg_|information_schema)'")).rows.map((r) => r.t);
      expect(tables).toContain('directory.location');
      for (const table of tables) for (const mark of MARKS) {
        const n = (await admin.query<{ n: number }>(`select count(*)::int as n from ${table} t where t::text ~ $1`, [`\\y${mark.replace('.', '\\.')}\\y`])).rows[0]?.n;
        expect(n, `${mark} in ${table}`).toBe(0);
      }
    } finally {
      await admin.end();
    }
  });

  it('is kept in by PostgreSQL where the code forgets: no copy of it can be written, nor its flag be lied about', async () => {
    const { database } = await house();
    const admin = await database.administrator();
    const refused = async (statement: string, values: unknown[] = []): Promise<string> => {
      await admin.query('begin');
      try {
        await admin.query(statement, values);
        return 'was taken';
      } catch (error) {
        return (error as { code: string }).code;
      } finally {
        await admin.query('rollback');
      }
    };
    try {
      const at = [worker.agency, location];
      expect(await refused(`update directory.published_location set document = document || '{"latitude": 27.9}' where agency = $1 and origin = $2`, at)).toBe('23514');
      expect(await refused(`update directory.published_location set city = 'Tampa' where agency = $1 and origin = $2`, at)).toBe('23514');
      expect(await refused('update directory.published_location set shown = origin where agency = $1 and origin = $2', at)).toBe('23514');
      expect(await refused('update directory.published_location set confidential = false where agency = $1 and origin = $2', at)).toBe('23503');
      expect(await refused(`update directory.published_place set near = array['shelter@55:-165'] where agency = $1 and origin = $2`, at)).toBe('23514');
      expect(await refused('update directory.published_place set latitude = 27.9, longitude = -82.4 where agency = $1 and origin = $2', at)).toBe('23514');
      expect(await refused(`update directory.published_service set document = document || '{"service_at_locations": [{"location": {"addresses": [{"address_1": "x"}]}}]}' where agency = $1 and id = $2`, [worker.agency, service])).toBe('23514');
      expect(await refused(`update directory.published_organization set document = document || '{"locations": [{"postal_code": "33691"}]}' where agency = $1 and id = $2`, [worker.agency, organization])).toBe('23514');
      expect(await refused('update directory.location set confidential = false, shown = id where agency = $1 and id = $2', at)).toBe('23503');
      for (const [role, column] of [['fourfold_public', 'origin'], ['fourfold_counter', 'origin']] as const) expect((await admin.query<{ may: boolean }>('select has_column_privilege($1, $2, $3, $4) as may', [role, 'directory.published_location', column, 'select'])).rows[0]?.may).toBe(false);
      for (const role of ['fourfold_public', 'fourfold_counter']) for (const table of ['location', 'service_place']) expect((await admin.query<{ may: boolean }>('select has_table_privilege($1, $2, $3) as may', [role, `directory.${table}`, 'select'])).rows[0]?.may, `${role} ${table}`).toBe(false);
    } finally {
      await admin.end();
    }
  });

  it('is corrected by its agency, part by part, and an answer can be taken out', async () => {
    const house_ = (await worker.post<{ id: string }>('/api/directory/locations', { organization, confidential: true, address: '3 Zqother Row', address2: 'Upstairs', city: 'Tampa', state: 'FL', zip: '33693' })).body.id;
    expect((await worker.post(`/api/directory/locations/${house_}`, { clear: ['address2', 'zip'], city: 'Orlando' })).status).toBe(200);
    expect((await worker.get<PlaceSeen>(`/api/directory/locations/${house_}/place`)).body).toEqual({ id: house_, version: 2, confidential: true, address: '3 Zqother Row', city: 'Orlando', state: 'FL' });
  });

  it('cannot be told in words: in a service, an organization, another place or a file', async () => {
    const code = async (path: string, body: object): Promise<string> => (await worker.post<Refused>(path, body)).body.error?.code;
    expect(await code('/api/directory/services', { ...SERVICE, organization, description: `We are at 48, Zqkarnivo  terrace!` })).toBe('directory.place-in-words');
    expect(await code(`/api/directory/services/${service}`, { howTo: `Come to Tampa ${ZIP}` })).toBe('directory.place-in-words');
    expect(await code(`/api/directory/organizations/${organization}`, { description: STREET })).toBe('directory.place-in-words');
    const told = await supervisor.post('/api/directory/feeds', { files: [{ name: 'x.json', content: JSON.stringify({ id: crypto.randomUUID(), name: 'Office', description: STREET.toUpperCase(), website: 'https://a.example' }) }] });
    expect([told.status, told.text.includes('place-in-words')]).toEqual([409, true]);
    clean(told.text, 'the refusal');
    expect((await worker.post(`/api/directory/services/${service}`, { howTo: 'Call first.', phones: [{ number: '813-555-3369 1'.replace(' ', '') }] })).status).toBe(200);
  });

  it('that was open before is gone from every copy in the moment it becomes confidential', async () => {
    const address = '12 Zqopen Street';
    const open = (await worker.post<{ id: string }>('/api/directory/locations', { organization, confidential: false, name: 'Zqopen office', address, city: 'Tampa', state: 'FL', zip: '33692' })).body.id;
    const at = (await worker.post<{ id: string }>('/api/directory/services', { ...SERVICE, organization, locations: [open] })).body.id;
    await supervisor.post('/api/directory/publish', { audience: 'public' });
    const public_ = await anyone();
    expect((await public_.get(`/api/hsds/services/${at}`)).text).toContain(address);
    const file = (await worker.get<OrganizationFile>(`/api/directory/organizations/${organization}`)).body.locations.find((l) => l.id === open);
    expect((await worker.post(`/api/directory/locations/${open}`, { confidential: true }, { 'if-match': String(file?.version) })).status).toBe(200);
    for (const asked of [public_.get(`/api/hsds/services/${at}`), public_.get(`/api/hsds/organizations/${organization}`), other.get(`/api/directory/found/${at}`), worker.get(`/api/directory/organizations/${organization}`), supervisor.get('/api/exchange/services/export.csv')]) {
      const { status, text } = await asked;
      expect(status).toBe(200);
      expect(text).not.toMatch(/Zqopen|\b33692\b/);
      expect(text.includes(open) && !text.includes('"version"'), 'its old id leads nowhere').toBe(false);
    }
    const { database } = await house();
    const admin = await database.administrator();
    try {
      for (const table of ['location', 'published_location', 'published_place', 'published_service', 'published_organization']) expect((await admin.query(`select from directory.${table} t where t::text ~ 'Zqopen|\\y33692\\y'`)).rowCount, table).toBe(0);
    } finally {
      await admin.end();
    }
  });
});
