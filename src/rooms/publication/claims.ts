import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { raw } from '../../foundation/database/sql.ts';
import { Refusal } from '../../foundation/errors.ts';
import type { Claim, ClaimFigure } from '../../foundation/measure/claim.ts';
import { checkComparative } from '../../foundation/measure/comparative.ts';
import { compare } from '../../foundation/measure/value.ts';
import type { Value } from '../../foundation/measure/value-shape.ts';
import type { Services } from '../../foundation/web/route.ts';
import { computeCells, getCatalog, wantedOf } from '../figures/index.ts';

/** How one of the founding chapter's 68 statements stands: `computed` from records, `source` where it is another's statement, `flagged` where the records or its own parts contradict it, `not-yet` while no room owns it. */
export interface ClaimAnswer {
  id: string;
  status: 'computed' | 'source' | 'flagged' | 'not-yet';
  /** In the order of the claim's figures; null where there is nothing yet. */
  values: (number | string | null)[];
  finding: string;
}

interface ClaimRow { id: string; chapter_line: string; what: string; unit: string; basis: string; figures: string; standing: 'source' | 'room'; stated: string }

let rows: readonly ClaimRow[] | undefined;

/** The claims as facts about the chapter: id, line, what is counted, in which unit and on which basis. */
export function claimRows(): readonly ClaimRow[] {
  rows ??= Papa.parse<ClaimRow>(readFileSync(join(import.meta.dirname, 'data/claims.csv'), 'utf8'), { header: true, skipEmptyLines: true }).data;
  return rows;
}

/** Answers for each of the 68 claims, from the records as known at an instant. */
export async function answerClaims(services: Pick<Services, 'counter'>, asOf?: Date): Promise<ClaimAnswer[]> {
  const owned = getCatalog().claims;
  const answers: ClaimAnswer[] = [];
  for (const row of claimRows()) {
    const claim = owned.get(row.id);
    if (claim) answers.push(await answerOwned(services, claim, asOf));
    else if (row.standing === 'source') answers.push({ id: row.id, status: 'source', values: row.stated.split('; '), finding: `A statement of the source on ${row.what}; no record of any office is counted for it.` });
    else answers.push({ id: row.id, status: 'not-yet', values: Array.from({ length: Number(row.figures) }, () => null), finding: `No room of this house counts ${row.what} yet.` });
  }
  return answers;
}

async function answerOwned(services: Pick<Services, 'counter'>, claim: Claim, asOf?: Date): Promise<ClaimAnswer> {
  const others = (claim.notComparable ?? []).map((n) => n.with);
  const { cells, asOf: at } = await computeCells(services.counter, [...claim.figures, ...others].map((f) => wantedOf(textOf(f))), asOf);
  const values = cells.slice(0, claim.figures.length).map((c) => c[0] as Value);
  const beside = cells.slice(claim.figures.length).map((c) => c[0] as Value);
  const found: { holds: boolean; sentence: string }[] = [...sums(claim, values), ...comparatives(claim, values), ...comparability(claim, values, beside)];
  const facts = claim.facts === undefined ? [] : await services.counter.within({ 'fourfold.as_of': at.toISOString() }, (ask) => ask.all<{ fact: string; value: string }>(raw(claim.facts as string)));
  found.push(...facts.flatMap((fact, i) => stated(claim, fact, i)));
  if (claim.remark) found.push({ holds: true, sentence: claim.remark });
  const empty = values.every((v) => (v.value ?? 0) === 0) && facts.length === 0;
  return {
    id: claim.id, status: found.some((f) => !f.holds) ? 'flagged' : 'computed', values: [...values.map((v) => v.value), ...facts.map((f) => f.value)],
    finding: empty ? 'No record stands behind this claim here.' : found.map((f) => f.sentence).join(' ') || 'Computed from the records; it states one figure and compares nothing.',
  };
}

/** A figure as it is named everywhere: `LET-01 FY2004 kind=certification`. */
function textOf(figure: ClaimFigure): string {
  return [figure.measure, figure.period, ...Object.entries(figure.where ?? {}).map(([k, v]) => `${k}=${v}`)].join(' ');
}

function sums(claim: Claim, values: readonly Value[]) {
  return (claim.sums ?? []).map(({ total, parts }) => {
    const sum = parts.reduce((n, i) => n + (values[i]?.value ?? 0), 0);
    const whole = values[total]?.value ?? 0;
    const equation = `${parts.map((i) => values[i]?.value).join(' + ')} = ${sum}`;
    return { holds: sum === whole, sentence: sum === whole ? `The parts make the total: ${equation}.` : `The parts do not make the total: ${equation}, and the total is ${whole}.` };
  });
}

function comparatives(claim: Claim, values: readonly Value[]) {
  return (claim.comparatives ?? []).map(({ words, of, to }) => {
    try {
      const check = checkComparative(words, [values[of] as Value, values[to] as Value]);
      return { holds: check.holds, sentence: `“${words}” ${check.holds ? 'holds' : 'does not hold'}: ${check.explanation}` };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { holds: false, sentence: `“${words}” cannot be checked: ${error.message}` };
    }
  });
}

/** Figures that stand near each other and must not be compared: that the comparison is refused is the finding. */
function comparability(claim: Claim, values: readonly Value[], beside: readonly Value[]) {
  return (claim.notComparable ?? []).map(({ of, with: other }, i) => {
    try {
      compare(values[of] as Value, beside[i] as Value);
      return { holds: false, sentence: `${textOf(other)} was expected not to be comparable, and is.` };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { holds: true, sentence: `Not comparable with ${textOf(other)} (${beside[i]?.value}): ${error.message}` };
    }
  });
}

function stated(claim: Claim, fact: { fact: string; value: string }, i: number): { holds: boolean; sentence: string }[] {
  const said = claim.stated?.[i];
  if (said === undefined) return [];
  const holds = fact.value.startsWith(said);
  return [{ holds, sentence: holds ? `${fact.fact}: ${fact.value}, as stated.` : `${fact.fact}: the records give ${fact.value}, and the statement ${said}.` }];
}
