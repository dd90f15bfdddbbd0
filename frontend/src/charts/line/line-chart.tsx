/** Values over time on a page: the drawing, a reader for each date, and the table. */
import { useState } from 'preact/hooks';
import { formatDate, formatNumber } from '../../lib/format';
import { messages } from '../../lib/messages';
import { Figure, type Twin } from '../figure/figure';
import { useWidth } from '../use-width';
import { type LineData, LineDrawing } from './line-drawing';
import type { DatedValue } from './line-layout';
import { PointReader } from './point-reader';
import './line-chart.css';

interface LineChartProps extends LineData {
  /** How a value is written: a number, or a share as a percentage. */
  format?: (value: number) => string;
}

const { date, measured, expected, target, forecast } = messages.chart;
const words = { measured, expected, target, forecast };

function twinOf(data: LineData, dates: readonly string[]): Twin {
  const at = (list: readonly DatedValue[], on: string) =>
    list.find((point) => point.on === on)?.value ?? null;
  return {
    header: [date, measured, expected, target, forecast],
    rows: dates.map((on) => [
      formatDate(on),
      at(data.points, on),
      at(data.expected, on),
      at(data.targets, on),
      at(data.forecast ? [data.forecast] : [], on),
    ]),
  };
}

export function LineChart({ format = formatNumber, ...data }: LineChartProps) {
  const { element, width } = useWidth();
  const [place, setPlace] = useState<number>();
  const { title, reading, points, expected: way, targets, forecast: ahead } = data;
  const all = [...points, ...way, ...targets, ...(ahead ? [ahead] : [])];
  const dates = [...new Set(all.map(({ on }) => on))].toSorted();
  const twin = twinOf(data, dates);
  const entries = twin.rows.map(([day, ...values]) =>
    [
      day,
      ...values.flatMap((value, index) =>
        typeof value === 'number' ? [`${twin.header[index + 1] ?? ''} ${format(value)}`] : [],
      ),
    ].join(' · '),
  );
  const last = dates.indexOf(points.at(-1)?.on ?? '');
  return (
    <Figure title={title} reading={reading} twin={twin}>
      <div class="chart" ref={element}>
        <LineDrawing
          data={data}
          words={words}
          formats={{ value: format, date: (on) => formatDate(on, 'short') }}
          width={width}
          at={place === undefined ? undefined : dates[place]}
        />
      </div>
      <PointReader
        title={title}
        entries={entries}
        place={place ?? Math.max(0, last)}
        onMove={setPlace}
      />
    </Figure>
  );
}
