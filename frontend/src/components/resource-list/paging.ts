/** The pages of a list: the first as the address says, and those that were asked for after it. */
import { useRef, useState } from 'preact/hooks';
import { asProblem, type Problem } from '../../lib/problem';
import type { Params } from '../../lib/query';
import { useResource } from '../../lib/resource';

export interface ListPage<Row> {
  items: readonly Row[];
  next?: string | null;
  total?: number | null;
}

export type LoadPage<Row> = (query: Params, signal: AbortSignal) => Promise<ListPage<Row>>;

/**
 * A table lays out all of its rows again for each one that is added. Beyond this many the earliest
 * go, so that the hundredth page comes as quickly as the tenth; the way back is offered.
 */
const MOST_ROWS = 500;

interface More<Row> {
  key: string;
  items: readonly Row[];
  before: number;
  next: string | null;
}

export function usePages<Row>(
  query: Params,
  cursor: string,
  load: LoadPage<Row>,
  onPlace: (cursor: string) => void,
) {
  const queryKey = JSON.stringify(query);
  const start = useRef({ queryKey, cursor });
  if (start.current.queryKey !== queryKey || (cursor === '' && start.current.cursor !== '')) {
    start.current = { queryKey, cursor };
  }
  const key = `${queryKey}|${start.current.cursor}`;
  const first = useResource(
    key,
    (signal) => load({ ...query, count: 'true', cursor: start.current.cursor }, signal),
    { keep: true },
  );
  const [more, setMore] = useState<More<Row>>({ key: '', items: [], before: 0, next: null });
  const [isLoadingMore, setLoadingMore] = useState(false);
  const [moreProblem, setMoreProblem] = useState<Problem>();
  const isCurrent = more.key === key && !first.isLoading;
  const next = isCurrent ? more.next : (first.data?.next ?? null);

  const rows = isCurrent ? more.items : (first.data?.items ?? []);
  /** How many were shown before those that are. */
  const before = isCurrent ? more.before : 0;

  const loadMore = async () => {
    if (isLoadingMore) return;
    if (!next) return;
    setLoadingMore(true);
    setMoreProblem(undefined);
    try {
      const page = await load({ ...query, cursor: next }, new AbortController().signal);
      const items = [...rows, ...page.items];
      const over = Math.max(0, items.length - MOST_ROWS);
      const passed = before + over;
      setMore({ key, items: items.slice(over), before: passed, next: page.next ?? null });
      onPlace(next);
    } catch (error) {
      setMoreProblem(asProblem(error));
    } finally {
      setLoadingMore(false);
    }
  };

  const restart = () => {
    setMore({ ...more, key: '' });
  };

  return {
    first,
    rows,
    before,
    next,
    loadMore,
    restart,
    isLoadingMore,
    moreProblem,
    startsMidway: start.current.cursor !== '' || before > 0,
  };
}
