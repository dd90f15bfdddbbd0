/** Which colour stands for what; order and words repeat it in the table. */
import { messages } from '../lib/messages';

export interface Series {
  name: string;
  label: string;
}

export function Legend({ series }: { series: readonly Series[] }) {
  return (
    <ul class="legend" aria-label={messages.chart.legend}>
      {series.map(({ name, label }, index) => (
        <li key={name}>
          <span class={`legend-key fill-${index + 1}`} aria-hidden="true" />
          {label}
        </li>
      ))}
    </ul>
  );
}
