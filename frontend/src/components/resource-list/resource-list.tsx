/**
 * A list page from a declaration: what its columns and filters are and how a page is read.
 * Filters, search, sort and place live in the address.
 */
import type { ComponentChildren } from 'preact';
import { useLocation } from 'preact-iso';
import { useEffect, useMemo } from 'preact/hooks';
import type { ExportFormat } from '../../api';
import type { Filter } from '../../fields/types';
import { formatNumber } from '../../lib/format';
import { announce } from '../../lib/live';
import { messages } from '../../lib/messages';
import { type Params, useQuery } from '../../lib/query';
import { me, principal } from '../../lib/session';
import { defaultView } from '../../lib/views';
import { type Column, DataTable } from '../data-table/data-table';
import { EmptyState } from '../empty-state/empty-state';
import { ExportMenu } from '../export-menu/export-menu';
import { FilterBar } from '../filter-bar/filter-bar';
import { Pager, shownOf } from '../pager/pager';
import { ProblemBanner } from '../problem-banner/problem-banner';
import { SavedViews } from '../saved-views/saved-views';
import { Skeleton } from '../skeleton/skeleton';
import { COLUMNS, ColumnChoice, shownColumns } from './column-choice';
import { type LoadPage, usePages } from './paging';
import { SortMenu } from './sort-menu';
import './resource-list.css';

interface ResourceListProps<Row> {
  caption: string;
  columns: readonly Column<Row>[];
  filters: readonly Filter[];
  keyOf: (row: Row) => string;
  load: LoadPage<Row>;
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

/** A list that is opened with nothing asked shows the view that its reader chose for that. */
function useDefaultView(): void {
  const { path, query, route } = useLocation();
  useEffect(() => {
    const view = defaultView(principal.value, path);
    if (view && Object.keys(query).length === 0) route(path + view.search, true);
    // On arrival only: who takes all filters off wants to see everything.
  }, []); // eslint-disable-line react-hooks/exhaustive-deps -- see above
}

/** Why no row is shown: what was asked for, or that there is none, or none for a visitor. */
function NoRows({ query }: { query: Params }) {
  const isAsked = Object.keys(query).some((name) => name !== 'sort');
  if (isAsked) return <EmptyState title={words.none} hint={words.noneHint} />;
  if (me.value) return <EmptyState title={words.empty} />;
  return <EmptyState title={words.emptyForVisitors} hint={words.emptyForVisitorsHint} />;
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
  useDefaultView();
  const { path } = useLocation();
  const { params, filter, replace, urlWith } = useQuery();
  const query = useMemo(() => listParams(filters, params), [filters, params]);
  const chosen = params[COLUMNS] ?? '';
  const shown = useMemo(() => shownColumns(columns, chosen), [columns, chosen]);
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
        <SavedViews path={path} query={{ ...query, [COLUMNS]: chosen }} />
        <ColumnChoice columns={columns} chosen={chosen} onChange={replace} />
        {extras?.(query)}
        {file && total !== undefined && total > 0 && (
          <ExportMenu total={total} read={(format, signal) => file(format, query, signal)} />
        )}
      </FilterBar>
      {total !== undefined && <p class="resource-list-count">{words.found(formatNumber(total))}</p>}
      {first.error && <ProblemBanner problem={first.error} onRetry={first.reload} />}
      {!first.data && first.isLoading && <Skeleton lines={8} />}
      {first.data && rows.length === 0 && !first.isLoading && !first.error && (
        <NoRows query={query} />
      )}
      {rows.length > 0 && (
        <DataTable
          caption={caption}
          columns={shown}
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
          shown={shownOf(pages.before, pages.before + rows.length, total)}
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
