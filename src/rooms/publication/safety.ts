import type { Asker } from '../../foundation/database/database.ts';
import type { Wanted } from '../../foundation/measure/count.ts';
import type { Measure } from '../../foundation/measure/measure.ts';
import { Refusal } from '../../foundation/errors.ts';
import { computeCells, wantedOf } from '../figures/index.ts';
import { attack, type Edition, type Narrow, type Published, type Secret } from './attack.ts';
import { needOfCount, tablesOf, type DisclosureRules, type Need, type Planned } from './disclosure.ts';
import { solver } from './program.ts';

/*
 * Before anything goes out, somebody tries to work out what is withheld: from the very numbers that would be released and from
 * all that were, of this office, in every release before. The numbers are taken as they stand in the cells; what the choice of
 * withheld ones was made from is not asked.
 */

/** A number of a release before. */
export interface Past { release: string; at: Date; figure: string; measure: string; definition: number; value: number | null; status: string; held: boolean }

/** A number that is to be released; `truth` is what was counted, and `need` is set where it is not to be told. */
export interface Leaving { figure: string; measure: Measure; want: Wanted; told: number | null; truth: number; status: string; held: boolean; need?: Need | undefined }

/** What came of the attack: how many withheld numbers were tried, which of which measure can be told too nearly, and which could be before this release. */
export interface Attacked { tried: number; narrow: readonly (Narrow & { measure: string })[]; gone: readonly (Narrow & { measure: string })[] }

/** Tries every withheld number of a release that is to go out, and every one of those before, over all of them together. */
export async function attackRelease(counter: Asker, leaving: readonly Leaving[], past: readonly Past[], rules: DisclosureRules): Promise<Attacked> {
  const highs = await solver();
  const narrow: (Narrow & { measure: string })[] = [];
  const gone: (Narrow & { measure: string })[] = [];
  let tried = 0;
  const before = await withTruth(counter, past.filter((p) => !p.held && p.status !== 'x' && p.status !== 'z'));
  const measures = new Set([...leaving.map((l) => l.measure), ...before.map((p) => p.want.measure)].filter((m) => m.disclosure.rule !== 'none'));
  for (const measure of measures) {
    const now = leaving.filter((l) => l.measure === measure);
    const kinds = measure.aggregate.kind;
    if (kinds === 'mean' || kinds === 'median') continue;
    const rounding = measure.disclosure.rule === 'rounding' ? rules.roundingBase : undefined;
    const releases = [...Map.groupBy(before.filter((p) => p.measure === measure.id && p.definition === measure.version), (p) => p.release).values()];
    const read = [...releases.map((cells) => cells.map((p): Leaving => ({ figure: p.figure, measure, want: p.want, told: p.value, truth: p.truth, status: p.status, held: false, need: p.value === null && measure.disclosure.rule === 'threshold' ? needOfCount(p.truth, rules) : undefined }))),
      now.filter((l) => !l.held && l.status !== 'x' && l.status !== 'z')];
    const editions = read.map((cells): Edition => ({ cells: cells.map((l) => publishedOf(l, rounding)), tables: tablesOf(cells.map(plannedOf)) }));
    const secrets = read.flatMap((cells, edition): Secret[] => cells.flatMap((l) => (l.need && (l.told === null || rounding !== undefined) ? [{ edition, figure: l.figure, ...l.need }] : [])));
    tried += secrets.length;
    if (secrets.length === 0) continue;
    const tryOn = (last: number) => attack(highs, { editions: editions.slice(0, last), additive: kinds !== 'distinct', floor: 1, same: sameIn(read.slice(0, last)) }, secrets.filter((s) => s.edition < last));
    const found = tryOn(editions.length);
    // What the releases before gave away by themselves cannot be untold: it keeps no further one back.
    const old = now.length > 0 && releases.length > 0 && found.length > 0 ? tryOn(releases.length) : [];
    const truthIn = (n: Narrow): number | undefined => read[n.edition]?.find((l) => l.figure === n.figure)?.truth;
    const isOld = (n: Narrow): boolean => old.some((o) => o.figure === n.figure && truthIn(o) === truthIn(n));
    narrow.push(...found.filter((n) => !isOld(n)).map((n) => ({ ...n, measure: measure.id })));
    gone.push(...found.filter(isOld).map((n) => ({ ...n, measure: measure.id })));
  }
  return { tried, narrow, gone };
}

/** Numbers that are the same in two releases, each tied to the first release in which it was so. */
function sameIn(read: readonly (readonly Leaving[])[]): { figure: string; editions: [number, number] }[] {
  const first = new Map<string, number>();
  return read.flatMap((cells, edition) => cells.flatMap((l): { figure: string; editions: [number, number] }[] => {
    const key = `${l.figure}|${l.truth}`;
    const found = first.get(key);
    if (found === undefined) first.set(key, edition);
    return found === undefined ? [] : [{ figure: l.figure, editions: [found, edition] }];
  }));
}

function plannedOf({ figure, want, truth }: Leaving): Planned {
  return { figure, period: want.period, where: want.where ?? {}, value: truth };
}

function publishedOf({ figure, want: { period, where }, told, truth }: Leaving, rounding: number | undefined): Published {
  const [limit] = Object.entries(where ?? {});
  const from = period.basis === 'point-in-time' ? period.until : period.from ?? '';
  return { figure, label: period.label, from, until: period.until, dimension: limit?.[0] ?? null, codes: limit?.[1] ?? [], told, ...(rounding === undefined || told === null || told === truth && truth === 0 ? {} : { rounded: rounding }) };
}

/** Released numbers with what was counted when they were: of those that were told it is what they tell, the others are counted again as of that instant. */
async function withTruth(counter: Asker, past: readonly Past[]): Promise<(Past & { want: Wanted; truth: number })[]> {
  const known = past.flatMap((p): (Past & { want: Wanted })[] => {
    try {
      const want = wantedOf(p.figure);
      return want.measure.disclosure.rule === 'none' ? [] : [{ ...p, want }];
    } catch (cause) {
      // A measure that nobody counts any more is compared with nothing.
      if (cause instanceof Refusal) return [];
      throw cause;
    }
  });
  const found: (Past & { want: Wanted; truth: number })[] = [];
  for (const cells of Map.groupBy(known, (p) => p.release).values()) {
    const hidden = cells.filter((p) => p.value === null);
    const counted = hidden.length === 0 ? [] : (await computeCells(counter, hidden.map((p) => p.want), hidden[0]?.at)).cells;
    const truth = new Map(hidden.map((p, i) => [p.figure, counted[i]?.[0]?.value ?? 0]));
    found.push(...cells.map((p) => ({ ...p, truth: p.value ?? truth.get(p.figure) ?? 0 })));
  }
  return found;
}
