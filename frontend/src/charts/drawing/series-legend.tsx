/** Which colour stands for what, drawn above a chart. */
import { colourOf, type Series } from './series';
import { flow, rounded, textWidth } from '../geometry';
import { filled, FONT_SIZE, LINE_HEIGHT } from './ink';

const KEY = 11;
const GAP = 16;

const placesOf = (series: readonly Series[], width: number) =>
  flow(
    series.map(({ label }) => KEY + 5 + textWidth(label, FONT_SIZE)),
    width,
    GAP,
  );

/** One series needs no legend: the title says what it is. */
export const legendHeight = (series: readonly Series[], width: number): number =>
  series.length > 1 ? ((placesOf(series, width).at(-1)?.line ?? 0) + 1) * LINE_HEIGHT + 8 : 0;

export function SeriesLegend({ series, width }: { series: readonly Series[]; width: number }) {
  if (series.length < 2) return null;
  return (
    <g>
      {placesOf(series, width).map(({ index, x, line }) => (
        <g key={index} transform={`translate(${rounded(x)} ${line * LINE_HEIGHT})`}>
          <rect {...filled(colourOf(series, index))} y={1} width={KEY} height={KEY} rx={2} />
          <text x={KEY + 5} y={KEY}>
            {series[index]?.label}
          </text>
        </g>
      ))}
    </g>
  );
}
