/**
 * A list page from a declaration: what its columns and filters are and how a page is read.
 * Filters, search, sort and place live in the address.
 */
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import type { ExportFormat } from '../../api';
import type { Filter } from '../../fields/types';
import { formatNumber } from '../../lib/format';
import { announce } from '../../lib/live';
import { messages } from '../../lib/messages';
import { asProblem, type Problem } from '../../lib/problem';
import { type Params, useQuery } from '../../lib/query';
import { useResource } from '../../lib/resource';
import { type Column, DataTable } from '../data-table/data-table';
import { EmptyState } from '../empty-state/empty-state';
import { ExportMenu } from '../export-menu/export-menu';
import { FilterBar } from '../filter-bar/filter-bar';
import { Pager } from '../pager/pager';
import { ProblemBanner } from '../problem-banner/problem-banner';
import { Skeleton } from '../skeleton/skeleton';
import './resource-list.css';

export interface ListPage<Row> {
  items: readonly Row[];
  next?: string | null;
  total?: number | null;
}

interface ResourceListProps<Row> {
  caption: string;
  columns: readonly Column<Row>[];
  filters: readonly Filter[];
  keyOf: (row: Row) => string;
  load: (query: Params, signal: AbortSignal) => Promise<ListPage<Row>>;
  /** The order in which the API answers when none is asked for. */
  defaultSort?: string;
  /** The whole list as a file, under the present filters. */
  file?: (format: ExportFormat, query: Params, signal: AbortSignal) => Promise<Response>;
  /** False where the API finds nothing by words. */
  hasSearch?: boolean;
  /** Beside the filters, given the present ones. */
  extras?: (query: Params) => ComponentChildren;
}

const words = messages.list;

/** The parameters that this list knows; whatever else the address holds is not sent. */
export function listParams(filters: readonly Filter[], params: Params): Params {
  const names = filters.flatMap(({ type, name }) =>
    type === 'options' ? [name] : [`${name}_after`, `${name}_before`],
  );
  const known = ['q', 'sort', ...names];
  return Object.fromEntries(
    known.flatMap((name) => (params[name] ? [[name, params[name]] as const] : [])),
  );
}

/** On a phone the table has no head to sort by. */
function SortMenu<Row>({
  columns,
  sort,
  onSort,
}: {
  columns: readonly Column<Row>[];
  sort: string;
  onSort: (sort: string) => void;
}) {
  const id = useId();
  const fields = columns.flatMap(({ sort: field, label }) => (field ? [{ field, label }] : []));
  if (fields.length === 0) return null;
  return (
    <span class="sort-menu">
      <label for={id}>{words.sortLabel}</label>
      <select
        id={id}
        value={sort}
        onChange={(event) => {
          onSort(event.currentTarget.value);
        }}
      >
        {!fields.some(({ field }) => field === sort || `-${field}` === sort) && (
          <option value={sort}>{words.defaultOrder}</option>
        )}
        {fields.flatMap(({ field, label }) => [
          <option key={field} value={field}>{`${label}, ${words.ascending}`}</option>,
          <option key={`-${field}`} value={`-${field}`}>{`${label}, ${words.descending}`}</option>,
        ])}
      </select>
    </span>
  );
}

interface More<Row> {
  key: string;
  items: readonly Row[];
  next: string | null;
}

/** The first page as the address says, and the pages that were asked for after it. */
function usePages<Row>(
  query: Params,
  cursor: string,
  load: ResourceListProps<Row>['load'],
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
  const [more, setMore] = useState<More<Row>>({ key: '', items: [], next: null });
  const [isLoadingMore, setLoadingMore] = useState(false);
  const [moreProblem, setMoreProblem] = useState<Problem>();
  const isCurrent = more.key === key && !first.isLoading;
  const next = isCurrent ? more.next : (first.data?.next ?? null);

  const loadMore = async () => {
    if (!next) return;
    setLoadingMore(true);
    setMoreProblem(undefined);
    try {
      const page = await load({ ...query, cursor: next }, new AbortController().signal);
      setMore({
        key,
        items: [...(isCurrent ? more.items : []), ...page.items],
        next: page.next ?? null,
      });
      onPlace(next);
    } catch (error) {
      setMoreProblem(asProblem(error));
    } finally {
      setLoadingMore(false);
    }
  };

  const rows = [...(first.data?.items ?? []), ...(isCurrent ? more.items : [])];
  return {
    first,
    rows,
    next,
    loadMore,
    isLoadingMore,
    moreProblem,
    startsMidway: start.current.cursor !== '',
  };
}

export function ResourceList<Row>(props: ResourceListProps<Row>) {
  const {
    caption,
    columns,
    filters,
    keyOf,
    load,
    defaultSort = '',
    file,
    hasSearch,
    extras,
  } = props;
  const { params, filter, replace, urlWith } = useQuery();
  const query = useMemo(() => listParams(filters, params), [filters, params]);
  const pages = usePages(query, params['cursor'] ?? '', load, (cursor) => {
    replace({ cursor });
  });
  const { first, rows } = pages;
  const total = first.data?.total ?? undefined;
  const sort = query['sort'] ?? defaultSort;

  useEffect(() => {
    if (!first.isLoading && total !== undefined) announce(words.found(formatNumber(total)));
  }, [first.isLoading, total]);

  return (
    <section class="resource-list section" aria-label={caption}>
      <FilterBar filters={filters} params={params} onChange={filter} hasSearch={hasSearch}>
        <SortMenu
          columns={columns}
          sort={sort}
          onSort={(next) => {
            filter({ sort: next });
          }}
        />
        {extras?.(query)}
        {file && total !== undefined && total > 0 && (
          <ExportMenu total={total} read={(format, signal) => file(format, query, signal)} />
        )}
      </FilterBar>
      {total !== undefined && <p class="resource-list-count">{words.found(formatNumber(total))}</p>}
      {first.error && <ProblemBanner problem={first.error} onRetry={first.reload} />}
      {!first.data && first.isLoading && <Skeleton lines={8} />}
      {first.data && rows.length === 0 && !first.isLoading && !first.error && (
        <EmptyState title={words.none} hint={words.noneHint} />
      )}
      {rows.length > 0 && (
        <DataTable
          caption={caption}
          columns={columns}
          rows={rows}
          keyOf={keyOf}
          sort={sort}
          sortUrl={(next) => urlWith({ sort: next })}
          isBusy={first.isLoading}
        />
      )}
      {pages.moreProblem && (
        <ProblemBanner
          problem={pages.moreProblem}
          onRetry={() => {
            void pages.loadMore();
          }}
        />
      )}
      {rows.length > 0 && (
        <Pager
          shown={rows.length}
          total={total}
          hasMore={pages.next !== null}
          isLoading={pages.isLoadingMore}
          onMore={() => {
            void pages.loadMore();
          }}
          startUrl={pages.startsMidway ? urlWith({}) : undefined}
        />
      )}
    </section>
  );
}
