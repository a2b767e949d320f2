import { organizationsOf, otherOrganizations } from '../../../foundation/access/organizations.ts';
import type { Tx } from '../../../foundation/database/database.ts';
import { Refusal, refuseUnknown } from '../../../foundation/errors.ts';
import { csvStream, writeXlsx } from '../../../foundation/exchange/write-table.ts';
import { defineSheet, withoutUnreadable } from '../../../foundation/exchange/sheet.ts';
import type { Identity } from '../../../foundation/identity/subjects.ts';
import type { Asked, Sent, Services } from '../../../foundation/web/route.ts';
import { releasesStandingOf, standingReleases, type SharedField } from '../../sharing/index.ts';
import { namesOf } from '../inside.ts';
import { goesInFile, sharedAs } from './fields.ts';
import { readCases, type ReadCase } from './read-cases.ts';
import type { Handovers } from './schema.ts';
import { cellsOf, htcdsSheet, type HtcdsCase } from './sheet.ts';
import * as store from './store.ts';

const WINDOW = 500;

/** What of a case a release lets another agency be told: the fields it names, and that the person consented, which the release says. */
export function released(given: HtcdsCase, fields: readonly SharedField[]): HtcdsCase {
  const told = Object.entries(given).filter(([name]) => { const field = sharedAs(name); return field !== undefined && fields.includes(field); });
  return { ...Object.fromEntries(told), con_Consent: true };
}

/** Whether a person said no where HTCDS asks for consent; a release signed beside such a no is looked into before anything leaves. */
export function saidNo(given: HtcdsCase): boolean {
  return given['con_Consent'] === false;
}

/** The releases of a person to one recipient that stand today, with what of them goes into a file. */
async function standingTo(tx: Tx, services: Services, person: string, recipient: string): Promise<{ id: string; fields: SharedField[] }[]> {
  const standing = (await standingReleases(tx, services, person)).filter((release) => release.recipient.id === recipient);
  return standing.map(({ id, fields }) => ({ id, fields: fields.filter(goesInFile) })).filter(({ fields }) => fields.length > 0);
}

/** Hands cases over to another organization: those whose person's release to it stands, whose record does not say no, and that no paper blocks. */
export async function handOver({ tx, identity, input, services }: Asked<{ recipient: string }>): Promise<{ id: string; version: number }> {
  const id = crypto.randomUUID();
  const count = { unreleased: 0, refused: 0, blocked: 0 };
  const given: Record<string, unknown>[] = [];
  for (let after: string | null = null; ;) {
    const files: { id: string; person: string }[] = await store.fileWindow(tx, after, WINDOW);
    after = files.at(-1)?.id ?? null;
    if (after === null) break;
    const standing = await releasesStandingOf(tx, files.map((f) => f.person), services.today());
    const asked = files.filter((f) => standing.has(f.person));
    count.unreleased += files.length - asked.length;
    const releases = new Map<string, { id: string; fields: SharedField[] }[]>();
    for (const file of asked) releases.set(file.id, await standingTo(tx, services, file.person, input.recipient));
    const named = asked.filter((f) => (releases.get(f.id) ?? []).length > 0);
    count.unreleased += asked.length - named.length;
    for (const one of await readCases(tx, identity, named.map((f) => f.id))) {
      const grounds = releases.get(one.file) ?? [];
      const fields = [...new Set(grounds.flatMap((g) => g.fields))];
      if (one.blocked) count.blocked += 1;
      else if (saidNo(one.given)) count.refused += 1;
      else if (!one.purged) given.push({ handover: id, file: one.file, person: one.person, releases: grounds.map((g) => g.id), fields });
    }
  }
  if (given.length === 0) throw new Refusal('cases.htcds-nobody', `Nothing would be handed over: ${count.unreleased} without a release to this organization that stands, ${count.refused} where the record says no, ${count.blocked} under a paper.`);
  await store.keepHtcds(tx, 'htcds_handover', [{ id, recipient: input.recipient, made_on: services.today(), ...count }]);
  for (let i = 0; i < given.length; i += 5000) await store.keepHtcds(tx, 'htcds_given', given.slice(i, i + 5000));
  return { id, version: 1 };
}

