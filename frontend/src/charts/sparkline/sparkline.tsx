/** How values moved, as one small line without axes: beside words that say what it shows. */
import { stroked, SERIES } from '../drawing/ink';
import { rounded, scaleOf, timeOf } from '../geometry';
import type { DatedValue } from '../line/line-layout';
import './sparkline.css';

const WIDTH = 96;
const HEIGHT = 28;
const EDGE = 3;

interface SparklineProps {
  points: readonly DatedValue[];
  /** The value to reach, as a thin line. */
  target: number | null;
}

export function Sparkline({ points, target }: SparklineProps) {
  const last = points.at(-1);
  if (!last || points.length < 2) return null;
  const times = points.map(({ on }) => timeOf(on));
  const values = [...points.map(({ value }) => value), ...(target === null ? [] : [target])];
  const x = scaleOf(Math.min(...times), Math.max(...times), EDGE, WIDTH - EDGE);
  const y = scaleOf(Math.min(0, ...values), Math.max(...values) || 1, HEIGHT - EDGE, EDGE);
  const place = ({ on, value }: DatedValue) => `${rounded(x(timeOf(on)))} ${rounded(y(value))}`;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      class="sparkline"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      aria-hidden="true"
    >
      {target !== null && (
        <path
          {...stroked(SERIES[1], 1, 'line-aim')}
          stroke-dasharray="3 3"
          d={`M0 ${rounded(y(target))}H${WIDTH}`}
        />
      )}
      <path {...stroked(SERIES[0], 2, 'line-measured')} d={`M${points.map(place).join('L')}`} />
      <circle
        class="line-end"
        fill={SERIES[0]}
        cx={rounded(x(timeOf(last.on)))}
        cy={rounded(y(last.value))}
        r={3}
      />
    </svg>
  );
}
