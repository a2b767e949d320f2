import { strToU8, zipSync } from 'fflate';
import { dayInWords, type Day } from '../../foundation/calendar/day.ts';
import { heading, keyValues, p, type Document } from '../../foundation/document/content.ts';
import { toDocx } from '../../foundation/document/docx.ts';
import { titleOf } from './document.ts';
import { rowOf, toCsv, toDataPackage } from './file-csv.ts';
import { toJsonStat } from './file-jsonstat.ts';
import { toSdmx } from './file-sdmx.ts';
import { tableBlocks } from './file-tables.ts';
import { toXlsx } from './file-xlsx.ts';
import type { PublicCell, ReleaseHead } from './public-store.ts';
import { byMeasure, type About, type Told } from './told.ts';

/** One form in which released cells can be taken away. */
export interface Form {
  /** What is added to the name: `LET-01.csv`. */
  form: string;
  name: string;
  /** What it is for, in a line. */
  about: string;
  type: string;
  write(told: Told): string | Uint8Array | Promise<string | Uint8Array>;
}

/** Every form, in the order in which they are offered. */
export const FORMS: readonly Form[] = [
  { form: 'csv', name: 'CSV', about: 'A line a number, for any program', type: 'text/csv; charset=utf-8', write: toCsv },
  { form: 'xlsx', name: 'Excel', about: 'A workbook with cover, contents, notes and one table a sheet', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', write: toXlsx },
  { form: 'docx', name: 'Word', about: 'Tables to write on with', type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', write: (told) => toDocx(tablesDocument(told)) },
  { form: 'json', name: 'JSON', about: 'The same lines as objects', type: 'application/json; charset=utf-8', write: toJson },
  { form: 'datapackage.json', name: 'Data Package 2.0', about: 'What every column of the CSV means, for programs', type: 'application/json; charset=utf-8', write: (told) => toDataPackage(told, `${told.about.page}.csv`) },
  { form: 'jsonstat.json', name: 'JSON-stat 2.0', about: 'Cubes for statistical programs', type: 'application/json; charset=utf-8', write: toJsonStat },
  { form: 'sdmx.json', name: 'SDMX-JSON 2.1', about: 'For the exchange between statistical offices', type: 'application/vnd.sdmx.data+json;version=2.1', write: toSdmx },
  { form: 'zip', name: 'Everything (zip)', about: 'All of these with the code book', type: 'application/zip', write: (told) => bundle(told) },
];

const spoken = (at: Date): string => dayInWords(at.toISOString().slice(0, 10) as Day);

/** What files say of one figure. */
export function aboutFigure(headline: PublicCell, release: ReleaseHead, origin: string): About {
  return {
    name: headline.measure, title: `${headline.measure}: ${headline.title}`, description: `${headline.question} ${headline.counted_once}`, page: `${origin}/data/f/${headline.measure}`, origin, publisher: release.publisher, released: release.released_at, version: release.head.version,
  };
}

/** What files say of a release. */
export function aboutRelease(release: ReleaseHead, origin: string): About {
  return {
    name: `assessment-${release.year}-release-${release.sequence}`, title: `${titleOf(release.year)}: every released number`, description: `Every number released with the Assessment of fiscal year ${release.year}, counted from the records of its offices as of ${spoken(release.counted_as_of)}.`,
    page: `${origin}/assessment/${release.year}/releases/${release.sequence}`, origin, publisher: release.publisher, released: release.released_at, version: release.head.version,
  };
}

/** The tables as a document of their own. */
export function tablesDocument({ about, cells }: Told): Document {
  return {
    title: about.title, lang: 'en', description: about.description,
    blocks: [heading(1, about.title), p(about.description), keyValues([['Publisher', about.publisher], ['Released', spoken(about.released)], ['Version', about.version], ['Read it at', about.page]]), heading(2, 'Tables'), ...tableBlocks(cells)],
  };
}

function toJson({ about, cells }: Told): string {
  const measures = [...byMeasure(cells).values()].map(([c]) => c as PublicCell).map((c) => ({ measure: c.measure, title: c.title, question: c.question, countedOnce: c.counted_once, authority: c.authority }));
  return JSON.stringify({ ...(measures.length === 1 ? measures[0] : { title: about.title, measures }), page: about.page, version: about.version, cells: cells.map(rowOf) }, null, 1);
}

/** All forms as files beside each other, each by its name: the package describes the CSV beside it, and the code book says what is counted. */
export async function filesOf(told: Told): Promise<Record<string, string | Uint8Array>> {
  const { name } = told.about;
  const files: Record<string, string | Uint8Array> = { 'datapackage.json': toDataPackage(told, `${name}.csv`), 'codebook.md': codeBook(told) };
  for (const form of FORMS) if (form.form !== 'zip' && form.form !== 'datapackage.json') files[`${name}.${form.form}`] = await form.write(told);
  return files;
}

/** All forms in one archive, with further files where there are any, which stand in place of one of their name; its dates are those of the release. */
export async function bundle(told: Told, more: Readonly<Record<string, string | Uint8Array>> = {}): Promise<Uint8Array> {
  const files = { ...await filesOf(told), ...more };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, body]) => [name, typeof body === 'string' ? strToU8(body) : body])), { level: 6, mtime: archiveDay(told.about.released) });
}

/** An archive writes no day before 1980 or after 2099; one outside is told as the nearest year that it surely can. */
function archiveDay(at: Date): Date {
  const year = at.getUTCFullYear();
  return year < 1981 ? new Date('1981-01-01T00:00:00Z') : year > 2098 ? new Date('2098-12-31T00:00:00Z') : at;
}

/** What every measure counts and how, in one text. */
function codeBook({ about, cells }: Told): string {
  const lines = [...byMeasure(cells).values()].flatMap((own) => {
    const [c] = own as [PublicCell, ...PublicCell[]];
    const parts = Map.groupBy(own.filter((x) => x.dimension !== null), (x) => x.dimension as string);
    return [`## ${c.measure}: ${c.title}`, '', c.question, '', `- Unit: ${c.unit}`, `- What counts once: ${c.counted_once}`, `- Definition: ${c.definition}`, `- Authority: ${c.authority}`,
      ...[...parts].map(([dimension, list]) => `- ${dimension} (${list[0]?.dimension_title}): ${[...new Map(list.map((x) => [x.code, x.code_label])).entries()].map(([code, label]) => `${code} = ${label}`).join('; ')}`), ''];
  });
  return [`# ${about.title}`, '', about.description, '', ...lines].join('\n');
}
