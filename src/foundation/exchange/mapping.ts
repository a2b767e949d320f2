import { Refusal } from '../errors.ts';
import type { Problem } from '../errors.ts';
import { cellAddress } from './address.ts';
import type { Table } from './read-table.ts';
import { plainHeading } from './sheet.ts';
import type { Sheet } from './sheet.ts';

/** A guess that a heading of the file is a column: how sure (0 to 1), and whether by name, by title, by likeness, or told. */
export interface Suggestion {
  readonly column: string;
  readonly index: number;
  readonly confidence: number;
  readonly by: 'name' | 'title' | 'likeness' | 'told';
}

/** Which column of the file (counted from 0) each column of the sheet is read from. */
export type Mapping = Readonly<Record<string, number>>;

/** A mapping with the guesses behind it, the headings nobody claims, and what is missing. */
export interface Mapped {
  readonly mapping: Mapping;
  readonly suggestions: readonly Suggestion[];
  readonly unused: readonly number[];
  readonly problems: readonly Problem[];
}

/** Below this confidence a guess is offered and not taken: 'issue date' is like 'issued on', and a wrong guess is worse than a question. */
export const CONFIDENT = 0.75;

function pairsOf(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2));
}

/** How alike two headings are, 0 to 1, by the letter pairs they share (Dice), without case and signs. */
export function likeness(a: string, b: string): number {
  const [left, right] = [plainHeading(a), plainHeading(b)];
  if (left === '' || right === '') return 0;
  if (left === right) return 1;
  const [pairs, others] = [pairsOf(left), pairsOf(right)];
  let shared = 0;
  for (const pair of pairs) {
    const at = others.indexOf(pair);
    if (at < 0) continue;
    others.splice(at, 1);
    shared += 1;
  }
  return (2 * shared) / (left.length + right.length - 2 || 1);
}

/** Every guess worth showing, best first, each heading and each column at most once. */
export function suggestMapping(header: readonly string[], sheet: Sheet): Suggestion[] {
  const guesses: Suggestion[] = [];
  sheet.columns.forEach((column) => {
    header.forEach((heading, index) => {
      const plain = plainHeading(heading);
      if (plain === '') return;
      if (plain === plainHeading(column.name)) guesses.push({ column: column.name, index, confidence: 1, by: 'name' });
      else if (plain === plainHeading(column.title)) guesses.push({ column: column.name, index, confidence: 0.99, by: 'title' });
      else {
        const confidence = Math.max(likeness(heading, column.name), likeness(heading, column.title)) * 0.95;
        if (confidence >= 0.5) guesses.push({ column: column.name, index, confidence, by: 'likeness' });
      }
    });
  });
  const [columns, indexes] = [new Set<string>(), new Set<number>()];
  return guesses
    .toSorted((a, b) => b.confidence - a.confidence || a.index - b.index)
    .filter((guess) => {
      if (columns.has(guess.column) || indexes.has(guess.index)) return false;
      columns.add(guess.column);
      indexes.add(guess.index);
      return true;
    });
}

function checkTold(told: Mapping, header: readonly string[], sheet: Sheet): void {
  const used = new Set<number>();
  for (const [name, index] of Object.entries(told)) {
    if (!sheet.columns.some((column) => column.name === name)) throw new Refusal('exchange.no-such-column', `“${name}” is no column of ${sheet.title}.`, { status: 400 });
    if (!Number.isInteger(index) || index < -1 || index >= header.length) throw new Refusal('exchange.no-such-heading', `The file has no column number ${index + 1}.`, { status: 400 });
    if (index >= 0 && used.has(index)) throw new Refusal('exchange.heading-used-twice', `Column ${cellAddress(index, 1).slice(0, -1)} of the file is mapped twice.`, { status: 400 });
    used.add(index);
  }
}

/**
 * Maps a file onto a sheet: what the user told wins (-1 tells that a column is not in the file), then confident guesses
 * by name, title and likeness. A required column without a heading is a problem of a header cell. Refusals
 * `exchange.no-such-column`, `exchange.no-such-heading`, `exchange.heading-used-twice` for a mapping that cannot be.
 */
export function mapColumns(table: Pick<Table, 'header' | 'headerRow'>, sheet: Sheet, told: Mapping = {}): Mapped {
  checkTold(told, table.header, sheet);
  const taken = new Set(Object.values(told));
  // Told headings are blanked, so that no guess can claim them a second time.
  const free = table.header.map((heading, index) => (taken.has(index) ? '' : heading));
  const guesses = suggestMapping(free, sheet).filter((guess) => !Object.hasOwn(told, guess.column));
  const fromTold = Object.entries(told).filter(([, index]) => index >= 0).map(([column, index]): Suggestion => ({ column, index, confidence: 1, by: 'told' }));
  const suggestions = [...fromTold, ...guesses];
  const accepted = suggestions.filter(({ confidence }) => confidence >= CONFIDENT);
  const mapping = Object.fromEntries(accepted.map(({ column, index }) => [column, index]));
  const problems: Problem[] = [];
  let nextFree = table.header.length;
  for (const column of sheet.columns) {
    if (!column.required || Object.hasOwn(mapping, column.name)) continue;
    const guess = guesses.find(({ column: name }) => name === column.name);
    const where = cellAddress(guess ? guess.index : nextFree, table.headerRow);
    if (!guess) nextFree += 1;
    const mend = guess ? `If the heading in ${where} is meant, choose it for “${column.title}”.` : `Add a column headed “${column.title}”, or choose which column holds it.`;
    problems.push({ where, problem: `The required column “${column.title}” was not found.`, mend });
  }
  const used = new Set(Object.values(mapping));
  return { mapping, suggestions, unused: table.header.map((_, index) => index).filter((index) => !used.has(index)), problems };
}
