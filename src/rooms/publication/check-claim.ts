import { Fault } from '../../foundation/errors.ts';
import { checkComparative } from '../../foundation/measure/comparative.ts';
import { numberInWords } from '../../foundation/measure/words.ts';
import type { ChapterClaim } from './data.ts';

/*
 * What must hold of the chapter's own figures, read from its data: `#1 = #2 + #3`, `#1 <= SC055#2`, `#2 <= #1 * #3`,
 * `1999-06-17 <= #2` and `"more than double" #1 : #2`. `#1` is the first figure of the claim, `SC055#2` the second of another.
 */

/** How one of a claim's own sums or comparisons came out. */
export interface ClaimCheck { holds: boolean; why: string }

/** A figure of the chapter as a number or a day: `>50` and `~251` are taken at what they name. */
export function stated(text: string): number | string {
  const bare = text.replace(/^[<>~]/, '');
  return /^\d+(\.\d+)?$/.test(bare) ? Number(bare) : bare;
}

/** Runs every check of a claim against the chapter's own figures. */
export function checkClaim(claim: ChapterClaim, all: ReadonlyMap<string, ChapterClaim>): ClaimCheck[] {
  return claim.checks.map((check) => {
    const comparative = /^"([^"]+)" (\S+) : (\S+)$/.exec(check);
    if (comparative) {
      const values = [comparative[2], comparative[3]].map((term) => Number(termOf(term ?? '', claim, all)));
      const { holds, explanation } = checkComparative(comparative[1] ?? '', values);
      return { holds, why: `“${comparative[1]}”: ${explanation}` };
    }
    const equation = /^(.+?) (=|<=) (.+)$/.exec(check);
    if (!equation) throw new Fault(`The check «${check}» of ${claim.id} cannot be read.`);
    return compare(sideOf(equation[1] ?? '', claim, all), equation[2] ?? '=', sideOf(equation[3] ?? '', claim, all));
  });
}

interface Side { value: number | string; words: string }

function compare(left: Side, sign: string, right: Side): ClaimCheck {
  // A day and a month are compared as far as both are known.
  const days = typeof left.value === 'string' && typeof right.value === 'string';
  const length = days ? Math.min(left.words.length, right.words.length) : 0;
  const [a, b] = days ? [left.words.slice(0, length), right.words.slice(0, length)] : [left.value, right.value];
  const holds = sign === '=' ? a === b : a <= b;
  const shown = (side: Side): string => (typeof side.value === 'number' && side.words.includes(' ') ? `${side.words} (${numberInWords(side.value)})` : side.words);
  return { holds, why: `${shown(left)} ${holds ? 'is' : 'is not'} ${sign === '=' ? '' : 'at most '}${shown(right)}` };
}

function sideOf(text: string, claim: ChapterClaim, all: ReadonlyMap<string, ChapterClaim>): Side {
  const sums = text.split(' + ').map((sum) => sum.split(' * ').map((term) => termOf(term, claim, all)));
  const words = sums.map((product) => product.map((v) => (typeof v === 'number' ? numberInWords(v) : v)).join(' x ')).join(' + ');
  const [only] = sums[0] ?? [];
  if (sums.length === 1 && sums[0]?.length === 1 && only !== undefined) return { value: only, words };
  return { value: sums.reduce((total, product) => total + product.reduce<number>((a, v) => a * Number(v), 1), 0), words };
}

function termOf(term: string, claim: ChapterClaim, all: ReadonlyMap<string, ChapterClaim>): number | string {
  const place = /^(SC\d{3})?#(\d+)$/.exec(term.trim());
  if (!place) return stated(term.trim());
  const figure = (place[1] ? all.get(place[1]) : claim)?.figures[Number(place[2]) - 1];
  if (figure === undefined) throw new Fault(`${claim.id} checks ${term}, which is not there.`);
  return stated(figure);
}
