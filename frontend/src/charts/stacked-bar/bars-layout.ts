/** Where each row of stacked bars stands: its label beside it, or above it where room is short. */
import { FONT_SIZE, LINE_HEIGHT } from '../drawing/ink';
import { legendHeight } from '../drawing/series-legend';
import { type Slice, stack, sumOf, textWidth, wrapped } from '../geometry';
import type { Series } from '../drawing/series';

const NARROW = 480;
const LABEL_SHARE = 0.4;
const BAR = 18;
const GAP = 12;
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
  const widest = Math.max(0, ...rows.map(({ label }) => textWidth(label, FONT_SIZE)));
  const labelRoom = isNarrow ? width : Math.min(widest, width * LABEL_SHARE);
  const x = isNarrow ? 0 : labelRoom + BESIDE;
  const room = Math.max(0, width - x - ROOM_FOR_TOTAL);
  const longest = Math.max(0, ...rows.map(({ values }) => sumOf(values)));
  let y = legendHeight(series, width);
  const places = rows.map(({ label, values }): BarPlace => {
    const lines = wrapped(label, labelRoom, FONT_SIZE);
    const labelHeight = lines.length * LINE_HEIGHT;
    const barY = isNarrow ? y + labelHeight : y + Math.max(0, (labelHeight - BAR) / 2);
    const height = isNarrow ? labelHeight + BAR : Math.max(labelHeight, BAR);
    const total = sumOf(values);
    const length = longest > 0 ? (room * total) / longest : 0;
    const place = {
      y,
      height,
      lines,
      labelY: y + (isNarrow ? 0 : Math.max(0, (BAR - labelHeight) / 2)) + FONT_SIZE,
      bar: {
        x,
        y: barY,
        thickness: BAR,
        length,
        slices: stack(
          values.map((value, index) => ({ key: String(index), value })),
          length,
        ),
      },
      total,
    };
    y += height + GAP;
    return place;
  });
  return { height: Math.max(BAR, y - GAP + 2), rows: places };
}
