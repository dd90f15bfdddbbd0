/** Horizontal bars, one a row, made of the same parts in the same order; each row may be a link. */
import { formatNumber } from '../../lib/format';
import { messages } from '../../lib/messages';
import { Figure } from '../figure/figure';
import { stack } from '../geometry';
import { type Series, Legend } from '../legend';
import './stacked-bar.css';

export interface BarRow {
  name: string;
  label: string;
  /** One value for each series, in their order. */
  values: readonly number[];
  href?: string;
}

interface StackedBarChartProps {
  title: string;
  reading: string;
  axis: string;
  series: readonly Series[];
  rows: readonly BarRow[];
}

const LENGTH = 1000;
const THICKNESS = 18;

const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);

/** One bar on a scale that all rows share. */
export function StackedBar({ values, longest }: { values: readonly number[]; longest: number }) {
  const total = sum(values);
  const slices = stack(
    values.map((value, index) => ({ key: String(index), value })),
    longest > 0 ? (LENGTH * total) / longest : 0,
  );
  return (
    <svg
      class="stacked-bar"
      viewBox={`0 0 ${LENGTH} ${THICKNESS}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {slices.map(({ key, start, size }) => (
        <rect
          key={key}
          class={`fill-${Number(key) + 1}`}
          x={start}
          y={0}
          width={size}
          height={THICKNESS}
        />
      ))}
    </svg>
  );
}

export function StackedBarChart({ title, reading, axis, series, rows }: StackedBarChartProps) {
  const longest = Math.max(0, ...rows.map(({ values }) => sum(values)));
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
        rows: rows.map(({ label, values }) => [
          label,
          ...values,
          ...(isStacked ? [sum(values)] : []),
        ]),
      }}
    >
      {isStacked && <Legend series={series} />}
      <ul class="stacked-bars">
        {rows.map(({ name, label, values, href }) => (
          <li key={name}>
            <span class="stacked-bars-label">{href ? <a href={href}>{label}</a> : label}</span>
            <StackedBar values={values} longest={longest} />
            <span class="number">{formatNumber(sum(values))}</span>
          </li>
        ))}
      </ul>
    </Figure>
  );
}
