/** The search as one types: asked a moment after the last key, and not asked any more when stale. */
import { useEffect, useState } from 'preact/hooks';
import type { SearchAnswer } from '../../api';
import { readSearch } from '../../lib/insight';

const DELAY_MS = 200;
const AT_ONCE = '12';
/** One letter would find everything. */
const SHORTEST = 2;

export interface Found {
  answer: SearchAnswer | undefined;
  isSearching: boolean;
  hasFailed: boolean;
}

const NOTHING: Found = { answer: undefined, isSearching: false, hasFailed: false };

export function useFound(typed: string): Found {
  const [found, setFound] = useState(NOTHING);
  useEffect(() => {
    if (typed.length < SHORTEST) {
      setFound(NOTHING);
      return undefined;
    }
    const controller = new AbortController();
    setFound((last) => ({ ...last, isSearching: true, hasFailed: false }));
    const timer = setTimeout(() => {
      readSearch({ q: typed, limit: AT_ONCE }, controller.signal).then(
        (answer) => {
          setFound({ answer, isSearching: false, hasFailed: false });
        },
        () => {
          if (!controller.signal.aborted) setFound({ ...NOTHING, hasFailed: true });
        },
      );
    }, DELAY_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [typed]);
  return found;
}
