/** Time: years without gaps, and days as numbers that a scale takes. */

/** The years from the first to the last, without gaps: a year with nothing is still a year. */
export function yearsBetween(years: readonly number[]): number[] {
  if (years.length === 0) return [];
  const first = Math.min(...years);
  return Array.from({ length: Math.max(...years) - first + 1 }, (_, index) => first + index);
}

/** A day as a number: the same in every time zone, because a date alone is read as UTC. */
export const timeOf = (on: string): number => new Date(on).valueOf();
