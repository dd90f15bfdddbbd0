/** What is counted, and how many: each number opens its records. */
import { FigureLink } from '../figure-link/figure-link';
import './count-list.css';

export interface Counted {
  label: string;
  count: number;
  records: string | null;
}

export function CountList({ items }: { items: readonly Counted[] }) {
  return (
    <ul class="count-list">
      {items.map(({ label, count, records }) => (
        <li key={label}>
          <span>{label}</span>
          <FigureLink count={count} records={records} label={label} />
        </li>
      ))}
    </ul>
  );
}
