/** Counts in rows and columns, shaded; each opens the records that it counts. */
import { useMemo } from 'preact/hooks';
import { formatNumber } from '../../lib/format';
import { shadeOf } from '../geometry';
import { Matrix, type MatrixAxis, type MatrixCell } from '../matrix/matrix';
import { ShadeScale } from '../shade-scale/shade-scale';

interface HeatMapProps {
  title: string;
  reading: string;
  rowAxis: string;
  rows: readonly MatrixAxis[];
  columns: readonly MatrixAxis[];
  /** Must stay the same function while its answers stay the same. */
  valueOf: (row: string, column: string) => number;
  hrefOf: (row: string, column: string) => string;
}

export function HeatMap(props: HeatMapProps) {
  const { title, reading, rowAxis, rows, columns, valueOf, hrefOf } = props;
  const max = useMemo(() => {
    const values = rows.flatMap((row) => columns.map((column) => valueOf(row.name, column.name)));
    return Math.max(0, ...values);
  }, [rows, columns, valueOf]);
  const cellOf = useMemo(
    () =>
      (row: string, column: string): MatrixCell | undefined => {
        const value = valueOf(row, column);
        if (value === 0) return undefined;
        const text = formatNumber(value);
        const tone = `shade-${shadeOf(value, max)}`;
        return { words: text, text, tone, href: hrefOf(row, column) };
      },
    [valueOf, hrefOf, max],
  );
  return (
    <Matrix
      title={title}
      reading={reading}
      rowAxis={rowAxis}
      rows={rows}
      columns={columns}
      cellOf={cellOf}
      emptyWords="0"
      twin={{
        header: [rowAxis, ...columns.map(({ label }) => label)],
        rows: rows.map((row) => [
          row.label,
          ...columns.map((column) => valueOf(row.name, column.name)),
        ]),
      }}
    >
      <ShadeScale max={max} />
    </Matrix>
  );
}
