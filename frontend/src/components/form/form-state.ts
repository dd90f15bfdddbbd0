/** What a form holds while it is filled in: values, draft, problems, and a version gone stale. */
import { useRef, useState } from 'preact/hooks';
import type { Attempt } from '../../lib/draft';
import { useDraftKeeper } from '../../lib/draft-keeper';
import { newIdempotencyKey, type Tagged } from '../../lib/http';
import { changesBetween, isSame, type Values } from '../../lib/merge';
import { asProblem, type Problem } from '../../lib/problem';
import { useSaving } from '../../lib/saving';
import { compared, formStart } from './form-start';

const STALE = 412;

export interface Submission {
  values: Values;
  /** Only what differs from the version that was read: the body of a merge patch. */
  changes: Values;
  etag: string;
  /** Stays the same for a retry of an attempt that got no answer. */
  idempotencyKey: string;
  /** What the form holds once the answer is there; typing goes on while it waits. */
  latest: () => Values;
}

export interface FormSource {
  /** Under which the draft is kept; one for each record and purpose. */
  name: string;
  /** What the draft is called where drafts are listed. */
  title?: string;
  base: Tagged<Values>;
  save: (submission: Submission) => Promise<void>;
  /** Reads the record again after a 412. */
  reload?: () => Promise<Tagged<Values>>;
  /** False where what is typed must not be kept, as with a password. */
  keepsDraft?: boolean;
}

export function useRecordForm(source: FormSource) {
  const { save, reload } = source;
  const drafts = useDraftKeeper(source);
  // Read once: afterwards the form itself holds what was typed.
  const [start] = useState(() => formStart(source.base, drafts.left));
  const [base, setBase] = useState(start.base);
  const [values, setValues] = useState<Values>(start.values);
  const [restored, setRestored] = useState(start.draft);
  const [stale, setStale] = useState(start.stale);
  const [taken, setTaken] = useState(start.taken);
  const [problem, setProblem] = useState<Problem>();
  const saving = useSaving();
  const held = useRef({ base, values });
  const attempt = useRef(start.draft?.attempt);

  const hold = (next: Partial<typeof held.current>) => {
    held.current = { ...held.current, ...next };
    setBase(held.current.base);
    setValues(held.current.values);
    drafts.keep(held.current.values, held.current.base, attempt.current);
  };

  /** A creation goes out again as it first did; a change goes out as it now is. */
  const nextAttempt = (): Attempt => {
    const fresh = { key: newIdempotencyKey(), values: held.current.values };
    if (held.current.base.etag) return fresh;
    attempt.current ??= fresh;
    drafts.keep(held.current.values, held.current.base, attempt.current);
    return attempt.current;
  };

  const send = async () => {
    const { key, values: sent } = nextAttempt();
    await save({
      values: sent,
      changes: changesBetween(held.current.base.data, sent),
      etag: held.current.base.etag,
      idempotencyKey: key,
      latest: () => held.current.values,
    });
    drafts.release();
  };

  const fail = async (failure: Problem) => {
    if (attempt.current) {
      attempt.current = undefined; // It was answered: refused, with no effect to repeat.
      hold({});
    }
    if (failure.status !== STALE || !reload) {
      setProblem(failure);
      return;
    }
    const theirs = await reload();
    // Read from memory, because the server could not be asked: no ground to decide on.
    if (theirs.etag === held.current.base.etag) throw failure;
    const outcome = compared(held.current.base.data, held.current.values, theirs);
    if (outcome.stale) {
      setStale(outcome.stale);
      return;
    }
    hold({ base: theirs, values: outcome.values });
    setTaken(outcome.taken);
    // The change had arrived, only its answer had not: nothing is left to decide.
    if (isSame(outcome.values, theirs.data)) await send();
  };

  return {
    values,
    problem,
    stale,
    taken,
    saving,
    isKept: drafts.isKept,
    /** The draft that is shown, until it is saved or thrown away. */
    restored,
    isUnanswered: attempt.current !== undefined && !saving.isSaving && !saving.waiting,
    isChanged: !isSame(values, base.data),
    change: (field: string, value: unknown) => {
      hold({ values: { ...held.current.values, [field]: value } });
    },
    startAfresh: () => {
      saving.stop();
      attempt.current = undefined;
      held.current = { base: source.base, values: source.base.data };
      setBase(source.base);
      setValues(source.base.data);
      setRestored(undefined);
      setTaken([]);
      setStale(undefined);
      setProblem(undefined);
      drafts.drop();
    },
    /** Goes on from the other person's version, with what was chosen of both. */
    resolve: (theirs: Tagged<Values>, merged: Values) => {
      hold({ base: theirs, values: merged });
      setStale(undefined);
      setTaken([]);
    },
    submit: async () => {
      setProblem(undefined);
      setTaken([]);
      await saving.start(send, async (failure) => {
        await fail(failure).catch((again: unknown) => {
          setProblem(asProblem(again));
        });
      });
    },
    /** Leaves what was typed as a draft, and makes no further attempt. */
    stopSaving: () => {
      setProblem(saving.waiting?.problem);
      saving.stop();
    },
  };
}

export type RecordFormState = ReturnType<typeof useRecordForm>;
