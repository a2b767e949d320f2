/*
 * What the SQL of a measure may read and must yield, judged from its text alone: no database is asked.
 * A measure reads only views that keep the past (`letters.letter_as_of`), so that every figure can be computed as of
 * any past instant, and it changes nothing.
 */

type Token = { readonly text: string; readonly word: boolean; readonly depth: number };

const FORBIDDEN = new Set([
  'insert', 'update', 'delete', 'merge', 'truncate', 'drop', 'alter', 'create', 'grant', 'revoke', 'copy', 'call', 'do',
  'set', 'reset', 'lock', 'listen', 'notify', 'vacuum',
]);
// Calls inside which FROM is part of the syntax and names no table.
const FROM_INSIDE = new Set(['extract', 'substring', 'trim', 'overlay', 'position']);
const ENDS_FROM = new Set(['where', 'group', 'having', 'order', 'limit', 'offset', 'fetch', 'union', 'intersect', 'except', 'window', 'select', 'on', 'using']);
const JOINERS = new Set(['join', 'lateral', 'only']);

function tokensOf(sql: string): Token[] {
  const bare = sql.replace(/--[^\n]*/g, ' ').replace(/\/\*[\s\S]*?\*\//g, ' ').replace(/'(?:[^']|'')*'/g, " '' ");
  const tokens: Token[] = [];
  let depth = 0;
  for (const match of bare.matchAll(/"(?:[^"]|"")*"|[A-Za-z_][A-Za-z0-9_$]*|\d[\w.]*|''|::|\S/g)) {
    const text = match[0];
    if (text === ')') depth -= 1;
    tokens.push({ text: text.startsWith('"') ? text.slice(1, -1) : text.toLowerCase(), word: /^["A-Za-z_]/.test(text), depth });
    if (text === '(') depth += 1;
  }
  return tokens;
}

function commonTableNames(tokens: readonly Token[]): Set<string> {
  const names = new Set<string>();
  tokens.forEach((token, i) => {
    const [before, as, open] = [tokens[i - 1]?.text, tokens[i + 1]?.text, tokens[i + 2]?.text];
    const opens = open === '(' || open === 'materialized' || open === 'not';
    if (token.word && as === 'as' && opens && (before === 'with' || before === ',' || before === 'recursive')) names.add(token.text);
  });
  return names;
}

/** Each table, view or function that SQL text reads, as written (`letters.letter_as_of`), without common table expressions and subqueries. */
export function relationsIn(sql: string): { name: string; isCall: boolean }[] {
  const tokens = tokensOf(sql);
  const common = commonTableNames(tokens);
  const found: { name: string; isCall: boolean }[] = [];
  const calls: string[] = [];
  const listDepths = new Set<number>();
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (!token) break;
    if (token.text === '(') calls.push(tokens[i - 1]?.text ?? '');
    else if (token.text === ')') {
      calls.pop();
      listDepths.delete(token.depth + 1);
    }
    const inSyntax = FROM_INSIDE.has(calls.at(-1) ?? '') || tokens[i - 1]?.text === 'distinct';
    const opensList = token.text === 'from' && !inSyntax;
    if (opensList) listDepths.add(token.depth);
    else if (token.word && ENDS_FROM.has(token.text) && token.text !== 'on' && token.text !== 'using') listDepths.delete(token.depth);
    const expects = opensList || JOINERS.has(token.text) || (token.text === ',' && listDepths.has(token.depth));
    const next = tokens[i + 1];
    if (!expects || !next?.word || JOINERS.has(next.text)) continue;
    const qualified = tokens[i + 2]?.text === '.';
    const name = qualified ? `${next.text}.${tokens[i + 3]?.text ?? ''}` : next.text;
    const isCall = tokens[i + (qualified ? 4 : 2)]?.text === '(';
    if (qualified || !common.has(next.text)) found.push({ name, isCall });
  }
  return found;
}

/** The column names that the outermost SELECT yields, or null where its text does not name them (`select *`). */
export function columnsOf(sql: string): string[] | null {
  const tokens = tokensOf(sql);
  const start = tokens.findIndex((token) => token.depth === 0 && token.text === 'select');
  if (start < 0) return null;
  const items: Token[][] = [[]];
  for (const token of tokens.slice(start + 1)) {
    if (token.depth === 0 && token.text === 'from') break;
    if (token.depth === 0 && token.text === ',') items.push([]);
    else items.at(-1)?.push(token);
  }
  const names = items.map((item) => item.at(-1));
  return names.every((name) => name?.word === true) ? names.map((name) => name?.text ?? '') : null;
}

// Verbs count only where a statement can begin: a column may well be called `call`.
function writesAt(tokens: readonly Token[], i: number): boolean {
  const [text, before, twoBefore] = [tokens[i]?.text ?? '', tokens[i - 1]?.text, tokens[i - 2]?.text];
  if (text === 'into' || (text === 'for' && /^(update|share|no|key)$/.test(tokens[i + 1]?.text ?? ''))) return true;
  const begins = before === undefined || before === ')' || (before === '(' && (twoBefore === 'as' || twoBefore === 'materialized'));
  return begins && FORBIDDEN.has(text);
}

// Functions that turn a value of a row into rows and so read no table of their own.
const ROW_FUNCTIONS = /^(unnest|generate_series|jsonb_array_elements(_text)?|jsonb_each(_text)?|string_to_table)$/;

const CLOCK = /^(now|current_date|current_time|current_timestamp|localtime|localtimestamp|clock_timestamp|statement_timestamp|transaction_timestamp)$/;

/**
 * What is wrong with the SQL of a measure, as sentences; an empty list when nothing is. With a schema, every view must
 * be of that schema: a room counts its own records only.
 */
export function recordsProblems(sql: string, needed: readonly string[], schema?: string): string[] {
  const problems: string[] = [];
  const tokens = tokensOf(sql);
  const opening = tokens[0]?.text;
  if (opening !== 'select' && opening !== 'with') problems.push('It must be one SELECT.');
  if (tokens.some((token) => token.text === ';')) problems.push('It must be one statement, without a semicolon.');
  const forbidden = tokens.find((_, i) => writesAt(tokens, i));
  if (forbidden) problems.push(`It must only read, so it may not say “${forbidden.text}”.`);
  // A count stands until a record changes; one that hung on the hour would change by itself.
  const clock = tokens.find((token) => CLOCK.test(token.text));
  if (clock) problems.push(`It reads the clock by “${clock.text}”; a record counts by its own day, whenever it is asked.`);
  const relations = relationsIn(sql);
  if (relations.every(({ isCall }) => isCall)) problems.push('It reads no view.');
  for (const { name, isCall } of relations) {
    if (isCall && ROW_FUNCTIONS.test(name)) continue;
    if (!/^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*_as_of$/.test(name)) {
      problems.push(`It reads “${name}”; a measure reads only views that keep the past, named schema.table_as_of.`);
    } else if (schema !== undefined && !name.startsWith(`${schema}.`)) {
      problems.push(`It reads “${name}”, which is not of the schema “${schema}”.`);
    }
  }
  const columns = columnsOf(sql);
  if (columns === null) problems.push('Its outermost SELECT must name every column, with AS where it is computed.');
  else {
    for (const name of needed) if (!columns.includes(name)) problems.push(`It does not yield the column “${name}”.`);
  }
  return problems;
}
