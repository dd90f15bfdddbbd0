/** Where each row of stacked bars stands: its label beside it, or above it where room is short. */
import { FONT_SIZE, LINE_HEIGHT } from '../drawing/ink';
import { legendHeight } from '../drawing/series-legend';
import { type Slice, stack, sumOf, textWidth, wrapped } from '../geometry';
import type { Series } from '../drawing/series';

const NARROW = 480;
const LABEL_SHARE = 0.4;
const ROOMY = { bar: 18, gap: 12 };
/** Of many rows: still 24 from one to the next, so that each can be hit. */
const DENSE = { bar: 14, gap: 8 };
const MANY = 12;
const BESIDE = 12;
const ROOM_FOR_TOTAL = 44;

export interface Bar {
  label: string;
  /** One value for each series, in their order. */
  values: readonly number[];
}

export interface BarPlace {
  y: number;
  height: number;
  lines: readonly string[];
  /** The base line of the first line of the label. */
  labelY: number;
  bar: { x: number; y: number; thickness: number; length: number; slices: readonly Slice[] };
  total: number;
}

export interface BarsLayout {
  height: number;
  rows: readonly BarPlace[];
}

export function barsLayout(
  series: readonly Series[],
  rows: readonly Bar[],
  width: number,
): BarsLayout {
  const isNarrow = width < NARROW;
  const { bar: thickness, gap } = rows.length > MANY ? DENSE : ROOMY;
  const widest = Math.max(0, ...rows.map(({ label }) => textWidth(label, FONT_SIZE)));
  const labelRoom = isNarrow ? width : Math.min(widest, width * LABEL_SHARE);
  const x = isNarrow ? 0 : labelRoom + BESIDE;
  const room = Math.max(0, width - x - ROOM_FOR_TOTAL);
  const longest = Math.max(0, ...rows.map(({ values }) => sumOf(values)));
  let y = legendHeight(series, width);
  const places = rows.map(({ label, values }): BarPlace => {
    const lines = wrapped(label, labelRoom, FONT_SIZE);
    const labelHeight = lines.length * LINE_HEIGHT;
    const barY = isNarrow ? y + labelHeight : y + Math.max(0, (labelHeight - thickness) / 2);
    const height = isNarrow ? labelHeight + thickness : Math.max(labelHeight, thickness);
    const total = sumOf(values);
    const length = longest > 0 ? (room * total) / longest : 0;
    const place = {
      y,
      height,
      lines,
      labelY: y + (isNarrow ? 0 : Math.max(0, (thickness - labelHeight) / 2)) + FONT_SIZE,
      bar: {
        x,
        y: barY,
        thickness,
        length,
        slices: stack(
          values.map((value, index) => ({ key: String(index), value })),
          length,
        ),
      },
      total,
    };
    y += height + gap;
    return place;
  });
  return { height: Math.max(thickness, y - gap + 2), rows: places };
}
