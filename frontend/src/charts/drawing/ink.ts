/**
 * The colours of paper, as attributes. On the screen the style sheet overrides them by the class
 * that each part bears, so that one drawing serves light, dark and print.
 */

export const INK = '#16212c';
export const SOFT = '#43505d';
export const LINE = '#d9dfe3';
export const AXIS = '#77838f';
export const PAPER = '#ffffff';
export const FONT_SIZE = 12;
export const LINE_HEIGHT = 16;

/** From dark to light: a copy in grey tells each from the next. */
export const SERIES = ['#0f3a52', '#8a5a1c', '#5f9c8a', '#c7b3cc', '#e9ecee'] as const;
const DARK = 2;
const LAST_DARKER = 2;

const placeOf = (series: number): number => series % SERIES.length;

/** How a part of a series is filled; what is nearly as light as paper has an edge. */
export const filled = (series: number) => ({
  class: `fill-${placeOf(series) + 1}`,
  fill: SERIES[placeOf(series)],
  ...(placeOf(series) > LAST_DARKER && { stroke: AXIS, 'stroke-width': 0.5 }),
});

/** How text on a part of a series is written. */
export const writtenOn = (series: number) => ({
  class: `on-fill-${placeOf(series) + 1}`,
  fill: placeOf(series) < DARK ? PAPER : INK,
});

export const stroked = (colour: string, width: number, className: string) => ({
  class: className,
  fill: 'none',
  stroke: colour,
  'stroke-width': width,
});
