import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Day } from '../../foundation/calendar/day.ts';
import { Fault } from '../../foundation/errors.ts';
import { readDelimited } from '../../foundation/exchange/read-csv.ts';
import type { DisclosureRules } from './disclosure.ts';

/** What the founding chapter states in one place, taken apart. */
export interface ChapterClaim {
  id: string;
  line: number;
  /** What is stated, in words of ours. */
  what: string;
  unit: string;
  basis: string;
  /** The numbers and days it states, in order; `>50`, `~251` and `<5` are bounds and approximations. */
  figures: readonly string[];
  /** 'room' where records of some room are to answer it; 'source' where it is a statement of others. */
  answer: 'room' | 'source';
  /** What must hold of its own figures, as `check-claim.ts` reads it. */
  checks: readonly string[];
}

function table(name: string): Record<string, string>[] {
  const [header = [], ...rows] = readDelimited(readFileSync(join(import.meta.dirname, 'data', name))).records;
  return rows.filter((row) => row.length === header.length).map((row) => Object.fromEntries(header.map((column, i) => [column, row[i] ?? ''])));
}

const list = (text: string | undefined): string[] => (text ?? '').split(';').map((t) => t.trim()).filter((t) => t !== '');

let claims: readonly ChapterClaim[] | undefined;

/** The 68 claims of the founding chapter, in its order. */
export function chapterClaims(): readonly ChapterClaim[] {
  claims ??= table('claims.csv').map((row) => ({
    id: row['id'] ?? '', line: Number(row['chapter_line']), what: row['what'] ?? '', unit: row['unit'] ?? '', basis: row['basis'] ?? '', figures: list(row['figures']),
    answer: row['answer'] === 'source' ? 'source' as const : 'room' as const, checks: list(row['checks']),
  }));
  return claims;
}

let bureaus: Map<string, { bureau: string; program: string }> | undefined;

/** The bureau and the program by which catalogs of the government name an office; those of “agency not listed” where it has none. */
export function bureauOf(office: string): { bureau: string; program: string } {
  bureaus ??= new Map(table('bureau-codes.csv').map((row) => [row['office'] ?? '', { bureau: row['bureau'] ?? '', program: row['program'] ?? '' }]));
  return bureaus.get(office) ?? { bureau: '000:00', program: '000:000' };
}

/** A line of the tables that the United Nations ask for; without a figure it says in its note why there is none. */
export interface UnRow { table: string; row: string; figure: string; element: string; iccs: string; note: string }

/** A series of indicator 16.2.2 of the Sustainable Development Goals; `per` is the population its rate is told by, 0 of a number. */
export interface SdgRow { series: string; title: string; figure: string; per: number; note: string }

let un: { tables: readonly UnRow[]; series: readonly SdgRow[]; population: ReadonlyMap<number, { persons: number; source: string }> } | undefined;

/** What the United Nations ask for, line by line, and the population by year that rates are told by. */
export function unRows(): NonNullable<typeof un> {
  const word = (row: Record<string, string>, name: string): string => row[name] ?? '';
  un ??= {
    tables: table('un-tables.csv').map((r) => ({ table: word(r, 'table'), row: word(r, 'row'), figure: word(r, 'figure'), element: word(r, 'element'), iccs: word(r, 'iccs'), note: word(r, 'note') })),
    series: table('sdg-16-2-2.csv').map((r) => ({ series: word(r, 'series'), title: word(r, 'title'), figure: word(r, 'figure'), per: Number(word(r, 'per')), note: word(r, 'note') })),
    population: new Map(table('population.csv').map((r) => [Number(word(r, 'year')), { persons: Number(word(r, 'persons')), source: word(r, 'source') }])),
  };
  return un;
}

let disclosure: { rule: string; value: number; from: string; until: string }[] | undefined;

/** The rules of disclosure in force on a day; a Fault where none is. */
export function disclosureRules(on: Day): DisclosureRules {
  disclosure ??= table('disclosure-rules.csv').map((row) => ({ rule: row['rule'] ?? '', value: Number(row['value']), from: row['from'] ?? '', until: row['until'] ?? '' }));
  const rule = (name: string): number => {
    const found = disclosure?.findLast((r) => r.rule === name && r.from <= on && (r.until === '' || on < r.until));
    if (!found) throw new Fault(`No rule of disclosure says the ${name} on ${on}.`);
    return found.value;
  };
  return { smallestCell: rule('smallest-cell'), differencingCellBelow: rule('differencing-cell-below'), fewestAgencies: rule('fewest-agencies'), dominancePercent: rule('dominance-percent'), fewestBehind: rule('fewest-behind'), roundingBase: rule('rounding-base') };
}
