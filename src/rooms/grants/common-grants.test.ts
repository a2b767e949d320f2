import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, today, type TestUser } from '../../foundation/testing/house.ts';
import type { CommonGrants } from './schema.ts';

const FOLDER = join(import.meta.dirname, '../../../../shared/acceptance/commongrants/schemas');
const there = existsSync(FOLDER);
if (!there) console.warn('CommonGrants: its schemas are not here (../shared/acceptance/commongrants), so its names are not held against them.');

describe('awards and opportunities in the names of CommonGrants 0.4', () => {
  let officer: TestUser;
  beforeAll(async () => {
    today('2005-06-03');
    officer = await signIn('grant-officer');
    const add = async (path: string, body: object): Promise<string> => (await officer.post<{ id: string }>(`/api/grants${path}`, body)).body.id;
    const recipient = await add('/recipients', { name: 'Lantern Relief Fund', kind: 'ngo', country: 'US' });
    const program = await add('/programs', { name: 'Services', funder: 'doj-ovc', authority: '22 USC 7105(b)(2)', federalShare: false, statement: false });
    await add('/opportunities', { program, number: 'OVC-05-A', title: 'Services', about: 'Services to victims.', postedOn: '2005-05-03', closesOn: '2005-07-01', totalCents: 500_000_000, mostCents: 60_000_000, awards: 10 });
    await add('/awards', { number: 'OVC-04-1', title: 'Services', purpose: 'To serve.', instrument: 'grant', funder: 'doj-ovc', recipient, scope: 'domestic', region: 'domestic', categories: ['victim-services'], awardedOn: '2004-03-01', startsOn: '2004-03-01', endsOn: '2006-03-01', cents: 40_000_050 });
  });
  afterAll(() => today(null));
  const read = async (what: string): Promise<CommonGrants> => (await officer.get<CommonGrants>(`/api/grants/common-grants/${what}`)).body;

  it.skipIf(!there)('fit its schemas', async () => {
    const ajv = addFormats.default(new Ajv2020({ strict: false }));
    for (const file of readdirSync(FOLDER).filter((f) => f.endsWith('.yaml'))) ajv.addSchema(parse(readFileSync(join(FOLDER, file), 'utf8')) as object, file);
    for (const [what, schema] of [['awards', 'AwardBase.yaml'], ['opportunities', 'OpportunityBase.yaml']] as const) {
      const { items } = await read(what);
      expect(items).toHaveLength(1);
      const fits = ajv.getSchema(schema);
      expect(fits?.(items[0]), JSON.stringify(fits?.errors)).toBe(true);
      expect(fits?.({ ...items[0], title: 5 })).toBe(false);
    }
  });

  it('name the award by its number and its money as decimal text, page by page', async () => {
    expect(await read('awards')).toMatchObject({ status: 200, paginationInfo: { page: 1, pageSize: 50, totalItems: 1, totalPages: 1 }, items: [{ identifiers: { 'awd:us:fain': { id: 'OVC-04-1' } }, status: { value: 'awarded' }, funding: { awardedAmount: { amount: '400000.50', currency: 'USD' }, disbursedAmount: { amount: '0.00' } } }] });
    expect(await read('opportunities')).toMatchObject({ items: [{ status: { value: 'open' }, keyDates: { closeDate: { date: '2005-07-01' } } }] });
    expect((await officer.get<CommonGrants>('/api/grants/common-grants/awards', { page: '2' })).body.items).toEqual([]);
  });
});
