/** The 21 member economies as equal tiles: a link each, with its name and value. */
import { formatNumber } from '../../lib/format';
import { messages } from '../../lib/messages';
import { Figure } from '../figure/figure';
import { shadeOf, shadeRanges } from '../geometry';
import { tiles } from './tiles';
import './tile-map.css';

export interface TileValue {
  code: string;
  /** The name exactly as APEC writes it; codes are for machines. */
  name: string;
  value: number | null;
  href: string;
}

interface TileMapProps {
  title: string;
  reading: string;
  valueLabel: string;
  values: readonly TileValue[];
}

function Scale({ max }: { max: number }) {
  return (
    <ul class="legend" aria-label={messages.chart.legend}>
      <li>
        <span class="legend-key shade-0 tile-key" aria-hidden="true" />0
      </li>
      {shadeRanges(max).map(({ shade, from, to }) => (
        <li key={shade}>
          <span class={`legend-key shade-${shade} tile-key`} aria-hidden="true" />
          {from === to ? formatNumber(from) : `${formatNumber(from)}–${formatNumber(to)}`}
        </li>
      ))}
    </ul>
  );
}

export function TileMap({ title, reading, valueLabel, values }: TileMapProps) {
  const max = Math.max(0, ...values.map(({ value }) => value ?? 0));
  return (
    <Figure
      title={title}
      reading={reading}
      twin={{
        header: [messages.nav.economies, valueLabel],
        rows: values.map(({ name, value }) => [name, value]),
      }}
    >
      <Scale max={max} />
      <div class="tile-map-frame">
        <ul class="tile-map" aria-label={`${title}. ${messages.chart.tileMap}`}>
          {values.map(({ code, name, value, href }) => {
            const tile = tiles[code];
            return (
              <li key={code} style={tile && { '--column': tile.column, '--row': tile.row }}>
                <a
                  class={`tile shade-${value === null ? 'none' : shadeOf(value, max)}`}
                  href={href}
                >
                  <span class="tile-name">{name}</span>
                  <span class="tile-value number">
                    {value === null ? '–' : formatNumber(value)}
                    <span class="visually-hidden">
                      {' '}
                      {value === null ? messages.chart.noData : valueLabel}
                    </span>
                  </span>
                </a>
              </li>
            );
          })}
        </ul>
      </div>
    </Figure>
  );
}
