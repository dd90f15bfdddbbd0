/** Scales: from values to where they stand, and the round values that an axis names. */

/** Round values from 0 to at least `max`: steps of 1, 2 or 5 times a power of ten. */
export function ticksUpTo(max: number, wanted = 4): number[] {
  if (max <= 0) return [0, 1];
  const rough = max / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= rough) ?? 10;
  const step = Math.max(1, factor * power);
  return Array.from({ length: Math.ceil(max / step) + 1 }, (_, index) => index * step);
}

/** Ticks for shares of one, and whole numbers for counts. */
export const valueTicks = (max: number): number[] =>
  max <= 1 ? [0, 0.25, 0.5, 0.75, 1] : ticksUpTo(max);

export type Scale = (value: number) => number;

/** From `[from, to]` to `[start, end]`; where the values are but one, it stands in the middle. */
export const scaleOf =
  (from: number, to: number, start: number, end: number): Scale =>
  (value) =>
    to > from ? start + ((value - from) / (to - from)) * (end - start) : (start + end) / 2;

/** A place as a drawing writes it: tenths are finer than any screen or printer shows. */
export const rounded = (place: number): number => Math.round(place * 10) / 10;
