/** A number that opens exactly what it counted. */
import { pageOf } from '../../lib/addresses';
import { formatNumber } from '../../lib/format';

interface FigureLinkProps {
  count: number;
  records: string | null | undefined;
  /** What is counted, for those who hear the link alone. */
  label: string;
  /** Instead of the bare number: a share, a number with its unit. */
  text?: string;
}

export function FigureLink({ count, records, label, text }: FigureLinkProps) {
  const shown = text ?? formatNumber(count);
  const href = records ? pageOf(records) : undefined;
  if (count === 0 || !href) return <span class="number faint">{shown}</span>;
  return (
    <a class="number" href={href} aria-label={`${label}: ${shown}`}>
      {shown}
    </a>
  );
}
