import type { TObject } from 'typebox';
import { Compile } from 'typebox/compile';
import Value from 'typebox/value';
import { Invalid, type Problem } from '../errors.ts';

interface Found { keyword: string; instancePath: string; params: Record<string, unknown> }

/** Checks an input against its schema, problem by problem; texts of a query become the numbers and yes-or-no they stand for. */
export function reader(schema: TObject, fromText: boolean): (value: unknown) => unknown {
  const check = Compile(schema);
  return (given) => {
    const unsafe = unsafeText(given, '', 0);
    if (unsafe.length > 0) throw new Invalid(unsafe);
    const value = fromText ? Value.Convert(schema, given) : given;
    if (check.Check(value)) return value;
    throw new Invalid(problems([...check.Errors(value)] as unknown as Found[]));
  };
}

function problems(found: readonly Found[]): Problem[] {
  const byPlace = new Map<string, Problem>();
  for (const error of found) {
    if (error.keyword === 'boolean') continue;
    for (const problem of sentences(error)) if (!byPlace.has(problem.where)) byPlace.set(problem.where, problem);
  }
  return [...byPlace.values()];
}

function sentences(error: Found): Problem[] {
  const where = error.instancePath || '/';
  const limit = String(error.params['limit'] ?? '');
  switch (error.keyword) {
    case 'required': return (error.params['requiredProperties'] as string[] ?? []).map((name) => ({ where: `${error.instancePath}/${name}`, problem: 'This is missing.', mend: 'Fill it in.' }));
    case 'additionalProperties': return (error.params['additionalProperties'] as string[] ?? []).map((name) => ({ where: `${error.instancePath}/${name}`, problem: 'This field is not known here.', mend: 'Leave it out.' }));
    case 'minLength': return [{ where, problem: limit === '1' ? 'This is empty.' : 'This is too short.', mend: limit === '1' ? 'Fill it in.' : `Write at least ${limit} characters.` }];
    case 'maxLength': return [{ where, problem: 'This is too long.', mend: `Write at most ${limit} characters.` }];
    case 'minItems': return [{ where, problem: 'Too few are given.', mend: `Give at least ${limit}.` }];
    case 'maxItems': return [{ where, problem: 'Too many are given.', mend: `Give at most ${limit}.` }];
    case 'minimum': case 'exclusiveMinimum': return [{ where, problem: 'The number is too small.', mend: `Give at least ${limit}.` }];
    case 'maximum': case 'exclusiveMaximum': return [{ where, problem: 'The number is too large.', mend: `Give at most ${limit}.` }];
    case 'format': return [{ where, problem: 'This is not written as it must be.', mend: mendFormat(String(error.params['format'])) }];
    case 'const': case 'enum': case 'anyOf': return [{ where, problem: 'This is not one of the choices.', mend: 'Choose one of those listed in the documentation of the field.' }];
    case 'pattern': return [{ where, problem: 'This is not written as it must be.', mend: 'See the form that the documentation of the field gives.' }];
    case 'type': return [{ where, problem: 'This is of the wrong kind.', mend: `Give a value of type ${String(error.params['type'])}.` }];
    default: return [{ where, problem: 'This does not fit.', mend: 'See the documentation of the field.' }];
  }
}

function mendFormat(format: string): string {
  return { date: 'Write the day as 2004-03-02.', uuid: 'Give the id as the product wrote it.', 'date-time': 'Write the instant as 2004-03-02T10:00:00Z.' }[format] ?? `Write it as ${format}.`;
}

/** No input of ours stands as deep as this within itself. */
const DEEPEST = 32;

/** Characters that a database or a reader's screen could be misled by: NUL, lone surrogates, and controls that turn the direction of text; and what stands too deep to be looked through. */
function unsafeText(value: unknown, where: string, depth: number): Problem[] {
  if (depth > DEEPEST) return [{ where: '/', problem: 'This stands too deep within itself.', mend: 'See the documentation of the field.' }];
  if (typeof value === 'string') {
    // eslint-disable-next-line no-control-regex
    const bad = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u202A-\u202E\u2066-\u2069]/.test(value) || !value.isWellFormed();
    return bad ? [{ where: where || '/', problem: 'This holds characters that cannot be seen.', mend: 'Type it again instead of pasting it.' }] : [];
  }
  if (Array.isArray(value)) return value.flatMap((item, i) => unsafeText(item, `${where}/${i}`, depth + 1));
  if (value !== null && typeof value === 'object') return Object.entries(value).flatMap(([k, v]) => [...unsafeText(k, `${where}/?`, depth), ...unsafeText(v, `${where}/${k}`, depth + 1)]);
  return [];
}
