/** A write that is sent until it is answered: attempts with growing waits, until it is stopped. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { isPassing, waitBefore } from './passing';
import { asProblem, type Problem } from './problem';

/** Between two attempts. */
export interface Waiting {
  problem: Problem;
  /** When the next one is made, in milliseconds of the epoch; none while the device is offline. */
  until: number | undefined;
}

interface Task {
  /** Safe to repeat: it names the version that it changes, or carries the key of its intent. */
  send: () => Promise<void>;
  /** Told of a failure that does not pass by itself. */
  fail: (problem: Problem) => Promise<void> | void;
  tried: number;
}

export interface Saving {
  isSaving: boolean;
  waiting: Waiting | undefined;
  start: (send: Task['send'], fail: Task['fail']) => Promise<void>;
  tryNow: () => void;
  stop: () => void;
}

/** The network's return is the moment to try again. */
function useOnline(isAwaited: boolean, onOnline: () => void): void {
  const latest = useRef(onOnline);
  latest.current = onOnline;
  useEffect(() => {
    if (!isAwaited) return undefined;
    const listen = () => {
      latest.current();
    };
    addEventListener('online', listen);
    return () => {
      removeEventListener('online', listen);
    };
  }, [isAwaited]);
}

export function useSaving(): Saving {
  const [isSaving, setSaving] = useState(false);
  const [waiting, setWaiting] = useState<Waiting>();
  const task = useRef<Task>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const attempt = async (current: Task): Promise<void> => {
    clearTimeout(timer.current);
    setWaiting(undefined);
    setSaving(true);
    try {
      await current.send();
    } catch (error) {
      // Stopped, or the page was left, while the answer was on its way.
      if (task.current === current) await take(asProblem(error), current);
    } finally {
      setSaving(false);
    }
  };

  const take = async (problem: Problem, current: Task): Promise<void> => {
    if (!isPassing(problem)) {
      await current.fail(problem);
      return;
    }
    current.tried += 1;
    if (problem.slug === 'offline') {
      setWaiting({ problem, until: undefined });
      return;
    }
    const wait = waitBefore(current.tried, problem);
    setWaiting({ problem, until: Date.now() + wait });
    timer.current = setTimeout(() => void attempt(current), wait);
  };

  const tryNow = () => {
    if (task.current && !isSaving) void attempt(task.current);
  };

  useOnline(waiting !== undefined, tryNow);
  useEffect(
    () => () => {
      task.current = undefined;
      clearTimeout(timer.current);
    },
    [],
  );

  return {
    isSaving,
    waiting,
    start: (send, fail) => {
      task.current = { send, fail, tried: 0 };
      return attempt(task.current);
    },
    tryNow,
    stop: () => {
      task.current = undefined;
      clearTimeout(timer.current);
      setWaiting(undefined);
    },
  };
}
