/** The 21 member economies as equal tiles: a link each, with its name and value. */
import { formatNumber } from '../../lib/format';
import { messages } from '../../lib/messages';
import { Figure } from '../figure/figure';
import { shadeOf } from '../geometry';
import { ShadeScale } from '../shade-scale/shade-scale';
import { tiles } from './tiles';
import './tile-map.css';

export interface TileValue {
  code: string;
  /** The name exactly as APEC writes it; codes are for machines. */
  name: string;
  value: number | null;
  /** The value as it is read, if it is not a bare number. */
  shown?: string;
  href: string;
}

interface TileMapProps {
  title: string;
  reading: string;
  valueLabel: string;
  /** After each number of the legend, such as a percent sign. */
  unit?: string | undefined;
  values: readonly TileValue[];
}

export function TileMap({ title, reading, valueLabel, unit, values }: TileMapProps) {
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
      <ShadeScale max={max} unit={unit} hasNone={values.some(({ value }) => value === null)} />
      <div class="tile-map-frame">
        <ul class="tile-map" aria-label={`${title}. ${messages.chart.tileMap}`}>
          {values.map(({ code, name, value, shown, href }) => {
            const tile = tiles[code];
            return (
              <li key={code} style={tile && { '--column': tile.column, '--row': tile.row }}>
                <a
                  class={`tile shade-${value === null ? 'none' : shadeOf(value, max)}`}
                  href={href}
                >
                  <span class="tile-name">{name}</span>
                  <span class="tile-value number">
                    {value === null ? '–' : (shown ?? formatNumber(value))}
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
