/** One import at a time: chosen, tried, mended, committed, and found again after a reload. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { ImportRead } from '../../api';
import { imports } from '../../lib/dictionary/imports';
import { newIdempotencyKey } from '../../lib/http';
import { asProblem, type Problem } from '../../lib/problem';
import { principal } from '../../lib/session';
import { mediaTypeOf, type Refusal, refusalOf } from './file-kinds';
import { follow, type HeldFile, holdFile, isInterrupted, isLost, isRunning, sendFile } from './job';
import type { Importable } from './importables';
import { dropNote, type Note, readNote, writeNote } from './note';

export type Stage =
  | { at: 'idle' }
  | { at: 'reading'; name: string }
  | { at: 'refused'; refusal: Refusal }
  | { at: 'sending'; name: string; isTrial: boolean }
  | { at: 'running'; name: string; job: ImportRead }
  /** The API refused the file as a whole, with its reasons. */
  | { at: 'rejected'; problem: Problem }
  /** No answer came. With an id, the import goes on without this page. */
  | { at: 'lost'; note: Note; problem: Problem | undefined; hasFile: boolean }
  | { at: 'ended'; note: Note; job: ImportRead; wasDone: boolean; hasFile: boolean };

const SIGNED_OUT = 401;
const GONE = 404;

export interface ImportState {
  stage: Stage;
  choose: (file: File, resource: Importable) => Promise<void>;
  commit: () => Promise<void>;
  /** The same again, under the same key; or another look at what goes on. */
  retry: () => Promise<void>;
  reset: () => void;
}

export function useImport(): ImportState {
  const [stage, setStage] = useState<Stage>({ at: 'idle' });
  const held = useRef<HeldFile>(undefined);
  const running = useRef<AbortController>(undefined);

  const begin = useCallback((): AbortSignal => {
    running.current?.abort();
    running.current = new AbortController();
    return running.current.signal;
  }, []);

  const end = useCallback((note: Note, job: ImportRead, wasDone: boolean) => {
    const known = { ...note, id: job.id, isOpen: isInterrupted(job) };
    writeNote(known);
    const hasFile = held.current?.digest === note.digest;
    setStage({ at: 'ended', note: known, job, wasDone, hasFile });
  }, []);

  const fail = useCallback((note: Note, error: unknown) => {
    const problem = asProblem(error);
    if (isLost(problem)) {
      const hasFile = held.current?.digest === note.digest;
      setStage({ at: 'lost', note, problem, hasFile });
      return;
    }
    // Whoever signs in again finds the import where it was.
    if (problem.status !== SIGNED_OUT) dropNote();
    // What an earlier deployment knew of: there is nothing to follow, and nothing to tell.
    setStage(problem.status === GONE ? { at: 'idle' } : { at: 'rejected', problem });
  }, []);

  /** Follows an import whose id is known, until it ends. */
  const watch = useCallback(
    async (note: Note, id: string, signal: AbortSignal, wasDone = false) => {
      const show = (job: ImportRead) => {
        setStage({ at: 'running', name: note.name, job });
      };
      try {
        const job = await follow(id, show, signal);
        if (!signal.aborted) end(note, job, wasDone);
      } catch (error) {
        if (!signal.aborted) fail(note, error);
      }
    },
    [end, fail],
  );

  const send = useCallback(
    async (file: HeldFile, note: Note) => {
      const signal = begin();
      writeNote(note);
      const { resource, isTrial, key, name } = note;
      setStage({ at: 'sending', name, isTrial });
      try {
        const { job, wasDone } = await sendFile({ resource, file, isTrial, key }, signal);
        const known = { ...note, id: job.id };
        writeNote(known);
        if (isRunning(job)) {
          setStage({ at: 'running', name, job });
          await watch(known, job.id, signal, wasDone);
        } else {
          end(known, job, wasDone);
        }
      } catch (error) {
        if (!signal.aborted) fail(note, error);
      }
    },
    [begin, end, fail, watch],
  );

  const noteOf = (file: HeldFile, resource: Importable, isTrial: boolean): Note => ({
    user: principal.value,
    resource,
    name: file.name,
    digest: file.digest,
    isTrial,
    key: newIdempotencyKey(),
    isOpen: true,
  });

  const choose = async (file: File, resource: Importable) => {
    const refusal = refusalOf(file);
    const mediaType = mediaTypeOf(file.name);
    if (refusal || !mediaType) {
      setStage(refusal ? { at: 'refused', refusal } : { at: 'idle' });
      return;
    }
    setStage({ at: 'reading', name: file.name });
    try {
      held.current = await holdFile(file, mediaType);
    } catch {
      const { unread, unreadHint } = imports.refused;
      setStage({ at: 'refused', refusal: { title: unread(file.name), hint: unreadHint } });
      return;
    }
    const { digest } = held.current;
    const open = readNote();
    const isSame = open?.isOpen && open.digest === digest && open.resource === resource;
    // An import whose answer was lost is completed under its own key, and not tried anew.
    const isCommit = isSame && !open.isTrial;
    await send(held.current, isCommit ? open : noteOf(held.current, resource, true));
  };

  const commit = async () => {
    if (stage.at !== 'ended' || !held.current) return;
    await send(held.current, noteOf(held.current, stage.note.resource, false));
  };

  const retry = useCallback(async () => {
    const note = readNote();
    if (!note) return;
    const file = held.current?.digest === note.digest ? held.current : undefined;
    if (file && (note.id === undefined || note.isOpen)) await send(file, note);
    else if (note.id !== undefined) await watch(note, note.id, begin());
  }, [begin, send, watch]);

  const reset = () => {
    running.current?.abort();
    held.current = undefined;
    dropNote();
    setStage({ at: 'idle' });
  };

  useEffect(() => {
    const note = readNote();
    if (note?.id !== undefined) void watch(note, note.id, begin());
    else if (note && !note.isTrial)
      setStage({ at: 'lost', note, problem: undefined, hasFile: false });
    else dropNote();
    return () => running.current?.abort();
  }, [begin, watch]);

  const isOut = stage.at === 'lost' && (stage.hasFile || stage.note.id !== undefined);
  useEffect(() => {
    if (!isOut) return undefined;
    const again = () => void retry();
    addEventListener('online', again);
    return () => {
      removeEventListener('online', again);
    };
  }, [isOut, retry]);

  return { stage, choose, commit, retry, reset };
}
