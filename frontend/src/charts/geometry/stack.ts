/** Parts of a whole, laid end to end. */

export interface Slice {
  key: string;
  value: number;
  start: number;
  size: number;
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

export const sumOf = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);
