/** Stacked bars on a page: the drawing, and over each row with an address a link to it. */
import { formatNumber } from '../../lib/format';
import { Figure } from '../figure/figure';
import { seriesTwin } from '../figure/series-twin';
import { rounded, sumOf } from '../geometry';
import { useWidth } from '../use-width';
import { type BarsData, BarsDrawing } from './bars-drawing';
import { type Bar, barsLayout } from './bars-layout';
import './stacked-bar.css';

export interface BarRow extends Bar {
  name: string;
  href?: string;
}

interface StackedBarChartProps extends Omit<BarsData, 'rows'> {
  axis: string;
  rows: readonly BarRow[];
}

/** A link lies over its row: the whole row is its target, and a drawing needs no document. */
function RowLinks({
  rows,
  series,
  width,
}: Pick<StackedBarChartProps, 'rows' | 'series'> & { width: number }) {
  if (!rows.some(({ href }) => href)) return null;
  const { height, rows: places } = barsLayout(series, rows, width);
  const share = (size: number | undefined) => `${rounded(((size ?? 0) / height) * 100)}%`;
  return (
    <ul class="row-links">
      {rows.map(({ name, label, values, href }, index) => (
        <li
          key={name}
          style={{ '--y': share(places[index]?.y), '--height': share(places[index]?.height) }}
        >
          {href && <a href={href} aria-label={`${label}: ${formatNumber(sumOf(values))}`} />}
        </li>
      ))}
    </ul>
  );
}

export function StackedBarChart({ axis, ...data }: StackedBarChartProps) {
  const { element, width } = useWidth();
  const { title, reading, series, rows } = data;
  return (
    <Figure title={title} reading={reading} twin={seriesTwin(axis, series, rows)}>
      <div class="chart stacked-bars" ref={element}>
        <BarsDrawing data={data} width={width} format={formatNumber} />
        <RowLinks rows={rows} series={series} width={width} />
      </div>
    </Figure>
  );
}
