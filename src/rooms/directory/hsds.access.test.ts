import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../foundation/database/sql.ts';
import { anyone, house, signIn, type Answer, type TestUser } from '../../foundation/testing/house.ts';
import { readFeed } from './feed.ts';
import type { FeedTaken } from './schema.ts';
import { SERVICE } from './testing/service.ts';

/*
 * Against the standard's own schemas and examples (Open Referral HSDS 3.0, CC BY-SA 4.0), which are read where they lie and
 * are not part of the product: without them these tests are skipped, and say so.
 */
const HSDS = join(import.meta.dirname, '../../../../shared/acceptance/hsds');
const there = existsSync(join(HSDS, 'schema-3.0'));
if (!there) console.warn(`HSDS 3.0 is not at ${HSDS}: its tests are skipped.`);

type Json = Record<string, unknown>;
const read = (path: string): Json => JSON.parse(readFileSync(join(HSDS, path), 'utf8')) as Json;
const text = (path: string): string => readFileSync(join(HSDS, path), 'utf8');

describe.skipIf(!there)('HSDS 3.0', () => {
  const AjvClass = Ajv2020 as unknown as typeof Ajv2020.default;
  const ajv = new AjvClass({ strict: false, allErrors: true });
  (addFormats as unknown as (a: typeof ajv) => void)(ajv);
  const valid = (kind: string) => ajv.getSchema(`${kind}.json`) as NonNullable<ReturnType<typeof ajv.getSchema>>;
  let page: ReturnType<typeof ajv.compile>;
  let supervisor: TestUser;
  let public_: Pick<TestUser, 'get' | 'post'>;
  let ids: string[];
  const mark = `zq${crypto.randomUUID().slice(0, 8)}`;

  beforeAll(async () => {
    for (const file of readdirSync(join(HSDS, 'schema-3.0')).filter((f) => f.endsWith('.json') && f !== 'openapi.json')) ajv.addSchema(read(`schema-3.0/${file}`), file);
    page = ajv.compile({ required: ['total_items', 'total_pages', 'page_number', 'size', 'first_page', 'last_page', 'empty', 'contents'], ...((read('schema-3.0/openapi.json') as { components: { schemas: { Page: Json } } }).components.schemas.Page) });
    supervisor = await signIn('supervisor');
    public_ = await anyone();
    const organization = (await supervisor.post<{ id: string }>('/api/directory/organizations', { name: `Many services ${mark}`, description: 'Invented.', email: 'a@b.example', website: 'https://b.example', phone: '202-555-0100' })).body.id;
    const open = (await supervisor.post<{ id: string }>('/api/directory/locations', { organization, confidential: false, name: 'Office', address: '1 Test Street', city: 'Tampa', state: 'FL', zip: '33602' })).body.id;
    const closed = (await supervisor.post<{ id: string }>('/api/directory/locations', { organization, confidential: true, address: '9 Secret Street', city: 'Tampa', state: 'FL', zip: '33699' })).body.id;
    ids = [];
    for (let i = 0; i < 103; i++) {
      const kept = await supervisor.post<{ id: string }>('/api/directory/services', { ...SERVICE, organization, name: `Service ${i} ${mark}`, needs: i % 2 ? ['shelter', 'legal'] : ['food'], locations: i % 3 === 0 ? [open] : i % 3 === 1 ? [closed] : [], statusNeeded: i % 5 === 0, url: 'https://b.example', email: 'a@b.example' });
      ids.push(kept.body.id);
    }
    await supervisor.post('/api/directory/publish', { audience: 'public' });
  });

  const fits = (kind: string, value: unknown): void => expect(valid(kind)(value), JSON.stringify(valid(kind).errors?.slice(0, 3))).toBe(true);
  const KIND: Record<string, string> = { services: 'service', organizations: 'organization', service_at_locations: 'service_at_location', taxonomies: 'taxonomy', taxonomy_terms: 'taxonomy_term' };

  it('S1: says which version it is', async () => {
    const { body } = await public_.get<Json>('/api/hsds');
    expect(body['version']).toBe('3.0');
    expect(() => [new URL(String(body['profile'])), new URL(String(body['openapi_url']))]).not.toThrow();
  });

  for (const size of [1, 10, 100]) {
    for (const path of Object.keys(KIND)) {
      it(`S1: every answer of /${path} fits the schemas, ${size} to a page, by GET and by POST`, async () => {
        const seen: string[] = [];
        const only = path.startsWith('taxonom') ? {} : { search: mark };
        const counted = (await public_.get<{ total_items: number }>(`/api/hsds/${path}`, only)).body.total_items;
        expect(counted).toBeGreaterThan(0);
        const pages = Math.min(3, Math.ceil(counted / size));
        for (const full of [false, true]) {
          if (full && path.startsWith('taxonom')) continue;
          for (let n = 1; n <= pages; n++) {
            const asked = { ...only, per_page: size, page: n, ...(full ? { full } : {}) };
            const got = await public_.get<{ contents: Json[]; total_items: number; size: number; last_page: boolean }>(`/api/hsds/${path}`, Object.fromEntries(Object.entries(asked).map(([k, v]) => [k, String(v)])));
            expect(got.status, got.text).toBe(200);
            expect(page(got.body), JSON.stringify(page.errors)).toBe(true);
            expect(got.body.size).toBe(got.body.contents.length);
            expect(got.body.last_page).toBe(n * size >= counted);
            for (const item of got.body.contents) fits(KIND[path] as string, item);
            if (!full) seen.push(...got.body.contents.map((c) => String(c['id'])));
            expect((await public_.post(`/api/hsds/${path}`, asked)).body, 'the same by POST').toEqual(got.body);
          }
        }
        expect(new Set(seen).size, 'each once over the pages').toBe(seen.length);
        for (const id of seen.slice(0, 3)) {
          const one = await public_.get<Json>(`/api/hsds/${path}/${id}`);
          expect(one.status, path).toBe(200);
          fits(KIND[path] as string, one.body);
          for (const service of (one.body['services'] ?? []) as Json[]) fits('service', service);
          if (one.body['service']) fits('service', one.body['service']);
        }
      });
    }
  }

  it('S1: what is asked for is what comes: words, terms, taxonomies, organizations, places, and what changed since', async () => {
    const total = async (query: Record<string, string>, path = 'services') => (await public_.get<{ total_items: number }>(`/api/hsds/${path}`, { search: mark, ...query })).body.total_items;
    const all = await total({});
    expect(all).toBe(103);
    const [first] = ids as [string];
    const one = (await public_.get<{ organization: { id: string }; last_modified: string; attributes: { taxonomy_term: { id: string; code: string } }[] }>(`/api/hsds/services/${first}`)).body;
    const food = one.attributes.find((a) => a.taxonomy_term.code === 'food')?.taxonomy_term.id as string;
    const status = one.attributes.find((a) => a.taxonomy_term.code === 'status-needed')?.taxonomy_term.id as string;
    expect([await total({ taxonomy_term_id: food }), await total({ taxonomy_term_id: status }), await total({ organization_id: one.organization.id }), await total({ organization_id: first }), await total({ search: `service 10 ${mark}` })]).toEqual([52, 21, 103, 0, 4]);
    expect(await total({ taxonomy_id: '6f0a6d5e-0001-4b51-9c3e-000000000001' })).toBe(103);
    expect(await total({ postcode: '33602' }, 'service_at_locations')).toBe(35);
    expect(await total({ postcode: '98101' }, 'service_at_locations')).toBe(0);
    expect(await total({ postcode: '33602', proximity: '50' }, 'service_at_locations')).toBe(35);
    const before = new Date(Date.parse(one.last_modified) + 1).toISOString();
    expect(await total({ modified_after: one.last_modified })).toBe(103);
    await supervisor.post(`/api/directory/services/${first}`, { fees: 'Free' });
    const changed = await public_.get<{ total_items: number; contents: Json[] }>('/api/hsds/services', { search: mark, modified_after: before, full: 'true' });
    expect([changed.body.total_items, changed.body.contents[0]?.['id'], changed.body.contents[0]?.['fees_description']]).toEqual([1, first, 'Free']);
    for (const item of changed.body.contents) fits('service', item);
    const minimal = (await public_.get<{ contents: Json[] }>('/api/hsds/services', { search: mark, minimal: 'true' })).body.contents[0] as Json;
    fits('service', minimal);
    expect((await public_.get('/api/hsds/services', { modified_after: 'yesterday' })).status).toBe(400);
    expect((await public_.get('/api/hsds/services', { per_page: '101' })).status).toBe(400);
    expect((await public_.get('/api/hsds/services/not-an-id')).status).toBe(404);
  });

  const take = async (files: { name: string; content: string }[], more: object = {}): Promise<{ user: TestUser; taken: Answer<FeedTaken> }> => {
    const user = await signIn('supervisor');
    return { user, taken: await user.post<FeedTaken>('/api/directory/feeds', { files, ...more }) };
  };
  /** Everything of a feed shown, read back where the standard puts it, and taken back again: two agencies may show one id. */
  const shownBack = async (files: { name: string; content: string }[], path: string): Promise<Json> => {
    const { user, taken } = await take(files);
    expect(taken.body, taken.text).toMatchObject({ outcome: 'kept', problems: [] });
    await user.post('/api/directory/publish', { audience: 'public' });
    const back = await public_.get<Json>(`/api/hsds/${path}`);
    expect(back.status, back.text).toBe(200);
    expect((await user.post(`/api/exchange/services/batches/${String(taken.body.batch)}/undo`)).status).toBe(200);
    expect((await public_.get(`/api/hsds/${path}`)).status, 'taken back').toBe(path.includes('/') ? 404 : 200);
    return back.body;
  };

  for (const [name, path] of [['examples-3.0/service_full.json', 'services'], ['examples-3.0/organization_full.json', 'organizations'], ['examples-3.0/service_at_location_full.json', 'service_at_locations']] as const) {
    it(`S2: ${name} comes back the same`, async () => {
      const given = read(name);
      expect(await shownBack([{ name: 'feed.json', content: text(name) }], `${path}/${String(given['id'])}`)).toEqual(given);
    });
  }

  for (const folder of ['services', 'organizations', 'service_at_locations']) {
    it(`S2: the object of the mock server’s /${folder} comes back the same`, async () => {
      const [file] = readdirSync(join(HSDS, 'third-party/mock-api/data', folder)) as [string];
      const given = read(`third-party/mock-api/data/${folder}/${file}`);
      expect(await shownBack([{ name: file, content: JSON.stringify(given) }], `${folder}/${String(given['id'])}`)).toEqual(given);
    });
  }

  it('S2: taxonomies and terms come back the same, from the examples and from the mock server', async () => {
    for (const [folder, example] of [['taxonomies', 'taxonomy'], ['taxonomy_terms', 'taxonomy_term']] as const) {
      const [file] = readdirSync(join(HSDS, 'third-party/mock-api/data', folder)) as [string];
      for (const given of [read(`examples-3.0/${example}.json`), read(`third-party/mock-api/data/${folder}/${file}`)]) expect(await shownBack([{ name: 'feed.json', content: JSON.stringify(given) }], `${folder}/${String(given['id'])}`)).toEqual(given);
    }
  });

  it('S2: the pages of lists are taken in, and shown again as such pages', async () => {
    for (const [file, path] of [['service_list', 'services'], ['service_at_location_list', 'service_at_locations']] as const) {
      const given = (read(`examples-3.0/${file}.json`) as { contents: Json[] }).contents[0] as Json;
      const shown = await shownBack([{ name: 'feed.json', content: text(`examples-3.0/${file}.json`) }], `${path}?search=MyCity%20Counselling%20Suitable`) as { contents: Json[] };
      expect(shown.contents).toEqual([given]);
    }
  });

  const csv = (): { name: string; content: string }[] => readdirSync(join(HSDS, 'examples-3.0/csv')).filter((f) => f.endsWith('.csv')).map((name) => ({ name, content: text(`examples-3.0/csv/${name}`) }));

  it('S2: the CSV tables and the tabular JSON say the same, and what points at nothing is named by its cell', async () => {
    const { user, taken } = await take(csv());
    expect(taken.body, taken.text).toMatchObject({ outcome: 'kept', organizations: 1, services: 1, locations: 1, terms: 2, problems: [] });
    expect(taken.body.notes.map((n) => n.where)).toEqual(expect.arrayContaining(['locations.csv D2', 'contacts.csv B2', 'taxonomy_terms.csv H2', 'attributes.csv B2', 'metadata.csv B2']));
    await user.post('/api/directory/publish', { audience: 'public' });
    const fromCsv = (await public_.get<Json>('/api/hsds/services/ac148810-d857-441c-9679-408f346de14b')).body;
    fits('service', fromCsv);
    const full = read('examples-3.0/service_full.json');
    for (const name of ['name', 'description', 'status', 'minimum_age', 'phones', 'schedules', 'service_areas', 'languages', 'cost_options', 'required_documents', 'program', 'funding', 'contacts', 'last_modified']) expect(fromCsv[name], name).toEqual(full[name]);
    expect((fromCsv['service_at_locations'] as { location: { addresses: unknown } }[])[0]?.location.addresses).toEqual((full['service_at_locations'] as { location: { addresses: unknown } }[])[0]?.location.addresses);
    expect((await user.post(`/api/exchange/services/batches/${String(taken.body.batch)}/undo`)).status).toBe(200);
    const tabular = await shownBack([{ name: 'tabular.json', content: text('examples-3.0/tabular.json') }], 'services/ac148810-d857-441c-9679-408f346de14b');
    for (const name of ['phones', 'schedules', 'languages', 'contacts', 'service_at_locations', 'program']) expect(tabular[name], name).toEqual(fromCsv[name]);
  });

  it('S2: a feed is one batch: a dry run keeps nothing, the same again changes nothing, and it is taken back whole, from sight too', async () => {
    const content = text('examples-3.0/service_full.json');
    const { user, taken } = await take([{ name: 'a.json', content }], { dryRun: true });
    expect(taken.body).toMatchObject({ outcome: 'would-keep', services: 1, batch: null });
    expect((await user.get<{ total: number }>('/api/directory/services')).body.total).toBe(0);
    const kept = (await user.post<FeedTaken>('/api/directory/feeds', { files: [{ name: 'a.json', content }] })).body;
    expect(kept.outcome).toBe('kept');
    expect((await user.post<FeedTaken>('/api/directory/feeds', { files: [{ name: 'a.json', content }] })).body).toMatchObject({ outcome: 'taken-before', batch: kept.batch });
    expect((await user.post<FeedTaken>('/api/directory/feeds', { files: [{ name: 'b.json', content: `${content}\n` }] })).body).toMatchObject({ outcome: 'kept', services: 0, organizations: 0, batch: null });
    const other = JSON.stringify({ ...read('examples-3.0/service_full.json'), name: 'Another name' });
    expect((await user.post<FeedTaken>('/api/directory/feeds', { files: [{ name: 'c.json', content: other }] })).body).toMatchObject({ outcome: 'refused', problems: [{ where: 'service ac148810-d857-441c-9679-408f346de14b' }] });
    await user.post('/api/directory/publish', { audience: 'public' });
    expect((await public_.get('/api/hsds/services/ac148810-d857-441c-9679-408f346de14b')).status).toBe(200);
    expect((await user.post(`/api/exchange/services/batches/${String(kept.batch)}/undo`)).status).toBe(200);
    expect((await public_.get('/api/hsds/services/ac148810-d857-441c-9679-408f346de14b')).status).toBe(404);
    expect((await user.get<{ total: number }>('/api/directory/services')).body.total).toBe(0);
  });

  it('S3: every example broken in one place is refused with the pointers that ajv gives', () => {
    const broken: [string, Json][] = [];
    for (const [kind, file] of [['service', 'service_full'], ['organization', 'organization_full'], ['service_at_location', 'service_at_location_full'], ['location', 'location'], ['taxonomy_term', 'taxonomy_term']] as const) {
      const whole = read(`examples-3.0/${file}.json`);
      if (kind === 'organization') delete whole['services'];
      if (kind === 'service_at_location') delete whole['service'];
      for (const path of pathsOf(whole)) for (const change of ['gone', 7, true, 'not: a thing', ['x'], null] as const) {
        const copy = structuredClone(whole);
        set(copy, path, change);
        if (!valid(kind)(copy)) broken.push([kind, copy]);
      }
    }
    expect(broken.length).toBeGreaterThan(500);
    for (const [kind, object] of broken) {
      expect(valid(kind)(object)).toBe(false);
      const theirs = new Set((valid(kind).errors ?? []).map((e) => `${e.instancePath}${e.keyword === 'required' ? `/${String((e.params as { missingProperty: string }).missingProperty)}` : ''}`));
      const ours = readFeed([{ name: 'x.json', content: JSON.stringify(object) }]).problems.map((p) => p.where);
      expect([...new Set(ours)].sort(), JSON.stringify(object).slice(0, 300)).toEqual([...theirs].sort());
    }
  });

  it('S3: a cell that does not fit is named by its table and cell, without what it holds', async () => {
    const files = csv().map((f) => (f.name === 'services.csv' ? { ...f, content: f.content.replace('email@example.com,active', 'SECRETWORD,lively') } : f));
    const { user, taken } = await take(files);
    expect(taken.body.outcome).toBe('refused');
    expect(taken.body.problems.map((p) => p.where).sort()).toEqual(['services.csv H2', 'services.csv I2']);
    expect(taken.text).not.toContain('SECRETWORD');
    expect((await user.get<{ total: number }>('/api/directory/services')).body.total).toBe(0);
    expect((await take([{ name: 'x.json', content: '{' }])).taken.body).toMatchObject({ outcome: 'refused', problems: [{ where: '/' }] });
    expect((await take([{ name: 'mystery.csv', content: 'id\n1\n' }])).taken.body).toMatchObject({ outcome: 'refused', problems: [{ where: 'mystery.csv' }] });
  });

  it('S3: nothing that is refused or shown leaves a row of another agency in reach', async () => {
    const { database } = await house();
    const rows = await database.public.all<{ n: number }>(sql`select count(*) as n from directory.published_service where audience <> 'public'`);
    expect(rows[0]?.n).toBe(0);
  });
});

function pathsOf(value: unknown, at: readonly string[] = []): string[][] {
  if (value === null || typeof value !== 'object') return [[...at]];
  return [...(at.length > 0 ? [[...at]] : []), ...Object.entries(value).flatMap(([k, v]) => pathsOf(v, [...at, k]))];
}

function set(object: Json, path: readonly string[], change: unknown): void {
  const [last] = path.slice(-1) as [string];
  const holder = path.slice(0, -1).reduce<Json>((o, k) => o[k] as Json, object);
  if (change === 'gone') { if (!Array.isArray(holder)) delete holder[last]; } else holder[last] = change;
}
