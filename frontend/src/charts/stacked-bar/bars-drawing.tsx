/** Horizontal bars made of the same parts in the same order, on one scale, for a given width. */
import { Drawing, type Named } from '../drawing/drawing';
import { filled, FONT_SIZE, INK, LINE_HEIGHT, writtenOn } from '../drawing/ink';
import { SeriesLegend } from '../drawing/series-legend';
import { rounded, textWidth } from '../geometry';
import { colourOf, type Series } from '../drawing/series';
import { type Bar, type BarPlace, barsLayout } from './bars-layout';

export interface BarsData extends Named {
  series: readonly Series[];
  rows: readonly Bar[];
}

interface BarsDrawingProps {
  data: BarsData;
  width: number;
  format: (value: number) => string;
}

/** From the middle of a bar down to the base line of text that stands in its middle. */
const CENTRED = 4;

interface RowProps {
  place: BarPlace;
  series: readonly Series[];
  format: (value: number) => string;
}

function Row({ place, series, format }: RowProps) {
  const { lines, labelY, bar, total } = place;
  const base = rounded(bar.y + bar.thickness / 2 + CENTRED);
  const isStacked = bar.slices.length > 1;
  return (
    <g>
      {lines.map((line, index) => (
        <text key={index} class="label" fill={INK} x={0} y={rounded(labelY + index * LINE_HEIGHT)}>
          {line}
        </text>
      ))}
      {bar.slices.map(({ key, value, start, size }) => {
        const words = format(value);
        const colour = colourOf(series, Number(key));
        return (
          <g key={key}>
            <rect
              {...filled(colour)}
              x={rounded(bar.x + start)}
              y={rounded(bar.y)}
              width={rounded(Math.max(1, size - 1))}
              height={bar.thickness}
            />
            {isStacked && size > textWidth(words, FONT_SIZE) + 6 && (
              <text
                {...writtenOn(colour)}
                x={rounded(bar.x + start + size / 2)}
                y={base}
                text-anchor="middle"
              >
                {words}
              </text>
            )}
          </g>
        );
      })}
      <text x={rounded(bar.x + bar.length + (total > 0 ? 6 : 0))} y={base}>
        {format(total)}
      </text>
    </g>
  );
}

export function BarsDrawing({ data, width, format }: BarsDrawingProps) {
  const { title, reading, series, rows } = data;
  const layout = barsLayout(series, rows, width);
  return (
    <Drawing title={title} reading={reading} width={width} height={layout.height}>
      <SeriesLegend series={series} width={width} />
      {layout.rows.map((place, index) => (
        <Row key={index} place={place} series={series} format={format} />
      ))}
    </Drawing>
  );
}
