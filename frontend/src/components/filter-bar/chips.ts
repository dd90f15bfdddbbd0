/** Filters as they stand in an address, and in words. */
import type { Filter } from '../../fields/types';
import { formatDate } from '../../lib/format';
import { messages } from '../../lib/messages';
import { labelOf } from '../../lib/options';
import { type Params, splitList, toggled } from '../../lib/query';

export interface Chip {
  key: string;
  label: string;
  value: string;
  without: Params;
}

/** The parameters that bound a date. */
export const boundsOf = (name: string) => ({ after: `${name}_after`, before: `${name}_before` });

/** The API's bounds: `_after` includes its day, `_before` does not. People mean whole years. */
export const yearStart = (year: string): string => (year ? `${year}-01-01` : '');
export const yearEnd = (year: string): string => (year ? `${Number(year) + 1}-01-01` : '');
export const firstYear = (date: string | undefined): string => (date ?? '').slice(0, 4);
export const lastYear = (date: string | undefined): string =>
  date ? String(Number(date.slice(0, 4)) - 1) : '';

const isYearStart = (date: string): boolean => date === '' || date.endsWith('-01-01');

/** Whole years where the bounds are years, as people choose them; else the days of a link. */
export function boundsInWords(after: string, before: string): string {
  if (!after && !before) return '';
  if (isYearStart(after) && isYearStart(before)) {
    return `${firstYear(after) || '…'}–${lastYear(before) || '…'}`;
  }
  if (!after) return messages.list.beforeDay(formatDate(before));
  const from = messages.list.fromDay(formatDate(after));
  return before ? `${from}, ${messages.list.beforeDay(formatDate(before))}` : from;
}

export function chipsOf(filters: readonly Filter[], params: Params): Chip[] {
  return filters.flatMap((filter): Chip[] => {
    const { name, label } = filter;
    if (filter.type === 'options') {
      const values = splitList(params[name]);
      return values.map((value) => ({
        key: `${name}=${value}`,
        label,
        value: labelOf(filter.options, value),
        without: { [name]: toggled(values, value).join(',') },
      }));
    }
    const { after, before } = boundsOf(name);
    const value = boundsInWords(params[after] ?? '', params[before] ?? '');
    if (!value) return [];
    return [{ key: name, label, value, without: { [after]: '', [before]: '' } }];
  });
}

export const isOffered = (filter: Filter): boolean => !filter.isByLink;

/** Every parameter that the filters own, emptied. */
export function clearedParams(filters: readonly Filter[]): Params {
  const names = filters.flatMap(({ type, name }) =>
    type === 'options' ? [name] : Object.values(boundsOf(name)),
  );
  return Object.fromEntries(['q', ...names].map((name) => [name, '']));
}
