/** Columns that several lists have. */
import { shared } from '../../lib/dictionary/shared';
import { labelOf } from '../../lib/options';
import { known } from '../../lib/reference';
import { StatusTag } from '../status-tag/status-tag';
import type { Column } from './data-table';

export const refColumn = <Row extends { ref: string }>(sort = 'ref'): Column<Row> => ({
  name: 'ref',
  label: shared.ref,
  sort,
  width: 'narrow',
  cell: ({ ref }) => <span class="faint number">{ref}</span>,
});

export const statusColumn = <Row extends { status: string }>(): Column<Row> => ({
  name: 'status',
  label: shared.status,
  sort: 'status',
  width: 'narrow',
  cell: ({ status }) => <StatusTag state={status} />,
});

export const economyColumn = <Row extends { economy: string | null }>(
  sort?: string,
): Column<Row> => ({
  name: 'economy',
  label: shared.economy,
  ...(sort !== undefined && { sort }),
  cell: ({ economy }) =>
    economy && <a href={`/economies/${economy}`}>{labelOf(known('economies'), economy)}</a>,
});
