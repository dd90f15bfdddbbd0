/** The horizontal lines of a chart, each with the round value that it stands for. */
import { rounded, type Scale } from '../geometry';
import { AXIS, LINE, stroked } from './ink';

interface ValueAxisProps {
  ticks: readonly number[];
  y: Scale;
  from: number;
  to: number;
  format: (value: number) => string;
}

export function ValueAxis({ ticks, y, from, to, format }: ValueAxisProps) {
  return (
    <g>
      {ticks.map((tick) => {
        const place = rounded(y(tick));
        return (
          <g key={tick}>
            <line
              {...(tick === 0 ? stroked(AXIS, 1, 'axis') : stroked(LINE, 1, 'grid'))}
              x1={from}
              x2={rounded(to)}
              y1={place}
              y2={place}
            />
            <text x={from - 6} y={place + 4} text-anchor="end">
              {format(tick)}
            </text>
          </g>
        );
      })}
    </g>
  );
}
