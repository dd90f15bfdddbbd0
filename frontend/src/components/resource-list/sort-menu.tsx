/** The order of a list where its table has no head to sort by: on a phone. */
import { useId } from 'preact/hooks';
import { messages } from '../../lib/messages';
import type { Column } from '../data-table/data-table';

const words = messages.list;

export function SortMenu<Row>({
  columns,
  sort,
  onSort,
}: {
  columns: readonly Column<Row>[];
  sort: string;
  onSort: (sort: string) => void;
}) {
  const id = useId();
  // Of an order by several fields, the first is the one that is seen.
  const [seen = ''] = sort.split(',');
  const fields = columns.flatMap(({ sort: field, label }) => (field ? [{ field, label }] : []));
  if (fields.length === 0) return null;
  return (
    <span class="sort-menu">
      <label for={id}>{words.sortLabel}</label>
      <select
        id={id}
        value={seen}
        onChange={(event) => {
          onSort(event.currentTarget.value);
        }}
      >
        {!fields.some(({ field }) => field === seen || `-${field}` === seen) && (
          <option value={seen}>{words.defaultOrder}</option>
        )}
        {fields.flatMap(({ field, label }) => [
          <option key={field} value={field}>{`${label}, ${words.ascending}`}</option>,
          <option key={`-${field}`} value={`-${field}`}>{`${label}, ${words.descending}`}</option>,
        ])}
      </select>
    </span>
  );
}
