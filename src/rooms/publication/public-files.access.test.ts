import Draft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { Validator } from '@seriousme/openapi-schema-validator';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { anyone, signIn } from '../../foundation/testing/house.ts';

/** A year of its own, so that no other test's records are counted in it. */
const YEAR = 2068;
const SCHEMA = join(import.meta.dirname, '../../../../shared/acceptance/dcat-us/v1.1/schema');
const there = existsSync(SCHEMA);
if (!there) console.warn('DCAT-US: its schemas are not here (../shared/acceptance/dcat-us), so the catalog is not held against them.');

interface Catalog { dataset: { identifier: string; title: string; distribution: { downloadURL: string; mediaType: string }[] }[] }
interface OpenApi { servers: { url: string }[]; paths: Record<string, { get: { parameters?: { name: string; example?: string; schema: { enum?: string[] } }[]; responses: Record<string, { content?: Record<string, unknown> }> } }> }

let visitor: Awaited<ReturnType<typeof anyone>>;

beforeAll(async () => {
  const [officer, analyst] = [await signIn('certification-officer'), await signIn('analyst')];
  const publisher = await signIn('publisher', { agency: analyst.agency });
  visitor = await anyone();
  for (let i = 0; i < 7; i += 1) {
    const person = await officer.post<{ id: string }>('/api/people', { cameToNoticeOn: `${YEAR}-05-10` });
    await officer.post(`/api/people/${person.body.id}/identifications`, { status: 'confirmed', identifiedOn: `${YEAR}-05-10`, form: 'sex', evidence: 'interview' });
  }
  const saved = await analyst.post(`/api/assessments/${YEAR}`, { sections: [{ title: 'Victims', paragraphs: [`{{PPL-01 FY${YEAR}}} victims were identified.`] }] });
  expect(saved.status, saved.text).toBe(200);
  const proposed = await analyst.post<{ id: string }>(`/api/assessments/${YEAR}/proposals`, {}, { 'if-match': '1' });
  const released = await publisher.post(`/api/assessments/${YEAR}/release`, { proposal: proposed.body.id });
  expect(released.status, released.text).toBe(200);
}, 60_000);

describe('the catalog of what was released', () => {
  it('lists every release and every figure, and each address in it answers with the type it names', async () => {
    const answer = await visitor.get<Catalog>('/data.json');
    expect([answer.status, answer.headers['access-control-allow-origin']]).toEqual([200, '*']);
    const own = answer.body.dataset.filter((d) => d.identifier.endsWith(`/assessment/${YEAR}/releases/1`) || d.identifier.endsWith('/data/f/PPL-01'));
    expect(own).toHaveLength(2);
    for (const { downloadURL, mediaType } of own.flatMap((d) => d.distribution)) {
      const file = await visitor.get(new URL(downloadURL).pathname);
      expect([file.status, String(file.headers['content-type']).replace(/;.*/, '')], downloadURL).toEqual([200, mediaType]);
    }
  });

  it.skipIf(!there)('is valid by the schemas of DCAT-US 1.1', async () => {
    const ajv = new Draft04.default({ strict: false, unicodeRegExp: false, allErrors: true });
    addFormats.default(ajv);
    for (const name of ['vcard', 'organization', 'distribution', 'dataset']) ajv.addSchema(JSON.parse(readFileSync(join(SCHEMA, `${name}.json`), 'utf8')) as object);
    const valid = ajv.compile(JSON.parse(readFileSync(join(SCHEMA, 'catalog.json'), 'utf8')) as object);
    const { body } = await visitor.get<Catalog>('/data.json');
    expect(valid(body), JSON.stringify(valid.errors?.slice(0, 4))).toBe(true);
    expect(valid({ ...body, dataset: [{ ...body.dataset[0], accessLevel: 'open' }] })).toBe(false);
  });
});

describe('what programs are told', () => {
  it('is valid OpenAPI 3.1, and every address and form in it answers as it says', async () => {
    const { body } = await visitor.get<OpenApi>('/data/openapi.json');
    const found = await new Validator().validate(structuredClone(body) as never);
    expect(found.errors ?? [], JSON.stringify(found.errors)?.slice(0, 800)).toEqual([]);
    for (const [path, { get }] of Object.entries(body.paths)) {
      const given: Record<string, string> = { year: String(YEAR), figure: 'PPL-01', release: '1' };
      for (const form of get.parameters?.find((p) => p.name === 'form')?.schema.enum ?? ['']) {
        const at = path.replace(/\{(\w+)\}/g, (_, name: string) => (name === 'form' ? form : given[name] ?? ''));
        const answer = await visitor.get(at);
        expect(answer.status, at).toBe(200);
        expect(Object.keys(get.responses['200']?.content ?? {}), at).toContain(String(answer.headers['content-type']).replace(/;.*/, ''));
      }
    }
  });

  it('is also a page in two languages, and what was never released answers 404 with a way back', async () => {
    expect((await visitor.get('/data/api')).text).toContain('/assessment/{year}/releases/{release}.{form}');
    expect((await visitor.get('/data/api', { lang: 'es' })).text).toContain('Un programa puede pedir');
    for (const lang of ['en', 'es']) {
      const figure = (await visitor.get('/data/f/PPL-01', { lang })).text;
      for (const form of ['csv', 'xlsx', 'docx', 'json', 'datapackage.json', 'jsonstat.json', 'sdmx.json', 'zip']) expect(figure, `${lang} ${form}`).toContain(`href="/data/f/PPL-01.${form}"`);
      expect(figure).toContain(`/data/api?lang=${lang}`);
    }
    expect((await visitor.get('/data/f/PPL-01', { view: 'none' })).status).toBe(200);
    for (const path of ['/data/f/PPL-01.odt', '/data/f/ZZZ-99.csv', '/data/f/..%2F..', `/assessment/${YEAR}.odt`, '/assessment/2199.csv', '/assessment/soon', `/assessment/${YEAR}/releases/9.csv`, `/assessment/${YEAR}/releases/1.odt`]) {
      const answer = await visitor.get(path);
      expect([answer.status, answer.text.includes('There is nothing here'), answer.text.includes('href="/data?lang=en"')], path).toEqual([404, true, true]);
    }
  });
});
