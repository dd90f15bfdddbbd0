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

/** The fields that only the other person changed: they are taken over without a question. */
export const takenOver = (conflicts: readonly Conflict[]): string[] =>
  conflicts
    .filter(({ isContested, mine, theirs }) => !isContested && !isSame(mine, theirs))
    .map(({ field }) => field);

/** Both kept: their changes where this form changed nothing, and what was chosen where both did. */
export function mergedValues(
  mine: Values,
  conflicts: readonly Conflict[],
  chosen: ReadonlyMap<string, unknown> = new Map(),
): Values {
  const merged = { ...mine };
  for (const { field, theirs, isContested } of conflicts) {
    if (!isContested) merged[field] = theirs;
    else if (chosen.has(field)) merged[field] = chosen.get(field);
  }
  return merged;
}

/** One item of a list that two people changed. */
export interface ItemChange {
  item: unknown;
  /** What became of it: nobody touched it, or one or both added it or took it away. */
  change: 'kept' | 'added' | 'removed';
  by: 'nobody' | 'me' | 'them' | 'both';
}

const has = (list: readonly unknown[], item: unknown): boolean =>
  list.some((other) => isSame(other, item));

const whose = (byMe: boolean, byThem: boolean): ItemChange['by'] => {
  if (byMe && byThem) return 'both';
  if (byMe) return 'me';
  return byThem ? 'them' : 'nobody';
};

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Whether a field holds a list, in any of its versions. */
export const isList = ({ base, mine, theirs }: Conflict): boolean =>
  [base, mine, theirs].some(Array.isArray);

/** Every item of the three versions, in the order in which the base, mine and theirs name them. */
export function itemChanges({ base, mine, theirs }: Conflict): ItemChange[] {
  const [old, ours, others] = [listOf(base), listOf(mine), listOf(theirs)];
  const items: unknown[] = [];
  for (const item of [...old, ...ours, ...others]) if (!has(items, item)) items.push(item);
  return items.map((item) => {
    const [before, inMine, inTheirs] = [has(old, item), has(ours, item), has(others, item)];
    const by = whose(inMine !== before, inTheirs !== before);
    if (by === 'nobody') return { item, change: 'kept', by };
    return { item, change: before ? 'removed' : 'added', by };
  });
}

/** What both changed of a list, together: what anybody added, without what anybody took away. */
export const mergedItems = (conflict: Conflict): unknown[] =>
  itemChanges(conflict)
    .filter(({ change }) => change !== 'removed')
    .map(({ item }) => item);
