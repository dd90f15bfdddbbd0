/** Values on their dates, what was expected by then, the targets, and what is to come. */
import { Drawing, type Named } from '../drawing/drawing';
import { FONT_SIZE, INK, LINE_HEIGHT, PAPER, SERIES, SOFT, stroked } from '../drawing/ink';
import { ValueAxis } from '../drawing/value-axis';
import { flow, rounded, textWidth } from '../geometry';
import { type DatedValue, lineLayout } from './line-layout';

const PLOT = 240;
const MARGIN = { top: 20, right: 18, bottom: 26, left: 44 };
const KEY = 22;
const DOTS = '1 4';
const DASHES = '5 4';

export interface LineWords {
  measured: string;
  expected: string;
  target: string;
  forecast: string;
}

export interface LineData extends Named {
  points: readonly DatedValue[];
  /** The straight way from where it began to each target. */
  expected: readonly DatedValue[];
  targets: readonly DatedValue[];
  forecast: DatedValue | null;
}

export interface LineFormats {
  /** A number, or a share as a percentage. */
  value: (value: number) => string;
  date: (on: string) => string;
}

interface LineDrawingProps {
  data: LineData;
  words: LineWords;
  formats: LineFormats;
  width: number;
  /** The day that is being read, marked by a line. */
  at?: string | undefined;
}

const MEASURED = stroked(SERIES[0], 2.5, 'line-measured');
const EXPECTED = { ...stroked(SOFT, 1.5, 'line-expected'), 'stroke-dasharray': DOTS };
const FORECAST = { ...stroked(SERIES[0], 2, 'line-forecast'), 'stroke-dasharray': DASHES };
const TARGET = { ...stroked(SERIES[1], 2, 'line-target'), fill: PAPER };
const POINT = { ...stroked(SERIES[0], 2, 'line-point'), fill: PAPER };

const diamond = (x: number, y: number) => `M${rounded(x) - 6} ${rounded(y)}l6 -6l6 6l-6 6z`;

function keysOf({ expected, targets, forecast }: LineData, words: LineWords) {
  const line = `M0 6h${KEY}`;
  return [
    { label: words.measured, mark: <path {...MEASURED} d={line} /> },
    ...(expected.length > 1
      ? [{ label: words.expected, mark: <path {...EXPECTED} d={line} /> }]
      : []),
    ...(targets.length > 0
      ? [{ label: words.target, mark: <path {...TARGET} d={diamond(KEY / 2, 6)} /> }]
      : []),
    ...(forecast ? [{ label: words.forecast, mark: <path {...FORECAST} d={line} /> }] : []),
  ];
}

export function LineDrawing({ data, words, formats, width, at }: LineDrawingProps) {
  const { title, reading, points, expected, targets, forecast } = data;
  const keys = keysOf(data, words);
  const places = flow(
    keys.map(({ label }) => KEY + 6 + textWidth(label, FONT_SIZE)),
    width,
    16,
  );
  const above = ((places.at(-1)?.line ?? 0) + 1) * LINE_HEIGHT + 4;
  const height = above + PLOT;
  const all = [...points, ...expected, ...targets, ...(forecast ? [forecast] : [])];
  const frame = {
    left: MARGIN.left,
    right: Math.max(MARGIN.left, width - MARGIN.right),
    top: above + MARGIN.top,
    bottom: height - MARGIN.bottom,
  };
  const { x, y, ticks, labels } = lineLayout(all, frame, formats.date);
  const path = (line: readonly DatedValue[]) =>
    line
      .map(
        ({ on, value }, place) =>
          `${place === 0 ? 'M' : 'L'}${rounded(x(on))} ${rounded(y(value))}`,
      )
      .join('');
  const last = points.at(-1);
  return (
    <Drawing title={title} reading={reading} width={width} height={height}>
      {places.map(({ index, x: left, line }) => (
        <g key={index} transform={`translate(${rounded(left)} ${line * LINE_HEIGHT})`}>
          {keys[index]?.mark}
          <text x={KEY + 6} y={10}>
            {keys[index]?.label}
          </text>
        </g>
      ))}
      <ValueAxis ticks={ticks} y={y} from={frame.left} to={frame.right} format={formats.value} />
      {at !== undefined && (
        <path
          {...stroked(SOFT, 1, 'line-at')}
          d={`M${rounded(x(at))} ${frame.top}V${frame.bottom}`}
        />
      )}
      {expected.length > 1 && <path {...EXPECTED} d={path(expected)} />}
      <path {...MEASURED} d={path(points)} />
      {last && forecast && <path {...FORECAST} d={path([last, forecast])} />}
      {points.map(({ on, value }) => (
        <circle
          key={on}
          {...POINT}
          cx={rounded(x(on))}
          cy={rounded(y(value))}
          r={on === at ? 6 : 4}
        />
      ))}
      {targets.map(({ on, value }) => (
        <g key={on}>
          <path {...TARGET} d={diamond(x(on), y(value))} />
          <text
            class="label"
            fill={INK}
            x={rounded(Math.min(x(on) + 6, frame.right + MARGIN.right))}
            y={rounded(y(value) - 10)}
            text-anchor="end"
          >
            {formats.value(value)}
          </text>
        </g>
      ))}
      {labels.map(({ text, x: place, anchor }) => (
        <text key={text} x={rounded(place)} y={height - 6} text-anchor={anchor}>
          {text}
        </text>
      ))}
    </Drawing>
  );
}
