/** Values on their dates as a line; targets as marks, and a forecast as a broken line to it. */
import { formatDate, formatNumber } from '../../lib/format';
import { messages } from '../../lib/messages';
import { Figure } from '../figure/figure';
import { ticksUpTo } from '../geometry';
import { useWidth } from '../use-width';
import './line-chart.css';

const HEIGHT = 240;
const MARGIN = { top: 18, right: 18, bottom: 26, left: 44 };
const LABEL_ROOM = 90;

export interface DatedValue {
  on: string;
  value: number;
}

interface LineChartProps {
  title: string;
  reading: string;
  valueLabel: string;
  points: readonly DatedValue[];
  targets: readonly DatedValue[];
  forecast: DatedValue | undefined;
  /** How a value is written: a number, or a share as a percentage. */
  format?: (value: number) => string;
}

const time = (on: string): number => new Date(on).valueOf();

/** Ticks for shares of one, and whole numbers for counts. */
export const valueTicks = (max: number): number[] =>
  max <= 1 ? [0, 0.25, 0.5, 0.75, 1] : ticksUpTo(max);

export function LineChart(props: LineChartProps) {
  const { title, reading, valueLabel, points, targets, forecast, format = formatNumber } = props;
  const { element, width } = useWidth();
  const all = [...points, ...targets, ...(forecast ? [forecast] : [])];
  const times = all.map(({ on }) => time(on));
  const [from, to] = [Math.min(...times), Math.max(...times)];
  const ticks = valueTicks(Math.max(...all.map(({ value }) => value)));
  const top = ticks.at(-1) ?? 1;
  const innerWidth = Math.max(0, width - MARGIN.left - MARGIN.right);
  const innerHeight = HEIGHT - MARGIN.top - MARGIN.bottom;
  const x = ({ on }: DatedValue) =>
    MARGIN.left + (to > from ? ((time(on) - from) / (to - from)) * innerWidth : innerWidth / 2);
  const y = (value: number) => MARGIN.top + innerHeight * (1 - value / top);
  const path = (line: readonly DatedValue[]) =>
    line.map((point, place) => `${place === 0 ? 'M' : 'L'}${x(point)} ${y(point.value)}`).join('');
  const last = points.at(-1);
  const dates = [...new Set(all.map(({ on }) => on))].toSorted();
  const labelled = dates.filter(
    (_, place) =>
      place === 0 || place === dates.length - 1 || innerWidth / dates.length > LABEL_ROOM,
  );
  const rows = dates.map((on) => {
    const at = (list: readonly DatedValue[]) =>
      list.find((point) => point.on === on)?.value ?? null;
    return [formatDate(on), at(points), at(targets), forecast?.on === on ? forecast.value : null];
  });
  const { measured, target, forecast: forecastLabel } = messages.chart;
  return (
    <Figure
      title={title}
      reading={reading}
      twin={{ header: [messages.chart.date, measured, target, forecastLabel], rows }}
    >
      <ul class="legend" aria-label={messages.chart.legend}>
        <li>
          <span class="legend-key fill-1" aria-hidden="true" />
          {valueLabel}
        </li>
        {targets.length > 0 && (
          <li>
            <span class="legend-key line-target-key" aria-hidden="true" />
            {target}
          </li>
        )}
        {forecast && (
          <li>
            <span class="legend-key line-forecast-key" aria-hidden="true" />
            {forecastLabel}
          </li>
        )}
      </ul>
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
                {format(tick)}
              </text>
            </g>
          ))}
          <path class="line-measured" d={path(points)} />
          {last && forecast && <path class="line-forecast" d={path([last, forecast])} />}
          {points.map((point) => (
            <circle key={point.on} class="line-point" cx={x(point)} cy={y(point.value)} r="4" />
          ))}
          {targets.map((point) => (
            <path
              key={point.on}
              class="line-target"
              d={`M${x(point) - 6} ${y(point.value)}l6 -6l6 6l-6 6z`}
            />
          ))}
          {labelled.map((on) => (
            <text
              key={on}
              x={x({ on, value: 0 })}
              y={HEIGHT - 6}
              text-anchor={on === dates[0] && dates.length > 1 ? 'start' : 'end'}
            >
              {formatDate(on, 'short')}
            </text>
          ))}
        </svg>
      </div>
    </Figure>
  );
}
