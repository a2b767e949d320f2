/** A value of JSON. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** A JSON object, such as a credential or a proof. */
export type JsonObject = { readonly [name: string]: Json };

/** Whether a value is a JSON object: not null, not a list. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** One value or several, as the standards allow for most properties, always as a list. */
export function asList(value: Json | undefined): readonly Json[] {
  if (value === undefined) return [];
  return isList(value) ? value : [value];
}

/** Whether a value is a list; `Array.isArray` does not narrow a readonly one. */
export function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
