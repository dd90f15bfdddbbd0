/** Where a period lies in a year of twelve equal months, as exactly as it is known. */
import { type PartialDate, type Period, precisionOf, yearOf } from '../../lib/format';

export const MONTHS = 12;

export interface Span {
  /** In months from the beginning of the year: 0 to 12. */
  from: number;
  to: number;
  /** Known to the day; else whole months are meant. */
  isExact: boolean;
}

/** `sometime`: in this year, nobody knows when. `outside`: in another year. */
export type Place = Span | 'sometime' | 'outside' | 'undated';

const daysIn = (year: number, month: number): number =>
  new Date(Date.UTC(year, month + 1, 0)).getUTCDate();

/** Months since the beginning of `year`; the end of a date is the end of its last day or month. */
function monthsSince(year: number, date: PartialDate, isEnd: boolean): number {
  const [own = 0, month = 1, day] = date.split('-').map(Number);
  const whole = (own - year) * MONTHS + month - 1;
  if (day === undefined) return whole + (isEnd ? 1 : 0);
  return whole + (day - (isEnd ? 0 : 1)) / daysIn(own, month - 1);
}

export function placeIn(year: number, { start, end }: Period): Place {
  const [first, last] = [start ?? end, end ?? start];
  if (!first || !last) return 'undated';
  if (precisionOf(first) === 'year' || precisionOf(last) === 'year') {
    return yearOf(first) <= year && year <= yearOf(last) ? 'sometime' : 'outside';
  }
  const [from, to] = [monthsSince(year, first, false), monthsSince(year, last, true)];
  if (to <= 0 || from >= MONTHS) return 'outside';
  const isExact = precisionOf(first) === 'day' && precisionOf(last) === 'day';
  return { from: Math.max(0, from), to: Math.min(MONTHS, to), isExact };
}

/** Where a day stands in the year; nowhere in another year. */
export function dayIn(year: number, today: Date): number | undefined {
  if (today.getUTCFullYear() !== year) return undefined;
  const month = today.getUTCMonth();
  return month + (today.getUTCDate() - 0.5) / daysIn(year, month);
}

/** The month in which something begins, for a list by month; none where that is not known. */
export const monthOf = (place: Place): number | undefined =>
  typeof place === 'string' ? undefined : Math.floor(place.from);
