/** Records and forms: `budget.apec_funding` names a field inside a group of the record. */
import type { Values } from './merge';

/** What a record is quoted by: its reference or its code, and where it has none, its id. */
export interface Quoted {
  id: string;
  ref?: string;
  code?: string;
}

export const keyOf = ({ id, ref, code }: Quoted): string => ref ?? code ?? id;

const isGroup = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value of a field; null where a group on the way is missing. */
export function valueAt(record: object, name: string): unknown {
  let value: unknown = record;
  for (const part of name.split('.')) value = isGroup(value) ? value[part] : undefined;
  return value ?? null;
}

/** The named fields of a record side by side, as a form holds them. */
export const flattened = (record: object, names: readonly string[]): Values =>
  Object.fromEntries(names.map((name) => [name, valueAt(record, name)]));

/** A form's fields as the body of a request, groups put together again. */
export function nested(values: Values): Values {
  const body: Values = {};
  for (const [name, value] of Object.entries(values)) {
    const parts = name.split('.');
    const last = parts.pop() ?? name;
    let group = body;
    for (const part of parts) {
      const inner = group[part];
      group = isGroup(inner) ? inner : (group[part] = {} as Values);
    }
    group[last] = value;
  }
  return body;
}

/** Null is "not stated": a creation leaves it out. */
export const stated = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
