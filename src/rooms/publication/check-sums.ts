import { periodInWords } from '../../foundation/calendar/series.ts';
import type { Value } from '../../foundation/measure/value-shape.ts';
import { numberInWords } from '../../foundation/measure/words.ts';
import type { Finding, Placed } from './check.ts';

/** Sums that a reader of the paragraph would make: parts by code that make a whole, and years that make a span; each must come out. */
export function sumsOf(placed: readonly Placed[], place: string): Finding[] {
  const once = placed.filter((t, i) => placed.findIndex((o) => o.figure === t.figure) === i && t.value.value !== null);
  return once.flatMap((total) => [byCode(total, once), byTime(total, once)].filter((parts) => parts.length > 1).flatMap((parts) => judge(total, parts, place)));
}

function judge(total: Placed, parts: readonly Placed[], place: string): Finding[] {
  const numbers = parts.map(({ value }) => value.value ?? 0);
  const sum = numbers.reduce((a, b) => a + b, 0);
  if (sum === total.value.value) return [];
  const equation = `${numbers.map(numberInWords).join(' + ')} = ${numberInWords(sum)}, and not ${numberInWords(total.value.value ?? 0)}`;
  const base = { place, words: `${total.figure}: ${parts.map((p) => p.figure).join(', ')}` };
  if ([total, ...parts].some((t) => t.held)) return [{ ...base, code: 'publication.sum-held', severity: 'warning', sentence: `${equation}: some of these are held at what the release before said.` }];
  if (total.value.counts === 'distinct') return [{ ...base, code: 'publication.sum-overlaps', severity: 'warning', sentence: `${equation}: one ${total.value.unit} may be in two of the parts. Say so to the reader.` }];
  return [{ ...base, code: 'publication.sum-wrong', severity: 'error', sentence: `${equation}, for ${periodInWords(total.value.period)}.` }];
}

function sameMeaning(a: Value, b: Value): boolean {
  return a.measure === b.measure && a.version === b.version && a.basis === b.basis;
}

const written = (filter: Value['filter'], without?: string): string => JSON.stringify(Object.entries(filter).filter(([name]) => name !== without).sort());

/** The parts of a total along one dimension, where the text names more than one and says that they are of that total. */
function byCode(total: Placed, all: readonly Placed[]): Placed[] {
  const candidates = all.filter((t) => t !== total && sameMeaning(t.value, total.value) && t.value.period.label === total.value.period.label);
  const dimensions = new Set(candidates.flatMap((t) => Object.keys(t.value.filter).filter((name) => !(name in total.value.filter))));
  for (const dimension of dimensions) {
    const parts = candidates.filter((t) => t.value.filter[dimension]?.length === 1 && written(t.value.filter, dimension) === written(total.value.filter));
    if (parts.length > 1 && complete(parts, dimension, total)) return parts;
  }
  return [];
}

/** Whether the parts are all there are: nothing is left for a code that the text does not name. */
function complete(parts: readonly Placed[], dimension: string, total: Placed): boolean {
  const declared = total.codes?.[dimension];
  return declared !== undefined && declared.every((code) => parts.some((p) => p.value.filter[dimension]?.[0] === code));
}

function byTime(total: Placed, all: readonly Placed[]): Placed[] {
  const { period } = total.value;
  const within = all.filter((t) => t !== total && sameMeaning(t.value, total.value) && written(t.value.filter) === written(total.value.filter)
    && (t.value.period.from ?? '') >= (period.from ?? '') && t.value.period.until <= period.until)
    .sort((a, b) => ((a.value.period.from ?? '') < (b.value.period.from ?? '') ? -1 : 1));
  let at = period.from ?? '';
  const parts: Placed[] = [];
  for (const part of within) {
    if ((part.value.period.from ?? '') !== at) continue;
    parts.push(part);
    at = part.value.period.until;
  }
  return at === period.until ? parts : [];
}
