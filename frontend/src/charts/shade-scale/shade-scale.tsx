/** How much each shade stands for. */
import { formatNumber } from '../../lib/format';
import { messages } from '../../lib/messages';
import { shadeRanges } from '../geometry';
import './shade-scale.css';

interface ShadeScaleProps {
  max: number;
  /** After each number, such as a percent sign. */
  unit?: string | undefined;
  /** Whether of something nothing is known. */
  hasNone?: boolean;
}

function Key({ shade, label }: { shade: string; label: string }) {
  return (
    <li>
      <span class={`legend-key shade-key shade-${shade}`} aria-hidden="true" />
      {label}
    </li>
  );
}

export function ShadeScale({ max, unit = '', hasNone = false }: ShadeScaleProps) {
  const told = (value: number) => `${formatNumber(value)}${unit}`;
  return (
    <ul class="legend" aria-label={messages.chart.legend}>
      {hasNone && <Key shade="none" label={messages.chart.noData} />}
      <Key shade="0" label={told(0)} />
      {shadeRanges(max).map(({ shade, from, to }) => (
        <Key
          key={shade}
          shade={String(shade)}
          label={from === to ? told(from) : `${formatNumber(from)}–${told(to)}`}
        />
      ))}
    </ul>
  );
}
