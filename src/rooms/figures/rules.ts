import { parsePeriod, type Period } from '../../foundation/calendar/period.ts';
import { Refusal } from '../../foundation/errors.ts';
import type { Filter } from '../../foundation/measure/value-shape.ts';

/** A figure named in a text: a measure, a period where one is named, and the codes it is limited to. */
export interface NamedFigure {
  measure: string;
  period: string | undefined;
  where: Filter;
}

const FIGURE = /^([A-Z]{2,6}-\d{2,3}[a-z]?)(?:\s+(?!\S+=)(.+?))?((?:\s+[a-z][a-z0-9_]*=[^\s=]+)*)$/;

/** Reads `LET-01 FY2004 kind=certification`, the period left out where it is to be supplied; undefined for any other text. */
export function readFigure(text: string): NamedFigure | undefined {
  const match = FIGURE.exec(text.trim().replace(/\s+/g, ' '));
  if (!match?.[1]) return undefined;
  const parts = (match[3] ?? '').trim().split(' ').filter((part) => part !== '').map((part) => part.split('=') as [string, string]);
  if (new Set(parts.map(([name]) => name)).size !== parts.length) return undefined;
  return { measure: match[1], period: match[2], where: Object.fromEntries(parts.map(([name, codes]) => [name, codes.split(',')])) };
}

/** The one way a figure is written, so that two names of one figure are equal: `LET-01 FY2004 kind=certification`. */
export function writeFigure(measure: string, period: Pick<Period, 'label'>, where: Filter = {}): string {
  const limits = Object.entries(where).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, codes]) => ` ${name}=${[...codes].sort().join(',')}`);
  return `${measure} ${period.label}${limits.join('')}`;
}

/** Reads a filter as an address carries it: `kind:certification`, `kind:certification;form:sex|labor`. */
export function readWhere(text: string | undefined): Filter | undefined {
  if (text === undefined || text === '') return undefined;
  return Object.fromEntries(text.split(';').map((part) => {
    const [name = '', codes = ''] = part.split(':');
    if (!/^[a-z][a-z0-9_]*$/.test(name) || codes === '') throw new Refusal('figures.not-a-filter', 'A filter is written like kind:certification or form:sex|labor, several with a semicolon between.', { status: 400 });
    return [name, codes.split('|')];
  }));
}

/** The instant asked about; Refusal `figures.not-an-instant`. */
export function readInstant(text: string | undefined): Date | undefined {
  if (text === undefined || text === '') return undefined;
  const at = new Date(text);
  if (!/^\d{4}-\d{2}-\d{2}/.test(text) || Number.isNaN(at.getTime())) throw new Refusal('figures.not-an-instant', 'Write the instant like 2005-06-03 or 2005-06-03T12:00:00Z.', { status: 400 });
  return at;
}

/** Whether a publication's words for a period mean these very days; words that name no days of ours never do. */
export function meansPeriod(text: string, period: Period): boolean {
  try {
    const read = parsePeriod(text);
    return read.from === period.from && read.until === period.until;
  } catch {
    return false;
  }
}

/** The reasons a value may be revised for, in words; the codes are those of the table. */
export const REVISION_REASONS = {
  'late-record': 'A record came in late', 'record-corrected': 'A record was corrected', 'duplicate-found': 'Something had been counted twice',
  classification: 'Records were classified anew', definition: 'The definition of the measure changed', error: 'An error was found',
} as const;

/** The code of a reason for a revision. */
export type RevisionCode = keyof typeof REVISION_REASONS;
