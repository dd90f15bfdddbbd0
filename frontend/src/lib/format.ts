/** Dates, numbers and lists for reading. A date is never shown more exactly than it is known. */
import { messages } from './messages';

export type Precision = 'day' | 'month' | 'year';

/** A date as far as it is known, as ISO 8601 writes it: `2013`, `2013-06`, `2013-06-24`. */
export type PartialDate = string;

export interface Period {
  start: PartialDate | null;
  end: PartialDate | null;
}

const LOCALE = 'en-GB';

/** `long` for reading; `short` where months stand in a column. */
export type DateStyle = 'long' | 'short';

const dateFormatsOf = (month: DateStyle): Record<Precision, Intl.DateTimeFormat> => ({
  day: new Intl.DateTimeFormat(LOCALE, {
    day: 'numeric',
    month,
    year: 'numeric',
    timeZone: 'UTC',
  }),
  month: new Intl.DateTimeFormat(LOCALE, { month, year: 'numeric', timeZone: 'UTC' }),
  year: new Intl.DateTimeFormat(LOCALE, { year: 'numeric', timeZone: 'UTC' }),
});

const dateFormats = { long: dateFormatsOf('long'), short: dateFormatsOf('short') };
const instantFormat = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeStyle: 'short' });
const numberFormat = new Intl.NumberFormat(LOCALE);
const shareFormat = new Intl.NumberFormat(LOCALE, { style: 'percent', maximumFractionDigits: 0 });
const listFormat = new Intl.ListFormat(LOCALE, { type: 'conjunction' });
const pluralRules = new Intl.PluralRules(LOCALE);

export const monthNames: readonly string[] = Array.from({ length: 12 }, (_, month) =>
  new Intl.DateTimeFormat(LOCALE, { month: 'long', timeZone: 'UTC' }).format(
    Date.UTC(2000, month, 1),
  ),
);

export function precisionOf(value: PartialDate): Precision {
  if (value.length <= 4) return 'year';
  return value.length <= 7 ? 'month' : 'day';
}

/** The first day of a partial date; what is no date is not guessed at. */
const dateOf = (value: PartialDate): Date =>
  new Date(/^\d{4}(-\d{2}){0,2}(T|$)/.test(value) ? value : Number.NaN);

/** `2013-06` reads "June 2013"; an unreadable value is shown as it is. */
export function formatDate(value: PartialDate, style: DateStyle = 'long'): string {
  const date = dateOf(value);
  const isDate = !Number.isNaN(date.valueOf());
  return isDate ? dateFormats[style][precisionOf(value)].format(date) : value;
}

/** `formatRange` folds what both ends share: "14–16 May 2013". */
export function formatPeriod({ start, end }: Period, style: DateStyle = 'long'): string {
  if (!start) return end ? messages.dates.until(formatDate(end, style)) : '';
  if (!end || end === start) return formatDate(start, style);
  const [from, to] = [dateOf(start), dateOf(end)];
  const isAlike = precisionOf(start) === precisionOf(end) && from <= to;
  const range = isAlike
    ? dateFormats[style][precisionOf(start)].formatRange(from, to)
    : `${formatDate(start, style)} – ${formatDate(end, style)}`;
  // Between two numbers the dash stands close, whatever the locale's data say this year.
  return range.replaceAll(/(?<=\d)\s*–\s*(?=\d)/g, '–');
}

/** The year that a partial date falls in, if it is one. */
export const yearOf = (value: PartialDate): number => dateOf(value).getUTCFullYear();

export const formatInstant = (value: string): string => {
  const date = dateOf(value);
  return Number.isNaN(date.valueOf()) ? value : instantFormat.format(date);
};

export const formatNumber = (value: number): string => numberFormat.format(value);

/** A share between 0 and 1 as a whole percentage. */
export const formatShare = (value: number): string => shareFormat.format(value);

export const formatList = (values: readonly string[]): string => listFormat.format(values);

export function formatMoney(amount: number, currency: string): string {
  return new Intl.NumberFormat(LOCALE, {
    style: 'currency',
    currency,
    currencyDisplay: 'code',
    maximumFractionDigits: Number.isInteger(amount) ? 0 : 2,
  }).format(amount);
}

/** "1 activity", "2 activities": the two forms come from the dictionary. */
export function plural(count: number, one: string, other: string): string {
  return `${formatNumber(count)} ${pluralRules.select(count) === 'one' ? one : other}`;
}

const DAY_MS = 86_400_000;

/** Whole days from one calendar day to another; negative when it is past. */
export function daysBetween(from: Date, to: string): number {
  const today = Date.UTC(from.getUTCFullYear(), from.getUTCMonth(), from.getUTCDate());
  return Math.round((new Date(to).valueOf() - today) / DAY_MS);
}

/** A machine's word (`foreign-terrorist-fighters`, `under_way`) as a reader's. */
export function humanize(code: string): string {
  const words = code.replaceAll(/[-_]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
