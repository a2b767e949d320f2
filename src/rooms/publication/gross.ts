import type { Measure } from '../../foundation/measure/measure.ts';
import { boundsInWords } from '../../foundation/measure/sentence.ts';
import type { Across, Value } from '../../foundation/measure/value-shape.ts';
import { numberInWords } from '../../foundation/measure/words.ts';
import type { DisclosureRules } from './disclosure.ts';

/*
 * What may be published beside a number that agencies counted each for itself (docs/decisions/0010). The largest count of an
 * agency is a lower bound and is that agency's own figure, so it is never published: the sum divided by the number of
 * agencies is a bound as well, and is computed from no agency's count.
 */

/** What may be told beside a value; null where nothing may, and a lower bound of null where too few agencies have records in it. `known` are the figures withheld or held back. */
export function besideFor(measure: Measure, value: Value, all: readonly (readonly [string, Value])[], known: ReadonlySet<string>, rules: DisclosureRules): Across | null {
  const { across, kind } = value;
  if (across === undefined || kind === undefined || !stands(measure, value, all, known)) return null;
  if (kind === 'unduplicated') return { ...across, agencies: null };
  return { agencies: null, gross: across.gross, atLeast: leastToTell(across, rules), atMost: across.atMost };
}

/** The lower bound that may be told. Of nobody it is nobody; of few agencies, or of few persons an agency, it would come near to what each of them counted. */
function leastToTell({ agencies, gross }: Across, rules: DisclosureRules): number | null {
  if (gross === 0) return 0;
  if (agencies === null || agencies < rules.fewestAgencies) return null;
  const least = Math.ceil(gross / agencies);
  return least < rules.smallestCell ? null : least;
}

/**
 * Whether nothing of a part's table is withheld or held back, and all of it is there. Otherwise what stands beside the other
 * parts would tell how many agencies are left for the withheld one, which then is at least as large.
 */
function stands(measure: Measure, value: Value, all: readonly (readonly [string, Value])[], known: ReadonlySet<string>): boolean {
  const [limit, ...more] = Object.entries(value.filter);
  if (!limit) return true;
  const [name, codes] = limit;
  const dimension = measure.dimensions[name];
  if (more.length > 0 || codes.length !== 1 || dimension === undefined || dimension.open === true) return false;
  const table = all.filter(([, one]) => one.period.label === value.period.label && Object.keys(one.filter).join() === name);
  return table.every(([figure]) => !known.has(figure)) && Object.keys(dimension.values).every((code) => table.some(([, one]) => one.filter[name]?.join() === code));
}

/** One sentence of what a number is across agencies: `491 persons in fiscal year 2004: gross; unduplicated at least 62 and at most 491 (way B)`. */
export function grossInWords(amount: string, period: string, across: Across, way: Value['way']): string {
  if (way === 'A') return `${amount} in ${period}: unduplicated, and exact; gross, ${numberInWords(across.gross)} ${across.gross === 1 ? 'record' : 'records'} (way A).`;
  return `${amount} in ${period}: gross, the sum of what each agency counted once; unduplicated ${boundsInWords(across)} (way B, overlap unknown).`;
}
