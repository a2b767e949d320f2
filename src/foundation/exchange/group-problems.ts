import { columnLetters } from './address.ts';
import type { CellProblem, Repair } from './check-table.ts';
import type { Mapping } from './mapping.ts';
import { likeness } from './mapping.ts';
import type { Column, Sheet } from './sheet.ts';

/** Like errors of one column, said in one sentence, with the first cells and, where one decision mends them all, that decision. */
export interface ProblemGroup {
  readonly column: string;
  readonly code: CellProblem['code'];
  readonly severity: 'error' | 'warning';
  readonly count: number;
  readonly cells: readonly string[];
  readonly sentence: string;
  readonly fixes: readonly { readonly label: string; readonly repair: Repair }[];
}

const SHOWN = 20;

const NOUNS: Readonly<Record<CellProblem['code'], readonly [one: string, many: string]>> = {
  missing: ['required cell is empty', 'required cells are empty'],
  'not-a-day': ['cell is not a day', 'cells are not days'],
  'day-first': ['date looks like D/M/Y', 'dates look like D/M/Y'],
  'ambiguous-day': ['date can be read as M/D/Y and as D/M/Y', 'dates can be read as M/D/Y and as D/M/Y'],
  'two-digit-year': ['year has two digits', 'years have two digits'],
  'not-an-integer': ['cell is not a whole number', 'cells are not whole numbers'],
  'not-money': ['cell is not an amount', 'cells are not amounts'],
  'not-a-choice': ['cell is none of the codes', 'cells are none of the codes'],
  'not-yes-no': ['cell is neither yes nor no', 'cells are neither yes nor no'],
  'too-long': ['cell is too long', 'cells are too long'],
  pattern: ['cell is not written as expected', 'cells are not written as expected'],
  'formula-error': ['formula failed', 'formulas failed'],
  'repeated-key': ['key is repeated', 'keys are repeated'],
};

function closestChoice(column: Column, text: string): string | undefined {
  const scored = Object.entries(column.choices ?? {}).map(([code, label]) => ({ code, score: Math.max(likeness(code, text), likeness(label, text)) }));
  const best = scored.toSorted((a, b) => b.score - a.score)[0];
  return best && best.score >= 0.4 ? best.code : undefined;
}

function fixesFor(problem: CellProblem, column: Column): ProblemGroup['fixes'] {
  if (problem.code === 'day-first' || problem.code === 'ambiguous-day') {
    const read = (order: 'M/D/Y' | 'D/M/Y'): ProblemGroup['fixes'][number] => ({ label: `Read the column as ${order}`, repair: { kind: 'date-order', column: column.name, order } });
    return problem.code === 'day-first' ? [read('D/M/Y')] : [read('M/D/Y'), read('D/M/Y')];
  }
  if (problem.code === 'not-a-choice' && problem.group !== undefined) {
    const to = closestChoice(column, problem.group);
    return to === undefined ? [] : [{ label: `Read “${problem.group}” as ${to}`, repair: { kind: 'replace', column: column.name, from: problem.group, to } }];
  }
  return [];
}

/** Groups like errors of one column, the most frequent first. */
export function groupProblems(problems: readonly CellProblem[], sheet: Sheet, mapping: Mapping): ProblemGroup[] {
  const groups = new Map<string, CellProblem[]>();
  for (const problem of problems) {
    const key = `${problem.column}\n${problem.code}\n${problem.group ?? ''}`;
    const group = groups.get(key);
    if (group) group.push(problem);
    else groups.set(key, [problem]);
  }
  const found: ProblemGroup[] = [];
  for (const members of groups.values()) {
    const [first] = members;
    const column = sheet.columns.find(({ name }) => name === first?.column);
    if (!first || !column) continue;
    const noun = NOUNS[first.code][members.length === 1 ? 0 : 1];
    const said = first.group === undefined ? '' : ` (“${first.group.slice(0, 40)}”)`;
    const sentence = `${members.length.toLocaleString('en-US')} ${noun}${said}, in column ${columnLetters(mapping[column.name] ?? 0)}, “${column.title}”.`;
    found.push({ column: column.name, code: first.code, severity: first.severity, count: members.length, cells: members.slice(0, SHOWN).map(({ where }) => where), sentence, fixes: fixesFor(first, column) });
  }
  return found.toSorted((a, b) => b.count - a.count);
}
