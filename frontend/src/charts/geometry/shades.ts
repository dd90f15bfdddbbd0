/** Shades: how dark a count is among others. */

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
