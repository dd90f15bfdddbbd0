/**
 * A list as a table: declared columns, sorting by links (so the order is in the address), and on
 * a phone one card per row. The roles are spelled out because the card layout would drop them.
 */
import type { ComponentChildren, VNode } from 'preact';
import { useRef } from 'preact/hooks';
import { messages } from '../../lib/messages';
import { nextSort } from '../../lib/query';
import { Icon } from '../icon/icon';
import './data-table.css';

export interface Column<Row> {
  name: string;
  label: string;
  cell: (row: Row) => ComponentChildren;
  /** The API's sort field; without it the column cannot be sorted. */
  sort?: string;
  /** The column that names the row: its header cell, and the head of its card. */
  isTitle?: boolean;
  isNumeric?: boolean;
  width?: 'narrow' | 'wide';
}

interface DataTableProps<Row> {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  sort?: string | undefined;
  /** The address of this list in another order. */
  sortUrl?: ((sort: string) => string) | undefined;
  isBusy?: boolean;
}

/** Of an order by several fields, the first is the one that is seen. */
function sortDirection(sort: string | undefined, field: string | undefined) {
  if (field === undefined) return undefined;
  const first = sort?.split(',')[0];
  if (first === field) return 'ascending';
  return first === `-${field}` ? 'descending' : 'none';
}

const cellClass = <Row,>({ isNumeric, isTitle, width }: Column<Row>): string =>
  [isNumeric && 'numeric', isTitle && 'title', width].filter(Boolean).join(' ');

function HeaderCell<Row>({
  column,
  sort,
  sortUrl,
}: Pick<DataTableProps<Row>, 'sort' | 'sortUrl'> & { column: Column<Row> }) {
  const direction = sortUrl ? sortDirection(sort, column.sort) : undefined;
  return (
    <th scope="col" role="columnheader" class={cellClass(column)} aria-sort={direction}>
      {column.sort !== undefined && sortUrl ? (
        <a class="sort-link" href={sortUrl(nextSort(sort, column.sort))}>
          {column.label}
          <span class="visually-hidden">, {messages.list.sortBy(column.label)}</span>
          {direction === 'ascending' && <Icon name="up" />}
          {direction === 'descending' && <Icon name="down" />}
        </a>
      ) : (
        column.label
      )}
    </th>
  );
}

function TableRow<Row>({ row, columns }: { row: Row; columns: readonly Column<Row>[] }) {
  return (
    <tr role="row">
      {columns.map((column) =>
        column.isTitle ? (
          <th key={column.name} scope="row" role="rowheader" class={cellClass(column)}>
            {column.cell(row)}
          </th>
        ) : (
          <td key={column.name} role="cell" class={cellClass(column)} data-label={column.label}>
            {column.cell(row)}
          </td>
        ),
      )}
    </tr>
  );
}

/** Rows that are shown already are not made again when more come. */
function useRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  keyOf: (row: Row) => string,
): VNode[] {
  const last = useRef({ columns, made: new Map<Row, VNode>() });
  const held = last.current.columns === columns ? last.current.made : undefined;
  const made = new Map(
    rows.map((row) => [
      row,
      held?.get(row) ?? <TableRow<Row> key={keyOf(row)} row={row} columns={columns} />,
    ]),
  );
  last.current = { columns, made };
  return [...made.values()];
}

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, keyOf, sort, sortUrl, isBusy = false } = props;
  const body = useRows(rows, columns, keyOf);
  return (
    <table class="data-table" role="table" aria-busy={isBusy}>
      <caption class="visually-hidden">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <HeaderCell key={column.name} column={column} sort={sort} sortUrl={sortUrl} />
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">{body}</tbody>
    </table>
  );
}
