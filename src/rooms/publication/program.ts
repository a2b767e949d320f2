import loadHighs, { type Highs, type Model, type SparseMatrixInput } from 'highs';
import { Fault } from '../../foundation/errors.ts';

/*
 * Linear programs, solved by HiGHS (MIT), which is compiled to WebAssembly and runs in this process. What a program is for
 * is said by those who make it: `suppress.ts` chooses what is withheld, `attack.ts` works out what is withheld.
 */

/** An equation: the numbers `by` times the unknowns `at` make `right`. */
export interface Equation { at: readonly number[]; by: readonly number[]; right: number }

/** Unknowns between bounds, in equations; `Infinity` where nothing bounds them. */
export interface Unknowns { low: readonly number[]; high: readonly number[]; equations: readonly Equation[] }

/** The least value of a sum, the unknowns where it is least, and what each unknown's bound is worth. */
export interface Least { value: number; at: Float64Array; worth: Float64Array }

// Its types are those of a module of the older kind; what runs is the newer one, whose default is the function itself.
const load = loadHighs as unknown as typeof loadHighs.default;
let loading: Promise<Highs> | undefined;

/** The solver, loaded once. */
export function solver(): Promise<Highs> {
  return loading ??= load();
}

/** A program that is kept, so that asking it again begins where the last answer ended. */
export interface Program {
  /** The least value of the sum; `unbounded` where nothing bounds it, undefined where no numbers fit. */
  least(at: readonly number[], by: readonly number[]): Least | 'unbounded' | undefined;
  /** Gives its memory back, which nothing else does. */
  end(): void;
}

/** Makes a program of unknowns. */
export function programOf(highs: Highs, { low, high, equations }: Unknowns): Program {
  const model = highs.createModel({
    numCols: low.length, numRows: equations.length, colCost: low.map(() => 0), colLower: low, colUpper: high,
    rowLower: equations.map((e) => e.right), rowUpper: equations.map((e) => e.right), matrix: matrixOf(equations, low.length),
  });
  model.options.set({ output_flag: false, random_seed: 1 });
  let asked: readonly number[] = [];
  return {
    least: (at, by) => {
      for (const i of asked) model.changeColCost(i, 0);
      at.forEach((i, k) => model.changeColCost(i, by[k] as number));
      asked = at;
      model.run();
      // From where the last answer ended it sometimes does not find its way; from the beginning it does.
      if (model.getModelStatus() === highs.constants.modelStatus.unknown) {
        model.clearSolver();
        model.run();
      }
      return answerOf(highs, model);
    },
    end: () => model.dispose(),
  };
}

function answerOf(highs: Highs, model: Model): Least | 'unbounded' | undefined {
  const { modelStatus } = highs.constants;
  const status = model.getModelStatus();
  if (status === modelStatus.infeasible) return undefined;
  if (status === modelStatus.unbounded || status === modelStatus.unboundedOrInfeasible) return 'unbounded';
  if (status !== modelStatus.optimal) throw new Fault(`The solver ended with status ${status}.`);
  const { colValue, colDual } = model.getSolution();
  return { value: model.getObjectiveValue(), at: colValue, worth: colDual };
}

function matrixOf(lines: readonly { at: readonly number[]; by: readonly number[] }[], numCols: number): SparseMatrixInput {
  const starts = [0];
  for (const { at } of lines) starts.push((starts.at(-1) ?? 0) + at.length);
  return { format: 'csr', numRows: lines.length, numCols, starts, indices: lines.flatMap((l) => [...l.at]), values: lines.flatMap((l) => [...l.by]) };
}

/** What a choice of whole numbers came to: `proved` where no better one can be. */
export interface Chosen { at: number[]; proved: boolean; bound: number }

/** What whole numbers are to be chosen: what each costs, between which bounds, and what must hold of their sums. */
export interface Choice { costs: readonly number[]; low: readonly number[]; high: readonly number[]; rules: readonly { at: readonly number[]; by: readonly number[]; least: number; most: number }[] }

/** Chooses whole numbers between bounds, at the least cost under all that must hold, within the time given; undefined where none was found. */
export function choose(highs: Highs, { costs, low, high, rules }: Choice, seconds: number): Chosen | undefined {
  return highs.withModel((model) => {
    model.passModel({
      numCols: costs.length, numRows: rules.length, colCost: costs, colLower: low, colUpper: high, rowLower: rules.map((r) => r.least), rowUpper: rules.map((r) => r.most),
      matrix: matrixOf(rules, costs.length), integrality: costs.map(() => 1 as const),
    });
    model.options.set({ output_flag: false, random_seed: 1, time_limit: seconds, mip_rel_gap: 0, mip_abs_gap: 1e-6 });
    model.run();
    const { modelStatus } = highs.constants;
    const proved = model.getModelStatus() === modelStatus.optimal;
    const found = proved || Number(model.info.get('primal_solution_status')) === 2;
    return found ? { at: [...model.getSolution().colValue].map(Math.round), proved, bound: Number(model.info.get('mip_dual_bound')) } : undefined;
  });
}
