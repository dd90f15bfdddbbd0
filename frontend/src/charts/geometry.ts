/** Where things are drawn: pure arithmetic without a document, shared by every chart. */

export interface Band {
  start: number;
  size: number;
}

export interface Slice {
  key: string;
  value: number;
  start: number;
  size: number;
}

/** Round values from 0 to at least `max`: steps of 1, 2 or 5 times a power of ten. */
export function ticksUpTo(max: number, wanted = 4): number[] {
  if (max <= 0) return [0, 1];
  const rough = max / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= rough) ?? 10;
  const step = Math.max(1, factor * power);
  return Array.from({ length: Math.ceil(max / step) + 1 }, (_, index) => index * step);
}

/** Divides a length into equal bands; `gap` is the share of each band left free between two. */
export function bands(count: number, length: number, gap = 0.25): Band[] {
  const step = count > 0 ? length / count : 0;
  return Array.from({ length: count }, (_, index) => ({
    start: index * step + (step * gap) / 2,
    size: step * (1 - gap),
  }));
}

/** Lays values end to end over a length; empty values take no room and are left out. */
export function stack(
  values: readonly { key: string; value: number }[],
  length: number,
  total = values.reduce((sum, { value }) => sum + value, 0),
): Slice[] {
  let start = 0;
  const slices: Slice[] = [];
  for (const { key, value } of values) {
    if (value <= 0 || total <= 0) continue;
    const size = (value / total) * length;
    slices.push({ key, value, start, size });
    start += size;
  }
  return slices;
}

/** The years from the first to the last, without gaps: a year with nothing is still a year. */
export function yearsBetween(years: readonly number[]): number[] {
  if (years.length === 0) return [];
  const first = Math.min(...years);
  return Array.from({ length: Math.max(...years) - first + 1 }, (_, index) => first + index);
}

/** Which axis labels fit: every n-th, and n is a number that people count in. */
export function labelStep(count: number, length: number, labelSize: number): number {
  const fits = Math.max(1, Math.floor(length / labelSize));
  return [1, 2, 5, 10, 20, 50].find((step) => count / step <= fits) ?? count;
}

/** The shade of a value, 0 for nothing and 1 to `shades` for the rest, in equal steps. */
export function shadeOf(value: number, max: number, shades = 5): number {
  if (value <= 0 || max <= 0) return 0;
  return Math.min(shades, Math.max(1, Math.ceil((value / max) * shades)));
}

/** The range of whole numbers that each shade stands for, for a legend. */
export function shadeRanges(
  max: number,
  shades = 5,
): { shade: number; from: number; to: number }[] {
  const ranges = new Map<number, { shade: number; from: number; to: number }>();
  for (let value = 1; value <= max; value += 1) {
    const shade = shadeOf(value, max, shades);
    const range = ranges.get(shade);
    if (range) range.to = value;
    else ranges.set(shade, { shade, from: value, to: value });
  }
  return [...ranges.values()];
}
