/** What a form begins with: the record, or the draft of it that was left, put together. */
import type { Draft } from '../../lib/draft';
import type { Tagged } from '../../lib/http';
import {
  type Conflict,
  conflictsOf,
  isSame,
  mergedValues,
  takenOver,
  type Values,
} from '../../lib/merge';

/** Somebody else's version, and where it differs from what this form started with. */
export interface Stale {
  theirs: Tagged<Values>;
  conflicts: Conflict[];
}

export interface FormStart {
  base: Tagged<Values>;
  values: Values;
  draft?: Draft;
  /** Both changed the same field: a person has to choose. */
  stale?: Stale;
  /** Fields that came from the other person's version by themselves. */
  taken: readonly string[];
}

/** What became of two versions: put together where that needs nobody, else to be decided. */
export function compared(base: Values, mine: Values, theirs: Tagged<Values>) {
  const conflicts = conflictsOf(base, mine, theirs.data);
  return conflicts.some(({ isContested }) => isContested)
    ? { stale: { theirs, conflicts } }
    : { values: mergedValues(mine, conflicts), taken: takenOver(conflicts) };
}

export function formStart(base: Tagged<Values>, draft: Draft | undefined): FormStart {
  const fresh = { base, values: base.data, taken: [] };
  if (!draft || isSame(draft.values, draft.base.data)) return fresh;
  const values = { ...base.data, ...draft.values };
  // A new record has no other version that could have changed meanwhile.
  if (base.etag === draft.base.etag || !base.etag) return { ...fresh, values, draft };
  const { stale, ...merged } = compared(draft.base.data, values, base);
  return stale
    ? { base: draft.base, values, draft, stale, taken: [] }
    : { base, values, draft, taken: [], ...merged };
}
