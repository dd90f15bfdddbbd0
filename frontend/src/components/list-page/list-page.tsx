/** A whole list page from a declaration of a few lines. */
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { byLink } from '../../fields/filters';
import type { Filter } from '../../fields/types';
import { messages } from '../../lib/messages';
import type { Listed } from '../../lib/naming';
import type { Params } from '../../lib/query';
import { RecordHeader } from '../record-header/record-header';
import type { Column } from '../data-table/data-table';
import { ResourceList } from '../resource-list/resource-list';

export interface ListDeclaration<Row> {
  title: string;
  lead?: string;
  resource: Listed<Row>;
  columns: readonly Column<Row>[];
  filters?: () => readonly Filter[];
  keyOf: (row: Row) => string;
  defaultSort: string;
  /** What must be there before a row can be shown in words. */
  ready?: () => Promise<void>;
  /** False where the API finds nothing by words. */
  hasSearch?: boolean;
  actions?: () => ComponentChildren;
  extras?: (query: Params) => ComponentChildren;
}

/** Any list may be reached from what its records lack, or from what they lie beneath. */
export const linkedFilters = (): Filter[] =>
  byLink({ lacks: messages.record.lacks, beneath: messages.record.beneath });

export function ListPage<Row>({ declaration }: { declaration: ListDeclaration<Row> }) {
  const { title, lead, resource, columns, filters, keyOf, defaultSort, ready } = declaration;
  const { hasSearch = true, actions, extras } = declaration;
  const load = useMemo(
    () => async (query: Params, signal: AbortSignal) => {
      const [page] = await Promise.all([resource.page(query, signal), ready?.()]);
      return page;
    },
    [resource, ready],
  );
  return (
    <div class="page">
      <RecordHeader title={title} lead={lead} actions={actions?.()} />
      <ResourceList
        caption={title}
        columns={columns}
        filters={[...(filters?.() ?? []), ...linkedFilters()]}
        keyOf={keyOf}
        defaultSort={defaultSort}
        load={load}
        hasSearch={hasSearch}
        file={(format, query, signal) => resource.file(format, query, signal)}
        {...(extras && { extras })}
      />
    </div>
  );
}

/** The page component of a declaration. */
export const listPage = <Row,>(declaration: ListDeclaration<Row>) =>
  function DeclaredListPage() {
    return <ListPage declaration={declaration} />;
  };
