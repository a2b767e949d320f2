import { createHash } from 'node:crypto';

/** A statement with its values apart: the only form in which text reaches the database. */
export interface Sql {
  readonly text: string;
  readonly values: readonly unknown[];
}

const NAMES = new Map<string, string>();

/** Writes a statement: `${value}` becomes a parameter, and a nested `sql` fragment is taken in as it stands. */
export function sql(strings: TemplateStringsArray, ...parts: readonly unknown[]): Sql {
  let text = strings[0] ?? '';
  const values: unknown[] = [];
  parts.forEach((part, i) => {
    if (isSql(part)) {
      text += part.text.replace(/\$(\d+)/g, (_, n: string) => `$${Number(n) + values.length}`);
      values.push(...part.values);
    } else {
      values.push(part);
      text += `$${values.length}`;
    }
    text += strings[i + 1] ?? '';
  });
  return { text, values };
}

/** Takes a fragment that the product itself wrote (a table or column name, a measure's text) without making it a parameter. */
export function raw(text: string): Sql {
  return { text, values: [] };
}

/** Joins fragments with a separator, such as conditions with ` and `. */
export function join(fragments: readonly Sql[], separator: string): Sql {
  const [head, ...tail] = fragments;
  if (!head) return raw('');
  return tail.reduce((left, right) => sql`${left}${raw(separator)}${right}`, head);
}

/** The name under which the server keeps a statement prepared: the same text is planned once a connection. */
export function statementName(text: string): string {
  let name = NAMES.get(text);
  if (!name) {
    name = createHash('sha256').update(text).digest('hex').slice(0, 32);
    if (NAMES.size < 5000) NAMES.set(text, name);
  }
  return name;
}

function isSql(part: unknown): part is Sql {
  return typeof part === 'object' && part !== null && 'text' in part && 'values' in part && Array.isArray((part as Sql).values);
}
