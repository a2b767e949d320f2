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

interface Walked { type?: string; properties?: Record<string, Walked>; items?: Walked; fieldClass?: string; anyOf?: Walked[] }

/** Keeps of a reply only what its schema names and the roles may see: hidden fields go, masked ones show their shape, unknown ones never leave. */
export function shown(schema: TSchema, value: unknown, rules: FieldRules, roles: readonly string[]): unknown {
  return walk(schema as unknown as Walked, value, rules, roles);
}

function walk(schema: Walked, value: unknown, rules: FieldRules, roles: readonly string[]): unknown {
  if (value === null || value === undefined) return value;
  if (schema.anyOf) {
    const fits = schema.anyOf.find((s) => (Array.isArray(value) ? s.type === 'array' : typeof value === 'object' ? s.type === 'object' : s.type !== 'object' && s.type !== 'array' && s.type !== 'null'));
    return fits ? walk(fits, value, rules, roles) : value;
  }
  if (schema.type === 'array' && Array.isArray(value)) return value.map((item) => walk(schema.items ?? {}, item, rules, roles));
  if (schema.type !== 'object' || typeof value !== 'object' || !schema.properties) return value;
  const out: Record<string, unknown> = {};
  for (const [name, part] of Object.entries(schema.properties)) {
    const inner = (value as Record<string, unknown>)[name];
    if (inner === undefined) continue;
    const right = part.fieldClass ? rightOn(rules, roles, part.fieldClass) : 'read';
    if (right === 'hidden') continue;
    out[name] = right === 'masked' ? masked(inner) : walk(part, inner, rules, roles);
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
    if (inner === undefined || inner === null || typeof inner !== 'object') return;
    if (Array.isArray(inner)) return inner.forEach((item, i) => visit(part.items ?? {}, item, `${at}/${i}`));
    for (const [name, next] of Object.entries(part.properties ?? {})) {
      const given = (inner as Record<string, unknown>)[name];
      if (given === undefined) continue;
      if (next.fieldClass && rightOn(rules, roles, next.fieldClass) !== 'write') found.push(`${at}/${name}`);
      else visit(next, given, `${at}/${name}`);
    }
  };
  visit(schema as unknown as Walked, value, '');
  return found;
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