/** Organizations that cases can be handed over to, and what was handed over before. */
export async function readHandovers({ tx }: Asked<object>): Promise<Handovers> {
  const rows = await store.latestHandovers(tx, 50);
  const [known, name, others] = await Promise.all([organizationsOf(tx, rows.map((r) => r.recipient)), namesOf(tx), otherOrganizations(tx)]);
  return {
    organizations: others.map((o) => ({ id: o.id, name: o.name })),
    handovers: rows.map((r) => ({ id: r.id, recipient: known.get(r.recipient)?.name ?? '', madeOn: r.made_on, by: name(r.recorded_by), cases: r.cases, unreleased: r.unreleased, refused: r.refused, blocked: r.blocked })),
  };
}

/** The file of a hand-over. Every release is asked again in this transaction: what has ended since is not in it, and only fields that stand are; what whoever fetches it may not read is left out, and the workbook says so. */
export async function fetchHandover({ tx, identity, input, services, reads }: Asked<{ id: string; form: 'csv' | 'xlsx' | 'json' }>): Promise<Sent> {
  const handover = await store.findHandover(tx, input.id);
  if (!handover) refuseUnknown();
  const rows = await store.givenIn(tx, handover.id);
  const told: HtcdsCase[] = [];
  for (let i = 0; i < rows.length; i += WINDOW) {
    const part = new Map(rows.slice(i, i + WINDOW).map((row) => [row.file, row]));
    for (const one of await readCases(tx, identity, [...part.keys()])) {
      const fields = await stillReleased(tx, services, one, part.get(one.file), handover.recipient);
      if (fields.length > 0) told.push(released(one.given, fields));
    }
  }
  return sent(told, input.form, reads);
}

async function stillReleased(tx: Tx, services: Services, one: ReadCase, row: store.GivenRow | undefined, recipient: string): Promise<SharedField[]> {
  if (!row || one.purged || one.blocked || saidNo(one.given)) return [];
  const standing = (await standingTo(tx, services, one.person, recipient)).filter((release) => row.releases.includes(release.id));
  return [...new Set(standing.flatMap((release) => release.fields))].filter((field) => row.fields.includes(field));
}

/** Every case of the agency as JSON, for the agency itself; one that a paper blocks is left out. */
export async function readOwn({ tx, identity }: Asked<object>): Promise<HtcdsCase[]> {
  const told: HtcdsCase[] = [];
  for await (const one of ownCases(tx, identity)) if (!one.blocked) told.push(withoutDeprecated(one.given));
  return told;
}

/** Every case of the agency, in windows. */
export async function* ownCases(tx: Tx, identity: Identity): AsyncGenerator<ReadCase> {
  for (let after: string | null = null; ;) {
    const files: { id: string }[] = await store.fileWindow(tx, after, WINDOW);
    after = files.at(-1)?.id ?? null;
    if (after === null) return;
    yield* await readCases(tx, identity, files.map((f) => f.id));
  }
}

/** The sheet for others: the standard's columns alone, without the agency's own code. */
const releasedSheet = defineSheet({ ...htcdsSheet, columns: htcdsSheet.columns.filter((column) => column.name !== 'case_code' && column.name !== 'held_back') });

async function sent(cases: readonly HtcdsCase[], form: 'csv' | 'xlsx' | 'json', reads: (fieldClass: string) => boolean): Promise<Sent> {
  const name = 'htcds-released';
  const { sheet, notes } = withoutUnreadable(releasedSheet, reads);
  const columns = new Set(sheet.columns.map((column) => column.name));
  const read = cases.map((given): HtcdsCase => Object.fromEntries(Object.entries(given).filter(([field]) => columns.has(field))));
  if (form === 'json') return { type: 'application/json; charset=utf-8', body: `${JSON.stringify(read.map(withoutDeprecated), null, 1)}\n`, fileName: `${name}.json` };
  const rows = read.map(cellsOf);
  if (form === 'xlsx') return { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', body: await writeXlsx(sheet, rows, notes), fileName: `${name}.xlsx` };
  let body = '';
  for await (const piece of csvStream(sheet, rows)) body += piece;
  return { type: 'text/csv; charset=utf-8', body, fileName: `${name}.csv` };
}
const RETIRED = new Set(htcdsSheet.columns.filter((column) => column.retired).map((column) => column.name));

function withoutDeprecated(given: HtcdsCase): HtcdsCase {
  return Object.fromEntries(htcdsSheet.columns.flatMap(({ name }): [string, HtcdsCase[string]][] => (RETIRED.has(name) || given[name] === undefined ? [] : [[name, given[name]]])));
}
