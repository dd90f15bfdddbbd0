/** Counts as columns, for a given width; with series, the columns are stacked. */
import { Drawing, type Named } from '../drawing/drawing';
import { filled } from '../drawing/ink';
import { legendHeight, SeriesLegend } from '../drawing/series-legend';
import { ValueAxis } from '../drawing/value-axis';
import { bands, labelStep, rounded, scaleOf, stack, sumOf, ticksUpTo } from '../geometry';
import { colourOf, type Series } from '../drawing/series';

const PLOT = 220;
const MARGIN = { top: 18, right: 4, bottom: 24, left: 34 };
const LABEL_WIDTH = 38;
const ROOM_FOR_TOTAL = 12;

export interface Column {
  label: string;
  /** One value for each series, in their order. */
  values: readonly number[];
}

export interface ColumnsData extends Named {
  series: readonly Series[];
  columns: readonly Column[];
}

interface ColumnsDrawingProps {
  data: ColumnsData;
  width: number;
  format: (value: number) => string;
}

export function ColumnsDrawing({ data, width, format }: ColumnsDrawingProps) {
  const { title, reading, series, columns } = data;
  const above = legendHeight(series, width);
  const height = above + PLOT;
  const innerWidth = Math.max(0, width - MARGIN.left - MARGIN.right);
  const ticks = ticksUpTo(Math.max(0, ...columns.map(({ values }) => sumOf(values))));
  const y = scaleOf(0, ticks.at(-1) ?? 1, height - MARGIN.bottom, above + MARGIN.top);
  const places = bands(columns.length, innerWidth, 0.28);
  const every = labelStep(columns.length, innerWidth, LABEL_WIDTH);
  return (
    <Drawing title={title} reading={reading} width={width} height={height}>
      <SeriesLegend series={series} width={width} />
      <ValueAxis ticks={ticks} y={y} from={MARGIN.left} to={width - MARGIN.right} format={format} />
      {columns.map(({ label, values }, index) => {
        const place = places[index] ?? { start: 0, size: 0 };
        const x = MARGIN.left + place.start;
        const middle = rounded(x + place.size / 2);
        const total = sumOf(values);
        const slices = stack(
          values.map((value, number) => ({ key: String(number), value })),
          y(0) - y(total),
        );
        return (
          <g key={label}>
            {slices.map(({ key, start, size }) => (
              <rect
                key={key}
                {...filled(colourOf(series, Number(key)))}
                x={rounded(x)}
                y={rounded(y(0) - start - size)}
                width={rounded(place.size)}
                height={rounded(Math.max(0, size - (start > 0 ? 1 : 0)))}
              />
            ))}
            {total > 0 && place.size >= ROOM_FOR_TOTAL && (
              <text x={middle} y={rounded(y(total) - 5)} text-anchor="middle">
                {format(total)}
              </text>
            )}
            {index % every === 0 && (
              <text x={middle} y={height - 6} text-anchor="middle">
                {label}
              </text>
            )}
          </g>
        );
      })}
    </Drawing>
  );
}
