import type { RoomSheet } from '../../../foundation/exchange/room-sheet.ts';
import type { Screen } from '../../../foundation/web/room.ts';
import { file, get, page, post } from '../../../foundation/web/route.ts';
import { Kept } from '../../../foundation/web/shapes.ts';
import { ctdcFile, readCtdc } from './ctdc.ts';
import { fetchHandover, handOver, ownCases, readHandovers, readOwn } from './handover.ts';
import { jsonSchema, tableSchema } from './json-schema.ts';
import { readHtcds } from './read-file.ts';
import { readCaseAs, sayConsent } from './one-case.ts';
import { CaseAsHtcds, CtdcReady, HandoverFile, Handovers, NewHandover, Nothing, OfCase, OwnCases, SaidConsent } from './schema.ts';
import { cellsOf, htcdsSheet } from './sheet.ts';
import { takeHtcds } from './take.ts';

/** Who may take HTCDS in, and who may give it out. */
export const htcdsPermissions = { 'cases.htcds-import': ['case-manager'], 'cases.htcds-export': ['supervisor'] } as const;

/** When a file of HTCDS is refused. */
export const htcdsRefusals = {
  'cases.htcds-xml': 'A file of submissions is not XML that can be read.', 'cases.htcds-form': 'The form of HTCDS was sent instead of what was collected with it.', 'cases.htcds-json': 'A file of cases is not JSON as the schema shows it.',
  'cases.htcds-nobody': 'No case may be handed over to the organization.', 'cases.ctdc-too-few': 'Too few cases may be shared for a file in which nobody can be told from ten others.',
} as const;

/** Cases in and out in the columns of HTCDS. */
export const htcdsSheets: readonly RoomSheet[] = [{
  sheet: htcdsSheet, mayImport: 'cases.htcds-import', mayExport: 'cases.htcds-export', kinds: ['.xlsm', '.xml', '.zip', '.json'], read: readHtcds, take: takeHtcds,
  give: async function* ({ tx, identity }) {
    for await (const one of ownCases(tx, identity)) yield one.blocked ? { ...cellsOf({}), case_code: one.code, held_back: 'subpoena' } : { ...cellsOf(one.given), case_code: one.code };
  },
}];

/** Where cases are handed over to others, and where one is seen in the terms of the standard. */
export const htcdsScreens: readonly Screen[] = [
  { path: '/cases/htcds', component: 'HandOver', title: 'cases_htcds', allow: 'cases.htcds-export', navigation: true },
  { path: '/people/$id/htcds', component: 'CaseAsHtcds', title: 'cases_as_htcds', allow: 'cases.read', of: 'person' },
];

const SCHEMA_TYPE = 'application/schema+json; charset=utf-8';
const shown = (schema: object): string => `${JSON.stringify(schema, null, 2)}\n`;

/** The routes of HTCDS: hand-overs for supervisors, the schemas for anybody. */
export const htcdsRoutes = [
  get('/cases/htcds/handovers', { allow: 'cases.htcds-export', records: 'looked at what was handed over', input: Nothing, output: Handovers, run: readHandovers }),
  post('/cases/htcds/handovers', { allow: 'cases.htcds-export', records: 'handed cases over under releases', input: NewHandover, output: Kept, run: handOver }),
  file('/cases/htcds/handovers/:id/:form', { allow: 'cases.htcds-export', records: 'fetched cases handed over under releases', input: HandoverFile, run: fetchHandover }),
  get('/cases/htcds/own', { allow: 'cases.htcds-export', records: 'gave records out', input: Nothing, output: OwnCases, run: readOwn }),
  get('/cases/htcds/ctdc', { allow: 'cases.htcds-export', records: 'asked how many cases a file of the Collaborative would hold', input: Nothing, output: CtdcReady, run: readCtdc }),
  file('/cases/htcds/ctdc/file', { allow: 'cases.htcds-export', records: 'made a file in which no person can be told from ten others', input: Nothing, run: ctdcFile }),
  get('/cases/:id/htcds', { allow: 'cases.read', records: 'read a case as HTCDS', input: OfCase, output: CaseAsHtcds, run: readCaseAs }),
  post('/cases/:id/htcds/consent', { allow: 'cases.write', records: 'recorded whether a person consents', input: SaidConsent, output: Kept, run: sayConsent }),
  page('get', '/htcds/schema.json', { input: Nothing, limit: 60, run: async ({ services }) => ({ type: SCHEMA_TYPE, body: shown(jsonSchema(services.origin)), fileName: 'htcds-2.0.schema.json' }) }),
  page('get', '/htcds/table-schema.json', { input: Nothing, limit: 60, run: async () => ({ type: 'application/json; charset=utf-8', body: shown(tableSchema()), fileName: 'htcds-2.0.table-schema.json' }) }),
];
