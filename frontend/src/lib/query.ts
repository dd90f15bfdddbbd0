/** List state in the address: filters, search, sort and cursor, so that a view can be shared. */
import { useLocation } from 'preact-iso';
import { useMemo } from 'preact/hooks';

export type Params = Readonly<Record<string, string>>;

/** The address with some parameters changed; an empty value removes the parameter. */
export function withParams(url: string, changes: Params): string {
  const target = new URL(url, 'http://local');
  for (const [name, value] of Object.entries(changes)) {
    if (value) target.searchParams.set(name, value);
    else target.searchParams.delete(name);
  }
  // Commas separate values throughout: left readable, as RFC 3986 allows.
  const search = target.searchParams.toString().replaceAll('%2C', ',');
  return `${target.pathname}${search ? `?${search}` : ''}`;
}

/** A query string; empty values are left out, and lists are text with commas already. */
export const searchOf = (params: Params): string => withParams('/', params).slice(1);

/** Filter changes start again at the first page. */
export const withFilters = (url: string, changes: Params): string =>
  withParams(url, { ...changes, cursor: '' });

export const splitList = (value: string | undefined): string[] =>
  (value ?? '').split(',').filter(Boolean);

export const toggled = (values: readonly string[], value: string): string[] =>
  values.includes(value) ? values.filter((item) => item !== value) : [...values, value];

/** The sort value after a click on a column: ascending, descending, default. */
export function nextSort(current: string | undefined, field: string): string {
  const first = current?.split(',')[0];
  if (first === field) return `-${field}`;
  return first === `-${field}` ? '' : field;
}

export interface QueryState {
  params: Params;
  /** Changes filters in place (no new history entry for each keystroke or tick). */
  filter: (changes: Params) => void;
  replace: (changes: Params) => void;
  urlWith: (changes: Params) => string;
}

export function useQuery(): QueryState {
  const { url, query, route } = useLocation();
  return useMemo(
    () => ({
      params: query,
      filter: (changes) => {
        route(withFilters(url, changes), true);
      },
      replace: (changes) => {
        route(withParams(url, changes), true);
      },
      urlWith: (changes) => withFilters(url, changes),
    }),
    [url, query, route],
  );
}
