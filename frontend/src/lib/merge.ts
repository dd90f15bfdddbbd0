/** Three-way comparison for a record that somebody else changed meanwhile (412). */

export type Values = Record<string, unknown>;

export interface Conflict {
  field: string;
  base: unknown;
  mine: unknown;
  theirs: unknown;
  /** Both changed it, differently: a person has to choose. */
  isContested: boolean;
}

/** Equality by value for what JSON can hold; the order of an object's keys does not count. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b) || ((a ?? null) === null && (b ?? null) === null)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [a as Values, b as Values];
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].every((key) => isSame(left[key], right[key]));
}

/** The fields of `mine` that differ from `base`: the body of a merge patch. */
export function changesBetween(base: Values, mine: Values): Values {
  return Object.fromEntries(
    Object.entries(mine).filter(([field, value]) => !isSame(base[field], value)),
  );
}

/** The fields in which the other person's version differs from what this form started with. */
export function conflictsOf(base: Values, mine: Values, theirs: Values): Conflict[] {
  return Object.keys(mine)
    .filter((field) => !isSame(base[field], theirs[field]))
    .map((field) => ({
      field,
      base: base[field],
      mine: mine[field],
      theirs: theirs[field],
      isContested: !isSame(base[field], mine[field]) && !isSame(mine[field], theirs[field]),
    }));
}

/** Both kept: their changes where this form changed nothing, and the choice where both did. */
export function mergedValues(
  mine: Values,
  conflicts: readonly Conflict[],
  choice: Readonly<Record<string, 'mine' | 'theirs'>>,
): Values {
  const merged = { ...mine };
  for (const { field, theirs, isContested } of conflicts) {
    if (!isContested || choice[field] === 'theirs') merged[field] = theirs;
  }
  return merged;
}
