/** What a form holds while it is filled in: values, draft, problems, and a version gone stale. */
import { useMemo, useRef, useState } from 'preact/hooks';
import { type Draft, dropDraft, readDraft, writeDraft } from '../../lib/draft';
import { newIdempotencyKey, type Tagged } from '../../lib/http';
import { changesBetween, type Conflict, conflictsOf, isSame, type Values } from '../../lib/merge';
import { asProblem, type Problem } from '../../lib/problem';

const STALE = 412;

export interface Submission {
  values: Values;
  /** Only what differs from the version that was read: the body of a merge patch. */
  changes: Values;
  etag: string;
  /** Stays the same for a retry of an attempt that got no answer. */
  idempotencyKey: string;
}

export interface FormSource {
  /** Under which the draft is kept; one for each record and purpose. */
  name: string;
  base: Tagged<Values>;
  save: (submission: Submission) => Promise<void>;
  /** Reads the record again after a 412. */
  reload?: () => Promise<Tagged<Values>>;
  /** False where what is typed must not be kept, as with a password. */
  keepsDraft?: boolean;
}

export interface Stale {
  theirs: Tagged<Values>;
  conflicts: Conflict[];
}

/** The draft that was left in this tab, if it says something else than the record. */
function useDraft(name: string, base: Values): Draft<Values> | undefined {
  return useMemo(() => {
    const draft = readDraft<Values>(name);
    return draft && !isSame(draft.values, base) ? draft : undefined;
    // Read once: afterwards the form itself holds what was typed.
  }, []); // eslint-disable-line react-hooks/exhaustive-deps -- see above
}

export function useRecordForm({ name, save, reload, keepsDraft = true, ...source }: FormSource) {
  const [base, setBase] = useState(source.base);
  const draft = useDraft(name, source.base.data);
  const [values, setValues] = useState<Values>({ ...source.base.data, ...draft?.values });
  const [isRestored, setRestored] = useState(draft !== undefined);
  const [problem, setProblem] = useState<Problem>();
  const [stale, setStale] = useState<Stale>();
  const [isSaving, setSaving] = useState(false);
  const intent = useRef(newIdempotencyKey());

  const change = (next: Values) => {
    setValues(next);
    if (keepsDraft) writeDraft(name, next);
  };

  const fail = async (failure: Problem) => {
    if (failure.status !== 0) intent.current = newIdempotencyKey();
    if (failure.status !== STALE || !reload) {
      setProblem(failure);
      return;
    }
    const theirs = await reload();
    setStale({ theirs, conflicts: conflictsOf(base.data, values, theirs.data) });
  };

  const submit = async () => {
    setSaving(true);
    setProblem(undefined);
    try {
      await save({
        values,
        changes: changesBetween(base.data, values),
        etag: base.etag,
        idempotencyKey: intent.current,
      });
      dropDraft(name);
    } catch (error) {
      await fail(asProblem(error)).catch((again: unknown) => {
        setProblem(asProblem(again));
      });
    } finally {
      setSaving(false);
    }
  };

  return {
    values,
    problem,
    stale,
    isSaving,
    /** When the restored draft was saved, while it is still what the form shows. */
    restoredFrom: isRestored ? draft?.savedAt : undefined,
    change: (field: string, value: unknown) => {
      change({ ...values, [field]: value });
    },
    startAfresh: () => {
      dropDraft(name);
      setValues(base.data);
      setRestored(false);
    },
    /** Goes on from the other person's version, with what was chosen of both. */
    resolve: (theirs: Tagged<Values>, merged: Values) => {
      setBase(theirs);
      change(merged);
      setStale(undefined);
    },
    submit,
  };
}
