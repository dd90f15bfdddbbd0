/** Bands: a length shared by things that stand beside one another, and which of them get a label. */

export interface Band {
  start: number;
  size: number;
}

/** Divides a length into equal bands; `gap` is the share of each band left free between two. */
export function bands(count: number, length: number, gap = 0.25): Band[] {
  const step = count > 0 ? length / count : 0;
  return Array.from({ length: count }, (_, index) => ({
    start: index * step + (step * gap) / 2,
    size: step * (1 - gap),
  }));
}

/** Which axis labels fit: every n-th, and n is a number that people count in. */
export function labelStep(count: number, length: number, labelSize: number): number {
  const fits = Math.max(1, Math.floor(length / labelSize));
  return [1, 2, 5, 10, 20, 50].find((step) => count / step <= fits) ?? count;
}
