/** Loading a value for a component: abort, keep what was shown, retry, follow the principal. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { isPassing } from './passing';
import { asProblem, type Problem } from './problem';
import { readings } from './remembered';
import { principal, session } from './session';

export interface Loaded<T> {
  /** The last value; kept while the next one is on its way. */
  data: T | undefined;
  error: Problem | undefined;
  isLoading: boolean;
  reload: () => void;
  /** Puts a value that a write answered with in the place of the loaded one. */
  replace: (data: T) => void;
}

interface State<T> {
  key: string;
  data: T | undefined;
  error: Problem | undefined;
  isLoading: boolean;
}

/**
 * Loads again whenever `key` or the signed-in principal changes. With `keep`, the old value
 * stays on screen meanwhile (a list whose filter changed); otherwise it goes at once.
 */
export function useResource<T>(
  key: string,
  load: (signal: AbortSignal) => Promise<T>,
  { keep = false }: { keep?: boolean } = {},
): Loaded<T> {
  const [state, setState] = useState<State<T>>({
    key: '',
    data: undefined,
    error: undefined,
    isLoading: true,
  });
  const [attempt, setAttempt] = useState(0);
  const latest = useRef(load);
  latest.current = load;
  const fullKey = `${principal.value}|${key}`;
  const reading = readings.value;
  // Until it is known who asks, an answer would have to be asked for again.
  const isStarting = session.value.status === 'starting';

  useEffect(() => {
    if (isStarting) return undefined;
    const controller = new AbortController();
    setState((old) => ({
      key: fullKey,
      data: keep || old.key === fullKey ? old.data : undefined,
      error: undefined,
      isLoading: true,
    }));
    latest.current(controller.signal).then(
      (data) => {
        if (controller.signal.aborted) return;
        setState({ key: fullKey, data, error: undefined, isLoading: false });
      },
      (error: unknown) => {
        if (controller.signal.aborted) return;
        setState((old) => ({ ...old, error: asProblem(error), isLoading: false }));
      },
    );
    return () => {
      controller.abort();
    };
  }, [fullKey, attempt, reading, keep, isStarting]);

  const reload = useCallback(() => {
    setAttempt((count) => count + 1);
  }, []);
  const replace = useCallback((data: T) => {
    setState((old) => ({ ...old, data, error: undefined }));
  }, []);

  useEffect(() => {
    if (!state.error || !isPassing(state.error)) return undefined;
    addEventListener('online', reload);
    return () => {
      removeEventListener('online', reload);
    };
  }, [state.error, reload]);

  const isCurrent = state.key === fullKey;
  return {
    data: isCurrent || keep ? state.data : undefined,
    error: isCurrent ? state.error : undefined,
    isLoading: state.isLoading || !isCurrent,
    reload,
    replace,
  };
}
