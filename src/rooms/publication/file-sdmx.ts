import { Fault } from '../../foundation/errors.ts';
import { MEANINGS } from './document.ts';
import { toldValue, unitOf, type Told } from './told.ts';
import type { PublicCell } from './public-store.ts';

/*
 * SDMX-JSON 2.1 data message (sdmx.org): one flat data set, so that every number stands under its whole key. Signs become the
 * code lists of the standard as near as these come (observation status: P provisional, Q missing and suppressed, M missing because
 * there can be none; confidentiality: C, of the small and of those that would give them away alike), and stand beside
 * them as they are.
 */

interface Code { id: string; name: string }
interface Dimension { id: string; name: string; role?: string; of: (cell: PublicCell) => Code }

const DIMENSIONS: readonly Dimension[] = [
  { id: 'MEASURE', name: 'Measure', of: (c) => ({ id: c.measure, name: c.title }) },
  { id: 'BASIS', name: 'How time is cut', of: (c) => ({ id: c.basis, name: c.basis.replaceAll('-', ' ') }) },
  { id: 'BREAKDOWN', name: 'By what it is a part', of: (c) => (c.dimension === null ? { id: '_T', name: 'The whole' } : { id: c.dimension, name: c.dimension_title ?? c.dimension }) },
  { id: 'PART', name: 'Part', of: (c) => (c.dimension === null ? { id: '_T', name: 'All' } : { id: `${c.dimension}@${(c.code ?? '').replaceAll(',', '$')}`, name: c.code_label ?? c.code ?? '' }) },
  { id: 'TIME_PERIOD', name: 'Time period', role: 'TIME_PERIOD', of: (c) => ({ id: timeOf(c), name: c.period }) },
];

const STATUS: Record<PublicCell['status'], Code> = { '': { id: 'A', name: 'Normal value' }, r: { id: 'A', name: 'Normal value' }, p: { id: 'P', name: 'Provisional value' }, c: { id: 'Q', name: 'Missing value; suppressed' }, x: { id: 'M', name: 'Missing value; data cannot exist' }, z: { id: 'M', name: 'Missing value; data cannot exist' } };

interface Attribute { id: string; name: string; of: (cell: PublicCell) => Code | number | null; coded: boolean }

const ATTRIBUTES: readonly Attribute[] = [
  { id: 'OBS_STATUS', name: 'Observation status', coded: true, of: (c) => STATUS[c.status] },
  { id: 'CONF_STATUS', name: 'Confidentiality', coded: true, of: (c) => (c.status === 'c' ? { id: 'C', name: 'Confidential statistical information' } : { id: 'F', name: 'Free' }) },
  { id: 'SIGN', name: 'Sign', coded: true, of: (c) => (c.status === '' ? null : { id: c.status, name: MEANINGS[c.status] }) },
  { id: 'UNIT_MEASURE', name: 'Unit of measure', coded: true, of: (c) => ({ id: unitOf(c).replace(/[^A-Za-z0-9_@$-]/g, '_'), name: unitOf(c) }) },
  { id: 'PREVIOUS', name: 'Value before the revision', coded: false, of: (c) => toldValue(c, c.previous) },
  { id: 'GROSS', name: 'Gross number', coded: false, of: (c) => c.gross },
  { id: 'AT_LEAST', name: 'Unduplicated number, at least', coded: false, of: (c) => c.at_least },
  { id: 'AT_MOST', name: 'Unduplicated number, at most', coded: false, of: (c) => c.at_most },
];

/** The period as SDMX writes a range: its first day and its length, as 2003-10-01/P1Y; a day by itself where all before is meant. */
function timeOf({ from_day, until_day }: PublicCell): string {
  if (from_day === null) return until_day;
  const [[y1 = 0, m1 = 0, d1 = 0], [y2 = 0, m2 = 0, d2 = 0]] = [from_day.split('-').map(Number), until_day.split('-').map(Number)];
  const months = (y2 - y1) * 12 + m2 - m1;
  if (d1 !== d2) return `${from_day}/P${Math.round((Date.parse(until_day) - Date.parse(from_day)) / 86_400_000)}D`;
  return `${from_day}/P${months % 12 === 0 ? `${months / 12}Y` : `${months}M`}`;
}

/** A list of codes as they come up, each with its place. */
class Codes {
  readonly list = new Map<string, Code & { at: number; cell: PublicCell }>();
  place(code: Code, cell: PublicCell): number {
    const found = this.list.get(code.id) ?? { ...code, at: this.list.size, cell };
    this.list.set(code.id, found);
    return found.at;
  }
}

/** The cells as an SDMX-JSON 2.1 data message. */
export function toSdmx({ about, cells }: Told): string {
  const codes = new Map([...DIMENSIONS, ...ATTRIBUTES.filter((a) => a.coded)].map(({ id }) => [id, new Codes()]));
  const placeOf = (id: string, code: Code, cell: PublicCell): number => (codes.get(id) as Codes).place(code, cell);
  const observations = new Map<string, (string | number | null)[]>();
  for (const cell of cells) {
    const key = DIMENSIONS.map((d) => placeOf(d.id, d.of(cell), cell)).join(':');
    if (observations.has(key)) throw new Fault(`Two released numbers have one key in SDMX: ${cell.figure}.`);
    const value = toldValue(cell);
    observations.set(key, [value, ...ATTRIBUTES.map((a) => {
      const said = a.of(cell);
      return said === null || typeof said === 'number' ? said : placeOf(a.id, said, cell);
    })]);
  }
  const named = (name: string) => ({ name, names: { en: name } });
  const listOf = (id: string): (Code & { cell: PublicCell })[] => [...(codes.get(id) as Codes).list.values()];
  return `${JSON.stringify({
    $schema: 'https://json.sdmx.org/2.1/sdmx-json-data-schema.json',
    meta: { id: about.name.replace(/[^A-Za-z0-9_@$-]/g, '_'), prepared: about.released.toISOString(), test: false, contentLanguages: ['en'], ...named(about.title), sender: { id: about.publisher.replace(/[^A-Za-z0-9_@$-]/g, '_'), ...named(about.publisher) }, links: [{ href: about.page, rel: 'self', hreflang: 'en' }] },
    data: {
      dataSets: [{ structure: 0, action: 'Information', observations: Object.fromEntries(observations) }],
      structures: [{
        ...named(about.title), dataSets: [0], links: [{ urn: 'urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=FOURFOLD:FIGURES(1.0)', rel: 'dataflow' }],
        dimensions: {
          dataSet: [], series: [],
          observation: DIMENSIONS.map(({ id, name, role }, keyPosition) => ({
            id, ...named(name), keyPosition, ...(role ? { roles: [role] } : {}),
            values: listOf(id).map((code) => (role ? { value: code.id, ...named(code.name), ...(code.cell.from_day === null ? {} : { start: `${code.cell.from_day}T00:00:00Z` }), end: `${code.cell.until_day}T00:00:00Z` } : { id: code.id, ...named(code.name) })),
          })),
        },
        measures: { observation: [{ id: 'OBS_VALUE', ...named('Value'), isMandatory: false, format: { dataType: 'Decimal' } }] },
        attributes: {
          dataSet: [], series: [],
          observation: ATTRIBUTES.map(({ id, name, coded }) => ({ id, ...named(name), isMandatory: false, relationship: { observation: {} }, ...(coded && listOf(id).length > 0 ? { values: listOf(id).map((code) => ({ id: code.id, ...named(code.name) })) } : { format: { dataType: coded ? 'String' : 'Decimal' } }) })),
        },
      }],
    },
  }, null, 1)}\n`;
}
