/** Counts by year as columns; with series, the columns are stacked. */
import { formatNumber } from '../../lib/format';
import { messages } from '../../lib/messages';
import { Figure } from '../figure/figure';
import { bands, labelStep, stack, ticksUpTo } from '../geometry';
import { type Series, Legend } from '../legend';
import { useWidth } from '../use-width';

const HEIGHT = 220;
const MARGIN = { top: 18, right: 4, bottom: 24, left: 30 };
const LABEL_WIDTH = 38;

export interface Column {
  label: string;
  /** One value for each series, in their order. */
  values: readonly number[];
}

interface ColumnChartProps {
  title: string;
  reading: string;
  axis: string;
  series: readonly Series[];
  columns: readonly Column[];
}

const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);

export function ColumnChart({ title, reading, axis, series, columns }: ColumnChartProps) {
  const { element, width } = useWidth();
  const innerWidth = Math.max(0, width - MARGIN.left - MARGIN.right);
  const innerHeight = HEIGHT - MARGIN.top - MARGIN.bottom;
  const ticks = ticksUpTo(Math.max(0, ...columns.map(({ values }) => sum(values))));
  const top = ticks.at(-1) ?? 1;
  const y = (value: number) => MARGIN.top + innerHeight * (1 - value / top);
  const places = bands(columns.length, innerWidth, 0.28);
  const every = labelStep(columns.length, innerWidth, LABEL_WIDTH);
  const isStacked = series.length > 1;
  return (
    <Figure
      title={title}
      reading={reading}
      twin={{
        header: [
          axis,
          ...series.map(({ label }) => label),
          ...(isStacked ? [messages.chart.total] : []),
        ],
        rows: columns.map(({ label, values }) => [
          label,
          ...values,
          ...(isStacked ? [sum(values)] : []),
        ]),
      }}
    >
      {isStacked && <Legend series={series} />}
      <div class="chart" ref={element}>
        <svg viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={`${title}. ${reading}`}>
          {ticks.map((tick) => (
            <g key={tick}>
              <line
                class={tick === 0 ? 'axis' : 'grid'}
                x1={MARGIN.left}
                x2={width - MARGIN.right}
                y1={y(tick)}
                y2={y(tick)}
              />
              <text x={MARGIN.left - 6} y={y(tick) + 4} text-anchor="end">
                {formatNumber(tick)}
              </text>
            </g>
          ))}
          {columns.map(({ label, values }, index) => {
            const place = places[index] ?? { start: 0, size: 0 };
            const x = MARGIN.left + place.start;
            const total = sum(values);
            const slices = stack(
              values.map((value, number) => ({ key: String(number), value })),
              (innerHeight * total) / top,
            );
            return (
              <g key={label}>
                {slices.map(({ key, start, size }) => (
                  <rect
                    key={key}
                    class={`fill-${Number(key) + 1}`}
                    x={x}
                    y={y(0) - start - size}
                    width={place.size}
                    height={Math.max(0, size - (start > 0 ? 1 : 0))}
                  />
                ))}
                {total > 0 && place.size >= 12 && (
                  <text x={x + place.size / 2} y={y(total) - 5} text-anchor="middle">
                    {formatNumber(total)}
                  </text>
                )}
                {index % every === 0 && (
                  <text x={x + place.size / 2} y={HEIGHT - 6} text-anchor="middle">
                    {label}
                  </text>
                )}
              </g>
            );
          })}
        </svg>
      </div>
    </Figure>
  );
}
