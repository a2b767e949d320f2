import type { TSchema } from 'typebox';

/** What a role may do with a class of fields; a stronger right includes the weaker. */
export type FieldRight = 'hidden' | 'masked' | 'read' | 'write';

/** The rules in force: class → role → right. A class without a rule for a role is hidden from it. */
export type FieldRules = ReadonlyMap<string, ReadonlyMap<string, FieldRight>>;

const STRENGTH: Record<FieldRight, number> = { hidden: 0, masked: 1, read: 2, write: 3 };

/** The strongest right any of one's roles has on a class of fields. */
export function rightOn(rules: FieldRules, roles: readonly string[], fieldClass: string): FieldRight {
  let best: FieldRight = 'hidden';
  for (const role of roles) {
    const right = rules.get(fieldClass)?.get(role) ?? 'hidden';
    if (STRENGTH[right] > STRENGTH[best]) best = right;
  }
  return best;
}

interface Walked { /** Given whole or not at all: where it would be masked it is left out, for somebody takes it for the value. */ onlyWhole?: boolean; type?: string; properties?: Record<string, Walked>; items?: Walked; fieldClass?: string; anyOf?: Walked[] }

/** The weakest right on the classes a value stands under: its own, and those of the forms it may take. */
function rightOnPart(part: Walked, rules: FieldRules, roles: readonly string[]): FieldRight {
  const rights = [part.fieldClass === undefined ? 'write' : rightOn(rules, roles, part.fieldClass), ...(part.anyOf ?? []).map((form) => rightOnPart(form, rules, roles))];
  return rights.reduce((least, right) => (STRENGTH[right] < STRENGTH[least] ? right : least));
}

/** Whether the roles may read every one of these classes. */
export function mayRead(rules: FieldRules, roles: readonly string[], classes: readonly string[]): boolean {
  return classes.every((fieldClass) => STRENGTH[rightOn(rules, roles, fieldClass)] >= STRENGTH.read);
}

/** Keeps of a reply only what its schema names and the roles may see: hidden fields go, masked ones show their shape, unknown ones never leave. */
export function shown(schema: TSchema, value: unknown, rules: FieldRules, roles: readonly string[]): unknown {
  const rights = new Map<Walked, FieldRight>(); // each part of a schema is asked once, however many rows there are
  return walk(schema as unknown as Walked, value, (part) => {
    const right = rights.get(part) ?? rightOnPart(part, rules, roles);
    rights.set(part, right);
    return right;
  });
}

/** A part of which the schema says nothing. */
const ANY: Walked = {};

function walk(schema: Walked, value: unknown, rightOf: (part: Walked) => FieldRight): unknown {
  const right = rightOf(schema);
  if (value === undefined || right === 'hidden') return undefined;
  if (right === 'masked') return schema.onlyWhole ? undefined : masked(value);
  if (value === null) return value;
  if (schema.anyOf) {
    const fits = schema.anyOf.find((s) => (Array.isArray(value) ? s.type === 'array' : typeof value === 'object' ? s.type === 'object' : s.type !== 'object' && s.type !== 'array' && s.type !== 'null'));
    return fits ? walk(fits, value, rightOf) : value;
  }
  const items = schema.items ?? ANY;
  if (schema.type === 'array' && Array.isArray(value)) return value.map((item) => walk(items, item, rightOf)).filter((item) => item !== undefined);
  if (schema.type !== 'object' || typeof value !== 'object' || !schema.properties) return value;
  const out: Record<string, unknown> = {};
  for (const [name, part] of Object.entries(schema.properties)) {
    const inner = walk(part, (value as Record<string, unknown>)[name], rightOf);
    if (inner !== undefined) out[name] = inner;
  }
  return out;
}

/** A value whose presence may be known and whose content may not. */
export function masked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(masked);
  if (typeof value === 'string') return value === '' ? '' : '•••';
  if (value !== null && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, masked(v)]));
  return null;
}

/** The fields of an input that the roles may not write, as pointers (`/names/0`), so that nothing is set by naming it. */
export function unwritable(schema: TSchema, value: unknown, rules: FieldRules, roles: readonly string[]): string[] {
  const found: string[] = [];
  const visit = (part: Walked, inner: unknown, at: string): void => {
    if (inner === undefined) return;
    if (rightOnPart(part, rules, roles) !== 'write') return void found.push(at);
    if (inner === null || typeof inner !== 'object') return;
    for (const form of part.anyOf ?? []) visit(form, inner, at);
    if (Array.isArray(inner)) inner.forEach((item, i) => visit(part.items ?? {}, item, `${at}/${i}`));
    else for (const [name, next] of Object.entries(part.properties ?? {})) visit(next, (inner as Record<string, unknown>)[name], `${at}/${name}`);
  };
  visit(schema as unknown as Walked, value, '');
  return [...new Set(found)];
}

/** The classes a schema names anywhere in it. */
export function classesIn(schema: TSchema): Set<string> {
  const found = new Set<string>();
  const visit = (part: Walked): void => {
    if (part.fieldClass) found.add(part.fieldClass);
    Object.values(part.properties ?? {}).forEach(visit);
    if (part.items) visit(part.items);
    part.anyOf?.forEach(visit);
  };
  visit(schema as unknown as Walked);
  return found;
}
