/** Counts by year as columns, on a page: its drawing at the width that there is, and its table. */
import { formatNumber } from '../../lib/format';
import { Figure } from '../figure/figure';
import { seriesTwin } from '../figure/series-twin';
import { useWidth } from '../use-width';
import { type ColumnsData, ColumnsDrawing } from './columns-drawing';

interface ColumnChartProps extends ColumnsData {
  axis: string;
}

export function ColumnChart({ axis, ...data }: ColumnChartProps) {
  const { element, width } = useWidth();
  const { title, reading, series, columns } = data;
  return (
    <Figure title={title} reading={reading} twin={seriesTwin(axis, series, columns)}>
      <div class="chart" ref={element}>
        <ColumnsDrawing data={data} width={width} format={formatNumber} />
      </div>
    </Figure>
  );
}
